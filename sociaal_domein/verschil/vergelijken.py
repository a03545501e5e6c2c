"""Compare all figures of two states: what changed, by how much, what is new, what is gone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein.cijfers import Cijfer, beoordeel
from sociaal_domein.duiding.waarschuwen import AFGEROND
from sociaal_domein.indicator import Indicator
from sociaal_domein.motor.opslag import stil
from sociaal_domein.privacy.onderdrukking.publiceren import REDEN
from sociaal_domein.sql import tekst
from sociaal_domein.verschil.eigen import Plek, verborgen_plekken
from sociaal_domein.verschil.redenen import Oorzaak, Uitlegger
from sociaal_domein.verschil.standen import Stand

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.instellingen import Drempels

# Two values are the same up to this share: the sum of the same fractions in another order is no change.
GELIJK = 1e-9
SOORTEN = ("veranderd", "nieuw", "verdwenen", "status", "reden")
_VELDEN = ("gebied_naam", "niveau", "schaal", "gemeente_code", "waarde", "teller", "noemer", "status", "reden")
_SLEUTEL = ("indicator", "gebied_code", "jaar", "reeks")


@dataclass(frozen=True)
class Kant:
    """One side of a change: the figure as it may be shown, and what it is made of."""

    waarde: float | None
    teller: float | None
    noemer: float | None
    status: str | None
    reden: str | None


@dataclass(frozen=True)
class Verandering:
    """One figure that is not as it was.

    Attributes
    ----------
    soort : str
        ``veranderd`` (another value), ``nieuw``, ``verdwenen``, ``status`` (the same value, now for instance
        definitief), or ``reden`` (no value then or now, for another reason).
    was, nu : Kant
    verschil : float or None
        In the unit of the indicator; None unless both sides have a value.
    procent : float or None
        The same in per cent of the old value; None where that is 0.
    oorzaak : Oorzaak
    """

    indicator: str
    gebied_code: str
    gebied_naam: str
    niveau: str
    gemeente_code: str | None
    jaar: int
    reeks: str
    soort: str
    was: Kant
    nu: Kant
    oorzaak: Oorzaak

    @property
    def verschil(self) -> float | None:
        """How much the value changed, in the unit of the indicator."""
        if self.soort != "veranderd" or self.was.waarde is None or self.nu.waarde is None:
            return None
        return self.nu.waarde - self.was.waarde

    @property
    def procent(self) -> float | None:
        """How much the value changed, in per cent of the old one."""
        change = self.verschil
        return None if change is None or not self.was.waarde else 100 * change / abs(self.was.waarde)

    @property
    def status_verschilt(self) -> bool:
        """Whether a figure that could still change is compared with one that will not, or less."""
        return self.verschil is not None and len({self.was.status, self.nu.status} & set(AFGEROND)) > 1


@dataclass(frozen=True)
class Bereik:
    """Which figures are compared; None means all.

    Attributes
    ----------
    gemeente : str or None
        CBS code: this municipality, its wijken and buurten.
    erbij : tuple of str
        Codes of other areas: its province, the country and its peers.
    indicatoren : tuple of str or None
    """

    gemeente: str | None = None
    erbij: tuple[str, ...] = ()
    indicatoren: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Vergelijking:
    """The changes between two states."""

    van: Stand
    tot: Stand
    rijen: list[Verandering]
    indicatoren: dict[str, Indicator]


def vergelijk(
    van: Stand,
    tot: Stand,
    opslag_van: Path,
    opslag_tot: Path,
    drempels: Drempels,
    bereik: Bereik | None = None,
    home: Path | None = None,
) -> Vergelijking:
    """Compare the figures of two stores.

    Parameters
    ----------
    van, tot : Stand
        The older and the newer state.
    opslag_van, opslag_tot : Path
        Their stores.
    drempels : Drempels
        A figure about fewer people is left out, as everywhere.
    bereik : Bereik, optional
        Default: everything.
    home : path, optional
        The working folder: it says which sources are the municipality's own.

    Returns
    -------
    Vergelijking
        Rows in the order of indicator, level, area, year (newest first) and line.
    """
    if opslag_van == opslag_tot:
        return Vergelijking(van, tot, [], {})
    with _verbind(opslag_van, opslag_tot) as con:
        descriptions = _indicatoren(con)
        rows = con.execute(*_vraag(bereik or Bereik())).fetchall()
        explain = Uitlegger(con, van, tot, descriptions)
        changed = [descriptions[name] for name in sorted({r[0] for r in rows})]
        hidden = verborgen_plekken(con, changed, home, drempels, descriptions.values())
        found = []
        for row in rows:
            change = _verandering(row, descriptions, drempels, explain, hidden)
            if change is not None:
                found.append(change)
    return Vergelijking(van, tot, found, descriptions)


def _verbind(opslag_van: Path, opslag_tot: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    con = stil(duckdb.connect())
    for name, store in (("van", opslag_van), ("tot", opslag_tot)):
        con.execute(f"attach {tekst(store)} as {name} (read_only)")
    return con


def _indicatoren(con: duckdb.DuckDBPyConnection) -> dict[str, Indicator]:
    texts: dict[str, str] = {}
    for side in ("van", "tot"):
        texts |= dict(con.execute(f"select model, beschrijving from {side}._model where laag = 'ind'").fetchall())
    found = [Indicator.van(model, json.loads(text)) for model, text in sorted(texts.items())]
    return {i.id: i for i in found}


def _vraag(bereik: Bereik) -> tuple[str, list[Any]]:
    sides = ", ".join(f"v.{name} as v_{name}, t.{name} as t_{name}" for name in _VELDEN)
    keys = ", ".join(f"coalesce(t.{name}, v.{name}) as {name}" for name in _SLEUTEL)
    on = " and ".join(f"v.{name} = t.{name}" for name in _SLEUTEL)
    where, values = ["true"], []
    if bereik.gemeente is not None:
        own = "coalesce(t_gemeente_code, v_gemeente_code) = ?"
        # A predecessor is another area: its figures are not those of the municipality of today.
        own = f"({own} and (coalesce(t_niveau, v_niveau) <> 'gemeente' or gebied_code = ?))"
        where.append(f"({own} or gebied_code in (select unnest(?)))")
        values += [bereik.gemeente, bereik.gemeente, list(bereik.erbij)]
    if bereik.indicatoren is not None:
        where.append("indicator in (select unnest(?))")
        values.append(list(bereik.indicatoren))
    sql = f"""
        with naast as (
            select {keys}, {sides},
                v.indicator is null as is_nieuw, t.indicator is null as is_weg
            from van.beeld_cijfer as v full join tot.beeld_cijfer as t on {on}
            where v.indicator is null or t.indicator is null
                or (v.waarde is null) <> (t.waarde is null)
                or abs(v.waarde - t.waarde) > {GELIJK} * greatest(abs(v.waarde), abs(t.waarde))
                or v.status is distinct from t.status
                or v.reden is distinct from t.reden
        )
        select * from naast where {" and ".join(where)}
        order by indicator, list_position(['land', 'provincie', 'gemeente', 'wijk', 'buurt'],
            coalesce(t_niveau, v_niveau)), gebied_code, jaar desc, reeks
    """
    return sql, values


def _verandering(
    row: Sequence[Any],
    descriptions: dict[str, Indicator],
    drempels: Drempels,
    explain: Uitlegger,
    hidden: frozenset[Plek],
) -> Verandering | None:
    indicator, area, year, line = row[:4]
    pairs = dict(zip(_VELDEN, zip(row[4:-2:2], row[5:-2:2], strict=True), strict=True))
    is_new, is_gone = row[-2:]
    then, now = (_kant(descriptions[indicator], pairs, side, drempels) for side in (0, 1))
    if (indicator, area, year, line) in hidden:
        then, now = (replace(k, waarde=None, teller=None, noemer=None, reden=REDEN) for k in (then, now))
    kind = _soort(then, now, is_nieuw=is_new, is_weg=is_gone)
    if kind is None:
        return None
    level = pairs["niveau"][1] or pairs["niveau"][0]
    name = pairs["gebied_naam"][1] or pairs["gebied_naam"][0] or f"{level} {area}"
    code = pairs["gemeente_code"][1] or pairs["gemeente_code"][0]
    cause = explain.leg_uit(indicator, area, year, line, kind, then, now)
    return Verandering(indicator, area, name, level, code, year, line, kind, then, now, cause)


def _kant(ind: Indicator, pairs: dict[str, tuple[Any, Any]], side: int, drempels: Drempels) -> Kant:
    get = {name: both[side] for name, both in pairs.items()}
    if get["niveau"] is None:
        return Kant(None, None, None, None, None)
    figure = beoordeel(
        Cijfer(
            ind.id,
            "",
            "",
            get["niveau"],
            get["schaal"],
            0,
            "",
            get["waarde"],
            get["teller"],
            get["noemer"],
            None,
            None,
            None,
            ind.eenheid,
            get["status"],
            get["reden"],
            0,
            "",
            "",
            (),
            (),
        ),
        ind,
        drempels.kleinste_noemer,
        drempels.kleinste_teller,
    )
    return Kant(figure.waarde, figure.teller, figure.noemer, get["status"], figure.reden)


def _soort(was: Kant, nu: Kant, *, is_nieuw: bool, is_weg: bool) -> str | None:
    """Name the kind of a change; None where nothing that may be shown is different."""
    if was.waarde is None and nu.waarde is None:
        # A row without a value that comes or goes tells nothing that a reader can use.
        return None if is_nieuw or is_weg or was.reden == nu.reden else "reden"
    if was.waarde is None:
        return "nieuw"
    if nu.waarde is None:
        return "verdwenen"
    if abs(was.waarde - nu.waarde) > GELIJK * max(abs(was.waarde), abs(nu.waarde)):
        return "veranderd"
    return "status" if was.status != nu.status else None
