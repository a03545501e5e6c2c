"""Areas that a text names by their own name: this municipality, its wijken, or another municipality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sociaal_domein.vragen.lezen.gewoon import gewoon

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente

_TUSSEN_HAAKJES = re.compile(r"\s*\([^)]*\)")
_PLAATS = re.compile(r"\b(?:[Ii]n|[Tt]e|[Gg]emeente|[Vv]oor) (?P<naam>(?:'s-|'t )?[A-Z][\w'-]+)")
_OOK_PROVINCIE = frozenset(("Utrecht", "Groningen"))
_WOORD = re.compile(r"\w+")


def korte_naam(naam: str) -> str:
    """Return the name of an area as people write it, without what stands in brackets.

    Examples
    --------
    >>> korte_naam("Voorbeeldgemeente (verzonnen)")
    'Voorbeeldgemeente'
    """
    return _TUSSEN_HAAKJES.sub("", naam).strip()


def gemeente_in(zin: str, gemeente: Gemeente) -> Gemeente | None:
    """Return the municipality that a sentence is about: this one, unless it names another; None where that is not sure.

    Parameters
    ----------
    zin : str
        With its capitals.
    """
    from sociaal_domein.fouten import SociaalDomeinFout

    named = {m["naam"] for m in _PLAATS.finditer(zin)} - {korte_naam(gemeente.naam)}
    named = {name for name in named if not gemeente.naam.startswith(f"{name} ")}
    if not named:
        return gemeente
    if len(named) > 1 or named & _OOK_PROVINCIE:
        return None
    (name,) = named
    try:
        other = gemeente.domein.gemeente(name)
    except SociaalDomeinFout:
        return None
    return other if other.naam == name and korte_naam(gemeente.naam) not in zin else None


def noemt_gebied(tekst: str, gemeente: Gemeente) -> bool:
    """Say whether a text names this municipality, one of its wijken, or another municipality.

    Only the own name may come without its capital: many a municipality is called like a word, such as Huizen and Best.
    """
    own = gewoon(korte_naam(gemeente.naam))
    if re.search(rf"\b{re.escape(own)}\b", gewoon(tekst)):
        return True
    rows = gemeente.domein.con.execute(
        "select distinct naam from kern_gebied where niveau = 'gemeente' or (niveau = 'wijk' and gemeente_code_nu = ?)",
        [gemeente.code],
    ).fetchall()
    wanted = {tuple(_WOORD.findall(korte_naam(name))) for (name,) in rows if name and name[0].isupper()}
    longest = max(map(len, wanted), default=0)
    words = _WOORD.findall(tekst)
    return any(tuple(words[i : i + n]) in wanted for i in range(len(words)) for n in range(1, longest + 1))
