"""The words in which a value asks: one question each, read as what it is, and in the place as one says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from sociaal_domein.domein import Domein
from sociaal_domein.register.waarden import Kernvragen
from sociaal_domein.vragen.bewaking import treffers
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.gaten import ervaringsvragen, proefvragen, schaalvragen
from sociaal_domein.vragen.kernvragen import KERN, kern
from sociaal_domein.vragen.lezen import lees_vraag
from sociaal_domein.vragen.nieuw import Invulling, maak_raadsvraag
from sociaal_domein.vragen.onderwerp import Onderwerp, op_eiland
from sociaal_domein.vragen.voorstel import maak_onderwerp

DAG = date(2026, 11, 21)
DRIE = {"opgave": "Wat speelt er?", "aanpak": "Wat doet het college?", "leren": "Wat leerde het college?"}


def zonder_eigen_woorden(topic: Onderwerp) -> Onderwerp:
    value = topic.waarde.model_copy(update={"kernvragen": None})
    return replace(topic, dossier=replace(topic.dossier, waarde=value))


def test_every_value_and_opgave_asks_one_question_of_its_kind(domein: Domein):
    place = domein.gemeente("Texel")
    for value in domein.register.waarden.values():
        assert value.kernvragen is not None, value.id
        for task in value.opgaven:
            own = maak_onderwerp(place, value.id, task, DAG)
            for topic in (own, zonder_eigen_woorden(own)):
                asked = [kern(topic, kind) for kind in KERN]
                asked += [*ervaringsvragen(topic), *schaalvragen(topic, None), *proefvragen(topic)]
                for v in asked:
                    read = lees_vraag(v.tekst)
                    assert (read.soort, "gesloten" in read.vormen, "meervoudig" in read.vormen) == (
                        v.soort,
                        False,
                        False,
                    ), v.tekst
                    assert "Texel" in v.tekst and "in Texel" not in v.tekst and "{" not in v.tekst, v.tekst
            given = Invulling(["A. Verzonnen"], ["Partij Voorbeeld"])
            record = maak_raadsvraag(
                Boek(None), [value.id], given, [kern(own, k) for k in KERN], naam=own.titel, dag=DAG
            )
            assert list(treffers(record)) == [], "nothing of it reads as the name of a person"
            texts = {kern(own, kind).tekst for kind in KERN}
            assert not texts & {kern(zonder_eigen_woorden(own), kind).tekst for kind in KERN}


def test_the_words_of_the_starting_set_name_the_people_of_the_opgave(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Almere"), "tijdigheid", "opgroeien", DAG)
    assert kern(topic, "opgave").tekst == (
        "Wat speelt er in Almere bij kinderen, jongeren en hun ouders die op hulp wachten?"
    )
    assert topic.titel == "Tijdigheid: gezond en veilig opgroeien"
    other = maak_onderwerp(domein.gemeente("Almere"), "tijdigheid", "rondkomen", DAG)
    assert other.wie == "inwoners met weinig inkomen, schulden of geen werk"


def test_the_scale_has_the_value_as_its_subject(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Almere"), "tijdigheid", "opgroeien", DAG)
    assert next(iter(schaalvragen(topic, None))).tekst == (
        "Welke afspraken over wachten op hulp maakten de gemeenten in de jeugdregio van Almere met aanbieders?"
    )
    bare = zonder_eigen_woorden(topic)
    assert "over tijdigheid maakten" in next(iter(schaalvragen(bare, None))).tekst


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"opgave": "Wat speelt er? Bij wie?"}, "niet één vraag"),
        ({"aanpak": "Het college doet iets."}, "niet één vraag"),
        ({"leren": "Wat leerde {gemeente} in {jaar}?"}, "niet kan invullen"),
        ({"weet_of": "hulp {helpt"}, "niet kan invullen"),
    ],
)
def test_own_words_that_are_no_question_are_refused(anders: dict[str, str], melding: str):
    assert Kernvragen.model_validate(DRIE)
    with pytest.raises(ValidationError, match=melding):
        Kernvragen.model_validate(DRIE | anders)


def test_a_word_that_only_begins_like_an_island_is_left():
    assert op_eiland("In Texel en in Texelse scholen, in Almere") == "Op Texel en in Texelse scholen, in Almere"
