"""The phase of a question, a promise or a motion on a day: computed from its events, never stored.

What happened after that day does not count yet. `docs/raadsvragen.md` has the table of all transitions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from sociaal_domein.register.moties import Motie
from sociaal_domein.register.raadsvragen import Raadsvraag
from sociaal_domein.register.stukken import Gebeurtenis
from sociaal_domein.register.toezeggingen import Toezegging
from sociaal_domein.taal import datum, opsomming
from sociaal_domein.vragen.stand import Fase, Stand, aantal_dagen, op_tijd, over, stand, te_laat
from sociaal_domein.vragen.termijn import laatste_dag

if TYPE_CHECKING:
    from sociaal_domein.instellingen import Reglement
    from sociaal_domein.register.raadsvragen import Vraaggebeurtenis
    from sociaal_domein.register.toezeggingen import Toezeggingsgebeurtenis

__all__ = ["Fase", "Stand", "sluiting", "stand_van"]

G = TypeVar("G", bound=Gebeurtenis)
_SLUIT = ("afgedaan", "ingetrokken", "vervallen")
_GELDT_ALS_ANTWOORD = " Volgens het reglement geldt een gemotiveerd uitstel als antwoord."


def stand_van(stuk: Raadsvraag | Toezegging | Motie, dag: date, reglement: Reglement) -> Stand:
    """Return where a question, a promise or a motion stands on a day.

    Parameters
    ----------
    stuk : Raadsvraag or Toezegging or Motie
    dag : date
        Events and answers of a later day are left out.
    reglement : Reglement
        The rules of this council; only questions have their term from it.
    """
    match stuk:
        case Raadsvraag():
            return _van_vraag(stuk, dag, reglement)
        case Toezegging():
            return _van_toezegging(stuk, dag)
        case Motie():
            return _van_motie(stuk, dag)


def sluiting(stuk: Raadsvraag | Toezegging) -> tuple[date, str] | None:
    """Return the day and the kind of what closed a question or a promise: the first decides; None: it is not closed."""
    closed = [(e.datum, str(e.soort)) for e in stuk.gebeurtenissen if e.soort in _SLUIT]
    return min(closed, key=lambda one: one[0], default=None)


def termijn_van(vraag: Raadsvraag, reglement: Reglement) -> str | None:
    """Return the term that holds for a kind of question; None: it has none."""
    if vraag.vraagtype == "technische_vraag" or vraag.grondslag == "technisch":
        return reglement.termijn_technisch
    if vraag.vraagtype == "mondelinge_politieke_vraag":
        return reglement.termijn_mondeling
    return reglement.termijn


def eerste_termijn(vraag: Raadsvraag, dag: date, reglement: Reglement) -> date | None:
    """Return the last day by the reglement alone, as it was on a day, before any postponement; None: no term runs.

    A question that is put in a meeting has its term from that meeting, any other from the day it was handed in.
    """
    term = termijn_van(vraag, reglement)
    begin = vraag.ingediend_op
    if vraag.vraagtype == "mondelinge_politieke_vraag":
        begin = next((e.datum for e in vraag.gebeurtenissen if e.soort == "gesteld" and e.datum <= dag), begin)
    return laatste_dag(begin, term, reglement) if begin and term else None


def _van_vraag(vraag: Raadsvraag, day: date, reglement: Reglement) -> Stand:
    events = _tot_en_met(vraag.gebeurtenissen, day)
    if not any(e.soort == "ingediend" for e in events):
        return _zonder_begin(vraag, "Deze vraag is nog niet ingediend.")
    ended = next((e for e in events if e.soort in _SLUIT), None)
    answered = min((a.datum for a in vraag.antwoorden if a.datum <= day), default=None)
    first = eerste_termijn(vraag, day, reglement)
    until = min(filter(None, (answered, ended.datum if ended else None)), default=day)
    asked = [e for e in events if e.soort == "uitgesteld" and e.datum <= until]
    delays = _verlengingen(first, asked)
    last = delays[-1].tot if delays else first
    if ended is not None and ended.soort == "ingetrokken":
        return stand("ingetrokken", f"Ingetrokken op {datum(ended.datum)}.")
    if ended is not None and answered is not None and answered > ended.datum:
        how = f"Er was toen geen antwoord. Dat kwam na het afdoen, op {datum(answered)}."
        return _na_antwoord(events, vraag, ended, None, last, day, how + _zonder_gevolg(asked, delays))
    if ended is not None or answered is not None:
        how = f"Beantwoord op {_gedaan(answered, first, delays)}" if answered else "Er is geen antwoord gegeven."
        return _na_antwoord(events, vraag, ended, answered, last, day, how + _zonder_gevolg(asked, delays))
    return _zonder_antwoord(events, asked, delays, first, last, day, reglement)


def _zonder_begin(stuk: Raadsvraag | Motie, concept: str) -> Stand:
    """Say that it is a draft, unless another system named it without a day: then it is out already."""
    if stuk.herkomst is not None and not stuk.gebeurtenissen:
        return stand("onbekend", f"Ingelezen uit {stuk.herkomst.systeem}. Daar staat niet bij hoe ver het is.")
    return stand("concept", concept)


def _na_antwoord(
    events: Sequence[Vraaggebeurtenis],
    vraag: Raadsvraag,
    ended: Vraaggebeurtenis | None,
    answered: date | None,
    last: date | None,
    day: date,
    how: str,
) -> Stand:
    if ended is not None:
        return stand("afgedaan", f"Afgedaan op {datum(ended.datum)}. {how}", uiterlijk=last, op=answered)
    newest = max(a.datum for a in vraag.antwoorden if a.datum <= day)
    later = [e for e in events if e.soort in ("vervolgvraag", "geagendeerd") and e.datum >= newest]
    if not later:
        return stand("beantwoord", how, uiterlijk=last, op=answered)
    event = later[-1]
    if event.soort == "vervolgvraag":
        text = f"{how} Op {datum(event.datum)} is een vervolgvraag gesteld."
        return stand("vervolgvraag", text, uiterlijk=last, op=answered)
    meeting = f"voor {datum(event.tot)}" if event.tot else f"op {datum(event.datum)}"
    return stand("geagendeerd", f"{how} Op de agenda gezet {meeting}.", uiterlijk=last, op=answered)


def _zonder_antwoord(
    events: Sequence[Vraaggebeurtenis],
    asked: Sequence[Vraaggebeurtenis],
    delays: Sequence[Vraaggebeurtenis],
    first: date | None,
    last: date | None,
    day: date,
    reglement: Reglement,
) -> Stand:
    was_late = _was_al_te_laat(first, delays) + _zonder_gevolg(asked, delays)
    if last is not None and day > last:
        late = f"Het antwoord had er uiterlijk op {datum(last)} moeten zijn. Dat is {aantal_dagen((day - last).days)}"
        return te_laat(late + _na_uitstel(asked, delays, was_late), last, day, zonder_uitstel=not asked)
    if last is not None and delays:
        counts = reglement.uitstel_is_antwoord and delays[-1].toelichting is not None
        phase: Fase = "uitgesteld (geldt als antwoord)" if counts else "uitgesteld"
        text = f"Het antwoord is uitgesteld tot {over(last, day)}.{was_late}{_GELDT_ALS_ANTWOORD if counts else ''}"
        return stand(phase, text, uiterlijk=last, op=day, open=True)
    handed_in = next(e.datum for e in events if e.soort == "ingediend")
    if last is None:
        text = f"Ingediend op {datum(handed_in)}. Voor deze soort vraag geldt geen termijn."
        return stand("in behandeling", text, open=True)
    text = f"Ingediend op {datum(handed_in)}. Het antwoord wordt uiterlijk verwacht op {over(last, day)}.{was_late}"
    return stand("in behandeling", text, uiterlijk=last, op=day, open=True)


def _van_toezegging(promise: Toezegging, day: date) -> Stand:
    events = _tot_en_met(promise.gebeurtenissen, day)
    made = next((e for e in events if e.soort == "gedaan"), None)
    if made is None:
        return stand("concept", "Deze toezegging is nog niet gedaan.")
    ended = next((e for e in events if e.soort in _SLUIT), None)
    until = ended.datum if ended else day
    asked = [e for e in events if e.soort == "uitgesteld" and e.datum <= until]
    delays = _verlengingen(promise.termijn, asked)
    last = delays[-1].tot if delays else promise.termijn
    if ended is not None and ended.soort == "vervallen":
        return stand("vervallen", f"Vervallen op {datum(ended.datum)}.")
    if ended is not None:
        text = f"Afgedaan op {_gedaan(ended.datum, promise.termijn, delays)}{_zonder_gevolg(asked, delays)}"
        return stand("afgedaan", text, uiterlijk=last, op=ended.datum)
    return _open_toezegging(events, asked, delays, promise.termijn, last, day, made.datum)


def _open_toezegging(
    events: Sequence[Toezeggingsgebeurtenis],
    asked: Sequence[Toezeggingsgebeurtenis],
    delays: Sequence[Toezeggingsgebeurtenis],
    first: date | None,
    last: date | None,
    day: date,
    made: date,
) -> Stand:
    was_late = _was_al_te_laat(first, delays) + _zonder_gevolg(asked, delays)
    if last is not None and day > last:
        late = f"Deze toezegging zou klaar zijn op {datum(last)}. Dat is {aantal_dagen((day - last).days)}"
        return te_laat(late + _na_uitstel(asked, delays, was_late), last, day, zonder_uitstel=not asked)
    if last is not None and delays:
        text = f"Uitgesteld tot {over(last, day)}.{was_late}"
        return stand("uitgesteld", text, uiterlijk=last, op=day, open=True)
    busy = any(e.soort == "in_behandeling" for e in events)
    when = f"Klaar uiterlijk op {over(last, day)}." if last else "Er is geen termijn genoemd."
    text = f"Gedaan op {datum(made)}. {when}{was_late}"
    return stand("in behandeling" if busy else "openstaand", text, uiterlijk=last, op=day, open=True)


_LOOPT: dict[str, tuple[Fase, str]] = {
    "ingediend": ("ingediend", "Ingediend op"),
    "aangehouden": ("aangehouden", "Aangehouden op"),
    "aangenomen": ("aangenomen", "Aangenomen op"),
    "in_uitvoering": ("in uitvoering", "In uitvoering sinds"),
}


def _van_motie(motion: Motie, day: date) -> Stand:
    events = _tot_en_met(motion.gebeurtenissen, day)
    if not events:
        return _zonder_begin(motion, "Deze motie is nog niet ingediend.")
    adopted = any(e.soort in ("aangenomen", "in_uitvoering") for e in events)
    last = motion.termijn if adopted else None
    newest = events[-1]
    if newest.soort in ("ingetrokken", "verworpen"):
        return stand(newest.soort, f"{newest.soort.capitalize()} op {datum(newest.datum)}.")
    if newest.soort == "afgedaan":
        text = f"Afgedaan op {datum(newest.datum)}{op_tijd(newest.datum, last)}."
        return stand("afgedaan", text, uiterlijk=last, op=newest.datum)
    if last is not None and day > last:
        late = f"Deze motie is aangenomen en zou uitgevoerd zijn op {datum(last)}. "
        return te_laat(f"{late}Dat is {aantal_dagen((day - last).days)} te laat.", last, day, zonder_uitstel=True)
    phase, since = _LOOPT[newest.soort]
    text = f"{since} {datum(newest.datum)}."
    if adopted:
        text += f" Uitgevoerd uiterlijk op {over(last, day)}." if last else " Er is geen termijn genoemd."
    return stand(phase, text, uiterlijk=last, op=day, open=True)


def _tot_en_met(events: Sequence[G], day: date) -> list[G]:
    """Return what has happened, the oldest first; of one day in the order of the record."""
    return sorted((e for e in events if e.datum <= day), key=lambda e: e.datum)


def _verlengingen(first: date | None, delays: Sequence[G]) -> list[G]:
    """Return the postponements that count: each to a later day than held until then."""
    kept: list[G] = []
    last = first
    for event in delays:
        if event.tot is not None and (last is None or event.tot > last):
            kept.append(event)
            last = event.tot
    return kept


def _na_uitstel(asked: Sequence[Gebeurtenis], delays: Sequence[Gebeurtenis], was_late: str) -> str:
    """Say, of what is late, what became of postponement."""
    if delays:
        return f" te laat, ook na uitstel.{was_late}"
    return f" te laat.{was_late}" if asked else " te laat. Er is geen uitstel gegeven."


def _zonder_gevolg(asked: Sequence[Gebeurtenis], delays: Sequence[Gebeurtenis]) -> str:
    """Say it when a postponement ran to a day on or before the last day that held already: it stays in the file."""
    idle = [datum(e.tot) for e in asked if e.tot is not None and e not in delays]
    return f" Het uitstel tot {opsomming(idle)} maakte de termijn niet langer." if idle else ""


def _gedaan(done: date, first: date | None, delays: Sequence[Gebeurtenis]) -> str:
    """Say on which day it was done and whether that was in time; a postponement stays to be seen."""
    last = delays[-1].tot if delays else first
    text = f"{datum(done)}{op_tijd(done, last)}."
    if not delays or last is None:
        return text
    after = "Dat is binnen het uitstel." if done <= last else f"Het uitstel liep tot {datum(last)}."
    return f"{text} {after}{_was_al_te_laat(first, delays)}"


def _was_al_te_laat(first: date | None, delays: Sequence[Gebeurtenis]) -> str:
    """Say it when the last day had passed before somebody postponed."""
    ends = [first, *(event.tot for event in delays)]
    for end, event in zip(ends, delays, strict=False):
        if end is not None and event.datum > end:
            return f" Op de dag van het uitstel was het al {aantal_dagen((event.datum - end).days)} te laat."
    return ""
