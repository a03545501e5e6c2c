"""Turns of phrase that decide what is asked, in wordings that stand in no practice file."""

from __future__ import annotations

import pytest

from sociaal_domein.vragen.lezen import lees_vraag

# kind, line, text
GEVALLEN = [
    # what comes of it is no question after its cause
    ("feit", "grip", "Klopt het dat er een wachtlijst is, waardoor gezinnen maanden moeten wachten?"),
    ("oorzaak", "begrip", "Klopt het dat de kosten stijgen en waardoor komt dat?"),
    ("feit", "grip", "In hoeverre hebben wij in de stad te maken met een toename van meldingen?"),
    # lessons taught and lessons drawn
    ("feit", "grip", "Hoeveel lessen per week krijgen statushouders op deze taalschool?"),
    ("effect", "begrip", "Wat zijn de gevolgen van de slechte lessen voor de inburgeraars?"),
    ("leren", "begrip", "Wat zijn de lessen die het college heeft getrokken uit de proef?"),
    # what is done with an outcome
    ("aanpak", "begrip", "Wat heeft de wethouder gedaan met de uitkomsten van het onderzoek onder mantelzorgers?"),
    ("leren", "begrip", "Wat heeft het college gedaan met de aanbevelingen uit de evaluatie?"),
    ("aanpak", "begrip", "Wat heeft u met de uitkomsten van het onderzoek gedaan?"),
    # what one makes of it
    ("waarde", "begrip", "Wat is de reactie van het college op het manifest van de cliëntenraad?"),
    ("waarde", "begrip", "Hoe kijkt de wethouder aan tegen de oproep van de kerken?"),
    ("kader", "begrip", "Wat is de reactie van het college op de uitspraak van de Centrale Raad van Beroep?"),
    ("opgave", "begrip", "Wat is uw reactie op de verwachting dat het aantal daklozen de komende jaren stijgt?"),
    # what was said and counted
    ("feit", "grip", "Kan de wethouder zich herinneren dat de raad hierover een motie aannam?"),
    ("feit", "grip", "Heeft het college in mei toegezegd dat er een onderzoek komt?"),
    ("feit", "grip", "Onderschrijft de gemeente de aantallen die de vakbond noemt?"),
    # what will be done about it takes most words
    ("aanpak", "grip", "Klopt het dat er veertig gezinnen wachten? Wat gaat de gemeente daaraan doen?"),
    ("aanpak", "grip", "Waarom is dit niet gemeld? Hoe gaat het college ervoor zorgen dat dit niet weer gebeurt?"),
    ("aanpak", "grip", "Bent u bekend met de klachten over het vervoer? Zo ja, wat wordt daaraan gedaan?"),
    ("aanpak", "grip", "Is Voorbeeldgemeente bereid om bij het Rijk te pleiten voor meer geld?"),
    ("aanpak", "begrip", "Hoe staat het met de uitvoering van het mantelzorgbeleid?"),
    # where the line is drawn
    ("kader", "begrip", "Hoe wordt 'eigen kracht' omschreven in het beleid?"),
    ("kader", "begrip", "Waar ligt de grens tussen gebruikelijke hulp en bovengebruikelijke zorg?"),
    ("kader", "grip", "Wat is de inkomensgrens voor de minimaregeling?"),
    ("kader", "begrip", "Welke definitie van armoede hanteert de gemeente?"),
    # willing to look into it, willing to pay
    ("aanpak", "begrip", "Is het college bereid te onderzoeken hoe ouders eerder kunnen worden geholpen?"),
    ("aanpak", "grip", "Is het college bereid extra geld vrij te maken voor de voedselbank?"),
    ("aanpak", "grip", "Is de gemeente bereid de wachttijd binnen drie maanden terug te brengen?"),
    # who has which task, what value has a place, what follows
    ("schaal", "begrip", "Bij wie zijn de taken rond crisisopvang belegd?"),
    ("waarde", "begrip", "Hoe krijgt vertrouwen een plek in het beleidsplan?"),
    ("waarde", "begrip", "Hoe komt het recht op privacy tot uitdrukking in het convenant?"),
    ("schaal", "begrip", "Hoe zijn de taken verdeeld tussen de gemeente en de GGD?"),
    ("effect", "begrip", "Welke gevolgen heeft het besluit voor de bezoekers van de inloop?"),
    ("effect", "grip", "Welke gevolgen heeft dit voor het budget jeugdhulp?"),
]

SUGGESTIEF = [
    "Ziet de wethouder dit niet als een gemiste kans?",
    "Moet de gemeente deze subsidie niet stopzetten?",
    "Is het niet zo dat juist deze groep hulp nodig heeft?",
    "Zou het niet beter zijn om eerst met ouders te praten?",
    "Onderschrijft het college dat een pilot geen oplossing is voor het tekort?",
    "Had de gemeente niet eerder moeten ingrijpen?",
    "Wordt het niet tijd om te stoppen met deze aanbesteding?",
    "Erkent de gemeente dat zij te laat heeft ingegrepen?",
]


@pytest.mark.parametrize(("soort", "lijn", "tekst"), GEVALLEN)
def test_turn_decides_kind_and_line(soort: str, lijn: str, tekst: str) -> None:
    read = lees_vraag(tekst)
    assert (read.soort, read.lijn) == (soort, lijn), read.gezien


@pytest.mark.parametrize("tekst", SUGGESTIEF)
def test_an_opinion_in_the_negative_is_leading(tekst: str) -> None:
    assert "suggestief" in lees_vraag(tekst).vormen


@pytest.mark.parametrize(
    "tekst", ["Moet een aanvraag binnen acht weken worden afgehandeld?", "Is het college bekend met de cijfers?"]
)
def test_a_plain_question_is_not_leading(tekst: str) -> None:
    assert "suggestief" not in lees_vraag(tekst).vormen


def test_a_relative_clause_is_no_second_question() -> None:
    read = lees_vraag("Is het juist dat de aanbieder stopt, waardoor veertig cliënten een nieuwe plek zoeken?")
    assert read.vormen == ("gesloten",)
