"""From messages about persons to counts: who started, who dropped out, who still waits, and after how many days.

All in SQL in memory. What comes out has no number of a toewijzing, and no date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.inlezing import Apart, Waarde
from sociaal_domein.bronnen.toewijzing_bestanden import Berichtbestand, Levering
from sociaal_domein.bronnen.toewijzing_velden import BERICHTEN, LAATSTE_WMO

if TYPE_CHECKING:
    import duckdb

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
# While counting an outcome is a number: grouping by text takes twice as long.
UITKOMSTEN = ("wacht", "start", "uitval", "anders", "al_begonnen")
_WACHT, _START, _UITVAL, _ANDERS, _AL_BEGONNEN = range(5)


def tel(con: duckdb.DuckDBPyConnection, bestanden: Sequence[Berichtbestand], levering: Levering) -> None:
    """Make the tables ``uitkomst`` (one row per toewijzing, in memory only) and ``apart`` (rows set aside).

    Parameters
    ----------
    con : duckdb connection
        With the tables of `bestanden`.
    """
    con.execute("create temp table peil as select cast(? as date) as tot, cast(? as date) as van, ? as mee",
                [levering.peildatum, levering.vanaf, levering.wachtenden_op_vanaf])  # fmt: skip
    # The rows have their line by now; to keep their order costs time.
    con.execute("set preserve_insertion_order = false")
    for kind in BERICHTEN:
        parts = [
            f"select cast({f.nummer} as int) as bestand, rowid + 2 as regel, * from {f.tabel}"
            for f in bestanden
            if f.soort == kind
        ]
        con.execute(f"create temp view t{kind} as {' union all '.join(parts)}")
    for name, query in _STAPPEN.items():
        con.execute(f"create temp table {name} as {query}")


def tellingen(con: duckdb.DuckDBPyConnection) -> list[tuple[Waarde, ...]]:
    """Return the counts: law, year, quarter, division, part, day of entry, days, outcome, number.

    Totals are by quarter; product categories and referrers by year, and never crossed: so a count says less
    about one person.
    """
    return con.execute(TELLINGEN).fetchall()


def apart(con: duckdb.DuckDBPyConnection, bestanden: Sequence[Berichtbestand]) -> list[Apart]:
    """Return the rows set aside, with file and line."""
    names = {file.nummer: file.bron.naam for file in bestanden}
    rows = con.execute("select bestand, regel, reden from apart order by bestand, regel").fetchall()
    return [Apart(names[file], line, reason) for file, line, reason in rows]


def _in(codes: Iterable[int]) -> str:
    return ", ".join(map(str, codes))


_WET = {"wmo": f"n.cat <= {LAATSTE_WMO}", "jeugd": f"n.cat > {LAATSTE_WMO}"}


def _per_wet(codes: Mapping[str, Sequence[int]]) -> str:
    return " or ".join(f"({_WET[law]} and e.code in ({_in(found)}))" for law, found in codes.items())


_VOLGENS_PLAN = _per_wet({law: (code,) for law, code in VOLGENS_PLAN.items()})

_STAPPEN = {
    # Most numbers have one message: only the others need ordering.
    "meer": "select nr from t301 where reden is null group by nr having count(*) > 1",
    "versie": f"""
        select t.*,
            row_number() over (partition by nr, dag, eind, cat, verwijzer, code order by bestand, regel) as keer,
            row_number() over (partition by nr order by dag desc, bestand desc, regel desc) as rang,
            min(dag) over (partition by nr) as eerste,
            min(cat) over (partition by nr) <= {LAATSTE_WMO}
                and max(cat) over (partition by nr) > {LAATSTE_WMO} as twee_wetten
        from t301 as t semi join meer using (nr) where reden is null""",
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
        select nr, min(dag) as dag, count(*) as keer from t305 anti join ingetrokken using (bestand, regel)
        where reden is null group by nr""",
    # A temporary stop is no end.
    "stop": f"""
        select nr, count(*) as keer, arg_min(code, dag) filter (code is distinct from {TIJDELIJK}) as code,
            min(dag) filter (code is distinct from {TIJDELIJK}) as dag,
            arg_min(eind, dag) filter (code is distinct from {TIJDELIJK}) as begin
        from t307 anti join ingetrokken using (bestand, regel)
        where reden is null group by nr""",
    # Left out while counting: what no longer is a toewijzing, and who was not followed from the start.
    "uitkomst": f"""
        with nummer as (
        select nr, dag, eind, cat, verwijzer, code,
            case when code = {VERWIJDERD} then 'verwijderd' end as reden
        from t301 anti join meer using (nr) where reden is null
        union all
        select nr, eerste, eind, cat, verwijzer, code,
            case when twee_wetten then 'twee_wetten' when code = {VERWIJDERD} then 'verwijderd' end
        from versie where rang = 1
        ),
        gebeurtenis as (
            select n.nr, n.dag as van, n.cat, n.verwijzer, n.reden,
                case when s.dag is not null then s.dag
                    when ({_VOLGENS_PLAN}) and e.begin <= e.dag then e.begin end as begin,
                case when s.dag is null and ({_VOLGENS_PLAN}) then true else false end as was_er,
                case when e.dag is not null then e.dag when n.eind <= tot then n.eind end as einde,
                case when e.dag is not null then case when {_per_wet(UITVAL)} then {_UITVAL} else {_ANDERS} end
                    when n.code is null or n.code in ({_in(GEEN_ANDERE_AFLOOP)}) then {_UITVAL} else {_ANDERS}
                end as afloop,
                p.tot, p.van as venster, p.mee
            from nummer as n left join start as s using (nr) left join stop as e using (nr) cross join peil as p
        ),
        dagen as (
            select *, cast(case when begin < van then {_AL_BEGONNEN} when begin is not null then {_START}
                    when einde is not null then afloop else {_WACHT} end as tinyint) as soort,
                case when begin is not null then begin when einde is not null then greatest(einde, van) else tot
                end as moment
            from gebeurtenis
        )
        select nr, cast(year(van) as smallint) as jaar, cast(quarter(van) as tinyint) as kwartaal, cat,
            case when verwijzer in ({_in(VERWIJZERS)}) then verwijzer end as verwijzer, soort,
            cast(case when van < venster then venster - van else 0 end as int) as instroom,
            cast(case when begin < van then 0 else moment - van end as int) as dagen,
            case when reden is not null then reden when was_er and begin is null then 'start_onbekend'
                when van < venster and (not mee or moment < venster or soort = {_AL_BEGONNEN}) then 'voor_venster'
            end as reden
        from dagen""",
    "buiten": "select nr, reden from uitkomst where reden is not null",
    "los": """
        select nr from (select nr from start union all select nr from stop) anti join uitkomst using (nr)""",
    "apart": """
        select bestand, regel, reden from (select * from t301 union all select * from t305 union all select * from t307)
        where reden is not null
        union all select bestand, regel, 'dubbel' from versie anti join buiten using (nr) where keer > 1
        union all select bestand, regel, b.reden from t301 as t inner join buiten as b using (nr) where t.reden is null
        union all select bestand, regel, 'ingetrokken' from ingetrokken
        """
    + "".join(
        f"""
        union all select bestand, regel, 'zonder_toewijzing' from t{k} anti join ingetrokken using (bestand, regel)
            semi join los using (nr) where reden is null
        union all select bestand, regel, 'toewijzing_apart' from t{k} anti join ingetrokken using (bestand, regel)
            semi join buiten using (nr) where reden is null
        union all select bestand, regel, 'dubbel' from (
            select *, row_number() over (partition by nr, {fields} order by bestand, regel) as volgorde
            from t{k} anti join ingetrokken using (bestand, regel)
            semi join (select nr from {per_nr} where keer > 1) using (nr)
            anti join los using (nr) anti join buiten using (nr) where reden is null
        ) where volgorde > 1"""
        for k, per_nr, fields in (("305", "start", "dag"), ("307", "stop", "dag, code"))
    ),
    # The three divisions apart: as parts of one query DuckDB takes many times as long.
    "totaal": f"""
        select cat <= {LAATSTE_WMO} as is_wmo, jaar, kwartaal, instroom, dagen, soort, count(*) as aantal
        from uitkomst where reden is null group by all""",
    "product": """
        select cat, jaar, instroom, dagen, soort, count(*) as aantal from uitkomst where reden is null group by all""",
    "verwezen": f"""
        select cat <= {LAATSTE_WMO} as is_wmo, verwijzer, jaar, instroom, dagen, soort, count(*) as aantal
        from uitkomst where reden is null group by all""",
}  # fmt: skip

TELLINGEN = f"""
    with samen as (
        select is_wmo, jaar, kwartaal, 'totaal' as indeling, 'alle' as deel, instroom, dagen, soort, aantal from totaal
        union all
        select cat <= {LAATSTE_WMO}, jaar, null, 'product', lpad(cast(cat as varchar), 2, '0'), instroom,
            dagen, soort, aantal
        from product
        union all
        select is_wmo, jaar, null, 'verwijzer', coalesce(lpad(cast(verwijzer as varchar), 2, '0'), 'onbekend'),
            instroom, dagen, soort, aantal
        from verwezen
    )
    select case when is_wmo then 'wmo' else 'jeugd' end, jaar, kwartaal, indeling, deel, instroom, dagen,
        case soort {" ".join(f"when {i} then '{name}'" for i, name in enumerate(UITKOMSTEN))} end, aantal
    from samen"""
