"""The folder to practise with: whole or not there, marked as made up, and full of a year of questions."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest

import sociaal_domein as sd
from sociaal_domein.domein import Domein
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.voorbeeld import MEEGEGEVEN, maak_voorbeeld
from sociaal_domein.vragen.bij_waarde import besproken
from sociaal_domein.vragen.hermeten import hermeet
from sociaal_domein.weergave.briefing import BriefingKeuze
from sociaal_domein.weergave.briefing.inhoud import briefing, kaart
from sociaal_domein.weergave.briefing.maken import gegevens, maak_briefing
from sociaal_domein.weergave.briefing.markdown import schrijf as schrijf_markdown
from sociaal_domein.weergave.stukregel import VERZONNEN

DAG = date(2026, 11, 22)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak_voorbeeld(tmp_path_factory.mktemp("oefenen") / "voorbeeldgemeente")


@pytest.fixture(scope="module")
def winkel(home: Path) -> Generator[Domein]:
    with sd.open(home) as opened:
        yield opened


def test_it_is_made_once(home: Path):
    before = sorted(home.parent.iterdir())
    with pytest.raises(SociaalDomeinFout, match="bestaat al"):
        maak_voorbeeld(home)
    assert sorted(home.parent.iterdir()) == before == [home], "nothing is left beside it"


def test_the_made_up_council_gave_four_values(winkel: Domein):
    given = {w.id: w.meegegeven_bij for w in winkel.register.waarden.values() if w.status == "meegegeven"}
    assert set(given) == set(MEEGEGEVEN)
    assert all(decision is not None and "verzonnen" in decision.besluit for decision in given.values())
    motion = winkel.boek.moties["m2025_waarden_voor_jeugd_en_wmo"]
    assert set(motion.waarden) == set(MEEGEGEVEN), "what the motion says and what the values say is the same"


def test_a_year_of_questions_goes_through_every_phase(winkel: Domein):
    book = winkel.boek
    assert (len(book.raadsvragen), len(book.toezeggingen), len(book.moties)) == (14, 8, 4)
    phases = {id: book.stand(v, DAG).fase for id, v in book.raadsvragen.items()}
    assert phases["v2026_wachten_op_huishoudelijke_hulp"] == "concept"
    assert phases["v2026_bijstand_maatwerk"] == "in behandeling"
    assert phases["v2026_kosten_jeugdhulp"] == "te laat"
    assert phases["v2026_proef_vast_contact"] == "uitgesteld (geldt als antwoord)"
    assert phases["v2026_regionale_inkoop"] == "beantwoord"
    assert phases["v2026_eenzame_ouderen"] == "vervolgvraag"
    assert phases["v2025_wachtlijst_jeugdhulp"] == "afgedaan"
    assert phases["v2026_eigen_bijdrage_vervoer"] == "ingetrokken"
    assert book.stand(book.toezeggingen["t2026_wijkbezoeken"], DAG).is_te_laat
    assert book.stand(book.moties["m2026_vast_contact_begroting"], DAG).is_te_laat


def test_what_presses_comes_first_and_drafts_do_not_come(winkel: Domein):
    items = besproken(winkel.gemeente(), DAG)
    late = [i.stand.is_te_laat for i in items]
    assert late == sorted(late, reverse=True) and any(late)
    ids = [i.stuk.id for i in items]
    assert "v2026_wachten_op_huishoudelijke_hulp" not in ids and "v2026_eigen_bijdrage_vervoer" not in ids
    assert not besproken(winkel.gemeente("Almere"), DAG), "the register is about its own municipality"
    earlier = [i.stuk.id for i in besproken(winkel.gemeente(), date(2025, 10, 1))]
    assert earlier == ["v2025_wachtlijst_jeugdhulp"], "what came later was not there yet"
    assert next(iter(besproken(winkel.gemeente(), date(2025, 10, 1)))).antwoord is None


def test_dossier_and_briefing_tell_what_was_asked(winkel: Domein):
    place = winkel.gemeente()
    text = place.dossier("tijdigheid", peildatum=DAG).tekst()
    assert "Wat al is gevraagd en toegezegd:" in text and VERZONNEN in text
    assert "Eén belletje per twee weken maakt wachten minder zwaar." in " ".join(text.split())
    html = place.dossier("tijdigheid", peildatum=DAG)._repr_html_()
    assert "Geld voor een vast contact" in html
    page = maak_briefing(place, BriefingKeuze(DAG))
    assert "<h2>Wat al is gevraagd en toegezegd</h2>" in page.briefing and VERZONNEN in page.briefing
    assert "Nog open: Geld voor een vast contact." in page.vergaderkaart
    assert page == maak_briefing(place, BriefingKeuze(DAG)), "the same bytes"


def test_every_form_says_the_same(winkel: Domein):
    data = gegevens(winkel.gemeente(), BriefingKeuze(DAG))
    paper = schrijf_markdown(briefing(data, beelden=False))
    card = schrijf_markdown(kaart(data))
    for item in data.briefing["eerder"].open:
        assert " ".join(item["stand"].split()) in " ".join(paper.split())
    assert "Geld voor een vast contact." in " ".join(card.split())


def test_all_values_together(winkel: Domein):
    page = maak_briefing(winkel.gemeente(), BriefingKeuze(DAG, alles=True)).briefing
    assert page.count("<h3>Wat al is gevraagd en toegezegd</h3>") >= 8


def test_what_leads_to_a_resident_is_not_shown(home: Path, tmp_path: Path):
    """A file in the register can be edited by hand: the guard reads it again before it is told."""
    own = shutil.copytree(home, tmp_path / "map")
    file = own / "register" / "raadsvragen" / "v2026_proef_vast_contact.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Wat merken gezinnen ervan", "Is 123456782 haar bsn"), encoding="utf-8")
    with sd.open(own) as opened:
        value = opened.gemeente().dossier("tijdigheid", peildatum=DAG).waarden["tijdigheid"]
    assert value.niet_getoond == 1
    assert "v2026_proef_vast_contact" not in [b.stuk.id for b in value.besproken]
    assert any("tonen wij niet" in gap for gap in value.wat_wij_niet_weten)


@pytest.mark.parametrize("id", ["v2025_wachtlijst_jeugdhulp", "v2026_proef_vast_contact"])
def test_the_figures_of_a_question_can_be_looked_at_again(winkel: Domein, id: str):
    (found,) = hermeet(winkel.gemeente(), winkel.boek.raadsvragen[id])
    assert found.nu is not None and found.nu.jaar == found.toen.jaar
