"""Wide enough, and no wider: exact small places, and what must hold for any population."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociaal_domein.casuistiek.vrijgeven import met_vrijgave
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels
from sociaal_domein.motor.opslag import verbind
from sociaal_domein.privacy.bevolking import Bevolking, Gebied, lees_bevolking
from sociaal_domein.privacy.herleidbaar import (
    Veralgemening,
    drempel_van,
    mag_naar_buiten,
    veralgemeen,
    veralgemeend,
)
from sociaal_domein.register.casussen import LEEFTIJDEN, Casus, Veto

EIGEN = {
    "id": "verzonnen_verhaal",
    "naam": "Een verzonnen verhaal",
    "wet": "jeugd",
    "periode": "2024",
    "gebied": "GM0001",
    "leeftijd": "12-17",
    "wat_gebeurde": "Dit is verzonnen.",
    "wat_nodig": "Niets.",
    "waarden": [{"waarde": "tijdigheid", "oordeel": "onder_druk"}],
    "les": "Geen.",
    "toestemming": {"wie": "ouder", "hoe": "mondeling", "wanneer": "2024"},
    "bewaren_tot": "2027-12-31",
}

TABELLEN = """
create table kern_gebied as select * from (values
    ('NL01', 'Nederland', 'land', null, null, 'actueel'),
    ('PV20', 'Proefprovincie', 'provincie', null, null, 'actueel'),
    ('JZ01', 'jeugdregio Proef', 'regio', null, null, 'actueel'),
    ('GM0001', 'Proefstad', 'gemeente', 'GM0001', null, 'actueel'),
    ('GM0002', 'Proefdorp', 'gemeente', 'GM0002', null, 'actueel'),
    ('GM0003', 'Oudeplaats', 'gemeente', 'GM0001', null, 'opgegaan'),
    ('WK000101', 'Noord', 'wijk', 'GM0001', 'WK000101', 'actueel'),
    ('WK000102', 'Wijk 02 Zuid', 'wijk', 'GM0001', 'WK000102', 'actueel'),
    ('BU00010101', null, 'buurt', 'GM0001', 'WK000101', 'actueel'),
    ('BU00010199', null, 'buurt', 'GM0001', 'WK000101', 'oude_indeling')
) as t (gebied_code, naam, niveau, gemeente_code_nu, wijk_code, status);
create table kern_gemeente as select * from (values ('GM0001', 'PV20'), ('GM0002', 'PV20'))
    as t (gemeente_code, provincie_code);
create table kern_regio as select * from (values ('GM0001', 'jeugdregio', 'JZ01'), ('GM0002', 'jeugdregio', 'JZ01'))
    as t (gemeente_code, soort, regio_code);
create table kern_breuk as select * from (values ('indeling', 'WK000101', 2022), ('wlz', null, 2021))
    as t (onderwerp, gebied_code, jaar);
create table kern_inwoners as select * from (values
    ('GM0001', 2024, 1000.0), ('GM0002', 2024, 500.0), ('GM0003', 2015, 90.0),
    ('WK000101', 2021, 900.0), ('WK000101', 2024, 200.0), ('BU00010101', 2024, 50.0), ('BU00010199', 2019, 40.0)
) as t (gebied_code, jaar, inwoners);
create table kern_leeftijd as
select gebied_code, jaar, van_leeftijd, tot_leeftijd, cast(inwoners as double) as inwoners from (values
    ('GM0001', 2024, 0, 14, 150), ('GM0001', 2024, 15, 24, 100), ('GM0001', 2024, 25, 44, 250),
    ('GM0001', 2024, 45, 64, 300), ('GM0001', 2024, 65, 99, 200),
    ('WK000101', 2024, 0, 14, 30), ('WK000101', 2024, 15, 24, 20), ('WK000101', 2024, 25, 44, 50),
    ('WK000101', 2024, 45, 64, 60), ('WK000101', 2024, 65, 99, 40),
    ('BU00010101', 2024, 0, 14, 10), ('BU00010101', 2024, 15, 24, 10), ('BU00010101', 2024, 25, 44, null),
    ('BU00010101', 2024, 45, 64, 10), ('BU00010101', 2024, 65, 99, 10)
) as t (gebied_code, jaar, van_leeftijd, tot_leeftijd, inwoners);
create table kern_huishoudens as select * from (values
    ('GM0001', 2024, 500.0, 200.0, 150.0), ('WK000101', 2024, 100.0, 40.0, 30.0)
) as t (gebied_code, jaar, huishoudens, eenpersoons, met_kinderen);
create table kern_gebruik as select * from (values
    ('GM0001', 2023, 'jeugdhulp', 60.0), ('GM0001', 2024, 'jeugdhulp', 52.0), ('GM0001', 2025, 'jeugdhulp', null),
    ('GM0001', 2024, 'wmo', 80.0), ('GM0001', 2024, 'bijstand', 42.0),
    ('WK000101', 2021, 'jeugdhulp', 50.0), ('WK000101', 2023, 'jeugdhulp', 20.0), ('WK000101', 2024, 'jeugdhulp', 5.0),
    ('WK000101', 2024, 'wmo', null)
) as t (gebied_code, jaar, voorziening, aantal);
create table kern_zorggebruik as select * from (values
    ('GM0001', 2024, 'jeugdhulp', 999.0), ('GM0001', 2022, 'wlz', 12.0)
) as t (gebied_code, jaar, voorziening, aantal);
create table kern_maatstaf as select * from (values
    ('GM0002', 2025, 'jong', 90.0), ('GM0002', 2025, 'inwo', 510.0), ('GM0002', 2025, 'ephh', 102.0),
    ('GM0002', 2025, 'bo3_nw', 12.0), ('GM0001', 2025, 'jong', 1.0), ('GM0001', 2025, 'inwo', 1000.0)
) as t (gemeente_code, jaar, maatstaf, volume);
"""


def casus(**velden: Any) -> Casus:
    return Casus.model_validate(EIGEN | velden)


@pytest.fixture(scope="module")
def proefland() -> Iterator[Bevolking]:
    with duckdb.connect() as con:
        con.execute(TABELLEN)
        yield lees_bevolking(con)


@pytest.mark.parametrize(
    ("gebied", "wet", "leeftijd", "huishouden", "jaren", "aantal"),
    [
        # 52 users in 2024, 2 off for the rounding; the figure of 2025 does not exist, so that of 2024 goes on.
        ("GM0001", "jeugd", "alle", "alle", [2024], 50),
        ("GM0001", "jeugd", "alle", "alle", [2025], 50),
        ("GM0001", "jeugd", "alle", "alle", [2023], 58),
        ("GM0001", "jeugd", "alle", "alle", [2023, 2024], 58),
        ("GM0001", "jeugd", "alle", "alle", [2010], 58),
        # Nobody is told apart by "0-26": all of youth care is.
        ("GM0001", "jeugd", "0-26", "alle", [2024], 50),
        # 0-11: 12/15 of 150 = 120. All: 150 + 3/10 of 100 = 180, and 18-22 for a tenth: 5/10 of 100 × 0.1 = 5.
        ("GM0001", "jeugd", "0-11", "alle", [2024], int(50 * 0.5 * 120 / 185)),
        ("GM0001", "jeugd", "12-17", "alle", [2024], int(50 * 0.5 * 60 / 185)),
        # Ages of CBS go before the two groups of the gemeentefonds, also where those are newer.
        ("GM0001", "jeugd", "12-17", "alle", [2025], int(50 * 0.5 * 60 / 185)),
        ("GM0001", "jeugd", "18-26", "alle", [2024], int(50 * 0.5 * 5 / 185)),
        ("GM0001", "jeugd", "67+", "alle", [2024], 0),
        # People in households with children: 2 × 150, 2 off, of 1000.
        ("GM0001", "jeugd", "alle", "met_kinderen", [2024], int(50 * 0.5 * 298 / 1000)),
        ("GM0001", "jeugd", "0-11", "met_kinderen", [2024], int(50 * 0.5 * 120 / 185 * 0.5 * 298 / 1000)),
        ("GM0001", "jeugd", "0-11", "eenpersoons", [2024], 0),
        ("GM0001", "jeugd", "alle", "eenpersoons", [2024], int(50 * 0.5 * 5 / 185 * 0.5 * 198 / 1000)),
        ("GM0001", "wmo", "alle", "eenpersoons", [2024], int(78 * 0.5 * 198 / 1000)),
        ("GM0001", "wmo", "alle", "zonder_kinderen", [2024], int(78 * 0.5 * 298 / 1000)),
        # 67+: 18 of 20 years of 200 = 180; the rest of the adults for 0.15: 70 + 250 + 300 + 20 = 640.
        ("GM0001", "wmo", "67+", "alle", [2024], int(78 * 0.5 * 180 / (180 + 0.15 * 640))),
        ("GM0001", "participatie", "27-66", "alle", [2024], int(40 * 0.5 * 545 / (545 + 0.5 * 95))),
        # Several laws: the smallest group that has people of this age.
        ("GM0001", "breed", "alle", "alle", [2024], 40),
        ("GM0001", "breed", "67+", "alle", [2024], int(78 * 0.5 * 180 / (180 + 0.15 * 640))),
        # The wijk had other borders before 2022: its 50 users then were of another place.
        ("WK000101", "jeugd", "alle", "alle", [2021], 18),
        ("WK000101", "jeugd", "alle", "alle", [2024], 3),
        ("WK000101", "wmo", "alle", "alle", [2024], None),
        ("BU00010101", "jeugd", "alle", "alle", [2024], None),
        ("WK000102", "jeugd", "alle", "alle", [2024], None),
        ("BU99999999", "jeugd", "alle", "alle", [2024], None),
        # No count here: half the lowest share of users (Proefstad's, 52 of 1000), of 500 people.
        ("GM0002", "jeugd", "alle", "alle", [2024], 13),
        ("GM0002", "participatie", "alle", "alle", [2024], 10),
        ("GM0002", "participatie", "alle", "eenpersoons", [2024], int(10 * 0.5 * 100 / 500)),
        ("GM0002", "participatie", "alle", "met_kinderen", [2024], None),
        # 12-17 of 0-17 is a third of 90; 18-22 of 18-84 is 5/67 of 420, for a tenth.
        ("GM0002", "jeugd", "12-17", "alle", [2024], int(13 * 0.5 * 30 / (90 + 420 * 0.5 / 67))),
        # Larger areas: the sum of their municipalities.
        ("JZ01", "jeugd", "alle", "alle", [2024], 63),
        ("PV20", "jeugd", "alle", "alle", [2024], 63),
        ("NL01", "participatie", "alle", "met_kinderen", [2024], int(40 * 0.5 * 298 / 1000)),
    ],
)
def test_people_that_it_can_be_about(
    proefland: Bevolking,
    gebied: str,
    wet: str,
    leeftijd: str,
    huishouden: str,
    jaren: list[int],
    aantal: int | None,
) -> None:
    assert proefland.aantal(gebied, wet, leeftijd, huishouden, jaren) == aantal


def test_never_more_users_than_people(proefland: Bevolking) -> None:
    crowded = Bevolking(
        proefland.gebieden, {"GM0001": {2024: 8.0}}, {}, {}, {("GM0001", "wmo"): {2024: 500.0}}, proefland.regios
    )
    assert crowded.aantal("GM0001", "wmo", "alle", "alle", [2024]) == 8


def toon(v: Veralgemening) -> tuple[str, str, str, str]:
    return v.gebied, v.leeftijd, v.huishouden, v.periode


def test_what_is_wide_enough_stays(proefland: Bevolking) -> None:
    v = veralgemeen(proefland, casus(leeftijd="0-11"), Drempels())
    assert toon(v) == ("GM0001", "0-11", "alle", "2024")
    assert (v.k, v.k_was, v.drempel, v.is_veranderd, v.is_toonbaar) == (16, 16, 10, False, True)
    assert v.regel == (
        "In de gemeente Proefstad gaat het naar schatting om 16 mensen van 0 tot en met 11 jaar met jeugdhulp (2024). "
        "Dat is genoeg: 10 of meer."
    )


def test_the_smallest_loss_goes_first(proefland: Bevolking) -> None:
    # 12-17 is 8. Other ages along: log2(18/6) = 1.58 bits. The region: log2(1500/1000) = 0.58 bits, and that will do.
    v = veralgemeen(proefland, casus(), Drempels())
    assert toon(v) == ("JZ01", "12-17", "alle", "2024")
    assert (v.k, v.k_was, v.is_veranderd) == (10, 8, True)
    assert v.regel == (
        "In de gemeente Proefstad gaat het naar schatting om 8 mensen van 12 tot en met 17 jaar met jeugdhulp (2024). "
        "Dat is minder dan 10. Daarom tonen wij: jeugdregio Proef, 12 tot en met 17 jaar, 2024. "
        "Dat zijn er naar schatting 10."
    )


def test_what_is_not_known_is_not_enough(proefland: Bevolking) -> None:
    v = veralgemeen(proefland, casus(gebied="BU00010101", leeftijd="0-26"), Drempels())
    assert v.k_was is None and "Wat wij niet weten, telt niet als genoeg" in v.regel
    assert toon(v) == ("WK000101", "0-26", "alle", "2022-2024")  # 18 users in 2023


def test_a_quarter_is_not_shown_for_a_wijk(proefland: Bevolking) -> None:
    found = [
        veralgemeen(proefland, casus(gebied="WK000101", leeftijd="0-26", periode=p), Drempels())
        for p in ("2023-K2", "2023", "2024-K4")
    ]
    # The whole municipality (5 × as many people) loses less than three years for a quarter (12 × as long).
    assert [toon(v)[::3] for v in found] == [("WK000101", "2023"), ("WK000101", "2023"), ("GM0001", "2024-K4")]
    assert [v.k_was for v in found] == [9, 18, 1]
    assert "om 1 persoon van 0 tot en met 26 jaar" in found[2].regel
    city = veralgemeen(proefland, casus(leeftijd="0-26", periode="2023-K2"), Drempels())
    assert (toon(city)[3], city.k) == ("2023-K2", 29)
    enough = veralgemeen(
        proefland, casus(gebied="WK000101", leeftijd="0-26", wet="participatie", periode="2024-K1"), Drempels()
    )
    assert toon(enough)[0] != "WK000101"


def test_a_buurt_of_an_older_division_does_not_lie_in_the_wijk_of_today(proefland: Bevolking) -> None:
    assert proefland.gebieden["BU00010199"].erboven == ("GM0001", "PV20", "NL01")
    assert proefland.gebieden["BU00010101"].erboven == ("WK000101", "GM0001", "PV20", "NL01")
    assert proefland.gebieden["GM0003"].erboven == ("GM0001", "PV20", "NL01")
    assert proefland.gebieden["NL01"].erboven == ()


def test_names_read_well(proefland: Bevolking) -> None:
    names = {code: area.naam for code, area in proefland.gebieden.items()}
    assert names["WK000101"] == "wijk Noord (Proefstad)" and names["WK000102"] == "Wijk 02 Zuid (Proefstad)"
    assert names["BU00010101"] == "buurt BU00010101 (Proefstad)"
    assert (names["PV20"], names["NL01"]) == ("provincie Proefprovincie", "Nederland")


def test_an_area_without_a_record_of_its_own(proefland: Bevolking) -> None:
    v = veralgemeen(proefland, casus(gebied="BU00010105", leeftijd="0-17"), Drempels())
    assert (v.gebied, v.k_was) == ("GM0001", None)
    region = veralgemeen(proefland, casus(gebied="JZ77", leeftijd="0-17"), Drempels())
    assert (region.gebied, region.k_was) == ("NL01", None) and "Over de regio JZ77 zijn geen cijfers" in region.regel
    for code in ("GM7777", "BU77770101", "PV77"):
        with pytest.raises(SociaalDomeinFout, match=code) as caught:
            veralgemeen(proefland, casus(gebied=code), Drempels())
        assert caught.value.doe


def test_a_case_that_never_reaches_it_is_not_shown(proefland: Bevolking) -> None:
    v = veralgemeen(proefland, casus(), Drempels(kleinste_groep_jeugd=80))
    assert not v.is_toonbaar and "komt niet buiten het team" in v.regel and v.noot.endswith("binnen het team.")
    assert not mag_naar_buiten(casus(), v)


def test_published_and_invented_cases_stay_as_they_are(proefland: Bevolking) -> None:
    source = {"naam": "Ombudsman", "adres": "https://example.org/1"}
    public = casus(gebied="BU00010101", bron=source, toestemming=None, bewaren_tot=None)
    v = veralgemeen(proefland, public, Drempels())
    assert (v.gebied, v.k, v.drempel, v.is_toonbaar, v.is_veranderd) == ("BU00010101", None, None, True, False)
    assert not mag_naar_buiten(public, v) and veralgemeend(public, v) == public  # two roles release it first
    made_up = veralgemeen(proefland, casus(gebied="GM9999"), Drempels())
    assert (made_up.gebied_naam, made_up.is_toonbaar) == ("Voorbeeldgemeente", True) and "verzonnen" in made_up.noot


def test_youth_and_safety_ask_for_more() -> None:
    limits = Drempels(kleinste_groep=6, kleinste_groep_jeugd=12)
    assert drempel_van(casus(wet="wmo", leeftijd="67+"), limits) == 6
    assert drempel_van(casus(wet="wmo", leeftijd="67+", is_veiligheid=True), limits) == 12
    assert drempel_van(casus(wet="jeugd", leeftijd="alle"), limits) == 12
    assert drempel_van(casus(wet="breed", leeftijd="0-26"), limits) == 12
    assert drempel_van(casus(wet="breed", leeftijd="18-26"), limits) == 6
    assert drempel_van(casus(), Drempels(kleinste_groep=30)) == 30


def vrijgegeven(story: Casus) -> Casus:
    """Return the case as two roles released it."""
    for role in ("jeugdconsulent", "privacyfunctionaris"):
        story = met_vrijgave(story, role, date(2026, 1, 2))
    return story


def test_what_leaves_the_team_holds_nothing_of_the_team(proefland: Bevolking) -> None:
    seen = [{"veld": "les", "soort": "voornaam", "kenmerk": "0123456789ab", "rol": "jeugdconsulent"}]
    own = vrijgegeven(casus(leeftijd="12-17", bevestigd=seen))
    v = veralgemeen(proefland, own, Drempels())
    assert mag_naar_buiten(own, v) and not mag_naar_buiten(casus(), v)
    veto = Veto(rol="privacyfunctionaris", reden="te zeldzaam", datum=date(2026, 1, 4))
    assert not mag_naar_buiten(own.model_copy(update={"veto": veto}), v)
    outside = veralgemeend(own, v)
    assert (outside.gebied, outside.periode) == (v.gebied, v.periode)
    assert (outside.toestemming, outside.bewaren_tot, outside.vrijgave, outside.bevestigd) == (None, None, [], [])
    assert outside.wat_gebeurde == own.wat_gebeurde
    # What may be published tells nothing of the narrow group: it is the same for a case that stayed as it was.
    same = veralgemeen(proefland, casus(leeftijd="0-11"), Drempels())
    adult = veralgemeen(proefland, casus(wet="wmo", leeftijd="67+"), Drempels())
    safety = veralgemeen(proefland, casus(wet="wmo", leeftijd="67+", is_veiligheid=True), Drempels())
    assert (v.is_veranderd, same.is_veranderd, adult.drempel, safety.drempel) == (True, False, 5, 10)
    assert v.noot == same.noot == adult.noot == safety.noot


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
