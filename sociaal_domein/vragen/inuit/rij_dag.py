"""Why a text is no day, told with the day itself: of all that may stand in a cell only a date is shown."""

from __future__ import annotations

import re
from calendar import monthrange

from sociaal_domein.taal import MAANDEN

_KORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}")
_LANG = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def waarom_geen_dag(tekst: str, kolom: str, volgorde: str) -> str:
    """Return why a cell holds no day, in plain Dutch.

    Examples
    --------
    >>> waarom_geen_dag("31-04-2026", "Datum", "dag-maand-jaar")
    "Kolom 'Datum': '31-04-2026' bestaat niet: april heeft 30 dagen."
    """
    where = f"Kolom '{kolom}': '{tekst}'"
    if _KORT.fullmatch(tekst):
        return f"{where} heeft een jaar van twee cijfers. Schrijf het jaar met vier cijfers."
    year, month, day = 0, 0, 0
    if found := _ISO.fullmatch(tekst):
        year, month, day = (int(part) for part in found.groups())
    elif (found := _LANG.fullmatch(tekst)) and volgorde != "jaar-maand-dag":
        first, second, year = (int(part) for part in found.groups())
        day, month = (second, first) if volgorde == "maand-dag-jaar" else (first, second)
    if not found or not year:
        return f"In de kolom '{kolom}' staat geen datum ({volgorde})."
    if not 1 <= month <= 12:
        return f"{where} bestaat niet: er is geen maand {month}. De volgorde is hier {volgorde}."
    days = monthrange(year, month)[1]
    if day == 0:
        return f"{where} bestaat niet: er is geen dag 0."
    in_year = f" in {year}" if month == 2 else ""
    return f"{where} bestaat niet: {MAANDEN[month - 1]} heeft{in_year} {days} dagen."
