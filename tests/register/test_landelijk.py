"""The published cases: each whole, from a named source, about things that exist, and without anyone in it."""

from __future__ import annotations

import re

import pytest

from sociaal_domein import paden
from sociaal_domein.motor.modellen import lees_modellen
from sociaal_domein.privacy.wacht import bewaak
from sociaal_domein.register import Casus, landelijke_casussen, lees_register, startset

CASUSSEN = landelijke_casussen()
BRONNEN = {
    "ombudsman_2018_086": "https://www.nationaleombudsman.nl/publicaties/rapporten/2018086",
    "ombudsman_2016_101": "https://nationaleombudsman.nl/publicaties/rapporten/2016101",
    "ombudsman_brief_2023_009": "https://www.nationaleombudsman.nl/publicaties/brieven/2023009",
}
elke_casus = pytest.mark.parametrize("casus", CASUSSEN.values(), ids=list(CASUSSEN))


def test_all_eight_are_there_about_three_laws() -> None:
    assert len(CASUSSEN) == 8
    assert sorted(c.wet for c in CASUSSEN.values()) == ["jeugd"] * 4 + ["participatie"] + ["wmo"] * 3
    assert {id: b.adres for id in BRONNEN if (b := CASUSSEN[id].bron)} == BRONNEN


@elke_casus
def test_a_case_is_public_and_names_its_source_with_a_safe_address(casus: Casus) -> None:
    assert casus.is_openbaar and casus.veto is None
    assert casus.bron is not None and casus.bron.adres.startswith("https://")
    assert not (casus.toestemming or casus.vrijgave or casus.veto)


@elke_casus
def test_a_case_speaks_of_values_and_an_opgave_of_the_starting_set(casus: Casus) -> None:
    register = lees_register(startset())
    assert {w.waarde for w in casus.waarden} <= set(register.waarden)
    assert casus.opgave is not None and register.opgaven[casus.opgave].wet == casus.wet


def test_the_figures_they_stand_beside_exist_and_speak_of_the_same_opgave() -> None:
    indicators = {m.indicator: m for m in lees_modellen([paden.pipelinesmap()]).values() if m.laag == "ind"}
    linked = [(c, figure) for c in CASUSSEN.values() for figure in c.cijfers]
    assert len({c.id for c, _ in linked}) >= len(CASUSSEN) / 2
    for case, figure in linked:
        assert case.opgave in indicators[figure.indicator].yml["opgaven"], (case.id, figure.indicator)


@elke_casus
def test_nothing_in_a_case_leads_to_a_person(casus: Casus) -> None:
    refused = {path: {t.soort for t in bewaak(text) if t.niveau == "weiger"} for path, text in casus.teksten()}
    assert not {path: kinds for path, kinds in refused.items() if kinds}


@elke_casus
def test_what_could_point_someone_out_was_made_wider(casus: Casus) -> None:
    assert re.fullmatch(r"20\d\d(-20\d\d)?", casus.periode)
    words = " ".join(text for _, text in casus.teksten()).casefold()
    assert not re.search(r"\d|\b(moeder|vader|dochter|zoon|zonen|mevrouw|meneer)\b", words)
    # A child, or few neighbours: the province at most.
    assert not casus.gebied.startswith("GM") or casus.wet != "jeugd"


@elke_casus
def test_a_case_is_short_and_in_plain_sentences(casus: Casus) -> None:
    for path, text in casus.teksten():
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            assert len(sentence.split()) <= 27, (path, sentence)
    assert len(casus.wat_gebeurde.split()) <= 60
