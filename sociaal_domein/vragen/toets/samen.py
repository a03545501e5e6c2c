"""Several questions in one: the parts, each as a question of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sociaal_domein.vragen.lezen.delen import Deel, delen
from sociaal_domein.vragen.lezen.zinnen import zinnen
from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking

_STAART = re.compile(
    r"(?:[ ,;:.?!-]+(?:en|maar|of|dan wel|danwel|alsmede|daarbij|dan|ook|vervolgens|met name|vooral|"
    r"(?:zo|indien|als) (?:ja|nee|neen|niet)))*[ ,;:.?!-]*$",
    re.IGNORECASE,
)
_KORTST = 4  # words: "en binnen welke termijn?" is no question of its own


def meervoudig(invoer: Invoer) -> Iterator[Opmerking]:
    """Yield the questions that ask more than one thing; "Zo nee, waarom niet?" is no question of its own."""
    for place, read in enumerate(invoer.gelezen, 1):
        if "meervoudig" not in read.vormen:
            continue
        parts = gesplitst(invoer.schoon[place - 1], invoer.vragen[place - 1])
        if len(parts) > 1:
            shown = " ".join(f"({chr(97 + i)}) {part}" for i, part in enumerate(parts))
            yield Opmerking("meervoudig", place, f"Hier staan {len(parts)} vragen in één.", f"Splits ze: {shown}")


def gesplitst(schoon: str, gewoon: str) -> list[str]:
    """Return the questions in a deelvraag, each as a sentence.

    Parameters
    ----------
    schoon, gewoon : str
        The deelvraag with its capitals, and the same in plain letters.

    Examples
    --------
    >>> vraag = "Hoeveel gezinnen wachten er en wie houdt contact met hen?"
    >>> gesplitst(vraag, vraag.lower())
    ['Hoeveel gezinnen wachten er?', 'Wie houdt contact met hen?']
    """
    parts = delen(gewoon, schoon)[0]
    if sum(not part.vervolg for part in parts) < 2:
        return []
    first = next((a for a, b in zinnen(gewoon, schoon) if a <= parts[0].begin < b), 0)
    cuts = [first, *(_begin(part, gewoon) for part in parts[1:]), len(schoon)]
    both = zip(parts, pairwise(cuts), strict=True)
    pieces = [_STAART.sub("", schoon[a:b]).strip() for part, (a, b) in both if not part.vervolg]
    if any(len(piece.split()) < _KORTST for piece in pieces):
        return []
    return [f"{piece[0].upper()}{piece[1:]}?" for piece in pieces]


def _begin(part: Deel, gewoon: str) -> int:
    """Return where a part begins, with the words that open it; not those that only ask on."""
    return gewoon.rfind(part.opener, 0, part.begin) if part.opener and not part.vervolg else part.begin
