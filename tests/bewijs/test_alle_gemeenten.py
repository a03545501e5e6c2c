"""No figure beside another, no change and no line over a break: in every municipality, for every indicator.

Which breaks apply is worked out here once more, from the breaks in the store and the text of the indicator's
own .yml; the segments of the store are what is put to the test.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from sociaal_domein.domein import Domein
from sociaal_domein.gemeente import Gemeente
from sociaal_domein.weergave.lijnen import verloopdata

PIPELINES = Path(__file__).resolve().parents[2] / "pipelines"
STEEKPROEF = (
    "Almere",
    "Boxtel",
    "Land van Cuijk",
    "Schiermonnikoog",
    "Vijfheerenlanden",
    *(
        pytest.param(name, marks=pytest.mark.bewijs)
        for name in ("Amsterdam", "De Bilt", "Eemsdelta", "Groningen", "Het Hogeland", "Leusden", "Waadhoeke")
    ),
)
Breuken = dict[str, dict[str | None, set[int]]]


@pytest.fixture(scope="module")
def breuken(domein: Domein) -> Breuken:
    """Return per indicator the years of the breaks that apply: everywhere (None), and per area."""
    moments = defaultdict(list)
    for subject, area, year in domein.con.execute("select onderwerp, gebied_code, jaar from kern_breuk").fetchall():
        moments[subject].append((area, year))
    found: Breuken = {}
    for path in PIPELINES.glob("ind_*.yml"):
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
        per_area: dict[str | None, set[int]] = defaultdict(set)
        # Nobody can say what part of a split municipality came along: never comparable, whatever the .yml says.
        for subject in {*text.get("breuken", []), "splitsing"} - set(text.get("vergelijkbaar") or {}):
            for area, year in moments[subject]:
                per_area[area].add(year)
        found[path.stem.removeprefix("ind_").replace("__", "_")] = per_area
    return found


def spans(years: Iterable[int], breaks: set[int]) -> bool:
    """Say whether a break lies between the first and the last of these years."""
    listed = sorted(years)
    return any(listed[0] < b <= listed[-1] for b in breaks)


def loop_na(place: Gemeente, breuken: Breuken) -> dict[str, int]:
    """Walk all figures, changes and chart lines of one municipality; return how many were seen."""
    seen = {"segmenten": 0, "grenzen": 0, "veranderingen": 0, "lijnen": 0}
    for indicator, per_area in breuken.items():
        figures = place.cijfers(indicator)
        groups = defaultdict(list)
        for figure in figures:
            if figure.waarde is not None:
                groups[figure.gebied_code, figure.reeks].append(figure)
        for (area, line), row in groups.items():
            breaks = per_area.get(None, set()) | per_area.get(area, set())
            row.sort(key=lambda c: c.jaar)
            segments = defaultdict(list)
            for figure in row:
                segments[figure.segment].append(figure.jaar)
            for segment, years in segments.items():
                assert not spans(years, breaks), (place.naam, indicator, area, line, segment, years)
                seen["segmenten"] += 1
            for before, after in pairwise(row):
                if before.segment != after.segment:
                    assert spans([before.jaar, after.jaar], breaks), (place.naam, indicator, area, before, after)
                    seen["grenzen"] += 1
        own = per_area.get(None, set()) | per_area.get(place.code, set())
        for line in figures.indicator.reeksen:
            reading = place.lezing(indicator, reeks=line)
            if reading is not None and reading.eerder:
                years = [c.jaar for c in reading.eerder] + [reading.cijfer.jaar]
                assert years == sorted(set(years))
                assert not spans(years, own), (place.naam, indicator, line)
                seen["veranderingen"] += 1
        drawn = defaultdict(list)
        for point in verloopdata(place, indicator):
            drawn[point["lijn"]].append(point["jaar"])
        for name, years in drawn.items():
            assert not spans(years, own), (place.naam, indicator, name, years)
            assert sorted(years) == list(range(min(years), max(years) + 1)), (place.naam, indicator, name, years)
            seen["lijnen"] += 1
    return seen


def test_the_breaks_that_are_worked_out_are_those_a_reader_would_name(breuken: Breuken):
    assert breuken["jeugd_lasten_per_inwoner"][None] == {2022, 2023, 2025}
    assert breuken["wmo_lasten_per_inwoner"][None] == {2023, 2025}
    assert breuken["lasten_rekening_naast_begroting"].get(None, set()) == set()
    assert breuken["wmo_clienten_per_1000_inwoners"][None] == {2023}
    assert breuken["jeugd_jeugdhulp_per_1000_jongeren"][None] == {2021, 2022}
    assert 2022 in breuken["participatie_bijstand_per_1000_inwoners"]["WK003401"]
    assert 2021 in breuken["jeugd_lasten_per_inwoner"]["GM0757"]  # Boxtel took over a part of Haaren
    assert len(breuken) == len(list(PIPELINES.glob("ind_*.yml"))) >= 24


@pytest.mark.parametrize("naam", STEEKPROEF)
def test_nothing_crosses_a_break_in_a_sample(domein: Domein, breuken: Breuken, naam: str):
    seen = loop_na(domein.gemeente(naam), breuken)
    assert min(seen.values()) > 0


@pytest.mark.bewijs
def test_nothing_crosses_a_break_in_all_342(domein: Domein, breuken: Breuken):
    total: dict[str, int] = defaultdict(int)
    for code in domein.gemeentenamen:
        for kind, number in loop_na(domein.gemeente(code), breuken).items():
            total[kind] += number
    assert len(domein.gemeentenamen) == 342
    assert total["segmenten"] > 342 * 20 and total["lijnen"] > 342 * 20 and total["veranderingen"] > 342 * 8
