"""A raadsvraag in Word: its form, its footnotes, and that what people wrote is never more than text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document

from sociaal_domein.casuistiek.sporen import Sporen
from sociaal_domein.domein import Domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Reglement
from sociaal_domein.register import Raadsvraag
from sociaal_domein.verhalen import Verhaal
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.nieuw import Invulling, maak_raadsvraag
from sociaal_domein.vragen.voorstel import maak_onderwerp, stel_voor_bij
from sociaal_domein.weergave.docx_bewerkt import is_onbewerkt, schrijf_docx, vrije_plaats
from sociaal_domein.weergave.docx_delen import schoon
from sociaal_domein.weergave.vraagdocument import Omgeving, vraagdocument
from sociaal_domein.weergave.waardedocument import Waardestuk, waardedocument
from tests.weergave.verhalen import casus

DAG = date(2026, 11, 21)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CIJFER: dict[str, Any] = {
    "indicator": "jeugd_lasten_per_inwoner",
    "gebied": "GM9999",
    "gebied_naam": "Voorbeeldgemeente",
    "jaar": 2024,
    "reeks": "jaarrekening",
    "waarde": 512.4,
    "eenheid": "euro per inwoner",
    "status": "voorlopig",
    "segment": 3,
    "snapshot": "2026-11-02",
    "bron": "Iv3 (CBS)",
    "dag": DAG,
    "zegt_niet": ["Of de hulp helpt."],
}


def vraag(**anders: Any) -> Raadsvraag:
    fields: dict[str, Any] = {
        "id": "v2026_jeugdhulp",
        "naam": "Jeugdhulp dichtbij",
        "tekst": "1. Waar gaat het geld naartoe?",
        "deelvragen": [
            "In 2024 was dit € 512 per inwoner. Waar gaat het geld naartoe?",
            "Wat merken gezinnen daarvan?",
        ],
        "steller": ["A. Verzonnen"],
        "fractie": ["Partij Voorbeeld"],
        "waarden": ["nabijheid"],
        "toelichting": "Eerste regel.\nTweede regel.",
        "cijfers": [CIJFER],
        "wat_de_raad_doet": "De raad kan kiezen.\nDe raad kan leren.",
        "gebeurtenissen": [{"soort": "ingediend", "datum": "2026-11-02"}],
    }
    return Raadsvraag.model_validate({k: v for k, v in (fields | anders).items() if v is not None})


OMGEVING = Omgeving("Voorbeeldgemeente", Reglement(artikel="33"), waarden={"nabijheid": "Nabijheid"}, verzonnen=True)


def open_docx(inhoud: bytes) -> Document:
    return docx.Document(io.BytesIO(inhoud))


def alineas(inhoud: bytes) -> list[str]:
    return [p.text for p in open_docx(inhoud).paragraphs]


def deel(inhoud: bytes, naam: str) -> str:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as packed:
        return packed.read(naam).decode()


def test_a_written_question_has_the_form_of_the_council():
    made = vraagdocument(vraag(), OMGEVING, DAG)
    lines = alineas(made)
    assert lines[0] == "Schriftelijke vragen"
    assert lines[1] == (
        "Op grond van artikel 33 van het Reglement van orde van de raad van Voorbeeldgemeente en artikel 155 van de "
        "Gemeentewet"
    )
    for line in (
        "Aan: het college van burgemeester en wethouders",
        "Van: A. Verzonnen (Partij Voorbeeld)",
        "Datum: 2 november 2026",
        "Antwoord uiterlijk: 2 december 2026 (30 dagen na indienen)",
        "Waarde: Nabijheid",
        "Onderwerp: Jeugdhulp dichtbij",
        "Eerste regel.",
        "De raad kan leren.",
        "A. Verzonnen, Partij Voorbeeld",
    ):
        assert line in lines
    numbered = [p.text for p in open_docx(made).paragraphs if p.style is not None and p.style.name == "List Number"]
    assert numbered == vraag().deelvragen
    header = [p.text for p in open_docx(made).sections[0].header.paragraphs]
    assert header == ["Verzonnen voorbeeld. De Voorbeeldgemeente bestaat niet."]


def test_a_draft_says_so_on_every_page_and_leaves_open_what_is_not_known():
    made = vraagdocument(vraag(gebeurtenissen=[], steller=[], fractie=[]), OMGEVING, DAG)
    assert "Concept: nog niet ingediend." in [p.text for p in open_docx(made).sections[0].header.paragraphs]
    lines = alineas(made)
    assert "Van: [naam] ([fractie])" in lines and "Datum: [datum van indienen]" in lines
    assert "Antwoord: binnen 30 dagen na indienen" in lines and "[naam], [fractie]" in lines
    assert "[uw aanleiding, in één zin]" in lines and "[vul aan]" in lines
    given = alineas(vraagdocument(vraag(), OMGEVING, DAG))
    assert not {"[uw aanleiding, in één zin]", "[vul aan]"} & set(given)


@pytest.mark.parametrize(
    ("anders", "kop", "grond", "aan"),
    [
        (
            {"vraagtype": "technische_vraag", "grondslag": "technisch"},
            "Technische vragen",
            "Aan de ambtenaren van Voorbeeldgemeente, door tussenkomst van de griffie",
            "Aan: de griffie",
        ),
        (
            {"vraagtype": "mondelinge_politieke_vraag", "grondslag": "169 lid 3", "gericht_aan": "burgemeester"},
            "Mondelinge vragen",
            "Op grond van artikel 169, derde lid, van de Gemeentewet",
            "Aan: de burgemeester",
        ),
    ],
)
def test_other_kinds_have_their_own_words_and_no_term(anders: dict[str, str], kop: str, grond: str, aan: str):
    lines = alineas(vraagdocument(vraag(**anders), OMGEVING, DAG))
    assert lines[:2] == [kop, grond] and aan in lines
    assert not any(line.startswith("Antwoord") for line in lines)


def test_a_figure_stands_as_footnote_with_the_question_that_names_it():
    other = CIJFER | {"jaar": 2023, "waarde": 1234.56, "eenheid": "weken"}
    made = vraagdocument(vraag(cijfers=[CIJFER, other]), OMGEVING, DAG)
    notes = deel(made, "word/footnotes.xml")
    for part in ("€ 512 per inwoner", "Gebied: Voorbeeldgemeente (GM9999)", "Periode: 2024", "Status: voorlopig"):
        assert part in notes
    assert "Iv3 (CBS), opgehaald op 2 november 2026" in notes and "Zegt niet: Of de hulp helpt." in notes
    document = open_docx(made)
    marked = [p.text for p in document.paragraphs if list(p._p.iter(f"{W}footnoteReference"))]
    assert marked == [
        vraag().deelvragen[0],
        "jeugd_lasten_per_inwoner: 1.235 weken, Voorbeeldgemeente 2023 (voorlopig)",
    ]
    assert deel(made, "word/settings.xml").count("<w:footnotePr>") == 1


def test_a_figure_that_is_named_twice_refers_back():
    twice = vraag(deelvragen=["In 2024 was dit € 512. Waarom?", "Was € 512 in 2024 genoeg?"])
    assert "Zie de eerdere noot bij dit cijfer." in deel(vraagdocument(twice, OMGEVING, DAG), "word/footnotes.xml")


@pytest.mark.parametrize(
    "trek", ["=1+1", "<w:p/>", "<script>alert(1)</script>", "{ HYPERLINK x }", '" & <b>', "{{7*7}}", "]]>"]
)
def test_a_trick_in_a_text_stays_text(trek: str):
    tricky = vraag(naam=trek, deelvragen=[f"{trek} Waarom?"], toelichting=trek, steller=[trek])
    made = vraagdocument(tricky, OMGEVING, DAG)
    lines = alineas(made)
    assert f"{trek} Waarom?" in lines and trek in lines and f"Onderwerp: {trek}" in lines
    body = deel(made, "word/document.xml")
    assert "instrText" not in body and "fldSimple" not in body and "w:hyperlink" not in body


def test_what_xml_cannot_hold_is_dropped():
    broken = vraag().model_copy(update={"naam": "Jeugd\x00hulp\x0b\ud800 \ufffe", "toelichting": "een\x07\ntwee"})
    lines = alineas(vraagdocument(broken, OMGEVING, DAG))
    assert "Onderwerp: Jeugdhulp " in lines and "een" in lines and "twee" in lines
    assert schoon("a\x1f\tb\u2028c") == "a b c"


def test_the_same_question_gives_the_same_bytes_and_another_day_does_not():
    one, two = (vraagdocument(vraag(), OMGEVING, DAG) for _ in range(2))
    assert one == two and one != vraagdocument(vraag(), OMGEVING, date(2026, 11, 22))


def test_a_document_that_somebody_saved_is_never_written_over(tmp_path: Path):
    made = vraagdocument(vraag(), OMGEVING, DAG)
    file = tmp_path / "vragen.docx"
    assert schrijf_docx(file, made) == file and is_onbewerkt(file)
    assert schrijf_docx(file, made) == file
    edited = docx.Document(str(file))
    edited.paragraphs[3].add_run(" (met de hand)")
    edited.save(str(file))
    own = file.read_bytes()
    assert not is_onbewerkt(file) and vrije_plaats(file) == tmp_path / "vragen-2.docx"
    assert schrijf_docx(file, made) == tmp_path / "vragen-2.docx"
    assert file.read_bytes() == own and sorted(p.name for p in tmp_path.iterdir()) == ["vragen-2.docx", "vragen.docx"]


def test_a_place_where_no_document_can_come_is_refused(tmp_path: Path):
    made = vraagdocument(vraag(), OMGEVING, DAG)
    with pytest.raises(SociaalDomeinFout, match="geen naam voor een Word-document"):
        schrijf_docx(tmp_path / "vragen.html", made)
    with pytest.raises(SociaalDomeinFout, match="bestaat niet"):
        schrijf_docx(tmp_path / "nergens" / "vragen.docx", made)
    (tmp_path / "map.docx").mkdir()
    with pytest.raises(SociaalDomeinFout, match="map en geen bestand"):
        schrijf_docx(tmp_path / "map.docx", made)
    assert [p.name for p in tmp_path.iterdir()] == ["map.docx"]


def test_a_withdrawal_finds_the_story_in_a_motie_and_none_in_questions(domein: Domein, tmp_path: Path):
    topic = maak_onderwerp(domein.gemeente("Almere"), "tijdigheid", None, DAG)
    story = Verhaal(casus(gebied="GM0034"), topic.gemeente, "eigen", plek="gemeente Almere")
    told = replace(topic, dossier=replace(topic.dossier, casussen=[story]))
    asked = stel_voor_bij(told)
    motion, questions = tmp_path / "motie.docx", tmp_path / "vragen.docx"
    motion.write_bytes(waardedocument(topic.gemeente, [Waardestuk(told, asked)], "motie", DAG))
    given = Invulling(["A. Verzonnen"], ["Partij Voorbeeld"])
    record = maak_raadsvraag(Boek(None), ["tijdigheid"], given, asked, naam="Tijdigheid", dag=DAG)
    questions.write_bytes(vraagdocument(record, OMGEVING, DAG))
    traces = Sporen.van([story.casus.wat_gebeurde, story.casus.les])
    assert traces.zoek(motion) > 0 and traces.zoek(questions) == 0


@pytest.mark.parametrize(("vorm", "kop"), [("motie", "draagt het college op"), ("kaderbrief", "Wat wij weten")])
def test_values_for_the_college(domein: Domein, vorm: str, kop: str):
    place = domein.gemeente("Leusden")
    topics = [maak_onderwerp(place, name, None, DAG) for name in ("nabijheid", "tijdigheid")]
    parts = [Waardestuk(t, stel_voor_bij(t)) for t in topics]
    one, two = (waardedocument(place, parts, vorm, DAG) for _ in range(2))
    assert one == two
    lines = alineas(one)
    assert lines[0] == f"{vorm.capitalize()}: nabijheid en tijdigheid als waarden voor het college" and kop in lines
    for topic in topics:
        assert f"{topic.waarde.naam}: {topic.waarde.omschrijving}" in lines
        for moment in ("bij de jaarstukken", "bij de begroting", "bij de kaderbrief"):
            assert sum(line.startswith(f"{topic.waarde.naam}, {moment}") for line in lines) == 1
    assert any("geen bewijs over Leusden" in line for line in lines), "a published story, marked as from elsewhere"
    if vorm == "motie":
        first, dictum = lines.index("constaterende"), lines.index("en gaat over tot de orde van de dag.")
        clauses = [x for x in lines[first:] if x.startswith("dat ")]
        assert "dat er over tijdigheid nog geen recent cijfer is dat bij deze opgave hoort;" in clauses
        upto = lines[first + 1 : lines.index("spreekt uit")]
        assert all(x in clauses and x.endswith(";") for x in upto if x != "overwegende")
        assert lines.index("Toelichting") > dictum < lines.index("Bijlage: wanneer de raad hiernaar vraagt")
        assert not any("geen bewijs over Leusden" in x for x in lines[:dictum])
        assert topics[1].waarde.zegt_niet not in lines and topics[1].waarde.zegt_niet in deel(one, "word/footnotes.xml")
    else:
        assert "Over tijdigheid is er nog geen recent cijfer dat bij deze opgave hoort." in lines
    assert any(line.startswith("____") for line in lines)
    notes = deel(one, "word/footnotes.xml")
    figure = topics[0].lezingen[0].cijfer
    assert figure.waarde is not None
    assert topics[0].lezingen[0].indicator.schrijf(figure.waarde, kort=False) in notes and "Zegt niet:" in notes
