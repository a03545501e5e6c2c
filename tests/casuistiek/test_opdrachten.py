"""The commands about cases as a user gives them, and that a refused case leaves no trace."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sociaal_domein.cli import app
from sociaal_domein.privacy.namenlijst import zet_klaar
from tests.casuistiek.conftest import Schrijf
from tests.casuistiek.test_inlezen import tabel
from tests.voorvork import PROGRAMMA, voer

MERK = ("zeepkistmerk", "bloempotmerk")  # words around what is refused
ZIN = f"Een {MERK[0]} met {MERK[1]}@voorbeeld.example erbij."


def geef(*words: str, home: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return voer(*words, map=Path.cwd(), env=os.environ | {"SOCIAAL_DOMEIN_HOME": str(home)} | env)


def sporen(*folders: Path, behalve: Path) -> list[tuple[Path, str]]:
    """Return every file that holds, or is named after, one of the words; the user's own file aside."""
    return [
        (path, word)
        for folder in folders
        for path in folder.rglob("*")
        if path != behalve
        for word in MERK
        if word in path.name or (path.is_file() and word.encode() in path.read_bytes())
    ]


@pytest.fixture
def elders(tmp_path: Path) -> dict[str, str]:
    """Give the programme a folder for temporary files and a cache of its own, and let it say all it can.

    The lists of names, which take seconds to set up, are those of the session.
    """
    places = {"TMPDIR": "tijdelijk", "XDG_CACHE_HOME": "cache", "HOME": "thuis"}
    for name in places.values():
        (tmp_path / name).mkdir()
    names = zet_klaar()
    there = tmp_path / "cache" / names.relative_to(os.environ["XDG_CACHE_HOME"])
    there.parent.mkdir(parents=True)
    there.symlink_to(names, target_is_directory=True)
    return {key: str(tmp_path / name) for key, name in places.items()} | {"SOCIAAL_DOMEIN_DEBUG": "1"}


VERHAAL = ("Een kind wilde niet meer naar school.", ZIN)
OPMERKING = ("wet: jeugd", f"wet: jeugd # {ZIN}")
GEEN_YAML = ("- id:", f"[ {ZIN} id:")


@pytest.mark.parametrize(
    ("command", "change"),
    [
        ("controleer", VERHAAL),
        ("controleer", GEEN_YAML),
        ("bouw", VERHAAL),
        ("bouw", OPMERKING),
        ("lijst", VERHAAL),
        ("vrij", VERHAAL),
    ],
)
def test_a_refused_case_leaves_no_trace(
    home: Path, schrijf: Schrijf, elders: dict[str, str], command: str, change: tuple[str, str]
):
    schrijf("goed")
    file = schrijf("wachten", change)
    words = {
        "controleer": ("casus", "controleer"),
        "bouw": ("bouw",),
        "lijst": ("casus", "lijst"),
        "vrij": ("casus", "vrij", "wachten", "--rol", "jurist", "--ja"),
    }[command]
    done = geef(*words, home=home, **elders)
    assert done.returncode == (0 if command == "lijst" else 2), done.stderr
    said = done.stdout + done.stderr
    assert "Traceback" not in said and not [word for word in MERK if word in said]
    assert ("een e-mailadres" in said) == (command in ("controleer", "bouw"))
    assert sporen(home.parent, behalve=file) == []


def test_a_refused_table_leaves_no_trace(home: Path, elders: dict[str, str]):
    table, mapping = tabel(home, {}, {"Nr": "8", "Verhaal": ZIN})
    done = geef("casus", "lees", str(table), "--koppel", str(mapping), home=home, **elders)
    assert done.returncode == 2
    assert "regel 3, kolom 'Verhaal', veld wat_gebeurde: een e-mailadres" in done.stdout
    assert not [word for word in MERK if word in done.stdout + done.stderr]
    assert sporen(home.parent, behalve=table) == []
    assert not (home / "eigen" / "casussen").exists()


def test_a_document_is_judged_without_a_working_folder(tmp_path: Path, elders: dict[str, str]):
    file = tmp_path / "verslag.txt"
    file.write_text(f"Goed.\n{ZIN}\n", encoding="utf-8")
    done = subprocess.run(
        [*PROGRAMMA, "casus", "controleer", str(file)],
        cwd=tmp_path,
        env={**os.environ, **elders},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "regel 2: een e-mailadres" in done.stdout
    assert not [word for word in MERK if word in done.stdout + done.stderr]
    assert sporen(tmp_path, behalve=file) == []


@pytest.fixture
def hier(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Return a function that gives a command in this very process."""
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(home))
    return lambda *words: CliRunner().invoke(app, ["casus", *words])


def test_a_first_name_alone_is_asked_and_confirmed_for_that_text_only(schrijf: Schrijf, hier: Callable[..., Any]):
    file = schrijf("wachten", ("Een kind wilde niet meer naar school.", "Daan kwam niet meer."))
    asked = hier("controleer")
    assert asked.exit_code == 1 and "Daan" not in asked.stdout
    assert "regel 9, veld wat_gebeurde: een voornaam. Schrijf liever: [naam]" in asked.stdout
    assert "sociaal-domein casus bevestig wachten --veld wat_gebeurde --rol" in asked.stdout
    assert hier("lijst").stdout == "wachten  open vragen: 1\n"
    assert "De wacht heeft nog een vraag" in str(hier("vrij", "wachten", "--rol", "jurist", "--ja").exception)
    assert "Kies uit: wat_gebeurde." in str(hier("bevestig", "wachten", "--rol", "jurist").exception)
    sure = hier("bevestig", "wachten", "--veld", "wat_gebeurde", "--rol", "jeugdconsulent")
    assert sure.stdout == "Bevestigd: wat_gebeurde\nDe wacht heeft geen vragen meer.\n"
    assert hier("controleer").exit_code == 0
    file.write_text(file.read_text(encoding="utf-8").replace("kwam niet meer", "kwam laat"), encoding="utf-8")
    assert hier("controleer").exit_code == 1


def test_a_release_shows_the_story_and_wants_a_yes(schrijf: Schrijf, hier: Callable[..., Any]):
    file = schrijf()
    before = file.read_bytes()
    looked = hier("vrij", "wachten", "--rol", "jurist")
    assert looked.exit_code == 1 and file.read_bytes() == before
    assert "Een kind wilde niet meer naar school." in looked.stdout
    assert "Buiten het team staat erbij: Nederland, 0-11 jaar" in looked.stdout
    assert "Niet vrijgegeven. Wel vrijgeven? Zet --ja achter de opdracht." in looked.stdout
    done = hier("vrij", "wachten", "--rol", "jurist", "--ja")
    assert done.stdout.endswith("wachten: wacht op vrijgave (1 van 2)\n")


@pytest.mark.parametrize("words", [("casus", "lijst"), ("casus", "controleer"), ("casus", "nieuw")])
def test_without_a_working_folder_it_says_where_cases_stand(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, list(words))
    assert "U bent niet in een werkmap." in str(result.exception)
