"""Office-holders may be named, in the ways that council papers name them; a resident with the same surname may not."""

from __future__ import annotations

import pytest

from sociaal_domein.vragen.bewaking import ambtsdragers, treffers
from tests.vragen.voorbeelden import vraag

VELDEN = {
    "steller": ["A. Zandkasteel", "Karin de Bedenker"],
    "portefeuillehouder": "wethouder K. Fantasma",
    "fractie": ["Voorbeeldpartij"],
}


def gevonden(tekst: str) -> list[str]:
    return [tekst[hit.begin : hit.eind] for _, hit in treffers(vraag(toelichting=tekst, **VELDEN))]


@pytest.mark.parametrize(
    "tekst",
    [
        "Raadslid A. Zandkasteel vroeg dit eerder.",
        "Eerder vroeg A. Zandkasteel dit.",
        "Het raadslid Zandkasteel vroeg dit.",
        "Raadslid Karin de Bedenker en raadslid De Bedenker vroegen dit.",
        "Mevrouw De Bedenker (Voorbeeldpartij) vroeg dit.",
        "De heer Zandkasteel (fractie Voorbeeldpartij) vroeg dit.",
        "Wethouder Fantasma zegt een brief toe.",
        "Wethouder K. Fantasma zegt een brief toe.",
        "De wethouder, mevrouw K. Fantasma, zegt een brief toe.",
        "Volgens wethouder Kees Fantasma gaat het beter.",
    ],
)
def test_office_holders_are_named_as_papers_name_them(tekst: str):
    assert gevonden(tekst) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "Mevrouw Zandkasteel wacht al een jaar op hulp.",
        "De heer Fantasma kreeg geen antwoord.",
        "Haar zoon Piet Zandkasteel wacht op hulp.",
        "Mevrouw Zandkasteel (cliënt) wacht op hulp.",
        "A. Verzinsel vroeg dit eerder.",
        "Wethouder K. Fantasma sprak met mevrouw Verzinsel.",
        "Raadslid A. Zandkasteel is te bereiken op 06-12345678.",
    ],
)
def test_anybody_else_is_not(tekst: str):
    assert gevonden(tekst)


def test_a_role_is_no_name():
    assert ambtsdragers(vraag(steller=[], portefeuillehouder="burgemeester")) == frozenset()
    assert ambtsdragers(vraag(steller="de heer J. Voorbeeld", portefeuillehouder=None)) == {
        "de heer J. Voorbeeld",
        "J. Voorbeeld",
    }
    assert ambtsdragers(vraag(steller="Voorbeeld", portefeuillehouder=None)) == frozenset()
