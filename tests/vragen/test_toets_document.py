"""A document with questions: the numbers of Word itself, tables, notes and comments; and what is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.documenttekst import (
    GROOTST,
    LANGST,
    controleer_tekst,
    lees_document,
    lees_stroom,
    zonder_opmaak,
)
from sociaal_domein.vragen.toets import toets_tekst

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _bewaar(document: Any, file: Path) -> Path:
    document.save(str(file))
    return file


def test_word_met_genummerde_lijst_tabel_en_noten(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Schriftelijke vragen", 1)
    document.add_paragraph("De wachtlijst groeit volgens het jaarverslag.")
    for text in ("Hoe lang is de wachtlijst?", "Wat merken gezinnen daarvan?"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Vraag 3"
    table.cell(0, 1).text = "Wat heeft het college geleerd?"
    paragraph = document.add_paragraph("Een opsomming", style="List Bullet")
    document.add_comment(paragraph.runs, text="Mevrouw Verzonnen belde hierover. Klopt dat?", author="X", initials="X")
    document.sections[0].header.paragraphs[0].text = "Kent u de koptekst?"
    text = lees_document(_bewaar(document, tmp_path / "vragen.docx"))
    read = toets_tekst(text).gelezen
    assert [(one.nummer, one.tekst) for one in read[:2]] == [
        ("1", "Hoe lang is de wachtlijst?"),
        ("2", "Wat merken gezinnen daarvan?"),
    ]
    assert read[2].tekst == "Wat heeft het college geleerd?"
    assert len(read) == 3
    assert "- Een opsomming" in text
    assert "Verzonnen" not in text
    assert "koptekst" not in text


def test_word_wat_is_doorgehaald_telt_niet_en_een_noot_is_een_bron(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Hoe komt het dat 12% van de gezinnen wacht")
    run = paragraph.add_run()
    run._r.append(run._r.makeelement(f"{{{W}}}footnoteReference", {f"{{{W}}}id": "2"}))
    paragraph.add_run("?")
    gone = paragraph._p.makeelement(f"{{{W}}}del", {})
    struck = paragraph._p.makeelement(f"{{{W}}}t", {})
    struck.text = "schandalig"
    gone.append(struck)
    paragraph._p.append(gone)
    text = lees_document(_bewaar(document, tmp_path / "noot.docx"))
    assert text == "Hoe komt het dat 12% van de gezinnen wacht [noot]?"
    assert "bron" not in [r.soort for r in toets_tekst(text).opmerkingen]


def test_markdown_verliest_zijn_opmaak_en_houdt_zijn_nummers(tmp_path: Path) -> None:
    file = tmp_path / "vragen.md"
    file.write_text("# Vragen\n\n<!-- Wie leest dit? -->\n1. **Hoe lang** is de rij?\n2. Wat merken ouders?\n", "utf-8")
    assert [(one.nummer, one.tekst) for one in toets_tekst(lees_document(file)).gelezen] == [
        ("1", "Hoe lang is de rij?"),
        ("2", "Wat merken ouders?"),
    ]
    assert zonder_opmaak("Zie [de brief](https://voorbeeld.nl/a).") == "Zie de brief (https://voorbeeld.nl/a)."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_tekst_in_elke_gewone_tekenset(charset: str, tmp_path: Path) -> None:
    file = tmp_path / "vraag.txt"
    file.write_bytes("Wat merken cliënten?\r\n".encode(charset))
    assert lees_document(file) == "Wat merken cliënten?\n"


def _zipbom() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 150_000_000)
    return buffer.getvalue()


def _lang_word() -> bytes:
    document = Document()
    for _ in range(3):
        document.add_paragraph("vraag " * 150_000)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("a.pdf", b"%PDF-1.7", "Dit soort bestand"),
        ("a.txt", b"", "Hier staat geen tekst"),
        ("a.txt", b" \n?!", "Hier staat geen tekst"),
        ("a.txt", b"\x00\x01\x02", "geen gewone tekst"),
        ("a.md", b"PK\x03\x04...", "geen gewone tekst"),
        ("a.txt", b"a" * (GROOTST + 1), "hooguit 2 megabyte"),
        ("a.docx", b"geen zip", "beschadigd"),
        ("a.docx", _zipbom(), "beschadigd"),
        ("a.docx", _lang_word(), "hooguit 2 megabyte"),
    ],
    ids=["pdf", "leeg", "zonder-woord", "binair", "zip-als-md", "te-groot", "geen-word", "zipbom", "te-lang"],
)
def test_wat_niet_te_lezen_is_wordt_geweigerd(naam: str, inhoud: bytes, zin: str, tmp_path: Path) -> None:
    file = tmp_path / naam
    file.write_bytes(inhoud)
    with pytest.raises(SociaalDomeinFout, match=zin) as error:
        lees_document(file)
    assert error.value.code == 2


def test_ook_de_invoer_en_de_opdrachtregel_hebben_een_grens() -> None:
    assert lees_stroom(io.BytesIO(b"Hoe lang?\r\n")) == "Hoe lang?\n"
    with pytest.raises(SociaalDomeinFout, match="hooguit 2 megabyte"):
        lees_stroom(io.BytesIO(b"a" * (GROOTST + 1)))
    assert controleer_tekst("a" * LANGST, "hier")
    for read in (lambda: controleer_tekst("a" * (LANGST + 1), "hier"), lambda: lees_stroom(io.BytesIO(b"a " * LANGST))):
        with pytest.raises(SociaalDomeinFout, match="te veel tekst") as error:
            read()
        assert "knip de tekst in stukken" in str(error.value)
    with pytest.raises(SociaalDomeinFout, match="Hier staat geen tekst"):
        controleer_tekst("  ", "hier")


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(SociaalDomeinFout, match="niet te lezen"):
        lees_document(tmp_path / "weg.txt")
