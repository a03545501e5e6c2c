"""A file of the register that was edited by hand is read by the guard before a book tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.vragen.boek import lees_boek
from sociaal_domein.vragen.nakijken import GEHEUGEN

VRAAG = """\
- id: {id}
  naam: Wachten
  tekst: {tekst}
  waarden: [tijdigheid]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    begin("GM0034", "Almere", tmp_path / "werkmap")
    return tmp_path / "werkmap"


def zet(home: Path, id: str, tekst: str) -> Path:
    file = home / "register" / "raadsvragen" / f"{id}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(VRAAG.format(id=id, tekst=tekst), encoding="utf-8")
    return file


def test_what_leads_to_a_resident_is_left_out_with_its_place_and_never_its_text(home: Path):
    zet(home, "goed", "Hoe lang wachten gezinnen?")
    file = zet(home, "fout", "Hoe lang wacht de inwoner met bsn 123456782?")
    for _ in range(2):  # the second time from memory
        book = lees_boek(home)
        assert list(book.raadsvragen) == ["goed"]
        assert [(g.id, g.bestand, g.soort, g.waarden) for g in book.geweerd] == [("fout", file, "bsn", ("tijdigheid",))]
        assert "regel 3" in book.geweerd[0].zin and "123456782" not in book.geweerd[0].zin
    memory = paden.opslagpad(home).with_name(GEHEUGEN).read_text(encoding="utf-8")
    assert "123456782" not in memory and "gezinnen" not in memory


def test_a_text_that_was_mended_counts_again_and_the_memory_forgets_the_old_one(home: Path):
    zet(home, "v1", "Hoe lang wacht de inwoner met bsn 123456782?")
    assert lees_boek(home).geweerd
    zet(home, "v1", "Hoe lang wachten inwoners?")
    book = lees_boek(home)
    assert list(book.raadsvragen) == ["v1"] and not book.geweerd
    memory = paden.opslagpad(home).with_name(GEHEUGEN).read_text(encoding="utf-8")
    assert memory.count('"') == 2, "one text, and nothing found in it"


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"a": 1}', "\x00"])
def test_a_damaged_memory_is_no_reason_to_tell(home: Path, damage: str):
    zet(home, "fout", "Hoe lang wacht de inwoner met bsn 123456782?")
    lees_boek(home)
    paden.opslagpad(home).with_name(GEHEUGEN).write_text(damage, encoding="utf-8")
    assert lees_boek(home).geweerd and not lees_boek(home).raadsvragen
