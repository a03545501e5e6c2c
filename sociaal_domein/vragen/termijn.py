"""The last day of a term: calendar days, weeks or working days, with recess and general holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sociaal_domein.vragen.reces import Periode, lees_reces

if TYPE_CHECKING:
    from sociaal_domein.instellingen import Reglement

_DAG = timedelta(days=1)
_EERSTE_KONINGSDAG = 2014


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> frozenset[date]:
    """Return the general holidays of a year: Algemene termijnenwet, article 3, first and second paragraph.

    Good Friday and 5 May are among them every year. Days that a government puts on a level with them (third
    paragraph, such as the Friday after Ascension Day) are not.

    Examples
    --------
    >>> date(2025, 4, 26) in feestdagen(2025), date(2025, 4, 27) in feestdagen(2025)
    (True, False)
    """
    easter = _pasen(jaar)
    king = date(jaar, 4, 27 if jaar >= _EERSTE_KONINGSDAG else 30)
    if king.isoweekday() == 7:
        king -= _DAG
    moving = (easter + timedelta(days=n) for n in (-2, 1, 39, 50))
    fixed = (date(jaar, 1, 1), king, date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26))
    return frozenset((*moving, *fixed))


def is_werkdag(dag: date) -> bool:
    """Whether a day is no Saturday, Sunday or general holiday."""
    return dag.isoweekday() < 6 and dag not in feestdagen(dag.year)


def laatste_dag(begin: date, termijn: str, reglement: Reglement) -> date:
    """Return the last day of a term; on that day it has not passed yet.

    Parameters
    ----------
    begin : date
        The day it begins by; the day after it is the first that counts.
    termijn : str
        ``30 dagen`` (calendar days), ``4 weken`` (28 days) or ``20 werkdagen``.
    reglement : Reglement
        Its recess stands still: those days do not count. With `schuift_door` a last day in a weekend or on a
        general holiday becomes the first working day after it that is not in recess.

    Examples
    --------
    >>> from sociaal_domein.instellingen import Reglement
    >>> str(laatste_dag(date(2026, 3, 1), "30 dagen", Reglement()))
    '2026-03-31'
    """
    number, unit = termijn.split()
    recess = _reces(tuple(reglement.reces))
    if unit.startswith("werkdag"):
        last = _werkdagen(begin, int(number), recess)
    else:
        last = _kalenderdagen(begin, int(number) * (7 if unit.startswith("we") else 1), recess)
    while reglement.schuift_door and not (is_werkdag(last) and not _staat_stil(last, recess)):
        last += _DAG
    return last


def _kalenderdagen(begin: date, number: int, recess: tuple[Periode, ...]) -> date:
    last = begin + timedelta(days=number)
    for first, end in recess:
        if first <= last and end > begin:
            last += end - max(first, begin + _DAG) + _DAG
    return last


def _werkdagen(begin: date, number: int, recess: tuple[Periode, ...]) -> date:
    day = begin
    while number:
        day += _DAG
        number -= is_werkdag(day) and not _staat_stil(day, recess)
    return day


def _staat_stil(day: date, recess: tuple[Periode, ...]) -> bool:
    return any(first <= day <= end for first, end in recess)


@lru_cache(maxsize=64)
def _reces(teksten: tuple[str, ...]) -> tuple[Periode, ...]:
    return tuple(lees_reces(teksten))


def _pasen(jaar: int) -> date:
    """Return Easter Sunday in the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, month, day + 1)
