"""Iv3 as the publisher holds it, made into the tables of the source iv3.

One table per year: municipality x kind of report x taakveld or balance post x category, two placements. The second
placement is the corrected delivery. What counts as lasten is what the embedded figures count: every category with an
``L`` on a taakveld, without 0.10 (movements in reserves, so without L7.1) and 0.11 (the balance of all that). The
internal settlements L7.4 and L7.5 are in, as in the figures of earlier years; the report says how much that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import tekens
from sociaal_domein.bronnen.iv3 import BRON
from sociaal_domein.bronnen.opgehaald import RIJENBESTAND, Opgehaald
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.sql import naam, tekst
from sociaal_domein.taal import getal
from sociaal_domein.ververs import iv3_codes
from sociaal_domein.ververs.boek import Bronboek, Deel, Tabelboek, opgehaald_bestand
from sociaal_domein.ververs.vorm import eis_getallen, eis_sleutels, eis_vorm

if TYPE_CHECKING:
    import duckdb

DIMENSIES = ("Gemeenten", "Verslagsoort", "TaakveldBalanspost", "Categorie")
PLAATSINGEN = ("k_1ePlaatsing", "k_2ePlaatsing")
MET_ONDERDELEN = iv3_codes.INDELINGEN[1]
_BEDRAG = "decimal(18, 3)"
_SLEUTEL = {
    "lasten": ("jaar", "verslagsoort", "gemeente_code", "taakveld"),
    "onderverdeling": ("jaar", "verslag", "gemeente_code", "taakveld"),
    "hoofdcategorie": ("jaar", "verslagsoort", "gemeente_code", "hoofdcategorie"),
    "totalen": ("jaar", "verslagsoort", "gemeente_code"),
    "taakvelden": ("jaar", "taakveld"),
}
# Column of totalen: which rows add up to it. A row of the profit and loss account has `exploitatie`.
TOTALEN = {
    "lasten": "exploitatie and soort = 'L'",
    "baten": "exploitatie and soort = 'B'",
    "reserve_lasten": "taakveld = '0.10' and soort = 'L'",
    "reserve_baten": "taakveld = '0.10' and soort = 'B'",
    "sociaal": "exploitatie and soort = 'L' and taakveld like '6.%'",
    "salarissen": "exploitatie and categorie = 'L1.1'",
    "inhuur": "exploitatie and categorie = 'L3.5.1'",
    "verbonden": "exploitatie and categorie = 'L4.3.3'",
    "rijk": "exploitatie and categorie = 'B4.3.1' and taakveld = '0.7'",
    "spuks": "exploitatie and categorie = 'B4.3.1' and taakveld <> '0.7'",
    "heffingen": "exploitatie and categorie in ('B2.2.1', 'B2.2.2')",
    "salarissen_overhead": "exploitatie and categorie = 'L1.1' and taakveld = '0.4'",
    "inhuur_overhead": "exploitatie and categorie = 'L3.5.1' and taakveld = '0.4'",
    # The balance of a budget is unusable: only a handful of municipalities fills it in.
    "eigen_vermogen": "verslag = 'jaarrekening' and taakveld like 'P11%' and categorie = 'Ultimo'",
    "balanstotaal": "verslag = 'jaarrekening' and taakveld like 'P%' and categorie = 'Ultimo'",
}


def maak(
    con: duckdb.DuckDBPyConnection,
    tabellen: Sequence[tuple[int, Opgehaald, Path]],
    vorige: Path,
    inwoners: Path,
    kladmap: Path,
) -> Bronboek:
    """Describe the new snapshot of iv3.

    Parameters
    ----------
    tabellen : sequence of (year, Opgehaald, folder)
        The fetched tables.
    vorige : Path
        The snapshot in use, for titles that the publisher cuts off or does not give.
    inwoners : Path
        ``inwoners.parquet`` of the source gemeenten.
    kladmap : Path
        A folder for what is made on the way.

    Raises
    ------
    SociaalDomeinFout
        The table has another shape than Iv3 has, or a cell cannot be read.
    """
    for year, table, folder in tabellen:
        _bekijk(con, year, table, folder, vorige, kladmap)
    years = [year for year, _, _ in tabellen]
    both = " union all ".join(f"select * from post_{year}" for year in years)
    con.execute(f"create or replace view post as {both}")
    iv3_codes.titels(con, years, vorige)
    parts = {name: [_deel(name, *item) for item in tabellen] for name in _SLEUTEL}
    parts["onderverdeling"] = [_deel("onderverdeling", *item) for item in tabellen if item[0] >= MET_ONDERDELEN]
    for items in parts.values():
        for i, part in enumerate(items):
            rows = con.execute(f"select count(*) from ({part.rijen})").fetchall()[0][0]
            items[i] = Deel(part.bestand.model_copy(update={"rijen": rows}), part.rijen)
    _eis_alles(tabellen, parts["totalen"])
    amounts = {name: f"{name}_keur" for name in TOTALEN}
    select = {
        "lasten": f"""
            select p.jaar, verslagsoort, verslag, gemeente_code, gemeente_naam, p.hoofdveld as taakveld,
                t.titel as taakveld_titel, {_som("soort = 'L'")} as lasten_keur
            from post as p inner join titel as t on t.jaar = p.jaar and t.taakveld = p.hoofdveld
            where p.taakveld like '6.%' and soort = 'L' group by all""",
        "onderverdeling": f"""
            select p.jaar, verslag, gemeente_code, gemeente_naam, p.taakveld, t.titel as taakveld_titel,
                coalesce({_som("soort = 'L'")}, 0) as lasten_keur, coalesce({_som("soort = 'B'")}, 0) as baten_keur,
                {_som("categorie = 'L1.1'")} as salarissen_keur
            from post as p inner join eigen_titel as t on t.jaar = p.jaar and t.taakveld = p.taakveld
            where p.jaar >= {MET_ONDERDELEN} and (p.taakveld like '6.%' or p.taakveld = '7.1')
            and soort in ('L', 'B') group by all""",
        "hoofdcategorie": f"""
            select jaar, verslagsoort, verslag, gemeente_code, substr(categorie, 2, 1) as hoofdcategorie,
                {_som("soort = 'L'")} as lasten_keur
            from post where taakveld like '6.%' and soort = 'L' group by all""",
        "totalen": f"""
            select p.*, i.inwoners from (select jaar, verslagsoort, verslag, gemeente_code,
                {", ".join(f"coalesce({_som(rule)}, 0) as {amounts[name]}" for name, rule in TOTALEN.items())}
            from post group by jaar, verslagsoort, verslag, gemeente_code
            having count(*) filter (exploitatie) > 0) as p
            left join read_parquet({tekst(inwoners)}) as i
            on i.jaar = p.jaar and i.gemeente_code = p.gemeente_code""",
        "taakvelden": "select jaar, taakveld, titel as taakveld_titel from titel",
    }
    broken = con.execute("select count(*) from post where bedrag <> round(bedrag)").fetchall()[0][0]
    number = "DOUBLE" if broken else "BIGINT"
    numbers = [table.tabel for _, table, _ in tabellen]
    gone = f"jaar not in ({', '.join(map(str, years))})"
    tables = [
        Tabelboek(name, name, _kolommen(con, sql, number), _SLEUTEL[name], sql, gone, parts[name])
        for name, sql in select.items()
    ]
    for item in tables:
        item.cbs_tabellen = numbers
    return Bronboek(
        bron=BRON,
        naam="Iv3: lasten van gemeenten per taakveld",
        uitgever="Centraal Bureau voor de Statistiek (CBS) en ministerie van BZK",
        pagina="https://www.cbs.nl/nl-nl/onze-diensten/methoden/onderzoeksomschrijvingen/overzicht/"
        "informatie-voor-derden--iv3--",
        tabellen=tables,
        jaren=years,
        meldingen=_verrekeningen(con),
    )


def _bekijk(
    con: duckdb.DuckDBPyConnection, jaar: int, tabel: Opgehaald, map: Path, vorige: Path, kladmap: Path
) -> None:
    """Write every row of a fetched year with its amount, or with the reason why it is set aside."""
    eis_vorm(tabel, DIMENSIES, PLAATSINGEN)
    rows = f"read_parquet({tekst(map / RIJENBESTAND)}, file_row_number = true)"
    eis_sleutels(con, tabel, rows)
    for column in PLAATSINGEN:
        eis_getallen(con, tabel, rows, column)
    iv3_codes.maak(con, jaar, tabel)
    first, second = (tekens.sql_waarde(naam(column), _BEDRAG) for column in PLAATSINGEN)
    iv3_codes.eis_bekend(con, jaar, tabel, rows, (first, second), vorige)
    absent = [f"coalesce({tekens.sql_reden(naam(column))}, '') = 'niet_geleverd'" for column in PLAATSINGEN]
    # The second placement holds for a whole delivery, or a correction to nought would bring the old amount back.
    con.execute(
        f"""
        create or replace table tweede_{jaar} as
        select "Gemeenten" as gemeente_code, "Verslagsoort" as verslagsoort from {rows}
        where coalesce({second}, 0) <> 0 group by all
        """
    )
    file = tekst(kladmap / f"rij_{jaar}.parquet")
    con.execute(
        f"""
        copy (
            select regel, gemeente_code, verslagsoort, taakveld, categorie, soort, bedrag, coalesce(
                niet, case when bedrag is null then case when niet_geleverd then 'geen_opgave' else 'leeg' end end
            ) as reden
            from (
                select r.file_row_number + 1 as regel, r."Gemeenten" as gemeente_code,
                    r."Verslagsoort" as verslagsoort, v.code as taakveld, c.code as categorie, c.soort,
                    case when w.gemeente_code is not null then coalesce({second}, {first})
                        else coalesce(nullif({first}, 0), {second}, {first}) end as bedrag,
                    ({" or ".join(absent)}) as niet_geleverd,
                    coalesce(
                        g.reden, s.reden, v.reden, c.reden, case when v.is_balans <> c.is_stand then 'balanspost' end
                    ) as niet
                from {rows} as r
                inner join gemeente_{jaar} as g on g.code = r."Gemeenten"
                inner join verslag_{jaar} as s on s.code = r."Verslagsoort"
                inner join veld_{jaar} as v on v.code = r."TaakveldBalanspost"
                inner join categorie_{jaar} as c on c.code = r."Categorie"
                left join tweede_{jaar} as w
                on w.gemeente_code = r."Gemeenten" and w.verslagsoort = r."Verslagsoort"
            )
        ) to {file} (format parquet)
        """
    )
    con.execute(f"create or replace view rij_{jaar} as select * from read_parquet({file})")
    con.execute(
        f"""
        create or replace view post_{jaar} as
        select cast({jaar} as integer) as jaar, r.gemeente_code, g.titel as gemeente_naam, r.verslagsoort, s.verslag,
            r.taakveld, v.hoofdveld, r.categorie, r.soort, r.bedrag,
            not v.is_balans and r.taakveld <> '0.10' as exploitatie
        from rij_{jaar} as r
        inner join gemeente_{jaar} as g on g.code = r.gemeente_code
        inner join verslag_{jaar} as s on s.code = r.verslagsoort
        inner join veld_{jaar} as v on v.code = r.taakveld
        where r.reden is null
        """
    )


def _som(rule: str) -> str:
    return f"sum(bedrag) filter ({rule})"


def _deel(naam: str, jaar: int, tabel: Opgehaald, map: Path) -> Deel:
    """Say which rows of the publisher's table a table of ours was made from."""
    scope, words = {
        "lasten": ("taakveld like '6.%' and soort = 'L'", "lasten op taakveld 6"),
        "onderverdeling": (
            "(taakveld like '6.%' or taakveld = '7.1') and soort in ('L', 'B')",
            "lasten en baten op taakveld 6 en 7.1",
        ),
        "hoofdcategorie": ("taakveld like '6.%' and soort = 'L'", "lasten op taakveld 6"),
        "totalen": ("true", ""),
        "taakvelden": ("true", "codelijst TaakveldBalanspost"),
    }[naam]
    rows = f"select regel, reden from rij_{jaar} where {scope}"
    if naam == "taakvelden":
        rows = f"select regel, coalesce(reden, niet_geboekt) as reden from veld_{jaar} order by regel"
    return Deel(opgehaald_bestand(tabel, deel=words), rows)


def _eis_alles(tabellen: Sequence[tuple[int, Opgehaald, Path]], delen: Sequence[Deel]) -> None:
    for (_, table, folder), part in zip(tabellen, delen, strict=True):
        if part.bestand.rijen != table.rijen:
            raise SociaalDomeinFout(
                f"Van tabel {table.tabel} zijn {getal(table.rijen)} rijen opgehaald, maar er staan er "
                f"{getal(part.bestand.rijen)}.",
                waar=str(folder),
                doe="Haal deze map weg en ververs opnieuw.",
            )


def _kolommen(con: duckdb.DuckDBPyConnection, sql: str, getal: str) -> dict[str, str]:
    described = con.execute(f"describe {sql}").fetchall()
    return {r[0]: getal if r[1].startswith("DECIMAL") else r[1] for r in described}


def _verrekeningen(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute(
        f"""select jaar, verslag, {_som("categorie in ('L7.4', 'L7.5')")} from post
        where taakveld like '6.%' and soort = 'L' group by all having {_som("categorie in ('L7.4', 'L7.5')")} <> 0
        order by all"""
    ).fetchall()
    return [
        f"{report} {year}: in de lasten van taakveld 6 zit {getal(float(amount) / 1000, 1)} miljoen euro aan interne "
        "verrekeningen (categorie 7.4 en 7.5), net als in eerdere jaren."
        for year, report, amount in rows
    ]
