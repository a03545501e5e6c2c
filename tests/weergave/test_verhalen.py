"""A story beside a figure: which ones, in which words, and never one that may not be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from sociaal_domein.casuistiek.vrijgeven import met_vrijgave
from sociaal_domein.domein import Domein
from sociaal_domein.domein import open as open_domein
from sociaal_domein.dossier import NOG_NIET, WaardeDossier, maak_dossier
from sociaal_domein.gemeente import Gemeente
from sociaal_domein.privacy.bevolking import lees_bevolking
from sociaal_domein.privacy.herleidbaar import veralgemeen
from sociaal_domein.register import landelijke_casussen
from sociaal_domein.register.casussen import Veto
from sociaal_domein.verhalen import Verhaal, kies_verhalen, verhalen_bij, verhalen_voor_team
from sociaal_domein.verschil.herkomstblok import verhalen_kenmerk
from sociaal_domein.weergave.tekst import dossiertekst
from sociaal_domein.weergave.verhaal import (
    ALLEEN_TEAM,
    EEN_VERHAAL,
    als_zin,
    bij_cijfer,
    herkomst,
    kort,
    over_wie,
    overzicht,
    periode,
    regels,
    samen,
    toon,
)
from tests.weergave.verhalen import DAG, casus, openbaar, werkmap

GEHEIM = "Dit verzonnen verhaal is niet vrijgegeven"


@pytest.fixture(scope="module")
def eigen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Domein]:
    """Open a working folder with one released case, two that name a public source, and four that may not be told."""
    veto = Veto(rol="privacyfunctionaris", reden="Te zeldzaam", datum=DAG)
    elsewhere = [{"waarde": "maatwerk", "oordeel": "onder_druk"}]
    home = werkmap(
        tmp_path_factory.mktemp("verhalen") / "werk",
        casus(),
        casus(vrij=False, id="niet_vrij", naam=GEHEIM),
        casus(id="veto", naam="Dit verzonnen verhaal heeft een veto").model_copy(update={"veto": veto}),
        casus(id="verlopen", naam="Dit verzonnen verhaal is verlopen", bewaren_tot=date(2025, 1, 1)),
        casus(
            id="oefening",
            naam="Dit verzonnen verhaal is om te oefenen",
            gebied="NL01",
            toestemming={"wie": "niemand", "hoe": "verzonnen als voorbeeld", "wanneer": "2024"},
        ),
        openbaar(id="openbaar_los", waarden=elsewhere),
        met_vrijgave(met_vrijgave(openbaar(id="openbaar_vrij", waarden=elsewhere), "jurist", DAG), "consulent", DAG),
    )
    with open_domein(home) as opened:
        yield opened


def verhaal(place: Gemeente, **anders: object) -> Verhaal:
    """Return an invented own story, in its generalised form."""
    return Verhaal(casus(gebied="GM0034", periode="2024", **anders), place, "eigen", plek="gemeente Almere")


def test_only_what_may_be_told_is_told_in_its_wide_form(eigen: Domein):
    own = [v for v in verhalen_bij(eigen.gemeente(), DAG) if v.vanwaar == "eigen"]
    assert [v.casus.id for v in own] == ["casus_een"]
    told = own[0].casus
    assert casus().gebied == "BU00340102" and not told.gebied.startswith("BU")
    assert casus().periode == "2024-K3" and told.periode != "2024-K3"
    assert (told.vrijgave, told.toestemming, told.bewaren_tot, told.bevestigd) == ([], None, None, [])
    people = lees_bevolking(eigen.con)
    wider = veralgemeen(people, casus(), eigen.instellingen.drempels)
    assert wider.is_veranderd and (told.gebied, told.leeftijd) == (wider.gebied, wider.leeftijd)
    assert over_wie(own[0]).endswith(f", {wider.gebied_naam}, {periode(wider.periode)}")


@pytest.mark.parametrize("naar", ["tekst", "html"])
def test_the_dossier_holds_the_released_case_and_no_other(eigen: Domein, naar: str):
    dossier = eigen.gemeente().dossier(peildatum=DAG)
    text = " ".join((dossier.tekst() if naar == "tekst" else dossier._repr_html_()).split())
    assert "Wachten op een plek" in text and "Een casus uit Almere." in text
    for hidden in ("Dit verzonnen verhaal", "jeugdconsulent", "na uitleg", "casus_een", "Te zeldzaam", ".yaml"):
        assert hidden not in text
    assert text.count(EEN_VERHAAL) >= text.count("Wat er gebeurde")


def test_a_case_is_evidence_and_the_gaps_name_only_what_is_not_there(eigen: Domein):
    dossier = eigen.gemeente().dossier(peildatum=DAG)
    here = dossier.waarden["tijdigheid"]
    assert here.casussen[0].vanwaar == "eigen" and here.heeft_casus_van_hier
    assert not any("casus" in sentence for sentence in here.wat_wij_niet_weten)
    assert NOG_NIET["experiment"] in here.wat_wij_niet_weten
    far = dossier.waarden["zeggenschap"]
    assert far.casussen and not far.heeft_casus_van_hier and NOG_NIET["van_elders"] in far.wat_wij_niet_weten
    assert NOG_NIET["casus"] in dossier.waarden["houdbaarheid"].wat_wij_niet_weten
    assert dossier.nog_niet == "In dit dossier staan nog geen experimenten, eerdere vragen en toezeggingen."


def test_naming_a_public_source_does_not_release_an_own_case(eigen: Domein):
    outside = {v.casus.id for v in verhalen_bij(eigen.gemeente(), DAG)}
    assert "openbaar_vrij" in outside and "openbaar_los" not in outside
    team = {v.casus.id: v.is_vrijgegeven for v in verhalen_voor_team(eigen.gemeente())}
    assert (team["openbaar_vrij"], team["openbaar_los"]) == (True, False)
    assert set(landelijke_casussen()) <= outside


def test_own_cases_are_told_in_their_own_municipality_only(eigen: Domein):
    assert {v.vanwaar for v in verhalen_bij(eigen.gemeente("Leusden"), DAG)} == {"elders"}


def test_the_team_sees_what_is_not_released_and_is_told_so(eigen: Domein):
    stories = {v.casus.id: v for v in verhalen_voor_team(eigen.gemeente())}
    assert {"casus_een", "niet_vrij", "veto", "oefening"} <= stories.keys() and "verlopen" not in stories
    assert ALLEEN_TEAM in toon(stories["niet_vrij"]).html and ALLEEN_TEAM in toon(stories["veto"]).html
    assert ALLEEN_TEAM not in toon(stories["casus_een"]).html
    assert "verzonnen, om mee te oefenen" in toon(stories["oefening"]).html
    assert overzicht(list(stories.values())).html.count(ALLEEN_TEAM) == 3


def test_what_a_briefing_says_it_told_changes_with_what_may_be_told_only(eigen: Domein, domein: Domein):
    almere, bare = eigen.gemeente(), domein.gemeente("Almere")
    assert verhalen_kenmerk(almere, DAG) == verhalen_kenmerk(almere, DAG) != verhalen_kenmerk(bare, DAG)
    assert verhalen_kenmerk(eigen.gemeente("Leusden"), DAG) == verhalen_kenmerk(domein.gemeente("Leusden"), DAG)


def test_published_cases_come_from_elsewhere_unless_they_are_about_this_place(domein: Domein):
    about = {c.gebied for c in landelijke_casussen().values()}
    assert "GM0599" in about
    there = {v.casus.gebied: v for v in verhalen_bij(domein.gemeente("Rotterdam"), DAG)}
    assert there["GM0599"].vanwaar == "hier" and there["PV28"].vanwaar == "elders"
    assert herkomst(there["GM0599"]).endswith("Een openbaar verhaal over Rotterdam.")
    for story in verhalen_bij(domein.gemeente("Almere"), DAG):
        assert story.vanwaar == "elders"
        assert herkomst(story).endswith("Een verhaal van elders: geen bewijs over Almere.")


def test_a_story_from_elsewhere_leaves_a_value_with_money_alone_flagged(domein: Domein):
    found = maak_dossier(domein.gemeente("Leusden"), None, DAG, "opgroeien").waarden["zeggenschap"]
    assert found.casussen and found.alleen_geld
    own = replace(found, casussen=[verhaal(domein.gemeente("Leusden"))])
    assert not own.alleen_geld and not any("alleen cijfers over geld" in s for s in own.wat_wij_niet_weten)


def test_the_order_is_own_then_from_here_then_about_a_figure_then_new(almere: Gemeente):
    def made(id: str, vanwaar: str, jaar: str, linked: bool = False) -> Verhaal:
        figures = {} if linked else {"cijfers": None}
        return Verhaal(openbaar(id=id, periode=jaar, **figures), almere, vanwaar)  # type: ignore[arg-type]

    stories = [
        made("d_oud", "elders", "2015"),
        made("c_nieuw", "elders", "2020"),
        made("b_cijfer", "elders", "2010", linked=True),
        made("a_hier", "hier", "2011"),
        made("e_eigen", "eigen", "2001"),
    ]
    shown = {"jeugd_jeugdhulp_per_1000_jongeren"}
    tasks = almere.domein.register.opgaven
    order = [v.casus.id for v in kies_verhalen(stories, "tijdigheid", None, tasks, shown)]
    assert order == ["e_eigen", "a_hier", "b_cijfer", "c_nieuw", "d_oud"]
    assert [v.casus.id for v in kies_verhalen(stories, "tijdigheid", None, tasks, set())][2] == "c_nieuw"
    assert kies_verhalen(stories, "preventie", None, tasks, shown) == []


@pytest.mark.parametrize(
    ("opgave", "wet", "bij"),
    [
        ("opgroeien", "jeugd", {"opgroeien"}),
        ("rondkomen", "breed", {"rondkomen"}),
        (None, "wmo", {"thuis_en_meedoen"}),
        ("een_die_hier_niet_bestaat", "jeugd", {"opgroeien"}),
        (None, "breed", {"opgroeien", "thuis_en_meedoen", "rondkomen", "sociale_basis"}),
    ],
)
def test_a_story_belongs_to_its_opgave_or_else_to_its_law(
    almere: Gemeente, opgave: str | None, wet: str, bij: set[str]
):
    tasks = almere.domein.register.opgaven
    story = Verhaal(openbaar(opgave=opgave, wet=wet), almere, "elders")
    assert {t.id for t in tasks.values() if kies_verhalen([story], "tijdigheid", t, tasks, ())} == bij


def test_a_story_in_words(almere: Gemeente):
    story = verhaal(almere, huishouden="met_kinderen")
    assert over_wie(story) == (
        "Een jongere van 12 tot en met 17 jaar in een huishouden met kinderen, gemeente Almere, 2024"
    )
    assert regels(story) == [
        ("Wat er gebeurde", "Een verzonnen jongere wachtte op hulp. De school hield contact."),
        ("Wat er nodig was", "Iemand die tijdens het wachten belde."),
        ("Wat in de weg stond", "Wachten: De hulp begon pas na maanden."),
        ("Wat werkte", "Een vast gezicht op school."),
        ("Onder druk", "Tijdigheid: Het duurde te lang."),
        ("Recht gedaan", "Nabijheid."),
        ("Wie er meededen", "3 loketten, waaronder: wijkteam en school."),
        ("Wat dit verhaal leert", "Wachten zonder contact maakt het erger."),
        ("Wat er veranderde", "Het wijkteam belt nu elke maand."),
    ]
    named = dict(regels(verhaal(almere, aantal_loketten=2)))["Wie er meededen"]
    assert named == "2 loketten: wijkteam en school."
    assert periode("2024-K1") == "het eerste kwartaal van 2024"


@pytest.mark.parametrize(
    ("hoe", "is_eigen", "woorden"),
    [
        ("verklaart", True, "Dit kan helpen dit cijfer te begrijpen: Wie wacht, telt niet mee."),
        ("verklaart", False, "Dit kan helpen dit cijfer te begrijpen: Wie wacht, telt niet mee."),
        (
            "spreekt_tegen",
            True,
            "Volgens het team laat dit iets anders zien dan het cijfer: Wie wacht, telt niet mee.",
        ),
        ("spreekt_tegen", False, "Dit laat iets anders zien dan het cijfer: Wie wacht, telt niet mee."),
    ],
)
def test_a_story_claims_no_more_about_a_figure_than_it_can(almere: Gemeente, hoe: str, is_eigen: bool, woorden: str):
    link = {"indicator": "jeugd_jeugdhulp_per_1000_jongeren", "hoe": hoe, "uitleg": "wie wacht, telt niet mee"}
    story = verhaal(almere, cijfers=[link]) if is_eigen else Verhaal(openbaar(cijfers=[link]), almere, "elders")
    figure = story.casus.cijfers[0]
    assert f"{bij_cijfer(story, figure)} {als_zin(figure.uitleg)}" == woorden


def test_stories_together_are_words_with_a_number_and_no_percentage(almere: Gemeente):
    far = Verhaal(openbaar(id="twee", wat_werkte=None, wat_veranderde=None), almere, "elders")
    assert samen([verhaal(almere), far]) == [
        "2 verhalen: 1 uit Almere en 1 van elders. Elk verhaal op zich bewijst niets. Zij laten zien waar te kijken.",
        "In de weg stond: wachten.",
        "Wie er meededen: school en wijkteam.",
        "Wat werkte: Een vast gezicht op school.",
        "Wat er veranderde: Het wijkteam belt nu elke maand.",
    ]
    assert samen([far])[0] == f"Eén verhaal, van elders. {EEN_VERHAAL}"
    assert samen([]) == []
    many = [verhaal(almere, id=f"casus_{n}") for n in range(12)]
    assert samen(many)[0].startswith("12 verhalen uit Almere.")
    assert not any("procent" in line or "%" in line for line in samen(many))


def test_a_long_text_is_cut_after_a_sentence():
    assert kort("Eén zin. Nog een zin. En nog een", 22) == "Eén zin. Nog een zin."
    assert kort("X" * 50, 20) == f"{'X' * 19}…"


def test_what_a_person_wrote_is_escaped_on_the_screen_of_a_team(almere: Gemeente):
    nasty = '<script>alert("x")</script> & <b>'
    source = {"naam": nasty, "adres": 'https://voorbeeld.invalid/"><script>'}
    story = Verhaal(
        openbaar(naam=nasty, wat_gebeurde=nasty, les=nasty, loketten=[nasty], bron=source), almere, "elders"
    )
    for html in (toon(story).html, overzicht([story]).html):
        assert "<script" not in html and "<b>" not in html.replace("<dt><b>", "")
        assert "&lt;script&gt;" in html


def test_a_story_is_told_whole_once_and_named_again(almere: Gemeente):
    dossier = maak_dossier(almere, None, DAG)
    text = " ".join(dossiertekst(dossier).split())
    for case in landelijke_casussen().values():
        values = [w for w in dossier.waarden.values() if isinstance(w, WaardeDossier) and w.casussen]
        assert any(v.casus.id == case.id for w in values for v in w.casussen)
        assert text.count(" ".join(case.wat_gebeurde.split())) == 1
        assert case.bron is not None and case.bron.adres in text
    assert "Het hele verhaal staat bij Tijdigheid." in text
    assert dossier.nog_niet == (
        "In dit dossier staan nog geen casussen uit Almere, en geen experimenten, eerdere vragen en toezeggingen."
    )
