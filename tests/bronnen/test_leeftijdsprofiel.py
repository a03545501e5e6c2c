"""The age profile: a workbook with one row per age, made up here, and damaged in every way that may happen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from sociaal_domein.bronnen import leeftijdsprofiel
from sociaal_domein.fouten import SociaalDomeinFout

NAAM = "CPB_uitgaven_per_leeftijdscategorie_2022.xlsx"
Rijen = list[list[Any]]


def verzonnen() -> Rijen:
    """Return the shape of CPB's sheet with invented amounts."""
    ages: Rijen = [[age, 1000 + age, 10, age * 2.5, max(0, 900 - 50 * age)] for age in range(99)]
    return [
        ["Data figuren: uitgaven per inwoner per leeftijd"],
        [],
        [None, "Figuur 1", "Figuur 2", "Figuur 3", "Figuur 4"],
        [],
        ["Leeftijd", "Zvw", "Wlz", "Wmo", "Jeugd"],
        *ages,
        ["99 en ouder", 9000, 9000, 300, 0],
    ]


def schrijf(map: Path, rows: Rijen, name: str = NAAM) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(map / name)
    return map


def test_each_age_becomes_a_row_per_law(tmp_path):
    table = leeftijdsprofiel.lees(schrijf(tmp_path, verzonnen())).tabellen["uitgaven"]
    assert (table.bronrijen, table.geladen, len(table.rijen)) == (100, 100, 200)
    assert (2022, 20, "wmo", 50.0) in table.rijen
    assert (2022, 4, "jeugd", 700.0) in table.rijen
    assert (2022, 99, "wmo", 300.0) in table.rijen


def test_it_says_who_made_it_who_passed_it_on_and_why_it_may_be_used(tmp_path):
    reading = leeftijdsprofiel.lees(schrijf(tmp_path, verzonnen()))
    assert reading.uitgever == "Centraal Planbureau (CPB)"
    assert reading.herkomst == "afgeleid"
    assert "i-Sociaal-Lab/Site" in reading.herkomst_toelichting
    assert "15b" in reading.licentie.naam


def zet(row: int, column: int, value: Any) -> Callable[[Rijen], None]:
    def change(rows: Rijen) -> None:
        rows[row][column] = value

    return change


def weg(row: int) -> Callable[[Rijen], None]:
    return lambda rows: rows.pop(row) and None


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (zet(4, 3, "Wmo 2015"), "regel 5"),
        (zet(4, 0, "leeftijd"), "regel 1"),
        (zet(4, 1, "Wmo"), "Wmo"),
        (zet(10, 3, "veel"), "regel 11, veld Wmo"),
        (zet(10, 3, None), "regel 11, veld Wmo"),
        (zet(10, 4, -3.5), "regel 11, veld Jeugd"),
        (zet(10, 0, "vijf"), "regel 11, veld Leeftijd"),
        (zet(10, 0, 4), "regel 11, veld Leeftijd"),
        (zet(-1, 0, 99), "regel 105, veld Leeftijd"),
        (zet(10, 0, "5 en ouder"), "regel 11, veld Leeftijd"),
        (weg(-1), "De leeftijd 99 ontbreekt"),
        (weg(30), "De leeftijd 25 ontbreekt"),
    ],
)
def test_a_damaged_sheet_names_line_and_field(tmp_path, damage, where):
    rows = verzonnen()
    damage(rows)
    with pytest.raises(SociaalDomeinFout) as caught:
        leeftijdsprofiel.lees(schrijf(tmp_path, rows))
    assert where in str(caught.value)
    assert NAAM in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"geen werkmap", b"PK\x03\x04 afgebroken"])
def test_a_file_that_is_no_workbook_is_no_traceback(tmp_path, content):
    (tmp_path / NAAM).write_bytes(content)
    with pytest.raises(SociaalDomeinFout, match="geen gewone Excel-werkmap"):
        leeftijdsprofiel.lees(tmp_path)


def test_a_truncated_workbook_is_no_traceback(tmp_path):
    path = schrijf(tmp_path, verzonnen()) / NAAM
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(SociaalDomeinFout, match="beschadigd"):
        leeftijdsprofiel.lees(tmp_path)


def test_the_year_must_be_in_the_name(tmp_path):
    schrijf(tmp_path, verzonnen(), "leeftijdscategorie.xlsx")
    with pytest.raises(SociaalDomeinFout, match="Het jaar van dit bestand is niet bekend"):
        leeftijdsprofiel.lees(tmp_path)


def test_an_empty_folder_says_what_is_expected(tmp_path):
    with pytest.raises(SociaalDomeinFout, match="leeftijdscategorie"):
        leeftijdsprofiel.lees(tmp_path)


def test_the_embedded_profile_has_every_age_once(vraag):
    rows = vraag(
        "select wet, count(distinct leeftijd), count(*), min(leeftijd), max(leeftijd), min(euro_per_inwoner) >= 0 "
        "from '{leeftijdsprofiel}/uitgaven.parquet' group by 1 order by 1"
    )
    assert rows == [("jeugd", 100, 100, 0, 99, True), ("wmo", 100, 100, 0, 99, True)]


def test_the_embedded_profile_read_off_by_eye(vraag):
    rows = vraag(
        "select leeftijd, wet, round(euro_per_inwoner) from '{leeftijdsprofiel}/uitgaven.parquet' "
        "where (leeftijd, wet) in ((17, 'jeugd'), (23, 'jeugd'), (21, 'wmo'), (99, 'wmo')) order by all"
    )
    assert rows == [(17, "jeugd", 2289), (21, "wmo", 561), (23, "jeugd", 0), (99, "wmo", 1610)]
