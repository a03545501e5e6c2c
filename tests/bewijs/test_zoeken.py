"""The index under pressure: many processes at once, processes that are killed, damage anywhere, and any text at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaal_domein.vragen import zoekindex
from sociaal_domein.vragen.fragment import LANGSTE
from sociaal_domein.vragen.zoeken import lijkt_op, zoek
from tests.vragen.zoekmap import lege_werkmap, zet_stuk, zoekmap

pytestmark = pytest.mark.bewijs

ZOEK = """
import sys
import time
from pathlib import Path
from sociaal_domein.vragen.zoeken import zoek
for _ in range(int(sys.argv[3])):
    print(*sorted(found.id for found in zoek(Path(sys.argv[1]), sys.argv[2], aantal=500)), flush=True)
    time.sleep(0.1)
"""


@pytest.fixture(scope="module")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zoekmap(tmp_path_factory.mktemp("werk"))


def proces(home: Path, vraag: str, keer: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ZOEK, str(home), vraag, str(keer)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_many_processes_search_while_the_register_changes(tmp_path: Path):
    home = lege_werkmap(tmp_path / "werk")
    for i in range(40):
        zet_stuk(home, "raadsvraag", f"v_{i}", f"Vraag {i}", "Hoe lang is de wachtlijst?", i % 20)
    running = [proces(home, "wachtlijst", 40) for _ in range(6)]
    first = [process.stdout.readline() if process.stdout else "" for process in running]
    for i in range(40, 60):
        zet_stuk(home, "raadsvraag", f"v_{i}", f"Vraag {i}", "Hoe lang is de wachtlijst?", i % 20)
        time.sleep(0.3)
    begun, seen = {f"v_{i}" for i in range(40)}, set()
    for process, line in zip(running, first, strict=True):
        # Not communicate(): it leaves what readline already took from the pipe behind.
        with process:
            assert process.stdout is not None and process.stderr is not None
            out, err = process.stdout.read(), process.stderr.read()
        assert process.returncode == 0, err
        answers = [set(ids.split()) for ids in (line, *out.splitlines())]
        assert len(answers) == 40
        seen |= {len(answer) for answer in answers}
        assert all(begun <= answer for answer in answers)
        assert all(earlier <= later for earlier, later in pairwise(answers))
    assert len(seen) > 5  # they did search while it changed
    everything = {f"v_{i}" for i in range(60)}
    assert {found.id for found in zoek(home, "wachtlijst", aantal=500)} == everything
    assert len([p for p in zoekindex.indexmap(home).iterdir() if not p.name.startswith(".")]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_process_leaves_nothing_that_harms(tmp_path: Path):
    home = lege_werkmap(tmp_path / "werk")
    for i in range(60):
        zet_stuk(home, "motie", f"m_{i}", f"Motie {i}", "De wachtlijst moet korter.", i % 20)
    draw = random.Random(1)
    everything = {f"m_{i}" for i in range(60)}
    for turn in range(25):
        file = home / "register" / "moties" / "m_0.yaml"
        os.utime(file, ns=(turn, turn))
        process = proces(home, "wachtlijst", 1)
        time.sleep(draw.uniform(0.2, 1.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert {found.id for found in zoek(home, "wachtlijst", aantal=500)} == everything


def test_damage_at_any_place_changes_no_answer(gevuld: Path):
    draw = random.Random(2)
    questions = ("wachtlijst jeugdhulp", "schulden", "evaluatie van het jongerenloket", "nachtopvnag")
    right = [[found.id for found in zoek(gevuld, question)] for question in questions]
    for _ in range(120):
        zoekindex._geopend.clear()
        folder = next(p for p in zoekindex.indexmap(gevuld).iterdir() if not p.name.startswith("."))
        file = draw.choice([p for p in sorted(folder.iterdir()) if p.stat().st_size])
        content = bytearray(file.read_bytes())
        place = draw.randrange(len(content))
        if draw.random() < 0.3:
            del content[place:]
        else:
            content[place] ^= 1 << draw.randrange(8)
        file.unlink()  # what is open elsewhere stays as it was
        file.write_bytes(content)
        assert [[found.id for found in zoek(gevuld, question)] for question in questions] == right, file.name


@settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(), max_size=80)
    | st.lists(st.sampled_from([*"\"'()[]{}:*?~^\\/+-&|!<>=@", " ", "AND", "jeugd", "wacht", "😀"]), max_size=30).map(
        "".join
    )
)
def test_any_text_at_all_gives_an_answer(gevuld: Path, tekst: str):
    for found in zoek(gevuld, tekst):
        assert len(found.fragment) <= LANGSTE
    lijkt_op(gevuld, tekst)
