"""An attack on 2,000 made tables: what linear and integer programming can still say about a hidden count.

The attack shares no code with the product: it has its own list of sums, made with the table, and scipy's solvers.
"""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_diag, csr_matrix

from sociaal_domein.privacy.onderdrukking import publiceer

pytestmark = pytest.mark.bewijs

PER_BEURT = 250
DREMPEL = 10
RUIM = 10_000
DIMENSIES = ("gebied", "categorie", "periode")


def boom(willekeur: Random, letter: str, niveaus: int) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Make a dimension: its lowest codes, and which code is the sum of which."""
    codes, splits = [letter], []
    for _ in range(niveaus - 1):
        lower = []
        for code in codes:
            parts = [f"{code}{n}" for n in range(willekeur.randint(2, 4))]
            splits.append((code, parts))
            lower += parts
        codes = lower
        if len(codes) > 9:
            break
    return codes, splits


def tabel(willekeur: Random) -> tuple[dict[tuple[str, ...], int], dict[str, list[tuple[str, list[str]]]]]:
    """Make a table that is small enough to be attacked in a tenth of a second."""
    while True:
        counts, splits = maak_tabel(willekeur)
        if len(counts) <= 50:
            return counts, splits


def maak_tabel(willekeur: Random) -> tuple[dict[tuple[str, ...], int], dict[str, list[tuple[str, list[str]]]]]:
    """Make a table of one to three dimensions with all its totals."""
    levels = willekeur.choice([(4, 1, 1), (2, 1, 1), (3, 2, 1), (2, 2, 1), (4, 2, 1), (2, 2, 2), (3, 2, 2), (3, 3, 1)])
    trees = [boom(willekeur, letter, n) for letter, n in zip("gcp", levels, strict=True)]
    size, zero = willekeur.choice([2, 6, 15, 40]), willekeur.choice([0.0, 0.1, 0.4])
    counts = {
        key: 0 if willekeur.random() < zero else int(willekeur.expovariate(1 / size))
        for key in product(*(leaves for leaves, _ in trees))
    }
    splits = {d: list(tree[1]) for d, tree in zip(DIMENSIES, trees, strict=True)}
    linked = willekeur.random() < 0.3
    if linked:
        # The same people, divided in another way: a second table that shares its total with the first.
        top, parts = "c", ["cx", "cy", "cz"]
        splits["categorie"].append((top, parts))
    for d, name in enumerate(DIMENSIES):
        for whole, codes in reversed(splits[name]):
            if codes == ["cx", "cy", "cz"]:
                continue
            for key in [k for k in counts if k[d] == codes[0]]:
                other = [(*key[:d], code, *key[d + 1 :]) for code in codes]
                counts[(*key[:d], whole, *key[d + 1 :])] = sum(counts[k] for k in other)
    if linked:
        leaves = [(g, p) for g in trees[0][0] for p in trees[2][0]]
        second: dict[tuple[str, ...], int] = {}
        for g, p in leaves:
            total = counts[(g, "c", p)]
            cuts = sorted(willekeur.randint(0, total) for _ in range(2))
            for code, n in zip(parts, (cuts[0], cuts[1] - cuts[0], total - cuts[1]), strict=True):
                second[(g, code, p)] = n
        for d, name in ((0, "gebied"), (2, "periode")):
            for whole, codes in reversed(splits[name]):
                for key in [k for k in second if k[d] == codes[0]]:
                    second[(*key[:d], whole, *key[d + 1 :])] = sum(
                        second[(*key[:d], code, *key[d + 1 :])] for code in codes
                    )
        counts |= second
    return counts, splits


def sommen(counts: dict[tuple[str, ...], int], splits: dict[str, list[tuple[str, list[str]]]]) -> list[dict]:
    """Return every sum that holds in the table, as coefficient per place."""
    found = []
    for d, name in enumerate(DIMENSIES):
        for whole, codes in splits[name]:
            for key in [k for k in counts if k[d] == whole]:
                parts = [(*key[:d], code, *key[d + 1 :]) for code in codes]
                if all(k in counts for k in parts):
                    assert counts[key] == sum(counts[k] for k in parts)
                    found.append({key: -1, **dict.fromkeys(parts, 1)})
    return found


def vorige(
    willekeur: Random, counts: dict[tuple[str, ...], int], splits: dict[str, list[tuple[str, list[str]]]]
) -> dict[tuple[str, ...], int]:
    """Return the table before it was revised: a few counts differ by a few, and all their totals with them."""
    second = ["cx", "cy", "cz"]
    linked = ("c", second) in splits["categorie"]
    above = {part: whole for name in DIMENSIES for whole, parts in splits[name] if parts != second for part in parts}
    leaves = [key for key in counts if not set(key) & (set(above.values()) | set(second))]

    def up(code: str) -> list[str]:
        return [code, *(up(above[code]) if code in above else [])]

    old = dict(counts)
    for leaf in willekeur.sample(leaves, min(len(leaves), willekeur.randint(1, 4))):
        change = max(willekeur.choice([-9, -4, -2, -1, 1, 2, 4, 9]), -old[leaf])
        g, c, p = (up(code) for code in leaf)
        if linked:
            other = max(second, key=lambda code: old[(g[0], code, p[0])])
            if old[(g[0], other, p[0])] + change < 0:
                continue
            c = [*c, other]
        for key in product(g, c, p):
            old[key] += change
    return old


def val_aan(counts: dict, sums: list[dict], hidden: list) -> tuple[np.ndarray, np.ndarray]:
    """Return the lowest and the highest value that each hidden count can still have: (2, n) by LP, and by MILP.

    All 2n problems are put in one: blocks that have nothing to do with each other.
    """
    n = len(hidden)
    column = {key: i for i, key in enumerate(hidden)}
    rows, right = [], []
    for equation in sums:
        row = np.zeros(n)
        for key, c in equation.items():
            if key in column:
                row[column[key]] = c
        if row.any():
            rows.append(row)
            # Every sum holds for the true table, so this is what the attacker reads from all that is shown.
            right.append(sum(c * counts[key] for key, c in equation.items() if key in column))
    if not rows:
        free = np.array([np.zeros(n), np.full(n, float(RUIM))])
        return free, free
    matrix = csr_matrix(np.array(rows))
    whole = block_diag([matrix] * (2 * n), format="csr")
    b = np.tile(np.array(right, dtype=float), 2 * n)
    target = np.concatenate([np.eye(n), -np.eye(n)]).ravel()
    upper = np.tile(np.array([counts[key] + RUIM for key in hidden], dtype=float), 2 * n)
    lin = linprog(target, A_eq=whole, b_eq=b, bounds=np.column_stack([np.zeros_like(upper), upper]), method="highs")
    assert lin.status == 0, lin.message
    bounds = Bounds(np.zeros_like(upper), upper)
    exact = milp(target, constraints=LinearConstraint(whole, b, b), bounds=bounds, integrality=np.ones_like(upper))
    assert exact.status == 0, exact.message

    def of(values: np.ndarray) -> np.ndarray:
        blocks = values.reshape(2, n, n)
        return np.array([np.diag(blocks[0]), np.diag(blocks[1])])

    return of(lin.x), of(exact.x)


def te_nauw(counts: dict, hidden: list, found: np.ndarray) -> set:
    """Return the hidden counts of which too much is known."""
    return {
        key
        for i, key in enumerate(hidden)
        if found[0, i] > max(0, counts[key] - 5) + 1e-6 or found[1, i] < counts[key] + 5 - 1e-6
    }


def rijen(counts: dict) -> list[dict]:
    return [{**dict(zip(DIMENSIES, key, strict=True)), "aantal": n} for key, n in counts.items()]


@pytest.mark.parametrize("beurt", range(8))
def test_geen_verborgen_aantal_is_nauwer_te_bepalen(beurt: int) -> None:
    hidden_cells, lost_cells, tables_with_past, revised = 0, 0, 0, 0
    for number in range(PER_BEURT):
        chance = Random(beurt * PER_BEURT + number)
        counts, splits = tabel(chance)
        public = {key: n for key, n in counts.items() if key[1] == "c" and chance.random() < 0.1}
        before: list[dict] = []
        sums = sommen(counts, splits)
        if chance.random() < 0.35:
            # An earlier table: the same areas and categories, less far divided, and half of them revised since.
            vintage = vorige(chance, counts, splits) if chance.random() < 0.5 else counts
            revised += vintage != counts
            old = {key: n for key, n in vintage.items() if len(key[0]) < 3 and len(key[1]) < 3}
            old_splits = {
                "gebied": splits["gebied"][:1],
                "categorie": splits["categorie"],
                "periode": splits["periode"],
            }
            before = publiceer(rijen(old), kleinste=DREMPEL, splitsingen=old_splits).rijen
            then = {tuple(r[d] for d in DIMENSIES): r["aantal"] for r in before}
            for equation in sommen(old, old_splits):
                # Whoever takes it that what was hidden then is the same now, where that can be.
                same = {key: c for key, c in equation.items() if then[key] is None}
                if sum(c * counts[key] for key, c in same.items()) == sum(c * old[key] for key, c in same.items()):
                    sums.append(same)
        out = publiceer(rijen(counts), kleinste=DREMPEL, splitsingen=splits, bekend=rijen(public), eerder=before)
        shown_before = {key for r in before if r["aantal"] == counts[key := tuple(r[d] for d in DIMENSIES)]}
        shown = {tuple(r[d] for d in DIMENSIES): r["aantal"] for r in out.rijen if r["aantal"] is not None}
        assert all(counts[key] == n for key, n in shown.items())
        assert all(key in public for key, n in shown.items() if 0 < n < DREMPEL)
        known = set(shown) | set(public) | shown_before
        hidden = [key for key in counts if key not in known]
        assert set(hidden) | (out.verborgen & known) == out.verborgen
        if not hidden:
            continue
        linear, exact = val_aan(counts, sums, hidden)
        # The attacker with whole numbers is the stronger one.
        assert np.all(exact[0] >= linear[0] - 1e-6)
        assert np.all(exact[1] <= linear[1] + 1e-6)
        bare = te_nauw(counts, hidden, exact) | te_nauw(counts, hidden, linear)
        assert bare <= out.onbeschermd, f"table {beurt * PER_BEURT + number}"
        if out.onbeschermd:
            # Only where what is known anyway gives it away: hiding all the rest does not help either.
            everything = [key for key in counts if key not in set(public) | shown_before]
            assert out.onbeschermd <= te_nauw(counts, everything, val_aan(counts, sums, everything)[1])
        hidden_cells += len(hidden)
        lost_cells += len(out.onbeschermd)
        tables_with_past += bool(before)
    assert hidden_cells > 10 * PER_BEURT
    assert tables_with_past > PER_BEURT // 8
    assert revised > PER_BEURT // 10
    assert lost_cells < hidden_cells / 10


def test_de_aanval_vindt_wat_alleen_wegens_kleinheid_is_weggelaten() -> None:
    """The attack is a real one: where only small counts are hidden, it finds most of them."""
    found = 0
    for number in range(100):
        counts, splits = tabel(Random(number))
        hidden = [key for key, n in counts.items() if 0 < n < DREMPEL]
        if hidden:
            _, exact = val_aan(counts, sommen(counts, splits), hidden)
            found += bool(te_nauw(counts, hidden, exact))
    assert found > 60
