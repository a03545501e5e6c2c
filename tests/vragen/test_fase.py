"""Where a question stands: the table worked out by hand, and the sentences that a reader sees."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sociaal_domein.instellingen import Reglement
from sociaal_domein.register import Motie, Raadsvraag, Toezegging
from sociaal_domein.vragen.fase import Stand, stand_van
from tests.vragen.test_termijn import GEVALLEN

FASEN = [g for g in GEVALLEN if g["toont"] == "fase"]
TYPEN = {
    "schriftelijk": ("schriftelijke_politieke_vraag", "termijn"),
    "mondeling": ("mondelinge_politieke_vraag", "termijn_mondeling"),
    "technisch": ("technische_vraag", "termijn_technisch"),
}
VNG = Reglement()


def vraag(ingediend: str, *events: dict[str, Any], antwoorden: list[str] | None = None, **anders: Any) -> Raadsvraag:
    return Raadsvraag.model_validate(
        {
            "id": "v1",
            "naam": "Wachten op hulp",
            "tekst": "Hoe lang wachten mensen?",
            "gebeurtenissen": [{"soort": "ingediend", "datum": ingediend}, *events],
            "antwoorden": [{"datum": day} for day in antwoorden or []],
            **anders,
        }
    )


def uitstel(datum: str, tot: str, reden: str | None = None) -> dict[str, Any]:
    return {"soort": "uitgesteld", "datum": datum, "tot": tot, "toelichting": reden}


def uit_tabel(geval: dict[str, str]) -> tuple[Raadsvraag, Reglement]:
    events = [{"soort": kind, "datum": day} for kind, _, day in (e.partition(":") for e in geval["verder"].split())]
    for entry in geval["uitgesteld"].split():
        day, _, until = entry.rstrip("!").partition(">")
        events.append(uitstel(day, until, "De cijfers komen later." if entry.endswith("!") else None))
    kind, field = TYPEN[geval["soort"]]
    rules = {"reces": geval["reces"].split(), "uitstel_is_antwoord": geval["uitstel_is_antwoord"] == "ja"}
    if geval["termijn"]:
        rules[field] = geval["termijn"]
    answers = geval["beantwoord"].split()
    return vraag(geval["ingediend"], *events, antwoorden=answers, vraagtype=kind), Reglement.model_validate(rules)


@pytest.mark.parametrize("geval", FASEN, ids=lambda g: f"{g['dag']} {g['fase']} {g['uitgerekend']}")
def test_the_phase_is_the_one_worked_out_by_hand(geval: dict[str, str]):
    question, rules = uit_tabel(geval)
    stand = stand_van(question, date.fromisoformat(geval["dag"]), rules)
    assert stand.fase == geval["fase"]
    assert stand.uiterlijk == (date.fromisoformat(geval["uiterlijk"]) if geval["uiterlijk"] else None)
    assert stand.dagen == (int(geval["dagen"]) if geval["dagen"] else None)
    assert stand.is_te_laat == (geval["fase"] == "te laat")
    postponed = any(d[:10] <= geval["dag"] for d in geval["uitgesteld"].split())
    assert stand.is_te_laat_zonder_uitstel == (stand.is_te_laat and not postponed)
    waits = geval["fase"] in ("in behandeling", "te laat") or geval["fase"].startswith("uitgesteld")
    assert stand.is_open == waits


TWEE_SLOTEN = [{"soort": "ingetrokken", "datum": "2026-04-01"}, {"soort": "afgedaan", "datum": "2026-03-20"}]


def op(stuk: Raadsvraag | Toezegging | Motie, dag: str, reglement: Reglement = VNG) -> Stand:
    return stand_van(stuk, date.fromisoformat(dag), reglement)


def test_the_order_of_events_in_the_file_does_not_matter():
    events = [uitstel("2026-04-15", "2026-05-20"), uitstel("2026-03-20", "2026-04-20")]
    assert op(vraag("2026-03-01", *events), "2026-05-01") == op(vraag("2026-03-01", *events[::-1]), "2026-05-01")


@pytest.mark.parametrize(
    ("stuk", "dag", "zin"),
    [
        (vraag("2026-03-01"), "2026-03-31", "Het antwoord wordt uiterlijk verwacht op 31 maart 2026 (dat is vandaag)."),
        (
            vraag("2026-03-01"),
            "2026-04-02",
            "Het antwoord had er uiterlijk op 31 maart 2026 moeten zijn. Dat is 2 dagen te laat. "
            "Er is geen uitstel gegeven.",
        ),
        (
            vraag("2026-03-01", uitstel("2026-04-10", "2026-05-01")),
            "2026-04-20",
            "Het antwoord is uitgesteld tot 1 mei 2026 (nog 11 dagen). "
            "Op de dag van het uitstel was het al 10 dagen te laat.",
        ),
        (
            vraag("2026-03-01", uitstel("2026-03-10", "2026-04-10"), uitstel("2026-04-11", "2026-05-01")),
            "2026-05-03",
            "Dat is 2 dagen te laat, ook na uitstel. Op de dag van het uitstel was het al 1 dag te laat.",
        ),
        (vraag("2026-03-01", antwoorden=["2026-03-31"]), "2026-04-02", "Beantwoord op 31 maart 2026, op tijd."),
        (vraag("2026-03-01", antwoorden=["2026-04-01"]), "2026-04-02", "Beantwoord op 1 april 2026, 1 dag te laat."),
        (
            vraag("2026-03-01", uitstel("2026-04-10", "2026-05-01"), antwoorden=["2026-04-20"]),
            "2026-04-20",
            "Beantwoord op 20 april 2026, op tijd. Dat is binnen het uitstel. "
            "Op de dag van het uitstel was het al 10 dagen te laat.",
        ),
        (
            vraag("2026-03-01", uitstel("2026-03-10", "2026-05-01"), antwoorden=["2026-05-02"]),
            "2026-05-03",
            "Beantwoord op 2 mei 2026, 1 dag te laat. Het uitstel liep tot 1 mei 2026.",
        ),
        (
            vraag("2026-03-01", vraagtype="technische_vraag", antwoorden=["2026-04-01"]),
            "2026-04-02",
            "Beantwoord op 1 april 2026.",
        ),
        (
            vraag(
                "2026-03-01",
                {"soort": "geagendeerd", "datum": "2026-04-05", "tot": "2026-04-20"},
                antwoorden=["2026-03-31"],
            ),
            "2026-04-06",
            "Op de agenda gezet voor 20 april 2026.",
        ),
        (
            vraag("2026-03-01", {"soort": "afgedaan", "datum": "2026-03-20"}),
            "2026-04-06",
            "Er is geen antwoord gegeven.",
        ),
        (
            vraag("2026-03-01", {"soort": "afgedaan", "datum": "2026-03-20"}, antwoorden=["2026-04-02"]),
            "2026-04-06",
            "Afgedaan op 20 maart 2026. Er was toen geen antwoord. Dat kwam na het afdoen, op 2 april 2026.",
        ),
        (
            vraag("2026-03-01", *(TWEE_SLOTEN)),
            "2026-04-06",
            "Afgedaan op 20 maart 2026. Er is geen antwoord gegeven.",
        ),
        (
            vraag("2026-03-01", uitstel("2026-03-10", "2026-03-20")),
            "2026-03-31",
            "31 maart 2026 (dat is vandaag). Het uitstel tot 20 maart 2026 maakte de termijn niet langer.",
        ),
        (
            vraag("2026-03-01", uitstel("2026-03-10", "2026-03-20"), uitstel("2026-03-11", "2026-03-31")),
            "2026-04-02",
            "Dat is 2 dagen te laat. Het uitstel tot 20 maart 2026 en 31 maart 2026 maakte de termijn niet langer.",
        ),
        (
            vraag("2026-03-01", uitstel("2026-03-10", "2026-03-20"), antwoorden=["2026-03-25"]),
            "2026-04-02",
            "op tijd. Het uitstel tot 20 maart 2026 maakte de termijn niet langer.",
        ),
        (vraag("2026-03-01", vraagtype="technische_vraag"), "2026-04-06", "Voor deze soort vraag geldt geen termijn."),
    ],
)
def test_the_sentence_says_it_plainly(stuk: Raadsvraag, dag: str, zin: str):
    assert op(stuk, dag).zin.endswith(zin)


def test_a_postponement_that_counts_as_an_answer_is_not_shown_as_an_answer():
    rules = Reglement(uitstel_is_antwoord=True)
    stand = op(vraag("2026-03-01", uitstel("2026-03-20", "2026-05-01", "De cijfers komen later.")), "2026-04-15", rules)
    assert (stand.fase, stand.is_open, stand.is_te_laat) == ("uitgesteld (geldt als antwoord)", True, False)
    assert stand.zin.endswith("Volgens het reglement geldt een gemotiveerd uitstel als antwoord.")


def test_a_question_on_the_ground_technisch_has_the_term_of_a_technical_question():
    rules = Reglement(termijn_technisch="1 week")
    assert op(vraag("2026-03-01", grondslag="technisch"), "2026-03-02", rules).uiterlijk == date(2026, 3, 8)
    assert op(vraag("2026-03-01", grondslag="169 lid 3"), "2026-03-02", rules).uiterlijk == date(2026, 3, 31)


def toezegging(termijn: str | None, *events: dict[str, Any]) -> Toezegging:
    made = {"soort": "gedaan", "datum": "2026-01-10"}
    return Toezegging.model_validate(
        {"id": "t1", "naam": "Brief", "tekst": "Er komt een brief.", "door": "wethouder jeugd", "termijn": termijn}
        | {"gebeurtenissen": [made, *events]}
    )


def test_the_sentence_of_a_promise_that_was_kept_late_keeps_the_postponement():
    settled = {"soort": "afgedaan", "datum": "2026-05-03", "document": "Brief"}
    promise = toezegging("2026-03-01", uitstel("2026-03-03", "2026-05-01"), settled)
    assert op(promise, "2026-06-01").zin == (
        "Afgedaan op 3 mei 2026, 2 dagen te laat. Het uitstel liep tot 1 mei 2026. "
        "Op de dag van het uitstel was het al 2 dagen te laat."
    )


@pytest.mark.parametrize(
    ("termijn", "events", "dag", "fase", "dagen"),
    [
        ("2026-03-01", [], "2026-01-09", "concept", None),
        ("2026-03-01", [], "2026-01-10", "openstaand", 50),
        (None, [], "2026-09-10", "openstaand", None),
        ("2026-03-01", [], "2026-03-01", "openstaand", 0),
        ("2026-03-01", [], "2026-03-02", "te laat", -1),
        ("2026-03-01", [{"soort": "in_behandeling", "datum": "2026-02-01"}], "2026-02-01", "in behandeling", 28),
        ("2026-03-01", [{"soort": "in_behandeling", "datum": "2026-02-01"}], "2026-03-05", "te laat", -4),
        ("2026-03-01", [uitstel("2026-02-20", "2026-04-01")], "2026-03-05", "uitgesteld", 27),
        ("2026-03-01", [uitstel("2026-02-20", "2026-04-01")], "2026-04-02", "te laat", -1),
        (None, [uitstel("2026-02-20", "2026-04-01")], "2026-04-02", "te laat", -1),
        ("2026-03-01", [uitstel("2026-02-20", "2026-02-27")], "2026-03-02", "te laat", -1),
        (
            "2026-03-01",
            [{"soort": "afgedaan", "datum": "2026-03-03", "document": "Brief"}],
            "2026-04-01",
            "afgedaan",
            -2,
        ),
        ("2026-03-01", [{"soort": "vervallen", "datum": "2026-03-03"}], "2026-04-01", "vervallen", None),
    ],
)
def test_the_phase_of_a_promise(termijn: str | None, events: list[dict[str, Any]], dag: str, fase: str, dagen: int):
    stand = op(toezegging(termijn, *events), dag)
    assert (stand.fase, stand.dagen) == (fase, dagen)
    assert stand.is_open == (fase not in ("concept", "afgedaan", "vervallen"))
    assert stand.is_te_laat_zonder_uitstel == (fase == "te laat" and not any("tot" in e for e in events))


def motie(termijn: str | None, *events: tuple[str, str]) -> Motie:
    return Motie.model_validate(
        {"id": "m1", "naam": "Motie", "tekst": "Verzoekt het college.", "termijn": termijn}
        | {"gebeurtenissen": [{"soort": kind, "datum": day} for kind, day in events]}
    )


IN, AAN = ("ingediend", "2026-01-10"), ("aangenomen", "2026-01-12")


@pytest.mark.parametrize(
    ("termijn", "events", "dag", "fase", "dagen"),
    [
        (None, [], "2026-01-09", "concept", None),
        ("2026-03-01", [IN], "2026-04-10", "ingediend", None),
        ("2026-03-01", [IN, ("aangehouden", "2026-01-11")], "2026-04-10", "aangehouden", None),
        ("2026-03-01", [IN, ("verworpen", "2026-01-12")], "2026-04-10", "verworpen", None),
        ("2026-03-01", [IN, ("ingetrokken", "2026-01-12")], "2026-04-10", "ingetrokken", None),
        ("2026-03-01", [IN, AAN], "2026-03-01", "aangenomen", 0),
        ("2026-03-01", [IN, AAN], "2026-03-02", "te laat", -1),
        ("2026-03-01", [IN, AAN], "2026-01-11", "ingediend", None),
        (None, [IN, AAN], "2026-09-02", "aangenomen", None),
        ("2026-03-01", [IN, AAN, ("in_uitvoering", "2026-02-01")], "2026-02-02", "in uitvoering", 27),
        ("2026-03-01", [IN, AAN, ("in_uitvoering", "2026-02-01")], "2026-03-11", "te laat", -10),
        ("2026-03-01", [IN, AAN, ("afgedaan", "2026-02-27")], "2026-03-11", "afgedaan", 2),
        ("2026-03-01", [IN, AAN, ("afgedaan", "2026-03-04")], "2026-03-11", "afgedaan", -3),
    ],
)
def test_the_phase_of_a_motion(
    termijn: str | None, events: list[tuple[str, str]], dag: str, fase: str, dagen: int | None
):
    stand = op(motie(termijn, *events), dag)
    assert (stand.fase, stand.dagen) == (fase, dagen)
    assert stand.is_open == (fase not in ("concept", "verworpen", "ingetrokken", "afgedaan"))


def test_what_another_system_names_without_a_day_is_no_draft() -> None:
    read = {"systeem": "ibabs", "sleutel": "1", "gelezen": "2026-01-05"}
    motion = Motie.model_validate({"id": "m1", "naam": "Een motie", "tekst": "Een motie", "herkomst": read})
    stand = stand_van(motion, date(2026, 1, 9), Reglement())
    assert (stand.fase, stand.is_open) == ("onbekend", False)
    assert "ibabs" in stand.zin
