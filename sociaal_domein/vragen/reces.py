"""The recess of a council as it is written in the settings: two days, or weeks by their ISO number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from sociaal_domein.taal import datum

Periode = tuple[date, date]  # the first and the last day, both in it
LANGSTE = 26 * 7


class RecesFout(ValueError):
    """A recess that cannot be: what is wrong with it, and what to do."""

    def __init__(self, wat: str, doe: str) -> None:
        self.wat = wat
        self.doe = doe
        super().__init__(wat)


def lees_periode(tekst: str) -> Periode:
    """Return the first and last day of one period.

    Raises
    ------
    RecesFout
        A day or a week that does not exist, an end before its begin, or more than half a year.

    Examples
    --------
    >>> [str(day) for day in lees_periode("2026-W43")]
    ['2026-10-19', '2026-10-25']
    """
    first, _, last = tekst.partition("/")
    begin, end = _grenzen(first)[0], _grenzen(last or first)[1]
    if end < begin:
        raise RecesFout(
            f'Dit reces eindigt voor het begint: "{tekst}".', "Zet eerst de eerste dag en dan de laatste dag."
        )
    if (end - begin).days >= LANGSTE:
        raise RecesFout(
            f'Dit reces duurt langer dan een half jaar: "{tekst}".', "Kijk of het jaartal klopt, voor en na de streep."
        )
    return begin, end


def lees_reces(teksten: Iterable[str]) -> list[Periode]:
    """Return the periods in the order of time.

    Raises
    ------
    RecesFout
        One of them cannot be, or two have a day in common.
    """
    periods = sorted(lees_periode(text) for text in teksten)
    for (_, end), (begin, _) in pairwise(periods):
        if begin <= end:
            raise RecesFout(
                f"Twee perioden van het reces vallen samen: op {datum(begin)} loopt een andere nog.",
                "Maak er één periode van, of verbeter de dagen.",
            )
    return periods


def _grenzen(punt: str) -> Periode:
    year, _, rest = punt.partition("-")
    try:
        if rest.startswith("W"):
            week = int(rest[1:])
            return date.fromisocalendar(int(year), week, 1), date.fromisocalendar(int(year), week, 7)
        day = date.fromisoformat(punt)
    except (ValueError, OverflowError):
        kind, hint = ("Deze week", "weken 1 tot en met 52, of 53") if "W" in rest else ("Deze dag", "jjjj-mm-dd")
        raise RecesFout(
            f'{kind} bestaat niet: "{punt}".', f"Kijk op een kalender van dat jaar. Verwacht: {hint}."
        ) from None
    return day, day
