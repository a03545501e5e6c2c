"""Expected use, reach, spread and surroundings once more: numpy and loops, from the snapshots, equal to 1e-9.

Nothing of the store is read apart from the figure that is checked.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

Tabel = Callable[[str], pd.DataFrame]

GROEPEN = {
    "k_0Tot15Jaar": range(15),
    "k_15Tot25Jaar": range(15, 25),
    "k_25Tot45Jaar": range(25, 45),
    "k_45Tot65Jaar": range(45, 65),
    "k_65JaarOfOuder": range(65, 100),
}
DOMEIN = {
    "wmo": ("WmoClienten", list(GROEPEN), "wmo_clienten_per_1000_inwoners"),
    "jeugd": ("JongerenMetJeugdzorgInNatura", list(GROEPEN)[:2], "jeugd_jeugdhulp_per_1000_jongeren"),
}
# Large and small, old and new, and one that came in 2022.
GEBIEDEN = ["GM0034", "WK003401", "WK003425", "WK003480", "BU00342501", "BU00340202"]


@pytest.fixture(scope="module")
def almere(snapshot: Tabel) -> pd.DataFrame:
    """Return one row per area and year, a column per measure."""
    long = snapshot("kwb/kerncijfers")
    wide = long.pivot(index=["gebied_code", "jaar", "regio_soort"], columns="maat", values="waarde").reset_index()
    people = snapshot("gemeenten/inwoners").rename(columns={"gemeente_code": "gebied_code"})
    wide = wide.merge(people, on=["gebied_code", "jaar"], how="left")
    wide["inwoners"] = wide.inwoners.fillna(wide.AantalInwoners)
    wide["jong"] = wide.k_0Tot15Jaar + wide.k_15Tot25Jaar
    wide["niveau"] = wide.regio_soort.str.lower()
    return wide


@pytest.fixture(scope="module")
def gewicht(snapshot: Tabel) -> dict[str, dict[str, float]]:
    """Return euros per inhabitant of each age group, by law; 65 and over thins out evenly up to 100."""
    profile = snapshot("leeftijdsprofiel/uitgaven")
    found: dict[str, dict[str, float]] = {}
    for law in DOMEIN:
        euros = profile[profile.wet == law].set_index("leeftijd").euro_per_inwoner
        found[law] = {
            name: float(np.average([euros[a] for a in ages], weights=[100 - a if a >= 65 else 1 for a in ages]))
            for name, ages in GROEPEN.items()
        }
    return found


@pytest.fixture(scope="module")
def verwacht(almere: pd.DataFrame, gewicht: dict[str, dict[str, float]]) -> dict[str, pd.Series]:
    """Return the expected count of each row of `almere`, by domain; the municipality equals its count."""
    found = {}
    for domain, (count, groups, _) in DOMEIN.items():
        weight = sum(almere[g] * gewicht[domain][g] for g in groups)
        whole = almere.niveau == "gemeente"
        scale = (almere[count] / weight)[whole].groupby(almere.jaar[whole]).first()
        found[domain] = weight * almere.jaar.map(scale)
    return found


def figuren(winkel: Tabel, indicator: str) -> pd.DataFrame:
    table = winkel(f"select * from beeld_cijfer where indicator = '{indicator}'")
    return table.set_index(["gebied_code", "jaar", "reeks"])


def gelijk(found: float | None, expected: float | None) -> bool:
    if expected is None or pd.isna(expected):
        return pd.isna(found)
    return bool(np.isclose(float(found), expected, rtol=1e-9, atol=1e-9))  # type: ignore[arg-type]


@pytest.mark.parametrize("domain", DOMEIN)
def test_expected_counts(domain: str, almere: pd.DataFrame, verwacht: dict[str, pd.Series], winkel: Tabel):
    store = winkel(f"select * from kern_verwacht where indicator = '{DOMEIN[domain][2]}'")
    found = store.set_index(["gebied_code", "jaar"]).verwacht
    expected = pd.Series(verwacht[domain].values, index=[almere.gebied_code, almere.jaar]).dropna()
    assert len(found) == len(expected) > 1000
    assert np.allclose(found.reindex(expected.index), expected, rtol=1e-9)
    assert set(store.grond) == {"leeftijd"}


@pytest.mark.parametrize("domain", DOMEIN)
def test_reach(domain: str, almere: pd.DataFrame, verwacht: dict[str, pd.Series], winkel: Tabel):
    count = DOMEIN[domain][0]
    found = figuren(winkel, f"{domain}_bereik")
    table = almere.assign(verwacht=verwacht[domain])
    assert not [code for code, _, _ in found.index if code.startswith("GM")]
    checked = 0
    for year, rows in table.groupby("jaar"):
        wijken = rows[(rows.niveau == "wijk") & rows[count].notna() & rows.verwacht.notna()]
        level = wijken[count].sum() / wijken.verwacht.sum() if len(wijken) else np.nan
        for row in rows[rows.niveau != "gemeente"].to_dict("records"):
            fig = found.loc[(row["gebied_code"], year, "alle")]
            base = row["verwacht"] * level
            value = 100 * row[count] / base if base >= 20 and not pd.isna(row[count]) else None
            assert gelijk(fig.waarde, value), (row["gebied_code"], year)
            assert gelijk(fig.teller, row[count])
            assert gelijk(fig.noemer, row["inwoners" if domain == "wmo" else "jong"])
            checked += value is not None
    assert checked > 300


@pytest.mark.parametrize("domain", DOMEIN)
def test_the_wijken_together_are_as_expected(domain: str, winkel: Tabel):
    rows = winkel(
        f"select teller, teller / waarde * 100 as verwacht from ind_{domain}__bereik "
        "where gebied_code like 'WK%' and jaar = 2024 and waarde is not null"
    )
    assert rows.teller.sum() == pytest.approx(rows.verwacht.sum(), rel=0.02)  # the small ones are left out


@pytest.mark.parametrize("domain", DOMEIN)
def test_spread_between_wijken(domain: str, almere: pd.DataFrame, verwacht: dict[str, pd.Series], winkel: Tabel):
    count = DOMEIN[domain][0]
    base = "inwoners" if domain == "wmo" else "jong"
    found = figuren(winkel, f"{domain}_spreiding_wijken")
    table = almere.assign(verwacht=verwacht[domain])
    for year in range(2018, 2025):
        rows = table[(table.jaar == year) & (table.niveau == "wijk") & (table[base] >= 100)]
        rows = rows.dropna(subset=[count, "verwacht"])
        for line, column in (("alle", base), ("na_leeftijd", "verwacht")):
            fig = found.loc[("GM0034", year, line)]
            if len(rows) < 10:
                assert pd.isna(fig.waarde) and fig.reden == "te_weinig_wijken"
                continue
            share = rows[column].to_numpy(float) / rows[column].sum()
            expected = share * rows[count].sum()
            ratio = rows[count].to_numpy(float) / expected
            between = np.average((ratio - 1) ** 2, weights=expected)
            chance = np.average(1 / expected + 25 / 12 / expected**2, weights=expected)
            assert gelijk(fig.waarde, 100 * np.sqrt(max(0.0, between - chance))), (year, line)
            assert gelijk(fig.noemer, rows[base].sum())


def test_spread_of_wijken_that_differ_by_chance_alone_is_about_zero(almere: pd.DataFrame):
    """Show that the measure takes chance and rounding away: drawn without any difference, most years give 0 to 5."""
    draw = np.random.default_rng(20241121)
    people = almere[(almere.niveau == "wijk") & (almere.jaar == 2024) & (almere.inwoners >= 100)].inwoners.to_numpy(
        float
    )
    results = []
    for _ in range(400):
        counted = np.round(draw.poisson(people * 0.04) / 5) * 5
        expected = people / people.sum() * counted.sum()
        between = ((counted - expected) ** 2 / expected).sum() - len(people) - 25 / 12 * (1 / expected).sum()
        results.append(between / expected.sum())
    assert abs(np.mean(results)) < 5e-4  # the variance itself, not its root: no bias
    assert np.quantile(results, 0.95) < 0.06**2


def test_use_beside_income(almere: pd.DataFrame, verwacht: dict[str, pd.Series], winkel: Tabel):
    found = figuren(winkel, "wmo_naar_inkomen")
    table = almere.assign(verwacht=verwacht["wmo"])
    for year in (2022, 2023, 2024):
        rows = table[(table.jaar == year) & (table.niveau == "wijk") & (table.inwoners >= 100)]
        rows = rows.dropna(subset=["WmoClienten", "GemiddeldInkomenPerInwoner", "verwacht"])
        order = rows.sort_values(["GemiddeldInkomenPerInwoner", "gebied_code"])
        fifth = len(order) // 5
        rate = 1000 * rows.verwacht.sum() / rows.inwoners.sum()
        for line, part in (("laag", order[:fifth]), ("hoog", order[-fifth:])):
            fig, aged = found.loc[("GM0034", year, line)], found.loc[("GM0034", year, f"{line}_leeftijd")]
            assert gelijk(fig.waarde, 1000 * part.WmoClienten.sum() / part.inwoners.sum())
            assert (fig.teller, fig.noemer) == (part.WmoClienten.sum(), part.inwoners.sum())
            assert gelijk(aged.waarde, part.WmoClienten.sum() / part.verwacht.sum() * rate)
            assert pd.isna(aged.teller)


@pytest.mark.parametrize(
    ("indicator", "measure", "base"),
    [
        ("omgeving_afstand_huisarts", "AfstandTotHuisartsenpraktijk", "inwoners"),
        ("omgeving_afstand_school", "AfstandTotSchool", "inwoners"),
        ("omgeving_inkomen_per_inwoner", "GemiddeldInkomenPerInwoner", "inwoners"),
        ("participatie_arbeidsparticipatie", "Nettoarbeidsparticipatie", "werkleeftijd"),
    ],
)
def test_averages_are_those_of_the_source(indicator: str, measure: str, base: str, almere: pd.DataFrame, winkel: Tabel):
    found = figuren(winkel, indicator)
    table = almere.assign(werkleeftijd=almere.k_15Tot25Jaar + almere.k_25Tot45Jaar + almere.k_45Tot65Jaar)
    assert len(found) == len(table)
    for code in GEBIEDEN:
        for row in table[table.gebied_code == code].to_dict("records"):
            fig = found.loc[(code, row["jaar"], "alle")]
            assert gelijk(fig.waarde, row[measure]), (code, row["jaar"])
            assert gelijk(fig.noemer, row[base])
            assert pd.isna(fig.waarde) == (fig.reden is not None and not pd.isna(fig.reden))


def test_share_of_young_people(almere: pd.DataFrame, winkel: Tabel):
    found = figuren(winkel, "omgeving_aandeel_0_24")
    for code in GEBIEDEN:
        for row in almere[almere.gebied_code == code].to_dict("records"):
            expected = 100 * row["jong"] / row["inwoners"] if row["inwoners"] else None
            assert gelijk(found.loc[(code, row["jaar"], "alle")].waarde, expected)


@pytest.mark.parametrize(
    ("indicator", "gebied", "jaar", "waarde"),
    [
        ("omgeving_afstand_huisarts", "GM0034", 2024, 1.1),
        ("omgeving_afstand_school", "GM0034", 2024, 0.6),
        ("omgeving_inkomen_per_inwoner", "GM0034", 2022, 30.2),
        ("participatie_arbeidsparticipatie", "GM0034", 2023, 72),
    ],
)
def test_some_figures_read_off_by_eye(indicator: str, gebied: str, jaar: int, waarde: float, winkel: Tabel):
    assert figuren(winkel, indicator).loc[(gebied, jaar, "alle")].waarde == waarde
