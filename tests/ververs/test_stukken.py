"""The command that shows which documents a council discussed."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.bronnen.uitgever import Uitgever
from tests.bronnen.uitgever.raad import TEKST, Raad
from tests.ververs.conftest import Opdracht

PERIODE = ("--sinds", "2026-01-01", "--tot", "2026-06-30")


@pytest.fixture
def raad(uitgever: Uitgever, werkmap: Path) -> Raad:
    """Serve documents of the council, one of them with a title that a spreadsheet would work out."""
    papers = [(n, f"2026-{n % 9 + 1:02}-{n % 28 + 1:02}", f"Raadsvoorstel {n}") for n in range(350)]
    found = Raad(code="GM0034", sleutel="almere", label="Almere", stukken=[*papers, (999, "2026-02-03", "=1+1")])
    uitgever.zet_raad(found)
    with (werkmap / "sociaal-domein.toml").open("a", encoding="utf-8") as file:
        file.write(f'raadsstukken = "{uitgever.adres}"\n')
    return found


def test_it_shows_day_title_and_place_of_every_document_and_keeps_nothing(
    opdracht: Opdracht, raad: Raad, werkmap: Path
):
    before = {p for p in werkmap.rglob("*") if ".opslag" not in p.parts}
    done = opdracht("stukken", *PERIODE)
    assert done.returncode == 0, done.stderr
    wanted = [s for s in raad.stukken if "2026-01-01" <= s[1] <= "2026-06-30"]
    head = f"{len(wanted)} raadsstukken van Almere, van 1 januari 2026 tot en met 30 juni 2026.\n"
    assert done.stdout.startswith(head)
    assert done.stdout.count("https://raad.voorbeeld.nl/") == len(wanted)
    assert "3 februari 2026: =1+1\n    https://raad.voorbeeld.nl/999.pdf\n" in done.stdout
    assert TEKST not in done.stdout + done.stderr
    assert {p for p in werkmap.rglob("*") if ".opslag" not in p.parts} == before


def test_a_spreadsheet_gets_no_formula(opdracht: Opdracht, raad: Raad):
    done = opdracht("stukken", "Almere", *PERIODE, "--csv")
    head, *rows = csv.reader(StringIO(done.stdout.lstrip("\ufeff")), delimiter=";")
    assert head == ["Dag", "Soort", "Titel", "Adres", "Organisatie"]
    assert ["2026-02-03", "Document", "'=1+1", "https://raad.voorbeeld.nl/999.pdf", "Almere"] in rows
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


@pytest.mark.parametrize(
    ("woorden", "zegt"),
    [
        (("--sinds", "gisteren"), "'gisteren' is geen datum."),
        (("--sinds", "2026-07-01", "--tot", "2026-06-30"), "Zo is er geen enkele dag."),
        (("Leusden", *PERIODE), "Van Leusden (GM0327) staan hier geen raadsstukken."),
        (("Almeer", *PERIODE), "Almere"),
    ],
)
def test_a_mistake_gives_a_remedy(woorden: tuple[str, ...], zegt: str, opdracht: Opdracht, raad: Raad):
    done = opdracht("stukken", *woorden)
    assert done.returncode == 2 and done.stdout == ""
    assert zegt in done.stderr and "Wat u kunt doen: " in done.stderr and "Traceback" not in done.stderr
