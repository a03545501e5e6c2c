"""What changed between two states, by how much and why: on the real figures of Almere, with a refresh on top."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.verschil import weergeven
from sociaal_domein.verschil.opdracht import maak_verschil
from sociaal_domein.verschil.redenen import OORZAKEN

from .conftest import Ververs

JEUGD = "jeugd_lasten_per_inwoner"
WMO = "wmo_clienten_per_1000_inwoners"


def test_nothing_was_refreshed_yet(home: Path):
    found, story = maak_verschil(home)
    text = weergeven.tekst(found, story)
    assert found.rijen == []
    assert text.startswith("Er is geen cijfer van Almere veranderd sinds het begin.")
    assert "Van elke bron is er maar één momentopname." in text
    assert json.loads(weergeven.json_tekst(found))["veranderingen"] == []


def test_a_revision_is_found_with_its_size_and_its_part(verschoven: Path):
    found, story = maak_verschil(verschoven)
    row = next(r for r in found.rijen if r.indicator == JEUGD)
    assert (row.gebied_code, row.jaar, row.reeks, row.soort) == ("GM0034", 2024, "jaarrekening", "veranderd")
    assert row.nu.teller == (row.was.teller or 0) + 1_000_000 and row.nu.noemer == row.was.noemer
    assert row.verschil == pytest.approx(1_000_000 / row.was.noemer)
    assert row.procent == pytest.approx(100 * 1_000_000 / row.was.teller)
    assert row.oorzaak.codes == ("herziening",)
    assert row.oorzaak.uitleg == "herziening van iv3/lasten (de teller veranderde)"
    assert {r.gebied_code for r in found.rijen} == {"GM0034"}
    text = weergeven.tekst(found, story)
    assert re.match(r"5 cijfers van Almere zijn veranderd door de laatste verversing \(\d+ \w+ \d{4}\)\.\n", text)
    assert "  2024  Almere  jaarrekening (uitgegeven)  € 525,5  € 529,9  +€ 4,4 (+0,8%)\n" in text
    assert max(map(len, text.splitlines())) < 130


@pytest.mark.bewijs
def test_the_other_way_round_the_figures_go_back(verschoven: Path):
    ahead, _ = maak_verschil(verschoven)
    back, _ = maak_verschil(verschoven, van="nu", tot="verversing")
    assert [-(r.verschil or 0) for r in back.rijen] == [r.verschil for r in ahead.rijen]


def test_a_status_that_became_definite_is_named(home: Path, ververs: Ververs):
    ververs("kwb", "kerncijfers", "select * from {rijen}", "2026-12-01", status="voorlopig")
    ververs(
        "kwb",
        "kerncijfers",
        "select * replace (case when maat like 'WmoClienten%' and jaar = 2024 then round(waarde * 1.04 / 5) * 5 "
        "else waarde end as waarde) from {rijen}",
        "2026-12-02",
        status="definitief",
    )
    found, story = maak_verschil(home, indicatoren=[WMO])
    own = {r.jaar: r for r in found.rijen if r.gebied_code == "GM0034"}
    assert own[2024].soort == "veranderd" and own[2023].soort == "status"
    assert {r.oorzaak.uitleg for r in own.values()} == {"herziening: van voorlopig naar definitief"}
    assert own[2024].status_verschilt and not own[2023].status_verschilt
    text = weergeven.tekst(found, story)
    assert f"Let op: {WAARSCHUWINGEN['status_verschilt']}" in text
    assert "met alleen een andere status" in text and "In de wijken en buurten van Almere: " in text
    record = next(r for r in json.loads(weergeven.json_tekst(found))["veranderingen"] if r["soort"] == "veranderd")
    assert record["waarschuwingen"] == [WAARSCHUWINGEN["status_verschilt"]]


@pytest.mark.bewijs
def test_a_new_year_and_a_year_that_went(home: Path, ververs: Ververs):
    ververs("kwb", "kerncijfers", "select * from {rijen} where jaar < 2025 or maat not like 'WmoClienten%'")
    gone, _ = maak_verschil(home, indicatoren=[WMO])
    assert {(r.jaar, r.soort, *r.oorzaak.codes) for r in gone.rijen if r.gebied_code == "GM0034"} <= {
        (2025, "verdwenen", "jaar_weg")
    }
    ververs("kwb", "kerncijfers", "select * from {rijen} where jaar < 2024 or maat not like 'WmoClienten%'")
    ververs("kwb", "kerncijfers", "select * from {rijen}", "2026-12-03")
    back, _ = maak_verschil(home, van="nu", tot="2026-01-01", indicatoren=[WMO])
    own = [r for r in back.rijen if r.gebied_code == "GM0034"]
    assert {(r.jaar, r.soort, *r.oorzaak.codes) for r in own} >= {(2024, "nieuw", "nieuw_jaar")}
    assert own[0].oorzaak.uitleg == f"nieuw jaar: {own[0].jaar} stond er nog niet in"


CORRECTIE = """\
- waar:
    tabel: kerncijfers
    kolom: WmoClienten
    jaren: [{jaar}]
  actie: komma_herstellen
  grenzen: [0, 100]
  reden: Een proef.
  verwacht: max > 100
  status: vastgesteld
"""
ANDERS = (
    "select * replace (case when maat like 'WmoClienten%' and gebied_code = 'GM0034' and jaar in (2023, 2024) "
    "then waarde + 50 else waarde end as waarde) from {rijen}"
)


@pytest.mark.bewijs
@pytest.mark.parametrize(
    ("velden", "codes"),
    [
        ({"correcties": CORRECTIE.format(jaar=2024), "zelfde_bestand": True}, {2023: "inlezing", 2024: "correctie"}),
        ({"correcties": CORRECTIE.format(jaar=2024)}, {2023: "herziening", 2024: "correctie,herziening"}),
        ({"zelfde_bestand": True}, {2023: "inlezing", 2024: "inlezing"}),
    ],
)
def test_a_correction_is_told_from_a_revision_where_that_can_be_known(
    home: Path, ververs: Ververs, velden: dict[str, object], codes: dict[int, str]
):
    ververs("kwb", "kerncijfers", ANDERS, **velden)
    found, _ = maak_verschil(home, indicatoren=[WMO])
    own = {r.jaar: r for r in found.rijen if r.gebied_code == "GM0034"}
    assert {year: ",".join(r.oorzaak.codes) for year, r in own.items()} == codes
    for row in own.values():
        assert ("niet te zeggen" in row.oorzaak.uitleg) is (len(row.oorzaak.codes) > 1)
        assert set(row.oorzaak.codes) <= set(OORZAKEN)


def test_csv_and_json_hold_every_change(verschoven: Path):
    found, _ = maak_verschil(verschoven, alles=True)
    lines = weergeven.csv_tekst(found).splitlines()
    records = json.loads(weergeven.json_tekst(found))
    assert len(lines) == len(found.rijen) + 1 and len(records["veranderingen"]) == len(found.rijen)
    assert lines[0].split(";")[:3] == ["Indicator", "Code gebied", "Gebied"]
    assert records["van"]["momentopnamen"]["iv3"] != records["tot"]["momentopnamen"]["iv3"]
    assert all(len(line.split(";")) == len(weergeven.KOP) for line in lines)
    first = records["veranderingen"][0]
    assert lines[1].split(";")[8] == f"{first['was']:.10g}".replace(".", ",")
