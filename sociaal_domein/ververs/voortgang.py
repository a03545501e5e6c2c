"""How far a refresh is: one line that is written over on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from sociaal_domein.taal import getal

_ZELDEN = 10.0
_VAAK = 0.2


class Voortgang:
    """Shows progress on a stream.

    Parameters
    ----------
    uit : TextIO
        Usually stderr.
    klok : callable, optional
        Instead of `time.monotonic`.
    """

    def __init__(self, uit: TextIO, klok: Callable[[], float] = time.monotonic) -> None:
        self._uit = uit
        self._klok = klok
        self._scherm = uit.isatty()
        self._breed = 0
        self._wat = ""
        self._begin = self._laatst = klok()
        self._eerste_rijen: int | None = None

    def begin(self, wat: str) -> None:
        """Name what is done now."""
        self._wat = wat
        self._begin = self._klok()
        self._laatst = self._begin if not self._scherm else self._begin - _VAAK
        self._eerste_rijen = None
        self._toon(wat)

    def tel(self, rijen: int, verwacht: int | None, paginas: int) -> None:
        """Report rows so far, rows expected and pages."""
        now = self._klok()
        if self._eerste_rijen is None:
            self._eerste_rijen = rijen
        if now - self._laatst < (_VAAK if self._scherm else _ZELDEN):
            return
        self._laatst = now
        of = f" van {getal(verwacht)}" if verwacht else ""
        pages = "1 pagina" if paginas == 1 else f"{getal(paginas)} pagina's"
        self._toon(f"{self._wat}: {getal(rijen)}{of} rijen, {pages}{self._resterend(rijen, verwacht, now)}")

    def meld(self, zin: str) -> None:
        """Say why nothing moves, at once: a publisher may keep us waiting for minutes."""
        self._toon(f"{self._wat}: {zin}" if self._wat else zin)

    def klaar(self) -> None:
        """Leave the line."""
        if self._scherm and self._breed:
            self._uit.write("\n")
            self._uit.flush()
            self._breed = 0

    def _resterend(self, rijen: int, verwacht: int | None, nu: float) -> str:
        done = rijen - (self._eerste_rijen or 0)
        if not verwacht or done <= 0 or rijen >= verwacht:
            return ""
        seconds = (nu - self._begin) / done * (verwacht - rijen)
        if seconds < 60:
            return f", nog ongeveer {getal(max(seconds, 1))} seconden"
        return f", nog ongeveer {getal(-(-seconds // 60))} minuten"

    def _toon(self, tekst: str) -> None:
        if self._scherm:
            self._uit.write(f"\r{tekst:<{self._breed}}")
            self._breed = len(tekst)
        else:
            self._uit.write(f"{tekst}\n")
        self._uit.flush()
