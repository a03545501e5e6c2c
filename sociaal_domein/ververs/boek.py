"""The ledger and the files of a refreshed snapshot, made by DuckDB within bounded memory.

Per table: what the publisher sent, what of it was loaded, what was set aside and why, and what was taken over from the
snapshot in use. Rows set aside are kept as runs: one line for `aantal` rows in succession with the same reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.inlezing import CC_BY
from sociaal_domein.bronnen.manifest import Bronbestand
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.sql import tekst

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.bronnen.opgehaald import Opgehaald

VERVANGEN = "vervangen"


@dataclass(frozen=True)
class Deel:
    """One thing that a table was read from, with its ledger.

    Attributes
    ----------
    rijen : str
        SQL for ``regel, reden`` of every row, in the order of the file; `reden` is null where it was loaded.
    """

    bestand: Bronbestand
    rijen: str


@dataclass
class Tabelboek:
    """One table of the new snapshot.

    Attributes
    ----------
    vers : str
        SQL for the new rows.
    blijft : str
        SQL condition on the table in use: the rows that are not replaced.
    sleutel : sequence of str
        What the rows are sorted by, before all other columns.
    """

    naam: str
    omschrijving: str
    kolommen: dict[str, str]
    sleutel: Sequence[str]
    vers: str
    blijft: str
    delen: list[Deel] = field(default_factory=list)
    cbs_tabellen: Sequence[str] = ()
    status: mf.Status = "onbekend"


@dataclass
class Bronboek:
    """A whole new snapshot of a source.

    Attributes
    ----------
    jaren : sequence of int
        The years that are new in it.
    geweigerd : list of SociaalDomeinFout
        Tables that could not be read, and were left out.
    """

    bron: str
    naam: str
    uitgever: str
    pagina: str
    tabellen: list[Tabelboek]
    jaren: Sequence[int] = ()
    meldingen: list[str] = field(default_factory=list)
    geweigerd: list[SociaalDomeinFout] = field(default_factory=list)
    correcties: tuple[mf.Correctiestand, ...] | None = None


@dataclass(frozen=True)
class Tabeluitslag:
    """What became of one table."""

    naam: str
    nieuw: int
    overgenomen: int
    vervangen: int
    apart: dict[str, int]


def opgehaald_bestand(tabel: Opgehaald, rijen: int | None = None, deel: str = "") -> Bronbestand:
    """Return the record of a fetched table, or of the part of it that a table was read from."""
    return Bronbestand(
        naam=f"{tabel.tabel}{f' ({deel})' if deel else ''}",
        sha256=tabel.inhoud,
        rijen=tabel.rijen if rijen is None else rijen,
        adres=tabel.adres,
        opgehaald_op=tabel.opgehaald_op,
        gewijzigd=tabel.gewijzigd or None,
    )


def zet_apart(con: duckdb.DuckDBPyConnection, tabel: str, deel: Deel) -> int:
    """Write down the rows of a part that were set aside, as runs; return how many rows that are.

    Raises
    ------
    SociaalDomeinFout
        The part has another number of rows than its record says.
    """
    con.execute(
        f"""
        create or replace temp table stuk as
        with rij as (
            select row_number() over () as nr, regel, reden, lag(reden) over () as vorige from ({deel.rijen})
        )
        select nr, regel, reden from rij where nr = 1 or reden is distinct from vorige
        """
    )
    total = con.execute(f"select count(*) from ({deel.rijen})").fetchall()[0][0]
    if total != deel.bestand.rijen:
        raise _sluit_niet(tabel, f"{deel.bestand.naam} heeft {deel.bestand.rijen} rijen en wij telden er {total}")
    con.execute(
        """
        insert into apart
        select ?, regel, aantal, reden, ? from (
            select regel, reden, coalesce(lead(nr) over (order by nr), ?) - nr as aantal from stuk
        ) where reden is not null
        """,
        [tabel, deel.bestand.naam, total + 1],
    )
    found = "select coalesce(sum(aantal), 0) from apart where tabel = ? and bestand = ?"
    return int(con.execute(found, [tabel, deel.bestand.naam]).fetchall()[0][0])


def _sluit_niet(tabel: str, wat: str) -> SociaalDomeinFout:
    return SociaalDomeinFout(
        f"De telling van {tabel} sluit niet: {wat}.",
        doe="Dit is een fout in het programma. Meld hem; de vorige gegevens blijven staan.",
    )


def gelezen_uit(manifest: mf.Manifest | None) -> list[Bronbestand]:
    """Return every fetched table that a snapshot holds figures of, those it took over too."""
    found: dict[tuple[str, str], Bronbestand] = {}
    for table in manifest.tabellen.values() if manifest else ():
        for file in table.bronbestanden:
            for item in (file, *(file.bevat or ())):
                if item.adres:
                    found.setdefault((item.naam, item.sha256), item)
    return list(found.values())


def schrijf(
    con: duckdb.DuckDBPyConnection, boek: Bronboek, map: Path, vorige: Path, dag: date
) -> tuple[mf.Manifest, list[Tabeluitslag]]:
    """Write the tables, the rows set aside and bron.yml of a refreshed source into an empty folder.

    Parameters
    ----------
    map : Path
        An existing, empty folder.
    vorige : Path
        The folder of the snapshot in use; what the new figures do not replace is taken over from it.
    dag : date
        The day the newest table was fetched.

    Raises
    ------
    SociaalDomeinFout
        The ledger does not balance.
    """
    old = mf.controleer(vorige) if (vorige / mf.MANIFESTBESTAND).is_file() else None
    con.execute(
        "create or replace table apart (tabel varchar, regel bigint, aantal bigint, reden varchar, bestand varchar)"
    )
    results, tables = [], {}
    for table in boek.tabellen:
        tables[table.naam], result = _tabel(con, table, map, vorige, old)
        results.append(result)
    path = map / mf.APARTBESTAND
    rows, lines = con.execute("select coalesce(sum(aantal), 0), count(*) from apart").fetchall()[0]
    con.execute(f"copy (select * from apart order by all) to {tekst(path)} (format parquet, compression zstd)")
    kept = any(r.overgenomen for r in results)
    derived = old is not None and old.herkomst == "afgeleid" and kept
    years = _jaren(con, [map / table.bestand for table in tables.values()])
    manifest = mf.Manifest(
        bron=boek.bron,
        naam=old.naam if old else boek.naam,
        uitgever=old.uitgever if old else boek.uitgever,
        herkomst="afgeleid" if derived else "uitgever",
        herkomst_toelichting=_toelichting(boek, old, derived),
        pagina=boek.pagina,
        licentie=old.licentie if old else CC_BY,
        periode=years,
        opgehaald=dag,
        dekking=next(iter(tables.values())).dekking,
        tabellen=tables,
        apart=mf.Apartbestand(sha256=mf.sha256(path), rijen=rows, regels=lines),
        correcties=_correcties(boek, old if kept else None),
    )
    mf.schrijf(manifest, map)
    return manifest, results


def _correcties(boek: Bronboek, oud: mf.Manifest | None) -> tuple[mf.Correctiestand, ...] | None:
    """Return what was found of each correction; one that rows taken over needed is not done with yet."""
    needed = {item.wat for item in (oud.correcties if oud else None) or () if item.geldt}
    found = tuple(i.model_copy(update={"geldt": True}) if i.wat in needed else i for i in boek.correcties or ())
    return found or None


def _tabel(
    con: duckdb.DuckDBPyConnection, tabel: Tabelboek, map: Path, vorige: Path, oud: mf.Manifest | None
) -> tuple[mf.Tabel, Tabeluitslag]:
    path = map / f"{tabel.naam}.parquet"
    new_rows = con.execute(f"select count(*) from ({tabel.vers})").fetchall()[0][0]
    kept = replaced = 0
    parts = list(tabel.delen)
    selects = [f"select {_omzetting(tabel.kolommen)} from ({tabel.vers})"]
    earlier = oud.tabellen.get(tabel.naam) if oud else None
    if earlier is not None:
        source = f"read_parquet({tekst(vorige / earlier.bestand)}, file_row_number = true)"
        kept = con.execute(f"select count(*) from {source} where {tabel.blijft}").fetchall()[0][0]
        replaced = earlier.rijen.tabel - kept
        if kept:
            there = {row[0] for row in con.execute(f"describe select * from {source}").fetchall()}
            columns = {name: kind for name, kind in tabel.kolommen.items() if name in there}
            selects.append(f"select {_omzetting(columns)} from {source} where {tabel.blijft}")
            reason = f"case when {tabel.blijft} then null else '{VERVANGEN}' end"
            rows = f"select file_row_number + 1 as regel, {reason} as reden from {source}"
            parts.append(Deel(_overgenomen(tabel, earlier, vorige), rows))
    order = ", ".join(f'"{n}"' for n in [*tabel.sleutel, *(k for k in tabel.kolommen if k not in tabel.sleutel)])
    names = ", ".join(f'"{n}"' for n in tabel.kolommen)
    con.execute(
        f"copy (select {names} from ({' union all by name '.join(selects)}) order by {order}) "
        f"to {tekst(path)} (format parquet, compression zstd)"
    )
    written = con.execute("select count(*) from read_parquet(?)", [str(path)]).fetchall()[0][0]
    if written != new_rows + kept:
        raise _sluit_niet(tabel.naam, f"{new_rows} nieuwe en {kept} overgenomen rijen, maar {written} geschreven")
    apart = sum(zet_apart(con, tabel.naam, part) for part in parts)
    total = sum(part.bestand.rijen for part in parts)
    counted = con.execute(
        "select reden, cast(sum(aantal) as bigint) from apart where tabel = ? and reden <> ? group by reden",
        [tabel.naam, VERVANGEN],
    ).fetchall()
    numbers = {*tabel.cbs_tabellen, *(earlier.cbs_tabellen if earlier is not None and kept else ())}
    record = mf.Tabel(
        bestand=path.name,
        omschrijving=earlier.omschrijving if earlier is not None else tabel.omschrijving,
        cbs_tabellen=tuple(sorted(numbers)),
        periode=_jaren(con, [path]),
        dekking=_dekking(con, path, tabel.kolommen),
        status=tabel.status,
        sha256=mf.sha256(path),
        bronbestanden=tuple(p.bestand for p in parts),
        rijen=mf.Rijen(bron=total, geladen=total - apart, apart=apart, tabel=written),
    )
    return record, Tabeluitslag(tabel.naam, new_rows, kept, replaced, dict(counted))


def _overgenomen(tabel: Tabelboek, earlier: mf.Tabel, vorige: Path) -> Bronbestand:
    from sociaal_domein.bronnen.momentopname import kenmerk

    # What is new here replaces the part of the same name in what was there.
    fresh = {part.bestand.naam for part in tabel.delen}
    held = [item for file in earlier.bronbestanden for item in (file, *(file.bevat or ())) if item.adres]
    kept = {i.naam: i.model_copy(update={"bevat": None}) for i in held if i.naam not in fresh}
    return Bronbestand(
        naam=f"{earlier.bestand} van momentopname {kenmerk(vorige)}",
        sha256=earlier.sha256,
        rijen=earlier.rijen.tabel,
        bevat=tuple(kept.values()) or None,
    )


def _omzetting(kolommen: dict[str, str]) -> str:
    return ", ".join(f'cast("{name}" as {kind}) as "{name}"' for name, kind in kolommen.items())


def _toelichting(boek: Bronboek, oud: mf.Manifest | None, derived: bool) -> str:
    from sociaal_domein.bronnen.inlezing import periode

    text = f"Opgehaald bij de uitgever met 'sociaal-domein ververs': {periode(boek.jaren)}."
    if derived and oud is not None:
        earlier = oud.herkomst_toelichting.rpartition("De andere cijfers: ")[2]
        return f"{text} De andere cijfers: {earlier}"
    return text


def _jaren(con: duckdb.DuckDBPyConnection, bestanden: Sequence[Path]) -> str:
    from sociaal_domein.bronnen.inlezing import periode

    listed = ", ".join(tekst(path) for path in bestanden)
    rows = con.execute(
        f"select distinct jaar from read_parquet([{listed}], union_by_name = true) where jaar is not null"
    ).fetchall()
    return periode(row[0] for row in rows) if rows else "geen jaren"


def _dekking(con: duckdb.DuckDBPyConnection, path: Path, columns: dict[str, str]) -> str:
    from sociaal_domein.taal import getal

    code = next((c for c in ("gemeente_code", "gebied_code") if c in columns), None)
    if code is None:
        rows = con.execute("select count(*) from read_parquet(?)", [str(path)]).fetchall()[0][0]
        return f"{getal(rows)} codes"
    newest, places, towns = con.execute(
        f"""
        select jaar, count(distinct {code}), count(distinct {code}) filter ({code} like 'GM%')
        from read_parquet(?) where jaar is not null group by jaar order by jaar desc limit 1
        """,
        [str(path)],
    ).fetchall()[0]
    other = f" en {getal(places - towns)} andere gebieden" if places > towns else ""
    return f"{getal(towns)} {'gemeente' if towns == 1 else 'gemeenten'}{other} in {newest}"
