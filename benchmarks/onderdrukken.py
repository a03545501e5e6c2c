"""What suppression costs: against the optimum on small tables, and in seconds on large ones.

    python benchmarks/onderdrukken.py

The optimum is found by scipy's MILP over every pattern: one choice per count, and for every hidden count a lower and a
higher table. It shares no code with the product.
"""

from __future__ import annotations

import time
from itertools import product
from math import log
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

from sociaal_domein.privacy.onderdrukking import publiceer

TABELLEN, DREMPEL, RUIM = 200, 10, 60
Tabel = dict[tuple[int, int], int]


def tabel(rijen: int, kolommen: int, gemiddeld: float, kans: Random) -> Tabel:
    """Make a table with a total row and a total column: place 0 is the total."""
    counts = {k: int(kans.expovariate(1 / gemiddeld)) for k in product(range(1, rijen + 1), range(1, kolommen + 1))}
    for r in range(1, rijen + 1):
        counts[r, 0] = sum(counts[r, c] for c in range(1, kolommen + 1))
    for c in range(kolommen + 1):
        counts[0, c] = sum(counts[r, c] for r in range(1, rijen + 1))
    return counts


def sommen(counts: Tabel) -> list[dict[tuple[int, int], int]]:
    """Return the sums of rows and columns."""
    rows, columns = max(r for r, _ in counts), max(c for _, c in counts)
    across = [{(r, 0): -1, **{(r, c): 1 for c in range(1, columns + 1)}} for r in range(rows + 1)]
    return across + [{(0, c): -1, **{(r, c): 1 for r in range(1, rows + 1)}} for c in range(columns + 1)]


def kosten(n: int) -> float:
    """Return what hiding a count costs, as in the product."""
    return 1 + log(1 + n)


def beste(counts: Tabel) -> set[tuple[int, int]]:
    """Return the cheapest pattern in which every hidden count keeps its room."""
    keys = list(counts)
    n, sums = len(keys), sommen(counts)
    at = {key: i for i, key in enumerate(keys)}
    wanted = [(i, d) for i in range(n) for d in (1, -1)]
    width = n + n * len(wanted)
    lines, low, high = [], [], []

    def add(coefficients: dict[int, float], lower: float, upper: float) -> None:
        lines.append(coefficients)
        low.append(lower)
        high.append(upper)

    for b, (i, d) in enumerate(wanted):
        start = n + b * n
        for equation in sums:
            add({start + at[key]: float(c) for key, c in equation.items()}, 0, 0)
        for j, key in enumerate(keys):
            add({start + j: 1.0, j: -float(RUIM)}, -np.inf, 0)
            add({start + j: 1.0, j: float(counts[key])}, 0, np.inf)
        room = 5 if d > 0 else min(5, counts[keys[i]])
        add({start + i: float(d), i: -float(room)}, 0, np.inf)
    matrix = lil_matrix((len(lines), width))
    for row, coefficients in enumerate(lines):
        for column, c in coefficients.items():
            matrix[row, column] = c
    target = np.zeros(width)
    target[:n] = [kosten(counts[key]) for key in keys]
    lower = np.full(width, -float(max(counts.values())))
    lower[:n] = [1.0 if 0 < counts[key] < DREMPEL else 0.0 for key in keys]
    upper = np.full(width, float(RUIM))
    upper[:n] = 1.0
    found = milp(
        target,
        constraints=LinearConstraint(matrix.tocsr(), low, high),
        bounds=Bounds(lower, upper),
        integrality=np.ones(width),
    )
    assert found.status == 0, found.message
    return {key for key, z in zip(keys, found.x, strict=False) if z > 0.5}


def onze(counts: Tabel) -> set[tuple[int, int]]:
    """Return what the product hides."""
    rows, columns = max(r for r, _ in counts), max(c for _, c in counts)
    out = publiceer(
        [{"rij": r, "kolom": c, "aantal": n} for (r, c), n in counts.items()],
        kleinste=DREMPEL,
        dimensies=("rij", "kolom"),
        splitsingen={"rij": [(0, range(1, rows + 1))], "kolom": [(0, range(1, columns + 1))]},
    )
    return {(int(str(r)), int(str(c))) for r, c in out.verborgen}


def verlies() -> None:
    """Print how much more is hidden than in the optimum."""
    equal = small = ours = best = ours_sum = best_sum = shown = 0
    for number in range(TABELLEN):
        chance = Random(number)
        counts = tabel(*chance.choice([(3, 3), (2, 3), (2, 4), (3, 2)]), chance.choice([15.0, 30.0, 60.0]), chance)
        a, b = onze(counts), beste(counts)
        primary = {key for key, n in counts.items() if 0 < n < DREMPEL}
        equal += sum(map(kosten, map(counts.__getitem__, a))) <= sum(map(kosten, map(counts.__getitem__, b))) + 1e-6
        small, ours, best = small + len(primary), ours + len(a - primary), best + len(b - primary)
        ours_sum += sum(counts[key] for key in a - primary)
        best_sum += sum(counts[key] for key in b - primary)
        shown += len(counts)
    print(f"{TABELLEN} tabellen, {shown} aantallen, {small} klein")
    print(
        f"erbij verborgen: {ours} (beste {best}, {ours / best - 1:+.1%}); even goed in {equal} van {TABELLEN} tabellen"
    )
    print(f"som daarvan: {ours_sum} (beste {best_sum}, {ours_sum / best_sum - 1:+.1%})")


def snelheid() -> None:
    """Print how long large tables take."""
    for rows, columns in ((50, 10), (100, 20), (200, 20)):
        chance = Random(1)
        counts = tabel(rows, columns, 60.0, chance)
        start = time.perf_counter()
        hidden = onze(counts)
        small = sum(0 < n < DREMPEL for n in counts.values())
        print(f"{len(counts)} aantallen, {small} klein, {len(hidden)} verborgen: {time.perf_counter() - start:.1f} s")
    kubus(20, 8, 4)


def kubus(*lengten: int) -> None:
    """Print how long a table of three dimensions takes, where fractions occur."""
    chance = Random(1)
    counts = {k: int(chance.expovariate(1 / 60)) for k in product(*(range(1, n + 1) for n in lengten))}
    for d, length in enumerate(lengten):
        for key in [k for k in counts if k[d] == 1]:
            counts[(*key[:d], 0, *key[d + 1 :])] = sum(
                counts[(*key[:d], i, *key[d + 1 :])] for i in range(1, length + 1)
            )
    start = time.perf_counter()
    out = publiceer(
        [{"x": x, "y": y, "z": z, "aantal": n} for (x, y, z), n in counts.items()],
        kleinste=DREMPEL,
        dimensies=("x", "y", "z"),
        splitsingen={d: [(0, range(1, n + 1))] for d, n in zip("xyz", lengten, strict=True)},
    )
    small = sum(0 < n < DREMPEL for n in counts.values())
    took = time.perf_counter() - start
    print(f"{len(counts)} aantallen in drie dimensies, {small} klein, {len(out.verborgen)} verborgen: {took:.1f} s")


if __name__ == "__main__":
    verlies()
    snelheid()
