"""Where a proposal comes from: a signal, a lasting position, a story that contradicts, a gap, a promise, an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.duiding.trechter import Punt, Trechter
from sociaal_domein.register import Casus, Raadsvraag, Toezegging
from sociaal_domein.verhalen import Verhaal
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.gaten import ervaringsvragen, open_zaken, schaalvragen
from sociaal_domein.vragen.lezen import lees_vraag
from sociaal_domein.vragen.onderwerp import Onderwerp
from sociaal_domein.vragen.signaalvragen import signaalvragen
from sociaal_domein.vragen.tegenspraak import tegenspraken
from sociaal_domein.vragen.voorstel import MEESTE, maak_onderwerp, stel_voor, stel_voor_bij

DAG = date(2026, 11, 21)


def met(topic: Onderwerp, *, casussen: list[Verhaal] | None = None, lezing: Lezing | None = None) -> Onderwerp:
    """Return the topic with other stories, or with one reading in the place of the same one."""
    entry = topic.dossier
    if casussen is not None:
        entry = replace(entry, casussen=casussen)
    if lezing is not None:
        same = [
            b if b.lezing is None or b.lezing.indicator != lezing.indicator else replace(b, lezing=lezing)
            for b in entry.bewijs
        ]
        entry = replace(entry, bewijs=same)
    return replace(topic, dossier=entry)


def verhaal(topic: Onderwerp, indicator: str, hoe: str = "spreekt_tegen") -> Verhaal:
    case = Casus.model_validate(
        {
            "id": "verzonnen_verhaal",
            "naam": "Zeepkist in de gang",
            "wet": "jeugd",
            "opgave": "opgroeien",
            "periode": "2024-K1",
            "gebied": "GM0034",
            "leeftijd": "0-11",
            "wat_gebeurde": "Een zeepkist stond maanden in de gang.",
            "wat_nodig": "Iemand die even belde.",
            "waarden": [{"waarde": topic.waarde.id, "oordeel": "onder_druk", "waarom": "De zeepkist bleef staan."}],
            "les": "Bel over de zeepkist.",
            "cijfers": [{"indicator": indicator, "hoe": hoe, "uitleg": "De zeepkist telt niet mee."}],
            "toestemming": {"wie": "ouder", "hoe": "mondeling", "wanneer": "2024-K3"},
            "bewaren_tot": "2999-12-31",
        }
    )
    return Verhaal(case, topic.gemeente, "eigen", plek="gemeente Almere")


def test_a_wijk_that_stands_out_is_asked_about_by_name_with_both_figures(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Almere"), "toegankelijkheid", "thuis_en_meedoen", DAG)
    reading = next(r for r in topic.lezingen if r.indicator.id == "wmo_clienten_per_1000_inwoners")
    area = reading.wijken[0]
    assert reading.trechter is not None and not reading.signalen and not list(signaalvragen(topic))
    point = reading.trechter.punten[0]
    assert isinstance(point, Punt) and isinstance(reading.trechter, Trechter)
    striking = replace(point, gebied_code=area.gebied_code, naam=area.gebied_naam, plaats="signaal_hoog")
    told = met(topic, lezing=replace(reading, trechter=replace(reading.trechter, punten=(striking,))))
    (asked,) = list(signaalvragen(told))
    assert asked.soort == lees_vraag(asked.tekst).soort == "oorzaak" and asked.aanleiding == "signaal"
    assert f"hoger dan toeval en de gewone verschillen verklaren in de wijk {area.gebied_naam}" in asked.tekst
    assert [c.gebied for c in asked.cijfers] == ["GM0034", area.gebied_code] and asked.schaal == "hyperlokaal"
    assert domein.con.execute(asked.cijfers[1].sql or "").fetchall() == [(area.waarde,)]
    assert "geen oordeel" in asked.waarom
    assert stel_voor_bij(told)[0] == asked


def test_a_position_that_lasts_is_asked_about_but_not_for_money_of_a_small_municipality(domein: Domein):
    found = stel_voor(domein.gemeente("Noardeast-Fryslân"), "houdbaarheid", dag=DAG)
    asked = next(v for v in found if v.aanleiding == "signaal")
    assert "Ook in 2023 was dat zo. Waardoor komt dat volgens het college?" in asked.tekst
    small = maak_onderwerp(domein.gemeente("Rozendaal"), "houdbaarheid", None, DAG)
    assert any("kleine_gemeente" in r.cijfer.waarschuwingen for r in small.lezingen)
    assert not any(v.aanleiding == "signaal" for v in stel_voor_bij(small))


def test_an_amount_that_jumped_carries_no_question(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Rozendaal"), "preventie", None, DAG)
    jumped = {r.indicator.id for r in topic.dossier.lezingen if r.springt}
    assert jumped and not jumped & {c.indicator for v in stel_voor_bij(topic) for c in v.cijfers}


def test_a_published_story_from_elsewhere_stands_beside_a_figure_and_is_named_in_the_reason(domein: Domein):
    found = stel_voor(domein.gemeente("Almere"), "tijdigheid", dag=DAG)
    asked = [v for v in found if v.aanleiding == "verhaal_elders"]
    assert len(asked) == 1 and asked[0].soort == "ervaring" and asked[0].cijfers
    assert not any(v.aanleiding == "tegenspraak" for v in found)
    assert asked[0].tekst.endswith("Hoe weet het college of inwoners ervaren dat hulp op tijd komt?")
    assert "Een openbaar verhaal van elders gaat hierover: '" in asked[0].waarom
    assert "(zie https://" in asked[0].waarom and "verhaal" not in asked[0].tekst
    assert "Een verhaal van elders is geen bewijs over Almere." in asked[0].zegt_niet


@pytest.mark.parametrize("hoe", ["spreekt_tegen", "verklaart"])
def test_of_an_own_story_no_word_comes_into_a_question(domein: Domein, hoe: str):
    topic = maak_onderwerp(domein.gemeente("Almere"), "preventie", None, DAG)
    story = verhaal(topic, "jeugd_lasten_per_inwoner", hoe)
    found = stel_voor_bij(met(topic, casussen=[story]))
    asked = next(v for v in found if v.aanleiding == ("tegenspraak" if hoe == "spreekt_tegen" else "verhaal"))
    assert "verhaal uit de praktijk" in asked.tekst and "Het verhaal is vrijgegeven." in asked.waarom
    assert ("wel onder druk" in asked.tekst) == (hoe == "verklaart")
    assert not any("zeepkist" in str(v).casefold() for v in found)


def test_a_figure_that_rose_says_so_only_within_its_segment(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Almere"), "preventie", None, DAG)
    reading = next(r for r in topic.lezingen if r.indicator.id == "jeugd_lasten_per_inwoner")
    before = reading.eerder[-1]
    assert before.segment == reading.cijfer.segment and (reading.cijfer.waarde or 0) > (before.waarde or 0) * 1.05
    story = verhaal(topic, reading.indicator.id)
    (asked,) = list(tegenspraken(met(topic, casussen=[story])))
    assert f"Dat is meer dan in {before.jaar}." in asked.tekst and [c.jaar for c in asked.cijfers] == [
        reading.cijfer.jaar,
        before.jaar,
    ]
    (alone,) = list(tegenspraken(met(topic, casussen=[story], lezing=replace(reading, eerder=()))))
    assert "meer dan in" not in alone.tekst and len(alone.cijfers) == 1


def test_money_alone_asks_for_experience(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Leusden"), "houdbaarheid", None, DAG)
    assert topic.dossier.alleen_geld
    asked = next(iter(ervaringsvragen(topic)))
    assert asked.tekst.startswith("Over houdbaarheid zijn er van Leusden alleen cijfers over geld.")
    assert asked.soort == lees_vraag(asked.tekst).soort == "ervaring" and not asked.cijfers


def test_a_scale_that_was_asked_about_is_seen(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Leusden"), "houdbaarheid", None, DAG)
    assert [v.schaal for v in schaalvragen(topic, None)] == ["regio", "hyperlokaal", "landelijk"]
    earlier = Raadsvraag(id="v1", naam="Regio", tekst="Wat doet de regio?", waarden=["houdbaarheid"], schaal="regio")
    assert [v.schaal for v in schaalvragen(topic, Boek(None, {"v1": earlier}))] == ["hyperlokaal", "landelijk"]


def boek(*, termijn: str = "2026-06-30", oordeel: str = "deels", waarde: str = "tijdigheid") -> Boek:
    """Return a book with a promise and an answered question, both made up."""
    promise = Toezegging.model_validate(
        {
            "id": "t1",
            "naam": "Overzicht van wachttijden",
            "tekst": "Voor de zomer komt er een overzicht.",
            "door": "wethouder jeugd",
            "waarden": [waarde],
            "termijn": termijn,
            "gebeurtenissen": [{"soort": "gedaan", "datum": "2026-02-03"}],
        }
    )
    judgement = {"beantwoordt": oordeel, "datum": "2026-05-03", "toelichting": "Wat gezinnen meemaken."}
    question = Raadsvraag.model_validate(
        {
            "id": "v1",
            "naam": "Wachten op hulp?",
            "tekst": "Wat maken gezinnen mee?",
            "waarden": [waarde],
            "gebeurtenissen": [{"soort": "ingediend", "datum": "2026-03-01"}],
            "antwoorden": [{"datum": "2026-04-01", "samenvatting": "Het duurt lang.", "oordeel": judgement}],
        }
    )
    return Boek(None, {"v1": question}, {"t1": promise})


def test_a_promise_past_its_term_and_an_open_answer_are_asked_after(domein: Domein):
    found = stel_voor(domein.gemeente("Leusden"), "tijdigheid", dag=DAG, boek=boek())
    promise = next(v for v in found if v.aanleiding == "toezegging")
    assert promise.tekst == (
        "Op 3 februari 2026 zegde wethouder jeugd toe: 'Overzicht van wachttijden'. Dat zou klaar zijn op 30 juni "
        "2026. Wat doet het college om deze toezegging na te komen?"
    )
    answer = next(v for v in found if "Wachten op hulp" in v.tekst)
    assert "op 1 april 2026 maar voor een deel beantwoord. Open bleef: wat gezinnen meemaken." in answer.tekst
    for asked in (promise, answer):
        assert lees_vraag(asked.tekst).soort == asked.soort == "aanpak" and asked.tekst.count("?") == 1
    assert len(found) <= MEESTE


@pytest.mark.parametrize(
    ("anders", "over"),
    [
        ({"termijn": "2026-12-31"}, ["gat"]),
        ({"oordeel": "ja"}, ["toezegging"]),
        ({"waarde": "nabijheid"}, []),
        ({"oordeel": "nee"}, ["toezegging", "gat"]),
    ],
)
def test_only_what_is_open_and_of_this_value(domein: Domein, anders: dict[str, str], over: list[str]):
    topic = maak_onderwerp(domein.gemeente("Leusden"), "tijdigheid", None, DAG)
    assert [v.aanleiding for v in open_zaken(topic, boek(**anders))] == over
