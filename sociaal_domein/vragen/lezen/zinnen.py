"""Cut a text into sentences, without falling over abbreviations and numbers."""

from __future__ import annotations

import re

_AFKORTING = frozenset(
    "bijv bv bijvoorbeeld art artt nr nrs o.a o.m d.w.z m.b.t i.v.m t.a.v t.o.v e.d e.a enz etc ca circa resp incl "
    "excl mr mw mevr dhr drs dr ir ing prof st jl a.d d.d blz pag par lid evt i.h.k.v i.p.v m.u.v n.a.v o.b.v o.l.v "
    "t.b.v t.g.v t.n.v t/m vgl zgn z.s.m max min mln mld gem a.s m.a.w m.i.v p.p u.i n.v.t w.v.t.t.k vs j.l h.h".split()
)
_EIND = re.compile(r"([?!]+[\"')\]]*|\.[\"')\]]*(?=\s|$))")
_WOORD_VOOR = re.compile(r"[a-z0-9./]+$")
_OPENING = re.compile(r"[\s\"'‘“«]*(.?)", re.DOTALL)


def zinnen(plain: str, raw: str) -> list[tuple[int, int]]:
    """Return begin and end of each sentence of a plain text.

    Parameters
    ----------
    plain : str
        In small letters, as ``gewoon`` gives it.
    raw : str
        The same text with its capitals: a full stop before a small letter then ends no sentence.

    Examples
    --------
    >>> tekst = "Dat geldt bijv. in Ede. Kent u 'Wie helpt?' van Jansen?"
    >>> [tekst[a:b] for a, b in zinnen(tekst.lower(), tekst)]
    ['Dat geldt bijv. in Ede.', "Kent u 'Wie helpt?' van Jansen?"]
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _EIND.finditer(plain):
        if match[0][0] == "." and not _is_eind(plain, raw, match.start(), match.end()):
            continue
        if match[0][-1] in "\"')]" and not _na_aanhaling(raw, match.end()):
            continue
        _voeg_toe(found, plain, start, match.end())
        start = match.end()
    _voeg_toe(found, plain, start, len(plain))
    return found


def _is_eind(plain: str, raw: str, dot: int, after: int) -> bool:
    before = _WOORD_VOOR.search(plain, max(0, dot - 20), dot)
    word = before[0] if before else ""
    if word in _AFKORTING or (len(word) == 1 and word.isalpha()):
        return False
    if word.isdigit() and len(word) <= 3 and (dot - len(word) == 0 or plain[dot - len(word) - 1] == "\n"):
        return False
    return not _letter_na(raw, after).islower()


def _na_aanhaling(raw: str, after: int) -> bool:
    """Say whether a sentence ends after a closing quote or bracket: a new one begins, or nothing follows."""
    letter = _letter_na(raw, after)
    return not letter or letter.isupper() or "\n" in raw[after : after + 3]


def _letter_na(raw: str, after: int) -> str:
    following = _OPENING.match(raw, after)
    return following[1] if following else ""


def _voeg_toe(found: list[tuple[int, int]], plain: str, start: int, end: int) -> None:
    piece = plain[start:end]
    text = piece.strip()
    if text.strip("\"')(]-.*• "):
        begin = start + len(piece) - len(piece.lstrip())
        found.append((begin, begin + len(text)))
