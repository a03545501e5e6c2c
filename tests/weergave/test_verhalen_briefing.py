"""A story in the briefing and on the card: beside its figure, in every form, with its sentence, and safe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.domein import open as open_domein
from sociaal_domein.dossier import Dossier, maak_dossier
from sociaal_domein.gemeente import Gemeente
from sociaal_domein.verhalen import Verhaal
from sociaal_domein.verschil.opnieuw import maak_opnieuw
from sociaal_domein.weergave.briefing import BriefingKeuze, docx, maak_briefing, markdown, schrijf_briefing, verhalen
from sociaal_domein.weergave.briefing.keuze import alle_lezingen, kies_figuren
from sociaal_domein.weergave.briefing.maken import Gegevens, gegevens
from sociaal_domein.weergave.verhaal import EEN_VERHAAL
from tests.weergave.test_briefing import lees
from tests.weergave.test_vormen import VAN_DE_PAGINA, paginas, zinnen_van_docx, zinnen_van_html, zinnen_van_md
from tests.weergave.verhalen import DAG, casus, openbaar, werkmap

NASTY = '<script>alert("x")</script> & *b* [c](d) <b>e</b>'
NIET_VRIJ = "Dit verzonnen verhaal is niet vrijgegeven"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a working folder with a released case, a second one without a figure, and one that is not released."""
    return werkmap(
        tmp_path_factory.mktemp("briefing") / "werk",
        casus(),
        casus(id="tweede", naam="Een verzonnen tweede verhaal", cijfers=None),
        casus(vrij=False, id="niet_vrij", naam=NIET_VRIJ),
    )


@pytest.fixture(scope="module")
def eigen(home: Path) -> Iterator[Domein]:
    with open_domein(home) as opened:
        yield opened


def beelden(dossier: Dossier) -> verhalen.Keuze:
    return verhalen.kies(list(dossier.waarden.values()), kies_figuren(alle_lezingen(dossier), "jeugd"))


def test_the_briefing_of_almere_has_a_published_story_beside_a_figure(almere: Gemeente):
    html = maak_briefing(almere, BriefingKeuze(DAG)).briefing
    block = re.search(r'aria-labelledby="f-jeugd_jeugdhulp_per_1000_jongeren">.*?</section>', html, re.S)
    assert block is not None
    text = " ".join(re.sub(r"<[^>]+>", " ", block[0]).split())
    lead = "Een verhaal hierbij: Wel een gezinscoach, geen passende hulp. Dit laat iets anders zien dan het cijfer: "
    assert text.partition(lead)[2][:1].isupper()
    assert "Een verhaal van elders: Wel een gezinscoach, geen passende hulp" in text and "Het hele verhaal" not in text
    assert "Een verhaal van elders: geen bewijs over Almere. Eén verhaal bewijst niets." in text
    card = maak_briefing(almere, BriefingKeuze(DAG)).vergaderkaart
    assert "Een verhaal bij &#39;Jongeren met jeugdhulp&#39;: Wel een gezinscoach" in card and EEN_VERHAAL in card


@pytest.mark.parametrize("alles", [False, True])
def test_every_story_ends_with_the_sentence(almere: Gemeente, alles: bool):
    html = maak_briefing(almere, BriefingKeuze(DAG, alles=alles)).briefing
    told = html.count("Wat er gebeurde:")
    assert told >= 2 and html.count(EEN_VERHAAL) >= told
    for part in re.findall(r'(?:<section|<div) class="verhaal".*?</details>', html, re.S):
        assert part.count(EEN_VERHAAL) == 1


def test_no_story_comes_twice_and_a_scarce_one_goes_to_the_value_that_has_no_other(almere: Gemeente):
    dossier = maak_dossier(almere, None, DAG)
    told = beelden(dossier).alle
    assert len({v["id"] for v in told}) == len(told) == 3
    values = list(dossier.waarden.values())
    shown = {w.waarde.id: w.lezingen[0] for w in values if w.lezingen}
    per_value = verhalen.kies_per_waarde(values, shown)
    ids = [v["id"] for k in per_value.values() for v in k.alle]
    assert len(ids) == len(set(ids)) >= 5
    assert all(len(k.alle) <= 1 for k in per_value.values())
    assert per_value["integraal"].alle  # one story speaks of it, and of others too
    assert per_value["tijdigheid"].bij_cijfer


def test_own_stories_go_first_and_one_that_is_not_released_is_in_no_form(eigen: Domein):
    data = gegevens(eigen.gemeente(), BriefingKeuze(DAG))
    assert [v["naam"] for v in data.briefing["verhalen_helemaal"]][:2] == [
        "Wachten op een plek",
        "Een verzonnen tweede verhaal",
    ]
    assert data.kaart["verhaal"]["naam"] == "Wachten op een plek"
    forms = [*paginas(data), *(part.decode() for part in markdown.maak(data))]
    words = [*forms, *(" ".join(zinnen_van_docx(part)) for part in docx.maak(data, DAG))]
    for text in words:
        assert "Een casus uit Almere" in text
        for hidden in (NIET_VRIJ, "jeugdconsulent", "na uitleg", "BU00340102", "derde kwartaal", "niet_vrij"):
            assert hidden not in text
    assert "In dit dossier staan nog geen experimenten, eerdere vragen en toezeggingen." in forms[0]


def met_verhaal(data: Gegevens, story: Verhaal, dossier: Dossier) -> Gegevens:
    """Put one story wherever a story can stand."""
    value = replace(dossier.waarden["tijdigheid"], casussen=[story])
    reading = next(r for r in value.lezingen if r.indicator.id == "jeugd_jeugdhulp_per_1000_jongeren")
    beside = next(iter(verhalen.kies([value], [reading]).alle))
    alone = next(iter(verhalen.kies([value], []).alle))
    figures = [f | {"verhaal": beside} for f in data.briefing["figuren"]]
    briefing = {"figuren": figures, "verhalen": [alone], "verhalen_meer": [], "verhalen_helemaal": [alone]}
    return replace(data, briefing=data.briefing | briefing, kaart=data.kaart | {"verhaal": beside})


def test_any_text_of_a_story_stays_text_in_every_form(almere: Gemeente):
    wens = BriefingKeuze(DAG, opgave="opgroeien")
    fields = dict.fromkeys(("naam", "wat_gebeurde", "wat_nodig", "wat_werkte", "les", "wat_veranderde"), NASTY)
    figure = {"indicator": "jeugd_jeugdhulp_per_1000_jongeren", "hoe": "verklaart", "uitleg": NASTY}
    source = {"naam": NASTY, "adres": 'https://voorbeeld.invalid/_a_"><script>'}
    story = Verhaal(
        openbaar(**fields, loketten=[NASTY], hindernissen=[{"soort": "regel", "wat": NASTY}], bron=source).model_copy(
            update={"cijfers": openbaar(cijfers=[figure]).cijfers}
        ),
        almere,
        "elders",
    )
    data = met_verhaal(gegevens(almere, wens), story, maak_dossier(almere, None, DAG, "opgroeien"))
    for page, text, word in zip(paginas(data), markdown.maak(data), docx.maak(data, DAG), strict=True):
        assert "<script" not in page and "<b>" not in page and "&lt;script&gt;" in page
        lees(page)
        expected = zinnen_van_html(page) - VAN_DE_PAGINA
        assert any("[c](d)" in sentence and "<b>e</b>" in sentence for sentence in expected)
        assert expected - zinnen_van_md(text.decode()) == set()
        assert expected - zinnen_van_docx(word) == set()
        assert "<script" not in re.sub(r"\\<", "", text.decode())


def test_a_briefing_made_again_does_not_bring_back_a_withdrawn_story(home: Path, eigen: Domein, tmp_path: Path):
    first = schrijf_briefing(eigen.gemeente(), BriefingKeuze(DAG), tmp_path / "b.html").briefing
    same = maak_opnieuw(home, first, tmp_path / "gelijk.html")
    assert same.gelijk and "Wachten op een plek" in same.bestanden.briefing.read_text(encoding="utf-8")
    case = home / "eigen" / "casussen" / "casus_een.yaml"
    text = case.read_bytes()
    case.unlink()
    try:
        again = maak_opnieuw(home, first, tmp_path / "anders.html")
    finally:
        case.write_bytes(text)
    assert again.anders == [
        "De verhalen uit de praktijk zijn sindsdien veranderd. Een verhaal dat is ingetrokken, komt niet terug."
    ]
    assert "Wachten op een plek" not in again.bestanden.briefing.read_text(encoding="utf-8")


def test_a_story_past_its_day_is_not_told_even_in_a_briefing_of_an_earlier_day(eigen: Domein):
    told = gegevens(eigen.gemeente(), BriefingKeuze(date(2099, 12, 31))).briefing["verhalen_helemaal"]
    assert "Wachten op een plek" in {v["naam"] for v in told}
    later = gegevens(eigen.gemeente(), BriefingKeuze(date(2100, 1, 1))).briefing["verhalen_helemaal"]
    assert "Wachten op een plek" not in {v["naam"] for v in later}
