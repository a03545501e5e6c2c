"""The checks that a model's .yml asks for, as SQL that returns the offending rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociaal_domein.fouten import ControleFout, SociaalDomeinFout
from sociaal_domein.motor.modellen import KOLOMMEN_IND, Model
from sociaal_domein.sql import tekst

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Controle:
    """One check: the rows its `sql` returns are wrong."""

    naam: str
    sql: str
    ernst: str
    waarom: str


@dataclass(frozen=True)
class Uitkomst:
    """What a check found: the number of offending rows and the first of them."""

    model: str
    controle: Controle
    rijen: int
    voorbeeld: str


def _letterlijk(value: Any) -> str:
    return str(value) if isinstance(value, int | float) else tekst(value)


def controles_van(model: Model) -> Iterator[Controle]:
    """Yield the checks of a model: its key is unique, then those of its .yml."""
    table = model.naam
    key = ", ".join(model.yml["sleutel"])
    yield Controle(
        f"sleutel ({key}) is uniek",
        f"select {key}, count(*) as aantal from {table} group by {key} having count(*) > 1",
        "fout",
        f"de korrel is: {model.yml['korrel']}",
    )
    for rule in model.yml.get("controles") or []:
        yield _controle(model, rule)


def _controle(model: Model, rule: dict[str, Any]) -> Controle:
    severity = rule.get("ernst", "fout")
    column = rule.get("kolom")
    conditions: list[str] = []
    names: list[str] = []
    why = rule.get("waarom") or ""
    if rule.get("sql"):
        return Controle(rule.get("naam") or "eigen controle", rule["sql"], severity, why)
    if rule.get("niet_leeg"):
        conditions.append(f"{column} is null")
        names.append("niet leeg")
    if rule.get("min") is not None:
        conditions.append(f"{column} < {_letterlijk(rule['min'])}")
        names.append(f"minstens {rule['min']}")
    if rule.get("max") is not None:
        conditions.append(f"{column} > {_letterlijk(rule['max'])}")
        names.append(f"hoogstens {rule['max']}")
    if rule.get("in") is not None:
        options = ", ".join(_letterlijk(v) for v in rule["in"])
        conditions.append(f"({column} is not null and {column} not in ({options}))")
        names.append("in de lijst")
    return Controle(
        f"{column}: {', '.join(names)}",
        f"select * from {model.naam} where {' or '.join(conditions)}",
        severity,
        why,
    )


@dataclass(frozen=True)
class Overtreders:
    """The rows that a check found: how many, their columns and the first of them."""

    rijen: int
    kolommen: tuple[str, ...]
    eerste: list[tuple[Any, ...]]


def overtreders(con: duckdb.DuckDBPyConnection, sql: str, eerste: int = 3) -> Overtreders:
    """Run SQL that returns offending rows; the first ones are the same every time: the latest, when a year comes first.

    Raises
    ------
    duckdb.Error
        The SQL is wrong.
    """
    cursor = con.execute(f"select count(*) over (), * from ({sql}\n) as t order by all desc limit {eerste}")
    names = tuple(str(d[0]) for d in (cursor.description or [])[1:])
    rows = cursor.fetchall()
    return Overtreders(int(rows[0][0]) if rows else 0, names, [row[1:] for row in rows])


def _overtreders(con: duckdb.DuckDBPyConnection, model: Model, check: Controle) -> Overtreders:
    import duckdb

    try:
        return overtreders(con, check.sql)
    except duckdb.Error as error:
        raise SociaalDomeinFout(
            f"De controle '{check.naam}' op {model.naam} geeft een fout: {str(error).splitlines()[0]}",
            waar=str(model.pad.with_suffix(".yml")),
            doe="Kijk bij 'sleutel' en 'controles' of de namen van tabellen en kolommen kloppen.",
        ) from error


def controleer(con: duckdb.DuckDBPyConnection, model: Model) -> list[Uitkomst]:
    """Run the checks of one built model; a `fout` stops the build.

    Raises
    ------
    ControleFout
        A check with severity `fout` found rows.
    SociaalDomeinFout
        A check cannot run, or an indicator lacks one of its fixed columns.
    """
    if model.laag == "ind":
        columns = [row[0] for row in con.execute(f"describe {model.naam}").fetchall()]
        if sorted(columns) != sorted(KOLOMMEN_IND):
            raise SociaalDomeinFout(
                f"{model.naam} heeft andere kolommen dan een indicator hoort te hebben.",
                waar=str(model.pad),
                doe=f"Verwacht: {', '.join(KOLOMMEN_IND)}. Gevonden: {', '.join(columns)}.",
            )
    results = []
    for check in controles_van(model):
        found = _overtreders(con, model, check)
        count = found.rijen
        example = "; ".join(", ".join(str(v) for v in row) for row in found.eerste)
        results.append(Uitkomst(model.naam, check, count, example))
        if count and check.ernst == "fout":
            reason = f" ({check.waarom})" if check.waarom else ""
            raise ControleFout(
                f"De controle '{check.naam}' op {model.naam} vindt {count} rijen die niet kloppen{reason}.",
                waar=f"{model.pad.with_suffix('.yml')}; eerste rijen: {example}",
                doe="Kijk of de bron is veranderd (sociaal-domein herkomst "
                f"{model.naam}), of pas de controle of een correctie aan. De vorige opslag is niet gewijzigd.",
            )
    return results
