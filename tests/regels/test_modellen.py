"""Rules for pipelines/: every model is described, and data flows one way only.

Read as plain text, apart from the engine: a fault in the engine's own reading cannot hide one here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

LAGEN = ("ruw", "bron", "kern", "ind", "beeld")
VERPLICHT = "omschrijving korrel sleutel vraag eenheid zegt_niet kolommen".split()
VERPLICHT_INDICATOR = "titel soort vorm decimalen wet opgaven reeksen hoofdreeks koppelingen".split()
VERPLICHT_KOPPELING = "waarde lijn leest_als zegt_niet vraag".split()

PIPELINES = Path(__file__).resolve().parents[2] / "pipelines"
MODELLEN = sorted(PIPELINES.glob("*.sql"))


def gelezen(sql: str) -> set[str]:
    """Return the tables and views named after FROM and JOIN, without the query's own CTEs."""
    bare = re.sub(r"--[^\n]*", "", sql).lower()
    ctes = set(re.findall(r"\b(\w+)\s+as\s*\(", bare))
    return set(re.findall(r"\b(?:from|join)\s+([a-z_]\w*)", bare)) - ctes


def laag(name: str) -> int | None:
    prefix = name.split("_", 1)[0]
    return LAGEN.index(prefix) if prefix in LAGEN else None


def beschrijving(model: Path) -> dict:
    return yaml.safe_load(model.with_suffix(".yml").read_text(encoding="utf-8"))


def test_reading_sees_tables_and_not_ctes_or_comments():
    sql = "with a as (select * from kern_gebied) -- from ruw_x\nselect * from a join ind_jeugd__x using (jaar)"
    assert gelezen(sql) == {"kern_gebied", "ind_jeugd__x"}


def test_there_are_models_in_every_layer():
    assert {laag(m.stem) for m in MODELLEN} == {1, 2, 3, 4}


def test_sql_and_yml_come_in_pairs():
    alone = {p.stem for p in MODELLEN} ^ {p.stem for p in PIPELINES.glob("*.yml")}
    assert not alone, f"pipelines/: without its .sql or .yml: {sorted(alone)}"


@pytest.mark.parametrize("model", MODELLEN, ids=lambda p: p.stem)
def test_every_model_is_described(model: Path):
    text = beschrijving(model)
    needed = VERPLICHT + (VERPLICHT_INDICATOR if model.stem.startswith("ind_") else [])
    empty = [key for key in needed if text.get(key) in (None, "", [], {})]
    assert not empty, f"{model.with_suffix('.yml').name}: nothing under {empty}"


@pytest.mark.parametrize("model", [m for m in MODELLEN if m.stem.startswith("ind_")], ids=lambda p: p.stem)
def test_every_link_to_a_value_has_its_lane_and_its_question(model: Path):
    for link in beschrijving(model)["koppelingen"]:
        place = f"{model.stem}.yml, koppeling {link.get('waarde')}"
        missing = [key for key in VERPLICHT_KOPPELING if not link.get(key)]
        assert not missing, f"{place}: nothing under {missing}"
        assert link["lijn"] in ("grip", "begrip"), f"{place}: lane {link['lijn']!r}"
        assert link["vraag"].get("soort") and link["vraag"].get("tekst"), f"{place}: no question"


@pytest.mark.parametrize("model", MODELLEN, ids=lambda p: p.stem)
def test_only_bron_reads_raw_tables_and_nothing_else(model: Path):
    read = gelezen(model.read_text(encoding="utf-8"))
    raw = {name for name in read if name.startswith("ruw_")}
    if model.stem.startswith("bron_"):
        assert raw and read == raw, f"{model.name}: bron_* reads raw tables only, not {sorted(read - raw)}"
    else:
        assert not raw, f"{model.name}: only bron_* may read {sorted(raw)}"


@pytest.mark.parametrize("model", MODELLEN, ids=lambda p: p.stem)
def test_layers_read_downward_only(model: Path):
    own = laag(model.stem)
    assert own is not None, f"{model.name}: the name starts with no layer"
    read = gelezen(model.read_text(encoding="utf-8"))
    upward = {name for name in read if (other := laag(name)) is not None and other > own}
    assert not upward, f"{model.name}: reads upward: {sorted(upward)}"


@pytest.mark.parametrize("model", MODELLEN, ids=lambda p: p.stem)
def test_what_a_model_reads_exists(model: Path):
    names = {m.stem for m in MODELLEN}
    unknown = {n for n in gelezen(model.read_text(encoding="utf-8")) if laag(n) and n not in names}
    assert not unknown, f"{model.name}: no such model: {sorted(unknown)}"
