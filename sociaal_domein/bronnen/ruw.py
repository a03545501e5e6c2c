"""Reading a publisher's raw text file: everything as text, every line numbered, errors in plain Dutch."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import os_fout

_BEDRAG = re.compile(r"(-?[0-9]{1,12})(?:\.([0-9]{1,6}))?")
_GEHEEL = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Rij:
    """One raw row: its line number in the file and its fields, all text and without padding."""

    bestand: str
    regel: int
    velden: tuple[str, ...]
    plaats: dict[str, int]

    def __getitem__(self, kolom: str) -> str:
        return self.velden[self.plaats[kolom]]

    def fout(self, kolom: str, verwacht: str) -> SociaalDomeinFout:
        """Return the error for a field that does not hold what it should."""
        return SociaalDomeinFout(
            f"Het veld '{kolom}' bevat '{self[kolom][:40]}'. Verwacht: {verwacht}.",
            waar=f"{self.bestand}, regel {self.regel}, veld {kolom}",
            doe="Kijk of het bestand volledig is en niet is bewerkt. Haal het zo nodig opnieuw op.",
        )

    def geheel(self, kolom: str) -> int:
        """Return the field as a whole number of zero or more."""
        if not _GEHEEL.fullmatch(self[kolom]):
            raise self.fout(kolom, "een heel getal")
        return int(self[kolom])

    def jaar(self, kolom: str) -> int:
        """Return the field as a year from 1900 to 2100."""
        value = self.geheel(kolom)
        if not 1900 <= value <= 2100:
            raise self.fout(kolom, "een jaartal")
        return value

    def bedrag(self, kolom: str) -> int | float:
        """Return the field as an amount: whole where the source is whole, with a decimal point otherwise."""
        match = _BEDRAG.fullmatch(self[kolom])
        if match is None:
            raise self.fout(kolom, "een bedrag in cijfers, met een punt voor de decimalen")
        whole, decimals = match.groups()
        return float(self[kolom]) if decimals and decimals.strip("0") else int(whole)

    def past(self, kolom: str, patroon: re.Pattern[str], verwacht: str) -> str:
        """Return the field when it matches `patroon` from start to end."""
        if not patroon.fullmatch(self[kolom]):
            raise self.fout(kolom, verwacht)
        return self[kolom]


@dataclass(frozen=True, slots=True)
class Ruwbestand:
    """A raw file as read: name, checksum, columns and rows."""

    naam: str
    pad: Path
    sha256: str
    kolommen: tuple[str, ...]
    rijen: tuple[Rij, ...]

    def __iter__(self) -> Iterator[Rij]:
        return iter(self.rijen)

    def __len__(self) -> int:
        return len(self.rijen)


def zoek_alle(ruw: Path, patroon: str) -> list[Path]:
    """Return the files below `ruw` whose name matches `patroon`, in a fixed order; `ruw` may be one file itself."""
    if ruw.is_file():
        return [ruw] if fnmatch(ruw.name.casefold(), patroon.casefold()) else []
    if not ruw.is_dir():
        raise SociaalDomeinFout(
            "De map of het bestand van de uitgever bestaat niet.",
            waar=str(ruw),
            doe="Geef met --uit het bestand van de uitgever, of de map waarin de bestanden staan.",
        )
    return sorted(p for p in ruw.rglob(patroon) if p.is_file())


def zoek(ruw: Path, patroon: str) -> Path:
    """Return the one file below `ruw` whose name matches `patroon`.

    Raises
    ------
    SociaalDomeinFout
        When there is none, or more than one.
    """
    found = zoek_alle(ruw, patroon)
    if not found and ruw.is_file():
        raise SociaalDomeinFout(
            f"Deze bron heeft ook een bestand '{patroon}' nodig. U wees één bestand aan.",
            waar=str(ruw),
            doe="Geef met --uit de map waarin alle bestanden van deze bron staan.",
        )
    if not found:
        raise SociaalDomeinFout(
            f"Er is geen bestand '{patroon}' gevonden.",
            waar=str(ruw),
            doe="Zet het bestand in deze map of in een map daaronder. Het sterretje staat voor elke tekst.",
        )
    if len(found) > 1:
        names = ", ".join(str(p.relative_to(ruw)) for p in found)
        raise SociaalDomeinFout(
            f"Er is meer dan één bestand '{patroon}' gevonden: {names}.",
            waar=str(ruw),
            doe="Laat er één staan, of wijs een map aan waarin er maar één staat.",
        )
    return found[0]


def tekst(pad: Path) -> tuple[str, str]:
    """Return the text of a UTF-8 file (with or without byte order mark) and the checksum of its bytes."""
    try:
        raw = pad.read_bytes()
    except OSError as error:
        raise SociaalDomeinFout(
            f"Dit bestand is niet te lezen. {os_fout(error)}", waar=str(pad), doe="Kijk of u het mag openen."
        ) from error
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SociaalDomeinFout(
            "Dit bestand is niet in UTF-8 opgeslagen.",
            waar=f"{pad.name}, regel {line}",
            doe="Haal het opnieuw op bij de uitgever, of sla het op als UTF-8.",
        ) from error
    if "\0" in content:
        raise SociaalDomeinFout(
            "Dit bestand bevat tekens die niet in een tekstbestand horen.",
            waar=f"{pad.name}, regel {content[: content.index(chr(0))].count(chr(10)) + 1}",
            doe="Het bestand is beschadigd of is geen CSV-bestand. Haal het opnieuw op bij de uitgever.",
        )
    return content, hashlib.sha256(raw).hexdigest()


def ingeslikt(velden: Sequence[str], scheiding: str, breedte: int) -> bool:
    r"""Whether a quote too many made rows part of a field.

    A field with a line break that swallowed a row holds as many delimiters as a row does.

    Examples
    --------
    >>> ingeslikt(["a", "tel eerst;\ndan maak"], ";", 3), ingeslikt(["a", "1;2\nb;3"], ";", 3)
    (False, True)
    """
    return breedte > 1 and any(
        ("\n" in field or "\r" in field) and field.count(scheiding) >= breedte - 1 for field in velden
    )


def lees_csv(pad: Path, *, scheiding: str = ",", verplicht: Sequence[str] = ()) -> Ruwbestand:
    """Read a delimited text file without guessing any type.

    Parameters
    ----------
    pad : Path
        The file: UTF-8, first line holds the column names.
    scheiding : str
        The delimiter.
    verplicht : sequence of str
        Columns that must be there.

    Returns
    -------
    Ruwbestand
        All rows, with line numbers as an editor shows them. Padding around values is stripped.

    Raises
    ------
    SociaalDomeinFout
        When the file cannot be decoded, misses a column, has no rows, or a row has another width.
    """
    content, checksum = tekst(pad)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=scheiding, strict=True)
    try:
        header = tuple(name.strip() for name in next(reader, []))
        if reader.line_num > 1:  # no publisher breaks a line in its header; a quote too many does, and takes rows along
            raise csv.Error
        missing = [name for name in verplicht if name not in header]
        if missing or not header or len(set(header)) != len(header):
            wat = f"De kolom '{missing[0]}' ontbreekt." if missing else "De kopregel is leeg of dubbel."
            raise SociaalDomeinFout(
                wat,
                waar=f"{pad.name}, regel 1",
                doe=f"Kijk of dit het goede bestand is; de kolommen zijn gescheiden door {scheiding!r}.",
            )
        place = {name: i for i, name in enumerate(header)}
        rows, line = [], reader.line_num + 1
        for fields in reader:
            if fields:
                if len(fields) != len(header):
                    raise SociaalDomeinFout(
                        f"Deze regel heeft {len(fields)} velden; de kopregel heeft er {len(header)}.",
                        waar=f"{pad.name}, regel {line}",
                        doe="Het bestand is beschadigd of afgebroken. Haal het opnieuw op.",
                    )
                if ingeslikt(fields, scheiding, len(header)):
                    raise SociaalDomeinFout(
                        "In één veld van deze regel staan nog meer regels. Er staat een aanhalingsteken te veel.",
                        waar=f"{pad.name}, regel {line}",
                        doe="Kijk naar de aanhalingstekens op deze regel, of haal het bestand opnieuw op.",
                    )
                rows.append(Rij(pad.name, line, tuple(f.strip() for f in fields), place))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SociaalDomeinFout(
            "Deze regel is geen geldige CSV-regel.",
            waar=f"{pad.name}, regel {reader.line_num}",
            doe="Kijk naar de aanhalingstekens op deze regel, of haal het bestand opnieuw op.",
        ) from error
    if not rows:
        raise SociaalDomeinFout(
            "Dit bestand heeft een kopregel, maar geen rijen.",
            waar=pad.name,
            doe="Haal het bestand opnieuw op bij de uitgever.",
        )
    return Ruwbestand(pad.name, pad, checksum, header, tuple(rows))
