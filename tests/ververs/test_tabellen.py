"""The registry of tables: complete, without doubles, and wrong entries are named by line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from sociaal_domein.bronnen import tabellen
from sociaal_domein.fouten import SociaalDomeinFout

# Every table that the domain reference names, typed over by hand.
ALLE = """
83454NED 85099NED 84134NED 85098NED 82972NED 85100NED 85101NED 85094NED 85097NED 82975NED 82977NED 83563NED 85075NED
86204NED 85043NED 83262NED 86050NED 83264NED 84751NED 86186NED 86181NED 85639NED 86158NED 85994NED 86156NED 82015NED
82339NED 82931NED 83220NED 83487NED 83765NED 84286NED 84583NED 84799NED 85039NED 85318NED 85618NED 85984NED 86165NED
83553NED 84721NED 86059NED 84929NED 85067NED 85385NED 85755NED 70072ned 83718NED 03759ned 50150NED 86296NED 86270NED
50149NED 45007NED 45008NED 45001NED 45004NED 45005NED 45006NED 45031NED 45038NED 45042NED 45046NED 45050NED 45054NED
45059NED 45063NED 45067NED 45071NED 45078NED
""".split()


def test_every_known_table_is_in_it_and_none_twice():
    found = [t.id for t in tabellen.lees_tabellen().vermeldingen()]
    assert sorted(found) == sorted(ALLE)
    assert len(set(found)) == len(found)


def test_nothing_claims_to_be_checked_and_everything_says_how_sure_it_is():
    for table in tabellen.lees_tabellen().vermeldingen():
        assert table.reeks.gecontroleerd is False
        assert table.zekerheid
    sure = {t.jaar: t.zekerheid for t in tabellen.lees_tabellen().kies("gebieden")}
    assert sure[2020] == "officiële pagina"
    assert sure[2025] == "openbare code"
    assert sure[2022] == "uit het hoofd"


def test_a_year_is_one_line(tmp_path: Path):
    text = (tabellen.bestand()).read_text(encoding="utf-8")
    own = tmp_path / "data" / "open"
    own.mkdir(parents=True)
    changed = text.replace("    2026: 45078NED\n", "    2026: 45078NED\n    2027: 45082NED\n")
    (own / "tabellen.yml").write_text(changed, encoding="utf-8")
    assert [t.id for t in tabellen.lees_tabellen(tmp_path).kies("iv3")][-1] == "45082NED"


@pytest.mark.parametrize(
    ("oud", "nieuw", "woorden"),
    [
        ("    2025: 86165NED", "    2025: 86165", ["regel", "2025", "86165"]),
        ("    2025: 86165NED", "    2025: 85984NED", ["85984NED staat er twee keer in"]),
        ("  wat: Kerncijfers wijken en buurten\n", "", ["wat", "regel"]),
        ("  bron: kwb", "  bronn: kwb", ["bronn", "regel"]),
        ("  uitgever: derden\n  schaal: [gemeente]", "  uitgever: cbz\n  schaal: [gemeente]", ["cbz"]),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, oud: str, nieuw: str, woorden: list[str]):
    text = tabellen.bestand().read_text(encoding="utf-8")
    assert oud in text
    own = tmp_path / "data" / "open"
    own.mkdir(parents=True)
    (own / "tabellen.yml").write_text(text.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as error:
        tabellen.lees_tabellen(tmp_path)
    for word in woorden:
        assert word in str(error.value)
    assert "tabellen.yml" in str(error.value)


def test_a_name_that_is_unknown_gets_a_hint():
    with pytest.raises(SociaalDomeinFout, match="kwbb") as error:
        tabellen.lees_tabellen().kies("kwbb")
    assert "kwb" in str(error.value.doe)
