"""Which period a year stands for, periods that have not begun, wijken, and counts that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

import sociaal_domein as sd
from sociaal_domein.eigenbron.cijferrij import Cijferrij
from sociaal_domein.eigenbron.gebieden import Gebieden, is_wijkachtig
from sociaal_domein.eigenbron.koppelbestand import Maat
from sociaal_domein.eigenbron.standen import stand_van

from .conftest import Geef

Vervang = Callable[[str, str, str], None]
VOLGEND = date.today().year + 1


def test_all_lines_of_a_year_are_of_the_same_last_period(home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/wachtlijst.csv", "Voorbeeldgemeente;2026-K2;Begeleiding;45\n", "")
    assert geef("bron", "lees", "wachtlijst").code == 0
    with sd.open(home) as domein:
        figures = domein.gemeente().cijfers("wachtlijst_wachtenden")
        found = {c.reeks: (c.waarde, c.reden) for c in figures if c.jaar == 2026}
    assert found == {
        "alle_hulp": (75.0, None),
        "hulp_bij_het_huishouden": (30.0, None),
        "begeleiding": (None, "ontbreekt"),
    }, "the first quarter of one line does not stand beside the second of another"


def test_the_indicator_says_which_quarter_and_warns_when_they_differ(home: Path, geef: Geef):
    assert geef("bron", "lees", "wachtlijst").code == 0
    text = (home / "pipelines" / "ind_wachtlijst__wachtenden.yml").read_text(encoding="utf-8")
    first = yaml.safe_load(text)["zegt_niet"][0]
    assert "stand aan het einde van het 4e kwartaal van 2025 en aan het einde van het 2e kwartaal van 2026" in first
    assert "niet over dezelfde periode" in first and "Vergelijk die jaren niet" in first
    shown = " ".join(geef("dossier", "--waarde", "toegankelijkheid").uit.split())
    assert "het 2e kwartaal van 2026" in shown
    geef("briefing", "--opgave", "thuis_en_meedoen", "--naar", "b.html")
    assert "Vergelijk die jaren niet zonder meer" in (home / "b.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("perioden", "per_jaar", "meting", "zegt"),
    [
        (["2024-K4", "2025-K4"], 4, "stand", "stand aan het einde van het 4e kwartaal van 2024 en 2025"),
        (["2025-K1", "2025-K2"], 4, "stroom", "gaat over het 2e kwartaal van 2025"),
        (["2025-03-31"], 0, "stand", "stand op 31 maart 2025"),
        (["2025-11", "2025-03"], 12, "stand", "aan het einde van november 2025"),
        (["2024-H2"], 2, "stand", "het 2e halfjaar van 2024"),
        (["2024", "2025"], 1, "stand", None),
    ],
)
def test_the_sentence_per_kind_of_period(perioden: list[str], per_jaar: int, meting: str, zegt: str | None):
    measure = Maat.model_validate({"id": "m", "waarde": "n", "vorm": "aantal", "meting": meting})
    rows = [
        Cijferrij("m", "GM0327", int(p[:4]), p, per_jaar, "alle", 1.0, 1.0, None, "definitief", None) for p in perioden
    ]
    said = stand_van(measure, rows)
    assert (said is None) if zegt is None else (said is not None and zegt in said.zin and not said.verschilt)
    assert stand_van(measure.model_copy(update={"per_jaar": "som"}), rows) is None


def test_a_period_that_has_not_begun_is_refused_with_its_line(home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/wachtlijst.csv", "2026-K2;Totaal;75", f"{VOLGEND}-K1;Totaal;75")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2
    assert "regel 19, veld Periode" in done.fout and f"'{VOLGEND}-K1'" in done.fout and "al begonnen" in done.fout


def test_a_year_in_the_heading_and_a_date_that_have_not_come(home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/waarstaatjegemeente.csv", "2024", str(VOLGEND))
    done = geef("bron", "lees", "waarstaat")
    assert done.code == 2 and "al begonnen" in done.fout and str(VOLGEND) in done.fout
    vervang("bronnen/wachtlijst.yml", "datum: 2026-07-14", f"datum: {VOLGEND}-07-14")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and "in de toekomst" in done.fout and "veld datum" in done.fout


def test_wijken_by_code_and_by_name_are_shown(home: Path, geef: Geef):
    (home / "eigen" / "wachtlijst.csv").write_text(
        "Gebied;Periode;Product;Aantal wachtenden\n"
        "WK032701;2025;Totaal;40\nWijk 02 Leusden-Zuid;2025;Totaal;50\nAchterveld;2025;Totaal;60\n",
        encoding="utf-8",
    )
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 0, done.fout
    with sd.open(home) as domein:
        figures = domein.gemeente().cijfers("wachtlijst_wachtenden")
        assert {c.gebied_code: c.waarde for c in figures} == {"WK032701": 40.0, "WK032702": 50.0, "WK032703": 60.0}
        counted = domein.con.execute(
            "select uitkomst, gebieden, bestaat from beeld_dekking "
            "where indicator = 'wachtlijst_wachtenden' and jaar = 2025 order by all"
        ).fetchall()
    assert counted == [("cijfer", 3, 6), ("geen_rij", 3, 6)], "the six wijken of this municipality, not of all"


def test_a_buurt_of_which_there_is_no_list_says_why(home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/wachtlijst.csv", "Voorbeeldgemeente;2026-K2;Totaal", "BU03270101;2026-K2;Totaal")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and "geen lijst van buurten" in done.fout and "Bedoelt u" not in done.fout


def test_near_names_of_vanished_municipalities_come_last_and_none_for_a_wijk():
    areas = Gebieden(
        [
            ("GM0001", "Leusdenveen", "gemeente", "GM0327", "opgegaan"),
            ("GM0327", "Leusden", "gemeente", "GM0327", "actueel"),
            ("WK032703", "Wijk 03 Achterveld", "wijk", "GM0327", "actueel"),
            ("GM0009", "Achtervelde", "gemeente", "GM0009", "actueel"),
        ],
        "GM0327",
    )
    assert areas.lijkt_op("Leusdenvee") == ["Leusden", "Leusdenveen"]
    assert areas.lijkt_op("Wijk 03 Achtervelt", wijk=True) == ["Wijk 03 Achterveld"]
    assert areas.lijkt_op("Leusdem", wijk=True) == [] and areas.lijkt_op("WK032709") == []
    assert areas.zoek("Achterveld") == ["WK032703"]
    assert is_wijkachtig("Oost", "Buurt") and not is_wijkachtig("Oost", "Wijken en buurten")


def test_a_fraction_of_a_person_is_refused(home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/wachtlijst.csv", "2026-K2;Totaal;75", "2026-K2;Totaal;75,5")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and "een heel aantal" in done.fout and "telt: iets_anders" in done.fout
    vervang("bronnen/wachtlijst.yml", "telt: personen", "telt: iets_anders")
    assert geef("bron", "lees", "wachtlijst").code == 0


def test_more_people_than_live_there_is_a_warning(home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/wachtlijst.csv", "2026-K2;Totaal;75", "2026-K2;Totaal;75000")
    done = geef("bron", "lees", "wachtlijst", "--droog")
    assert done.code == 0 and "telt in 2026-K2 75.000 personen in Leusden. Daar wonen er" in done.uit
