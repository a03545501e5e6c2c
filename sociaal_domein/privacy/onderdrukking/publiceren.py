"""Publish counts of own data: small ones hidden, and as many others as it takes to keep those hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.privacy.onderdrukking.kiezen import kies
from sociaal_domein.privacy.onderdrukking.tabel import Sleutel, Splitsing, als_aantal, maak_stelsel, sleutel

REDEN = "onderdrukt"
DIMENSIES = ("gebied", "categorie", "periode")


@dataclass(frozen=True)
class Publicatie:
    """What may be shown.

    Attributes
    ----------
    rijen : list of dict
        The rows as they came in, in the same order; where a count is hidden, it and the fields that say something
        about it are None, and `reden` is ``onderdrukt``.
    verborgen : frozenset of tuple
        The places that are hidden.
    eerder_getoond : frozenset of tuple
        Small counts that were shown before, and are the same still. They are not shown again, but whoever kept the
        earlier table has them.
    onbeschermd : frozenset of tuple
        Hidden places of which too much follows from what is public or was shown before. All that hangs together
        with them is hidden, and still they cannot be kept.
    """

    rijen: list[dict[str, Any]]
    verborgen: frozenset[Sleutel]
    eerder_getoond: frozenset[Sleutel]
    onbeschermd: frozenset[Sleutel]


def publiceer(
    rijen: Iterable[Mapping[str, Any]],
    *,
    kleinste: int,
    dimensies: Sequence[str] = DIMENSIES,
    splitsingen: Mapping[str, Sequence[Splitsing]] | None = None,
    aantal: str = "aantal",
    mee: Sequence[str] = (),
    bekend: Iterable[Mapping[str, Any]] = (),
    eerder: Iterable[Mapping[str, Any]] = (),
    ook: Collection[Sleutel] = (),
    gelijk: Collection[tuple[Sleutel, Sleutel]] = (),
) -> Publicatie:
    """Hide small counts, and the counts from which they would follow.

    Of every hidden count x, an attacker who has all that is shown, the sums between them, `bekend` and `eerder`, and
    who may use linear and integer programming, can say no more than that it may be x - 5 (or 0) and may be x + 5.

    Parameters
    ----------
    rijen : iterable of mapping
        One row per place, all tables that are published together in one call: two that share counts or totals tell
        about each other. A count that is None is not published, and stays so.
    kleinste : int
        A count of 1 up to this one is small (`drempels.kleinste_teller`). Zero is shown, unless it is needed to
        hide another.
    dimensies : sequence of str
        The fields that together say where a count stands.
    splitsingen : mapping of str to sequence of (whole, parts)
        Per dimension which code is the sum of which: ``{"gebied": [("GM0000", ["WK000001", "WK000002"])]}``. A whole
        may be split in several ways (by product and by referrer). One part alone reads as "is a part of". Parts that
        overlap (one person in two products) are seen as such by their sum.
    aantal : str
        The field with the count.
    mee : sequence of str
        Fields that go with the count: a share, a rate, an interval, a denominator. A rounded share times a known
        number is the count again.
    bekend : iterable of mapping
        Counts that anyone has, such as those of CBS: same fields. One that differs from the count in `rijen` is
        about something else.
    eerder : iterable of mapping
        The rows of an earlier publication: same fields, None where hidden. What was shown then is known now, unless
        the count was revised: then it says something of the earlier table only.
    ook : collection of tuple
        Places to hide whatever count stands there.
    gelijk : collection of pairs of tuple
        Two places that hold the same count, such as the people of one measure in another one.

    Raises
    ------
    SociaalDomeinFout
        A count is not a whole number of 0 or more, a place stands there twice, or the splits go round.

    Examples
    --------
    >>> tabel = [{"gebied": g, "aantal": n} for g, n in (("totaal", 64), ("a", 7), ("b", 20), ("c", 37))]
    >>> uit = publiceer(tabel, kleinste=10, dimensies=("gebied",), splitsingen={"gebied": [("totaal", "abc")]})
    >>> [rij["aantal"] for rij in uit.rijen]
    [64, None, None, 37]
    """
    rows = [dict(row) for row in rijen]
    counts = _aantallen(rows, dimensies, aantal)
    before = _aantallen([dict(r) for r in eerder], dimensies, aantal)
    public = {k: v for k, v in _aantallen([dict(r) for r in bekend], dimensies, aantal).items() if v is not None}
    present = {k: v for k, v in counts.items() if v is not None}
    splits = splitsingen or {}
    sums = [splits.get(d, ()) for d in dimensies]
    system, number = maak_stelsel(present, sums, public, kleinste, before, gelijk)
    system.verplicht |= {number[key] for key in ook if key in present and number[key] not in system.bekend}
    choice = kies(system)
    at = {i: key for key, i in number.items()}
    again = {k for k, n in present.items() if before.get(k) == n and 0 < n < kleinste}
    hidden = {at[i] for i in choice.verborgen if i in at and i not in system.afgeleid} | again
    for row in rows:
        if sleutel(row, dimensies) in hidden:
            row.update(dict.fromkeys((aantal, *mee)), reden=REDEN)
    return Publicatie(
        rows,
        frozenset(hidden),
        frozenset(again),
        frozenset(at[i] for i in choice.onbeschermd if i in at),
    )


def _aantallen(rows: Sequence[Mapping[str, Any]], dimensies: Sequence[str], aantal: str) -> dict[Sleutel, int | None]:
    counts: dict[Sleutel, int | None] = {}
    for row in rows:
        key = sleutel(row, dimensies)
        place = " · ".join(str(k) for k in key)
        if key in counts:
            raise SociaalDomeinFout(
                "Hier staan twee aantallen voor dezelfde plek.", waar=place, doe="Geef per plek één aantal."
            )
        counts[key] = None if row[aantal] is None else als_aantal(row[aantal], place)
    return counts
