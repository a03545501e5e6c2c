"""What was fetched before: one folder per table in the working folder, beside the store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from sociaal_domein.bronnen import opgehaald
from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.taal import getal


def map_van(home: Path, tabel: str) -> Path:
    """Return the folder of a fetched table."""
    return home / ".opslag" / "opgehaald" / tabel


def lees(home: Path, tabel: str) -> Opgehaald | None:
    """Return what was fetched of a table; None when that is nothing, or not whole."""
    folder = map_van(home, tabel)
    if not (folder / opgehaald.TABELBESTAND).is_file() or not (folder / opgehaald.RIJENBESTAND).is_file():
        return None
    try:
        return opgehaald.lees(folder)
    except (ValidationError, OSError, ValueError):
        return None


def leeftijd(toen: datetime, nu: datetime) -> str:
    """Say how long ago something was fetched.

    Examples
    --------
    >>> leeftijd(datetime(2026, 11, 1, 9), datetime(2026, 11, 21, 10))
    '20 dagen oud'
    >>> leeftijd(datetime(2026, 11, 21, 9), datetime(2026, 11, 21, 10))
    'van vandaag'
    """
    days = (nu.date() - toen.date()).days
    if days <= 0:
        return "van vandaag"
    return "1 dag oud" if days == 1 else f"{getal(days)} dagen oud"
