"""What stands in a document, wherever it stands: the guard reads it, and names the place."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from sociaal_domein.casuistiek.nakijken import GEWEIGERD, GOED, kijk_na
from sociaal_domein.fouten import SociaalDomeinFout
from tests.casuistiek.conftest import GEHEIM


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
    monkeypatch.setattr("sociaal_domein.casuistiek.documenten.GROOTSTE_INHOUD", 999)
    with pytest.raises(SociaalDomeinFout, match="beschadigd"):
        kijk_na(None, [file])
