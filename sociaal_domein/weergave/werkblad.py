"""Figures to take along: a workbook, CSV and JSON that keep the caveats with every figure."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import os_fout

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from sociaal_domein.cijfers import Cijfers
    from sociaal_domein.kwaliteit.oordeel import Oordeel

KOP = {
    "indicator": "Indicator",
    "gebied_code": "Code gebied",
    "gebied_naam": "Gebied",
    "niveau": "Niveau",
    "schaal": "Schaal",
    "jaar": "Jaar",
    "reeks": "Reeks",
    "waarde": "Cijfer",
    "teller": "Teller",
    "noemer": "Noemer",
    "n": "Aantal waarop het rust",
    "onder": "Ondergrens (95%)",
    "boven": "Bovengrens (95%)",
    "eenheid": "Eenheid",
    "status": "Status",
    "reden": "Reden van ontbreken (code)",
    "segment": "Stuk tussen breuken",
    "bron": "Bron",
    "snapshot": "Opgehaald op",
    "waarschuwingen": "Let op",
    "zegt_niet": "Wat het niet zegt",
}
UITLEG = "Waarom er geen cijfer is"
KWALITEIT = "Kwaliteit"
BRONNEN = {
    "naam": "Bron",
    "tabel": "Tabel",
    "uitgever": "Uitgever",
    "pagina": "Pagina",
    "licentie": "Licentie",
    "opgehaald": "Opgehaald op",
    "dekking": "Dekking",
    "herkomst": "Herkomst",
}
GEMETEN = ["Kwaliteit gemeten op", "Regels nagegaan", "Wat is gevonden"]
BREED = {
    "Gebied": 28,
    "Bron": 40,
    "Let op": 60,
    "Wat het niet zegt": 60,
    UITLEG: 50,
    KWALITEIT: 60,
    "Wat is gevonden": 80,
    "Eenheid": 28,
    "Indicator": 34,
}
GETALLEN = {"waarde", "teller", "noemer", "n", "onder", "boven"}
# A workbook carries its time of making; the same figures must give the same bytes.
VAST = datetime(2000, 1, 1)


def schrijf_xlsx(cijfers: Cijfers, pad: str | Path) -> Path:
    """Write a workbook: ``Cijfers``, ``Wat het niet zegt`` and ``Bronnen``.

    Parameters
    ----------
    cijfers : Cijfers
    pad : path
        The file to write; one that is there is replaced.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    SociaalDomeinFout
        The name does not end in .xlsx, the folder does not exist, or the file cannot be written there.
    """
    if Path(pad).suffix.lower() != ".xlsx":
        raise SociaalDomeinFout(
            f"Een Excel-bestand eindigt op .xlsx; '{Path(pad).name}' eindigt anders.",
            doe=f"Kies bijvoorbeeld {Path(pad).with_suffix('.xlsx').name}.",
        )
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Cijfers"
    head = [*KOP.values(), UITLEG, KWALITEIT]
    _vul(first, head, list(_rijen(cijfers)))
    decimals = cijfers.indicator.decimalen
    places = "." + "0" * decimals if decimals else ""
    for number, name in enumerate(KOP, start=1):
        if name in GETALLEN:
            rest = 1 if name in ("onder", "boven") and not decimals else decimals
            shape = "#,##0" + ("." + "0" * rest if name in ("onder", "boven") and rest else places * (name == "waarde"))
            for row in range(2, first.max_row + 1):
                first.cell(row, number).number_format = shape
    _vul(book.create_sheet("Wat het niet zegt"), ["Soort", "Tekst"], _niet(cijfers))
    _vul(book.create_sheet("Bronnen"), [*BRONNEN.values(), *GEMETEN], _bronnen(cijfers))
    book.properties.creator = "sociaal-domein"
    book.properties.title = cijfers.indicator.titel
    book.properties.created = book.properties.modified = VAST
    with _naast(Path(pad)) as beside:
        _bewaar(book, beside)
    return Path(pad)


def csv_tekst(cijfers: Cijfers) -> str:
    """Return the figures with their caveats as CSV text: semicolons and a decimal comma."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([*KOP.values(), UITLEG, KWALITEIT])
    for row in _rijen(cijfers):
        writer.writerow([_csv_cel(cell) for cell in row])
    return file.getvalue()


def json_tekst(cijfers: Cijfers) -> str:
    """Return the figures with their caveats as JSON: one object per figure, with the field names of `Cijfer`.

    Each has ``uitleg``, and in ``kwaliteit`` what the rules found in the data it rests on.
    """
    rows = []
    quality = _kwaliteit(cijfers)
    for c in cijfers:
        warnings = [WAARSCHUWINGEN[code] for code in c.waarschuwingen]
        rows.append(asdict(c) | {"waarschuwingen": warnings, "uitleg": c.uitleg, "kwaliteit": quality})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _csv_cel(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", ",")
    text = str(cell)
    # A spreadsheet would read such a text as a formula.
    return f"'{text}" if isinstance(cell, str) and text.startswith(("=", "+", "-", "@", "\t")) else text


def _rijen(cijfers: Cijfers) -> Iterator[list[Any]]:
    names = [f.name for f in fields(cijfers[0])] if len(cijfers) else []
    assert not names or names == list(KOP)
    quality = next(iter(_kwaliteit(cijfers)), None)
    for c in cijfers:
        row: dict[str, Any] = {name: getattr(c, name) for name in names}
        row["reeks"] = cijfers.indicator.reeksen.get(c.reeks, c.reeks)
        row["waarschuwingen"] = " ".join(WAARSCHUWINGEN[code] for code in c.waarschuwingen)
        row["zegt_niet"] = " ".join(c.zegt_niet)
        yield [*row.values(), c.uitleg or None, quality]


def _niet(cijfers: Cijfers) -> list[list[Any]]:
    ind = cijfers.indicator
    return [
        ["Vraag", ind.vraag],
        ["Wat het is", ind.omschrijving],
        ["Eenheid", ind.eenheid],
        *(["Kwaliteit", sentence] for sentence in _kwaliteit(cijfers)),
        *(["Wat het niet zegt", text] for text in ind.zegt_niet),
        *(["Let op", sentence] for sentence in cijfers.waarschuwingen),
    ]


def _kwaliteit(cijfers: Cijfers) -> list[str]:
    """Return what was found: one line that says it all, then each finding."""
    if not cijfers.oordelen:
        return []
    summary = cijfers.kwaliteit
    return [summary.regels[0].removeprefix("Kwaliteit: "), *(o.zin for o in summary.bevindingen)]


def _bronnen(cijfers: Cijfers) -> list[list[Any]]:
    return [
        [_tekst(r.get(key)) for key in BRONNEN]
        + _gemeten([o for o in cijfers.oordelen if (o.bron, o.tabel) == (r.get("bron"), r.get("tabel"))])
        for r in cijfers.bronnen
    ]


def _gemeten(oordelen: list[Oordeel]) -> list[Any]:
    from sociaal_domein.kwaliteit.oordeel import vat_samen

    summary = vat_samen(oordelen)
    return [summary.gemeten_op or "niet gemeten", len(oordelen), " ".join(o.zin for o in summary.bevindingen) or None]


def _tekst(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _vul(sheet: Worksheet, head: list[str], rows: list[list[Any]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, title in enumerate(head, start=1):
        sheet.cell(1, number, title).font = Font(bold=True)
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = BREED.get(title, 80 if title == "Tekst" else max(12, len(title) + 2))
    for line, row in enumerate(rows, start=2):
        for number, value in enumerate(row, start=1):
            cell = sheet.cell(line, number, value)
            if isinstance(value, str):
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
                cell.alignment = Alignment(vertical="top", wrap_text=len(value) > 60)
    sheet.freeze_panes = "A2"
    if rows:
        sheet.auto_filter.ref = sheet.dimensions


def _bewaar(book: Any, path: Path) -> None:
    """Save without the clock: openpyxl stamps both the properties and every part of the archive."""
    from openpyxl.writer.excel import ExcelWriter

    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    with ZipFile(memory) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part.filename)
            target.writestr(ZipInfo(part.filename, VAST.timetuple()[:6]), data, ZIP_DEFLATED)


@contextmanager
def _naast(path: Path) -> Iterator[Path]:
    """Write beside the file and let it take its place when it is whole."""
    if not path.parent.is_dir():
        raise SociaalDomeinFout(
            f"De map '{path.parent}' bestaat niet.",
            waar=str(path),
            doe="Maak de map eerst, of kies een map die bestaat.",
        )
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield beside
        beside.replace(path)
    except OSError as error:
        raise SociaalDomeinFout(
            f"Het bestand '{path.name}' is niet te schrijven. {os_fout(error)}",
            waar=str(path.parent),
            doe="Sluit het bestand als het open staat, of kies een andere map.",
        ) from error
    finally:
        beside.unlink(missing_ok=True)
