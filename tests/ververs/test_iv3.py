"""Iv3: the detail of a year gives back the figures in the package, to the euro."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import rijen
from sociaal_domein.ververs import boek, iv3
from tests.ververs import detail

OPEN = detail.OPEN


def ververst(
    tmp_path: Path, *tabellen: detail.Tabel, jaren: tuple[int, ...]
) -> tuple[mf.Manifest, Path, boek.Bronboek]:
    folder = tmp_path / "nieuw"
    folder.mkdir()
    items = [
        (year, detail.als_opgehaald(table, tmp_path / table.naam), tmp_path / table.naam)
        for year, table in zip(jaren, tabellen, strict=True)
    ]
    with rijen.verbinding(tmp_path) as con:
        con.execute("set threads = 1")
        made = iv3.maak(con, items, OPEN / "iv3", OPEN / "gemeenten" / "inwoners.parquet", tmp_path)
        manifest, _ = boek.schrijf(con, made, folder, OPEN / "iv3", items[0][1].opgehaald_op.date())
    return mf.controleer(folder) and manifest, folder, made


def verschil(
    folder: Path, table: str, keep: str = "true", columns: str = "*", *, heen_en_weer: bool = True
) -> list[tuple[object, ...]]:
    one, two = (
        f"select {columns} from read_parquet('{f}/{table}.parquet') where {keep}" for f in (folder, OPEN / "iv3")
    )
    with duckdb.connect() as con:
        lost = con.execute(f"({two}) except all ({one})").fetchall()
        return lost + (con.execute(f"({one}) except all ({two})").fetchall() if heen_en_weer else [])


@pytest.mark.parametrize("jaar", [2023, 2017, 2024])
def test_the_detail_of_a_year_gives_the_figures_in_the_package_back(tmp_path: Path, jaar: int):
    _, folder, _ = ververst(tmp_path, detail.iv3(jaar), jaren=(jaar,))
    assert verschil(folder, "lasten") == []
    assert verschil(folder, "hoofdcategorie") == []
    assert verschil(folder, "totalen") == []
    assert verschil(folder, "taakvelden") == []
    amounts = (
        "jaar, verslag, gemeente_code, taakveld, lasten_keur, coalesce(baten_keur, 0), coalesce(salarissen_keur, 0)"
    )
    lost = verschil(folder, "onderverdeling", "lasten_keur <> 0", amounts, heen_en_weer=False)
    assert lost == []
