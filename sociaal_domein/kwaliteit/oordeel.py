"""The quality of what a figure rests on: verdicts on its snapshots and on the models that made it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sociaal_domein.kwaliteit.woorden import op_ernst, telzin
from sociaal_domein.motor.verwijzingen import voorouders
from sociaal_domein.taal import datum, getal, opsomming

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.domein import Domein


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What one rule found.

    Attributes
    ----------
    bron : str or None
        The source; None for a check on our own model.
    tabel : str
        The table of the source, or the model.
    regel, ernst, reden : str
    gevonden, getoetst : int
        Rows that are wrong, of the rows looked at.
    voorbeeld : str
        The first of them.
    gemeten_op : str or None
        The day as ``2026-11-21``; None for a check on a model, which runs on every build.
    is_verouderd : bool
        Whether it was measured on another snapshot than the one in use.
    """

    bron: str | None
    tabel: str
    regel: str
    ernst: str
    reden: str
    gevonden: int
    getoetst: int
    voorbeeld: str
    gemeten_op: str | None
    is_verouderd: bool

    @property
    def goed(self) -> bool:
        """Whether nothing was found."""
        return self.gevonden == 0

    @property
    def zin(self) -> str:
        """What was found, in a few sentences; empty when nothing was."""
        if self.goed:
            return ""
        place = f"{self.bron}, {self.tabel}" if self.bron else self.tabel
        reason = f" {self.reden[:1].upper()}{self.reden[1:].rstrip('.')}." if self.reden else ""
        return f'{self.ernst.capitalize()} ({place}). De regel "{self.regel}" gaat niet op{self._keer}.{reason}'

    @property
    def _keer(self) -> str:
        return (
            "" if self.getoetst <= 1 else f" in {getal(self.gevonden)} {'geval' if self.gevonden == 1 else 'gevallen'}"
        )


class Oordeelboek:
    """All verdicts of a built store, read once, to look up those that a figure rests on.

    Parameters
    ----------
    con : connection
        On a built store.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._leest: dict[str, list[str]] = dict(con.execute("select model, leest from _model").fetchall())
        self._modellen = controles_van(con, self._leest)
        rows = con.execute(
            "select bron, tabel, regel, ernst, reden, gevonden, getoetst, voorbeeld, gemeten_op, is_verouderd, "
            "indicatoren from meta_oordeel order by bron, tabel, regel"
        ).fetchall()
        self._bronnen = [(Oordeel(*row[:10]), set(row[10].split(",")) if row[10] else None) for row in rows]

    def van(self, indicator: str, model: str, tabellen: Iterable[str]) -> list[Oordeel]:
        """Return the verdicts that a figure of this indicator rests on.

        Parameters
        ----------
        indicator, model : str
            Id of the indicator and name of its model.
        tabellen : iterable of str
            The snapshots whose figures it shows, as ``bron/tabel``.

        Returns
        -------
        list of Oordeel
            On those snapshots, leaving out rules that are about other indicators only; then the checks of the
            model and of every model it reads.
        """
        wanted, models = set(tabellen), voorouders(model, self._leest)
        found = [o for o, only in self._bronnen if f"{o.bron}/{o.tabel}" in wanted and (not only or indicator in only)]
        return found + [o for o in self._modellen if o.tabel in models]


def controles_van(con: duckdb.DuckDBPyConnection, modellen: Iterable[str]) -> list[Oordeel]:
    """Return the checks of our own models as verdicts, in order of model and check."""
    checks = con.execute(
        "select c.model, c.controle, c.ernst, coalesce(c.waarom, ''), c.rijen, m.rijen, coalesce(c.voorbeeld, '') "
        "from _controle as c inner join _model as m on m.model = c.model order by c.model, c.controle"
    ).fetchall()
    wanted = set(modellen)
    return [
        Oordeel(None, name, rule, severity, why, count, tested, example, None, False)
        for name, rule, severity, why, count, tested, example in checks
        if name in wanted
    ]


@dataclass(frozen=True)
class Kwaliteit:
    """Verdicts in a form for a page: one line, and what was found with the most serious first.

    Attributes
    ----------
    zin : str
        Such as ``14 regels nagegaan: 1 waarschuwing``; says which sources were never measured.
    bevindingen : tuple of Oordeel
        What was found.
    gemeten_op : str
        The oldest day on which a snapshot was measured, as ``21 november 2026``; empty when none was.
    verouderd : bool
        Whether a verdict is on another snapshot than the one in use.
    """

    zin: str
    bevindingen: tuple[Oordeel, ...]
    gemeten_op: str
    verouderd: bool

    @property
    def regels(self) -> list[str]:
        """What a reader of a figure should know, one sentence per line; messages are only counted."""
        day = f" Gemeten op {self.gemeten_op}." if self.gemeten_op else ""
        old = " Let op: er is gemeten aan een andere momentopname dan die u nu ziet." if self.verouderd else ""
        serious = [o.zin for o in self.bevindingen if o.ernst != "melding"]
        return [f"Kwaliteit: {self.zin}.{day}{old}", *serious]


def vat_samen(oordelen: Sequence[Oordeel], bronnen: Iterable[str] = ()) -> Kwaliteit:
    """Sum verdicts up.

    Parameters
    ----------
    oordelen : sequence of Oordeel
    bronnen : iterable of str
        The sources that the figures come from: one without a verdict was never measured.

    Examples
    --------
    >>> vat_samen([], ["wachtlijst"]).zin
    'de bron zelf is niet gemeten'
    """
    days = [o.gemeten_op for o in oordelen if o.gemeten_op]
    return Kwaliteit(
        zin=_zin(oordelen, bronnen),
        bevindingen=tuple(op_ernst(oordelen)),
        gemeten_op=datum(date.fromisoformat(min(days))) if days else "",
        verouderd=any(o.is_verouderd for o in oordelen),
    )


def _zin(oordelen: Sequence[Oordeel], bronnen: Iterable[str]) -> str:
    """Count the rules; what was never measured must not read as sound."""
    measured = {o.bron for o in oordelen if o.bron}
    if not measured:
        return f"de bron zelf is niet gemeten{f'. Ons rekenwerk: {telzin(oordelen)}' if oordelen else ''}"
    missing = sorted(set(bronnen) - measured)
    return telzin(oordelen) + (f". Niet gemeten: {opsomming(missing)}" if missing else "")


def voor_briefing(domein: Domein, indicatoren: Iterable[str]) -> Kwaliteit:
    """Sum up the verdicts of all indicators in a briefing; a rule that several share counts once.

    Parameters
    ----------
    domein : Domein
    indicatoren : iterable of str
        Ids of the indicators that the briefing shows.

    Returns
    -------
    Kwaliteit
    """
    ids = list(dict.fromkeys(indicatoren))
    sources = [str(s["bron"]) for i in ids for s in domein.bronnen(i)]
    return vat_samen(list(dict.fromkeys(o for i in ids for o in domein.oordelen(i))), sources)


def dekking_van(con: duckdb.DuckDBPyConnection, bron: str) -> dict[str, str]:
    """Return the measured coverage of a source as a sentence per table.

    Returns
    -------
    dict of str to str
        Such as ``{"lasten": "gemeten op 21 november 2026: 342 van 342 gemeenten (2026, begroting)"}``; a table
        without areas, or one that was not measured since it changed, is left out.
    """
    from sociaal_domein.kwaliteit.dekking import Dekking, dekkingszin

    rows = con.execute(
        "select tabel, jaar, deel, niveau, gemeten, bestaat, gemeten_op from meta_dekking where bron = ? order by all",
        [bron],
    ).fetchall()
    tables: dict[str, list[Any]] = {}
    for row in rows:
        tables.setdefault(row[0], []).append(row)
    names = ("tabel", "jaar", "deel", "niveau", "gemeten", "bestaat")
    return {
        table: dekkingszin(
            [Dekking(**dict(zip(names, row[:6], strict=True))) for row in own], date.fromisoformat(own[0][6])
        )
        for table, own in tables.items()
    }
