"""Student's t for a whole number of degrees of freedom, without a library."""

from __future__ import annotations

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt


def binnen(t: float, vrijheid: int) -> float:
    """Return the chance that Student's t lies between ``-t`` and ``t``.

    Parameters
    ----------
    t : float
        Not negative.
    vrijheid : int
        Degrees of freedom, one or more.

    References
    ----------
    Abramowitz & Stegun (1972), Handbook of Mathematical Functions, 26.7.3 and 26.7.4.

    Examples
    --------
    >>> round(binnen(2.228138852, 10), 6)
    0.95
    """
    angle = atan(t / sqrt(vrijheid))
    c = cos(angle)
    odd = vrijheid % 2
    term = total = c if odd else 1.0
    for k in range(3 if odd else 2, vrijheid - 1, 2):
        term *= (k - 1) / k * c * c
        total += term
    if not odd:
        return sin(angle) * total
    return 2 / pi * (angle + (sin(angle) * total if vrijheid > 1 else 0.0))


@lru_cache(maxsize=1024)
def grens(buiten: float, vrijheid: int) -> float:
    """Return the value that Student's t exceeds on either side with a chance of `buiten` in all.

    Parameters
    ----------
    buiten : float
        Two-sided chance, between 0 and 1.
    vrijheid : int
        Degrees of freedom, one or more.

    Examples
    --------
    >>> round(grens(0.05, 10), 6)
    2.228139
    """
    low, high = 0.0, 1.0
    while 1 - binnen(high, vrijheid) > buiten:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        if 1 - binnen(middle, vrijheid) > buiten:
            low = middle
        else:
            high = middle
    return (low + high) / 2
