"""Numbers, periods, headers and areas, each on its own."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaal_domein.eigenbron.gebieden import Gebieden
from sociaal_domein.eigenbron.getallen import lees_getal
from sociaal_domein.eigenbron.perioden import lees_periode
from sociaal_domein.eigenbron.tabelbestand import kolomnamen
from sociaal_domein.taal import getal


@given(st.integers(min_value=-(10**12), max_value=10**12), st.integers(min_value=0, max_value=4))
def test_a_number_as_we_write_it_is_read_back(whole: int, decimals: int):
    value = whole / 10**decimals
    assert lees_getal(getal(value, decimals)) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "x", "1.23", "1,2,3", "12.34,5", "1.2345", "--3", "3-4", "1 234", "½", "٣", "1e5"]
)
def test_what_is_no_number_is_not_guessed(text: str):
    assert lees_getal(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024", "2024"), ("2024*", "2024"), ("2024**", "2024"), ("2024JJ00", "2024"), ("2024.0", "2024"),
        ("2024HJ01", "2024-H1"), ("2024 1e halfjaar", "2024-H1"), ("2e halfjaar 2024", "2024-H2"),
        ("2024KW03", "2024-K3"), ("2024 3e kwartaal", "2024-K3"), ("Q3 2024", "2024-K3"), ("2024-K3", "2024-K3"),
        ("III kwartaal 2024", "2024-K3"), ("2024MM02", "2024-02"), ("2024-02", "2024-02"), ("02-2024", "2024-02"),
        ("februari 2024", "2024-02"), ("2024 februari", "2024-02"), ("mrt 2024", "2024-03"), ("okt. 2024", "2024-10"),
        ("2024-03-31", "2024-03-31"), ("31-3-2024", "2024-03-31"), ("31/03/2024", "2024-03-31"),
        ("2024-03-31T00:00:00", "2024-03-31"),
    ],
)  # fmt: skip
def test_periods(text: str, code: str):
    period = lees_periode(text)
    assert period is not None and (period.code, period.jaar) == (code, 2024)


@pytest.mark.parametrize(
    "text",
    "|24|20244|2024-13|2024/2025|2024 5e kwartaal|31-02-2024|juno 2024|K5 2024|1e helft 2024".split("|"),
)
def test_what_is_no_period(text: str):
    assert lees_periode(text) is None


def test_headers_over_more_lines():
    assert kolomnamen([["A", "", "A", ""], ["", "x", "", "y"]]) == ("A", "A | x", "A (2)", "A | y")


AREAS = Gebieden(
    [
        ("GM0344", "Utrecht", "gemeente", "GM0344", "actueel"),
        ("PV26", "Utrecht", "provincie", None, "actueel"),
        ("GM0518", "'s-Gravenhage", "gemeente", "GM0518", "actueel"),
        ("WK034401", "Centrum", "wijk", "GM0344", "actueel"),
        ("WK051801", "Centrum", "wijk", "GM0518", "actueel"),
        ("NL01", "Nederland", "land", None, "actueel"),
    ],
    "GM0344",
)


@pytest.mark.parametrize(
    ("text", "level", "codes"),
    [
        ("Utrecht", None, ["GM0344", "PV26"]),
        ("Utrecht", "gemeente", ["GM0344"]),
        ("Utrecht (PV)", None, ["PV26"]),
        ("Utrecht (gemeente)", None, ["GM0344"]),
        ("GM0344  ", None, ["GM0344"]),
        ("gm0344", None, ["GM0344"]),
        ("GM9999", None, []),
        ("Den Haag", None, ["GM0518"]),
        ("centrum", None, ["WK034401"]),
        ("NL00", None, ["NL01"]),
        ("gemeente", None, ["GM0344"]),
        ("Nergens", None, []),
    ],
)
def test_areas(text: str, level: str | None, codes: list[str]):
    assert sorted(AREAS.zoek(text, level)) == sorted(codes)


def test_help_stays_light():
    heavy = "pydantic duckdb yaml openpyxl".split()
    code = f"import sys, sociaal_domein.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
