"""What a text is made of, apart from any form: headings, paragraphs, lists, tables and charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stijl = Literal["gewoon", "bovenschrift", "boodschap", "schaal", "klein", "zegt_niet", "groot"]


@dataclass(frozen=True)
class Deel:
    """A run of text; ``sterk`` stands out, ``code`` is typed as it is."""

    tekst: str
    nadruk: Literal["gewoon", "sterk", "code"] = "gewoon"


Zin = tuple[Deel, ...]


def zin(*delen: str | Deel) -> Zin:
    """Put runs of text together; an empty one is left out.

    Examples
    --------
    >>> zin("Geef: ", code("sociaal-domein"))
    (Deel(tekst='Geef: ', nadruk='gewoon'), Deel(tekst='sociaal-domein', nadruk='code'))
    """
    runs = (Deel(d) if isinstance(d, str) else d for d in delen)
    return tuple(d for d in runs if d.tekst)


def sterk(tekst: str) -> Deel:
    """Return text that stands out."""
    return Deel(tekst, "sterk")


def code(tekst: str) -> Deel:
    """Return text that is typed as it is, such as a command."""
    return Deel(tekst, "code")


@dataclass(frozen=True)
class Kop:
    """A heading; 1 is the title of the page. On paper it may begin a new leaf."""

    niveau: int
    tekst: str
    nieuw_blad: bool = False


@dataclass(frozen=True)
class Alinea:
    """A paragraph in one of the styles of the house."""

    zin: Zin
    stijl: Stijl = "gewoon"


@dataclass(frozen=True)
class Punt:
    """A point of a list, with what belongs to it in small print."""

    zin: Zin
    klein: Zin = ()


@dataclass(frozen=True)
class Lijst:
    """Points below each other, with bullets or with numbers."""

    punten: tuple[Punt, ...]
    genummerd: bool = False
    klein: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table; the first column says what a row is about, and `getal` which columns hold numbers."""

    titel: Zin
    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    getal: tuple[bool, ...]


@dataclass(frozen=True)
class Grafiek:
    """A chart: the picture, and in words what it shows."""

    titel: str
    omschrijving: str
    svg: str


Blok = Kop | Alinea | Lijst | Tabel | Grafiek


@dataclass(frozen=True)
class Blad:
    """One document: its title for the properties of the file, what stands in it, and what it says of itself."""

    titel: str
    blokken: tuple[Blok, ...]
    herkomst: str = ""
