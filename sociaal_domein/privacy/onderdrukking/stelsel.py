"""A table as an attacker sees it: counts, and the sums between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

# Every hidden count must be able to lie this much lower (not below zero) and this much higher.
BESCHERMING = 5


@dataclass
class Stelsel:
    """Counts and the equations that hold between them.

    Attributes
    ----------
    waarden : list of int
        The true counts, 0 or more.
    vergelijkingen : list of dict of int to int
        Per equation the coefficient of each count; the sum of coefficient times count is 0.
    bekend : set of int
        Counts that the attacker has, whatever is done: public ones, and those shown before.
    verplicht : set of int
        Counts that must be hidden.
    afgeleid : set of int
        Counts that are never shown, and that can only follow from others, such as what a total has left.
    zonder_eis : set of int
        Those of `afgeleid` that nobody needs to be kept from.
    """

    waarden: list[int] = field(default_factory=list)
    vergelijkingen: list[dict[int, int]] = field(default_factory=list)
    bekend: set[int] = field(default_factory=set)
    verplicht: set[int] = field(default_factory=set)
    afgeleid: set[int] = field(default_factory=set)
    zonder_eis: set[int] = field(default_factory=set)
    _bij: dict[int, list[int]] = field(default_factory=dict, repr=False)

    def voeg_toe(self, waarde: int) -> int:
        """Add a count, and return its number."""
        self.waarden.append(waarde)
        return len(self.waarden) - 1

    def vergelijk(self, coefficienten: dict[int, int]) -> None:
        """Add an equation: coefficient times count, summed, is 0."""
        number = len(self.vergelijkingen)
        self.vergelijkingen.append(coefficienten)
        for cell in coefficienten:
            self._bij.setdefault(cell, []).append(number)

    def bij(self, cellen: Iterable[int]) -> list[dict[int, int]]:
        """Return the equations in which one of these counts stands."""
        numbers = {number for cell in cellen for number in self._bij.get(cell, ())}
        return [self.vergelijkingen[number] for number in sorted(numbers)]

    def kosten(self, cel: int) -> float:
        """Return what hiding a count costs: one for the place, and more for a larger count."""
        return 0.0 if cel in self.afgeleid else 1.0 + log(1 + self.waarden[cel])

    def omlaag(self, cel: int) -> int:
        """Return how much lower a count must be able to lie."""
        return min(BESCHERMING, self.waarden[cel])

    def samenhang(self) -> list[list[int]]:
        """Return the groups of counts that are linked by equations; what is known links nothing."""
        top = list(range(len(self.waarden)))

        def root(i: int) -> int:
            while top[i] != i:
                top[i] = top[top[i]]
                i = top[i]
            return i

        for equation in self.vergelijkingen:
            loose = [i for i in equation if i not in self.bekend]
            for i in loose[1:]:
                top[root(i)] = root(loose[0])
        groups: dict[int, list[int]] = {}
        for i in range(len(top)):
            if i not in self.bekend:
                groups.setdefault(root(i), []).append(i)
        return list(groups.values())
