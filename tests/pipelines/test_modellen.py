"""Each model on a few given rows: tests/pipelines/<model>.yml says what goes in and what must come out.

The given tables are made in an empty database. Their columns and types are those of the built store, so
nothing is declared twice; a column that a case leaves out is null, a table it leaves out is empty.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from sociaal_domein.motor.modellen import Model, lees_model
from sociaal_domein.motor.verwijzingen import leest

HIER = Path(__file__).parent
PIPELINES = HIER.parents[1] / "pipelines"
MODELLEN = sorted(p.stem for p in PIPELINES.glob("*.sql") if not p.stem.startswith("bron_"))
BESTANDEN = sorted(p.stem for p in HIER.glob("*.yml"))


def gevallen(name: str) -> list[dict[str, Any]]:
    content = yaml.safe_load((HIER / f"{name}.yml").read_text(encoding="utf-8"))
    return content.get("gevallen") or [{"naam": "enig geval", **content}]


GEVALLEN = [pytest.param(n, g, id=f"{n}: {g['naam']}") for n in BESTANDEN for g in gevallen(n)]


@pytest.fixture(scope="session")
def kolommen(opslag: Path) -> dict[str, dict[str, str]]:
    """Return the type of each column of each table in the built store."""
    with duckdb.connect(str(opslag), read_only=True) as con:
        rows = con.execute("select table_name, column_name, data_type from information_schema.columns").fetchall()
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    return found


def maak(con: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], rows: list[dict[str, Any]]) -> None:
    con.execute(f"create table {table} ({', '.join(f'{c} {t}' for c, t in types.items())})")
    for row in rows:
        unknown = set(row) - set(types)
        assert not unknown, f"{table} has no column {sorted(unknown)}"
        # YAML reads a bare 6.60 as the number 6.6: a code must stand between quotes.
        loose = [c for c, v in row.items() if types[c] == "VARCHAR" and v is not None and not isinstance(v, str)]
        assert not loose, f"{table}: put {loose} between quotes"
        con.execute(f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values()))


def draai(
    con: duckdb.DuckDBPyConnection, model: Model, case: dict[str, Any], types: dict[str, dict[str, str]]
) -> list[dict[str, Any]]:
    given = case["gegeven"]
    reads = leest(model)
    assert set(given) <= reads, f"{model.naam} does not read {sorted(set(given) - reads)}"
    for table in sorted(reads):
        maak(con, table, types[table], given.get(table, []))
    con.execute(f"create table uitkomst as {model.sql}")
    found = con.execute(f"select * from uitkomst where {case.get('waar', 'true')}")
    names = [d[0] for d in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def gelijk(expected: Any, found: Any) -> bool:
    if expected is None or found is None or isinstance(expected, str | bool) or isinstance(found, str | bool):
        return type(expected) is type(found) and expected == found
    if isinstance(expected, int | float):
        return math.isclose(expected, float(found), rel_tol=1e-9, abs_tol=1e-9)
    return bool(expected == found)


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN)
def test_the_given_rows_give_exactly_the_expected_rows(
    naam: str, geval: dict[str, Any], kolommen: dict[str, dict[str, str]]
):
    model = lees_model(PIPELINES / f"{naam}.sql")
    with duckdb.connect() as con:
        found = draai(con, model, geval, kolommen)
    columns = {c for row in geval["verwacht"] for c in row}
    assert columns <= set(kolommen[naam]), f"{naam} gives no {sorted(columns - set(kolommen[naam]))}"
    left = list(found)
    missing = []
    for row in geval["verwacht"]:
        assert set(row) == columns, f"each expected row names the same columns: {sorted(columns - set(row))}"
        hit = next((f for f in left if all(gelijk(v, f[c]) for c, v in row.items())), None)
        if hit is None:
            missing.append(row)
        else:
            left.remove(hit)
    too_many = [{c: row[c] for c in columns} for row in left]
    assert not missing and not too_many, f"expected and not found: {missing}\nfound and not expected: {too_many}"


def test_every_model_that_computes_has_its_case():
    assert set(MODELLEN) - set(BESTANDEN) == set(), "tests/pipelines/: a .yml is missing"


def test_no_case_without_a_model():
    assert set(BESTANDEN) - set(MODELLEN) == set()


@pytest.mark.parametrize("waarde", [6.6, 6.60, 0.1])
def test_a_code_that_is_a_number_is_refused(waarde: float):
    with duckdb.connect() as con, pytest.raises(AssertionError, match="quotes"):
        maak(con, "t", {"taakveld": "VARCHAR"}, [{"taakveld": waarde}])


@pytest.mark.parametrize(
    ("verwacht", "gevonden", "uitkomst"),
    [
        (None, 0, False),
        (0, None, False),
        (0, 0.0, True),
        (True, 1, False),
        ("6.6", "6.60", False),
        (1.0, 1.0 + 1e-8, False),
        (1.0, 1.0 + 1e-12, True),
    ],
)
def test_equal_means_equal(verwacht: object, gevonden: object, uitkomst: bool):
    assert gelijk(verwacht, gevonden) is uitkomst
