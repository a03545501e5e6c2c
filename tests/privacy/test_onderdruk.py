"""Suppression of counts: a few rows, and exactly what is hidden."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.privacy.onderdrukking import publiceer
from sociaal_domein.privacy.onderdrukking.kiezen import kies
from sociaal_domein.privacy.onderdrukking.stelsel import Stelsel
from sociaal_domein.privacy.onderdrukking.tegenvoorbeeld import klopt, openstaand


def lijst(**aantallen: int | None) -> list[dict[str, object]]:
    return [{"gebied": code, "aantal": n} for code, n in aantallen.items()]


def verborgen(rijen: list[dict[str, object]], *splitsingen: tuple[str, str], **rest: object) -> set[str]:
    out = publiceer(rijen, kleinste=10, dimensies=("gebied",), splitsingen={"gebied": splitsingen}, **rest)  # type: ignore[arg-type]
    return {str(key[0]) for key in out.verborgen}


def test_a_table_without_small_counts_stays_whole():
    rows = lijst(t=70, a=10, b=60)
    out = publiceer(rows, kleinste=10, dimensies=("gebied",), splitsingen={"gebied": [("t", "ab")]})
    assert out.rijen == rows
    assert not out.verborgen | out.eerder_getoond | out.onbeschermd


def test_a_small_count_takes_a_sibling_along_not_the_total():
    assert verborgen(lijst(t=64, a=7, b=20, c=37), ("t", "abc")) == {"a", "b"}


def test_the_sibling_must_be_able_to_move_too():
    # With b alone, a = 3 can give no more than 3: b could be 23 at most, and must be able to be 25.
    assert verborgen(lijst(t=60, a=3, b=20, c=37), ("t", "abc")) == {"a", "b", "c"}


def test_without_a_total_a_small_count_goes_alone():
    assert verborgen(lijst(a=3, b=20, c=37)) == {"a"}


def test_the_count_and_what_says_it_go_together():
    rows = [
        {"gebied": "a", "aantal": 4, "aandeel": 12.5, "naam": "A"},
        {"gebied": "b", "aantal": 28, "aandeel": 87.5, "naam": "B"},
    ]
    out = publiceer(rows, kleinste=10, dimensies=("gebied",), mee=("aandeel",))
    assert out.rijen == [
        {"gebied": "a", "aantal": None, "aandeel": None, "naam": "A", "reden": "onderdrukt"},
        {"gebied": "b", "aantal": 28, "aandeel": 87.5, "naam": "B"},
    ]
    assert rows[0]["aantal"] == 4, "what came in is not changed"


def test_a_three_by_three_table_hides_a_square():
    counts = {
        ("r1", "k1"): 6, ("r1", "k2"): 30, ("r1", "k3"): 40, ("r1", "k"): 76,
        ("r2", "k1"): 20, ("r2", "k2"): 15, ("r2", "k3"): 60, ("r2", "k"): 95,
        ("r3", "k1"): 70, ("r3", "k2"): 80, ("r3", "k3"): 90, ("r3", "k"): 240,
        ("r", "k1"): 96, ("r", "k2"): 125, ("r", "k3"): 190, ("r", "k"): 411,
    }  # fmt: skip
    out = publiceer(
        [{"rij": r, "kolom": k, "aantal": n} for (r, k), n in counts.items()],
        kleinste=10,
        dimensies=("rij", "kolom"),
        splitsingen={"rij": [("r", ["r1", "r2", "r3"])], "kolom": [("k", ["k1", "k2", "k3"])]},
    )
    assert out.verborgen == {("r1", "k1"), ("r1", "k2"), ("r2", "k1"), ("r2", "k2")}


def test_over_three_levels_both_sums_hold():
    rows = lijst(gemeente=300, w1=120, w2=180, b1=8, b2=52, b3=60, b4=80, b5=100)
    splits = (("gemeente", ["w1", "w2"]), ("w1", ["b1", "b2", "b3"]), ("w2", ["b4", "b5"]))
    assert verborgen(rows, *splits) == {"b1", "b2"}  # type: ignore[arg-type]


def test_two_tables_with_the_same_total_tell_about_each_other():
    # Nobody shows the total, and still 30 + 26 - 50 is the count of x.
    rows = lijst(p=30, q=26, x=6, y=50)
    assert verborgen(rows, ("totaal", "pq"), ("totaal", "xy")) == {"q", "x"}
    assert verborgen(rows, ("totaal", "xy")) == {"x"}


def test_what_was_shown_before_is_known():
    rows = lijst(t=64, a=7, b=20, c=37)
    assert verborgen(rows, ("t", "abc"), eerder=lijst(b=20, a=None)) == {"a", "c"}
    out = publiceer(rows, kleinste=10, dimensies=("gebied",), splitsingen={"gebied": [("t", "abc")]}, eerder=lijst(a=7))
    assert out.eerder_getoond == out.verborgen == {("a",)}
    assert not out.onbeschermd


def test_a_count_that_was_revised_is_new():
    # 64 - 24 - 37 = 3: of the new a nothing was shown before, so it takes the new total along.
    rows, splits = lijst(tot=64, a=3, b=24, c=37), {"gebied": [("tot", "abc")]}
    out = publiceer(
        rows, kleinste=10, dimensies=("gebied",), splitsingen=splits, eerder=lijst(tot=73, a=12, b=24, c=37)
    )
    assert out.verborgen == {("tot",), ("a",)}
    # b and c are what they were, so the total is 61 or more: that is told, not kept silent.
    assert out.onbeschermd == {("tot",)}
    assert not out.eerder_getoond


def test_a_public_count_of_something_else_does_not_give_a_count_away():
    assert verborgen(lijst(t=64, a=7, b=20, c=37), ("t", "abc"), bekend=lijst(a=12)) == {"a", "b"}


def test_an_earlier_table_that_was_revised_still_bounds_what_it_hid():
    # Then a + b = 47. Whoever takes it that both stayed the same has a as soon as b is shown.
    rows = lijst(t=67, a=7, b=40, c=20)
    assert verborgen(rows, ("t", "abc")) == {"a", "c"}
    assert verborgen(rows, ("t", "abc"), eerder=lijst(t=84, a=None, b=None, c=37)) == {"a", "b"}
    # Of these one changed for certain: 50 is not the sum of the two any more.
    assert verborgen(rows, ("t", "abc"), eerder=lijst(t=87, a=None, b=None, c=37)) == {"a", "c"}


def test_what_cannot_be_kept_is_told_and_all_around_it_hidden():
    rows = lijst(t=67, a=7, b=60)
    out = publiceer(
        rows, kleinste=10, dimensies=("gebied",), splitsingen={"gebied": [("t", "ab")]}, bekend=lijst(t=67, b=60)
    )
    assert out.onbeschermd == {("a",)}
    assert out.verborgen == {("a",)}
    out = publiceer(
        lijst(t=12, a=3, b=9),
        kleinste=10,
        dimensies=("gebied",),
        splitsingen={"gebied": [("t", "ab")]},
        bekend=lijst(t=12),
    )
    assert out.verborgen == {("a",), ("b",)}
    # a can be anything from 0 to 8; b cannot be 14, with 12 together.
    assert out.onbeschermd == {("b",)}


def test_a_small_rest_is_protected_as_well():
    # 57 of 60: three people are left, and nobody said so.
    assert verborgen(lijst(t=60, deel=57), ("t", ["deel"])) == {"t", "deel"}  # type: ignore[arg-type]
    assert verborgen(lijst(t=60, a=30, b=27), ("t", "ab")) != set()
    assert verborgen(lijst(t=60, deel=40), ("t", ["deel"])) == set()  # type: ignore[arg-type]


def test_parts_that_overlap_bound_each_other():
    # At least 52 - 50 = 2 of b: with a and the total shown, b could not be zero.
    assert len(verborgen(lijst(t=52, a=50, b=3), ("t", "ab"))) > 1


def test_zero_is_shown_unless_it_is_needed():
    assert verborgen(lijst(a=0, b=30)) == set()
    assert verborgen(lijst(t=7, a=7, b=0), ("t", "ab")) == {"t", "a"}
    assert verborgen(lijst(a=0, b=30), ook=[("a",)]) == {"a"}


@pytest.mark.parametrize(
    ("rijen", "splitsingen", "woord"),
    [
        (lijst(a=1) + lijst(a=2), [], "twee aantallen"),
        ([{"gebied": "a", "aantal": 2.5}], [], "heel aantal"),
        ([{"gebied": "a", "aantal": -1}], [], "heel aantal"),
        ([{"gebied": "a", "aantal": True}], [], "heel aantal"),
        (lijst(a=1, b=2), [("a", "b"), ("b", "a")], "lopen rond"),
    ],
)
def test_a_table_that_is_wrong_is_refused(
    rijen: list[dict[str, object]], splitsingen: list[tuple[str, str]], woord: str
):
    with pytest.raises(SociaalDomeinFout, match=woord):
        verborgen(rijen, *splitsingen)


def test_a_deviation_is_checked_in_whole_numbers():
    system = Stelsel(waarden=[64, 7, 20, 37], verplicht={1})
    system.vergelijk({0: -1, 1: 1, 2: 1, 3: 1})
    assert klopt(system, {1, 2}, {1: 5, 2: -5})
    assert not klopt(system, {1, 2}, {1: 5, 2: -4})
    assert not klopt(system, {1, 2}, {1: -8, 2: 8})
    assert not klopt(system, {1}, {1: 5, 2: -5})
    assert openstaand(system, {1, 2}, [{1: 5, 2: -5}]) == {(1, -1), (2, 1)}
    # A deviation that is not possible proves nothing.
    assert openstaand(system, {1, 2}, [{1: 5, 2: -5}, {1: -5, 2: 6}]) == {(1, -1), (2, 1)}
    choice = kies(system)
    assert openstaand(system, choice.verborgen, choice.afwijkingen) == set()


def test_the_same_table_gives_the_same_choice():
    rows = [{"rij": r, "kolom": k, "aantal": (7 * r * k + r) % 23} for r in range(1, 7) for k in range(1, 7)]
    first, second = (
        publiceer(rows, kleinste=10, dimensies=("rij", "kolom"), splitsingen={"rij": [(0, range(1, 7))]})
        for _ in range(2)
    )
    assert first.rijen == second.rijen


def test_the_solver_is_loaded_only_when_there_is_something_to_hide():
    code = "import sys, sociaal_domein.gemeente; sys.exit('highspy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
