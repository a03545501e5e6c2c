"""Own figures in a comparison of two states: what is hidden in one of them is not told by the other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer, beoordeel
from sociaal_domein.privacy.onderdrukking.eigen_cijfers import Maat, gebiedsdelen, onderdruk, samen
from sociaal_domein.privacy.onderdrukking.publiceren import REDEN

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.indicator import Indicator
    from sociaal_domein.instellingen import Drempels

# Indicator, area, year and line.
Plek = tuple[str, str, int, str]


def verborgen_plekken(
    con: duckdb.DuckDBPyConnection,
    indicatoren: Iterable[Indicator],
    home: Path | None,
    drempels: Drempels,
    alle: Collection[Indicator] = (),
) -> frozenset[Plek]:
    """Return the own figures that are hidden in the older or the newer state.

    Parameters
    ----------
    con : duckdb connection
        With the two stores attached as ``van`` and ``tot``.
    indicatoren : iterable of Indicator
        Those of which something changed.
    home : path or None
        The working folder.
    drempels : Drempels
    alle : collection of Indicator
        All there are: those from the same own list are looked at together.
    """
    groups = {tuple(i.id for i in group): group for one in indicatoren if (group := samen(one, alle, home))}
    found: set[Plek] = set()
    for group in groups.values():
        for side in ("van", "tot"):
            found |= _van_een_kant(con, side, group, drempels)
    return frozenset(found)


def _van_een_kant(
    con: duckdb.DuckDBPyConnection, side: str, group: Sequence[Indicator], drempels: Drempels
) -> set[Plek]:
    told = [_lees(con, side, indicator, drempels) for indicator in group]
    towns = sorted(set().union(*(found for _, found in told)))
    areas = [split for town in towns for split in gebiedsdelen(con, town, f"{side}.kern_gebied")]
    shown = onderdruk([measure for measure, _ in told], areas, drempels.kleinste_teller)
    return {(c.indicator, c.gebied_code, c.jaar, c.reeks) for figures in shown for c in figures if c.reden == REDEN}


def _lees(con: duckdb.DuckDBPyConnection, side: str, indicator: Indicator, drempels: Drempels) -> tuple[Maat, set[str]]:
    """Return the figures of an indicator in one state, and the municipalities they are about."""
    rows = con.execute(
        "select gebied_code, niveau, schaal, jaar, reeks, waarde, teller, noemer, status, reden, gemeente_code "
        f"from {side}.beeld_cijfer where indicator = ? order by niveau, gebied_code, reeks, jaar",
        [indicator.id],
    ).fetchall()
    figures = [
        Cijfer(
            indicator=indicator.id,
            gebied_code=code,
            gebied_naam="",
            niveau=level,
            schaal=scale,
            jaar=year,
            reeks=line,
            waarde=value,
            teller=count,
            noemer=base,
            n=None,
            onder=None,
            boven=None,
            eenheid=indicator.eenheid,
            status=status,
            reden=reason,
            segment=0,
            bron="",
            snapshot="",
            waarschuwingen=(),
            zegt_niet=(),
        )
        for code, level, scale, year, line, value, count, base, status, reason, _ in rows
    ]
    judged = [beoordeel(c, indicator, drempels.kleinste_noemer, drempels.kleinste_teller) for c in figures]
    return (indicator, figures, judged), {row[-1] for row in rows if row[-1] is not None}
