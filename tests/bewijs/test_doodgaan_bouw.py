"""Proof that a process that is killed while it builds or reads does no harm: a hundred times, at any moment."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ..motor.conftest import Wereld, voorbeeld, wereld  # noqa: F401 - the small world
from ..vermink.doodgaan import Fabriek
from ..vermink.sterven import dood_bij_bouwen, dood_bij_lezen, dood_bij_momentopname

pytestmark = pytest.mark.bewijs
KEER = 100


def test_a_build_killed_a_hundred_times(wereld: Wereld, tmp_path: Path):  # noqa: F811
    told = dood_bij_bouwen(wereld, tmp_path, keer=KEER)
    print(told)
    # Some of the hundred must have hit the build itself, and some must have come too late.
    assert told["gedood"] >= KEER / 2 and told["vragen"] > KEER


def test_a_snapshot_killed_a_hundred_times(tmp_path: Path):
    with Fabriek() as writer:
        told = dood_bij_momentopname(writer, tmp_path, keer=KEER)
    print(told)
    assert told["gedood"] >= KEER / 2


def test_a_reading_of_an_own_file_killed_ten_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from sociaal_domein import paden
    from sociaal_domein.begin import begin
    from sociaal_domein.motor.bouw import bouw

    home = tmp_path / "werkmap"
    begin("GM0327", "Leusden", home)
    for part, into in (("bronnen", "bronnen"), ("bestanden", "eigen")):
        shutil.copytree(paden.datamap() / "voorbeeld" / part, home / into, dirs_exist_ok=True)
    bouw(home)
    monkeypatch.setenv("SOCIAAL_DOMEIN_HOME", str(home))
    with Fabriek() as reader:
        told = dood_bij_lezen(reader, home, keer=KEER // 10)
    print(told)
    assert told["gedood"] >= KEER // 20
