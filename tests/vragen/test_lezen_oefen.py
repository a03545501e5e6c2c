"""The reader on the practice questions: a floor, so that a rule for one kind breaks no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sociaal_domein.vragen.lezen import ONZEKER, SOORTEN, lees_vraag
from tests.vragen.meet_lezen import Gelabeld, f1, lees, verslag

VRAGEN = Path(__file__).parents[1] / "data" / "vragen"
UITLEG = Path(__file__).parents[2] / "docs" / "vragen-lezen.md"


@pytest.mark.parametrize("naam", ["gelabeld_oefen", "eigen_oefen", "eigen_lezer"])
def test_practice_questions(naam: str) -> None:
    pairs = [(label, lees_vraag(label.tekst)) for label in lees(VRAGEN / f"{naam}.tsv")]
    assert sum(label.soort == read.soort for label, read in pairs) / len(pairs) >= 0.85, verslag(pairs)
    assert sum(label.lijn == read.lijn for label, read in pairs) / len(pairs) >= 0.88, verslag(pairs)
    assert f1("gesloten", pairs)[2] >= 0.95
    assert sum(ONZEKER in (read.soort, read.lijn) for _, read in pairs) / len(pairs) <= 0.05


def test_questions_that_were_once_unseen() -> None:
    pairs = [(label, lees_vraag(label.tekst)) for label in lees(VRAGEN / "gelabeld_derde.tsv")]
    assert sum(label.soort == read.soort for label, read in pairs) / len(pairs) >= 0.85, verslag(pairs)
    assert sum(label.lijn == read.lijn for label, read in pairs) / len(pairs) >= 0.9, verslag(pairs)
    assert f1("gesloten", pairs)[2] >= 0.9


def test_the_measure_counts_what_is_right_and_wrong() -> None:
    labels = [
        Gelabeld("1", "feit", "grip", frozenset(), "Hoe lang is de rij?"),
        Gelabeld("2", "leren", "grip", frozenset({"gesloten"}), "Klopt het dat er een rij is?"),
    ]
    pairs = [(label, lees_vraag(label.tekst)) for label in labels]
    report = verslag(pairs)
    assert "| soort | 1 van 2 = 50,0% (9–91) | 0 van 2" in report
    assert "| gesloten | 100,0 | 100,0 | 100,0 |" in report


def test_the_examples_in_the_explanation_read_as_it_says() -> None:
    rows = re.findall(r"^\| (\w+) \| [^|]+ \| ([^|]+\?) \|$", UITLEG.read_text(encoding="utf-8"), re.MULTILINE)
    assert [soort for soort, _ in rows] == list(SOORTEN)
    assert [lees_vraag(tekst).soort for _, tekst in rows] == list(SOORTEN)
