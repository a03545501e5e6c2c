"""Open a built store to read it, and fill its small tables."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein.sql import tekst

if TYPE_CHECKING:
    import duckdb


def stil(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Return the connection without its progress bar: DuckDB draws one on stdout, also in the middle of JSON or CSV."""
    import duckdb

    with suppress(duckdb.InvalidInputException):  # in a notebook it draws none there, and cannot be told not to
        con.execute("set enable_progress_bar = false")
    return con


def verbind(opslag: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection that reads the store as it stands on disk now.

    DuckDB hands a second connection on the same path the file the first one opened, also when a build
    has put another in its place since. A store is therefore attached, not opened.

    Raises
    ------
    duckdb.Error
        The file is not a store, or it is damaged.
    """
    import duckdb

    con = stil(duckdb.connect())
    try:
        con.execute(f"attach {tekst(opslag)} as opslag (read_only)")
        con.execute("use opslag")
    except duckdb.Error:
        con.close()
        raise
    return con


def voeg_toe(con: duckdb.DuckDBPyConnection, tabel: str, rijen: Sequence[Sequence[Any]]) -> None:
    """Insert rows in one statement; `executemany` runs one per row, and that takes most of a small build."""
    if rijen:
        marks = f"({', '.join('?' * len(rijen[0]))})"
        con.execute(f"insert into {tabel} values {', '.join([marks] * len(rijen))}", list(chain.from_iterable(rijen)))
