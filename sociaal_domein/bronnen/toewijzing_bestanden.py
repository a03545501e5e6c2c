"""The files with iWmo/iJw messages of a municipality: find them, refuse persons, load them as text into DuckDB.

Nothing is written to disk but what DuckDB itself spills, in a private folder that goes afterwards. No message quotes
a cell.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from pydantic import model_validator

from sociaal_domein.bronnen._yaml import Streng, lees_yaml
from sociaal_domein.bronnen.manifest import Bronbestand
from sociaal_domein.bronnen.toewijzing_velden import BERICHTEN, VELDEN, getypeerd, veldnaam
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import sleutel
from sociaal_domein.proces import leeft
from sociaal_domein.taal import datum, os_fout

if TYPE_CHECKING:
    import duckdb

LEVERING = "levering.yml"
VOORBEELD = "Voorbeeldgemeente"
# Municipalities never had this code.
VOORBEELD_CODE = "GM9999"
_BERICHT = re.compile(r"(?<!\d)(30[157])(?!\d)")
_POSTCODE = re.compile(r"postcode.*")
_GEMEENTE = re.compile(rf"GM[0-9]{{4}}|{VOORBEELD}")
_STEEKPROEF = 1_000
_KLAD = "sociaal-domein-berichten-"


class Levering(Streng):
    """What a municipality says about its files (levering.yml).

    Attributes
    ----------
    gemeente : str
        CBS code, or ``Voorbeeldgemeente`` for messages that were made up.
    peildatum : datetime.date
        The last day of which all messages are in the files. Who had not started then, still waits.
    vanaf : datetime.date, optional
        The first day of which all messages are in. Left out: everything from the start is in.
    wachtenden_op_vanaf : bool
        Whether the 301 messages of everyone who still waited on `vanaf` are in too.
    """

    gemeente: str
    peildatum: date
    vanaf: date | None = None
    wachtenden_op_vanaf: bool = False

    @model_validator(mode="after")
    def _volgorde(self) -> Levering:
        if self.vanaf is not None and self.vanaf > self.peildatum:
            raise ValueError("de dag 'vanaf' ligt na de peildatum")
        if self.gemeente == VOORBEELD_CODE:
            raise ValueError(f"schrijf {VOORBEELD} in plaats van {VOORBEELD_CODE}")
        if not _GEMEENTE.fullmatch(self.gemeente):
            raise ValueError(f"bij gemeente hoort de CBS-code, zoals GM0034; bij verzonnen berichten {VOORBEELD}")
        return self

    @property
    def is_voorbeeld(self) -> bool:
        """Whether the messages were made up."""
        return self.gemeente == VOORBEELD

    @property
    def gebied_code(self) -> str:
        """CBS code; of the Voorbeeldgemeente a code that no municipality ever had."""
        return VOORBEELD_CODE if self.is_voorbeeld else self.gemeente


@dataclass(frozen=True)
class Berichtbestand:
    """One file with messages of one kind, and the table its rows stand in."""

    nummer: int
    soort: str
    pad: Path
    tabel: str
    bron: Bronbestand


@contextmanager
def geheugen() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory; what does not fit goes to a private folder that is removed afterwards.

    The folder of a reading that was killed is removed by the next one.
    """
    import duckdb

    for leftover in Path(gettempdir()).glob(f"{_KLAD}*"):  # of a reading that was killed: it holds messages
        if not leeft(leftover.name.removeprefix(_KLAD).partition("-")[0]):
            shutil.rmtree(leftover, ignore_errors=True)
    with TemporaryDirectory(prefix=f"{_KLAD}{os.getpid()}-") as folder, duckdb.connect() as con:
        con.execute("set temp_directory = ?", [folder])
        con.execute("set checkpoint_threshold = '1TB'")  # else DuckDB stops now and then to compress what it holds
        yield con


def lees_levering(map: Path) -> tuple[Levering, Bronbestand]:
    """Read levering.yml in the folder with messages."""
    path = map / LEVERING
    if not map.exists():
        raise SociaalDomeinFout(
            "Deze map bestaat niet.",
            waar=str(map.absolute()),
            doe="Wijs met --uit de map met de berichten aan. Wij zoeken haar vanuit de map waar u nu bent.",
        )
    if not map.is_dir() or not path.is_file():
        raise SociaalDomeinFout(
            f"Bij de berichten hoort een bestand {LEVERING}.",
            waar=str(path if map.is_dir() else map),
            doe="Wijs met --uit de map met de berichten aan. Zet daarin levering.yml met twee regels: "
            "'gemeente: GM0034' en 'peildatum: 2026-06-30'. De peildatum is de laatste dag waarvan alle berichten erin "
            "staan. Zie docs/wachttijd-na-toewijzing.md.",
        )
    result: Levering = lees_yaml(path, Levering)
    if result.peildatum > date.today():
        raise SociaalDomeinFout(
            f"De peildatum {datum(result.peildatum)} moet nog komen.",
            waar=f"{path}, veld peildatum",
            doe="Schrijf de laatste dag waarvan alle berichten erin staan. Anders lijkt het wachten te lang.",
        )
    return result, Bronbestand(naam=LEVERING, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), rijen=1)


def laad_berichten(con: duckdb.DuckDBPyConnection, map: Path, peildatum: date) -> list[Berichtbestand]:
    """Load all files with messages below a folder, each as a table with types whose row ids follow the lines.

    Parameters
    ----------
    con : duckdb connection
        In memory, see `geheugen`.
    map : Path
        The folder.
    peildatum : datetime.date
        What is of a later day gets a reason.

    Raises
    ------
    SociaalDomeinFout
        A kind of message is missing, a file holds something about persons, or a file cannot be read.
    """
    found = [(path, match[1]) for path in sorted(map.rglob("*.csv")) if (match := _BERICHT.search(path.stem))]
    for kind in BERICHTEN:
        if not any(kind == other for _, other in found):
            raise SociaalDomeinFout(
                f"Er is geen bestand met {kind}-berichten.",
                waar=str(map),
                doe=f"Zet het in deze map, met {kind} in de naam, zoals jw{kind}.csv. Zonder een van de drie soorten "
                "berichten klopt de wachttijd na toewijzing niet. Zijn er geen? Neem dan een bestand met alleen de "
                "kopregel.",
            )
    return [_laad(con, number, kind, path, peildatum) for number, (path, kind) in enumerate(found)]


def _laad(con: duckdb.DuckDBPyConnection, number: int, kind: str, path: Path, peildatum: date) -> Berichtbestand:
    import duckdb

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SociaalDomeinFout(
            f"Dit bestand is niet te lezen. {os_fout(error)}", waar=str(path), doe="Kijk of u het mag openen."
        ) from error
    _weiger_andere_tekenset(raw, path)
    header, separator = _kop(raw, path, kind)
    end = len(raw)
    while end and raw[end - 1] in b"\r\n \t":
        end -= 1
    lines = raw.count(b"\n", 0, end)
    _weiger_personen(raw, path, header, separator)
    place = {veldnaam(name): f"k{i}" for i, name in enumerate(header)}
    columns = {field: place[key] for field in VELDEN[kind] if (key := field.casefold()) in place}
    table = f"ruw{kind}_{number}"
    try:
        source = (
            "read_csv(?, auto_detect = false, header = false, skip = 1, delim = ?, quote = '\"', escape = '\"', "
            "nullstr = '', strict_mode = true, columns = {"
            + ", ".join(f"'k{i}': 'VARCHAR'" for i in range(len(header)))
            + "})"
        )
        con.execute(
            f"create temp table {table} as {getypeerd(source, kind, columns, peildatum)}",
            [str(path), separator],
        )
    except duckdb.Error as error:  # its text quotes the line: only the number may be told
        line = re.search(r"Line:\s*(\d+)", str(error))
        raise SociaalDomeinFout(
            "Een regel in dit bestand is niet te lezen.",
            waar=f"{path.name}, regel {line[1]}" if line else path.name,
            doe="Kijk of elke regel evenveel velden heeft als de kopregel, en of het bestand als UTF-8 is opgeslagen.",
        ) from None
    rows = con.execute(f"select count(*) from {table}").fetchall()[0][0]
    if rows != lines:
        blank = next((i for i, text in enumerate(io.BytesIO(raw), start=1) if not text.strip()), None)
        raise SociaalDomeinFout(
            f"Dit bestand heeft {lines} regels onder de kopregel, maar {rows} berichten.",
            waar=f"{path.name}, regel {blank}" if blank else path.name,
            doe="Haal lege regels weg, en regeleinden binnen een veld.",
        )
    origin = Bronbestand(naam=path.name, sha256=hashlib.sha256(raw).hexdigest(), rijen=rows)
    return Berichtbestand(number, kind, path, table, origin)


def _weiger_andere_tekenset(raw: bytes, path: Path) -> None:
    """Refuse a file that is no UTF-8, also where the wrong byte stands in a column that is not read."""
    if raw.isascii():
        return
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SociaalDomeinFout(
            "Dit bestand is niet als UTF-8 opgeslagen.",
            waar=f"{path.name}, regel {line}",
            doe="Sla het bestand op als UTF-8.",
        ) from None


def _kop(raw: bytes, path: Path, kind: str) -> tuple[list[str], str]:
    """Return the headings and the separator; check the headings."""
    first = raw[: raw.find(b"\n") + 1] or raw
    text = first.decode("utf-8-sig").strip("\r\n")
    separator = max(";,\t|", key=text.count)
    header = [name.strip().strip('"').strip() for name in text.split(separator)]
    keys = [veldnaam(name) for name in header]
    missing = [field for field, needed in VELDEN[kind].items() if needed and field.casefold() not in keys]
    if kind == "301" and not {"productcategorie", "productcode"} & set(keys):
        missing.append("ProductCategorie")
    double = next((name for name, key in zip(header, keys, strict=True) if keys.count(key) > 1), None)
    if missing or double:
        raise SociaalDomeinFout(
            f"De kolom {missing[0]} ontbreekt." if missing else f"De kolom {double} staat er twee keer.",
            waar=f"{path.name}, regel 1",
            doe=f"Een bestand met {kind}-berichten heeft de namen van de standaard: {', '.join(VELDEN[kind])}. "
            "Scheid de kolommen met een puntkomma.",
        )
    return header, separator


def _weiger_personen(raw: bytes, path: Path, header: Sequence[str], separator: str) -> None:
    """Refuse a file with a column about persons, by its headings and its first rows."""
    from sociaal_domein.privacy.kolommen import Vondst, vondsten, weigering

    found = next(
        (Vondst(None, i, "een postcode") for i, n in enumerate(header, start=1) if _POSTCODE.fullmatch(sleutel(n))),
        None,
    )
    if found is None:
        sample = io.BytesIO(raw)
        text = [line.decode("utf-8", "replace") for line in islice(sample, 1, _STEEKPROEF + 1)]
        try:
            rows = list(enumerate(csv.reader(text, delimiter=separator), start=2))
        except csv.Error:  # the reader proper tells which line
            rows = []
        found = next(vondsten(header, rows), None)
    if found is not None:
        raise weigering(path.name, found, "Laat in de uitvoer van uw systeem alleen de velden staan die nodig zijn.")
