"""Copies of the embedded snapshots that a test may break, with a manifest that fits again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sociaal_domein import paden

from .herschrijven import herschrijf

Breek = Callable[[str, str, str], Path]


@pytest.fixture
def breek(tmp_path: Path) -> Breek:
    """Return a function that copies the snapshot of a source and rewrites one of its tables."""

    def copy(bron: str, table: str, sql: str) -> Path:
        folder = tmp_path / "open" / bron
        shutil.copytree(paden.datamap() / "open" / bron, folder)
        herschrijf(folder, table, sql)
        return folder

    return copy


@pytest.fixture
def kopie(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that copies the snapshot of a source."""
    return lambda bron: Path(shutil.copytree(paden.datamap() / "open" / bron, tmp_path / "open" / bron))
