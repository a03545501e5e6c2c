"""Copies of the embedded snapshots that a test may break, with a manifest that fits again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf

Breek = Callable[[str, str, str], Path]


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


@pytest.fixture
def breek(tmp_path: Path) -> Breek:
    """Return a function that copies the snapshot of a source and rewrites one of its tables."""

    def copy(bron: str, table: str, sql: str) -> Path:
        folder = tmp_path / "open" / bron
        shutil.copytree(paden.datamap() / "open" / bron, folder)
        herschrijf(folder, table, sql)
        return folder

    return copy


@pytest.fixture
def kopie(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that copies the snapshot of a source."""
    return lambda bron: Path(shutil.copytree(paden.datamap() / "open" / bron, tmp_path / "open" / bron))
