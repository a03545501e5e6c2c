"""The commands that make questions and give values, as a user types them in a working folder."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest

from sociaal_domein.begin import begin
from sociaal_domein.cli import main
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.vragen.boek import lees_boek
from sociaal_domein.vragen.waardebesluit import geef_mee, lees_waarden

BESLUIT = ("--besluit", "Motie Hulp dichtbij", "--datum", "2026-03-31", "--document", "https://voorbeeld.nl/motie")


@dataclass(frozen=True)
class Uitkomst:
    code: int
    uit: str
    fout: str


Geef = Callable[..., Uitkomst]


@pytest.fixture(scope="module")
def begonnen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("waarde") / "werkmap"
    begin("GM0327", "Leusden", home)
    bouw(home)
    return home


@pytest.fixture
def home(begonnen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(begonnen, tmp_path / "werkmap"))
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(folder))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def geef(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Geef:
    def run(*words: str) -> Uitkomst:
        monkeypatch.setattr(sys, "argv", ["sociaal-domein", *words])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        code = stopped.value.code
        return Uitkomst(code if isinstance(code, int) else 0, said.out, said.err)

    return run


def test_from_a_proposal_to_a_record_to_a_document(home: Path, geef: Geef):
    told = json.loads(geef("vraag", "voorstel", "--waarde", "houdbaarheid", "--json").uit)
    proposals = told["voorstellen"]
    number = next(v["nummer"] for v in proposals if v["cijfers"])
    assert proposals[number - 1]["cijfers"][0]["sql"].startswith("select waarde from beeld_cijfer")
    asker = ("--steller", "A. Verzonnen", "--fractie", "Partij Voorbeeld", "--titel", "Hulp die kan blijven")
    made = geef(
        *("vraag", "nieuw", "--waarde", "houdbaarheid", *asker, "--uit-voorstel", f"{number}"),
        *("--tekst", "=1+1, of wat merken inwoners?", "--ingediend", "2026-03-02"),
    )
    assert made.code == 0, made.fout
    question = lees_boek(home).raadsvragen["v2026_hulp_die_kan_blijven"]
    assert question.deelvragen == [proposals[number - 1]["tekst"], "=1+1, of wat merken inwoners?"]
    assert question.waarden == ["houdbaarheid"] and question.opgave == "opgroeien"
    assert [c.model_dump(mode="json") for c in question.cijfers] == proposals[number - 1]["cijfers"]
    assert question.ingediend_op == date(2026, 3, 2)
    written = geef("vraag", "document", question.id)
    file = home / "uitvoer" / "v2026_hulp_die_kan_blijven.docx"
    assert written.code == 0 and str(file) in written.uit
    lines = [p.text for p in docx.Document(str(file)).paragraphs]
    assert "Antwoord uiterlijk: 1 april 2026 (30 dagen na indienen)" in lines and question.deelvragen[1] in lines


def test_a_draft_has_no_day_and_a_second_one_gets_another_id(home: Path, geef: Geef):
    words = (
        "vraag",
        "nieuw",
        "--waarde",
        "nabijheid",
        "--steller",
        "A. Verzonnen",
        "--fractie",
        "X",
        "--tekst",
        "Wie?",
    )
    assert "Een concept: v" in geef(*words).uit
    second = geef(*words)
    assert "_2\n" in second.uit
    assert [q.ingediend_op for q in lees_boek(home).raadsvragen.values()] == [None, None]


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        (("--uit-voorstel", "99"), "geen voorstel met nummer 99"),
        (("--tekst", "  "), "Er is nog geen vraag."),
        (("--tekst", "Wie?", "--ingediend", "2999-01-01"), "in de toekomst"),
        (("--tekst", "Bel jan@voorbeeld.example of 06-12345678?"), "Er is niets bewaard"),
    ],
)
def test_a_question_that_cannot_be_made(home: Path, geef: Geef, woorden: tuple[str, ...], fout: str):
    given = geef("vraag", "nieuw", "--waarde", "nabijheid", "--steller", "A. Verzonnen", "--fractie", "X", *woorden)
    assert given.code == 2 and fout in given.fout and "Traceback" not in given.fout, given
    assert not (home / "register" / "raadsvragen").exists()


def test_outside_a_working_folder_there_is_no_register(tmp_path: Path, geef: Geef, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOCIAAL_DOMEIN_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    for words in (("document", "v1"), ("nieuw", "--waarde", "x", "--steller", "y", "--fractie", "z")):
        assert "U bent niet in een werkmap." in geef("vraag", *words).fout
    assert "U bent niet in een werkmap." in geef("waarde", "besluit", "nabijheid", *BESLUIT).fout


def test_a_document_of_nothing(home: Path, geef: Geef):
    given = geef("vraag", "document", "v1")
    assert given.code == 2 and "geen raadsvraag met de id 'v1'" in given.fout


def test_values_in_a_document(home: Path, geef: Geef):
    made = geef("waarde", "document", "--waarde", "nabijheid, tijdigheid", "--vorm", "kaderbrief")
    assert made.code == 0, made.fout
    assert (home / "uitvoer" / "kaderbrief-leusden-nabijheid-tijdigheid.docx").is_file()
    assert "kan niet achter --vorm" in geef("waarde", "document", "--waarde", "nabijheid", "--vorm", "brief").fout
    assert "staat niet in het register" in geef("waarde", "document", "--waarde", "gezellig").fout
    assert "Er staat geen waarde." in geef("waarde", "document", "--waarde", " , ").fout


def test_a_decision_is_written_beside_the_value_and_nothing_else_changes(home: Path, geef: Geef):
    file = home / "register" / "waarden.yaml"
    before = file.read_text(encoding="utf-8")
    done = geef("waarde", "besluit", "Nabijheid", *BESLUIT)
    assert done.code == 0 and "Nabijheid: meegegeven op 31 maart 2026" in done.uit, done.fout
    after = file.read_text(encoding="utf-8")
    value = lees_waarden(home).waarden["nabijheid"]
    assert value.status == "meegegeven" and value.meegegeven_bij is not None
    assert value.meegegeven_bij.besluit == "Motie Hulp dichtbij" and value.meegegeven_bij.datum == date(2026, 3, 31)
    entries = [re.split(r"(?m)^(?=- id: )", text) for text in (before, after)]
    assert [a == b for a, b in zip(*entries, strict=True)].count(False) == 1


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        (("gezellig", *BESLUIT), "staat niet in het register"),
        (("nabijheid", *BESLUIT[:2], "--datum", "2999-01-01", *BESLUIT[4:]), "nog niet geweest"),
        (("nabijheid", "--besluit", " ", *BESLUIT[2:]), "waarden.yaml"),
        (("nabijheid", "--besluit", "Bel 06-12345678", *BESLUIT[2:]), "Er is niets bewaard"),
    ],
)
def test_a_decision_that_cannot_be(home: Path, geef: Geef, woorden: tuple[str, ...], fout: str):
    before = (home / "register" / "waarden.yaml").read_bytes()
    given = geef("waarde", "besluit", *woorden)
    assert given.code == 2 and fout in given.fout, given
    assert (home / "register" / "waarden.yaml").read_bytes() == before


def test_a_second_decision_and_a_file_that_changed_are_refused(home: Path):
    read = lees_waarden(home)
    words = ("Motie Hulp dichtbij", date(2026, 3, 31), "https://voorbeeld.nl/motie")
    geef_mee(read, "nabijheid", *words)
    with pytest.raises(SociaalDomeinFout, match="is al meegegeven met het besluit 'Motie Hulp dichtbij'"):
        geef_mee(lees_waarden(home), "nabijheid", *words)
    held = read.bestand.read_bytes()
    with pytest.raises(SociaalDomeinFout, match="veranderd nadat het was gelezen"):
        geef_mee(read, "tijdigheid", *words)
    assert read.bestand.read_bytes() == held
