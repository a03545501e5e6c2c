"""The guard before a question, promise or motion is kept: office-holders may be named, residents may not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from sociaal_domein.privacy.namenlijst import kent_namen
from sociaal_domein.privacy.treffer import Treffer
from sociaal_domein.privacy.wacht import bewaak, bewaak_zonder_namen

if TYPE_CHECKING:
    from sociaal_domein.meldingen import Pad
    from sociaal_domein.register.stukken import Raadsstuk

_AMBT = (
    r"(?:loco-?)?(?:wethouder|burgemeester|(?:duo)?raadslid|(?:commissie|steunfractie|burger|staten|kamer)lid|griffier"
    r"|gemeentesecretaris|fractievoorzitter|minister|staatssecretaris|portefeuillehouder|gedeputeerde)"
)
_AANHEF = r"(?:de\s+heer|mevrouw|meneer|dhr\.?|mevr\.?|mw\.?)"
_VOORAF = re.compile(rf"^(?:(?:(?:de|het)\s+)?{_AMBT}\s+)?(?:{_AANHEF}\s+)?", re.IGNORECASE)
_LETTERS = r"(?:[A-ZÀ-Þ][a-z]?\.\s?)+"
_EERSTE = re.compile(rf"^(?:{_LETTERS}|\S+\s+)(?=\S)")
_AMBTSDRAGERS = ("steller", "portefeuillehouder", "door")
_NAMEN = (*_AMBTSDRAGERS, "aan", "fractie", "vergadering")  # to whom something was promised may be a resident
_NAAM = ("naam", "voornaam")


def ambtsdragers(stuk: Raadsstuk) -> frozenset[str]:
    """Return the office-holders that a record names: as they stand, and without the name of the office.

    A single word is no name of a person in full ("jeugd" in "wethouder jeugd"): after the name of an office it may
    stand anyway, and elsewhere it could be a resident.
    """
    names = set()
    for given in _waarden(stuk, _AMBTSDRAGERS):
        whole = " ".join(given.split())
        names |= {name for name in (whole, _VOORAF.sub("", whole)) if " " in name or "." in name}
    return frozenset(names)


def treffers(stuk: Raadsstuk) -> Iterator[tuple[Pad, Treffer]]:
    """Yield per field what in it can lead to a resident.

    In the fields that are meant for names, such as `steller`, only numbers and e-mail are looked for.
    """
    officials, parties = ambtsdragers(stuk), frozenset(_waarden(stuk, ("fractie",)))
    for path, text in stuk.teksten():
        yield from ((path, hit) for hit in in_tekst(text, officials, parties))
    for name in _NAMEN:
        for text in _waarden(stuk, (name,)):
            yield from (((name,), hit) for hit in bewaak_zonder_namen(text) if hit.niveau == "weiger")


def in_tekst(tekst: str, ambtsdragers: frozenset[str], fracties: frozenset[str] = frozenset()) -> list[Treffer]:
    """Return what in a text is refused.

    With the extra ``casuistiek`` names and addresses are seen, without it numbers and e-mail only.

    Parameters
    ----------
    tekst : str
    ambtsdragers : frozenset of str
        Names in full may stand anywhere; a surname after the name of an office, or with the name of a fractie
        behind it: "raadslid A. Voorbeeld", "mevrouw Voorbeeld (Voorbeeldpartij)".
    fracties : frozenset of str
    """
    if not kent_namen():
        return [hit for hit in bewaak_zonder_namen(tekst) if hit.niveau == "weiger"]
    found = [h for h in bewaak(tekst, ambtsdragers=ambtsdragers, rol_toegestaan=True) if h.niveau == "weiger"]
    if not found or not ambtsdragers:
        return found
    allowed = [m.span() for m in _vermelding(ambtsdragers, fracties).finditer(tekst)]
    return [
        hit
        for hit in found
        if hit.soort not in _NAAM or not any(begin <= hit.begin and hit.eind <= end for begin, end in allowed)
    ]


@lru_cache(maxsize=256)
def _vermelding(names: frozenset[str], parties: frozenset[str]) -> re.Pattern[str]:
    """Return the ways in which these office-holders are named."""
    bare = {_VOORAF.sub("", name) for name in names}
    full = _of(name for name in bare if " " in name or "." in name)
    surname = _of(_EERSTE.sub("", name) for name in bare)
    first = rf"(?:(?-i:{_LETTERS}|[A-ZÀ-Þ][\w-]+\s+))?"
    ways = [rf"(?:(?:de|het)\s+)?{_AMBT},?\s+(?:{_AANHEF}\s+)?{first}{surname}"]
    if parties:
        ways.append(rf"(?:{_AANHEF}\s+)?{first}{surname}\s+\((?:fractie\s+)?{_of(parties)}\)")
    return re.compile(rf"(?<!\w)(?:{'|'.join([full, *ways])})(?!\w)", re.IGNORECASE)


def _of(words: Collection[str] | Iterator[str]) -> str:
    escaped = [r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True) if word]
    return f"(?:{'|'.join(escaped)})" if escaped else "(?!)"


def _waarden(stuk: Raadsstuk, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = getattr(stuk, name, None)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value
