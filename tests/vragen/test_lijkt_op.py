"""Pairs of questions of the Voorbeeldgemeente: ``oefen`` set the limit, ``apart`` was written after and read once."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from sociaal_domein.vragen.gelijkenis import NODIG, lijken
from sociaal_domein.vragen.woordvormen import Woordvormen
from sociaal_domein.vragen.zoeken import lijkt_op
from tests.vragen.zoekmap import HIER, lege_werkmap, zet_stuk

PAREN = [line.split("\t") for line in (HIER / "vraagparen.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("deel", "gevonden", "onterecht"), [("oefen", 0.7, 0.1), ("apart", 0.7, 0.25)])
def test_the_same_question_is_recognised(deel: str, gevonden: float, onterecht: float):
    forms = Woordvormen()
    alike: dict[str, list[bool]] = {"ja": [], "nee": []}
    for part, same, earlier, now in PAREN:
        if part == deel:
            alike[same].append(lijken(earlier, now, forms) >= NODIG)
    print(deel, {same: f"{sum(found)} van {len(found)}" for same, found in alike.items()})
    assert sum(alike["ja"]) >= gevonden * len(alike["ja"])
    assert sum(alike["nee"]) <= onterecht * len(alike["nee"])


def test_questions_about_something_else_are_not_alike():
    forms, subjects = Woordvormen(), dict[str, None]()
    for _, _, earlier, _ in PAREN:
        subjects.setdefault(earlier, None)
    wrong = [pair for pair in combinations(subjects, 2) if lijken(*pair, forms) >= NODIG]
    assert len(subjects) > 40
    assert len(wrong) <= 1  # of more than a thousand


def test_the_earlier_question_comes_from_the_register(tmp_path: Path):
    home = lege_werkmap(tmp_path)
    zet_stuk(home, "raadsvraag", "v_een", "Wachten", "Het is druk. Hoe lang is de wachtlijst voor jeugdhulp?")
    zet_stuk(home, "raadsvraag", "v_twee", "Zwembad", "Hoeveel bezoekers heeft het zwembad?")
    zet_stuk(home, "motie", "m_een", "Wachten", "Hoe lang is de wachtlijst voor jeugdhulp?")
    found = lijkt_op(home, "Kan het college aangeven hoe lang de jeugdhulpwachtlijst op dit moment is?")
    assert [(f.id, f.fase != "", f.fragment) for f in found] == [
        ("v_een", True, "Hoe lang is de wachtlijst voor jeugdhulp?")
    ]
    assert NODIG <= found[0].score <= 1
    for other in ("Wat merken gezinnen van het wachten?", "Hoeveel kost de bibliotheek?", "", "😀", "de het een", "?"):
        assert lijkt_op(home, other) == []


def test_a_part_of_a_question_counts_by_itself(tmp_path: Path):
    home = lege_werkmap(tmp_path)
    parts = ["Wat kost de nachtopvang per persoon?", "Hoeveel daklozen zijn er in de gemeente?"]
    zet_stuk(home, "raadsvraag", "v_een", "Opvang", "Drie vragen over de opvang.", deelvragen=parts)
    document = "Toelichting zonder vraag. Wat is het aantal dakloze inwoners? En wie betaalt het zwembad?"
    assert [found.id for found in lijkt_op(home, document)] == ["v_een"]
