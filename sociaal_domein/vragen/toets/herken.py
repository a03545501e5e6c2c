"""Which indicator a sentence is about: only when every word of its title is there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from sociaal_domein.vragen.lezen.gewoon import gewoon

if TYPE_CHECKING:
    from sociaal_domein.indicator import Indicator

_TUSSEN_HAAKJES = re.compile(r"\([^)]*\)")
_WOORD = re.compile(r"[a-z][a-z0-9-]+")
# Words of a title that say nothing about what is counted, or that the unit says already.
_KLEIN = frozenset("met aan per van het de een uit en in op naar of voor die deel inwoner".split())
# How council members write a word of a title.
_ANDERS = {
    "jongeren": r"jongeren|jeugdigen|kinderen",
    "inwoners": r"inwoners|mensen|bewoners|personen",
    "jeugdhulp": r"jeugdhulp|jeugdzorg",
    "uitgaven": r"uitgaven|uitgegeven|uitgaf|uitgeeft|(?:gaf|gaven|geeft|geven)\b[^.?]*\buit|kosten|kostte|lasten|"
    r"besteed\w*|besteedde",
    "bijstand": r"bijstand\w*",
    "wmo": r"wmo[\w-]*|wet maatschappelijke ondersteuning",
    "hulp": r"hulp|wmo-hulp|ondersteuning|voorziening\w*|wmo",
}
_MINSTE_WOORDEN = 2
_WET = {
    "jeugd": re.compile(r"\bjeugd(?!bib|sport|land)\w*"),
    "wmo": re.compile(
        r"\bwmo\b|\bmaatschappelijke ondersteuning\b|\bhulp bij het huishouden\b|\bhuishoudelijke hulp\b"
    ),
    "participatie": re.compile(r"\bparticipatie(?:wet)?\b|\bbijstand\w*|\binkomen en werk\b"),
}
_GELD = re.compile(rf"\b(?:{_ANDERS['uitgaven']}|uitgeven|kost|gekost|budget\w*)\b")
_GEBRUIK = re.compile(
    r"\b(?:aantal\w*|hoeveel|gebruik\w*|jongeren|jeugdigen|kinderen|clienten|inwoners|mensen|instroom|aandeel|percentage)\b"
)
_IETS_ANDERS = re.compile(r"klacht|bezwa|tarie[fv]|aanbieder")


def passende(indicatoren: Iterable[Indicator], zin: str) -> list[Indicator]:
    """Return the indicators a sentence in plain letters is about, those with most words in common first.

    An indicator of one word is left out: "inwoners" stands in too many sentences.
    """
    found = []
    for indicator in indicatoren:
        words = titelwoorden(indicator.titel)
        if len(words) >= _MINSTE_WOORDEN and all(_patroon(word).search(zin) for word in words):
            found.append((-len(words), indicator.rang, indicator.id, indicator))
    return [indicator for *_, indicator in sorted(found, key=lambda row: row[:3])]


def over_wet(indicatoren: Iterable[Indicator], zin: str) -> list[Indicator]:
    """Return the indicators of the spending on, or else the use of, the laws that a sentence in plain letters names.

    This is broader than `passende`: enough to know how was counted, and not enough to lay a figure beside another.
    """
    laws = [law for law, words in _WET.items() if words.search(zin)]
    if _IETS_ANDERS.search(zin):
        return []
    form = ("euro_per_inwoner", "geld") if _GELD.search(zin) else ("promille", "gebruik")
    if form[1] == "gebruik" and not _GEBRUIK.search(zin):
        return []
    found = [one for one in indicatoren if one.wet in laws and (one.vorm, one.soort) == form]
    return sorted(found, key=lambda one: (one.rang, one.id))


def titelwoorden(titel: str) -> list[str]:
    """Return the words of a title that a sentence must hold.

    Examples
    --------
    >>> titelwoorden("Uitgaven aan jeugdhulp per inwoner")
    ['uitgaven', 'jeugdhulp']
    """
    return [word for word in _WOORD.findall(_TUSSEN_HAAKJES.sub("", gewoon(titel))) if word not in _KLEIN]


def vormen_van(woord: str) -> str:
    """Return the ways in which a word of a title is written, as a pattern."""
    return f"(?:{_ANDERS.get(woord, re.escape(woord))})"


@cache
def _patroon(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{vormen_van(word)}\b")
