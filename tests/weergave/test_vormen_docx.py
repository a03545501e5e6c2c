"""The Word document is one to edit: styles and no formatting by hand, real tables, charts that can be read aloud."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from sociaal_domein.domein import Domein
from sociaal_domein.weergave.briefing import BriefingKeuze, docx
from sociaal_domein.weergave.briefing.blokken import Alinea, Blad, Tabel, zin
from sociaal_domein.weergave.briefing.docx_stijl import TEKSTBREEDTE_CM
from sociaal_domein.weergave.briefing.maken import gegevens

DAG = date(2026, 11, 21)
# The order that the schema of a paragraph's properties asks for; Word refuses a file with another one.
VOLGORDE = (
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing "
    "mirrorIndents jc outlineLvl rPr"
).split()


@pytest.fixture(scope="module")
def bytes_(domein: Domein) -> bytes:
    return docx.maak(gegevens(domein.gemeente("Almere"), BriefingKeuze(DAG)), DAG)[0]


@pytest.fixture(scope="module")
def stuk(bytes_: bytes):
    return Document(io.BytesIO(bytes_))


def test_every_part_is_xml_and_every_relation_leads_somewhere(bytes_: bytes):
    with zipfile.ZipFile(io.BytesIO(bytes_)) as packed:
        names = set(packed.namelist())
        assert packed.namelist()[0] == "[Content_Types].xml" and len(names) == len(packed.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(packed.read(name))
        for name in (n for n in names if n.endswith(".rels")):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            for relation in ElementTree.fromstring(packed.read(name)):
                assert relation.get("TargetMode") is None, "a briefing refers to nothing outside"
                target = relation.attrib["Target"]
                parts = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                assert re.sub(r"[^/]+/\.\./", "", parts) in names, (name, target)
        assert not any("thumbnail" in name or "WithEffects" in name for name in names)


def test_nothing_in_the_file_is_of_this_moment(bytes_: bytes, stuk):
    core = stuk.core_properties
    assert core.created == core.modified == core.last_printed
    assert core.created.replace(tzinfo=None) == datetime(2026, 11, 21)
    assert (core.title, core.language) == ("Briefing Almere: Gezond en veilig opgroeien", "nl-NL")
    assert core.author.startswith("sociaal-domein ") and "python-docx" not in f"{core.author}{core.comments}"
    with zipfile.ZipFile(io.BytesIO(bytes_)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2026, 11, 21, 0, 0, 0)}
        assert {entry.create_system for entry in packed.infolist()} == {0}


def test_all_looks_come_from_styles(stuk):
    body = stuk.element.body
    assert not [r for r in body.iter(qn("w:rPr")) if [c for c in r if c.tag != qn("w:rStyle")]]
    assert not [p for p in body.iter(qn("w:pPr")) if [c for c in p if c.tag not in (qn("w:pStyle"), qn("w:sectPr"))]]
    used = {p.style.name for p in stuk.paragraphs}
    assert used >= {"Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Boodschap", "Zegt niet"}
    assert used >= {"Caption", "Tabeltitel", "Klein", "Bij een vraag", "Grafiek", "Kop van een bijlage"}


def test_the_styles_stand_in_the_order_that_word_asks_for(stuk):
    for properties in stuk.styles.element.iter(qn("w:pPr")):
        places = [VOLGORDE.index(name) for c in properties if (name := c.tag.rpartition("}")[2]) in VOLGORDE]
        assert places == sorted(places), properties.getparent().get(qn("w:styleId"))
    for table in stuk.element.body.iter(qn("w:tblPr")):
        assert [c.tag.rpartition("}")[2] for c in table] == ["tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption"]


def test_headings_skip_no_level_and_the_language_is_dutch(stuk):
    levels = [int(p.style.name[-1]) if p.style.name[-1].isdigit() else 2 for p in stuk.paragraphs if is_kop(p)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(new - old <= 1 for old, new in pairwise(levels))
    assert {x.get(qn("w:val")) for x in stuk.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def is_kop(paragraph) -> bool:
    return paragraph.style.name.startswith(("Heading", "Kop van"))


def test_tables_are_real_fit_the_page_and_repeat_their_head(stuk):
    assert len(stuk.tables) == 5
    for table in stuk.tables:
        first, *rows = table.rows
        assert rows and first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rows)
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) <= TEKSTBREEDTE_CM * 567 and min(widths) > 400
        for cells in zip(*(row.cells for row in table.rows), strict=True):
            room = cells[0].width.twips - 110
            longest = max((word for cell in cells for word in cell.text.split()), key=len, default="")
            assert len(longest) * 80 <= room, longest  # no word is cut in two
    section = stuk.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_each_chart_is_a_picture_with_words(stuk):
    shapes = [shape._inline for shape in stuk.inline_shapes]
    assert len(shapes) == 4
    assert len({inline.docPr.get("id") for inline in shapes}) == 4
    for inline, shape in zip(shapes, stuk.inline_shapes, strict=True):
        assert len(inline.docPr.get("descr")) > 60
        assert shape.width.cm == pytest.approx(docx.GRAFIEKBREEDTE_CM, abs=0.01)
    assert {p.style.name for p in stuk.paragraphs if p._p.findall(".//" + qn("w:drawing"))} == {"Grafiek"}


def test_the_foot_tells_which_page_it_is(stuk):
    foot = stuk.sections[0].footer.paragraphs[0]
    fields = [f.get(qn("w:instr")) for f in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot._p.xpath("string(.)") == "Briefing Almere: Gezond en veilig opgroeienbladzijde 1 van 1"


def test_text_that_xml_cannot_hold_gives_no_broken_file():
    table = Tabel(zin('<t> & "q"'), ("a<b", "c"), (("x\x07y", "1 & 2"),), (False, True))
    document = Document(io.BytesIO(docx.schrijf(Blad("T\x00", (Alinea(zin("a\x0bb <c>")), table)), DAG)))
    assert [p.text for p in document.paragraphs][:2] == ["a b <c>", '<t> & "q"']
    assert [[c.text for c in row.cells] for row in document.tables[0].rows] == [["a<b", "c"], ["xy", "1 & 2"]]


def test_a_table_with_more_long_words_than_room_stays_on_the_page():
    cells = tuple("langwoord" * 3 for _ in range(9))
    document = Document(io.BytesIO(docx.schrijf(Blad("t", (Tabel(zin("t"), cells, (cells,), (False,) * 9),)), DAG)))
    widths = [int(column.get(qn("w:w"))) for column in document.tables[0]._tbl.tblGrid]
    assert sum(widths) <= TEKSTBREEDTE_CM * 567
