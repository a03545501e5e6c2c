"""The book: what is read, what a wrong reference says, new ids, and that a question rebuilds nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Reglement
from sociaal_domein.register import Raadsvraag, lees_register, schrijf_records, soorten
from sociaal_domein.vragen.boek import Boek, lees_boek, nieuw_id
from tests.vragen.voorbeelden import vraag

SOORT = soorten()["raadsvragen"]


def schrijf(home: Path, *records: Raadsvraag) -> None:
    for record in records:
        schrijf_records(SOORT.pad(home / "register", record.id), SOORT, [record])


def test_without_a_working_folder_the_book_is_empty():
    assert lees_boek(None) == Boek(None)


def test_the_book_has_what_was_written_with_the_rules_of_the_council(home: Path):
    settings = home / "sociaal-domein.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"30 dagen"', '"4 weken"'), encoding="utf-8")
    schrijf(home, vraag("v2", vervolg_op="v1"), vraag("v1"))
    boek = lees_boek(home)
    assert boek.raadsvragen == {"v1": vraag("v1"), "v2": vraag("v2", vervolg_op="v1")}
    assert (boek.toezeggingen, boek.moties, boek.gemeente) == ({}, {}, "Voorbeeldgemeente")
    assert boek.reglement == Reglement(termijn="4 weken")
    assert boek.stand(boek.raadsvragen["v1"], date(2026, 3, 2)).uiterlijk == date(2026, 3, 29)
    assert boek.merken.keys() == {"raadsvragen/v1", "raadsvragen/v2"}


@pytest.mark.parametrize(
    ("anders", "plek", "wat"),
    [
        ({"waarden": ["nabij"]}, "regel 6, veld waarden › nummer 1", '"nabij", maar dat staat niet in waarden.yaml.'),
        ({"opgave": "groei"}, "regel 7, veld opgave", '"groei", maar dat staat niet in opgaven.yaml.'),
        ({"vervolg_op": "v9"}, "regel 9, veld vervolg_op", '"v9", maar dat staat niet in de map raadsvragen.'),
    ],
)
def test_a_reference_to_nothing_says_where(home: Path, anders: dict[str, object], plek: str, wat: str):
    schrijf(home, vraag("v1", **anders))
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_boek(home)
    assert caught.value.wat == f'"v1" verwijst naar {wat}'
    assert str(caught.value.waar).endswith(f"v1.yaml, {plek}")
    assert caught.value.doe


def test_a_wrong_question_stops_the_book_and_nothing_else(home: Path):
    file = home / "register" / "raadsvragen" / "v1.yaml"
    file.parent.mkdir()
    file.write_text("- id: v1\n  naam: Vraag\n  tekst: Hoe lang?\n  fase: beantwoord\n", encoding="utf-8")
    assert "raadsvragen" not in lees_register(home / "register").bestanden
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_boek(home)
    assert caught.value.wat == 'Het veld "fase" bestaat niet bij een raadsvraag.'
    assert "v1.yaml, regel 4" in str(caught.value.waar)


def test_a_question_that_changed_is_no_reason_to_build_again(home: Path):
    from sociaal_domein.motor.bouw import pipelinemappen
    from sociaal_domein.motor.invoer import lees_invoer
    from sociaal_domein.motor.modellen import lees_modellen

    models = lees_modellen(pipelinemappen(home))
    before = lees_invoer(home, models).vingerafdruk
    schrijf(home, vraag("v1"))
    assert lees_invoer(home, models).vingerafdruk == before


def test_a_new_id_is_plain_short_and_not_in_use():
    day = date(2026, 3, 1)
    book = Boek(None, {id: vraag(id) for id in ("v2026_wachten", "v2026_wachten_2")})
    assert nieuw_id(book, "raadsvragen", "Wachten!", day) == "v2026_wachten_3"
    assert nieuw_id(book, "toezeggingen", "Wachten!", day) == "t2026_wachten"
    assert (
        nieuw_id(book, "moties", "Één gezin, één plan: 's-Gravenhage", day) == "m2026_een_gezin_een_plan_s_gravenhage"
    )
    assert nieuw_id(book, "moties", "文字", day) == "m2026_zonder_naam"
    long = nieuw_id(book, "moties", "a b" * 60, day)
    assert len(long) == 60 and nieuw_id(Boek(None, {long: vraag("v1")}), "moties", "a b" * 60, day) == long
    taken = Boek(None, {(first := nieuw_id(book, "raadsvragen", "w" * 99, day)): vraag("v1")})
    assert nieuw_id(taken, "raadsvragen", "w" * 99, day) == f"{first[:-2]}_2"
    with pytest.raises(SociaalDomeinFout, match="bestaat niet"):
        nieuw_id(book, "vragen", "x", day)
