"""The command as a user meets it, and what stands beside a figure."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.bronnen import lees_bron
from sociaal_domein.domein import Domein
from sociaal_domein.fouten import ControleFout, SociaalDomeinFout
from sociaal_domein.kwaliteit.oordeel import vat_samen, voor_briefing
from sociaal_domein.motor.bouw import bouw
from tests.voorvork import voer

from .herschrijven import herschrijf

OPEN = paden.datamap() / "open"
WMO = "wmo_clienten_per_1000_inwoners"


def geef(*words: str, map: Path, koud: bool = False) -> subprocess.CompletedProcess[str]:
    return voer(*words, map=map, koud=koud)


@pytest.fixture
def werkmap(opslag: Path, tmp_path: Path) -> Path:
    """Return a working folder with its own copy of the snapshot of kwb."""
    home = tmp_path / "almere"
    begin("GM0034", "Almere", home)
    shutil.copytree(OPEN / "kwb", home / "data" / "open" / "kwb", dirs_exist_ok=True)
    return home


def test_exit_0_when_there_is_no_fout_and_warnings_are_printed(opslag: Path, tmp_path: Path):
    page = tmp_path / "kwaliteit.html"
    done = geef("controleer", "--naar", str(page), map=tmp_path, koud=True)
    assert (done.returncode, done.stderr) == (0, "")
    for source in ("gemeenten: ", "iv3: ", "kwb: ", "Ons eigen rekenwerk: "):
        assert f"\n{source}" in f"\n{done.stdout}"
    assert "Waarschuwing bij lasten." in done.stdout and "gemeente_naam Vijfheerenlanden" in done.stdout
    assert "Er zijn geen fouten. Lees de waarschuwingen voordat u een cijfer gebruikt." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100 + len(str(page))
    html = page.read_text(encoding="utf-8")
    assert '<html lang="nl">' in html and "<script" not in html
    assert not re.search(r"(?:src|href)=\"?(?:https?:)?//|url\(|@import", html)
    assert html.count("<table") == html.count("<caption>") > 6
    assert len(re.findall(r'<td class="ernst (\w+)">(?i:\1)</td>', html)) == html.count('<td class="ernst ')
    assert [p.name for p in tmp_path.iterdir()] == ["kwaliteit.html"]


def test_exit_1_on_a_fout_with_its_rows_and_reason(werkmap: Path):
    herschrijf(
        werkmap / "data" / "open" / "kwb",
        "kerncijfers",
        "select * replace (case when waarde = 1625 then -1625 else waarde end as waarde) from {t}",
    )
    done = geef("controleer", "kwb", map=werkmap)
    assert done.returncode == 1
    assert "Fout bij kerncijfers." in done.stdout and "een cijfer is niet negatief" in done.stdout
    assert "waarde -1625" in done.stdout and "Een aantal mensen is nooit kleiner dan nul." in done.stdout
    assert "Gebruik de cijfers van kwb niet" in done.stdout
    assert "iv3" not in done.stdout
    report = json.loads(geef("controleer", "kwb", "--json", map=werkmap).stdout)
    assert report["fouten"] >= 1 and [b["bron"] for b in report["bronnen"]] == ["kwb"]


@pytest.mark.parametrize(
    ("maak", "woorden", "zegt"),
    [
        (lambda kwb: None, ("controleer", "kbw"), "De bron 'kbw' bestaat niet."),
        (lambda kwb: (kwb / "kerncijfers.parquet").write_bytes(b"PAR1"), ("controleer",), "is beschadigd of veranderd"),
        (lambda kwb: (kwb / "regels.yml").write_text("- tabel: x\n"), ("controleer", "kwb"), "regels.yml, regel 1"),
        (lambda kwb: None, ("controleer", "kwb", "--naar", "blad.pdf"), "Kies bijvoorbeeld blad.html."),
        (lambda kwb: None, ("controleer", "kwb", "--naar", "weg/blad.html"), "De pagina kan niet worden geschreven."),
        (lambda kwb: None, ("controleer", "iv3", "--bewaar"), "De bron iv3 hoort bij het pakket"),
    ],
)
def test_exit_2_when_the_user_must_change_something(maak, woorden, zegt, werkmap: Path):
    maak(werkmap / "data" / "open" / "kwb")
    done = geef(*woorden, map=werkmap)
    assert done.returncode == 2
    assert zegt in done.stderr and "Wat u kunt doen: " in done.stderr
    assert "Traceback" not in done.stderr


def test_verdicts_of_another_snapshot_are_reported_and_can_be_measured_again(werkmap: Path):
    kwb = werkmap / "data" / "open" / "kwb"
    assert not [u for u in bouw(werkmap).uitkomsten if "kwaliteit" in u.controle.naam]
    with (kwb / "regels.yml").open("a", encoding="utf-8") as file:
        file.write("# een opmerking\n")
    (found,) = [u for u in bouw(werkmap, alles=True).uitkomsten if "kwaliteit" in u.controle.naam]
    assert (found.model, found.controle.ernst) == ("kwb", "waarschuwing") and found.rijen > 8
    assert "sociaal-domein controleer kwb --bewaar" in found.controle.naam
    assert geef("controleer", "kwb", "--bewaar", map=werkmap).returncode == 0
    assert not [u for u in bouw(werkmap, alles=True).uitkomsten if "kwaliteit" in u.controle.naam]


def test_a_rule_about_an_indicator_that_does_not_exist_stops_the_build(werkmap: Path):
    file = werkmap / "data" / "open" / "kwb" / "oordelen.yml"
    text = file.read_text(encoding="utf-8")
    assert f"- {WMO}" in text
    file.write_text(text.replace(f"- {WMO}", "- wmo_clienten"), encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="de indicator 'wmo_clienten', en die bestaat niet"):
        bouw(werkmap)


def test_reading_a_source_refuses_what_its_rules_refuse(projectmap: Path, tmp_path: Path):
    raw = Path(shutil.copytree(projectmap / "tests" / "data" / "bronnen" / "iv3", tmp_path / "ruw"))
    lees_bron("iv3", raw, tmp_path / "naar")
    before = {p.name: p.read_bytes() for p in (tmp_path / "naar" / "iv3").iterdir()}
    assert {"regels.yml", "oordelen.yml"} < set(before)
    file = raw / "iv3_gemeente_totalen_2017_2026.csv"
    head, first, *rest = file.read_text(encoding="utf-8").splitlines()
    column = head.split(",").index("sociaal")
    cells = first.split(",")
    cells[column] = str(int(float(cells[column])) + 500)
    file.write_text("\n".join([head, ",".join(cells), *rest]) + "\n", encoding="utf-8")
    with pytest.raises(ControleFout, match="tellen op tot het totaal van het sociaal domein"):
        lees_bron("iv3", raw, tmp_path / "naar")
    assert {p.name: p.read_bytes() for p in (tmp_path / "naar" / "iv3").iterdir()} == before


def test_the_report_of_a_reading_says_what_the_rules_found(projectmap: Path, tmp_path: Path):
    text = lees_bron("kwb", projectmap / "tests" / "data" / "bronnen" / "kwb", tmp_path).tekst()
    assert "Kwaliteit, gemeten op " in text and "regels nagegaan" in text and "Dekking van kerncijfers: " in text


def test_the_list_of_sources_shows_what_was_measured(opslag: Path, tmp_path: Path):
    text = geef("bron", "lijst", map=tmp_path).stdout
    assert re.search(r"- lasten: gemeten op \d+ \w+ 20\d\d: .*338 van 342 gemeenten \(2025, begroting\)", text)


def test_a_figure_shows_the_verdicts_on_what_it_rests_on_and_no_others(domein: Domein):
    figures = domein.gemeente("Almere").cijfers(WMO)
    jump = [o for o in figures.oordelen if "een zesde per jaar" in o.regel]
    assert [(o.bron, o.tabel, o.ernst, o.gevonden) for o in jump] == [("kwb", "kerncijfers", "waarschuwing", 1)]
    assert {o.bron for o in figures.oordelen} == {"kwb", "gemeenten", None}
    assert "Kwaliteit: " in figures.tekst() and "een zesde per" in figures.tekst()
    assert any("een zesde per jaar" in s for s in json.loads(figures.json())[0]["kwaliteit"])
    assert figures.kies(niveau="wijk").oordelen == figures[:1].oordelen == figures.oordelen
    other = domein.oordelen("jeugd_jeugdhulp_per_1000_jongeren")
    assert not [o for o in other if "een zesde per jaar" in o.regel]
    assert {o.tabel for o in other if o.bron is None} >= {"ind_jeugd__jeugdhulp_per_1000_jongeren"}


def test_the_workbook_shows_them_per_source(domein: Domein, tmp_path: Path):
    book = openpyxl.load_workbook(domein.gemeente("Almere").cijfers(WMO).xlsx(tmp_path / "x.xlsx"))
    head, *rows = book["Bronnen"].iter_rows(values_only=True)
    (kwb,) = [r for r in (dict(zip(head, row, strict=True)) for row in rows) if r["Tabel"] == "kerncijfers"]
    assert kwb["Regels nagegaan"] > 8 and "een zesde per jaar" in kwb["Wat is gevonden"]
    assert kwb["Kwaliteit gemeten op"].endswith("2026")


def test_a_briefing_counts_a_shared_rule_once(domein: Domein):
    ids = [WMO, "jeugd_jeugdhulp_per_1000_jongeren", WMO]
    both = voor_briefing(domein, ids)
    apart = {o for i in ids for o in domein.oordelen(i)}
    assert both.zin == vat_samen(sorted(apart, key=repr)).zin
    assert len(both.bevindingen) == len({(o.bron, o.tabel, o.regel) for o in both.bevindingen})
    assert both.regels[0].startswith("Kwaliteit: ") and not both.verouderd
    assert all(line.startswith("Waarschuwing (") for line in both.regels[1:])


def test_the_coverage_of_a_source_comes_from_the_store(domein: Domein):
    assert "338 van 342 gemeenten (2025, begroting)" in domein.dekking("iv3")["lasten"]
    assert domein.dekking("bestaat_niet") == {}


def test_coverage_per_indicator_adds_up_to_the_areas_of_that_year(domein: Domein):
    rows = domein.con.execute(
        "select uitkomst, gebieden, bestaat from beeld_dekking where indicator = 'wmo_lasten_per_inwoner' "
        "and niveau = 'gemeente' and reeks = 'begroting' and jaar = 2025"
    ).fetchall()
    assert sum(r[1] for r in rows) == 342 == rows[0][2]
    assert {r[0]: r[1] for r in rows}["cijfer"] <= 338
