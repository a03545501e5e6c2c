"""What happens after a question or a promise: each step makes a new record, checked as a whole before it is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import ValidationError

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import bedoelt_u
from sociaal_domein.register import Motie, Raadsvraag, Record, Toezegging, soorten
from sociaal_domein.register.raadsvragen import Hermeting
from sociaal_domein.taal import datum as in_woorden
from sociaal_domein.vragen.boek import Boek, bewaar, nieuw_id

if TYPE_CHECKING:
    from sociaal_domein.register.raadsvragen import Beantwoordt

R = TypeVar("R", Raadsvraag, Toezegging, Motie)
Vraaggebeurtenis = Literal["ingediend", "gesteld", "vervolgvraag", "geagendeerd", "afgedaan", "ingetrokken"]
_EEN = {"raadsvragen": "vraag", "toezeggingen": "toezegging", "moties": "motie"}


def vind_vraag(boek: Boek, id: str) -> Raadsvraag:
    """Return a question by its id or by the number of the griffie.

    Raises
    ------
    SociaalDomeinFout
        There is none, or more than one has this number; near misses are named.
    """
    return _vind(boek.raadsvragen, id, "raadsvragen")


def vind_toezegging(boek: Boek, id: str) -> Toezegging:
    """Return a promise by its id or number; see `vind_vraag`."""
    return _vind(boek.toezeggingen, id, "toezeggingen")


def vind_motie(boek: Boek, id: str) -> Motie:
    """Return a motion by its id or number; see `vind_vraag`."""
    return _vind(boek.moties, id, "moties")


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
        The question is a draft or was withdrawn, the answer stands there already, nothing says what or where it is, or
        the day is impossible.
    """
    question = vind_vraag(boek, id)
    _eis_ingediend(question)
    if (gone := _op(question, "ingetrokken")) is not None and gone <= datum:
        raise SociaalDomeinFout(
            f"Deze vraag is ingetrokken op {in_woorden(gone)}. Een antwoord hoort daar niet meer bij.",
            waar=question.id,
            doe="Kijk of u de goede vraag hebt. Was er toch een antwoord? Dan ligt de datum voor het intrekken.",
        )
    if not (samenvatting or document or link):
        raise SociaalDomeinFout(
            "Er staat niet bij wat het antwoord is of waar het te lezen is.",
            waar="vraag antwoord",
            doe="Geef --samenvatting, --document of --link.",
        )
    answer = _gevuld(datum=datum, samenvatting=samenvatting, document=document, link=link)
    if any(a.model_dump(exclude={"oordeel"}, exclude_none=True) == answer for a in question.antwoorden):
        raise SociaalDomeinFout(
            f"Dit antwoord van {in_woorden(datum)} staat er al.",
            waar=question.id,
            doe="Er is niets veranderd. Is er nog een antwoord? Geef dan een andere samenvatting of een ander stuk.",
        )
    answers = sorted([*_kaal(question)["antwoorden"], answer], key=lambda a: a["datum"])
    return _bewaar(boek, question, antwoorden=answers)


def stel_uit(boek: Boek, id: str, datum: date, tot: date, reden: str) -> Raadsvraag:
    """Note that the college postponed its answer, until when and why.

    Raises
    ------
    SociaalDomeinFout
        The question is a draft, an answer is there already, or the days are impossible.
    """
    question = vind_vraag(boek, id)
    _eis_ingediend(question)
    _eis_nog_open(question, datum)
    return _met_gebeurtenis(boek, question, soort="uitgesteld", datum=datum, tot=tot, toelichting=reden)


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
        The question is a draft (then only ``ingediend`` fits), it has this event already, or the day is impossible.
    """
    question = vind_vraag(boek, id)
    if soort != "ingediend":
        _eis_ingediend(question)
    once = soort in ("ingediend", "afgedaan", "ingetrokken")
    if once and (before := _op(question, soort)) is not None:
        raise SociaalDomeinFout(
            f"Deze vraag is al {soort}, op {in_woorden(before)}.",
            waar=question.id,
            doe=f"Klopt die dag niet? Verander hem in register/raadsvragen/{question.id}.yaml.",
        )
    return _met_gebeurtenis(
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
    """Say whether an answer answers the question, and what was learned; an earlier verdict is replaced.

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
    answers = _kaal(question)["antwoorden"]
    if not answers:
        raise SociaalDomeinFout(
            "Deze vraag heeft nog geen antwoord om te beoordelen.",
            waar=question.id,
            doe=f"Leg eerst het antwoord vast: sociaal-domein vraag antwoord {question.id} --datum jjjj-mm-dd …",
        )
    number = len(answers) if antwoord is None else antwoord
    if not 1 <= number <= len(answers):
        raise SociaalDomeinFout(
            f"Antwoord {number} bestaat niet.", waar="--antwoord", doe=f"Kies een getal van 1 tot en met {len(answers)}."
        )
    if datum < answers[number - 1]["datum"]:
        raise SociaalDomeinFout(
            f"Het oordeel is van {in_woorden(datum)}. Het antwoord kwam pas op "
            f"{in_woorden(answers[number - 1]['datum'])}.",
            waar="--datum",
            doe="Kijk de datum na.",
        )
    answers[number - 1]["oordeel"] = _gevuld(
        beantwoordt=beantwoordt, datum=datum, toelichting=toelichting, geleerd=geleerd
    )
    return _bewaar(boek, question, antwoorden=answers)


def voeg_hermeting_toe(boek: Boek, id: str, hermeting: Hermeting) -> Raadsvraag:
    """Add the figures of a later day; those of the same day are replaced."""
    question = vind_vraag(boek, id)
    others = [h.model_dump() for h in question.hermetingen if h.datum != hermeting.datum]
    return _bewaar(boek, question, hermetingen=sorted([*others, hermeting.model_dump()], key=lambda h: h["datum"]))


def zeg_toe(boek: Boek, velden: Mapping[str, Any], gedaan: date) -> Toezegging:
    """Make a record of a new promise.

    Parameters
    ----------
    velden : mapping
        Fields of `Toezegging`; those that are None are left out. Without ``id`` it gets one from its ``naam``.
    gedaan : date
        The day on which it was made.
    """
    given = _gevuld(**velden)
    id = given.get("id") or nieuw_id(boek, "toezeggingen", given["naam"], gedaan)
    if id in boek.toezeggingen:
        raise SociaalDomeinFout(
            f"De toezegging '{id}' staat er al.", waar="--id", doe="Kies een andere id, of laat --id weg."
        )
    _eis_bekende_waarden(boek, given.get("waarden", []))
    if question := given.get("raadsvraag"):
        given["raadsvraag"] = vind_vraag(boek, question).id
    if given.get("termijn") is not None and given["termijn"] < gedaan:
        raise SociaalDomeinFout(
            f"De termijn ({in_woorden(given['termijn'])}) is eerder dan de dag van de toezegging.",
            waar="--termijn",
            doe="Kijk de datums na.",
        )
    data = {**given, "id": id, "gebeurtenissen": [{"soort": "gedaan", "datum": gedaan}]}
    promise = _maak(Toezegging, data)
    bewaar(boek, promise)
    return promise


def stel_toezegging_uit(boek: Boek, id: str, datum: date, tot: date, reden: str) -> Toezegging:
    """Note that a promise was postponed, until when and why."""
    promise = vind_toezegging(boek, id)
    _eis_niet_klaar(promise)
    return _met_gebeurtenis(boek, promise, soort="uitgesteld", datum=datum, tot=tot, toelichting=reden)


def doe_af(
    boek: Boek,
    id: str,
    datum: date,
    *,
    document: str | None = None,
    link: str | None = None,
    toelichting: str | None = None,
    geleerd: str | None = None,
) -> Toezegging:
    """Settle a promise with the document in which that can be read.

    Raises
    ------
    SociaalDomeinFout
        Without a document or link, when it was settled before, or when the day is impossible.
    """
    promise = vind_toezegging(boek, id)
    _eis_niet_klaar(promise)
    if not (document or link):
        raise SociaalDomeinFout(
            "Een toezegging is pas afgedaan met een stuk waarin dat te lezen is.",
            waar="toezegging afdoen",
            doe="Geef --document met de naam van het stuk, of --link met het webadres.",
        )
    extra = {"geleerd": geleerd} if geleerd else {}
    return _met_gebeurtenis(
        boek, promise, extra, soort="afgedaan", datum=datum, toelichting=toelichting, document=document, link=link
    )


def meld_motie(boek: Boek, id: str, soort: str, datum: date, *, toelichting: str | None = None) -> Motie:
    """Note what happened to a motion."""
    motion = vind_motie(boek, id)
    if soort != "ingediend" and not motion.gebeurtenissen:
        raise SociaalDomeinFout(
            "Deze motie is nog een concept: zij is nog niet ingediend.",
            waar=motion.id,
            doe=f"Geef eerst: sociaal-domein motie gebeurtenis {motion.id} --soort ingediend --datum jjjj-mm-dd",
        )
    return _met_gebeurtenis(boek, motion, soort=soort, datum=datum, toelichting=toelichting)


def _vind(records: Mapping[str, R], id: str, kind: str) -> R:
    if id in records:
        return records[id]
    numbered = [r for r in records.values() if r.nummer == id]
    if len(numbered) == 1:
        return numbered[0]
    one = _EEN[kind]
    if numbered:
        raise SociaalDomeinFout(
            f"Meer dan één {one} heeft het nummer '{id}'.", doe=f"Kies een id: {', '.join(r.id for r in numbered)}."
        )
    known = [*records, *(r.nummer for r in records.values() if r.nummer)]
    raise SociaalDomeinFout(
        f"Er is geen {one} met de id of het nummer '{id}'.",
        doe=bedoelt_u(id, known) + f"Alle id's staan in: sociaal-domein {one} lijst",
    )


def _eis_bekende_waarden(boek: Boek, ids: Sequence[str]) -> None:
    known = list(boek.register.waarden) if boek.register else []
    for id in ids:
        if id not in known:
            raise SociaalDomeinFout(
                f"De waarde '{id}' staat niet in register/waarden.yaml.",
                waar="--waarde",
                doe=bedoelt_u(id, known) + f"Kies uit: {', '.join(known)}.",
            )


def _op(stuk: Raadsvraag | Toezegging, soort: str) -> date | None:
    return next((e.datum for e in stuk.gebeurtenissen if e.soort == soort), None)


def _eis_ingediend(question: Raadsvraag) -> None:
    if question.ingediend_op is None:
        raise SociaalDomeinFout(
            "Deze vraag is nog een concept: zij is nog niet ingediend.",
            waar=question.id,
            doe=f"Geef eerst: sociaal-domein vraag gebeurtenis {question.id} --soort ingediend --datum jjjj-mm-dd",
        )


def _eis_nog_open(question: Raadsvraag, dag: date) -> None:
    ended = [(_op(question, "ingetrokken"), "ingetrokken"), (_op(question, "afgedaan"), "afgedaan")]
    ended.append((min((a.datum for a in question.antwoorden), default=None), "beantwoord"))
    for day, word in ended:
        if day is not None and day <= dag:
            raise SociaalDomeinFout(
                f"Deze vraag is al {word}, op {in_woorden(day)}. Uitstel na die dag kan niet.",
                waar=question.id,
                doe="Kijk de datum na, en of u de goede vraag hebt.",
            )


def _eis_niet_klaar(promise: Toezegging) -> None:
    for kind in ("afgedaan", "vervallen"):
        if (day := _op(promise, kind)) is not None:
            raise SociaalDomeinFout(
                f"Deze toezegging is al {kind}, op {in_woorden(day)}.",
                waar=promise.id,
                doe="Er is niets veranderd. Kijk of u de goede toezegging hebt.",
            )


def _met_gebeurtenis(boek: Boek, stuk: R, extra: Mapping[str, Any] | None = None, **velden: Any) -> R:
    """Add an event; events stand in the order of their days."""
    events = [*_kaal(stuk)["gebeurtenissen"], _gevuld(**velden)]
    return _bewaar(boek, stuk, gebeurtenissen=sorted(events, key=lambda e: e["datum"]), **(extra or {}))


def _bewaar(boek: Boek, stuk: R, **anders: Any) -> R:
    new = _maak(type(stuk), {**_kaal(stuk), **anders})
    bewaar(boek, new)
    return new


def _maak(model: type[R], data: Mapping[str, Any]) -> R:
    try:
        return model.model_validate(data)
    except ValidationError as exc:
        raise _fout(exc, model) from None


def _fout(exc: ValidationError, model: type[Record]) -> SociaalDomeinFout:
    """Say in Dutch what a model refused, without the file that was never written."""
    from pathlib import Path

    from sociaal_domein.meldingen import vertaal

    kind = next(kind for kind in soorten().values() if kind.model is model)
    told = vertaal(exc, model=model, bestand=Path(kind.naam), regel=lambda _: None, bij=kind.enkel)
    return SociaalDomeinFout(told.wat, waar=(told.waar or "").partition(", ")[2] or None, doe=told.doe)


def _kaal(stuk: Record) -> dict[str, Any]:
    return stuk.model_dump()


def _gevuld(**velden: Any) -> dict[str, Any]:
    return {key: value for key, value in velden.items() if value is not None and value != []}
