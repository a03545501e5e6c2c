"""Which snapshots belong to a state, and the stores that are made of it."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.bronnen import momentopname
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor import bouw as motor
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.motor.opslag import verbind
from sociaal_domein.verschil import standen

from .conftest import Ververs

ALLES = "select * from {rijen}"
BRON, TABEL = "wlz_wachtenden", "wachtenden"


def _dateer(map: Path, dag: str) -> Path:
    """Give a kept snapshot, and the line that names it, another day of writing."""
    new = map.rename(map.with_name(f"{dag}T120000Z-{map.name.partition('-')[2]}"))
    (new.parent.parent / paden.HUIDIG).write_text(f"{new.name}\n", encoding="utf-8")
    return new


def test_the_state_before_the_refresh_is_per_source(home: Path, ververs: Ververs):
    first = standen.nu(home)
    assert standen.voor_verversing(home).kenmerken == first.kenmerken
    ververs(BRON, TABEL, ALLES, "2026-12-01")
    second = standen.nu(home)
    ververs(BRON, TABEL, ALLES, "2026-12-02")
    assert standen.voor_verversing(home).kenmerken == second.kenmerken
    changed = {n for n, mark in standen.nu(home).kenmerken.items() if first.kenmerken[n] != mark}
    assert changed == {BRON}


def test_the_state_on_a_day_is_what_was_in_use_at_its_end(home: Path, ververs: Ververs):
    begin = standen.nu(home).kenmerken
    december = momentopname.kenmerk(_dateer(ververs(BRON, TABEL, ALLES, "2026-12-01"), "20261201"))
    march = momentopname.kenmerk(_dateer(ververs(BRON, TABEL, ALLES, "2027-03-01"), "20270301"))
    marks = [standen.op(home, date(*day)).kenmerken[BRON] for day in ((2026, 11, 30), (2026, 12, 1), (2027, 3, 2))]
    assert marks == [begin[BRON], december, march]
    assert standen.op(home, date(2026, 12, 1)).noten == ()
    early = standen.op(home, date(2020, 1, 1))
    assert early.kenmerken == begin and "Van 8 bronnen is er geen momentopname van 1 januari 2020" in early.noten[0]


def test_a_snapshot_that_was_put_back_is_the_newest(home: Path, ververs: Ververs):
    ververs(BRON, TABEL, ALLES, "2026-12-01")
    source = home / "data" / "open" / BRON
    old, new = momentopname.momentopnamen(source)
    (source / paden.HUIDIG).write_text(f"{old.map.name}\n", encoding="utf-8")
    assert [m.kenmerk for m in momentopname.geschiedenis(home)[BRON]] == [old.kenmerk]
    assert standen.op(home, date(2030, 1, 1)).kenmerken[BRON] == old.kenmerk
    assert momentopname.zoek(home, BRON, new.kenmerk) == new


def test_a_snapshot_is_found_by_its_kenmerk_until_it_is_gone_or_changed(home: Path, ververs: Ververs):
    embedded = momentopname.kenmerk(paden.datamap() / "open" / "iv3")
    found = momentopname.zoek(home, "iv3", embedded)
    assert found is not None and found.map == paden.datamap() / "open" / "iv3"
    map = ververs(BRON, TABEL, ALLES, "2026-12-01")
    mark = momentopname.kenmerk(map)
    assert momentopname.zoek(home, BRON, mark) is not None
    with (map / "bron.yml").open("a", encoding="utf-8") as file:
        file.write("# anders\n")
    assert momentopname.zoek(home, BRON, mark) is None
    assert momentopname.zoek(home, BRON, "0" * 12) is None and momentopname.zoek(home, "niets", mark) is None


def test_a_store_says_which_snapshots_it_was_made_from(home: Path, ververs: Ververs):
    before = standen.nu(home)
    ververs(BRON, TABEL, "select * replace (wachtenden * 2 as wachtenden) from {rijen}", "2026-12-01")
    store, old = standen.opslag_van(home, standen.nu(home)), standen.opslag_van(home, before)
    assert store == paden.opslagpad(home) and old.parent == store.parent / "standen"
    for path, state in ((store, standen.nu(home)), (old, before)):
        with verbind(path) as con:
            assert dict(con.execute("select bron, kenmerk from _stand").fetchall()) == state.kenmerken
            total = con.execute("select sum(wachtenden) from kern_wlz_wachtenden").fetchall()[0][0]
        assert (path == store) is (total != _som())
    kept = standen.kies(home, str(old))
    assert kept.kenmerken == before.kenmerken and kept.noten == ()


def _som() -> int:
    import duckdb

    with duckdb.connect() as con:
        path = paden.datamap() / "open" / BRON / f"{TABEL}.parquet"
        return int(con.execute("select sum(wachtenden) from read_parquet(?)", [str(path)]).fetchall()[0][0])


@pytest.mark.bewijs
def test_a_store_of_an_older_state_is_the_same_as_one_from_nothing(home: Path, ververs: Ververs, tmp_path: Path):
    ververs(BRON, TABEL, "select * replace (wachtenden * 2 as wachtenden) from {rijen}", "2026-12-01")
    bouw(home)
    old = standen.opslag_van(home, standen.voor_verversing(home))
    plain = tmp_path / "kaal"
    shutil.copytree(home, plain, ignore=shutil.ignore_patterns("data", ".opslag"))
    fresh = bouw(plain, alles=True).opslag
    question = "select * from beeld_cijfer order by all"
    with verbind(old) as one, verbind(fresh) as other:
        assert one.execute(question).fetchall() == other.execute(question).fetchall()


@pytest.mark.bewijs
def test_stores_of_older_states_do_not_pile_up(home: Path, ververs: Ververs):
    folder = paden.standpad(home, "").parent
    folder.mkdir(parents=True)
    for number in range(6):
        other = folder / f"{number:012d}.duckdb"
        other.write_bytes(b"")
        os.utime(other, (1_000_000 + number, 1_000_000 + number))
    before = standen.nu(home)
    ververs(BRON, TABEL, ALLES, "2026-12-01")
    made = standen.opslag_van(home, before)
    assert {p.name for p in folder.iterdir()} == {made.name, "000000000005.duckdb", "000000000004.duckdb"}
    assert len(list(folder.iterdir())) == motor.STANDEN_BEWAARD
    assert standen.opslag_van(home, before) == made


@pytest.mark.bewijs
def test_a_source_that_came_later_is_empty_in_an_older_state(home: Path, ververs: Ververs):
    before = standen.nu(home)
    without = {n: m for n, m in before.momentopnamen.items() if n != BRON}
    store = standen.opslag_van(home, standen.Stand("zonder", "", without))
    with verbind(store) as con:
        assert con.execute("select count(*) from bron_wlz_wachtenden__wachtenden").fetchall() == [(0,)]
        assert con.execute("select count(*) from beeld_cijfer where indicator = 'wachten_wlz_naar_status'").fetchall()
        kinds = con.execute(
            "select column_name, data_type from information_schema.columns where table_name = ?",
            ["bron_wlz_wachtenden__wachtenden"],
        ).fetchall()
    with verbind(bouw(home).opslag) as con:
        same = con.execute(
            "select column_name, data_type from information_schema.columns where table_name = ?",
            ["bron_wlz_wachtenden__wachtenden"],
        ).fetchall()
    assert kinds == same


@pytest.mark.parametrize(
    ("wens", "zegt"),
    [
        ("gisteren", "geen datum en er is geen bestand"),
        ("2026-13-01", "'2026-13-01' is geen datum"),
        ("briefing", "geen briefing die zegt op welke momentopnamen"),
    ],
)
def test_what_is_no_state_is_told(home: Path, wens: str, zegt: str):
    shutil.rmtree(home / "uitvoer")
    with pytest.raises(SociaalDomeinFout, match=zegt) as caught:
        standen.kies(home, wens)
    assert caught.value.doe and caught.value.code == 2


def test_a_file_that_is_no_briefing_is_told(home: Path, tmp_path: Path):
    page = tmp_path / "iets.html"
    for text in ("<p>Hallo</p>", '<meta name="sociaal-domein" content="{&quot;soort&quot;:1}">', "\x00"):
        page.write_text(text, encoding="utf-8")
        with pytest.raises(SociaalDomeinFout, match="staat niet op welke momentopnamen") as caught:
            standen.kies(home, str(page))
        assert str(page) in str(caught.value.waar)


def test_the_moment_of_a_snapshot_is_in_utc(home: Path, ververs: Ververs):
    ververs(BRON, TABEL, ALLES, "2026-12-01")
    now = standen.nu(home).momentopnamen[BRON].vastgelegd
    assert now.tzinfo is UTC and abs((datetime.now(UTC) - now).total_seconds()) < 3600
