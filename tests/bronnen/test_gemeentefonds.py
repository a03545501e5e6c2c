"""Gemeentefonds: names become codes, one row per amount, and nothing that is no count of people is taken over."""

from __future__ import annotations

import pytest

from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import gemeentefonds
from sociaal_domein.fouten import SociaalDomeinFout

MEI = "gemeentefonds/GF_M2024_2025.csv"
SIUDU = "gemeentefonds/GF_M2024_2025_SIUDU.csv"
VOLUMINA = "gemeentefonds/GF_M2024_2025_Volumina.csv"
GEWICHTEN = "gemeentefonds/GF_M2024_2025_Gewichten.csv"


@pytest.fixture
def correcties(projectmap) -> tuple[corr.Correctie, ...]:
    return corr.lees(projectmap / "data" / "open" / "gemeentefonds")


@pytest.fixture
def lees(kopie, correcties):
    return lambda: gemeentefonds.lees(kopie / "gemeentefonds", correcties)


def test_the_file_name_tells_circular_and_years(lees):
    rows = lees().tabellen["clusters"].rijen
    assert {row[:3] for row in rows} == {("mei", 2023, 2024), ("mei", 2024, 2025)}


def test_a_september_circular_is_told_apart(kopie, lees):
    (kopie / MEI).rename(kopie / "gemeentefonds" / "GF_S2024_2025.csv")
    rows = lees().tabellen["clusters"].rijen
    assert ("september", 2024, 2025, "GM0034", "Individuele voorzieningen Jeugd", 890) in rows


def test_amounts_are_whole_euros_under_the_code_of_the_municipality(lees):
    table = lees().tabellen["clusters"]
    amounts = {row[3:]: None for row in table.rijen if row[2] == 2024}
    assert ("GM0014", "Participatie", 900) in amounts
    assert ("GM0888", "Participatie", 50) in amounts
    assert ("GM0014", "Overige eigen middelen", -400) in amounts
    assert {row[4] for row in table.rijen} >= {"Participatie", "Totaal"}


def test_the_country_is_set_aside_and_every_row_is_accounted_for(lees):
    for table in lees().tabellen.values():
        assert table.bronrijen == table.geladen + len(table.apart)
    tables = lees().tabellen
    assert tables["clusters"].redenen == {"landelijk_totaal": 2}
    assert tables["gewichten"].redenen == {"geen_maatstaf": 1}


def test_without_the_correction_the_name_is_set_aside(kopie):
    tables = gemeentefonds.lees(kopie / "gemeentefonds").tabellen
    assert tables["clusters"].redenen["onbekende_gemeente"] == 2
    assert tables["decentralisaties"].redenen == {"onbekende_gemeente": 1}
    assert "meicirculaire 2024 voor 2025: 2 van 3 gemeenten" in tables["clusters"].dekking


def test_a_repaired_name_asks_to_remove_the_correction(kopie, lees):
    path = kopie / SIUDU
    path.write_text(path.read_text().replace("Beek\t", "Beek (L.)\t"))
    messages = lees().meldingen
    assert len(messages) == 1 and messages[0].startswith("decentralisaties, Naam ('Beek'): de bron is hersteld")


def test_a_zero_payment_stays_a_zero(lees):
    rows = lees().tabellen["decentralisaties"].rijen
    assert ("mei", 2024, 2025, "GM0888", "Beschermd wonen", 0) in rows
    assert ("mei", 2024, 2025, "GM0034", "maatschappelijke opvang", 90) in rows
    assert not {row[4] for row in rows} & {"Prov", "Naam"}


def test_counts_above_a_threshold_and_pupils_are_not_taken_over(lees):
    rows = lees().tabellen["maatstaven"].rijen
    assert {row[4] for row in rows} == set(gemeentefonds.MAATSTAVEN)
    assert ("mei", 2024, 2025, "GM0034", "jong", 49272.20741) in rows


def test_a_code_that_is_no_municipality_that_year_is_set_aside(bewerk, lees):
    bewerk(VOLUMINA, "888\tBeek", "889\tBeek")
    assert lees().tabellen["maatstaven"].redenen == {"geen_gemeente": 1}


def test_weights_are_read_with_points_and_commas_and_zero_is_left_out(lees):
    rows = lees().tabellen["gewichten"].rijen
    assert ("mei", 2024, 2025, "bo3_nw", "bijstandsontvangers", "Participatie", 5124.19) in rows
    assert ("mei", 2024, 2025, "inwo", "inwoners", "Overige eigen middelen", -117.89) in rows
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        (MEI, "Gemeenten", "Gemeente", "Gemeenten"),
        (MEI, "430.0", "430,0", "regel 3, veld Individuele voorzieningen Wmo"),
        (MEI, "430.0", "", "regel 3, veld Individuele voorzieningen Wmo"),
        (MEI, "1;Almere;710.0;", "1;Almere;", "regel 3"),
        (SIUDU, "\t300\t", "\tn.v.t.\t", "regel 3, veld Beschermd wonen"),
        (VOLUMINA, "5136,138702", "5.136,138702", "regel 3, veld bo3_nw"),
        (VOLUMINA, "5136,138702", "-5136,138702", "regel 3, veld bo3_nw"),
        (VOLUMINA, "34\tAlmere", "GM34\tAlmere", "regel 3, veld CBS"),
        (VOLUMINA, "ephh", "ehh", "ephh"),
        (GEWICHTEN, "5.124,19", "5,124.19", "regel 2, veld Participatie"),
    ],
)
def test_a_damaged_field_names_file_line_and_field(bewerk, lees, file, old, new, where):
    bewerk(file, old, new)
    with pytest.raises(SociaalDomeinFout) as caught:
        lees()
    assert where in str(caught.value) and file.rpartition("/")[2] in str(caught.value)


@pytest.mark.parametrize("file", [SIUDU, VOLUMINA, GEWICHTEN])
def test_a_missing_file_is_named(kopie, lees, file):
    (kopie / file).unlink()
    with pytest.raises(SociaalDomeinFout, match=r"zoals GF_M2024_2025_\w+\.csv"):
        lees()


def test_the_same_municipality_twice_with_other_amounts_is_refused(kopie, lees):
    path = kopie / MEI
    path.write_text(path.read_text() + "4;Almere;1.0;1.0;1.0;1.0;4.0\n")
    with pytest.raises(SociaalDomeinFout, match="spreekt een eerdere regel tegen"):
        lees()
