"""What the guard finds: a place and a kind, with a safe wording, and never the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Niveau = Literal["weiger", "vraag"]


@dataclass(frozen=True)
class Treffer:
    """Something in a text that can lead to a person.

    Attributes
    ----------
    niveau : str
        ``weiger`` or ``vraag``.
    soort : str
        A key of `SOORTEN`.
    begin, eind : int
        Where it stands in the text, in characters.
    voorstel : str
        A safe wording, such as ``[naam]`` or ``najaar 2024``.
    """

    niveau: Niveau
    soort: str
    begin: int
    eind: int
    voorstel: str


# What a user reads, by kind.
SOORTEN = {
    "bsn": "een burgerservicenummer",
    "bsn_mogelijk": "een nummer dat een burgerservicenummer kan zijn",
    "email": "een e-mailadres",
    "telefoon": "een telefoonnummer",
    "iban": "een rekeningnummer",
    "postcode": "een postcode met letters",
    "adres": "een adres",
    "geboortedatum": "een geboortedatum",
    "datum_persoon": "een datum uit het leven van iemand",
    "kenteken": "een kenteken",
    "zaaknummer": "een zaaknummer of cliëntnummer",
    "sociale_media": "een naam op sociale media",
    "naam": "een naam van een persoon",
    "voornaam": "een voornaam",
    "school_aanbieder": "een naam van een school of aanbieder",
    "combinatie": "kenmerken die samen naar één gezin kunnen wijzen",
}
_EINDE_ZIN = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-ZÀ-Þ])|\n")


def zin_om(tekst: str, begin: int, eind: int) -> tuple[int, int]:
    """Return begin and end of the sentence that a place stands in."""
    start, stop = 0, len(tekst)
    for match in _EINDE_ZIN.finditer(tekst):
        if match.end() <= begin:
            start = match.end()
        elif match.start() >= eind:
            stop = match.start()
            break
    return start, stop


def zinnen(tekst: str) -> list[tuple[int, int]]:
    """Return begin and end of each sentence."""
    cuts = [(m.start(), m.end()) for m in _EINDE_ZIN.finditer(tekst)]
    starts = [0, *(end for _, end in cuts)]
    stops = [*(start for start, _ in cuts), len(tekst)]
    return list(zip(starts, stops, strict=True))


def ordenen(treffers: Iterable[Treffer]) -> list[Treffer]:
    """Return findings in the order of the text; what lies within a finding at least as strict is left out."""
    kept: list[Treffer] = []
    found = list(treffers)
    found = [t for t in found if not (t.soort == "zaaknummer" and any(_is_eigenlijk(t, other) for other in found))]
    for new in sorted(found, key=lambda t: (t.niveau != "weiger", t.begin - t.eind, t.begin)):
        if not any(old.begin <= new.begin and new.eind <= old.eind for old in kept):
            kept.append(new)
    return sorted(kept, key=lambda t: (t.begin, t.eind))


def _is_eigenlijk(nummer: Treffer, ander: Treffer) -> bool:
    """Say whether what looked like a number of a case is, for the most part, a number with a form of its own."""
    inside = nummer.begin <= ander.begin and ander.eind <= nummer.eind
    known = ander.soort in ("bsn", "iban", "telefoon", "kenteken") and ander.niveau == "weiger"
    return inside and known and (ander.eind - ander.begin) >= 0.6 * (nummer.eind - nummer.begin)
