"""The other charts, and the SVG they all become."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from sociaal_domein.duiding.maatlat import maatlat
from sociaal_domein.weergave import grafiek
from sociaal_domein.weergave.verdeling import delen

SVG = "{http://www.w3.org/2000/svg}"
GEBRUIK = "jeugd_jeugdhulp_per_1000_jongeren"


def test_wijken_are_drawn_in_the_order_of_their_codes_and_not_of_their_values(almere):
    reading = almere.lezing(GEBRUIK)
    spec = grafiek.wijken(reading).to_dict()
    rows = next(rows for rows in spec["datasets"].values() if len(rows) == len(reading.wijken))
    ordered = sorted(reading.wijken, key=lambda c: c.gebied_code)
    assert [r["naam"] for r in rows] == [c.gebied_naam for c in ordered]
    assert [r["waarde"] for r in rows] != sorted(r["waarde"] for r in rows)


def test_of_many_wijken_only_the_two_at_the_ends_are_named(almere):
    texts = [
        t.text
        for t in ElementTree.fromstring(grafiek.wijkbeeld(almere.lezing(GEBRUIK), almere).svg()).iter(f"{SVG}text")
    ]
    names = {c.gebied_naam for c in almere.lezing(GEBRUIK).wijken}
    assert {t for t in texts if t in names} == {"De Laren", "Europakwartier Oost"}


def test_wijken_are_set_beside_each_other_where_the_source_places_too_few_people_in_one(almere):
    reading = almere.lezing(GEBRUIK)
    measure = maatlat(reading)
    count = sum(c.teller for c in reading.wijken)
    assert measure.naam == "de wijken samen" and measure.gemeente == reading.cijfer.waarde
    assert measure.waarde == pytest.approx(1000 * count / sum(c.noemer for c in reading.wijken))
    assert count < 0.95 * reading.cijfer.teller
    notes = grafiek.wijkbeeld(reading, almere).noten
    assert "niet naast de hele gemeente" in notes[0]
    other = maatlat(almere.lezing("participatie_bijstand_per_1000_inwoners"))
    assert other.naam == "de hele gemeente" and other.waarde == other.gemeente


def test_no_wijk_is_marked_as_different(almere):
    # Wijken differ more than chance alone explains, so an interval that misses the measure is no signal.
    page = grafiek.wijkbeeld(almere.lezing(GEBRUIK), almere)
    assert "duidelijk" not in " ".join(page.noten) + page.omschrijving + page.svg()
    fills = {
        p.get("fill")
        for p in ElementTree.fromstring(page.svg()).iter(f"{SVG}path")
        if p.get("fill") not in (None, "none")
    }
    assert len(fills - {"transparent", "white"}) <= 1


def test_few_wijken_all_get_their_name(almere):
    reading = almere.lezing(GEBRUIK)
    few = replace(reading, wijken=reading.wijken[:4])
    texts = [t.text for t in ElementTree.fromstring(grafiek.wijkbeeld(few, almere).svg()).iter(f"{SVG}text")]
    assert {c.gebied_naam for c in few.wijken} <= set(texts)


def test_the_table_of_wijken_holds_the_ones_that_are_too_small_with_the_reason(almere):
    seen = grafiek.wijkbeeld(almere.lezing(GEBRUIK), almere)
    unit = "per 1.000 inwoners van 0 tot en met 24 jaar"
    assert seen.kop == ["Wijk", unit, "door toeval tussen", "verwacht", "naast wat te verwachten is"]
    assert seen.rijen[0][:3] == ["Centrum Almere Haven", "106", "72 en 151"]
    assert seen.rijen[0][4] == "binnen de gewone spreiding van deze wijken"
    small = [row for row in seen.rijen if row[1].startswith("Dit gaat over te weinig mensen")]
    assert small
    assert all(row[3:] == ["", "niet vergeleken: te klein"] for row in small)


def test_a_signal_has_its_own_mark_its_name_and_a_key(almere):
    reading = almere.lezing(GEBRUIK)
    plain = grafiek.wijkbeeld(reading, almere).svg()
    point = reading.trechter.punten[20]
    marked = tuple(replace(p, plaats="signaal_hoog") if p is point else p for p in reading.trechter.punten)
    seen = grafiek.wijkbeeld(replace(reading, trechter=replace(reading.trechter, punten=marked)), almere)
    key = "verder dan toeval en onderlinge verschillen verklaren"
    for name in (key, point.naam):
        assert name in seen.svg()
        assert name not in plain
    assert [row[4] for row in seen.rijen if row[0] == point.naam] == ["springt eruit: hoger"]


def test_parts_of_a_whole_are_recognised_by_their_figures(domein, almere):
    parts = {i for i in domein.indicatoren if grafiek.is_verdeling(almere.cijfers(i))}
    assert parts == {"jeugd_begroting_naar_schaal", "lasten_soorten_uitgaven"}
    reading = almere.lezing("jeugd_begroting_naar_schaal")
    assert [c.reeks for c in delen(reading.cijfers, 2025)] == ["lokaal", "regionaal", "landelijk"]
    seen = grafiek.lezingbeeld(reading, almere)
    assert "lokaal georganiseerd 83 procent (€ 91,4 mln)" in seen.omschrijving
    assert seen.rijen == [
        ["lokaal georganiseerd", "83", "91.388.000"],
        ["regionaal georganiseerd", "14", "15.193.000"],
        ["landelijk georganiseerd", "4", "3.898.000"],
    ]
    assert seen.noten[0] == "Door afronding tellen de delen op tot 101 procent."
    whole = [domein.gemeente(n).lezing("jeugd_begroting_naar_schaal") for n in ("Leusden", "Utrecht", "Zwolle")]
    assert any(r and len(grafiek.lezingbeeld(r, almere).noten) == 1 for r in whole)


def test_what_is_not_a_whole_or_has_no_wijken_is_refused(domein, almere):
    reading = almere.lezing("jeugd_lasten_per_inwoner")
    with pytest.raises(ValueError, match="not parts of a whole"):
        grafiek.verdeling(reading)
    with pytest.raises(ValueError, match="no wijken"):
        grafiek.wijken(reading)


def test_a_law_of_its_own_is_drawn_alone_and_two_reports_together(almere):
    ratio = grafiek.lezingbeeld(almere.lezing("lasten_rekening_naast_begroting", reeks="wmo"), almere)
    assert ratio.kop == ["Jaar", "Wmo-hulp, procent van de begroting"]
    assert "Bij 100 procent is precies evenveel uitgegeven als begroot." in ratio.noten
    assert len(grafiek.lezingbeeld(almere.lezing("wmo_lasten_per_inwoner"), almere).kop) == 3


@pytest.fixture(scope="module")
def figuren(domein):
    found = []
    for name in ("Almere", "Schiermonnikoog"):
        gemeente = domein.gemeente(name)
        readings = [gemeente.lezing(i) for i in domein.indicatoren]
        seen = [grafiek.lezingbeeld(r, gemeente) for r in readings if r is not None]
        seen = [replace(b, omschrijving=f"Wat er staat & < meer. {b.omschrijving}") for b in seen]
        found += [(b.titel, b.svg()) for b in seen]
    return found


def test_every_svg_stands_on_its_own(figuren):
    assert len(figuren) > 15
    ids = []
    for name, figure in figuren:
        root = ElementTree.fromstring(figure)
        assert root.tag == f"{SVG}svg" and root.get("role") == "img"
        title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert title.text == name and desc.text.startswith("Wat er staat & < meer.")
        ids += [e.get("id") for e in root.iter() if e.get("id")]
        assert not {e.tag for e in root.iter()} & {
            f"{SVG}{t}" for t in ("script", "image", "style", "foreignObject", "a")
        }
        assert not [
            k for e in root.iter() for k in e.attrib if k.rpartition("}")[2] in ("href", "src") or k.startswith("on")
        ]
        assert "http" not in figure.replace("http://www.w3.org/2000/svg", "").replace(
            "http://www.w3.org/1999/xlink", ""
        )
        assert "@font-face" not in figure and "axis" not in figure
        parts = [e for e in root.iter() if e is not root]
        assert not [k for e in parts for k in e.attrib if k == "role" or k.startswith("aria-")]
    assert len(ids) == len(set(ids))


def test_the_same_figure_of_the_country_in_two_municipalities_has_its_own_ids(domein):
    seen = [
        grafiek.verloopbeeld(domein.gemeente(n), "wachten_wlz_naar_status").svg() for n in ("Almere", "Schiermonnikoog")
    ]
    ids = [{e.get("id") for e in ElementTree.fromstring(s).iter() if e.get("id")} for s in seen]
    assert len(ids[0]) == len(ids[1]) > 1 and not ids[0] & ids[1]


def test_one_chart_twice_in_a_page_can_have_ids_of_its_own(almere):
    seen = grafiek.beeld(almere, "jeugd_lasten_per_inwoner")
    first, again = (set(re.findall(r'id="([^"]+)"', seen.svg(key))) for key in ("", "nog een keer"))
    assert first and not first & again


def test_how_many_wijken_are_left_out_is_not_among_the_notes(almere):
    reading = almere.lezing(GEBRUIK)
    assert reading.wijken_te_klein
    assert "staan er niet bij" not in " ".join(grafiek.wijkbeeld(reading, almere).noten)


def test_numbers_in_a_chart_are_dutch(domein):
    texts = [
        t.text
        for t in ElementTree.fromstring(
            grafiek.verloopbeeld(domein.gemeente("Amsterdam"), "omgeving_aantal_inwoners").svg()
        ).iter(f"{SVG}text")
    ]
    assert {"2026", "2024", "1.000.000", "0"} <= set(texts)
    assert not [t for t in texts if t and ("," in t or "2.0" in t)]


def test_the_same_chart_gives_the_same_bytes_also_after_other_charts(almere):
    def draw(key=""):
        return grafiek.verloopbeeld(almere, "lasten_rekening_naast_begroting", reeksen=["jeugd"]).svg(key)

    first = draw()
    grafiek.wijkbeeld(almere.lezing(GEBRUIK), almere).svg()
    assert draw() == first
    assert draw("nog een keer") != first


def test_warming_up_leaves_nothing_behind():
    code = (
        "import sys\n"
        "from sociaal_domein.weergave.grafiek import opwarmen\n"
        "assert 'altair' not in sys.modules\n"
        "[t.join() for t in opwarmen()]\n"
        "assert 'altair' in sys.modules and 'vl_convert' in sys.modules\n"
        "assert sys.modules.get('rfc3987_syntax', '') is not None\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
