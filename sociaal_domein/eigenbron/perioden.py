"""Reading a period: a year, half-year, quarter, month or day, in the ways that files write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from sociaal_domein.taal import MAANDEN, opsomming

Periodesoort = Literal["jaar", "halfjaar", "kwartaal", "maand", "dag"]
# How many periods make a year; a day is a day on which was counted.
PER_JAAR = {"jaar": 1, "halfjaar": 2, "kwartaal": 4, "maand": 12, "dag": 0}
VERWACHT = (
    "een jaar (2024), halfjaar (2024 1e halfjaar), kwartaal (2024 1e kwartaal of 2024-K1), maand (2024-03 of maart "
    "2024) of dag (31-03-2024)"
)

_JAAR = r"(?P<jaar>(?:19|20)[0-9]{2})"
_CBS = {"JJ": "jaar", "HJ": "halfjaar", "KW": "kwartaal", "MM": "maand"}
_DEEL = {"h": "halfjaar", "s": "halfjaar", "k": "kwartaal", "q": "kwartaal", "m": "maand"}
_WOORD = {"halfjaar": "halfjaar", "semester": "halfjaar", "kwartaal": "kwartaal"}
_ROMEINS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMMER = r"(?P<nummer>[1-9][0-9]?|i{1,3}|iv)(?:e|ste|de)?"
_VORMEN = [
    re.compile(rf"{_JAAR}(?P<cbs>JJ|HJ|KW|MM)(?P<nummer>[0-9]{{2}})"),
    re.compile(rf"{_JAAR}[ -]?(?P<deel>[hskq])(?P<nummer>[1-4])", re.I),
    re.compile(rf"(?P<deel>[hskq])(?P<nummer>[1-4])[ -]?{_JAAR}", re.I),
    re.compile(rf"{_JAAR},?[ -]+{_NUMMER} ?(?P<woord>halfjaar|semester|kwartaal)", re.I),
    re.compile(rf"{_NUMMER} ?(?P<woord>halfjaar|semester|kwartaal),? ?(?:van )?{_JAAR}", re.I),
    re.compile(rf"{_JAAR}[-/](?P<maand>0[1-9]|1[0-2])"),
    re.compile(rf"(?P<maand>0?[1-9]|1[0-2])[-/]{_JAAR}"),
    re.compile(rf"(?P<naam>[a-z]+)\.?[ -]{_JAAR}", re.I),
    re.compile(rf"{_JAAR},?[ -](?P<naam>[a-z]+)\.?", re.I),
]
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")
_DAG = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_KORT = {"mrt": 3, "sept": 9} | {name[:3]: i for i, name in enumerate(MAANDEN, 1)}


class Periode(NamedTuple):
    """A period.

    Attributes
    ----------
    jaar : int
    soort : str
        jaar, halfjaar, kwartaal, maand or dag.
    code : str
        ``2024``, ``2024-H1``, ``2024-K1``, ``2024-03`` or ``2024-03-31``; in one kind they sort by time.
    """

    jaar: int
    soort: Periodesoort
    code: str


def lees_periode(tekst: str) -> Periode | None:
    """Return the period a text stands for, or None when it is none.

    A star behind (as CBS marks what is provisional) is left out. A school year (2023/2024) is no period.

    Examples
    --------
    >>> lees_periode("2024 1e halfjaar").code, lees_periode("2023JJ00").code, lees_periode("31-03-2024").code
    ('2024-H1', '2023', '2024-03-31')
    >>> lees_periode("20224") is None, lees_periode("2023/2024") is None
    (True, True)
    """
    text = " ".join(tekst.strip().rstrip("*").split())
    if re.fullmatch(r"(19|20)[0-9]{2}(\.0)?", text):
        return Periode(int(text[:4]), "jaar", text[:4])
    if match := _ISO.fullmatch(text):
        return _dag(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAG.fullmatch(text):
        return _dag(int(match[3]), int(match[2]), int(match[1]))
    for pattern in _VORMEN:
        if match := pattern.fullmatch(text):
            return _deel(match.groupdict())
    return None


def begin(periode: Periode) -> date:
    """Return the first day of a period.

    Examples
    --------
    >>> begin(Periode(2026, "kwartaal", "2026-K2")).isoformat()
    '2026-04-01'
    """
    part = periode.code[5:]
    match periode.soort:
        case "jaar":
            return date(periode.jaar, 1, 1)
        case "halfjaar" | "kwartaal":
            return date(periode.jaar, (int(part[1:]) - 1) * (12 // PER_JAAR[periode.soort]) + 1, 1)
        case "maand":
            return date(periode.jaar, int(part), 1)
        case _:
            return date.fromisoformat(periode.code)


def in_woorden(code: str, jaren: Sequence[int]) -> str:
    """Return a period in words; one that comes back in more years is named once.

    Parameters
    ----------
    code : str
        As of `Periode`, of one of the years.
    jaren : sequence of int

    Examples
    --------
    >>> in_woorden("2026-K2", [2026]), in_woorden("2025-03-31", [2024, 2025])
    ('het 2e kwartaal van 2026', '31 maart 2024 en 2025')
    """
    years = opsomming([str(year) for year in jaren])
    part = code[5:]
    if not part:
        return years
    if part[0] in "HK":
        return f"het {part[1:]}e {_DEEL[part[0].lower()]} van {years}"
    month = MAANDEN[int(part[:2]) - 1]
    return f"{int(part[3:])} {month} {years}" if len(part) > 2 else f"{month} {years}"


def _deel(parts: dict[str, str | None]) -> Periode | None:
    year = int(parts["jaar"] or 0)
    number = _nummer(parts.get("nummer") or parts.get("maand") or "")
    if name := parts.get("naam"):
        word = name.casefold()
        month = MAANDEN.index(word) + 1 if word in MAANDEN else _KORT.get(word)
        return _maak(year, "maand", month) if month else None
    if parts.get("maand"):
        return _maak(year, "maand", number)
    if cbs := parts.get("cbs"):
        return _maak(year, _CBS[cbs], number)
    if kind := parts.get("woord"):
        return _maak(year, _WOORD[kind.casefold()], number)
    return _maak(year, _DEEL[(parts.get("deel") or "").casefold()], number)


def _nummer(text: str) -> int:
    return _ROMEINS.get(text.casefold()) or (int(text) if text.isdigit() else 0)


def _maak(year: int, kind: str, number: int | None) -> Periode | None:
    match kind:
        case "jaar":
            return Periode(year, "jaar", str(year))
        case "halfjaar" if number in (1, 2):
            return Periode(year, "halfjaar", f"{year}-H{number}")
        case "kwartaal" if number in (1, 2, 3, 4):
            return Periode(year, "kwartaal", f"{year}-K{number}")
        case "maand" if number and 1 <= number <= 12:
            return Periode(year, "maand", f"{year}-{number:02d}")
        case _:
            return None


def _dag(year: int, month: int, day: int) -> Periode | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Periode(year, "dag", found.isoformat()) if 1900 <= year <= 2099 else None
