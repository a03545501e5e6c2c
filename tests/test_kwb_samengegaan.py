"""CBS key figures of a merged municipality and its predecessor: two areas, one of today, and no line between."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sociaal_domein.begin import begin
from sociaal_domein.bronnen import lees_bron
from sociaal_domein.domein import Domein
from sociaal_domein.domein import open as open_domein
from sociaal_domein.weergave.lijnen import verloopdata

RUW = Path(__file__).parent / "data" / "bronnen" / "kwb" / "cbs_kwb_almere_2018_2025_raw.csv"
USE = ("wmo_clienten_per_1000_inwoners", "jeugd_jeugdhulp_per_1000_jongeren", "omgeving_aandeel_65_plus")


def _jaar(regel: str) -> int:
    return int(regel.split(";")[1][-4:])


@pytest.fixture(scope="module")
def domein_samen(tmp_path_factory: pytest.TempPathFactory) -> Domein:
    """Made-up figures in CBS's own format: those of the sample under two other codes."""
    folder = tmp_path_factory.mktemp("samen")
    head, *rows = RUW.read_text(encoding="utf-8-sig").splitlines()
    own = [r for r in rows if ";GM0034    ;" in r]
    # Heerhugowaard went into Dijk en Waard in 2022; one year of both, so that a mix-up would show.
    made = [r.replace("GM0034    ", "GM1980    ") for r in own if _jaar(r) >= 2021]
    made += [r.replace("GM0034    ", "GM0398    ") for r in own if _jaar(r) < 2022]
    raw = folder / "ruw"
    raw.mkdir()
    (raw / "kwb.csv").write_text("\n".join([head, *made]) + "\n", encoding="utf-8-sig")
    home = folder / "werkmap"
    begin("GM1980", "Dijk en Waard", home)
    lees_bron("kwb", raw, home / "data" / "open")
    return open_domein(home)


@pytest.mark.parametrize("indicator", USE)
def test_one_figure_a_year_and_only_of_the_area_of_today(domein_samen: Domein, indicator: str):
    figures = domein_samen.gemeente("Dijk en Waard").cijfers(indicator)
    assert {c.gebied_code for c in figures} == {"GM1980"}
    assert max(Counter(c.jaar for c in figures).values()) == 1


@pytest.mark.parametrize("indicator", USE)
def test_no_line_and_no_earlier_figure_over_the_merger(domein_samen: Domein, indicator: str):
    place = domein_samen.gemeente("Dijk en Waard")
    for line in {p["lijn"] for p in verloopdata(place, indicator)}:
        years = [p["jaar"] for p in verloopdata(place, indicator) if p["lijn"] == line]
        assert not (min(years) < 2022 <= max(years)), (line, years)
    reading = place.lezing(indicator)
    assert reading is not None
    assert reading.cijfer.jaar >= 2022
    assert all(c.jaar >= 2022 for c in reading.eerder)
