"""Kill what builds and what reads, and see each time that nothing was harmed and a second run finishes the job."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname
from sociaal_domein.eigenbron.inlezen import lees_eigen
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.motor.modellen import lees_modellen
from sociaal_domein.motor.opslag import verbind

from ..motor.conftest import Wereld, afdruk, verschillen
from ..motor.gereedschap import resten as naast_opslag
from ..motor.gereedschap import sql, vraag
from .doodgaan import Fabriek, resten

ZAAD = 20261121
_LEZER = """
import time
count = 0
stop = Path({stop!r})
while not stop.exists():
    with verbind(paden.opslagpad(None)) as con:
        found = con.execute("select sum(waarde) from kern_b").fetchone()[0]
        assert found in (32, 40, 50), found
        assert con.execute("select count(*) from _grootboek where not klopt").fetchone()[0] == 0
    count += 1
    Path({klaar!r}).touch()
    time.sleep(0.02)
print(count)
"""


def _variant(world: Wereld, extra: int) -> None:
    sql(world, "kern_b", f"select gebied_code, jaar, waarde + {extra} as waarde from bron_ander__lijst\n")


def _wacht(path: Path, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 60
    while not path.exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    assert path.exists(), process.communicate()


def dood_bij_bouwen(wereld: Wereld, map: Path, keer: int) -> dict[str, float]:
    """Kill a real build so many times, at moments spread over all of it; another process reads on all the while.

    Returns
    -------
    dict
        Builds that were killed, builds that were finished before, queries of the reader, seconds.
    """
    start, chance = time.monotonic(), random.Random(ZAAD)
    wanted: dict[int, Path] = {}
    for extra, total in ((5, 40), (10, 50)):
        _variant(wereld, extra)
        wereld.opslag.unlink(missing_ok=True)
        wereld.bouw()
        wanted[total] = Path(shutil.copyfile(wereld.opslag, map / f"{total}.duckdb"))
    stop, ready = map / "stop", map / "klaar"
    reader = wereld.start(_LEZER.format(stop=str(stop), klaar=str(ready)))
    _wacht(ready, reader)
    killed = 0
    with Fabriek(wereld.script) as builder:
        began = time.monotonic()
        assert builder.geef("bouw --alles") == 0
        whole = time.monotonic() - began
        for number in range(keer):
            extra, total = ((5, 40), (10, 50))[number % 2]
            before = afdruk(wereld.opslag)
            _variant(wereld, extra)
            code = builder.geef("bouw --alles" if number % 3 else "bouw", seconden=chance.uniform(0.001, whole))
            assert code in (-9, 0)
            killed += code == -9
            # The old store as it was, byte for byte, or the whole new one.
            assert afdruk(wereld.opslag) == before or verschillen(wereld.opslag, wanted[total]) == []
            wereld.bouw()
            assert naast_opslag(wereld) == []
            assert verschillen(wereld.opslag, wanted[total]) == []
            assert vraag(
                wereld.opslag, "select count(*) from _grootboek where not klopt or rijen_in <> geladen + apart"
            ) == [(0,)]
            assert reader.poll() is None, reader.communicate()
    stop.touch()
    out, err = reader.communicate(timeout=60)
    assert (reader.returncode, err) == (0, "")
    return {"gedood": killed, "klaar": keer - killed, "vragen": int(out), "seconden": round(time.monotonic() - start)}


def dood_bij_momentopname(writer: Fabriek, map: Path, keer: int) -> dict[str, float]:
    """Kill the writing of a snapshot so many times, at any moment."""
    start, chance = time.monotonic(), random.Random(ZAAD)
    home = map / "werkmap"
    source = home / "data" / "open" / "wlz_wachtenden"
    home.mkdir()
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Leusden"\n', encoding="utf-8")
    assert writer.neem(source, "2026-01-01") == 0
    began = time.monotonic()
    assert writer.neem(source, "2026-01-02") == 0
    whole = time.monotonic() - began
    killed = 0
    for number in range(keer):
        before = paden.in_gebruik(source)
        day = f"2026-{2 + number // 28:02}-{1 + number % 28:02}"
        code = writer.neem(source, day, seconden=chance.uniform(0.001, whole))
        killed += code == -9
        now = mf.controleer(paden.bronmappen(home)["wlz_wachtenden"], "wlz_wachtenden")
        assert paden.in_gebruik(source) == before or str(now.opgehaald) == day
        assert mf.controleer(before), "the one before is kept, whole"
        assert writer.neem(source, day) == 0
        assert str(mf.controleer(paden.in_gebruik(source)).opgehaald) == day and resten(home) == []
    kept = momentopname.momentopnamen(source)
    assert len({m.kenmerk for m in kept}) == len(kept) == keer + 3
    return {"gedood": killed, "klaar": keer - killed, "seconden": round(time.monotonic() - start)}


def dood_bij_lezen(reader: Fabriek, home: Path, keer: int) -> dict[str, float]:
    """Kill `bron lees` of an own file so many times: the first time there is none yet, then ever newer files."""
    start, chance = time.monotonic(), random.Random(ZAAD)
    file = home / "eigen" / "wachtlijst.csv"
    text = file.read_text(encoding="utf-8-sig")
    source = home / "data" / "open" / "wachtlijst"
    whole, killed = 0.0, 0
    for number in range(keer + 1):
        if number % 3 == 0:  # every third time there is no such source yet
            shutil.rmtree(source, ignore_errors=True)
            for model in (home / "pipelines").glob("*wachtlijst*"):
                model.unlink()
        else:
            file.write_text(text.replace(";41", f";{60 + number}", 1), encoding="utf-8")
        before = paden.in_gebruik(source) if source.is_dir() else None
        began = time.monotonic()
        code = reader.geef("bron lees wachtlijst", seconden=chance.uniform(0.2 * whole, whole) if number else 0.0)
        assert code in (-9, 0)
        whole = whole or time.monotonic() - began
        killed += code == -9
        if before is not None:
            assert mf.controleer(before, None).bron == "wachtlijst"
        for name, folder in paden.bronmappen(home).items():
            assert mf.controleer(folder, name)
        lees_modellen([paden.pipelinesmap(), home / "pipelines"])
        bouw(home)
        lees_eigen("wachtlijst", home)
        bouw(home)
        assert resten(home / "data") == [] and resten(home / "pipelines") == []
        assert mf.controleer(paden.bronmappen(home)["wachtlijst"], "wachtlijst")
        with verbind(paden.opslagpad(home)) as con:
            assert con.execute("select count(*) from bron_wachtlijst__cijfers").fetchall()[0][0] > 0
    return {"gedood": killed, "klaar": keer - killed, "seconden": round(time.monotonic() - start)}
