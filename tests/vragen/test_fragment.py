from __future__ import annotations

import pytest

from sociaal_domein.vragen.fragment import LANGSTE, fragment, gezocht, treffers
from sociaal_domein.vragen.woordvormen import Woordvormen

VORMEN = Woordvormen()
LANG = "Eerst veel andere woorden over het weer en de weg. "


def stuk(tekst: str, vraag: str) -> str:
    return fragment(tekst, gezocht(vraag, VORMEN), VORMEN)


@pytest.mark.parametrize(
    ("tekst", "vraag", "verwacht"),
    [
        ("Over het weer. Hoe lang is de wachtlijst? Tot slot.", "wachtlijsten", "Hoe lang is de wachtlijst?"),
        ("De jeugd. De wachtlijst in de jeugdhulp groeit. De wachtlijst.", "wachtlijst jeugdhulp",
         "De wachtlijst in de jeugdhulp groeit."),
        ("Kop\nSchuldhulpverlening in 2025", "schulden", "Schuldhulpverlening in 2025"),
        ("Niets erover. Ook hier niet.", "zwembad", "Niets erover."),
        ("Regel een\n\n\n   tekst   met\truimte  ", "ruimte", "tekst met ruimte"),
        ("", "jeugd", ""),
        ("\n\n", "jeugd", ""),
        ("Art. 1.2 lid 3: de jeugd.", "jeugd", "1.2 lid 3: de jeugd."),
    ],
)  # fmt: skip
def test_the_sentence_with_the_most_of_the_words(tekst: str, vraag: str, verwacht: str):
    assert stuk(tekst, vraag) == verwacht


@pytest.mark.parametrize("voor", [0, 1, 40])
@pytest.mark.parametrize("na", [0, 1, 40])
def test_a_long_sentence_is_cut_around_the_hit(voor: int, na: int):
    words = "woorden over het weer en de weg "
    found = stuk(words * voor + "jeugdhulpwachtlijst " + words * na, "wachtlijst")
    assert "jeugdhulpwachtlijst" in found and len(found) <= LANGSTE
    assert found.startswith("… ") == (voor > 3) and found.endswith(" …") == (na > 3)


def test_one_long_word_is_cut_too():
    assert len(stuk("x" * 3000, "jeugd")) <= LANGSTE


def test_hits_are_where_the_words_stand():
    text = "De wachttijden voor <b>jeugd</b>, de cliëntenraad."
    hits = treffers(text, gezocht("wachttijd jeugd cliënt", VORMEN), VORMEN)
    assert [text[start:end] for start, end in hits] == ["wachttijden", "jeugd", "cliëntenraad"]
