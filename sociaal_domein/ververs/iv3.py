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
from sociaal_domein.bronnen.iv3 import BRON, VERSLAG
from sociaal_domein.bronnen.opgehaald import RIJENBESTAND, Opgehaald
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import getal
from sociaal_domein.ververs import iv3_titels
from sociaal_domein.ververs.boek import Bronboek, Deel, Tabelboek, citaat, opgehaald_bestand
from sociaal_domein.ververs.vorm import eis_getallen, eis_sleutels, eis_vorm

if TYPE_CHECKING:
    import duckdb

DIMENSIES = ("Gemeenten", "Verslagsoort", "TaakveldBalanspost", "Categorie")
PLAATSINGEN = ("k_1ePlaatsing", "k_2ePlaatsing")
# Until 2019 the publisher used other names for the same columns.
EERDERE_NAAM = {
    "TaakveldBalanspost": "FunctieKostenplaatsBalanspost",
    "k_1ePlaatsing": "k_1stePlaatsing",
    "k_2ePlaatsing": "k_2dePlaatsing",
}
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
    con: duckdb.DuckDBPyConnection, tabellen: Sequence[tuple[int, Opgehaald, Path]], vorige: Path, inwoners: Path
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

    Raises
    ------
    SociaalDomeinFout
        The table has another shape than Iv3 has, or a cell cannot be read.
    """
    for year, table, folder in tabellen:
        _bekijk(con, year, table, folder)
    years = [year for year, _, _ in tabellen]
    con.execute("create or replace view post as " + " union all ".join(f"select * from post_{y}" for y in years))
    fields = {year: table.dimensies[_veld(table)].sleutels for year, table, _ in tabellen}
    iv3_titels.maak(con, fields, vorige)
    parts = {name: [_deel(name, *item) for item in tabellen] for name in _SLEUTEL}
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
            from post as p left join titel as t on t.jaar = p.jaar and t.taakveld = p.hoofdveld
            where p.taakveld like '6.%' and soort = 'L' group by all""",
        "onderverdeling": f"""
            select p.jaar, verslag, gemeente_code, gemeente_naam, p.taakveld, t.titel as taakveld_titel,
                coalesce({_som("soort = 'L'")}, 0) as lasten_keur, coalesce({_som("soort = 'B'")}, 0) as baten_keur,
                {_som("categorie = 'L1.1'")} as salarissen_keur
            from post as p left join eigen_titel as t on t.jaar = p.jaar and t.taakveld = p.taakveld
            where (p.taakveld like '6.%' or p.taakveld = '7.1') and soort in ('L', 'B') group by all""",
        "hoofdcategorie": f"""
            select jaar, verslagsoort, verslag, gemeente_code, substr(categorie, 2, 1) as hoofdcategorie,
                {_som("soort = 'L'")} as lasten_keur
            from post where taakveld like '6.%' and soort = 'L' group by all""",
        "totalen": f"""
            select p.*, i.inwoners from (select jaar, verslagsoort, verslag, gemeente_code,
                {", ".join(f"coalesce({_som(rule)}, 0) as {amounts[name]}" for name, rule in TOTALEN.items())}
            from post group by jaar, verslagsoort, verslag, gemeente_code
            having count(*) filter (exploitatie) > 0) as p
            left join read_parquet('{citaat(inwoners)}') as i
            on i.jaar = p.jaar and i.gemeente_code = p.gemeente_code""",
        "taakvelden": "select jaar, taakveld, titel as taakveld_titel from titel",
    }
    numbers = [table.tabel for _, table, _ in tabellen]
    gone = f"jaar not in ({', '.join(map(str, years))})"
    tables = [
        Tabelboek(name, name, _kolommen(con, sql, vorige / f"{name}.parquet"), _SLEUTEL[name], sql, gone, parts[name])
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


def _bekijk(con: duckdb.DuckDBPyConnection, jaar: int, tabel: Opgehaald, map: Path) -> None:
    """Make the views on one fetched year: every row with its amount or the reason why it is set aside."""
    there = {d.naam for d in tabel.dimensies} | {m.stam for m in tabel.maten}
    name = {n: old if (old := EERDERE_NAAM.get(n)) in there else n for n in (*DIMENSIES, *PLAATSINGEN)}
    columns = [name[n] for n in PLAATSINGEN]
    eis_vorm(tabel, [name[n] for n in DIMENSIES], columns)
    rows = f"read_parquet('{citaat(map / RIJENBESTAND)}', file_row_number = true)"
    eis_sleutels(con, tabel, rows)
    for column in columns:
        eis_getallen(con, tabel, rows, column)
    first, second = (tekens.sql_waarde(f'"{column}"', _BEDRAG) for column in columns)
    absent = [f"coalesce({tekens.sql_reden(f'"{column}"')}, '') = 'niet_geleverd'" for column in columns]
    names = [[key.code, key.titel.strip()] for key in tabel.dimensie("Gemeenten").sleutels]
    iv3_titels.vul(con, f"gemeente_{jaar}", "code varchar, titel varchar", names)
    # The second placement holds for a whole delivery, or a correction to nought would bring the old amount back.
    con.execute(
        f"""
        create or replace table tweede_{jaar} as
        select "Gemeenten" as gemeente_code, "Verslagsoort" as verslagsoort from {rows}
        where coalesce({second}, 0) <> 0 group by all
        """
    )
    # A category of which others are parts would count twice.
    totals = [key.code for key in tabel.dimensie("Categorie").sleutels if _is_bovenliggend(key.code, tabel)]
    listed = ", ".join(f"'{code}'" for code in totals) or "''"
    reports = " ".join(f"when '{code}' then '{name}'" for code, name in VERSLAG.items())
    con.execute(
        f"""
        create or replace view rij_{jaar} as
        select regel, gemeente_code, gemeente_naam, verslagsoort, verslag, taakveld, categorie, bedrag,
            substr(categorie, 1, 1) as soort,
            case
                when not regexp_full_match(gemeente_code, 'GM[0-9]{{4}}') then 'ander_gebied'
                when verslag is null then 'kwartaalopgave'
                when categorie in ({listed}) then 'totaalregel'
                when taakveld = '0.11' then 'saldo'
                when regexp_full_match(taakveld, '[AP].*') and categorie not in ('Primo', 'Ultimo') then 'balanspost'
                when not regexp_full_match(taakveld, '[0-9]\\.[0-9]{{1,3}}[a-d]?|[AP].*') then 'onbekend_taakveld'
                when not regexp_full_match(categorie, '[LB][1-7](\\.[0-9]+)*|Primo|Ultimo') then 'onbekende_categorie'
                when bedrag is null and niet_geleverd then 'geen_opgave'
                when bedrag is null then 'leeg'
            end as reden
        from (
            select r.file_row_number + 1 as regel, r."Gemeenten" as gemeente_code, g.titel as gemeente_naam,
                r."Verslagsoort" as verslagsoort, r."{name["TaakveldBalanspost"]}" as taakveld, r."Categorie" as categorie,
                case substr(r."Verslagsoort", 6) {reports} end as verslag,
                case when w.gemeente_code is not null then coalesce({second}, {first})
                    else coalesce(nullif({first}, 0), {second}, {first}) end as bedrag,
                ({" or ".join(absent)}) as niet_geleverd
            from {rows} as r
            left join tweede_{jaar} as w
            on w.gemeente_code = r."Gemeenten" and w.verslagsoort = r."Verslagsoort"
            left join gemeente_{jaar} as g on g.code = r."Gemeenten"
        )
        """
    )
    wrong = con.execute(
        f"""select regel, verslagsoort from rij_{jaar}
        where not regexp_full_match(verslagsoort, '{jaar}X00[0-5]') limit 1"""
    ).fetchall()
    if wrong:
        raise SociaalDomeinFout(
            f"In de tabel van {jaar} staat de verslagsoort '{wrong[0][1]}'. Verwacht: {jaar}X000 tot en met {jaar}X005.",
            waar=f"{tabel.tabel}, rij {getal(wrong[0][0])}, veld Verslagsoort",
            doe="Kijk of bij dit jaar het goede tabelnummer staat: sociaal-domein bron tabellen",
        )
    con.execute(
        f"""
        create or replace view post_{jaar} as
        select cast({jaar} as integer) as jaar, gemeente_code, gemeente_naam, verslagsoort, verslag, taakveld,
            regexp_extract(taakveld, '^[0-9]\\.[0-9]{{1,2}}') as hoofdveld, categorie, soort, bedrag,
            not regexp_full_match(taakveld, '[AP].*|0\\.10') as exploitatie
        from rij_{jaar} where reden is null
        """
    )


def _veld(tabel: Opgehaald) -> int:
    names = [d.naam for d in tabel.dimensies]
    return next(i for i, n in enumerate(names) if n in ("TaakveldBalanspost", EERDERE_NAAM["TaakveldBalanspost"]))


def _is_bovenliggend(code: str, tabel: Opgehaald) -> bool:
    return any(other.code.startswith(f"{code}.") for other in tabel.dimensie("Categorie").sleutels)


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
        rows = f"select regel, reden from veld_{jaar} order by regel"
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


def _kolommen(con: duckdb.DuckDBPyConnection, sql: str, vorige: Path) -> dict[str, str]:
    """Return the columns with the types they had; an amount with decimals makes its column a double."""
    kinds = {r[0]: r[1] for r in con.execute(f"describe {sql}").fetchall()}
    before = {}
    if vorige.is_file():
        described = con.execute(f"describe select * from read_parquet('{citaat(vorige)}')").fetchall()
        before = {r[0]: r[1] for r in described}
    for name, kind in kinds.items():
        if kind.startswith("DECIMAL"):
            broken = con.execute(f"select count(*) from ({sql}) where {name} <> round({name})").fetchall()[0][0]
            kinds[name] = "DOUBLE" if broken or before.get(name) == "DOUBLE" else "BIGINT"
    return kinds


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
