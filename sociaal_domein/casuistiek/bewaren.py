"""How long a case may be kept, and which have passed that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sociaal_domein.casuistiek.keuring import casusmap
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.yamlboom import lees_tekst, ontleed
from sociaal_domein.taal import datum

BIJNA = 60
Stand = Literal["verlopen", "bijna", "onbekend", "later"]


@dataclass(frozen=True)
class Termijn:
    """Until when one case may be kept.

    Attributes
    ----------
    tot : date or None
        The last day; None when the file does not say it, or cannot be read.
    """

    id: str
    bestand: Path
    tot: date | None
    stand: Stand

    def zin(self, dag: date) -> str:
        """Say it in one line, without a word of the case."""
        if self.tot is None:
            return f"{self.id}: er is geen bewaartermijn te lezen. Vul bewaren_tot in, of trek de casus in."
        days = (self.tot - dag).days
        if days < 0:
            return f"{self.id}: verlopen op {datum(self.tot)}"
        left = {0: "vandaag", 1: "over 1 dag"}.get(days, f"over {days} dagen")
        return f"{self.id}: tot en met {datum(self.tot)} ({left})"


def termijnen(home: Path, dag: date) -> list[Termijn]:
    """Return the term of every case in a working folder, the first to end first, the unknown at the front.

    A case that is not filled in yet, or is wrong elsewhere, has its term read all the same.

    Parameters
    ----------
    home : Path
    dag : date
        The day of reading; on its last day a case may still be kept.
    """
    found = []
    for file in sorted(casusmap(home).glob("*.yaml")):
        if not file.name.startswith("."):
            until = _tot(file)
            found.append(Termijn(file.stem, file, until, _stand(until, dag)))
    return sorted(found, key=lambda t: (t.tot or date.min, t.id))


def _stand(until: date | None, day: date) -> Stand:
    if until is None:
        return "onbekend"
    days = (until - day).days
    return "verlopen" if days < 0 else "bijna" if days <= BIJNA else "later"


def _tot(file: Path) -> date | None:
    try:
        tree = ontleed(lees_tekst(file), file).inhoud
    except SociaalDomeinFout:
        return None
    entry = tree[0] if isinstance(tree, list) and tree else None
    value = entry.get("bewaren_tot") if isinstance(entry, dict) else None
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
