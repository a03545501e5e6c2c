"""How often the message of a briefing names an amount: when municipalities differ by noise alone, and in reality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import quantiles

import numpy as np
import pytest

from sociaal_domein.cijfers import Cijfers
from sociaal_domein.domein import Domein
from sociaal_domein.dossier import maak_dossier
from sociaal_domein.duiding.geschiedenis import eerdere
from sociaal_domein.duiding.lezing import Lezing, lees
from sociaal_domein.duiding.vergelijkingsgroep import Band
from sociaal_domein.gemeente import JAREN_ERVOOR
from sociaal_domein.weergave.briefing.keuze import alle_lezingen, boodschap, op_volgorde

pytestmark = pytest.mark.bewijs

METHODE = Path(__file__).resolve().parents[2] / "docs" / "methode.md"
DAG = date(2026, 11, 21)
# What a briefing about one opgave may name in its message: the amount per inhabitant.
BEDRAGEN = (("wmo_lasten_per_inwoner", "jaarrekening"),)
HERHALINGEN = 12


@pytest.fixture(scope="module")
def modellen(domein: Domein) -> list[Cijfers]:
    """Return the figures of one municipality: what the simulated ones look like, years and segments included."""
    return [domein.gemeente("Leusden").cijfers(name) for name, _ in BEDRAGEN]


@pytest.fixture(scope="module")
def groepen(domein: Domein) -> dict[str, object]:
    return {code: domein.gemeente(code).vergelijkingsgroep for code in domein.gemeentenamen}


def _deel_boven_jaren(domein: Domein) -> float:
    """Return which part of the differences between municipalities stays from one year to the next."""
    rows = domein.con.execute(
        "select a.waarde, b.waarde from beeld_cijfer as a inner join beeld_cijfer as b on b.indicator = a.indicator "
        "and b.gebied_code = a.gebied_code and b.reeks = a.reeks and b.jaar = a.jaar - 1 and b.segment = a.segment "
        "where a.indicator = 'wmo_lasten_per_inwoner' and a.reeks = 'jaarrekening' and a.jaar = 2024 and "
        "a.niveau = 'gemeente' and a.waarde is not null and b.waarde is not null order by all"
    ).fetchall()
    now, before = np.log(np.array(rows)).T
    return float(np.corrcoef(now, before)[0, 1])


def _lezing(
    model: Cijfers, line: str, values: dict[int, np.ndarray], codes: list[str], code: str, group: object
) -> Lezing:
    """Make one reading: the figures of the model with drawn values, beside bands of the same drawn values."""
    own = [c for c in model if c.niveau == "gemeente" and c.reeks == line and c.waarde is not None]
    latest = max(own, key=lambda c: c.jaar)
    years = [latest, *reversed([c for c in eerdere(own, latest) if latest.jaar - c.jaar <= JAREN_ERVOOR])]
    place = codes.index(code)
    peers = [codes.index(c) for c in group.codes]  # type: ignore[attr-defined]
    figures, bands = [], []
    for number, figure in enumerate(years):
        drawn = values[number]
        figures.append(replace(figure, waarde=float(drawn[place]), waarschuwingen=()))
        cuts = quantiles(drawn[peers].tolist(), n=10, method="inclusive")
        bands.append(Band(cuts[0], cuts[4], cuts[8], len(peers), figure.jaar, line, group))  # type: ignore[arg-type]
    reading = lees(model.indicator, Cijfers(model.indicator, figures), line, DAG, bands[0], eerdere_banden=bands[1:])
    assert reading is not None
    return reading


def _boodschappen(modellen: list[Cijfers], groepen: dict[str, object], blijft: float) -> Iterator[tuple[bool, bool]]:
    """Yield per briefing: whether an amount lies outside in the last year, and whether the message names it."""
    rng = np.random.default_rng(11)
    codes = list(groepen)
    for _ in range(HERHALINGEN):
        drawn = []
        for _ in BEDRAGEN:
            level = rng.normal(0, np.sqrt(blijft), len(codes))
            drawn.append({k: 500 + 50 * (level + rng.normal(0, np.sqrt(1 - blijft), len(codes))) for k in range(3)})
        for code in codes:
            readings = [
                _lezing(model, line, values, codes, code, groepen[code])
                for model, (_, line), values in zip(modellen, BEDRAGEN, drawn, strict=True)
            ]
            message = boodschap(readings, "Proef")
            yield any(r.plaats != "binnen" for r in readings), "dat zo." in message[-1]


def _procent(values: list[bool]) -> str:
    return f"{100 * sum(values) / len(values):.0f} procent"


def test_how_often_noise_alone_gets_a_headline(domein: Domein, modellen: list[Cijfers], groepen: dict[str, object]):
    text = " ".join(METHODE.read_text(encoding="utf-8").split())
    lasting = _deel_boven_jaren(domein)
    said = []
    for name, share in (("alleen jaarlijkse ruis", 0.0), ("eigen niveau en ruis als in 2023 en 2024", lasting)):
        outside, named = (list(v) for v in zip(*_boodschappen(modellen, groepen, share), strict=True))
        said.append(f"{name} | {_procent(outside)} | {_procent(named)}")
        if share == 0:
            assert sum(named) / len(named) < 0.05
            assert sum(outside) / len(outside) > 0.2
    outside, named = (list(v) for v in zip(*_echt(domein), strict=True))
    said.append(f"echte cijfers, alle gemeenten | {_procent(outside)} | {_procent(named)}")
    print("\n".join([f"blijft {lasting:.2f}", *said]))
    assert f"{lasting:.2f}".replace(".", ",") in text
    for line in said:
        assert line in text, f"docs/methode.md does not say: {line}"


def _echt(domein: Domein) -> Iterator[tuple[bool, bool]]:
    opgave = domein.register.opgaven["thuis_en_meedoen"]
    for code in domein.gemeentenamen:
        place = domein.gemeente(code)
        readings = op_volgorde(alle_lezingen(maak_dossier(place, None, DAG, opgave.id)), opgave.wet)
        small = any("kleine_gemeente" in r.cijfer.waarschuwingen for r in readings)
        shown = [r for r in readings if r.plaats in r.indicator.opvallend and not r.is_oud and not small]
        yield bool(shown), "dat zo." in boodschap(readings, place.naam)[-1]
