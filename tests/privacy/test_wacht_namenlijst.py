"""The lists of names: set up once, by two at once, after a killed build; and what happens without them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sociaal_domein.privacy.namenlijst import lees_namen, zet_klaar

LEES = "from sociaal_domein.privacy.namenlijst import lees_namen; print(len(lees_namen().voornamen) > 10_000)"
BEWAAK = (
    "from sociaal_domein.privacy.wacht import bewaak; print([t.soort for t in bewaak('Mevrouw Voorbeeldsma belde')])"
)
ZONDER = """
import sys
class Dicht:
    def find_spec(self, naam, pad=None, doel=None):
        if naam.split(".")[0] == "deduce":
            raise ImportError(naam)
sys.meta_path.insert(0, Dicht())
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.privacy.wacht import bewaak, bewaak_openbaar
try:
    bewaak("Mevrouw Voorbeeldsma, bsn 111222333")
except SociaalDomeinFout as fout:
    print(fout, "Voorbeeldsma" in str(fout), fout.__cause__, fout.__suppress_context__)
print([t.soort for t in bewaak_openbaar("Mevrouw Voorbeeldsma, bsn 111222333")])
"""


def _start(code: str, cache: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _mappen(cache: Path) -> list[str]:
    return sorted(p.name for p in cache.rglob("*namen-*"))


def test_twee_tegelijk_en_daarna_stil(tmp_path: Path):
    both = [_start(LEES, tmp_path) for _ in range(2)]
    for process in both:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out) == (0, "True\n"), err
        assert err in ("", "De namenlijst wordt klaargezet (eenmalig) ...\n")
    assert len(_mappen(tmp_path)) == 1, "nothing half is left"
    out, err = (again := _start(BEWAAK, tmp_path)).communicate(timeout=60)
    assert (again.returncode, out, err) == (0, "['naam']\n", "")


def test_een_afgebroken_opbouw_telt_niet(tmp_path: Path):
    killed = _start(LEES, tmp_path)
    assert killed.stderr is not None
    assert killed.stderr.readline() == "De namenlijst wordt klaargezet (eenmalig) ...\n"
    killed.kill()
    killed.communicate()
    assert not [name for name in _mappen(tmp_path) if not name.startswith(".")]
    out, _ = _start(LEES, tmp_path).communicate(timeout=60)
    assert out == "True\n"


def test_een_beschadigde_lijst_wordt_opnieuw_gemaakt(tmp_path: Path):
    built = zet_klaar()
    shutil.copytree(built, tmp_path / built.parent.name / built.name)
    [pickled] = tmp_path.rglob("*.pickle")
    pickled.write_bytes(pickled.read_bytes()[:1000])
    out, err = _start(LEES, tmp_path).communicate(timeout=60)
    assert (out, err) == ("True\n", "De namenlijst wordt klaargezet (eenmalig) ...\n")


def test_zonder_het_onderdeel_wordt_niet_half_bewaakt(tmp_path: Path):
    out, err = (done := _start(ZONDER, tmp_path)).communicate(timeout=60)
    assert done.returncode == 0, err
    assert 'pip install "sociaal-domein[casuistiek]"' in out
    assert "False None True" in out
    assert out.splitlines()[-1] == "['bsn']"


@pytest.mark.parametrize("woord", ["jan", "fatma", "wei"])
def test_de_lijsten_kennen_gewone_namen(woord: str):
    assert woord in lees_namen().voornamen | lees_namen().achternamen


def test_een_wijk_is_geen_naam():
    assert {"overvecht", "almere", "de bilt"} <= lees_namen().plaatsen
