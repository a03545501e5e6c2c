"""The mirror: counts made by hand, the same in every order, and nobody's name in it."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.boek import Boek
from sociaal_domein.vragen.spiegel import Spiegel, spiegel
from sociaal_domein.vragen.spiegel_lezen import schalen_in
from sociaal_domein.vragen.spiegel_tellen import Telling
from sociaal_domein.weergave.spiegel import opvallend, spiegel_als_json, spiegel_als_tekst, tabellen
from sociaal_domein.weergave.spiegel_html import spiegel_als_html
from tests.vragen.spiegelboek import DAG, boek, geef_waarden_mee, toezegging, vraag


@pytest.fixture
def raad(home: Path) -> Spiegel:
    """Hold up the mirror to the council of sixteen questions."""
    geef_waarden_mee(home)
    return spiegel(boek(home), DAG)


def aantallen(tellingen: tuple[Telling, ...]) -> dict[str, int]:
    return {t.naam: t.aantal for t in tellingen if t.aantal}


def test_every_count_is_that_of_the_hand(raad: Spiegel):
    assert (raad.vragen, raad.deelvragen) == (15, 18)
    assert (raad.van, raad.tot) == (date(2024, 12, 3), DAG)
    assert raad.halfjaren == ("2024-2", "2025-1", "2025-2", "2026-1", "2026-2")
    assert aantallen(raad.waarden) == {
        "tijdigheid": 6,
        "lerend_vermogen": 1,
        "menselijke_maat": 1,
        "preventie": 1,
        "geen": 6,
    }
    assert aantallen(raad.schalen) == {"lokaal": 1, "regio": 1, "geen": 13}
    assert aantallen(raad.vraagtypen) == {"schriftelijke_politieke_vraag": 15}
    by_half = {t.naam: t.per_halfjaar for t in raad.waarden}
    assert by_half["tijdigheid"] == (1, 2, 0, 1, 2)


def test_the_lines_add_up_to_the_deelvragen_and_per_half_year_too(raad: Spiegel):
    for counts in (raad.lijnen, raad.soorten):
        assert sum(t.aantal for t in counts) == raad.deelvragen
        assert [sum(column) for column in zip(*(t.per_halfjaar for t in counts), strict=True)] == [1, 4, 2, 6, 5]
    # Seven times how many and five times what it costs; three times what families notice, twice learned, once why.
    assert aantallen(raad.lijnen) == {"grip": 12, "begrip": 6}
    assert aantallen(raad.soorten) == {"feit": 12, "ervaring": 3, "leren": 2, "oorzaak": 1}
    assert aantallen(raad.vormen) == {"geen": 18}


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_book_does_not_matter(home: Path, raad: Spiegel, seed: int):
    assert spiegel_als_json(spiegel(boek(home, schud=seed), DAG)) == spiegel_als_json(raad)


def test_values_are_given_and_never_asked_about_or_not_lately(raad: Spiegel):
    assert [(g.id, g.laatst, g.afgelopen_jaar) for g in raad.gegeven] == [
        ("nabijheid", None, False),  # only a draft asks about it
        ("tijdigheid", date(2026, 11, 1), True),
        ("lerend_vermogen", date(2025, 7, 1), False),
    ]
    assert {g.status for g in raad.voorgesteld} == {"voorstel"}
    assert len(raad.voorgesteld) == 11
    assert "Over de waarde Nabijheid, die de raad meegaf, is nog niets gevraagd." in opvallend(raad)


def test_where_values_are_hardly_filled_in_nothing_is_said_of_them(home: Path, raad: Spiegel):
    book = boek(home)
    bare = {
        q.id: vraag(q.id, str(q.ingediend_op), deelvragen=q.deelvragen)
        for q in book.raadsvragen.values()
        if q.ingediend_op
    }
    found = opvallend(spiegel(replace(book, raadsvragen=bare), DAG))
    assert "Bij 15 van de 15 vragen is geen waarde ingevuld." in found[2]
    assert not any("nog niets gevraagd" in line for line in found)


def test_the_screen_is_a_hundred_signs_wide(raad: Spiegel):
    assert max(map(len, spiegel_als_tekst(raad).splitlines())) <= 100


def test_a_value_that_lapsed_is_not_asked_after(home: Path):
    file = home / "register" / "waarden.yaml"
    head, id, tail = file.read_text(encoding="utf-8").partition("- id: maatwerk\n")
    file.write_text(head + id + tail.replace("status: voorstel", "status: vervallen", 1), encoding="utf-8")
    found = spiegel(boek(home), DAG)
    assert "maatwerk" not in {g.id for g in (*found.gegeven, *found.voorgesteld)}


@pytest.mark.parametrize(("day", "recent"), [("2025-11-21", False), ("2025-11-22", True), ("2026-11-21", True)])
def test_the_past_year_ends_on_the_last_day_of_the_period(home: Path, day: str, recent: bool):
    geef_waarden_mee(home)
    book = replace(boek(home), raadsvragen={"x": vraag("x", day, waarden=["nabijheid"])})
    assert [g.afgelopen_jaar for g in spiegel(book, DAG).gegeven if g.id == "nabijheid"] == [recent]


def test_answers_and_what_was_learned(raad: Spiegel):
    a = raad.antwoorden
    assert (a.aantal, a.ja, a.deels, a.nee, a.zonder_oordeel) == (5, 1, 2, 1, 1)
    assert [text for _, text in a.geleerd] == ["Een vast gezicht helpt.", "Niemand telt dit."]
    assert a.niet_getoond == 1  # it names a fractie


def test_promises_settled_late_and_how_long_it_took(home: Path, raad: Spiegel):
    b = raad.beloften
    assert (b.aantal, b.afgedaan, b.vervallen, b.open, b.te_laat) == (8, 5, 1, 2, 1)
    assert b.midden_dagen == 30  # of 10, 20, 30, 40 and 100 days
    four = spiegel(boek(home), DAG, van=date(2025, 1, 2)).beloften
    assert (four.aantal, four.afgedaan, four.midden_dagen) == (7, 4, None)


def test_a_period_counts_its_first_and_last_day(home: Path, raad: Spiegel):
    part = spiegel(boek(home), DAG, van=date(2025, 6, 30), tot=date(2025, 7, 1))
    assert (part.vragen, part.halfjaren) == (2, ("2025-1", "2025-2"))
    assert {g.id: g.laatst for g in part.gegeven}["tijdigheid"] == date(2025, 6, 30)
    with pytest.raises(SociaalDomeinFout, match="Zo is er geen enkele dag"):
        spiegel(boek(home), DAG, van=date(2026, 1, 2), tot=date(2026, 1, 1))


def test_what_comes_after_the_day_of_looking_is_not_there_yet(home: Path, raad: Spiegel):
    before = spiegel(boek(home), date(2025, 3, 3))
    assert (before.vragen, before.antwoorden.aantal, before.antwoorden.zonder_oordeel) == (2, 2, 1)
    assert (before.beloften.aantal, before.beloften.afgedaan) == (3, 2)


def test_no_asker_and_no_fractie_is_named(raad: Spiegel):
    shown = spiegel_als_tekst(raad) + spiegel_als_json(raad) + spiegel_als_html(raad)
    for name in ("Piet", "Verzonnen", "Partij"):
        assert name not in shown


def test_a_share_needs_ten_questions(home: Path, raad: Spiegel):
    assert tabellen(raad)[0].kop[-1] == "deel"
    assert "%" in spiegel_als_tekst(raad)
    few = spiegel(boek(home), DAG, van=date(2026, 3, 1))
    assert few.vragen == 7
    assert "%" not in spiegel_als_tekst(few)


def test_the_mirror_of_a_fractie_says_whose_it_is(home: Path, raad: Spiegel):
    own = spiegel(boek(home), DAG, fractie="PARTIJ een")
    assert own._repr_html_() is None, "in a notebook it stays text"
    assert (own.fractie, own.vragen) == ("Partij Een", 8)
    assert own.beloften.aantal == 2
    assert "Alleen voor de fractie zelf" in spiegel_als_tekst(own)
    assert "Alleen voor de fractie zelf" in spiegel_als_json(own)
    assert "Verzonnen" not in spiegel_als_tekst(own)
    with pytest.raises(SociaalDomeinFout, match="alleen voor de fractie zelf"):
        spiegel_als_html(own)
    with pytest.raises(SociaalDomeinFout) as caught:
        spiegel(boek(home), DAG, fractie="Partij Eem")
    assert "Partij Een" in str(caught.value)


def test_no_page_can_reach_the_mirror_of_a_fractie(projectmap: Path):
    """Only the local command may ask for one: nothing that writes a page passes a fractie."""
    asked = []
    for file in sorted((projectmap / "sociaal_domein").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "spiegel" in text else ():
            if isinstance(node, ast.ImportFrom) and node.module == "sociaal_domein.vragen.spiegel":
                assert all(name.asname is None for name in node.names), file
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name == "spiegel" and any(k.arg in ("fractie", None) for k in node.keywords):
                    asked.append(file.name)
    assert asked == ["cli_vraag_volgen.py"]


def test_the_page_is_escaped_and_accessible(home: Path):
    trick = "Hoeveel <script>alert(1)</script> mensen & gezinnen kregen hulp?"
    book = Boek(home, {"x": vraag("x", "2026-05-01", deelvragen=[trick])})
    page = spiegel_als_html(spiegel(book, DAG))
    assert "<script" not in page
    assert spiegel(book, DAG)._repr_html_() == page
    assert "&lt;script&gt;" in page
    assert page.count("<table>") == page.count("<caption>") > 4
    assert 'scope="col"' in page
    assert 'scope="row"' in page
    assert page.count("<title id=") == page.count("<desc id=") == 1
    assert 'role="img"' in page


def test_a_person_in_a_register_edited_by_hand_comes_on_no_page(home: Path):
    """The register itself is local; a page is not."""
    mail = "Waarom kreeg zeepkist@voorbeeld.example geen hulp in huis?"
    judged = {"beantwoordt": "ja", "datum": "2026-05-09", "geleerd": "Bel 06-12345678."}
    answers = [{"datum": "2026-05-08", "samenvatting": "Ja.", "oordeel": judged}]
    found = spiegel(Boek(home, {"x": vraag("x", "2026-05-01", deelvragen=[mail], antwoorden=answers)}), DAG)
    page = spiegel_als_html(found)
    assert "zeepkist" not in page
    assert "12345678" not in page
    assert "Niet getoond omdat er een naam of een adres in staat: 1." in page


def test_nothing_asked_is_said_plainly(home: Path):
    empty = spiegel(Boek(home), DAG)
    assert opvallend(empty)[0] == "In deze periode is er geen vraag ingediend."
    assert "<svg" not in spiegel_als_html(empty)
    assert "geen toezegging" in spiegel_als_tekst(empty)


def test_a_half_year_without_a_question_stays_in_the_row(home: Path):
    book = Boek(
        home, {i: vraag(i, day, deelvragen=["Wat kost het?"]) for i, day in (("x", "2025-01-01"), ("y", "2026-09-01"))}
    )
    found = spiegel(book, DAG)
    assert found.halfjaren == ("2025-1", "2025-2", "2026-1", "2026-2")
    assert found.vraagtypen[0].per_halfjaar == (1, 0, 0, 1)


def test_more_half_years_than_fit_are_added_up(home: Path):
    book = Boek(home, {f"q{y}": vraag(f"q{y}", f"{y}-03-01", deelvragen=["Wat kost het?"]) for y in range(2019, 2027)})
    table = tabellen(spiegel(book, DAG))[0]
    assert table.kop[:2] == ("Lijn", "eerder")
    assert table.kop[2] == "jan-jun 2025"
    assert [int(row[1]) + sum(map(int, row[2:-1])) for row in table.rijen] == [int(row[-1]) for row in table.rijen]
    assert sum(int(row[-1]) for row in table.rijen) == 8


@pytest.mark.parametrize(
    ("tekst", "schalen"),
    [
        ("Wat gebeurt er in de wijk en in de jeugdregio?", {"hyperlokaal", "regio"}),
        ("Wat vraagt het college aan het Rijk?", {"landelijk"}),
        ("Wat doen buurgemeenten?", {"intergemeentelijk"}),
        ("Wat is de kern van het beleid van de gemeente?", set()),
        ("Hoe werkt het wijkteam met regionale aanbieders?", {"regio"}),
    ],
)
def test_a_scale_is_read_in_few_words(tekst: str, schalen: set[str]):
    assert schalen_in(tekst) == schalen


def test_a_promise_to_a_fractie_counts_whatever_its_capitals(home: Path):
    promise = toezegging("t", "2026-01-01", aan="partij een")
    book = Boek(home, {"x": vraag("x", "2026-01-01", fractie="Partij Een")}, {"t": promise})
    assert spiegel(book, DAG, fractie="Partij Een").beloften.aantal == 1
