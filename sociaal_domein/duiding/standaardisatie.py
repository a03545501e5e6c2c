"""Expected counts: what each area would have if it used a provision as much as the areas compared do together."""

from __future__ import annotations

from collections.abc import Sequence


def verwachte_aantallen(
    geteld: Sequence[float], noemer: Sequence[float], naar_leeftijd: Sequence[float] | None = None
) -> list[float]:
    """Return the expected count per area; together they equal what was counted.

    Indirect standardisation: with counts that already follow the ages of each area (every age group at the rate of
    a standard population) only the level is adjusted. Without those, every area gets the rate of all areas together.

    Parameters
    ----------
    geteld, noemer : sequence of float
        Persons counted and persons who could have been, per area.
    naar_leeftijd : sequence of float, optional
        Expected counts per area from rates by age, in any level.

    Returns
    -------
    list of float
        Persons.

    Raises
    ------
    ValueError
        Nothing was counted, nobody is expected, or the lengths differ.

    References
    ----------
    Breslow & Day (1987), Statistical Methods in Cancer Research II, IARC, chapter 2.

    Examples
    --------
    >>> verwachte_aantallen([30, 10], [1000, 1000])
    [20.0, 20.0]
    >>> verwachte_aantallen([30, 10], [1000, 1000], naar_leeftijd=[6, 2])
    [30.0, 10.0]
    """
    base = noemer if naar_leeftijd is None else naar_leeftijd
    if not len(geteld) == len(noemer) == len(base):
        raise ValueError("geteld, noemer and naar_leeftijd differ in length")
    total, level = sum(geteld), sum(base)
    if total <= 0 or level <= 0:
        raise ValueError("nothing counted or nobody expected")
    return [b * total / level for b in base]
