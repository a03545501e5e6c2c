from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen import zoekindex
from sociaal_domein.vragen.zoeken import zoek
from tests.vragen.zoekmap import lege_werkmap, zet_documenten, zet_stuk


@pytest.fixture
def klein(tmp_path: Path) -> Iterator[Path]:
    folder = lege_werkmap(tmp_path / "werk")
    zet_stuk(folder, "raadsvraag", "v_een", "Wachtlijst", "Hoe lang is de wachtlijst?")
    zet_stuk(folder, "toezegging", "t_een", "Brief", "Er komt een brief over de wachtlijst.")
    yield folder
    zoekindex.vergeet(folder)


def gevonden(home: Path, vraag: str = "wachtlijst") -> list[str]:
    return sorted(found.id for found in zoek(home, vraag))


def mappen(home: Path) -> list[str]:
    return sorted(p.name for p in zoekindex.indexmap(home).iterdir())


def nieuw_proces(home: Path) -> None:
    """Forget what this process has open, as another one would not have it."""
    zoekindex._geopend.pop(home, None)


def test_it_is_kept_until_something_changes(klein: Path):
    assert gevonden(klein) == ["t_een", "v_een"]
    first = mappen(klein)
    made = (zoekindex.indexmap(klein) / first[0] / zoekindex.STAND).stat().st_mtime_ns
    nieuw_proces(klein)
    assert gevonden(klein) == ["t_een", "v_een"]
    assert mappen(klein) == first
    assert (zoekindex.indexmap(klein) / first[0] / zoekindex.STAND).stat().st_mtime_ns == made
    zet_stuk(klein, "motie", "m_een", "Korter", "De wachtlijst moet korter.")
    assert gevonden(klein) == ["m_een", "t_een", "v_een"]
    assert len(mappen(klein)) == 1 and mappen(klein) != first
    zet_documenten(klein, [("d_een", "Rapport wachtlijsten", "")])
    assert gevonden(klein) == ["d_een", "m_een", "t_een", "v_een"]


def test_what_is_taken_away_or_changed_is_not_found_any_more(klein: Path):
    gevonden(klein)
    (klein / "register" / "raadsvragen" / "v_een.yaml").unlink()
    assert gevonden(klein) == ["t_een"]
    zet_stuk(klein, "toezegging", "t_een", "Brief", "Er komt een brief over de wachttijd.")
    assert gevonden(klein, "brief lijst") == ["t_een"]
    file = klein / "register" / "toezeggingen" / "t_een.yaml"
    seen = file.stat()
    file.with_name("anders").write_bytes(file.read_bytes().replace(b"brief", b"kaart"))
    os.utime(file.with_name("anders"), ns=(seen.st_atime_ns, seen.st_mtime_ns))
    file.with_name("anders").replace(file)  # as long, and of the same moment: a tool that keeps times
    assert gevonden(klein, "kaart") == ["t_een"]


def test_a_story_from_practice_is_never_in_it(klein: Path):
    (klein / "eigen" / "casussen").mkdir(parents=True)
    (klein / "eigen" / "casussen" / "verhaal.yaml").write_text("- id: verhaal\n  wat_gebeurde: zonnewende\n")
    (klein / "register" / "experimenten").mkdir()
    (klein / "register" / "experimenten" / "x.yaml").write_text("zonnewende")
    assert gevonden(klein, "zonnewende") == []
    kept = [file.read_bytes() for file in zoekindex.indexmap(klein).rglob("*") if file.is_file()]
    assert kept and not any(b"zonnewende" in content for content in kept)


@pytest.mark.parametrize("bestand", [".idx", ".store", "meta.json", "stand.json"])
@pytest.mark.parametrize("schade", ["weg", "half", "anders"])
def test_a_damaged_index_is_made_again(klein: Path, bestand: str, schade: str):
    gevonden(klein)
    nieuw_proces(klein)
    folder = zoekindex.indexmap(klein) / mappen(klein)[0]
    file = next(p for p in folder.iterdir() if p.name.endswith(bestand))
    content = file.read_bytes()
    file.unlink()
    if schade != "weg":
        middle = len(content) // 2
        other = bytes([content[middle] ^ 0xFF])
        damaged = {"half": content[:middle], "anders": content[:middle] + other + content[middle + 1 :]}
        file.write_bytes(damaged[schade])
    assert gevonden(klein) == ["t_een", "v_een"]
    assert len(mappen(klein)) == 1


def test_where_the_disk_refuses_it_is_made_in_memory(klein: Path):
    shutil.rmtree(klein / ".opslag", ignore_errors=True)
    (klein / ".opslag").write_text("hier past geen map")
    assert gevonden(klein) == ["t_een", "v_een"]
    assert gevonden(klein, "brief") == ["t_een"]


def test_what_a_killed_process_left_is_cleared_away(klein: Path):
    root = zoekindex.indexmap(klein)
    for name, age in ((".bezig-oud", 7200), (".bezig-nu", 10)):
        (root / name).mkdir(parents=True)
        when = (root / name).stat().st_mtime - age
        os.utime(root / name, (when, when))
    gevonden(klein)
    assert [name for name in mappen(klein) if name.startswith(".bezig")] == [".bezig-nu"]


def test_a_damaged_register_says_which_file(klein: Path):
    gevonden(klein)
    (klein / "register" / "moties").mkdir()
    (klein / "register" / "moties" / "m_een.yaml").write_text("- id: m_een\n  naam: x\n")
    with pytest.raises(SociaalDomeinFout) as caught:
        gevonden(klein)
    assert "m_een.yaml" in str(caught.value)
