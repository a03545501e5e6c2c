"""A workbook says things about itself that are not so; no row may get lost by that."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from sociaal_domein.bronnen import excel

BLAD = "xl/worksheets/sheet1.xml"


def werkmap(*wijzigingen: tuple[str, str]) -> bytes:
    """Return a workbook of three rows, with patterns in the XML of its sheet replaced."""
    book, into = Workbook(), io.BytesIO()
    for row in (["jaar", "aantal"], [2024, 5], [2025, 6]):
        book.worksheets[0].append(row)
    book.save(into)
    new = io.BytesIO()
    with zipfile.ZipFile(into) as old, zipfile.ZipFile(new, "w") as archive:
        for name in old.namelist():
            content = old.read(name)
            if name == BLAD:
                for pattern, text in wijzigingen:
                    content, hits = re.subn(pattern.encode(), text.encode(), content, count=1)
                    assert hits, pattern
            archive.writestr(name, content)
    return new.getvalue()


def waarden(inhoud: bytes) -> list[list[object]]:
    return [[cell.waarde for cell in row] for _, row in excel.lees_blad(inhoud)[1] or []]


HEEL = [["jaar", "aantal"], [2024, 5], [2025, 6]]


@pytest.mark.parametrize("maat", ["A1", "A1:A1", "A1:B2", "A1:XFD1048576"])
def test_what_a_sheet_says_about_its_size_is_not_believed(maat: str):
    assert waarden(werkmap(('<dimension ref="[^"]*"', f'<dimension ref="{maat}"'))) == HEEL


@pytest.mark.parametrize(
    "wijziging",
    [
        ('<row r="3"', '<row r="2"'),
        ('<row r="3"', '<row r="-1"'),
        ('<row r="3"', '<row r="x"'),
        ('r="B3"', 'r="A3"'),
    ],
)
def test_rows_or_cells_that_would_be_skipped_are_refused(wijziging: tuple[str, str]):
    with pytest.raises(excel.Beschadigd):
        excel.lees_blad(werkmap(wijziging))


def test_a_formula_that_was_never_worked_out_is_no_empty_cell():
    book = werkmap(("<v>5</v>", "<f>2+3</f>"), ("<v>6</v>", "<f>3+3</f><v>6</v>"))
    assert waarden(book) == [["jaar", "aantal"], [2024, excel.FORMULE], [2025, 6]]


def test_a_style_that_is_not_there_is_a_damaged_file():
    with pytest.raises(excel.Beschadigd):
        excel.lees_blad(werkmap(('r="B2"', 'r="B2" s="99"')))


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(excel, "GROOTSTE_INHOUD", 1_000)
    with pytest.raises(excel.Beschadigd):
        excel.lees_blad(werkmap())


def test_a_sheet_that_is_not_there_is_none():
    assert excel.lees_blad(werkmap(), "Blad9") == (("Sheet",), None)
