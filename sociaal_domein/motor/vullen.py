"""The models become tables in a store: in order, checked, with their ledger, and only what changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.controles import Uitkomst, controleer
from sociaal_domein.motor.grootboek import grootboek, grootboek_bronnen
from sociaal_domein.motor.invoer import Invoer
from sociaal_domein.motor.modellen import Model
from sociaal_domein.motor.opslag import voeg_toe
from sociaal_domein.motor.verwijzingen import ALLE_INDICATOREN, controleer_bronnen, volgorde
from sociaal_domein.sql import naam

if TYPE_CHECKING:
    import duckdb


# Types whose hash tells any two values apart, nothing included.
_ENKEL = frozenset("VARCHAR BOOLEAN DOUBLE DATE TINYINT SMALLINT INTEGER BIGINT DECIMAL".split())


class Bekend(NamedTuple):
    """Fingerprints of a table in a store: of all it was made from, and of the rows it holds."""

    vooraf: str
    inhoud: str


@dataclass
class Gevuld:
    """Models that were made again, models that were kept, and the checks that found something."""

    gebouwd: list[str] = field(default_factory=list)
    ongewijzigd: list[str] = field(default_factory=list)
    uitkomsten: list[Uitkomst] = field(default_factory=list)


def bekende_modellen(con: duckdb.DuckDBPyConnection) -> dict[str, Bekend]:
    """Return what a store knows of its tables, by model."""
    rows = con.execute("select model, vooraf, inhoud from _model").fetchall()
    return {model: Bekend(before, contents) for model, before, contents in rows}


def vul(
    con: duckdb.DuckDBPyConnection,
    models: dict[str, Model],
    source: Invoer,
    known: dict[str, Bekend],
    meld: Callable[[str], None] | None,
) -> Gevuld:
    """Make the tables of a store that changed, and check all of them.

    A model is made again when its own text changed, or the contents of what it reads. A table that was made again
    and holds the same rows in the same order is no reason to make what reads it again.

    Parameters
    ----------
    con : duckdb.DuckDBPyConnection
        The new store, with the tables of an earlier one.
    models : dict of str to Model
    source : Invoer
    known : dict of str to Bekend
        What is known of the tables that are there already.
    meld : callable, optional
        Gets one line per model that is made.

    Raises
    ------
    SociaalDomeinFout
        A model is wrong.
    ControleFout
        A check fails or a ledger does not balance.
    """
    report = Gevuld()
    order, reads = volgorde(models, source.tabellen)
    controleer_bronnen(models, reads)
    prints = dict(source.tabellen)
    _ruim_op(con, known, models)
    _boekhouding(con, models)
    source.laad(con)
    grootboek_bronnen(con, source)
    indicators = [n for n in order if models[n].laag == "ind"]
    for name in order:
        model = models[name]
        parts = [model.vingerafdruk, *(f"{r}={prints[r]}" for r in sorted(reads[name]))]
        before = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        if name in known and known[name].vooraf == before and not model.is_view:
            prints[name] = known[name].inhoud
            report.ongewijzigd.append(name)
            continue
        if meld and not model.is_view:
            meld(name)
        if ALLE_INDICATOREN in model.sql:
            _alle_indicatoren(con, indicators, models)
        prints[name] = _maak(con, model, before, reads[name])
        report.uitkomsten += [u for u in _leg_vast(con, model) if u.rijen]
        report.gebouwd.append(name)
    # A check may look at a table its model does not read, so those of the kept models run as well.
    # They see all indicators, whether or not a model was made that reads them.
    _alle_indicatoren(con, indicators, models)
    for name in report.ongewijzigd:
        report.uitkomsten += [u for u in _leg_vast(con, models[name]) if u.rijen]
    for name in order:
        grootboek(con, models[name])
    return report


def _ruim_op(con: duckdb.DuckDBPyConnection, known: Collection[str], models: Collection[str]) -> None:
    """Drop what no model makes any more, and every view on snapshots: those are always made again."""
    kinds = dict(con.execute("select table_name, table_type from information_schema.tables").fetchall())
    for name, kind in kinds.items():
        if kind == "VIEW":
            con.execute(f'drop view "{name}"')
        elif name in known and name not in models:
            con.execute(f'drop table "{name}"')


def _boekhouding(con: duckdb.DuckDBPyConnection, models: dict[str, Model]) -> None:
    """Make the engine's own tables, and forget in them the models that are gone."""
    con.execute(
        "create table if not exists _model (model varchar primary key, laag varchar, vooraf varchar, "
        "inhoud varchar, rijen bigint, leest varchar[], beschrijving varchar, sql varchar, pad varchar)"
    )
    con.execute(
        "create table if not exists _controle (model varchar, controle varchar, ernst varchar, waarom varchar, "
        "rijen bigint, voorbeeld varchar)"
    )
    con.execute(
        "create or replace table _grootboek (bron varchar, tabel varchar, rijen_in bigint, geladen bigint, "
        "apart bigint, klopt boolean)"
    )
    for table in ("_model", "_controle"):
        con.execute(f"delete from {table} where model not in (select unnest(?))", [list(models)])


def _maak(con: duckdb.DuckDBPyConnection, model: Model, before: str, reads: set[str]) -> str:
    """Make one model, and return the fingerprint of what it holds; that of a view is what it is made from."""
    import duckdb

    kind = "view" if model.is_view else "table"
    try:
        con.execute(f"create or replace {kind} {model.naam} as {model.sql}")
        rows = con.execute(f"select count(*) from {model.naam}").fetchall()[0][0]
        contents = before if model.is_view else _inhoud(con, model.naam)
    except duckdb.Error as error:
        raise SociaalDomeinFout(
            f"Het model {model.naam} geeft een fout: {str(error).splitlines()[0]}",
            waar=str(model.pad),
            doe="Verbeter de SQL. De vorige opslag is niet gewijzigd.",
        ) from error
    con.execute(
        "insert or replace into _model values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            model.naam,
            model.laag,
            before,
            contents,
            rows,
            sorted(reads),
            json.dumps(model.yml, ensure_ascii=False, default=str),
            model.sql,
            model.pad.name,
        ],
    )
    return contents


def _inhoud(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """Return the fingerprint of a table: its columns, its rows and their order.

    The order counts: with it goes the last bit of a sum of fractions.
    """
    columns = con.execute(f"select column_name, column_type from (describe {table})").fetchall()
    # Within a list or a struct nothing and empty have the same hash; as text they differ.
    cells = [naam(n) if kind.split("(")[0] in _ENKEL else f"cast({naam(n)} as varchar)" for n, kind in columns]
    rows = con.execute(f"select count(*), sum(hash(rowid, {', '.join(cells)})) from {table}").fetchone()
    return hashlib.sha256(repr((columns, rows)).encode()).hexdigest()


def _leg_vast(con: duckdb.DuckDBPyConnection, model: Model) -> list[Uitkomst]:
    results = controleer(con, model)
    con.execute("delete from _controle where model = ?", [model.naam])
    voeg_toe(
        con,
        "_controle",
        [[u.model, u.controle.naam, u.controle.ernst, u.controle.waarom, u.rijen, u.voorbeeld] for u in results],
    )
    return results


def _alle_indicatoren(con: duckdb.DuckDBPyConnection, names: list[str], models: dict[str, Model]) -> None:
    selects = [
        f"select '{models[n].indicator}' as indicator, gebied_code, cast(jaar as int) as jaar, reeks, "
        "cast(waarde as double) as waarde, cast(teller as double) as teller, cast(noemer as double) as noemer, "
        f"status, reden from {n}"
        for n in names
    ]
    if selects:
        con.execute(f"create or replace view {ALLE_INDICATOREN} as {' union all '.join(selects)}")
