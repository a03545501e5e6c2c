"""Figures from sources of the municipality itself: what may be shown of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein.privacy.onderdrukking.publiceren import REDEN, publiceer
from sociaal_domein.privacy.onderdrukking.tabel import Splitsing

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


def onderdruk(
    cijfers: Sequence[Cijfer],
    beoordeeld: Sequence[Cijfer],
    indicator: Indicator,
    gebieden: Sequence[Splitsing],
    kleinste: int,
) -> list[Cijfer]:
    """Hide figures of people so that no small count among them can be worked out from the others.

    A figure goes as a whole: a median that stays while its number of people is gone would say that this number is
    not small. Which of the hidden figures was the small one is not told either: all have the same `reden`.

    Parameters
    ----------
    cijfers : sequence of Cijfer
        All figures of the indicator, as they are.
    beoordeeld : sequence of Cijfer
        The same figures in the same order, after `beoordeel`.
    gebieden : sequence of Splitsing
        Which area is made of which.
    kleinste : int
        Counts below this one are small.
    """
    counts: dict[tuple[object, ...], int] = {}
    small: set[tuple[object, ...]] = set()
    public: list[dict[str, Any]] = []
    for figure, judged in zip(cijfers, beoordeeld, strict=True):
        for key, count in _aantallen(figure, indicator):
            if counts.setdefault(key, count) != count:
                continue
            field = str(key[-1])
            if count < kleinste and getattr(figure, field) is not None and getattr(judged, field) is None:
                small.add(key)
            # Of inhabitants the numbers are public.
            if indicator.vorm == "promille" and field == "noemer":
                public.append({**dict(zip(_DIMENSIES, key, strict=True)), "aantal": count})
    rows = [{**dict(zip(_DIMENSIES, key, strict=True)), "aantal": n} for key, n in counts.items()]
    splits = {
        "gebied": gebieden,
        "reeks": _reeksdelen(indicator, [str(key[1]) for key in counts]),
        _MAAT: [("noemer", ["teller"])],
    }
    hidden = publiceer(
        rows, kleinste=kleinste, dimensies=_DIMENSIES, splitsingen=splits, bekend=public, ook=small
    ).verborgen
    return [
        _verberg(judged, gone)
        if (gone := {str(k[-1]) for k, _ in _aantallen(figure, indicator) if k in hidden})
        else judged
        for figure, judged in zip(cijfers, beoordeeld, strict=True)
    ]


def _verberg(figure: Cijfer, weg: set[str]) -> Cijfer:
    base = None if "noemer" in weg else figure.noemer
    gone: dict[str, Any] = dict.fromkeys(("waarde", "teller", "n", "onder", "boven"))
    return replace(figure, **gone, noemer=base, reden=REDEN)


def _aantallen(figure: Cijfer, indicator: Indicator) -> list[tuple[tuple[object, ...], int]]:
    """Return the counts a figure tells, each with its place."""
    line = indicator.zelfde_aantal.get(figure.reeks, figure.reeks)
    found = (("teller", figure.teller), ("noemer", figure.noemer))
    return [
        ((figure.gebied_code, line, figure.jaar, name), int(value))
        for name, value in found
        if value is not None and value >= 0 and float(value).is_integer()
    ]


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
