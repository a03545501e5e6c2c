"""Every snapshot of a working folder is kept, and a reader sees the old one or the new one."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname
from sociaal_domein.fouten import SociaalDomeinFout

EMBEDDED = paden.datamap() / "open" / "wlz_wachtenden"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / paden.INSTELLINGENBESTAND).write_text('gemeente = "Leusden"\n', encoding="utf-8")
    return tmp_path


def _neem(home: Path, opgehaald: str | None = None, bron: str = "wlz_wachtenden") -> None:
    """Write a snapshot as a reader does: a copy of the embedded one, taken on another day."""
    with momentopname.nieuwe(home / "data" / "open" / bron) as folder:
        for file in EMBEDDED.iterdir():
            shutil.copyfile(file, folder / file.name)
        if opgehaald:
            manifest = mf.lees(folder)
            mf.schrijf(manifest.model_copy(update={"opgehaald": date.fromisoformat(opgehaald)}), folder)


def _kept(home: Path) -> list[str]:
    folder = home / "data" / "open" / "wlz_wachtenden" / paden.MOMENTOPNAMEN
    return sorted(p.name for p in folder.iterdir())


def test_the_embedded_snapshot_is_the_first_that_is_kept(home: Path):
    _neem(home, "2026-12-01")
    source = home / "data" / "open" / "wlz_wachtenden"
    all_of_them = momentopname.momentopnamen(source)
    assert all_of_them[0].kenmerk == momentopname.kenmerk(EMBEDDED)
    assert len(all_of_them) == 2
    assert paden.bronmappen(home)["wlz_wachtenden"] == all_of_them[-1].map
    assert mf.controleer(all_of_them[0].map).opgehaald < mf.controleer(all_of_them[1].map).opgehaald


def test_the_same_snapshot_is_not_kept_twice_but_its_verdicts_are_renewed(home: Path):
    _neem(home, "2026-12-01")
    before = _kept(home)
    current = paden.bronmappen(home)["wlz_wachtenden"]
    (current / "oordelen.yml").write_text("oud", encoding="utf-8")
    _neem(home, "2026-12-01")
    assert _kept(home) == before
    assert (current / "oordelen.yml").read_bytes() == (EMBEDDED / "oordelen.yml").read_bytes()


def test_what_fails_leaves_no_trace(home: Path):
    with pytest.raises(ZeroDivisionError), momentopname.nieuwe(home / "data" / "open" / "wlz_wachtenden"):
        _ = 1 / 0
    assert not (home / "data" / "open" / "wlz_wachtenden").exists()
    _neem(home, "2026-12-01")
    before = _kept(home)
    with pytest.raises(ZeroDivisionError), momentopname.nieuwe(home / "data" / "open" / "wlz_wachtenden"):
        _ = 1 / 0
    assert _kept(home) == before


def test_a_plain_snapshot_of_a_working_folder_is_kept_too(home: Path):
    source = home / "data" / "open" / "wlz_wachtenden"
    shutil.copytree(EMBEDDED, source)
    mf.schrijf(mf.lees(source).model_copy(update={"opgehaald": date(2026, 11, 20)}), source)
    (source / "regels.yml").write_text("[]\n", encoding="utf-8")
    own = momentopname.kenmerk(source)
    _neem(home, "2026-12-01")
    assert momentopname.momentopnamen(source)[0].kenmerk == own
    # The rules that the municipality wrote stay where it wrote them, and count.
    assert sorted(p.name for p in source.iterdir()) == ["correcties.yml", "huidig", "momentopnamen", "regels.yml"]
    assert paden.geschreven(paden.in_gebruik(source), "regels.yml") == source / "regels.yml"


def test_leftovers_of_a_process_that_is_gone_are_removed_and_hidden(home: Path):
    source = home / "data" / "open" / "wlz_wachtenden"
    leftover = source / paden.MOMENTOPNAMEN / ".nieuw-999999999-x"
    leftover.mkdir(parents=True)
    assert paden.bronmappen(home)["wlz_wachtenden"] == EMBEDDED
    assert momentopname.momentopnamen(source) == []
    _neem(home, "2026-12-01")
    assert not leftover.exists()


def test_a_pointer_to_nothing_is_told(home: Path):
    _neem(home, "2026-12-01")
    (home / "data" / "open" / "wlz_wachtenden" / paden.HUIDIG).write_text("weg\n", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="De momentopname 'weg' van bron wlz_wachtenden is er niet"):
        paden.bronmappen(home)


def test_all_snapshots_are_listed_oldest_first_and_each_once(home: Path):
    _neem(home, "2026-12-01")
    _neem(home, "2026-12-02")
    found = momentopname.alle_momentopnamen(home)
    assert [len(found["wlz_wachtenden"]), len(found["iv3"])] == [3, 1]
    moments = [m.vastgelegd for m in found["wlz_wachtenden"]]
    assert moments == sorted(moments)


def test_outside_a_working_folder_the_new_one_takes_the_place_of_the_old(tmp_path: Path):
    _neem(tmp_path, "2026-12-01")
    _neem(tmp_path, "2026-12-02")
    source = tmp_path / "data" / "open" / "wlz_wachtenden"
    assert not (source / paden.MOMENTOPNAMEN).exists()
    assert str(mf.lees(source).opgehaald) == "2026-12-02"


def test_an_empty_folder_is_no_source(home: Path):
    (home / "data" / "open" / "wlz_wachtenden").mkdir(parents=True)
    assert paden.bronmappen(home)["wlz_wachtenden"] == EMBEDDED


def test_what_stood_there_counts_when_a_replacement_was_cut_off_half_way(tmp_path: Path):
    root = tmp_path / "data" / "open"
    shutil.copytree(EMBEDDED, root / ".wlz_wachtenden.oud")
    assert paden.bronmappen(tmp_path)["wlz_wachtenden"] == root / ".wlz_wachtenden.oud"
    _neem(tmp_path, "2026-12-02")
    assert paden.bronmappen(tmp_path)["wlz_wachtenden"] == root / "wlz_wachtenden"
    assert not (root / ".wlz_wachtenden.oud").exists()
