"""oordelen.yml beside a snapshot: what the rules found, and when. Reading it needs no Great Expectations."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sociaal_domein.bronnen._yaml import Streng, lees_yaml, schrijf_yaml
from sociaal_domein.bronnen.manifest import Aantal, Checksum, Manifest, Naam
from sociaal_domein.kwaliteit.dekking import Dekking
from sociaal_domein.kwaliteit.regels import REGELSBESTAND, Ernst
from sociaal_domein.paden import geschreven

OORDELENBESTAND = "oordelen.yml"
DEKKING_KLOPT = "wat de bron in woorden over haar dekking zegt, is ook zo gemeten"
Tekst = Annotated[str, Field(min_length=1)]


class Uitslag(Streng):
    """What one rule found.

    Attributes
    ----------
    gevonden, getoetst : int
        Rows that are wrong, of the rows that were looked at.
    eerste : tuple of dict
        What says which rows these are, of the first few.
    indicatoren : tuple of str
        The indicators a finding is about; empty means all that rest on the table.
    """

    tabel: Naam
    regel: Tekst
    ernst: Ernst
    gevonden: Aantal
    getoetst: Aantal
    reden: Tekst
    indicatoren: tuple[str, ...] = ()
    leest: tuple[str, ...] = ()
    eerste: tuple[dict[str, str | int | float | bool], ...] = ()

    @property
    def goed(self) -> bool:
        """Whether nothing was found."""
        return self.gevonden == 0

    @property
    def voorbeeld(self) -> str:
        """The first rows in one line."""
        return "; ".join(", ".join(f"{k} {v}" for k, v in row.items()) for row in self.eerste)


class Oordelen(Streng):
    """The whole of oordelen.yml.

    Attributes
    ----------
    gemeten_op : date
    regels : str
        SHA-256 of regels.yml as it was then.
    tabellen : dict of str to str
        SHA-256 of each table that was looked at; ``gemeenten.lijst`` is a table of another source.
    """

    bron: Naam
    gemeten_op: date
    regels: Checksum
    tabellen: dict[str, Checksum]
    dekking: tuple[Dekking, ...] = ()
    oordelen: tuple[Uitslag, ...] = ()

    def met(self, ernst: Ernst) -> list[Uitslag]:
        """Return the verdicts of one severity that found something."""
        return [u for u in self.oordelen if u.ernst == ernst and not u.goed]

    def zelfde(self, other: Oordelen | None) -> bool:
        """Whether only the day differs."""
        return other is not None and self.model_copy(update={"gemeten_op": other.gemeten_op}) == other

    def verouderd(self, uitslag: Uitslag, nu: Mapping[str, str], regels: str) -> bool:
        """Whether a verdict is about another table, or another set of rules, than there is now.

        Parameters
        ----------
        uitslag : Uitslag
        nu : mapping
            SHA-256 by table, those of other sources as ``bron.tabel``.
        regels : str
            SHA-256 of regels.yml.
        """
        read = (uitslag.tabel, *uitslag.leest)
        return regels != self.regels or any(self.tabellen.get(t) != nu.get(t) for t in read)


def lees_oordelen(map: Path) -> Oordelen | None:
    """Read the verdicts beside a snapshot; None when it was never measured.

    Raises
    ------
    SociaalDomeinFout
        The file is damaged.
    """
    file = map / OORDELENBESTAND
    if not file.exists():
        return None
    result: Oordelen = lees_yaml(file, Oordelen)
    return result


def schrijf_oordelen(oordelen: Oordelen, map: Path) -> None:
    """Write the verdicts beside a snapshot; the same verdicts give the same bytes."""
    beside = map / f".{OORDELENBESTAND}.{os.getpid()}.nieuw"
    try:
        schrijf_yaml(beside, oordelen)
        os.replace(beside, map / OORDELENBESTAND)
    finally:
        beside.unlink(missing_ok=True)


def regels_sha256(map: Path) -> str:
    """Return the checksum of the rules of a source; no rules have a checksum too."""
    file = geschreven(map, REGELSBESTAND)
    return hashlib.sha256(file.read_bytes() if file.is_file() else b"").hexdigest()


def controles_sha256(map: Path) -> str:
    """Return the start of the checksum of the rules and verdicts of a snapshot together."""
    file = map / OORDELENBESTAND
    both = regels_sha256(map).encode() + (file.read_bytes() if file.is_file() else b"")
    return hashlib.sha256(both).hexdigest()[:12]


def tabellen_nu(manifesten: Mapping[str, Manifest], bron: str) -> dict[str, str]:
    """Return the checksum of every table as a rule of `bron` names it: its own short, others as ``bron.tabel``."""

    def names() -> Iterator[tuple[str, str]]:
        for source, manifest in manifesten.items():
            for table, record in manifest.tabellen.items():
                yield (table if source == bron else f"{source}.{table}"), record.sha256

    return dict(names())
