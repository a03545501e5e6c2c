"""What stands in a document, wherever it stands: the guard reads it, and names the place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from sociaal_domein.casuistiek.documenten import stukken_van
from sociaal_domein.casuistiek.nakijken import GEWEIGERD, GOED, NIET_KLAAR, kijk_na
from sociaal_domein.fouten import SociaalDomeinFout
from tests.casuistiek.conftest import GEHEIM

_RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def gezegd(file: Path) -> str:
    result = kijk_na(None, [file])
    assert result.code == GEWEIGERD
    assert "zeepkist" not in result.tekst
    return result.tekst


@pytest.mark.parametrize("name", ["verslag.txt", "verslag.md"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "windows-1252"])
def test_a_text_is_read_by_line(tmp_path: Path, name: str, charset: str):
    file = tmp_path / name
    file.write_bytes(f"Eén verhaal.\n\nTwee.\nMail {GEHEIM} nu.\n".encode(charset))
    assert "    regel 4: een e-mailadres. Schrijf liever: [e-mailadres]" in gezegd(file)
    file.write_text("Een verhaal zonder iemand.", encoding="utf-8")
    assert kijk_na(None, [file]).code == GOED


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_table_is_read_by_cell(tmp_path: Path, sign: str):
    file = tmp_path / "verhalen.csv"
    lines = (("nummer", "verhaal"), ("1", "goed"), ("2", f"mail {GEHEIM}"))
    file.write_text("".join(sign.join(line) + "\n" for line in lines), encoding="utf-8")
    assert "regel 3, kolom 2: een e-mailadres" in gezegd(file)


def test_every_sheet_its_name_and_its_notes_are_read(tmp_path: Path):
    file = tmp_path / "verhalen.xlsx"
    for place, says in (
        ("cel", "werkblad 2, regel 3, kolom 2: een e-mailadres"),
        ("naam", "werkblad 2, de naam: een e-mailadres"),
        ("opmerking", "opmerking 1 bij een cel: een e-mailadres"),
    ):
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active["A1"] = "verhaal"
        other = book.create_sheet("tweede" if place != "naam" else GEHEIM)
        other["B3"] = GEHEIM if place == "cel" else "goed"
        if place == "opmerking":
            other["B3"].comment = Comment(f"vraag {GEHEIM}", "team")
        book.save(file)
        assert says in gezegd(file)


def test_text_tables_headers_and_notes_of_word_are_read(tmp_path: Path):
    file = tmp_path / "verslag.docx"
    for place, says in (
        ("alinea", "alinea 2: een e-mailadres"),
        ("tabel", "alinea 3: een e-mailadres"),
        ("kop", "kop- of voettekst, alinea 1: een e-mailadres"),
        ("opmerking", "opmerking 1: een e-mailadres"),
    ):
        document = docx.Document()
        document.add_paragraph("Een verhaal.")
        paragraph = document.add_paragraph()
        for part in ("Mail ", "zeepkist@", "voorbeeld.example") if place == "alinea" else ("Goed.",):
            paragraph.add_run(part)
        table = document.add_table(rows=1, cols=3)
        table.cell(0, 2).text = GEHEIM if place == "tabel" else "goed"
        document.sections[0].header.paragraphs[0].text = GEHEIM if place == "kop" else "Verslag"
        if place == "opmerking":
            document.add_comment(paragraph.runs, text=GEHEIM, author="team")
        document.save(str(file))
        assert says in gezegd(file), place


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.pdf", b"%PDF-1.7", "Dit soort bestand kan het programma niet nakijken."),
        ("x.docx", b"geen zip", "beschadigd"),
        ("x.xlsx", b"geen zip", "beschadigd"),
        ("x.txt", b"", "leeg"),
        ("x.csv", b'a;b\n"c;d\n', "geldige CSV-regel"),
    ],
)
def test_what_cannot_be_read_is_not_called_safe(tmp_path: Path, name: str, content: bytes, says: str):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SociaalDomeinFout, match=says):
        kijk_na(None, [tmp_path / name])


def test_a_part_that_unpacks_too_big_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "groot.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a>" + " " * 1000 + "</a>")
    monkeypatch.setattr("sociaal_domein.casuistiek.kantoorbestand.GROOTSTE_INHOUD", 999)
    with pytest.raises(SociaalDomeinFout, match="beschadigd"):
        kijk_na(None, [file])


def met_breuk(file: Path, *parts: str) -> Path:
    """Write a Word file with one paragraph of words and the signs between them."""
    document = docx.Document()
    run = document.add_paragraph().add_run()
    for part in parts:
        if part.startswith("w:"):
            run._r.append(OxmlElement(part))
        else:
            run._r.add_t(part)
    document.save(str(file))
    return file


@pytest.mark.parametrize("sign", ["w:br", "w:tab", "w:cr"])
def test_a_line_break_or_tab_in_word_does_not_join_words(tmp_path: Path, sign: str):
    file = tmp_path / "verslag.docx"
    words = ("Zij heet", "Jan", "Jansen", "en woont Kerkstraat 12", "bij ons")
    met_breuk(file, *[part for word in words for part in (word, sign)][:-1])
    assert [p.tekst for p in stukken_van(file) if p.veld == "tekst"] == [" ".join(words)]
    text = gezegd(file)
    assert "alinea 1: een adres" in text and "Jansen" not in text


def test_a_hard_dash_is_a_dash_and_a_soft_one_is_nothing(tmp_path: Path):
    file = met_breuk(tmp_path / "x.docx", "jeugd", "w:noBreakHyphen", "hulp en wacht", "w:softHyphen", "tijd")
    assert [p.tekst for p in stukken_van(file) if p.veld == "tekst"] == ["jeugd-hulp en wachttijd"]


def test_a_link_in_word_or_excel_is_read(tmp_path: Path):
    document = docx.Document()
    document.add_paragraph("Mail ons.")
    document.part.relate_to(f"mailto:{GEHEIM.replace('@', '%40')}", f"{_RELATIE}/hyperlink", is_external=True)
    document.save(str(tmp_path / "x.docx"))
    assert "koppeling 1: een e-mailadres" in gezegd(tmp_path / "x.docx")
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "mail"
    book.active["A1"].hyperlink = f"mailto:{GEHEIM}"
    book.active["A1"].value = "mail"
    book.save(tmp_path / "x.xlsx")
    assert "koppeling 1: een e-mailadres" in gezegd(tmp_path / "x.xlsx")


def test_headers_and_names_of_excel_are_read(tmp_path: Path):
    file = tmp_path / "x.xlsx"
    for place, says in (
        ("kop", "kop- of voettekst bij het afdrukken: een e-mailadres"),
        ("naam", "een naam voor een groep cellen: een e-mailadres"),
    ):
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active["A1"] = "goed"
        if place == "kop":
            book.active.oddFooter.center.text = f"Mail {GEHEIM}"
        else:
            book.defined_names["lijst"] = DefinedName("lijst", attr_text=f'"{GEHEIM}"')
        book.save(file)
        assert says in gezegd(file), place


@pytest.mark.parametrize("place", ["creator", "company", "opmerking", "wijziging", "excel", "opmerking in excel"])
def test_who_made_the_file_is_asked_and_not_refused(tmp_path: Path, place: str):
    who, file = "Jan Jansen", tmp_path / ("x.xlsx" if "excel" in place else "x.docx")
    if file.suffix == ".xlsx":
        book = openpyxl.Workbook()
        assert book.active is not None
        book.active["A1"] = "goed"
        if place == "excel":
            book.properties.lastModifiedBy = who
        else:
            book.active["A1"].comment = Comment("Klopt dit?", who)
        book.save(file)
    else:
        document = docx.Document()
        paragraph = document.add_paragraph("Een verhaal.")
        if place == "creator":
            document.core_properties.author = who
        elif place == "opmerking":
            document.add_comment(paragraph.runs, text="Klopt dit?", author=who)
        elif place == "wijziging":
            change = OxmlElement("w:ins")
            change.set(qn("w:author"), who)
            paragraph._p.append(change)
        document.save(str(file))
        if place == "company":
            with zipfile.ZipFile(file, "a") as archive:
                archive.writestr("docProps/bedrijf.xml", f"<Properties><Company>{who}</Company></Properties>")
    result = kijk_na(None, [file])
    assert result.code == NIET_KLAAR
    assert "    eigenschappen van het bestand: naam van de maker. Schrijf liever: " in result.tekst
    assert who not in result.tekst


def test_it_says_what_it_does_not_read(tmp_path: Path):
    docx.Document().save(str(tmp_path / "x.docx"))
    (tmp_path / "x.txt").write_text("Een verhaal.", encoding="utf-8")
    assert (
        "Plaatjes, foto's en ingesloten bestanden leest het programma niet."
        in kijk_na(None, [tmp_path / "x.docx"]).tekst
    )
    assert "Plaatjes" not in kijk_na(None, [tmp_path / "x.txt"]).tekst


def test_a_file_of_another_kind_with_this_name_is_not_called_safe(tmp_path: Path):
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    (tmp_path / "x.xlsx").rename(tmp_path / "x.docx")
    with pytest.raises(SociaalDomeinFout, match="beschadigd"):
        kijk_na(None, [tmp_path / "x.docx"])
