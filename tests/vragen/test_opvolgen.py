"""Steps after a question or a promise: each is kept whole or not at all, and says what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Raadsvraag
from sociaal_domein.register.stukken import Inlezing
from sociaal_domein.vragen.boek import Boek, bewaar, lees_boek
from sociaal_domein.vragen.opvolgen import beoordeel, geef_antwoord, stel_uit, vind_vraag, voeg_gebeurtenis_toe
from sociaal_domein.vragen.toezeggen import doe_af, meld_motie, stel_toezegging_uit, zeg_toe
from tests.vragen.spiegelboek import toezegging, vraag

MAART = date(2026, 3, 20)


@pytest.fixture
def werk(home: Path) -> Path:
    """Make a working folder with a question that was put, a draft and a promise."""
    bewaar(lees_boek(home), vraag("wachten", "2026-03-01", nummer="2026-014"))
    bewaar(lees_boek(home), vraag("idee", None))
    bewaar(lees_boek(home), toezegging("brief", "2026-03-01", termijn="2026-06-30"))
    return home


def test_a_question_is_answered_judged_and_settled(werk: Path):
    geef_antwoord(lees_boek(werk), "wachten", MAART, samenvatting="Het zijn er 40.", document="Brief 3")
    geef_antwoord(lees_boek(werk), "wachten", date(2026, 3, 15), samenvatting="Een deel.")
    beoordeel(lees_boek(werk), "wachten", "nee", MAART, antwoord=1)
    beoordeel(lees_boek(werk), "wachten", "deels", MAART, geleerd="Bellen helpt.")
    beoordeel(lees_boek(werk), "wachten", "ja", date(2026, 3, 21))  # what was learned stays
    new = voeg_gebeurtenis_toe(lees_boek(werk), "wachten", "afgedaan", date(2026, 4, 1))
    again = lees_boek(werk).raadsvragen["wachten"]
    assert again == new
    assert [a.datum for a in again.antwoorden] == [date(2026, 3, 15), MAART]
    assert [a.oordeel.beantwoordt for a in again.antwoorden if a.oordeel] == ["nee", "ja"]
    assert again.antwoorden[1].oordeel is not None
    assert again.antwoorden[1].oordeel.geleerd == "Bellen helpt."
    assert lees_boek(werk).stand(again, date(2026, 4, 2)).fase == "afgedaan"


def test_a_draft_is_handed_in_and_postponed(werk: Path):
    voeg_gebeurtenis_toe(lees_boek(werk), "idee", "ingediend", date(2026, 3, 1))
    new = stel_uit(lees_boek(werk), "idee", MAART, date(2026, 4, 30), "De cijfers komen in april.")
    stand = lees_boek(werk).stand(new, date(2026, 4, 20))
    assert (stand.fase, stand.uiterlijk) == ("uitgesteld", date(2026, 4, 30))


def test_a_question_is_found_by_the_number_of_the_griffie(werk: Path):
    assert vind_vraag(lees_boek(werk), "2026-014").id == "wachten"
    bewaar(lees_boek(werk), vraag("dubbel", "2026-03-01", nummer="2026-014"))
    with pytest.raises(SociaalDomeinFout, match="Meer dan één vraag"):
        vind_vraag(lees_boek(werk), "2026-014")


def test_an_imported_question_gets_a_file_of_its_own(home: Path):
    source = Inlezing(systeem="ibabs", sleutel="7", gelezen=date(2026, 3, 1), velden={"Kolom": "x"})
    imported = vraag("ingelezen", "2026-03-01", herkomst=source.model_dump())
    read = lees_boek(home)
    book = Boek(home, {"ingelezen": imported}, register=read.register)
    geef_antwoord(book, "ingelezen", MAART, link="https://voorbeeld.example/7")
    kept = lees_boek(home).raadsvragen["ingelezen"]
    assert kept.herkomst == source
    assert len(kept.antwoorden) == 1


def test_who_writes_second_is_told(werk: Path):
    early = lees_boek(werk)
    geef_antwoord(lees_boek(werk), "wachten", MAART, samenvatting="Het zijn er 40.")
    with pytest.raises(SociaalDomeinFout, match="veranderd nadat het was gelezen"):
        stel_uit(early, "wachten", MAART, date(2026, 5, 1), "Meer tijd.")
    assert lees_boek(werk).raadsvragen["wachten"].antwoorden


def test_a_resident_in_an_answer_is_refused(werk: Path):
    with pytest.raises(SociaalDomeinFout, match="Er is niets bewaard") as caught:
        geef_antwoord(lees_boek(werk), "wachten", MAART, samenvatting="Bel zeepkist@voorbeeld.example")
    assert "zeepkist" not in str(caught.value)


Stap = Callable[[Boek], object]


@pytest.mark.parametrize(
    ("stap", "zin"),
    [
        (lambda b: geef_antwoord(b, "wachtne", MAART, samenvatting="x"), "Er is geen vraag met de id"),
        (lambda b: geef_antwoord(b, "wachten", MAART), "Er staat niet bij wat het antwoord is"),
        (lambda b: geef_antwoord(b, "idee", MAART, samenvatting="x"), "nog een concept"),
        (lambda b: geef_antwoord(b, "wachten", date(2026, 2, 1), samenvatting="x"), "voor de dag waarop het begon"),
        (lambda b: geef_antwoord(b, "wachten", MAART, samenvatting=" "), 'veld "samenvatting" is leeg'),
        (lambda b: geef_antwoord(b, "wachten", MAART, link="voorbeeld.nl"), 'Bij het veld "link"'),
        (
            lambda b: geef_antwoord(b, "wachten", date.today() + timedelta(days=2), samenvatting="x"),
            "in de toekomst",
        ),
        (lambda b: beoordeel(b, "wachten", "ja", MAART), "nog geen antwoord om te beoordelen"),
        (lambda b: stel_uit(b, "wachten", MAART, MAART, "Meer tijd."), "kan niet"),
        (
            lambda b: stel_uit(b, "wachten", MAART, date(2026, 3, 31), "Meer tijd."),
            "niet langer: de laatste dag is al 31 maart 2026",
        ),
        (
            lambda b: stel_toezegging_uit(b, "brief", MAART, date(2026, 6, 30), "Druk."),
            "niet langer: de laatste dag is al 30 juni 2026",
        ),
        (lambda b: voeg_gebeurtenis_toe(b, "wachten", "ingediend", MAART), "al ingediend, op 1 maart 2026"),
        (lambda b: voeg_gebeurtenis_toe(b, "idee", "afgedaan", MAART), "nog een concept"),
        (lambda b: doe_af(b, "brief", MAART), "pas afgedaan met een stuk"),
        (lambda b: stel_toezegging_uit(b, "brief", MAART, date(2026, 3, 1), "Druk."), "kan niet"),
        (
            lambda b: zeg_toe(b, {"naam": "X", "tekst": "Y", "door": "Z", "waarden": ["nabij"]}, MAART),
            "De waarde 'nabij'",
        ),
        (lambda b: zeg_toe(b, {"naam": "X", "tekst": "Y", "door": "Z", "raadsvraag": "nee"}, MAART), "geen vraag"),
        (
            lambda b: zeg_toe(b, {"naam": "X", "tekst": "Y", "door": "Z", "termijn": date(2026, 1, 1)}, MAART),
            "eerder dan",
        ),
        (lambda b: meld_motie(b, "geen", "aangenomen", MAART), "Er is geen motie"),
    ],
)
def test_a_step_that_cannot_be_leaves_no_trace(werk: Path, stap: Stap, zin: str):
    before = {p: p.read_bytes() for p in (werk / "register").rglob("*.yaml")}
    with pytest.raises(SociaalDomeinFout) as caught:
        stap(lees_boek(werk))
    assert zin in str(caught.value)
    assert caught.value.doe
    assert {p: p.read_bytes() for p in (werk / "register").rglob("*.yaml")} == before


@pytest.mark.parametrize("soort", ["ingetrokken", "afgedaan"])
def test_what_is_over_stays_over(werk: Path, soort: Literal["ingetrokken", "afgedaan"]):
    voeg_gebeurtenis_toe(lees_boek(werk), "wachten", soort, MAART)
    for step in (
        lambda b: geef_antwoord(b, "wachten", date(2026, 4, 1), samenvatting="x"),
        lambda b: stel_uit(b, "wachten", date(2026, 4, 1), date(2026, 5, 1), "Druk."),
        lambda b: voeg_gebeurtenis_toe(b, "wachten", "ingetrokken", date(2026, 4, 1)),
        lambda b: voeg_gebeurtenis_toe(b, "wachten", "afgedaan", date(2026, 3, 10)),
        lambda b: voeg_gebeurtenis_toe(b, "wachten", "vervolgvraag", date(2026, 4, 1)),
    ):
        with pytest.raises(SociaalDomeinFout, match=f"al {soort}, op 20 maart 2026"):
            step(lees_boek(werk))
    assert lees_boek(werk).stand(vind_vraag(lees_boek(werk), "wachten"), date(2026, 4, 2)).fase == soort


@pytest.mark.parametrize("soort", ["ingetrokken", "afgedaan"])
def test_it_is_not_closed_before_its_answer(werk: Path, soort: Literal["ingetrokken", "afgedaan"]):
    geef_antwoord(lees_boek(werk), "wachten", MAART, samenvatting="Het zijn er 40.")
    with pytest.raises(SociaalDomeinFout, match="al beantwoord, op 20 maart 2026"):
        voeg_gebeurtenis_toe(lees_boek(werk), "wachten", soort, date(2026, 3, 19))


def test_an_answer_of_the_day_of_settling_or_before_may_be_noted_later(werk: Path):
    voeg_gebeurtenis_toe(lees_boek(werk), "wachten", "afgedaan", MAART)
    new = geef_antwoord(lees_boek(werk), "wachten", MAART, samenvatting="Het zijn er 40.")
    assert "Afgedaan op 20 maart 2026. Beantwoord op 20 maart 2026, op tijd." in lees_boek(werk).stand(new, MAART).zin


def test_the_same_answer_twice_is_refused_and_a_verdict_needs_its_answer(werk: Path):
    geef_antwoord(lees_boek(werk), "wachten", MAART, samenvatting="Het zijn er 40.")
    beoordeel(lees_boek(werk), "wachten", "ja", MAART)
    with pytest.raises(SociaalDomeinFout, match="staat er al"):
        geef_antwoord(lees_boek(werk), "wachten", MAART, samenvatting="Het zijn er 40.")
    with pytest.raises(SociaalDomeinFout, match="Antwoord 2 bestaat niet"):
        beoordeel(lees_boek(werk), "wachten", "ja", MAART, antwoord=2)
    with pytest.raises(SociaalDomeinFout, match="kwam pas op 20 maart 2026"):
        beoordeel(lees_boek(werk), "wachten", "ja", date(2026, 3, 19))


def test_a_promise_is_made_postponed_and_settled(werk: Path):
    fields = {
        "naam": "Brief over wachten",
        "tekst": "U krijgt een brief.",
        "door": "wethouder jeugd",
        "aan": ["de raad"],
    }
    new = zeg_toe(lees_boek(werk), {**fields, "raadsvraag": "2026-014", "waarden": ["nabijheid"]}, MAART)
    assert (new.id, new.raadsvraag) == ("t2026_brief_over_wachten", "wachten")
    stel_toezegging_uit(lees_boek(werk), new.id, MAART, date(2026, 5, 1), "Meer tijd.")
    done = doe_af(lees_boek(werk), new.id, date(2026, 4, 20), document="Brief 9", geleerd="Vraag het eerder.")
    assert lees_boek(werk).toezeggingen[new.id] == done
    assert done.geleerd == "Vraag het eerder."
    with pytest.raises(SociaalDomeinFout, match="al afgedaan, op 20 april 2026"):
        doe_af(lees_boek(werk), new.id, date(2026, 4, 21), document="Brief 10")


def test_events_stand_in_the_order_of_their_days(werk: Path):
    voeg_gebeurtenis_toe(lees_boek(werk), "wachten", "geagendeerd", date(2026, 3, 30), tot=date(2026, 4, 9))
    new: Raadsvraag = voeg_gebeurtenis_toe(lees_boek(werk), "wachten", "gesteld", date(2026, 3, 5))
    assert [e.soort for e in new.gebeurtenissen] == ["ingediend", "gesteld", "geagendeerd"]
