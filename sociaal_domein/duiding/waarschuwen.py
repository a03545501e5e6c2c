"""Warnings against misreading, attached by rule: only where they apply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.duiding.trechter import Punt, Trechter

# The codes this module gives; each has its sentence in redenen.py.
CODES = ("terugval", "wijkmix", "ecologisch", "status_verschilt", "stand_en_stroom", "sprong")
# A comparison changes side when it is at least so far off on both sides: nearer to 1 is no side.
KANT = 0.1
# A change stands out when it is more than twice as large as each of at least three changes before it.
SPRONG = 2.0
EERDERE_SPRONGEN = 3
_MENSEN = ("gebruik", "wachten")
# How far a figure is settled, least first.
AFGEROND = ("voorlopig", "nader voorlopig", "definitief")


def bij_lezing(lezing: Lezing) -> list[str]:
    """Return the codes that apply to one reading.

    - ``terugval`` beside a signal, or beside a change that stands out in the own history: what stands out in one
      year is partly chance, and chance does not last (regression to the mean).
    - ``wijkmix`` where a wijk or the municipality lies on one side of the middle as counted and on the other side
      once its ages are allowed for (Simpson).
    - ``ecologisch`` where wijken are shown next to each other.
    - ``status_verschilt`` where a figure is set beside one that is settled further: the line of the years, its
      wijken.
    - ``sprong`` where money that was spent more than doubled or halved in one of the last years.
    """
    rules = {
        "terugval": bool(lezing.signalen) or is_sprong(lezing),
        "wijkmix": bool(wisselaars(lezing.trechter)) or _wisselt(lezing.eigen_punt, lezing.trechter_gemeenten),
        "ecologisch": len(lezing.wijken) > 1,
        "status_verschilt": _status_verschilt(lezing),
        "sprong": lezing.springt,
    }
    return [code for code, applies in rules.items() if applies]


def is_sprong(lezing: Lezing) -> bool:
    """Say whether the last change is more than twice as large as each comparable yearly change before it."""
    row = [*lezing.eerder, lezing.cijfer]
    steps = [
        abs((now.waarde or 0.0) - (before.waarde or 0.0))
        for before, now in pairwise(row)
        if now.jaar == before.jaar + 1
    ]
    if len(steps) <= EERDERE_SPRONGEN or lezing.eerder[-1].jaar != lezing.cijfer.jaar - 1:
        return False
    return steps[-1] > SPRONG * max(steps[:-1])


def wisselaars(trechter: Trechter | None) -> tuple[Punt, ...]:
    """Return the areas that change side when their ages are allowed for."""
    if trechter is None:
        return ()
    return tuple(p for p in trechter.punten if _wisselt(p, trechter))


def naast_elkaar(lezingen: Iterable[Lezing]) -> list[Lezing]:
    """Give readings that are set beside each other ``stand_en_stroom`` where they hold both kinds of counting.

    Only for people who use or wait for something: nobody sets an age or a distance beside them as if it were a count.
    """
    found = list(lezingen)
    people = [r for r in found if r.indicator.soort in _MENSEN and r.indicator.meting]
    codes = ("stand_en_stroom",) if len({r.indicator.meting for r in people}) > 1 else ()
    return [replace(r, naast=codes if r in people else ()) for r in found]


def naast_verder_vastgesteld(cijfers: Iterable[Cijfer]) -> list[Cijfer]:
    """Give figures ``status_verschilt`` that stand in a line, or beside parts, that are settled further.

    Parameters
    ----------
    cijfers : iterable of Cijfer
        All figures of one indicator. What stands next to each other is a line of one area over the years, and the
        areas of one level in one year.
    """
    found = list(cijfers)
    furthest: dict[tuple[object, ...], int] = {}
    for c in found:
        for place in _naast(c):
            furthest[place] = max(furthest.get(place, 0), AFGEROND.index(c.status))
    return [
        replace(c, waarschuwingen=(*c.waarschuwingen, "status_verschilt"))
        if any(AFGEROND.index(c.status) < furthest[place] for place in _naast(c))
        else c
        for c in found
    ]


def _naast(cijfer: Cijfer) -> tuple[tuple[object, ...], ...]:
    if cijfer.waarde is None or cijfer.status not in AFGEROND:
        return ()
    return (cijfer.gebied_code, cijfer.reeks), (cijfer.niveau, cijfer.reeks, cijfer.jaar)


def _wisselt(punt: Punt | None, trechter: Trechter | None) -> bool:
    if punt is None or trechter is None or trechter.grond != "leeftijd":
        return False
    rate = sum(p.geteld for p in trechter.punten) / sum(p.noemer for p in trechter.punten)
    sides = (punt.geteld / (punt.noemer * rate), punt.verhouding)
    return min(sides) <= 1 - KANT and max(sides) >= 1 + KANT


def _status_verschilt(lezing: Lezing) -> bool:
    shown = [lezing.cijfer, *lezing.eerder, *lezing.wijken]
    return len({c.status for c in shown} & set(AFGEROND)) > 1
