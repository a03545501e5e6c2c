"""Names without capitals, and names told by what somebody owns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy import woorden as w
from sociaal_domein.privacy.naamrijen import kan_naam
from sociaal_domein.privacy.naamtekst import Lezer, Woord, treffer
from sociaal_domein.privacy.treffer import Treffer


def klein(r: Lezer) -> Iterator[Treffer]:
    """Names in lower case, or in a text of capitals, where the writer takes no care of capitals."""
    for i, word in enumerate(r.woorden):
        if word.hoofd and not (r.slordig[i] and word.tekst.isupper()):
            continue
        following = r.woorden[i + 1].laag if i + 1 < len(r.woorden) else ""
        if len(word.tekst) < (2 if following in w.DOET else 3) or (
            not r.voornaam(word.tekst) and not r.achternaam(word.tekst)
        ):
            continue
        plain = (
            r.gewoon(word.tekst)
            or word.laag in w.TITELS
            or word.laag in w.FAMILIE
            or word.laag in w.BEGRIPPEN
            or word.laag in r.namen.woorden
        )
        end = _achternaam_na(r, i) if r.voornaam(word.tekst) and word.laag not in w.BEGINWOORDEN else None
        if end is not None and not (plain and r.gewoon(r.woorden[end].tekst)):
            yield treffer("weiger", "naam", word.begin, r.woorden[end].eind)
        if (
            not plain
            and r.slordig[i]
            and (i == 0 or r.woorden[i - 1].laag not in {"de", "het", "een"})
            and not _deel_van_iets(r, word)
        ):
            yield treffer("vraag", "voornaam" if r.voornaam(word.tekst) else "naam", word.begin, word.eind)


def _deel_van_iets(r: Lezer, word: Woord) -> bool:
    """Whether a word is part of an e-mail address, a file or a site."""
    before, after = r.tekst[max(0, word.begin - 1) : word.begin], r.tekst[word.eind : word.eind + 1]
    return (before in {"@", "/", "_", "."} and before != "") or (after in {"@", "_", "/"} and after != "")


def _achternaam_na(r: Lezer, i: int) -> int | None:
    """Return where a surname in lower case ends that follows a first name."""
    j = i + 1
    while j < len(r.woorden) and j - i <= 3 and r.tussen(j) == " " and r.woorden[j].laag in w.EERSTE_TUSSENVOEGSELS:
        j += 1
    if j >= len(r.woorden) or r.tussen(j) != " ":
        return None
    word = r.woorden[j]
    linked = j > i + 1
    foreign = linked and r.woorden[i + 1].laag in {"el", "al", "ait", "ben", "abu", "ould"} and len(word.tekst) > 3
    if (
        not (r.achternaam(word.tekst) or foreign)
        or word.laag in w.BEGINWOORDEN
        or word.laag in w.DOET
        or len(word.tekst) < 3
    ):
        return None
    if not linked and (r.gewoon(word.tekst) or word.laag in r.namen.woorden):
        return None
    if linked and r.woorden[i + 1].laag in {"in", "op", "te", "al", "de", "la", "le"} and r.gewoon(word.tekst):
        return None
    return j


_HULP = frozenset("kan wil moet mag zal durft hoeft kon wilde moest mocht zou gaat laat".split())
_LETTER = re.compile(
    r"(?<![\w-])(?P<familie>[^\W\d_]+)?\s?\(?(?P<naam>[a-zà-ÿ][a-zà-ÿ'’-]{2,}\s(?:(?:van|de|der|den)\s){0,2}[a-z]\.)(?=[),;\s]|$)"
)


def klein_met_letter(r: Lezer) -> Iterator[Treffer]:
    """A surname in lower case with an initial, in brackets or after a word of kin: vader (voorbeeldsma a.)."""
    for m in _LETTER.finditer(r.tekst):
        kin = m["familie"] is not None and m["familie"].lower() in w.FAMILIE
        closed = r.tekst[m.start("naam") - 1 : m.start("naam")] == "(" and r.tekst[m.end() : m.end() + 1] == ")"
        word = m["naam"].split()[0]
        if (kin or closed) and not r.gewoon(word) and word not in r.namen.woorden and word not in w.TITELS:
            yield treffer("vraag", "naam", *m.span("naam"))


def klein_na_hulpwerkwoord(r: Lezer) -> Iterator[Treffer]:
    """Kan roos niet thuis blijven: what one can count stands bare only when it is somebody."""
    for i, word in enumerate(r.woorden[1:], 1):
        if word.laag in w.TELBAAR and not word.hoofd and r.woorden[i - 1].laag in _HULP and r.tussen(i) == " ":
            yield treffer("vraag", "voornaam", word.begin, word.eind)


def bezit(r: Lezer) -> Iterator[Treffer]:
    """Jansens bijstand, Sems moeder, Aydın's zus."""
    for i, word in enumerate(r.woorden[:-1]):
        stem = re.sub(r"(?:['’]s|s|['’])$", "", word.tekst)
        if stem == word.tekst or not word.hoofd or r.tussen(i + 1) not in {" ", "' ", "’ "}:
            continue
        if (
            word.eerste
            and re.search(r"['’]s$", word.tekst)
            and r.voornaam(stem)
            and not (r.gewoon(stem) or stem.lower() in w.FAMILIE or stem.lower() in r.namen.woorden)
            and not (r.woorden[i + 1].hoofd or r.woorden[i + 1].laag in w.DOET or w.is_begrip(stem))
        ):
            yield treffer("vraag", "voornaam", word.begin, word.eind)
            continue
        rest = " ".join(x.laag for x in r.woorden[i + 1 : i + 3])
        if not (w.BEZIT.match(r.woorden[i + 1].laag) or w.BEZIT.match(rest)):
            continue
        if (
            stem.lower() in w.FAMILIE
            or stem.lower() in w.BEGINWOORDEN
            or word.laag in w.BEGINWOORDEN
            or word.laag in w.FAMILIE
            or w.is_begrip(word.tekst)
        ):
            continue
        known = r.voornaam(stem) or r.achternaam(stem) or r.achternaam(word.tekst)
        if known or (
            not r.gewoon(word.tekst)
            and kan_naam(r, word)
            and (not word.eerste or "'" in word.tekst or "’" in word.tekst)
        ):
            yield treffer("vraag", "naam" if not r.voornaam(stem) else "voornaam", word.begin, word.eind)
