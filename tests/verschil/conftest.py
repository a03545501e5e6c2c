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
from sociaal_domein.domein import open as open_domein
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing

Ververs = Callable[..., Path]


DAG = date(2026, 11, 21)
# A shift between two taakvelden of Almere: the total, which a check guards, stays.
VERSCHUIF = (
    "select * replace (lasten_keur + case when gemeente_code = 'GM0034' and jaar = 2024 and verslag = 'jaarrekening' "
    "then case taakveld when '6.3' then -1000 when '6.72' then 1000 else 0 end else 0 end as lasten_keur) from {rijen}"
)


@pytest.fixture(scope="session")
def met_briefing(tmp_path_factory: pytest.TempPathFactory, opslag: Path) -> Path:
    """Make a working folder of Almere with a briefing, once; tests copy it."""
    folder = tmp_path_factory.mktemp("sjabloon") / "almere"
    begin("GM0034", "Almere", folder)
    store = paden.opslagpad(folder)
    store.parent.mkdir()
    shutil.copyfile(opslag, store)
    with open_domein(folder) as domein:
        schrijf_briefing(domein.gemeente(), BriefingKeuze(DAG), None)
    return folder


@pytest.fixture(scope="session")
def met_verversing(met_briefing: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Refresh that folder with other accounts of Almere, and build it, once; tests copy it."""
    folder = tmp_path_factory.mktemp("ververst") / "almere"
    shutil.copytree(met_briefing, folder)
    ververs_in(folder, "iv3", "lasten", VERSCHUIF, "2026-12-01")
    bouw(folder)
    return folder


@pytest.fixture
def home(met_briefing: Path, tmp_path: Path) -> Path:
    """Return a working folder of Almere with a briefing in uitvoer/."""
    return Path(shutil.copytree(met_briefing, tmp_path / "almere"))


@pytest.fixture
def page(home: Path) -> Path:
    """Return the briefing in that folder."""
    return home / "uitvoer" / "briefing-almere.html"


@pytest.fixture
def verschoven(met_verversing: Path, tmp_path: Path) -> Path:
    """Return a working folder in which the accounts were refreshed after the briefing."""
    return Path(shutil.copytree(met_verversing, tmp_path / "verschoven"))


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
