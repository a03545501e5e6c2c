"""A thousand random registers out and in again in each form, and how long a large list takes."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from sociaal_domein.vragen.ingelezen import lees_stukken
from sociaal_domein.vragen.inuit.inlezen import lees_in
from tests.vragen.inuit import test_inuit_ods, test_inuit_tabel
from tests.vragen.inuit.conftest import EENVOUDIG, KOP, home
from tests.vragen.registers import Stukken, stukken

pytestmark = pytest.mark.bewijs
DUIZEND = settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RIJEN = 5000
SECONDEN = 20
ONDERWERPEN = "wachttijd jeugdhulp huishoudelijke hulp schuldhulp mantelzorg dagbesteding vervoer wijkteam".split()

__all__ = ["home"]


@DUIZEND
@given(register=stukken())
def test_ods(register: Stukken):
    test_inuit_ods.heen_en_terug(register)


@DUIZEND
@given(register=stukken())
def test_csv(register: Stukken):
    test_inuit_tabel.csv_heen_en_terug(register)


@DUIZEND
@given(register=stukken())
def test_xlsx(register: Stukken):
    test_inuit_tabel.xlsx_heen_en_terug(register)


def test_a_large_list_is_read_with_its_guard(home: Path, tmp_path: Path):
    choose = random.Random(1)
    rows = []
    for n in range(RIJEN):
        one, two = choose.sample(ONDERWERPEN, 2)
        text = f"Hoeveel inwoners wachten op {one}, en wat doet het college aan {two}? Wat leerde het college daarvan?"
        day = f"{1 + n % 28}-{1 + n % 12}-{2010 + n % 16}"
        rows.append(f"V{n};{one.capitalize()} en {two} ({n});{text};Anna Verzonnen;Lijst A;{day};;;;")
    file, mapping = tmp_path / "lijst.csv", tmp_path / "koppeling.yml"
    file.write_text(KOP + "\n".join(rows) + "\n", "utf-8")
    mapping.write_text(EENVOUDIG, "utf-8")
    start = time.perf_counter()
    report = lees_in(home, [file], koppel=mapping)
    took = time.perf_counter() - start
    assert report.bestanden[0].telling["nieuw"] + report.bestanden[0].telling["apart"] == RIJEN
    assert len(lees_stukken(home)) == report.bestanden[0].telling["nieuw"] > RIJEN * 0.9
    assert took < SECONDEN, f"{took:.1f} s"
