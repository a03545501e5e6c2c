"""Proof: a hundred refreshes are killed, and after each the figures are whole and the next run finishes the job."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ververs.conftest import Opdracht, opdracht, uitgever, werkmap
from tests.ververs.doodgaan import dood

__all__ = ["opdracht", "uitgever", "werkmap"]
KEREN = 100


@pytest.mark.bewijs
def test_a_hundred_kills(werkmap: Path, uitgever, opdracht: Opdracht):
    tally = dood(werkmap, uitgever, opdracht, keren=KEREN, zaad=20261121)
    print(f"kills: {tally}")
    assert tally["oud"] + tally["half"] + tally["nieuw"] == KEREN
    # The moments are spread: before anything was put into use, and in between.
    assert tally["oud"] >= 20
    assert tally["half"] >= 5
