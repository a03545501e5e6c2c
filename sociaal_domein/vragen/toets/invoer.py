"""A text as the remarks look at it: the deelvragen, and the same in plain letters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from sociaal_domein.vragen.lezen import Gelezen, lees_vraag, lees_vragen
from sociaal_domein.vragen.lezen.delen import begint_als_vraag
from sociaal_domein.vragen.lezen.gewoon import gewoon, netjes

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

    def bij(self, begin: int) -> int | None:
        """Return the deelvraag that a place stands in or leads up to; None for what stands apart from any."""
        if len(self.gelezen) == 1:
            return 1
        at = bisect_right([read.eind for read in self.gelezen], begin)
        if at == len(self.gelezen):
            return None
        start = self.gelezen[at].begin
        return at + 1 if begin >= start or "\n" not in self.tekst[begin:start] else None


def lees_invoer(tekst: str) -> Invoer:
    """Read the deelvragen of a text; a lone question may come without its question mark."""
    found = lees_vragen(tekst)
    if not found and begint_als_vraag(gewoon(tekst)):
        found = [lees_vraag(tekst)]
    return Invoer(tekst, tuple(found))
