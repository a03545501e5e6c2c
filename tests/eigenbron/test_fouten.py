"""Every mistake in a file or mapping: file, line, field and remedy, exit 2, and nothing half-written."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from .conftest import Geef
from .test_lees import alles

Vervang = Callable[[str, str, str], None]
RIJ_17 = "Voorbeeldgemeente;2026-K2;Hulp bij het huishouden;30"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zegt"),
    [
        (RIJ_17, RIJ_17.replace("2026-K2", "20266"), ["regel 17, veld Periode", "'20266'", "een jaar (2024)"]),
        (RIJ_17, RIJ_17.replace("2026-K2", "2025/2026"), ["regel 17, veld Periode"]),
        (RIJ_17, RIJ_17.replace("2026-K2", "2026"), ["regel 17", "verschillende soorten perioden", "soort: jaar"]),
        (RIJ_17, RIJ_17.replace("Voorbeeldgemeente", "Leusdn"), ["regel 17, veld Gebied", "Bedoelt u Leusden"]),
        (RIJ_17, RIJ_17.replace("Voorbeeldgemeente", "Utrecht"), ["meer dan één gebied", "GM0344", "PV26", "niveau"]),
        (RIJ_17, RIJ_17.replace(";30", ";veel"), ["regel 17, veld Aantal wachtenden", "'veel'", "ontbreekt"]),
        (RIJ_17, RIJ_17.replace(";30", ";3.0"), ["regel 17", "'3.0'", "',' voor de decimalen", 'decimaal: "."']),
        (RIJ_17, RIJ_17.replace(";30", ";-30"), ["regel 17", "nul of meer"]),
        (RIJ_17, RIJ_17.replace("Hulp bij het huishouden", "Hulp bij huishouden"), ["regel 17, veld Product"]),
        (RIJ_17, RIJ_17 + ";;8", ["regel 17", "6 velden; de kop heeft er 4"]),
        (RIJ_17, f"{RIJ_17}\n{RIJ_17[:-2]}31", ["regel 18", "spreekt regel 17 tegen", "2026-K2", "weglaten"]),
        (RIJ_17, RIJ_17.replace("Voorb", '"Voorb'), ["aanhalingstekens"]),
        ("Gebied;", "Plaats;", ['De kolom "Gebied" staat niet in het bestand', "wachtlijst.yml, regel", "veld gebied"]),
        ("Aantal wachtenden", "Aantal wachtende", ['Bedoelt u "Aantal wachtende"', "veld maten › nummer 1 › waarde"]),
    ],
)  # fmt: skip
def test_a_fault_in_the_file(oud: str, nieuw: str, zegt: list[str], home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/wachtlijst.csv", oud, nieuw)
    before = alles(home)
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2, done.uit
    assert not [words for words in zegt if words not in done.fout], done.fout
    assert "Wat u kunt doen" in done.fout
    assert alles(home) == before


@pytest.mark.parametrize(
    ("oud", "nieuw", "zegt"),
    [
        ("uitgever:", "uitgeverr:", ["regel 3, veld uitgeverr", 'Bedoelt u "uitgever"']),
        ("datum: 2026-07-14", "datum: 14 juli", ["regel 5, veld datum"]),
        ("vorm: aantal", "vorm: aantallen", ["vorm", 'Bedoelt u "aantal"']),
        ('"x": onderdrukt', '"x": geheim', ["veld ontbreekt › x", "geen reden die wij kennen"]),
        ("hoofd: Totaal", "hoofd: Totalen", ["veld reeks › hoofd", 'Bedoelt u "Totaal"']),
        ("kopregels: [1]", "kopregels: [40]", ["Regel 40 is leeg of bestaat niet"]),
        ("  kolom: Periode", "  kolom: Periode\n  vast: 2024", ["veld periode", "en perioden in de kopregel"][:1]),
        ("opgaven: [thuis_en_meedoen]", "opgaven: [thuis]", ["De opgave 'thuis' staat niet in het register"]),
        ("waarde: toegankelijkheid", "waarde: toegankelijk", ['Bedoelt u "toegankelijkheid"']),
        ("    vraag: Hoeveel", "    # vraag: Hoeveel", ["veld \"vraag\" nog niet ingevuld", "Er is niets geschreven"]),
        ("zin: \"In {jaar}", "zin: \"In {jaartal}", ["tussen accolades"]),
        ("eigen/wachtlijst.csv", "eigen/kwijt.csv", ["eigen/kwijt.csv", "niet te lezen"]),
        ("Begeleiding: begeleiding", "Begeleiding: alle hulp", ['Twee reeksen heten "alle hulp"']),
    ],
)  # fmt: skip
def test_a_fault_in_the_mapping(oud: str, nieuw: str, zegt: list[str], home: Path, geef: Geef, vervang: Vervang):
    vervang("bronnen/wachtlijst.yml", oud, nieuw)
    before = alles(home)
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2, done.uit
    assert not [words for words in zegt if words not in done.fout], done.fout
    assert alles(home) == before


def test_a_wrong_character_set_is_told_with_its_line(home: Path, geef: Geef):
    text = (home / "bronnen" / "clientervaring.yml").read_text(encoding="utf-8")
    (home / "bronnen" / "clientervaring.yml").write_text(text.replace("windows-1252", "utf-8"), encoding="utf-8")
    done = geef("bron", "lees", "clientervaring")
    assert done.code == 2
    assert "niet te lezen als utf-8" in done.fout and "regel 1" in done.fout and "tekenset: windows-1252" in done.fout


def excel(home: Path, raw: bytes | None = None) -> None:
    file = home / "eigen" / "wachtlijst.xlsx"
    if raw is None:
        book = openpyxl.Workbook()
        book.active.title = "Blad1"
        book.save(file)
    else:
        file.write_bytes(raw)


@pytest.mark.parametrize(
    ("raw", "blad", "zegt"),
    [
        (None, "Blad 1", ["Het werkblad 'Blad 1' staat niet in dit bestand", 'Bedoelt u "Blad1"']),
        (None, "Blad1", ["Regel 1 is leeg"]),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "Blad1", ["wachtwoord", ".xlsx"]),
        (b"PK\x03\x04 half een bestand", "Blad1", ["beschadigd", "opnieuw op"]),
        (b"geen excel", "Blad1", ["beschadigd"]),
        (b"", "Blad1", ["Dit bestand is leeg"]),
    ],
)
def test_an_excel_file_that_cannot_be_read(
    raw: bytes | None, blad: str, zegt: list[str], home: Path, geef: Geef, vervang: Vervang
):
    excel(home, raw)
    vervang("bronnen/wachtlijst.yml", "pad: eigen/wachtlijst.csv", f"pad: eigen/wachtlijst.xlsx\n  blad: {blad}")
    before = alles(home)
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2
    assert not [words for words in zegt if words not in done.fout], done.fout
    assert "wachtlijst.xlsx" in done.fout
    assert alles(home) == before


def test_an_excel_file_that_is_called_csv(home: Path, geef: Geef):
    excel(home)
    (home / "eigen" / "wachtlijst.xlsx").replace(home / "eigen" / "wachtlijst.csv")
    assert "Dit is een Excel-bestand" in geef("bron", "lees", "wachtlijst").fout


@pytest.mark.parametrize(
    ("content", "zegt"),
    [
        ("", "Dit bestand is leeg"),
        ("Gebied;Periode;Product;Aantal wachtenden\n", "Onder de kopregel staat niets"),
    ],
)
def test_an_empty_file(content: str, zegt: str, home: Path, geef: Geef):
    (home / "eigen" / "wachtlijst.csv").write_text(content, encoding="utf-8")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and zegt in done.fout and "wachtlijst.csv" in done.fout


@pytest.mark.parametrize(("nummer", "zegt"), [(errno.EACCES, "geen toestemming"), (errno.EBUSY, "Een ander programma")])
def test_a_file_that_is_in_use_or_forbidden(
    nummer: int, zegt: str, home: Path, geef: Geef, monkeypatch: pytest.MonkeyPatch
):
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "wachtlijst.csv":  # permissions do not stop the user that tests may run as
            raise OSError(nummer, "nee", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and zegt in done.fout and "Sluit het dan" in done.fout


def test_a_failed_reading_keeps_the_snapshot_that_was_there(home: Path, geef: Geef, vervang: Vervang):
    assert geef("bron", "lees", "wachtlijst").code == 0
    before = alles(home / "data")
    vervang("eigen/wachtlijst.csv", RIJ_17, RIJ_17 + "x")
    assert geef("bron", "lees", "wachtlijst").code == 2
    assert alles(home / "data") == before


def test_when_the_models_cannot_be_written_there_is_no_snapshot_either(home: Path, geef: Geef):
    (home / "pipelines").write_text("geen map", encoding="utf-8")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and "pipelines" in done.fout
    assert not (home / "data" / "open" / "wachtlijst").exists()


def test_a_name_that_the_package_uses(home: Path, geef: Geef, vervang: Vervang):
    (home / "bronnen" / "wachtlijst.yml").rename(home / "bronnen" / "uitgaven.yml")
    done = geef("bron", "lees", "uitgaven")
    assert done.code == 2 and "al van een ander model" in done.fout
