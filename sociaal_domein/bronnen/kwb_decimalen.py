"""Figures of CBS that lost their decimal comma on the way to us: which number was meant, and when we cannot tell.

Two things were lost: the comma ("0,9" became "9", "30,2" became "302") and a zero behind it ("28,0" became "28").
So a text can be read in two ways: with its last digit behind the comma, or whole. A reading is only
taken when the other one is ruled out, in this order:

1. it falls outside what is possible (an income of 2,8 thousand euros, a practice at 98 kilometres);
2. the same area has, a year earlier or later, a figure with one reading only, and one of our two is close to it;
3. the whole reading is rare for this text: a distance of exactly 5,0 is met far less often than 0,5. Texts for which
   both are common (2 and 3) are listed as doubtful with the correction, and stay unread.

A text that rule 2 contradicts on both readings stays unread as well. Across a change of border a year beside it can
raise doubt, but not settle it. Last, a wijk must agree with its buurten together, weighted by inhabitants: where
it does not, what was read by rule 3 alone in that wijk and year goes back to unread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

Plek = tuple[str, int]

# Two figures of one area in successive years that differ by no more than this factor are close.
DICHTBIJ = 1.5
# How far a wijk may lie from its buurten together, in the unit of the measure, when these cover all but one in twenty.
SPELING = 0.3
DEKKING = 0.95


def lezingen(tekst: str, grenzen: tuple[float, float]) -> list[float]:
    """Return the possible readings of a text of digits, the one with a comma first.

    A text that ends in 0 kept its last digit: behind a comma that zero would be gone.

    Examples
    --------
    >>> lezingen("302", (10, 100)), lezingen("28", (10, 100)), lezingen("9", (0.2, 15)), lezingen("10", (0.2, 15))
    ([30.2], [28.0], [0.9, 9.0], [10.0])
    """
    low, high = grenzen
    both = (float(tekst),) if tekst.endswith("0") else (int(tekst) / 10, float(tekst))
    return [value for value in both if low <= value <= high]


def herstel(
    teksten: Mapping[Plek, str],
    grenzen: tuple[float, float],
    twijfel: Collection[str] = (),
    zelfde_gebied: Callable[[str, int], bool] = lambda code, jaar: True,
    inwoners: Mapping[Plek, float] | None = None,
) -> dict[Plek, float | None]:
    """Return the number that each text stood for.

    Parameters
    ----------
    teksten : mapping of (area, year) to str
        Whole numbers as the file has them, of one measure.
    grenzen : pair of float
        Smallest and largest possible value, in the unit of the measure.
    twijfel : collection of str
        Texts that are not read without help of another year.
    zelfde_gebied : callable
        Tells for an area and a year whether the area is the same as the year before.
    inwoners : mapping of (area, year) to float, optional
        Inhabitants, to compare a wijk with its buurten. Left out: no such comparison.

    Returns
    -------
    dict of (area, year) to float or None
        One for each text; None where it cannot be told.

    Examples
    --------
    >>> herstel({("WK1", 2020): "5", ("WK1", 2021): "51", ("WK2", 2020): "5"}, (0.2, 15))
    {('WK1', 2021): 5.1, ('WK1', 2020): 5.0, ('WK2', 2020): 0.5}
    """
    options = {place: lezingen(text, grenzen) for place, text in teksten.items()}
    result: dict[Plek, float | None] = {p: found[0] for p, found in options.items() if len(found) == 1}
    certain = dict(result)
    later: list[Plek] = []
    for place in (p for p in options if p not in certain):
        beside = _ernaast(place, certain, zelfde_gebied)
        near = _dichtbij(options[place], beside)
        if near is not None:
            result[place] = near
        elif (
            beside
            or teksten[place] in twijfel
            or not options[place]
            or _dichtbij(options[place][1:], _ernaast(place, certain, lambda code, year: True))
        ):
            later.append(place)
        else:
            result[place] = options[place][0]
    settled = dict(result)
    for place in later:
        result[place] = _dichtbij(options[place], _ernaast(place, settled, zelfde_gebied))
    alone = {p for p in settled if len(options[p]) > 1 and not _ernaast(p, certain, zelfde_gebied)}
    for place in _strijdig(result, inwoners or {}) & alone:
        result[place] = None
    return result


def _strijdig(waarden: Mapping[Plek, float | None], inwoners: Mapping[Plek, float]) -> set[Plek]:
    """Return the wijken that do not agree with their buurten, and those buurten."""
    parts: dict[Plek, list[Plek]] = {}
    for code, year in inwoners:
        if code.startswith("BU"):
            parts.setdefault((f"WK{code[2:8]}", year), []).append((code, year))
    wrong: set[Plek] = set()
    for wijk, buurten in parts.items():
        known = [(inwoners[b], v) for b in buurten if (v := waarden.get(b)) is not None]
        people, whole = sum(n for n, _ in known), waarden.get(wijk)
        if whole is None or not people or people < DEKKING * sum(inwoners[b] for b in buurten):
            continue
        if abs(whole - sum(n * v for n, v in known) / people) > SPELING:
            wrong |= {wijk, *buurten}
    return wrong


def _ernaast(plek: Plek, waarden: Mapping[Plek, float | None], zelfde: Callable[[str, int], bool]) -> list[float]:
    """Return the figures of the same area one year earlier and one year later."""
    code, year = plek
    before = waarden.get((code, year - 1)) if zelfde(code, year) else None
    after = waarden.get((code, year + 1)) if zelfde(code, year + 1) else None
    return [value for value in (before, after) if value is not None]


def _dichtbij(mogelijk: list[float], ernaast: list[float]) -> float | None:
    """Return the one reading that is close to a figure beside it; None when there is none, or more than one."""
    near = [v for v in mogelijk if any(v <= DICHTBIJ * other and other <= DICHTBIJ * v for other in ernaast)]
    return near[0] if len(near) == 1 else None
