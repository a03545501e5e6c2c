"""Iv3: taakveld stays text, names become codes, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import iv3
from sociaal_domein.fouten import SociaalDomeinFout

LASTEN = "iv3/iv3_lasten_sociaaldomein_per_taakveld.csv"
SOORTEN = "iv3/iv3_sociaaldomein_lasten_per_hoofdcategorie.csv"
ONDER = "iv3/begrotingsanalysetool/2025_begroting.csv"


@pytest.fixture
def correcties(projectmap: Path) -> tuple[corr.Correctie, ...]:
    return corr.lees(projectmap / "data" / "open" / "iv3")


def test_lasten_are_read_as_they_are(kopie, correcties):
    table = iv3.lees(kopie / "iv3", correcties).tabellen["lasten"]
    assert (table.bronrijen, table.geladen, len(table.apart)) == (97, 97, 0)
    fields = {row[5] for row in table.rijen if row[0] == 2025}
    assert {"6.1", "6.60", "6.71", "6.75"} <= fields
    assert "6.6" not in fields
    assert tuple(sorted({row[2] for row in table.rijen})) == ("begroting", "jaarrekening")


def test_coverage_is_measured(kopie, correcties):
    tables = iv3.lees(kopie / "iv3", correcties).tabellen
    assert "begroting 2025: 2 van 3 gemeenten (niet: De Bilt)" in tables["lasten"].dekking
    assert "één opgave telt op tot nul" in tables["onderverdeling"].dekking


def test_only_the_social_domain_is_loaded_and_the_rest_is_set_aside(kopie, correcties):
    table = iv3.lees(kopie / "iv3", correcties).tabellen["onderverdeling"]
    assert table.redenen == {"landelijk_totaal": 60, "buiten_bereik": 12}
    assert table.bronrijen == table.geladen + 72
    fields = {row[4] for row in table.rijen}
    assert {"6.71", "6.71a", "6.751", "6.60", "7.1"} <= fields
    assert not {f for f in fields if f.startswith("0")}


def test_a_name_with_another_spelling_gets_its_code_and_keeps_its_spelling(kopie, correcties):
    table = iv3.lees(kopie / "iv3", correcties).tabellen["onderverdeling"]
    assert {row[3] for row in table.rijen if row[2] == "GM0888"} == {"Beek"}
    assert {row[0] for row in table.rijen if row[2] == "GM0888"} == {2023, 2025}


def test_without_the_correction_the_name_is_set_aside_not_dropped(kopie):
    table = iv3.lees(kopie / "iv3").tabellen["onderverdeling"]
    assert table.redenen["onbekende_gemeente"] == 27
    assert table.bronrijen == table.geladen + len(table.apart)


def test_a_repaired_source_asks_to_remove_the_correction(kopie, correcties):
    path = kopie / ONDER
    path.write_text(path.read_text().replace("Beek;", "Beek (L.);"))
    messages = iv3.lees(kopie / "iv3", correcties).meldingen
    assert len(messages) == 1
    assert "'Beek'" in messages[0]
    assert "de bron is hersteld, haal deze correctie weg" in messages[0]


def test_corrections_for_municipalities_that_are_not_in_the_file_stay_silent(kopie, correcties):
    assert iv3.lees(kopie / "iv3", correcties).meldingen == []


def test_categories_are_text_and_quarters_are_set_aside(kopie, correcties):
    path = kopie / SOORTEN
    path.write_text(path.read_text() + "2022,2022X003,GM0034,6,1,12.0\n2025,2025X000,GM0034,6,6,-99998.0\n")
    table = iv3.lees(kopie / "iv3", correcties).tabellen["hoofdcategorie"]
    assert table.redenen == {"kwartaalopgave": 1, "geen_opgave": 1}
    assert table.bronrijen == table.geladen + 2
    assert {row[4] for row in table.rijen} <= set("1234567")
    assert "begroting 2025: 2 van 3 gemeenten (niet: De Bilt)" in table.dekking


def test_the_categories_add_up_to_the_total_of_the_sample(kopie, correcties):
    tables = iv3.lees(kopie / "iv3", correcties).tabellen
    social = list(tables["totalen"].kolommen).index("sociaal_keur")
    stated = {(row[1], row[3]): row[social] for row in tables["totalen"].rijen}
    summed: dict[tuple[object, object], float] = {}
    for row in tables["hoofdcategorie"].rijen:
        summed[row[1], row[3]] = summed.get((row[1], row[3]), 0) + row[5]
    assert summed == stated


def test_a_taakveld_that_lost_its_zero_is_set_aside(kopie, bewerk):
    bewerk(
        LASTEN,
        "2025,2025X000,begroting,GM0034,Almere,229574,6.60,",
        "2025,2025X000,begroting,GM0034,Almere,229574,6.6,",
    )
    table = iv3.lees(kopie / "iv3").tabellen["lasten"]
    assert table.redenen == {"onbekend_taakveld": 1}


def test_quarters_and_amounts_not_delivered_are_set_aside(kopie, bewerk):
    row = "2022,2022X005,jaarrekening,GM0034,Almere,217828,6.1,Samenkracht en burgerparticipatie,"
    text = (kopie / LASTEN).read_text()
    amount = next(line for line in text.splitlines() if line.startswith(row)).removeprefix(row)
    extra = f"2022,2022X002,kwartaal,GM0034,Almere,217828,6.1,Samenkracht en burgerparticipatie,{amount}\n"
    (kopie / LASTEN).write_text(text.replace(row + amount, row + "-99998.0") + extra)
    table = iv3.lees(kopie / "iv3").tabellen["lasten"]
    assert table.redenen == {"geen_opgave": 1, "kwartaalopgave": 1}


def test_a_repeated_row_is_set_aside_and_a_contradicting_one_refused(kopie):
    path = kopie / LASTEN
    last = path.read_text().splitlines()[-1]
    path.write_text(path.read_text() + last + "\n")
    assert iv3.lees(kopie / "iv3").tabellen["lasten"].redenen == {"dubbel": 1}
    path.write_text(path.read_text() + last.rpartition(",")[0] + ",123456.0\n")
    with pytest.raises(SociaalDomeinFout, match="spreekt een eerdere regel tegen"):
        iv3.lees(kopie / "iv3")


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        (LASTEN, "lasten_x1000eur", "lasten", "lasten_x1000eur"),
        (LASTEN, "2022X005", "2022Q5", "regel 2, veld verslagsoort"),
        (LASTEN, "2022X005", "2021X005", "regel 2, veld verslagsoort"),
        (LASTEN, "jaarrekening", "begroting", "regel 2, veld soort"),
        (LASTEN, ",6.1,", ",6,1,", "regel 2"),
        (LASTEN, ",6.1,", ",zes,", "veld taakveld"),
        (LASTEN, "GM0034", "34", "veld gm_code"),
        (ONDER, "11962.0", "11962,0", "regel 2, veld Lasten"),
        (ONDER, "0.1 Bestuur", "Bestuur", "regel 2, veld Taakveld"),
        (SOORTEN, "2022X005", "2022X05", "regel 2, veld verslagsoort"),
        (SOORTEN, ",6,1,", ",7,1,", "regel 2, veld hoofdtaakveld"),
        (SOORTEN, ",6,1,", ",6,8,", "regel 2, veld hoofdcategorie"),
        ("iv3/iv3_gemeente_totalen_2017_2026.csv", "eigen_vermogen", "eigen vermogen", "regel 1"),
    ],
)
def test_a_damaged_field_names_file_line_and_field(kopie, bewerk, file, old, new, where):
    bewerk(file, old, new)
    with pytest.raises(SociaalDomeinFout) as caught:
        iv3.lees(kopie / "iv3")
    assert where in str(caught.value)
    assert Path(file).name in str(caught.value)
    assert caught.value.doe


@pytest.mark.parametrize("name", [LASTEN, "iv3/iv3_taakvelden_2017_2026.csv", "iv3/iv3_gemeente_totalen_2017_2026.csv"])
def test_a_missing_file_is_named(kopie, name):
    (kopie / name).unlink()
    with pytest.raises(SociaalDomeinFout, match=r"geen bestand 'iv3_"):
        iv3.lees(kopie / "iv3")


def test_without_a_list_in_the_folder_the_packages_own_list_is_used(kopie, correcties):
    (kopie / "iv3" / "gemeenten_per_jaar_2010_2026.csv").unlink()
    table = iv3.lees(kopie / "iv3", correcties).tabellen["onderverdeling"]
    assert {row[2] for row in table.rijen} == {"GM0034", "GM0310", "GM0888"}
    assert "3 van 342 gemeenten" in table.dekking


def test_a_table_of_which_nothing_could_be_loaded_says_so(kopie):
    file = next((kopie / "iv3").glob("iv3_sociaaldomein_lasten_per_hoofdcategorie*.csv"))
    head = file.read_text(encoding="utf-8").splitlines()[0]
    file.write_text(f"{head}\n2022,2022X001,GM0034,6,1,5.0\n", encoding="utf-8")
    table = iv3.lees(kopie / "iv3").tabellen["hoofdcategorie"]
    assert (table.geladen, dict(table.redenen)) == (0, {"kwartaalopgave": 1})
    assert (table.periode, table.dekking) == ("geen enkel jaar", "geen enkele gemeente")
