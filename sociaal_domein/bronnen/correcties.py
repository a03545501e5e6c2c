"""correcties.yml: known errors in a source, as data, each with a guard that tells when it is mended.

A guard (`verwacht`) is one comparison over the values a correction is about, for instance
``max > 100``. While it holds, the error is still there. When it no longer holds, the source has
been repaired: the reading says so, and the correction can go.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, FiniteFloat, model_validator

from sociaal_domein.bronnen._yaml import Streng, lees_yaml
from sociaal_domein.bronnen.manifest import CORRECTIESBESTAND

_WACHT = re.compile(r"(n|min|max|decimalen) (<|<=|>|>=|==) (-?[0-9]+(?:\.[0-9]+)?)")
_GETAL = re.compile(r"-?[0-9]+(?:[.,]([0-9]+))?")

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
        return self

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
        if value is None:
            return False
        return {
            "<": value < bound,
            "<=": value <= bound,
            ">": value > bound,
            ">=": value >= bound,
            "==": value == bound,
        }[sign]

    def hersteld(self) -> str:
        """Return the message for a correction whose error is no longer in the source."""
        what = f" ('{self.waar.waarde}')" if self.waar.waarde else ""
        return (
            f"{self.waar.tabel}, {self.waar.kolom}{what}: de bron is hersteld, haal deze correctie weg "
            f"uit {CORRECTIESBESTAND}. De wacht '{self.verwacht}' klopt niet meer."
        )


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
