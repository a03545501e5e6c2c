"""Taking the rows out of an OData answer without reading them: what stands around the list, and the list itself.

A page holds ``{"odata.metadata": "…", "value": [ … ], "odata.nextLink": "…"}``. DuckDB reads a bare list of rows six
times as fast as the same list inside an object, so the file is cut down to the list where it stands.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from sociaal_domein.bronnen.ophaalfout import Onbruikbaar

_LIJST = re.compile(rb'"value"\s*:\s*\[')
_TEKENSET = re.compile(r"charset=[\"']?([\w.-]+)", re.IGNORECASE)
_KIJK = 64 * 1024


@dataclass(frozen=True)
class Omslag:
    """What stands around the rows of a page.

    Attributes
    ----------
    velden : dict
        The fields of the answer without its rows.
    eerste, laatste : dict
        The first and the last row; empty without rows, or when they could not be read apart.
    """

    velden: dict[str, Any]
    eerste: dict[str, Any]
    laatste: dict[str, Any]

    @property
    def link(self) -> str | None:
        """The address of the next page, if any."""
        found = self.velden.get("odata.nextLink") or self.velden.get("@odata.nextLink")
        return str(found) if found else None


def lees_json(inhoud: bytes, soort: str) -> dict[str, Any]:
    """Read a small answer.

    Parameters
    ----------
    inhoud : bytes
    soort : str
        The content type, which may name another encoding than UTF-8.

    Raises
    ------
    Onbruikbaar
        It is no JSON object, or not the text that it says it is.
    """
    body = _utf8(inhoud, soort)
    _geen_pagina(body)
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _kapot(body) from error
    if not isinstance(found, dict):
        raise Onbruikbaar("stuurde JSON in een andere vorm dan wij kennen")
    return found


def neem_lijst(pad: Path, soort: str) -> Omslag:
    """Cut a page down to its list of rows, in place, and return what stood around it.

    Raises
    ------
    Onbruikbaar
        The page is cut off, is no JSON, or holds no list.
    """
    if (charset := _tekenset(soort)) not in ("utf-8", "utf8", "us-ascii"):
        pad.write_bytes(_utf8(pad.read_bytes(), f"charset={charset}"))
    with pad.open("r+b") as file:
        head = file.read(_KIJK)
        _geen_pagina(head)
        size = file.seek(0, 2)
        tail_start = file.seek(max(size - _KIJK, 0))
        tail = file.read()
        found = _LIJST.search(head)
        start = found.end() - 1 if found else -1
        end = tail_start + tail.rfind(b"]") + 1
        if found and end > found.end():
            try:
                fields = orjson.loads(head[:start].removeprefix(b"\xef\xbb\xbf") + b"[]" + tail[end - tail_start :])
            except orjson.JSONDecodeError:
                fields = None
            closes = tail[: end - 1 - tail_start].rstrip()[-1:] in (b"}", b"[")
            if closes and isinstance(fields, dict) and fields.get("value") == []:
                file.truncate(end)
                file.seek(0)
                file.write(b" " * start)
                return Omslag(fields, _eerste_rij(head[found.end() :]), _laatste_rij(tail[: end - 1 - tail_start]))
    return _heel(pad)


def _heel(pad: Path) -> Omslag:
    """Read the whole page: the list stands at an unusual place, or the page is broken."""
    fields = lees_json(pad.read_bytes(), "")
    rows = fields.pop("value", None)
    if not isinstance(rows, list):
        raise Onbruikbaar("stuurde een antwoord zonder rijen")
    pad.write_bytes(orjson.dumps(rows))
    ends = [row if isinstance(row, dict) else {} for row in (rows[:1] + rows[-1:])]
    return Omslag(fields, *(ends or [{}, {}]))


def _eerste_rij(tekst: bytes) -> dict[str, Any]:
    try:
        row, _ = json.JSONDecoder().raw_decode(tekst.decode("utf-8", "replace").lstrip())
    except (ValueError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _laatste_rij(tekst: bytes) -> dict[str, Any]:
    try:
        row = orjson.loads(tekst[tekst.rindex(b"{") :])
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _geen_pagina(body: bytes) -> None:
    start = body[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        raise Onbruikbaar("stuurde een webpagina in plaats van gegevens")
    if not start.startswith(b"{"):
        raise Onbruikbaar("stuurde een leeg antwoord" if not start else "stuurde iets wat geen JSON is")


def _utf8(inhoud: bytes, soort: str) -> bytes:
    body = inhoud.removeprefix(b"\xef\xbb\xbf")
    charset = _tekenset(soort)
    if charset in ("utf-8", "utf8", "us-ascii"):
        return body
    try:
        return body.decode(charset).encode()
    except (LookupError, UnicodeDecodeError) as error:
        raise Onbruikbaar(f"noemt een tekenset die niet klopt ({charset})") from error


def _tekenset(soort: str) -> str:
    found = _TEKENSET.search(soort)
    return found[1].lower() if found else "utf-8"


def _kapot(body: bytes) -> Onbruikbaar:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end < len(body):  # at the very end it is the cut, not the encoding
            return Onbruikbaar("stuurde tekst in een andere tekenset dan UTF-8")
    return Onbruikbaar("stuurde een antwoord dat halverwege ophoudt of geen goede JSON is")
