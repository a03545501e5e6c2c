"""The command line as a user meets it: a process of its own, its words, its exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMMA = [sys.executable, "-c", "from sociaal_domein.cli import main; main()"]


def geef(*woorden: str, map: Path, **omgeving: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, **omgeving}
    return subprocess.run([*PROGRAMMA, *woorden], cwd=map, env=env, capture_output=True, text=True, check=False)


def test_help_is_dutch_and_imports_nothing_heavy(tmp_path: Path):
    done = geef("--help", map=tmp_path)
    assert done.returncode == 0
    assert "Gebruik: " in done.stdout
    assert "Opdrachten:" in done.stdout
    assert "Usage" not in done.stdout
    heavy = "duckdb pandas altair sqlglot pydantic rich jinja2".split()
    code = f"import sys, sociaal_domein.cli; print([m for m in {heavy} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_without_a_command_it_says_where_you_are_and_what_you_can_do(tmp_path: Path):
    done = geef(map=tmp_path)
    assert done.returncode == 0
    assert "U bent niet in een werkmap" in done.stdout
    assert "sociaal-domein briefing Almere" in done.stdout


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("breifing",), "Bedoelt u briefing"),
        (("briefing", "--opgve", "x"), "Bedoelt u --opgave?"),
        (("cijfers",), "Er ontbreekt iets: INDICATOR"),
        (("briefing", "Almeer"), "Almere"),
        (("briefing", "Haaren"), "Boxtel, Oisterwijk, Tilburg, Vught"),
        (("briefing",), "Over welke gemeente gaat het?"),
        (("briefing", "Den", "Haag"), "aanhalingstekens"),
        (("briefing", "Almere", "--bij", "soep"), "opgave, jaarstukken, begroting"),
        (("briefing", "Almere", "--opgave", "soep"), "opgroeien"),
        (("briefing", "Almere", "--waarde", "soep"), "nabijheid"),
        (("briefing", "Almere", "--peildatum", "gisteren"), "2026-11-21"),
        (("briefing", "Almere", "--naar", "geen/map/b.html"), "Kijk of de map bestaat"),
        (("briefing", "Almere", "--naar", "b.pdf"), "HTML"),
        (("cijfers", "jeugd_lasten", "Almere"), "jeugd_lasten_per_inwoner"),
        (("herkomst", "kern_uitgave"), "kern_uitgaven"),
        (("indicator", "nieuw", "Mijn Indicator"), "jeugd__verwijzers"),
        (("bron", "lees", "iv4", "--uit", "."), "iv3"),
    ],
)
def test_a_mistake_gives_a_dutch_remedy_and_exit_2(woorden: tuple[str, ...], zegt: str, tmp_path: Path):
    done = geef(*woorden, map=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert zegt in done.stderr
    assert "Wat u kunt doen" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_something_unforeseen_gives_no_traceback_unless_asked_for(tmp_path: Path):
    store = tmp_path / "cache" / "sociaal-domein"
    store.parent.mkdir()
    store.write_text("een bestand waar een map hoort")
    done = geef("indicator", "lijst", map=tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Wat u kunt doen" in done.stderr


def test_figures_as_text_csv_json_and_workbook(tmp_path: Path):
    text = geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", map=tmp_path)
    assert text.returncode == 0, text.stderr
    assert "Leusden" in text.stdout
    assert "€" in text.stdout
    csv = geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", "--csv", map=tmp_path)
    assert "Wat het niet zegt" in csv.stdout.splitlines()[0]
    records = json.loads(geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", "--json", map=tmp_path).stdout)
    assert {"waarde", "teller", "noemer", "status", "bron", "snapshot", "zegt_niet"} <= set(records[0])
    assert len(records) == len(csv.stdout.strip().splitlines()) - 1
    done = geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", "--xlsx", "leusden.xlsx", map=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "leusden.xlsx").stat().st_size > 5000


def test_an_old_name_leads_to_the_municipality_of_today(tmp_path: Path):
    done = geef("briefing", "Weesp", map=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Weesp hoort nu bij Amsterdam" in done.stderr
    assert (tmp_path / "briefing-amsterdam.html").is_file()
    assert (tmp_path / "briefing-amsterdam-vergaderkaart.html").is_file()


def test_lineage_ends_at_the_snapshot(tmp_path: Path):
    done = geef("herkomst", "wmo_clienten_per_1000_inwoners", map=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "kerncijfers.parquet" in done.stdout
    assert "sha256" in done.stdout


def test_lists(tmp_path: Path):
    assert "jeugd_lasten_per_inwoner" in geef("indicator", "lijst", map=tmp_path).stdout
    assert "nabijheid (voorstel)" in geef("waarde", "lijst", map=tmp_path).stdout
    assert "338 van 342 gemeenten" in geef("bron", "lijst", map=tmp_path).stdout


def test_a_working_folder_from_begin_to_an_own_indicator(tmp_path: Path):
    done = geef("begin", "--gemeente", "leusden", map=tmp_path)
    assert done.returncode == 0, done.stderr
    home = tmp_path / "leusden"
    assert (home / "uitvoer" / "briefing-leusden.html").is_file()
    again = geef("begin", "--gemeente", "Leusden", map=tmp_path)
    assert again.returncode == 2
    assert "Leusden" in geef(map=home).stdout
    dossier = geef("dossier", "--waarde", "maatwerk", map=home)
    assert dossier.returncode == 0, dossier.stderr
    assert "Wij weten nog niet" in dossier.stdout

    made = geef("indicator", "nieuw", "rondkomen__proef", map=home)
    assert made.returncode == 0, made.stderr
    refused = geef("bouw", map=home)
    assert refused.returncode == 2
    assert "ind_rondkomen__proef.yml" in refused.stderr
    yml = home / "pipelines" / "ind_rondkomen__proef.yml"
    text = yml.read_text()
    for field in ("titel", "omschrijving", "vraag", "eenheid", "zin", "zegt_niet"):
        text = text.replace(f"\n{field}:\n", f"\n{field}: proef\n")
    yml.write_text(text.replace("titel:\n", "titel: proef\n", 1))
    built = geef("bouw", map=home)
    assert built.returncode == 0, built.stderr
    assert "rondkomen_proef" in geef("indicator", "lijst", map=home).stdout


def test_half_a_register_entry_is_refused_and_the_last_store_stays(tmp_path: Path):
    assert geef("begin", "--gemeente", "Leusden", map=tmp_path).returncode == 0
    home = tmp_path / "leusden"
    store = home / ".opslag" / "sociaal_domein.duckdb"
    before = store.read_bytes()
    with (home / "register" / "waarden.yaml").open("a") as file:
        file.write("\n- id: half\n  naam: Half\n")
    done = geef("briefing", map=home)
    assert done.returncode == 2
    assert "waarden.yaml, regel" in done.stderr
    assert store.read_bytes() == before
