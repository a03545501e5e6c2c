"""A working folder of Almere on the real snapshots, and refreshes that change them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname

Ververs = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, opslag: Path) -> Path:
    """Return a new working folder of Almere, with a store that a build need not make again from nothing."""
    folder = tmp_path / "almere"
    begin("GM0034", "Almere", folder)
    store = paden.opslagpad(folder)
    store.parent.mkdir()
    shutil.copyfile(opslag, store)
    return folder


@pytest.fixture
def ververs(home: Path) -> Ververs:
    """Return what writes a newer snapshot of a source, as a refresh does."""

    def doe(bron: str, tabel: str, sql: str, opgehaald: str = "2026-12-01", **tabelvelden: Any) -> Path:
        return ververs_in(home, bron, tabel, sql, opgehaald, **tabelvelden)

    return doe


def ververs_in(home: Path, bron: str, tabel: str, sql: str, opgehaald: str, **tabelvelden: Any) -> Path:
    """Take the snapshot in use, change the rows of one table (``{rijen}`` in the SQL), and make it the one in use.

    Parameters
    ----------
    tabelvelden
        Other fields of the table in its manifest. ``correcties`` (text) is added to its corrections, and
        ``zelfde_bestand`` leaves the checksums of the raw files as they were.
    """
    current = paden.bronmappen(home)[bron]
    text = tabelvelden.pop("correcties", None)
    same = tabelvelden.pop("zelfde_bestand", False)
    with momentopname.nieuwe(home / "data" / "open" / bron) as folder:
        for file in current.iterdir():
            if file.is_file():
                shutil.copyfile(file, folder / file.name)
        if text is not None:
            with (folder / mf.CORRECTIESBESTAND).open("a", encoding="utf-8") as file:
                file.write(text)
        manifest = mf.lees(folder)
        record = manifest.tabellen[tabel]
        path = folder / record.bestand
        with duckdb.connect() as con:
            rows = f"read_parquet('{current / record.bestand}')"
            con.execute(f"copy ({sql.format(rijen=rows)}) to '{path}' (format parquet)")
            count = con.execute(f"select count(*) from read_parquet('{path}')").fetchall()[0][0]
        raw = record.bronbestanden
        if not same:
            raw = (raw[0].model_copy(update={"sha256": mf.sha256(path)}), *raw[1:])
        counts = record.rijen.model_copy(update={"tabel": count})
        update = {"sha256": mf.sha256(path), "rijen": counts, "bronbestanden": raw, **tabelvelden}
        tables = manifest.tabellen | {tabel: record.model_copy(update=update)}
        changed = {"tabellen": tables, "opgehaald": date.fromisoformat(opgehaald)}
        mf.schrijf(manifest.model_copy(update=changed), folder)
    return paden.bronmappen(home)[bron]
