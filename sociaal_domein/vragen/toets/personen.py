"""A person in a question: the place and the kind are told, and the text is shown nowhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sociaal_domein.vragen.lezen import Gelezen
from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking, naam_van

NIET_GETOOND = "(niet getoond)"
# An office or a provider may be named in a question of the council; that points to no resident.
_MAG = ("school_aanbieder",)
_NAMEN = ("naam", "voornaam")
_WOORD = re.compile(r"[^\W_]{3,}")
_MEESTE_PLEKKEN = 40  # who has mended these, lets the rest be looked at again
_GEEN_NAAM = frozenset("van der den het een mevrouw meneer heer".split())


def personen(invoer: Invoer) -> tuple[list[Opmerking], frozenset[int]]:
    """Let the guard read the text.

    Returns
    -------
    opmerkingen : list of Opmerking
    verborgen : frozenset of int
        Deelvragen that may not be shown: all of them when the guard refuses something in one, for a name may come
        back in another in a way that nobody recognises. Who signed a letter hides no question that does not name them.
    """
    from sociaal_domein.privacy.namenlijst import kent_namen
    from sociaal_domein.privacy.wacht import SOORTEN, bewaak, bewaak_zonder_namen

    known = kent_namen()
    hits = bewaak(invoer.tekst, rol_toegestaan=True) if known else bewaak_zonder_namen(invoer.tekst)
    hits = [hit for hit in hits if hit.soort not in _MAG]
    found: list[Opmerking] = []
    hidden: set[int] = set()
    within = _woorden(invoer)
    ends = [read.eind for read in invoer.gelezen]
    for i, hit in enumerate(hits):
        at = bisect_right(ends, hit.begin)
        place = at + 1 if at < len(ends) and invoer.gelezen[at].begin < hit.eind else None
        hidden |= {place} if place is not None else _met_woorden_van(invoer.tekst[hit.begin : hit.eind], within)
        if i >= _MEESTE_PLEKKEN:
            continue
        sure = hit.niveau == "weiger"
        where = _plek(invoer, place, hit.begin)
        seen = f"{where} staat {SOORTEN[hit.soort]}." if sure else f"{where} kan {SOORTEN[hit.soort]} staan."
        tail = "" if sure else " Is het niemand? Dan kan het blijven staan."
        if place is None and hit.soort in _NAMEN:
            tail = " Is het wie de vraag stelt? Dan mag die naam blijven staan."
        found.append(Opmerking("persoon", place, seen, f"Schrijf liever: {hit.voorstel}.{tail}"))
    asked = [(read.begin, read.eind) for read in invoer.gelezen]
    if any(hit.niveau == "weiger" and any(hit.begin < b and a < hit.eind for a, b in asked) for hit in hits):
        hidden = {*range(1, len(invoer.gelezen) + 1)}
    if len(hits) > _MEESTE_PLEKKEN:
        found.append(
            Opmerking(
                "persoon",
                None,
                f"Er zijn nog {len(hits) - _MEESTE_PLEKKEN} plekken waar een inwoner kan staan.",
                "Verbeter eerst deze plekken. Toets de tekst daarna opnieuw.",
            )
        )
    if not known:
        found.append(
            Opmerking(
                "persoon",
                None,
                "Namen en adressen herkent het programma hier niet: de extra casuistiek ontbreekt.",
                "Kijk zelf of er een inwoner genoemd wordt.",
            )
        )
    return list(dict.fromkeys(found)), frozenset(hidden)


def verberg(gelezen: Iterable[Gelezen], verborgen: frozenset[int]) -> tuple[Gelezen, ...]:
    """Return the deelvragen with nothing left of the words of those that may not be shown."""
    return tuple(
        replace(read, tekst=NIET_GETOOND, gezien=()) if place in verborgen else read
        for place, read in enumerate(gelezen, 1)
    )


def _woorden(invoer: Invoer) -> dict[str, set[int]]:
    """Return in which deelvragen each word stands."""
    within: dict[str, set[int]] = {}
    for place, read in enumerate(invoer.gelezen, 1):
        for word in _WOORD.findall(read.tekst.casefold()):
            within.setdefault(word, set()).add(place)
    return within


def _met_woorden_van(tekst: str, waar: Mapping[str, set[int]]) -> set[int]:
    """Return the deelvragen in which a word of a finding elsewhere comes back."""
    words = {word for word in _WOORD.findall(tekst.casefold()) if word not in _GEEN_NAAM}
    return {place for word in words for place in waar.get(word, ())}


def _plek(invoer: Invoer, place: int | None, begin: int) -> str:
    line = invoer.tekst.count("\n", 0, begin) + 1
    if place is None:
        return f"In regel {line}"
    read = invoer.gelezen[place - 1]
    word = len(invoer.tekst[read.begin : max(begin, read.begin)].split()) + 1
    name = f"vraag {naam_van(invoer.gelezen, place)}" if len(invoer.gelezen) > 1 else "de vraag"
    return f"In {name}, bij woord {word},"
