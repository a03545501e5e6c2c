"""Gemeenten: broken letters repaired on record, class names readable, other areas set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import gemeenten
from sociaal_domein.fouten import SociaalDomeinFout

LIJST = "gemeenten/gemeenten_per_jaar_2010_2026.csv"
KLASSEN = "gemeenten/gemeenteklassen/2024.csv"


@pytest.fixture
def correcties(projectmap: Path) -> tuple[corr.Correctie, ...]:
    return corr.lees(projectmap / "data" / "open" / "gemeenten")


def test_broken_names_are_taken_from_the_nearest_year(kopie, correcties):
    rows = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["lijst"].rijen
    names = {(row[0], row[1]): row[2] for row in rows}
    assert names[2013, "GM1900"] == names[2014, "GM1900"] == "Súdwest-Fryslân"
    assert names[2013, "GM0051"] == "Skarsterlân"


def test_without_the_correction_names_stay_as_the_source_spells_them(kopie):
    rows = gemeenten.lees(kopie / "gemeenten").tabellen["lijst"].rijen
    assert (2013, "GM1900", "S˙dwest-Frysl‚n", None) in rows


def test_a_broken_name_without_another_year_is_set_aside(kopie, correcties):
    path = kopie / LIJST
    kept = [line for line in path.read_text().splitlines() if "Skarsterlân" not in line]
    path.write_text("\n".join(kept) + "\n")
    table = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["lijst"]
    assert table.redenen == {"naam_onleesbaar": 1}


def test_repaired_names_ask_to_remove_the_correction(kopie, correcties):
    path = kopie / LIJST
    path.write_text(path.read_text().replace("˙", "ú").replace("‚", "â"))
    messages = gemeenten.lees(kopie / "gemeenten", correcties).meldingen
    assert [m for m in messages if m.startswith("lijst, gm_naam: de bron is hersteld")]


def test_province_codes_are_empty_until_2015(kopie, correcties):
    rows = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["lijst"].rijen
    assert {row[3] for row in rows if int(row[0]) <= 2015} == {None}
    assert {row[3] for row in rows if row[1] == "GM0034" and int(row[0]) > 2015} == {"24"}


def test_classes_are_readable_and_ranked(kopie, correcties):
    rows = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["klassen"].rijen
    assert len(rows) == 15
    almere = next(row for row in rows if row[:2] == (2025, "GM0034"))
    assert almere[3:7] == ("Flevoland", "150.000 tot 250.000 inwoners", 3, "sterk stedelijk")
    labels = dict(sorted({(row[5], row[4]) for row in rows}))
    assert list(labels.values()) == [
        "10.000 tot 20.000 inwoners",
        "50.000 tot 100.000 inwoners",
        "150.000 tot 250.000 inwoners",
        "250.000 inwoners of meer",
    ]


@pytest.mark.parametrize("text", ["minderdan5000inwoners", "Minderdan5000inwoners"])
def test_the_smallest_class_is_one_class_however_it_is_capitalised(kopie, bewerk, correcties, text):
    bewerk(KLASSEN, "10000tot20000inwoners", text)
    rows = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["klassen"].rijen
    assert ("minder dan 5.000 inwoners", 1) in {(row[4], row[5]) for row in rows}


def test_one_province_has_one_name(kopie, correcties):
    assert "Friesland" in (kopie / KLASSEN).read_text()
    rows = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["klassen"].rijen
    assert {row[3] for row in rows if row[1] == "GM1900"} == {"Fryslân"}


def test_the_list_gives_the_name_of_the_year(kopie, correcties):
    rows = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["klassen"].rijen
    names = {(row[0], row[1]): row[2] for row in rows}
    assert (names[2023, "GM0888"], names[2024, "GM0888"]) == ("Beek", "Beek (L.)")
    assert names[2023, "GM0014"] == "Groningen"


def test_an_unknown_name_is_set_aside(kopie, bewerk, correcties):
    bewerk(KLASSEN, "Almere\t", "Verzonnen\t")
    table = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["klassen"]
    assert table.redenen == {"onbekende_gemeente": 1}


def test_wijken_abroad_are_set_aside_and_water_is_marked(kopie, correcties):
    table = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["wijken"]
    assert table.redenen == {"geen_gemeente": 1}
    assert {row[1]: row[4] for row in table.rijen}["WK003499"] is True


def test_mergers_and_splits_are_told_apart(kopie, correcties):
    rows = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["herindelingen"].rijen
    assert {row[5] for row in rows if row[1] == "GM0140"} == {"splitsing"}
    assert {row[5] for row in rows if row[1] == "GM0457"} == {"samenvoeging"}
    assert {row[5] for row in rows if row[0] < 2017} == {None}


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        (LIJST, "2012,GM0034,Almere", "2012,GM0034,", "veld gm_naam"),
        (LIJST, "2016,GM0034,Almere,24", "2016,GM0034,Almere,Flevoland", "veld prv_code"),
        (KLASSEN, "Sterkstedelijk", "Stedelijk", "veld Stedelijkheid"),
        (KLASSEN, "150000tot250000inwoners", "groot", "veld Gemeentegrootte"),
        ("gemeenten/cbs_wijken_2023.csv", ",NEE,", ",MISSCHIEN,", "veld water"),
        (
            "gemeenten/herindelingen_1982_2023_afgeleid.csv",
            "Leeuwarden,splitsing",
            "Leeuwarden,fusie",
            "veld soort",
        ),
        (
            "gemeenten/inwoners_per_gemeente_2017_2026.csv",
            "2023,GM0034,222825",
            "2023,GM0034,2e5",
            "veld inwoners",
        ),
    ],
)
def test_a_damaged_field_names_file_line_and_field(kopie, bewerk, correcties, file, old, new, where):
    bewerk(file, old, new)
    with pytest.raises(SociaalDomeinFout) as caught:
        gemeenten.lees(kopie / "gemeenten", correcties)
    assert where in str(caught.value)
    assert "regel " in str(caught.value)


def test_two_lists_in_one_folder_are_refused_by_name(kopie):
    (kopie / "gemeenten" / "gemeenten_per_jaar_2027.csv").write_text("jaar,gm_code,gm_naam,prv_code\n")
    with pytest.raises(SociaalDomeinFout, match="meer dan één bestand"):
        gemeenten.lees(kopie / "gemeenten")


STRUCTUUR = "gemeenten/sociale_structuur_centrumfunctie.csv"


def test_structure_has_codes_and_an_empty_class_stays_empty(kopie, correcties):
    table = gemeenten.lees(kopie / "gemeenten", correcties).tabellen["structuur"]
    rows = {row[0]: row[1:] for row in table.rijen}
    assert rows["GM0034"] == ("Almere", "sterk", "matig")
    assert rows["GM0344"] == ("Utrecht", None, "redelijk")
    assert rows["GM0888"] == ("Beek (L.)", "weinig", "redelijk")
    assert len(rows) == 5 and not table.apart


def test_without_the_correction_a_name_of_the_structure_is_set_aside(kopie):
    table = gemeenten.lees(kopie / "gemeenten").tabellen["structuur"]
    assert table.redenen == {"onbekende_gemeente": 2}


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("Sterk\tMatig", "Groot\tMatig", "regel 2, veld Centrumfunctie"),
        ("\t\tRedelijk", "\t\t", "regel 6, veld Sociale structuur"),
        ("Sociale structuur", "Structuur", "Sociale structuur"),
    ],
)
def test_a_damaged_structure_names_file_line_and_field(kopie, bewerk, correcties, old, new, where):
    bewerk(STRUCTUUR, old, new)
    with pytest.raises(SociaalDomeinFout) as caught:
        gemeenten.lees(kopie / "gemeenten", correcties)
    assert where in str(caught.value)
