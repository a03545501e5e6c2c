"""Time the reader of questions on the practice questions, many times over, alone and as one long document.

Run with ``make bench``. Nothing is kept between two readings, so the same question twice costs the same twice.
"""

from __future__ import annotations

import time
from pathlib import Path

AANTAL = 5_000
GRENS = 200.0
OEFEN = Path(__file__).resolve().parent.parent / "tests" / "data" / "vragen"


def vragen() -> list[str]:
    """Return the practice questions, repeated until there are enough."""
    texts = [
        line.split("\t")[4]
        for file in sorted(OEFEN.glob("*oefen.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()[1:]
    ]
    return [texts[i % len(texts)] for i in range(AANTAL)]


def main() -> int:
    """Time each step and compare the speed with the limit."""
    start = time.perf_counter()
    from sociaal_domein.vragen.lezen import lees_vraag, lees_vragen

    loaded = time.perf_counter()
    texts = vragen()
    begin = time.perf_counter()
    for text in texts:
        lees_vraag(text)
    alone = time.perf_counter()
    found = lees_vragen("\n".join(f"{i}. {text}" for i, text in enumerate(texts[:999], 1)))
    done = time.perf_counter()
    from sociaal_domein.vragen.toets import toets_tekst

    begin_test = time.perf_counter()
    tested = toets_tekst("\n".join(f"{i}. {text}" for i, text in enumerate(texts[:999], 1)))
    seconds = time.perf_counter() - begin_test
    speed, together = len(texts) / (alone - begin), len(found) / (done - alone)
    remarks = len(tested.gelezen) / seconds
    print(f"inladen      {loaded - start:6.2f} s")
    print(f"los          {alone - begin:6.2f} s   {speed:6.0f} deelvragen per seconde")
    print(f"document     {done - alone:6.2f} s   {together:6.0f} deelvragen per seconde, {len(found)} gevonden")
    print(f"toets        {seconds:6.2f} s   {remarks:6.0f} deelvragen per seconde, met opmerkingen")
    slow = min(speed, together, remarks) < GRENS
    print(f"samen        {done - start:6.2f} s   grens {GRENS:.0f} per seconde   {'TE TRAAG' if slow else 'goed'}")
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
