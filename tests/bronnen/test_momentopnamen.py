"""The snapshots in data/open: whole, complete, and in agreement with each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.bronnen import bronnen
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.kwb_maten import MATEN

AANTALLEN = {
    2017: 388,
    2018: 380,
    2019: 355,
    2020: 355,
    2021: 352,
    2022: 345,
    2023: 342,
    2024: 342,
    2025: 342,
    2026: 342,
}


# A source whose figures may not be passed on has a reader and no snapshot.
OPEN = Path(__file__).resolve().parents[2] / "data" / "open"
MEEGELEVERD = [name for name in bronnen() if (OPEN / name).is_dir()]


@pytest.mark.parametrize("name", MEEGELEVERD)
def test_the_snapshot_is_whole_and_its_ledger_balances(projectmap, vraag, name):
    manifest = mf.controleer(projectmap / "data" / "open" / name)
    aside = dict(vraag(f"select tabel, count(*) from '{{{name}}}/apart.parquet' group by 1"))
    for table, entry in manifest.tabellen.items():
        assert entry.rijen.apart == aside.get(table, 0)
        assert entry.rijen.bron == sum(file.rijen for file in entry.bronbestanden)


def test_together_they_stay_small(projectmap):
    files = [p for p in (projectmap / "data" / "open").rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in files) < 2_500_000


def test_nothing_of_the_social_domain_was_set_aside(vraag):
    reasons = set(vraag("select distinct tabel, reden from '{iv3}/apart.parquet'"))
    assert reasons == {("onderverdeling", "buiten_bereik"), ("onderverdeling", "landelijk_totaal")}
    assert vraag("select tabel, reden, count(*) from '{gemeenten}/apart.parquet' group by all") == [
        ("wijken", "geen_gemeente", 1)
    ]


def test_municipalities_per_year(vraag):
    for table in ("{gemeenten}/lijst", "{gemeenten}/inwoners"):
        counts = dict(vraag(f"select jaar, count(distinct gemeente_code) from '{table}.parquet' group by 1"))
        assert {year: counts[year] for year in AANTALLEN} == AANTALLEN


def test_deliveries_per_year(vraag):
    sql = "select verslagsoort, count(distinct gemeente_code) from '{{iv3}}/{}.parquet' group by 1"
    expected = {f"{y}X000": n for y, n in AANTALLEN.items()} | {"2025X000": 338}
    expected |= {f"{y}X005": n for y, n in AANTALLEN.items() if y <= 2024}
    assert dict(vraag(sql.format("lasten"))) == expected
    assert dict(vraag(sql.format("totalen"))) == expected


def test_a_taakveld_is_text_and_never_meets_its_neighbour(vraag):
    for table in ("lasten", "onderverdeling", "taakvelden"):
        column = vraag(f"select distinct typeof(taakveld) from '{{iv3}}/{table}.parquet'")
        assert column == [("VARCHAR",)]
    years = {
        t: {y for y, f in vraag("select distinct jaar, taakveld from '{iv3}/lasten.parquet'") if f == t}
        for t in ("6.6", "6.60")
    }
    assert years == {"6.6": set(range(2017, 2025)), "6.60": {2025, 2026}}
    both = vraag(
        "select taakveld, count(*) from '{iv3}/taakvelden.parquet' where taakveld in ('0.1', '0.10') group by 1"
    )
    assert dict(both) == {"0.1": 10, "0.10": 10}


def test_the_taakvelden_add_up_to_the_total_in_every_delivery(vraag):
    rows = vraag(
        """
        select count(*), count(*) filter (where t.sociaal_keur is distinct from l.som)
        from '{iv3}/totalen.parquet' as t
        full join (
            select verslagsoort, gemeente_code, sum(lasten_keur) as som
            from '{iv3}/lasten.parquet' group by all
        ) as l on l.verslagsoort = t.verslagsoort and l.gemeente_code = t.gemeente_code
        """
    )
    assert rows == [(6398, 0)]


@pytest.mark.parametrize("report", ["2023begroting", "2023jaarrekening", "2024begroting", "2025begroting"])
def test_the_subdivision_adds_up_to_the_taakvelden_of_the_other_source(vraag, report):
    year, kind = int(report[:4]), report[4:]
    rows = vraag(
        f"""
        with codes as (select taakveld from '{{iv3}}/taakvelden.parquet' where jaar = {year}),
        onder as (
            select gemeente_code,
                case when taakveld in (select taakveld from codes) then taakveld
                     else left(taakveld, length(taakveld) - 1) end as taakveld,
                sum(lasten_keur) as som
            from '{{iv3}}/onderverdeling.parquet'
            where jaar = {year} and verslag = '{kind}' and taakveld like '6.%'
            group by all
        ),
        lasten as (
            select gemeente_code, taakveld, lasten_keur
            from '{{iv3}}/lasten.parquet' where jaar = {year} and verslag = '{kind}'
        )
        select count(*), count(*) filter (where coalesce(o.som, 0) <> coalesce(l.lasten_keur, 0))
        from onder as o full join lasten as l
            on l.gemeente_code = o.gemeente_code and l.taakveld = o.taakveld
        """
    )
    cells, different = rows[0]
    assert cells == 342 * (16 if year == 2025 else 12)
    assert different == 0


def test_zero_deliveries_stay_in_the_snapshot(vraag):
    rows = vraag(
        "select verslagsoort, gemeente_code from '{iv3}/lasten.parquet' group by all having sum(lasten_keur) = 0"
    )
    assert len(rows) == 25
    assert {("2018X000", "GM1949"), ("2022X005", "GM0141"), ("2024X005", "GM0809")} <= set(rows)


def test_every_name_of_the_subdivision_has_the_right_code(vraag):
    wrong = vraag(
        """
        select distinct o.jaar, o.gemeente_naam, l.gemeente_naam
        from '{iv3}/onderverdeling.parquet' as o
        join '{gemeenten}/lijst.parquet' as l using (jaar, gemeente_code)
        where o.gemeente_naam <> l.gemeente_naam
        """
    )
    assert {(name, listed) for _, name, listed in wrong} == {
        ("Beek", "Beek (L.)"),
        ("Hengelo", "Hengelo (O.)"),
        ("Laren", "Laren (NH.)"),
        ("Middelburg", "Middelburg (Z.)"),
        ("Rijswijk", "Rijswijk (ZH.)"),
        ("Stein", "Stein (L.)"),
    }
    assert {year for year, _, _ in wrong} == {2024, 2025}


def test_no_name_has_broken_letters(vraag):
    names = {row[0] for row in vraag("select distinct gemeente_naam from '{gemeenten}/lijst.parquet'")}
    assert not {n for n in names if set(n) & set("˙‚�")}
    spellings = vraag("select distinct gemeente_naam from '{gemeenten}/lijst.parquet' where gemeente_code = 'GM1900'")
    assert spellings == [("Súdwest-Fryslân",)]


def test_the_classes_agree_with_the_inhabitants(vraag):
    rows = vraag(
        """
        select k.jaar, count(*), max(abs(k.inwonertal - i.inwoners) / i.inwoners)
        from '{gemeenten}/klassen.parquet' as k
        join '{gemeenten}/inwoners.parquet' as i using (jaar, gemeente_code) group by 1 order by 1
        """
    )
    assert rows[:2] == [(2023, 342, 0.0), (2024, 342, 0.0)]
    assert rows[2][:2] == (2025, 342)
    assert 0 < rows[2][2] < 0.01  # the classes of 2025 use a provisional count, rounded to ten


def test_every_municipality_that_vanished_has_a_successor(vraag):
    lost = vraag(
        """
        select distinct a.jaar + 1, a.gemeente_code from '{gemeenten}/lijst.parquet' as a
        anti join '{gemeenten}/lijst.parquet' as b
            on b.jaar = a.jaar + 1 and b.gemeente_code = a.gemeente_code
        where a.jaar < 2026
        """
    )
    known = set(vraag("select ingang_jaar, oude_gemeente_code from '{gemeenten}/herindelingen.parquet'"))
    assert lost
    assert set(lost) <= known


def test_counts_agree_with_the_relative_column_within_rounding(vraag):
    rows = vraag(
        """
        select gebied_code, regio_soort,
            max(waarde) filter (where maat = 'WmoClienten'),
            max(waarde) filter (where maat = 'WmoClientenRelatief'),
            max(waarde) filter (where maat = 'AantalInwoners')
        from '{kwb}/kerncijfers.parquet' group by jaar, gebied_code, regio_soort
        """
    )
    compared = 0
    for area, kind, clients, per_1000, people in rows:
        if clients is None or per_1000 is None:
            continue
        slack = 0 if kind == "gemeente" else 5
        low = (clients - 5) / (people + slack) * 1000 - 0.5
        high = (clients + 5) / max(people - slack, 1) * 1000 + 0.5
        assert low <= per_1000 <= high, (area, clients, people, per_1000)
        compared += 1
    assert compared > 600


def test_the_percentage_of_youth_has_lost_its_comma(vraag):
    top = vraag("select max(waarde) from '{kwb}/kerncijfers.parquet' where maat = 'PercentageJongerenMetJeugdzorg'")
    assert top[0][0] > 100


def test_almere_is_complete(vraag):
    rows = vraag("select jaar, count(distinct gebied_code) from '{kwb}/kerncijfers.parquet' group by 1 order by 1")
    assert dict(rows) == {2018: 73, 2019: 73, 2020: 74, 2021: 76, 2022: 310, 2023: 310, 2024: 310, 2025: 310}
    assert vraag("select count(*) from '{kwb}/kerncijfers.parquet'") == [(1536 * len(MATEN),)]
    reasons = vraag(
        "select reden, min(jaar), max(jaar) from '{kwb}/kerncijfers.parquet' where reden is not null group by 1"
    )
    assert {r: (a, b) for r, a, b in reasons} == {
        "ontbreekt": (2018, 2024),
        "nog_niet_gepubliceerd": (2024, 2025),
        "onleesbaar": (2018, 2024),
    }


def test_raw_files_stay_out_of_the_repository(projectmap: Path):
    assert not list((projectmap / "data" / "open").rglob("*.csv"))
