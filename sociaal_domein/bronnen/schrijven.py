"""Writing a snapshot: Parquet files and bron.yml in a new folder, which then takes the place of the old.

The same rows give the same bytes: rows are sorted on all columns and written by one thread.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing, Waarde
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.proces import leeft
from sociaal_domein.schijf import geweigerd
from sociaal_domein.sql import tekst
from sociaal_domein.taal import os_fout

if TYPE_CHECKING:
    import duckdb

# How an empty cell goes to DuckDB: not as \N, which a source may hold itself.
_LEEG = "\x1aleeg\x1a"
_APART = {"tabel": "VARCHAR", "regel": "BIGINT", "reden": "VARCHAR", "bestand": "VARCHAR"}


def schrijf(
    inlezing: Inlezing, map: Path, opgehaald: date, correcties: tuple[mf.Correctiestand, ...] | None = None
) -> mf.Manifest:
    """Write the tables, the rows set aside and bron.yml of a source into an empty folder.

    Parameters
    ----------
    inlezing : Inlezing
        The source as read.
    map : Path
        An existing, empty folder.
    opgehaald : date
        The day the raw files were taken from the publisher.
    correcties : tuple of Correctiestand, optional
        What the reading found of each known error.

    Returns
    -------
    Manifest
        What was written.

    Raises
    ------
    SociaalDomeinFout
        When the ledger does not balance: a raw row was neither loaded nor set aside.
    OSError
        The disk is full, or nothing may be written there.
    """
    import duckdb

    aside: list[tuple[Waarde, ...]] = [
        (name, item.regel, item.reden, item.bestand)
        for name, table in inlezing.tabellen.items()
        for item in table.apart
    ]
    path = map / mf.APARTBESTAND
    try:
        with duckdb.connect() as con:
            con.execute("set threads = 1")
            tables = {name: _tabel(con, name, table, map) for name, table in inlezing.tabellen.items()}
            schrijf_parquet(con, _APART, ("tabel", "bestand", "regel"), aside, path)
    except duckdb.Error as error:
        if (refused := geweigerd(error, ".parquet")) is None:
            raise
        raise refused from error
    result = mf.Manifest(
        bron=inlezing.bron,
        naam=inlezing.naam,
        uitgever=inlezing.uitgever,
        herkomst=inlezing.herkomst,
        herkomst_toelichting=inlezing.herkomst_toelichting,
        pagina=inlezing.pagina,
        licentie=inlezing.licentie,
        periode=inlezing.periode,
        opgehaald=opgehaald,
        dekking=inlezing.dekking,
        tabellen=tables,
        apart=mf.Apartbestand(sha256=mf.sha256(path), rijen=len(aside)),
        correcties=correcties,
    )
    mf.schrijf(result, map)
    return result


def _tabel(con: duckdb.DuckDBPyConnection, naam: str, tabel: Tabelinlezing, map: Path) -> mf.Tabel:
    if tabel.bronrijen != tabel.geladen + len(tabel.apart):
        raise SociaalDomeinFout(
            f"De telling van {naam} sluit niet: {tabel.bronrijen} rijen gelezen, {tabel.geladen} geladen en "
            f"{len(tabel.apart)} apart gezet.",
            waar=opsomming_bestanden(tabel),
            doe="Dit is een fout in het leesprogramma. Meld hem; de vorige gegevens blijven staan.",
        )
    path = map / f"{naam}.parquet"
    schrijf_parquet(con, tabel.kolommen, tabel.sleutel, tabel.rijen, path)
    return mf.Tabel(
        bestand=path.name,
        omschrijving=tabel.omschrijving,
        cbs_tabellen=tuple(tabel.cbs_tabellen),
        periode=tabel.periode,
        dekking=tabel.dekking,
        status=tabel.status,
        sha256=mf.sha256(path),
        bronbestanden=tuple(tabel.bronbestanden),
        rijen=mf.Rijen(bron=tabel.bronrijen, geladen=tabel.geladen, apart=len(tabel.apart), tabel=len(tabel.rijen)),
    )


def opsomming_bestanden(tabel: Tabelinlezing) -> str:
    """Return the names of the raw files of a table."""
    return ", ".join(file.naam for file in tabel.bronbestanden)


def schrijf_parquet(
    con: duckdb.DuckDBPyConnection,
    kolommen: dict[str, str],
    sleutel: Sequence[str],
    rijen: Iterable[Sequence[Waarde]],
    pad: Path,
) -> None:
    """Write rows to a Parquet file, sorted on the key and then on all other columns."""
    columns = dict.fromkeys(kolommen, "VARCHAR")
    casts = ", ".join(f'cast("{name}" as {kind}) as "{name}"' for name, kind in kolommen.items())
    order = ", ".join(f'"{name}"' for name in [*sleutel, *(k for k in kolommen if k not in sleutel)])
    with tempfile.TemporaryDirectory() as folder:
        between = Path(folder) / "rijen.csv"
        with between.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerows([_LEEG if value is None else value for value in row] for row in rijen)
        source = con.read_csv(
            str(between),
            header=False,
            columns=columns,
            auto_detect=False,
            delimiter=",",
            quotechar='"',
            escapechar='"',
            na_values=_LEEG,
            parallel=False,
        )
        con.register("rijen", source)
        con.execute(
            f"copy (select {casts} from rijen order by {order}) to {tekst(pad)} (format parquet, compression zstd)"
        )
        con.unregister("rijen")


@contextmanager
def vervanging(doel: Path) -> Iterator[Path]:
    """Give an empty folder beside `doel` that takes its place when all went well.

    Until the new folder is complete the old one stays where it is; after an error nothing changed.
    Hidden names are used, so that no reader takes a half-written folder for a source.
    """
    old = doel.parent / f".{doel.name}.oud"
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        if old.exists() and not doel.exists():  # an earlier run was cut off between the two renames
            old.replace(doel)
        for leftover in doel.parent.glob(f".{doel.name}.nieuw-*"):  # of a reading that was killed
            if not leeft(leftover.name.split("-")[-2]):
                shutil.rmtree(leftover, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix=f".{doel.name}.nieuw-{os.getpid()}-", dir=doel.parent))
        new.chmod(0o755)
    except OSError as error:
        raise schrijffout(doel, error) from error
    try:
        yield new
        shutil.rmtree(old, ignore_errors=True)
        if doel.exists():
            doel.replace(old)
        try:
            new.replace(doel)
        except OSError:
            if old.exists():
                old.replace(doel)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise schrijffout(doel, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def schrijffout(doel: Path, error: OSError) -> SociaalDomeinFout:
    """Say that a snapshot could not be written."""
    return SociaalDomeinFout(
        f"De nieuwe gegevens konden niet worden weggeschreven; wat er stond, staat er nog. {os_fout(error)}",
        waar=str(doel),
        doe="Kijk of de schijf vol is en of u in deze map mag schrijven.",
    )
