"""Wide enough, and no wider: exact small places, and what must hold for any population."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from sociaal_domein.casuistiek.vrijgeven import met_vrijgave
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels
from sociaal_domein.privacy.bevolking import Bevolking, lees_bevolking
from sociaal_domein.privacy.herleidbaar import (
    drempel_van,
    mag_naar_buiten,
    veralgemeen,
    veralgemeend,
)
from sociaal_domein.register.casussen import Casus, Veto
from tests.privacy.gevallen import casus, toon

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
        # Everybody of that age does: the same as without the household.
        ("GM0001", "jeugd", "0-11", "met_kinderen", [2024], int(50 * 0.5 * 120 / 185)),
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


def test_what_is_wide_enough_stays(proefland: Bevolking) -> None:
    v = veralgemeen(proefland, casus(leeftijd="0-11"), Drempels())
    assert toon(v) == ("GM0001", "0-11", "alle", "2024")
    assert (v.k, v.k_was, v.drempel, v.is_veranderd, v.is_toonbaar) == (16, 16, 10, False, True)
    assert v.regel == (
        "In de gemeente Proefstad gaat het, voorzichtig geteld, om 16 mensen van 0 tot en met 11 jaar met jeugdhulp "
        "(2024). "
        "Dat is genoeg: 10 of meer."
    )


def test_the_smallest_loss_goes_first(proefland: Bevolking) -> None:
    # 12-17 is 8. Other ages along: log2(18/6) = 1.58 bits. The region: log2(1500/1000) = 0.58 bits, and that will do.
    v = veralgemeen(proefland, casus(), Drempels())
    assert toon(v) == ("JZ01", "12-17", "alle", "2024")
    assert (v.k, v.k_was, v.is_veranderd) == (10, 8, True)
    assert v.regel == (
        "In de gemeente Proefstad gaat het, voorzichtig geteld, om 8 mensen van 12 tot en met 17 jaar met jeugdhulp "
        "(2024). "
        "Dat is minder dan 10. Daarom tonen wij: jeugdregio Proef, 12 tot en met 17 jaar, 2024. "
        "Dat zijn er, voorzichtig geteld, ten minste 10."
    )


def test_no_wider_than_the_municipality_that_tells_it(proefland: Bevolking) -> None:
    """A reader knows where an own case comes from: a wider area hides nobody, so other ages come along."""
    v = veralgemeen(proefland, casus(), Drempels(), "GM0001")
    assert toon(v) == ("GM0001", "0-17", "alle", "2024") and v.k == int(50 * 0.5 * 180 / 185)
    wide = veralgemeen(proefland, casus(gebied="NL01"), Drempels(), "GM0001")
    assert (toon(wide)[0], wide.k_was) == ("NL01", 8) and "in uw gemeente" in wide.regel
    assert not veralgemeen(proefland, casus(gebied="NL01"), Drempels(kleinste_groep_jeugd=100), "GM0001").is_toonbaar
    # A case about another place is counted there.
    assert toon(veralgemeen(proefland, casus(), Drempels(), "GM0002"))[0] == "JZ01"


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
