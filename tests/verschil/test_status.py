"""Voorlopig, nader voorlopig or definitief: from the snapshot to every form in which a reader meets the figure."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.domein import open as open_domein
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.gemeente import Gemeente
from sociaal_domein.weergave.briefing import BriefingKeuze, maak_briefing
from sociaal_domein.weergave.tekst import cijfertekst

from .conftest import Ververs

ZIN = WAARSCHUWINGEN["status_verschilt"]
WLZ = "wachten_wlz_naar_status"
# The newest quarter is voorlopig, all before it are definitief.
GEMENGD = (
    "select * replace (case when peildatum = (select max(peildatum) from {rijen}) then 'voorlopig' "
    "else 'definitief' end as cijferstatus) from {rijen}"
)


def _gemeente(home: Path) -> Gemeente:
    return open_domein(home).gemeente()


def test_the_status_of_a_row_reaches_the_figure_and_its_warning(home: Path, ververs: Ververs):
    ververs("wlz_wachtenden", "wachtenden", GEMENGD)
    found = _gemeente(home).cijfers(WLZ)
    with_value = [c for c in found if c.waarde is not None]
    newest = max(c.jaar for c in with_value)
    assert {c.status for c in with_value if c.jaar == newest} == {"voorlopig"}
    assert {c.status for c in with_value if c.jaar < newest} == {"definitief"}
    for c in with_value:
        assert ("status_verschilt" in c.waarschuwingen) is (c.jaar == newest)
    assert ZIN in " ".join(cijfertekst(found).split())
    assert {r["jaar"] for r in json.loads(found.json()) if ZIN in r["waarschuwingen"]} == {newest}
    assert {r["jaar"] for _, r in found.df.iterrows() if ZIN in r["waarschuwingen"]} == {newest}
    assert found.csv().count(ZIN) == sum(c.jaar == newest for c in with_value)


def test_a_dossier_and_a_briefing_say_so(home: Path, ververs: Ververs):
    place = _gemeente(home)
    before = maak_briefing(place, BriefingKeuze(date(2026, 11, 21), alles=True)).briefing
    ververs("wlz_wachtenden", "wachtenden", GEMENGD)
    place = _gemeente(home)
    reading = place.lezing(WLZ, peildatum=date(2026, 11, 21))
    assert reading is not None and "status_verschilt" in reading.waarschuwingen
    dossier = place.dossier(peildatum=date(2026, 11, 21)).tekst()
    assert ZIN in " ".join(dossier.split())
    values = [v for v, d in place.dossier().waarden.items() if WLZ in {r.indicator.id for r in d.lezingen}]
    after = maak_briefing(place, BriefingKeuze(date(2026, 11, 21), waarde=values[0])).briefing
    assert ZIN in after and "voorlopig" in after
    assert before.count(ZIN) <= after.count(ZIN)


@pytest.mark.bewijs
@pytest.mark.parametrize("status", ["voorlopig", "nader voorlopig", "definitief"])
def test_the_status_of_a_snapshot_of_the_accounts_reaches_its_figures(home: Path, ververs: Ververs, status: str):
    ververs("iv3", "lasten", "select * from {rijen}", status=status)
    place = _gemeente(home)
    figures = place.cijfers("jeugd_lasten_per_inwoner", buurten=False)
    lines = {line: {c.status for c in figures if c.reeks == line} for line in ("begroting", "jaarrekening")}
    assert lines == {"begroting": {"begroot"}, "jaarrekening": {status}}
    assert not any("status_verschilt" in c.waarschuwingen for c in figures)
