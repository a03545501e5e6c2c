"""Long proofs on questions: any register read as written, two writers at once, any term counted day by day."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sociaal_domein.begin import begin
from sociaal_domein.instellingen import Reglement
from sociaal_domein.vragen.boek import bewaar, lees_boek
from sociaal_domein.vragen.termijn import laatste_dag
from tests.vragen.registers import Stukken, stukken
from tests.vragen.test_boek_bewaren import SCHRIJVER, schrijvers
from tests.vragen.test_boek_heen_en_terug import heen_en_terug
from tests.vragen.test_termijn import tel
from tests.vragen.voorbeelden import vraag

pytestmark = pytest.mark.bewijs
TRAAG = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]


@settings(max_examples=1000, deadline=None, suppress_health_check=TRAAG)
@given(register=stukken(meeste=4))
def test_a_thousand_random_registers_are_read_back_as_they_were_written(tmp_path: Path, register: Stukken):
    heen_en_terug(register, tmp_path)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "werkmap"
    begin("GM9999", "Voorbeeldgemeente", folder)
    bewaar(lees_boek(folder), vraag())
    return folder


def test_no_accepted_edit_of_a_hundred_is_lost(home: Path):
    kept, refused = schrijvers(home, 50)
    assert len(kept) == 100
    assert sorted(lees_boek(home).raadsvragen["v1"].deelvragen) == sorted(kept)
    assert refused > 0, "the two never met, so this proved nothing"


def test_a_writer_that_is_killed_leaves_a_whole_file_and_no_lock(home: Path):
    seen = 0
    for attempt in range(10):
        command = [sys.executable, str(SCHRIJVER), str(home), "v1", f"ronde {attempt}", "1000"]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert running.stdout is not None
        first = running.stdout.readline().strip()
        time.sleep(0.01 * attempt)
        os.kill(running.pid, signal.SIGKILL)
        said = [first, *(line for line in running.communicate()[0].splitlines() if line.startswith("ronde"))]
        boek = lees_boek(home)
        assert set(said) <= {*boek.raadsvragen["v1"].deelvragen, ""}
        assert len(boek.raadsvragen["v1"].deelvragen) > seen
        seen = len(boek.raadsvragen["v1"].deelvragen)
        bewaar(boek, boek.raadsvragen["v1"])


@settings(max_examples=5000, deadline=None)
@given(
    begin_op=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    number=st.integers(1, 200),
    unit=st.sampled_from(["dagen", "weken", "werkdagen"]),
    zomer=st.tuples(st.integers(2024, 2026), st.integers(26, 33), st.integers(0, 7)),
    kerst=st.tuples(st.dates(date(2024, 12, 1), date(2025, 1, 31)), st.integers(0, 20)),
    schuift=st.booleans(),
)
def test_any_term_with_any_recess_is_the_same_when_it_is_counted_day_by_day(
    begin_op: date, number: int, unit: str, zomer: tuple[int, int, int], kerst: tuple[date, int], schuift: bool
):
    year, week, weeks = zomer
    last = date.fromordinal(kerst[0].toordinal() + kerst[1])
    reces = f"{year}-W{week}/{year}-W{week + weeks} {kerst[0]}/{last}"
    rules = Reglement(reces=reces.split(), schuift_door=schuift)
    found = laatste_dag(begin_op, f"{number} {unit}", rules)
    if found < date(2028, 1, 1):
        assert found == tel(begin_op, f"{number} {unit}", reces, schuift)
