from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.vragen.zoeken import zoek
from tests.vragen.zoekmap import HIER, zoekmap

VRAGEN = [line.split("\t") for line in (HIER / "zoekvragen.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zoekmap(tmp_path_factory.mktemp("werk"))


@pytest.mark.parametrize(("vraag", "verwacht"), VRAGEN, ids=[vraag for vraag, _ in VRAGEN])
def test_what_is_sought_is_among_the_first_three(home: Path, vraag: str, verwacht: str):
    assert verwacht in [found.id for found in zoek(home, vraag, aantal=3)]


def test_mostly_it_stands_at_the_top(home: Path):
    ranks = []
    for question, wanted in VRAGEN:
        ids = [found.id for found in zoek(home, question)]
        ranks.append(1 / (ids.index(wanted) + 1) if wanted in ids else 0.0)
    mean = sum(ranks) / len(ranks)
    print(f"MRR {mean:.3f} over {len(ranks)} vragen, {ranks.count(1.0)} bovenaan")
    assert len(ranks) >= 40
    assert mean >= 0.95
