"""Cut a longer text into deelvragen and leave out what asks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sociaal_domein.vragen.lezen.delen import begint_als_vraag, is_verzoek, is_vervolg
from sociaal_domein.vragen.lezen.gewoon import gewoon
from sociaal_domein.vragen.lezen.zinnen import zinnen

_PUNT = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:(?P<stip>[-*+•‣▪●○◦·➢➤✓]|#{1,6})[ \t]+)?(?:\*\*|__)?"
    r"(?:(?:deel)?(?:vraag|vr\.)[ \t]*)?(?P<nummer>\d{1,3}(?:[.]\d{1,2})?[ \t]?[a-z]?|[a-z]|[ivx]{2,4})?"
    r"(?(nummer)(?:[ \t]*[.):]+(?:\*\*|__)?(?=\s)[ \t]*|(?:\*\*|__)[ \t]*))"
)
_IN_DE_REGEL = re.compile(r"(?:(?<=[?.!] )|(?<=[?.!]\n))(?P<nummer>\d{1,3}[ ]?[a-z]?)[.)] (?=\S)")
_LEEG = re.compile(r"\n[ \t]*\n")
_ENKEL_LETTER = re.compile(r"[a-z]|[ivx]{2,4}")


@dataclass(frozen=True)
class Stuk:
    """A deelvraag as it stands in a longer text.

    Parameters
    ----------
    tekst : str
    nummer : str or None
        The number before it in a numbered list.
    begin, eind : int
        Place in the text.
    """

    tekst: str
    nummer: str | None
    begin: int
    eind: int


def splits(tekst: str) -> list[Stuk]:
    """Cut a text into deelvragen.

    "Zo ja, …? Zo nee, waarom niet?" stays with the question before it. Introduction and considerations are left out.

    Examples
    --------
    >>> [(stuk.nummer, stuk.tekst) for stuk in splits("De rij is lang. 1. Hoe lang? 2. Waarom? Zo ja, sinds wanneer?")]
    [('1', 'Hoe lang?'), ('2', 'Waarom? Zo ja, sinds wanneer?')]
    """
    plain = gewoon(tekst)
    found: list[Stuk] = []
    for number, begin, end in _blokken(plain):
        first = len(found)
        for a, b in zinnen(plain[begin:end], tekst[begin:end]):
            a, b = begin + a, begin + b
            sentence = plain[a:b]
            if len(found) > first and is_vervolg(sentence) and plain[found[-1].eind : a].isspace():
                last = found[-1]
                found[-1] = Stuk(tekst[last.begin : b], last.nummer, last.begin, b)
            elif _vraagt(sentence, number is not None):
                found.append(Stuk(tekst[a:b], number, a, b))
    return found


def _vraagt(sentence: str, in_list: bool) -> bool:
    if "?" in sentence[-3:]:
        return any(char.isalpha() for char in sentence)
    if is_verzoek(sentence):
        return True
    return in_list and begint_als_vraag(sentence)


def _blokken(plain: str) -> Iterator[tuple[str | None, int, int]]:
    """Give the items of lists and the paragraphs, each with its number, begin and end."""
    starts: list[tuple[int, int, str | None]] = []
    for match in _PUNT.finditer(plain):
        if match["nummer"] or match["stip"]:
            starts.append((match.start(), match.end(), match["nummer"]))
    starts += [(m.start(), m.end(), m["nummer"]) for m in _IN_DE_REGEL.finditer(plain)]
    starts += [(m.start(), m.end(), "") for m in _LEEG.finditer(plain)]
    starts.sort()
    last: str | None = None
    place, number = 0, None
    for at, after, mark in [*starts, (len(plain), len(plain), None)]:
        if at < place:
            continue
        yield number, place, at
        place = after
        if mark == "":
            number = None
        elif mark is not None:
            mark = mark.replace(" ", "").replace("\t", "")
            if _ENKEL_LETTER.fullmatch(mark) and last:
                number = last + mark
            else:
                number, last = mark, mark.rstrip("abcdefghijklmnopqrstuvwxyz") or None
        else:
            number = None
