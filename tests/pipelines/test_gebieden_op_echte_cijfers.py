"""Mergers and splits on the real figures: recomputed from the snapshots, then beside now, and every code resolved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import gemeenten_met_naam, zoek_gemeente

Tabel = Callable[[str], pd.DataFrame]

# Mergers since 2017, with all their parts; the code of today may be one of them.
SAMENVOEGINGEN = {
    "GM0363": ("Amsterdam", 2023, {"GM0363", "GM0457"}),
    "GM1992": ("Voorne aan Zee", 2023, {"GM0501", "GM0530", "GM0614"}),
    "GM1982": ("Land van Cuijk", 2022, {"GM0756", "GM0786", "GM0815", "GM1684", "GM1702"}),
    "GM1980": ("Dijk en Waard", 2022, {"GM0398", "GM0416"}),
    "GM1991": ("Maashorst", 2022, {"GM0856", "GM1685"}),
    "GM0439": ("Purmerend", 2022, {"GM0439", "GM0370"}),
    "GM1979": ("Eemsdelta", 2021, {"GM0003", "GM0010", "GM0024"}),
    "GM1961": ("Vijfheerenlanden", 2019, {"GM0545", "GM0620", "GM0707"}),
    "GM0394": ("Haarlemmermeer", 2019, {"GM0394", "GM0393"}),
    "GM0014": ("Groningen", 2019, {"GM0014", "GM0009", "GM0017"}),
    "GM1963": ("Hoeksche Waard", 2019, {"GM0584", "GM0585", "GM0588", "GM0611", "GM0617"}),
}
GROEP = "jeugd_maatwerk"
INDICATOR = "jeugd_lasten_per_inwoner"


@pytest.fixture(scope="module")
def per_gemeente(snapshot: Tabel, winkel: Tabel) -> pd.DataFrame:
    """What each municipality delivered, from the snapshot: amount for youth care in thousands, and inhabitants."""
    chosen = winkel(f"select taakveld_regime, taakveld from kern_taakveld where groep = '{GROEP}'")
    rows = snapshot("iv3/lasten")
    rows["taakveld_regime"] = pd.cut(
        rows.jaar, [0, 2022, 2024, 9999], labels=["2017-2022", "2023-2024", "vanaf 2025"]
    ).astype(str)
    names = set(winkel("select distinct taakveld_regime from kern_taakveld").taakveld_regime)
    assert set(rows.taakveld_regime) == names
    money = rows.merge(chosen, on=["taakveld_regime", "taakveld"])
    money = money.groupby(["gemeente_code", "jaar", "verslag"]).lasten_keur.sum().reset_index()
    people = snapshot("gemeenten/inwoners")[["gemeente_code", "jaar", "inwoners"]]
    return money.merge(people, on=["gemeente_code", "jaar"])


@pytest.mark.parametrize("code", SAMENVOEGINGEN)
def test_a_merger_adds_up_money_and_people_and_never_takes_the_mean_of_rates(
    code: str, per_gemeente: pd.DataFrame, winkel: Tabel
):
    name, year, parts = SAMENVOEGINGEN[code]
    own = winkel(f"select * from beeld_cijfer where indicator = '{INDICATOR}' and gebied_code = '{code}'")
    assert set(own.gebied_naam) == {name}
    before = own[(own.jaar < year) & own.waarde.notna()]
    assert len(before) >= 3
    for row in before.itertuples():
        found = per_gemeente[
            per_gemeente.gemeente_code.isin(parts)
            & (per_gemeente.jaar == row.jaar)
            & (per_gemeente.verslag == row.reeks)
            & (per_gemeente.lasten_keur != 0)
        ]
        people = per_gemeente[per_gemeente.gemeente_code.isin(parts) & (per_gemeente.jaar == row.jaar)]
        inhabitants = people.drop_duplicates("gemeente_code").inwoners.sum()
        assert (row.teller, row.noemer) == (int(found.lasten_keur.sum()) * 1000, int(inhabitants))
        assert row.waarde == int(found.lasten_keur.sum()) * 1000 / int(inhabitants)
        assert row.waarde != pytest.approx((found.lasten_keur * 1000 / found.inwoners).mean(), rel=1e-6)


@pytest.mark.parametrize("code", SAMENVOEGINGEN)
def test_then_every_part_has_its_own_amount_and_inhabitants(code: str, per_gemeente: pd.DataFrame, winkel: Tabel):
    _, year, parts = SAMENVOEGINGEN[code]
    codes = ", ".join(f"'{p}'" for p in {*parts, code})
    found = winkel(f"select * from beeld_toen where indicator = '{INDICATOR}' and gebied_code in ({codes})")
    assert {c for c, y in zip(found.gebied_code, found.jaar, strict=True) if y == year - 1} == parts
    assert {c for c, y in zip(found.gebied_code, found.jaar, strict=True) if y == year} == {code}
    given = found[found.waarde.notna()].merge(
        per_gemeente,
        left_on=["gebied_code", "jaar", "reeks"],
        right_on=["gemeente_code", "jaar", "verslag"],
        suffixes=("", "_bron"),
        how="left",
    )
    assert (given.teller == given.lasten_keur * 1000).all() and (given.noemer == given.inwoners).all()
    assert (given.waarde == given.lasten_keur * 1000 / given.inwoners).all()
    assert (found[found.waarde.isna()].reden.notna()).all()


def test_a_municipality_that_never_changed_has_the_same_figures_then_and_now(winkel: Tabel):
    found = winkel(
        """
        select c.*, t.waarde as w, t.teller as t, t.noemer as n, t.reden as r, t.segment as s
        from beeld_cijfer as c full join beeld_toen as t using (indicator, gebied_code, jaar, reeks)
        where coalesce(c.indicator, t.indicator) in (select indicator from meta_toen)
        and gebied_code not in (select gemeente_code_nu from kern_herindeling where ingang_jaar > 2017)
        and gebied_code not in (select oude_gemeente_code from kern_herindeling)
        """
    )
    assert len(found) > 20_000 and set(found.indicator) == set(winkel("select indicator from meta_toen").indicator)
    # A merger of long ago counts in every year, so it is the difference with the first year that says something.
    for column in ("segment", "s"):
        first = found.groupby(["indicator", "gebied_code", "reeks"])[column].transform("min")
        found[column] = found[column] - first
    for ours, theirs in (("waarde", "w"), ("teller", "t"), ("noemer", "n"), ("reden", "r"), ("segment", "s")):
        same = (found[ours] == found[theirs]) | (found[ours].isna() & found[theirs].isna())
        assert same.all(), found[~same].head()


def test_every_indicator_made_of_spending_per_inhabitant_can_be_asked_in_the_areas_of_then(winkel: Tabel):
    per_head = set(winkel("select indicator from meta_indicator where vorm = 'euro_per_inwoner'").indicator)
    then = winkel("select * from meta_toen")
    assert per_head <= set(then.indicator)
    groups = set(winkel("select distinct groep from kern_uitgaven_gebied").groep)
    assert set(then.teller) | set(then.noemer.dropna()) <= groups | {"inwoners"}


def test_in_the_areas_of_then_a_merger_and_a_split_are_breaks(winkel: Tabel):
    found = winkel(
        f"select gebied_code, jaar, segment from beeld_toen where indicator = '{INDICATOR}' and reeks = 'begroting'"
    )
    segment = found.set_index(["gebied_code", "jaar"]).segment
    # Purmerend took in Beemster in 2022, Boxtel a part of Haaren in 2021; nothing else changed in 2021.
    assert segment["GM0757", 2021] > segment["GM0757", 2020]
    assert segment["GM0439", 2021] == segment["GM0439", 2020]
    assert segment["GM0439", 2022] == segment["GM0439", 2021] + 1
    # Haarlemmermeer took in Haarlemmerliede in 2019.
    assert segment["GM0394", 2019] == segment["GM0394", 2018] + 1


GELD = {
    "kern_uitgaven": "select jaar, verslag, gemeente_code, lasten_eur as eur from kern_uitgaven "
    "where not is_onderverdeling",
    "kern_uitgaven onderverdeling lasten": "select jaar, verslag, gemeente_code, lasten_eur as eur from kern_uitgaven "
    "where is_onderverdeling",
    "kern_uitgaven onderverdeling baten": "select jaar, verslag, gemeente_code, baten_eur as eur from kern_uitgaven "
    "where is_onderverdeling",
    "kern_categorie": "select jaar, verslag, gemeente_code, lasten_eur as eur from kern_categorie",
    "totalen lasten": "select jaar, verslag, gemeente_code, lasten_keur * 1000.0 as eur from bron_iv3__totalen",
    "totalen baten": "select jaar, verslag, gemeente_code, baten_keur * 1000.0 as eur from bron_iv3__totalen",
    "gemeentefonds": "select jaar, soort as verslag, gemeente_code, bedrag_eur as eur from kern_gemeentefonds",
    "inwoners": "select jaar, '' as verslag, gebied_code as gemeente_code, inwoners as eur from kern_inwoners "
    "where gebied_code like 'GM%'",
}


@pytest.mark.parametrize("tabel", GELD)
def test_national_totals_then_and_now_agree_to_the_euro(tabel: str, winkel: Tabel, snapshot: Tabel):
    """Each row is walked to today here, along the list of mergers itself; what is split is counted apart."""
    rows = winkel(GELD[tabel]).dropna(subset="eur")
    listed = snapshot("gemeenten/lijst")
    today = set(listed.loc[listed.jaar == 2026, "gemeente_code"])
    steps: dict[str, set[str]] = {}
    for step in snapshot("gemeenten/herindelingen").query("ingang_jaar > 2010").itertuples():
        steps.setdefault(step.oude_gemeente_code, set()).add(step.nieuwe_gemeente_code)

    def ends(code: str) -> frozenset[str]:
        if code in today:
            return frozenset({code})
        return frozenset(end for onward in steps[code] for end in ends(onward))

    at = {code: ends(code) for code in rows.gemeente_code.unique()}
    rows["nu"] = [next(iter(at[c])) if len(at[c]) == 1 else None for c in rows.gemeente_code]
    own = winkel("select gebied_code, gemeente_code_nu from kern_gebied where niveau = 'gemeente'")
    same = rows[["gemeente_code", "nu"]].drop_duplicates().merge(own, left_on="gemeente_code", right_on="gebied_code")
    assert len(same) == rows.gemeente_code.nunique()
    assert ((same.nu == same.gemeente_code_nu) | (same.nu.isna() & same.gemeente_code_nu.isna())).all()
    then = rows.groupby(["jaar", "verslag"]).eur.sum()
    now = rows[rows.nu.notna()].groupby(["jaar", "verslag"]).eur.sum()
    apart = rows[rows.nu.isna()].groupby(["jaar", "verslag"]).eur.sum().reindex(then.index, fill_value=0.0)
    assert (then == now + apart).all()
    assert {year for (year, _), amount in apart.items() if amount > 0} <= {2017, 2018, 2019, 2020}


@pytest.mark.parametrize("groep", ["jeugd_maatwerk", "wmo_maatwerk", "inkomen_werk", "toegang_basis", "sociaal_domein"])
def test_what_is_shown_then_and_now_is_the_same_money_but_for_what_is_named(groep: str, winkel: Tabel):
    """Per report: delivered = shown + withheld (per reason), in the areas of then as in those of today."""
    which = "true" if groep == "sociaal_domein" else f"groep = '{groep}'"
    delivered = winkel(
        "select jaar, verslag, gemeente_code, gemeente_code_nu, sum(lasten_eur) as eur from kern_uitgaven "
        f"where not is_onderverdeling and {which} group by all"
    )
    delivered["eur"] = delivered.eur.astype(float).fillna(0.0)
    shown = winkel(f"select * from kern_uitgaven_gebied where groep = '{groep}'")
    total = delivered.groupby(["jaar", "verslag"]).eur.sum()
    for indeling, key in (("toen", "gemeente_code"), ("nu", "gemeente_code_nu")):
        per_area = delivered.groupby(["jaar", "verslag", key], dropna=False).eur.sum().reset_index()
        both = per_area.merge(
            shown[shown.indeling == indeling],
            left_on=["jaar", "verslag", key],
            right_on=["jaar", "verslag", "gemeente_code"],
            how="left",
            suffixes=("", "_getoond"),
        )
        visible = both[both.lasten_eur.notna()]
        assert (visible.eur == visible.lasten_eur).all()
        hidden = both[both.lasten_eur.isna()]
        assert set(hidden.reden.dropna()) <= {"niet_geleverd", "opgegaan", "niet_te_herleiden", "onwaarschijnlijk"}
        # Without a reason is only what belongs to no municipality of today: the splits.
        assert (
            hidden.reden.notna().all()
            if indeling == "toen"
            else set(hidden[hidden.reden.isna()][key].dropna()) == set()
        )
        parts = (
            visible.groupby(["jaar", "verslag"])
            .eur.sum()
            .add(hidden.groupby(["jaar", "verslag"]).eur.sum(), fill_value=0.0)
        )
        assert parts.to_dict() == total.to_dict()


def test_every_code_and_name_of_2010_to_2026_resolves(snapshot: Tabel, opslag: Path):
    """To one municipality of today, or to a split that names its heirs; as CBS writes it, and as people do."""
    listed = snapshot("gemeenten/lijst")
    today = set(listed.loc[listed.jaar == listed.jaar.max(), "gemeente_code"])
    pairs = set(zip(listed.gemeente_code, listed.gemeente_naam, strict=True))
    assert len({code for code, _ in pairs}) == 463 and len(today) == 342
    split: set[str] = set()
    with duckdb.connect(str(opslag), read_only=True) as con:
        for code, name in sorted(pairs):
            bare = name.split(" (")[0]
            spelled = {name, name.upper(), f"{name} (gemeente)", f"gemeente {name}", name.replace("â", "a")}
            spelled |= {name.replace("ú", "u").replace("û", "u").replace("-", " ")}
            if sum(other.split(" (")[0] == bare for other in {n for _, n in pairs if n != name}) == 0:
                spelled.add(bare)
            for wanted in (code, code.lower(), *sorted(spelled)):
                try:
                    found, _ = zoek_gemeente(con, wanted)
                except SociaalDomeinFout as error:
                    split.add(code)
                    heirs = {r[2] for r in gemeenten_met_naam(con, wanted)}
                    assert heirs == {None}, wanted
                    assert "Kies één van deze gemeenten" in error.doe
                else:
                    assert found in today
                    assert wanted != code or code not in today or found == code
    assert split == {"GM0053", "GM0140", "GM0788"}


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage (gemeente)", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("Beek", "GM0888"),
        ("Beek (L.)", "GM0888"),
        ("Beek (L)", "GM0888"),
        ("Utrecht (gemeente)", "GM0344"),
        ("Gemeente Groningen", "GM0014"),
        ("Sudwest Fryslan", "GM1900"),
        ("Súdwest-Fryslân", "GM1900"),
        ("De Friese Meren", "GM1940"),
        ("Noardeast-Fryslan", "GM1970"),
        ("Weesp", "GM0363"),
        ("GM0457", "GM0363"),
    ],
)
def test_a_name_as_people_write_it(wanted: str, code: str, opslag: Path):
    with duckdb.connect(str(opslag), read_only=True) as con:
        assert zoek_gemeente(con, wanted)[0] == code


def test_two_of_the_same_name_are_both_named(opslag: Path):
    with (
        duckdb.connect(str(opslag), read_only=True) as con,
        pytest.raises(SociaalDomeinFout, match="meer dan één") as caught,
    ):
        zoek_gemeente(con, "Bergen")
    assert "Bergen (L.), Bergen (NH.)" in caught.value.doe


def test_the_new_wijken_of_almere_in_2022_are_a_break(winkel: Tabel):
    """Almere drew its wijken anew in 2022: no line of a wijk runs from 2021 to 2022, that of the municipality does."""
    breaks = winkel(
        "select gebied_code, jaar from kern_breuk where onderwerp = 'indeling' and gebied_code like 'WK0034%'"
    )
    found = winkel(
        "select gebied_code, niveau, jaar, segment from beeld_cijfer "
        "where indicator = 'wmo_clienten_per_1000_inwoners' and niveau in ('wijk', 'gemeente') "
        "and gemeente_code = 'GM0034'"
    )
    wijken = found[found.niveau == "wijk"].set_index(["gebied_code", "jaar"]).segment
    both = {code for code, year in wijken.index if year == 2021} & {code for code, year in wijken.index if year == 2022}
    assert len(both) == 6 and both <= set(breaks[breaks.jaar == 2022].gebied_code)
    assert all(wijken[code, 2022] > wijken[code, 2021] for code in both)
    own = found[found.niveau == "gemeente"].set_index("jaar").segment
    assert own[2022] == own[2021]
