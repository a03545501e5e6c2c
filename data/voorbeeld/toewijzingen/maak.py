"""Make up the messages of the Voorbeeldgemeente: ``python data/voorbeeld/toewijzingen/maak.py``.

Nobody exists behind these numbers. The same seed gives the same files. Some rows are wrong on purpose, as they are in
real messages.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

PEILDATUM = date(2026, 3, 31)
EERSTE = date(2023, 1, 2)
AANTAL = 1_100
# Per product category: share, usual wait in days, share that gives up.
HULP = {
    "45": (0.26, 60, 0.12),
    "54": (0.16, 150, 0.22),
    "43": (0.06, 110, 0.15),
    "01": (0.24, 20, 0.04),
    "02": (0.18, 45, 0.08),
    "07": (0.10, 35, 0.10),
}
VERWIJZERS = {"jeugd": ("01", "01", "02", "02", "03", "05"), "wmo": ("01", "01", "01", "06")}
KOPPEN = {
    "301": "ToewijzingNummer;Toewijzingsdatum;Ingangsdatum;Einddatum;ProductCategorie;VerwijzerType;RedenWijziging",
    "305": "ToewijzingNummer;Begindatum;ToewijzingIngangsdatum;StatusAanlevering",
    "307": "ToewijzingNummer;Begindatum;Einddatum;RedenBeeindiging;StatusAanlevering",
}


def maak(zaad: int = 20260331) -> dict[str, list[Sequence[object]]]:
    """Return the rows per message."""
    rng = random.Random(zaad)
    rows: dict[str, list[Sequence[object]]] = {"301": [], "305": [], "307": []}
    for number in range(1, AANTAL + 1):
        given = EERSTE + timedelta(rng.randrange((PEILDATUM - EERSTE).days))
        category = rng.choices(list(HULP), [share for share, _, _ in HULP.values()])[0]
        _, usual, quits = HULP[category]
        law = "wmo" if category < "19" else "jeugd"
        first, last = given + timedelta(7), given + timedelta(372)
        row = (number, given, first, last, category, rng.choice(VERWIJZERS[law]), "")
        rows["301"].append(row)
        wait = timedelta(int(rng.weibullvariate(usual * 1.3, 1.1)))
        _verloop(rng, rows, row, wait, quits, law)
        if rng.random() < 0.01:
            rows["301"].append((*row[:3], given + timedelta(500), *row[4:6], "04"))
    rows["301"] += [
        rows["301"][3],
        (9001, date(2025, 2, 3), "", "", "99", "01", ""),
        (9002, "2025-02-30", "", "", "45", "", ""),
    ]
    rows["305"] += [rows["305"][5], (9003, date(2025, 2, 3), date(2025, 2, 1), 1)]
    return rows


def _verloop(
    rng: random.Random,
    rows: dict[str, list[Sequence[object]]],
    row: tuple[int, date, date, date, str, str, str],
    wait: timedelta,
    quits: float,
    law: str,
) -> None:
    number, given, first, _, category, referrer, _ = row
    chance = rng.random()
    if chance < 0.01:  # sent by mistake
        rows["301"].append((number, given, first, first, category, referrer, "13"))
        return
    if chance < 0.03:  # the help went on: nobody waited
        rows["305"].append((number, given - timedelta(14), first, 1))
        return
    if rng.random() < quits:
        left = given + wait
        if left > PEILDATUM:
            return
        if rng.random() < 0.7:
            reason = rng.choice({"jeugd": ["32", "34", "33", "38"], "wmo": ["21", "23", "22", "38"]}[law])
            rows["307"].append((number, "", left, reason, 1))
        else:
            rows["301"].append((number, given, first, left, category, referrer, rng.choice(["", "06", "07", "09"])))
        return
    started = given + wait
    if started > PEILDATUM:
        return
    rows["305"].append((number, started, first, 1))
    stopped = started + timedelta(rng.randrange(30, 360))
    if stopped <= PEILDATUM:
        rows["307"].append((number, started, stopped, {"jeugd": "31", "wmo": "19"}[law], 1))


def schrijf(map: Path) -> None:
    """Write the three files and levering.yml."""
    for kind, rows in maak().items():
        lines = [KOPPEN[kind], *(";".join(str(cell) for cell in row) for row in rows)]
        (map / f"verzonnen_{kind}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    (map / "levering.yml").write_text(
        "# Verzonnen berichten: achter deze nummers bestaat niemand.\n"
        f"gemeente: Voorbeeldgemeente\npeildatum: {PEILDATUM}\n",
        encoding="utf-8",
        newline="\n",
    )


if __name__ == "__main__":
    schrijf(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
