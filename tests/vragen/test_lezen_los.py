"""The reader by itself: standard library only, odd input, and never slow."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaal_domein.vragen.lezen import LIJNEN, ONZEKER, SOORTEN, VORMEN, lees_vraag, lees_vragen

BRON = Path(__file__).parents[2]
LANG = 100_000
LOS = """
import json, sys
before = set(sys.modules)
sys.path.insert(0, {path!r})
from sociaal_domein.vragen.lezen import lees_vragen
assert lees_vragen("Hoe lang is de rij?")[0].soort == "feit"
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def test_it_runs_on_the_standard_library_alone() -> None:
    run = subprocess.run(
        [sys.executable, "-S", "-I", "-c", LOS.format(path=str(BRON))], capture_output=True, text=True, check=True
    )
    loaded = json.loads(run.stdout)
    own = {name for name in loaded if name.split(".")[0] == "sociaal_domein"}
    assert all(name in {"sociaal_domein", "sociaal_domein.vragen"} or ".vragen.lezen" in name for name in own)
    assert {name.split(".")[0] for name in set(loaded) - own} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    "stuk",
    [
        "a",
        "zo ja ",
        "zo ja, ",
        "en hoe ",
        "en hoe? ",
        "1. ",
        "1.\n",
        "- ",
        "<a",
        "?",
        ".",
        " ",
        "\n",
        '"',
        "wat de ",
        "kunt u ",
    ],
)
def test_long_nonsense_takes_no_time(stuk: str) -> None:
    text = (stuk * LANG)[:LANG]
    start = time.perf_counter()
    lees_vraag(text)
    lees_vragen(text)
    assert time.perf_counter() - start < 2


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_reading(tekst: str) -> None:
    for read in (lees_vraag(tekst), *lees_vragen(tekst)):
        assert read.soort in (*SOORTEN, ONZEKER)
        assert read.lijn in (*LIJNEN, ONZEKER)
        assert [vorm for vorm in VORMEN if vorm in read.vormen] == list(read.vormen)
        assert tekst[read.begin : read.eind] == read.tekst


@pytest.mark.parametrize(
    "tekst",
    [
        "🙂 Hoe lang is de wachtlijst? 🙂",
        "<script>alert(1)</script> Hoe lang is de <b>wachtlijst</b>?",
        "\u202bHoe lang\u202c is de wacht\u00adlijst?",
        "Hoe\u00a0lang is de wa\u0301chtlijst?",
        "HOE LANG IS DE WACHTLIJST???",
        "=HOE() Hoe lang is de wachtlijst?",
    ],
)
def test_odd_letters_do_not_hide_the_question(tekst: str) -> None:
    assert [read.soort for read in lees_vragen(tekst)] == ["feit"]
