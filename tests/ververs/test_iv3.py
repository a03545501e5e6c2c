"""Iv3: the detail of a year gives back the figures in the package, to the euro."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import rijen
from sociaal_domein.fouten import SociaalDomeinFout
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


def test_before_2023_there_are_no_parts(tmp_path: Path):
    manifest, folder, _ = ververst(tmp_path, detail.iv3(2017), jaren=(2017,))
    assert verschil(folder, "onderverdeling") == []
    assert manifest.tabellen["onderverdeling"].rijen.apart == 0


def test_an_unknown_taakveld_is_set_aside_when_nothing_is_booked_on_it_and_refused_otherwise(tmp_path: Path):
    table = detail.iv3(2024)
    table.dimensies["TaakveldBalanspost"]["6.99"] = "6.99 Iets nieuws"
    new = {**table.rijen[0], "TaakveldBalanspost": "6.99", "Categorie": "L3.8"}
    table.rijen.append(new | dict.fromkeys(detail.MATEN, "0"))
    _, folder, _ = ververst(tmp_path, table, jaren=(2024,))
    assert verschil(folder, "lasten") == []
    with duckdb.connect() as con:
        aside = con.execute(
            f"select tabel, sum(aantal) from read_parquet('{folder}/apart.parquet') "
            "where reden = 'onbekend_taakveld' group by 1 order by 1"
        ).fetchall()
    assert dict(aside)["lasten"] == 1
    table.rijen[-1] = new | dict.fromkeys(detail.MATEN, "12")
    (tmp_path / "twee").mkdir()
    with pytest.raises(SociaalDomeinFout, match=r"Op taakveld 6\.99 staan 1 bedragen"):
        ververst(tmp_path / "twee", table, jaren=(2024,))
