"""Sentences about expected ranges and medians: what is said, and that nothing is said where nothing is known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.duiding.trechter import Telling, maak_trechter
from sociaal_domein.gemeente import Gemeente
from sociaal_domein.weergave.zinnen import gemeentezin, mediaanzin, signaalkop, trechterzin


@pytest.fixture
def lezing(almere: Gemeente) -> Lezing:
    found = almere.lezing("wmo_clienten_per_1000_inwoners")
    assert found is not None
    return found


def _tussen_gemeenten(lezing: Lezing, geteld: float, naar_leeftijd: float | None) -> Lezing:
    ages = None if naar_leeftijd is None else 400.0
    rows = [Telling(f"GM9{i:03}", f"Plaats {i}", 400.0 + 5 * (i % 4), 10_000.0, ages) for i in range(25)]
    own = Telling(lezing.cijfer.gebied_code, "Almere", geteld, 10_000.0, naar_leeftijd)
    return replace(lezing, trechter_gemeenten=maak_trechter([*rows, own]))


def test_a_municipality_that_fits_and_one_that_does_not(lezing: Lezing):
    fits = _tussen_gemeenten(lezing, 405, None)
    text = gemeentezin(fits)
    assert text == (
        "Naast 26 gemeenten met dit cijfer springt dit er niet uit: het past bij toeval en onderlinge verschillen. "
        "Die vergelijking houdt rekening met het aantal inwoners, niet met leeftijd: te verwachten was 41."
    )
    high = _tussen_gemeenten(lezing, 900, 400.0)
    text = gemeentezin(high) or ""
    assert "ligt dit hoger dan past bij toeval en onderlinge verschillen" in text
    assert "rekening met leeftijd en aantal inwoners: te verwachten was" in text
    assert text.endswith("Dat is geen oordeel: het zegt niet waarom, en niet of het goed of slecht is.")
    assert signaalkop(high, "Almere") == (
        "Inwoners met hulp uit de Wmo: Almere ligt hoger dan toeval en verschillen tussen gemeenten verklaren."
    )
    assert "ligt dit lager dan past" in (gemeentezin(_tussen_gemeenten(lezing, 100, 400.0)) or "")


def test_nothing_is_said_without_a_comparison(lezing: Lezing):
    assert trechterzin(replace(lezing, trechter=None)) is None
    assert gemeentezin(replace(lezing, trechter_gemeenten=None)) is None
    elsewhere = _tussen_gemeenten(lezing, 900, None)
    assert gemeentezin(replace(elsewhere, cijfer=replace(lezing.cijfer, gebied_code="GM0000"))) is None
    assert mediaanzin(lezing) is None


@pytest.mark.parametrize(("n", "text"), [(5, "te weinig om te zeggen hoe zeker het is"), (6, "de helft ligt eronder")])
def test_a_median_says_on_how_many_values_it_rests(lezing: Lezing, n: int, text: str):
    bare = replace(lezing.cijfer, n=float(n), onder=None, boven=None)
    middle = replace(lezing, indicator=replace(lezing.indicator, vorm="mediaan"), cijfer=bare)
    sentence = mediaanzin(middle)
    assert sentence is not None
    assert sentence.startswith(f"Dit midden rust op {n} metingen")
    assert text in sentence
    assert mediaanzin(replace(middle, cijfer=replace(middle.cijfer, n=None))) is None


def test_a_median_with_an_interval_says_between_which_values_it_lies(almere: Gemeente):
    reading = almere.lezing("wachten_ggz_tot_intake", reeks="jeugd")
    assert reading is not None and reading.cijfer.n == 12
    assert (reading.cijfer.onder, reading.cijfer.waarde, reading.cijfer.boven) == (1.0, 7.0, 9.5)
    assert mediaanzin(reading) == "Dit midden rust op 12 metingen en ligt vrij zeker tussen 1,0 en 9,5 weken."
