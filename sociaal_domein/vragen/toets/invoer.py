"""A text as the remarks look at it: the deelvragen, and the same in plain letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sociaal_domein.vragen.lezen import Gelezen, lees_vraag, lees_vragen
from sociaal_domein.vragen.lezen.delen import begint_als_vraag
from sociaal_domein.vragen.lezen.gewoon import gewoon, netjes


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
        return tuple(netjes(read.tekst) for read in self.gelezen)

    def bij(self, begin: int) -> int | None:
        """Return the deelvraag that a place stands in or leads up to; None for what stands apart from any."""
        if len(self.gelezen) == 1:
            return 1
        for place, read in enumerate(self.gelezen, 1):
            if begin < read.eind:
                leads_up = begin >= read.begin or "\n" not in self.tekst[begin : read.begin]
                return place if leads_up else None
        return None


def lees_invoer(tekst: str) -> Invoer:
    """Read the deelvragen of a text; a lone question may come without its question mark."""
    found = lees_vragen(tekst)
    if not found and begint_als_vraag(gewoon(tekst)):
        found = [lees_vraag(tekst)]
    return Invoer(tekst, tuple(found))
