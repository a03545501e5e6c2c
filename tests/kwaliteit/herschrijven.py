"""Change a table of a snapshot so that its manifest still fits: then only the rules can notice."""

from __future__ import annotations

from pathlib import Path

import duckdb

from sociaal_domein.bronnen import manifest as mf


def herschrijf(folder: Path, table: str, sql: str) -> None:
    """Replace a table of a snapshot by what `sql` makes of it ({t} is the table), and mend the manifest."""
    manifest = mf.lees(folder)
    path = folder / manifest.tabellen[table].bestand
    beside = path.with_suffix(".nieuw")
    with duckdb.connect() as con:
        table_sql = sql.format(t=f"read_parquet('{path}')")
        con.execute(f"copy ({table_sql}) to '{beside}' (format parquet)")
        rows = con.execute(f"select count(*) from read_parquet('{beside}')").fetchall()[0][0]
    beside.replace(path)
    record = manifest.tabellen[table]
    changed = record.model_copy(
        update={"sha256": mf.sha256(path), "rijen": record.rijen.model_copy(update={"tabel": rows})}
    )
    tables = manifest.tabellen | {table: changed}
    mf.schrijf(manifest.model_copy(update={"tabellen": tables}), folder)
