"""What goes wrong between a publisher and us, one fault at a time, as the bytes that are sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

HTML = b"<!DOCTYPE html><html><head><title>Onderhoud</title></head><body>Even geduld</body></html>"


@dataclass
class Antwoord:
    """An answer that may still be spoiled.

    Attributes
    ----------
    breek_na : int or None
        The connection is cut after so many bytes.
    drup : float or None
        Seconds between one byte and the next.
    bestand : Path or None
        The body is in this file, which no fault touches.
    """

    status: int = 200
    lijf: bytes = b""
    kop: dict[str, str] = field(default_factory=dict)
    breek_na: int | None = None
    drup: float | None = None
    bestand: Path | None = None


@dataclass
class Storing:
    """A fault that is planned for some requests."""

    soort: str
    pad: re.Pattern[str]
    keer: int
    na: int
    opties: dict[str, Any]

    def nu(self, vraag: str) -> bool:
        """Whether the fault plays on this request; it counts the request."""
        if not self.pad.search(vraag) or self.keer <= 0:
            return False
        if self.na > 0:
            self.na -= 1
            return False
        self.keer -= 1
        return True


def _status(antwoord: Antwoord, *, code: int, kop: dict[str, str] | None = None, tekst: str = "") -> None:
    antwoord.status, antwoord.lijf = code, tekst.encode()
    antwoord.kop = {"Content-Type": "text/plain"} | (kop or {})


def _te_druk(antwoord: Antwoord, *, wacht: str = "1", code: int = 429) -> None:
    _status(antwoord, code=code, kop={"Retry-After": wacht}, tekst="Too many requests")


def _afgebroken(antwoord: Antwoord) -> None:
    antwoord.breek_na = len(antwoord.lijf) // 2


def _drup(antwoord: Antwoord, *, tussen: float = 0.02) -> None:
    antwoord.drup = tussen


def _afgekapt(antwoord: Antwoord) -> None:
    antwoord.lijf = antwoord.lijf[: len(antwoord.lijf) * 2 // 3]


def _html(antwoord: Antwoord) -> None:
    antwoord.lijf = HTML
    antwoord.kop["Content-Type"] = "text/html; charset=utf-8"


def _leeg(antwoord: Antwoord) -> None:
    _inhoud(antwoord, lambda body: body | {"value": []})


def _lus(antwoord: Antwoord, *, naar: str) -> None:
    _inhoud(antwoord, lambda body: body | {_link(body): naar})


def _codering(antwoord: Antwoord) -> None:
    antwoord.lijf = antwoord.lijf.decode().encode("cp1252")


def _mojibake(antwoord: Antwoord) -> None:
    antwoord.lijf = antwoord.lijf.decode().encode().decode("latin-1").encode()


def _komma(antwoord: Antwoord) -> None:
    antwoord.lijf = re.sub(rb"(\d)\.(\d+\")", rb"\1,\2", antwoord.lijf)


def _zonder_link(antwoord: Antwoord) -> None:
    _inhoud(antwoord, lambda body: {k: v for k, v in body.items() if not k.endswith("nextLink")})


def _herhaal(antwoord: Antwoord, *, eerste: bytes, veld: str = "value") -> None:
    """Serve the rows of the first page again, with the link of this one."""
    rows = orjson.loads(eerste)[veld]
    _inhoud(antwoord, lambda body: body | {veld: rows})


def _velden(antwoord: Antwoord, **velden: Any) -> None:
    _inhoud(antwoord, lambda body: body | velden)


def _inhoud(antwoord: Antwoord, wijzig: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    antwoord.lijf = orjson.dumps(wijzig(orjson.loads(antwoord.lijf)))


def _link(body: dict[str, Any]) -> str:
    return next((k for k in body if k.endswith("nextLink")), "odata.nextLink")


SOORTEN: dict[str, Callable[..., None]] = {
    "status": _status,  # code=503
    "te_druk": _te_druk,  # wacht="2" or a HTTP date
    "afgebroken": _afgebroken,
    "drup": _drup,  # tussen=0.02
    "afgekapt": _afgekapt,
    "html": _html,
    "leeg": _leeg,
    "lus": _lus,  # naar=address
    "codering": _codering,
    "mojibake": _mojibake,
    "komma": _komma,
    "zonder_link": _zonder_link,
    "herhaal": _herhaal,  # the rows of the first page
    "velden": _velden,  # any field of the answer
}
