"""Whether two questions ask nearly the same: by the subjects that they share, and the kind of answer that they want.

A subject is a word with content, or what a compound is made of ("jeugdhulp" is about "jeugd"). The words in which
council questions are clothed do not count. The kind (`sociaal_domein.vragen.lezen`) keeps "how many are waiting?" apart
from "what do those who wait go through?". The limit was set on pairs of questions, see docs/besluiten/0012.
"""

from __future__ import annotations

import math
import re

from sociaal_domein.vragen.lezen import lees_vraag
from sociaal_domein.vragen.woorden import VRAAGTAAL
from sociaal_domein.vragen.woordvormen import WOORD, Woordvormen, is_algemeen, schoon

NODIG = 0.65
_ALGEMEEN = 0.4
_SOORT = 1.0
_KANSLOOS = 0.4  # below this on subjects alone, the kind cannot make it enough
_VRAAG = re.compile(r"[^.!?\n]*\?")


def vragen_in(tekst: str) -> list[str]:
    """Return the sentences that ask; the whole text where there is none.

    Examples
    --------
    >>> vragen_in("Het is druk. Hoe lang wacht men? En waarom?")
    ['Hoe lang wacht men?', 'En waarom?']
    """
    return [found.strip() for found in _VRAAG.findall(tekst)] or [tekst.strip()]


def vraagtaal(vormen: Woordvormen) -> set[str]:
    """Return what the words are compared by in which council questions are clothed."""
    return {term for word in VRAAGTAAL if (term := vormen.term(word))}


def onderwerpen(vraag: str, vormen: Woordvormen) -> dict[str, float]:
    """Return what a question is about, with how much each weighs."""
    zonder, found = vraagtaal(vormen), dict[str, float]()
    for word in WOORD.findall(schoon(vraag)):
        term = vormen.term(word)
        if not term or term in zonder:
            continue
        atoms = [part for part in vormen.delen(word) if not vormen.delen(part)] or [term]
        for atom in atoms:
            found[atom] = _ALGEMEEN if is_algemeen(atom) else 1.0
    return found


def lijken(een: str, ander: str, vormen: Woordvormen) -> float:
    """Return how much two questions ask the same, from 0 to 1; see `NODIG`.

    Examples
    --------
    >>> een = "Hoe lang is de wachtlijst voor jeugdhulp?"
    >>> lijken(een, "Kan het college aangeven hoe lang de jeugdhulpwachtlijst is?", Woordvormen()) >= NODIG
    True
    """
    subjects = [onderwerpen(text, vormen) for text in (een, ander)]
    if (alike := gelijkenis(*subjects)) < _KANSLOOS:
        return alike
    for text, found in zip((een, ander), subjects, strict=True):
        kind = lees_vraag(text).soort
        if kind != "onzeker":
            found[f"soort {kind}"] = _SOORT
    return gelijkenis(*subjects)


def gelijkenis(een: dict[str, float], ander: dict[str, float]) -> float:
    """Return the cosine of the angle between two questions: 1 is the same subjects, 0 none in common.

    Examples
    --------
    >>> gelijkenis({"jeugd": 1.0}, {"jeugd": 1.0}), gelijkenis({"jeugd": 1.0}, {"wacht": 1.0})
    (1.0, 0.0)
    """
    both = sum(weight * ander[atom] for atom, weight in een.items() if atom in ander)
    size = math.sqrt(sum(w * w for w in een.values()) * sum(w * w for w in ander.values()))
    return round(both / size, 6) if size else 0.0
