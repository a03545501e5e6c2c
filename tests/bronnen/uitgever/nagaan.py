"""What a fetched table must be: the rows of the publisher, all of them, or nothing new."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import opgehaald
from sociaal_domein.bronnen.opgehaald import Opgehaald
from tests.bronnen.uitgever.tabellen import Tabel3

KWB, IV3, REGIO = "86165NED", "45063NED", "85099NED"
PAGINA = "UntypedDataSet\\?"


def rijen(map: Path) -> list[tuple[Any, ...]]:
    """Return the rows of a fetched table, without the numbers of the publisher."""
    with duckdb.connect() as con:
        return con.execute(f"select * exclude (ID) from '{map / opgehaald.RIJENBESTAND}'").fetchall()


def heel(map: Path, tabel: Tabel3, gelezen: Opgehaald) -> None:
    """Check that the folder holds exactly the rows that the publisher has."""
    axes = [axis.naam for axis in tabel.assen]
    names = [*axes, *(m.kolom for m in tabel.maten)]
    assert sorted(rijen(map)) == sorted(tuple(str(row[n]).strip() for n in names) for row in tabel.rijen)
    assert gelezen == opgehaald.lees(map)
    assert gelezen.rijen == len(tabel.rijen)
    assert gelezen.sha256 == mf.sha256(map / opgehaald.RIJENBESTAND)
    assert sorted(p.name for p in map.iterdir()) == [opgehaald.RIJENBESTAND, opgehaald.TABELBESTAND]


def niets_nieuws(map: Path) -> None:
    """Check that the folder holds no table."""
    assert not (map / opgehaald.TABELBESTAND).exists()
    assert not (map / opgehaald.RIJENBESTAND).exists()
