"""Every form of a briefing says what it rests on, and can be made again after a refresh, byte for byte."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sociaal_domein.domein import open as open_domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.verschil import standen
from sociaal_domein.verschil.herkomstblok import lees_blok
from sociaal_domein.verschil.opnieuw import maak_opnieuw
from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing
from sociaal_domein.weergave.briefing.docx import HERKOMST_IN_DOCX

from .conftest import DAG, VERSCHUIF, Ververs


@pytest.mark.bewijs
@pytest.mark.parametrize("vorm", ["md", "pdf", "docx"])
def test_a_form_is_made_again_from_the_snapshots_of_then(home: Path, ververs: Ververs, vorm: str):
    if vorm == "pdf":
        pytest.importorskip("weasyprint")
    then = standen.nu(home).kenmerken
    with open_domein(home) as domein:
        made = schrijf_briefing(domein.gemeente("Leerdam"), BriefingKeuze(DAG), home / f"b.{vorm}")
    for file, kind in ((made.briefing, "briefing"), (made.vergaderkaart, "vergaderkaart")):
        block = lees_blok(file)
        assert {n: m.kenmerk for n, m in block.momentopnamen.items()} == then
        assert (block.soort, block.gezocht_op) == (kind, "Leerdam")
    ververs("iv3", "lasten", VERSCHUIF)
    again = maak_opnieuw(home, made.briefing)
    assert again.gelijk and again.anders == []
    assert again.bestanden.briefing == home / f"b-opnieuw.{vorm}"
    assert again.bestanden.briefing.read_bytes() == made.briefing.read_bytes()
    assert again.bestanden.vergaderkaart.read_bytes() == made.vergaderkaart.read_bytes()


@pytest.mark.parametrize("content", [b"%PDF-1.7\nstream\nxyz\nendstream", b"PK\x03\x04", b"\xff\xfe", b""])
def test_a_file_that_says_nothing_of_itself_is_named(content: bytes, tmp_path: Path):
    file = tmp_path / "b.pdf"
    file.write_bytes(content)
    with pytest.raises(SociaalDomeinFout, match="staat niet op welke momentopnamen"):
        lees_blok(file)


@pytest.mark.parametrize("schade", ["inhoud", "base64"])
def test_a_damaged_file_says_nothing_of_itself_and_breaks_nothing(tmp_path: Path, schade: str):
    file = tmp_path / "briefing.docx"
    if schade == "base64":
        file.write_bytes(b"%PDF-1.7 /herkomst (A) ")
    else:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr(HERKOMST_IN_DOCX.lstrip("/"), "tekst " * 500)
        content = bytearray(file.read_bytes())
        start = content.index(HERKOMST_IN_DOCX.lstrip("/").encode()) + len(HERKOMST_IN_DOCX)
        content[start : start + 12] = b"\xff" * 12
        file.write_bytes(bytes(content))
    with pytest.raises(SociaalDomeinFout, match="staat niet op welke momentopnamen"):
        lees_blok(file)
