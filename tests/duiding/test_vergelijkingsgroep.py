"""Peers: who they are, what they are called, and where they lie."""

from __future__ import annotations

import numpy as np
import pytest

from sociaal_domein.domein import Domein
from sociaal_domein.duiding.vergelijkingsgroep import KLEINSTE_GROEP, Band, Vergelijkingsgroep, band, kies_groep

NAMEN = {
    "Almere": ("sterk stedelijke gemeenten met 150.000 tot 250.000 inwoners", 9),
    "Leusden": ("matig stedelijke gemeenten met 20.000 tot 50.000 inwoners", 45),
    "Eemsdelta": ("weinig stedelijke gemeenten met 20.000 tot 50.000 inwoners", 72),
    "Groningen": ("gemeenten met 150.000 tot 250.000 inwoners", 13),  # too few that are as urban
    "Westerveld": ("gemeenten met 10.000 tot 20.000 inwoners", 54),
    "Amsterdam": ("gemeenten met 150.000 inwoners of meer", 17),  # four of its size: the class below is added
    "Rotterdam": ("gemeenten met 150.000 inwoners of meer", 17),
    "Schiermonnikoog": ("gemeenten met minder dan 10.000 inwoners", 10),  # five of its size
    "Renswoude": ("gemeenten met minder dan 20.000 inwoners", 65),  # class two of eight: both neighbours are added
}


@pytest.mark.parametrize("naam", NAMEN)
def test_the_group_has_a_name_a_reader_can_check(domein: Domein, naam: str):
    place = domein.gemeente(naam)
    group = place.vergelijkingsgroep
    assert (group.naam, len(group.codes)) == NAMEN[naam]
    assert not group.eigen_keuze and place.code not in group.codes


LIJKT_IN = {
    "Almere": "grootte_en_stedelijkheid",
    "Groningen": "grootte",
    "Westerveld": "grootte",
    "Amsterdam": "ongeveer_grootte",
    "Schiermonnikoog": "ongeveer_grootte",
}


@pytest.mark.parametrize("naam", LIJKT_IN)
def test_the_group_knows_in_what_its_members_look_alike(domein: Domein, naam: str):
    group = domein.gemeente(naam).vergelijkingsgroep
    assert group.lijkt_in == LIJKT_IN[naam]
    rows = domein.con.execute(
        "select count(distinct grootteklasse), count(distinct stedelijkheid) from kern_gemeente "
        "where gemeente_code in (select unnest(?))",
        [list(group.codes)],
    ).fetchall()
    sizes, urban = rows[0]
    assert (sizes == 1) == (group.lijkt_in != "ongeveer_grootte")
    assert (urban == 1) == (group.lijkt_in == "grootte_en_stedelijkheid")


def test_the_members_have_the_properties_in_the_name(domein: Domein):
    codes = domein.gemeente("Almere").vergelijkingsgroep.codes
    rows = domein.con.execute(
        "select distinct grootteklasse, stedelijkheid from kern_gemeente where gemeente_code in (select unnest(?))",
        [list(codes)],
    ).fetchall()
    assert rows == [("150.000 tot 250.000 inwoners", "sterk stedelijk")]


def test_each_of_the_342_has_enough_peers_and_is_not_its_own(domein: Domein):
    names = set()
    for code in domein.gemeentenamen:
        group = kies_groep(domein.con, code)
        assert len(group.codes) >= KLEINSTE_GROEP == 8, code
        assert code not in group.codes and len(set(group.codes)) == len(group.codes)
        assert set(group.codes) <= set(domein.gemeentenamen)
        names.add(group.naam)
    assert len(domein.gemeentenamen) == 342 and all(n[0].islower() and "  " not in n for n in names)


def test_the_users_own_list_goes_first_without_the_municipality_itself_or_doubles(domein: Domein):
    group = kies_groep(domein.con, "GM0034", ["GM0363", "GM0034", "GM0599", "GM0363"])
    assert group == Vergelijkingsgroep("de gemeenten die u koos", ("GM0363", "GM0599"), True)


@pytest.mark.parametrize("naam", ["Almere", "Leusden", "Amsterdam", "Schiermonnikoog", "Eemsdelta"])
@pytest.mark.parametrize(
    ("indicator", "jaar", "reeks"),
    [
        ("jeugd_lasten_per_inwoner", 2023, "jaarrekening"),
        ("wmo_lasten_per_inwoner", 2025, "begroting"),
        ("lasten_rekening_naast_begroting", 2024, "participatie"),
    ],
)
def test_the_band_is_that_of_numpy(domein: Domein, naam: str, indicator: str, jaar: int, reeks: str):
    place = domein.gemeente(naam)
    values = [
        c.waarde
        for code in place.vergelijkingsgroep.codes
        for c in domein.gemeente(code).cijfers(indicator)
        if (c.jaar, c.reeks, c.niveau) == (jaar, reeks, "gemeente") and c.waarde is not None
    ]
    found = band(domein.con, indicator, jaar, reeks, place.vergelijkingsgroep)
    assert found is not None and found.n == len(values) >= 8
    expected = np.percentile(values, [10, 50, 90])
    assert (found.p10, found.p50, found.p90) == pytest.approx(tuple(expected), rel=1e-12)
    assert (found.jaar, found.reeks, found.groep) == (jaar, reeks, place.vergelijkingsgroep)


def test_a_peer_that_did_not_deliver_is_not_counted_as_zero(domein: Domein):
    """Four gave no budget for 2025, and five booked their Wmo elsewhere."""
    codes = tuple(domein.gemeentenamen)
    found = band(domein.con, "wmo_lasten_per_inwoner", 2025, "begroting", Vergelijkingsgroep("alle", codes))
    assert found is not None and found.n == 342 - 4 - 5 and found.p10 > 0


def test_fewer_than_eight_peers_with_a_figure_make_no_band(domein: Domein):
    codes = tuple(domein.gemeentenamen)
    seven, eight = (Vergelijkingsgroep("een paar", codes[:n]) for n in (7, 8))
    assert band(domein.con, "wmo_lasten_per_inwoner", 2023, "begroting", seven) is None
    assert band(domein.con, "wmo_lasten_per_inwoner", 2023, "begroting", eight) is not None
    assert band(domein.con, "wmo_lasten_per_inwoner", 1999, "begroting", eight) is None
    assert band(domein.con, "jeugd_jeugdhulp_per_1000_jongeren", 2023, "alle", Vergelijkingsgroep("x", codes)) is None


@pytest.mark.parametrize(
    ("waarde", "plaats"), [(9.99, "onder"), (10.0, "binnen"), (15, "binnen"), (20.0, "binnen"), (20.01, "boven")]
)
def test_on_the_edge_is_inside(waarde: float, plaats: str):
    edge = Band(10.0, 15.0, 20.0, 8, 2024, "alle", Vergelijkingsgroep("x", ()))
    assert edge.plaats(waarde) == plaats
