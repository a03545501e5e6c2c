"""A build that is killed a few times, while another process reads on; `make bewijs` does it a hundred times."""

from __future__ import annotations

from pathlib import Path

from ..vermink.sterven import dood_bij_bouwen
from .conftest import Wereld


def test_a_build_that_is_killed_harms_nothing_and_the_next_one_finishes(wereld: Wereld, tmp_path: Path):
    told = dood_bij_bouwen(wereld, tmp_path, keer=5)
    assert told["gedood"] >= 2 and told["vragen"] > 5
