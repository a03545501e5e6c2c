"""A refresh that is killed: five times here, a hundred times in the proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bronnen.uitgever import Uitgever
from tests.ververs.conftest import Opdracht
from tests.ververs.doodgaan import dood


@pytest.mark.bewijs
def test_after_a_kill_the_old_or_the_new_snapshot_is_whole_and_the_next_run_finishes(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht
):
    tally = dood(werkmap, uitgever, opdracht, keren=5)
    assert sum(tally[k] for k in ("oud", "half", "nieuw")) == 5
