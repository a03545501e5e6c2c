"""Figures of wijken: an average is hidden by its denominator, reach is as uncertain as its count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sociaal_domein.cijfers import beoordeel
from sociaal_domein.domein import Domein


@pytest.mark.parametrize(
    ("indicator", "niveau", "noemer", "reden"),
    [
        ("omgeving_afstand_huisarts", "wijk", 100.0, None),
        ("omgeving_afstand_huisarts", "wijk", 95.0, "te_klein"),
        ("omgeving_inkomen_per_inwoner", "buurt", 5.0, "te_klein"),
        ("omgeving_afstand_huisarts", "gemeente", 95.0, None),
    ],
)
def test_an_average_without_a_count_is_hidden_by_its_denominator(
    domein: Domein, indicator: str, niveau: str, noemer: float, reden: str | None
):
    ind = domein.indicator(indicator)
    figure = domein.gemeente("Almere").cijfers(ind.id).kies(niveau="gemeente").laatste()
    assert figure is not None and figure.teller is None and figure.n == figure.noemer
    judged = beoordeel(replace(figure, niveau=niveau, noemer=noemer), ind, 100, 10)
    assert judged.reden == reden and (judged.waarde is None) == (reden is not None)
    assert (judged.onder, judged.n is None) == (None, reden is not None)


def test_no_small_wijk_or_buurt_shows_an_average(domein: Domein):
    place = domein.gemeente("Almere")
    for name in ("omgeving_afstand_huisarts", "omgeving_afstand_school", "omgeving_inkomen_per_inwoner"):
        shown = [c for c in place.cijfers(name) if c.niveau in ("wijk", "buurt") and c.waarde is not None]
        assert len(shown) > 100 and min(c.noemer for c in shown if c.noemer is not None) >= 100
        assert all(c.noemer is not None for c in shown)


def test_reach_is_as_uncertain_as_the_count_behind_it(domein: Domein):
    place = domein.gemeente("Almere")
    rates = {(c.gebied_code, c.jaar): c for c in place.cijfers("wmo_clienten_per_1000_inwoners")}
    reach = [c for c in place.cijfers("wmo_bereik") if c.waarde is not None]
    assert len(reach) > 100 and {c.niveau for c in reach} == {"wijk", "buurt"}
    for figure in reach:
        rate = rates[figure.gebied_code, figure.jaar]
        assert figure.onder / figure.waarde == pytest.approx(rate.onder / rate.waarde)  # type: ignore[operator]
        assert figure.boven / figure.waarde == pytest.approx(rate.boven / rate.waarde)  # type: ignore[operator]


def test_a_figure_of_wijken_alone_says_where_to_find_it(domein: Domein):
    assert "Vraag erom met: --niveau wijk" in domein.gemeente("Almere").cijfers("wmo_bereik").tekst()
    assert "--niveau" not in domein.gemeente("Leusden").cijfers("wmo_bereik").tekst()
