"""Questions that other councils asked in public, in our own words: to be inspired by, and no evidence about here."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from sociaal_domein import paden
from sociaal_domein.taal import datum

MEESTE = 2


@dataclass(frozen=True)
class Elders:
    """A set of questions of another council.

    Attributes
    ----------
    datum : str
        A day as ``2021-05-17``, or a year where the day is not known, or empty.
    vragen : tuple of str
        Paraphrased.
    """

    id: str
    gemeente: str
    gebied: str
    fractie: str
    datum: str
    waarden: tuple[str, ...]
    opgave: str
    vragen: tuple[str, ...]
    adres: str

    @property
    def kop(self) -> str:
        """Where and when it was asked, and by whom."""
        when = datum(date.fromisoformat(self.datum)) if len(self.datum) == 10 else self.datum or "datum onbekend"
        return f"{self.gemeente}, {self.fractie}, {when}"


@cache
def lees_elders() -> tuple[Elders, ...]:
    """Return the published questions that come with the package."""
    path = paden.datamap() / "register" / "landelijk" / "raadsvragen.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Elders(
                row["id"],
                row["gemeente"],
                row["gebied"],
                row["fractie"],
                row["datum"],
                tuple(row["waarden"].split("; ")),
                row["opgave"],
                tuple(row["vragen"].split(" | ")),
                row["adres"],
            )
            for row in csv.DictReader(file, delimiter="\t")
        )


def elders_bij(waarde: str, opgave: str | None, gebied: str) -> list[Elders]:
    """Return what other councils asked about a value, the newest first; never that of this municipality itself."""
    found = [e for e in lees_elders() if waarde in e.waarden and opgave in (None, e.opgave) and e.gebied != gebied]
    return sorted(found, key=lambda e: (e.datum, e.id), reverse=True)[:MEESTE]
