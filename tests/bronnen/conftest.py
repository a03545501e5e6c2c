"""Small samples of the raw files, with their oddities, to read and to damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.bronnen.uitgever import Uitgever

Bewerk = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def monsters(projectmap: Path) -> Path:
    """Return the folder with one sample per source."""
    return projectmap / "tests" / "data" / "bronnen"


@pytest.fixture
def kopie(monsters: Path, tmp_path: Path) -> Path:
    """Return a copy of all samples that a test may change."""
    return Path(shutil.copytree(monsters, tmp_path / "ruw"))


@pytest.fixture
def bewerk(kopie: Path) -> Bewerk:
    """Return a function that replaces a text, which must be there, in one raw file."""

    def change(name: str, old: str, new: str) -> None:
        path = kopie / name
        text = path.read_bytes().decode("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return change


@pytest.fixture(scope="session")
def vraag(projectmap: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    """Return a function that queries the embedded snapshots; write {iv3}/lasten.parquet for a table."""
    folders = {p.name: str(p) for p in (projectmap / "data" / "open").iterdir()}

    def query(sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect() as con:
            return con.execute(sql.format(**folders)).fetchall()

    return query


@pytest.fixture
def uitgever() -> Iterator[Uitgever]:
    """Give a publisher on loopback; see tests/bronnen/uitgever."""
    with Uitgever() as server:
        yield server
