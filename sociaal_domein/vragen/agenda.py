"""Terms that still run, as an iCalendar file (RFC 5545) for the agenda of a council member or a griffie."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociaal_domein.register.stukken import Raadsstuk
    from sociaal_domein.vragen.boek import Boek

_REGEL = 75  # octets, without the line end
_REGELEINDEN = ("\r\n", "\n", "\u2028", "\u2029")  # some readers break a line at the last two
_SOORTEN = {"raadsvragen": "Antwoord", "toezeggingen": "Toezegging", "moties": "Motie"}


def ics(boek: Boek, dag: date) -> str:
    """Return the last days of every open question, promise and motion, as all-day events.

    Parameters
    ----------
    boek : Boek
    dag : date
        The day that phases are computed on; also the time stamp, so that the same book gives the same file.

    Returns
    -------
    str
        With CRLF line ends; write it as bytes in UTF-8.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sociaal-domein//raadsvragen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Termijnen van de raad",
    ]
    for kind, word in _SOORTEN.items():
        for record in boek.van(kind).values():
            where = boek.stand(record, dag)
            if where.is_open and where.uiterlijk is not None:
                late = " (te laat)" if where.is_te_laat else ""
                lines += ["BEGIN:VEVENT", f"UID:{_sleutel(boek.gemeente, kind, record)}@sociaal-domein"]
                lines += _gebeurtenis(record, where.uiterlijk, dag, f"{word}: {record.naam}{late}", where.zin)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _gevouwen(line))


def _gebeurtenis(record: Raadsstuk, last: date, day: date, titel: str, zin: str) -> Iterator[str]:
    yield f"DTSTAMP:{_dag(day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_dag(last)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_dag(last + timedelta(days=1))}"
    yield f"SUMMARY:{_tekst(titel)}"
    yield f"DESCRIPTION:{_tekst(zin)}\\n\\n{_tekst(record.tekst)}"
    if record.link is not None:
        yield f"URL:{_zonder_stuurtekens(record.link)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _sleutel(gemeente: str, kind: str, record: Raadsstuk) -> str:
    """Return a key that stays the same as long as the record does: an agenda then moves the event."""
    return hashlib.sha256(f"{gemeente}/{kind}/{record.id}".encode()).hexdigest()[:32]


def _dag(day: date) -> str:
    return day.isoformat().replace("-", "")


def _tekst(text: str) -> str:
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), *((end, "\\n") for end in _REGELEINDEN)):
        text = text.replace(sign, escaped)
    return _zonder_stuurtekens(text)


def _zonder_stuurtekens(text: str) -> str:
    return "".join(sign for sign in text if sign == "\t" or unicodedata.category(sign) != "Cc")


def _gevouwen(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, never within a sign; each but the first begins with a space."""
    piece = ""
    size = 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _REGEL:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += width
    yield piece
