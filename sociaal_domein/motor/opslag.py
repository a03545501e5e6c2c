"""Open a built store to read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


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

    con = duckdb.connect()
    try:
        path = str(opslag).replace("'", "''")
        con.execute(f"attach '{path}' as opslag (read_only)")
        con.execute("use opslag")
    except duckdb.Error:
        con.close()
        raise
    return con
