"""Kill a refresh at a random moment and look at what is left; then run it again."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path

import duckdb

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname
from sociaal_domein.paden import in_gebruik
from tests.bronnen.uitgever import Uitgever
from tests.ververs import detail
from tests.ververs.conftest import Opdracht, omgeving
from tests.voorvork import ADRES, Loop, Voorvork

WOORDEN = ("ververs", "85099NED", "86059NED", "--gemeente", "alle")


class Start:
    """Starts the refresh in processes of their own, quickly."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._vork = None if ADRES in os.environ else Voorvork()
        self.uit = home.parent / "uit.txt"

    def __enter__(self) -> Start:
        return self

    def __exit__(self, *args: object) -> None:
        if self._vork is not None:
            self._vork.stop()

    def begin(self) -> int:
        with self.uit.open("wb") as out, Path(os.devnull).open("rb") as nothing:
            streams = [nothing.fileno(), out.fileno(), out.fileno()]
            self._loop = Loop(WOORDEN, self._home, omgeving(self._home), streams)
        return self._loop.pid

    def eind(self) -> int:
        return self._loop.wacht()


def versie(uitgever: Uitgever, nummer: int) -> None:
    """Serve a version of both tables that says which one it is."""
    changed = f"2025-07-01T02:{nummer // 60:02}:{nummer % 60:02}"
    youth = detail.jeugd(aantal=20, gewijzigd=changed)
    for row in youth.rijen:
        row["Relatief_2"] = f"{nummer}.5"
    areas = detail.gebieden(2025)
    areas.gewijzigd = changed
    for row in areas.rijen:
        row["Naam_2"] = f"Versie {nummer}"
    uitgever.zet(detail.als_bediend(youth, bladzijde=50))
    uitgever.zet(detail.als_bediend(areas))


def gezien(home: Path) -> dict[str, int]:
    """Return the version of both sources, after checking that the snapshot in use is one version throughout."""
    found = {}
    for source, table, column in (
        ("waarnemingen", "cijfers", "cast(waarde - 0.5 as integer)"),
        ("gebieden", "indeling", "cast(substr(regio_naam, 8) as integer)"),
    ):
        folder = in_gebruik(home / "data" / "open" / source)
        mf.controleer(folder, source)
        where = "maat = 'Relatief'" if source == "waarnemingen" else "regio_naam like 'Versie%'"
        with duckdb.connect() as con:
            rows = con.execute(
                f"select {column}, count(*) from read_parquet('{folder}/{table}.parquet') where {where} group by 1"
            ).fetchall()
        assert len(rows) == 1, rows
        assert rows[0][1] == (132 if source == "waarnemingen" else 40)
        found[source] = rows[0][0]
    return found


def dood(home: Path, uitgever: Uitgever, opdracht: Opdracht, keren: int, zaad: int = 1) -> dict[str, int]:
    """Kill so many refreshes, each at another moment, and check what is left after each.

    Returns
    -------
    dict of str to int
        How often a kill left nothing new, one of the two sources new, or both; and how often it came too late,
        which is not counted as a kill.
    """
    chance = random.Random(zaad)
    versie(uitgever, 0)
    assert opdracht(*WOORDEN).returncode == 0
    built = opdracht("bouw")
    assert built.returncode == 0, built.stderr
    store = home / ".opslag" / "sociaal_domein.duckdb"
    tally = {"oud": 0, "half": 0, "nieuw": 0, "te laat": 0}
    with Start(home) as start:
        versie(uitgever, 1)
        begin = time.monotonic()
        start.begin()
        assert start.eind() == 0, start.uit.read_text()
        length = time.monotonic() - begin
        number = 1
        while sum(tally.values()) - tally["te laat"] < keren:
            number += 1
            versie(uitgever, number)
            pid = start.begin()
            time.sleep(chance.uniform(0, length))
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            late = start.eind() != -signal.SIGKILL
            found = gezien(home)
            assert set(found.values()) <= {number - 1, number}
            with duckdb.connect(str(store), read_only=True) as con:  # the store of before all kills
                rows = con.execute(
                    "select count(*), min(waarde) from bron_waarnemingen__cijfers where maat = 'Relatief'"
                )
                assert rows.fetchall() == [(132, 0.5)]
            if late:  # the machine has less to do than when we measured
                tally["te laat"] += 1
                length *= 0.9
                continue
            tally[{0: "oud", 1: "half", 2: "nieuw"}[sum(v == number for v in found.values())]] += 1
            start.begin()
            assert start.eind() == 0, start.uit.read_text()
            assert set(gezien(home).values()) == {number}
            if number % 25 == 0:
                _alles_heel(home, number)
        _alles_heel(home, number)
    return tally


def _alles_heel(home: Path, number: int) -> None:
    for source in ("waarnemingen", "gebieden"):
        kept = momentopname.momentopnamen(home / "data" / "open" / source)
        assert len(kept) == number + 1
        for item in kept:
            mf.controleer(item.map)
        leftovers = [p.name for p in (home / "data" / "open" / source / "momentopnamen").glob(".*")]
        assert leftovers == []
    assert not (home / ".opslag" / "ververs.slot").exists()
    assert not list((home / ".opslag").glob("ververs-*"))
