"""A municipality's own collection of waiting times: no names, nothing about few providers, nothing comes with us."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from sociaal_domein.begin import begin
from sociaal_domein.bronnen import lees_bron, wachttijden_aanbieders
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.bouw import bouw

KOP = "snapshot,aanbieder,doelgroep,wacht_intake_weken,wacht_behandeling_weken,intake_tekst,soort_opgave,brondatum"
# Everything here is invented: providers A to D of the Voorbeeldgemeente.
RIJEN = [
    "2026-08-06,Aanbieder A,Jeugd,4,,4 wk,concrete,2026-08-05",
    "2026-08-06,Aanbieder A,Jeugd,8.5,,8-9 wk,concrete,2026-08-05",
    "2026-08-06,Aanbieder B,Jeugd|Wmo,0,2,geen,concrete,2026-05",
    "2026-08-06,Aanbieder C,Jeugd,26.1,10,6 mnd,concrete,",
    "2026-08-06,Aanbieder D,Jeugd,,,In overleg,unknown,2026-02-01",
    "2026-08-06,Aanbieder E,Jeugd,13,,via de wijk,route,2026-01",
    "2026-08-07,Aanbieder A,Jeugd,3,,3 wk,concrete,2026-08-07",
]


def schrijf(map: Path, rijen: list[str] = RIJEN) -> Path:
    path = map / "voorbeeldgemeente_wachttijden_lang.csv"
    path.write_text("\n".join([KOP, *rijen]) + "\n", encoding="utf-8")
    return path


def cellen(pad: Path) -> dict[tuple[str, ...], tuple[object, ...]]:
    rows = wachttijden_aanbieders.lees(pad).tabellen["groepen"].rijen
    return {tuple(map(str, row[:4])): row[4:] for row in rows}


def test_empty_is_no_zero_and_only_concrete_counts(tmp_path):
    cells = cellen(schrijf(tmp_path))
    # Medians per provider: A 6.25, B 0, C 26.1; D says nothing and E only where to ask.
    assert cells["voorbeeldgemeente", "2026-08-06", "jeugd", "intake"] == (5, 3, 6.25, "2026-05", None)
    # Two providers give a time to treatment: that is about one or two practices.
    assert cells["voorbeeldgemeente", "2026-08-06", "jeugd", "behandeling"] == (5, None, None, None, "onderdrukt")


def test_a_list_of_groups_counts_in_each_and_few_providers_show_nothing(tmp_path):
    cells = cellen(schrijf(tmp_path))
    assert cells["voorbeeldgemeente", "2026-08-06", "wmo", "intake"] == (None, None, None, None, "onderdrukt")
    assert cells["voorbeeldgemeente", "2026-08-07", "jeugd", "intake"] == (None, None, None, None, "onderdrukt")


def test_nobody_gives_a_time_is_missing(tmp_path):
    rows = [f"2026-08-06,Aanbieder {x},Jeugd,,,,unknown," for x in "ABC"]
    cells = cellen(schrijf(tmp_path, rows))
    assert cells["voorbeeldgemeente", "2026-08-06", "jeugd", "intake"] == (3, None, None, None, "ontbreekt")


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("2026-08-06,Aanbieder A,Jeugd,veel,,,concrete,", "regel 2, veld wacht_intake_weken"),
        ("2026-08-06,Aanbieder A,Jeugd,-1,,,concrete,", "regel 2, veld wacht_intake_weken"),
        ("2026-08-06,Aanbieder A,Jeugd,,4 mnd,,concrete,", "regel 2, veld wacht_behandeling_weken"),
        ("2026-08-06,Aanbieder A,Jeugd,4,,,misschien,", "regel 2, veld soort_opgave"),
        ("2026-08-06,Aanbieder A,Jeugd,4,,,unknown,", "regel 2, veld soort_opgave"),
        ("2026-08-06,Aanbieder A,Jeugd,4,,,concrete,2026-13", "regel 2, veld brondatum"),
        ("6-8-2026,Aanbieder A,Jeugd,4,,,concrete,", "regel 2, veld snapshot"),
        ("2026-08-06,Aanbieder A,Jeugd,4,,concrete,", "regel 2"),
    ],
)
def test_a_damaged_file_names_line_and_field(tmp_path, row, where):
    with pytest.raises(SociaalDomeinFout) as caught:
        wachttijden_aanbieders.lees(schrijf(tmp_path, [row]))
    assert where in str(caught.value)


def test_another_file_name_is_not_taken(tmp_path):
    (tmp_path / "wachttijden.csv").write_text(KOP)
    with pytest.raises(SociaalDomeinFout, match="_wachttijden_lang"):
        wachttijden_aanbieders.lees(tmp_path)


def test_no_provider_is_written_and_twice_gives_the_same_bytes(tmp_path):
    path = schrijf(tmp_path)
    for folder in ("een", "twee"):
        lees_bron("wachttijden_aanbieders", path, tmp_path / folder, opgehaald=date(2026, 1, 2))
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / f / "wachttijden_aanbieders").iterdir()} for f in ("een", "twee")
    )
    assert first == second
    assert not [name for name, content in first.items() if any(f"Aanbieder {x}".encode() in content for x in "ABCDE")]
    assert mf.lees(tmp_path / "een" / "wachttijden_aanbieders").licentie.naam == "Geen licentie bekend"


def test_nothing_of_this_kind_comes_with_the_package(projectmap):
    assert not (projectmap / "data" / "open" / "wachttijden_aanbieders").exists()


def test_a_municipality_reads_its_own_file_and_builds(tmp_path):
    home = tmp_path / "werkmap"
    begin("GM0034", "Almere", home)
    lees_bron("wachttijden_aanbieders", schrijf(tmp_path), home / "data" / "open", opgehaald=date(2026, 1, 2))
    store = bouw(home).opslag
    with duckdb.connect(str(store), read_only=True) as con:
        (row,) = con.execute(
            "select mediaan_weken from ruw_wachttijden_aanbieders__groepen where reden is null"
        ).fetchall()
        names = con.execute("select naam from meta_snapshot where bron = 'wachttijden_aanbieders'").fetchall()
    assert row == (6.25,)
    assert names == [("Wachttijden volgens aanbieders, voorbeeldgemeente",)]


def test_a_day_that_does_not_exist_names_line_and_field(tmp_path):
    with pytest.raises(SociaalDomeinFout, match="een dag die bestaat") as caught:
        cellen(schrijf(tmp_path, [RIJEN[0], RIJEN[1].replace("2026-08-06", "2026-02-30", 1)]))
    assert "regel 3, veld snapshot" in str(caught.value.waar)
