"""A person in a question: the place and the kind are said, and the words come back nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from sociaal_domein.vragen.toets import toets_vraag
from sociaal_domein.vragen.toets.weergave import als_json, als_tekst

DAG = date(2026, 11, 21)
# Invented, each of them.
GEVALLEN = [
    ("Waarom wacht mevrouw Pietersen al een jaar?", "Pietersen", "een naam van een persoon"),
    ("Waarom krijgt de bewoner van Verzonnenstraat 12 geen hulp?", "Verzonnenstraat 12", "een adres"),
    ("Wilt u 06-12345678 bellen over de wachtlijst?", "12345678", "een telefoonnummer"),
    ("Waarom kreeg verzonnen@voorbeeld.nl geen antwoord?", "verzonnen@", "een e-mailadres"),
    ("Waarom wacht Fatima al een jaar op jeugdhulp?", "Fatima", "een voornaam"),
]


@pytest.mark.parametrize(("tekst", "geheim", "soort"), GEVALLEN, ids=[soort for *_, soort in GEVALLEN])
def test_de_tekst_komt_nergens_terug(tekst: str, geheim: str, soort: str) -> None:
    toets = toets_vraag(tekst, None, None, DAG)
    shown = als_tekst(toets) + als_json(toets, None) + repr(toets)
    assert geheim not in shown
    assert any(soort in r.zin and "woord" in r.zin for r in toets.opmerkingen if r.soort == "persoon")
    assert toets.gelezen[0].tekst == "(niet getoond)"
    assert not toets.anders


def test_bij_een_zekere_vondst_blijft_ook_de_rest_verborgen() -> None:
    toets = toets_vraag("1. Waarom wacht mevrouw Pietersen?\n2. Wat doet u voor het gezin P. uit Ede?", None, None, DAG)
    assert {read.tekst for read in toets.gelezen} == {"(niet getoond)"}
    assert {r.soort for r in toets.opmerkingen} == {"persoon"}


def test_bij_een_vermoeden_blijft_de_rest_staan() -> None:
    toets = toets_vraag("1. Waarom wacht Fatima?\n2. Hoe lang is de wachtlijst?", None, None, DAG)
    assert toets.gelezen[0].tekst == "(niet getoond)"
    assert toets.gelezen[1].tekst == "Hoe lang is de wachtlijst?"


def test_wie_een_ambt_heeft_mag_genoemd_worden() -> None:
    toets = toets_vraag("Wat bedoelde wethouder De Vries met 'eerst het gesprek'?", None, None, DAG)
    assert "persoon" not in {r.soort for r in toets.opmerkingen}
    assert "De Vries" in als_tekst(toets)


def test_zonder_de_namenlijst_zegt_de_toets_wat_zij_niet_ziet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sociaal_domein.privacy.namenlijst.kent_namen", lambda: False)
    toets = toets_vraag("Wilt u 06-12345678 bellen over de wachtlijst?", None, None, DAG)
    said = " ".join(r.zin for r in toets.opmerkingen)
    assert "een telefoonnummer" in said
    assert "de extra casuistiek ontbreekt" in said


def test_wie_ondertekent_verbergt_de_vragen_niet() -> None:
    tekst = "1. Hoe lang is de wachtlijst?\n2. Wat merken ouders?\n\nMet groet,\nmevrouw Pietersen"
    toets = toets_vraag(tekst, None, None, DAG)
    assert [read.tekst for read in toets.gelezen] == ["Hoe lang is de wachtlijst?", "Wat merken ouders?"]
    (found,) = [r for r in toets.opmerkingen if r.soort == "persoon"]
    assert found.zin == "In regel 5 staat een naam van een persoon."
    assert "wie de vraag stelt" in found.suggestie
    assert "Pietersen" not in als_tekst(toets) + repr(toets)


def test_een_naam_uit_de_aanloop_komt_ook_niet_terug_in_een_vraag_of_voorstel() -> None:
    again = toets_vraag(
        "Mevrouw Pietersen belde.\n1. Wat doet u voor Pietersen?\n2. Hoe lang duurt dat?", None, None, DAG
    )
    assert again.gelezen[0].tekst == "(niet getoond)"
    alone = toets_vraag("Mevrouw Pietersenburgh belde. Klopt dat?", None, None, DAG)
    assert "ietersenburgh" not in als_tekst(alone) + repr(alone)
