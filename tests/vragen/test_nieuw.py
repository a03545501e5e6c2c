"""A raadsvraag from proposals and own words: the numbers, and what cannot be made."""

from __future__ import annotations

from datetime import date

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.nieuw import Invulling, kies_voorstellen, maak_raadsvraag
from sociaal_domein.vragen.onderwerp import Voorstel

DAG = date(2026, 11, 21)


def voorstel(tekst: str, schaal: str | None = None) -> Voorstel:
    return Voorstel(
        "aanpak", "begrip", tekst, "nabijheid", "opgroeien", schaal, "gat", "", (), (), "De raad kan kiezen."
    )


DRIE = [voorstel("Wie?"), voorstel("Wat?", "regio"), voorstel("Waar?")]


@pytest.mark.parametrize(
    ("nummers", "fout"),
    [("2;4", "geen rij nummers"), ("", "geen rij nummers"), ("0", "nummer 0"), ("4", "nummer 4"), ("-1", "geen rij")],
)
def test_numbers_that_are_none(nummers: str, fout: str):
    with pytest.raises(SociaalDomeinFout, match=fout):
        kies_voorstellen(DRIE, nummers)


def test_own_questions_come_after_those_of_the_proposals_in_the_order_given():
    chosen = kies_voorstellen(DRIE, "3, 2, 3")
    given = Invulling(["A. Verzonnen"], ["X", "Y"], teksten=["En wie\n dan?"], type="technisch")
    made = maak_raadsvraag(Boek(None), ["nabijheid"], given, chosen, naam="Hulp  dichtbij", dag=DAG)
    assert made.deelvragen == ["Waar?", "Wat?", "En wie dan?"]
    assert made.tekst == "1. Waar?\n2. Wat?\n3. En wie dan?" and made.schaal == "regio"
    assert (made.id, made.naam) == ("v2026_hulp_dichtbij", "Hulp dichtbij")
    assert (made.vraagtype, made.grondslag) == ("technische_vraag", "technisch") and made.ingediend_op is None
    assert made.wat_de_raad_doet == "De raad kan kiezen."


@pytest.mark.parametrize(
    ("invulling", "fout"),
    [
        (Invulling(["A"], ["X"]), "Er is nog geen vraag."),
        (Invulling(["A"], ["X"], teksten=[" "]), "Er is nog geen vraag."),
        (Invulling(["A"], ["X"], type="geheim", teksten=["Wie?"]), "kan niet achter --soort"),
        (Invulling([" "], ["X"], teksten=["Wie?"]), "vraag nieuw"),
    ],
)
def test_what_cannot_be_made(invulling: Invulling, fout: str):
    with pytest.raises(SociaalDomeinFout) as refused:
        maak_raadsvraag(Boek(None), ["nabijheid"], invulling, naam="Hulp", dag=DAG)
    assert fout in str(refused.value)
