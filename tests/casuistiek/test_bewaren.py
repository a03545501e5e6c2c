"""The commands that let go of cases, and the terms."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sociaal_domein.casuistiek.bewaren import termijnen
from sociaal_domein.fouten import SociaalDomeinFout
from tests.casuistiek.intrek_hulp import CASUS, casus, maak_werkmap, vindt


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return maak_werkmap(tmp_path, monkeypatch)


def opdracht(home: Path, monkeypatch: pytest.MonkeyPatch, *args: str):
    import typer

    from sociaal_domein.cli_casus_bewaren import intrek, verloopt

    app = typer.Typer()
    app.command("verloopt")(verloopt)
    app.command("intrek")(intrek)
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(home))
    return CliRunner().invoke(app, list(args))


def test_the_command_withdraws(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = opdracht(home, monkeypatch, "intrek", "paars")
    assert ran.exit_code == 0 and "0 plekken gevonden" in ran.output
    assert isinstance(opdracht(home, monkeypatch, "intrek", "paars").exception, SociaalDomeinFout)


def test_terms_are_listed_by_how_near_they_are(home: Path) -> None:
    def until(id: str, day: str) -> None:
        casus(home, id, f"- id: {id}\n  naam: een half formulier\n  bewaren_tot: {day}\n")

    for id, day in (("a", "2026-03-01"), ("b", "2026-03-02"), ("c", "2026-05-01"), ("d", "2026-05-02"), ("e", "")):
        until(id, day)
    until("f", "31 december")
    casus(home, "g", "- [kapot")
    day = date(2026, 3, 2)
    found = {t.id: t for t in termijnen(home, day)}
    assert {id: t.stand for id, t in found.items()} == {
        "paars": "verlopen",
        "groen": "verlopen",
        "a": "verlopen",
        "b": "bijna",
        "c": "bijna",
        "d": "later",
        "e": "onbekend",
        "f": "onbekend",
        "g": "onbekend",
    }
    assert list(found) == ["e", "f", "g", "groen", "paars", "a", "b", "c", "d"]
    assert found["a"].zin(day) == "a: verlopen op 1 maart 2026"
    assert found["b"].zin(day) == "b: tot en met 2 maart 2026 (vandaag)"
    assert found["c"].zin(day) == "c: tot en met 1 mei 2026 (over 60 dagen)"
    assert "Vul bewaren_tot in" in found["g"].zin(day)


def test_the_command_lists_and_removes_what_has_passed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (home / "eigen" / "casussen" / "groen.yaml").read_text(encoding="utf-8")
    casus(home, "later", whole.replace("id: groen", "id: later").replace("2025-01-31", "2999-12-31"))
    ran = opdracht(home, monkeypatch, "verloopt")
    assert ran.exit_code == 1 and "- paars: verlopen op 31 januari 2025" in ran.output and "later:" not in ran.output
    assert "31 januari 2025\nTrek ze in met: " in ran.output
    assert "--verwijder" in ran.output and len(vindt(home, "paarse olifant zocht")) == 1
    ran = opdracht(home, monkeypatch, "verloopt", "--verwijder")
    # The copy of the other case that stays is named: it tells the same story.
    assert ran.exit_code == 1 and "Ingetrokken: groen, paars" in ran.output
    assert "eigen/casussen/later.yaml:" in ran.output and "uitvoer" not in ran.output.split("\n\nDit kan")[0]
    assert [t.id for t in termijnen(home, date.today())] == ["later"]
    ran = opdracht(home, monkeypatch, "verloopt")
    assert ran.exit_code == 0 and "geen enkele casus" in ran.output


def test_one_case_that_cannot_go_does_not_keep_the_others(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = home / "eigen" / "casussen"
    casus(home, "blauw").rename(tmp_path / "blauw.yaml")
    (folder / "blauw.yaml").symlink_to(tmp_path / "blauw.yaml")
    casus(home, "rood")
    (folder / "rood.yaml~").mkdir()  # will not go
    ran = opdracht(home, monkeypatch, "verloopt", "--verwijder")
    assert ran.exit_code == 1 and {p.name for p in folder.glob("*.yaml")} == {"blauw.yaml", "rood.yaml"}
    kept = ran.output.split("Niet ingetrokken:")[1]
    assert "- blauw: " in kept and "- rood: " in kept and "paars" not in kept


def test_a_file_in_the_wrong_place_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = home / "eigen" / "casussen"
    (folder / "oud").mkdir()
    for name in ("x.yml", "oud/paars.yaml"):
        (folder / name).write_text(CASUS.format(id="x"), encoding="utf-8")
    said = opdracht(home, monkeypatch, "verloopt").output
    assert "niet op de goede plek" in said and "Zet die als ID.yaml" in said
    assert "- x.yml\n" in said and "- oud/paars.yaml\n" in said
