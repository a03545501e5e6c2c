"""Waiting times in the ggz: aggregates only, nothing below three locations, a stop is no waiting time."""

from __future__ import annotations

import statistics
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from scipy.stats import binom

from sociaal_domein.bronnen import ggz_wachttijden, lees_bron
from sociaal_domein.fouten import SociaalDomeinFout

KOP = (
    "Uniek_zorgaanbiederID,Type_aanbieder,Naam_zorgaanbieder,Vestigingslocatie,Plaatsnaam,Gemeentecodes,Circuit,"
    "Peildatum,Aanmeldwachttijd_letterlijk,Aanmeldwachttijd,Behandelwachttijd_letterlijk,Behandelwachttijd"
)
LIJST = (
    "jaar,gm_code,gm_naam,prv_code\n2015,GM9998,Voorbeeldgemeente,\n2018,GM9998,Voorbeeldgemeente,24\n"
    "2018,GM9997,Voorbeeldstad,24\n"
)
LANDELIJK = (
    "Circuit;Aanmeldwachttijd;Totale wachttijd\nVoorbeeldstoornissen;5;9\n"
    "Andere stoornissen;< 25 locaties;< 25 locaties\n"
)
NAMEN = "locaties locaties_met_stop locaties_met_tijd mediaan onder boven p10 p90 boven_norm reden".split()


def rij(aanbieder: str, intake: str, behandeling: str = "-", **anders: str) -> str:
    fields = {
        "type": "Instelling",
        "plek": "Hoofdgebouw",
        "gemeente": "9998",
        "circuit": "Jeugd",
        "dag": "2018-03-07 00:00:00",
        "tekst": "",
    } | anders
    where = f"{fields['type']},Voorbeeldaanbieder,{fields['plek']},Voorbeeldplaats,{fields['gemeente']}"
    return f"{aanbieder},{where},{fields['circuit']},{fields['dag']},{fields['tekst']},{intake},,{behandeling}"


def schrijf(map: Path, rijen: list[str], landelijk: str = LANDELIJK) -> Path:
    (map / "nza_ggz_2018_per_locatie.csv").write_text("\n".join([KOP, *rijen]) + "\n", encoding="utf-8")
    (map / "nza_ggz_2018_gewogen_landelijk.csv").write_text(landelijk, encoding="utf-8")
    (map / "gemeenten_per_jaar_2010_2018.csv").write_text(LIJST, encoding="utf-8")
    return map


def cellen(map: Path) -> dict[tuple[str, str, str], dict[str, object]]:
    rows = ggz_wachttijden.lees(map).tabellen["gebieden"].rijen
    return {(str(r[1]), str(r[3]), str(r[4])): dict(zip(NAMEN, r[6:], strict=True)) for r in rows}


def test_first_the_median_per_location_then_over_locations(tmp_path):
    rows = [
        rij("1", "2"),
        rij("1", "4"),
        rij("1", "30"),
        rij("2", "6.5", "3"),
        rij("3", "10", "12"),
        rij("3", "12", "14"),
    ]
    cell = cellen(schrijf(tmp_path, rows))["GM9998", "jeugd", "intake"]
    assert (cell["locaties"], cell["locaties_met_tijd"]) == (3, 3)
    assert cell["mediaan"] == statistics.median([4, 6.5, 11])
    assert cell["boven_norm"] == 2  # 4 weeks is not above 4


def test_below_three_locations_nothing_is_stored(tmp_path):
    rows = [rij("1", "2"), rij("2", "9"), rij("3", "5", gemeente="9997")]
    cells = cellen(schrijf(tmp_path, rows))
    for area in ("GM9998", "GM9997"):
        assert cells[area, "jeugd", "intake"] == dict.fromkeys(NAMEN) | {"reden": "onderdrukt"}
    assert cells["PV24", "jeugd", "intake"]["mediaan"] == 5
    assert cells["NL01", "jeugd", "intake"]["mediaan"] == 5


def test_three_locations_of_which_one_gives_a_time_show_no_time(tmp_path):
    rows = [rij("1", "2", "8"), rij("2", "9"), rij("3", "5")]
    cells = cellen(schrijf(tmp_path, rows))
    cell = cells["GM9998", "jeugd", "behandeling"]
    assert (cell["locaties"], cell["locaties_met_tijd"], cell["mediaan"]) == (3, None, None)
    assert (cell["boven_norm"], cell["reden"]) == (None, "onderdrukt")
    schrijf(tmp_path, [row.replace(",8", ",-") for row in rows])
    assert cellen(tmp_path)["GM9998", "jeugd", "behandeling"]["reden"] == "ontbreekt"


def test_all_places_of_one_practice_in_a_municipality_are_one(tmp_path):
    rows = [rij("1", str(i), type="Vrijgevestigde", plek=f"Straat {i}") for i in range(5)]
    assert cellen(schrijf(tmp_path, rows))["GM9998", "jeugd", "intake"]["reden"] == "onderdrukt"
    rows = [rij("1", str(i), plek=f"Gebouw {i}") for i in range(5)]
    assert cellen(schrijf(tmp_path, rows))["GM9998", "jeugd", "intake"]["locaties"] == 5


def test_a_stop_is_counted_and_is_no_waiting_time(tmp_path):
    rows = [rij("1", "Stop", "Stop"), rij("1", "6"), rij("2", "Stop", "Stop"), rij("3", "4"), rij("4", "2")]
    cell = cellen(schrijf(tmp_path, rows))["GM9998", "jeugd", "intake"]
    assert (cell["locaties"], cell["locaties_met_stop"], cell["locaties_met_tijd"], cell["mediaan"]) == (4, 2, 3, 4)


@pytest.mark.parametrize("text", ["-", "", "Onbekend", "N.v.t."])
def test_no_answer_is_no_zero(tmp_path, text):
    rows = [rij("1", text), rij("2", "6"), rij("3", "4"), rij("4", "2")]
    cell = cellen(schrijf(tmp_path, rows))["GM9998", "jeugd", "intake"]
    assert (cell["locaties"], cell["locaties_met_tijd"], cell["mediaan"]) == (4, 3, 4)


@pytest.mark.parametrize(
    ("text", "weeks"),
    [("0 weken", 0), ("Geen wachttijd", 0), ("geen", 0), ("1 week", 1), ("Minder dan 1 week", 1), ("10 weken", 1)],
)
def test_no_waiting_stands_in_the_file_as_one_week(tmp_path, text, weeks):
    rows = [rij(str(i), "1", tekst=text) for i in range(3)]
    assert cellen(schrijf(tmp_path, rows))["GM9998", "jeugd", "intake"]["mediaan"] == weeks


def test_spread_and_interval_only_from_ten_locations(tmp_path):
    weeks = [1, 2, 3, 5, 8, 13, 21, 34, 40, 52]
    cell = cellen(schrijf(tmp_path, [rij(str(i), str(w)) for i, w in enumerate(weeks)]))["GM9998", "jeugd", "intake"]
    series = pd.Series(weeks)
    assert cell["mediaan"] == series.median()
    assert cell["p10"] == pytest.approx(series.quantile(0.1), abs=1e-12)
    assert cell["p90"] == pytest.approx(series.quantile(0.9), abs=1e-12)
    assert (cell["onder"], cell["boven"]) == (2, 40)  # ranks 2 and 9
    few = cellen(schrijf(tmp_path, [rij(str(i), str(w)) for i, w in enumerate(weeks[:9])]))["GM9998", "jeugd", "intake"]
    assert (few["mediaan"], few["p10"], few["p90"], few["onder"], few["boven"]) == (8, None, None, None, None)


@pytest.mark.parametrize("n", [10, 11, 17, 25, 50, 132, 747, 1326])
def test_the_rank_is_the_one_of_scipy(n):
    rank = ggz_wachttijden.rang(n)
    assert binom.cdf(rank - 1, n, 0.5) <= 0.025 < binom.cdf(rank, n, 0.5)


def test_unknown_place_and_unknown_circuit_are_set_aside(tmp_path):
    rows = [rij("1", "2"), rij("2", "3", gemeente="Onbekend"), rij("3", "4", circuit="Onbekend")]
    table = ggz_wachttijden.lees(schrijf(tmp_path, rows)).tabellen["gebieden"]
    assert (table.bronrijen, table.geladen) == (3, 1)
    assert table.redenen == {"onbekende_plaats": 1, "onbekend_circuit": 1}


def test_too_few_locations_nationally_has_a_reason(tmp_path):
    rows = ggz_wachttijden.lees(schrijf(tmp_path, [rij("1", "2")])).tabellen["landelijk"].rijen
    assert rows == [(2018, "Voorbeeldstoornissen", 5, 9, None), (2018, "Andere stoornissen", None, None, "te_klein")]


@pytest.mark.parametrize(
    ("row", "where"),
    [
        (rij("1", "veel"), "regel 3, veld Aanmeldwachttijd"),
        (rij("1", '"2,5"'), "regel 3, veld Aanmeldwachttijd"),
        (rij("1", "2", "stop"), "regel 3, veld Behandelwachttijd"),
        (rij("1", "-3"), "regel 3, veld Aanmeldwachttijd"),
        (rij("1", "2", gemeente="GM9998"), "regel 3, veld Gemeentecodes"),
        (rij("1", "2", gemeente="9996"), "regel 3, veld Gemeentecodes"),
        (rij("1", "2", circuit="Kinderen"), "regel 3, veld Circuit"),
        (rij("1", "2", dag="7-3-2018"), "regel 3, veld Peildatum"),
        (rij("1", "2", dag="2019-03-07"), "regel 3, veld Peildatum"),
        (rij("1", "2") + ",5", "regel 3"),
    ],
)
def test_a_damaged_file_names_line_and_field(tmp_path, row, where):
    with pytest.raises(SociaalDomeinFout) as caught:
        ggz_wachttijden.lees(schrijf(tmp_path, [rij("9", "4"), row]))
    assert where in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [("5;9", "5;9,5", "regel 2, veld Totale wachttijd"), ("< 25 locaties;", "4;", "regel 3, veld Aanmeldwachttijd")],
)
def test_a_damaged_national_file_names_line_and_field(tmp_path, old, new, where):
    with pytest.raises(SociaalDomeinFout) as caught:
        ggz_wachttijden.lees(schrijf(tmp_path, [rij("1", "2")], LANDELIJK.replace(old, new, 1)))
    assert where in str(caught.value)


def test_no_name_and_no_place_of_a_provider_is_written(tmp_path):
    rows = [rij(f"70000{i}", str(i)) for i in range(12)]
    lees_bron("ggz_wachttijden", schrijf(tmp_path, rows), tmp_path / "naar", opgehaald=date(2026, 1, 2))
    for path in (tmp_path / "naar" / "ggz_wachttijden").iterdir():
        content = path.read_bytes()
        assert not [
            word for word in (b"Voorbeeldaanbieder", b"Voorbeeldplaats", b"Hoofdgebouw", b"70000") if word in content
        ]


def test_reading_twice_gives_the_same_bytes(tmp_path):
    schrijf(tmp_path, [rij(str(i), str(i % 7), gemeente="9998" if i % 2 else "9997") for i in range(25)])
    for folder in ("een", "twee"):
        lees_bron("ggz_wachttijden", tmp_path, tmp_path / folder, opgehaald=date(2026, 1, 2))
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / f / "ggz_wachttijden").iterdir()} for f in ("een", "twee")
    )
    assert first == second


def test_the_snapshot_holds_nothing_about_fewer_than_three_locations(vraag):
    (row,) = vraag(
        """
        select count(*), min(locaties), min(locaties_met_tijd),
            min(locaties_met_tijd) filter (where p10_weken is not null or mediaan_onder is not null),
            count(*) filter (where locaties is null and (reden <> 'onderdrukt' or mediaan_weken is not null
                or locaties_met_stop is not null or locaties_boven_norm is not null))
        from '{ggz_wachttijden}/gebieden.parquet'
        """
    )
    assert row[1:] == (3, 3, 10, 0)
    assert row[0] > 1000


def test_the_snapshot_knows_areas_by_code_only(vraag):
    for table in ("gebieden", "landelijk"):
        columns = {r[0] for r in vraag(f"describe select * from '{{ggz_wachttijden}}/{table}.parquet'")}
        assert not [c for c in columns if any(word in c for word in ("naam", "aanbieder", "plaats", "vestiging"))]
    odd = vraag("select gebied_code from '{ggz_wachttijden}/gebieden.parquet' where length(gebied_code) > 6")
    assert odd == []
