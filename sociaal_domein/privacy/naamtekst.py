"""A text read word by word, with the lists of names beside it: what every rule for names looks at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sociaal_domein.privacy import woorden as w
from sociaal_domein.privacy.namenlijst import Namen, straten
from sociaal_domein.privacy.treffer import Niveau, Treffer, zinnen

_WOORD = re.compile(r"(?:['’](?:t|s)\b|[^\W\d_])(?:[^\W_]|['’](?=[^\W\d_])|[-‐](?=[^\W\d_]))*(?:(?<=\bv\.d)\.)?")
_PLEKWOORD = frozenset("uit in bij op aan te onder over van".split())
_LIDWOORD = frozenset("de het den 't ’t".split())


class Woord(NamedTuple):
    """A word: where it stands, and whether it is the first of a sentence."""

    begin: int
    eind: int
    tekst: str
    eerste: bool

    @property
    def laag(self) -> str:
        """The word in lower case."""
        return self.tekst.lower()

    @property
    def hoofd(self) -> bool:
        """Whether it begins with a capital."""
        return self.tekst[0].isupper()


@dataclass
class Lezer:
    """One text being read."""

    tekst: str
    namen: Namen
    woorden: list[Woord]
    slordig: list[bool]

    def voornaam(self, word: str) -> bool:
        """Whether a word is on the list of first names; Pietje goes for Piet."""
        low = word.lower()
        return (
            low in self.namen.voornamen
            or (low.endswith(("je", "tje")) and low[:-2] in self.namen.voornamen)
            or ("-" in low and all(part in self.namen.voornamen for part in low.split("-")))
        )

    def achternaam(self, word: str) -> bool:
        """Whether a word is on the list of surnames, or a part of it between hyphens."""
        low = word.lower()
        return low in self.namen.achternamen or (
            "-" in low and any(part in self.namen.achternamen for part in low.split("-"))
        )

    def gewoon(self, word: str) -> bool:
        """Whether a word is an ordinary one."""
        low = word.lower()
        return (
            low in w.BEGINWOORDEN
            or low in w.OOK_WOORD
            or low in w.DOET
            or (low in self.namen.woorden and low not in self.namen.voornamen)
        )

    def tussen(self, i: int) -> str:
        """Return what stands between a word and the one before it."""
        return (
            self.tekst[self.woorden[i - 1].eind : self.woorden[i].begin] if i else self.tekst[: self.woorden[0].begin]
        )


def lees(text: str, names: Namen) -> Lezer:
    """Read a text word by word."""
    starts = [m[0] for m in zinnen(text)]
    words, sloppy = [], []
    firsts: set[int] = set()
    matches = list(_WOORD.finditer(text))
    position = 0
    for start in starts:
        while position < len(matches) and matches[position].start() < start:
            position += 1
        if position < len(matches):
            firsts.add(position)
    loose = False
    for i, m in enumerate(matches):
        before = text[matches[i - 1].end() : m.start()] if i else ""
        first = (
            i in firsts
            or re.search(r"[.!?:“\"‘|]\s*[\"“‘'(]?$|(?:^|\s)'$|\n|[-–•*]\s$|^\W*[(]$|[(\[][\"']?$", before) is not None
        )
        if i in firsts:
            end = next((n for n in sorted(firsts) if n > i), len(matches))
            letters = [x[0] for x in matches[i:end]]
            loud = len(letters) > 2 and sum(x.isupper() for x in letters) > 0.6 * len(letters)
            loose = m[0][0].islower() or loud
        words.append(Woord(m.start(), m.end(), m[0], first))
        sloppy.append(loose)
    return Lezer(text, names, words, sloppy)


def treffer(level: Niveau, kind: str, begin: int, end: int) -> Treffer:
    """Return a finding of a name."""
    return Treffer(level, kind, begin, end, "[naam]")


def voor_de_plek(r: Lezer, words: Sequence[Woord]) -> int:
    """Return how many words of a row stand before a place that says where somebody is from.

    In "Jan de Vries uit de Muziekwijk" they are three: the place makes the name no name of an area. In "Bergen op
    Zoom" and "Jan van Galenstraat" they are all of them.
    """
    for k, word in enumerate(words[:-1]):
        if word.laag not in _PLEKWOORD or not any(x.hoofd for x in words[:k]):
            continue
        place = k + 1 + (words[k + 1].laag in {"de", "het"})
        # Jan van Galenstraat is a street; "van de Galenstraat" says where Jan lives.
        if (
            place == len(words)
            or not words[place].hoofd
            or (
                word.laag == "van"
                and place == k + 1
                and sum(x.hoofd and x.laag not in w.TUSSENVOEGSELS for x in words[:k]) < 2
            )
        ):
            continue
        begin, end = words[place].begin, words[-1].eind
        whole = " ".join(x.laag for x in words[k:])
        if (
            whole not in r.namen.achternamen
            and (w.is_begrip(words[place].tekst) or is_gebied(r, begin, end))
            and not _heet_zo(r, words[0].begin, end)
        ):
            return k
    return len(words)


def _heet_zo(r: Lezer, begin: int, end: int) -> bool:
    """Whether a row as a whole is on the list of places or streets."""
    low = r.tekst[begin:end].lower()
    return low in r.namen.plaatsen or low in straten()


def _deel_van_plaats(r: Lezer, begin: int, end: int, low: str) -> bool:
    """Whether words around a row make it the name of a place: Dijk en Waard, West Maas en Waal."""
    tail = re.match(r"(?:\s(?:aan|op|bij|en|in|den|de|het|van)){0,3}\s[A-ZÀ-Þ][\w-]*", r.tekst[end : end + 60])
    head = re.search(r"(?:[\w'’-]+ ){1,6}$", r.tekst[max(0, begin - 60) : begin])
    before = head[0].split() if head else []
    for rest in {"", tail[0].lower() if tail else ""}:
        for k in range(len(before) + 1):
            added = before[k:]
            # De Fryske Marren, Den Helder; but "de Vries" is no place.
            if (rest or set(added) - _LIDWOORD) and " ".join([*added, low + rest]).lower() in r.namen.plaatsen:
                return True
    return False


def is_gebied(r: Lezer, begin: int, end: int) -> bool:
    """Whether a row of words is the name of an area, a building or something else that is called after a person."""
    tail = re.match(r"[\w'’-]*", r.tekst[end : end + 40])
    text = r.tekst[begin:end] + (tail[0] if tail else "")
    last = re.split(r"[\s]", text.strip())[-1]
    low = text.lower().strip()
    bare = re.sub(r"^(?:de|het) ", "", low)
    # De Vries is a surname, though Vries is a village.
    if low in r.namen.plaatsen or (bare in r.namen.plaatsen and (bare == low or bare not in r.namen.achternamen)):
        return True
    if _deel_van_plaats(r, begin, end, low):
        return True
    part = re.fullmatch(r"(.+)[ -](?:noord|zuid|oost|west|centrum|haven|stad|buiten|binnen|poort|hout)", low)
    if part and {part[1], part[1].split()[0], re.sub(r"^(?:de|het) ", "", part[1])} & r.namen.plaatsen:
        return True
    # Aan de Nieuwe Gracht: an article and a word that says which street. Nieuwe is no first name, Gracht is a surname.
    article = re.search(r"\b(?:de|het|['’]t)\s$", r.tekst[max(0, begin - 8) : begin], re.IGNORECASE)
    if article and w.STRAAT_SOORT.match(re.sub(r"^(?:de|het) ", "", text.strip(), flags=re.IGNORECASE)):
        return True
    return w.GEBIED.search(last) is not None and not r.achternaam(last.removeprefix("de "))
