"""Proof that no damaged file gets through unseen: ten thousand through the readers, some through the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sociaal_domein import paden

from ..vermink.oordeel import geen_resten
from ..vermink.proeven import Proef, Uitslag, beproef, proeven

pytestmark = pytest.mark.bewijs
IN_ALLES = 10_500  # the pointer has only a hundred forms: ten thousand in all
DOOR_DE_CLI = 16
ALLE = proeven()


@pytest.mark.parametrize("proef", ALLE.values(), ids=list(ALLE))
def test_damaged_files_are_read_in_full_or_refused_with_a_clear_message(proef: Proef, tmp_path: Path):
    result = beproef(proef, -(-IN_ALLES // len(ALLE)), tmp_path)
    print(proef.naam, result.gelezen, "read,", result.geweigerd, "refused")
    assert result.geweigerd and len(result.redenen) > 1


def test_through_the_command_line_there_is_never_a_traceback(tmp_path: Path):
    """The programme as a user starts it, on what the trials make."""
    sources = [name for name in ALLE if (paden.datamap() / "open" / name).is_dir()]
    done = 0
    for number in range(DOOR_DE_CLI):
        name = sources[number % len(sources)]
        folder = tmp_path / str(number)
        _bewaar(ALLE[name], number // len(sources), folder)
        target = folder / "open"
        command = ["bron", "lees", name, "--uit", str(folder / "werk" / "ruw"), "--naar", str(target)]
        run = subprocess.run(
            [sys.executable, "-c", "from sociaal_domein.cli import main; main()", *command],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(paden.PAKKET.parent)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert run.returncode in (0, 1, 2), run
        assert "Traceback" not in run.stderr and "niet verwachtte" not in run.stderr, run.stderr
        assert "De opslag is beschadigd" not in run.stderr
        assert bool(run.stderr) == bool(run.returncode), run
        assert (target / name / "bron.yml").is_file() == (run.returncode == 0)
        geen_resten(folder)
        done += 1
    assert done == DOOR_DE_CLI


def _bewaar(proef: Proef, nummer: int, map: Path) -> None:
    """Leave the raw files of one trial in ``map/werk/ruw``."""
    seen: list[object] = []

    def keep(schade: object, folder: Path, result: Uitslag) -> list[str]:
        if len(seen) <= nummer:
            seen.append(schade)
        return []

    map.mkdir()
    beproef(Proef(proef.naam, proef.schade, keep), 5 * (nummer + 1), map)
    for name, content in seen[-1].items():  # type: ignore[attr-defined]
        path = map / "werk" / "ruw" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
