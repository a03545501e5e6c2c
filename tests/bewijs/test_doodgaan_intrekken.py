"""A withdrawal that is killed at any moment is finished by giving the command again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from sociaal_domein import paden
from sociaal_domein.begin import begin
from sociaal_domein.motor.bouw import bouw
from tests.casuistiek.intrek_hulp import BLOK

pytestmark = pytest.mark.bewijs

ZIN = "De paarse olifant zocht negen weken lang naar een groene paraplu."
CASUS = f"""\
- id: paars
  naam: Een verzonnen verhaal
  wet: jeugd
  periode: "2024"
  gebied: NL01
  leeftijd: alle
  wat_gebeurde: {ZIN}
  wat_nodig: Iets verzonnens.
  waarden:
    - {{waarde: tijdigheid, oordeel: onder_druk}}
  les: Geen.
  toestemming: {{wie: inwoner, hoe: mondeling, wanneer: "2024"}}
  bewaren_tot: 2999-12-31
"""
CODE = (
    "import sys\nfrom pathlib import Path\nfrom sociaal_domein.casuistiek.intrekken import trek_in\n"
    "print('begint', flush=True)\nsys.exit(trek_in(Path(sys.argv[1]), ['paars']).code)"
)


def vindt(home: Path) -> list[str]:
    return [p.name for p in home.rglob("*") if p.is_file() and b"paarse olifant zocht" in p.read_bytes()]


def start(home: Path) -> subprocess.Popen[bytes]:
    env = os.environ | {"PYTHONPATH": str(paden.PAKKET.parent)}
    return subprocess.Popen([sys.executable, "-c", CODE, str(home)], env=env, stdout=subprocess.PIPE)


def test_killed_and_given_again(opslag: Path, tmp_path: Path) -> None:
    home = tmp_path / "werk"
    begin("GM0034", "Almere", home)
    case = home / "eigen" / "casussen" / "paars.yaml"
    case.parent.mkdir()
    out = home / "uitvoer"
    out.mkdir()
    killed = {"voor": 0, "na": 0}
    for step in range(7):
        case.write_text(CASUS, encoding="utf-8")
        store = bouw(home).opslag
        with duckdb.connect(str(store)) as con:
            con.execute("create or replace table oude_casus as select ? as wat_gebeurde", [ZIN])
        for name in ("briefing-a.md", "briefing-b.md"):
            (out / name).write_text(BLOK + ZIN, encoding="utf-8")
        (case.parent / "paars.yaml~").write_text(ZIN, encoding="utf-8")
        running = start(home)
        assert running.stdout is not None and running.stdout.readline() == b"begint\n"
        time.sleep(step * 0.06)
        running.send_signal(signal.SIGKILL)
        running.wait()
        running.stdout.close()
        if case.exists():
            killed["voor"] += 1
            again = start(home)
            again.communicate()
            assert again.returncode == 0
        else:
            killed["na"] += 1  # all that was left to do is a store, and any command makes that
        assert vindt(home) == [] and not case.exists()
        assert bouw(home).opslag.is_file()
    assert killed["voor"]
