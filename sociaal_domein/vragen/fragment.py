"""The sentence of a text that a search hit."""

from __future__ import annotations

import re
from collections.abc import Collection

from sociaal_domein.vragen.woordvormen import WOORD, Woordvormen, is_algemeen, schoon

LANGSTE = 200
_ZIN = re.compile(r"[^\n]*?(?:[.!?](?=\s)|\n|$)")


def gezocht(vraag: str, vormen: Woordvormen) -> dict[str, str]:
    """Return all terms that a word of a question is found by, each with the term of that word."""
    found: dict[str, str] = {}
    for word in WOORD.findall(schoon(vraag)):
        if term := vormen.term(word):
            found[term] = term
            for part in vormen.delen(word):
                if not is_algemeen(part):
                    found.setdefault(part, term)
    return found


def treffers(tekst: str, zoekt: Collection[str], vormen: Woordvormen) -> list[tuple[int, int]]:
    """Return where the words stand that were hit.

    Examples
    --------
    >>> vormen = Woordvormen()
    >>> treffers("Over wachttijden.", gezocht("wachttijd", vormen), vormen)
    [(5, 16)]
    """
    return [
        match.span()
        for match in WOORD.finditer(tekst)
        if vormen.term(match[0]) in zoekt or any(part in zoekt for part in vormen.delen(match[0]))
    ]


def fragment(tekst: str, zoekt: dict[str, str], vormen: Woordvormen) -> str:
    """Return the first sentence with the most of the words asked for, at most 200 characters around the first hit.

    Parameters
    ----------
    tekst : str
        One or more lines.
    zoekt : dict of str to str
        See `gezocht`.
    vormen : Woordvormen
    """
    text, wanted = schoon(tekst), len(set(zoekt.values()))
    best, most = "", 0
    for match in _ZIN.finditer(text):
        sentence = " ".join(match[0].split())
        hit = _geraakt(sentence, zoekt, vormen)
        if (hit > most) or not best:
            best, most = sentence or best, hit
        if most == wanted:
            break
    return _kort(best, zoekt, vormen)


def _geraakt(sentence: str, zoekt: dict[str, str], vormen: Woordvormen) -> int:
    words = WOORD.findall(sentence)
    terms = {vormen.term(word) for word in words} | {part for word in words for part in vormen.delen(word)}
    return len({zoekt[term] for term in terms if term in zoekt})


def _kort(sentence: str, zoekt: Collection[str], vormen: Woordvormen) -> str:
    if len(sentence) <= LANGSTE:
        return sentence
    hits = treffers(sentence, zoekt, vormen)
    start = max(0, min(hits[0][0] - LANGSTE // 4 if hits else 0, len(sentence) - LANGSTE + 2))
    if start:
        space = sentence.find(" ", start)
        start = space + 1 if 0 <= space < start + 40 else start
    room = LANGSTE - (2 if start else 0) - 2
    piece = sentence[start : start + room]
    if start + room < len(sentence):
        piece = f"{piece[: piece.rfind(' ')] if ' ' in piece else piece} …"
    return f"… {piece}" if start else piece
