"""Names of persons: what deduce recognises, and rules of our own for what it misses.

A name in Dutch is told by its place as much as by a list: after a title, a kinship or a role; as a row of capitals
that is no organisation or area; before a verb of people; before what somebody owns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sociaal_domein.privacy import woorden as w
from sociaal_domein.privacy.namenlijst import Namen, lees_namen
from sociaal_domein.privacy.treffer import Niveau, Treffer, zinnen

_WOORD = re.compile(r"(?:['’](?:t|s)\b|[^\W\d_])(?:[^\W_]|['’](?=[^\W\d_])|[-‐](?=[^\W\d_]))*(?:(?<=\bv\.d)\.)?")
_INITIALEN = re.compile(
    r"(?<![\w.])(?:(?:[A-ZÀ-Þ]|Th|Ch|Ph|Chr|Fr|Joh|Tj|IJ|Jac)\.[ -]?){1,5}(?:(?:van|de|der|den|het|'t|ten|ter|te|el|al|v\.?d\.?)\.?\s){0,3}[A-ZÀ-Þ][^\W\d_'’]+(?:[-–][A-ZÀ-Þ]?[^\W\d_]+(?:\s[A-ZÀ-Þ][^\W\d_]+)?)*"
)
_LETTERS = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,3}(?:(?:van|de|der|den|el|van de|van der|van den)\s){1,2}[A-Z]\.(?!\w)|(?<!\w)[A-ZÀ-Þ][^\W\d_]+,\s(?:van|de|der|den|van de|van der|van den|ter|ten|el|al),?\s(?:[A-Z]\.\s?){1,4}(?!\w)")
_OMGEKEERD = re.compile(r"(?<!\w)[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*,\s?(?:(?:mw|mevr|dhr|hr|de heer|mevrouw|meneer)\.?\s)?(?:[A-ZÀ-Þ]\.\s?){1,4}(?:\s?(?:van|de|der|den|vd|v\.d\.)){0,2}(?![\w])", re.IGNORECASE)
_NAAM_LETTER = re.compile(r"(?<!\w)(?P<voor>[A-ZÀ-Þ][^\W\d_]+)\s(?:(?:van|de|der|den|het|el|v\.?d\.?)\s){0,2}[A-ZÀ-Þ]\.(?:\s?(?:(?:van|de|der|den)\s){1,2}[A-ZÀ-Þ]\.)?(?=\W|$)")
_ALLEEN_LETTER = re.compile(
    r"(?<!\w)(?:mevrouw|mevr\.|mw\.?|meneer|dhr\.?|de heer|familie|fam\.|gezin|jarige|jongen|meisje|cli[eë]nte?|jeugdige|moeder|vader|kind|zoon|dochter|broer|zus|zusje|broertje|inwoner|bewoner|leerling)\s(?P<l>(?:[A-Z]\.){1,4}|[A-Z])(?=[\s,;:)]|$)",
    re.IGNORECASE,
)
_TUSSEN = re.compile(r"[ \t]{1,2}|\.\s?|\s?[-/]\s?")


class Woord(NamedTuple):
    begin: int
    eind: int
    tekst: str
    eerste: bool

    @property
    def laag(self) -> str:
        return self.tekst.lower()

    @property
    def hoofd(self) -> bool:
        return self.tekst[0].isupper()


@dataclass
class _Lezer:
    """One text being read."""

    tekst: str
    namen: Namen
    woorden: list[Woord]
    slordig: list[bool]

    def voornaam(self, word: str) -> bool:
        low = word.lower()
        return low in self.namen.voornamen or (low.endswith(("je", "tje")) and low[:-2] in self.namen.voornamen) or (
            "-" in low and all(part in self.namen.voornamen for part in low.split("-"))
        )

    def achternaam(self, word: str) -> bool:
        low = word.lower()
        return low in self.namen.achternamen or ("-" in low and any(part in self.namen.achternamen for part in low.split("-")))

    def gewoon(self, word: str) -> bool:
        """Whether a word is an ordinary one."""
        low = word.lower()
        return low in w.BEGINWOORDEN or low in w.OOK_WOORD or low in w.DOET or (
            low in self.namen.woorden and low not in self.namen.voornamen
        )

    def tussen(self, i: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.tekst[self.woorden[i - 1].eind : self.woorden[i].begin] if i else self.tekst[: self.woorden[0].begin]


def vind_namen(tekst: str, *, ambtsdragers: Collection[str] = (), rol_toegestaan: bool = False) -> Iterator[Treffer]:
    """Yield the names of persons in a text.

    Parameters
    ----------
    tekst : str
    ambtsdragers : collection of str
        Names of office-holders that may be named.
    rol_toegestaan : bool
        Whether a name directly after the name of a public office may stand.

    Raises
    ------
    SociaalDomeinFout
        The extra ``casuistiek`` is not installed.
    """
    lezer = _lees(tekst, lees_namen())
    allowed = {name.lower() for name in ambtsdragers}
    surnames = {" ".join(name.lower().split()[1:]) or name.lower() for name in ambtsdragers}
    for found in (*_met_deduce(lezer), *_met_letters(lezer), *_na_een_woord(lezer), *_rijen(lezer), *_klein(lezer), *_bezit(lezer)):
        if any(m.start() <= found.begin and found.eind <= m.end() for m in w.GEEN_PERSOON.finditer(tekst)):
            continue
        text = tekst[found.begin : found.eind].lower()
        after_office = w.AMBTEN.search(tekst[max(0, found.begin - 60) : found.begin]) is not None
        named = re.sub(r"^(?:wethouder|burgemeester|raadslid|minister|de heer|mevrouw|dhr\.?|mevr\.?|mw\.?)\s", "", text)
        if text in allowed or named in allowed or (after_office and (rol_toegestaan or named in surnames)):
            continue
        if rol_toegestaan and w.AMBTEN.search(text[: len(text) - len(named)] or "x"):
            continue
        yield found


def _lees(text: str, names: Namen) -> _Lezer:
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
        first = i in firsts or re.search(r"[.!?:“\"‘|]\s*[\"“‘'(]?$|(?:^|\s)'$|\n|[-–•*]\s$|^\W*[(]$|[(\[][\"']?$", before) is not None
        if i in firsts:
            end = next((n for n in sorted(firsts) if n > i), len(matches))
            letters = [x[0] for x in matches[i:end]]
            loud = len(letters) > 2 and sum(x.isupper() for x in letters) > 0.6 * len(letters)
            loose = m[0][0].islower() or loud
        words.append(Woord(m.start(), m.end(), m[0], first))
        sloppy.append(loose)
    return _Lezer(text, names, words, sloppy)


def _treffer(level: Niveau, kind: str, begin: int, end: int) -> Treffer:
    return Treffer(level, kind, begin, end, "[naam]")


def _met_deduce(r: _Lezer) -> Iterator[Treffer]:
    """What deduce takes for a person, when it is more than one ordinary word."""
    machine = r.namen.deduce
    for found in machine.deidentify(r.tekst, enabled=_NAAMREGELS).annotations:
        begin, end = found.start_char, found.end_char
        inside = [x for x in r.woorden if x.begin >= begin and x.eind <= end]
        caps = [x for x in inside if x.hoofd and x.laag not in w.TUSSENVOEGSELS]
        if len(caps) < 2 or _is_gebied(r, begin, end) or not any(r.voornaam(x.tekst) or r.achternaam(x.tekst) for x in caps):
            continue
        if caps[0].eerste and r.gewoon(caps[0].tekst) and len(caps) == 2 and r.gewoon(caps[1].tekst):
            continue
        yield _treffer("weiger", "naam", begin, end)


_NAAMREGELS = {
    "names", "prefix_with_initial", "prefix_with_interfix", "prefix_with_name", "interfix_with_name", "initial_with_name", "initial_interfix",
    "first_name_lookup", "surname_lookup", "name_context", "eponymous_disease", "person_annotation_converter",
}  # fmt: skip


def _is_gebied(r: _Lezer, begin: int, end: int) -> bool:
    """Whether a row of words is the name of an area, a building or something else that is called after a person."""
    tail = re.match(r"[\w'’-]*", r.tekst[end:])
    text = r.tekst[begin:end] + (tail[0] if tail else "")
    last = re.split(r"[\s]", text.strip())[-1]
    low = text.lower().strip()
    if any(part in r.namen.plaatsen for part in (low, low.removeprefix("de "), low.removeprefix("het "))):
        return True
    rest = re.match(r"(?:\s(?:aan|op|bij|en|in|den|de|het)){0,3}\s[A-ZÀ-Þ][\w-]*", r.tekst[end:])
    if rest and (low + rest[0].lower()) in r.namen.plaatsen:
        return True
    before = re.search(r"(?:[\w-]+\s(?:(?:aan|op|bij|en|in|den|de|het|van)\s){0,3}){1,2}$", r.tekst[:begin])
    if before and (before[0].lower() + low) in r.namen.plaatsen:
        return True
    parts = low.split()
    if len(parts) > 1 and parts[-1] in {"noord", "zuid", "oost", "west", "centrum", "haven", "stad", "buiten", "binnen", "poort", "hout"} and parts[0] in r.namen.plaatsen:
        return True
    return w.GEBIED.search(last) is not None and not r.achternaam(last.removeprefix("de "))


def _met_letters(r: _Lezer) -> Iterator[Treffer]:
    """Initials and letters: J. Jansen; Jansen, J.; Bart S.; mevrouw J."""
    for m in _INITIALEN.finditer(r.tekst):
        last = m[0].split(".")[-1].strip().split()[-1]
        single = len(re.findall(r"\.", m[0])) == 1
        start = m.start() == 0 or r.tekst[m.start() - 1] == "\n"
        if (start and single and (r.gewoon(last) or is_zinsbegin(r, last))) or last.lower() in {"en", "w"} or w.is_begrip(last):
            continue
        yield _treffer("weiger", "naam", *m.span())
    for m in _LETTERS.finditer(r.tekst):
        yield _treffer("weiger", "naam", *m.span())
    for m in _OMGEKEERD.finditer(r.tekst):
        if m[0][0].isupper() and not r.gewoon(m[0].split(",")[0]) and m[0].split(",")[0].lower() not in r.namen.plaatsen:
            yield _treffer("weiger", "naam", *m.span())
    for m in _NAAM_LETTER.finditer(r.tekst):
        if not r.gewoon(m["voor"]) and not w.is_begrip(m["voor"]):
            yield _treffer("weiger", "naam", *m.span())
    for m in _ALLEEN_LETTER.finditer(r.tekst):
        if m["l"][0].isupper() and m["l"] not in {"U"}:
            yield _treffer("weiger", "naam", *m.span("l"))


def is_zinsbegin(r: _Lezer, word: str) -> bool:
    """Whether a word reads as the beginning of a sentence."""
    return word.lower() in w.BEGINWOORDEN or not (r.achternaam(word) or r.voornaam(word))


def _na_een_woord(r: _Lezer) -> Iterator[Treffer]:
    """A name after a title, a kinship or a role; in lower case too."""
    for i, word in enumerate(r.woorden[:-1]):
        title = word.laag in w.TITELS
        kin = word.laag in w.FAMILIE or w.ROLLEN.match(word.tekst) is not None
        if not (title or kin):
            continue
        gap = r.tussen(i + 1)
        if not re.fullmatch(r"\.?[ \t]{0,2}|[ \t]?[:=(,][ \t]?[\"“‘']?|[ \t][\"“‘'(]|\.?\s?(?:†\s)?", gap) or (gap == "" and "." not in gap):
            continue
        if "," in gap and title or ("." in gap and not title):
            continue
        j = i + 1
        # en mw., drs., initials
        while j < len(r.woorden) - 1 and (
            (r.woorden[j].laag in w.TITELS) or (r.woorden[j].laag == "en" and r.woorden[j + 1].laag in w.TITELS) or (r.woorden[j].hoofd and len(r.woorden[j].tekst) == 1)
        ) and re.fullmatch(r"[.\s]{1,3}", r.tussen(j + 1)):
            j += 1
        yield from _naam_vanaf(r, i, j, title)


def _naam_vanaf(r: _Lezer, i: int, j: int, title: bool) -> Iterator[Treffer]:
    first = j
    linked = False
    while j < len(r.woorden) - 1 and r.woorden[j].laag in w.EERSTE_TUSSENVOEGSELS and re.fullmatch(r"[ .]{1,2}", r.tussen(j + 1)):
        linked, j = True, j + 1
        if j - first >= 3:
            break
    word = r.woorden[j]
    loud = r.slordig[j] and word.tekst.isupper()
    stop = j
    if word.hoofd and not loud:
        if not title and word.tekst.isupper() and len(word.tekst) <= 5:
            return
        if not title and w.is_begrip(word.tekst) and not (r.achternaam(word.tekst) or r.voornaam(word.tekst)):
            return
        if word.laag in w.BEGINWOORDEN and not linked and not (r.achternaam(word.tekst) and title):
            return
        if _is_gebied(r, r.woorden[first].begin, word.eind) and not title:
            return
        while stop + 1 < len(r.woorden) and re.fullmatch(r"[ ]|\s?-\s?", r.tussen(stop + 1)) and (r.woorden[stop + 1].hoofd or (
            r.woorden[stop + 1].laag in w.TUSSENVOEGSELS and stop + 2 < len(r.woorden) and any(x.hoofd for x in r.woorden[stop + 2 : stop + 4]))):
            stop += 1
        yield _treffer("weiger", "naam", r.woorden[first].begin, r.woorden[stop].eind)
        return
    yield from _klein_vanaf(r, i, first, j, title, linked)


def _klein_vanaf(r: _Lezer, i: int, first: int, j: int, title: bool, linked: bool) -> Iterator[Treffer]:
    """A name in lower case (or in a text of capitals) after a title, kinship or role."""
    word = r.woorden[j]
    listed = r.achternaam(word.tekst) or r.voornaam(word.tekst)
    following = r.woorden[j + 1].laag if j + 1 < len(r.woorden) else ""
    verb = following in w.DOET and r.tussen(j + 1) == " "
    ends = j + 1 == len(r.woorden) or re.match(r"[,;:.!?)\n-]|\s[-(]", r.tekst[word.eind :]) is not None
    plain = word.laag in w.BEGINWOORDEN or word.laag in w.DOET or word.laag in w.FAMILIE or word.laag in w.TITELS
    if plain or len(word.tekst) < 2:
        return
    doubtful = word.laag in w.OOK_WOORD or word.laag in r.namen.woorden
    # "mevrouw de boer belde": a title and a particle; "familie van de overkant" is none.
    if linked:
        if listed and (title or r.slordig[j]) and not (doubtful and not (verb or ends) and r.woorden[first].laag in {"van", "in", "op"}):
            yield _treffer("weiger", "naam", r.woorden[first].begin, word.eind)
        return
    if listed and (not doubtful or (title and (verb or ends) and r.woorden[i].laag not in {"gezin", "familie"})):
        yield _treffer("weiger" if title else "vraag", "naam", word.begin, word.eind)
    elif title and verb and not doubtful and word.laag not in _BIJWOORD and len(word.tekst) > 3 and r.woorden[i].laag not in {"gezin", "familie", "heer", "zuster", "dokter", "echtpaar", "heren", "dames"}:
        yield _treffer("weiger", "naam", word.begin, word.eind)
    elif title and r.slordig[j] and listed:
        yield _treffer("vraag", "naam", word.begin, word.eind)


_BIJWOORD = frozenset(
    "zelf thuis ook nu toen toch wel niet nog steeds vaak soms altijd hier daar eerst inmiddels gisteren vandaag morgen alleen echter graag weer even ernaast beneden boven inwonend alleenstaand erbij daarna sindsdien namelijk eigenlijk".split()
)


def _rijen(r: _Lezer) -> Iterator[Treffer]:
    """Rows of capitals, and single capitals where no capital belongs."""
    i = 0
    while i < len(r.woorden):
        if not r.woorden[i].hoofd or (r.slordig[i] and r.woorden[i].tekst.isupper()):
            i += 1
            continue
        end = i
        while end + 1 < len(r.woorden):
            nxt = r.woorden[end + 1]
            if not re.fullmatch(r"[ ]|\s?[-/]\s?", r.tussen(end + 1)):
                break
            if nxt.hoofd:
                end += 1
            elif nxt.laag in w.TUSSENVOEGSELS and (k := _volgende_hoofd(r, end + 1)) is not None:
                end = k
            else:
                break
        yield from _rij(r, i, end)
        i = end + 1


def _volgende_hoofd(r: _Lezer, i: int) -> int | None:
    for k in range(i + 1, min(i + 4, len(r.woorden))):
        if r.tussen(k) != " ":
            return None
        if r.woorden[k].hoofd:
            return k
        if r.woorden[k].laag not in w.TUSSENVOEGSELS:
            return None
    return None


def _rij(r: _Lezer, i: int, end: int) -> Iterator[Treffer]:
    # The first word of a sentence has a capital anyway.
    while i < end and r.woorden[i].eerste and (
        (not r.woorden[i + 1].hoofd and not r.voornaam(r.woorden[i].tekst)) or r.woorden[i].laag in w.BEGINWOORDEN or r.woorden[i].laag in w.TITELS or r.woorden[i].laag in w.FAMILIE
        or (r.gewoon(r.woorden[i].tekst) and not r.voornaam(r.woorden[i].tekst))
    ) and not (r.woorden[i].laag in w.EERSTE_TUSSENVOEGSELS and r.achternaam(next(x for x in r.woorden[i + 1 : end + 1] if x.hoofd).tekst)):
        i += 1
        while i < end and not r.woorden[i].hoofd:
            i += 1
    row = r.woorden[i : end + 1]
    caps = [x for x in row if x.hoofd and x.laag not in w.TUSSENVOEGSELS]
    if not caps:
        return
    begin, stop = row[0].begin, row[-1].eind
    linked = row[0].laag in w.EERSTE_TUSSENVOEGSELS
    if len(caps) > 1 and w.is_begrip(caps[0].tekst) and row[1].laag == "van" and not r.voornaam(caps[0].tekst):
        yield from _rij(r, i + 2, end)  # pgb van Jansen
        return
    named_after = linked and caps[0].laag in r.namen.achternamen and row[0].laag in {"van", "vd", "v.d", "ter", "ten", "el", "al", "de"}
    if _is_gebied(r, begin, stop) or (not named_after and _is_gebied(r, caps[0].begin, stop)) or re.match(r"['’]?s?[-\s]?\w*(?:straat|buurt|wijk|boetes?)", r.tekst[stop:]):
        return
    if any(x.laag in w.BEGRIPPEN for x in caps) and not r.voornaam(caps[0].tekst):
        return
    if any(w.is_begrip(x.tekst) and not r.voornaam(x.tekst) and not (r.achternaam(x.tekst) and (linked or x is not caps[0])) for x in caps):
        return
    if len(caps) == 1 and not linked:
        yield from _enkel(r, r.woorden.index(caps[0]), caps[0])
        return
    known = [x for x in caps if r.voornaam(x.tekst) or r.achternaam(x.tekst)]
    if linked and len(caps) == 1:
        yield from _met_tussenvoegsel(r, row[0], caps[0], stop)
    elif known and not all(r.gewoon(x.tekst) for x in caps):
        yield _treffer("weiger", "naam", begin, stop)
    elif not any(r.gewoon(x.tekst) for x in caps):
        yield _treffer("weiger" if not row[0].eerste or len(caps) > 2 else "vraag", "naam", begin, stop)
    elif known and not row[0].eerste:
        yield _treffer("vraag", "naam", begin, stop)


def _met_tussenvoegsel(r: _Lezer, particle: Woord, word: Woord, stop: int) -> Iterator[Treffer]:
    """Van Dijk, De Vries: with a capital in the middle of a sentence it is a name."""
    if r.achternaam(word.tekst) or r.voornaam(word.tekst):
        plain = r.gewoon(word.tekst) and particle.laag in {"de", "het", "in", "op"}
        yield _treffer("vraag" if plain or particle.eerste else "weiger", "naam", particle.begin, stop)
    elif not particle.eerste and particle.hoofd and particle.laag not in {"in", "op", "het"}:
        yield _treffer("vraag", "naam", particle.begin, stop)
    elif word.tekst.endswith("s") and r.achternaam(word.tekst[:-1]) and particle.hoofd:
        yield _treffer("vraag", "naam", particle.begin, stop)


def _enkel(r: _Lezer, i: int, word: Woord) -> Iterator[Treffer]:
    """One word with a capital: a first name or a surname on the list, or one that acts like a person."""
    first, last, plain = r.voornaam(word.tekst), r.achternaam(word.tekst), r.gewoon(word.tekst)
    following = r.woorden[i + 1] if i + 1 < len(r.woorden) else None
    gap = r.tussen(i + 1) if following else ""
    gap_before = r.tussen(i)
    acts = following is not None and following.laag in w.DOET and gap == " "
    article = i > 0 and r.woorden[i - 1].laag in {"de", "het", "een", "'t", "’t", "elke", "geen", "term", "woord", "letter", "st", "sint"} and re.fullmatch(r"\.? ", r.tussen(i)) is not None
    kind = "voornaam" if first or not last else "naam"
    if article and (plain or word.laag in w.BEGRIPPEN or not (last and acts)):
        return
    if word.eerste:
        listed = following is not None and re.fullmatch(r",\s?", gap) is not None and following.hoofd and (r.voornaam(following.tekst) or r.achternaam(following.tekst))
        marked = re.match(r"\s?(?::|\(\d|\()", r.tekst[word.eind :]) is not None or gap == "," or listed
        paired = following is not None and following.laag == "en" and i + 2 < len(r.woorden) and r.woorden[i + 2].hoofd and r.voornaam(r.woorden[i + 2].tekst)
        after_colon = re.search(r":\s*$", gap_before) is not None
        feels = following is not None and following.laag in {"is", "was", "wordt", "heeft"} and _VOELT.match(r.tekst[following.eind :]) is not None
        if w.is_begrip(word.tekst) and not first and not last:
            return
        if plain:
            if first and (re.match(r"\s?\(\d{1,2}[),; ]", r.tekst[word.eind :]) or (feels and word.laag not in w.BEGINWOORDEN)):
                yield _treffer("vraag", kind, word.begin, word.eind)
            elif (first or last) and acts and following is not None and following.laag in _MENSELIJK and word.laag not in w.BEGINWOORDEN:
                yield _treffer("vraag", kind, word.begin, word.eind)
        elif first:
            if not (following is not None and following.laag in {"en", "is"} and not paired and word.laag in r.namen.woorden):
                yield _treffer("vraag", kind, word.begin, word.eind)
        elif last and (acts or marked or after_colon):
            yield _treffer("vraag", kind, word.begin, word.eind)
        elif acts and following is not None and (following.laag in _MENSELIJK or feels) and _kan_naam(r, word):
            yield _treffer("vraag", kind, word.begin, word.eind)
        return
    if word.laag in w.BEGINWOORDEN or word.laag in w.TITELS or word.laag in w.FAMILIE or len(word.tekst) < 2:
        return
    if "-" in word.tekst and w.is_begrip(word.tekst) and not first and word.laag not in r.namen.achternamen:
        return
    if word.laag in r.namen.plaatsen and not acts and i and r.woorden[i - 1].laag in _PLAATSWOORD:
        return
    if plain and not acts and not (first or last):
        return
    yield _treffer("vraag", kind, word.begin, word.eind)


_VOELT = re.compile(
    r"\s(?:erg |heel |weer |nog |al |nu |vaak |steeds |niet |ook |zo |veel |te )?(?:boos|ziek|bang|verdrietig|moe|overstuur|weggelopen|zwanger|verhuisd|overleden|verslaafd|opgenomen|jarig|\d{1,2}\b|depressief|alleen|blij|"
    r"eenzaam|verliefd|dakloos|gevlucht|getrouwd|gescheiden|weg\b|geslagen|gepest|bedreigd|geboren|zwakbegaafd|autistisch|blind|doof|agressief|dronken|in de war|thuis|naar huis|haar |zijn |hem |bij (?:mij|ons|haar|zijn|oma|opa)|"
    r"een (?:meisje|jongen|vrouw|man|kind)|de (?:moeder|vader|zoon|dochter|broer|zus)|mishandeld|verward|gestopt met|begonnen met|twaalf|dertien|veertien|vijftien|zestien|zeventien)"
)
_PLAATSWOORD = frozenset("in uit naar te bij rond rondom tot vanuit door van tussen richting nabij op gemeente regio dorp stad wijk buurt kern en langs voor buurtschap kerkdorp".split())
_MENSELIJK = frozenset(
    "kwam komt zei zegt wil wilde belde belt vertelt vertelde vroeg vraagt woont woonde slaapt sliep huilt huilde durft durfde weet denkt dacht schreeuwt schreeuwde liegt loog gamet spijbelt spijbelde verblijft zoekt ontkent bedreigt steelt vindt "
    "voelt hoort appt appte mailde mailt lacht zingt eet drinkt snapt blowt weigert weigerde schrok sloeg slaat praat zorgt logeert logeerde boos heeft moet mag krijgt kreeg gaat ging werkt werkte zit leert".split()
)


def _kan_naam(r: _Lezer, word: Woord) -> bool:
    low = word.laag
    return not w.is_begrip(word.tekst) and low not in r.namen.plaatsen and low not in r.namen.woorden and low not in w.FAMILIE and len(low) > 2 and not re.search(
        r"(?:en|er|ster|ing|heid|ers|eur|ist|ant|ent|iek|uur|age|tie|sel|dom|nis|aar|iteit|de|te|loos|lijk|ig|baar|zaam|jes)$", low
    )


def _klein(r: _Lezer) -> Iterator[Treffer]:
    """Names in lower case, or in a text of capitals, where the writer takes no care of capitals."""
    for i, word in enumerate(r.woorden):
        if word.hoofd and not (r.slordig[i] and word.tekst.isupper()):
            continue
        following = r.woorden[i + 1].laag if i + 1 < len(r.woorden) else ""
        if len(word.tekst) < (2 if following in w.DOET else 3) or not r.voornaam(word.tekst) and not r.achternaam(word.tekst):
            continue
        plain = r.gewoon(word.tekst) or word.laag in w.TITELS or word.laag in w.FAMILIE or word.laag in w.BEGRIPPEN or word.laag in r.namen.woorden
        if r.voornaam(word.tekst) and word.laag not in w.BEGINWOORDEN and (end := _achternaam_na(r, i)) is not None:
            if not (plain and r.gewoon(r.woorden[end].tekst)):
                yield _treffer("weiger", "naam", word.begin, r.woorden[end].eind)
        if not plain and r.slordig[i] and (i == 0 or r.woorden[i - 1].laag not in {"de", "het", "een"}) and not _deel_van_iets(r, word):
            yield _treffer("vraag", "voornaam" if r.voornaam(word.tekst) else "naam", word.begin, word.eind)


def _deel_van_iets(r: _Lezer, word: Woord) -> bool:
    """Whether a word is part of an e-mail address, a file or a site."""
    before, after = r.tekst[max(0, word.begin - 1) : word.begin], r.tekst[word.eind : word.eind + 1]
    return before in {"@", "/", "_", "."} and before != "" or after in {"@", "_", "/"} and after != ""


def _achternaam_na(r: _Lezer, i: int) -> int | None:
    """Return where a surname in lower case ends that follows a first name."""
    j = i + 1
    while j < len(r.woorden) and j - i <= 3 and r.tussen(j) == " " and r.woorden[j].laag in w.EERSTE_TUSSENVOEGSELS:
        j += 1
    if j >= len(r.woorden) or r.tussen(j) != " ":
        return None
    word = r.woorden[j]
    linked = j > i + 1
    foreign = linked and r.woorden[i + 1].laag in {"el", "al", "ait", "ben", "abu", "ould"} and len(word.tekst) > 3
    if not (r.achternaam(word.tekst) or foreign) or word.laag in w.BEGINWOORDEN or word.laag in w.DOET or len(word.tekst) < 3:
        return None
    if not linked and (r.gewoon(word.tekst) or word.laag in r.namen.woorden):
        return None
    if linked and r.woorden[i + 1].laag in {"in", "op", "te", "al", "de", "la", "le"} and r.gewoon(word.tekst):
        return None
    return j


def _bezit(r: _Lezer) -> Iterator[Treffer]:
    """Jansens bijstand, Sems moeder, Aydın's zus."""
    for i, word in enumerate(r.woorden[:-1]):
        stem = re.sub(r"(?:['’]s|s|['’])$", "", word.tekst)
        if stem == word.tekst or not word.hoofd or r.tussen(i + 1) not in {" ", "' ", "’ "}:
            continue
        rest = " ".join(x.laag for x in r.woorden[i + 1 : i + 3])
        if not (w.BEZIT.match(r.woorden[i + 1].laag) or w.BEZIT.match(rest)):
            continue
        if stem.lower() in w.FAMILIE or stem.lower() in w.BEGINWOORDEN or word.laag in w.BEGINWOORDEN or word.laag in w.FAMILIE or w.is_begrip(word.tekst):
            continue
        known = r.voornaam(stem) or r.achternaam(stem) or r.achternaam(word.tekst)
        if known or (not r.gewoon(word.tekst) and _kan_naam(r, word) and (not word.eerste or "'" in word.tekst or "’" in word.tekst)):
            yield _treffer("vraag", "naam" if not r.voornaam(stem) else "voornaam", word.begin, word.eind)
