"""Medians with an interval that assumes nothing about the values: two of the values themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from statistics import median

NIET_BEREIKT = "niet bereikt"


@dataclass(frozen=True)
class Mediaan:
    """A median with what it rests on.

    Attributes
    ----------
    waarde : float
    n : int
        How many values.
    onder, boven : float or None
        The interval; None when there are too few values for one.
    """

    waarde: float
    n: int
    onder: float | None
    boven: float | None

    @property
    def uitkomst(self) -> str:
        """``bereikt``, or ``niet bereikt`` when `n` is too small for an interval: that too is a result."""
        return NIET_BEREIKT if self.onder is None else "bereikt"


def rangen(n: int, zekerheid: float = 0.95) -> tuple[int, int] | None:
    """Return the ranks (from 1) of the two ordered values that hold the median, or None with too few values.

    The number of values below the median is binomial with chance one half. Returned are the ranks that lie
    nearest to each other, at equal distance from both ends, and still hold at least `zekerheid`.

    References
    ----------
    Conover (1999), Practical Nonparametric Statistics, 3rd edition, section 3.2; David & Nagaraja (2003), Order
    Statistics, section 7.1.

    Examples
    --------
    >>> rangen(5), rangen(6), rangen(20)
    (None, (1, 6), (6, 15))
    """
    # Whole numbers on either side: exact for any n, where a float of 2**n would overflow.
    outside = 1 - Fraction(zekerheid).limit_denominator(10**6)
    tail, rank = 0, 0
    while 2 * (tail + comb(n, rank)) <= outside * 2**n:
        tail += comb(n, rank)
        rank += 1
    return (rank, n + 1 - rank) if rank else None


def mediaan(waarden: Sequence[float], zekerheid: float = 0.95) -> Mediaan:
    """Return the median of the values with its interval.

    Parameters
    ----------
    waarden : sequence of float
        At least one, in any order and unit.
    zekerheid : float
        Between 0 and 1.

    Examples
    --------
    >>> mediaan([3, 1, 2]).uitkomst
    'niet bereikt'
    """
    order = sorted(waarden)
    ranks = rangen(len(order), zekerheid)
    low, high = (order[ranks[0] - 1], order[ranks[1] - 1]) if ranks else (None, None)
    return Mediaan(float(median(order)), len(order), low, high)
