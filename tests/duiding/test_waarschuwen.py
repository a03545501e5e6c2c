"""Each warning against misreading applies where it should, and only there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.domein import Domein
from sociaal_domein.dossier import maak_dossier
from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.duiding.trechter import Telling, Trechter, maak_trechter
from sociaal_domein.duiding.waarschuwen import (
    CODES,
    bij_lezing,
    is_sprong,
    naast_elkaar,
    naast_verder_vastgesteld,
    wisselaars,
)

WMO = "wmo_clienten_per_1000_inwoners"
Met = Callable[..., Lezing]


@pytest.fixture
def kaal(domein: Domein) -> Lezing:
    """A reading without anything beside it."""
    reading = domein.gemeente("Almere").lezing(WMO)
    assert reading is not None
    figure = replace(reading.cijfer, status="definitief", jaar=2024, waarde=50.0)
    return replace(
        reading, cijfer=figure, eerder=(), wijken=(), trechter=None, trechter_gemeenten=None, band=None, naast=()
    )


def _jaren(reading: Lezing, *values: float) -> Lezing:
    first = 2024 - len(values)
    return replace(
        reading, eerder=tuple(replace(reading.cijfer, jaar=first + i, waarde=v) for i, v in enumerate(values))
    )


def _trechter(*, ouderen: float = 50.0, geteld: float = 51.0) -> Trechter:
    """Thirty areas; the last one has these counts and, for its ages, this expectation."""
    rows = [Telling(f"W{i}", f"wijk {i}", 50.0 + i % 3, 1000.0, 50.0) for i in range(29)]
    found = maak_trechter([*rows, Telling("X", "de laatste", geteld, 1000.0, ouderen)])
    assert found is not None
    return found


def test_nothing_applies_to_a_figure_alone(kaal: Lezing):
    assert bij_lezing(kaal) == []
    assert set(CODES) <= set(WAARSCHUWINGEN)
    for code in CODES:
        sentence = WAARSCHUWINGEN[code]
        assert sentence.endswith(".")
        assert all(len(part.split()) <= 22 for part in sentence.split(". "))


def test_regression_to_the_mean_only_beside_a_signal_or_a_leap(kaal: Lezing):
    calm, alarm = _trechter(), _trechter(geteld=200.0)
    assert not calm.signalen and alarm.signalen
    assert "terugval" not in bij_lezing(replace(kaal, trechter=calm))
    assert "terugval" in bij_lezing(replace(kaal, trechter=alarm))
    code = kaal.cijfer.gebied_code
    own = replace(alarm, punten=tuple(replace(p, gebied_code=code) for p in alarm.punten if p.is_signaal))
    other = replace(alarm, punten=tuple(replace(p, gebied_code="GM0000") for p in alarm.punten))
    assert "terugval" in bij_lezing(replace(kaal, trechter_gemeenten=own))
    assert "terugval" not in bij_lezing(replace(kaal, trechter_gemeenten=other)), "a signal elsewhere is no signal here"


@pytest.mark.parametrize(
    ("values", "leap"),
    [
        ((40.0, 42.0, 41.0, 43.0), True),
        ((40.0, 44.0, 40.0, 43.0), False),
        ((41.0, 43.0), False),
        ((), False),
    ],
)
def test_a_leap_is_twice_as_large_as_each_of_three_changes_before(kaal: Lezing, values: tuple[float, ...], leap: bool):
    reading = _jaren(kaal, *values)
    assert is_sprong(reading) is leap
    assert ("terugval" in bij_lezing(reading)) is leap


def test_a_gap_of_a_year_is_no_leap(kaal: Lezing):
    reading = _jaren(kaal, 40.0, 42.0, 41.0, 43.0)
    moved = tuple(replace(c, jaar=c.jaar - 1) for c in reading.eerder)
    assert not is_sprong(replace(reading, eerder=moved))


def test_simpson_only_where_an_area_changes_side(kaal: Lezing):
    turned = _trechter(ouderen=100.0, geteld=70.0)
    assert [p.naam for p in wisselaars(turned)] == ["de laatste"]
    assert "wijkmix" in bij_lezing(replace(kaal, trechter=turned))
    same_side = _trechter(ouderen=60.0, geteld=90.0)
    assert wisselaars(same_side) == ()
    assert "wijkmix" not in bij_lezing(replace(kaal, trechter=same_side))
    assert "wijkmix" not in bij_lezing(replace(kaal, trechter=replace(turned, grond="grootte")))
    near = _trechter(ouderen=55.0, geteld=53.0)
    assert wisselaars(near) == (), "close to the middle there is no side"
    own = replace(kaal, trechter_gemeenten=turned, cijfer=replace(kaal.cijfer, gebied_code="X"))
    assert "wijkmix" in bij_lezing(own)
    assert "wijkmix" not in bij_lezing(replace(own, cijfer=kaal.cijfer))


def test_ecological_fallacy_only_where_wijken_stand_side_by_side(kaal: Lezing):
    part: Cijfer = replace(kaal.cijfer, niveau="wijk")
    assert "ecologisch" not in bij_lezing(replace(kaal, wijken=(part,)))
    assert "ecologisch" in bij_lezing(replace(kaal, wijken=(part, part)))


@pytest.mark.parametrize(
    ("before", "differs"), [("voorlopig", True), ("definitief", False), ("onbekend", False), ("begroot", False)]
)
def test_status_differs_only_between_known_states(kaal: Lezing, before: str, differs: bool):
    reading = _jaren(kaal, 40.0)
    earlier = tuple(replace(c, status=before) for c in reading.eerder)
    assert ("status_verschilt" in bij_lezing(replace(reading, eerder=earlier))) is differs


def test_a_status_in_the_middle_of_the_line_counts_too(kaal: Lezing):
    reading = _jaren(kaal, 40.0, 41.0, 42.0)
    mixed = tuple(replace(c, status="voorlopig" if i == 1 else "definitief") for i, c in enumerate(reading.eerder))
    assert "status_verschilt" in bij_lezing(replace(reading, eerder=mixed))


def test_a_figure_that_is_less_settled_than_what_stands_beside_it_says_so(kaal: Lezing):
    def figure(jaar: int, status: str, gebied: str = "GM0034", waarde: float | None = 1.0, niveau: str = "gemeente"):
        return replace(
            kaal.cijfer, jaar=jaar, status=status, gebied_code=gebied, waarde=waarde, niveau=niveau, waarschuwingen=()
        )

    def warned(*figures: Cijfer) -> list[int]:
        return [i for i, c in enumerate(naast_verder_vastgesteld(figures)) if "status_verschilt" in c.waarschuwingen]

    line = (figure(2023, "definitief"), figure(2024, "nader voorlopig"), figure(2025, "voorlopig"))
    assert warned(*line) == [1, 2]
    assert warned(*line[1:]) == [1], "of two that may still change, the one that is further from settled"
    assert warned(figure(2024, "voorlopig"), figure(2025, "voorlopig")) == []
    assert warned(figure(2024, "onbekend"), figure(2025, "voorlopig"), figure(2026, "begroot")) == []
    assert warned(figure(2024, "definitief", waarde=None), figure(2025, "voorlopig")) == []
    other = figure(2024, "definitief", gebied="GM0001", niveau="wijk")
    assert warned(other, figure(2025, "voorlopig")) == [], "another area in another year stands elsewhere"
    assert warned(other, figure(2024, "voorlopig", niveau="wijk")) == [1], "two wijken of one year stand side by side"


def test_stock_and_flow_only_where_both_are_there(kaal: Lezing):
    stock = replace(kaal, indicator=replace(kaal.indicator, meting="stand", soort="wachten"))
    flow = replace(kaal, indicator=replace(kaal.indicator, meting="stroom"))
    ages = replace(kaal, indicator=replace(kaal.indicator, meting="stand", soort="omgeving"))
    assert [r.naast for r in naast_elkaar([stock, flow, ages])] == [("stand_en_stroom",), ("stand_en_stroom",), ()]
    assert [r.naast for r in naast_elkaar([flow, ages])] == [(), ()]
    assert [r.naast for r in naast_elkaar([stock, stock])] == [(), ()]
    beside = naast_elkaar([stock, flow])
    assert [r.naast for r in naast_elkaar(beside[:1])] == [()], "what no longer stands beside it is forgotten"


def test_a_value_with_stock_and_flow_says_so(domein: Domein):
    dossier = maak_dossier(domein.gemeente("Almere"), None, date(2026, 11, 21))
    for value in dossier.waarden.values():
        kinds = {r.indicator.meting for r in value.lezingen if r.indicator.soort in ("gebruik", "wachten")} - {None}
        said = any("stand_en_stroom" in r.waarschuwingen for r in value.lezingen)
        assert said == (len(kinds) > 1), value.waarde.id
    assert any("stand_en_stroom" in r.waarschuwingen for v in dossier.waarden.values() for r in v.lezingen)


@pytest.mark.parametrize(
    ("values", "jumps"),
    [
        ((100.0, 100.0, 201.0), True),
        ((100.0, 100.0, 200.0), False),
        ((100.0, 49.0, 60.0), True),
        ((10.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0), False),  # longer ago than the last six
        ((0.0, 5.0), True),
        ((100.0,), False),
    ],
)
def test_spent_money_that_doubles_or_halves_jumps(domein: Domein, values: tuple[float, ...], jumps: bool):
    reading = domein.gemeente("Leiden").lezing("wmo_lasten_per_inwoner")
    assert reading is not None
    first = 2025 - len(values)
    # A break between two years does not hide the jump.
    rows = [replace(reading.cijfer, jaar=first + i, waarde=v, segment=i) for i, v in enumerate(values)]
    made = replace(reading, cijfer=rows[-1], cijfers=Cijfers(reading.indicator, rows, [], []))
    assert made.springt is jumps
    assert ("sprong" in made.waarschuwingen) is jumps
    planned = [replace(c, reeks="begroting") for c in rows]
    assert not replace(made, cijfer=planned[-1], cijfers=Cijfers(reading.indicator, planned, [], [])).springt
    people = replace(made.indicator, soort="gebruik")
    assert not replace(made, indicator=people).springt


def test_a_year_without_a_figure_is_no_jump(domein: Domein):
    reading = domein.gemeente("Leiden").lezing("wmo_lasten_per_inwoner")
    assert reading is not None
    rows = [replace(reading.cijfer, jaar=y, waarde=v) for y, v in ((2022, 100.0), (2023, None), (2024, 300.0))]
    assert not replace(reading, cijfer=rows[-1], cijfers=Cijfers(reading.indicator, rows, [], [])).springt


@pytest.mark.parametrize(
    ("naam", "indicator", "jumps"),
    [
        ("Rozendaal", "lasten_aandeel_toegang_en_basis", True),  # 5 percent in 2022, 69 in 2023
        ("'s-Hertogenbosch", "jeugd_lasten_per_inwoner", True),  # 992 euro in 2021, 404 in 2022
        ("Nieuwkoop", "wmo_lasten_per_inwoner", True),  # 84 euro in 2022, 200 in 2023
        ("Leiden", "jeugd_lasten_per_inwoner", False),
        ("Almere", "wmo_clienten_per_1000_inwoners", False),
    ],
)
def test_known_jumps(domein: Domein, naam: str, indicator: str, jumps: bool):
    reading = domein.gemeente(naam).lezing(indicator)
    assert reading is not None and reading.springt is jumps


def test_a_small_municipality_is_warned_of_at_its_shares_of_money_too(domein: Domein):
    for naam, small in (("Rozendaal", True), ("Leusden", False)):
        place = domein.gemeente(naam)
        for indicator in ("jeugd_lasten_per_inwoner", "lasten_aandeel_toegang_en_basis", "lasten_naast_gemeentefonds"):
            assert {"kleine_gemeente" in c.waarschuwingen for c in place.cijfers(indicator)} == {small}, indicator
        counted = place.cijfers("omgeving_aandeel_jongeren")
        assert not any("kleine_gemeente" in c.waarschuwingen for c in counted)


def test_who_is_no_centre_municipality_does_not_see_what_shelter_costs(domein: Domein):
    for naam, centre in (("Leiden", True), ("Leusden", False)):
        place = domein.gemeente(naam)
        heavy = place.cijfers("lasten_aandeel_zware_zorg")
        assert {"geen_centrumgemeente" in c.waarschuwingen for c in heavy} == {not centre}
        assert {"centrumgemeente" in c.waarschuwingen for c in heavy} == {centre}


def test_the_line_of_the_adults_goes_with_the_wmo(domein: Domein):
    lines = {
        "wachten_ggz_tot_intake": ("jeugd", "volwassenen"),
        "wachten_ggz_tot_behandeling": ("jeugd", "volwassenen"),
        "wachten_ggz_boven_norm": ("intake_jeugd", "intake_volwassenen"),
        "lasten_naast_gemeentefonds": ("jeugd", "wmo"),
        "jeugd_lasten_per_inwoner": ("jaarrekening", "jaarrekening"),
    }
    for name, expected in lines.items():
        indicator = domein.indicator(name)
        assert (indicator.reeks_voor("jeugd"), indicator.reeks_voor("wmo")) == expected, name
    reading = domein.gemeente("Leiden").lezing("wachten_ggz_boven_norm", reeks="intake_volwassenen")
    assert reading is not None
    sentence = reading.indicator.vul_in(reading.indicator.zin, reading.cijfer, "Leiden")
    assert "Van de 24 ggz-locaties in Leiden" in sentence and "(vier weken tot de intake, volwassenen)" in sentence
