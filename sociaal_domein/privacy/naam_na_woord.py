"""Names told by the word before them: a title, a kinship, a role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy import woorden as w
from sociaal_domein.privacy.naamtekst import Lezer, is_gebied, treffer
from sociaal_domein.privacy.treffer import Niveau, Treffer


def na_een_woord(r: Lezer) -> Iterator[Treffer]:
    """A name after a title, a kinship or a role; in lower case too."""
    for i, word in enumerate(r.woorden[:-1]):
        title = word.laag in w.TITELS
        kin = word.laag in w.FAMILIE or w.ROLLEN.match(word.tekst) is not None
        if not (title or kin) or w.STRAAT_SOORT.match(r.tekst, word.begin):
            continue
        gap = r.tussen(i + 1)
        if not re.fullmatch(r"\.?[ \t]{0,2}|[ \t]?[:=(,][ \t]?[\"“‘']?|[ \t][\"“‘'(]|\.?\s?(?:†\s)?", gap) or (
            gap == "" and "." not in gap
        ):
            continue
        if ("," in gap and title) or ("." in gap and not title):
            continue
        j = i + 1
        # en mw., drs., initials
        while (
            j < len(r.woorden) - 1
            and (
                (r.woorden[j].laag in w.TITELS)
                or (r.woorden[j].laag == "en" and r.woorden[j + 1].laag in w.TITELS)
                or (r.woorden[j].hoofd and len(r.woorden[j].tekst) == 1)
            )
            and re.fullmatch(r"[.\s]{1,3}", r.tussen(j + 1))
        ):
            j += 1
        yield from _naam_vanaf(r, i, j, title)


def _naam_vanaf(r: Lezer, i: int, j: int, title: bool) -> Iterator[Treffer]:
    first = j
    linked = False
    while (
        j < len(r.woorden) - 1
        and r.woorden[j].laag in w.EERSTE_TUSSENVOEGSELS
        and re.fullmatch(r"[ .]{1,2}", r.tussen(j + 1))
    ):
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
            if title and r.tussen(j) == " " and word.laag in _TIJD:
                yield treffer("vraag", "naam", word.begin, word.eind)
            return
        if is_gebied(r, r.woorden[first].begin, word.eind) and not title:
            return
        if linked and not r.woorden[first].hoofd and (not title or r.woorden[i].laag in _GROEP):
            level = _bij_plek(r, i, first, j)
            if level != "weiger":
                if level is not None:
                    yield treffer(level, "naam", r.woorden[first].begin, word.eind)
                return
        while (
            stop + 1 < len(r.woorden)
            and re.fullmatch(r"[ ]|\s?-\s?", r.tussen(stop + 1))
            and (
                r.woorden[stop + 1].hoofd
                or (
                    r.woorden[stop + 1].laag in w.TUSSENVOEGSELS
                    and stop + 2 < len(r.woorden)
                    and any(x.hoofd for x in r.woorden[stop + 2 : stop + 4])
                )
            )
        ):
            stop += 1
        yield treffer("weiger", "naam", r.woorden[first].begin, r.woorden[stop].eind)
        return
    yield from _klein_vanaf(r, i, first, j, title, linked)


def _bij_plek(r: Lezer, i: int, first: int, j: int) -> Niveau | None:
    """Return how sure "in" or "van" with a capital is a name: kinderen in Almere is none, moeder in 't Veld is."""
    particle, word = r.woorden[first], r.woorden[j]
    if (
        particle.laag not in {"in", "op", "te", "van"}
        or first == j
        or r.tekst[particle.begin : word.eind].lower() in r.namen.achternamen
    ):
        return "weiger"
    place = is_gebied(r, r.woorden[first + 1].begin, word.eind) or is_gebied(r, word.begin, word.eind)
    if particle.laag == "in" and r.woorden[first + 1].hoofd:
        return None if place else "vraag"
    if not place:
        return "weiger"
    # Beek and Veld are surnames too: "van Beek", "in 't Veld".
    if not r.achternaam(word.tekst) or _ambt_van(r, i, first):
        return None
    return "vraag" if _een_of_meer(r, i) else "weiger"


def _ambt_van(r: Lezer, i: int, first: int) -> bool:
    """Whether a word is a public office with an article: de wethouder van Beek."""
    article = i > 0 and r.woorden[i - 1].laag in _VOORAF
    return article and w.AMBTEN.search(r.tekst[max(0, r.woorden[i].begin - 1) : r.woorden[first].begin]) is not None


def _een_of_meer(r: Lezer, i: int) -> bool:
    """Whether a word is no form of address: "de wethouder van Beek" and "kinderen van Beek", but "cliënt van Beek"."""
    return r.woorden[i].laag in _MEERVOUD or (i > 0 and r.woorden[i - 1].laag in _VOORAF)


def _klein_vanaf(r: Lezer, i: int, first: int, j: int, title: bool, linked: bool) -> Iterator[Treffer]:
    """A name in lower case (or in a text of capitals) after a title, kinship or role."""
    word = r.woorden[j]
    listed = r.achternaam(word.tekst) or r.voornaam(word.tekst)
    following = r.woorden[j + 1].laag if j + 1 < len(r.woorden) else ""
    verb = following in w.DOET and r.tussen(j + 1) == " "
    ends = j + 1 == len(r.woorden) or re.match(r"[,;:.!?)\n-]|\s[-(]", r.tekst[word.eind : word.eind + 60]) is not None
    plain = word.laag in w.BEGINWOORDEN or word.laag in w.DOET or word.laag in w.FAMILIE or word.laag in w.TITELS
    if plain or len(word.tekst) < 2:
        return
    doubtful = word.laag in w.OOK_WOORD or word.laag in r.namen.woorden
    # "mevrouw de boer belde": a title and a particle; "familie van de overkant" is none.
    if linked:
        if (
            listed
            and (title or r.slordig[j])
            and not (doubtful and not (verb or ends) and r.woorden[first].laag in {"van", "in", "op"})
        ):
            yield treffer("weiger", "naam", r.woorden[first].begin, word.eind)
        return
    if listed and (not doubtful or (title and (verb or ends) and r.woorden[i].laag not in {"gezin", "familie"})):
        yield treffer("weiger" if title else "vraag", "naam", word.begin, word.eind)
    elif (
        title
        and verb
        and not doubtful
        and word.laag not in _BIJWOORD
        and len(word.tekst) > 3
        and r.woorden[i].laag not in {"gezin", "familie", "heer", "zuster", "dokter", "echtpaar", "heren", "dames"}
    ):
        yield treffer("weiger", "naam", word.begin, word.eind)
    elif title and r.slordig[j] and listed:
        yield treffer("vraag", "naam", word.begin, word.eind)


# A capital in the middle of a sentence, directly after a title: Zondag is then a name.
_TIJD = frozenset(
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus "
    "september oktober november december drie vier zes zeven".split()
)
_GROEP = frozenset("gezin familie echtpaar dames heren".split())
_MEERVOUD = frozenset("kinderen ouders cliënten clienten pleegouders broers zussen zusjes".split())
_VOORAF = frozenset("de het een elke iedere geen deze die dit dat onze".split())
_BIJWOORD = frozenset(
    "zelf thuis ook nu toen toch wel niet nog steeds vaak soms altijd hier daar eerst inmiddels "
    "gisteren vandaag morgen alleen echter graag weer even ernaast beneden boven inwonend "
    "alleenstaand erbij daarna sindsdien namelijk eigenlijk".split()
)
