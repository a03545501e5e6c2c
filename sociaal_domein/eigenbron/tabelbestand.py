"""Reading a CSV or XLSX file of a municipality: every cell as text, every line numbered."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from sociaal_domein.bronnen.excel import Beschadigd, Cel, lees_blad
from sociaal_domein.bronnen.ruw import ingeslikt
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import raad
from sociaal_domein.taal import os_fout

GROOTSTE_BESTAND = 50_000_000  # bytes
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
EXCEL = (".xlsx", ".xlsm")


class GeenBlad(SociaalDomeinFout):
    """The file has no sheet of this name."""


@dataclass(frozen=True)
class Tabelblad:
    """A file as read: all lines that hold something, with their number.

    Attributes
    ----------
    naam : str
    sha256 : str
        Checksum of the bytes.
    regels : tuple of (line number, cells)
        Cells are text without padding; numbers of Excel are written with the decimal sign of the mapping.
    bladen : tuple of str
        The sheets of an Excel file.
    """

    naam: str
    sha256: str
    regels: tuple[tuple[int, tuple[str, ...]], ...]
    bladen: tuple[str, ...] = ()


def is_excel(pad: Path) -> bool:
    """Whether a file is one of Excel, by its name."""
    return pad.suffix.casefold() in EXCEL


def is_bestand(pad: Path) -> bool:
    """Whether there is a file; a name that is too long is of none."""
    try:
        return pad.is_file()
    except OSError:
        return False


def lees_bytes(pad: Path) -> bytes:
    """Read a file of a municipality as it is.

    Raises
    ------
    SociaalDomeinFout
        It is not there, may not be opened, is too big, or empty.
    """
    try:
        if pad.stat().st_size > GROOTSTE_BESTAND:
            raise SociaalDomeinFout(
                "Dit bestand is te groot. Verwacht: hooguit 50 megabyte.",
                waar=str(pad),
                doe="Kijk of dit het goede bestand is. Haal rijen weg die u niet nodig hebt.",
            )
        raw = pad.read_bytes()
    except OSError as error:
        raise SociaalDomeinFout(
            f"Dit bestand is niet te lezen. {os_fout(error)}",
            waar=str(pad),
            doe="Kijk of de naam klopt en of u het mag openen. Staat het open in Excel? Sluit het dan.",
        ) from error
    if not raw.strip():
        raise SociaalDomeinFout(
            "Dit bestand is leeg.", waar=str(pad), doe="Sla het opnieuw op, of wijs een ander bestand aan."
        )
    return raw


def lees_tabel(
    pad: Path, *, blad: str | None = None, scheiding: str = ";", tekenset: str = "utf-8", decimaal: str = ","
) -> Tabelblad:
    """Read a table file.

    Parameters
    ----------
    pad : Path
        CSV, or XLSX when its name says so.
    blad : str, optional
        The sheet; the first when it is left out.
    scheiding, tekenset : str
        How a CSV file is written. A byte order mark does no harm.
    decimaal : str
        The sign with which numbers of Excel are written out.

    Raises
    ------
    SociaalDomeinFout
        With the file, and the line where it is known.
    """
    raw = lees_bytes(pad)
    checksum = hashlib.sha256(raw).hexdigest()
    if raw.startswith(_OLE):
        raise SociaalDomeinFout(
            "Dit Excel-bestand is met een wachtwoord beveiligd, of het is een oud soort (.xls).",
            waar=str(pad),
            doe="Open het in Excel, haal het wachtwoord weg en sla het op als Excel-werkmap (.xlsx).",
        )
    if is_excel(pad):
        sheets, lines = _excel(raw, pad, blad, decimaal)
        return Tabelblad(pad.name, checksum, lines, sheets)
    if raw.startswith(b"PK\x03\x04"):
        raise SociaalDomeinFout(
            "Dit is een Excel-bestand of een ingepakt bestand, en geen CSV.",
            waar=str(pad),
            doe="Laat de naam eindigen op .xlsx als het een Excel-bestand is.",
        )
    return Tabelblad(pad.name, checksum, _csv(decodeer(raw, pad, tekenset), pad, scheiding))


def decodeer(raw: bytes, pad: Path, tekenset: str) -> str:
    """Return the text of a CSV file.

    Raises
    ------
    SociaalDomeinFout
        It is written in another way than `tekenset`.
    """
    try:
        text = raw.decode("utf-8-sig" if tekenset == "utf-8" else tekenset)
    except UnicodeDecodeError as error:
        other = "windows-1252" if tekenset == "utf-8" else "utf-8"
        raise SociaalDomeinFout(
            f"Dit bestand is niet te lezen als {tekenset}.",
            waar=f"{pad.name}, regel {raw[: error.start].count(10) + 1}",
            doe=f"Schrijf in het koppelbestand bij bestand: tekenset: {other}. Of sla het bestand op als UTF-8.",
        ) from error
    if "\0" in text:
        raise SociaalDomeinFout(
            "Dit bestand bevat tekens die niet in een tekstbestand horen.",
            waar=f"{pad.name}, regel {text[: text.index(chr(0))].count(chr(10)) + 1}",
            doe="Sla het bestand op als CSV (UTF-8).",
        )
    return text


def _csv(text: str, pad: Path, delimiter: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records, number = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((number, cells))
            number = reader.line_num + 1
    except csv.Error as error:
        raise SociaalDomeinFout(
            "Deze regel is geen geldige CSV-regel.",
            waar=f"{pad.name}, regel {reader.line_num}",
            doe="Kijk naar de aanhalingstekens op deze regel.",
        ) from error
    width = max((len(cells) for _, cells in records), default=0)
    for number, cells in records:
        if ingeslikt(cells, delimiter, width):
            raise SociaalDomeinFout(
                "In één veld van deze regel staan nog meer regels. Er staat een aanhalingsteken te veel.",
                waar=f"{pad.name}, regel {number}",
                doe="Kijk naar de aanhalingstekens op deze regel.",
            )
    return tuple((number, tuple(" ".join(cell.split()) for cell in cells)) for number, cells in records)


def _excel(
    raw: bytes, pad: Path, blad: str | None, decimaal: str
) -> tuple[tuple[str, ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    try:
        names, found = lees_blad(raw, blad)
    except Beschadigd as error:
        raise SociaalDomeinFout(
            "Dit Excel-bestand is beschadigd, of het is geen Excel-bestand.",
            waar=str(pad),
            doe="Open het in Excel en sla het opnieuw op als Excel-werkmap (.xlsx).",
        ) from error
    if found is None:
        raise GeenBlad(
            f"Het werkblad '{blad}' staat niet in dit bestand.",
            waar=f"{pad.name}, veld blad",
            doe=raad(blad or "", names),
        )
    lines = ((number, tuple(_cel(cell, decimaal) for cell in row)) for number, row in found)
    return names, tuple((n, _zonder_staart(cells)) for n, cells in lines if any(cells))


def _zonder_staart(cells: Sequence[str]) -> tuple[str, ...]:
    last = max((i for i, cell in enumerate(cells, 1) if cell), default=0)
    return tuple(cells[:last])


def _cel(cell: Cel, decimaal: str) -> str:
    value = cell.waarde
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        if cell.is_procent:  # Excel keeps 85 % as 0.85
            number *= 100
        text = format(number.normalize(), "f")
        return text.replace(".", decimaal)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())


def kolomnamen(kopregels: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Join one or more header lines into one name per column.

    A cell that is empty in an upper line belongs to the one on its left, as in a merged cell. A column without
    a name is called after its place; a name that comes twice gets a number.

    Examples
    --------
    >>> kolomnamen([["", "Wmo", "", "Jeugd"], ["Gebied", "2021", "2022", "2021"]])
    ('Gebied', 'Wmo | 2021', 'Wmo | 2022', 'Jeugd | 2021')
    """
    width = max(len(line) for line in kopregels)
    parts: list[list[str]] = [[] for _ in range(width)]
    for number, line in enumerate(kopregels, start=1):
        above = ""
        for i in range(width):
            text = line[i] if i < len(line) else ""
            above = text or (above if number < len(kopregels) else "")
            if above and above not in parts[i]:
                parts[i].append(above)
    names: list[str] = []
    for i, pieces in enumerate(parts, start=1):
        name = " | ".join(pieces) or f"kolom {i}"
        count = sum(n == name or n.startswith(f"{name} (") for n in names)
        names.append(f"{name} ({count + 1})" if name in names else name)
    return tuple(names)
