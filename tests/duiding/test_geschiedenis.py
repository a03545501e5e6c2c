"""Own history: no change over a break, and what is old is old on the day it becomes so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sociaal_domein.cijfers import Cijfer
from sociaal_domein.domein import Domein
from sociaal_domein.duiding.geschiedenis import eerdere, is_oud

CIJFER = Cijfer(
    indicator="proef",
    gebied_code="GM0001",
    gebied_naam="Proef",
    niveau="gemeente",
    schaal="lokaal",
    jaar=2024,
    reeks="alle",
    waarde=5.0,
    teller=5.0,
    noemer=100.0,
    n=100.0,
    onder=None,
    boven=None,
    eenheid="procent",
    status="definitief",
    reden=None,
    segment=1,
    bron="niemand",
    snapshot="2026-11-21",
    waarschuwingen=(),
    zegt_niet=("niets",),
)


def van(jaar: int, **anders: object) -> Cijfer:
    return replace(CIJFER, jaar=jaar, waarde=float(jaar - 2000), **anders)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("jaar", "dag", "oud"),
    [
        (2023, date(2026, 12, 31), False),
        (2023, date(2027, 1, 1), True),
        (2022, date(2025, 12, 31), False),
        (2022, date(2026, 1, 1), True),
        (2026, date(2026, 1, 1), False),
        (2026, date(2025, 11, 1), False),  # a budget for next year
        (2024, date(2028, 2, 29), True),
    ],
)
def test_old_from_the_first_day_after_three_years(jaar: int, dag: date, oud: bool):
    assert is_oud(jaar, dag) is oud


def test_earlier_figures_come_oldest_first():
    rows = [van(2023), van(2021), van(2022), van(2024)]
    assert [c.jaar for c in eerdere(rows, rows[-1])] == [2021, 2022, 2023]


@pytest.mark.parametrize(
    "anders",
    [{"segment": 0}, {"reeks": "andere"}, {"gebied_code": "GM0002"}, {"waarde": None}, {"jaar": 2024}, {"jaar": 2025}],
)
def test_a_figure_that_may_not_be_compared_is_left_out(anders: dict[str, object]):
    assert eerdere([replace(van(2020), **anders), van(2024)], van(2024)) == ()  # type: ignore[arg-type]
    found = eerdere([replace(van(2020), **anders), van(2022), van(2024)], van(2024))  # type: ignore[arg-type]
    assert [c.jaar for c in found] == [2022]


def test_without_a_value_there_is_no_change():
    assert eerdere([van(2022)], replace(CIJFER, waarde=None)) == ()


@pytest.mark.parametrize(
    ("indicator", "reeks", "van_naar"),
    [
        ("jeugd_lasten_per_inwoner", "jaarrekening", (2023, 2024)),  # taakvelden 2023
        ("jeugd_lasten_per_inwoner", "begroting", (2025, 2026)),  # taakvelden 2025
        ("lasten_rekening_naast_begroting", "jeugd", (2017, 2024)),  # declared comparable
        ("wmo_clienten_per_1000_inwoners", "alle", (2023, 2024)),  # counted otherwise from 2023
        ("jeugd_jeugdhulp_per_1000_jongeren", "alle", (2022, 2024)),  # 2021 counting, 2022 who pays
        ("participatie_bijstand_per_1000_inwoners", "alle", (2018, 2024)),
        ("omgeving_aantal_inwoners", "alle", (2017, 2026)),
    ],
)
def test_almere_from_year_to_year(domein: Domein, indicator: str, reeks: str, van_naar: tuple[int, int]):
    reading = domein.gemeente("Almere").lezing(indicator, reeks=reeks)
    assert reading is not None
    assert (reading.eerder[0].jaar, reading.cijfer.jaar) == van_naar


def test_one_year_in_a_regime_has_no_change(domein: Domein):
    reading = domein.gemeente("Almere").lezing("jeugd_begroting_naar_schaal")
    assert reading is not None and reading.cijfer.jaar == 2025 and reading.eerder == ()


def test_what_is_old_says_so(domein: Domein):
    place = domein.gemeente("Almere")
    fresh = place.lezing("wmo_clienten_per_1000_inwoners", peildatum=date(2027, 12, 31))
    old = place.lezing("wmo_clienten_per_1000_inwoners", peildatum=date(2028, 1, 1))
    assert fresh is not None and old is not None
    assert (fresh.cijfer.jaar, fresh.is_oud, old.is_oud) == (2024, False, True)
    assert "oud" not in fresh.waarschuwingen and old.waarschuwingen[0] == "oud"
