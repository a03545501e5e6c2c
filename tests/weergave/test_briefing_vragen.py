"""The questions that come with every briefing, in Word: its own, at least three, and never over somebody's work."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.vragen.kernvragen import KERN, een_vraag
from sociaal_domein.vragen.lezen import lees_vraag
from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing, vragen
from sociaal_domein.weergave.briefing.maken import gegevens

DAG = date(2026, 11, 21)


def gevraagd(inhoud: bytes) -> list[str]:
    found = docx.Document(io.BytesIO(inhoud)).paragraphs
    return [p.text for p in found if p.style is not None and p.style.name == "List Number"]


@pytest.mark.parametrize(
    "wens",
    [BriefingKeuze(DAG), BriefingKeuze(DAG, waarde="houdbaarheid"), BriefingKeuze(DAG, alles=True)],
    ids=["opgave", "waarde", "alles"],
)
def test_they_are_the_questions_of_the_briefing(domein: Domein, wens: BriefingKeuze):
    place = domein.gemeente("Leusden")
    data = gegevens(place, wens)
    one, two = (vragen.maak(place, data, wens) for _ in range(2))
    assert one == two
    task = data.briefing["opgave"].id
    fit = [v for v in data.briefing["vragen"] if task in domein.indicator(v["cijfer"].indicator).opgaven]
    own = [een_vraag(v["tekst"], v["soort"]) for v in fit]
    asked = gevraagd(one)
    assert asked[: len(own)] == own and own and 3 <= len(asked) <= 5
    assert all(text.count("?") == 1 for text in asked)
    learned = [(text, v) for text, v in zip(asked, fit, strict=False) if v["soort"] == "leren"]
    assert all("leer" in text or "leer" not in v["tekst"] for text, v in learned), "what was learned stays"


def test_without_a_figure_there_are_three(domein: Domein):
    wish = BriefingKeuze(DAG, waarde="integraal")
    place = domein.gemeente("Leusden")
    asked = gevraagd(vragen.maak(place, gegevens(place, wish), wish))
    assert [lees_vraag(text).soort for text in asked] == list(KERN)


def test_a_briefing_read_on_a_day_to_come_has_questions_too(domein: Domein):
    wish = BriefingKeuze(date(2035, 1, 1))
    place = domein.gemeente("Leusden")
    assert len(gevraagd(vragen.maak(place, gegevens(place, wish), wish))) == 3


def test_a_next_briefing_leaves_what_was_edited(domein: Domein, tmp_path: Path):
    wish = BriefingKeuze(DAG)
    first = schrijf_briefing(domein.gemeente("Leusden"), wish, tmp_path / "b.md")
    assert first.vragen == tmp_path / "b-vragen.docx"
    made = first.vragen.read_bytes()
    assert schrijf_briefing(domein.gemeente("Leusden"), wish, tmp_path / "b.md").vragen.read_bytes() == made
    document = docx.Document(str(first.vragen))
    document.add_paragraph("Onze eigen vraag.")
    document.save(str(first.vragen))
    again = schrijf_briefing(domein.gemeente("Leusden"), wish, tmp_path / "b.md")
    assert again.vragen == tmp_path / "b-vragen-2.docx" and again.vragen.read_bytes() == made
    assert docx.Document(str(first.vragen)).paragraphs[-1].text == "Onze eigen vraag."
