"""Terms: the table worked out by hand, and the same days counted once more, one by one and with other arithmetic."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaal_domein.instellingen import Reglement
from sociaal_domein.vragen.reces import RecesFout, lees_reces
from sociaal_domein.vragen.termijn import feestdagen, laatste_dag

TABEL = Path(__file__).parent.parent / "data" / "vragen" / "termijnen.tsv"
with TABEL.open(encoding="utf-8", newline="") as file:
    GEVALLEN = list(csv.DictReader(file, delimiter="\t"))
TERMIJNEN = [g for g in GEVALLEN if g["toont"] == "termijn"]
# From printed calendars of these years.
FEEST = {
    date(int(year), *map(int, day.split("-")))
    for year, days in {
        "2024": "1-1 3-29 4-1 4-27 5-5 5-9 5-20 12-25 12-26",
        "2025": "1-1 4-18 4-21 4-26 5-5 5-29 6-9 12-25 12-26",
        "2026": "1-1 4-3 4-6 4-27 5-5 5-14 5-25 12-25 12-26",
        "2027": "1-1 3-26 3-29 4-27 5-5 5-6 5-17 12-25 12-26",
    }.items()
    for day in days.split()
}
WEEKEINDE = [date(2023, 1, 7) + timedelta(7 * n + d) for n in range(330) for d in (0, 1)]  # from one Saturday on
VRIJ = FEEST | set(WEEKEINDE)


def week(text: str) -> set[date]:
    """Return the days of an ISO week: that of 4 January is the first."""
    year, number = text.split("-W")
    monday = date(int(year), 1, 4)
    while monday not in {saturday + timedelta(2) for saturday in WEEKEINDE[::2]}:
        monday -= timedelta(1)
    return {monday + timedelta(7 * (int(number) - 1) + d) for d in range(7)}


def stille_dagen(reces: str) -> set[date]:
    found: set[date] = set()
    for period in reces.split():
        ends = [week(p) if "W" in p else {date.fromisoformat(p)} for p in period.split("/")]
        day, last = min(ends[0]), max(ends[-1])
        while day <= last:
            found.add(day)
            day += timedelta(1)
    return found


def tel(begin: date, termijn: str, reces: str, schuift: bool) -> date:
    """Count the days one by one."""
    left, unit = int(termijn.split()[0]), termijn.split()[1]
    left *= 7 if unit in ("week", "weken") else 1
    still = stille_dagen(reces)
    day = begin
    while left > 0:
        day += timedelta(1)
        left -= day not in still and not (unit.startswith("werk") and day in VRIJ)
    while schuift and (day in VRIJ or day in still):
        day += timedelta(1)
    return day


def reglement(geval: dict[str, str]) -> Reglement:
    return Reglement(reces=geval["reces"].split(), schuift_door=geval["schuift_door"] == "ja")


@pytest.mark.parametrize("geval", TERMIJNEN, ids=lambda g: f"{g['ingediend']} {g['termijn']} {g['uitgerekend']}")
def test_the_last_day_is_the_one_worked_out_by_hand(geval: dict[str, str]):
    begin, rules = date.fromisoformat(geval["ingediend"]), reglement(geval)
    assert laatste_dag(begin, geval["termijn"], rules) == date.fromisoformat(geval["uiterlijk"])
    assert tel(begin, geval["termijn"], geval["reces"], rules.schuift_door) == date.fromisoformat(geval["uiterlijk"])


def test_the_table_shows_what_it_must_show_and_says_what_was_made_up():
    assert len(TERMIJNEN) >= 60
    sources = {g["bron"] for g in GEVALLEN}
    assert sources == {
        "VNG-model: 30 dagen",
        "Gooise Meren, art. 33: 4 weken",
        "Enschede, art. 35: termijn niet bekend, verzonnen",
        "Gulpen-Wittem, art. 37: termijn niet bekend, verzonnen",
        "verzonnen",
    }
    for geval in GEVALLEN:
        plain = not geval["reces"] and geval["schuift_door"] == geval["uitstel_is_antwoord"] == "nee"
        if "VNG" in geval["bron"]:
            assert plain and geval["termijn"] == "30 dagen"
        if "Gooise" in geval["bron"]:
            assert plain and geval["termijn"] == "4 weken"


@given(
    begin=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    number=st.integers(1, 60),
    unit=st.sampled_from(["dagen", "weken", "werkdagen"]),
    reces=st.sampled_from(
        ["", "2024-07-15/2024-08-25 2024-W43", "2026-W29/2026-W34 2026-W53", "2025-04-19/2025-05-04"]
    ),
    schuift=st.booleans(),
)
def test_any_term_is_the_same_when_it_is_counted_day_by_day(
    begin: date, number: int, unit: str, reces: str, schuift: bool
):
    rules = Reglement(reces=reces.split(), schuift_door=schuift)
    last = laatste_dag(begin, f"{number} {unit}", rules)
    if last < date(2028, 1, 1):
        assert last == tel(begin, f"{number} {unit}", reces, schuift)


def test_the_general_holidays_are_those_of_the_printed_calendars():
    for year in range(2024, 2028):
        assert feestdagen(year) == {day for day in FEEST if day.year == year}
    assert date(2013, 4, 30) in feestdagen(2013) and date(2013, 4, 27) not in feestdagen(2013)


@pytest.mark.parametrize(
    ("reces", "wat"),
    [
        (["2025-W53"], 'Deze week bestaat niet: "2025-W53".'),
        (["2026-W00"], 'Deze week bestaat niet: "2026-W00".'),
        (["2026-02-30"], 'Deze dag bestaat niet: "2026-02-30".'),
        (["0000-W01"], 'Deze week bestaat niet: "0000-W01".'),
        (["2026-08-23/2026-07-13"], 'Dit reces eindigt voor het begint: "2026-08-23/2026-07-13".'),
        (["2026-07-13/2027-08-23"], 'Dit reces duurt langer dan een half jaar: "2026-07-13/2027-08-23".'),
        (["2026-07-13/2026-08-23", "2026-W34"], "op 17 augustus 2026 loopt een andere nog."),
        (["2026-W43", "2026-W43"], "op 19 oktober 2026 loopt een andere nog."),
    ],
)
def test_a_recess_that_cannot_be_is_refused(reces: list[str], wat: str):
    with pytest.raises(RecesFout) as caught:
        lees_reces(reces)
    assert wat in caught.value.wat
    assert caught.value.doe.endswith(".")


def test_two_periods_may_follow_each_other_in_any_order():
    assert lees_reces(["2026-W43", "2026-10-12/2026-10-18"])[0][0] == date(2026, 10, 12)
