"""Store against source, cell by cell, and the totals beside it: nothing lost, nothing doubled, nothing made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

Tabel = Callable[[str], pd.DataFrame]

CEL = ["gemeente_code", "jaar", "verslag", "taakveld"]
# Every report in which a municipality has nothing but zeros, and what that means.
NULLEN = {
    ("GM1598", 2017, "begroting"): "niet_geleverd",  # Koggenland
    ("GM1948", 2017, "begroting"): "niet_geleverd",  # Meierijstad, new that year
    ("GM0299", 2018, "begroting"): "niet_geleverd",  # Zevenaar
    ("GM0437", 2018, "begroting"): "niet_geleverd",  # Ouder-Amstel
    ("GM1949", 2018, "begroting"): "niet_geleverd",  # Waadhoeke, new that year
    ("GM1950", 2018, "begroting"): "niet_geleverd",  # Westerwolde, new that year
    ("GM1952", 2018, "begroting"): "niet_geleverd",  # Midden-Groningen, new that year
    ("GM0545", 2018, "jaarrekening"): "opgegaan",  # Leerdam, Vijfheerenlanden from 2019
    ("GM0620", 2018, "jaarrekening"): "opgegaan",  # Vianen, Vijfheerenlanden from 2019
    ("GM0707", 2018, "jaarrekening"): "opgegaan",  # Zederik, Vijfheerenlanden from 2019
    ("GM0339", 2020, "jaarrekening"): "niet_geleverd",  # Renswoude
    ("GM1735", 2020, "jaarrekening"): "niet_geleverd",  # Hof van Twente
    ("GM1979", 2021, "begroting"): "niet_geleverd",  # Eemsdelta, new that year
    ("GM1731", 2022, "begroting"): "niet_geleverd",  # Midden-Drenthe
    ("GM1980", 2022, "begroting"): "niet_geleverd",  # Dijk en Waard, new that year
    ("GM1982", 2022, "begroting"): "niet_geleverd",  # Land van Cuijk, new that year
    ("GM1991", 2022, "begroting"): "niet_geleverd",  # Maashorst, new that year
    ("GM0141", 2022, "jaarrekening"): "niet_geleverd",  # Almelo
    ("GM0457", 2022, "jaarrekening"): "opgegaan",  # Weesp, Amsterdam from 2022-03-24
    ("GM0505", 2022, "jaarrekening"): "niet_geleverd",  # Dordrecht
    ("GM1700", 2022, "jaarrekening"): "niet_geleverd",  # Twenterand
    ("GM1992", 2023, "begroting"): "niet_geleverd",  # Voorne aan Zee, new that year
    ("GM1961", 2023, "jaarrekening"): "niet_geleverd",  # Vijfheerenlanden
    ("GM1961", 2024, "begroting"): "niet_geleverd",  # Vijfheerenlanden
    ("GM0809", 2024, "jaarrekening"): "niet_geleverd",  # Loon op Zand
}
# No row at all in the file.
AFWEZIG = {
    ("GM0310", 2025, "begroting"),  # De Bilt
    ("GM0415", 2025, "begroting"),  # Landsmeer
    ("GM1731", 2025, "begroting"),  # Midden-Drenthe
    ("GM1961", 2025, "begroting"),  # Vijfheerenlanden
}
SPLITSINGEN = {
    "GM0140": ("Littenseradiel", 2018, {"GM0080", "GM1900", "GM1949"}),
    "GM0053": ("Winsum", 2019, {"GM1966", "GM1969"}),
    "GM0788": ("Haaren", 2021, {"GM0757", "GM0824", "GM0855", "GM0865"}),
}


def keys(table: pd.DataFrame) -> set[tuple[object, ...]]:
    return {tuple(row) for row in table.itertuples(index=False)}


@pytest.fixture(scope="module")
def bron(snapshot: Tabel) -> pd.DataFrame:
    return snapshot("iv3/lasten")


@pytest.fixture(scope="module")
def kern(winkel: Tabel) -> pd.DataFrame:
    return winkel("select * from kern_uitgaven")


def test_every_cell_of_the_store_is_the_cell_of_the_source(bron: pd.DataFrame, kern: pd.DataFrame):
    own = kern[~kern.is_onderverdeling]
    both = bron.merge(own, on=CEL, how="outer", indicator=True, validate="one_to_one")
    assert len(bron) == len(own) == len(both) == 69_829
    assert (both["_merge"] == "both").all()
    given = both.reden.isna()
    assert (both.lasten_eur[given].astype(float) == both.lasten_keur[given] * 1000.0).all()
    assert both.lasten_eur[~given].isna().all() and (both.lasten_keur[~given] == 0).all()


def test_every_cell_of_the_subdivision_too(snapshot: Tabel, kern: pd.DataFrame):
    source = snapshot("iv3/onderverdeling")
    both = source.merge(kern[kern.is_onderverdeling], on=CEL, how="outer", indicator=True, validate="one_to_one")
    assert len(source) == len(both) == 38_988 and (both["_merge"] == "both").all()
    given = both.reden.isna()
    for amount in ("lasten", "baten", "salarissen"):
        found = both[f"{amount}_eur"][given].astype(float)
        assert found.equals(both[f"{amount}_keur"][given].astype(float) * 1000.0), amount
        assert both[f"{amount}_eur"][~given].isna().all()


def test_the_reasons_are_these_29_and_no_others(bron: pd.DataFrame, snapshot: Tabel, winkel: Tabel):
    per_report = bron.groupby(["gemeente_code", "jaar", "verslag"]).lasten_keur.agg(lambda s: s.abs().max())
    assert {key for key, most in per_report.items() if most == 0} == set(NULLEN) and len(NULLEN) == 25
    listed = snapshot("gemeenten/lijst").query("jaar >= 2017")
    expected = listed.merge(bron[["jaar", "verslag"]].drop_duplicates(), on="jaar")
    expected = keys(expected[["gemeente_code", "jaar", "verslag"]])
    assert expected - set(per_report.index) == AFWEZIG
    found = winkel("select gemeente_code, jaar, verslag, levering from kern_levering")
    assert keys(found[["gemeente_code", "jaar", "verslag"]]) == expected
    stated = {tuple(key): reason for *key, reason in found.itertuples(index=False) if reason != "geleverd"}
    assert stated == NULLEN | dict.fromkeys(AFWEZIG, "niet_geleverd")


def test_no_zero_stands_where_nothing_was_delivered(kern: pd.DataFrame):
    whole = kern[~kern.is_onderverdeling].groupby(["gemeente_code", "jaar", "verslag"])
    sums = whole.agg(gevuld=("lasten_eur", "count"), reden=("reden", "first"))
    empty = sums[sums.gevuld == 0]
    assert empty.reden.to_dict() == NULLEN


def test_the_totals_of_the_source_agree(snapshot: Tabel, bron: pd.DataFrame, kern: pd.DataFrame):
    """The source states a total of taakveld 6 per report; ours is the sum of cells."""
    stated = snapshot("iv3/totalen").set_index(["gemeente_code", "jaar", "verslag"]).sociaal_keur.sort_index()
    summed = bron.groupby(["gemeente_code", "jaar", "verslag"]).lasten_keur.sum()
    assert len(stated) == 6_398 and stated.astype("int64").equals(summed.astype("int64").rename("sociaal_keur"))
    per_year = kern[~kern.is_onderverdeling].groupby(["jaar", "verslag"]).lasten_eur.sum().astype(float)
    assert per_year.to_dict() == (stated.groupby(["jaar", "verslag"]).sum() * 1000.0).to_dict()


def test_inhabitants_agree_across_two_files(snapshot: Tabel):
    stated = snapshot("iv3/totalen").groupby(["gemeente_code", "jaar"]).inwoners.max()
    listed = snapshot("gemeenten/inwoners").set_index(["gemeente_code", "jaar"]).inwoners
    both = stated.to_frame("a").join(listed.rename("b"), how="inner")
    assert len(both) > 3_500 and (both.a == both.b).all()


@pytest.mark.parametrize("maat", ["lasten_eur", "inwoners"])
def test_national_totals_in_todays_areas_are_those_of_then(maat: str, winkel: Tabel):
    """To the euro and to the person, with what was split counted apart and never divided."""
    table = {
        "lasten_eur": "select jaar, verslag, gemeente_code, gemeente_code_nu, lasten_eur from kern_uitgaven "
        "where not is_onderverdeling",
        "inwoners": "select i.jaar, '' as verslag, i.gebied_code as gemeente_code, i.gemeente_code_nu, i.inwoners "
        "from kern_inwoners as i join kern_gebied as g using (gebied_code) where g.niveau = 'gemeente'",
    }[maat]
    rows = winkel(table)
    rows[maat] = rows[maat].astype(float)
    then = rows.groupby(["jaar", "verslag"])[maat].sum()
    # pandas leaves the rows without a code of today out of the groups: those are the splits.
    per_today = rows.groupby(["jaar", "verslag", "gemeente_code_nu"])[maat].sum()
    today = per_today.groupby(["jaar", "verslag"]).sum()
    split = rows[rows.gemeente_code_nu.isna()]
    assert keys(split[["gemeente_code", "jaar"]]) == {
        (code, year) for code, (_, gone, _) in SPLITSINGEN.items() for year in range(2017, gone)
    }
    apart = split.groupby(["jaar", "verslag"])[maat].sum().reindex(then.index, fill_value=0.0)
    assert (then == today + apart).all()
    assert (apart[[year <= 2020 for year, _ in apart.index]] > 0).all()
    assert (apart[[year > 2020 for year, _ in apart.index]] == 0).all()
    codes = set(per_today.index.get_level_values("gemeente_code_nu"))
    assert len(codes) == 342


def test_what_is_shown_per_group_adds_up_to_what_was_delivered(winkel: Tabel):
    """Groups plus the pgb are the social domain, and what is shown plus what is withheld is everything."""
    found = winkel(
        """
        with deel as (
            select gemeente_code, jaar, verslag,
                sum(case when groep <> 'sociaal_domein' then lasten_eur end) as delen,
                max(case when groep = 'sociaal_domein' then lasten_eur end) as geheel,
                count(*) filter (where reden = 'onwaarschijnlijk') as onwaarschijnlijk
            from kern_uitgaven_groep group by all
        ),
        pgb as (
            select gemeente_code_nu as gemeente_code, jaar, verslag, sum(lasten_eur) as pgb
            from kern_uitgaven where groep = 'pgb' and not is_onderverdeling group by all
        )
        select *, coalesce(pgb, 0) as rest from deel left join pgb using (gemeente_code, jaar, verslag)
        """
    )
    shown = found.dropna(subset="geheel")
    whole = shown[shown.onwaarschijnlijk == 0]
    assert (whole.delen.astype(float) + whole.rest.astype(float) == whole.geheel.astype(float)).all()
    assert len(shown) - len(whole) < 40
    assert len(found) == 342 * 18
    shown_per = shown.groupby(["jaar", "verslag"]).geheel.sum().astype(float)
    withheld = winkel(
        "select u.jaar, u.verslag, sum(u.lasten_eur) as eur from kern_uitgaven as u left join kern_uitgaven_groep as g "
        "on g.gemeente_code = u.gemeente_code_nu and g.jaar = u.jaar and g.verslag = u.verslag "
        "and g.groep = 'sociaal_domein' where not u.is_onderverdeling and (g.reden is not null or g.groep is null) "
        "group by u.jaar, u.verslag"
    )
    withheld_per = withheld.set_index(["jaar", "verslag"]).eur.fillna(0).astype(float)
    total = winkel(
        "select jaar, verslag, sum(lasten_eur) as eur from kern_uitgaven where not is_onderverdeling group by all"
    ).set_index(["jaar", "verslag"])
    summed = shown_per.add(withheld_per, fill_value=0.0)
    assert summed.to_dict() == total.eur.astype(float).to_dict()


def test_the_splits_are_listed(winkel: Tabel):
    found = winkel(
        """
        select h.oude_gemeente_code as oud, g.naam, h.ingang_jaar, h.gemeente_code_nu as nu
        from kern_herindeling as h
        join kern_gebied as g on g.gebied_code = h.oude_gemeente_code
        where h.is_splitsing and h.ingang_jaar > 2010
        """
    )
    per_code = {
        old: (group.naam.iloc[0], int(group.ingang_jaar.iloc[0]), set(group.nu)) for old, group in found.groupby("oud")
    }
    assert per_code == SPLITSINGEN


def test_every_code_since_2010_leads_to_today_or_is_a_listed_split(snapshot: Tabel, winkel: Tabel):
    listed = snapshot("gemeenten/lijst")
    codes = set(listed.gemeente_code)
    today = set(listed.loc[listed.jaar == 2026, "gemeente_code"])
    assert (len(today), listed.groupby("jaar").size().loc[2010]) == (342, 431)
    areas = winkel("select gebied_code, gemeente_code_nu, status from kern_gebied where niveau = 'gemeente'")
    areas = areas.set_index("gebied_code")
    assert codes <= set(areas.index)
    lead = areas.loc[sorted(codes)]
    assert set(lead[lead.gemeente_code_nu.isna()].index) == set(SPLITSINGEN)
    assert set(lead.gemeente_code_nu.dropna()) == today
    assert (lead.loc[sorted(today), "gemeente_code_nu"] == sorted(today)).all()
    assert set(lead[lead.status == "actueel"].index) == today


def test_no_chain_of_mergers_is_longer_than_the_written_out_steps(snapshot: Tabel):
    """Model kern_herindeling walks five steps; a sixth would be lost in silence."""
    listed = snapshot("gemeenten/lijst")
    today = set(listed.loc[listed.jaar == 2026, "gemeente_code"])
    steps: dict[str, set[tuple[int, str]]] = {}
    for row in snapshot("gemeenten/herindelingen").itertuples():
        if row.oude_gemeente_code not in today:
            steps.setdefault(row.oude_gemeente_code, set()).add((row.ingang_jaar, row.nieuwe_gemeente_code))

    def longest(code: str, since: int) -> int:
        onward = [(y, n) for y, n in steps.get(code, set()) if y >= since and n != code]
        return max((1 + longest(n, y) for y, n in onward), default=0)

    assert max(longest(code, 0) for code in steps) <= 5


@pytest.mark.parametrize(("kort", "lang"), [("6.6", "6.60"), ("0.1", "0.10")])
def test_two_codes_that_read_as_one_number_never_meet(kort: str, lang: str, snapshot: Tabel, opslag: Path):
    codes = snapshot("iv3/taakvelden")
    titles = {code: set(codes.loc[codes.taakveld == code, "taakveld_titel"]) for code in (kort, lang)}
    assert titles[kort] and titles[lang] and not titles[kort] & titles[lang]
    with duckdb.connect(str(opslag), read_only=True) as con:
        columns = con.execute(
            "select table_name, column_name, data_type from information_schema.columns "
            "where column_name in ('taakveld', 'ouder')"
        ).fetchall()
        assert len(columns) >= 8
        assert {kind for _, _, kind in columns} == {"VARCHAR"}
        for table, column, _ in columns:
            found = {r[0] for r in con.execute(f"select distinct {column} from {table}").fetchall()}
            assert None in found or all(isinstance(code, str) for code in found)


def test_6_6_ends_where_6_60_begins(kern: pd.DataFrame, bron: pd.DataFrame):
    years = {code: set(kern.loc[kern.taakveld == code, "jaar"]) for code in ("6.6", "6.60")}
    assert years == {"6.6": set(range(2017, 2025)), "6.60": {2025, 2026}}
    for code in years:
        amount = kern[(kern.taakveld == code) & ~kern.is_onderverdeling].lasten_eur.astype(float).sum()
        assert amount == bron[bron.taakveld == code].lasten_keur.sum() * 1000.0
    assert not {"0.1", "0.10"} & set(kern.taakveld)
