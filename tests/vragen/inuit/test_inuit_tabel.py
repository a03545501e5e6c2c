"""Our own tables: read back equal, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Motie, Raadsvraag
from sociaal_domein.vragen.ingelezen import Stuk
from sociaal_domein.vragen.inuit.tabel import csv_tekst, eigen_bladen, is_eigen_csv, lees_bladen, lees_csv, xlsx_bytes
from tests.vragen.registers import Stukken, stukken

PAD = Path("uitvoer.csv")
GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r")


def alle(register: Stukken) -> list[Stuk]:
    return [*register.raadsvragen, *register.toezeggingen, *register.moties]


def csv_heen_en_terug(register: Stukken) -> None:
    written = csv_tekst(alle(register)).encode("utf-8-sig")
    assert is_eigen_csv(written)
    read = lees_csv(written, PAD)
    assert read.apart == []
    assert [stuk for _, stuk in read.stukken] == alle(register)
    cells = [
        cell for row in csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";") for cell in row
    ]
    assert not [cell for cell in cells if cell.startswith(GEVAARLIJK)]


def xlsx_heen_en_terug(register: Stukken) -> None:
    written = xlsx_bytes(alle(register))
    sheets = eigen_bladen(written)
    assert sheets is not None
    read = lees_bladen(sheets)
    assert read.apart == []
    assert [stuk for _, stuk in read.stukken] == alle(register)
    book = openpyxl.load_workbook(io.BytesIO(written))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell.value for cell in cells if str(cell.value).startswith(GEVAARLIJK)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(register=stukken())
def test_csv_is_read_back_equal_without_a_formula(register: Stukken):
    csv_heen_en_terug(register)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(register=stukken())
def test_xlsx_is_read_back_equal_without_a_formula(register: Stukken):
    xlsx_heen_en_terug(register)


def test_texts_that_do_not_fit_in_a_cell_or_in_xml_come_back_whole():
    long = "= " + "één lange tekst; " * 6000 + "slot"
    records: list[Stuk] = [
        Raadsvraag(
            id="v1", naam="json:[1]", tekst=long, steller=["A | B", "C"], deelvragen=["-1", "_x0041_", "x\uffff"]
        ),
        Motie(id="m1", naam="'=1+1", tekst="'s avonds", is_amendement=True),
    ]
    read = lees_csv(csv_tekst(records).encode("utf-8-sig"), PAD)
    assert [stuk for _, stuk in read.stukken] == records
    written = xlsx_bytes(records)
    sheets = eigen_bladen(written)
    assert sheets is not None
    assert [stuk for _, stuk in lees_bladen(sheets).stukken] == records
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert max(len(str(cell.value)) for sheet in book for row in sheet.iter_rows() for cell in row) < 32_767
    assert book.sheetnames == ["raadsvragen", "toezeggingen", "moties", "lange teksten"]


def test_a_row_that_was_spoiled_is_set_aside_and_a_broken_file_refused():
    text = csv_tekst([Raadsvraag(id="v1", naam="Naam", tekst="Tekst")])
    spoiled = (
        text + text.splitlines()[1].replace("v1", "V 1") + "\r\n" + text.splitlines()[1].replace("raadsvraag", "brief")
    )
    assert lees_csv(spoiled.encode(), PAD).apart == [
        ("regel 3", 'Het veld "id" is niet goed ingevuld. Verwacht: kleine letters, cijfers en lage streepjes, en een '
         "letter vooraan (zoals eigen_kracht)."),
        ("regel 4", "De soort is geen raadsvraag, toezegging of motie."),
    ]  # fmt: skip
    with pytest.raises(SociaalDomeinFout, match="geen geldige CSV-regel") as caught:
        lees_csv((text + 'raadsvraag;"half').encode(), PAD)
    assert caught.value.waar == "uitvoer.csv, regel 3"


def test_a_row_with_more_or_fewer_cells_than_its_head_is_set_aside():
    text = csv_tekst([Raadsvraag(id="v1", naam="Naam", tekst="Tekst")])
    head, row = text.splitlines()
    width = len(head.split(";"))
    read = lees_csv("\r\n".join([head, f"{row};nog een", row.rpartition(";")[0], row, ""]).encode(), PAD)
    assert read.apart == [
        ("regel 2", f"Deze regel heeft {width + 1} cellen. Verwacht: {width}, net als de eerste regel."),
        ("regel 3", f"Deze regel heeft {width - 1} cellen. Verwacht: {width}, net als de eerste regel."),
    ]
    assert [place for place, _ in read.stukken] == ["regel 4"]
    assert read.rijen == 3


def test_a_row_of_a_sheet_that_is_wider_than_its_head_is_set_aside():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([Raadsvraag(id="v1", naam="Naam", tekst="Tekst")])))
    book["raadsvragen"].cell(2, book["raadsvragen"].max_column + 1).value = "verdwaald"
    memory = io.BytesIO()
    book.save(memory)
    sheets = eigen_bladen(memory.getvalue())
    assert sheets is not None
    (aside,) = lees_bladen(sheets).apart
    assert aside[0] == "blad raadsvragen, rij 2"
    assert "net als de eerste regel" in aside[1]


def test_a_workbook_does_not_say_when_it_was_made():
    records: list[Stuk] = [Raadsvraag(id="v1", naam="Naam", tekst="Tekst")]
    written = xlsx_bytes(records)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        parts = [archive.read(name) for name in archive.namelist()]
    assert not [part for part in parts if f"{date.today().year}-".encode() in part]
    assert xlsx_bytes(records) == written
