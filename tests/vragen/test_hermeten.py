"""The figures of a question looked at again, on the embedded figures, each number checked with SQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.register import CijferToen
from sociaal_domein.vragen.boek import bewaar, lees_boek
from sociaal_domein.vragen.hermeten import Verschil, hermeet, maak_hermeting
from sociaal_domein.vragen.opvolgen import voeg_hermeting_toe
from sociaal_domein.vragen.vastleggen import sql_van
from sociaal_domein.weergave.hermeting import hermeting_als_tekst
from tests.vragen.spiegelboek import vraag

DAG = date(2026, 1, 5)
JEUGD, WMO = "jeugd_lasten_per_inwoner", "wmo_lasten_per_inwoner"
CLIENTEN = "wmo_clienten_per_1000_inwoners"
Kijk = Callable[..., Verschil]


def waarde(domein: Domein, indicator: str, gebied: str, jaar: int, reeks: str) -> float:
    """Ask the store itself."""
    rows = domein.con.execute(sql_van(indicator, gebied, jaar, reeks)).fetchall()
    assert len(rows) == 1
    return float(rows[0][0])


def toen(domein: Domein, indicator: str, jaar: int, reeks: str, **anders: Any) -> CijferToen:
    """Make a figure as a question in Almere keeps it; named fields change it."""
    found = domein.indicatoren.get(indicator)
    given = {
        "indicator": indicator,
        "gebied": "GM0034",
        "gebied_naam": "Almere",
        "jaar": jaar,
        "reeks": reeks,
        "eenheid": found.eenheid if found else "euro",
        "status": "onbekend",
        "segment": 0,
        "snapshot": "2025-06-01",
        "bron": "CBS",
        "dag": DAG,
        **anders,
    }
    if "waarde" not in given:
        given["waarde"] = waarde(domein, indicator, given["gebied"], jaar, reeks)
    return CijferToen.model_validate(given)


@pytest.fixture
def kijk(domein: Domein) -> Kijk:
    """Return a function that looks at one figure again."""

    def look(indicator: str, jaar: int, reeks: str, **anders: Any) -> Verschil:
        figure = toen(domein, indicator, jaar, reeks, **anders)
        question = vraag("v", "2026-01-05", cijfers=[figure])
        return hermeet(domein.gemeente("Almere"), question)[0]

    return look


def test_a_revised_figure_is_named_with_both_values(domein: Domein, kijk: Kijk):
    now = waarde(domein, JEUGD, "GM0034", 2023, "jaarrekening")
    found = kijk(JEUGD, 2023, "jaarrekening", waarde=now - 20, status="voorlopig")
    assert found.is_herzien
    assert found.nu is not None
    assert found.nu.waarde == now
    shown = domein.indicatoren[JEUGD].schrijf
    assert f"{shown(now - 20)} over 2023 (voorlopig, opgehaald op 1 juni 2025)." in found.zinnen[0]
    assert found.zinnen[1].startswith(f"Nu: over 2023 herzien naar {shown(now)} (opgehaald op ")


def test_the_change_is_between_two_figures_of_now(domein: Domein, kijk: Kijk):
    first, last = (waarde(domein, JEUGD, "GM0034", year, "jaarrekening") for year in (2023, 2024))
    found = kijk(JEUGD, 2023, "jaarrekening", waarde=first - 20)
    assert found.verandering == pytest.approx(last - first)
    assert found.zinnen[-1] == f"Van 2023 naar 2024: van € {first:.0f} naar € {last:.0f}."
    assert "prijsstijging" in " ".join(found.let_op)


def test_over_a_break_no_change_is_computed_and_the_break_is_named(kijk: Kijk):
    found = kijk(JEUGD, 2021, "jaarrekening")
    assert found.nieuwste is not None
    assert (found.nieuwste.jaar, found.vergelijkbaar, found.verandering) == (2024, None, None)
    assert [text[:4] for text in found.breuken] == ["2022", "2023"]
    assert "Vergelijk 2024 niet met 2021" in found.zinnen[-1]
    assert "waar een kind het laatst thuis woonde" in found.zinnen[-1]


def test_the_latest_comparable_year_stands_beside_the_newest(domein: Domein, kijk: Kijk):
    found = kijk(WMO, 2018, "jaarrekening")
    assert found.vergelijkbaar is not None
    assert found.nieuwste is not None
    assert (found.vergelijkbaar.jaar, found.nieuwste.jaar) == (2022, 2024)
    first, last = (waarde(domein, WMO, "GM0034", year, "jaarrekening") for year in (2018, 2022))
    assert found.verandering == pytest.approx(last - first)
    assert [text[:4] for text in found.breuken] == ["2023"]
    assert [c.jaar for c in found.cijfers] == [2018, 2022, 2024]


def test_a_break_that_an_indicator_declares_comparable_is_told_and_crossed(domein: Domein):
    figure = toen(domein, WMO, 2021, "jaarrekening", gebied="GM1991", gebied_naam="Maashorst", dag=date(2022, 6, 1))
    found = hermeet(domein.gemeente("Maashorst"), vraag("v", "2026-01-05", cijfers=[figure]))[0]
    assert found.vergelijkbaar is not None
    assert found.vergelijkbaar.jaar == 2022
    assert any(
        "blijft te vergelijken" in line and "samengegane gemeenten zijn opgeteld" in line for line in found.zinnen
    )
    assert not any("Het gebied is sinds de vraag veranderd" in line for line in found.zinnen)


def test_a_municipality_that_grew_since_the_question_is_another_area(domein: Domein):
    figure = toen(domein, WMO, 2020, "jaarrekening", gebied="GM1991", gebied_naam="X", dag=date(2021, 6, 1), waarde=1.0)
    found = hermeet(domein.gemeente("Maashorst"), vraag("v", "2026-01-05", cijfers=[figure]))[0]
    assert "Het gebied is sinds de vraag veranderd. De gemeente ging samen" in found.zinnen[2]


def test_provisional_became_final(kijk: Kijk):
    place = {"gebied": "NL01", "gebied_naam": "Nederland"}
    found = kijk("wachten_wlz_naar_status", 2022, "totaal", waarde=24500.0, status="voorlopig", **place)
    assert found.zinnen[1].endswith("Het cijfer was voorlopig en is nu definitief.")


def test_a_figure_that_is_the_same_says_so_and_a_small_revision_too(domein: Domein, kijk: Kijk):
    newest = waarde(domein, JEUGD, "GM0034", 2024, "jaarrekening")
    same = kijk(JEUGD, 2024, "jaarrekening")
    assert not same.is_herzien
    assert "nog hetzelfde" in same.zinnen[1]
    assert same.zinnen[-1] == "Een nieuwer jaar dan 2024 is er nog niet."
    small = kijk(JEUGD, 2024, "jaarrekening", waarde=newest - 1e-4)
    assert small.is_herzien
    assert "herzien, maar afgerond nog hetzelfde" in small.zinnen[1]


def test_a_figure_over_too_few_people_now_gives_its_reason_and_no_number(domein: Domein, kijk: Kijk):
    place = {"gebied": "BU00346001", "gebied_naam": "Een buurt"}
    hidden = waarde(domein, CLIENTEN, "BU00346001", 2022, "alle")
    found = kijk(CLIENTEN, 2022, "alle", waarde=hidden + 9, **place)
    assert found.nu is not None
    assert found.nu.reden == "te_klein"
    assert found.zinnen[1] == "Over 2022 is er nu geen cijfer meer. Dit gaat over te weinig mensen om iets te zeggen."
    assert found.verandering is None
    assert 2022 not in [c.jaar for c in found.cijfers]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"indicator": "wachtlijst_van_ooit"}, "Deze indicator is er niet meer."),
        ({"reeks": "prognose"}, "De reeks 'prognose' van deze indicator is er niet meer."),
        ({"eenheid": "gulden"}, "eerst gulden, nu euro per inwoner"),
        ({"gebied": "GM0009"}, "Deze gemeente is er niet meer: zij hoort nu bij Groningen."),
        ({"gebied": "BU99999999"}, "Het gebied BU99999999 is er niet meer"),
        ({"gebied": "BU00346001"}, "Voor dit gebied is er nu geen cijfer over 2023 of later."),
    ],
)
def test_a_figure_that_is_gone_says_why(kijk: Kijk, anders: dict[str, Any], zin: str):
    given = {"indicator": JEUGD, "jaar": 2023, "reeks": "jaarrekening", "waarde": 12.0, **anders}
    found = kijk(**given)
    assert found.cijfers == []
    assert zin in found.zinnen[1]
    assert maak_hermeting([found], DAG) is None


def test_what_is_kept_can_be_asked_of_the_store_again(domein: Domein, home: Path):
    figures = [toen(domein, JEUGD, year, "jaarrekening") for year in (2021, 2023)]
    bewaar(lees_boek(home), vraag("v", "2026-01-05", cijfers=[f.model_dump() for f in figures]))
    book = lees_boek(home)
    again = maak_hermeting(hermeet(domein.gemeente("Almere"), book.raadsvragen["v"]), date.today(), "Een jaar later.")
    assert again is not None
    voeg_hermeting_toe(book, "v", again)
    kept = lees_boek(home).raadsvragen["v"]
    assert [h.toelichting for h in kept.hermetingen] == ["Een jaar later."]
    assert [c.jaar for c in kept.hermetingen[0].cijfers] == [2021, 2024, 2023]
    for c in kept.hermetingen[0].cijfers:
        assert c.sql is not None
        assert domein.con.execute(c.sql).fetchall() == [(pytest.approx(c.waarde),)]
    voeg_hermeting_toe(lees_boek(home), "v", again)  # the same day once more: it takes the place of the first
    assert len(lees_boek(home).raadsvragen["v"].hermetingen) == 1


def test_no_word_of_praise_or_blame(domein: Domein):
    figures = [
        toen(domein, JEUGD, 2021, "jaarrekening"),
        toen(domein, WMO, 2018, "jaarrekening"),
        toen(domein, CLIENTEN, 2023, "alle"),
    ]
    question = vraag("v", "2026-01-05", cijfers=figures)
    text = hermeting_als_tekst(question, hermeet(domein.gemeente("Almere"), question))
    for word in ("beter", "slechter", "gestegen", "gedaald", "verbeter", "verslechter", "helaas", "gelukkig"):
        assert word not in text
    assert "niet of het goed of slecht is" in text
    assert "Van 2023 naar 2024: afgerond bleef het 42." in text


def test_margins_that_overlap_are_told(kijk: Kijk):
    margin = "De marges van deze cijfers overlappen elkaar: het verschil kan toeval zijn."
    seen = {year: " ".join(kijk("jeugd_jeugdhulp_per_1000_jongeren", year, "alle").zinnen) for year in (2022, 2023)}
    assert margin in seen[2023]
    assert margin not in seen[2022]
