from __future__ import annotations

import pytest

from sociaal_domein.vragen.woordvormen import Woordvormen, vormen
from sociaal_domein.vragen.zoekindex import eigen_woorden
from sociaal_domein.vragen.zoekstukken import Zoekstuk


@pytest.fixture(scope="module")
def woorden() -> Woordvormen:
    return Woordvormen()


@pytest.mark.parametrize(
    "zelfde",
    [
        "wachttijd wachttijden Wachttijd",
        "schuld schulden",
        "kind kinderen",
        "probleem problemen",
        "bijdrage bijdragen",
        "gezin gezinnen",
        "brief brieven",
        "huis huizen",
        "evaluatie evalueren geëvalueerd evaluaties",
        "huishouden huishoudelijke huishoudelijk",
        "gemeente gemeentelijke gemeenten",
        "regio regionale regionaal",
        "coördinatie coordinatie COÖRDINATIE",
        "probleemgezin probleemgezinnen",
        "huurschuld huurschulden",
        "jongerenloket jongerenloketten",
    ],
)
def test_forms_of_one_word_are_compared_alike(woorden: Woordvormen, zelfde: str):
    assert len({woorden.term(word) for word in zelfde.split()}) == 1


@pytest.mark.parametrize("paar", ["jeugd jongere", "zorg hulp", "gezin zin", "gemeente mening", "ouder oudere"])
def test_other_words_stay_apart(woorden: Woordvormen, paar: str):
    een, ander = paar.split()
    assert woorden.term(een) != woorden.term(ander)


@pytest.mark.parametrize(
    ("woord", "delen"),
    [
        ("jeugdhulpwachtlijsten", "jeugdhulp jeugd hulp wachtlijst wacht lijst"),
        ("schuldhulpverlening", "schuldhulp schuld hulp verlening"),
        ("inwonersbijdrage", "inwoner bijdrage"),
        ("ouderenzorg", "oudere zorg"),
        ("gezinsvoogden", "gezin voogd"),
        ("cliëntenraad", "client raad"),
        ("hulpverleningsplan", "hulpverlening hulp verlening plan"),
        ("onderzoek", ""),
        ("maatregelen", ""),
        ("wethouder", ""),
        ("de", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_compound_has_its_parts(woorden: Woordvormen, woord: str, delen: str):
    assert woorden.delen(woord) == tuple(delen.split())


def test_words_without_content_do_not_count(woorden: Woordvormen):
    assert not any(woorden.term(word) for word in "de het een hoe welke bent kunt en of".split())


def test_a_word_of_the_titles_is_a_part_too():
    titles = ["Wortelstok in de tuin", "Nog een wortelstok", "Eén pannenkoek"]
    own = eigen_woorden([Zoekstuk("document", str(i), title, None) for i, title in enumerate(titles)])
    assert own == ["wortelstok"]
    assert Woordvormen(own).delen("wortelstokkosten") == ("wortelstok", "kost")
    assert Woordvormen().delen("wortelstokkosten") == ()


def test_every_form_leads_back_to_its_word(woorden: Woordvormen):
    assert "wijken" in vormen("wijk")
    assert {woorden.term(form) for form in ("tarieven", "tarief")} == {"tarief"}
