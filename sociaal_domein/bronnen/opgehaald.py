"""A table as a publisher sent it: dimensions, measures and rows, whichever version of OData brought it.

The connectors write it, the refresh reads it. On disk it is a folder::

    tabel.json        what is below, except the rows
    rijen.parquet     one row per row of the publisher, every cell as text without its padding;
                      of OData v3 also ID, the number that the publisher gives the row
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sociaal_domein.bronnen._yaml import Streng
from sociaal_domein.bronnen.manifest import Aantal, Checksum, Tekst

TABELBESTAND = "tabel.json"
RIJENBESTAND = "rijen.parquet"
_VOLGNUMMER = re.compile(r"_[0-9]+$")


class Sleutel(Streng):
    """One key of a dimension.

    Attributes
    ----------
    code : str
        Without the spaces that the publisher pads it with.
    status : str or None
        Of a period: the publisher's word, such as ``Voorlopig``.
    """

    code: str
    titel: str
    omschrijving: str = ""
    status: str | None = None


class Dimensie(Streng):
    """A dimension with its keys.

    Attributes
    ----------
    breedte : int or None
        Length that the publisher pads the keys to; None where keys are not padded.
    """

    naam: Tekst
    soort: str = ""
    titel: str = ""
    breedte: Annotated[int, Field(ge=1)] | None = None
    sleutels: tuple[Sleutel, ...] = ()


class Maat(Streng):
    """A measure: a column with figures.

    Attributes
    ----------
    kolom : str
        As the publisher writes it this year, such as ``WmoClienten_93``.
    stam : str
        Without the number, which shifts from year to year: ``WmoClienten``. The column of rijen.parquet.
        Where two measures would share a stem (``Code_1``, ``Code_3``) it is the whole name.
    groep : str
        The heading that the publisher puts it under.
    """

    kolom: Tekst
    stam: Tekst
    titel: str = ""
    groep: str = ""
    eenheid: str = ""
    decimalen: int | None = None


class Opgehaald(Streng):
    """One table of a publisher, complete.

    Attributes
    ----------
    gewijzigd : str
        When the publisher says that the table last changed, as it writes it.
    kenmerken : dict of str to str
        ETag and Last-Modified of what was asked, by address; sent along with the next question.
    rijen : int
        Rows received, which is what the publisher said there would be.
    meldingen : tuple of str
        What was set right or could not be checked, as Dutch sentences.
    """

    tabel: Tekst
    titel: str
    adres: Tekst
    gewijzigd: str
    periode: str = ""
    opgehaald_op: datetime
    dimensies: tuple[Dimensie, ...]
    maten: tuple[Maat, ...]
    rijen: Aantal
    paginas: Aantal
    sha256: Checksum
    kenmerken: dict[str, dict[str, str]] = Field(default_factory=dict)
    meldingen: tuple[str, ...] = ()

    @property
    def inhoud(self) -> str:
        """Checksum of the rows and of what their codes and measures mean: a status changes without a row changing."""
        keys = sorted((d.naam, s.code, s.titel, s.status or "") for d in self.dimensies for s in d.sleutels)
        measures = sorted((m.stam, m.titel, m.groep, m.eenheid) for m in self.maten)
        return hashlib.sha256(repr((self.sha256, keys, measures)).encode()).hexdigest()

    def dimensie(self, naam: str) -> Dimensie:
        """Return a dimension by its name.

        Raises
        ------
        KeyError
            The table has no such dimension.
        """
        for found in self.dimensies:
            if found.naam == naam:
                return found
        raise KeyError(naam)


def stam(kolom: str) -> str:
    """Return the name of a measure without the number that shifts per year.

    Examples
    --------
    >>> stam("WmoClienten_93"), stam("k_1ePlaatsing_1"), stam("Gemeentenaam_1")
    ('WmoClienten', 'k_1ePlaatsing', 'Gemeentenaam')
    """
    return _VOLGNUMMER.sub("", kolom)


def stammen(kolommen: Sequence[str], een_naam: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the stem of each column; where two would get the same one, both keep their number.

    Parameters
    ----------
    kolommen : sequence of str
    een_naam : mapping, optional
        The name of today for a stem that was called otherwise in older tables.

    Examples
    --------
    >>> stammen(["Totaal_1", "Totaal_4", "WmoClienten_93"])
    {'Totaal_1': 'Totaal_1', 'Totaal_4': 'Totaal_4', 'WmoClienten_93': 'WmoClienten'}
    """
    short = {column: (een_naam or {}).get(stam(column), stam(column)) for column in kolommen}
    times = Counter(short.values())
    return {column: name if times[name] == 1 else column for column, name in short.items()}


def schrijf(tabel: Opgehaald, map: Path) -> None:
    """Write tabel.json beside rijen.parquet; the folder holds a table once it is there."""
    beside = map / f".{TABELBESTAND}"
    beside.write_text(tabel.model_dump_json(indent=1), encoding="utf-8")
    os.replace(beside, map / TABELBESTAND)


def plaats(tabel: Opgehaald, rijen: Path, map: Path) -> None:
    """Put the file with rows and then tabel.json in place. Without tabel.json a folder holds no table."""
    (map / TABELBESTAND).unlink(missing_ok=True)
    os.replace(rijen, map / RIJENBESTAND)
    schrijf(tabel, map)


def lees(map: Path) -> Opgehaald:
    """Read tabel.json from the folder of a table."""
    return Opgehaald.model_validate_json((map / TABELBESTAND).read_text(encoding="utf-8"))
