"""Proposals over municipalities and values: three kinds always, one question each, and figures that the store gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.duiding.geschiedenis import is_oud
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Waarde
from sociaal_domein.vragen.bewaking import treffers
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.kernvragen import KERN, een_vraag, kern
from sociaal_domein.vragen.lezen import lees_vraag
from sociaal_domein.vragen.nieuw import Invulling, maak_raadsvraag
from sociaal_domein.vragen.onderwerp import Voorstel
from sociaal_domein.vragen.vastleggen import leg_vast, sql_van
from sociaal_domein.vragen.voorstel import MEESTE, maak_onderwerp, stel_voor, stel_voor_bij
from sociaal_domein.weergave.voorsteltekst import voorsteltekst

DAG = date(2026, 11, 21)
# One with every source, one average, one of 1.700 inhabitants, one that merged.
ALLE_WAARDEN = ("Almere", "Leusden", "Rozendaal", "Voorne aan Zee")
STEEKPROEF = (
    *("Amsterdam", "Boxtel", "De Bilt", "Delft", "Eemsdelta", "Groningen", "Het Hogeland", "Noardeast-Fryslân"),
    *("Schiermonnikoog", "'s-Hertogenbosch", "Vlieland", "Vijfheerenlanden"),
)
EEN_WAARDE = ("houdbaarheid", "tijdigheid", "integraal")


def controleer(domein: Domein, plaats: str, waarde: str) -> list[Voorstel]:
    found = stel_voor(domein.gemeente(plaats), waarde, dag=DAG)
    where = f"{plaats}, {waarde}"
    assert 4 <= len(found) <= MEESTE, where
    assert set(KERN) <= {v.soort for v in found}, where
    assert len({v.tekst for v in found}) == len(found), where
    assert sum(v.soort == "schaal" and v.aanleiding == "gat" for v in found) <= 1, where
    for v in found:
        assert v.tekst.count("?") == 1 and v.tekst.endswith("?") and "{" not in v.tekst, v.tekst
        assert domein.gemeente(plaats).naam in v.tekst or v.cijfers, v.tekst
        read = lees_vraag(v.tekst)
        assert read.soort == v.soort and "meervoudig" not in read.vormen, f"{v.soort} gelezen als {read}"
        assert "https:" not in v.tekst and " wij " not in v.tekst.split(". ")[-1].casefold(), v.tekst
        assert v.waarom and v.zegt_niet and v.wat_de_raad_doet.startswith("De raad kan"), v
        for c in v.cijfers:
            rows = domein.con.execute(c.sql or "").fetchall()
            assert rows == [(c.waarde,)], f"{where}: {c.sql}"
            assert not is_oud(c.jaar, DAG) and str(c.jaar) in v.tekst, v.tekst
            assert c.status and c.snapshot and c.bron and c.dag == DAG, c
    return found


@pytest.mark.parametrize("plaats", ALLE_WAARDEN)
def test_every_value_gives_questions_of_the_three_kinds(domein: Domein, plaats: str):
    for waarde in domein.register.waarden:
        controleer(domein, plaats, waarde)


def test_the_guard_lets_a_record_of_all_proposals_through(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Almere"), "tijdigheid", None, DAG)
    asked = stel_voor_bij(topic)
    assert any(v.aanleiding == "verhaal_elders" for v in asked)
    given = Invulling(["A. Verzonnen"], ["Partij Voorbeeld"])
    record = maak_raadsvraag(Boek(None), ["tijdigheid"], given, asked, naam=topic.naam, dag=DAG)
    assert list(treffers(record)) == [] and [*record.deelvragen] == [v.tekst for v in asked]


def test_a_sample_of_municipalities_gives_them_too(domein: Domein):
    for number, plaats in enumerate(STEEKPROEF):
        controleer(domein, plaats, EEN_WAARDE[number % len(EEN_WAARDE)])


def test_the_same_input_gives_the_same_questions(domein: Domein):
    one, two = (stel_voor(domein.gemeente("Almere"), "toegankelijkheid", dag=DAG) for _ in range(2))
    assert one == two and any(v.cijfers for v in one)


def test_a_figure_that_became_old_carries_no_question_any_more(domein: Domein):
    later = stel_voor(domein.gemeente("Leusden"), "houdbaarheid", dag=date(2029, 1, 1))
    assert set(KERN) <= {v.soort for v in later} and not any(v.cijfers for v in later)


def test_an_opgave_chooses_the_figures(domein: Domein):
    place = domein.gemeente("Almere")
    topic = maak_onderwerp(place, "Houdbaarheid", "Rondkomen en werk", DAG)
    assert topic.opgave.id == "rondkomen" and "jeugd_lasten_per_inwoner" not in {r.indicator.id for r in topic.lezingen}
    with pytest.raises(SociaalDomeinFout, match=r"hoort niet bij de opgave 'sociale_basis'") as refused:
        stel_voor(place, "houdbaarheid", opgave="sociale_basis", dag=DAG)
    assert "opgroeien, thuis_en_meedoen, rondkomen" in str(refused.value)
    with pytest.raises(SociaalDomeinFout, match="staat niet in het register"):
        stel_voor(place, "gezelligheid", dag=DAG)


def test_a_value_that_the_council_gave_says_so_from_that_day_on(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Leusden"), "nabijheid", None, DAG)
    assert topic.met_de_waarde.startswith("Wij vragen dit vanuit de waarde nabijheid: 'Hulp is dichtbij")
    decision = {"besluit": "Motie", "datum": date(2026, 3, 31), "document": "raadsstuk 12"}
    given = Waarde.model_validate({**topic.waarde.model_dump(), "status": "meegegeven", "meegegeven_bij": decision})
    later = replace(topic, dossier=replace(topic.dossier, waarde=given))
    assert later.met_de_waarde.startswith("De raad gaf het college op 31 maart 2026 de waarde nabijheid mee: 'Hulp is")
    assert replace(later, dag=date(2026, 3, 30)).met_de_waarde == topic.met_de_waarde


def test_without_a_figure_the_words_of_the_opgave_lead(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Leusden"), "integraal", None, DAG)
    assert not topic.lezingen
    for kind in KERN:
        asked = kern(topic, kind)
        assert asked.tekst == topic.vul_in(getattr(topic.waarde.kernvragen, kind))
        assert not asked.cijfers and "niet op een cijfer" in asked.waarom and "Leusden" in asked.tekst
        assert asked.zegt_niet == (topic.waarde.zegt_niet,)


@pytest.mark.parametrize(
    ("tekst", "over"),
    [
        ("Er zijn 12 wijken. Wie wacht, en hoe lang?", "Er zijn 12 wijken. Wie wacht?"),
        ("Wat leerde het college? En wat doet het anders?", "Wat leerde het college?"),
        ("Wat werkt en wat niet?", "Wat werkt?"),
        ("Dit is geen vraag.", None),
    ],
)
def test_of_more_questions_the_first_is_kept(tekst: str, over: str | None):
    assert een_vraag(tekst) == over


def test_a_figure_that_was_left_out_cannot_come_into_a_question(domein: Domein):
    figures = domein.gemeente("Almere").cijfers("wmo_clienten_per_1000_inwoners")
    hidden = next(c for c in figures if c.reden == "te_klein")
    with pytest.raises(ValueError, match="te_klein"):
        leg_vast(hidden, DAG)


def test_a_query_holds_whatever_stands_in_a_name(domein: Domein):
    odd = sql_van("jeugd_bereik", "GM'; drop table x --", 2024, "alle' or 1=1")
    assert domein.con.execute(odd).fetchall() == []
    assert "beeld_regio" in sql_van("jeugd_bereik", "JZ13", 2024, "alle")
    assert domein.con.execute(sql_van("jeugd_bereik", "JZ13", 2024, "alle")).fetchall() == []


def test_a_day_to_come_is_written_down_as_today(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Leusden"), "houdbaarheid", None, DAG)
    assert leg_vast(topic.lezingen[0].cijfer, date(2999, 1, 1)).dag == date.today()


def test_on_the_screen_each_question_has_its_figure_source_and_query(domein: Domein):
    topic = maak_onderwerp(domein.gemeente("Almere"), "houdbaarheid", None, DAG)
    found = stel_voor(domein.gemeente("Almere"), "houdbaarheid", dag=DAG)
    text = voorsteltekst(topic, found, sql=True)
    assert text.startswith("Vragen over houdbaarheid in Almere, bij de opgave Gezond en veilig opgroeien")
    figures = [c for v in found for c in v.cijfers]
    assert figures and text.count("Rust op:") == len(figures) == text.count("select waarde from beeld_cijfer")
    assert f"{len(found)}. " in text and max(map(len, text.splitlines()[:3])) <= 100
    assert "select" not in voorsteltekst(topic, found)
