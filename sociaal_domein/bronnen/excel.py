"""Reading a sheet of an Excel workbook: every row once, whatever the file says about itself.

openpyxl believes a file about its size, skips a row whose number came before, and reads a formula that was never
worked out as an empty cell. Each of these would lose figures in silence.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import Any, NamedTuple

GROOTSTE_INHOUD = 500_000_000  # bytes, unpacked
FORMULE = "(formule zonder uitkomst)"

_ONDERDEEL = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_PLAATS = re.compile(rb"""\sr=["'](?:([A-Z]*)([0-9]+)["'])?""")
_NIET_UITGEREKEND = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_LEGE_TEKST = re.compile(rb"""\st=["']str["']""")


class Cel(NamedTuple):
    """What a cell holds, and whether it is shown as a percentage."""

    waarde: Any
    is_procent: bool = False


class Beschadigd(Exception):
    """The file is no workbook, or not a whole one."""


def lees_blad(
    inhoud: bytes, blad: str | None = None
) -> tuple[tuple[str, ...], list[tuple[int, tuple[Cel, ...]]] | None]:
    """Read one sheet.

    Parameters
    ----------
    inhoud : bytes
        The workbook.
    blad : str, optional
        Name of the sheet; the first when it is left out.

    Returns
    -------
    namen : tuple of str
        The sheets that hold cells.
    rijen : list of (row number, cells), or None
        None when there is no such sheet. A formula without an outcome holds `FORMULE`.

    Raises
    ------
    Beschadigd
        The file is no workbook, is cut off, unpacks to more than `GROOTSTE_INHOUD`, or numbers its rows or cells in an
        order that loses some.
    """
    import openpyxl

    try:
        with warnings.catch_warnings():
            # What openpyxl warns about (a style, a drawing, a list of choices) holds no figure.
            warnings.simplefilter("ignore")
            with zipfile.ZipFile(io.BytesIO(inhoud)) as archive:
                if sum(part.file_size for part in archive.infolist()) > GROOTSTE_INHOUD:
                    raise Beschadigd("te groot")
            book = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
            sheets: dict[str, Any] = {sheet.title: sheet for sheet in book.worksheets}
            names = tuple(sheets)
            if blad is not None and blad not in sheets:
                return names, None
            sheet = sheets[blad if blad is not None else names[0]]
            with sheet._get_source() as source:
                empty = _nagaan(source.read())
            sheet.reset_dimensions()
            rows = [
                (number, tuple(Cel(FORMULE) if _plek(cell) in empty else _cel(cell) for cell in row))
                for number, row in enumerate(sheet.iter_rows(), 1)
            ]
            book.close()
            return names, rows
    # zipfile, zlib, the XML parser and openpyxl let errors of their own through; each means a file that is not whole.
    except Exception as error:
        raise Beschadigd(str(error)) from error


def _cel(cell: Any) -> Cel:
    number = isinstance(cell.value, int | float)
    return Cel(cell.value, number and "%" in (cell.number_format or ""))


def _plek(cell: Any) -> str | None:
    return cell.coordinate if cell.value is None and hasattr(cell, "coordinate") else None


def _nagaan(xml: bytes) -> set[str]:
    """Check that rows and cells follow each other, and return the places of formulas without an outcome."""
    row, column = 0, (0, b"")
    for part in _ONDERDEEL.finditer(xml):
        place = _PLAATS.search(part[2])
        if place and place[2] is None:
            raise Beschadigd("een plaats is onleesbaar")
        if part[1] == b"row":
            number = int(place[2]) if place else row + 1
            if number <= row:
                raise Beschadigd(f"rij {number} komt na rij {row}")
            row, column = number, (0, b"")
        elif place:
            letters = (len(place[1]), place[1])
            if letters <= column:
                raise Beschadigd(f"in rij {row} staat een cel dubbel")
            column = letters
    formulas = (match[1] for match in _NIET_UITGEREKEND.finditer(xml) if not _LEGE_TEKST.search(match[1]))
    return {(place[1] + place[2]).decode() for text in formulas if (place := _PLAATS.search(text))}
