"""A snapshot that is written while the process is killed: the one in use is whole, and old or new."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname
from sociaal_domein.fouten import SociaalDomeinFout

from ..vermink.doodgaan import Fabriek, resten
from ..vermink.monsters import monster

EMBEDDED = paden.datamap() / "open" / "wlz_wachtenden"
OUD, NIEUW = "2026-12-01", "2026-12-02"
MEESTE_STAPPEN = 80


@pytest.fixture(scope="module")
def fabriek() -> Iterator[Fabriek]:
    with Fabriek() as made:
        yield made


def _werkmap(home: Path) -> Path:
    home.mkdir()
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Leusden"\n', encoding="utf-8")
    return home / "data" / "open" / "wlz_wachtenden"


def _kaal(home: Path, fabriek: Fabriek) -> Path:
    """Return a source of which only the embedded snapshot is there."""
    return _werkmap(home)


def _gewoon(home: Path, fabriek: Fabriek) -> Path:
    """Return a source as it stood before snapshots were kept."""
    source = _werkmap(home)
    shutil.copytree(EMBEDDED, source)
    return source


def _bewaard(home: Path, fabriek: Fabriek) -> Path:
    source = _werkmap(home)
    assert fabriek.neem(source, OUD) == 0
    return source


def _los(home: Path, fabriek: Fabriek) -> Path:
    """Return a source outside a working folder: the new snapshot takes the place of the old."""
    source = home / "data" / "open" / "wlz_wachtenden"
    assert fabriek.neem(source, OUD) == 0
    return source


@pytest.mark.parametrize("begin", [_kaal, _gewoon, _bewaard, _los])
def test_killed_at_every_step_the_snapshot_in_use_is_whole(
    tmp_path: Path, fabriek: Fabriek, begin: Callable[[Path, Fabriek], Path]
):
    allowed = {str(mf.lees(EMBEDDED).opgehaald), OUD, NIEUW}
    killed = 0
    for step in range(1, MEESTE_STAPPEN):
        home = tmp_path / str(step)
        source = begin(home, fabriek)
        code = fabriek.neem(source, NIEUW, stap=step)
        found = mf.controleer(paden.bronmappen(home)["wlz_wachtenden"], "wlz_wachtenden")
        assert str(found.opgehaald) in allowed, step
        if code == 0:
            break
        assert code == -9
        killed += 1
        # A second run finishes the job and leaves nothing of the first.
        assert fabriek.neem(source, NIEUW) == 0
        assert str(mf.controleer(paden.bronmappen(home)["wlz_wachtenden"]).opgehaald) == NIEUW
        assert resten(home) == [], step
        kept = momentopname.momentopnamen(source)
        assert len({m.kenmerk for m in kept}) == len(kept), f"kept twice after step {step}"
        assert [mf.controleer(m.map).bron for m in kept] == ["wlz_wachtenden"] * len(kept)
        shutil.rmtree(home)
    assert code == 0 and killed >= 8


def test_two_writers_at_once_both_end_and_both_are_kept(tmp_path: Path):
    source = _werkmap(tmp_path / "werkmap")
    codes: list[int] = []
    with Fabriek() as one, Fabriek() as other:
        for day in (1, 2, 3):
            threads = [
                threading.Thread(target=lambda w=w, d=d: codes.append(w.neem(source, d)))  # type: ignore[misc]
                for w, d in ((one, f"2026-12-0{day}"), (other, f"2026-12-1{day}"))
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(timeout=60)
    kept = momentopname.momentopnamen(source)
    assert codes == [0] * 6 and resten(source) == []
    assert {str(mf.controleer(m.map).opgehaald) for m in kept} >= {f"2026-12-{d}{n}" for d in "01" for n in "123"}
    assert paden.in_gebruik(source) in [m.map for m in kept]


def test_a_snapshot_in_use_that_is_damaged_is_repaired_by_reading_it_again(tmp_path: Path, fabriek: Fabriek):
    source = _bewaard(tmp_path / "werkmap", fabriek)
    current = paden.in_gebruik(source)
    (current / "wachtenden.parquet").write_bytes(b"stuk")
    assert fabriek.neem(source, OUD) == 0
    assert str(mf.controleer(paden.in_gebruik(source)).opgehaald) == OUD
    assert not current.exists(), "the damaged one says nothing that the whole one does not"


def test_a_plain_snapshot_that_is_damaged_is_replaced_and_not_kept(tmp_path: Path, fabriek: Fabriek):
    source = _gewoon(tmp_path / "werkmap", fabriek)
    (source / "bron.yml").write_text("stuk: [", encoding="utf-8")
    assert fabriek.neem(source, NIEUW) == 0
    assert [str(mf.controleer(m.map).opgehaald) for m in momentopname.momentopnamen(source)] == [NIEUW]


@pytest.mark.parametrize("inhoud", [b"..\n", b".\n", b"\xff\xfe\n", b"x" * 5_000, b".nieuw-1-x\n", b"a\0b", b""])
def test_a_pointer_that_is_no_name_of_a_snapshot_is_told(tmp_path: Path, fabriek: Fabriek, inhoud: bytes):
    source = _bewaard(tmp_path / "werkmap", fabriek)
    (source / paden.MOMENTOPNAMEN / ".nieuw-1-x").mkdir()
    (source / paden.HUIDIG).write_bytes(inhoud)
    with pytest.raises(SociaalDomeinFout, match="van bron wlz_wachtenden is er niet") as caught:
        paden.in_gebruik(source)
    assert str(source / paden.HUIDIG) in str(caught.value.waar)


VOL = """
import resource, sys
from datetime import date
from pathlib import Path
from sociaal_domein.bronnen import momentopname, schrijven, wlz_wachtenden
from sociaal_domein.fouten import SociaalDomeinFout
raw, doel = Path({raw!r}), Path({doel!r})
reading = wlz_wachtenden.lees(raw)
for limit in (1, 20, 300, 600, 900, 1_200, -1):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, -1))
    try:
        with momentopname.nieuwe(doel) as folder:
            schrijven.schrijf(reading, folder, date(2026, 12, 3))
        said = "goed"
    except SociaalDomeinFout as error:
        said = f"{{error.wat}} {{error.doe}}"
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
    print(said, (doel / "huidig").read_text().strip(), len(list((doel / "momentopnamen").iterdir())), sep="|")
"""


def test_a_full_disk_is_told_the_old_snapshot_stays_and_the_next_reading_is_fine(tmp_path: Path, fabriek: Fabriek):
    source = _bewaard(tmp_path / "werkmap", fabriek)
    before, kept = paden.in_gebruik(source), len(momentopname.momentopnamen(source))
    ((name, content),) = monster("wlz_wachtenden").bestanden.items()
    (tmp_path / name).write_bytes(content)
    env = os.environ | {"PYTHONPATH": str(paden.PAKKET.parent)}
    code = VOL.format(raw=str(tmp_path / name), doel=str(source))
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    *full, last = [line.split("|") for line in done.stdout.splitlines()]
    for said, current, count in full:
        assert said.startswith("De nieuwe gegevens konden niet worden weggeschreven; wat er stond, staat er nog.")
        assert "Het bestand wordt groter dan deze schijf toestaat." in said
        assert (current, int(count)) == (before.name, kept)
    assert last[0] == "goed" and int(last[2]) == kept + 1 and resten(source) == []
    assert str(mf.controleer(paden.in_gebruik(source)).opgehaald) == "2026-12-03"
