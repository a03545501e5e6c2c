"""A name of a place is no name of a person, and a place behind a name does not hide the name."""

from __future__ import annotations

import duckdb
import pytest

from sociaal_domein.paden import datamap
from sociaal_domein.privacy.wacht import bewaak

VOOR_ALLE = (
    "In {} kregen 107 jongeren jeugdhulp.",
    "Hoeveel kinderen in {} wachten op jeugdhulp?",
    "Wat doet het college van {} voor mantelzorgers?",
)
VOOR_ENKELE = (
    "Wat merken gezinnen in {} van het wachten?",
    "Hoe gaat {} om met giften?",
    "Waarom duurt het in {} langer?",
    "Krijgen jongeren uit {} op tijd hulp?",
    "Wat zegt de wethouder van {} over schulden?",
    "Hoeveel kinderen van {} krijgen hulp?",
    "Een mantelzorger in {} krijgt hulp.",
    "Welke gezinnen te {} wachten?",
    "{} telt meer jongeren met jeugdhulp.",
)
GEBIEDEN = (
    *"Noord-Holland Zeeland Flevoland Fryslân Overijssel Noord-Brabant Limburg Utrecht Groningen".split(),
    *("de Muziekwijk", "de Achterhoek", "Almere Haven", "Amsterdam Zuidoost", "De Baarsjes"),
)
# Invented persons, with a place behind the name.
NAAM_EN_PLAATS = (
    ("Fatima el Idrissi", "uit de Muziekwijk"),
    ("Jan de Vries", "uit de Muziekwijk"),
    ("Zorbina Xandrelli", "uit Utrecht"),
    ("Klaas Jan van der Meer", "uit Almere Haven"),
    ("Anna-Maria Voorbeeld-Verzonnen", "uit de Stationsbuurt"),
    ("Marie-Louise de Groot-Jansen", "uit de Filmwijk"),
    ("Youssef Ait Voorbeeld", "uit het Oosterpark"),
    ("Piet op den Camp", "uit Leusden-Zuid"),
    ("Kees in 't Veld", "van de Keerstraat"),
    ("Piet van den Berg", "van het Marktplein"),
    ("Mohammed ben Ali", "aan de Dorpsstraat"),
    ("Emine Yilmaz", "van Beethovenlaan"),
    ("Ben ter Horst", "in de Stedenwijk"),
    ("Sem Voorbeeldsma", "bij GGZ Centraal"),
    ("Kwame Mensah", "uit Noord-Holland"),
    ("Roos de Wit", "uit Amsterdam"),
)


def _gemeenten() -> list[str]:
    file = datamap() / "open" / "gemeenten" / "lijst.parquet"
    found = duckdb.sql(f"SELECT gemeente_naam FROM '{file}' WHERE jaar = (SELECT max(jaar) FROM '{file}') ORDER BY 1")
    return [row[0] for row in found.fetchall()]


def _geweigerd(tekst: str) -> list[str]:
    return [tekst[t.begin : t.eind] for t in bewaak(tekst) if t.niveau == "weiger"]


def test_geen_gemeente_is_een_persoon():
    names = _gemeenten()
    assert len(names) > 300
    texts = [frame.format(name) for frame in VOOR_ALLE for name in names]
    texts += [frame.format(name) for frame in VOOR_ENKELE for name in names[::6]]
    assert {text: found for text in texts if (found := _geweigerd(text))} == {}


@pytest.mark.parametrize("gebied", GEBIEDEN)
def test_geen_wijk_of_provincie_is_een_persoon(gebied: str):
    text = f"Hoeveel kinderen in {gebied} wachten? Een mantelzorger in {gebied} krijgt hulp."
    assert _geweigerd(text) == []


@pytest.mark.parametrize(("naam", "plek"), NAAM_EN_PLAATS)
def test_een_plaats_achter_een_naam_verbergt_hem_niet(naam: str, plek: str):
    for frame in ("Wat doet het college voor {}?", "Klopt het dat {} al negen maanden wacht op hulp?", "{} wacht."):
        text = frame.format(f"{naam} {plek}")
        enough = {"weiger", "vraag"} if naam == "Roos de Wit" or frame[0] == "{" else {"weiger"}
        begin = text.index(naam)
        found = [t for t in bewaak(text) if t.begin <= begin and t.eind >= begin + len(naam)]
        # What may be ordinary words, or begins a sentence, is asked about.
        assert any(t.soort == "naam" and t.niveau in enough for t in found), text


@pytest.mark.parametrize("voornaam", ["Jan", "Samira"])
def test_een_voornaam_met_een_plaats_wordt_gevraagd(voornaam: str):
    for place in ("uit de Muziekwijk", "van de Kerkstraat", "bij GGZ Centraal"):
        assert [t.soort for t in bewaak(f"Waarom wacht {voornaam} {place}?")] == ["voornaam"]


@pytest.mark.parametrize(
    "tekst",
    [
        "In de Jan van Galenstraat komt een buurthuis.",
        "De Vincent van Goghbuurt krijgt een wijkteam.",
        "De Brede School van de Kerkstraat wacht.",
        "Het Huis van de Wijk in de Molenbuurt krijgt geld.",
        "Het Jongerenwerk in de Muziekwijk stopt.",
        "Wat doet het Leger des Heils in Almere?",
    ],
)
def test_wat_naar_een_persoon_heet_blijft_een_plaats(tekst: str):
    assert [t for t in bewaak(tekst) if t.niveau == "weiger"] == []


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [("Moeder van Bergen belde.", "van Bergen"), ("De zorg: moeder in 't Veld belde.", "in 't Veld")],
)
def test_een_achternaam_die_ook_een_plaats_is_blijft_een_naam(tekst: str, naam: str):
    assert _geweigerd(tekst) == [naam]


@pytest.mark.parametrize("woord", ["Wmo-cliënten", "Ggz-patiënten", "Wlz-cliënten", "Pgb-houders"])
def test_a_compound_with_a_law_is_no_name(woord: str):
    assert not bewaak(f"Hoeveel {woord} zijn er in Almere?")
