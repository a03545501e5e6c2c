"""The parts on their own: progress, plan, names of municipalities."""

from __future__ import annotations

import io
from datetime import date

import pytest

from sociaal_domein.bronnen.tabellen import lees_tabellen
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.ververs.gemeentecodes import codes
from sociaal_domein.ververs.plan import Keuze, plan
from sociaal_domein.ververs.voortgang import Voortgang

VANDAAG = date(2026, 11, 21)


class Scherm(io.StringIO):
    def isatty(self) -> bool:
        return True


def ids(**anders: object) -> dict[str, list[str]]:
    found = plan(lees_tabellen(), Keuze(**anders), VANDAAG)  # type: ignore[arg-type]
    return {source: [t.id for t in tables] for source, tables in found.items()}


def test_the_last_three_years_are_asked_for_and_always_the_newest():
    found = ids()
    assert found["iv3"] == ["45067NED", "45071NED", "45078NED"]
    assert found["kwb"] == ["85984NED", "86165NED"]
    assert "83718NED" in found["waarnemingen"]  # its only year is 2017
    assert "03759ned" not in found["waarnemingen"]  # large: only when it is named


def test_what_is_named_is_asked_for():
    assert ids(namen=("bevolking",)) == {"waarnemingen": ["03759ned"]}
    assert ids(namen=("82339ned",)) == {"kwb": ["82339NED"]}
    assert ids(namen=("iv3",), sinds=2010)["iv3"][0] == "45038NED"  # older years have no taakvelden
    assert len(ids(namen=("kwb",), sinds=2013)["kwb"]) == 13


def test_progress_writes_over_its_line_on_a_terminal_and_tells_the_time_left():
    screen, now = Scherm(), [0.0]
    progress = Voortgang(screen, klok=lambda: now[0])
    progress.begin("45067NED")
    for second, rows in ((0, 0), (1, 10_000), (10, 100_000)):
        now[0] = float(second)
        progress.tel(rows, 5_000_000, rows // 10_000)
    progress.klaar()
    last = screen.getvalue().split("\r")[-1]
    assert last == "45067NED: 100.000 van 5.000.000 rijen, 10 pagina's, nog ongeveer 9 minuten\n"
    plain = io.StringIO()
    progress = Voortgang(plain, klok=lambda: now[0])
    progress.begin("45067NED")
    for step in range(100):
        now[0] += 0.5
        progress.tel(step, None, step)
    assert 4 <= len(plain.getvalue().splitlines()) <= 7
    assert "\r" not in plain.getvalue()


def test_a_municipality_brings_those_that_merged_into_it(projectmap):
    home = projectmap  # only the embedded list is read
    assert codes(home, ["Voorne aan Zee"]) >= {"GM1992", "GM0501", "GM0530", "GM0614"}
    assert codes(home, ["gm0034"]) == {"GM0034"}
    assert codes(home, ["Den Haag"]) >= {"GM0518"}
    assert "GM1992" in codes(home, ["Brielle"])
    with pytest.raises(SociaalDomeinFout, match="Amsterdm"):
        codes(home, ["Amsterdm"])
