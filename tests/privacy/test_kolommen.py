"""The first guard: what looks like a person's data is found, and plain figures are not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaal_domein.privacy.kolommen import vondsten
from sociaal_domein.privacy.nummers import is_bsn


@given(st.integers(min_value=0, max_value=10**8 - 1))
def test_of_nine_digits_the_last_decides(start: int):
    body = f"{start:08d}"
    passed = [is_bsn(f"{body}{last}") for last in range(10)]
    weighted = sum(w * int(d) for w, d in zip(range(9, 1, -1), body, strict=True)) % 11
    assert sum(passed) == (0 if start == 0 or weighted == 10 else 1)


@pytest.mark.parametrize(
    "heading",
    "BSN bsn_nummer Burgerservicenummer Geboortedatum geb.datum Achternaam Voornamen Naam E-mail emailadres Adres "
    "Woonadres Straatnaam Huisnummer Telefoonnummer Cliëntnummer client_id Dossiernummer Zaaknummer".split(),
)
def test_headings_of_persons(heading: str):
    assert list(vondsten(["Jaar", heading], [(2, ["2024", "1"])]))


@pytest.mark.parametrize(
    "heading",
    ["Gebied", "Gemeentenaam", "Wijknaam", "Aantal cliënten", "Postcode", "Codering", "Regionaam", "Naam gemeente",
     "Zaken", "Geboorten", "Productnaam", "Mediaan", "Statusnaam", "Telling", "Soort adres onbekend"],
)  # fmt: skip
def test_plain_headings(heading: str):
    assert not list(vondsten(["Jaar", heading], [(2, ["2024", "12"])]))


def test_a_column_called_naam_that_holds_areas():
    assert list(vondsten(["Naam"], [(2, ["Leusden"])]))
    assert not list(vondsten(["Naam"], [(2, ["Leusden"])], [0]))


@pytest.mark.parametrize(
    "cells",
    [
        ["2024", "123456782"],
        ["€ 123.456.782", "987.654.321"],
        ["2023JJ00", "2024 KW", "2024 1e kwartaal", "GM0034", "WK003401"],
        ["1.234,5", "12,5 %", "-", "x", "31-12-2024", "3811"],
    ],
)
def test_plain_figures(cells: list[str]):
    assert not list(vondsten([f"k{i}" for i in range(len(cells))], [(2, cells)]))


def test_a_very_long_cell_takes_no_time():
    """Without a start to hold on to, looking for an address in it would take minutes."""
    start = time.perf_counter()
    assert list(vondsten(["Jaar"], [(2, ["a" * 200_000])])) == []
    assert time.perf_counter() - start < 5
