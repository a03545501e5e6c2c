"""One figure from a document: checked, kept in the register, shown apart from the indicators."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import sociaal_domein as sd
from sociaal_domein.eigenbron.noteren import VRAGEN, noteer, vraag_alles, vraag_en_noteer
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import lees_register

from .conftest import Geef
from .test_lees import alles

CIJFER = {
    "--wat": "Mensen die wachten op een woning",
    "--waarde": "1.234,5",
    "--eenheid": "mensen",
    "--jaar": "2025",
    "--document": "Raadsinformatiebrief wonen",
    "--datum": "2026-04-14",
    "--pagina": "4",
    "--waarden": "toegankelijkheid, nabijheid",
    "--opgave": "thuis_en_meedoen",
    "--wie": "griffier",
    "--adres": "https://voorbeeld.nl/rib.pdf",
    "--zegt-niet": "Hoe lang zij wachten.",
}
ID = "mensen_die_wachten_op_een_woning_2025"


def woorden(**anders: str | None) -> list[str]:
    given = CIJFER | {f"--{k.replace('_', '-')}": v for k, v in anders.items()}
    return ["cijfer", "noteer", *(word for k, v in given.items() if v is not None for word in (k, v))]


def test_it_is_one_record_in_a_file_of_its_own(home: Path, geef: Geef):
    done = geef(*woorden())
    assert done.code == 0, done.fout
    assert "1.234,5 mensen (Leusden, 2025)" in done.uit
    file = home / "register" / "cijfers" / f"{ID}.yaml"
    assert "waarde: 1.234,5" in file.read_text(encoding="utf-8")
    record = lees_register(home / "register").genoteerd[ID]
    assert (record.getal, record.gebied, record.datum) == (1234.5, "GM0327", date(2026, 4, 14))
    assert record.genoteerd_door == "griffier" and record.waarden == ["toegankelijkheid", "nabijheid"]


def test_the_dossier_shows_it_apart_with_document_and_page(home: Path, geef: Geef):
    geef(*woorden())
    with sd.open(home) as domein:
        dossier = domein.gemeente().dossier("nabijheid", peildatum=date(2026, 11, 21))
        assert [f.id for f in dossier.waarden["nabijheid"].genoteerd] == [ID]
        assert not any("woning" in r.indicator.titel for r in dossier.waarden["nabijheid"].lezingen)
        for text in (dossier.tekst(), dossier._repr_html_()):
            flat = " ".join(text.split())
            assert "Genoteerd uit een stuk" in flat
            assert "Raadsinformatiebrief wonen, 14 april 2026, bladzijde 4" in flat
            assert "Hoe lang zij wachten." in flat
        other = domein.gemeente("Almere").dossier("nabijheid", peildatum=date(2026, 11, 21))
        assert not other.waarden["nabijheid"].genoteerd, "it is about another municipality"
        assert not domein.gemeente().dossier("preventie").waarden["preventie"].genoteerd


def test_a_value_with_only_noted_figures_says_so(home: Path, geef: Geef):
    with sd.open(home) as domein:
        before = domein.gemeente().dossier().waarden
    bare = next(name for name, value in before.items() if not value.lezingen)
    assert "Er is geen cijfer dat iets zegt over deze waarde." in before[bare].wat_wij_niet_weten
    assert geef(*woorden(waarden=bare)).code == 0
    with sd.open(home) as domein:
        gaps = domein.gemeente().dossier(bare).waarden[bare].wat_wij_niet_weten
    assert "alleen losse cijfers uit stukken" in gaps[0] and not any("geen cijfer" in g for g in gaps)


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"waarde": "12.34"}, ["--waarde", "zoals 1.234,5"]),
        ({"waarde": "veel"}, ["--waarde"]),
        ({"pagina": None}, ["--pagina", "ontbreekt"]),
        ({"wat": None}, ["--wat", "ontbreekt"]),
        ({"peildatum": "2025-12-31"}, ["een jaar of een peildatum"]),
        ({"jaar": None}, ["een jaar of een peildatum"]),
        ({"datum": "14 april"}, ["--datum"]),
        ({"jaar": "20255"}, ["--jaar"]),
        ({"adres": "voorbeeld"}, ["--adres", "https://"]),
        ({"waarden": "nabijheit"}, ["--waarden", 'Bedoelt u "nabijheid"']),
        ({"opgave": "opgroei"}, ["--opgave", 'Bedoelt u "opgroeien"']),
        ({"gebied": "Leusdn"}, ["--gebied", "Bedoelt u Leusden"]),
        ({"wie": "bel 06-12345678"}, ["--wie", "telefoonnummer"]),
        ({"document": "Brief van mevrouw Voorbeeldsma"}, ["--document", "naam van een persoon"]),
    ],
)
def test_what_is_wrong_is_named_by_its_option_and_nothing_is_kept(
    anders: dict[str, str | None], zegt: list[str], home: Path, geef: Geef
):
    before = alles(home)
    done = geef(*woorden(**anders))
    assert done.code == 2
    assert not [words for words in zegt if words not in done.fout], done.fout
    assert alles(home) == before


def test_the_same_figure_is_kept_once_and_another_gets_its_own_id(home: Path, geef: Geef):
    assert geef(*woorden()).code == 0
    again = geef(*woorden())
    assert again.code == 2 and "al genoteerd" in again.fout
    assert geef(*woorden(waarde="1.300")).code == 0
    assert sorted(lees_register(home / "register").genoteerd) == [ID, f"{ID}_2"]


def test_it_asks_question_by_question(home: Path):
    answers = {name: CIJFER.get(f"--{name}", "") for name in VRAGEN}
    answers |= {"naam": CIJFER["--wat"], "zegt_niet": CIJFER["--zegt-niet"], "genoteerd_door": ""}
    asked: list[str] = []

    def reply(question: str) -> str:
        asked.append(question)
        return answers[list(VRAGEN)[len(asked) - 1]]

    given = vraag_alles(home, reply, asked.append)
    assert any("nabijheid" in q for q in asked) and any("opgroeien" in q for q in asked)
    record, file = noteer(home, {k: v for k, v in given.items() if v is not None})
    assert file.is_file() and record.genoteerd_door is None


def test_a_wrong_answer_is_asked_again_and_no_other_is_lost(home: Path):
    answers = {name: CIJFER.get(f"--{name}", "") for name in VRAGEN}
    answers |= {"naam": CIJFER["--wat"], "zegt_niet": CIJFER["--zegt-niet"], "genoteerd_door": ""}
    wrong = {"waarde": ["veel", "ook veel"]}
    replies = iter([text for name, right in answers.items() for text in (*wrong.get(name, []), right)])
    said: list[str] = []
    record, _ = vraag_en_noteer(home, lambda _: next(replies), said.append)
    assert record.waarde == CIJFER["--waarde"] and record.document == CIJFER["--document"]
    assert len(said) == 2 and all("--waarde" in text for text in said)


@pytest.mark.parametrize(
    ("oud", "nieuw", "zegt"),
    [
        ("waarde: 1.234,5", "waarde: 12.34", ["regel 3", "veld waarde"]),
        ("- nabijheid", "- nabijheit", ["nabijheit", "waarden.yaml", "veld waarden › nummer 2"]),
        ("eenheid:", "eenheidd:", ['Bedoelt u "eenheid"']),
        (f"id: {ID}", "id: iets_anders", ["iets_anders", "de naam van de id"]),
    ],
)
def test_the_register_is_checked_on_load(
    oud: str, nieuw: str, zegt: list[str], home: Path, geef: Geef, vervang: Callable[[str, str, str], None]
):
    geef(*woorden())
    vervang(f"register/cijfers/{ID}.yaml", oud, nieuw)
    with pytest.raises(SociaalDomeinFout) as caught:
        lees_register(home / "register")
    said = str(caught.value)
    assert f"{ID}.yaml" in said
    assert not [words for words in zegt if words not in said], said


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"waarde": "12 %"}, ["--eenheid", "procent", '"mensen"']),
        ({"waarde": "€ 12"}, ["--eenheid", "euro"]),
        ({"waarde": "4"}, ["--waarde", "minder dan 10 mensen", "te herkennen", "--toch"]),
        ({"waarde": "9", "eenheid": "jongeren uit de wijk"}, ["--toch"]),
        ({"jaar": str(date.today().year + 1)}, ["--jaar", "nog niet begonnen"]),
        ({"datum": f"{date.today().year + 1}-01-01"}, ["--datum", "in de toekomst"]),
        ({"jaar": None, "peildatum": f"{date.today().year + 1}-01-01"}, ["--peildatum", "in de toekomst"]),
        ({"gebied": "WK032788"}, ["--gebied", "lijst van wijken"]),
    ],
)
def test_what_cannot_be_or_needs_a_second_look(anders: dict[str, str | None], zegt: list[str], home: Path, geef: Geef):
    before = alles(home)
    done = geef(*woorden(**anders))
    assert done.code == 2
    assert not [words for words in zegt if words not in done.fout], done.fout
    assert alles(home) == before


def test_few_people_are_kept_when_that_is_said(home: Path, geef: Geef):
    assert geef(*woorden(waarde="4"), "--toch").code == 0
    assert geef(*woorden(waarde="4", eenheid="weken")).code == 0
    assert geef(*woorden(waarde="12 %", eenheid="procent")).code == 0


def test_a_wijk_of_the_municipality(home: Path, geef: Geef):
    done = geef(*woorden(gebied="WK032701"))
    assert done.code == 0, done.fout
    assert "Wijk 01 Leusden-Centrum West, 2025" in done.uit


def test_asked_for_few_people_it_asks_once_more(home: Path):
    answers = {name: CIJFER.get(f"--{name}", "") for name in VRAGEN}
    answers |= {"naam": CIJFER["--wat"], "zegt_niet": CIJFER["--zegt-niet"], "genoteerd_door": "", "waarde": "3"}
    for last in ("nee", "ja"):
        replies = iter([*answers.values(), last])
        if last == "nee":
            with pytest.raises(SociaalDomeinFout, match="minder dan 10"):
                vraag_en_noteer(home, lambda _, r=replies: next(r), print)
        else:
            record, _ = vraag_en_noteer(home, lambda _, r=replies: next(r), print)
            assert record.waarde == "3"


def test_a_unit_that_conflicts_is_asked_again_and_a_sign_before_it_is_not(home: Path):
    answers = {name: CIJFER.get(f"--{name}", "") for name in VRAGEN}
    answers |= {"naam": CIJFER["--wat"], "zegt_niet": CIJFER["--zegt-niet"], "genoteerd_door": ""}
    answers |= {"waarde": "12 %", "eenheid": "procent"}
    replies = iter([text for name, right in answers.items() for text in (*(["mensen"] * (name == "eenheid")), right)])
    said: list[str] = []
    record, _ = vraag_en_noteer(home, lambda _: next(replies), said.append)
    assert (record.waarde, record.eenheid) == ("12 %", "procent")
    assert len(said) == 1 and "past niet bij elkaar" in said[0]
