"""Waiting and use of care once more, in plain pandas from the snapshots, equal to the store to 1e-9."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.duiding.geschiedenis import is_oud
from sociaal_domein.vragen.sjabloon import maak_vraag

Tabel = Callable[[str], pd.DataFrame]

SLEUTEL = ["gebied_code", "jaar", "reeks"]
GETALLEN = ["waarde", "teller", "noemer"]
GEBRUIK = {
    "wmo_gebruik_per_1000_inwoners": "wmo",
    "jeugd_gebruik_per_1000_inwoners": "jeugdhulp",
    "wlz_gebruik_per_1000_inwoners": "wlz",
    "participatie_bijstand_als_inkomen_per_1000_inwoners": "bijstand",
}
WACHTEN = ("wachten_ggz_tot_intake", "wachten_ggz_tot_behandeling", "wachten_ggz_boven_norm")


def uit_opslag(winkel: Tabel, indicator: str) -> pd.DataFrame:
    columns = ", ".join([*SLEUTEL, *GETALLEN, "status", "reden", "segment"])
    found = winkel(f"select {columns} from beeld_cijfer where indicator = '{indicator}'")
    return found.sort_values(SLEUTEL).reset_index(drop=True)


def assert_equal(expected: pd.DataFrame, found: pd.DataFrame) -> None:
    left = expected.sort_values(SLEUTEL).reset_index(drop=True)
    assert len(left) > 0
    assert left[SLEUTEL].astype(str).values.tolist() == found[SLEUTEL].astype(str).values.tolist()
    assert left.reden.fillna("").tolist() == found.reden.fillna("").tolist()
    for column in GETALLEN:
        a, b = left[column].to_numpy(float), found[column].to_numpy(float)
        assert np.isclose(a, b, rtol=1e-9, atol=1e-9, equal_nan=True).all(), column


@pytest.mark.parametrize(("indicator", "maat"), GEBRUIK.items())
def test_use_in_all_22_municipalities_and_8_years(indicator: str, maat: str, snapshot: Tabel, winkel: Tabel):
    given = snapshot("zorggebruik/gebruik")
    people = given[given.maat == "personen"].set_index(["gemeente_code", "jaar"]).opgave
    own = given[given.maat == maat].set_index(["gemeente_code", "jaar"])
    share = own.soort == "aandeel"
    count = own.opgave.where(~share, (own.opgave * people).round())
    table = pd.DataFrame({"teller": count.mask(own.reden.notna()), "noemer": people, "reden": own.reden}).reset_index()
    table["waarde"] = 1000 * table.teller / table.noemer
    expected = table.rename(columns={"gemeente_code": "gebied_code"}).assign(reeks="alle")
    assert len(expected) == 176
    assert_equal(expected, uit_opslag(winkel, indicator))


@pytest.mark.parametrize(
    ("indicator", "gebied", "jaar", "teller", "noemer"),
    [
        ("wmo_gebruik_per_1000_inwoners", "GM0484", 2017, 3_870, 112_310),
        ("wmo_gebruik_per_1000_inwoners", "GM0518", 2022, None, 577_339),
        ("jeugd_gebruik_per_1000_inwoners", "GM0484", 2015, 2_905, 110_404),
        ("wlz_gebruik_per_1000_inwoners", "GM0484", 2015, 1_975, 110_404),
        ("participatie_bijstand_als_inkomen_per_1000_inwoners", "GM0484", 2015, 1_555, 110_404),
    ],
)
def test_figures_read_by_hand(indicator: str, gebied: str, jaar: int, teller: int | None, noemer: int, winkel: Tabel):
    found = uit_opslag(winkel, indicator).set_index(["gebied_code", "jaar"]).loc[(gebied, jaar)]
    assert found.noemer == noemer
    assert teller is None or found.teller == teller
    assert found.waarde == pytest.approx(1000 * found.teller / noemer, abs=1e-9)


def test_breaks_split_the_years_where_they_hold(winkel: Tabel):
    def segments(indicator: str) -> dict[int, int]:
        found = uit_opslag(winkel, indicator)
        assert found.groupby("jaar").segment.nunique().eq(1).all()
        return dict(found.groupby("jaar").segment.first())

    youth = segments("jeugd_gebruik_per_1000_inwoners")
    assert (youth[2015] == youth[2020], youth[2020] < youth[2021] < youth[2022]) == (True, True)
    long_term = segments("wlz_gebruik_per_1000_inwoners")
    assert long_term[2015] == long_term[2020] < long_term[2021] == long_term[2022]
    wmo = segments("wmo_gebruik_per_1000_inwoners")
    assert set(wmo.values()) == {0}


@pytest.mark.parametrize("fase", ["intake", "behandeling"])
def test_weeks_in_every_area(fase: str, snapshot: Tabel, winkel: Tabel):
    given = snapshot("ggz_wachttijden/gebieden").query("fase == @fase")
    found = uit_opslag(winkel, f"wachten_ggz_tot_{fase}")
    grew = set(found[found.reden == "samengegaan"].gebied_code)
    expected = given.rename(columns={"circuit": "reeks", "mediaan_weken": "waarde", "locaties_met_tijd": "noemer"})
    expected = expected.assign(teller=np.nan)[[*SLEUTEL, *GETALLEN, "reden"]]
    gone = expected.gebied_code.isin(grew)
    expected.loc[gone, GETALLEN] = np.nan
    expected.loc[gone, "reden"] = "samengegaan"
    assert expected.gebied_code.nunique() > 300
    assert_equal(expected, found)


def test_a_municipality_that_grew_has_no_median_and_its_province_has(snapshot: Tabel, winkel: Tabel):
    """Worked out from the raw list of mergers: a code of today that took in another since 2017."""
    merged = snapshot("gemeenten/herindelingen").query("ingang_jaar >= 2017")
    listed = snapshot("gemeenten/lijst")
    today = set(listed.loc[listed.jaar == listed.jaar.max(), "gemeente_code"])
    # Mergers of today are one or two steps deep; a step onto the own code is only a change of name.
    steps = merged[merged.oude_gemeente_code != merged.nieuwe_gemeente_code]
    steps = steps[~steps.oude_gemeente_code.isin(today)]
    given = snapshot("ggz_wachttijden/gebieden")
    expected = set(steps.nieuwe_gemeente_code) & set(given.gebied_code) & today
    found = uit_opslag(winkel, "wachten_ggz_tot_intake")
    grew = set(found[found.reden == "samengegaan"].gebied_code)
    assert grew == expected
    assert {"GM0014", "GM0080", "GM0363"} <= grew
    assert "GM0034" not in grew
    provinces = found[found.gebied_code.str.startswith("PV") & (found.reeks == "jeugd")]
    assert len(provinces) == 12 and provinces.waarde.notna().all()


def test_share_above_the_norm(snapshot: Tabel, winkel: Tabel):
    given = snapshot("ggz_wachttijden/gebieden").query("circuit in ['jeugd', 'volwassenen', 'ouderen']")
    found = uit_opslag(winkel, "wachten_ggz_boven_norm")
    grew = set(found[found.reden == "samengegaan"].gebied_code)
    expected = given.assign(
        reeks=given.fase + "_" + given.circuit, teller=given.locaties_boven_norm, noemer=given.locaties_met_tijd
    )
    expected["waarde"] = 100 * expected.teller / expected.noemer
    gone = expected.gebied_code.isin(grew)
    expected.loc[gone, GETALLEN] = np.nan
    expected.loc[gone, "reden"] = "samengegaan"
    assert_equal(expected[[*SLEUTEL, *GETALLEN, "reden"]], found)


def test_the_norm_is_four_weeks_and_ten_weeks(snapshot: Tabel):
    norms = snapshot("ggz_wachttijden/gebieden").groupby("fase").norm_weken.unique()
    assert {phase: list(weeks) for phase, weeks in norms.items()} == {"intake": [4], "behandeling": [10]}


def test_the_waiting_list_of_the_last_day_of_each_year(snapshot: Tabel, winkel: Tabel):
    given = snapshot("wlz_wachtenden/wachtenden").query("sector == 'totaal'").sort_values("peildatum")
    last = given.groupby(["jaar", "wachtstatus"], as_index=False).last()
    expected = last.assign(
        gebied_code="NL01", reeks=last.wachtstatus, waarde=last.wachtenden, noemer=np.nan, reden=None
    )
    expected["teller"] = expected.waarde
    found = uit_opslag(winkel, "wachten_wlz_naar_status")
    assert_equal(expected, found)
    figures = found.set_index(["jaar", "reeks"])
    assert figures.waarde.to_dict() == {
        (2022, "dringend"): 5_566,
        (2022, "totaal"): 24_591,
        (2022, "voorkeur"): 19_025,
        (2023, "dringend"): 4_786,
        (2023, "totaal"): 23_679,
        (2023, "voorkeur"): 18_893,
    }
    assert dict(figures.status.groupby("jaar").unique().map(list)) == {2022: ["definitief"], 2023: ["voorlopig"]}


@pytest.mark.parametrize("tabel", ["kern_wachttijd", "kern_zorggebruik", "kern_wlz_wachtenden"])
def test_every_area_is_known(tabel: str, winkel: Tabel):
    lost = winkel(
        f"select distinct gebied_code from {tabel} where gebied_code not in (select gebied_code from kern_gebied)"
    )
    assert lost.gebied_code.tolist() == []


@pytest.mark.parametrize("naam", ["Almere", "Eemsdelta", "Leiden", "Utrecht"])
@pytest.mark.parametrize("indicator", WACHTEN)
def test_a_measurement_of_2018_gives_no_question(indicator: str, naam: str, domein: Domein):
    day = date(2026, 11, 21)
    town = domein.gemeente(naam)
    reading = town.lezing(indicator, peildatum=day)
    assert reading is not None and reading.is_oud and reading.waarschuwingen[0] == "oud"
    links = [link for link in domein.koppelingen if link.indicator == indicator]
    assert links
    assert [maak_vraag(link, reading, town.naam) for link in links] == [None] * len(links)
    # The same reading, while it was fresh, does give one: the age is what keeps the question away.
    fresh = town.lezing(indicator, peildatum=date(2019, 1, 1))
    assert fresh is not None and all(maak_vraag(link, fresh, town.naam) for link in links)


def test_use_of_2022_is_history_and_the_waiting_list_of_2023_is_not(domein: Domein):
    day = date(2026, 11, 21)
    assert is_oud(2022, day) and not is_oud(2023, day)
    for indicator in GEBRUIK:
        reading = domein.gemeente("Leiden").lezing(indicator, peildatum=day)
        assert reading is not None and reading.cijfer.jaar == 2022 and reading.is_oud
    waiting = domein.gemeente("Leiden").lezing("wachten_wlz_naar_status", peildatum=day)
    assert waiting is not None and not waiting.is_oud
    assert (waiting.cijfer.gebied_naam, waiting.cijfer.status) == ("Nederland", "voorlopig")
    # Counted on 1 October in 2022 and on 1 July in 2023: not set beside each other.
    assert waiting.eerder == ()
    sentence = waiting.indicator.vul_in(waiting.indicator.zin, waiting.cijfer, "Leiden")
    assert "wachtten in heel Nederland 23.679 mensen" in sentence and "voorlopig cijfer" in sentence
    assert sentence.endswith("Voor Leiden is er geen cijfer.")


def test_a_figure_of_the_province_says_so(domein: Domein):
    reading = domein.gemeente("Groningen").lezing("wachten_ggz_tot_intake", peildatum=date(2019, 1, 1))
    assert reading is not None and reading.cijfer.niveau == "provincie"
    sentence = reading.indicator.vul_in(reading.indicator.zin, reading.cijfer, "Groningen")
    assert "in de provincie Groningen" in sentence
    assert {c.reden for c in reading.cijfers if c.niveau == "gemeente" and c.reeks == "jeugd"} == {"samengegaan"}
    assert "de ggz: provincie Groningen" in reading.cijfers.tekst().splitlines()[0]
