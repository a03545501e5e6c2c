"""Our own tables: CSV with all kinds in one file, XLSX with a sheet per kind; both are read back without a mapping."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from sociaal_domein.bronnen.excel import Beschadigd, lees_blad
from sociaal_domein.eigenbron.tabelbestand import decodeer
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.ingelezen import MEERVOUD, MODELLEN, Stuk, soort_van
from sociaal_domein.vragen.inuit.cellen import SOORT, kolommen, naar_rij, per_soort, van_rij
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, Oogst, maak
from sociaal_domein.vragen.inuit.vastezip import vaste_zip

SYSTEEM = "uitvoer"
LANGE_TEKSTEN = "lange teksten"
LANGSTE_CEL = 32_000  # a cell of Excel holds 32,767 signs, and what is over is lost without a word
_ZIE = "(zie het blad lange teksten)"
_PAST_NIET = "(past niet)"
_GROOTSTE_VELD = 20_000_000
_KERN = "docProps/core.xml"
_TIJDSTIP = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.S)
_LANG = ["blad", "rij", "kolom", "deel", "tekst"]
Rijen = list[tuple[int, dict[str, str]]]


def csv_tekst(stukken: Iterable[Stuk]) -> str:
    """Return all records as CSV with semicolons: a column for the kind, and one for every field."""
    kinds = list(MODELLEN)
    fields = kolommen(*kinds)
    rows = [[soort_van(s), *naar_rij(s, fields)] for _, part in per_soort(list(stukken)) for s in part]
    return csv_van([SOORT, *fields], rows)


def csv_van(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with semicolons."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(head)
    writer.writerows(rows)
    return file.getvalue()


def xlsx_bytes(stukken: Iterable[Stuk]) -> bytes:
    """Return all records as a workbook: a sheet per kind, every cell as text.

    A text that is longer than a cell of Excel stands on a sheet of its own, in parts.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    long: list[list[str]] = []

    def put(sheet: object, cells: Sequence[str]) -> None:
        made = []
        for cell in cells:
            one = WriteOnlyCell(sheet, value=cell)  # type: ignore[arg-type]
            one.data_type = "s"
            made.append(one)
        sheet.append(made)  # type: ignore[attr-defined]

    for kind, part in per_soort(list(stukken)):
        name, fields = MEERVOUD[kind], kolommen(kind)
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        put(sheet, fields)
        for number, stuk in enumerate(part, start=2):
            cells = naar_rij(stuk, fields)
            for i, cell in enumerate(cells):
                if len(cell) > LANGSTE_CEL:
                    pieces = [cell[at : at + LANGSTE_CEL] for at in range(0, len(cell), LANGSTE_CEL)]
                    # The dot keeps the spaces at either end, and the piece from being a formula.
                    long += [[name, str(number), fields[i], str(n), f".{p}."] for n, p in enumerate(pieces, start=1)]
                    cells[i] = _ZIE
            put(sheet, cells)
    if long:
        sheet = book.create_sheet(LANGE_TEKSTEN)
        for row in (_LANG, *long):
            put(sheet, row)
    memory = io.BytesIO()
    book.save(memory)
    return _zonder_tijd(memory.getvalue())


def _zonder_tijd(werkmap: bytes) -> bytes:
    """Leave out when a workbook was made: the same records must give the same bytes."""
    with zipfile.ZipFile(io.BytesIO(werkmap)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files[_KERN] = _TIJDSTIP.sub(b"", files[_KERN])
    return vaste_zip(files)


def is_eigen_csv(inhoud: bytes) -> bool:
    """Whether a CSV file is an export of ours, by its first line."""
    head = inhoud.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].rstrip(b"\r")
    return head == ";".join([SOORT, *kolommen(*MODELLEN)]).encode()


def eigen_bladen(inhoud: bytes) -> dict[str, Rijen] | None:
    """Return the rows per kind of a workbook of ours; None when it is another workbook.

    Raises
    ------
    Beschadigd
        It is no workbook.
    """
    names, _ = lees_blad(inhoud)
    plural = {many: one for one, many in MEERVOUD.items()}
    if not set(plural) <= set(names):
        return None
    sheets: dict[str, Rijen] = {}
    for many, one in plural.items():
        head, sheets[one] = _blad(inhoud, many)
        if head != kolommen(one):
            return None
    for _, row in _blad(inhoud, LANGE_TEKSTEN)[1] if LANGE_TEKSTEN in names else ():
        rows = sheets.get(plural.get(row["blad"], ""), [])
        target = next((cells for n, cells in rows if str(n) == row["rij"]), {})
        earlier = "" if row["deel"] == "1" else target.get(row["kolom"], "")
        target[row["kolom"]] = earlier + row["tekst"][1:-1]
    return sheets


def _blad(inhoud: bytes, naam: str) -> tuple[list[str], Rijen]:
    _, rows = lees_blad(inhoud, naam)
    texts = [(n, ["" if cell.waarde is None else str(cell.waarde) for cell in cells]) for n, cells in rows or []]
    head = texts[0][1] if texts else []
    # A sheet leaves out what is empty at the end of a row, or makes it as wide as the widest.
    return head, [(n, _rij(head, cells, max(len(head), _breedte(cells)))) for n, cells in texts[1:] if any(cells)]


def _breedte(cells: Sequence[str]) -> int:
    return max((n for n, cell in enumerate(cells, start=1) if cell), default=0)


def _rij(head: Sequence[str], cells: Sequence[str], breedte: int) -> dict[str, str]:
    """Return a row by column; one that does not fit its head says so, and is set aside."""
    row = dict(zip(head, cells, strict=False))
    return row if breedte == len(head) else row | {_PAST_NIET: f"{breedte} cellen. Verwacht: {len(head)}"}


def lees_csv(inhoud: bytes, pad: Path) -> Oogst:
    """Read a CSV file of ours.

    Raises
    ------
    SociaalDomeinFout
        It is not written in UTF-8, or is no CSV.
    """
    text = decodeer(inhoud, pad, "utf-8")
    old = csv.field_size_limit(_GROOTSTE_VELD)
    rows: Rijen = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
        head = next(reader)
        number = reader.line_num + 1
        for cells in reader:
            if any(cells):
                rows.append((number, _rij(head, cells, len(cells))))
            number = reader.line_num + 1
    except csv.Error:
        raise SociaalDomeinFout(
            "Deze regel is geen geldige CSV-regel.",
            waar=f"{pad}, regel {reader.line_num}",
            doe="Kijk naar de aanhalingstekens op deze regel.",
        ) from None
    finally:
        csv.field_size_limit(old)
    harvest = Oogst(SYSTEEM, is_eigen=True)
    for number, row in rows:
        _voeg_toe(harvest, row.get(SOORT, ""), row, f"regel {number}")
    return harvest


def lees_bladen(bladen: dict[str, Rijen]) -> Oogst:
    """Read the rows of a workbook of ours."""
    harvest = Oogst(SYSTEEM, is_eigen=True)
    for kind, rows in bladen.items():
        for number, row in rows:
            _voeg_toe(harvest, kind, row, f"blad {MEERVOUD[kind]}, rij {number}")
    return harvest


def _voeg_toe(harvest: Oogst, kind: str, row: dict[str, str], place: str) -> None:
    harvest.rijen += 1
    try:
        if _PAST_NIET in row:
            raise NietBegrepen(f"Deze regel heeft {row[_PAST_NIET]}, net als de eerste regel.")
        if kind not in MODELLEN:
            raise NietBegrepen("De soort is geen raadsvraag, toezegging of motie.")
        harvest.stukken.append((place, maak(kind, van_rij(row, kind))))
    except NietBegrepen as error:
        harvest.zet_apart(place, str(error))
    except ValueError:
        harvest.zet_apart(place, "In een cel staat iets dat niet te lezen is als JSON.")


__all__ = [
    "Beschadigd",
    "csv_tekst",
    "csv_van",
    "eigen_bladen",
    "is_eigen_csv",
    "lees_bladen",
    "lees_csv",
    "xlsx_bytes",
]
