"""However it was typed: what a reader sees as a number, an address or a name is seen by the guard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaal_domein.privacy.gewoon import schrijfwijzen
from sociaal_domein.privacy.wacht import bewaak

BSN = "123456782"


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("BSN 123\u2009456\u2009782", "bsn"),
        ("BSN 123\u202f456\u202f782", "bsn"),
        ("BSN " + "\u200d".join(BSN), "bsn"),
        ("BSN ①②③④⑤⑥⑦⑧②", "bsn"),
        ("BSN １２３４５６７８２", "bsn"),
        ("BSN " + "\u0336".join(BSN), "bsn"),
        ("woont op 1234\u200bAB", "postcode"),
        ("woont op 1234\u2009AB", "postcode"),
        ("rekening NL91ABNA0417\u200b164300", "iban"),
        ("Bel mij op 06\u200b12345678.", "telefoon"),
        ("mail naar verzonnen\u00ad@voorbeeld.nl", "email"),
    ],
)
def test_how_it_was_typed_makes_no_difference(tekst: str, soort: str) -> None:
    found = [t for t in bewaak(tekst) if t.soort == soort]
    assert found and all(t.niveau == "weiger" for t in found)
    assert all(0 <= t.begin < t.eind <= len(tekst) for t in found)


def test_an_invisible_character_between_two_names_is_a_space() -> None:
    assert any(t.soort == "naam" for t in bewaak("Zij heet Jan\u200bJansen."))


def test_a_place_is_that_in_the_text_as_it_was_given() -> None:
    tekst = "Ze\u0301\u200b belde: verzonnen@voorbeeld.nl."
    (found,) = (t for t in bewaak(tekst) if t.soort == "email")
    assert tekst[found.begin : found.eind] == "verzonnen@voorbeeld.nl"


@given(st.text(max_size=60))
def test_every_character_comes_from_a_place(tekst: str) -> None:
    for plain in schrijfwijzen(tekst):
        assert len(plain.tekst) == len(plain.plaatsen)
        assert list(plain.plaatsen) == sorted(plain.plaatsen)
        assert all(0 <= p < len(tekst) for p in plain.plaatsen)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_ordinary_text_stays_as_it_is(tekst: str) -> None:
    assert [g.tekst for g in schrijfwijzen(tekst)] == [tekst]
