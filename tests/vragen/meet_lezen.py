"""Measure the reader on files of labelled questions: shares right with Wilson intervals, confusion, forms.

Run: ``python tests/vragen/meet_lezen.py [--fouten] FILE.tsv …``. Columns: id, soort, lijn, vorm, tekst.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sociaal_domein.vragen.lezen import ONZEKER, SOORTEN, VORMEN, Gelezen, lees_vraag


class Gelabeld(NamedTuple):
    id: str
    soort: str
    lijn: str
    vormen: frozenset[str]
    tekst: str


def lees(bestand: Path) -> list[Gelabeld]:
    found = []
    for line in bestand.read_text(encoding="utf-8").splitlines()[1:]:
        if line.strip():
            id, soort, lijn, vorm, tekst = line.split("\t")
            found.append(Gelabeld(id, soort, lijn, frozenset(v for v in vorm.split(",") if v), tekst))
    return found


def wilson(k: int, n: int) -> tuple[float, float]:
    """Return the interval of 95 percent of a share."""
    z = 1.96
    mid = (k + z * z / 2) / (n + z * z)
    half = z * math.sqrt(k * (n - k) / n + z * z / 4) / (n + z * z)
    return max(0.0, mid - half), min(1.0, mid + half)


def _deel(k: int, n: int) -> str:
    low, high = wilson(k, n)
    return f"{k} van {n} = {100 * k / n:.1f}% ({100 * low:.0f}–{100 * high:.0f})".replace(".", ",")


def f1(vorm: str, pairs: Sequence[tuple[Gelabeld, Gelezen]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a form."""
    both = sum(vorm in label.vormen and vorm in found.vormen for label, found in pairs)
    said = sum(vorm in found.vormen for _, found in pairs)
    true = sum(vorm in label.vormen for label, _ in pairs)
    return both / max(1, said), both / max(1, true), 2 * both / max(1, said + true)


def verslag(pairs: Sequence[tuple[Gelabeld, Gelezen]]) -> str:
    n = len(pairs)
    lines = ["| Wat | goed (95 %) | onzeker |", "|---|---|---|"]
    for name, right, unsure in (
        ("soort", sum(a.soort == b.soort for a, b in pairs), sum(b.soort == ONZEKER for _, b in pairs)),
        ("lijn", sum(a.lijn == b.lijn for a, b in pairs), sum(b.lijn == ONZEKER for _, b in pairs)),
    ):
        lines.append(f"| {name} | {_deel(right, n)} | {_deel(unsure, n)} |")
    lines += ["", "| Vorm | precisie | gevonden | F1 |", "|---|--:|--:|--:|"]
    for vorm in VORMEN:
        lines.append(f"| {vorm} | " + " | ".join(f"{100 * x:.1f}".replace(".", ",") for x in f1(vorm, pairs)) + " |")
    kinds = (*SOORTEN, ONZEKER)
    confusion = Counter((a.soort, b.soort) for a, b in pairs)
    lines += ["", "| is ↓ gelezen → | " + " | ".join(kinds) + " |", "|---" * (len(kinds) + 1) + "|"]
    lines += [f"| {a} | " + " | ".join(str(confusion[a, b] or "") for b in kinds) + " |" for a in SOORTEN]
    return "\n".join(lines)


def fouten(pairs: Sequence[tuple[Gelabeld, Gelezen]]) -> str:
    lines = []
    for label, found in pairs:
        wrong = [f"{a} -> {b}" for a, b in ((label.soort, found.soort), (label.lijn, found.lijn)) if a != b]
        wrong += [
            f"{v}: {'mist' if v in label.vormen else 'te veel'}"
            for v in VORMEN
            if (v in label.vormen) != (v in found.vormen)
        ]
        if wrong:
            lines += [f"{label.id}  {'; '.join(wrong)}", f"    {label.tekst}", f"    {found.gezien}"]
    return "\n".join(lines)


if __name__ == "__main__":
    for name in (a for a in sys.argv[1:] if a != "--fouten"):
        pairs = [(label, lees_vraag(label.tekst)) for label in lees(Path(name))]
        print(f"## {Path(name).name}\n\n{verslag(pairs)}\n")
        if "--fouten" in sys.argv:
            print(fouten(pairs), "\n")
