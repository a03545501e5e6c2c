"""What is right after a damaged file: all rows accounted for, or one clear message in Dutch."""

from __future__ import annotations

import csv
import io
import math
import re
import signal
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing
from sociaal_domein.fouten import SociaalDomeinFout

# Seconds for one file. A sample has some hundred rows; a machine that is busy needs room.
LANGST = 20
_ENGELS = re.compile(
    r"\b(error|invalid|expected|must be|should be|input should|cannot|could not|unexpected|exception|"
    r"traceback|null byte|out of range)\b",
    re.I,
)
_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Hangt(BaseException):
    """Reading takes too long. No Exception, so that no reader takes it for a damaged file."""


@contextmanager
def op_tijd() -> Iterator[None]:
    """Stop what does not end."""

    def stop(*_: object) -> None:
        raise Hangt(f"langer dan {LANGST} seconden")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LANGST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def duidelijk(fout: SociaalDomeinFout, namen: Iterable[str]) -> None:
    """Check that a message says in Dutch what is wrong, where, and what to do."""
    assert fout.wat.strip() and fout.doe and fout.doe.strip(), str(fout)
    # What stands between quotes comes from the file.
    said = re.sub(r"""'[^']*'|"[^"]*"|„[^”]*”""", "", f"{fout.wat} {fout.doe}")
    assert not _ENGELS.search(said), str(fout)
    assert fout.waar and any(name in fout.waar for name in namen), f"no file is named: {fout}"
    assert len(str(fout)) < 50_000, "a message that nobody reads"


def telling(inlezing: Inlezing, bestanden: dict[str, int]) -> None:
    """Check the ledger against counts of the raw files that the reader did not make.

    Parameters
    ----------
    inlezing : Inlezing
    bestanden : dict of str to int
        How many rows each raw file holds, by its name without folders.
    """
    for name, table in inlezing.tabellen.items():
        read = {file.naam: file.rijen for file in table.bronbestanden}
        assert read == {file: bestanden[file] for file in read}, f"{name}: rows of the raw files"
        assert table.geladen + len(table.apart) == sum(read.values()), f"{name}: the ledger"
        places = [(item.bestand, item.regel) for item in table.apart]
        assert len(set(places)) == len(places), f"{name}: a row was set aside twice"
        assert table.geladen or not table.rijen, name
        assert table.periode and table.dekking, f"{name} does not say what it covers"
        _past(name, table)
    assert inlezing.periode and inlezing.dekking


def _past(naam: str, tabel: Tabelinlezing) -> None:
    """Check that every value fits the type of its column, so that it arrives in the snapshot as it is."""
    kinds = list(tabel.kolommen.values())
    for row in tabel.rijen:
        assert len(row) == len(kinds), (naam, row)
        for value, kind in zip(row, kinds, strict=True):
            if value is not None:
                assert _mag(value, kind), f"{naam}: {value!r} is no {kind}"


def _mag(value: object, kind: str) -> bool:
    match kind:
        case "INTEGER" | "BIGINT":
            bits = 31 if kind == "INTEGER" else 63
            return isinstance(value, int) and not isinstance(value, bool) and -(2**bits) <= value < 2**bits
        case "DOUBLE":
            return isinstance(value, int | float) and math.isfinite(value)
        case "BOOLEAN":
            return isinstance(value, bool)
        case "DATE":
            return date.fromisoformat(str(value)) is not None
        case _:
            return isinstance(value, str) and "\0" not in value


def csv_rijen(inhoud: bytes, scheiding: str) -> int:
    """Count the rows of a table below its header line, and see that no quote swallowed any.

    A row is a line; only where a quoted cell goes on over a line break is it more. Such a cell never holds as many
    delimiters as a row does: then it holds rows.
    """
    text = inhoud.decode("utf-8-sig")
    records = [r for r in csv.reader(io.StringIO(text, newline=""), delimiter=scheiding) if r]
    width = len(records[0])
    for cell in (cell for record in records for cell in record):
        assert not (re.search(r"[\r\n]", cell) and cell.count(scheiding) >= width - 1 > 0), f"rows in a cell: {cell!r}"
    return sum(any(cell.strip() for cell in record) for record in records) - 1


def gevulde_regels(inhoud: bytes, tekenset: str, scheiding: str, kop: int) -> int:
    """Count the lines below line `kop` that hold something else than delimiters."""
    text = inhoud.decode(tekenset)
    lines = re.split(r"\r\n|\r|\n", text)[kop:]
    return sum(bool(line.replace(scheiding, "").replace('"', "").strip()) for line in lines)


def xlsx_rijen(inhoud: bytes) -> list[list[str]]:
    """Return the filled rows of the first sheet, read as plain XML: every row element counts."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as book:
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            root = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
            shared = ["".join(t.text or "" for t in item.iter(f"{_NS}t")) for item in root.iter(f"{_NS}si")]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = [[_celtekst(cell, shared) for cell in row.iter(f"{_NS}c")] for row in sheet.iter(f"{_NS}row")]
    return [row for row in rows if any(cell.strip() for cell in row)]


def _celtekst(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{_NS}v") or ""
    if cell.get("t") == "s" and value.strip().isdigit():
        return shared[int(value)]
    return value or "".join(t.text or "" for t in cell.iter(f"{_NS}t"))


def geen_resten(map: Path) -> None:
    """Check that no file or folder was left half-written."""
    left = [p for p in map.rglob(".*") if p.name.startswith(".")]
    assert not left, left
