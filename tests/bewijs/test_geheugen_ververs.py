"""Proof: a tenth of a detailed Iv3 year goes through a whole refresh within 512 MiB.

A whole year: ``python tests/bewijs/test_geheugen_ververs.py 34``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.paden import datamap, in_gebruik
from tests.ververs.conftest import omgeving

GRENS_MIB = 512
ROOT = Path(__file__).resolve().parents[2]
# The command as it is, with its own peak in memory told at the end: ru_maxrss begins with that of the process it
# was started from, and this one has grown by all tests before.
HOOFD = """
import atexit, re, sys
from pathlib import Path
peak = lambda: re.findall(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
atexit.register(lambda: print("KIB", *peak(), file=sys.stderr))
from sociaal_domein.cli import main
main()
"""


def meet(categorieen: int, map: Path) -> tuple[int, float, int, str]:
    """Refresh a year of this size; return rows, seconds, MiB and what was said."""
    home, pages = map / "werk", map / "paginas"
    home.mkdir()
    pages.mkdir()
    shutil.copytree(datamap() / "register" / "startset", home / "register")
    env = omgeving(home) | {"PYTHONPATH": str(ROOT)}
    serving = [sys.executable, str(ROOT / "tests" / "ververs" / "groot.py"), str(categorieen), str(pages)]
    with subprocess.Popen(serving, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env) as server:
        assert server.stdout is not None and server.stdin is not None
        address, total = server.stdout.readline().split()
        contact = 'gemeente = "Almere"\n[ververs]\ncontact = "a@voorbeeld.nl"\n'
        settings = f'{contact}[ververs.adressen]\nderden = "{address}"\n'
        (home / "sociaal-domein.toml").write_text(settings, encoding="utf-8")
        begin = time.monotonic()
        # What was made up is other than what is in use.
        command = [sys.executable, "-c", HOOFD, "ververs", "45067NED", "--toch"]
        done = subprocess.run(command, env=env, cwd=home, capture_output=True, text=True, check=False)
        seconds = time.monotonic() - begin
        server.stdin.close()
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"^KIB (\d+)$", done.stderr, re.M)
    assert found, done.stderr
    record = mf.controleer(in_gebruik(home / "data" / "open" / "iv3"))
    part = next(f for f in record.tabellen["totalen"].bronbestanden if f.adres)
    assert part.rijen == int(total)
    return int(total), seconds, int(found[1]) // 1024, done.stdout


@pytest.mark.bewijs
def test_a_tenth_of_a_year_stays_within_the_memory(tmp_path: Path):
    rows, seconds, mib, _ = meet(4, tmp_path)
    print(f"{rows} rijen in {seconds:.1f} s ({rows / seconds:.0f} per s), {mib} MiB")
    assert rows >= 500_000
    assert mib <= GRENS_MIB


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        rows, seconds, mib, said = meet(int(sys.argv[1]), Path(folder))
        print(said)
        print(f"{rows} rijen in {seconds:.1f} s ({rows / seconds:.0f} per s), {mib} MiB")
