"""One year alone is a dot beside the peers, and says so."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sociaal_domein.weergave import grafiek
from sociaal_domein.weergave.stip import is_een_jaar, stip, stipbanden, stippen

SVG = "{http://www.w3.org/2000/svg}"
EEN_JAAR = (
    "omgeving_aandeel_jongeren",
    "omgeving_alleenwonenden_per_1000_inwoners",
    "participatie_bijstandsontvangers_per_1000_inwoners",
)


def rijen(chart) -> list[dict]:
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows if "waarde" in row]


@pytest.mark.parametrize("indicator", EEN_JAAR)
@pytest.mark.parametrize("naam", ["Almere", "Leusden"])
def test_one_year_is_drawn_as_a_dot_with_the_band_the_sentence_names(domein, indicator, naam):
    gemeente = domein.gemeente(naam)
    reading = gemeente.lezing(indicator)
    seen = grafiek.lezingbeeld(reading, gemeente)
    write = reading.indicator.schrijf
    own, low, high = (write(v, eenheid=False) for v in (reading.cijfer.waarde, reading.band.p10, reading.band.p90))
    assert [row["waarde"] for row in rijen(seen.chart)] == [reading.cijfer.waarde]
    root = ElementTree.fromstring(seen.svg())
    texts = {t.text for t in root.iter(f"{SVG}text")}
    assert {f"{naam}: {own}", f"de meeste vergelijkbare gemeenten: {low} tot {high}"} <= texts
    assert float(root.get("height")) < 150
    assert seen.titel == f"{reading.indicator.titel} in {naam}, {reading.cijfer.jaar}"
    assert seen.rijen == [[naam, own, f"{low} tot {high}"]]
    assert f"{low} tot {high}" in seen.omschrijving and own in seen.omschrijving
    assert seen.groep.startswith("Vergeleken is met ")
    assert any(note.startswith("De grijze balk laat zien waar de meeste van") for note in seen.noten)


def test_the_bar_runs_from_p10_to_p90_on_the_axis_of_the_dot(almere):
    indicator = "omgeving_aandeel_jongeren"
    figures = almere.cijfers(indicator)
    points = stippen(figures, ["alle"])
    bands = stipbanden(almere, figures.indicator, points)
    spec = stip(figures.indicator, points, bands, "Almere").to_dict()
    dot = next(layer for layer in spec["layer"] if "x" in layer["encoding"] and "scale" in layer["encoding"]["x"])
    first, last = dot["encoding"]["x"]["scale"]["domain"]
    bar = next(layer["encoding"] for layer in spec["layer"] if layer["mark"]["type"] == "rect")
    ends = [first + bar[key]["value"] / spec["width"] * (last - first) for key in ("x", "x2")]
    band = bands["alle"]
    assert ends == pytest.approx([band.p10, band.p90], abs=0.1 * (last - first) / spec["width"])
    assert first == 0


def test_more_lines_are_a_row_each_and_one_without_peers_is_a_dot_alone(almere):
    seen = grafiek.stipbeeld(almere, "wachten_ggz_boven_norm")
    assert len(rijen(seen.chart)) == len(seen.rijen) == 6
    assert seen.kop[0] == "Reeks" and {row[2] == "niet bekend" for row in seen.rijen} == {True, False}
    assert "8 van de 9 gemeenten hebben dit cijfer." in seen.noten


def test_a_line_alone_of_more_says_which_it_is(almere):
    reading = almere.lezing("lasten_aandeel_pgb")
    label = reading.indicator.reeksen[reading.cijfer.reeks]
    seen = grafiek.lezingbeeld(reading, almere)
    assert f"Almere, {label}: " in seen.svg()


def test_a_province_is_a_dot_without_peers(domein):
    seen = grafiek.stipbeeld(domein.gemeente("Leusden"), "wachten_ggz_tot_intake", reeksen=["jeugd"])
    assert "De provincie Utrecht, jeugd: " in seen.svg()
    assert seen.groep == "" and len(seen.kop) == 2 and "grijze" not in " ".join(seen.noten)


def test_more_years_are_no_dot(almere):
    figures = almere.cijfers("jeugd_lasten_per_inwoner")
    assert not is_een_jaar(figures, ["jaarrekening"])
    own = [c for c in figures if c.reeks == "jaarrekening" and c.waarde is not None]
    with pytest.raises(ValueError, match="not one year"):
        stip(figures.indicator, own, {}, "Almere")
    with pytest.raises(ValueError, match="not one year"):
        stip(figures.indicator, [], {}, "Almere")


@pytest.mark.parametrize("value", [-3.0, 0.0, 0.2, 99.0, 1234.0])
def test_the_name_of_a_dot_stays_inside_the_picture(almere, value):
    figures = almere.cijfers("omgeving_aandeel_jongeren")
    point = [replace(c, waarde=value) for c in stippen(figures, ["alle"])]
    drawn = stip(figures.indicator, point, stipbanden(almere, figures.indicator, point), "Bergen (L.) aan Zee")
    spec = drawn.to_dict()
    text = next(layer for layer in spec["layer"] if str(layer["mark"].get("text", "")).startswith("Bergen"))
    start = text["encoding"]["x"]["value"]
    assert start >= 0 and start + 6.2 * len(text["mark"]["text"]) <= spec["width"] + spec["padding"]["right"]
