"""Is a fetched table the table that we know how to read? If not: which column, which key, which cell."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import tekens
from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import lijkt_op
from sociaal_domein.sql import naam
from sociaal_domein.taal import getal, opsomming

if TYPE_CHECKING:
    import duckdb


def eis_vorm(tabel: Opgehaald, dimensies: Collection[str], maten: Collection[str]) -> None:
    """Check that a table has the dimensions and measures that we read.

    Raises
    ------
    SociaalDomeinFout
        Names what is missing, and what looks like it.
    """
    there = [d.naam for d in tabel.dimensies]
    for name in dimensies:
        if name not in there:
            raise _ontbreekt(tabel, "dimensie", name, there)
    stems = [m.stam for m in tabel.maten]
    for name in maten:
        if name not in stems:
            raise _ontbreekt(tabel, "kolom", name, stems)


def _ontbreekt(tabel: Opgehaald, soort: str, naam: str, er: Collection[str]) -> SociaalDomeinFout:
    near = lijkt_op(naam, er)
    hint = f" Wel is er een {soort} '{near}'." if near else ""
    return SociaalDomeinFout(
        f"De {soort} '{naam}' ontbreekt.{hint} De cijfers die u had, blijven staan.",
        waar=f"tabel {tabel.tabel}, {opsomming(sorted(er)[:8])}",
        doe="De uitgever heeft deze tabel veranderd, of het tabelnummer hoort bij iets anders. Kijk in "
        "'sociaal-domein bron tabellen' en meld het aan de makers.",
    )


def eis_sleutels(con: duckdb.DuckDBPyConnection, tabel: Opgehaald, rijen: str) -> None:
    """Check that every key in the rows is in the list of keys of its dimension.

    Parameters
    ----------
    rijen : str
        SQL for the rows, with `file_row_number`.
    """
    for dimension in tabel.dimensies:
        known = {key.code for key in dimension.sleutels}
        used = con.execute(
            f'select "{dimension.naam}", min(file_row_number) + 1 from {rijen} group by 1 order by 2'
        ).fetchall()
        for code, line in used:
            if code not in known:
                raise SociaalDomeinFout(
                    f"De sleutel '{code}' staat niet in de codelijst van {dimension.naam}. De cijfers die u had, "
                    "blijven staan.",
                    waar=f"tabel {tabel.tabel}, rij {getal(line)}, veld {dimension.naam}",
                    doe="Ververs later opnieuw: de uitgever was de tabel misschien aan het vernieuwen.",
                )


def eis_getallen(con: duckdb.DuckDBPyConnection, tabel: Opgehaald, rijen: str, kolom: str) -> None:
    """Check that every cell of a measure is a figure or a sign that we know."""
    name = naam(kolom)
    found = con.execute(
        f"select file_row_number + 1, {name} from {rijen} where {tekens.sql_onleesbaar(name)} limit 1"
    ).fetchall()
    if found:
        line, text = found[0]
        raise SociaalDomeinFout(
            f"Het veld '{kolom}' bevat '{str(text)[:40]}'. Verwacht: een getal. De cijfers die u had, blijven staan.",
            waar=f"tabel {tabel.tabel}, rij {getal(line)}, veld {kolom}",
            doe="Ververs later opnieuw. Blijft dit zo, meld het dan aan de makers.",
        )
