"""The PDF: tagged, with our own font, two pages and an annex, and nothing that runs off the page."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
import textwrap
import zlib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.weergave.briefing import Bestanden, BriefingKeuze, pdf, schrijf_briefing

pytest.importorskip("weasyprint", exc_type=ImportError)
DAG = date(2026, 11, 21)
POPPLER = all(shutil.which(name) for name in ("pdfinfo", "pdffonts", "pdftotext"))
met_poppler = pytest.mark.skipif(not POPPLER, reason="poppler-utils is needed to look inside a PDF")
GEMEENTEN = {
    "Almere": "opgroeien",
    "Amsterdam": "thuis_en_meedoen",
    "Schiermonnikoog": "rondkomen",
    "'s-Hertogenbosch": "sociale_basis",
}


@pytest.fixture(scope="module")
def stukken(domein: Domein, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bestanden]:
    folder = tmp_path_factory.mktemp("pdf")
    return {
        name: schrijf_briefing(
            domein.gemeente(name), BriefingKeuze(DAG, opgave=opgave), folder / f"{domein.gemeente(name).code}.pdf"
        )
        for name, opgave in GEMEENTEN.items()
    }


def uitgepakt(file: Path) -> bytes:
    """Return what the packed streams of a PDF hold."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", file.read_bytes(), re.S)
    return b"\n".join(zlib.decompress(s) for s in streams if s[:1] == b"x")


def poppler(*opdracht: str) -> str:
    return subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout


@met_poppler
def test_a_pdf_is_tagged_dutch_and_dated_by_its_day(stukken: dict[str, Bestanden]):
    info = poppler("pdfinfo", str(stukken["Almere"].briefing))
    assert "Briefing Almere: Gezond en veilig opgroeien" in info
    assert re.search(r"Tagged: +yes", info) and re.search(r"JavaScript: +no", info) and "(A4)" in info
    assert "2026-11-21" in poppler("pdfinfo", "-isodates", str(stukken["Almere"].briefing))
    meta = poppler("pdfinfo", "-meta", str(stukken["Almere"].briefing))
    assert re.search(r"pdfuaid:part[^0-9]+1", meta)
    assert b"/Lang (nl)" in uitgepakt(stukken["Almere"].briefing)
    tree = poppler("pdfinfo", "-struct-text", str(stukken["Almere"].briefing))
    levels = [int(n) for n in re.findall(r"^ *H([1-6])\b", tree, re.M)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(new - old <= 1 for old, new in pairwise(levels))
    assert len(re.findall(r"^ *Figure\b", tree, re.M)) == 4 and re.search(r"^ *TH\b", tree, re.M)


@met_poppler
@pytest.mark.parametrize("naam", GEMEENTEN)
def test_only_our_own_font_is_inside(stukken: dict[str, Bestanden], naam: str):
    for file in (stukken[naam].briefing, stukken[naam].vergaderkaart):
        rows = poppler("pdffonts", str(file)).splitlines()[2:]
        assert rows
        for row in rows:
            assert re.match(r"[A-Z]{6}\+Sociaal-Domein-Sans", row), row
            assert row.split()[-5:-2] == ["yes", "yes", "yes"], "embedded, subset, with text that can be searched"


@met_poppler
@pytest.mark.parametrize("naam", GEMEENTEN)
def test_two_pages_and_an_annex_and_the_card_on_one(stukken: dict[str, Bestanden], naam: str):
    pages = poppler("pdftotext", "-layout", str(stukken[naam].briefing), "-").split("\f")[:-1]
    annex = [number for number, page in enumerate(pages, 1) if "Bijlage: uitleg en cijfers" in page]
    assert annex == [3]
    for number, page in enumerate(pages, 1):
        assert f"bladzijde {number} van {len(pages)}" in page
    assert poppler("pdftotext", str(stukken[naam].vergaderkaart), "-").count("\f") == 1


@met_poppler
@pytest.mark.parametrize("naam", GEMEENTEN)
def test_no_word_runs_off_the_page(stukken: dict[str, Bestanden], naam: str):
    margin = 12 * 72 / 25.4 - 1
    page = poppler("pdftotext", "-bbox", str(stukken[naam].briefing), "-")
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)', page)
    assert len(words) > 800
    for left, top, right, bottom, word in words:
        assert margin <= float(left) and float(right) <= 595.3 - margin, word
        assert float(top) >= 20 and float(bottom) <= 841.9 - 12, word


@met_poppler
def test_everything_of_the_annex_is_in_the_file(stukken: dict[str, Bestanden]):
    text = " ".join(poppler("pdftotext", str(stukken["Almere"].briefing), "-").split())
    for part in ("Europakwartier Oost", "Wie de vergelijkbare gemeenten zijn", "Hoe volledig de bronnen zijn"):
        assert part in text
    assert "Uitleg en cijfers bij deze grafiek" not in text
    assert "--opgave opgroeien --vorm pdf --peildatum 2026-11-21" in text  # not cut in two at a hyphen


def test_weasyprint_has_nothing_to_complain_about(domein: Domein, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        schrijf_briefing(domein.gemeente("Leusden"), BriefingKeuze(DAG), tmp_path / "b.pdf")
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("adres", ["https://voorbeeld.nl/x.png", "file:///etc/hosts", "data:text/plain,x", "letter:x"])
def test_nothing_is_fetched_but_the_font_of_the_package(adres: str):
    with pytest.raises(ValueError, match="fetches nothing"):
        pdf._alleen_eigen_letters(adres)
    assert pdf._alleen_eigen_letters("letter:LiberationSans-Bold.ttf").read().startswith(b"\0\1\0\0")


@pytest.mark.parametrize(
    ("module", "zegt", "doe"),
    [
        (None, "het pakket 'weasyprint' ontbreekt", "pip install 'sociaal-domein[pdf]'"),
        ("print('a page of English'); raise OSError('cannot load libpango')", "Pango", "apt install libpango-1.0-0"),
    ],
)
def test_without_what_a_pdf_needs_there_is_a_remedy_and_no_file(
    module: str | None, zegt: str, doe: str, opslag: Path, tmp_path: Path
):
    code = "from sociaal_domein.cli import main; main()"
    if module is None:
        code = f"import sys; sys.modules['weasyprint'] = None; {code}"
    else:
        (tmp_path / "weasyprint.py").write_text(textwrap.dedent(module))
        code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {code}"
    folder = tmp_path / "uit"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code, "briefing", "Leusden", "--vorm", "pdf"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert zegt in done.stderr and doe in done.stderr
    assert "Traceback" not in done.stderr and done.stdout == ""
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(domein: Domein, tmp_path: Path):
    with pytest.raises(SociaalDomeinFout, match="bestaat niet"):
        schrijf_briefing(domein.gemeente("Leusden"), BriefingKeuze(DAG), tmp_path / "geen" / "b.pdf")
    assert list(tmp_path.iterdir()) == []
