"""Own history: a change is only computed where no break lies, and an old figure carries no message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sociaal_domein.cijfers import Cijfer

HOUDBAAR_JAREN = 3


def is_oud(jaar: int, peildatum: date) -> bool:
    """Say whether a figure over this year is older than three years on `peildatum`.

    The age counts from the last day of the year the figure is about.

    Examples
    --------
    >>> is_oud(2023, date(2026, 11, 21)), is_oud(2022, date(2026, 11, 21))
    (False, True)
    """
    return peildatum > date(jaar + HOUDBAAR_JAREN, 12, 31)


@dataclass(frozen=True)
class Verandering:
    """A change between two figures between which no break lies."""

    van: Cijfer
    naar: Cijfer

    @property
    def verschil(self) -> float:
        """In the unit of the indicator."""
        assert self.van.waarde is not None and self.naar.waarde is not None
        return self.naar.waarde - self.van.waarde


def verandering(cijfers: Iterable[Cijfer], naar: Cijfer) -> Verandering | None:
    """Return the change to `naar` from the earliest figure it may be compared with, or None.

    Compared are figures of the same area and line, with a value, in the same segment.
    """
    if naar.waarde is None:
        return None
    earlier = [
        c
        for c in cijfers
        if c.gebied_code == naar.gebied_code
        and c.reeks == naar.reeks
        and c.segment == naar.segment
        and c.jaar < naar.jaar
        and c.waarde is not None
    ]
    return Verandering(min(earlier, key=lambda c: c.jaar), naar) if earlier else None
