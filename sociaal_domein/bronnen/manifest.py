"""bron.yml: what a snapshot is, where it came from, and whether it is still whole.

Importing this module is cheap: DuckDB is only loaded by `controleer`.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from sociaal_domein.bronnen._yaml import Streng, lees_yaml, schrijf_yaml
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.paden import bron_van

if TYPE_CHECKING:
    import duckdb

MANIFESTBESTAND = "bron.yml"
CORRECTIESBESTAND = "correcties.yml"
APARTBESTAND = "apart.parquet"

Tekst = Annotated[str, Field(min_length=1)]
Naam = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Checksum = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Aantal = Annotated[int, Field(ge=0)]
Herkomst = Literal["uitgever", "afgeleid"]
Status = Literal["voorlopig", "nader voorlopig", "definitief", "onbekend"]


class Licentie(Streng):
    """The licence of the figures, and how to name the source."""

    naam: Tekst
    adres: Tekst
    vermelding: Tekst


class Bronbestand(Streng):
    """A raw file, or a table of a publisher, that a table was read from.

    Attributes
    ----------
    adres, opgehaald_op, gewijzigd : optional
        Of what was fetched: where, when, and when the publisher says it last changed.
    bevat : tuple of Bronbestand
        Of rows taken over from an earlier snapshot: the fetched tables that these came from.
    """

    naam: Tekst
    sha256: Checksum
    rijen: Aantal
    adres: str | None = None
    opgehaald_op: datetime | None = None
    gewijzigd: str | None = None
    bevat: tuple[Bronbestand, ...] | None = None


class Rijen(Streng):
    """The ledger of one table: raw rows in, loaded and set aside; and rows in the table we wrote."""

    bron: Aantal
    geladen: Aantal
    apart: Aantal
    tabel: Aantal

    @model_validator(mode="after")
    def _sluitend(self) -> Rijen:
        if self.bron != self.geladen + self.apart:
            raise ValueError(
                f"de telling sluit niet: {self.bron} rijen in de bron, "
                f"{self.geladen} geladen en {self.apart} apart gezet"
            )
        return self


class Tabel(Streng):
    """One table of a snapshot."""

    bestand: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.parquet$")]
    omschrijving: Tekst
    cbs_tabellen: tuple[str, ...] = ()
    periode: Tekst
    dekking: Tekst
    status: Status
    sha256: Checksum
    bronbestanden: tuple[Bronbestand, ...]
    rijen: Rijen

    @model_validator(mode="after")
    def _bestanden_tellen_op(self) -> Tabel:
        total = sum(file.rijen for file in self.bronbestanden)
        if total != self.rijen.bron:
            raise ValueError(f"de bronbestanden hebben {total} rijen, maar rijen.bron is {self.rijen.bron}")
        return self


class Apartbestand(Streng):
    """The file with the raw rows that were set aside.

    Attributes
    ----------
    regels : int or None
        How many lines the file has, where one line stands for `aantal` raw rows in succession.
    """

    bestand: Literal["apart.parquet"] = "apart.parquet"
    sha256: Checksum
    rijen: Aantal
    regels: Aantal | None = None


class Correctiestand(Streng):
    """What a reading found of one known error of the source.

    Attributes
    ----------
    nummer : int
        Its place in correcties.yml at that moment, from 1.
    wat : str
        Which correction, in words; by this it is found again when others were added or removed.
    geldt : bool or None
        Whether the error was still there; None when these files do not hold what it is about.
    geteld : int
        Over how many values the guard looked.
    """

    nummer: Annotated[int, Field(ge=1)]
    wat: Tekst
    geldt: bool | None = None
    geteld: Aantal = 0


class Manifest(Streng):
    """The whole of bron.yml."""

    bron: Naam
    naam: Tekst
    uitgever: Tekst
    herkomst: Herkomst
    herkomst_toelichting: Tekst
    pagina: Tekst
    licentie: Licentie
    periode: Tekst
    opgehaald: date
    dekking: Tekst
    tabellen: Annotated[dict[Naam, Tabel], Field(min_length=1)]
    apart: Apartbestand
    correcties: tuple[Correctiestand, ...] | None = None


def lees(map: Path) -> Manifest:
    """Read and check the bron.yml in the folder of a snapshot.

    Raises
    ------
    SociaalDomeinFout
        When the file is missing or a field is wrong; the message names file and field.
    """
    result: Manifest = lees_yaml(map / MANIFESTBESTAND, Manifest)
    return result


def schrijf(manifest: Manifest, map: Path) -> None:
    """Write bron.yml into the folder of a snapshot."""
    schrijf_yaml(map / MANIFESTBESTAND, manifest)


def sha256(pad: Path) -> str:
    """Return the checksum of a file."""
    with pad.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_eigen(map: Path, bron: str) -> bool:
    """Whether a snapshot was made from a file of the municipality: its working folder says how to read that."""
    return (bron_van(map).absolute().parent.parent.parent / "bronnen" / f"{bron}.yml").is_file()


def herstel(map: Path, bron: str) -> str:
    """Say how to get a damaged snapshot back."""
    if is_eigen(map, bron):
        return f"Lees uw bestand opnieuw in met: sociaal-domein bron lees {bron}"
    return (
        f"Lees de bron opnieuw in met 'sociaal-domein bron lees {bron} --uit MAP', "
        "of zet de map terug zoals die bij het pakket hoort."
    )


def controleer(map: Path, naam: str | None = None) -> Manifest:
    """Check that a snapshot is whole: every file there, unchanged, and with the rows it should have.

    Parameters
    ----------
    map : Path
        The folder of one source, for example ``data/open/iv3``.
    naam : str, optional
        The name under which the folder is found. It must be that of the source: models find a source by its
        name, and a folder of the same name is how a user replaces one.

    Returns
    -------
    Manifest
        The manifest, when everything is right.

    Raises
    ------
    SociaalDomeinFout
        Names the file that is missing or damaged, and how to get it back; or says that the source
        has another name than its folder.
    """
    try:
        manifest = lees(map)
    except SociaalDomeinFout as error:
        if is_eigen(map, naam or map.name):
            raise SociaalDomeinFout(error.wat, waar=error.waar, doe=herstel(map, naam or map.name)) from error
        raise
    if naam is not None and naam != manifest.bron:
        raise SociaalDomeinFout(
            f"De map heet {naam}, maar in de map staat de bron {manifest.bron}.",
            waar=f"{map / MANIFESTBESTAND}, veld bron",
            doe=f"Noem de map {manifest.bron}. Is dit een kopie? Zet haar dan ergens anders neer.",
        )
    expected = {table.bestand: (table.sha256, table.rijen.tabel) for table in manifest.tabellen.values()}
    lines = manifest.apart.rijen if manifest.apart.regels is None else manifest.apart.regels
    expected[manifest.apart.bestand] = (manifest.apart.sha256, lines)
    remedy = herstel(map, manifest.bron)
    set_aside = sum(table.rijen.apart for table in manifest.tabellen.values())
    if set_aside != manifest.apart.rijen:
        raise SociaalDomeinFout(
            f"De telling van bron {manifest.bron} sluit niet: volgens de tabellen zijn {set_aside} rijen "
            f"apart gezet, volgens {APARTBESTAND} {manifest.apart.rijen}.",
            waar=f"{map / MANIFESTBESTAND}, veld apart.rijen",
            doe=remedy,
        )
    with _verbinding().cursor() as con:
        for name, (checksum, rows) in expected.items():
            path = map / name
            if not path.is_file():
                raise SociaalDomeinFout(
                    f"Van bron {manifest.bron} ontbreekt het bestand {name}.", waar=str(path), doe=remedy
                )
            if sha256(path) != checksum:
                raise SociaalDomeinFout(
                    f"Het bestand {name} van bron {manifest.bron} is beschadigd of veranderd.",
                    waar=f"{path}; de controlegetallen in {MANIFESTBESTAND} en van het bestand verschillen",
                    doe=remedy,
                )
            found = _aantal_rijen(con, path, remedy)
            if found != rows:
                raise SociaalDomeinFout(
                    f"Het bestand {name} van bron {manifest.bron} heeft {found} rijen in plaats van {rows}.",
                    waar=str(path),
                    doe=remedy,
                )
    return manifest


@cache
def _verbinding() -> duckdb.DuckDBPyConnection:
    """Open one database in memory for all sources: opening one takes longer than counting."""
    import duckdb

    return duckdb.connect()


def _aantal_rijen(con: duckdb.DuckDBPyConnection, pad: Path, remedy: str) -> int:
    import duckdb

    try:
        row = con.execute("select count(*) from read_parquet(?)", [str(pad)]).fetchone()
    except duckdb.Error as error:
        raise SociaalDomeinFout(
            f"Het bestand {pad.name} is geen leesbaar Parquet-bestand.",
            waar=str(pad),
            doe=remedy,
        ) from error
    return int(row[0]) if row else 0
