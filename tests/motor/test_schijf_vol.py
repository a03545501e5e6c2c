"""A full disk during a build: no file may grow beyond a limit, in a process of its own."""

from __future__ import annotations

import pytest

from .conftest import Wereld, afdruk, inhoud
from .gereedschap import kern, resten

CODE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({grens}, {grens}))
from sociaal_domein import cli
sys.argv[1:] = ["bouw", "--alles"]
cli.main()
"""
KB = 1024


@pytest.mark.parametrize("grens", [1, 8 * KB, 13 * KB, 40 * KB, 300 * KB, 800 * KB])
def test_a_full_disk_is_told_and_the_old_store_stays(wereld: Wereld, grens: int):
    wereld.bouw()
    before = afdruk(wereld.opslag)
    assert wereld.opslag.stat().st_size > grens
    kern(wereld)
    process = wereld.start(CODE.format(grens=grens))
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2, (out, err)
    assert err.startswith("De opslag kan niet worden geschreven. Het bestand wordt groter dan deze schijf toestaat.\n")
    assert "De vorige opslag is niet gewijzigd." in err and "Traceback" not in err
    assert afdruk(wereld.opslag) == before and resten(wereld) == []


def test_the_next_build_is_as_if_nothing_happened(wereld: Wereld):
    wereld.bouw()
    kern(wereld)
    wereld.start(CODE.format(grens=40 * KB)).communicate(timeout=60)
    wereld.bouw()
    store = inhoud(wereld.opslag)
    wereld.opslag.unlink()
    wereld.bouw()
    assert inhoud(wereld.opslag) == store
