"""Names of persons: what deduce recognises, and rules of our own for what it misses.

A name in Dutch is told by its place as much as by a list: after a title, a kinship or a role; as a row of capitals
that is no organisation or area; before a verb of people; before what somebody owns.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sociaal_domein.privacy import woorden as w
from sociaal_domein.privacy.naam_na_woord import na_een_woord
from sociaal_domein.privacy.naam_zonder_hoofdletter import bezit, klein, klein_met_letter, klein_na_hulpwerkwoord
from sociaal_domein.privacy.naamrijen import kan_naam, rijen
from sociaal_domein.privacy.naamtekst import Lezer, is_gebied, lees, treffer, voor_de_plek
from sociaal_domein.privacy.namenlijst import lees_namen
from sociaal_domein.privacy.treffer import Treffer, zinnen

_INITIALEN = re.compile(
    r"(?<![\w.])(?:(?:[A-ZÀ-Þ]|Th|Ch|Ph|Chr|Fr|Joh|Tj|IJ|Jac)\.[ -]?){1,5}(?:(?:van|de|der|den|het|'t"
    r"|ten|ter|te|el|al"
    r"|v\.?d\.?)\.?\s){0,3}[A-ZÀ-Þ][^\W\d_'’]+(?:[-–][A-ZÀ-Þ]?[^\W\d_]+(?:\s[A-ZÀ-Þ][^\W\d_]+)?)*"
)
_LETTERS = re.compile(
    r"(?<![\w.])(?:[A-Z]\.\s?){1,3}(?:(?:van|de|der|den|el|van de|van der|van "
    r"den)\s){1,2}[A-Z]\.(?!\w)|(?<!\w)[A-ZÀ-Þ][^\W\d_]+,\s(?:van|de|der|den|van de|van der|van den"
    r"|ter|ten|el|al),?\s(?:[A-Z]\.\s?){1,4}(?!\w)"
)
_OMGEKEERD = re.compile(
    r"(?<!\w)[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*,\s?(?:(?:mw|mevr|dhr|hr|de heer|mevrouw"
    r"|meneer)\.?\s)?(?:[A-ZÀ-Þ]\.\s?){1,4}(?:\s?(?:van|de|der|den|vd|v\.d\.)){0,2}(?![\w])",
    re.IGNORECASE,
)
_AFKORTING = re.compile(
    r",\s?(?:m\.a\.w|m\.b\.t|m\.b\.v|m\.u\.v|m\.n|m\.i|o\.a|o\.l\.v|o\.g\.v|i\.p\.v|i\.v\.m|i\.s\.m|i\.g\.v|i\.c|i\.h\.k"
    r"|t\.a\.v|t\.b\.v|t\.o\.v|t\.w|t\.z\.t|t\.n\.v|d\.w\.z|d\.m\.v|d\.d|n\.a\.v|n\.v\.t|a\.d\.h|a\.u\.b|z\.s\.m|z\.g|z\.i|b\.v|e\.d"
    r"|e\.a|e\.v|s\.v\.p|v\.w\.b|c\.q|p\.w|p\.m|p\.p|p\.j|h\.t|u\.v)\."
)
_ZAAK_NAAM = re.compile(
    r"(?<!\w)(?:[Zz]aak|[Cc]asus|[Ff]amilie|[Gg]ezin|[Dd]ossier|[Kk]westie|[Aa]ffaire|[Cc]lan)-(?P<naam>[A-ZÀ-Þ][^\W\d_]+)"
)
_NAAM_TITEL = re.compile(
    r"(?<!\w)(?P<naam>[A-ZÀ-Þ][^\W\d_]+)(?:,\s?(?:de heer|dhr|hr|meneer|mevrouw|mevr|mw)\b"
    r"|\s(?:junior|senior|jr\b|sr\b))"
)
_NOEMT = re.compile(
    r"\bnoem(?:t|en|de|den)?\s(?:haar|hem|hen|zich|mij)\s(?:(?:altijd|ook|maar|hier|thuis)\s){0,2}[\"'“‘]?"
    r"(?P<naam>[A-ZÀ-Þ][^\W\d_]+)"
)
_NAAM_LETTER = re.compile(
    r"(?<!\w)(?P<voor>[A-ZÀ-Þ][^\W\d_]+)\s(?:(?:van|de|der|den|het|el"
    r"|v\.?d\.?)\s){0,2}[A-ZÀ-Þ]\.(?:\s?(?:(?:van|de|der|den)\s){1,2}[A-ZÀ-Þ]\.)?(?=\W|$)"
)
_ALLEEN_LETTER = re.compile(
    r"(?<!\w)(?:mevrouw|mevr\.|mw\.?|meneer|dhr\.?|de heer|familie|fam\.|gezin|jarige|jongen|meisje"
    r"|cli[eë]nte?|jeugdige|moeder|vader|kind|zoon|dochter|broer|zus|zusje|broertje|inwoner|bewoner"
    r"|leerling)\s(?P<l>(?:[A-Z]\.){1,4}|[A-Z])(?=[\s,;:)]|$)",
    re.IGNORECASE,
)


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
    lezer = lees(tekst, lees_namen())
    no_one = list(w.GEEN_PERSOON.finditer(tekst))
    allowed = {name.lower() for name in ambtsdragers}
    surnames = {" ".join(name.lower().split()[1:]) or name.lower() for name in ambtsdragers}
    for found in (
        *_met_deduce(lezer),
        *_met_letters(lezer),
        *na_een_woord(lezer),
        *rijen(lezer),
        *klein(lezer),
        *klein_met_letter(lezer),
        *klein_na_hulpwerkwoord(lezer),
        *bezit(lezer),
    ):
        if any(m.start() <= found.begin and found.eind <= m.end() for m in no_one):
            continue
        text = tekst[found.begin : found.eind].lower()
        after_office = w.AMBTEN.search(tekst[max(0, found.begin - 60) : found.begin]) is not None
        named = re.sub(
            r"^(?:wethouder|burgemeester|raadslid|minister|de heer|mevrouw|dhr\.?|mevr\.?|mw\.?)\s", "", text
        )
        if text in allowed or named in allowed or (after_office and (rol_toegestaan or named in surnames)):
            continue
        if rol_toegestaan and w.AMBTEN.search(text[: len(text) - len(named)] or "x"):
            continue
        yield found


def _met_deduce(r: Lezer) -> Iterator[Treffer]:
    """What deduce takes for a person, when it is more than one ordinary word."""
    machine = r.namen.deduce
    places = [
        (start + found.start_char, start + found.end_char)
        for start, stop in zinnen(r.tekst)
        if not _LANGE_RIJ.search(r.tekst, start, stop)
        for found in machine.deidentify(r.tekst[start:stop], enabled=_NAAMREGELS).annotations
    ]
    for begin, end in places:
        inside = [x for x in r.woorden if x.begin >= begin and x.eind <= end]
        inside = inside[: voor_de_plek(r, inside)]
        caps = [x for x in inside if x.hoofd and x.laag not in w.TUSSENVOEGSELS]
        if len(caps) < 2:
            continue
        end = min(end, inside[-1].eind)
        linked = inside[0].laag in w.TUSSENVOEGSELS and not inside[0].hoofd
        if (
            is_gebied(r, begin, end)
            or (linked and is_gebied(r, caps[0].begin, end))
            or not any(r.voornaam(x.tekst) or r.achternaam(x.tekst) for x in caps)
        ):
            continue
        if caps[0].eerste and r.gewoon(caps[0].tekst) and len(caps) == 2 and r.gewoon(caps[1].tekst):
            continue
        named = [x for x in inside if not (x.eerste and (x.laag in w.BEGINWOORDEN or w.ROLLEN.match(x.tekst)))]
        head = (named or inside)[0]
        yield treffer("weiger", "naam", head.begin, end)


# Deduce takes minutes over a long row of capitals; the rules for rows refuse it anyway.
_LANGE_RIJ = re.compile(r"(?:\b[^\W\d_a-z][\w'’-]*\W{1,3}){13}")
_NAAMREGELS = {
    "names",
    "prefix_with_initial",
    "prefix_with_interfix",
    "prefix_with_name",
    "interfix_with_name",
    "initial_with_name",
    "initial_interfix",
    "first_name_lookup",
    "surname_lookup",
    "name_context",
    "eponymous_disease",
    "person_annotation_converter",
}


def _met_letters(r: Lezer) -> Iterator[Treffer]:
    """Initials and letters: J. Jansen; Jansen, J.; Bart S.; mevrouw J."""
    for m in _INITIALEN.finditer(r.tekst):
        last = m[0].split(".")[-1].strip().split()[-1]
        single = len(re.findall(r"\.", m[0])) == 1
        acts = re.match(rf",|\s(?:{'|'.join(w.DOET)})\b", r.tekst[m.end() : m.end() + 20]) is not None
        start = m.start() == 0 or r.tekst[m.start() - 1] == "\n"
        if (
            (start and single and (r.gewoon(last) or (not acts and _is_zinsbegin(r, last))))
            or last.lower() in {"en", "w"}
            or w.is_begrip(last)
        ):
            continue
        yield treffer("weiger", "naam", *m.span())
    for m in _LETTERS.finditer(r.tekst):
        yield treffer("weiger", "naam", *m.span())
    for m in _OMGEKEERD.finditer(r.tekst):
        if (
            m[0][0].isupper()
            and not r.gewoon(m[0].split(",")[0])
            and m[0].split(",")[0].lower() not in r.namen.plaatsen
            and not _AFKORTING.search(m[0])
        ):
            yield treffer("weiger", "naam", *m.span())
    for m in _NAAM_TITEL.finditer(r.tekst):
        inside = next((x for x in r.woorden if x.begin <= m.start() < x.eind), None)
        known = r.achternaam(m["naam"]) or (inside is not None and kan_naam(r, inside))
        if known and m["naam"].lower() not in w.BEGINWOORDEN:
            yield treffer("weiger", "naam", *m.span("naam"))
    for m in _NOEMT.finditer(r.tekst):
        if not w.is_begrip(m["naam"]):
            yield treffer("vraag", "voornaam", *m.span("naam"))
    for m in _ZAAK_NAAM.finditer(r.tekst):
        if not w.is_begrip(m["naam"]) and m["naam"].lower() not in r.namen.plaatsen:
            yield treffer("weiger", "naam", *m.span("naam"))
    for m in _NAAM_LETTER.finditer(r.tekst):
        if not r.gewoon(m["voor"]) and not w.is_begrip(m["voor"]):
            yield treffer("weiger", "naam", *m.span())
    for m in _ALLEEN_LETTER.finditer(r.tekst):
        if m["l"][0].isupper() and m["l"] not in {"U"}:
            yield treffer("weiger", "naam", *m.span("l"))


def _is_zinsbegin(r: Lezer, word: str) -> bool:
    """Whether a word reads as the beginning of a sentence."""
    return word.lower() in w.BEGINWOORDEN or not (r.achternaam(word) or r.voornaam(word))
