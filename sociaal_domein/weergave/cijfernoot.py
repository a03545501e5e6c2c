"""A figure of then, in words: what a note below a question says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.indicator import GEWONE_REEKSEN
from sociaal_domein.taal import bedrag, datum, getal

if TYPE_CHECKING:
    from sociaal_domein.indicator import Indicator
    from sociaal_domein.register import CijferToen

Indicatoren = Mapping[str, "Indicator"]
# More than this of what a figure does not say is not read.
MEESTE_ZINNEN = 2


def geschreven(cijfer: CijferToen, indicatoren: Indicatoren, *, eenheid: bool = True) -> str:
    """Write a figure of then; an indicator that is gone since is written by its unit."""
    known = indicatoren.get(cijfer.indicator)
    if known is not None:
        return known.schrijf(cijfer.waarde, kort=False, eenheid=eenheid)
    rest = cijfer.eenheid.removeprefix("euro").strip()
    number = bedrag(cijfer.waarde) if cijfer.eenheid.startswith("euro") else _getal(cijfer.waarde)
    return f"{number} {rest}".strip() if eenheid else number


def staat_in(cijfer: CijferToen, tekst: str, indicatoren: Indicatoren) -> bool:
    """Whether a question names a figure: its number and its year."""
    return geschreven(cijfer, indicatoren, eenheid=False) in tekst and str(cijfer.jaar) in tekst


def noot(cijfer: CijferToen, indicatoren: Indicatoren) -> str:
    """Return all that belongs to a figure: what, where, when, status, source, and what it does not say."""
    known = indicatoren.get(cijfer.indicator)
    title = known.titel if known else cijfer.indicator.replace("_", " ")
    line = known.reeksen.get(cijfer.reeks, cijfer.reeks) if known else cijfer.reeks
    named = "" if cijfer.reeks == GEWONE_REEKSEN[0] else f", {line}"
    taken = f", opgehaald op {opgehaald(cijfer.snapshot)}" if cijfer.snapshot else ""
    status = "de bron zegt niet of het voorlopig is" if cijfer.status == "onbekend" else cijfer.status
    parts = [
        f"{title}: {geschreven(cijfer, indicatoren)}.",
        f"Gebied: {cijfer.gebied_naam} ({cijfer.gebied}). Periode: {cijfer.jaar}{named}. Status: {status}.",
        f"Wat is geteld: {known.omschrijving}" if known else "",
        f"Bron: {cijfer.bron}{taken}.",
        f"Zegt niet: {' '.join(cijfer.zegt_niet[:MEESTE_ZINNEN])}" if cijfer.zegt_niet else "",
        f"Let op: {cijfer.waarschuwingen[0]}" if cijfer.waarschuwingen else "",
    ]
    return " ".join(filter(None, parts))


def kort(cijfer: CijferToen, indicatoren: Indicatoren) -> str:
    """Name a figure on one line: what, how much, where, when, and its status."""
    known = indicatoren.get(cijfer.indicator)
    title = known.titel if known else cijfer.indicator
    status = "" if cijfer.status == "onbekend" else f" ({cijfer.status})"
    return f"{title}: {geschreven(cijfer, indicatoren)}, {cijfer.gebied_naam} {cijfer.jaar}{status}"


def opgehaald(snapshot: str) -> str:
    """Write the day of a snapshot in words."""
    try:
        return datum(date.fromisoformat(snapshot))
    except ValueError:
        return snapshot


def _getal(value: float) -> str:
    return getal(value, 0 if value == round(value) or abs(value) >= 100 else 1)
