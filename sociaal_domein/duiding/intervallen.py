"""Intervals for rates."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959963984540054


def wilson(teller: float, noemer: float, *, z: float = Z_95, afronding: int = 0) -> tuple[float, float]:
    """Wilson interval for a proportion, widened for rounding at the source.

    Parameters
    ----------
    teller, noemer : float
        Count and population, ``0 <= teller`` and ``noemer > 0``.
    z : float
        Standard normal quantile; the default gives 95 %.
    afronding : int
        The source rounded the count to a multiple of this number. The true count lies at most
        ``afronding // 2`` away; the lower limit is taken at the lowest and the upper limit at the
        highest possible count.

    Returns
    -------
    lower, upper : float
        Proportions between 0 and 1.

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22, 209-212.

    Examples
    --------
    >>> [round(x, 4) for x in wilson(10, 100)]
    [0.0552, 0.1744]
    >>> [round(x, 4) for x in wilson(10, 100, afronding=5)]
    [0.0411, 0.1981]
    """
    slack = afronding // 2
    low, _ = _wilson(max(teller - slack, 0.0), noemer, z)
    _, high = _wilson(min(teller + slack, noemer), noemer, z)
    return low, high


def _wilson(count: float, n: float, z: float) -> tuple[float, float]:
    if n <= 0:
        raise ValueError("noemer must be positive")
    p = min(count / n, 1.0)
    centre = p + z * z / (2 * n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)
