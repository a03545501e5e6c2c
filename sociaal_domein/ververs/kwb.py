"""Kerncijfers wijken en buurten as the publisher holds them, read by the reader of the source kwb itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import kwb, schrijven
from sociaal_domein.bronnen.kwb_maten import INDELING, MATEN
from sociaal_domein.bronnen.opgehaald import RIJENBESTAND, Opgehaald
from sociaal_domein.bronnen.ruw import Rij, Ruwbestand
from sociaal_domein.sql import tekst
from sociaal_domein.taal import opsomming
from sociaal_domein.ververs.boek import Bronboek, Deel, Tabelboek, opgehaald_bestand
from sociaal_domein.ververs.vorm import eis_sleutels, eis_vorm

if TYPE_CHECKING:
    import duckdb

BRON = kwb.BRON
_STAMMEN = {"SoortRegio", "Gemeentenaam", *INDELING, *MATEN}


def maak(
    con: duckdb.DuckDBPyConnection,
    tabellen: Sequence[tuple[int, Opgehaald, Path]],
    vorige: Path,
    gemeenten: Collection[str] | None,
    correcties: Sequence[corr.Correctie],
    kladmap: Path,
) -> Bronboek:
    """Describe the new snapshot of kwb.

    Parameters
    ----------
    tabellen : sequence of (year, Opgehaald, folder)
        The fetched tables.
    vorige : Path
        The snapshot in use.
    gemeenten : collection of str or None
        Codes of the municipalities to keep; None for all.
    correcties : sequence of Correctie
        Known errors; in what comes from the publisher itself they are mended, and the report says so.
    kladmap : Path
        A folder for what is made on the way.

    Raises
    ------
    SociaalDomeinFout
        The table has another shape, or a cell cannot be read.
    """
    filled = _gevuld(con, tabellen, vorige)
    parts, messages, files = [], Counter[str](), []
    words = deelnaam(gemeenten)
    for year, table, folder in tabellen:
        rows = f"read_parquet({tekst(folder / RIJENBESTAND)}, file_row_number = true)"
        eis_vorm(table, ["WijkenEnBuurten"], ["SoortRegio", "Gemeentenaam"])
        eis_sleutels(con, table, rows)
        reading = kwb.uit_bestanden([_bestand(con, table, rows)], correcties, gemeenten=gemeenten, gevuld=filled)
        read = reading.tabellen["kerncijfers"]
        file = kladmap / f"kwb_{year}.parquet"
        schrijven.schrijf_parquet(con, read.kolommen, read.sleutel, read.rijen, file)
        files.append(tekst(file))
        con.execute(f"create or replace table apart_{year} (nr bigint, waarom varchar)")
        for item in _blokken([(a.regel, a.reden) for a in read.apart]):
            con.execute(f"insert into apart_{year} select unnest(?::bigint[]), unnest(?::varchar[])", item)
        ledger = (
            f"select r.file_row_number + 1 as regel, a.waarom as reden from {rows} as r "
            f"left join apart_{year} as a on a.nr = r.file_row_number + 1 order by 1"
        )
        parts.append(Deel(opgehaald_bestand(table, deel=words), ledger))
        messages.update(reading.meldingen)
    years = [year for year, _, _ in tabellen]
    gone = f"jaar not in ({', '.join(map(str, years))})"
    if gemeenten is not None:
        listed = ", ".join(f"'{code[2:]}'" for code in sorted(gemeenten))
        gone = f"({gone} or substr(gebied_code, 3, 4) not in ({listed}))"
    return Bronboek(
        bron=kwb.BRON,
        naam="Kerncijfers wijken en buurten",
        uitgever="Centraal Bureau voor de Statistiek (CBS)",
        pagina="https://www.cbs.nl/nl-nl/reeksen/publicatie/kerncijfers-wijken-en-buurten",
        tabellen=[
            Tabelboek(
                naam="kerncijfers",
                omschrijving="Kerncijfers per gemeente, wijk en buurt, één rij per maat.",
                kolommen=kwb.KOLOMMEN,
                sleutel=kwb.SLEUTEL,
                vers=f"select * from read_parquet([{', '.join(files)}])",
                blijft=gone,
                delen=parts,
                cbs_tabellen=[table.tabel for _, table, _ in tabellen],
            )
        ],
        jaren=years,
        meldingen=list(messages),
    )


def deelnaam(gemeenten: Collection[str] | None) -> str:
    """Return which part of a table was read, as it stands in the manifest."""
    return "" if gemeenten is None else opsomming(sorted(gemeenten))


def _blokken(rows: list[tuple[int, str]]) -> list[list[list[object]]]:
    return [
        [[line for line, _ in rows[i : i + 20_000]], [why for _, why in rows[i : i + 20_000]]]
        for i in range(0, len(rows), 20_000)
    ]


def _gevuld(
    con: duckdb.DuckDBPyConnection, tabellen: Sequence[tuple[int, Opgehaald, Path]], vorige: Path
) -> dict[str, set[int]]:
    """Return per measure the years that have figures, in the snapshot in use and in the fetched tables together."""
    found: dict[str, set[int]] = {}
    if (vorige / "kerncijfers.parquet").is_file():
        path = tekst(vorige / "kerncijfers.parquet")
        rows = con.execute(
            f"select distinct maat, jaar from read_parquet({path}) where coalesce(reden, '') not in "
            "('bestaat_niet', 'nog_niet_gepubliceerd')"
        ).fetchall()
        for measure, year in rows:
            found.setdefault(measure, set()).add(year)
    for year, table, folder in tabellen:
        stems = [m.stam for m in table.maten if m.stam in MATEN]
        if stems:
            counts = ", ".join(f"count(*) filter (coalesce(\"{s}\", '') <> '')" for s in stems)
            path = tekst(folder / RIJENBESTAND)
            row = con.execute(f"select {counts} from read_parquet({path})").fetchall()[0]
            for stem, count in zip(stems, row, strict=True):
                known = found.setdefault(stem, set())
                known.discard(year)
                if count:
                    known.add(year)
    return found


def _bestand(con: duckdb.DuckDBPyConnection, tabel: Opgehaald, rijen: str) -> Ruwbestand:
    """Return a fetched table as the reader of kwb knows it: with the publisher's own column names."""
    kept = {m.stam: m.kolom for m in tabel.maten if m.stam in _STAMMEN}
    names = ["WijkenEnBuurten", *kept]
    columns = ("WijkenEnBuurten", *kept.values())
    place = {name: i for i, name in enumerate(columns)}
    select = ", ".join(f"coalesce(\"{name}\", '')" for name in names)
    found = con.execute(f"select file_row_number + 1, {select} from {rijen} order by 1").fetchall()
    label = f"tabel {tabel.tabel}"
    rows = tuple(Rij(label, line, tuple(_schoon(cell) for cell in cells), place) for line, *cells in found)
    return Ruwbestand(label, Path(tabel.tabel), tabel.sha256, columns, rows)


def _schoon(cell: str) -> str:
    return cell[:-2] if cell.endswith(".0") and cell[:-2].lstrip("-").isdecimal() and cell.startswith("-9999") else cell
