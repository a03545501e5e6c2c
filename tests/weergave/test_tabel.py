"""Figures on paper, in a workbook and in a notebook keep all that belongs to them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import openpyxl
import pytest

import sociaal_domein as sd
from sociaal_domein.cijfers import Cijfers
from sociaal_domein.weergave.tabel import als_html, dossier_als_html, html_tabel
from sociaal_domein.weergave.werkblad import csv_tekst, schrijf_xlsx

GEBRUIK = "jeugd_jeugdhulp_per_1000_jongeren"


class Boom(HTMLParser):
    """Collects tags, and fails on one that is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def lees(html: str) -> Boom:
    tree = Boom()
    tree.feed(html)
    assert tree.open == []
    return tree


@pytest.fixture
def cijfers(almere):
    return almere.cijfers(GEBRUIK)


def test_html_shows_the_municipality_first_and_the_newest_first(cijfers):
    html = cijfers._repr_html_()
    tree = lees(html)
    assert [t for t, _ in tree.tags].count("caption") == 3
    assert all(a.get("scope") in ("col", "row") for t, a in tree.tags if t == "th")
    first = html.index("107 jongeren per 1.000 inwoners tot en met 24 jaar (tussen 105 en 110)")
    assert html.index("Dit cijfer is nog niet gepubliceerd.") < first < html.index("105 jongeren per 1.000 inwoners")
    assert first < html.index("<summary>Cijfers van wijken</summary>")
    for text in (
        "Hoeveel jongeren kregen jeugdhulp?",
        "Wat dit cijfer niet zegt",
        "Let op",
        "Opgehaald op 21 november 2026",
    ):
        assert text in html


def test_html_escapes_what_comes_from_data(cijfers):
    evil = '<script>alert("x")</script>'
    html = als_html(Cijfers(cijfers.indicator, [replace(cijfers[0], gebied_naam=evil, bron=evil)]))
    assert evil not in html and "&lt;script&gt;" in html
    assert "<b>" not in html_tabel("<b>", ["<b>"], [["<b>", "<b>"]])


def test_html_of_nothing_says_so(domein):
    assert "Voor deze gemeente is er geen cijfer." in domein.gemeente("Leusden").cijfers(GEBRUIK)._repr_html_()


def test_a_dossier_as_html_holds_figures_questions_and_gaps(almere):
    html = dossier_als_html(almere.dossier("nabijheid"))
    lees(html)
    for text in (
        "Nabijheid <em>(voorstel)</em>",
        "14 procent",
        "Of iemand durfde te komen.",
        "Wat wij niet weten",
        "86270NED",
        '<th scope="col">Kwaliteit</th>',
        "regels nagegaan: ",
    ):
        assert text in html


def test_a_reading_shows_itself_short_and_in_a_notebook(almere, domein):
    reading = almere.lezing("wmo_clienten_per_1000_inwoners")
    assert repr(reading).startswith("<Lezing wmo_clienten_per_1000_inwoners: ") and len(repr(reading)) < 120
    html = reading._repr_html_()
    lees(html)
    assert f"<h3>Inwoners met hulp uit de Wmo: Almere, {reading.cijfer.jaar}</h3>" in html
    assert reading.waarschuwingsteksten and all(text.endswith(".") for text in reading.waarschuwingsteksten)
    for text in (*reading.waarschuwingsteksten, *reading.indicator.zegt_niet, "<h4>Kwaliteit</h4>", "Opgehaald op"):
        assert text in html
    far = domein.gemeente("Leusden").lezing("wachten_ggz_boven_norm")
    assert ": provincie Utrecht, 2018</h3>" in far._repr_html_()


def test_a_dossier_as_html_names_what_is_missing_by_its_title(domein):
    html = dossier_als_html(domein.gemeente("Leusden").dossier())
    assert "<li>Inwoners van 65 jaar en ouder</li>" in html and "omgeving_aandeel_65_plus" not in html


def test_the_workbook_holds_figures_what_they_do_not_say_and_sources(cijfers, tmp_path):
    book = openpyxl.load_workbook(cijfers.xlsx(tmp_path / "almere.xlsx"))
    assert book.sheetnames == ["Cijfers", "Wat het niet zegt", "Bronnen"]
    sheet = book["Cijfers"]
    head = [c.value for c in sheet[1]]
    assert sheet.freeze_panes == "A2" and sheet.max_row == len(cijfers) + 1
    rows = [dict(zip(head, (c.value for c in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    row = next(r for r in rows if r["Gebied"] == "Almere" and r["Jaar"] == 2024)
    assert row["Cijfer"] == pytest.approx(1000 * 7400 / 68866) and row["Teller"] == 7400
    empty = next(r for r in rows if r["Gebied"] == "Almere" and r["Jaar"] == 2025)
    assert empty["Cijfer"] is None and empty["Waarom er geen cijfer is"] == "Dit cijfer is nog niet gepubliceerd."
    assert sheet.cell(2, head.index("Teller") + 1).number_format == "#,##0"
    says_not = [tuple(c.value for c in row) for row in book["Wat het niet zegt"].iter_rows(min_row=2)]
    assert [t for kind, t in says_not if kind == "Wat het niet zegt"] == list(cijfers.indicator.zegt_niet)
    sources = book["Bronnen"]
    names = [c.value for c in sources[1]]
    for record in sources.iter_rows(min_row=2, values_only=True):
        source = dict(zip(names, record, strict=True))
        assert source["Uitgever"] and source["Licentie"] and source["Pagina"].startswith("https://")
        assert source["Opgehaald op"] == "2026-11-21"


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)"])
def test_a_text_never_becomes_a_formula(cijfers, tmp_path, text):
    evil = Cijfers(cijfers.indicator, [replace(cijfers[0], gebied_naam=text)])
    sheet = openpyxl.load_workbook(schrijf_xlsx(evil, tmp_path / "x.xlsx"))["Cijfers"]
    cell = sheet["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    line = csv_tekst(evil).splitlines()[1]
    assert line.split(";")[2] == f"'{text}"


def test_the_same_figures_give_the_same_workbook(cijfers, tmp_path, monkeypatch):
    import time

    first = schrijf_xlsx(cijfers, tmp_path / "a.xlsx").read_bytes()
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    assert schrijf_xlsx(cijfers, tmp_path / "b.xlsx").read_bytes() == first


def test_a_folder_that_does_not_exist_is_named(cijfers, tmp_path):
    with pytest.raises(sd.SociaalDomeinFout, match=r"map '.*nee' bestaat niet") as caught:
        cijfers.xlsx(tmp_path / "nee" / "x.xlsx")
    assert caught.value.doe


def test_a_failed_write_leaves_the_old_file_and_nothing_else(cijfers, tmp_path, monkeypatch):
    target = tmp_path / "x.xlsx"
    target.write_bytes(b"oud")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sociaal_domein.weergave.werkblad._bewaar", full)
    with pytest.raises(sd.SociaalDomeinFout, match=r"'x.xlsx' is niet te schrijven\. De schijf is vol\."):
        cijfers.xlsx(target)
    assert target.read_bytes() == b"oud" and [p.name for p in tmp_path.iterdir()] == ["x.xlsx"]


def test_csv_and_json_hold_every_figure_with_its_caveats(cijfers):
    rows = list(csv.DictReader(io.StringIO(cijfers.csv()), delimiter=";"))
    assert len(rows) == len(cijfers)
    row = next(r for r in rows if r["Gebied"] == "Almere" and r["Jaar"] == "2024")
    assert row["Cijfer"].startswith("107,45") and row["Noemer"] == "68866" and row["Wat het niet zegt"]
    records = json.loads(cijfers.json())
    assert len(records) == len(cijfers)
    assert records[0]["waarschuwingen"] and records[0]["zegt_niet"] and "uitleg" in records[0]
