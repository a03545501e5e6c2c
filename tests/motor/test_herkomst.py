"""The way of a figure back to its snapshot, for every indicator."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from sociaal_domein.domein import Domein
from sociaal_domein.fouten import SociaalDomeinFout

ROOT = Path(__file__).resolve().parents[2]
INDICATOREN = sorted(p.stem.removeprefix("ind_").replace("__", "_") for p in (ROOT / "pipelines").glob("ind_*.sql"))


def manifest(name: str) -> dict:
    return yaml.safe_load((ROOT / "data" / "open" / name / "bron.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("indicator", INDICATOREN)
def test_the_way_goes_down_to_the_snapshot_with_its_checksum_and_ledger(domein: Domein, indicator: str):
    steps = domein.herkomst(indicator)
    assert steps[0].diepte == 0 and steps[0].naam.startswith("ind_")
    assert all(after.diepte <= before.diepte + 1 for before, after in pairwise(steps))
    layers = {s.naam.split("_", 1)[0].split(" ")[0] for s in steps}
    sources = {b for b in domein.indicator(indicator).bronnen if any(s.startswith(f"{b}/") for s in domein.snapshots)}
    assert {"ind", "kern", "bron"} | ({"snapshot"} if sources else {"ruw"}) <= layers
    for number, step in enumerate(steps):
        if step.naam.startswith("bron_") and step.tekst != "(zie hierboven)":
            below = steps[number + 1]
            source, table = step.naam.removeprefix("bron_").split("__")
            if f"{source}/{table}" not in domein.snapshots:  # a source that may be absent, and is
                assert (below.naam, below.tekst) == (
                    f"ruw_{source}__{table}",
                    "deze bron is hier nog niet opgehaald of ingelezen",
                )
                continue
            stated = manifest(source)
            file = stated["tabellen"][table]
            assert (below.naam, below.diepte) == (f"snapshot {file['bestand']}", step.diepte + 1)
            assert f"sha256 {file['sha256']}" in below.tekst and stated["uitgever"] in below.tekst
            assert f"rijen: {file['rijen']['bron']} in de bron, {file['rijen']['geladen']} geladen" in below.tekst
    found = {s.naam for s in steps if s.naam.startswith("snapshot ")}
    # What is named as source lies on the way; a source that only lends a code list is not named.
    named = domein.bronnen(indicator)
    assert {f"snapshot {s['bestand']}" for s in named} <= found
    assert {s["bron"] for s in named} == sources


def test_money_of_a_municipality_does_not_name_the_figures_of_wijken_as_source(domein: Domein):
    assert {s["bron"] for s in domein.bronnen("jeugd_lasten_per_inwoner")} == {"iv3", "gemeenten"}


@pytest.mark.parametrize("model", ["kern_uitgaven", "beeld_cijfer", "bron_iv3__lasten"])
def test_a_model_has_a_way_too(domein: Domein, model: str):
    steps = domein.herkomst(model)
    assert steps[0].naam == model and any(s.naam.startswith("snapshot ") for s in steps)


def test_a_name_that_is_nearly_right_gets_a_hint(domein: Domein):
    with pytest.raises(SociaalDomeinFout, match="kern_uitgave'") as caught:
        domein.herkomst("kern_uitgave")
    assert "kern_uitgaven" in str(caught.value.doe)
