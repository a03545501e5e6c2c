"""The pages in a real browser: they print as promised, fit a telephone and ask nothing of the network."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from html import escape
from pathlib import Path

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.weergave.briefing import Bestanden, BriefingKeuze, schrijf_briefing

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PDFINFO = shutil.which("pdfinfo")
pytestmark = pytest.mark.skipif(not (BROWSER and PDFINFO), reason="chromium and pdfinfo (poppler-utils) are needed")

VLAGGEN = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
).split()


@pytest.fixture(scope="module")
def stukken(domein: Domein, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bestanden]:
    folder = tmp_path_factory.mktemp("browser")
    day = BriefingKeuze(date(2026, 11, 21))
    return {
        name: schrijf_briefing(domein.gemeente(name), day, folder / f"{domein.gemeente(name).code}.html")
        for name in ("Almere", "Leusden", "Amsterdam", "Schiermonnikoog")
    }


def chromium(page: Path, *opdracht: str, profiel: Path) -> subprocess.CompletedProcess[str]:
    assert BROWSER
    return subprocess.run(
        [BROWSER, *VLAGGEN, f"--user-data-dir={profiel}", *opdracht, page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def bladzijden(page: Path, tmp_path: Path) -> int:
    assert PDFINFO
    pdf = tmp_path / "uit.pdf"
    chromium(page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", profiel=tmp_path / "profiel")
    info = subprocess.run([PDFINFO, str(pdf)], capture_output=True, text=True, check=True).stdout
    assert "A4" in info
    return int(next(line.split()[1] for line in info.splitlines() if line.startswith("Pages:")))


@pytest.mark.parametrize("naam", ["Almere", "Leusden", "Amsterdam", "Schiermonnikoog"])
def test_a_briefing_prints_on_two_pages_and_the_card_on_one(stukken: dict[str, Bestanden], naam: str, tmp_path: Path):
    assert bladzijden(stukken[naam].briefing, tmp_path) == 2
    assert bladzijden(stukken[naam].vergaderkaart, tmp_path) == 1


@pytest.mark.parametrize("breed", [1280, 390])
def test_nothing_sticks_out_of_the_window(stukken: dict[str, Bestanden], breed: int, tmp_path: Path):
    # A headless window is never as narrow as a telephone; a frame is. The measuring script stays outside it.
    html = stukken["Almere"].briefing.read_text(encoding="utf-8")
    frame = f'<iframe srcdoc="{escape(html)}" style="border:0;width:{breed}px;height:900px"></iframe>'
    measure = "document.title = 'breed ' + document.querySelector('iframe').contentDocument.documentElement.scrollWidth"
    page = tmp_path / "meet.html"
    page.write_text(f"<!DOCTYPE html><body>{frame}<script>onload = () => {{ {measure} }}</script>", encoding="utf-8")
    dom = chromium(page, "--window-size=1400,900", "--dump-dom", profiel=tmp_path / "profiel").stdout
    width = int(dom.split("<title>breed ")[1].split("<")[0])
    assert 0 < width <= breed
