"""Figures from sources of the municipality itself: what may be shown of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein.privacy.onderdrukking.publiceren import REDEN, publiceer
from sociaal_domein.privacy.onderdrukking.tabel import Sleutel, Splitsing

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.cijfers import Cijfer
    from sociaal_domein.indicator import Indicator

# The source that is made from messages; the others are those with a mapping in the working folder.
BERICHTEN = "toewijzingen"
_MAAT, _DIMENSIES = "maat", ("gebied", "reeks", "jaar", "maat")


def is_eigen(indicator: Indicator, home: Path | None) -> bool:
    """Whether an indicator counts people from data that only the municipality has."""
    if indicator.telt != "personen" and indicator.soort != "gebruik":
        return False
    return any(b == BERICHTEN or (home and (home / "bronnen" / f"{b}.yml").is_file()) for b in indicator.bronnen)


def gebiedsdelen(con: duckdb.DuckDBPyConnection, gemeente: str, tabel: str = "kern_gebied") -> list[Splitsing]:
    """Return of which wijken a municipality is made, and of which buurten these."""
    rows = con.execute(
        f"select niveau, gebied_code, wijk_code from {tabel} where gemeente_code_nu = ? "
        "and niveau in ('wijk', 'buurt') order by gebied_code",
        [gemeente],
    ).fetchall()
    parts: dict[str, list[object]] = {}
    for level, code, wijk in rows:
        parts.setdefault(gemeente if level == "wijk" or wijk is None else wijk, []).append(code)
    return list(parts.items())


def samen(indicator: Indicator, alle: Iterable[Indicator], home: Path | None) -> list[Indicator]:
    """Return the indicators that must be looked at together with one: all about people from the same own list.

    Empty where the indicator is not an own one. The list is the same whichever of them is asked for.
    """
    if not is_eigen(indicator, home):
        return []
    group = {indicator.id: indicator}
    lists = _lijsten(indicator, home)
    others = [i for i in alle if lists and is_eigen(i, home)]
    while more := [i for i in others if i.id not in group and _lijsten(i, home) & lists]:
        group |= {i.id: i for i in more}
        lists = lists.union(*(_lijsten(i, home) for i in more))
    return [group[name] for name in sorted(group)]


def _lijsten(indicator: Indicator, home: Path | None) -> set[str]:
    return {b for b in indicator.bronnen if home and (home / "bronnen" / f"{b}.yml").is_file()}


# An indicator, all its figures as they are, and the same figures in the same order after `beoordeel`.
Maat = tuple["Indicator", Sequence["Cijfer"], Sequence["Cijfer"]]


def onderdruk(maten: Sequence[Maat], gebieden: Sequence[Splitsing], kleinste: int) -> list[list[Cijfer]]:
    """Hide figures of people so that no small count among them can be worked out from the others.

    A figure goes as a whole: a median that stays while its number of people is gone would say that this number is
    not small. Which of the hidden figures was the small one is not told either: all have the same `reden`. Where two
    measures have the same number at the same place, it is taken for the same people: it goes in both or in neither.

    Parameters
    ----------
    maten : sequence of Maat
        The indicators that `samen` gives.
    gebieden : sequence of Splitsing
        Which area is made of which.
    kleinste : int
        Counts below this one are small.

    Returns
    -------
    list of list of Cijfer
        Per indicator its figures, in the order in which they came.
    """
    counts: dict[tuple[object, ...], int] = {}
    small: set[tuple[object, ...]] = set()
    public: list[dict[str, Any]] = []
    lines: list[Splitsing] = []
    for indicator, figures, judgements in maten:
        mine: dict[str, None] = {}
        for figure, judged in zip(figures, judgements, strict=True):
            for key, count in _aantallen(figure, indicator):
                if counts.setdefault(key, count) != count:
                    continue
                mine[_reeks(figure, indicator)] = None
                field = str(key[-1])
                left_out = judged.waarde is None if field == "teller" else judged.noemer is None
                if count < kleinste and left_out:
                    small.add(key)
                # Of inhabitants the numbers are public.
                if indicator.vorm == "promille" and field == "noemer":
                    public.append({**dict(zip(_DIMENSIES, key, strict=True)), "aantal": count})
        for whole, parts in _reeksdelen(indicator, list(mine)):
            lines.append(((indicator.id, whole), [(indicator.id, part) for part in parts]))
    hidden = publiceer(
        [{**dict(zip(_DIMENSIES, key, strict=True)), "aantal": n} for key, n in counts.items()],
        kleinste=kleinste,
        dimensies=_DIMENSIES,
        splitsingen={"gebied": gebieden, "reeks": lines, _MAAT: [("noemer", ["teller"])]},
        bekend=public,
        ook=small,
        gelijk=_zelfde_mensen(counts),
    ).verborgen
    return [
        [
            _verberg(judged, gone)
            if (gone := {str(k[-1]) for k, _ in _aantallen(figure, indicator) if k in hidden})
            else judged
            for figure, judged in zip(figures, judgements, strict=True)
        ]
        for indicator, figures, judgements in maten
    ]


def _zelfde_mensen(counts: Mapping[tuple[object, ...], int]) -> list[tuple[Sleutel, Sleutel]]:
    """Pair the places of two measures with the same number in the same area, line and year."""
    first: dict[tuple[object, ...], Sleutel] = {}
    pairs: list[tuple[Sleutel, Sleutel]] = []
    for key, count in counts.items():
        area, named, year, _ = key
        assert isinstance(named, tuple)
        same = first.setdefault((area, named[1], year, count), key)
        if count and same[1] != named:
            pairs.append((same, key))
    return pairs


def _verberg(figure: Cijfer, weg: set[str]) -> Cijfer:
    base = None if "noemer" in weg else figure.noemer
    gone: dict[str, Any] = dict.fromkeys(("waarde", "teller", "n", "onder", "boven"))
    return replace(figure, **gone, noemer=base, reden=REDEN)


def _aantallen(figure: Cijfer, indicator: Indicator) -> list[tuple[tuple[object, ...], int]]:
    """Return the counts a figure tells, each with its place."""
    from sociaal_domein.cijfers import afgeleide_teller

    line = (indicator.id, _reeks(figure, indicator))
    count = afgeleide_teller(indicator.vorm, figure.waarde, figure.teller, figure.noemer)
    found = (("teller", count), ("noemer", figure.noemer))
    return [
        ((figure.gebied_code, line, figure.jaar, name), int(value))
        for name, value in found
        if value is not None and value >= 0 and float(value).is_integer()
    ]


def _reeks(figure: Cijfer, indicator: Indicator) -> str:
    return indicator.zelfde_aantal.get(figure.reeks, figure.reeks)


def _reeksdelen(indicator: Indicator, lines: Sequence[str]) -> list[Splitsing]:
    """Return which lines add up to which: as the indicator says, else all others to the main one."""
    present = list(dict.fromkeys(lines))
    if not indicator.reeksdelen:
        others: list[object] = [line for line in present if line != indicator.hoofdreeks]
        return [(indicator.hoofdreeks, others)] if len(others) > 1 else []
    found: list[Splitsing] = []
    for whole, patterns in indicator.reeksdelen.items():
        for pattern in patterns:
            parts: list[object] = [line for line in present if line != whole and fnmatchcase(line, pattern)]
            if parts:
                found.append((whole, parts))
    return found
