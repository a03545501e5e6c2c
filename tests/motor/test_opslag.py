"""The store itself: damaged, cut off, unwritable, and used by two at once."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.opslag import verbind

from .conftest import Wereld, afdruk, inhoud
from .gereedschap import ALLES, kern, leaf, resten, sql, vraag


@pytest.mark.parametrize("schade", ["leeg", "onzin", "half", "kop"])
def test_a_damaged_store_is_made_again(wereld: Wereld, schade: str):
    wereld.bouw()
    good, content = wereld.opslag.read_bytes(), inhoud(wereld.opslag)
    broken = {
        "leeg": b"",
        "onzin": b"geen opslag" * 9_000,
        "half": good[: len(good) // 2],
        "kop": good[:4096] + b"\xff" * 8192 + good[12288:],
    }[schade]
    wereld.opslag.write_bytes(broken)
    assert wereld.gemaakt(wereld.bouw()) == ALLES
    assert inhoud(wereld.opslag) == content and resten(wereld) == []


def test_a_store_of_another_version_is_made_again(wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    wereld.bouw()
    old = wereld.opslag
    monkeypatch.setattr(paden, "versie", lambda: "999")
    monkeypatch.setattr(paden, "opslagpad", lambda home: old)
    assert wereld.gemaakt(wereld.bouw()) == ALLES


def test_what_a_build_that_was_cut_off_left_behind_is_no_obstacle(wereld: Wereld):
    wereld.opslag.parent.mkdir(parents=True)
    left = wereld.opslag.with_name(f".{wereld.opslag.name}.{os.getpid()}.nieuw")
    left.write_bytes(b"half geschreven")
    assert wereld.gemaakt(wereld.bouw()) == ALLES and resten(wereld) == []


def test_a_folder_that_cannot_be_made(wereld: Wereld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "bestand"))
    with pytest.raises(SociaalDomeinFout, match="opslag kan niet worden geschreven") as caught:
        wereld.bouw()
    assert "schrijven" in str(caught.value.doe) and "bestand" in str(caught.value.waar)


@pytest.mark.parametrize("stap", ["duckdb.connect", "os.replace"])
def test_a_folder_in_which_nothing_may_be_written(wereld: Wereld, monkeypatch: pytest.MonkeyPatch, stap: str):
    """Whichever step meets it first; run as root no folder refuses by itself."""
    import duckdb

    wereld.bouw()
    before = afdruk(wereld.opslag)
    leaf(wereld)
    connect = duckdb.connect

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    def refuse_new(path: str = ":memory:", *args: Any, **kwargs: Any) -> Any:
        if path.endswith(".nieuw"):
            raise duckdb.IOException(f'IO Error: Cannot open file "{path}": Permission denied')
        return connect(path, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(stap, refuse_new if stap == "duckdb.connect" else refuse)
        with pytest.raises(SociaalDomeinFout, match=r"opslag kan niet worden geschreven\. "):
            wereld.bouw()
    assert afdruk(wereld.opslag) == before and resten(wereld) == []


def test_a_build_that_was_killed_leaves_nothing_for_good(wereld: Wereld):
    """SIGKILL, so that no code of ours runs any more."""
    wereld.bouw()
    before = afdruk(wereld.opslag)
    process = wereld.start("import time\nbouw(alles=True, meld=lambda name: (print(name, flush=True), time.sleep(60)))")
    assert process.stdout is not None and process.stdout.readline().strip()
    busy = resten(wereld)
    assert any(name.endswith(".nieuw") and f".{process.pid}." in name for name in busy)
    leaf(wereld)
    wereld.bouw()
    assert set(busy) <= set(resten(wereld)), "a build that still runs keeps its file"
    process.kill()
    process.communicate(timeout=30)
    assert afdruk(wereld.opslag) != before and resten(wereld) != []
    assert wereld.bouw().gebouwd == [] and resten(wereld) == []


def test_what_is_old_goes_and_what_is_not_ours_stays(wereld: Wereld):
    wereld.bouw()
    old, other = (wereld.opslag.with_name(n) for n in (f".{wereld.opslag.name}.{os.getppid()}.nieuw.wal", "notitie"))
    for path in (old, other):
        path.write_bytes(b"x")
        os.utime(path, (0, 0))
    young = wereld.opslag.with_name(f".{wereld.opslag.name}.{os.getppid()}.nieuw")
    young.write_bytes(b"x")
    wereld.bouw(alles=True)
    assert resten(wereld) == sorted([young.name, other.name])


def test_a_store_is_shared_by_two_places_with_the_same_files(wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    wereld.bouw()
    moved = wereld.data.rename(wereld.data.with_name("elders"))
    monkeypatch.setattr(paden, "datamap", lambda: moved)
    report = wereld.bouw()
    assert wereld.gemaakt(report) == set() and set(report.ongewijzigd) == ALLES
    assert vraag(wereld.opslag, "select count(*) from bron_proef__rijen") == [(2,)], "the views stand on the new place"
    assert wereld.bouw().gebouwd == []


# Side by side.


def test_two_builds_at_once_both_end_with_a_good_store(wereld: Wereld):
    code = "r = bouw(alles=True)\nprint(len(r.gebouwd))"
    for _ in range(2):
        both = [wereld.start(code) for _ in range(2)]
        for process in both:
            out, err = process.communicate(timeout=60)
            assert (process.returncode, out.strip(), err) == (0, "7", "")
    assert resten(wereld) == []
    side_by_side = inhoud(wereld.opslag)
    wereld.bouw(alles=True)
    assert inhoud(wereld.opslag) == side_by_side


def test_a_reader_in_another_process_reads_on_during_builds(wereld: Wereld, tmp_path: Path):
    wereld.bouw()
    stop, ready = tmp_path / "stop", tmp_path / "klaar"
    reader = wereld.start(
        f"""
import time
con = verbind(paden.opslagpad(None))
seen, fresh = set(), set()
while not Path({str(stop)!r}).exists():
    seen.add(con.execute("select sum(waarde) from kern_b").fetchall()[0][0])
    with verbind(paden.opslagpad(None)) as other:
        fresh.add(other.execute("select sum(waarde) from kern_b").fetchall()[0][0])
    Path({str(ready)!r}).touch()
    time.sleep(0.01)
with verbind(paden.opslagpad(None)) as other:
    fresh.add(other.execute("select sum(waarde) from kern_b").fetchall()[0][0])
print(sorted(map(int, seen)), sorted(map(int, fresh)))
"""
    )
    deadline = time.monotonic() + 30
    while not ready.exists() and reader.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    for extra in (100, 200, 300):
        sql(wereld, "kern_b", f"select gebied_code, jaar, waarde + {extra} as waarde from bron_ander__lijst\n")
        wereld.bouw()
    stop.touch()
    out, err = reader.communicate(timeout=60)
    assert (reader.returncode, err) == (0, "")
    kept, fresh = (eval(part) for part in out.strip().replace("] [", "]|[").split("|"))
    assert kept == [32]
    assert set(fresh) <= {32, 230, 430, 630} and 630 in fresh


def test_a_reader_in_this_process_keeps_its_store_and_a_new_one_sees_the_new(wereld: Wereld):
    wereld.bouw()
    with verbind(wereld.opslag) as kept:
        kern(wereld)
        assert wereld.gemaakt(wereld.bouw()) == {"kern_b", "ind_ander__som", "beeld_alles"}
        assert wereld.bouw().gebouwd == []
        assert kept.execute("select sum(waarde) from kern_b").fetchall() == [(32,)]
        assert vraag(wereld.opslag, "select sum(waarde) from kern_b") == [(40,)]


def test_a_store_is_opened_for_reading_only(wereld: Wereld):
    import duckdb

    wereld.bouw()
    with verbind(wereld.opslag) as con, pytest.raises(duckdb.Error, match="read-only"):
        con.execute("create table weg as select 1")


def test_no_progress_bar_is_drawn_through_what_a_program_prints(wereld: Wereld):
    """DuckDB draws one on stdout when a question takes two seconds, also when stdout is a file with JSON."""
    with verbind(wereld.bouw().opslag) as con:
        assert con.execute("select current_setting('enable_progress_bar')").fetchall() == [(False,)]
