"""Kerncijfers: shifting column numbers, reasons for what is missing, any municipality or the country."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import kwb
from sociaal_domein.bronnen.kwb_maten import MATEN
from sociaal_domein.bronnen.opgehaald import stam
from sociaal_domein.fouten import SociaalDomeinFout

BESTAND = "kwb/cbs_kwb_almere_2018_2025_raw.csv"
# Two invented areas in the shape of one national year table: no date, point for missing, a country row.
LANDELIJK = (
    "\ufeffID;WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Codering_3;AantalInwoners_5;"
    "WmoClienten_93;WmoClientenRelatief_94;JongerenMetJeugdzorgInNatura_91\n"
    "0;NL00      ;Nederland           ;Land      ;NL00      ;17942942;500000;28;400000\n"
    "1;GM9998    ;Voorbeeldgemeente   ;Gemeente  ;GM9998    ;   51200;  1500;29;      .\n"
    "2;WK999800  ;Voorbeeldgemeente   ;Wijk      ;WK999800  ;    1200;-99997;-99997;-99995\n"
    "3;BU99980A01;Voorbeeldgemeente   ;Buurt     ;BU99980A01;     600;-99998;;0\n"
)


@pytest.fixture
def correcties(projectmap: Path) -> tuple[corr.Correctie, ...]:
    return corr.lees(projectmap / "data" / "open" / "kwb")


@pytest.fixture
def landelijk(tmp_path: Path) -> Path:
    (tmp_path / "kwb_85984NED.csv").write_text(LANDELIJK, encoding="utf-8")
    return tmp_path


def cellen(reading):
    rows = reading.tabellen["kerncijfers"].rijen
    return {(row[0], row[1], row[5]): (row[6], row[7], row[8]) for row in rows}


def test_the_number_behind_a_column_may_shift_per_year(kopie):
    cells = cellen(kwb.lees(kopie / "kwb"))
    assert cells[2018, "GM0034", "WmoClienten"] == ("WmoClienten_86", 10820.0, None)
    assert cells[2022, "GM0034", "WmoClienten"] == ("WmoClienten_89", 11940.0, None)
    assert cells[2023, "GM0034", "WmoClienten"] == ("WmoClienten_98", 9375.0, None)
    assert cells[2023, "GM0034", "HuishoudensTotaal"] == ("HuishoudensTotaal_29", 94739.0, None)


def test_every_raw_row_becomes_every_measure(kopie):
    table = kwb.lees(kopie / "kwb").tabellen["kerncijfers"]
    assert (table.bronrijen, table.geladen, len(table.rijen)) == (19, 19, 19 * len(MATEN))
    assert all((row[7] is None) == (row[8] is not None) for row in table.rijen)


def test_a_year_without_figures_is_not_published_yet(kopie):
    cells = cellen(kwb.lees(kopie / "kwb"))
    assert cells[2025, "GM0034", "WmoClienten"] == (None, None, "nog_niet_gepubliceerd")
    assert cells[2025, "GM0034", "AantalInwoners"] == ("AantalInwoners_5", 229574.0, None)


def test_padding_goes_and_both_names_of_the_change_column_are_read(kopie):
    rows = kwb.lees(kopie / "kwb").tabellen["kerncijfers"].rijen
    changes = {(row[0], row[1]): row[4] for row in rows}
    assert {row[3] for row in rows} == {"Almere"}
    assert changes[2022, "GM0034"] == "1"
    assert changes[2018, "WK003401"] == "1"


def test_a_national_table_of_one_year(landelijk):
    reading = kwb.lees(landelijk)
    table, cells = reading.tabellen["kerncijfers"], cellen(reading)
    assert table.redenen == {"landelijk_totaal": 1}
    assert table.cbs_tabellen == ["85984NED"]
    assert reading.herkomst == "uitgever"
    assert cells[2024, "GM9998", "WmoClienten"] == ("WmoClienten_93", 1500.0, None)
    assert cells[2024, "GM9998", "JongerenMetJeugdzorgInNatura"][2] == "ontbreekt"
    assert cells[2024, "WK999800", "WmoClienten"][2] == "onderdrukt"
    assert cells[2024, "WK999800", "JongerenMetJeugdzorgInNatura"][2] == "nog_niet_gepubliceerd"
    assert cells[2024, "BU99980A01", "WmoClienten"][2] == "niet_geleverd"
    assert cells[2024, "BU99980A01", "WmoClientenRelatief"][2] == "ontbreekt"
    assert cells[2024, "BU99980A01", "JongerenMetJeugdzorgInNatura"][1] == 0.0
    assert cells[2024, "GM9998", "k_0Tot15Jaar"] == (None, None, "bestaat_niet")


def test_a_measure_that_came_later_did_not_exist_before(kopie):
    path = kopie / BESTAND
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    place = lines[0].split(";").index("WmoClienten_86")
    blank = [line.split(";") for line in lines]
    for fields in blank[1:]:
        fields[place] = ""
    path.write_text("\n".join(";".join(fields) for fields in blank) + "\n", encoding="utf-8")
    assert cellen(kwb.lees(kopie / "kwb"))[2018, "GM0034", "WmoClienten"] == (None, None, "bestaat_niet")


def test_two_different_values_for_one_measure_are_refused(kopie):
    path = kopie / BESTAND
    lines = [line.split(";") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    lines[6][lines[0].index("WmoClienten_86")] = "5"
    assert lines[6][lines[0].index("WmoClienten_98")] == "9375"
    path.write_text("\n".join(map(";".join, lines)), encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        kwb.lees(kopie / "kwb")
    assert "regel 7, veld WmoClienten" in str(caught.value)
    assert "WmoClienten_98 ('9375')" in str(caught.value)


def test_the_lost_comma_is_on_record_until_the_source_is_repaired(kopie, correcties):
    messages = kwb.lees(kopie / "kwb", correcties).meldingen
    assert messages[0].startswith("PercentageJongerenMetJeugdzorg: alleen ter controle")
    path = kopie / BESTAND
    lines = [line.split(";") for line in path.read_text(encoding="utf-8-sig").splitlines()]
    places = [i for i, c in enumerate(lines[0]) if stam(c) == "PercentageJongerenMetJeugdzorg"]
    for fields in lines[1:]:
        for i in places:
            fields[i] = f"{int(fields[i]) / 10:.1f}" if fields[i].strip() else ""
    path.write_text("\n".join(map(";".join, lines)), encoding="utf-8")
    messages = kwb.lees(kopie / "kwb", correcties).meldingen
    assert "de bron is hersteld, haal deze correctie weg" in messages[0]


def afstand(map: Path, jaren: dict[int, str], maat: str = "AfstandTotHuisartsenpraktijk") -> None:
    """Write one file of an invented wijk with this text as its distance in each year."""
    head = f"WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Peildatum;AantalInwoners_5;{maat}_106"
    rows = [f"WK999801;Voorbeeldgemeente;Wijk;1-1-{year};1000;{text}" for year, text in jaren.items()]
    (map / "kwb.csv").write_text("\n".join([head, *rows]), encoding="utf-8")


def test_a_lost_comma_is_put_back_or_the_figure_stays_empty(tmp_path, correcties):
    afstand(tmp_path, {2018: "9", 2019: "1", 2020: "11", 2021: "2", 2024: "3"})
    reading = kwb.lees(tmp_path, correcties)
    cells = cellen(reading)
    found = {y: cells[y, "WK999801", "AfstandTotHuisartsenpraktijk"][1:] for y in (2018, 2019, 2020, 2021, 2024)}
    assert found == {
        2018: (0.9, None),
        2019: (1.0, None),
        2020: (1.1, None),
        2021: (None, "onleesbaar"),
        2024: (None, "onleesbaar"),
    }
    assert "komma teruggezet bij 3 cijfers; 2 cijfers zijn op twee manieren te lezen" in reading.meldingen[0]


@pytest.mark.parametrize("texts", [{2023: "0.9", 2024: "3"}, {2023: "0,9", 2024: "3"}])
def test_a_file_with_decimals_is_taken_as_it_is_and_the_correction_can_go(tmp_path, correcties, texts):
    afstand(tmp_path, texts)
    reading = kwb.lees(tmp_path, correcties)
    cells = cellen(reading)
    assert cells[2023, "WK999801", "AfstandTotHuisartsenpraktijk"][1:] == (0.9, None)
    assert cells[2024, "WK999801", "AfstandTotHuisartsenpraktijk"][1:] == (3.0, None)
    assert "AfstandTotHuisartsenpraktijk: de bron is hersteld" in reading.meldingen[0]


def test_each_file_is_judged_on_its_own(tmp_path, correcties):
    afstand(tmp_path, {2023: "0.9"})
    (tmp_path / "kwb.csv").rename(tmp_path / "anders.csv")
    afstand(tmp_path, {2022: "9"})
    cells = cellen(kwb.lees(tmp_path, correcties))
    assert [cells[y, "WK999801", "AfstandTotHuisartsenpraktijk"][1] for y in (2022, 2023)] == [0.9, 0.9]


def test_without_a_correction_a_figure_is_taken_as_it_is(tmp_path):
    afstand(tmp_path, {2022: "9"})
    assert cellen(kwb.lees(tmp_path))[2022, "WK999801", "AfstandTotHuisartsenpraktijk"][1] == 9.0


def test_a_distance_that_is_no_number_names_line_and_field(tmp_path, correcties):
    afstand(tmp_path, {2022: "9", 2023: "ver"})
    with pytest.raises(SociaalDomeinFout, match="regel 3, veld AfstandTotHuisartsenpraktijk_106"):
        kwb.lees(tmp_path, correcties)


@pytest.mark.parametrize(("text", "value"), [("302", 30.2), ("28", 28.0), ("91", 91.0), ("103", 10.3)])
def test_income_has_one_reading_only(tmp_path, correcties, text, value):
    afstand(tmp_path, {2022: text}, "GemiddeldInkomenPerInwoner")
    assert cellen(kwb.lees(tmp_path, correcties))[2022, "WK999801", "GemiddeldInkomenPerInwoner"][1] == value


@pytest.mark.parametrize("text", ["7", "1200"])
def test_an_income_that_cannot_be_stays_empty(tmp_path, correcties, text):
    afstand(tmp_path, {2022: text}, "GemiddeldInkomenPerInwoner")
    cell = cellen(kwb.lees(tmp_path, correcties))[2022, "WK999801", "GemiddeldInkomenPerInwoner"]
    assert cell[1:] == (None, "onleesbaar")


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("1-1-2025", "31-12-2025", "regel 2, veld Peildatum"),
        (";229574;", ";229.574;", "regel 2, veld AantalInwoners_5"),
        (";229574;", ";-12;", "regel 2, veld AantalInwoners_5"),
        ("WijkenEnBuurten;", "Wijken;", "kwb"),
        (";SoortRegio_2", ";Soort_2", "SoortRegio"),
        ("WK003401  ;Almere", "XX003401  ;Almere", "regel 3, veld WijkenEnBuurten"),
        ("385;1-1-2025;", "385;", "regel 3"),
    ],
)
def test_a_damaged_file_names_line_and_field(kopie, bewerk, old, new, where):
    bewerk(BESTAND, old, new)
    with pytest.raises(SociaalDomeinFout) as caught:
        kwb.lees(kopie / "kwb")
    assert where in str(caught.value)


def test_another_kind_of_area_is_set_aside(kopie, bewerk):
    bewerk(BESTAND, "Almere                                  ;Gemeente  ;", "Almere;Provincie;")
    assert kwb.lees(kopie / "kwb").tabellen["kerncijfers"].redenen == {"ander_gebied": 1}


def test_a_file_without_date_needs_the_year_in_its_name(landelijk):
    (landelijk / "kwb_85984NED.csv").rename(landelijk / "landelijk.csv")
    with pytest.raises(SociaalDomeinFout, match="Het jaar van dit bestand is niet bekend"):
        kwb.lees(landelijk)


def test_other_csv_files_in_the_folder_are_left_alone(kopie):
    (kopie / "kwb" / "anders.csv").write_text("a,b\n1,2\n")
    assert kwb.lees(kopie / "kwb").tabellen["kerncijfers"].bronrijen == 19


def test_a_folder_without_kerncijfers_says_what_is_expected(tmp_path):
    with pytest.raises(SociaalDomeinFout, match="geen bestand met Kerncijfers"):
        kwb.lees(tmp_path)


def test_two_rows_that_differ_are_refused_also_when_a_comma_put_back_makes_them_the_same(kopie):
    path = kopie / BESTAND
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    cells = lines[5].split(";")
    place = lines[0].split(";").index(next(n for n in lines[0].split(";") if n.startswith("AantalInwoners")))
    cells[place] = "7"
    path.write_text("\n".join([*lines[:6], ";".join(cells), *lines[6:]]), encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="hetzelfde als op regel 6") as caught:
        kwb.lees(kopie / "kwb")
    assert "regel 7, veld AantalInwoners" in str(caught.value.waar)
