"""What the command line prints: narrow, in Dutch, with everything that belongs to a figure."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from sociaal_domein.dossier import NOG_NIET
from sociaal_domein.duiding.redenen import REDENEN
from sociaal_domein.motor.herkomst import Stap
from sociaal_domein.weergave.lijnen import Breuk
from sociaal_domein.weergave.tekst import cijfertekst, dossiertekst, herkomsttekst


def test_figures_as_text(vijfheerenlanden):
    lines = cijfertekst(vijfheerenlanden.cijfers("jeugd_lasten_per_inwoner")).splitlines()
    assert lines[:3] == [
        "Uitgaven aan jeugdhulp per inwoner: Vijfheerenlanden",
        "Wat geeft de gemeente per inwoner uit aan jeugdhulp?",
        "Eenheid: euro per inwoner",
    ]
    assert "2024  jaarrekening (uitgegeven)   € 415  niet vermeld" in lines
    assert "2023  jaarrekening (uitgegeven)       -  De gemeente leverde dit cijfer niet aan het CBS." in lines
    assert "2026  begroting (verwacht)        € 446  begroot (een verwachting)" in lines
    assert "  - Of kinderen en gezinnen met dit geld geholpen zijn." in lines
    taken = lines.index("Opgehaald op 21 november 2026")
    assert lines[taken + 1].startswith("Kwaliteit: ") and "nagegaan: " in lines[taken + 1]


@pytest.mark.parametrize("niveau", ["gemeente", "wijk", "buurt"])
def test_no_line_is_wider_than_a_hundred(domein, almere, niveau):
    for indicator in domein.indicatoren:
        text = cijfertekst(almere.cijfers(indicator), niveau=niveau)
        assert max(map(len, text.splitlines())) <= 100
        assert "None" not in text and "nan" not in text.split()


def test_wijken_as_text_are_of_one_year_in_the_order_of_their_codes(almere):
    lines = cijfertekst(almere.cijfers("jeugd_jeugdhulp_per_1000_jongeren"), niveau="wijk").splitlines()
    assert lines[4].split() == ["jaar", "gebied", "cijfer", "onzekerheid", "status"]
    assert lines[6].split() == ["2024", "Centrum", "Almere", "Haven", "106", "72", "-", "151", "niet", "vermeld"]
    assert not [line for line in lines if line.startswith("2023")]


def test_that_the_source_names_no_status_is_said_once(almere):
    text = cijfertekst(almere.cijfers("jeugd_lasten_per_inwoner"))
    assert "niet vermeld: de bron zegt niet of het cijfer definitief is." in text.splitlines()
    assert "onbekend" not in text and "voorlopig of definitief" not in text
    budget = cijfertekst(almere.cijfers("jeugd_begroting_naar_schaal"))
    assert "niet vermeld" not in budget and "begroot (een verwachting)" in budget


def test_a_break_stands_between_the_rows_that_may_not_be_compared(almere):
    figures = almere.cijfers("wmo_clienten_per_1000_inwoners")
    breaks = [
        Breuk(2020, "", "Niets."),
        Breuk(2023, "anders geteld", "Er is anders geteld."),
        Breuk(2030, "", "Niets."),
    ]
    text = cijfertekst(figures, breuken=breaks)
    lines = text.splitlines()
    mark = lines.index("-- 2022 | 2023: breuk, niet vergelijken --")
    assert lines[mark - 1].startswith("2023 ") and lines[mark + 1].startswith("2022 ")
    assert [line for line in lines if "breuk" in line] == [lines[mark]]
    assert lines[lines.index("Let op:") + 1] == f"  - {breaks[1].zin}"
    assert "niets." not in text.casefold()


def test_no_break_between_two_lines_or_two_areas(almere):
    figures = almere.cijfers("jeugd_lasten_per_inwoner")
    text = cijfertekst(figures)
    crossings = {
        (a.jaar, b.jaar, key)
        for key in figures.indicator.reeksen
        for a, b in pairwise(sorted(figures.kies(niveau="gemeente", reeks=key), key=lambda c: c.jaar))
        if a.segment != b.segment
    }
    assert text.count("breuk, niet vergelijken") == len(crossings) > 2
    assert "breuk, niet" not in cijfertekst(almere.cijfers("wmo_clienten_per_1000_inwoners"), niveau="wijk")


def test_what_is_missing_in_a_dossier_is_named_by_its_title(domein):
    text = dossiertekst(domein.gemeente("Leusden").dossier())
    assert "Geen cijfer voor deze gemeente:\n  - Inwoners van 65 jaar en ouder\n" in text
    assert not [i for i in domein.indicatoren if i in text]


def test_no_figures_say_so(domein):
    text = cijfertekst(domein.gemeente("Leusden").cijfers("jeugd_jeugdhulp_per_1000_jongeren"))
    assert "Hierover is er geen cijfer voor deze gemeente." in text


@pytest.mark.parametrize(
    ("niveau", "titel"),
    [("land", "Nederland"), ("provincie", "provincie Utrecht"), (None, "provincie Utrecht"), ("gemeente", "Leusden")],
)
def test_the_title_names_the_place_the_figures_are_about(domein, niveau, titel):
    figures = domein.gemeente("Leusden").cijfers("wachten_ggz_boven_norm")
    assert cijfertekst(figures, niveau=niveau).splitlines()[0].endswith(f": {titel}")
    assert figures.kies(niveau="land").tekst().splitlines()[0].endswith(": Nederland")


def test_a_level_without_figures_names_the_levels_that_have_them(domein, almere):
    text = cijfertekst(almere.cijfers("jeugd_jeugdhulp_per_1000_jongeren"), niveau="provincie")
    assert text.splitlines()[0] == "Jongeren met jeugdhulp: Almere"
    said = "Over de provincie is er geen cijfer. Wel over: gemeente, wijk, buurt. Vraag erom met: --niveau gemeente"
    assert said in " ".join(text.split())
    far = cijfertekst(domein.gemeente("Leusden").cijfers("wachten_ggz_boven_norm"), niveau="gemeente")
    said = "Over de gemeente is er geen cijfer. Wel over: land, provincie. Vraag erom met: --niveau provincie"
    assert said in " ".join(far.split())
    nothing = cijfertekst(domein.gemeente("Leusden").cijfers("jeugd_jeugdhulp_per_1000_jongeren"), niveau="wijk")
    assert nothing.startswith("Jongeren met jeugdhulp: Leusden\n") and "Wel over" not in nothing


def test_too_few_is_said_so_that_it_fits_a_survey_and_a_waiting_list():
    assert REDENEN["te_klein"] == "Dit gaat over te weinig mensen om iets te zeggen."
    assert REDENEN["onderdrukt"] == (
        "Het cijfer is weggelaten: het gaat over te weinig mensen of plekken, of zo'n klein getal is er anders uit te "
        "rekenen."
    )


def test_a_dossier_as_text(almere):
    text = dossiertekst(almere.dossier("nabijheid", peildatum=date(2026, 11, 21)))
    assert text.startswith("Dossier van Almere, 21 november 2026\n====")
    for part in (
        "Nabijheid (voorstel)",
        "  - Jeugdhulp lokaal, regionaal of landelijk\n    Van het geld voor jeugdhulp in de begroting van 2025 staat",
        "In de meeste van 51 wijken ligt dit tussen",
        "Schaal: lokaal en hyperlokaal (51 wijken).",
        "Let op: Dit is een begroting: een verwachting, geen uitkomst.",
        "Vragen die u kunt stellen:",
        NOG_NIET["casus"],
        "    Wie dit weet: het CBS\n    Te vinden in: 86270NED",
    ):
        assert part in text
    assert max(map(len, text.splitlines())) <= 100


def test_a_value_without_figures_still_says_what_is_missing_and_who_knows(almere):
    text = dossiertekst(almere.dossier("integraal"))
    assert "Wat de cijfers zeggen" not in text
    assert "Er is geen cijfer dat iets zegt over deze waarde." in text and "Wie dit weet:" in text


def test_the_way_of_a_figure_is_a_tree():
    steps = [Stap(0, "ind_x", "één rij per jaar"), Stap(1, "kern_y", "één rij"), Stap(2, "snapshot z", "a\nb")]
    assert herkomsttekst(steps) == (
        "ind_x\n    één rij per jaar\n  kern_y\n      één rij\n    snapshot z\n        a\n        b"
    )


def test_the_way_of_a_real_figure_ends_in_a_checksum(domein):
    text = herkomsttekst(domein.herkomst("jeugd_lasten_per_inwoner"))
    assert "opgehaald 21 november 2026;" in " ".join(text.split())
    assert text.startswith("ind_jeugd__lasten_per_inwoner\n") and "sha256 " in text and "apart gezet" in text
