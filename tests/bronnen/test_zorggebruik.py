"""Use of care in Zuid-Holland: counts never meet fractions, and what cannot be true is found by a rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sociaal_domein.bronnen import lees_bron, zorggebruik
from sociaal_domein.fouten import SociaalDomeinFout

KOP = (
    "gm_code,gm_naam,jaar,inwoners,wmo_gebruikers,jeugdhulp_gebruikers,wlz_aandeel,bijstand_aandeel,"
    "laag_inkomen_aantal,wmo_verdacht"
)
# Three invented municipalities, one of them with letters of a wrong code page in its name.
RIJEN = [
    "GM9998,Voorbeeldgemeente,2014,1000,0,0,0.0,0.01,40.0,False",
    "GM9998,Voorbeeldgemeente,2015,1000,15.0,25.0,0.02,0.01,40.0,True",
    "GM9998,Voorbeeldgemeente,2016,1000,50.0,25.0,0.02,0.01,40.0,False",
    "GM9997,S˙dwest-Voorbeeld,2014,2000,0,0,0,0.015,40.0,False",
    "GM9997,S˙dwest-Voorbeeld,2015,2000,100.0,50.0,0.0175,0.015,40.0,False",
    "GM9997,S˙dwest-Voorbeeld,2016,2000,100.0,50.0,0.0175,0.015,,False",
    "GM9996,Voorbeeldstad,2015,1000,45.0,25.0,0.02,0.01,40.0,False",
    "GM9996,Voorbeeldstad,2016,1000,5.0,25.0,0.02,0.01,40.0,True",
]


def schrijf(map: Path, rijen: list[str] = RIJEN, kop: str = KOP) -> Path:
    path = map / "elan_wmo_jeugd_bijstand_3gemeenten.csv"
    path.write_text("\n".join([kop, *rijen]) + "\n", encoding="utf-8")
    return path


def cellen(pad: Path) -> dict[tuple[object, ...], tuple[object, ...]]:
    return {row[:3]: row[3:] for row in zorggebruik.lees(pad).tabellen["gebruik"].rijen}


def test_every_measure_keeps_its_kind(tmp_path):
    cells = cellen(schrijf(tmp_path))
    assert cells[2016, "GM9998", "wmo"] == ("aantal", 50.0, 50.0, None)
    assert cells[2016, "GM9998", "wlz"] == ("aandeel", 0.02, 0.02, None)
    assert {(key[2], row[0]) for key, row in cells.items()} == {
        ("personen", "aantal"),
        ("wmo", "aantal"),
        ("jeugdhulp", "aantal"),
        ("laag_inkomen", "aantal"),
        ("wlz", "aandeel"),
        ("bijstand", "aandeel"),
    }


def test_a_zero_before_2015_did_not_exist(tmp_path):
    cells = cellen(schrijf(tmp_path))
    for measure in ("wmo", "jeugdhulp", "wlz"):
        assert cells[2014, "GM9998", measure][1:] == (0.0, None, "bestaat_niet")
    assert cells[2014, "GM9998", "bijstand"][2] == 0.01


def test_a_zero_since_2015_was_not_delivered_and_an_empty_field_is_missing(tmp_path):
    cells = cellen(schrijf(tmp_path, [RIJEN[1].replace(",15.0,", ",0,"), RIJEN[2], RIJEN[5]]))
    assert cells[2015, "GM9998", "wmo"] == ("aantal", 0.0, None, "niet_geleverd")
    assert cells[2016, "GM9997", "laag_inkomen"] == ("aantal", None, None, "ontbreekt")


def test_the_rule_finds_half_of_a_neighbouring_year_and_a_fifth_of_the_middle(tmp_path):
    cells = cellen(schrijf(tmp_path))
    strange = {key[:2] for key, row in cells.items() if row[3] == "onwaarschijnlijk"}
    # 15 against 50 a year later; 5 against 45 a year earlier, and against a middle of 50.
    assert strange == {(2015, "GM9998"), (2016, "GM9996")}
    assert cells[2015, "GM9998", "wmo"] == ("aantal", 15.0, None, "onwaarschijnlijk")
    assert cells[2015, "GM9998", "jeugdhulp"][3] is None


@pytest.mark.parametrize(
    ("rates", "found"),
    [
        ({2015: 25.0, 2016: 50.0}, set()),  # half is not less than half
        ({2015: 24.9, 2016: 50.0}, {2015}),
        ({2015: 50.0, 2016: 24.9}, {2016}),
        ({2015: 20.0, 2017: 50.0}, set()),  # not a neighbouring year
        ({2015: None, 2016: 50.0}, set()),
    ],
)
def test_the_limit_of_the_rule(rates, found):
    others = {(year, f"GM90{i:02}"): 50.0 for year in rates for i in range(5)}
    own = {(year, "GM9998"): rate for year, rate in rates.items()}
    assert zorggebruik.onwaarschijnlijk(others | own) == {(year, "GM9998") for year in found}


def test_always_low_is_seen_beside_the_others():
    rates = {(year, f"GM90{i:02}"): 50.0 for year in (2015, 2016) for i in range(5)}
    low = {(year, "GM9998"): 2.0 for year in (2015, 2016)}
    assert zorggebruik.onwaarschijnlijk(rates | low) == set(low)


def test_the_mark_in_the_file_is_a_check_and_no_input(tmp_path):
    path = schrijf(tmp_path)
    without = [",".join(row.split(",")[:-1]) for row in RIJEN]
    before = cellen(path)
    assert "dezelfde 2 als de vlag" in zorggebruik.lees(path).meldingen[0]
    schrijf(tmp_path, [row.replace("True", "False") for row in RIJEN])
    assert cellen(path) == before
    assert "verschillen 2 keer: GM9998 in 2015 en GM9996 in 2016" in zorggebruik.lees(path).meldingen[0]
    schrijf(tmp_path, without, KOP.removesuffix(",wmo_verdacht"))
    assert cellen(path) == before
    assert zorggebruik.lees(path).meldingen == []


def test_an_exact_repeat_is_set_aside_and_a_contradiction_is_refused(tmp_path):
    table = zorggebruik.lees(schrijf(tmp_path, [*RIJEN, RIJEN[2]])).tabellen["gebruik"]
    assert (table.bronrijen, table.geladen, table.redenen) == (9, 8, {"dubbel": 1})
    with pytest.raises(SociaalDomeinFout, match="spreekt een eerdere regel tegen"):
        zorggebruik.lees(schrijf(tmp_path, [*RIJEN, RIJEN[2].replace(",50.0,", ",55.0,")]))


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("1000,15.0,", "1000,0.015,", "regel 3, veld wmo_gebruikers"),  # a fraction where counts stand
        (",0.02,0.01,", ",20,0.01,", "regel 3, veld wlz_aandeel"),  # a count where fractions stand
        (",0.02,0.01,", ",1.2,0.01,", "regel 3, veld wlz_aandeel"),
        ("1000,15.0,", "1000,1005.0,", "regel 3, veld wmo_gebruikers"),
        ("GM9998,Voorbeeldgemeente,2015", "9998,Voorbeeldgemeente,2015", "regel 3, veld gm_code"),
        ("gemeente,2015,1000", "gemeente,15,1000", "regel 3, veld jaar"),
        ("40.0,True", "40.0,ja", "regel 3, veld wmo_verdacht"),
        ("wlz_aandeel", "wlz", "regel 1"),
    ],
)
def test_a_damaged_file_names_line_and_field(tmp_path, old, new, where):
    path = schrijf(tmp_path)
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    place = 0 if where == "regel 1" else 2
    assert old in lines[place]
    lines[place] = lines[place].replace(old, new, 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        zorggebruik.lees(path)
    assert where in str(caught.value)


def test_reading_twice_gives_the_same_bytes(tmp_path):
    path = schrijf(tmp_path)
    for folder in ("een", "twee"):
        lees_bron("zorggebruik", path, tmp_path / folder, opgehaald=date(2026, 1, 2))
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / f / "zorggebruik").iterdir()} for f in ("een", "twee")
    )
    assert first == second


def test_the_snapshot_has_the_27_and_no_more(vraag):
    rows = vraag("select gemeente_code, jaar from '{zorggebruik}/gebruik.parquet' where reden = 'onwaarschijnlijk'")
    assert len(rows) == 27
    assert {year for code, year in rows if code == "GM1884"} == set(range(2015, 2023))  # Kaag en Braassem
    assert {("GM0626", 2022), ("GM0629", 2022), ("GM0569", 2018), ("GM0547", 2018)} <= set(rows)
    assert vraag("select count(*) from '{zorggebruik}/gebruik.parquet' where reden <> 'onwaarschijnlijk'") == [(0,)]


def test_a_share_times_the_persons_is_a_rounded_count(vraag):
    rows = vraag(
        """
        select max(abs(a.opgave * p.opgave - 5 * round(a.opgave * p.opgave / 5)))
        from '{zorggebruik}/gebruik.parquet' as a
        join '{zorggebruik}/gebruik.parquet' as p
            on p.gemeente_code = a.gemeente_code and p.jaar = a.jaar and p.maat = 'personen'
        where a.soort = 'aandeel'
        """
    )
    assert rows[0][0] < 1e-6


@pytest.mark.parametrize("text", ["9e-0", "2e-00"])
def test_an_exponent_of_zero_is_no_small_share(tmp_path, text):
    with pytest.raises(SociaalDomeinFout, match="een aandeel van 0 tot 1"):
        zorggebruik.lees(schrijf(tmp_path, [RIJEN[1].replace(",0.02,", f",{text},")]))
