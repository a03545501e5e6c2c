"""Gebieden in Nederland: which municipality belongs to which region, per year.

The publisher gives a pair of columns per kind of region (``Code_28``, ``Naam_29``), under a heading. The numbers shift
from year to year: a pair is known by its heading, or else by the letters that its codes begin with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.opgehaald import RIJENBESTAND, Maat, Opgehaald
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.sql import tekst
from sociaal_domein.taal import bestandsnaam
from sociaal_domein.ververs.boek import Bronboek, Deel, Tabelboek, opgehaald_bestand
from sociaal_domein.ververs.vorm import eis_sleutels, eis_vorm

if TYPE_CHECKING:
    import duckdb

BRON = "gebieden"
KOLOMMEN = {
    "jaar": "INTEGER",
    "gemeente_code": "VARCHAR",
    "soort": "VARCHAR",
    "regio_code": "VARCHAR",
    "regio_naam": "VARCHAR",
}
# The first that fits counts: what is more precise goes first.
_OPSCHRIFT = {
    "jeugdregio": "jeugdregio",
    "jeugdzorg": "jeugdregio",
    "arbeidsmarkt": "arbeidsmarktregio",
    "zorgkantoor": "zorgkantoorregio",
    "ggd": "ggd_regio",
    "veiligheidsregio": "veiligheidsregio",
    "corop-plus": "corop_plus",
    "corop-sub": "corop_sub",
    "corop": "corop",
    "provincie": "provincie",
    "landsde": "landsdeel",
    "rmc": "rmc_regio",
    "res-": "energieregio",
    "energie": "energieregio",
}
_LETTERS = {
    "JZ": "jeugdregio",
    "AM": "arbeidsmarktregio",
    "ZK": "zorgkantoorregio",
    "GG": "ggd_regio",
    "VR": "veiligheidsregio",
    "CR": "corop",
    "PV": "provincie",
    "LD": "landsdeel",
    "MC": "rmc_regio",
    "ES": "energieregio",
}
_REGIOCODE = r"[A-Z]{2}[0-9A-Z]{2,6}"


def soort_van(opschrift: str, codes: Sequence[str]) -> str | None:
    """Return the kind of region of a pair of columns; None when it has no heading and no known codes.

    Examples
    --------
    >>> soort_van("Jeugdregio's", []), soort_van("COROP-plusgebieden", ["CP0101"]), soort_van("", ["VR07", "VR12"])
    ('jeugdregio', 'corop_plus', 'veiligheidsregio')
    """
    words = opschrift.casefold()
    for part, kind in _OPSCHRIFT.items():
        if part in words:
            return kind
    letters = {code[:2] for code in codes}
    if len(letters) == 1 and (known := _LETTERS.get(next(iter(letters)))):
        return known
    return bestandsnaam(opschrift).replace("-", "_") or None


def maak(con: duckdb.DuckDBPyConnection, tabellen: Sequence[tuple[int, Opgehaald, Path]]) -> Bronboek:
    """Describe the new snapshot of gebieden: table indeling, one row per year, municipality and kind of region.

    Raises
    ------
    SociaalDomeinFout
        The table has no pairs of a code and a name.
    """
    selects, parts, messages = [], [], []
    for year, table, folder in tabellen:
        eis_vorm(table, ["RegioS"], [])
        rows = f"read_parquet({tekst(folder / RIJENBESTAND)}, file_row_number = true)"
        eis_sleutels(con, table, rows)
        found = _paren(table)
        if not found:
            raise SociaalDomeinFout(
                "In deze tabel staan geen kolommen met een code en een naam van een regio. De cijfers die u had, "
                "blijven staan.",
                waar=f"tabel {table.tabel}",
                doe="Kijk of bij dit jaar het goede tabelnummer staat: sociaal-domein bron tabellen",
            )
        seen: set[str] = set()
        for code, name in found:
            codes = [
                r[0]
                for r in con.execute(
                    f'select distinct trim("{code.stam}") from {rows} where '
                    f"regexp_full_match(trim(\"{code.stam}\"), '{_REGIOCODE}') limit 50"
                ).fetchall()
            ]
            kind = soort_van(code.groep, codes) if codes else None
            if kind is None or kind in seen:
                messages.append(
                    f"{table.tabel}: de kolom {code.kolom} ({code.groep or code.titel}) is niet gelezen: "
                    + ("er staan geen codes van regio's in." if not codes else "deze soort regio was er al.")
                )
                continue
            seen.add(kind)
            selects.append(
                f"""select cast({year} as integer) as jaar, "RegioS" as gemeente_code, '{kind}' as soort,
                trim("{code.stam}") as regio_code, trim("{name.stam}") as regio_naam from {rows}
                where regexp_full_match("RegioS", 'GM[0-9]{{4}}')
                and regexp_full_match(trim("{code.stam}"), '{_REGIOCODE}')"""
            )
        ledger = (
            "select file_row_number + 1 as regel, case when not regexp_full_match(\"RegioS\", 'GM[0-9]{4}') "
            f"then 'ander_gebied' end as reden from {rows}"
        )
        parts.append(Deel(opgehaald_bestand(table), ledger))
    years = [year for year, _, _ in tabellen]
    return Bronboek(
        bron=BRON,
        naam="Gebieden in Nederland",
        uitgever="Centraal Bureau voor de Statistiek (CBS)",
        pagina="https://www.cbs.nl/nl-nl/onze-diensten/methoden/classificaties/overig/"
        "gemeentelijke-indelingen-per-jaar",
        tabellen=[
            Tabelboek(
                naam="indeling",
                omschrijving="Bij welke regio's een gemeente hoort, één rij per jaar, gemeente en soort regio.",
                kolommen=KOLOMMEN,
                sleutel=("jaar", "gemeente_code", "soort"),
                vers=" union all ".join(selects) or "select * from (values (1)) where false",
                blijft=f"jaar not in ({', '.join(map(str, years))})",
                delen=parts,
                cbs_tabellen=[table.tabel for _, table, _ in tabellen],
                status="definitief",
            )
        ],
        jaren=years,
        meldingen=messages,
    )


def _paren(tabel: Opgehaald) -> list[tuple[Maat, Maat]]:
    """Return the pairs of a code and a name: neighbours, in that order, under one heading."""
    found = []
    for code, name in zip(tabel.maten, tabel.maten[1:], strict=False):
        if _begin(code) == "code" and _begin(name) == "naam" and code.groep == name.groep:
            found.append((code, name))
    return found


def _begin(maat: Maat) -> str:
    return re.split(r"[^a-z]", maat.kolom.casefold())[0]
