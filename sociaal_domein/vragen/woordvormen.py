"""Words as a search compares them: stems of the engine, known inflections, and the parts of compounds.

Dutch writes compounds as one word ("jeugdhulpwachtlijst"). A part is a known noun, with what may join it to the next
(-s-, -en-, -e-, -n-). Which parts count is not decided here: the engine ranks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from sociaal_domein.vragen.woorden import ALGEMEEN, INHOUD, VAST, VERWANT, ZONDER_INHOUD

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

WOORD = re.compile(r"[^\W_]+")
LANGSTE = 60
_TUSSEN = ("", "s", "en", "e", "n")
_KORTSTE_DEEL = 3
_KORTSTE_EIGEN = 5
_UITGANGEN = ("elijke", "elijk", "lijke", "lijk")


def schoon(tekst: str) -> str:
    """Return a text that the engine can take: composed letters, and nothing that is not Unicode.

    Examples
    --------
    >>> schoon("cafe" + chr(0x301)) == "café", schoon("a" + chr(0xD800) + "b")
    (True, 'a?b')
    """
    return unicodedata.normalize("NFC", tekst.encode("utf-8", "replace").decode("utf-8"))


def plat(woord: str) -> str:
    """Return a word in small letters without accents.

    Examples
    --------
    >>> plat("Cliënten"), plat("SÚDWEST")
    ('clienten', 'sudwest')
    """
    apart = unicodedata.normalize("NFKD", woord.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def vormen(naamwoord: str) -> Iterator[str]:
    """Yield how a noun may be inflected; too many rather than too few.

    Examples
    --------
    >>> sorted(vormen("probleem")), "brieven" in vormen("brief"), "gezinnen" in vormen("gezin")
    (['probleemen', 'probleems', 'problemen'], True, True)
    """
    yield f"{naamwoord}s"
    if naamwoord.endswith("heid"):
        yield f"{naamwoord[:-4]}heden"
    if naamwoord.endswith("e"):
        yield f"{naamwoord}n"
        return
    yield f"{naamwoord}en"
    if long := re.search(r"(aa|ee|oo|uu)([bdfgklmnprst])$", naamwoord):
        stem, last = naamwoord[:-2], {"f": "v", "s": "z"}.get(long[2], long[2])
        yield f"{stem}{last}en"
    elif re.search(r"(ie|oe|eu|ui|ij|ei|ou|l|r|n)[fs]$", naamwoord):
        yield f"{naamwoord[:-1]}{'v' if naamwoord.endswith('f') else 'z'}en"
    elif re.search(r"[^aeiou][aeiou][bdfgklmnprst]$", naamwoord):
        yield f"{naamwoord}{naamwoord[-1]}en"


@cache
def _ontleder() -> TextAnalyzer:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    made = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.stopword("dutch"))
    empty = Filter.custom_stopword([plat(word) for word in ZONDER_INHOUD])
    return made.filter(empty).filter(Filter.stemmer("dutch")).build()


@cache
def _bekend() -> dict[str, str]:
    """Return every inflection that the list gives, with the word it belongs to."""
    nouns = [plat(word) for word in (*INHOUD, *ALGEMEEN)]
    known = {word: word for word in nouns}
    for line in VERWANT:
        word, _, others = line.partition(":")
        known |= {plat(other): plat(word) for other in others.split()}
    for noun in nouns:
        for form in vormen(noun):
            known.setdefault(form, noun)
    return known


@cache
def _algemeen() -> frozenset[str]:
    return frozenset(plat(word) for word in ALGEMEEN)


def is_algemeen(deel: str) -> bool:
    """Tell whether a part of a compound says little of its own."""
    return deel in _algemeen()


@cache
def _vast() -> frozenset[str]:
    return frozenset(plat(word) for word in VAST)


@cache
def stam(woord: str) -> str:
    """Return the stem that the engine gives a plain word, or nothing for a word without content."""
    found = _ontleder().analyze(woord)
    return found[0] if found else ""


class Woordvormen:
    """How the words of one collection are compared.

    Parameters
    ----------
    eigen : iterable of str
        Nouns of the collection itself, beside those of the package.
    """

    def __init__(self, eigen: Iterable[str] = ()) -> None:
        self._known = {word: word for word in map(plat, eigen) if len(word) >= _KORTSTE_EIGEN} | _bekend()
        self._terms: dict[str, str] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._split: dict[str, tuple[str, ...] | None] = {}

    def term(self, woord: str) -> str:
        """Return what a word is compared by: nothing for a word without content."""
        if woord not in self._terms:
            self._terms[woord] = self._term(plat(woord)[:LANGSTE])
        return self._terms[woord]

    def _term(self, plain: str) -> str:
        if not (stem := stam(plain)):
            return ""
        if base := self._grondvorm(plain):
            return base
        parts = self._gesplitst(plain)
        if not parts:
            return stem
        last = next(plain[i:] for i in range(len(plain)) if self._grondvorm(plain[i:]) == parts[-1])
        return plain.removesuffix(last) + parts[-1]

    def delen(self, woord: str) -> tuple[str, ...]:
        """Return the parts of a compound as they are compared, each part of a part too; nothing for another word."""
        if woord not in self._parts:
            self._parts[woord] = tuple(dict.fromkeys(self._alle_delen(plat(woord)[:LANGSTE])))
        return self._parts[woord]

    def _alle_delen(self, plain: str) -> Iterator[str]:
        for part in self.directe_delen(plain):
            yield part
            yield from self._alle_delen(part)

    def directe_delen(self, woord: str) -> tuple[str, ...]:
        """Return the words that a compound is made of, the longest that are known.

        Examples
        --------
        >>> Woordvormen().directe_delen("jeugdhulpwachtlijsten")
        ('jeugdhulp', 'wachtlijst')
        """
        return self._gesplitst(plat(woord)[:LANGSTE]) or ()

    def _grondvorm(self, plain: str) -> str | None:
        if found := self._known.get(plain):
            return found
        for ending in _UITGANGEN:
            if plain.endswith(ending) and (base := self._known.get(plain.removesuffix(ending))):
                return base
        return None

    def _gesplitst(self, plain: str) -> tuple[str, ...] | None:
        """Return the fewest known words that make up a word of two or more, or None."""
        if plain not in self._split:
            self._split[plain] = self._zoek_deling(plain)
        return self._split[plain]

    def _zoek_deling(self, plain: str) -> tuple[str, ...] | None:
        if self._known.get(plain) in _vast():
            return None
        best: tuple[str, ...] | None = None
        for cut in range(len(plain) - _KORTSTE_DEEL, _KORTSTE_DEEL - 1, -1):
            first = self._eerste(plain[:cut])
            if first is None:
                continue
            rest = plain[cut:]
            last = self._grondvorm(rest)
            tail = (last,) if last is not None else self._gesplitst(rest)
            if tail is not None and (best is None or 1 + len(tail) < len(best)):
                best = (first, *tail)
        return best

    def _eerste(self, piece: str) -> str | None:
        """Return the known word that a piece is, with what joins it to the next."""
        for joint in _TUSSEN:
            word = piece.removesuffix(joint) if joint else piece
            if (joint == "" or word != piece) and len(word) >= _KORTSTE_DEEL and (found := self._known.get(word)):
                return found
        return None
