"""A small register of an invented municipality."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

OPGAVEN = """\
# Opgaven van Voorbeeldgemeente.
- id: opgroeien
  naam: Opgroeien
  wat_speelt: Kinderen lopen vast.
  voor_wie: Kinderen.
  waarom: Elk kind telt.
  waarheen: Hulp is dichtbij.
  wet: jeugd
  schaal: [lokaal, regio]
  verantwoordelijken: [gemeenteraad]
"""

WAARDEN = """\
# Waarden van Voorbeeldgemeente.

# Deze kwam uit de werksessie.
- id: nabijheid
  naam: Nabijheid
  status: meegegeven
  omschrijving: Hulp is dichtbij.  # in de woorden van de raad
  meegegeven_bij:
    besluit: motie Dichtbij
    datum: 2026-03-31
    document: https://voorbeeldgemeente.example/motie
  opgaven: [opgroeien]
  casusvraag: Wie zag het eerst?
  zegt_niet: Of iemand durft.
  zoekt:
    - soort: data
      wat: hoe ver de huisarts is
      wie_heeft_het: het CBS
      tabel: 86270NED
  koppelingen:
    - indicator: jeugd_lasten_per_inwoner
      lijn: begrip
      leest_als: Wat hulp dichtbij kost.
      zegt_niet: Of de hulp dichtbij was.
      vraag:
        soort: leren
        tekst: Wat leert {gemeente} van {cijfer} in {jaar}?

# Deze is nog een voorstel.
- id: preventie
  naam: Preventie
  status: voorstel
  omschrijving: Wij zijn er vroeg bij.
  opgaven: [opgroeien]
  casusvraag: Wat had gescheeld?
  zegt_niet: Of het werkt.
  zoekt:
    - soort: casus
      wat: waar een gesprek had geholpen
      wie_heeft_het: het wijkteam
"""

Maak = Callable[..., Path]


@pytest.fixture
def maak(tmp_path: Path) -> Maak:
    """Return a function that writes a register; pairs (old, new) change the text of waarden.yaml."""

    def write(*changes: tuple[str, str], waarden: str = WAARDEN, opgaven: str = OPGAVEN) -> Path:
        for old, new in changes:
            assert old in waarden, f"the sample does not hold {old!r}"
            waarden = waarden.replace(old, new, 1)
        (tmp_path / "waarden.yaml").write_text(waarden, encoding="utf-8")
        (tmp_path / "opgaven.yaml").write_text(opgaven, encoding="utf-8")
        return tmp_path

    return write
