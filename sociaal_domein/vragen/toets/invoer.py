"""A text as the remarks look at it: the deelvragen, and the same in plain letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from sociaal_domein.vragen.lezen import Gelezen, lees_vraag, lees_vragen
from sociaal_domein.vragen.lezen.delen import begint_als_vraag
from sociaal_domein.vragen.lezen.gewoon import gewoon, netjes
from sociaal_domein.vragen.lezen.zinnen import zinnen

# Longer than any Dutch word. What is glued together beyond it is no word, and costs the guard more than all the rest.
LANGSTE_WOORD = 200
_TE_LANG = re.compile(rf"\S{{{LANGSTE_WOORD + 1},}}")
_LANGST = 3_000  # a question is asked at the end of what leads up to it; the reader looks no further back either


@dataclass(frozen=True)
class Invoer:
    """A text with its deelvragen."""

    tekst: str
    gelezen: tuple[Gelezen, ...]

    @cached_property
    def gewoon(self) -> str:
        """The whole text in plain letters, every place the same."""
        return gewoon(self.tekst)

    @cached_property
    def vragen(self) -> tuple[str, ...]:
        """Each deelvraag in plain letters, on one line."""
        return tuple(gewoon(clean) for clean in self.schoon)

    @cached_property
    def schoon(self) -> tuple[str, ...]:
        """Each deelvraag as a reader sees it, on one line."""
        return tuple(netjes(read.tekst)[-_LANGST:] for read in self.gelezen)

    @cached_property
    def _einden(self) -> list[int]:
        return [read.eind for read in self.gelezen]

    def aanloop(self, plaats: int) -> list[str]:
        """Return the sentences right before a deelvraag that lead up to it, in plain letters."""
        after = self.gelezen[plaats - 2].eind if plaats > 1 else 0
        begin = self.gelezen[plaats - 1].begin
        start = max(after, begin - _LANGST)
        if len(self.gelezen) > 1:
            start = max(start, self.tekst.rfind("\n", start, begin) + 1)
        return [
            self.gewoon[start + a : start + b] for a, b in zinnen(self.gewoon[start:begin], self.tekst[start:begin])
        ]

    def bij(self, begin: int) -> int | None:
        """Return the deelvraag that a place stands in or leads up to; None for what stands apart from any."""
        if len(self.gelezen) == 1:
            return 1
        at = bisect_right(self._einden, begin)
        if at == len(self.gelezen):
            return None
        start = self.gelezen[at].begin
        return at + 1 if begin >= start or "\n" not in self.tekst[begin:start] else None


def lees_invoer(tekst: str) -> Invoer:
    """Read the deelvragen of a text; a lone question may come without its question mark.

    Of a word of more than `LANGSTE_WOORD` letters the rest is left out: it is neither read nor shown.
    """
    tekst = _TE_LANG.sub(_ingekort, tekst)
    found = lees_vragen(tekst)
    if not found and begint_als_vraag(gewoon(tekst)):
        found = [lees_vraag(tekst)]
    return Invoer(tekst, tuple(found))


def _ingekort(match: re.Match[str]) -> str:
    end = match[0][-1]
    return f"{match[0][:LANGSTE_WOORD]}…{end if end in '.?!' else ''}"
