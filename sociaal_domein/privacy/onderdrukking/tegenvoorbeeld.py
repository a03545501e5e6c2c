"""Another table that says the same to an attacker: as long as one exists, a hidden count is not given away."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sociaal_domein.privacy.onderdrukking.stelsel import BESCHERMING, Stelsel

# Per count how much it differs from the true one; what is not in it does not differ.
Afwijking = dict[int, int]
# A count, and the direction (+1, -1) in which it must be able to lie elsewhere.
Eis = tuple[int, int]


def klopt(stelsel: Stelsel, verborgen: Collection[int], afwijking: Afwijking) -> bool:
    """Whether the true table plus a deviation is a table the attacker cannot rule out, in whole numbers.

    It differs in hidden counts only, has no negative count, and every equation still holds.
    """
    values = stelsel.waarden
    if any(i not in verborgen or values[i] + d < 0 for i, d in afwijking.items()):
        return False
    return all(sum(c * afwijking.get(i, 0) for i, c in e.items()) == 0 for e in stelsel.bij(afwijking))


def gedekt(stelsel: Stelsel, afwijking: Afwijking) -> Iterator[Eis]:
    """Yield which requirements a deviation meets."""
    for cell, change in afwijking.items():
        if change >= BESCHERMING:
            yield cell, 1
        elif change < 0 and -change >= stelsel.omlaag(cell):
            yield cell, -1


def eisen(stelsel: Stelsel, cel: int) -> list[Eis]:
    """Return what must be possible for a hidden count: a higher one, and a lower one unless it is zero."""
    if cel in stelsel.zonder_eis:
        return []
    return [(cel, 1), (cel, -1)] if stelsel.waarden[cel] else [(cel, 1)]


def openstaand(stelsel: Stelsel, verborgen: Collection[int], afwijkingen: Collection[Afwijking]) -> set[Eis]:
    """Return the requirements that no deviation proves; empty means that the table is safe to show.

    The check is exact: whole numbers, no solver. A deviation that is not possible proves nothing.
    """
    hidden = set(verborgen)
    left = {eis for cell in hidden for eis in eisen(stelsel, cell)}
    for deviation in afwijkingen:
        if klopt(stelsel, hidden, deviation):
            left.difference_update(gedekt(stelsel, deviation))
    return left
