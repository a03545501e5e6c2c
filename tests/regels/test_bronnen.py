"""Rules for data/open/: every source has its manifest, its reader and its place in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BRONNEN = sorted(p for p in (ROOT / "data" / "open").glob("*") if p.is_dir())
VERPLICHT = "bron naam uitgever herkomst herkomst_toelichting pagina licentie periode opgehaald dekking".split()
VERPLICHT_TABEL = "bestand omschrijving periode dekking status sha256 bronbestanden rijen".split()


def manifest(source: Path) -> dict:
    return yaml.safe_load((source / "bron.yml").read_text(encoding="utf-8"))


def test_there_are_sources():
    assert BRONNEN


@pytest.mark.parametrize("source", BRONNEN, ids=lambda p: p.name)
def test_manifest_is_complete(source: Path):
    text = manifest(source)
    assert text["bron"] == source.name
    assert not [k for k in [*VERPLICHT, "tabellen"] if not text.get(k)]
    assert text["herkomst"] in ("uitgever", "afgeleid")
    assert {"naam", "adres", "vermelding"} <= set(text["licentie"])
    for name, table in text["tabellen"].items():
        missing = [k for k in VERPLICHT_TABEL if not table.get(k)]
        assert not missing, f"{source.name}/bron.yml, {name}: nothing under {missing}"


@pytest.mark.parametrize("source", BRONNEN, ids=lambda p: p.name)
def test_every_snapshot_is_listed_and_every_listed_one_is_there(source: Path):
    listed = {table["bestand"] for table in manifest(source)["tabellen"].values()}
    there = {p.name for p in source.glob("*.parquet")} - {"apart.parquet"}
    assert listed == there
    assert (source / "apart.parquet").is_file()


@pytest.mark.parametrize("source", BRONNEN, ids=lambda p: p.name)
def test_corrections_say_why_and_when_they_fall_away(source: Path):
    for entry in yaml.safe_load((source / "correcties.yml").read_text(encoding="utf-8")) or []:
        missing = [k for k in ("waar", "actie", "reden", "verwacht", "status") if not entry.get(k)]
        assert not missing, f"{source.name}/correcties.yml: {entry.get('waar')}: nothing under {missing}"


@pytest.mark.parametrize("source", BRONNEN, ids=lambda p: p.name)
def test_every_source_is_documented_with_its_tables(source: Path):
    text = (ROOT / "docs" / "bronnen.md").read_text(encoding="utf-8")
    section = re.search(rf"^## `{source.name}`.*?(?=^## |\Z)", text, re.M | re.S)
    assert section, f"docs/bronnen.md has no heading '## `{source.name}`'"
    missing = [t for t in manifest(source)["tabellen"] if f"`{t}`" not in section.group()]
    assert not missing, f"docs/bronnen.md, {source.name}: not described: {missing}"


def test_no_source_is_documented_that_does_not_exist():
    text = (ROOT / "docs" / "bronnen.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `(\w+)`", text, re.M)) == {p.name for p in BRONNEN}


@pytest.mark.parametrize("source", BRONNEN, ids=lambda p: p.name)
def test_every_source_has_a_reader_of_its_own(source: Path):
    assert (ROOT / "sociaal_domein" / "bronnen" / f"{source.name}.py").is_file()
