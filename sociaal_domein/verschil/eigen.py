"""Own figures in a comparison of two states: what is hidden in one of them is not told by the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer, beoordeel
from sociaal_domein.privacy.onderdrukking.eigen_cijfers import gebiedsdelen, is_eigen, onderdruk
from sociaal_domein.privacy.onderdrukking.publiceren import REDEN

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.indicator import Indicator
    from sociaal_domein.instellingen import Drempels

# Indicator, area, year and line.
Plek = tuple[str, str, int, str]


def verborgen_plekken(
    con: duckdb.DuckDBPyConnection, indicatoren: Iterable[Indicator], home: Path | None, drempels: Drempels
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
    """
    found: set[Plek] = set()
    for indicator in indicatoren:
        if is_eigen(indicator, home):
            for side in ("van", "tot"):
                found |= _van_een_kant(con, side, indicator, drempels)
    return frozenset(found)


def _van_een_kant(con: duckdb.DuckDBPyConnection, side: str, indicator: Indicator, drempels: Drempels) -> set[Plek]:
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
    towns = sorted({row[-1] for row in rows if row[-1] is not None})
    areas = [split for town in towns for split in gebiedsdelen(con, town, f"{side}.kern_gebied")]
    shown = onderdruk(figures, judged, indicator, areas, drempels.kleinste_teller)
    return {(c.indicator, c.gebied_code, c.jaar, c.reeks) for c in shown if c.reden == REDEN}
