"""Figures in a text: a share, an amount or a number of people, with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sociaal_domein.vragen.lezen.zinnen import zinnen

_TELWOORD = {
    word: number
    for number, word in enumerate(
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien twintig".split()
    )
} | {
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
    "honderd": 100,
}
_CIJFERS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_GETAL = rf"(?<![\d.,/-])(?P<getal>{_CIJFERS}"
_VOLK = (
    r"(?:jongeren|jeugdigen|kinderen|leerlingen|inwoners|mensen|personen|gezinnen|huishoudens|clienten|ouderen|"
    r"mantelzorgers|"
    r"daklozen|dak- en thuislozen|statushouders|bijstandsgerechtigden|bijstandsontvangers|gebruikers|aanvragen|"
    r"meldingen|"
    r"verwijzingen|klachten|uitkeringen|plekken|bedden|wachtenden|trajecten|indicaties|voorzieningen|aanbieders|"
    r"locaties)"
)
_VORMEN = (
    ("aandeel", re.compile(rf"{_GETAL}|\b(?:{'|'.join(_TELWOORD)})\b) ?(?:%|procent\b)")),
    ("deel_van", re.compile(r"\b(?P<getal>een|1) (?:op|van) de (?P<geheel>\w+)\b")),
    ("promille", re.compile(rf"{_GETAL}) (?:[a-z]+ ){{0,2}}?(?:per|op (?:de|elke)|van elke) 1\.?000\b")),
    (
        "euro",
        re.compile(rf"(?:€ ?|eur(?:o)? )(?P<getal>{_CIJFERS})(?: ?(?P<maal>mln|miljoen|mld|miljard|ton|duizend))?"),
    ),
    ("euro", re.compile(rf"{_GETAL}) ?(?P<maal>mln\.?|miljoen|mld\.?|miljard|ton|duizend)? ?euro\b")),
    (
        "euro",
        re.compile(
            rf"{_GETAL}) ?(?P<maal>mln|miljoen|mld|miljard)\b(?!\.? (?:\w+ )?(?:{_VOLK}|nederlanders|uur|uren|keer)\b)"
        ),
    ),
    ("duur", re.compile(rf"{_GETAL}|\b(?:{'|'.join(_TELWOORD)})\b) (?P<maal>dag(?:en)?|we(?:ek|ken)|maand(?:en)?)\b")),
    ("aantal", re.compile(rf"{_GETAL}) (?:(?!per\b|van\b|jaar\b)\w+ )?{_VOLK}\b")),
)
_VLAK_ERVOOR = 30  # letters
_MAAL = {"mln": 1e6, "miljoen": 1e6, "mld": 1e9, "miljard": 1e9, "ton": 1e5, "duizend": 1e3}
_DAGEN = {"d": 1, "w": 7, "m": 30.4}
# How long something takes is only then a claim when somebody waits.
_WACHT = re.compile(r"(?<!ver)wacht|doorlooptijd")
_PER_INWONER = re.compile(r"\s*per (?:inwoner|hoofd)")
_OMTRENT = re.compile(
    r"\b(?:ruim|bijna|ongeveer|circa|ca\.|zo'n|rond(?: de)?|een kleine|meer dan|minder dan|nog geen|om en nabij) $"
)
# What a plan or a rule says is no claim about how things are.
_REGEL = re.compile(
    r"\b(?:tot|van de|maximaal|minimaal|minstens|hooguit|hoogstens|binnen|termijn van|norm van|doel van|grens van|"
    r"streven naar) $"
)
_BRON = re.compile(
    r"\b(?:volgens|blijkt|blijken|cbs|rivm|scp|vng|ggd|nji|ibabs|raads(?:informatie)?brief|jaarverslag|jaarrekening|"
    r"jaarstukken|begroting|"
    r"kadernota|monitor\w*|\w*rapport(?:age)?|onderzoek|meicirculaire|septembercirculaire|bericht|krant|artikel|"
    r"cijfers|"
    r"bron|noot|zie|website|enquete|nota|https?|www)\b|\bstaat dat\b"
)


@dataclass(frozen=True)
class Getal:
    """A figure in a text.

    Parameters
    ----------
    waarde : float
        A share in percent, an amount in euro, a number per 1.000, a time in days, or a count.
    soort : str
        ``aandeel``, ``promille``, ``euro``, ``euro_per_inwoner``, ``duur`` or ``aantal``.
    decimalen : int
        How many it was written with, an amount in millions counted in euros.
    stap : float
        The size of its last digit: what differs less is the same figure.
    omtrent : bool
        Whether it was said to be rough ("ruim").
    heeft_bron : bool
        Whether its sentence or the one before says where it comes from.
    zin : tuple of (int, int)
        The sentence it stands in.
    """

    waarde: float
    soort: str
    decimalen: int
    stap: float
    omtrent: bool
    heeft_bron: bool
    begin: int
    eind: int
    zin: tuple[int, int]


def vind_getallen(gewoon: str, tekst: str) -> list[Getal]:
    """Return the figures of a text that claim how things are, in the order of the text.

    Parameters
    ----------
    gewoon : str
        In plain letters.
    tekst : str
        The same with its capitals.

    Examples
    --------
    >>> tekst = "In 2022 kreeg 12% hulp; dat kostte 1,3 miljoen euro."
    >>> [(g.waarde, g.soort) for g in vind_getallen(tekst.lower(), tekst)]
    [(12.0, 'aandeel'), (1300000.0, 'euro')]
    """
    found: list[Getal] = []
    before = (0, 0)
    for begin, end in zinnen(gewoon, tekst):
        sourced = _BRON.search(gewoon, before[0], end) is not None
        found += _in_zin(gewoon, begin, end, sourced)
        before = (begin, end)
    return sorted(found, key=lambda figure: figure.begin)


def _in_zin(text: str, begin: int, end: int, sourced: bool) -> Iterator[Getal]:
    waits = _WACHT.search(text, begin, end) is not None
    taken: set[int] = set()  # places that are part of a figure already
    for kind, pattern in _VORMEN:
        for match in pattern.finditer(text, begin, end):
            a, b = match.span()
            before = text[max(begin, a - _VLAK_ERVOOR) : a]
            if not taken.isdisjoint(range(a, b)) or _REGEL.search(before):
                continue
            taken.update(range(a, b))
            number, decimals = _lees(match["getal"])
            shape = kind
            if kind == "deel_van":
                whole, _ = _lees(match["geheel"])
                if whole < 2:
                    continue
                number, shape = 100 / whole, "aandeel"
            unit = (match.groupdict().get("maal") or "").rstrip(".")
            factor = _DAGEN[unit[0]] if kind == "duur" else _MAAL.get(unit, 1.0)
            if kind == "duur" and not waits:
                continue
            if kind == "euro" and (per := _PER_INWONER.match(text, b)):
                shape, b = "euro_per_inwoner", per.end()
            if kind == "aantal" and (number < 10 or match["getal"] in _TELWOORD):
                continue
            rough = kind == "deel_van" or _OMTRENT.search(before) is not None
            step = factor * 10.0**-decimals
            yield Getal(number * factor, shape, decimals, step, rough, sourced, a, b, (begin, end))


def _lees(text: str) -> tuple[float, int]:
    """Return a number as it was written, and its decimals; 0 for a word that is no number."""
    if text in _TELWOORD:
        return float(_TELWOORD[text]), 0
    try:
        return float(text.replace(".", "").replace(",", ".")), len(text.partition(",")[2])
    except ValueError:
        return 0.0, 0
