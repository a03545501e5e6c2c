"""The command line as a user meets it: a process of its own, its words, its exit code."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.weergave.lijnen import breuken
from tests.voorvork import PROGRAMMA, voer


def geef(*woorden: str, map: Path, koud: bool = False, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return voer(*woorden, map=map, env=os.environ | omgeving, koud=koud)


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
        (("cijfers",), "Alle indicatoren: sociaal-domein indicator lijst. Bijvoorbeeld: sociaal-domein cijfers "),
        (
            ("cijfers", "jeugd_lasten_per_inwoner", "Almere", "--niveau", "straat"),
            "land, provincie, regio, gemeente, wijk",
        ),
        (("cijfers", "jeugd_lasten_per_inwoner", "Almere", "--xlsx", ""), "Er staat een lege naam"),
        (("cijfers", "jeugd_lasten_per_inwoner", "Almere", "--xlsx", "geen/x.xlsx"), "map 'geen' bestaat niet"),
        (("cijfers", "jeugd_lasten_per_inwoner", "Almere", "--csv", "--json"), "--csv en --json gaan niet samen."),
        (("cijfers", "jeugd_lasten_per_inwoner", "Almere", "--csv", "--xlsx", "a.xlsx"), "--csv en --xlsx gaan niet"),
        (("cijfers", "jeugd_lasten_per_inwoner", "Almere", "--xlsx", "a.txt"), "Kies bijvoorbeeld a.xlsx."),
        (("bron", "lees"), "Kies een bron."),
        (("bron", "lees", "kwb"), "Er ontbreekt iets: --uit PAD"),
        (("bron", "lees", "kwb", "--uit", "kerncijfers.csv"), "De map of het bestand van de uitgever bestaat niet."),
        (("bron", "lees", "kwb", "--uit", ".", "--naar", ""), "Er staat een lege naam"),
        (("begin", "--gemeente", "Leusden", "--map", ""), "Er staat een lege naam"),
        (("briefing", "Almeer"), "Almere"),
        (("briefing", "Haaren"), "Boxtel, Oisterwijk, Tilburg, Vught"),
        (("briefing",), "Over welke gemeente gaat het?"),
        (("briefing", "Den", "Haag"), "aanhalingstekens"),
        (("briefing", "Almere", "--bij", "soep"), "opgave, jaarstukken, begroting"),
        (("briefing", "Almere", "--opgave", "soep"), "opgroeien"),
        (("briefing", "Almere", "--waarde", "soep"), "nabijheid"),
        (("briefing", "Almere", "--peildatum", "gisteren"), "2026-11-21"),
        (("briefing", "Almere", "--naar", "geen/map/b.html"), "De map geen/map bestaat niet."),
        (("briefing", "Almere", "--naar", ""), "Er staat een lege naam"),
        (("briefing", "Almere", "--naar", "b.odt"), ".html, .md, .pdf of .docx"),
        (("briefing", "Almere", "--vorm", "soep"), "html, md, pdf, docx"),
        (("briefing", "Almere", "--vorm", "md", "--naar", "b.html"), "spreken elkaar tegen"),
        (("briefing", "Almere", "--naar", "geen/map/b.pdf"), "De map geen/map bestaat niet."),
        (("briefing", "Almere", "--naar", "geen/map/b.docx"), "De map geen/map bestaat niet."),
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
    assert "No such file" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_something_unforeseen_gives_no_traceback_unless_asked_for(tmp_path: Path):
    store = tmp_path / "cache" / "sociaal-domein"
    store.parent.mkdir()
    store.write_text("een bestand waar een map hoort")
    done = geef("indicator", "lijst", map=tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Wat u kunt doen" in done.stderr


# A process of its own in which the command 'waarde lijst' fails in a way nobody foresaw.
STUK = """
import sociaal_domein.cli as cli

def stuk(*_):
    {fout}

cli.typer.echo, echo = stuk, cli.typer.echo
cli._meld = lambda error: echo(str(error), err=True) or error.code
cli.main()
"""


@pytest.mark.parametrize(
    ("fout", "zegt"),
    [
        ("raise KeyError('geheim')", "Er ging iets mis dat het programma niet verwachtte (KeyError)."),
        ("import duckdb; raise duckdb.CatalogException('Table beeld_x does not exist')", "bouw --alles"),
        ("raise PermissionError(13, 'Permission denied', '/')", "U hebt geen toestemming voor /."),
        ("raise RecursionError", "SOCIAAL_DOMEIN_DEBUG=1"),
    ],
)
def test_what_nobody_foresaw_gives_a_message_and_a_traceback_only_when_asked_for(fout: str, zegt: str, tmp_path: Path):
    command = [sys.executable, "-c", STUK.format(fout=fout), "--versie"]
    done, asked = (
        subprocess.run(command, cwd=tmp_path, env=os.environ | extra, capture_output=True, text=True, check=False)
        for extra in ({}, {"SOCIAAL_DOMEIN_DEBUG": "1"})
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert zegt in done.stderr and "Wat u kunt doen: " in done.stderr
    assert not {"Traceback", "geheim", "denied", "does not exist"} & set(done.stderr.replace("'", " ").split())
    assert asked.returncode == 1 and "Traceback" in asked.stderr


def test_the_exit_code_is_that_of_the_error(tmp_path: Path):
    fout = "error = cli.SociaalDomeinFout('Een controle faalt.'); type(error).code = 1; raise error"
    command = [sys.executable, "-c", STUK.format(fout=fout), "--versie"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Een controle faalt.\n")


def test_a_damaged_store_is_named_and_what_it_advises_helps(opslag: Path, tmp_path: Path):
    cache = tmp_path / "cache"
    shutil.copytree(opslag.parent, cache / opslag.parent.relative_to(os.environ["XDG_CACHE_HOME"]))
    assert geef("waarde", "lijst", map=tmp_path, XDG_CACHE_HOME=str(cache)).returncode == 0
    (store,) = cache.rglob("*.duckdb")
    good = store.read_bytes()
    store.write_bytes(good[:20_000] + b"\0" * 400_000 + good[420_000:])
    done = geef("cijfers", "jeugd_lasten_per_inwoner", "Almere", map=tmp_path, XDG_CACHE_HOME=str(cache))
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "sociaal-domein bouw --alles" in done.stderr
    assert geef("bouw", "--alles", map=tmp_path, XDG_CACHE_HOME=str(cache)).returncode == 0
    again = geef("cijfers", "jeugd_lasten_per_inwoner", "Almere", map=tmp_path, XDG_CACHE_HOME=str(cache))
    assert again.returncode == 0, again.stderr


def test_a_terminal_that_does_not_know_the_euro_gets_no_traceback(tmp_path: Path):
    env = os.environ | {"PYTHONIOENCODING": "latin-1"}
    command = [*PROGRAMMA, "cijfers", "jeugd_lasten_per_inwoner", "Almere"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"? 525" in done.stdout
    command = [*PROGRAMMA, "briefing", "Leusden", "--naar", b"\xff\xe2\x82\xac.odt"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and b".html" in done.stderr


def test_a_briefing_whose_card_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path):
    (tmp_path / "b.html").write_bytes(b"oud\r\n")
    (tmp_path / "b-vergaderkaart.html").mkdir()
    done = geef("briefing", "Leusden", "--naar", "b.html", map=tmp_path)
    assert done.returncode == 2
    assert "b-vergaderkaart.html is een map en geen bestand." in done.stderr
    assert (tmp_path / "b.html").read_bytes() == b"oud\r\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b-vergaderkaart.html", "b.html"]


@pytest.mark.parametrize("standing", [True, False])
def test_when_the_second_file_cannot_take_its_place_the_first_goes_back(
    standing: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from sociaal_domein.weergave.briefing import schrijven

    first, second = tmp_path / "b.html", tmp_path / "b-vergaderkaart.html"
    if standing:
        first.write_bytes(b"oud")
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if target == second:
            raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(schrijven.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        schrijven._schrijf_samen({first: b"nieuw", second: b"nieuw"})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == ({"b.html": b"oud"} if standing else {})


def test_a_folder_for_output_that_is_a_file_is_named(tmp_path: Path):
    assert geef("begin", "--gemeente", "Leusden", map=tmp_path).returncode == 0
    home = tmp_path / "leusden"
    shutil.rmtree(home / "uitvoer")
    (home / "uitvoer").write_text("een bestand")
    done = geef("briefing", map=home)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "De briefing kan niet worden geschreven." in done.stderr and "File exists" not in done.stderr


def test_the_commands_of_a_working_folder_can_be_typed_as_they_stand(tmp_path: Path):
    (tmp_path / "sociaal-domein.toml").write_text('gemeente = "\'s-Gravenhage"\n')
    done = geef(map=tmp_path)
    assert 'sociaal-domein briefing "\'s-Gravenhage"' in done.stdout
    for command in ("bron nieuw NAAM --uit BESTAND", "bron lees NAAM", "cijfer noteer", "controleer"):
        assert f"  sociaal-domein {command} " in done.stdout
    assert "sociaal-domein begin" not in done.stdout


@pytest.mark.parametrize("opdracht", ["controleer", "briefing", "cijfers", "bron lees", "cijfer noteer"])
def test_no_english_word_for_a_kind_of_text_in_the_help(opdracht: str, tmp_path: Path):
    said = geef(*opdracht.split(), "--help", map=tmp_path).stdout
    assert "list[" not in said and "str>" not in said and "path>" not in said


def test_figures_as_text_csv_json_and_workbook(tmp_path: Path):
    text = geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", map=tmp_path)
    assert text.returncode == 0, text.stderr
    assert "Leusden" in text.stdout
    assert "€" in text.stdout
    csv = geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", "--csv", map=tmp_path)
    assert csv.stdout.startswith("\ufeffIndicator;")
    assert "Wat het niet zegt" in csv.stdout.splitlines()[0]
    records = json.loads(geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", "--json", map=tmp_path).stdout)
    assert {"waarde", "teller", "noemer", "status", "bron", "snapshot", "zegt_niet"} <= set(records[0])
    assert len(records) == len(csv.stdout.strip().splitlines()) - 1
    done = geef("cijfers", "jeugd_lasten_per_inwoner", "Leusden", "--xlsx", "leusden.xlsx", map=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "leusden.xlsx").stat().st_size > 5000


def test_csv_in_a_file_opens_in_a_spreadsheet_whatever_the_terminal_knows(tmp_path: Path):
    command = [*PROGRAMMA, "cijfers", "jeugd_jeugdhulp_per_1000_jongeren", "Almere", "--niveau", "buurt", "--csv"]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True, check=True
    )
    assert done.stdout.startswith(b"\xef\xbb\xbfIndicator;") and done.stdout.count(b"\xef\xbb\xbf") == 1
    lines = done.stdout.decode("utf-8-sig").split("\r\n")
    assert lines.pop() == "" and all(line.split(";")[3] == "buurt" for line in lines[1:]) and len(lines) > 100


def test_figures_of_one_level(tmp_path: Path):
    words = ("cijfers", "jeugd_jeugdhulp_per_1000_jongeren", "Almere", "--niveau", "wijk")
    text = geef(*words, map=tmp_path).stdout
    assert "2024  Centrum Almere Haven" in text and "breuk" not in text
    assert {r["niveau"] for r in json.loads(geef(*words, "--json", map=tmp_path).stdout)} == {"wijk"}
    assert geef(*words, "--xlsx", "w.xlsx", map=tmp_path).returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "w.xlsx")["Cijfers"]
    assert {row[3] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"wijk"}


def test_the_table_shows_breaks_and_their_reasons(domein: Domein, tmp_path: Path):
    text = geef("cijfers", "jeugd_lasten_per_inwoner", "Almere", map=tmp_path).stdout
    assert text.count("-- 2022 | 2023: breuk, niet vergelijken --") == 2
    below = " ".join(text.partition("Let op:")[2].split())
    breaks = breuken(domein.gemeente("Almere"), "jeugd_lasten_per_inwoner", [2017, 2026])
    assert [b.jaar for b in breaks] == [2022, 2023, 2025] and all(f"- {b.zin}" in below for b in breaks)


def test_an_old_name_leads_to_the_municipality_of_today(tmp_path: Path):
    done = geef("briefing", "Weesp", map=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Weesp hoort nu bij Amsterdam" in done.stderr
    assert (tmp_path / "briefing-amsterdam.html").is_file()
    assert (tmp_path / "briefing-amsterdam-vergaderkaart.html").is_file()


def test_lineage_ends_at_the_snapshot(tmp_path: Path):
    done = geef("herkomst", "wmo_clienten_per_1000_inwoners", map=tmp_path, koud=True)
    assert done.returncode == 0, done.stderr
    assert "kerncijfers.parquet" in done.stdout
    assert "sha256" in done.stdout
    assert done.stdout.startswith(
        "Inwoners met hulp uit de Wmo\n"
        "Inwoners met een maatwerkvoorziening uit de Wmo, per 1.000 inwoners.\n"
        "Zo is het gerekend: inwoners met Wmo-hulp, afgerond op vijf, gedeeld door alle inwoners, keer 1.000.\n\n"
        "ind_wmo__clienten_per_1000_inwoners\n"
    )
    assert "opgehaald 21 november 2026" in done.stdout and "2026-11-21" not in done.stdout
    assert geef("herkomst", "kern_uitgaven", map=tmp_path).stdout.startswith("kern_uitgaven\n")
    counted = geef("herkomst", "omgeving_aantal_inwoners", map=tmp_path).stdout
    assert "Zo is het gerekend: inwoners.\n" in counted


def test_lists(tmp_path: Path):
    assert "jeugd_lasten_per_inwoner" in geef("indicator", "lijst", map=tmp_path, koud=True).stdout
    assert (
        "rondkomen: Rondkomen en werk\n    Inwoners met weinig inkomen" in geef("opgave", "lijst", map=tmp_path).stdout
    )
    assert "sociaal-domein opgave lijst" in " ".join(geef("briefing", "--help", map=tmp_path).stdout.split())
    assert "nabijheid (voorstel)" in geef("waarde", "lijst", map=tmp_path).stdout
    assert "338 van 342 gemeenten" in geef("bron", "lijst", map=tmp_path, koud=True).stdout


def test_a_working_folder_from_begin_to_an_own_indicator(tmp_path: Path):
    done = geef("begin", "--gemeente", "leusden", map=tmp_path)
    assert done.returncode == 0, done.stderr
    home = tmp_path / "leusden"
    assert (home / "uitvoer" / "briefing-leusden.html").is_file()
    again = geef("begin", "--gemeente", "Leusden", map=tmp_path, koud=True)
    assert again.returncode == 2
    assert "Leusden" in geef(map=home).stdout
    dossier = geef("dossier", "--waarde", "maatwerk", map=home, koud=True)
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


@pytest.fixture
def geinstalleerd(projectmap: Path, tmp_path: Path) -> Path:
    """Return a folder with the package as a wheel lays it out: models and data inside, no checkout around it."""
    site = tmp_path / "site"
    shutil.copytree(projectmap / "sociaal_domein", site / "sociaal_domein")
    (site / "sociaal_domein" / "_data").symlink_to(projectmap / "data")
    (site / "sociaal_domein" / "_pipelines").symlink_to(projectmap / "pipelines")
    return site


def test_an_installed_package_can_try_a_source_without_a_place_to_write(
    geinstalleerd: Path, projectmap: Path, tmp_path: Path
):
    sample = projectmap / "tests" / "data" / "bronnen" / "kwb" / "cbs_kwb_almere_2018_2025_raw.csv"
    words = ("bron", "lees", "kwb", "--uit", str(sample))
    site = {"PYTHONPATH": str(geinstalleerd)}
    tried = geef(*words, "--droog", map=tmp_path, **site)
    assert tried.returncode == 0, tried.stderr
    assert "er is niets geschreven. De gegevens zijn anders dan wat er stond." in tried.stdout
    refused = geef(*words, map=tmp_path, **site)
    assert refused.returncode == 2 and "--naar" in refused.stderr
    done = geef(*words, "--naar", "open", map=tmp_path, **site)
    assert done.returncode == 0 and "meegeleverde" not in done.stdout
    assert (tmp_path / "open" / "kwb" / "kerncijfers.parquet").is_file()


def test_a_checkout_says_that_it_replaces_what_comes_with_the_package(projectmap: Path, tmp_path: Path):
    copy = tmp_path / "kloon"
    shutil.copytree(projectmap / "sociaal_domein", copy / "sociaal_domein")
    shutil.copytree(projectmap / "data", copy / "data")
    (copy / "pipelines").symlink_to(projectmap / "pipelines")
    (copy / "pyproject.toml").touch()
    words = ("bron", "lees", "kwb", "--uit", str(projectmap / "tests" / "data" / "bronnen" / "kwb"))
    before = (copy / "data" / "open" / "kwb" / "kerncijfers.parquet").read_bytes()
    tried = geef(*words, "--droog", map=tmp_path, PYTHONPATH=str(copy))
    assert "Dit vervangt dan de meegeleverde momentopname." in tried.stdout
    assert (copy / "data" / "open" / "kwb" / "kerncijfers.parquet").read_bytes() == before
    done = geef(*words, map=tmp_path, PYTHONPATH=str(copy))
    assert "Dit vervangt de meegeleverde momentopname." in done.stdout
    assert (copy / "data" / "open" / "kwb" / "kerncijfers.parquet").read_bytes() != before
