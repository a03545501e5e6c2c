"""A question beside the store, the register, earlier questions and the guard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.vragen.toets.anders import anders_gevraagd
from sociaal_domein.vragen.toets.invoer import Invoer, lees_invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking, Toets, rangschik
from sociaal_domein.vragen.toets.tekst import opmerkingen

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente

MEESTE_DEELVRAGEN = 500


def toets_vraag(tekst: str, gemeente: Gemeente | None, home: Path | None, dag: date) -> Toets:
    """Read a question or a text with questions, and lay all that is known beside it. Nothing is stored.

    Parameters
    ----------
    tekst : str
    gemeente : Gemeente or None
        None: no figures, no breaks, no values of a register.
    home : Path or None
        The working folder with earlier questions.
    dag : date
        The day of reading.

    Raises
    ------
    SociaalDomeinFout
        The guard cannot read what it needs, or there are more than `MEESTE_DEELVRAGEN` questions.
    """
    from sociaal_domein.fouten import SociaalDomeinFout
    from sociaal_domein.taal import getal
    from sociaal_domein.vragen.toets.eerder import eerder_gevraagd
    from sociaal_domein.vragen.toets.personen import personen, verberg

    given = lees_invoer(tekst)
    if len(given.gelezen) > MEESTE_DEELVRAGEN:
        raise SociaalDomeinFout(
            f"Hier staan {getal(len(given.gelezen))} vragen. Verwacht: hooguit {MEESTE_DEELVRAGEN} vragen per keer.",
            doe="Knip de tekst in stukken, en toets elk stuk apart.",
        )
    found, hidden = personen(given)
    remarks = [r for r in opmerkingen(given) if r.deelvraag not in hidden]
    if home is not None:
        remarks += [r for r in eerder_gevraagd(given, home) if r.deelvraag not in hidden]
    if gemeente is not None:
        remarks = _met_opslag(given, remarks, gemeente, dag)
    if hidden:
        # What is said of the whole can hold words of a person too.
        remarks = [r for r in remarks if r.deelvraag is not None and r.deelvraag not in hidden]
    shown = verberg(given.gelezen, hidden)
    return Toets(shown, rangschik([*found, *remarks], shown), anders_gevraagd(given, hidden, met_aanloop=not found))


def _met_opslag(given: Invoer, remarks: list[Opmerking], gemeente: Gemeente, dag: date) -> list[Opmerking]:
    from sociaal_domein.vragen.toets.gebieden import noemt_gebied
    from sociaal_domein.vragen.toets.naast_breuken import naast_breuken
    from sociaal_domein.vragen.toets.naast_cijfers import naast_cijfers
    from sociaal_domein.vragen.toets.waarden import raakt_waarden

    known = list(naast_cijfers(given, gemeente, dag))
    compared = {place for _, place, _ in known}
    remarks = [r for r in remarks if r.soort != "bron" or r.deelvraag not in compared]
    remarks += [remark for _, _, remark in known if remark is not None]
    remarks += naast_breuken(given, gemeente, dag)
    if noemt_gebied(given.tekst, gemeente):
        remarks = [r for r in remarks if r.soort != "gebied"]
    if any(r.soort == "waarde" for r in remarks):
        own = raakt_waarden(given, gemeente.domein)
        remarks = [r for r in remarks if r.soort != "waarde"] + ([own] if own else [])
    return [replace(r, zin=" ".join(r.zin.split()), suggestie=" ".join(r.suggestie.split())) for r in remarks]
