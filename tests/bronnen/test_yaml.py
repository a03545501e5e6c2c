"""The YAML files beside a snapshot: what is damaged is told, and never ends the process."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.bronnen import correcties
from sociaal_domein.fouten import SociaalDomeinFout

GOED = """- waar: {tabel: kerncijfers, kolom: WmoClienten}
  actie: herberekenen
  reden: Zomaar.
  verwacht: n > 1
  status: vastgesteld
"""


@pytest.mark.parametrize(
    ("tekst", "waar"),
    [
        (GOED + "  status: gemeld\n", "regel 6"),
        (GOED + "  grenzen: " + "[" * 200_000, "correcties.yml"),
        (GOED + "  grenzen: !!timestamp x\n", "correcties.yml"),
        (GOED + "  grenzen: !!int ''\n", "correcties.yml"),
        (GOED + "  grenzen: !!bool x\n", "correcties.yml"),
        (GOED + "  grenzen: [.nan, 1]\n", "veld 0.grenzen.0"),
        (GOED + "  grenzen: [1, .inf]\n", "veld 0.grenzen.1"),
    ],
)
def test_what_is_damaged_names_its_place(tmp_path: Path, tekst: str, waar: str):
    (tmp_path / "correcties.yml").write_text(tekst, encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        correcties.lees(tmp_path)
    assert waar in str(caught.value.waar)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path):
    (tmp_path / "correcties.yml").write_text(GOED, encoding="utf-8-sig")
    assert len(correcties.lees(tmp_path)) == 1
