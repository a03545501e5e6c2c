"""Cut a longer text into deelvragen and leave out what asks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sociaal_domein.vragen.lezen.delen import begint_als_vraag, is_kort, is_vervolg, is_verzoek
from sociaal_domein.vragen.lezen.gewoon import gewoon
from sociaal_domein.vragen.lezen.zinnen import zinnen

# Where an item of a list begins: "3.", "2b)", "Vraag 4:", "a.", a bullet, or a number alone on its line.
_PUNT = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:(?P<stip>[-*+•‣▪●○◦·➢➤✓]|#{1,6})[ \t]+)?(?:\*\*|__)?"
    r"(?:(?P<vraag>(?:deel)?vraag|vr\.)[ \t]*)?(?P<nummer>\d{1,3}(?:[.]\d{1,2})?[ \t]?[a-z]?|[a-z]|[ivx]{2,4})?"
    r"(?(nummer)(?P<na>[ \t]*[.):]+(?:\*\*|__)?(?=\s)[ \t]*|(?:\*\*|__)?[ \t]*(?=\n)|[ \t]+)|(?:\*\*|__)?[ \t]*)"
)
_IN_DE_REGEL = re.compile(r"(?:(?<=[?.!] )|(?<=[?.!]\n))(?P<nummer>\d{1,3}[ ]?[a-z]?)[.)] (?=\S)")
_LEEG = re.compile(r"\n[ \t]*\n")
_LETTER = re.compile(r"[a-z]|[ivx]{2,4}")


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


@dataclass(frozen=True)
class _Blok:
    """An item of a list, or a paragraph."""

    nummer: str | None
    in_lijst: bool
    begin: int
    eind: int


def splits(tekst: str) -> list[Stuk]:
    """Cut a text into deelvragen.

    "Zo ja, …? Zo nee, waarom niet?" stays with the question before it. Introduction and considerations are left out.

    Examples
    --------
    >>> [(stuk.nummer, stuk.tekst) for stuk in splits("De rij is lang. 1. Hoe lang? 2. Mag dat? Zo ja, waarom?")]
    [('1', 'Hoe lang?'), ('2', 'Mag dat? Zo ja, waarom?')]
    """
    plain = gewoon(tekst)
    sentences = [
        (block, block.begin + a, block.begin + b)
        for block in _blokken(plain, tekst)
        for a, b in zinnen(plain[block.begin : block.eind], tekst[block.begin : block.eind])
    ]
    found: list[Stuk] = []
    block_of_last: _Blok | None = None
    for block, a, b in sentences:
        sentence = plain[a:b]
        if found and _hoort_erbij(sentence, block, block_of_last) and plain[found[-1].eind : a].isspace():
            last = found[-1]
            found[-1] = Stuk(tekst[last.begin : b], last.nummer, last.begin, b)
        elif _vraagt(sentence, block.in_lijst):
            found.append(Stuk(tekst[a:b], block.nummer, a, b))
            block_of_last = block
    if not found:
        # Somebody who types one question need not type its mark.
        found = [Stuk(tekst[a:b], block.nummer, a, b) for block, a, b in sentences if begint_als_vraag(plain[a:b])]
    return found


def _hoort_erbij(sentence: str, block: _Blok, last: _Blok | None) -> bool:
    if is_vervolg(sentence):
        return block is last or not block.in_lijst
    return block is last and "?" in sentence[-3:] and is_kort(sentence)


def _vraagt(sentence: str, in_list: bool) -> bool:
    if "?" in sentence[-3:]:
        return any(char.isalpha() for char in sentence)
    return is_verzoek(sentence) or (in_list and begint_als_vraag(sentence))


def _blokken(plain: str, raw: str) -> Iterator[_Blok]:
    """Give the items of lists and the paragraphs, each with its number, begin and end."""
    starts: list[tuple[int, int, str | None, str]] = []
    for match in _PUNT.finditer(plain):
        number = match["nummer"]
        if number and not _is_nummer(match, raw):
            number = None
        if number or match["stip"]:
            after = match.end() if number or not match["nummer"] else match.start("nummer")
            starts.append((match.start(), after, number, "punt"))
    starts += [(m.start(), m.end(), m["nummer"], "punt") for m in _IN_DE_REGEL.finditer(plain)]
    starts += [(m.start(), m.end(), None, "leeg") for m in _LEEG.finditer(plain)]
    starts.sort(key=lambda start: start[:2])
    top: str | None = None
    place, number, in_list = 0, None, False
    for at, after, mark, kind in [*starts, (len(plain), len(plain), None, "")]:
        if at < place:
            continue
        if plain[place:at].strip() or kind != "leeg":
            yield _Blok(number, in_list, place, at)
            number, in_list = None, False
        place = after
        if kind == "punt":
            in_list = True
            if mark is not None:
                number = "".join(mark.split())
                if _LETTER.fullmatch(number) and top:
                    number = top + number
                else:
                    top = number.rstrip("abcdefghijklmnopqrstuvwxyz") or None


def _is_nummer(match: re.Match[str], raw: str) -> bool:
    """Say whether what looks like a number numbers an item, and does not count something ("3 kinderen wachten")."""
    number, after = match["nummer"], match["na"]
    if after.strip() or match["vraag"]:
        return True
    if number[0].isdigit() and match.end() < len(raw):
        return raw[match.end()] == "\n" or (raw[match.end()].isupper() and not number[-1].isalpha())
    return False
