"""A text as a reader sees it: what looks the same is written the same, so that typing it otherwise passes no rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Gewoon:
    """A text in ordinary characters, and where each of them came from.

    Attributes
    ----------
    tekst : str
    plaatsen : tuple of int
        Per character its place in the text as it was given.
    """

    tekst: str
    plaatsen: tuple[int, ...]

    def terug(self, begin: int, eind: int) -> tuple[int, int]:
        """Return where a part of this text stands in the text as it was given."""
        return self.plaatsen[begin], self.plaatsen[eind - 1] + 1


def schrijfwijzen(tekst: str) -> Iterator[Gewoon]:
    r"""Yield a text with ordinary spaces, digits and letters, and without what cannot be seen.

    An invisible character may stand inside a number or between two words. So with one in it, the text comes twice:
    once without it, once with a space there.

    Examples
    --------
    >>> [g.tekst for g in schrijfwijzen("BSN ①②\u2009３")]
    ['BSN 12 3']
    >>> [g.tekst for g in schrijfwijzen("1234\u200bAB")]
    ['1234AB', '1234 AB']
    """
    yield _maak(tekst, "")
    if any(unicodedata.category(c) == "Cf" for c in tekst):
        yield _maak(tekst, " ")


def _maak(tekst: str, onzichtbaar: str) -> Gewoon:
    out: list[str] = []
    places: list[int] = []
    for place, char in enumerate(tekst):
        kind = unicodedata.category(char)
        if kind == "Cf":
            plain = onzichtbaar
        elif kind.startswith("Z"):
            plain = "\n" if kind in ("Zl", "Zp") else " "
        elif kind.startswith("M") and out:
            # An accent goes with its letter; on a digit it is only in the way.
            joined = unicodedata.normalize("NFC", out[-1] + char)
            if len(joined) == 1:
                out[-1] = joined
            continue
        else:
            plain = unicodedata.normalize("NFKC", char)
        out += plain
        places += [place] * len(plain)
    return Gewoon("".join(out), tuple(places))
