"""What a reader takes from a file: every row became something, or was set aside with its reason."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sociaal_domein.meldingen import vertaal
from sociaal_domein.taal import MAANDEN
from sociaal_domein.vragen.ingelezen import MODELLEN, Raadsdocument, Stuk

_MAANDEN_ENGELS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$")
_ENGELS = re.compile(r"([A-Za-z]{3})[a-z]* +(\d{1,2}),? +(\d{4})(?: .*)?$")
_VOLUIT = re.compile(r"(?:[a-z]+dag,? )?(\d{1,2}) ([a-z]{3,})\.? (\d{4})(?: .*)?$")
_CIJFERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?$")
# What the register refuses as text: signs that steer a screen or turn the order of letters, and half characters.
_STUURTEKEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TAG = re.compile(r"<[^>]{0,500}>")
_REGELTAG = re.compile(r"<(?:br|/p|/li|/div)\b[^>]{0,200}>", re.I)


class NietBegrepen(Exception):
    """A row that cannot be understood; its text is the reason, in plain Dutch."""


@dataclass
class Oogst:
    """What a file holds.

    Attributes
    ----------
    vorm : str
    rijen : int
        How many rows, entries or documents the file has: each is counted once in what follows.
    stukken, documenten : list of (place, what)
    overig : list of (place, key, dict)
        Objects of the standard that this register has no kind for, as they stood: an export gives them back.
    apart : list of (place, reason)
    gevoegd : int
        Rows that became part of another, such as an answer of its question.
    is_eigen : bool
        Whether this is an export of our own: its ids are ours, and nothing in it is a double by likeness.
    opmerkingen : list of str
        What a reader should know of the file as a whole.
    """

    vorm: str
    rijen: int = 0
    stukken: list[tuple[str, Stuk]] = field(default_factory=list)
    documenten: list[tuple[str, Raadsdocument]] = field(default_factory=list)
    overig: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    gevoegd: int = 0
    is_eigen: bool = False
    opmerkingen: list[str] = field(default_factory=list)

    def zet_apart(self, plaats: str, reden: str) -> None:
        """Set a row aside."""
        self.apart.append((plaats, reden))


def maak(soort: str, inhoud: Mapping[str, Any]) -> Stuk:
    """Make a record of what was read.

    Raises
    ------
    NietBegrepen
        With the field and what was expected; never with what was written.
    """
    model = MODELLEN[soort]
    try:
        return model.model_validate(inhoud)
    except ValidationError as error:
        said = vertaal(error, model=model, bestand=Path(soort), regel=lambda loc: None, bij=_EEN[soort], citeer=False)
        raise NietBegrepen(said.wat) from None


_EEN = {"raadsvraag": "een raadsvraag", "toezegging": "een toezegging", "motie": "een motie"}


def maak_id(systeem: str, sleutel: str) -> str:
    """Return the id of a record from elsewhere: the same key always gives the same id.

    Examples
    --------
    >>> maak_id("ibabs", "7381"), maak_id("griffie", "SV-2026-01"), maak_id("griffie", "V 12")
    ('ibabs_7381', 'griffie_sv_2026_01', 'griffie_v_12_10a49de1')
    """
    name = f"{_kaal(systeem)}_{_kaal(sleutel)}"
    plain = _EENVOUDIG.fullmatch(systeem) and _EENVOUDIG.fullmatch(sleutel)
    if not plain or not name[:1].isalpha() or len(name) > 60:
        mark = hashlib.sha256(f"{systeem}\0{sleutel}".encode()).hexdigest()[:8]
        name = f"{name if name[:1].isalpha() else f's_{name}'}"[:50].rstrip("_") + f"_{mark}"
    return name


_EENVOUDIG = re.compile(r"[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*")


def _kaal(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def schoon(tekst: object) -> str:
    r"""Return text without mark-up and without signs that steer a screen; line ends stay.

    Examples
    --------
    >>> schoon("<p>Eén</p><p>twee &amp; drie</p>")
    'Eén\ntwee & drie'
    """
    text = str(tekst if tekst is not None else "")
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub("", _REGELTAG.sub("\n", text)))
    text = _STUURTEKEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()


def lijst(waarde: object) -> list[Any]:
    """Return a list, or an empty one of what is none: where a supplier should have one, anything may stand."""
    return waarde if isinstance(waarde, list) else []


def regel(tekst: object) -> str:
    """Return text on one line."""
    return " ".join(schoon(tekst).split())


def plaats_van(wat: str, sleutel: object, nummer: int) -> str:
    """Name a place in a file by the key of the source, or by its number where that is no plain code.

    Examples
    --------
    >>> plaats_van("stuk", 7381, 1), plaats_van("stuk", "een hele zin", 2)
    ('stuk 7381', 'stuk nummer 2')
    """
    code = str(sleutel or "")
    return f"{wat} {code}" if re.fullmatch(r"[A-Za-z0-9:._-]{1,60}", code) else f"{wat} nummer {nummer}"


def lees_dag(tekst: str, volgorde: str = "dag-maand-jaar") -> date | None:
    """Read a day as systems and people write it; None when it is none.

    Examples
    --------
    >>> lees_dag("Jan 29 2026 12:00AM"), lees_dag("2026-01-29 00:00:00"), lees_dag("29-1-2026")
    (datetime.date(2026, 1, 29), datetime.date(2026, 1, 29), datetime.date(2026, 1, 29))
    """
    text = " ".join(tekst.split())
    if found := _ISO.match(text):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    elif (found := _CIJFERS.match(text)) and volgorde != "jaar-maand-dag":
        first, second = int(found[1]), int(found[2])
        day, month = (second, first) if volgorde == "maand-dag-jaar" else (first, second)
        parts = (int(found[3]), month, day)
    elif (found := _ENGELS.match(text)) and found[1].casefold() in _MAANDEN_ENGELS:
        parts = (int(found[3]), _MAANDEN_ENGELS.index(found[1].casefold()) + 1, int(found[2]))
    elif found := _VOLUIT.match(text.casefold()):
        month = next((i for i, name in enumerate(MAANDEN, 1) if name.startswith(found[2]) or name == found[2]), 0)
        parts = (int(found[3]), month, int(found[1]))
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None
