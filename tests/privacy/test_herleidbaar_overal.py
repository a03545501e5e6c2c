"""Wide enough, and no wider, for any population, and for the real one counted another way."""

from __future__ import annotations

import math
from itertools import product
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels
from sociaal_domein.motor.opslag import verbind
from sociaal_domein.privacy.bevolking import Bevolking, Gebied, lees_bevolking
from sociaal_domein.privacy.herleidbaar import (
    drempel_van,
    veralgemeen,
)
from sociaal_domein.register.casussen import LEEFTIJDEN, Casus
from tests.privacy.gevallen import casus, toon

# For any population: a country with two municipalities, one of them with a wijk and a buurt.

KLEIN = {"BU00010101": ("WK000101", "GM0001", "PV20", "NL01"), "WK000101": ("GM0001", "PV20", "NL01")}
GROOT = {"GM0001": ("PV20", "NL01"), "GM0002": ("PV21", "NL01"), "PV20": ("NL01",), "PV21": ("NL01",), "NL01": ()}
NIVEAU = {"BU": "buurt", "WK": "wijk", "GM": "gemeente", "PV": "provincie", "NL": "land"}
GEBIEDEN = {
    code: Gebied(code, NIVEAU[code[:2]], code, above, code if code.startswith("GM") else None)
    for code, above in (KLEIN | GROOT).items()
}
MET_CIJFERS = [c for c in GEBIEDEN if c[:2] in ("BU", "WK", "GM")]
KLASSEN = ((0, 15), (15, 25), (25, 45), (45, 65), (65, 85))
jaren = st.dictionaries(st.integers(2021, 2024), st.integers(0, 300).map(float), max_size=3)


@st.composite
def bevolkingen(draw: st.DrawFn) -> Bevolking:
    people = {c: {2022: float(draw(st.integers(1, 3000)))} for c in MET_CIJFERS if draw(st.integers(0, 5))}
    ages = {
        c: {2022: tuple((a, b, float(draw(st.integers(0, 400)))) for a, b in KLASSEN)}
        for c in MET_CIJFERS
        if draw(st.integers(0, 3))
    }
    homes = {
        (c, h): found
        for c, h in product(MET_CIJFERS, ("eenpersoons", "zonder_kinderen", "met_kinderen"))
        if (found := draw(jaren))
    }
    users = {(c, d): found for c, d in product(MET_CIJFERS, ("jeugdhulp", "wmo", "bijstand")) if (found := draw(jaren))}
    return Bevolking(GEBIEDEN, people, ages, homes, users, {})


gevallen = st.builds(
    casus,
    wet=st.sampled_from(["jeugd", "wmo", "participatie", "breed"]),
    gebied=st.sampled_from(list(GEBIEDEN)),
    leeftijd=st.sampled_from(list(LEEFTIJDEN)),
    huishouden=st.sampled_from(["eenpersoons", "zonder_kinderen", "met_kinderen", "alle"]),
    periode=st.sampled_from(["2023-K2", "2023", "2022-2023", "2021-2024"]),
    is_veiligheid=st.booleans(),
)


def omvat(leeftijd: str, andere: str) -> bool:
    low, high = LEEFTIJDEN[leeftijd]
    other_low, other_high = LEEFTIJDEN[andere]
    return other_low <= low and (other_high is None or (high is not None and high <= other_high))


def van_tot(periode: str) -> tuple[float, float]:
    if "-K" in periode:
        return int(periode[:4]) + (int(periode[-1]) - 1) / 4, int(periode[:4]) + int(periode[-1]) / 4
    return int(periode[:4]), int(periode[-4:]) + 1


def telling(b: Bevolking, c: Casus, gebied: str, leeftijd: str, huishouden: str, periode: str) -> int:
    """Count as the published rules say, in a loop over years; 0 where it is not known or not allowed."""
    quarter = "K" in periode
    if quarter and gebied[:2] in ("WK", "BU"):
        return 0
    found = b.aantal(
        gebied,
        c.wet,
        leeftijd,
        huishouden,
        range(int(periode[:4]), int(periode[-4:].split("-")[0]) + 1) if not quarter else [int(periode[:4])],
    )
    return math.floor((found or 0) / (2 if quarter else 1))


def verlies(b: Bevolking, c: Casus, gebied: str, leeftijd: str, huishouden: str, periode: str) -> float:
    def width(age: str) -> int:
        low, high = LEEFTIJDEN[age]
        return (84 if high is None else high) - low + 1

    def inside(code: str) -> float:
        parts = {"PV20": ["GM0001"], "PV21": ["GM0002"], "NL01": ["GM0001", "GM0002"]}.get(code, [code])
        return sum(b.inwoners.get(p, {}).get(2022, 0.0) for p in parts)

    path = [c.gebied, *(KLEIN | GROOT)[c.gebied]]
    first = next((inside(p) for p in path if inside(p)), 1.0)
    share = {"eenpersoons": 0.19, "zonder_kinderen": 0.28, "met_kinderen": 0.53, "alle": 1.0}
    spans = [b - a for a, b in (van_tot(periode), van_tot(c.periode))]
    return (
        max(0.0, math.log2((inside(gebied) or first) / first))
        + math.log2(width(leeftijd) / width(c.leeftijd))
        + math.log2(share[huishouden] / share[c.huishouden])
        + math.log2(spans[0] / spans[1])
    )


@settings(max_examples=150, deadline=None)
@given(bevolkingen(), gevallen, st.integers(5, 60))
def test_it_reaches_k_or_is_not_shown_and_nothing_cheaper_does(b: Bevolking, c: Casus, k: int) -> None:
    limits = Drempels(kleinste_groep=k, kleinste_groep_jeugd=max(k, 10))
    v = veralgemeen(b, c, limits)
    limit = drempel_van(c, limits)
    areas = [c.gebied, *(KLEIN | GROOT)[c.gebied]]
    periods = {c.periode, c.periode[:4] if "K" in c.periode else c.periode}
    if c.periode != "2021-2024":
        periods.add("2021-2023")
    allowed = [
        combination
        for combination in product(areas, LEEFTIJDEN, {c.huishouden, "alle"}, periods)
        if omvat(c.leeftijd, combination[1])
    ]
    enough = [a for a in allowed if telling(b, c, *a) >= limit]
    assert v.is_toonbaar == bool(enough)
    if v.is_toonbaar:
        assert toon(v) in enough and v.k == telling(b, c, *toon(v))
        assert verlies(b, c, *toon(v)) == pytest.approx(min(verlies(b, c, *a) for a in enough), abs=1e-6)


@settings(max_examples=100, deadline=None)
@given(bevolkingen(), gevallen, st.integers(5, 60), st.integers(5, 60))
def test_never_more_precise_than_asked_nor_with_a_higher_threshold(b: Bevolking, c: Casus, k: int, other: int) -> None:
    low, high = (
        veralgemeen(b, c, Drempels(kleinste_groep=n, kleinste_groep_jeugd=max(n, 10))) for n in sorted((k, other))
    )
    for v in (low, high):
        assert v.gebied in (c.gebied, *(KLEIN | GROOT)[c.gebied]) and omvat(c.leeftijd, v.leeftijd)
        assert v.huishouden in (c.huishouden, "alle")
        assert van_tot(v.periode)[0] <= van_tot(c.periode)[0] and van_tot(v.periode)[1] >= van_tot(c.periode)[1]
    assert low.is_toonbaar or not high.is_toonbaar
    if high.is_toonbaar:
        assert verlies(b, c, *toon(high)) >= verlies(b, c, *toon(low)) - 1e-6


def test_almere_counted_another_way(opslag: Path, projectmap: Path) -> None:
    """The same answer from the snapshot itself, in a data frame, without a line of the tool."""
    snapshot = projectmap / "data" / "open" / "kwb" / "kerncijfers.parquet"
    with duckdb.connect() as con:
        rows = con.execute(f"select jaar, gebied_code, maat, waarde from '{snapshot}'").df()
    table = rows[rows.jaar == 2024].pivot(index="gebied_code", columns="maat", values="waarde")
    wijken = table[table.index.str.startswith("WK")]
    young = wijken.k_0Tot15Jaar * 3 / 15 + wijken.k_15Tot25Jaar * 3 / 10
    minors = wijken.k_0Tot15Jaar + wijken.k_15Tot25Jaar * 3 / 10
    share = 0.5 * young / (minors + 0.1 * wijken.k_15Tot25Jaar * 5 / 10)
    expected = ((wijken.JongerenMetJeugdzorgInNatura - 2) * share).dropna()
    with verbind(opslag) as con:
        b = lees_bevolking(con)
    counted = {code: b.aantal(code, "jeugd", "12-17", "alle", [2024]) for code in expected.index}
    assert len(counted) > 40 and counted == {code: int(value) for code, value in expected.items()}
    shown = {
        code: veralgemeen(b, casus(gebied=code, periode="2024"), Drempels()).is_veranderd for code in expected.index
    }
    assert shown == {code: value < 10 for code, value in expected.items()}
    assert set(shown.values()) == {True, False}


def test_two_thousand_cases_of_anywhere_in_the_country(opslag: Path) -> None:
    with verbind(opslag) as con:
        b = lees_bevolking(con)
    codes = sorted(b.gebieden)
    bands = list(LEEFTIJDEN)
    laws = ("jeugd", "wmo", "participatie", "breed")
    homes = ("eenpersoons", "zonder_kinderen", "met_kinderen", "alle")
    for i in range(2000):
        case = casus(
            gebied=codes[i * 7 % len(codes)],
            leeftijd=bands[i % len(bands)],
            wet=laws[i // 3 % 4],
            huishouden=homes[i // 5 % 4],
            periode=("2024-K1", "2023", "2020-2022")[i % 3],
        )
        v = veralgemeen(b, case, Drempels())
        assert v.is_toonbaar and v.k is not None and v.k >= drempel_van(case, Drempels())


@pytest.mark.parametrize("field", ["kleinste_groep", "kleinste_groep_jeugd", "kleinste_aantal_casussen"])
def test_a_threshold_can_be_raised_and_not_lowered(tmp_path: Path, field: str) -> None:
    from sociaal_domein.instellingen import lees_instellingen

    least = Drempels.model_fields[field].default
    file = tmp_path / "sociaal-domein.toml"
    file.write_text(f'gemeente = "Leusden"\n[drempels]\n{field} = {least + 1}\n', encoding="utf-8")
    assert getattr(lees_instellingen(tmp_path).drempels, field) == least + 1
    file.write_text(f'gemeente = "Leusden"\n[drempels]\n{field} = {least - 1}\n', encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match=f"{least} of meer") as caught:
        lees_instellingen(tmp_path)
    assert f"veld drempels › {field}" in str(caught.value.waar)
