"""From rows to a system: which sums hold between counts, and what the attacker has already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.privacy.onderdrukking.stelsel import Stelsel

# Where a count stands: one code per dimension, such as (gebied, categorie, periode).
Sleutel = tuple[object, ...]
# A whole and its parts, in one dimension. A whole may be split in more than one way; one part alone is "a part of".
Splitsing = tuple[object, Sequence[object]]


def maak_stelsel(
    aantallen: Mapping[Sleutel, int],
    splitsingen: Sequence[Sequence[Splitsing]],
    bekend: Mapping[Sleutel, int],
    kleinste: int,
    eerder: Mapping[Sleutel, int | None] | None = None,
    gelijk: Collection[tuple[Sleutel, Sleutel]] = (),
) -> tuple[Stelsel, dict[Sleutel, int]]:
    """Return the counts with the equations between them, and the number of each place.

    Where a whole is not among the counts, it stands in as one that is never shown: two ways to split it still say
    something about each other. Where parts are less than their whole, the rest is such a count too, and a small rest
    is protected like any other. Where parts are more than their whole, they overlap: then each part is at most the
    whole, and the whole at most their sum.

    Parameters
    ----------
    aantallen : mapping of tuple to int
        The counts to publish.
    splitsingen : sequence of sequence of Splitsing
        Per dimension.
    bekend : mapping of tuple to int
        Public counts, which the attacker has. One that differs from the count in `aantallen` is about something
        else, and tells nothing of it.
    kleinste : int
        A count from 1 up to this one is small.
    eerder : mapping of tuple to int or None, optional
        An earlier table, None where it hid. What it showed is known as long as it did not change; the rest is a
        fact about that table, and bounds what it hid and what may be the same still.
    gelijk : collection of pairs of tuple
        Places that hold one and the same count.
    """
    system = Stelsel()
    number: dict[Sleutel, int] = {}
    before = eerder or {}
    said = [*bekend.items(), *((key, value) for key, value in before.items() if value is not None)]
    known = {key: value for key, value in said if aantallen.get(key, value) == value}
    for key, value in {**known, **aantallen}.items():
        number[key] = system.voeg_toe(value)
        if key in known:
            system.bekend.add(number[key])
        elif 0 < value < kleinste:
            system.verplicht.add(number[key])
    found: list[tuple[int, list[int]]] = []
    for d, splits in enumerate(splitsingen):
        for whole, parts in _van_klein_naar_groot(splits):
            found += _vul_in(system, number, d, whole, parts, kleinste)
    for place, cells in found:
        _vergelijk(system, place, cells, kleinste)
    for one, other in gelijk:
        system.vergelijk({number[one]: 1, number[other]: -1})
    for d, splits in enumerate(splitsingen):
        for whole, parts in splits:
            _vergelijk_eerder(system, number, aantallen, before, (d, whole, parts))
    return system, number


def _van_klein_naar_groot(splits: Sequence[Splitsing]) -> list[Splitsing]:
    """Order splits so that a whole comes after the wholes it is made of."""
    wholes = {whole for whole, _ in splits}
    done: set[object] = set()
    left, ordered = list(splits), []
    while left:
        ready = [s for s in left if not any(p in wholes and p not in done for p in s[1])]
        if not ready:
            raise SociaalDomeinFout(
                "De splitsingen lopen rond: een geheel is een deel van zichzelf.",
                waar=str(left[0][0]),
                doe="Noem bij elk geheel alleen de delen waaruit het bestaat.",
            )
        ordered += ready
        left = [s for s in left if s not in ready]
        done = {whole for whole, _ in ordered} - {whole for whole, _ in left}
    return ordered


def _vul_in(
    system: Stelsel, number: dict[Sleutel, int], d: int, whole: object, parts: Sequence[object], kleinste: int
) -> list[tuple[int, list[int]]]:
    """Return the whole and the parts of a split in each place, with a stand-in where there is no whole."""
    wanted = dict.fromkeys(parts)
    places: dict[Sleutel, list[int]] = {}
    for key, i in number.items():
        if key[d] in wanted:
            places.setdefault((*key[:d], whole, *key[d + 1 :]), []).append(i)
    for key, cells in places.items():
        if key not in number:
            number[key] = _nooit_getoond(system, sum(system.waarden[i] for i in cells), kleinste)
    return [(number[key], cells) for key, cells in places.items()]


def _vergelijk(system: Stelsel, whole: int, parts: list[int], kleinste: int) -> None:
    """Add what holds between a whole and its parts."""
    rest = system.waarden[whole] - sum(system.waarden[i] for i in parts)
    if rest < 0:
        both = _nooit_getoond(system, -rest, 0)
        system.vergelijk({whole: -1, both: -1, **dict.fromkeys(parts, 1)})
        for part in parts:
            if system.waarden[part] <= system.waarden[whole]:
                other = _nooit_getoond(system, system.waarden[whole] - system.waarden[part], kleinste)
                system.vergelijk({whole: -1, part: 1, other: 1})
        return
    coefficients = {whole: -1, **dict.fromkeys(parts, 1)}
    if rest or len(parts) == 1:
        coefficients[_nooit_getoond(system, rest, kleinste)] = 1
    system.vergelijk(coefficients)


def _vergelijk_eerder(
    system: Stelsel,
    number: Mapping[Sleutel, int],
    aantallen: Mapping[Sleutel, int],
    before: Mapping[Sleutel, int | None],
    split: tuple[int, object, Sequence[object]],
) -> None:
    """Add what a revised earlier table says of counts that it hid, as far as these may still be the same."""
    d, whole, parts = split
    for key in [k for k in before if k[d] == whole]:
        sides = {key: -1} | {(*key[:d], part, *key[d + 1 :]): 1 for part in parts}
        if any(k not in before for k in sides):
            continue
        shown = {k: n for k in sides if (n := before[k]) is not None}
        kept = [k for k in sides if k not in shown]
        if not kept or any(k not in aantallen for k in kept) or all(aantallen.get(k) == n for k, n in shown.items()):
            continue
        rest = sum(sides[k] * n for k, n in shown.items())
        if rest + sum(sides[k] * aantallen[k] for k in kept) == 0:
            fixed = system.voeg_toe(abs(rest))
            system.bekend.add(fixed)
            system.vergelijk({fixed: 1 if rest > 0 else -1} | {number[k]: sides[k] for k in kept})


def _nooit_getoond(system: Stelsel, value: int, kleinste: int) -> int:
    cell = system.voeg_toe(value)
    system.afgeleid.add(cell)
    if not 0 < value < kleinste:
        system.zonder_eis.add(cell)
    return cell


def als_aantal(waarde: object, waar: str) -> int:
    """Return a count as a whole number of 0 or more.

    Raises
    ------
    SociaalDomeinFout
        It is something else; what it is stays unsaid.
    """
    if isinstance(waarde, (int, float)) and not isinstance(waarde, bool) and waarde >= 0 and float(waarde).is_integer():
        return int(waarde)
    raise SociaalDomeinFout(
        "Verwacht: een heel aantal van 0 of meer.",
        waar=waar,
        doe="Geef aantallen mensen, toewijzingen of casussen; geen percentages of bedragen.",
    )


def sleutel(rij: Mapping[str, object], dimensies: Iterable[str]) -> Sleutel:
    """Return where a count stands."""
    return tuple(rij[d] for d in dimensies)
