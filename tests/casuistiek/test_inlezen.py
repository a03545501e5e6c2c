"""Importing a table of cases: by a mapping, all or nothing, and the same twice."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from sociaal_domein.casuistiek.inlezen import lees_casussen, ruim_resten_op
from sociaal_domein.casuistiek.keuring import gekeurde_casussen
from sociaal_domein.casuistiek.vrijgeven import geef_vrij
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.casussen import Hindernis, WaardeInCasus
from tests.casuistiek.conftest import GEHEIM
from tests.casuistiek.test_vrijgeven import DAG

KOPPELING = """\
bestand:
  scheiding: ";"
velden:
  id: Nr
  naam: Titel
  wet: Wet
  periode: Periode
  is_veiligheid: Onveilig
  wat_gebeurde: Verhaal
  wat_nodig: Nodig
  aantal_loketten: Aantal
  loketten: Loketten
  les: Les
hindernissen:
  geld: Geld
  wachten: Wachten
waarden:
  onder_druk: Onder druk
waarde_kolommen:
  nabijheid: Dichtbij
cijfers:
  verklaart: Cijfers
vast:
  gebied: NL01
  leeftijd: 0-17
  toestemming.wie: ouder
  toestemming.hoe: mondeling
  toestemming.wanneer: "2024"
  bewaren_tot: 2999-12-31
namen:
  wet: {Jeugdwet: jeugd}
"""
RIJ = {
    "Nr": "7",
    "Titel": "Wachten",
    "Wet": "Jeugdwet",
    "Periode": "2024",
    "Onveilig": "ja",
    "Verhaal": "Een kind wachtte; lang.",
    "Nodig": "Een gesprek.",
    "Aantal": "2",
    "Loketten": "wijkteam; school",
    "Les": "Bel.",
    "Geld": "",
    "Wachten": "Geen plek; Geen bericht",
    "Onder druk": "tijdigheid: Het duurde lang; maatwerk",
    "Dichtbij": "recht_gedaan",
    "Cijfers": "jeugd_bereik: Wie wacht, telt niet mee",
    "Niet mee": "blijft hier",
}


def tabel(home: Path, *rows: dict[str, str], koppeling: str = KOPPELING) -> tuple[Path, Path]:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(RIJ), delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(RIJ | row for row in rows)
    (home / "eigen" / "tabel.csv").write_text(file.getvalue(), encoding="utf-8")
    (home / "eigen" / "koppeling.yml").write_text(koppeling, encoding="utf-8")
    return home / "eigen" / "tabel.csv", home / "eigen" / "koppeling.yml"


def casussen(home: Path) -> list[str]:
    folder = home / "eigen" / "casussen"
    return sorted(p.name for p in folder.iterdir()) if folder.exists() else []


def test_a_row_becomes_a_case(home: Path):
    report = lees_casussen(home, *tabel(home, {}))
    assert (report.code, report.nieuw, report.tekst) == (
        0,
        ["casus_7"],
        "Ingelezen: 1 nieuw, 0 veranderd, 0 al gelijk.",
    )
    casus = gekeurde_casussen(home).casussen["casus_7"]
    assert (casus.wet, casus.leeftijd, casus.is_veiligheid, casus.aantal_loketten) == ("jeugd", "0-17", True, 2)
    assert casus.wat_gebeurde == "Een kind wachtte; lang."
    assert casus.hindernissen == [
        Hindernis(soort="wachten", wat="Geen plek"),
        Hindernis(soort="wachten", wat="Geen bericht"),
    ]
    assert casus.waarden == [
        WaardeInCasus(waarde="tijdigheid", oordeel="onder_druk", waarom="Het duurde lang"),
        WaardeInCasus(waarde="maatwerk", oordeel="onder_druk"),
        WaardeInCasus(waarde="nabijheid", oordeel="recht_gedaan"),
    ]
    assert [(c.indicator, c.hoe, c.uitleg) for c in casus.cijfers] == [
        ("jeugd_bereik", "verklaart", "Wie wacht, telt niet mee")
    ]
    assert b"blijft hier" not in (home / "eigen" / "casussen" / "casus_7.yaml").read_bytes()


def test_excel_gives_the_same_cases(home: Path):
    file, mapping = tabel(home, {})
    lees_casussen(home, file, mapping)
    first = (home / "eigen" / "casussen" / "casus_7.yaml").read_bytes()
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(list(RIJ))
    book.active.append([int(v) if v.isdecimal() else v for v in RIJ.values()])
    book.save(home / "eigen" / "tabel.xlsx")
    assert lees_casussen(home, home / "eigen" / "tabel.xlsx", mapping).gelijk == ["casus_7"]
    assert (home / "eigen" / "casussen" / "casus_7.yaml").read_bytes() == first


def test_reading_twice_changes_nothing_and_a_change_keeps_what_people_said(home: Path):
    lees_casussen(home, *tabel(home, {}, {"Nr": "8"}))
    geef_vrij(home, "casus_7", "jurist", DAG)
    before = {name: (home / "eigen" / "casussen" / name).read_bytes() for name in casussen(home)}
    assert lees_casussen(home, *tabel(home, {}, {"Nr": "8"})).gelijk == ["casus_7", "casus_8"]
    assert before == {name: (home / "eigen" / "casussen" / name).read_bytes() for name in casussen(home)}
    report = lees_casussen(home, *tabel(home, {"Les": "Bel vaker."}, {"Nr": "8"}))
    assert (report.veranderd, report.gelijk) == (["casus_7"], ["casus_8"])
    casus = gekeurde_casussen(home).casussen["casus_7"]
    assert casus.les == "Bel vaker."
    assert len(casus.vrijgave) == 1 and not casus.geldige_vrijgaven


def test_trying_writes_nothing(home: Path):
    report = lees_casussen(home, *tabel(home, {}), droog=True)
    assert report.tekst == "Zo zou het gaan, er is niets geschreven: 1 nieuw, 0 veranderd, 0 al gelijk."
    assert casussen(home) == []


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ({"Verhaal": f"x {GEHEIM}"}, "tabel.csv, regel 3, kolom 'Verhaal', veld wat_gebeurde: een e-mailadres"),
        ({"Titel": GEHEIM}, "kolom 'Titel', veld naam"),
        ({"Nr": GEHEIM}, "kolom 'Nr', veld id"),
        ({"Wet": GEHEIM}, "kolom 'Wet', veld wet"),
        ({"Wachten": f"a; {GEHEIM}"}, "kolom 'Wachten', veld hindernissen.2.wat"),
        ({"Onder druk": f"tijdigheid: {GEHEIM}"}, "kolom 'Onder druk', veld waarden.1.waarom"),
        ({"Onder druk": GEHEIM}, "kolom 'Onder druk', veld waarden.1.waarde"),
        ({"Loketten": f"a; {GEHEIM}"}, "kolom 'Loketten', veld loketten.2"),
        ({"Aantal": GEHEIM}, "kolom 'Aantal', veld aantal_loketten"),
    ],
)
def test_one_refused_row_and_nothing_is_stored(home: Path, row: dict[str, str], place: str):
    report = lees_casussen(home, *tabel(home, {}, {"Nr": "8"} | row))
    assert report.code == 2 and casussen(home) == []
    assert place in report.tekst and "Er is niets bewaard van dit bestand." in report.tekst
    assert "zeepkist" not in report.tekst


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"Wet": "Zorgwoord"}, "regel 3, kolom 'Wet': Het veld \"wet\" is niet goed ingevuld."),
        ({"Periode": "Zorgwoord"}, "regel 3, kolom 'Periode'"),
        ({"Les": ""}, "regel 3, kolom 'Les': Het veld \"les\" ontbreekt"),
        ({"Nr": ""}, "regel 3, kolom 'Nr': Het veld \"id\" ontbreekt"),
        ({"Dichtbij": "Zorgwoord"}, "regel 3, kolom 'Dichtbij'"),
        ({"Onder druk": "zorgwoord"}, "regel 3, kolom 'Onder druk': Deze casus noemt iets dat niet in waarden.yaml"),
        ({"Nr": "7"}, "regel 3, kolom 'Nr': Deze id komt twee keer voor"),
        ({"Onder druk": "nabijheid"}, "regel 3: Een waarde staat hier twee keer."),
    ],
)
def test_one_wrong_row_and_nothing_is_stored(home: Path, row: dict[str, str], says: str):
    report = lees_casussen(home, *tabel(home, {}, {"Nr": "8"} | row))
    assert report.code == 2 and casussen(home) == []
    assert says in report.tekst and "orgwoord" not in report.tekst


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  naam: Titel", "  naam: Titels", "De kolom 'Titels' staat niet in de eerste regel"),
        ("  id: Nr\n", "", "Er is geen kolom voor de id."),
        ("  gebied: NL01", "  gebied: NL01\n  naam: x", 'Het veld "naam" staat bij velden en bij vast.'),
        ("  geld: Geld", "  soep: Geld", "hindernissen"),
        ("vast:", "vasst:", 'Bedoelt u "vast"?'),
    ],
)
def test_a_wrong_mapping_says_where(home: Path, old: str, new: str, says: str):
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_casussen(home, *tabel(home, {}, koppeling=KOPPELING.replace(old, new)))
    assert says in str(caught.value) and "koppeling.yml" in str(caught.value)


def test_a_draft_with_the_same_id_is_not_overwritten(home: Path):
    draft = home / "eigen" / "casussen" / "casus_7.yaml"
    draft.parent.mkdir()
    draft.write_text("- id: casus_7\n  naam: van mij\n", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="die is nog niet klaar"):
        lees_casussen(home, *tabel(home, {"Nr": "6"}, {}))
    assert casussen(home) == ["casus_7.yaml"] and "van mij" in draft.read_text(encoding="utf-8")


def test_the_invented_example_comes_in_whole(home: Path, projectmap: Path):
    folder = projectmap / "data" / "voorbeeld" / "casussen"
    report = lees_casussen(home, folder / "verzonnen_casussen.csv", folder / "koppeling.yml")
    assert report.code == 0, report.tekst
    keuring = gekeurde_casussen(home)
    assert (len(keuring.casussen), keuring.opzij) == (24, ())
    cases = keuring.casussen.values()
    assert {h.soort for c in cases for h in c.hindernissen} == {
        *("regel", "loket", "wachten", "geld", "contract", "informatie", "anders")
    }
    assert {c.wet for c in cases} == {"jeugd", "wmo", "participatie", "breed"}
    assert {c.gebied for c in cases} == {"GM9999"}
    assert all("verzonnen" in c.toestemming.wie for c in cases if c.toestemming)


def test_what_a_killed_import_left_is_gone_at_the_next_one(home: Path):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    folder = home / "eigen" / "casussen"
    left = [folder / f".lees-{pid}" for pid in sorted([gone.pid, os.getpid()], key=str)]
    busy = folder / f".lees-{os.getppid()}"
    for beside in (*left, busy):
        beside.mkdir(parents=True)
        (beside / "casus_7.yaml").write_text("een verhaal", encoding="utf-8")
    lees_casussen(home, *tabel(home, {}), droog=True)
    assert all(beside.exists() for beside in left)
    assert lees_casussen(home, *tabel(home, {})).nieuw == ["casus_7"]
    assert not any(beside.exists() for beside in left) and busy.exists()
    left[0].mkdir()
    assert ruim_resten_op(home) == [left[0]]
    assert ruim_resten_op(home / "nergens") == []


@pytest.mark.parametrize("periode", ["2042", "2042-K1", "2024-2042"])
def test_a_period_in_the_future_is_refused(home: Path, periode: str):
    report = lees_casussen(home, *tabel(home, {}, {"Nr": "8", "Periode": periode}))
    assert report.code == 2 and report.nieuw == []
    assert "regel 3, kolom 'Periode': " in report.tekst and "Kies een periode die al begon" in report.tekst


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x07", "\x9b", "\u202e", "\u2066"])
def test_a_sign_that_steers_the_screen_is_refused_and_not_repeated(home: Path, sign: str):
    report = lees_casussen(home, *tabel(home, {"Les": f"Beltoon{sign}terug."}))
    assert report.code == 2
    assert "kolom 'Les': " in report.tekst and "Haal het onzichtbare teken weg" in report.tekst
    assert sign not in report.tekst and "Beltoon" not in report.tekst
