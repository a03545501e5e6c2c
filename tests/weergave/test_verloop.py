"""A chart over the years draws no line over a break or a gap, and says why in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

import sociaal_domein as sd
from sociaal_domein.cijfers import Cijfers
from sociaal_domein.weergave import grafiek
from sociaal_domein.weergave.beeld import in_de_bron
from sociaal_domein.weergave.beeldtabel import verloop_rijen
from sociaal_domein.weergave.lijnen import breuken, gebied, rijen
from sociaal_domein.weergave.verloop import teken_verloop

GEMEENTEN = (
    "Almere",
    "Schiermonnikoog",
    "Vijfheerenlanden",
    *(pytest.param(n, marks=pytest.mark.bewijs) for n in ("Leusden", "Amsterdam", "Het Hogeland", "Voorne aan Zee")),
)


def test_rows_are_the_figures_with_a_line_that_starts_anew_after_each_break(almere):
    rows = grafiek.verloopdata(almere, "jeugd_lasten_per_inwoner", ["jaarrekening"])
    assert [(r["jaar"], r["lijn"]) for r in rows] == [
        *((year, "jaarrekening/0/2017") for year in range(2017, 2022)),
        (2022, "jaarrekening/1/2022"),
        (2023, "jaarrekening/2/2023"),
        (2024, "jaarrekening/2/2023"),
    ]
    assert set(rows[0]) == {"reeks", "label", "jaar", "waarde", "lijn"}
    assert round(rows[-1]["waarde"]) == 525


def test_a_year_without_a_figure_ends_the_line(vijfheerenlanden):
    rows = grafiek.verloopdata(vijfheerenlanden, "jeugd_lasten_per_inwoner", ["jaarrekening"])
    assert [(r["jaar"], r["lijn"].rsplit("/", 1)[1]) for r in rows] == [
        (2017, "2017"),
        *((year, "2019") for year in (2019, 2020, 2021)),
        (2022, "2022"),
        (2024, "2024"),
    ]


@pytest.mark.parametrize("naam", GEMEENTEN)
def test_no_line_crosses_a_break_or_a_gap(domein, naam):
    gemeente = domein.gemeente(naam)
    seen = 0
    for indicator in domein.indicatoren:
        cijfers = gemeente.cijfers(indicator)
        figures = {(c.reeks, c.jaar): c for c in cijfers.kies(niveau=cijfers.hoofdniveau)}
        rows = grafiek.verloopdata(gemeente, indicator)
        assert len(rows) == sum(c.waarde is not None for c in figures.values())
        area, _ = gebied(gemeente, cijfers)
        moments = {b.jaar for b in breuken(gemeente, indicator, [r["jaar"] for r in rows], area)}
        for line, group in groupby(sorted(rows, key=lambda r: r["lijn"]), key=lambda r: r["lijn"]):
            points = sorted(group, key=lambda r: r["jaar"])
            years = [p["jaar"] for p in points]
            assert years == list(range(years[0], years[-1] + 1)), (indicator, line)
            assert len({figures[p["reeks"], p["jaar"]].segment for p in points}) == 1, (indicator, line)
            assert not moments & set(years[1:]), (indicator, line)
            seen += 1
    assert seen > 5


@pytest.mark.parametrize("naam", GEMEENTEN)
def test_every_chart_is_valid_and_draws_exactly_the_rows(domein, naam):
    gemeente = domein.gemeente(naam)
    for indicator in domein.indicatoren:
        spec = gemeente.grafiek(indicator).to_dict()
        drawn = [row for rows in spec["datasets"].values() for row in rows if "lijn" in row]
        keys = ("reeks", "jaar", "waarde", "lijn")
        expected = [tuple(r[k] for k in keys) for r in grafiek.verloopdata(gemeente, indicator)]
        assert sorted(tuple(r[k] for k in keys) for r in drawn) == sorted(expected)
        lines = [layer for layer in spec["layer"] if layer["mark"]["type"] == "line"]
        assert all(layer["encoding"]["detail"]["field"] == "lijn" for layer in lines)


def test_a_budget_is_dashed_and_open_and_an_account_is_not(almere):
    spec = almere.grafiek("jeugd_lasten_per_inwoner").to_dict()
    dashes = [layer["mark"]["strokeDash"] for layer in spec["layer"] if layer["mark"]["type"] == "line"]
    assert dashes == [[1, 0], [5, 3]]
    fills = [
        layer["mark"]["fill"]
        for layer in spec["layer"]
        if layer["mark"]["type"] == "point" and "tooltip" in layer["encoding"]
    ]
    assert fills[0] != "white" and fills[1] == "white"


def test_amounts_start_at_zero_and_a_negative_amount_stays_in_sight(almere):
    def domain(chart):
        layer = next(part for part in chart.to_dict()["layer"] if part["mark"]["type"] == "line")
        return layer["encoding"]["y"]["scale"]["domain"]

    assert domain(almere.grafiek("jeugd_lasten_per_inwoner"))[0] == 0
    figures = almere.cijfers("wmo_lasten_per_inwoner")
    below = [replace(c, waarde=-39.0) if c.jaar == 2024 else c for c in figures]
    changed = Cijfers(figures.indicator, below, figures.bronnen)
    assert domain(teken_verloop(changed, rijen(changed), [], []))[0] < -39


def test_the_peers_are_one_box_a_year_for_money_and_nothing_else(almere):
    def boxes(indicator):
        return [
            row for rows in almere.grafiek(indicator).to_dict()["datasets"].values() for row in rows if "hoog" in row
        ]

    found = boxes("jeugd_lasten_per_inwoner")
    assert len(found) == 8
    assert all(box["tot"] - box["jaar"] < 1 and box["hoog"] > box["waarde"] for box in found)
    assert boxes("jeugd_jeugdhulp_per_1000_jongeren") == []


def test_breaks_gaps_and_peers_are_told_in_words(vijfheerenlanden):
    seen = grafiek.verloopbeeld(vijfheerenlanden, "jeugd_lasten_per_inwoner")
    assert seen.titel == "Uitgaven aan jeugdhulp per inwoner in Vijfheerenlanden, 2017 tot en met 2026"
    text = "\n".join(seen.noten)
    assert "De lijn begint in 2023 opnieuw: de indeling van de posten (taakvelden) is veranderd." in text
    assert "Geen cijfer over 2024 en 2025 bij begroting (verwacht). De gemeente leverde" in text
    assert seen.groep.startswith(
        "Vergeleken is met weinig stedelijke gemeenten met 50.000 tot 100.000 inwoners: Altena, "
    )
    assert "Altena" not in text
    assert "In 2019: De gemeente ging samen met een andere." in text and "zijn opgeteld." in text
    assert "Bron: " in text and "Opgehaald op 21 november 2026." in text
    assert seen.kop[1] == "jaarrekening (uitgegeven), euro per inwoner"
    assert seen.rijen[0] == ["2017", "€ 223", "€ 200"]
    assert seen.rijen[6] == ["2023", "De gemeente leverde dit cijfer niet aan het CBS.", "€ 344"]


def test_the_description_sets_no_two_figures_beside_each_other_over_a_break(almere):
    text = grafiek.verloopbeeld(almere, "jeugd_lasten_per_inwoner", reeksen=["jaarrekening"]).omschrijving
    assert text == (
        "Jaarrekening (uitgegeven), 2017 tot en met 2024. Het laatste cijfer is € 525 per inwoner. De lijn is op "
        "2 plaatsen onderbroken, omdat cijfers van ervoor en erna niet te vergelijken zijn."
    )


def test_a_municipality_without_figures_gets_a_chart_that_says_so(domein):
    seen = grafiek.verloopbeeld(domein.gemeente("Leusden"), "jeugd_jeugdhulp_per_1000_jongeren")
    assert "Er is geen cijfer om te tekenen." in seen.svg()
    assert seen.rijen == []


def test_an_unknown_line_is_refused_with_the_lines_there_are(almere):
    with pytest.raises(sd.SociaalDomeinFout, match="geen reeks 'jeugdwet'") as caught:
        grafiek.verloopdata(almere, "lasten_rekening_naast_begroting", ["jeugdwet"])
    assert caught.value.doe == "Kies uit: jeugd, wmo of participatie."


def test_a_figure_of_the_country_is_drawn_as_the_country_with_its_own_break(almere):
    seen = grafiek.verloopbeeld(almere, "wachten_wlz_naar_status", reeksen=["dringend"])
    assert seen.titel == "Wachten op langdurige zorg (Wlz) in Nederland, 2022 tot en met 2023"
    why = "geteld is op een andere dag van het jaar dan in het jaar ervoor."
    assert seen.breuken == (f"De lijn begint in 2023 opnieuw: {why}",)
    rows = grafiek.verloopdata(almere, "wachten_wlz_naar_status", ["dringend"])
    assert len({r["lijn"] for r in rows}) == 2


def test_a_figure_of_the_province_says_so_and_one_year_is_no_span(domein):
    seen = grafiek.verloopbeeld(domein.gemeente("Groningen"), "wachten_ggz_tot_intake", reeksen=["jeugd"])
    assert seen.titel == "Wachten op de intake in de ggz in de provincie Groningen, 2018"


def test_a_year_nobody_accounted_for_yet_says_so_and_a_gap_keeps_its_reason(almere, vijfheerenlanden):
    rows = {row[0]: row for row in grafiek.verloopbeeld(almere, "jeugd_lasten_per_inwoner").rijen}
    assert rows["2024"][1] == "€ 525"
    assert rows["2025"][1] == rows["2026"][1] == "nog niet in onze bron"
    assert rows["2026"][2] == "€ 594"
    beside = {row[0]: row for row in grafiek.verloopbeeld(vijfheerenlanden, "jeugd_lasten_per_inwoner").rijen}
    assert beside["2023"][1] == "De gemeente leverde dit cijfer niet aan het CBS."
    assert beside["2025"][1] == "nog niet in onze bron"


def test_a_figure_that_others_have_is_not_called_too_new(almere):
    figures = almere.cijfers("jeugd_lasten_per_inwoner")
    without = [c for c in figures if (c.jaar, c.reeks) not in ((2024, "jaarrekening"), (2017, "begroting"))]
    keys = ["jaarrekening", "begroting"]
    _, body = verloop_rijen(Cijfers(figures.indicator, without), keys, in_de_bron(almere, figures))
    rows = {row[0]: row for row in body}
    assert rows["2024"][1] == "geen cijfer" and rows["2025"][1] == "nog niet in onze bron"
    _, body = verloop_rijen(Cijfers(figures.indicator, without), keys, {"begroting": (2018, 2026)})
    assert body[0] == ["2017", "€ 282", "niet in onze bron"]
