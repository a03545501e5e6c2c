"""The guard at the door: what in a text can lead to a person.

Two levels. ``weiger``: refused before anything is stored. ``vraag``: a person must look at it and confirm.
A finding tells the place and the kind and proposes a safe wording; it never holds the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

Niveau = Literal["weiger", "vraag"]


@dataclass(frozen=True)
class Treffer:
    """Something in a text that can lead to a person.

    Attributes
    ----------
    niveau : str
        ``weiger`` or ``vraag``.
    soort : str
        A key of `SOORTEN`.
    begin, eind : int
        Where it stands in the text, in characters.
    voorstel : str
        A safe wording, such as ``[naam]`` or ``najaar 2024``.
    """

    niveau: Niveau
    soort: str
    begin: int
    eind: int
    voorstel: str


# What a user reads, by kind.
SOORTEN = {"email": "een e-mailadres"}
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[A-Za-z]{2,}")


def bewaak(tekst: str, *, ambtsdragers: Collection[str] = ()) -> list[Treffer]:
    """Return what in a text can lead to a person, in the order of the text.

    Parameters
    ----------
    tekst : str
    ambtsdragers : collection of str
        Names of office-holders that may be named in their role.

    Raises
    ------
    SociaalDomeinFout
        The extra that recognises names is not installed: nothing is guarded half.
    """
    return list(_vind(tekst))


def _vind(text: str) -> Iterator[Treffer]:
    for match in _EMAIL.finditer(text):
        yield Treffer("weiger", "email", match.start(), match.end(), "[e-mailadres]")
