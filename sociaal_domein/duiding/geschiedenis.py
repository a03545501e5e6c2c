"""Own history: a figure is set beside earlier ones only where no break lies, and an old one carries no message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from sociaal_domein.cijfers import Cijfer

HOUDBAAR_JAREN = 3
# So many figures back a jump still says that money was booked in another way.
SPRONG_CIJFERS = 6


def is_oud(jaar: int, peildatum: date) -> bool:
    """Say whether a figure over this year is older than three years on `peildatum`.

    The age counts from the last day of the year the figure is about.

    Examples
    --------
    >>> is_oud(2023, date(2026, 11, 21)), is_oud(2022, date(2026, 11, 21))
    (False, True)
    """
    return peildatum > date(jaar + HOUDBAAR_JAREN, 12, 31)


def eerdere(cijfers: Iterable[Cijfer], naar: Cijfer) -> tuple[Cijfer, ...]:
    """Return the earlier figures that `naar` may be compared with, oldest first.

    Comparable are figures of the same area and line, with a value, in the same segment: no break lies
    between.
    """
    if naar.waarde is None:
        return ()
    found = [
        c
        for c in cijfers
        if c.gebied_code == naar.gebied_code
        and c.reeks == naar.reeks
        and c.segment == naar.segment
        and c.jaar < naar.jaar
        and c.waarde is not None
    ]
    return tuple(sorted(found, key=lambda c: c.jaar))


def springt(cijfers: Iterable[Cijfer], naar: Cijfer) -> bool:
    """Say whether the value more than doubled or halved from one year to the next, break or no break.

    Looked at are the last six figures of the same area and line, up to `naar`. A year without a figure is no step.
    """
    row = sorted(
        (c.jaar, c.waarde)
        for c in cijfers
        if c.gebied_code == naar.gebied_code and c.reeks == naar.reeks and c.jaar <= naar.jaar and c.waarde is not None
    )[-SPRONG_CIJFERS:]
    return any(
        year == before + 1 and max(now, then) > 2 * min(now, then) for (before, then), (year, now) in pairwise(row)
    )
