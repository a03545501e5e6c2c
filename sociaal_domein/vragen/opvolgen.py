"""What happens after a question: each step makes a new record, checked as a whole before it is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Raadsvraag
from sociaal_domein.register.raadsvragen import Hermeting
from sociaal_domein.taal import datum as in_woorden
from sociaal_domein.vragen.bijwerken import dag_van, eis_later, gevuld, kaal, met_gebeurtenis, vind, werk_bij
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.fase import sluiting

if TYPE_CHECKING:
    from sociaal_domein.register.raadsvragen import Beantwoordt

Vraaggebeurtenis = Literal["ingediend", "gesteld", "vervolgvraag", "geagendeerd", "afgedaan", "ingetrokken"]


def vind_vraag(boek: Boek, id: str) -> Raadsvraag:
    """Return a question by its id or by the number of the griffie.

    Raises
    ------
    SociaalDomeinFout
        There is none, or more than one has this number; near misses are named.
    """
    return vind(boek.raadsvragen, id, "vraag")


def geef_antwoord(
    boek: Boek,
    id: str,
    datum: date,
    *,
    samenvatting: str | None = None,
    document: str | None = None,
    link: str | None = None,
) -> Raadsvraag:
    """Add an answer of the college to a question.

    Raises
    ------
    SociaalDomeinFout
        The question is a draft or was closed before that day, the answer stands there already, nothing says what or
        where it is, or the day is impossible.
    """
    question = vind_vraag(boek, id)
    _eis_ingediend(question)
    _eis_niet_gesloten(question, datum, "Een antwoord na die dag kan niet.")
    if not (samenvatting or document or link):
        raise SociaalDomeinFout(
            "Er staat niet bij wat het antwoord is of waar het te lezen is.",
            waar="vraag antwoord",
            doe="Geef --samenvatting, --document of --link.",
        )
    answer = gevuld(datum=datum, samenvatting=samenvatting, document=document, link=link)
    if any(a.model_dump(exclude={"oordeel"}, exclude_none=True) == answer for a in question.antwoorden):
        raise SociaalDomeinFout(
            f"Dit antwoord van {in_woorden(datum)} staat er al.",
            waar=question.id,
            doe="Er is niets veranderd. Is er nog een antwoord? Geef dan een andere samenvatting of een ander stuk.",
        )
    answers = sorted([*kaal(question)["antwoorden"], answer], key=lambda a: a["datum"])
    return werk_bij(boek, question, antwoorden=answers)


def stel_uit(boek: Boek, id: str, datum: date, tot: date, reden: str) -> Raadsvraag:
    """Note that the college postponed its answer, until when and why.

    Raises
    ------
    SociaalDomeinFout
        The question is a draft, an answer is there already, it does not make the term longer, or the days are
        impossible.
    """
    question = vind_vraag(boek, id)
    _eis_ingediend(question)
    _eis_nog_open(question, datum)
    eis_later(datum, tot, boek.stand(question, datum).uiterlijk)
    return met_gebeurtenis(boek, question, soort="uitgesteld", datum=datum, tot=tot, toelichting=reden)


def voeg_gebeurtenis_toe(
    boek: Boek,
    id: str,
    soort: Vraaggebeurtenis,
    datum: date,
    *,
    tot: date | None = None,
    toelichting: str | None = None,
    document: str | None = None,
    link: str | None = None,
) -> Raadsvraag:
    """Note what happened to a question; an answer and a postponement have functions of their own.

    Raises
    ------
    SociaalDomeinFout
        The question is a draft (then only ``ingediend`` fits), it is handed in or closed already, or the day is
        impossible.
    """
    question = vind_vraag(boek, id)
    if soort != "ingediend":
        _eis_ingediend(question)
    if soort == "ingediend" and (before := dag_van(question, soort)) is not None:
        raise _al(question, soort, before)
    if soort in ("afgedaan", "ingetrokken"):
        if (closed := sluiting(question)) is not None:
            raise _al(question, closed[1], closed[0])
        last = max((a.datum for a in question.antwoorden), default=datum)
        if last > datum:
            raise _al(question, "beantwoord", last, f"Zij kan niet op een eerdere dag zijn {soort}.")
    _eis_niet_gesloten(question, datum, "Wat daarna gebeurt, hoort er niet meer bij.")
    return met_gebeurtenis(
        boek, question, soort=soort, datum=datum, tot=tot, toelichting=toelichting, document=document, link=link
    )


def beoordeel(
    boek: Boek,
    id: str,
    beantwoordt: Beantwoordt,
    datum: date,
    *,
    toelichting: str | None = None,
    geleerd: str | None = None,
    antwoord: int | None = None,
) -> Raadsvraag:
    """Say whether an answer answers the question, and what was learned; what is not said anew stays as it was.

    Parameters
    ----------
    antwoord : int, optional
        Which answer, counted from 1. Default: the latest.

    Raises
    ------
    SociaalDomeinFout
        There is no such answer, or the verdict is from before it.
    """
    question = vind_vraag(boek, id)
    answers = kaal(question)["antwoorden"]
    if not answers:
        raise SociaalDomeinFout(
            "Deze vraag heeft nog geen antwoord om te beoordelen.",
            waar=question.id,
            doe=f"Leg eerst het antwoord vast: sociaal-domein vraag antwoord {question.id} --datum jjjj-mm-dd …",
        )
    number = len(answers) if antwoord is None else antwoord
    if not 1 <= number <= len(answers):
        raise SociaalDomeinFout(
            f"Antwoord {number} bestaat niet.",
            waar="--antwoord",
            doe=f"Kies een getal van 1 tot en met {len(answers)}.",
        )
    if datum < answers[number - 1]["datum"]:
        raise SociaalDomeinFout(
            f"Het oordeel is van {in_woorden(datum)}. Het antwoord kwam pas op "
            f"{in_woorden(answers[number - 1]['datum'])}.",
            waar="--datum",
            doe="Kijk de datum na.",
        )
    before = answers[number - 1]["oordeel"] or {}
    new = gevuld(beantwoordt=beantwoordt, datum=datum, toelichting=toelichting, geleerd=geleerd)
    answers[number - 1]["oordeel"] = {**before, **new}
    return werk_bij(boek, question, antwoorden=answers)


def voeg_hermeting_toe(boek: Boek, id: str, hermeting: Hermeting) -> Raadsvraag:
    """Add the figures of a later day; those of the same day are replaced."""
    question = vind_vraag(boek, id)
    others = [h.model_dump() for h in question.hermetingen if h.datum != hermeting.datum]
    return werk_bij(boek, question, hermetingen=sorted([*others, hermeting.model_dump()], key=lambda h: h["datum"]))


def _eis_ingediend(question: Raadsvraag) -> None:
    if question.ingediend_op is None:
        raise SociaalDomeinFout(
            "Deze vraag is nog een concept: zij is nog niet ingediend.",
            waar=question.id,
            doe=f"Geef eerst: sociaal-domein vraag gebeurtenis {question.id} --soort ingediend --datum jjjj-mm-dd",
        )


def _eis_niet_gesloten(question: Raadsvraag, dag: date, dus: str) -> None:
    closed = sluiting(question)
    if closed is not None and closed[0] < dag:
        raise _al(question, closed[1], closed[0], dus)


def _al(question: Raadsvraag, woord: str, dag: date, dus: str = "") -> SociaalDomeinFout:
    return SociaalDomeinFout(
        f"Deze vraag is al {woord}, op {in_woorden(dag)}. {dus}".rstrip(),
        waar=question.id,
        doe=f"Kijk of u de goede vraag en de goede datum hebt. Klopt {in_woorden(dag)} niet? "
        f"Verander dat in register/raadsvragen/{question.id}.yaml.",
    )


def _eis_nog_open(question: Raadsvraag, dag: date) -> None:
    ended = [sluiting(question), min(((a.datum, "beantwoord") for a in question.antwoorden), default=None)]
    for one in ended:
        if one is not None and one[0] <= dag:
            raise _al(question, one[1], one[0], "Uitstel na die dag kan niet.")
