"""Our documents open in LibreOffice: every word is on a page, nothing runs off it, and the notes are numbered."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.instellingen import Reglement
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.nieuw import Invulling, maak_raadsvraag
from sociaal_domein.vragen.voorstel import maak_onderwerp, stel_voor_bij
from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing
from sociaal_domein.weergave.vraagdocument import Omgeving, vraagdocument
from sociaal_domein.weergave.waardedocument import VORMEN, Waardestuk, waardedocument

DAG = date(2026, 11, 21)
NODIG = all(shutil.which(name) for name in ("soffice", "pdftotext", "pdfinfo"))
pytestmark = [
    pytest.mark.bewijs,
    pytest.mark.skipif(not NODIG, reason="LibreOffice and poppler-utils are needed to open a document"),
]


def als_pdf(file: Path, profiel: Path) -> tuple[str, int]:
    """Return the text of a document as LibreOffice lays it out, on one line, and its number of pages."""
    command = ["soffice", f"-env:UserInstallation={profiel.as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(file.parent), str(file)], check=True, capture_output=True, timeout=180)
    made = file.with_suffix(".pdf")
    text = subprocess.run(["pdftotext", "-layout", str(made), "-"], check=True, capture_output=True, text=True).stdout
    info = subprocess.run(["pdfinfo", str(made)], check=True, capture_output=True, text=True).stdout
    pages = re.search(r"Pages: +(\d+)", info)
    assert pages is not None
    return " ".join(text.split()), int(pages[1])


def test_a_question_opens_with_all_its_words_and_notes(domein: Domein, tmp_path: Path):
    place = domein.gemeente("Almere")
    topic = maak_onderwerp(place, "tijdigheid", None, DAG)
    given = Invulling(["A. Verzonnen"], ["Partij Voorbeeld"], teksten=["=1+1 & <b>wat</b> {PAGE}?"])
    proposals = stel_voor_bij(topic)
    question = maak_raadsvraag(Boek(None), ["tijdigheid"], given, proposals, naam="Hulp op tijd", dag=DAG)
    about = Omgeving(place.naam, Reglement(artikel="33"), domein.indicatoren, verzonnen=True)
    file = tmp_path / "vraag.docx"
    file.write_bytes(vraagdocument(question, about, DAG))
    text, pages = als_pdf(file, tmp_path / "profiel")
    assert pages <= 3
    assert text.count("Verzonnen voorbeeld. De Voorbeeldgemeente bestaat niet.") == pages
    assert text.count("Concept: nog niet ingediend.") == pages
    for part in question.deelvragen:
        for word in part.split():
            assert word.strip("?,.") in text
    assert "=1+1 & <b>wat</b> {PAGE}?" in text and "Op grond van artikel 33 van het Reglement van orde" in text
    assert "bladzijde 1 van" in text and "Zegt niet:" in text and "opgehaald op" in text


def test_the_other_documents_open_too(domein: Domein, tmp_path: Path):
    place = domein.gemeente("Leusden")
    parts = [
        Waardestuk(t := maak_onderwerp(place, w, None, DAG), stel_voor_bij(t)) for w in ("nabijheid", "houdbaarheid")
    ]
    for form in VORMEN:
        file = tmp_path / f"{form}.docx"
        file.write_bytes(waardedocument(place, parts, form, DAG))
        text, pages = als_pdf(file, tmp_path / "profiel")
        assert pages <= 4 and text.count(f"Concept voor een {form}") == pages
        assert "anneer de raad hiernaar vraagt" in text and "Ondertekening" in text
    made = schrijf_briefing(place, BriefingKeuze(DAG), tmp_path / "b.md")
    text, pages = als_pdf(made.vragen, tmp_path / "profiel")
    assert pages <= 2 and "[naam]" in text and "[datum van indienen]" in text and "4." in text
