"""Small samples of the raw files, with their oddities, to read and to damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sociaal_domein.bronnen.cbs_odata3 import haal_tabel
from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.bronnen.ophalen import Ophaler
from tests.bronnen.uitgever import Uitgever, voorbeelden

Bewerk = Callable[[str, str, str], None]
Haal = Callable[..., Opgehaald]


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


@pytest.fixture
def ophaler() -> Iterator[Ophaler]:
    """Give what asks publishers, without real waiting."""
    with Ophaler("griffie@voorbeeld.nl", wacht=lambda _: None) as fetcher:
        yield fetcher


@pytest.fixture
def haal(uitgever: Uitgever, ophaler: Ophaler, tmp_path: Path) -> Haal:
    """Return a function that fetches a table of OData v3 into the folder of this test."""
    for table in (voorbeelden.kwb(), voorbeelden.iv3(), voorbeelden.regio3()):
        uitgever.zet(table)

    def fetch(tabel: str, kies: Mapping[str, Sequence[str]] | None = None, **opties: Any) -> Opgehaald:
        return haal_tabel(ophaler, tabel=tabel, adres=uitgever.adres, map=tmp_path / tabel, kies=kies, **opties)

    return fetch
