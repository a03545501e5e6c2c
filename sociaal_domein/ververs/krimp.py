"""Refuse what lost too much: a table that shrank, or a measure whose figures are all gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.fouten import ControleFout
from sociaal_domein.sql import tekst
from sociaal_domein.taal import getal, opsomming
from sociaal_domein.ververs.boek import Bronboek, Tabelboek

if TYPE_CHECKING:
    import duckdb

GROOTSTE_KRIMP = 0.10
_DOE = "Kijk bij de uitgever of dit klopt. Wilt u de nieuwe cijfers toch? Geef de opdracht opnieuw met --toch."
_BLIJFT = "De cijfers die u had, blijven staan."


def controleer(con: duckdb.DuckDBPyConnection, boek: Bronboek, nieuw: Path, vorige: Path) -> None:
    """Compare what is new with what it replaces, per table of the publisher or per year and report.

    Parameters
    ----------
    nieuw, vorige : Path
        The new snapshot, and the one in use.

    Raises
    ------
    ControleFout
        With the numbers. The snapshot in use stays.
    """
    old = mf.lees(vorige).tabellen if (vorige / mf.MANIFESTBESTAND).is_file() else {}
    for table in boek.tabellen:
        if table.naam in old:
            before, after = tekst(vorige / old[table.naam].bestand), tekst(nieuw / f"{table.naam}.parquet")
            _rijen(con, boek.bron, table, before, after)
            if "maat" in table.kolommen:
                _maten(con, boek.bron, table, before, after)


def _groepen(table: Tabelboek) -> list[str]:
    if "tabel" in table.kolommen:
        return ["tabel"]
    return [name for name in ("jaar", "verslag", "soort") if name in table.kolommen]


def _rijen(con: duckdb.DuckDBPyConnection, bron: str, table: Tabelboek, before: str, after: str) -> None:
    groups = _groepen(table)
    listed = ", ".join(groups)
    same = " and ".join(f"heeft.{name} = had.{name}" for name in groups)
    # A cell of nought is in one delivery written and in the next left out; figures are what counts.
    figure = "lasten_keur <> 0" if "lasten_keur" in table.kolommen else "true"
    shrunk = con.execute(
        f"""
        with had as (
            select {listed}, count(*) as n from read_parquet({before})
            where not ({table.blijft}) and {figure} group by all
        ), heeft as (
            select {listed}, count(*) as n from read_parquet({after})
            where not ({table.blijft}) and {figure} group by all
        )
        select concat_ws(' ', {", ".join(f"had.{name}" for name in groups)}), had.n, coalesce(heeft.n, 0)
        from had left join heeft on {same}
        where coalesce(heeft.n, 0) < {1 - GROOTSTE_KRIMP} * had.n order by 1
        """
    ).fetchall()
    if shrunk:
        where, had, has = shrunk[0]
        more = f" Ook {getal(len(shrunk) - 1)} andere delen zijn zo gekrompen." if len(shrunk) > 1 else ""
        raise ControleFout(
            f"De nieuwe cijfers van {bron} ({where}) zijn {getal(100 * (1 - has / had))} procent minder dan wat u had: "
            f"{getal(has)} rijen in plaats van {getal(had)}.{more} {_BLIJFT}",
            waar=f"{bron}, tabel {table.naam}; {opsomming(part.bestand.naam for part in table.delen)}",
            doe=_DOE,
        )


def _maten(con: duckdb.DuckDBPyConnection, bron: str, table: Tabelboek, before: str, after: str) -> None:
    group = _groepen(table)[0]
    gone = con.execute(
        f"""
        with had as (
            select {group} as plek, maat, count(waarde) as n from read_parquet({before})
            where not ({table.blijft}) group by all
        ), heeft as (
            select {group} as plek, maat, count(waarde) as n from read_parquet({after})
            where not ({table.blijft}) group by all
        )
        select had.maat, had.plek, had.n from had left join heeft on heeft.plek = had.plek and heeft.maat = had.maat
        where had.n > 0 and coalesce(heeft.n, 0) = 0 order by all
        """
    ).fetchall()
    if gone:
        some = opsomming(f"{measure} ({place}: {getal(count)} cijfers)" for measure, place, count in gone[:5])
        raise ControleFout(
            f"In de nieuwe cijfers van {bron} staat niets meer bij {some}. Misschien heeft de uitgever een kolom een "
            f"andere naam gegeven. {_BLIJFT}",
            waar=f"{bron}, tabel {table.naam}; {opsomming(part.bestand.naam for part in table.delen)}",
            doe=_DOE,
        )
