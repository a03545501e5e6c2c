"""How often a briefing raises a false alarm, and how often it finds a wijk that really differs: by simulation.

Wijken differ here by ordinary differences alone, as large as those of Almere, and the source rounds. Everything from
the count to the signal is the code that a briefing runs. The figures stand in docs/methode.md; the seed is fixed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import mstats

from sociaal_domein.cijfers import Cijfer, Cijfers, beoordeel
from sociaal_domein.domein import Domein
from sociaal_domein.duiding.lezing import Lezing, lees, nieuwste_wijken
from sociaal_domein.duiding.trechter import Telling, Trechter, maak_trechter
from sociaal_domein.duiding.verwacht import Toetsen, wijktrechter
from sociaal_domein.indicator import Indicator

pytestmark = pytest.mark.bewijs

METHODE = Path(__file__).resolve().parents[2] / "docs" / "methode.md"
GEBRUIK = (
    "wmo_clienten_per_1000_inwoners",
    "jeugd_jeugdhulp_per_1000_jongeren",
    "participatie_bijstand_per_1000_inwoners",
)
# A year without real figures, so that nothing real mixes in.
JAAR, DAG = 2030, date(2031, 3, 1)
TOETSEN = Toetsen(wijken=len(GEBRUIK), gemeenten=len(GEBRUIK))
# Spread between municipalities on the square-root scale: assumed, with one municipality embedded there is no fit.
TUSSEN_GEMEENTEN = 0.1


@dataclass(frozen=True)
class Voorbeeld:
    """One indicator as it is in Almere: its rate, its spread between wijken, and who it is about."""

    indicator: Indicator
    rate: float
    spread: float
    people: float


@pytest.fixture(scope="module")
def voorbeelden(domein: Domein) -> list[Voorbeeld]:
    almere, found = domein.gemeente("Almere"), []
    for name in GEBRUIK:
        parts, _ = nieuwste_wijken(almere.cijfers(name), "alle")
        counts = [Telling(c.gebied_code, c.gebied_naam, c.teller or 0, c.noemer or 0) for c in parts]
        fitted = maak_trechter(counts, afronding=domein.indicator(name).afronding)
        assert fitted is not None
        rate = sum(t.geteld for t in counts) / sum(t.noemer for t in counts)
        people = sum(t.noemer for t in counts) / _inwoners(domein)["GM0034"]
        found.append(Voorbeeld(domein.indicator(name), rate, math.sqrt(fitted.tau2), people))
    return found


@pytest.fixture(scope="module")
def wijken(domein: Domein) -> dict[str, int]:
    """Return the number of wijken of every municipality in 2023."""
    rows = domein.con.execute(
        "select g.gemeente_code, count(w.wijk_code) from kern_gemeente as g left join bron_gemeenten__wijken as w "
        "on w.gemeente_code = g.gemeente_code and w.jaar = 2023 and not w.is_water group by all order by all"
    ).fetchall()
    return dict(rows)


@pytest.fixture(scope="module")
def maten(domein: Domein) -> np.ndarray:
    """Return how Almere spreads over its wijken: the sizes others are drawn from."""
    rows = domein.con.execute(
        "select i.inwoners from kern_inwoners as i inner join kern_gebied as g on g.gebied_code = i.gebied_code "
        "where g.niveau = 'wijk' and i.gemeente_code_nu = 'GM0034' and i.jaar = 2024 and i.inwoners > 0 order by all"
    ).fetchall()
    return np.array([r[0] for r in rows])


def _inwoners(domein: Domein) -> dict[str, float]:
    rows = domein.con.execute("select gebied_code, inwoners from kern_inwoners where jaar = 2023").fetchall()
    return {code: float(n) for code, n in rows if code.startswith("GM") and n}


def _effecten(rng: np.random.Generator, n: int, spread: float, scheef: bool) -> np.ndarray:
    """Draw how much areas really differ: normal on the scale of the model, or lognormal with the same spread."""
    if scheef:
        return np.exp(rng.normal(0, 2 * spread, n))
    return np.maximum(rng.normal(1, spread, n), 0) ** 2


def _lezing(domein: Domein, example: Voorbeeld, counts: np.ndarray, people: np.ndarray) -> Lezing:
    """Make a reading of wijken with these true counts: rounded as the source does, then read as a briefing does."""
    ind = example.indicator
    seen = ind.afronding * np.round(counts / ind.afronding)
    total = _cijfer(ind, "GM9999", "gemeente", float(seen.sum()), float(people.sum()))
    parts = [
        beoordeel(_cijfer(ind, f"WK9999{i:03}", "wijk", float(c), float(n)), ind, 100, 10)
        for i, (c, n) in enumerate(zip(np.minimum(seen, people), people, strict=True))
    ]
    figures = Cijfers(ind, [total, *parts])
    shown, _ = nieuwste_wijken(figures, "alle")
    found = wijktrechter(domein.con, figures, shown, TOETSEN)
    reading = lees(ind, figures, "alle", DAG, None, trechter=found)
    assert reading is not None
    return reading


def _cijfer(ind: Indicator, code: str, level: str, count: float, people: float) -> Cijfer:
    return Cijfer(
        ind.id, code, code, level, "lokaal", JAAR, "alle", count / people * ind.factor, count, people, people,
        None, None, ind.eenheid, "definitief", None, 0, "simulatie", "2030-01-01", (), (),
    )  # fmt: skip


def _plaats(rng: np.random.Generator, maten: np.ndarray, n: int, total: float, example: Voorbeeld) -> np.ndarray:
    sizes = rng.choice(maten, n)
    return np.maximum(np.round(sizes / sizes.sum() * total * example.people), 1)


def _gepubliceerd(reading: Lezing) -> int:
    """Count signals by the limits as first published: moment estimate, no correction for winsorising, 99.8 %."""
    counts = [(c.teller or 0.0, c.noemer or 0.0) for c in reading.wijken if c.teller and c.noemer]
    seen, people = np.array(counts).T
    expected = people * seen.sum() / people.sum()
    noise = (expected + reading.indicator.afronding**2 / 12) / (4 * expected**2)
    y, w = np.sqrt(seen / expected) - 1, 1 / noise
    z = np.asarray(mstats.winsorize(y / np.sqrt(noise), limits=0.1))
    tau = max(0.0, (np.sum(z**2) - (len(z) - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    return int(np.sum(np.abs(y) / np.sqrt(noise + tau) > 3.0902))


def _gemiddelde(values: list[float]) -> tuple[float, float]:
    """Return the mean and half its 95 % Monte Carlo interval."""
    return float(np.mean(values)), 1.96 * float(np.std(values, ddof=1)) / math.sqrt(len(values))


def _in_methode(sentence: str) -> None:
    text = " ".join(METHODE.read_text(encoding="utf-8").split())
    assert sentence in text, f"docs/methode.md does not say: {sentence}"


def _nl(value: float, digits: int = 3) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


@pytest.mark.parametrize("scheef", [False, True])
def test_false_signals_per_briefing(
    domein: Domein, voorbeelden: list[Voorbeeld], wijken: dict[str, int], maten: np.ndarray, scheef: bool
):
    rng = np.random.default_rng(20261121 + scheef)
    inhabitants, repeats = _inwoners(domein), 60
    large = [code for code, n in wijken.items() if n >= 20]
    assert len(wijken) == 342
    with_funnel: list[float] = []
    published: list[float] = []
    for code in large:
        for _ in range(repeats):
            signals = naive = 0
            for example in voorbeelden:
                people = _plaats(rng, maten, wijken[code], inhabitants[code], example)
                true = example.rate * people * _effecten(rng, len(people), example.spread, scheef)
                reading = _lezing(domein, example, rng.poisson(true), people)
                signals += len(reading.signalen)
                naive += _gepubliceerd(reading) if reading.trechter else 0
            with_funnel.append(signals)
            published.append(naive)
    for code in (c for c in wijken if c not in large):
        for example in voorbeelden:
            people = _plaats(rng, maten, max(wijken[code], 1), inhabitants.get(code, 30_000.0), example)
            assert _lezing(domein, example, rng.poisson(example.rate * people), people).signalen == ()
    own = [_gemeenten(rng, inhabitants, example, scheef) for _ in range(repeats) for example in voorbeelden]
    among = [sum(own[i : i + 3]) / len(inhabitants) for i in range(0, len(own), 3)]
    mean, half = _gemiddelde(with_funnel)
    total = mean * len(large) / len(wijken) + float(np.mean(among))
    many = float(np.mean(published))
    print(
        f"scheef={scheef}: {mean:.4f} ± {half:.4f}; all {total:.4f}; published {many:.3f}; among {np.mean(among):.5f}"
    )
    if scheef:
        _in_methode(f"scheve verschillen: {_nl(mean)} (± {_nl(half)})")
        return
    assert mean + half + float(np.mean(among)) <= 0.1
    assert total <= 0.1
    assert many > 0.3, "the published limits were the reason for ours"
    _in_methode(f"{_nl(mean)} valse signalen per briefing (± {_nl(half)})")
    _in_methode(f"over alle 342 gemeenten samen {_nl(total)}")
    _in_methode(f"de eerste publicatie: {_nl(many, 1)} per briefing")


def _gemeenten(rng: np.random.Generator, inhabitants: dict[str, float], example: Voorbeeld, scheef: bool) -> int:
    people = np.array(list(inhabitants.values())) * example.people
    true = example.rate * people * _effecten(rng, len(people), TUSSEN_GEMEENTEN, scheef)
    seen = example.indicator.afronding * np.round(rng.poisson(true) / example.indicator.afronding)
    rows = [Telling(f"GM{i}", "", float(c), float(n)) for i, (c, n) in enumerate(zip(seen, people, strict=True))]
    found = maak_trechter(rows, afronding=example.indicator.afronding, toetsen=TOETSEN.gemeenten)
    assert found is not None
    return len(found.signalen)


def test_how_often_a_wijk_that_is_twice_as_high_is_found(domein: Domein, voorbeelden: list[Voorbeeld]):
    rng = np.random.default_rng(7)
    said = []
    for example in voorbeelden:
        parts, _ = nieuwste_wijken(domein.gemeente("Almere").cijfers(example.indicator.id), "alle")
        people = np.array([c.noemer for c in parts])
        shares = []
        for factor in (2, 4):
            hits = 0
            for _ in range(200):
                effects = _effecten(rng, len(people), example.spread, False)
                chosen = int(rng.integers(len(people)))
                effects[chosen] = factor
                reading = _lezing(domein, example, rng.poisson(example.rate * people * effects), people)
                hits += any(p.gebied_code == f"WK9999{chosen:03}" for p in reading.signalen)
            shares.append(round(hits / 2))
        said.append(f"{example.indicator.titel} | {_nl(example.spread, 2)} | {shares[0]} procent | {shares[1]} procent")
    print("\n".join(said))
    for line in said:
        _in_methode(line)


def test_the_real_wijken_of_almere(domein: Domein):
    """Naive limits flag two thirds of the wijken; ours none without a reason."""
    reading = domein.gemeente("Almere").lezing(GEBRUIK[0], peildatum=date(2026, 11, 21))
    assert reading is not None
    rows = [Telling(c.gebied_code, c.gebied_naam, c.teller or 0, c.noemer or 0) for c in reading.wijken]
    crude = maak_trechter(rows, afronding=5, toetsen=3 * len(rows))
    assert crude is not None
    assert 20 < crude.phi < 30
    naive = sum(_zonder_verschillen(crude))
    assert naive / len(crude.punten) > 0.6
    assert not crude.signalen
    _in_methode(f"φ = {_nl(crude.phi, 1)}")
    _in_methode(f"{naive} van de {len(crude.punten)} wijken")


def _zonder_verschillen(found: Trechter) -> list[bool]:
    bare = replace(found, tau2=0.0)
    return [
        abs(math.sqrt(p.verhouding) - 1) > 3.0902 * math.sqrt((p.verwacht + 25 / 12) / 4) / p.verwacht
        for p in bare.punten
    ]
