"""Time waiting after toewijzing on five million messages: reading, counting and the curves.

Run with ``python benchmarks/toewijzing.py [number of messages]``. The messages are made up here, by DuckDB with a fixed
seed, and thrown away. From messages in memory to curves may take four seconds; reading the files is told apart.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import duckdb

from sociaal_domein.bronnen.toewijzing_bestanden import geheugen, laad_berichten, lees_levering
from sociaal_domein.bronnen.toewijzing_telling import apart, tel, tellingen
from sociaal_domein.paden import pipelinesmap

GRENS = 4.0
MODELLEN = ("kern_toewijzing_telling", "kern_toewijzing_verloop", "kern_toewijzing_duur")


def maak(folder: Path, berichten: int) -> None:
    """Write messages of toewijzingen over four years; one in a hundred is double, changed or without a toewijzing."""
    n = int(berichten / 2.3)
    with duckdb.connect() as con:
        con.execute("set threads = 1")
        con.execute("select setseed(0.42)")
        con.execute(
            f"""create table mens as select *, van + wacht as begin, van + uitval as eind,
                lpad(cast(cat as varchar), 2, '0') as code from (
            select i as nr, date '2021-01-01' + cast(floor(random() * 1461) as int) as van,
                cast(floor(-ln(1 - random()) * 70) as int) as wacht,
                cast(floor(-ln(1 - random()) * 500) as int) as uitval,
                cast(floor(case when random() < 0.5 then 31 + random() * 8 else 1 + random() * 18 end) as int) as cat,
                '0' || (cast(floor(random() * 4) as int) + 1) as door, random() as r from range({n}) as t (i))"""
        )
        for name, query in {
            "iwmo301": """select nr as ToewijzingNummer, van as Toewijzingsdatum, van + 5 as Ingangsdatum,
                    van + 400 as Einddatum, code as ProductCategorie, door as VerwijzerType,
                    case when r < 0.01 then '14' end as RedenWijziging from mens
                union all select nr, van + 3, van + 5, van + 400, code, door, '14' from mens where r < 0.01""",
            "iwmo305": """select nr as ToewijzingNummer, begin as Begindatum, van + 5 as ToewijzingIngangsdatum
                    from mens where wacht <= uitval and begin <= date '2024-12-31'
                union all select nr + 100000000, begin, van from mens where r < 0.005""",
            "iwmo307": """select nr as ToewijzingNummer, null as Begindatum,
                    case when wacht <= uitval then begin + 90 else eind end as Einddatum,
                    case when cat < 19 then '21' else '32' end as RedenBeeindiging from mens
                where (wacht > uitval and eind <= date '2024-12-31') or (wacht <= uitval and r < 0.45)""",
        }.items():
            con.execute(f"copy ({query}) to '{folder / name}.csv' (header, delim ';')")
    (folder / "levering.yml").write_text("gemeente: Voorbeeldgemeente\npeildatum: 2024-12-31\n", encoding="utf-8")


def main() -> int:
    """Make the messages, read them and work out the curves; return 1 when it took too long."""
    berichten = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begin = time.perf_counter()
        maak(folder, berichten)
        gemaakt, rekentijd = time.perf_counter(), time.process_time()
        with geheugen() as con:
            con.execute("set threads = 2")
            levering, _ = lees_levering(folder)
            bestanden = laad_berichten(con, folder, levering.peildatum)
            gelezen = time.perf_counter()
            tel(con, bestanden, levering)
            rijen, weg = tellingen(con), apart(con, bestanden)
            geteld = time.perf_counter()
            con.execute(
                f"create temp table bron_toewijzingen__tellingen as select 'GM9999' as gebied_code, * from ({_rijen()})"
            )
            con.execute(
                "create temp table bron_toewijzingen__levering as select 'GM9999' as gebied_code, 2024 as peiljaar"
            )
            con.execute("create temp table kern_gebied as select 'GM9999' as gebied_code, 'Voorbeeldgemeente' as naam")
            for model in MODELLEN:
                text = (pipelinesmap() / f"{model}.sql").read_text(encoding="utf-8")
                con.execute(f"create temp table {model} as {text}")
            klaar, rekentijd = time.perf_counter(), time.process_time() - rekentijd
            curven = con.execute("select count(*) from kern_toewijzing_duur").fetchall()[0][0]
    totaal = sum(b.bron.rijen for b in bestanden)
    print(f"{totaal} berichten gemaakt in {gemaakt - begin:.2f} s; {len(rijen)} aantallen, {len(weg)} regels apart")
    print(f"lezen       {gelezen - gemaakt:6.2f} s")
    print(f"tellen      {geteld - gelezen:6.2f} s")
    print(f"{curven} curven {klaar - geteld:6.2f} s")
    # Beside other work on the machine the clock says more than the computing took.
    print(f"rekentijd   {rekentijd:6.2f} s, over twee kernen {rekentijd / 2:.2f} s")
    print(f"samen       {klaar - gemaakt:6.2f} s")
    duur = klaar - gelezen
    print(f"zonder lezen{duur:6.2f} s   grens {GRENS:.2f} s   {'TE TRAAG' if duur > GRENS else 'goed'}")
    return 1 if duur > GRENS else 0


def _rijen() -> str:
    from sociaal_domein.bronnen.toewijzing_telling import TELLINGEN

    columns = "wet, jaar, kwartaal, indeling, deel, instroom, dagen, uitkomst, aantal"
    return f"select * from ({TELLINGEN}) as t ({columns})"


if __name__ == "__main__":
    sys.exit(main())
