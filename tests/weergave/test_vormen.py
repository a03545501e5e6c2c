"""The forms of a briefing say the same, sentence by sentence, and the same briefing gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sociaal_domein.domein import Domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.weergave.briefing import BriefingKeuze, docx, inhoud, markdown, schrijf_briefing
from sociaal_domein.weergave.briefing.blokken import Alinea, Blad, Kop, Lijst, Punt, Tabel, code, sterk, zin
from sociaal_domein.weergave.briefing.maken import Gegevens, gegevens
from sociaal_domein.weergave.briefing.pagina import render
from sociaal_domein.weergave.briefing.vormen import VORMEN, kies_vorm
from tests.voorvork import voer

DAG = date(2026, 11, 21)
WENSEN = {
    "Almere": BriefingKeuze(DAG),
    "Leusden": BriefingKeuze(DAG, opgave="rondkomen", bij="jaarstukken"),
    "Schiermonnikoog": BriefingKeuze(DAG, opgave="thuis_en_meedoen", bij="begroting"),
    "'s-Hertogenbosch": BriefingKeuze(DAG, waarde="nabijheid"),
    "Vijfheerenlanden": BriefingKeuze(DAG, opgave="sociale_basis"),
    "Amsterdam": BriefingKeuze(DAG, alles=True),
    "Leiden": BriefingKeuze(date(2031, 1, 1)),
}
# What belongs to a page and not to a text, and what a text adds.
VAN_DE_PAGINA = {"Ga naar de inhoud", "Uitleg en cijfers bij deze grafiek"}
VAN_DE_TEKST = {"Grafiek", "Bijlage", "uitleg en cijfers"}
BLOK = set("p li h1 h2 h3 h4 td th caption summary title desc blockquote div section a tr table ul ol figure".split())


class Tekst(HTMLParser):
    """Collect the text of each block of a page; of a chart its title and description, not its labels."""

    def __init__(self) -> None:
        super().__init__()
        self.blokken: list[str] = [""]
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)
        if tag in BLOK:
            self.blokken.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass
        if tag in BLOK:
            self.blokken.append("")

    def handle_data(self, data: str) -> None:
        inside = set(self.open)
        if not inside & {"style", "head"} and ("svg" not in inside or inside & {"title", "desc"}):
            self.blokken[-1] += data


def zinnen(blokken: list[str]) -> set[str]:
    """Split text into sentences, so that two forms can be compared whatever their layout."""
    texts = (re.sub(r"\s+", " ", block).strip() for block in blokken)
    parts = (part.strip(" .:;") for text in texts for part in re.split(r"(?<=[.?!:;])\s+", text))
    return {part for part in parts if part}


def zinnen_van_html(html: str) -> set[str]:
    reader = Tekst()
    reader.feed(html)
    reader.close()
    return zinnen(reader.blokken)


def zinnen_van_md(text: str) -> set[str]:
    return zinnen_van_html(MarkdownIt("commonmark").enable("table").render(text))


def zinnen_van_docx(content: bytes) -> set[str]:
    from docx import Document

    document = Document(io.BytesIO(content))
    blocks = [p.text for p in document.paragraphs]
    blocks += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    blocks += [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    return zinnen(blocks)


def paginas(data: Gegevens) -> tuple[str, str]:
    template = "alles.html.j2" if data.alles else "briefing.html.j2"
    return render(template, data.briefing), render("vergaderkaart.html.j2", data.kaart)


@pytest.fixture(scope="module", params=WENSEN)
def data(request: pytest.FixtureRequest, domein: Domein) -> Gegevens:
    return gegevens(domein.gemeente(request.param), WENSEN[request.param])


def test_every_sentence_and_figure_of_the_page_is_in_the_markdown(data: Gegevens):
    for page, text in zip(paginas(data), markdown.maak(data), strict=True):
        expected = zinnen_van_html(page) - VAN_DE_PAGINA
        assert len(expected) > 15
        found = zinnen_van_md(text.decode())
        assert expected - found == set()
        assert found - expected <= VAN_DE_TEKST


def test_every_sentence_and_figure_of_the_page_is_in_the_word_document(data: Gegevens):
    for page, content in zip(paginas(data), docx.maak(data, DAG), strict=True):
        expected = zinnen_van_html(page) - VAN_DE_PAGINA
        assert expected - zinnen_van_docx(content) == set()


def test_the_test_sees_a_sentence_that_is_lost(domein: Domein):
    data = gegevens(domein.gemeente("Leusden"), BriefingKeuze(DAG))
    lost = replace(data, briefing=data.briefing | {"niet": data.briefing["niet"][1:]})
    page = zinnen_van_html(paginas(data)[0])
    assert page - zinnen_van_md(markdown.maak(lost)[0].decode()) - VAN_DE_PAGINA


def test_what_markdown_would_eat_stays_as_it_is(domein: Domein):
    place = domein.gemeente("Leusden")
    place.naam = "*A* _b_ [c](d) <b>e</b> `f` | #1 &amp; R&D \\ ~~g~~ €5"
    data = gegevens(place, BriefingKeuze(DAG))
    data.briefing["genoteerd"] = [{"tekst": "2025. Een *stuk*.", "waarden": "Nabijheid"}]
    for page, text in zip(paginas(data), markdown.maak(data), strict=True):
        expected = zinnen_van_html(page) - VAN_DE_PAGINA
        assert any("[c](d) <b>e</b>" in sentence for sentence in expected)
        assert expected - zinnen_van_md(text.decode()) == set()
    assert "Een *stuk*" in zinnen_van_md(markdown.maak(data)[0].decode())


# Letters that mean something in Markdown, more often than not.
LASTIG = st.text(st.sampled_from("ab1é *_`#>-+=.)([]<>!&|~\\$:;€\n"), min_size=1, max_size=60)


@settings(max_examples=300, deadline=None)
@given(LASTIG, LASTIG)
def test_any_text_comes_back_from_markdown(one: str, two: str):
    def plain(text: str) -> str:
        return re.sub(r"\s+", " ", text).strip()

    one, two = (plain(text) or "x" for text in (one, two))
    blocks = (
        Kop(2, one),
        Alinea(zin(one)),
        Alinea(zin(two), "zegt_niet"),
        Lijst((Punt(zin(two)), Punt(zin(one), zin(two)))),
        Tabel(zin(two), ("k", one), ((two, one),), (False, True)),
    )
    page = MarkdownIt("commonmark").enable("table").render(markdown.schrijf(Blad("t", blocks)))
    reader = Tekst()
    reader.feed(page)
    found = [plain(block) for block in reader.blokken if plain(block)]
    assert found == [one, one, two, two, one, two, two, "k", one, two, one]


def test_lists_below_each_other_stay_two_lists_and_a_command_stays_on_its_line():
    lists = (Lijst((Punt(zin("a")),)), Lijst((Punt(zin("b")),)), Lijst((Punt(zin("c")),)))
    page = MarkdownIt("commonmark").render(markdown.schrijf(Blad("t", lists)))
    assert page.count("<ul>") == 3
    command = "sociaal-domein briefing 'Den Haag' --alles --peildatum 2026-11-21"
    text = markdown.schrijf(Blad("t", (Alinea(zin("Geef nu op uw eigen computer deze opdracht: ", code(command))),)))
    assert f"`{command}`" in text
    assert markdown.schrijf(Blad("t", (Alinea(zin(sterk("A:"), " b")),))) == "**A:** b\n"


def test_markdown_reads_as_plain_text(domein: Domein):
    for text in markdown.maak(gegevens(domein.gemeente("Almere"), BriefingKeuze(DAG))):
        lines = text.decode().splitlines()
        assert lines[0].startswith("# ")
        assert max(len(line) for line in lines if line[:1] not in "|<") <= markdown.BREED
        headings = [len(line) - len(line.lstrip("#")) for line in lines if line.startswith("#")]
        assert headings[0] == 1 and all(new - old <= 1 for old, new in pairwise(headings))
        for block in text.decode().split("\n\n"):
            rows = [len(line) for line in block.splitlines() if line.startswith("|")]
            assert len(set(rows)) <= 1  # columns stand below each other


MAAK_ALLE = """
import hashlib, json, sys
from datetime import date
from pathlib import Path
import sociaal_domein as sd
from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing
with sd.open() as domein:
    for vorm in ("html", "md", "pdf", "docx"):
        wens = BriefingKeuze(date(2026, 11, 21), opgave="opgroeien")
        schrijf_briefing(domein.gemeente("Leusden"), wens, Path(f"b.{vorm}"))
print(json.dumps({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(Path().iterdir())}))
"""


@pytest.mark.bewijs
def test_another_process_in_another_time_zone_makes_the_same_bytes(opslag: Path, tmp_path: Path):
    pytest.importorskip("weasyprint")
    made = []
    for number, own in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
            {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "SOURCE_DATE_EPOCH": "1"},
        )
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = os.pathsep.join(p for p in (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH")) if p)
        done = subprocess.run(
            [sys.executable, "-c", MAAK_ALLE],
            cwd=folder,
            env=os.environ | own | {"PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        made.append(json.loads(done.stdout))
    assert len(made[0]) == 2 * len(VORMEN) + 1, "and the questions, in Word whatever the form"
    assert made[0] == made[1]


def test_a_form_can_be_made_again_with_the_command_it_names(domein: Domein, tmp_path: Path):
    wens = BriefingKeuze(DAG, opgave="rondkomen", bij="begroting")
    first = schrijf_briefing(domein.gemeente("Leusden"), wens, tmp_path / "een.md").briefing
    assert "--opgave rondkomen --bij begroting --vorm md --peildatum 2026-11-21`" in first.read_text(encoding="utf-8")
    again = schrijf_briefing(domein.gemeente("Leusden"), replace(wens, vorm="md"), tmp_path / "twee.md").briefing
    digests = {hashlib.sha256(p.read_bytes()).hexdigest() for p in (first, again)}
    assert len(digests) == 1


def test_the_command_names_the_files_of_the_form(opslag: Path, tmp_path: Path):
    done = voer("briefing", "Leusden", "--vorm", "md", map=tmp_path)
    assert done.returncode == 0, done.stderr
    made = sorted(p.name for p in tmp_path.iterdir())
    assert made == ["briefing-leusden-vergaderkaart.md", "briefing-leusden-vragen.docx", "briefing-leusden.md"]
    assert all(name in done.stdout for name in made) and "browser" not in done.stdout


@pytest.mark.parametrize(
    ("vorm", "naar", "gekozen"),
    [
        (None, None, "html"),
        ("pdf", None, "pdf"),
        (None, "b.DOCX", "docx"),
        (None, "b.htm", "html"),
        ("md", "b.md", "md"),
    ],
)
def test_the_form_follows_from_what_is_asked(vorm: str | None, naar: str | None, gekozen: str):
    assert kies_vorm(vorm, Path(naar) if naar else None) == gekozen


@pytest.mark.parametrize(
    ("vorm", "naar", "zegt"),
    [
        ("odt", None, "'odt' kan niet achter --vorm"),
        ("pdf", "b.html", "--vorm pdf en --naar b.html spreken elkaar tegen"),
        (None, "b", "welke vorm"),
        ("md", "b", "welke vorm"),
        (None, "b.doc", "welke vorm"),
    ],
)
def test_a_form_that_cannot_be_is_refused(vorm: str | None, naar: str | None, zegt: str):
    with pytest.raises(SociaalDomeinFout, match=re.escape(zegt)) as caught:
        kies_vorm(vorm, Path(naar) if naar else None)
    assert caught.value.doe


@pytest.mark.parametrize("vorm", ["md", "docx"])
def test_both_files_of_a_form_are_written_or_neither(domein: Domein, vorm: str, tmp_path: Path):
    target = tmp_path / f"b.{vorm}"
    target.write_bytes(b"oud")
    card = tmp_path / f"b-vergaderkaart.{vorm}"
    card.mkdir()
    with pytest.raises(SociaalDomeinFout, match="kan niet worden geschreven"):
        schrijf_briefing(domein.gemeente("Leusden"), BriefingKeuze(DAG), target)
    assert target.read_bytes() == b"oud"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([target.name, card.name])
    card.rmdir()
    written = schrijf_briefing(domein.gemeente("Leusden"), BriefingKeuze(DAG), target)
    assert written.vergaderkaart == card and card.stat().st_size > 1000


def test_without_charts_a_short_table_stands_with_its_figure(domein: Domein):
    data = gegevens(domein.gemeente("Almere"), BriefingKeuze(DAG))

    def tables_before_annex(beelden: bool) -> int:
        blocks = inhoud.briefing(data, beelden=beelden).blokken
        annex = next(k for k, b in enumerate(blocks) if isinstance(b, Kop) and b.nieuw_blad)
        return sum(isinstance(b, Tabel) for b in blocks[:annex])

    assert tables_before_annex(True) == 0
    assert tables_before_annex(False) == 2  # two of the four figures are about 71 wijken
