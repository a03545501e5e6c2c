"""The snapshots as plain tables, read beside the engine and never from the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
import pytest

OPEN = Path(__file__).resolve().parents[2] / "data" / "open"

Tabel = Callable[[str], pd.DataFrame]


@cache
def _snapshot(name: str) -> pd.DataFrame:
    with duckdb.connect() as con:
        return con.execute("select * from read_parquet(?)", [str(OPEN / f"{name}.parquet")]).df()


@pytest.fixture(scope="session")
def snapshot() -> Tabel:
    """Return a function that gives a snapshot by name (``iv3/lasten``) as a table of its own."""
    return lambda name: _snapshot(name).copy()


@pytest.fixture(scope="session")
def winkel(opslag: Path) -> Tabel:
    """Return a function that gives the answer of the built store to a question in SQL."""

    def ask(sql: str) -> pd.DataFrame:
        with duckdb.connect(str(opslag), read_only=True) as con:
            return con.execute(sql).df()

    return ask
