"""Figures of an own list: what is hidden of them together, on counts made up for this test."""

from __future__ import annotations

import pytest

from sociaal_domein.cijfers import Cijfer, beoordeel
from sociaal_domein.indicator import Indicator
from sociaal_domein.privacy.onderdrukking.eigen_cijfers import onderdruk

GEBIEDEN = [("GM9999", ["WK999901", "WK999902", "WK999903"])]


def maat(naam: str, vorm: str) -> Indicator:
    beschrijving = {
        "titel": naam, "omschrijving": naam, "korrel": "", "vraag": naam, "eenheid": "mensen", "soort": "wachten",
        "vorm": vorm, "wet": "wmo", "zin": "", "zegt_niet": "verzonnen", "bronnen": ["lijst"], "decimalen": 1,
        "opgaven": [], "reeksen": {"alle": "alle"}, "hoofdreeks": "alle", "telt": "personen",
    }  # fmt: skip
    return Indicator.van(f"ind_{naam}", beschrijving)


def cijfer(
    ind: Indicator, gebied: str, waarde: float | None, teller: float | None = None, noemer: float | None = None
) -> Cijfer:
    level = "gemeente" if gebied.startswith("GM") else "wijk"
    return Cijfer(
        ind.id, gebied, gebied, level, "gemeente", 2025, "alle", waarde, teller, noemer,
        ind.n(teller, noemer), None, None, ind.eenheid, "definitief", None, 0, "verzonnen", "2026-01-01", (), (),
    )  # fmt: skip


def oordeel(ind: Indicator, cijfers: list[Cijfer]) -> list[Cijfer]:
    return [beoordeel(c, ind, 100, 10) for c in cijfers]


@pytest.mark.parametrize(
    ("vorm", "waarde", "noemer", "reden"),
    [
        ("aandeel", 0.5, 400.0, "te_klein"),
        ("aandeel", 2.5, 400.0, None),
        ("promille", 5.0, 400.0, "te_klein"),
        ("promille", 25.0, 400.0, None),
        # How many live in a wijk is public, so a share of an unknown number has a highest count.
        ("aandeel", 0.5, None, "te_klein"),
        ("gemiddelde", 0.5, None, None),
    ],
)
def test_a_share_without_a_count_is_held_to_the_count_it_gives(
    vorm: str, waarde: float, noemer: float | None, reden: str | None
):
    ind = maat("deel", vorm)
    assert beoordeel(cijfer(ind, "WK999901", waarde, None, noemer), ind, 100, 10).reden == reden


def test_a_share_of_an_unknown_number_stays_in_a_municipality():
    ind = maat("deel", "aandeel")
    assert beoordeel(cijfer(ind, "GM9999", 12.0), ind, 100, 10).waarde == 12.0


def test_the_count_of_a_share_is_not_told_by_the_other_shares():
    ind = maat("deel", "aandeel")
    rows = [("GM9999", 12.0, 1200.0), ("WK999901", 0.5, 400.0), ("WK999902", 10.5, 400.0), ("WK999903", 25.0, 400.0)]
    figures = [cijfer(ind, area, share, None, base) for area, share, base in rows]
    shown = onderdruk([(ind, figures, oordeel(ind, figures))], GEBIEDEN, 10)[0]
    # 2 people: 42 can only be 47 when the third wijk gives way.
    assert [c.gebied_code for c in shown if c.waarde is not None] == ["GM9999"]


def test_the_people_of_one_measure_are_not_told_by_another():
    count, mean = maat("mensen", "aantal"), maat("weken", "gemiddelde")
    people = {"GM9999": 264.0, "WK999901": 7.0, "WK999902": 120.0, "WK999903": 137.0}
    first = [cijfer(count, area, n, n) for area, n in people.items()]
    second = [cijfer(mean, area, 8.0, None, n) for area, n in people.items() if n != 7.0]
    told = [(count, first, oordeel(count, first)), (mean, second, oordeel(mean, second))]
    shown = onderdruk(told, GEBIEDEN, 10)
    assert [c.gebied_code for c in shown[0] if c.waarde is not None] == ["GM9999", "WK999903"]
    assert [(c.gebied_code, c.noemer) for c in shown[1] if c.noemer is not None] == [
        ("GM9999", 264.0),
        ("WK999903", 137.0),
    ]
    # The order in which measures are given does not matter to what goes.
    assert onderdruk(told[::-1], GEBIEDEN, 10)[::-1] == shown
