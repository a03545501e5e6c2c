"""The font of what goes on paper: Liberation Sans, with its licence beside it."""

from __future__ import annotations

from pathlib import Path

LETTERTYPEN = Path(__file__).parent
