"""A working folder of the fictitious municipality."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.begin import begin


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a working folder."""
    folder = tmp_path / "werkmap"
    begin("GM9999", "Voorbeeldgemeente", folder)
    return folder
