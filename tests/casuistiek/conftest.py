"""A working folder of a municipality with cases that were made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sociaal_domein.begin import begin

GEHEIM = "zeepkist@voorbeeld.example"  # what the guard refuses, whatever its rules
CASUS = """\
- id: {id}
  naam: Wachten zonder eind
  wet: jeugd
  opgave: opgroeien
  periode: 2024-K1
  gebied: NL01
  leeftijd: 0-11
  huishouden: met_kinderen
  wat_gebeurde: >-
    Een kind wilde niet meer naar school.
    De ouders stonden op een wachtlijst.
  wat_nodig: Iemand die even belde.
  hindernissen:
    - soort: wachten
      wat: Niemand wist hoe lang het duurde.
  waarden:
    - waarde: tijdigheid
      oordeel: onder_druk
      waarom: De hulp kwam laat.
  aantal_loketten: 2
  loketten: [wijkteam, school]
  les: Wachten is minder zwaar als er iemand belt.
  toestemming:
    wie: ouder
    hoe: mondeling
    wanneer: 2024-K3
  bewaren_tot: 2999-12-31
"""

Schrijf = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a working folder."""
    folder = tmp_path / "werkmap"
    begin("GM0327", "Leusden", folder)
    return folder


@pytest.fixture
def schrijf(home: Path) -> Schrijf:
    """Return a function that writes a case; pairs (old, new) change its text."""

    def write(id: str = "wachten", *changes: tuple[str, str]) -> Path:
        text = CASUS.format(id=id)
        for old, new in changes:
            assert old in text, f"the sample does not hold {old!r}"
            text = text.replace(old, new, 1)
        file = home / "eigen" / "casussen" / f"{id}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write
