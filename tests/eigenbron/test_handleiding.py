"""What the manual shows is what the example files hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.eigenbron.koppelbestand import Bestand, Koppelbestand, Maat, lees_koppelbestand

VOORBEELD = paden.datamap() / "voorbeeld"
TEKST = (Path(__file__).resolve().parents[2] / "docs" / "eigen-cijfers.md").read_text(encoding="utf-8")
BLOKKEN = re.findall(r"^```yaml\n(.*?)^```", TEKST, re.M | re.S)


def test_the_mapping_in_the_manual_is_the_example():
    example = yaml.safe_load((VOORBEELD / "bronnen" / "wachtlijst.yml").read_text(encoding="utf-8"))
    assert yaml.safe_load(BLOKKEN[0]) == example


def test_the_lines_in_the_manual_are_those_of_the_file():
    lines = (VOORBEELD / "bestanden" / "wachtlijst.csv").read_text(encoding="utf-8").splitlines()
    shown = re.findall(r"^```csv\n(.*?)^```", TEKST, re.M | re.S)[0].splitlines()
    assert shown and not [line for line in shown if line not in lines]


def test_every_field_is_explained():
    table = TEKST.partition("| veld | wat u invult |")[2].partition("\n\n")[0]
    assert not [name for name in Koppelbestand.model_fields if f"`{name}`" not in table]
    assert not [name for name in Bestand.model_fields if f"`{name}`" not in table]
    known = {*Maat.model_fields}
    assert {"alleen_als", "per_jaar", "telt", "meting", "noemer"} <= {n for n in known if f"{n}" in TEKST}


@pytest.mark.parametrize("file", sorted((VOORBEELD / "bestanden").iterdir()), ids=lambda p: p.name)
def test_every_example_says_that_it_is_made_up_and_is_in_the_manual(file: Path):
    assert re.search("verzonnen", file.read_bytes().decode("cp1252"), re.I)
    assert f"`{file.name}`" in TEKST


@pytest.mark.parametrize("file", sorted((VOORBEELD / "bronnen").iterdir()), ids=lambda p: p.name)
def test_every_example_mapping_is_whole(file: Path):
    read = lees_koppelbestand(file)
    assert not [m.id for m in read.inhoud.maten if m.leeg()]
    assert (VOORBEELD / "bestanden" / Path(read.inhoud.bestand.pad).name).is_file()
