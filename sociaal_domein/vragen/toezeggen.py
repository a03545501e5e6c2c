"""What happens after a promise or a motion: each step makes a new record, checked as a whole before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import bedoelt_u
from sociaal_domein.register import Motie, Toezegging
from sociaal_domein.taal import datum as in_woorden
from sociaal_domein.vragen.bijwerken import eis_later, gevuld, maak, met_gebeurtenis, vind
from sociaal_domein.vragen.boek import Boek, bewaar, nieuw_id
from sociaal_domein.vragen.fase import sluiting
from sociaal_domein.vragen.opvolgen import vind_vraag


def vind_toezegging(boek: Boek, id: str) -> Toezegging:
    """Return a promise by its id or number; see `opvolgen.vind_vraag`."""
    return vind(boek.toezeggingen, id, "toezegging")


def vind_motie(boek: Boek, id: str) -> Motie:
    """Return a motion by its id or number; see `opvolgen.vind_vraag`."""
    return vind(boek.moties, id, "motie")


def zeg_toe(boek: Boek, velden: Mapping[str, Any], gedaan: date) -> Toezegging:
    """Make a record of a new promise.

    Parameters
    ----------
    velden : mapping
        Fields of `Toezegging`; those that are None are left out. Without ``id`` it gets one from its ``naam``.
    gedaan : date
        The day on which it was made.
    """
    given = gevuld(**velden)
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
    promise = maak(Toezegging, data)
    bewaar(boek, promise)
    return promise


def stel_toezegging_uit(boek: Boek, id: str, datum: date, tot: date, reden: str) -> Toezegging:
    """Note that a promise was postponed, until when and why; only to a day that makes its term longer."""
    promise = vind_toezegging(boek, id)
    _eis_niet_klaar(promise)
    eis_later(datum, tot, boek.stand(promise, datum).uiterlijk)
    return met_gebeurtenis(boek, promise, soort="uitgesteld", datum=datum, tot=tot, toelichting=reden)


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
    return met_gebeurtenis(
        boek, promise, extra, soort="afgedaan", datum=datum, toelichting=toelichting, document=document, link=link
    )


def meld_toezegging(
    boek: Boek,
    id: str,
    soort: str,
    datum: date,
    *,
    toelichting: str | None = None,
    document: str | None = None,
    link: str | None = None,
) -> Toezegging:
    """Note that a promise is being worked on (``in_behandeling``) or that it lapsed (``vervallen``)."""
    promise = vind_toezegging(boek, id)
    _eis_niet_klaar(promise)
    return met_gebeurtenis(
        boek, promise, soort=soort, datum=datum, toelichting=toelichting, document=document, link=link
    )


def meld_motie(
    boek: Boek,
    id: str,
    soort: str,
    datum: date,
    *,
    toelichting: str | None = None,
    document: str | None = None,
    link: str | None = None,
) -> Motie:
    """Note what happened to a motion; only the first thing can be that it was handed in."""
    motion = vind_motie(boek, id)
    if soort != "ingediend" and not motion.gebeurtenissen:
        raise SociaalDomeinFout(
            "Deze motie is nog een concept: zij is nog niet ingediend.",
            waar=motion.id,
            doe=f"Geef eerst: sociaal-domein motie gebeurtenis {motion.id} --soort ingediend --datum jjjj-mm-dd",
        )
    return met_gebeurtenis(
        boek, motion, soort=soort, datum=datum, toelichting=toelichting, document=document, link=link
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


def _eis_niet_klaar(promise: Toezegging) -> None:
    if (closed := sluiting(promise)) is not None:
        raise SociaalDomeinFout(
            f"Deze toezegging is al {closed[1]}, op {in_woorden(closed[0])}.",
            waar=promise.id,
            doe="Er is niets veranderd. Kijk of u de goede toezegging hebt.",
        )
