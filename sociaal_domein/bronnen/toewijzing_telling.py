"""From messages about persons to counts: who started, who dropped out, who still waits, and after how many days.

All in SQL in memory. What comes out has no number of a toewijzing, and no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.inlezing import Apart
from sociaal_domein.bronnen.toewijzing_bestanden import Berichtbestand, Levering

if TYPE_CHECKING:
    import duckdb

# Productcategorie: WMO020 and JZ020 do not overlap, so that the category tells the law.
WMO = tuple(range(1, 19))
JEUGD = (*range(31, 39), *range(40, 56))
# VerwijzerType, COD327.
VERWIJZERS = (1, 2, 3, 4, 5, 6, 8)
# RedenBeeindiging of a stop without a start. JZ588 and WMO588 use 31 for two things.
VOLGENS_PLAN = {"jeugd": 31, "wmo": 19}
UITVAL = {"jeugd": (32, 33, 34), "wmo": (21, 22, 23)}
TIJDELIJK = 20
# RedenWijziging (JZ002, WMO002) of a toewijzing that ended without a start and without a stop message:
# empty, or a correction or prolongation, is drop-out; the others say that something else came.
VERWIJDERD = 13
GEEN_ANDERE_AFLOOP = (1, 4, 14)
EERSTE_DAG = "date '2015-01-01'"

_DATUM = (
    "coalesce(try_cast({0} as date), cast(try_strptime({0}, ['%Y%m%d', '%d-%m-%Y', '%d/%m/%Y']) as date))"
)


def tel(con: duckdb.DuckDBPyConnection, bestanden: Sequence[Berichtbestand], levering: Levering) -> None:
    """Make the tables ``uitkomst`` (one row per toewijzing, in memory only) and ``apart`` (rows set aside).

    Parameters
    ----------
    con : duckdb connection
        With the tables of `bestanden`.
    """
    con.execute("create temp table peil as select cast(? as date) as tot, cast(? as date) as van, ? as mee",
                [levering.peildatum, levering.vanaf, levering.wachtenden_op_vanaf])  # fmt: skip
    for kind in ("301", "305", "307"):
        parts = [_lees(file) for file in bestanden if file.soort == kind]
        con.execute(f"create temp table t{kind} as {' union all '.join(parts)}")
    for name, query in _STAPPEN.items():
        con.execute(f"create temp table {name} as {query}")


def tellingen(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Return the counts: law, year, quarter, division, part, day of entry, days, outcome, number.

    Totals are by quarter; product categories and referrers by year, and never crossed: so a count says less
    about one person.
    """
    return con.execute(_TELLINGEN).fetchall()


def apart(con: duckdb.DuckDBPyConnection, bestanden: Sequence[Berichtbestand]) -> list[Apart]:
    """Return the rows set aside, with file and line."""
    names = {file.nummer: file.bron.naam for file in bestanden}
    rows = con.execute("select bestand, regel, reden from apart order by bestand, regel").fetchall()
    return [Apart(names[file], line, reason) for file, line, reason in rows]


def _lees(file: Berichtbestand) -> str:
    """Return the select that gives the text of one file its types, with a reason where that fails."""
    col = {field: file.kolommen.get(field, "cast(null as varchar)") for field in _ALLE}
    base = f"{file.nummer} as bestand, rowid + 2 as regel, {_geheel(col['ToewijzingNummer'], 18)} as nr"
    if file.soort == "301":
        category = f"coalesce(nullif(trim({col['ProductCategorie']}), ''), substring(trim({col['ProductCode']}), 1, 2))"
        return _met_reden(
            f"select {base}, {_DATUM.format(col['Toewijzingsdatum'])} as dag, {_DATUM.format(col['Einddatum'])} as eind, "
            f"{_geheel(category, 2)} as cat, {_geheel(col['VerwijzerType'], 2)} as verwijzer, "
            f"{_geheel(col['RedenWijziging'], 2)} as code, {_leeg(col['Toewijzingsdatum'])} as geen_dag, "
            f"not {_leeg(col['Einddatum'])} as met_eind, false as weg from {file.tabel}",
            f"when cat is null or cat not in ({_in([*WMO, *JEUGD])}) then 'onbekende_productcategorie' ",
        )
    day = col["Begindatum" if file.soort == "305" else "Einddatum"]
    begin = _DATUM.format(col["Begindatum"]) if file.soort == "307" else "cast(null as date)"
    return _met_reden(
        f"select {base}, {_DATUM.format(day)} as dag, {begin} as eind, cast(null as int) as cat, "
        f"cast(null as int) as verwijzer, {_geheel(col['RedenBeeindiging'], 2)} as code, {_leeg(day)} as geen_dag, "
        f"false as met_eind, {_geheel(col['StatusAanlevering'], 2)} is not distinct from 3 as weg from {file.tabel}",
        "",
    )


_ALLE = ("ToewijzingNummer Toewijzingsdatum Einddatum ProductCategorie ProductCode VerwijzerType RedenWijziging "
         "Begindatum RedenBeeindiging StatusAanlevering").split()  # fmt: skip


def _met_reden(query: str, more: str) -> str:
    return (
        f"select bestand, regel, nr, dag, eind, cat, verwijzer, code, weg, case when nr is null then 'nummer_onleesbaar' "
        f"when geen_dag then 'datum_ontbreekt' when dag is null or dag < {EERSTE_DAG} or (met_eind and eind is null) "
        f"then 'datum_onmogelijk' when dag > tot then 'na_peildatum' {more}end as reden from ({query}) cross join peil"
    )


def _geheel(column: str, digits: int) -> str:
    # A cast alone would read 12.5 as 13.
    kind = "bigint" if digits > 4 else "int"
    return f"case when regexp_full_match({column}, ' *[0-9]{{1,{digits}}} *') then cast({column} as {kind}) end"


def _leeg(column: str) -> str:
    return f"coalesce(trim({column}), '') = ''"


def _in(codes: Iterable[int]) -> str:
    return ", ".join(map(str, codes))


def _per_wet(codes: dict[str, Sequence[int]]) -> str:
    return " or ".join(f"(n.wet = '{law}' and e.code in ({_in(found)}))" for law, found in codes.items())


_VOLGENS_PLAN = _per_wet({law: (code,) for law, code in VOLGENS_PLAN.items()})

_STAPPEN = {
    # Most numbers have one message: only the others need ordering.
    "meer": "select nr from t301 where reden is null group by nr having count(*) > 1",
    "versie": """
        select t.*, row_number() over (partition by nr, dag, eind, cat, verwijzer, code order by bestand, regel) as keer,
            row_number() over (partition by nr order by dag desc, bestand desc, regel desc) as rang,
            min(dag) over (partition by nr) as eerste,
            min(cat) over (partition by nr) < 19 and max(cat) over (partition by nr) > 30 as twee_wetten
        from t301 as t semi join meer using (nr) where reden is null""",
    "nummer": f"""
        select nr, dag, eind, cat, case when cat < 19 then 'wmo' else 'jeugd' end as wet, verwijzer, code,
            case when code = {VERWIJDERD} then 'verwijderd' end as reden
        from t301 anti join meer using (nr) where reden is null
        union all
        select nr, eerste, eind, cat, case when cat < 19 then 'wmo' else 'jeugd' end, verwijzer, code,
            case when twee_wetten then 'twee_wetten' when code = {VERWIJDERD} then 'verwijderd' end
        from versie where rang = 1""",
    # A message with StatusAanlevering 3 takes back the one before it, of the same number and day.
    "weg": """
        select nr, dag, bestand, regel, '305' as soort from t305 where weg and reden is null
        union all select nr, dag, bestand, regel, '307' from t307 where weg and reden is null""",
    "ingetrokken": " union all ".join(
        f"""select distinct t.bestand, t.regel from t{k} as t inner join weg as w on w.soort = '{k}' and w.nr = t.nr
        and w.dag = t.dag and (w.bestand, w.regel) >= (t.bestand, t.regel) where t.reden is null"""
        for k in ("305", "307")
    ),
    "start": """
        select nr, min(dag) as dag from t305 anti join ingetrokken using (bestand, regel)
        where reden is null group by nr""",
    "stop": f"""
        select nr, arg_min(code, dag) as code, min(dag) as dag, arg_min(eind, dag) as begin
        from t307 anti join ingetrokken using (bestand, regel)
        where reden is null and code is distinct from {TIJDELIJK} group by nr""",
    # Left out while counting: what no longer is a toewijzing, and who was not followed from the start.
    "uitkomst": f"""
        with gebeurtenis as (
            select n.nr, n.dag as van, n.wet, n.cat, n.verwijzer, n.reden,
                case when s.dag is not null then s.dag when {_VOLGENS_PLAN} then e.begin end as begin,
                case when s.dag is null and ({_VOLGENS_PLAN}) then true else false end as was_er,
                case when e.dag is not null then e.dag when n.eind <= tot then n.eind end as einde,
                case when e.dag is not null then case when {_per_wet(UITVAL)} then 'uitval' else 'anders' end
                    when n.code is null or n.code in ({_in(GEEN_ANDERE_AFLOOP)}) then 'uitval' else 'anders'
                end as afloop,
                p.tot, p.van as venster, p.mee
            from nummer as n left join start as s using (nr) left join stop as e using (nr) cross join peil as p
        ),
        dagen as (
            select *, case when begin < van then 'al_begonnen' when begin is not null then 'start'
                    when einde is not null then afloop else 'wacht' end as soort,
                case when begin is not null then begin when einde is not null then greatest(einde, van) else tot
                end as moment
            from gebeurtenis
        )
        select nr, year(van) as jaar, quarter(van) as kwartaal, wet, cat,
            case when verwijzer in ({_in(VERWIJZERS)}) then verwijzer end as verwijzer, soort,
            cast(case when van < venster then venster - van else 0 end as int) as instroom,
            cast(case when begin < van then 0 else moment - van end as int) as dagen,
            case when reden is not null then reden when was_er and begin is null then 'start_onbekend'
                when van < venster and (not mee or moment < venster or soort = 'al_begonnen') then 'voor_venster'
            end as reden
        from dagen""",
    "buiten": "select nr, reden from uitkomst where reden is not null",
    "apart": """
        select bestand, regel, reden from (select * from t301 union all select * from t305 union all select * from t307)
        where reden is not null
        union all select bestand, regel, 'dubbel' from versie anti join buiten using (nr) where keer > 1
        union all select bestand, regel, b.reden from t301 as t inner join buiten as b using (nr) where t.reden is null
        union all select bestand, regel, 'ingetrokken' from ingetrokken
        """
    + "".join(
        f"""
        union all select bestand, regel, 'zonder_toewijzing' from t{k} anti join nummer using (nr)
            anti join ingetrokken using (bestand, regel) where reden is null
        union all select bestand, regel, 'toewijzing_apart' from t{k} semi join buiten using (nr)
            anti join ingetrokken using (bestand, regel) where reden is null
        union all select bestand, regel, 'dubbel' from (
            select *, row_number() over (partition by nr, {fields} order by bestand, regel) as keer from t{k}
            semi join (select nr from t{k} where reden is null group by nr having count(*) > 1) using (nr)
            semi join nummer using (nr) anti join buiten using (nr) anti join ingetrokken using (bestand, regel)
            where reden is null
        ) where keer > 1"""
        for k, fields in (("305", "dag"), ("307", "dag, code"))
    ),
}  # fmt: skip

_TELLINGEN = """
    select wet, jaar, kwartaal, 'totaal' as indeling, 'alle' as deel, instroom, dagen, soort, count(*)
    from uitkomst where reden is null group by all
    union all
    select wet, jaar, null, 'product', lpad(cast(cat as varchar), 2, '0'), instroom, dagen, soort, count(*)
    from uitkomst where reden is null group by all
    union all
    select wet, jaar, null, 'verwijzer', coalesce(lpad(cast(verwijzer as varchar), 2, '0'), 'onbekend'), instroom, dagen,
        soort, count(*)
    from uitkomst where reden is null group by all"""
