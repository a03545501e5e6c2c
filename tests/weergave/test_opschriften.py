"""Whatever is written in a chart stands inside the picture, and no two captions stand on top of each other."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sociaal_domein.cijfers import Cijfers
from sociaal_domein.weergave import grafiek
from sociaal_domein.weergave.lijnen import rijen
from sociaal_domein.weergave.verloop import teken_verloop

SVG = "{http://www.w3.org/2000/svg}"
# Of its size: about as wide as a letter is in most system faces.
LETTER = 0.5
VEEL_LIJNEN = (
    "wmo_naar_inkomen",
    "wachten_ggz_boven_norm",
    "wachten_ggz_tot_intake",
    "wachten_wlz_naar_status",
    "lasten_rekening_naast_begroting",
    "lasten_soorten_uitgaven",
    "jeugd_lasten_per_inwoner",
    "jeugd_spreiding_wijken",
    "omgeving_aandeel_jongeren",
)


def teksten(svg: str) -> tuple[float, float, list[tuple[str, float, float, float]]]:
    """Return width and height of a picture, and each text with its left end, its right end and its base line."""
    root = ElementTree.fromstring(svg)
    width, height = map(float, root.get("viewBox").split()[2:])
    found: list[tuple[str, float, float, float]] = []

    def walk(element: ElementTree.Element, x: float, y: float) -> None:
        moved = element.get("transform", "")
        for part in moved.split(")"):
            if part.startswith("translate("):
                dx, dy = map(float, part.removeprefix("translate(").split(","))
                x, y = x + dx, y + dy
        if element.tag == f"{SVG}text" and element.text:
            size = LETTER * float(element.get("font-size", "13px").removesuffix("px")) * len(element.text)
            shift = {"end": size, "middle": size / 2}.get(element.get("text-anchor", ""), 0.0)
            found.append((element.text, x - shift, x - shift + size, y))
        for child in element:
            walk(child, x, y)

    walk(root, 0.0, 0.0)
    return width, height, found


def buiten(svg: str) -> list[str]:
    """Return the texts that are not wholly inside the picture."""
    width, height, found = teksten(svg)
    return [t for t, left, right, y in found if left < 0 or right > width or not 6 <= y <= height - 1]


def botsen(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of texts that stand on top of each other."""
    _, _, found = teksten(svg)
    return [
        (a, b)
        for i, (a, a_left, a_right, ay) in enumerate(found)
        for b, b_left, b_right, by in found[i + 1 :]
        if abs(ay - by) < 10 and a_left < b_right and b_left < a_right
    ]


def test_a_text_outside_the_picture_is_seen():
    text = '<text transform="translate(3,{})">woord</text>'
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><g transform="translate(10,10)">'
    assert buiten(f"{start}{text.format(-30)}{text.format(20)}{text.format(60)}</g></svg>") == ["woord", "woord"]
    assert len(botsen(f"{start}{text.format(20)}{text.format(25)}{text.format(39)}</g></svg>")) == 1


@pytest.mark.parametrize("plaatsen", [4, pytest.param(12, marks=pytest.mark.bewijs)])
@pytest.mark.parametrize("indicator", VEEL_LIJNEN)
def test_all_texts_stay_inside_the_picture_and_apart(domein, indicator, plaatsen):
    rows = domein.con.execute(
        "select distinct gebied_code from beeld_cijfer where indicator = ? and niveau = 'gemeente' and waarde is not "
        "null and gebied_code in (select unnest(?)) order by 1",
        [indicator, list(domein.gemeentenamen)],
    ).fetchall()
    # Of a figure of the country every municipality has the same chart.
    codes = [row[0] for row in rows] or ["GM0034"]
    seen = 0
    for code in codes[:: max(1, len(codes) // plaatsen)]:
        name = domein.gemeentenamen[code]
        gemeente = domein.gemeente(name)
        for picture in (grafiek.verloopbeeld(gemeente, indicator), grafiek.beeld(gemeente, indicator)):
            drawn = picture.svg()
            assert buiten(drawn) == [], (name, picture.titel)
            assert botsen(drawn) == [], (name, picture.titel)
            seen += "Er is geen cijfer om te tekenen." not in drawn
    assert seen >= min(len(codes), plaatsen)


def test_every_line_has_its_whole_caption_with_the_last_value(almere):
    seen = grafiek.verloopbeeld(almere, "wmo_naar_inkomen")
    _, _, found = teksten(seen.svg())
    texts = " ".join(text for text, *_ in found)
    labels = almere.domein.indicator("wmo_naar_inkomen").reeksen
    last = dict(zip(labels, seen.rijen[-1][1:], strict=True))
    assert last["laag"] == "Dit cijfer is nog niet gepubliceerd."
    for key, value in zip(labels, seen.rijen[-2][1:], strict=True):
        assert f"{labels[key]}, 2024: {value}" in texts


def test_of_captions_below_the_chart_the_highest_line_goes_first(almere):
    seen = grafiek.verloopbeeld(almere, "wmo_naar_inkomen")
    labels = almere.domein.indicator("wmo_naar_inkomen").reeksen.values()
    values = dict(zip(labels, map(float, seen.rijen[-2][1:]), strict=True))
    _, _, found = teksten(seen.svg())
    order = [label for text, *_ in sorted(found, key=lambda f: f[3]) for label in labels if text.startswith(label)]
    assert sorted(order, key=lambda label: -values[label]) == order and len(order) == 4


@pytest.mark.parametrize("values", [(62, 31, 45, 38), (50, 50, 50, 50), (1, 2, 99, 100), (997, 996, 995, 0)])
def test_wherever_the_lines_end_their_captions_stay_inside(almere, values):
    figures = almere.cijfers("wmo_naar_inkomen")
    wanted = dict(zip(figures.indicator.reeksen, values, strict=True))
    changed = [
        replace(c, waarde=float(wanted[c.reeks])) if c.waarde is not None and c.niveau == "gemeente" else c
        for c in figures
    ]
    cijfers = Cijfers(figures.indicator, changed, figures.bronnen)
    for many in (1, 2, 3, 4):
        keys = list(wanted)[:many]
        drawn = grafiek.svg(teken_verloop(cijfers, rijen(cijfers, keys), [], []), "titel", "wat er staat")
        assert buiten(drawn) == [] and botsen(drawn) == [], (values, many)
        assert sum(str(wanted[key]) in " ".join(t for t, *_ in teksten(drawn)[2]) for key in keys) == many


@pytest.mark.parametrize("many", [5, 6])
def test_five_and_six_lines_with_long_names_stay_inside(almere, many):
    figures = almere.cijfers("lasten_rekening_naast_begroting")
    lines = {f"r{i}": f"een hele lange naam voor regel nummer {i}, langer dan past op één regel" for i in range(many)}
    indicator = replace(figures.indicator, reeksen=lines, hoofdreeks="r0")
    own = [c for c in figures if c.niveau == "gemeente" and c.reeks == "jeugd"]
    made = [replace(c, reeks=key, waarde=100.0 + 3 * i) for i, key in enumerate(lines) for c in own]
    cijfers = Cijfers(indicator, made, figures.bronnen)
    drawn = grafiek.svg(teken_verloop(cijfers, rijen(cijfers), [], []), "titel", "wat er staat")
    assert buiten(drawn) == [] and botsen(drawn) == []
    assert all(f"regel nummer {i}" in " ".join(t for t, *_ in teksten(drawn)[2]) for i in range(many))


def test_charts_of_wijken_keep_their_texts_inside(domein, almere):
    seen = 0
    for indicator in domein.indicatoren:
        reading = almere.lezing(indicator)
        if reading is not None and reading.wijken:
            assert buiten(grafiek.wijkbeeld(reading, almere).svg()) == [], indicator
            few = replace(reading, wijken=reading.wijken[:9])
            assert buiten(grafiek.wijkbeeld(few, almere).svg()) == [], indicator
            seen += 1
    assert seen > 5


@pytest.mark.parametrize("naam", ["Almere", "Rozendaal", pytest.param("Leusden", marks=pytest.mark.bewijs)])
def test_no_chart_is_so_tall_that_its_letters_get_small_on_paper(domein, naam):
    # A briefing prints a chart at most 43 mm high and 82 mm wide: then 12 pixels are at least 1.9 mm.
    gemeente = domein.gemeente(naam)
    for indicator in domein.indicatoren:
        reading = gemeente.lezing(indicator)
        if reading is not None and not reading.is_oud:
            _, height, _ = teksten(grafiek.lezingbeeld(reading, gemeente).svg())
            assert height <= 271, (indicator, height)
