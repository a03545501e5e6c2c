"""The commands that follow questions, promises and motions, as a user gives them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from sociaal_domein.cli_toezegging import motie_app, toezegging_app
from sociaal_domein.cli_vraag import vraag_app
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Motie
from sociaal_domein.vragen.boek import bewaar, lees_boek
from sociaal_domein.vragen.vastleggen import leg_vast
from tests.vragen.spiegelboek import toezegging, vraag

Geef = Callable[..., Result]
APPS = {"vraag": vraag_app, "toezegging": toezegging_app, "motie": motie_app}


@pytest.fixture
def werk(home: Path) -> Path:
    """Make a working folder with a question, a promise and a motion."""
    parts = ["Hoeveel gezinnen wachten?", "Wat merken gezinnen van het wachten?"]
    bewaar(lees_boek(home), vraag("wachten", "2026-03-01", nummer="2026-014", fractie="Partij Een", deelvragen=parts))
    bewaar(lees_boek(home), toezegging("brief", "2026-03-01", termijn="2026-06-30"))
    handed_in = [{"soort": "ingediend", "datum": "2026-03-01"}]
    motion = {"id": "gezicht", "naam": "Vast gezicht", "tekst": "Verzoekt.", "gebeurtenissen": handed_in}
    bewaar(lees_boek(home), Motie.model_validate(motion))
    return home


@pytest.fixture
def geef(werk: Path, monkeypatch: pytest.MonkeyPatch) -> Geef:
    """Return a function that gives a command in that folder."""
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(werk))
    assert os.environ["SOCIAAL_DOMEIN_HOME"]

    def run(group: str, *words: str) -> Result:
        return CliRunner().invoke(APPS[group], list(words))

    return run


def goed(result: Result) -> str:
    assert result.exception is None, result.exception
    assert result.exit_code == 0
    return result.output


def fout(result: Result) -> str:
    assert isinstance(result.exception, SociaalDomeinFout), (result.exception, result.output)
    return str(result.exception)


def test_a_question_from_late_to_learned(werk: Path, geef: Geef):
    assert "te laat (was 31 maart 2026)" in goed(geef("vraag", "lijst", "--te-laat-zonder-uitstel"))
    words = ("--datum", "2026-03-20", "--tot", "2026-04-30", "--reden", "De cijfers komen in april.")
    assert "ook na uitstel" in goed(geef("vraag", "uitstel", "2026-014", *words))
    assert "Geen vraag past bij deze keuze." in goed(geef("vraag", "lijst", "--te-laat-zonder-uitstel"))
    said = goed(
        geef("vraag", "antwoord", "wachten", "--datum", "2026-04-20", "--samenvatting", "Er wachten 40 gezinnen.")
    )
    assert "Wachten" not in said
    assert "Vraag wachten: beantwoord\n  Beantwoord op 20 april 2026, op tijd." in said
    assert str(werk / "register" / "raadsvragen" / "wachten.yaml") in said
    assert "sociaal-domein vraag beoordeel wachten" in said
    words = ("--beantwoordt", "deels", "--geleerd", "Bellen helpt.", "--datum", "2026-04-22")
    assert "--soort vervolgvraag" in goed(geef("vraag", "beoordeel", "wachten", *words))
    words = ("--soort", "afgedaan", "--datum", "2026-05-01")
    assert "afgedaan" in goed(geef("vraag", "gebeurtenis", "wachten", *words))
    mirror = goed(geef("vraag", "spiegel"))
    assert "In deze periode is er 1 vraag ingediend, met 2 deelvragen." in mirror
    assert "0 keer ja, 1 keer deels en 0 keer nee" in mirror


def test_a_promise_and_a_motion(werk: Path, geef: Geef):
    words = ("Cijfers over wachten", "--tekst", "U krijgt cijfers.", "--door", "wethouder jeugd")
    more = ("--datum", "2026-03-10", "--termijn", "2026-05-01", "--waarde", "tijdigheid", "--vraag", "2026-014")
    assert "te laat" in goed(geef("toezegging", "nieuw", *words, *more))
    id = "t2026_cijfers_over_wachten"
    late = goed(geef("toezegging", "lijst", "--te-laat", "--peildatum", "2026-06-01"))
    assert id in late
    assert "brief" not in late
    words = ("--datum", "2026-04-01", "--tot", "2026-07-01", "--reden", "Druk.")
    assert "1 juli 2026" in goed(geef("toezegging", "uitstel", id, *words))
    words = ("--datum", "2026-06-20", "--document", "Brief 12", "--geleerd", "Vraag het eerder.")
    assert "Afgedaan op 20 juni 2026, op tijd." in goed(geef("toezegging", "afdoen", id, *words))
    assert lees_boek(werk).toezeggingen[id].geleerd == "Vraag het eerder."
    words = ("--soort", "vervallen", "--datum", "2026-05-01", "--toelichting", "Het plan ging niet door.")
    assert "Toezegging brief: vervallen" in goed(geef("toezegging", "gebeurtenis", "brief", *words))
    assert "Vast gezicht: aangenomen" in goed(
        geef("motie", "gebeurtenis", "gezicht", "--soort", "aangenomen", "--datum", "2026-03-20")
    )
    assert "1 motie op" in goed(geef("motie", "lijst", "--fase", "aangenomen"))


def test_lists_for_programs(geef: Geef):
    read = json.loads(goed(geef("vraag", "lijst", "--json", "--peildatum", "2026-03-15")))
    assert [(r["id"], r["fase"], r["dagen"]) for r in read["raadsvragen"]] == [("wachten", "in behandeling", 16)]
    assert "wachten;2026-014;2026-03-01" in goed(geef("vraag", "lijst", "--csv"))


def test_the_mirror_for_a_fractie_is_marked(geef: Geef):
    assert "Alleen voor de fractie zelf" in goed(geef("vraag", "spiegel", "--fractie", "partij een"))
    read = json.loads(goed(geef("vraag", "spiegel", "--json", "--sinds", "2026-01-01", "--tot", "2026-06-30")))
    assert (read["vragen"], read["fractie"], read["van"]) == (1, None, "2026-01-01")
    assert "let_op" not in read


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("vraag", "antwoord", "wachtten", "--datum", "2026-04-01"), "Bedoelt u wachten?"),
        (("vraag", "antwoord", "wachten", "--datum", "1 april"), "'1 april' is geen datum."),
        (("vraag", "antwoord", "wachten", "--datum", "2026-04-01"), "Geef --samenvatting, --document of --link."),
        (("vraag", "gebeurtenis", "wachten", "--soort", "weg", "--datum", "2026-04-01"), "Kies uit: ingediend"),
        (
            ("vraag", "gebeurtenis", "wachten", "--soort", "uitgesteld", "--datum", "2026-04-01"),
            "vraag uitstel wachten",
        ),
        (("vraag", "beoordeel", "wachten", "--beantwoordt", "misschien"), "Kies uit: ja, deels, nee."),
        (("vraag", "beoordeel", "wachten", "--beantwoordt", "ja"), "nog geen antwoord"),
        (("vraag", "hermeting", "wachten"), "Bij deze vraag staan geen cijfers."),
        (("vraag", "lijst", "--csv", "--json"), "gaan niet samen"),
        (("vraag", "lijst", "--fase", "klaar"), "'klaar' kan niet achter --fase."),
        (("vraag", "spiegel", "--fractie", "Partij Twee"), "Er is geen vraag van de fractie 'Partij Twee'."),
        (("vraag", "spiegel", "--sinds", "2026-05-01", "--tot", "2026-04-01"), "Zo is er geen enkele dag."),
        (("toezegging", "afdoen", "brief", "--datum", "2026-04-01"), "Geef --document"),
        (("toezegging", "lijst", "--waarde", "nabij"), "Nergens staat de waarde 'nabij'."),
        (("toezegging", "gebeurtenis", "brief", "--soort", "afgedaan", "--datum", "2026-04-01"), "toezegging afdoen"),
        (
            ("toezegging", "gebeurtenis", "brief", "--soort", "vervallen", "--datum", "2026-01-01"),
            "veld gebeurtenissen",
        ),
        (("motie", "gebeurtenis", "gezicht", "--soort", "weg", "--datum", "2026-04-01"), "Kies uit: ingediend"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(werk: Path, geef: Geef, woorden: tuple[str, ...], zin: str):
    before = {p: p.read_bytes() for p in (werk / "register").rglob("*.yaml")}
    assert zin in fout(geef(*woorden))
    assert {p: p.read_bytes() for p in (werk / "register").rglob("*.yaml")} == before


def test_outside_a_working_folder_it_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOCIAAL_DOMEIN_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert "U bent niet in een werkmap." in fout(CliRunner().invoke(vraag_app, ["lijst"]))


def test_figures_of_then_and_now_are_shown_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from sociaal_domein.begin import begin
    from sociaal_domein.domein import open as open_domein

    folder = tmp_path / "almere"
    begin("GM0034", "Almere", folder)
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(folder))
    with open_domein(folder) as domein:
        row = domein.gemeente().cijfers("jeugd_lasten_per_inwoner", buurten=False)
        figure = next(c for c in row if (c.gebied_code, c.jaar, c.reeks) == ("GM0034", 2023, "jaarrekening"))
    kept = leg_vast(figure, date(2026, 1, 5)).model_dump()
    old = {**kept, "waarde": kept["waarde"] - 10, "snapshot": "2025-01-01"}
    bewaar(lees_boek(folder), vraag("v", "2026-01-05", cijfers=[old]))
    shown = goed(CliRunner().invoke(vraag_app, ["hermeting", "v"]))
    assert "Nu: over 2023 herzien naar" in shown
    assert lees_boek(folder).raadsvragen["v"].hermetingen == []
    early = ["hermeting", "v", "--bewaar", "--peildatum", "2025-12-31"]
    assert "waren zij er nog niet" in fout(CliRunner().invoke(vraag_app, early))
    goed(CliRunner().invoke(vraag_app, ["hermeting", "v", "--bewaar", "--toelichting", "Een jaar later."]))
    again = lees_boek(folder).raadsvragen["v"].hermetingen
    assert [[c.jaar for c in h.cijfers] for h in again] == [[2023, 2024]]


def test_the_commands_have_help_in_dutch():
    for app in APPS.values():
        assert isinstance(app, typer.Typer)
        text = CliRunner().invoke(app, ["--help"]).output
        assert "Gebruik:" in text
        assert "Usage" not in text
