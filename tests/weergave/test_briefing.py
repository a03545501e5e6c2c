"""The briefing as a council member gets it: short, honest, whole, and the same twice."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from sociaal_domein.begin import begin
from sociaal_domein.domein import Domein
from sociaal_domein.domein import open as open_domein
from sociaal_domein.dossier import maak_dossier
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import landelijke_casussen
from sociaal_domein.weergave.briefing import BriefingKeuze, Stukken, maak_briefing, schrijf_briefing
from sociaal_domein.weergave.briefing.keuze import (
    HOOFDSOORTEN,
    alle_lezingen,
    boodschap,
    drie,
    kies_figuren,
    kies_vragen,
    op_volgorde,
)
from sociaal_domein.weergave.briefing.maken import gegevens
from sociaal_domein.weergave.zinnen import bandzin, zinnen

DAG = date(2026, 11, 21)
GEMEENTEN = ["Almere", "Leusden", "Amsterdam", "Schiermonnikoog", "Vijfheerenlanden", "Het Hogeland"]


class Lezer(HTMLParser):
    """Collect what a page refers to, its headings, and whether its tags close."""

    leeg = frozenset({"meta", "br", "link", "img", "path", "line", "rect", "circle", "hr", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.verwijzingen: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "xlink:href", "action", "data"):
                self.verwijzingen.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in self.leeg:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.leeg:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.leeg:
            assert self.open.pop() == tag


def lees(html: str) -> Lezer:
    reader = Lezer()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module", params=GEMEENTEN)
def gemaakt(request: pytest.FixtureRequest, domein: Domein) -> tuple[str, Stukken]:
    """Make the briefing of a municipality, for the tests that look at it as a whole."""
    return request.param, maak_briefing(domein.gemeente(request.param), BriefingKeuze(DAG))


def test_a_briefing_is_one_file_that_needs_nothing(gemaakt: tuple[str, Stukken]):
    for html in vars(gemaakt[1]).values():
        page = lees(html)
        assert html.startswith('<!DOCTYPE html>\n<html lang="nl">')
        # Only what a reader may follow by hand leads outside: the address of a published story.
        published = {c.bron.adres for c in landelijke_casussen().values() if c.bron}
        assert page.verwijzingen and all(v.startswith("#") or v in published for v in page.verwijzingen)
        assert not {"script", "iframe", "img", "link"} & set(page.tags)
        assert page.tags.count("h1") == 1
        assert len(page.ids) == len(set(page.ids))
        assert "@import" not in html
        assert not re.search(r"url\((?!#)", html)


def test_the_same_day_gives_the_same_bytes(domein: Domein, gemaakt: tuple[str, Stukken]):
    name, one = gemaakt
    assert maak_briefing(domein.gemeente(name), BriefingKeuze(DAG)) == one


@pytest.mark.parametrize("stap", [31, pytest.param(1, marks=pytest.mark.bewijs)])
def test_the_message_is_short_for_every_municipality_and_opgave(domein: Domein, stap: int):
    said = set()
    for code in {*list(domein.gemeentenamen)[::stap], "GM0088"}:  # Schiermonnikoog: small in every sample
        place = domein.gemeente(code)
        for opgave in domein.register.opgaven.values():
            readings = alle_lezingen(maak_dossier(place, None, DAG, opgave.id))
            sentences = boodschap(op_volgorde(readings, opgave.wet), place.naam)
            assert 1 <= len(sentences) <= 3
            for sentence in (part for text in sentences for part in re.split(r"(?<=[.?!]) ", text)):
                assert len(sentence.split()) <= 20, sentence
                assert len(re.findall(r"\d[\d.,]*", sentence)) <= 2, sentence
            said.update(re.sub(re.escape(place.naam), "X", s) for s in sentences)
    assert any("liggen tussen die van de meeste" in s for s in said)
    assert any("kleine gemeente" in s for s in said)
    assert any("geen oordeel" in s for s in said)


def test_every_briefing_asks_about_opgave_aanpak_and_leren(domein: Domein):
    for code in list(domein.gemeentenamen)[::38]:
        for opgave in domein.register.opgaven:
            dossier = maak_dossier(domein.gemeente(code), None, DAG, opgave)
            questions = kies_vragen(dossier.waarden.values(), "Voorbeeldgemeente")
            assert 3 <= len(questions) <= 5, (code, opgave)
            assert set(HOOFDSOORTEN) <= {q.soort for q in questions}, (code, opgave)
            cause = any(q.soort == "oorzaak" for q in questions)
            assert [q.soort for q in drie(questions)] == (["oorzaak", "aanpak", "leren"] if cause else [*HOOFDSOORTEN])
            assert all(q.cijfer.waarde is not None for q in questions)
            assert "{" not in "".join(q.tekst for q in questions)


def test_people_come_before_money_where_there_are_figures_about_people(domein: Domein):
    dossier = maak_dossier(domein.gemeente("Almere"), None, DAG, "opgroeien")
    first = kies_vragen(dossier.waarden.values(), "Almere")[0]
    assert first.soort == "opgave"
    assert first.cijfer.indicator == "jeugd_jeugdhulp_per_1000_jongeren"


def test_an_old_figure_carries_no_message_and_no_question(domein: Domein):
    later = date(2031, 1, 1)
    dossier = maak_dossier(domein.gemeente("Almere"), None, later, "opgroeien")
    readings = alle_lezingen(dossier)
    assert readings
    assert all(r.is_oud for r in readings)
    assert kies_vragen(dossier.waarden.values(), "Almere") == []
    assert kies_figuren(readings, "jeugd") == []
    assert boodschap(readings, "Almere")[0].startswith("Er is geen recent cijfer")
    html = maak_briefing(domein.gemeente("Almere"), BriefingKeuze(later)).briefing
    assert "van meer dan drie jaar oud, alleen als geschiedenis" in html
    assert "Begin met wat wij nog niet weten" in html


def test_a_real_municipality_gets_no_invented_decision(domein: Domein):
    html = maak_briefing(domein.gemeente("Leusden"), BriefingKeuze(DAG)).briefing
    assert "Dit zijn voorstellen uit een startset, geen besluit van de raad." in html
    assert "Er zijn alleen cijfers over geld bij" in html
    assert "In dit dossier staan nog geen casussen uit Leusden, en geen experimenten" in html


def test_every_value_gets_half_a_page(domein: Domein):
    html = maak_briefing(domein.gemeente("Almere"), BriefingKeuze(DAG, alles=True)).briefing
    lees(html)
    for value in domein.register.waarden.values():
        assert f">{value.naam} <span" in html
        assert value.casusvraag in html


def test_a_briefing_about_one_value_or_opgave(domein: Domein):
    almere = domein.gemeente("Almere")
    value = maak_briefing(almere, BriefingKeuze(DAG, waarde="nabijheid")).briefing
    assert "<h1>Nabijheid</h1>" in value
    assert "Deze waarde is een voorstel uit een startset" in value
    opgave = maak_briefing(almere, BriefingKeuze(DAG, opgave="rondkomen")).briefing
    assert "<h1>Rondkomen en werk</h1>" in opgave
    assert "Inwoners met bijstand" in opgave
    with pytest.raises(SociaalDomeinFout, match="soep"):
        maak_briefing(almere, BriefingKeuze(DAG, opgave="soep"))


@pytest.mark.parametrize(
    ("bij", "zegt"), [("jaarstukken", "De raad kijkt terug."), ("begroting", "De raad kijkt vooruit.")]
)
def test_the_card_fits_the_moment(domein: Domein, bij: str, zegt: str):
    card = maak_briefing(domein.gemeente("Leusden"), BriefingKeuze(DAG, bij=bij)).vergaderkaart
    assert zegt in card
    assert card.count('class="groot"') == 3
    assert card.count('class="tekst"') == 3
    year = "2024" if bij == "jaarstukken" else "2026 (begroot)"
    assert f"Leusden, {year}" in card


def test_both_files_are_written_or_neither(domein: Domein, tmp_path):
    target = tmp_path / "b.html"
    (tmp_path / "b-vergaderkaart.html").mkdir()
    with pytest.raises(SociaalDomeinFout, match="kan niet worden geschreven"):
        schrijf_briefing(domein.gemeente("Leusden"), BriefingKeuze(DAG), target)
    assert not list(tmp_path.glob(".*.nieuw"))


def test_text_of_a_register_is_escaped(domein: Domein):
    place = domein.gemeente("Leusden")
    place.naam = '<script>alert("x")</script>'
    html = maak_briefing(place, BriefingKeuze(DAG)).briefing
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_one_year_outside_the_peers_is_no_headline(domein: Domein):
    """Almere spent 117 percent of its Wmo budget in 2024, more than its peers, but not in the years before."""
    reading = domein.gemeente("Almere").lezing("lasten_rekening_naast_begroting", reeks="wmo", peildatum=DAG)
    assert reading is not None and reading.plaats == "boven" and reading.blijvend is None
    assert [b.jaar for b in reading.eerdere_banden] == [2023, 2022]
    assert not reading.indicator.opvallend
    readings = (domein.gemeente(code).lezing("wmo_lasten_per_inwoner", peildatum=DAG) for code in domein.gemeentenamen)
    amount = next(
        r
        for r in readings
        if r is not None and r.plaats == "onder" and r.eerdere_banden and not (r.blijvend or r.springt or r.is_oud)
    )
    assert boodschap([amount], "Voorbeeldgemeente")[0] == (
        "De uitgaven per inwoner liggen niet jaren achter elkaar buiten die van vergelijkbare gemeenten."
    )


def test_what_the_message_names_is_asked_about_first(domein: Domein):
    dossier = maak_dossier(domein.gemeente("Leiden"), None, DAG, "opgroeien")
    message = boodschap(op_volgorde(alle_lezingen(dossier), "jeugd"), "Leiden")
    first = kies_vragen(dossier.waarden.values(), "Leiden")[0]
    assert first.soort == "oorzaak" and first.tekst.startswith(message[0])
    assert first.cijfer.indicator == "jeugd_lasten_per_inwoner"
    assert "Ook in 2023 was dat zo. Oudere jaren zijn niet te vergelijken." in message[-1]
    calm = kies_vragen(maak_dossier(domein.gemeente("Leusden"), None, DAG, "opgroeien").waarden.values(), "Leusden")
    assert "oorzaak" not in {q.soort for q in calm}


def test_an_amount_that_jumped_is_no_message_and_no_question(domein: Domein):
    dossier = maak_dossier(domein.gemeente("'s-Hertogenbosch"), None, DAG, "opgroeien")
    readings = op_volgorde(alle_lezingen(dossier), "jeugd")
    jumped = {r.indicator.id for r in readings if r.springt}
    assert "jeugd_lasten_per_inwoner" in jumped
    assert boodschap(readings, "'s-Hertogenbosch")[0].startswith(
        "Bedragen verdubbelden of halveerden hier in één jaar."
    )
    assert not jumped & {q.cijfer.indicator for q in kies_vragen(dossier.waarden.values(), "'s-Hertogenbosch")}


def test_a_municipality_without_usable_accounts_is_told_so(domein: Domein):
    place = domein.gemeente("Vijfheerenlanden")
    readings = alle_lezingen(maak_dossier(place, None, DAG, "sociale_basis"))
    assert boodschap(readings, place.naam)[0] == (
        "Over 2023 en 2024 zijn er geen bruikbare cijfers over wat Vijfheerenlanden uitgaf."
    )


def test_a_position_that_lasts_is_named_as_a_position(domein: Domein):
    """Recomputed from the bands themselves: outside on the same side now and in the two comparable years before."""
    found = 0
    for code in list(domein.gemeentenamen)[::9]:
        place = domein.gemeente(code)
        reading = place.lezing("wmo_lasten_per_inwoner", peildatum=DAG)
        if reading is None or reading.blijvend is None or reading.springt:
            continue
        if "kleine_gemeente" in reading.cijfer.waarschuwingen:
            continue
        found += 1
        side, years = reading.blijvend
        values = {c.jaar: c.waarde or 0.0 for c in [*reading.eerder, reading.cijfer]}
        for band in (reading.band, *reading.eerdere_banden):
            assert band is not None
            assert (values[band.jaar] > band.p90) if side == "boven" else (values[band.jaar] < band.p10)
        assert years
        message = boodschap([reading], place.naam)
        assert message[0].endswith("uit aan Wmo-hulp dan de meeste vergelijkbare gemeenten.")
        assert message[1].endswith("Het is geen oordeel: vraag waardoor het komt.")
        assert all(str(year) in message[1] for year in years)
        assert "Ook in" in (bandzin(reading) or "")
    assert found


def test_a_signal_comes_first_and_is_explained(domein: Domein):
    almere = domein.gemeente("Almere")
    reading = almere.lezing("wmo_clienten_per_1000_inwoners", peildatum=DAG)
    assert reading is not None and reading.trechter is not None
    assert "De wijken verschillen meer dan door toeval alleen, maar geen van de 49 staat helemaal los" in " ".join(
        zinnen(reading, "Almere")
    )
    quiet = replace(reading, trechter=replace(reading.trechter, phi=1.1))
    assert "De verschillen tussen de 49 wijken passen bij toeval." in " ".join(zinnen(quiet, "Almere"))
    places = {
        reading.trechter.punten[0].gebied_code: "signaal_hoog",
        reading.trechter.punten[5].gebied_code: "signaal_laag",
    }
    points = tuple(replace(p, plaats=places.get(p.gebied_code, p.plaats)) for p in reading.trechter.punten)
    marked = replace(reading, trechter=replace(reading.trechter, punten=points))
    text = " ".join(zinnen(marked, "Almere"))
    assert f"hoger in {points[0].naam}; lager in {points[5].naam}. Die vergelijking houdt rekening met" in text
    assert "Dat is geen oordeel" in text
    assert not any(p.naam in text for p in points if not p.is_signaal)
    message = boodschap([marked], "Almere")
    assert message[0] == (
        "Inwoners met hulp uit de Wmo: 2 wijken springen eruit, meer dan toeval en onderlinge verschillen verklaren."
    )
    assert len(message[0].split()) <= 20
    assert message[1].startswith("Dat is geen oordeel")


def test_a_band_that_holds_nearly_everything_carries_no_message(domein: Domein):
    reading = domein.gemeente("Almere").lezing("jeugd_begroting_naar_schaal")
    assert reading is not None and reading.band is not None
    assert reading.band.p90 - reading.band.p10 > 60
    assert reading.plaats is None
    html = maak_briefing(domein.gemeente("Almere"), BriefingKeuze(DAG)).briefing
    assert "procent: zij verschillen hierin sterk." in html


def test_an_own_opgave_gets_the_figures_of_its_law_and_own_links(domein: Domein, tmp_path):
    home = tmp_path / "werkmap"
    begin("GM0327", "Leusden", home)
    opgaven = home / "register" / "opgaven.yaml"
    opgaven.write_text(opgaven.read_text().replace("- id: thuis_en_meedoen", "- id: ouder_worden"))
    waarden = home / "register" / "waarden.yaml"
    waarden.write_text(waarden.read_text().replace("thuis_en_meedoen", "ouder_worden"))
    with open_domein(home) as own:
        html = maak_briefing(own.gemeente(), BriefingKeuze(DAG, opgave="ouder_worden")).briefing
    assert "Uitgaven aan Wmo-hulp per inwoner" in html


def test_a_short_own_list_of_peers_is_named_and_gives_no_message(domein: Domein, tmp_path):
    home = tmp_path / "werkmap"
    begin("GM0327", "Leusden", home)
    settings = home / "sociaal-domein.toml"
    text = settings.read_text().replace("# vergelijkingsgroep = ", "vergelijkingsgroep = ")
    start = text.index("vergelijkingsgroep = ")
    settings.write_text(
        text[:start] + 'vergelijkingsgroep = ["Soest", "Baarn", "Woudenberg"]' + text[text.index("\n", start) :]
    )
    with open_domein(home) as own:
        html = maak_briefing(own.gemeente(), BriefingKeuze(DAG)).briefing
    assert "Bij de gemeenten die u koos (3 met een cijfer) ligt dit tussen" in html
    assert "Baarn, Soest en Woudenberg. U koos ze zelf." in html


@pytest.mark.parametrize("opgave", ["opgroeien", "thuis_en_meedoen", "rondkomen"])
def test_a_small_municipality_gets_no_message_from_one_amount(domein: Domein, opgave: str):
    readings = alle_lezingen(maak_dossier(domein.gemeente("Schiermonnikoog"), None, DAG, opgave))
    assert boodschap(readings, "Schiermonnikoog")[0].startswith("In een kleine gemeente")


def test_the_card_says_which_area_a_figure_is_about(domein: Domein):
    """A figure of the whole country is not one of the municipality."""
    card = gegevens(domein.gemeente("Almere"), BriefingKeuze(DAG, waarde="tijdigheid")).kaart
    national = [c for c in card["cijfers"] if c["plaats"] != "Almere"]
    assert national and all(c["plaats"] == "heel Nederland, niet over Almere alleen" for c in national)
