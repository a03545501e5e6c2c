"""The rules that a municipality writes for its own source: kept, applied, and a fault refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sociaal_domein import paden

from .conftest import Geef
from .test_lees import alles

Vervang = Callable[[str, str, str], None]
REGEL = """\
- tabel: cijfers
  naam: nooit meer dan {grens} wachtenden
  sql: select * from cijfers where waarde > {grens}
  ernst: {ernst}
  reden: Meer wachtenden heeft deze gemeente nooit gehad.
"""


def test_own_rules_stay_and_are_applied(home: Path, geef: Geef):
    assert geef("bron", "lees", "wachtlijst").code == 0
    folder = home / "data" / "open" / "wachtlijst"
    rules = "# onze regels\n" + REGEL.format(grens=70, ernst="waarschuwing")
    (folder / "regels.yml").write_text(rules, encoding="utf-8")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 0, done.fout
    assert (folder / "regels.yml").read_text(encoding="utf-8") == rules
    assert "nooit meer dan 70 wachtenden" in done.uit and "Meer wachtenden heeft" in done.uit
    assert "nooit meer dan 70" in (paden.in_gebruik(folder) / "oordelen.yml").read_text(encoding="utf-8")
    before = alles(folder)
    assert geef("bron", "lees", "wachtlijst").code == 0
    assert alles(folder) == before
    assert geef("bouw").code == 0


def test_a_fault_refuses_and_the_old_data_stay(home: Path, geef: Geef, vervang: Vervang):
    assert geef("bron", "lees", "wachtlijst").code == 0
    folder = home / "data" / "open" / "wachtlijst"
    (folder / "regels.yml").write_text(REGEL.format(grens=76, ernst="fout"), encoding="utf-8")
    assert geef("bron", "lees", "wachtlijst").code == 0
    before = alles(folder)
    vervang("eigen/wachtlijst.csv", "2026-K2;Totaal;75", "2026-K2;Totaal;99")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code != 0 and "nooit meer dan 76 wachtenden" in done.fout and "Wat er stond, staat er nog" in done.fout
    assert alles(folder) == before
