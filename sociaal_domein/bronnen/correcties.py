"""correcties.yml: known errors in a source, as data, each with a guard that tells when it is mended.

A guard (`verwacht`) is one comparison over the values a correction is about, for instance
``max > 100``. While it holds, the error is still there. When it no longer holds, the source has
been repaired, and the correction can go. The reading says so, and writes down in bron.yml what it
found, so that every build after it says it too, until the correction is gone from the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, FiniteFloat, model_validator

from sociaal_domein.bronnen._yaml import Streng, lees_yaml
from sociaal_domein.bronnen.manifest import CORRECTIESBESTAND, Correctiestand, Manifest
from sociaal_domein.paden import geschreven

_WACHT = re.compile(r"(n|min|max|decimalen) (<|<=|>|>=|==) (-?[0-9]+(?:\.[0-9]+)?)")
_GETAL = re.compile(r"-?[0-9]+(?:[.,]([0-9]+))?")

# Of each correction that was tested: whether its guard held, and over how many values.
Proeven = dict[str, list[tuple[bool, int]]]
_PROEVEN: ContextVar[Proeven | None] = ContextVar("proeven", default=None)

Actie = Literal["naam_gelijkstellen", "naam_uit_ander_jaar", "vervangen", "herberekenen", "komma_herstellen"]


class Waar(Streng):
    """The values a correction is about."""

    tabel: Annotated[str, Field(min_length=1)]
    kolom: Annotated[str, Field(min_length=1)]
    jaren: tuple[int, ...] = ()
    waarde: str | None = None
    tekens: str | None = None

    def treft(self, waarde: str, jaar: int) -> bool:
        """Tell whether a value in a year is one that the correction is about."""
        return (
            (not self.jaren or jaar in self.jaren)
            and (self.waarde is None or waarde == self.waarde)
            and (self.tekens is None or any(char in waarde for char in self.tekens))
        )


class Correctie(Streng):
    """One known error in a source and what we do about it.

    Attributes
    ----------
    grenzen : pair of float, optional
        Smallest and largest possible value; needed to put a lost comma back.
    twijfel : tuple of str
        Texts whose lost comma cannot be put back without help of another year.
    """

    waar: Waar
    actie: Actie
    wordt: str | None = None
    grenzen: tuple[FiniteFloat, FiniteFloat] | None = None
    twijfel: tuple[str, ...] = ()
    reden: Annotated[str, Field(min_length=1)]
    verwacht: Annotated[str, Field(pattern=f"^(?:{_WACHT.pattern})$")]
    status: Literal["vastgesteld", "gemeld"]
    gemeld_aan: str | None = None

    @model_validator(mode="after")
    def _volledig(self) -> Correctie:
        needed = {
            "naam_gelijkstellen": ("waar.waarde", "wordt"),
            "naam_uit_ander_jaar": ("waar.tekens",),
            "vervangen": ("waar.waarde", "wordt"),
            "herberekenen": (),
            "komma_herstellen": ("grenzen",),
        }[self.actie]
        have = {
            "waar.waarde": self.waar.waarde,
            "waar.tekens": self.waar.tekens,
            "wordt": self.wordt,
            "grenzen": self.grenzen,
        }
        if missing := [name for name in needed if not have[name]]:
            raise ValueError(f"bij de actie {self.actie} hoort ook het veld {missing[0]}")
        if self.status == "gemeld" and not self.gemeld_aan:
            raise ValueError("bij status gemeld hoort ook het veld gemeld_aan: wie, en wanneer")
        return self

    @property
    def wat(self) -> str:
        """Which values it is about and what is done, in words."""
        which = [f"'{self.waar.waarde}'"] if self.waar.waarde else []
        which += [f"met {self.waar.tekens}"] if self.waar.tekens else []
        which += [f"({', '.join(map(str, self.waar.jaren))})"] if self.waar.jaren else []
        return f"{self.waar.tabel}, {' '.join([self.waar.kolom, *which])}; {self.actie}, {self.verwacht}"

    def geldt(self, waarden: Sequence[str]) -> bool:
        """Tell whether the guard still holds over the values that the correction is about.

        Examples
        --------
        >>> waar = Waar(tabel="kerncijfers", kolom="Percentage")
        >>> correctie = Correctie(waar=waar, actie="herberekenen", reden="De komma is weg.",
        ...                       verwacht="max > 100", status="vastgesteld")
        >>> correctie.geldt(["114", "9"]), correctie.geldt(["11,4", "9,0"])
        (True, False)
        """
        match = _WACHT.fullmatch(self.verwacht)
        assert match is not None
        term, sign, bound = match.group(1), match.group(2), float(match.group(3))
        value = _feiten(waarden).get(term)
        holds = value is not None and _vergelijk(value, sign, bound)
        if (found := _PROEVEN.get()) is not None:
            found.setdefault(self.wat, []).append((holds, len(waarden)))
        return holds

    def hersteld(self) -> str:
        """Return the message for a correction whose error is no longer in the source."""
        what = f" ('{self.waar.waarde}')" if self.waar.waarde else ""
        return (
            f"{self.waar.tabel}, {self.waar.kolom}{what}: de bron is hersteld, haal deze correctie weg "
            f"uit {CORRECTIESBESTAND}. De wacht '{self.verwacht}' klopt niet meer."
        )

    def nog_nodig(self) -> str:
        """Return the message for a correction that only figures of before still need."""
        what = f" ('{self.waar.waarde}')" if self.waar.waarde else ""
        return (
            f"{self.waar.tabel}, {self.waar.kolom}{what}: in de nieuwe cijfers is de fout hersteld. "
            "Laat de correctie staan: de cijfers van eerder hebben haar nog nodig."
        )


def _vergelijk(value: float, sign: str, bound: float) -> bool:
    return {
        "<": value < bound,
        "<=": value <= bound,
        ">": value > bound,
        ">=": value >= bound,
        "==": value == bound,
    }[sign]


def _feiten(waarden: Sequence[str]) -> Mapping[str, float]:
    facts: dict[str, float] = {"n": len(waarden)}
    matches = [m for m in map(_GETAL.fullmatch, waarden) if m]
    if matches:
        numbers = [float(m.group(0).replace(",", ".")) for m in matches]
        facts |= {"min": min(numbers), "max": max(numbers)}
        facts["decimalen"] = max(len(m.group(1) or "") for m in matches)
    return facts


def lees(map: Path) -> tuple[Correctie, ...]:
    """Read the corrections in the folder of a snapshot; none when there is no such file."""
    path = map / CORRECTIESBESTAND
    result: tuple[Correctie, ...] = lees_yaml(path, tuple[Correctie, ...]) if path.exists() else ()
    return result


def voor(correcties: Sequence[Correctie], tabel: str, actie: Actie, kolom: str | None = None) -> list[Correctie]:
    """Return the corrections for one table and action, and, when given, one column."""
    return [
        c for c in correcties if c.waar.tabel == tabel and c.actie == actie and (kolom is None or c.waar.kolom == kolom)
    ]


@contextmanager
def luister() -> Iterator[Proeven]:
    """Write down which guards are tested inside this block, and what came out."""
    found: Proeven = {}
    token = _PROEVEN.set(found)
    try:
        yield found
    finally:
        _PROEVEN.reset(token)


def stand(
    correcties: Sequence[Correctie], proeven: Proeven, meldingen: Sequence[str]
) -> tuple[Correctiestand, ...] | None:
    """Return what a reading found of each correction; None when there are none.

    An error that is still in one file holds, whatever another file says. It is mended when no guard held and the
    reader said so: a reader says nothing when its files do not hold what the correction is about.

    Parameters
    ----------
    correcties : sequence of Correctie
        In the order of correcties.yml.
    proeven : dict
        What `luister` wrote down.
    meldingen : sequence of str
        What the reader said.
    """
    found = []
    for number, item in enumerate(correcties, start=1):
        tests = proeven.get(item.wat, [])
        holds = True if any(held for held, _ in tests) else False if item.hersteld() in meldingen else None
        found.append(Correctiestand(nummer=number, wat=item.wat, geldt=holds, geteld=sum(n for _, n in tests)))
    return tuple(found) or None


def zonder_geldende(
    correcties: Sequence[Correctie], standen: Sequence[Correctiestand] | None, meldingen: Sequence[str]
) -> list[str]:
    """Return the messages without those that ask to remove a correction which another file still needs."""
    needed = {s.wat for s in standen or () if s.geldt}
    keep = {item.hersteld() for item in correcties if item.wat in needed}
    return [text for text in meldingen if text not in keep]


def met_eerdere(
    correcties: Sequence[Correctie], standen: Sequence[Correctiestand] | None, meldingen: Sequence[str]
) -> list[str]:
    """Return the messages; one that asks to remove a correction which rows taken over still need, says it is needed."""
    needed = {s.wat for s in standen or () if s.geldt}
    instead = {item.hersteld(): item.nog_nodig() for item in correcties if item.wat in needed}
    return [instead.get(text, text) for text in meldingen]


@dataclass(frozen=True)
class Herstel:
    """A correction that is no longer needed.

    Attributes
    ----------
    nummer : int
        Its place in the file as it is now, from 1.
    bestand : Path
        The correcties.yml to remove it from.
    """

    bron: str
    nummer: int
    wat: str
    bestand: Path

    @property
    def zin(self) -> str:
        """What to do, with file and number."""
        return (
            f"correctie nummer {self.nummer} ({self.wat}): de bron is hersteld, haal deze correctie weg "
            f"uit {self.bestand}"
        )


def herstelde(map: Path, manifest: Manifest) -> list[Herstel]:
    """Return the corrections that the snapshot no longer needed and that still stand in correcties.yml.

    Parameters
    ----------
    map : Path
        Folder of the snapshot in use.
    manifest : Manifest
        Its bron.yml.

    Raises
    ------
    SociaalDomeinFout
        correcties.yml cannot be read.
    """
    mended = {s.wat for s in manifest.correcties or () if s.geldt is False}
    if not mended:
        return []
    path = geschreven(map, CORRECTIESBESTAND)
    return [
        Herstel(manifest.bron, number, item.wat, path)
        for number, item in enumerate(lees(path.parent), start=1)
        if item.wat in mended
    ]
