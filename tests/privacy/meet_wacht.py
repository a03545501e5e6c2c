"""Measure the guard on a file of sentences: a Markdown table per kind, with Wilson intervals of 95 percent.

Run: ``python tests/privacy/meet_wacht.py FILE.tsv …``. Columns: id, niveau, soort, stuk, tekst; ``\\n`` in tekst is a
line break, " || " separates pieces. A finding counts when it overlaps every piece; for a combination any finding does.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from sociaal_domein.privacy.wacht import bewaak

Uitkomst = Literal["weiger", "vraag", "gemist"]


class Zin(NamedTuple):
    id: str
    niveau: str
    soort: str
    stukken: tuple[str, ...]
    tekst: str


@dataclass
class Telling:
    weiger: int = 0
    vraag: int = 0
    gemist: int = 0

    @property
    def n(self) -> int:
        return self.weiger + self.vraag + self.gemist


def lees(*bestanden: Path) -> list[Zin]:
    found = []
    for file in bestanden:
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            if line.strip():
                id, niveau, soort, stuk, tekst = line.split("\t")
                pieces = tuple(p.replace("\\n", "\n") for p in stuk.split(" || ") if p)
                found.append(Zin(id, niveau, soort, pieces, tekst.replace("\\n", "\n")))
    return found


def uitkomst(zin: Zin) -> Uitkomst:
    """Return what happens with a sentence: of its pieces the one that is guarded least decides."""
    found = bewaak(zin.tekst)
    if zin.niveau == "schoon" or zin.soort == "combinatie":
        levels = [{t.niveau for t in found}]
    else:
        levels = []
        for piece in zin.stukken:
            begin = zin.tekst.find(piece)
            assert begin >= 0, zin.id
            levels.append({t.niveau for t in found if t.begin < begin + len(piece) and t.eind > begin})
    outcomes: list[Uitkomst] = ["weiger" if "weiger" in x else "vraag" if x else "gemist" for x in levels]
    return max(outcomes, key=["weiger", "vraag", "gemist"].index)


def tel(zinnen: Iterable[Zin]) -> dict[tuple[str, str], Telling]:
    counts: dict[tuple[str, str], Telling] = {}
    for zin in zinnen:
        count = counts.setdefault((zin.niveau, zin.soort), Telling())
        outcome = uitkomst(zin)
        setattr(count, outcome, getattr(count, outcome) + 1)
    return counts


def wilson(k: int, n: int) -> tuple[float, float]:
    """Return the interval of 95 percent of a share."""
    z = 1.96
    mid = (k + z * z / 2) / (n + z * z)
    half = z * math.sqrt(k * (n - k) / n + z * z / 4) / (n + z * z)
    return max(0.0, mid - half), min(1.0, mid + half)


def _deel(k: int, n: int) -> str:
    low, high = wilson(k, n)
    return f"{100 * k / n:.1f} ({100 * low:.0f}–{100 * high:.0f})".replace(".", ",")


def tabel(zinnen: Sequence[Zin]) -> str:
    counts = tel(zinnen)
    lines = ["| Soort | n | geweigerd | gevraagd | gemist | geweigerd % (95 %) | geweigerd of gevraagd % (95 %) |"]
    lines.append("|---|--:|--:|--:|--:|--:|--:|")
    for (level, kind), c in sorted(counts.items()):
        if level != "schoon":
            seen = c.weiger + c.vraag
            lines.append(
                f"| {kind} | {c.n} | {c.weiger} | {c.vraag} | {c.gemist} | {_deel(c.weiger, c.n)} | "
                f"{_deel(seen, c.n)} |"
            )
    clean = {kind: c for (level, kind), c in sorted(counts.items()) if level == "schoon"}
    if clean:
        clean["alle schone zinnen"] = Telling(
            sum(c.weiger for c in clean.values()),
            sum(c.vraag for c in clean.values()),
            sum(c.gemist for c in clean.values()),
        )
        lines += [
            "",
            "| Schoon | n | ten onrechte geweigerd | onnodig gevraagd | geweigerd % (95 %) | gevraagd % (95 %) |",
        ]
        lines.append("|---|--:|--:|--:|--:|--:|")
        for kind, c in clean.items():
            lines.append(
                f"| {kind} | {c.n} | {c.weiger} | {c.vraag} | {_deel(c.weiger, c.n)} | {_deel(c.vraag, c.n)} |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    print(tabel(lees(*map(Path, sys.argv[1:]))))
