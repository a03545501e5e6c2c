"""From a file of a municipality to a figure beside its values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

import sociaal_domein as sd
from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf

from .conftest import Geef

Vervang = Callable[[str, str, str], None]
VOORBEELDEN = ["wachtlijst", "clientervaring", "waarstaat", "stapeling"]


def rijen(home: Path, naam: str) -> list[tuple[object, ...]]:
    file = paden.in_gebruik(home / "data" / "open" / naam) / "cijfers.parquet"
    query = "select maat, gebied_code, periode, reeks, waarde, teller, noemer, reden from read_parquet(?) order by all"
    return duckdb.execute(query, [str(file)]).fetchall()


def alles(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_waiting_list_becomes_a_figure_beside_its_value(home: Path, geef: Geef):
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 0, done.fout
    assert "Gelezen: 19 regels. Geladen: 18. Apart gezet: 1." in done.uit
    assert "sociaal-domein cijfers wachtlijst_wachtenden" in done.uit
    shown = geef("cijfers", "wachtlijst_wachtenden", "--csv").uit
    with sd.open(home) as domein:
        place = domein.gemeente()
        whole = {c.jaar: c.waarde for c in place.cijfers("wachtlijst_wachtenden").kies(reeks="alle_hulp")}
        assert whole == {2025: 74.0, 2026: 75.0}, "the last quarter of a year counts"
        value = place.dossier("toegankelijkheid", peildatum=date(2026, 11, 21)).waarden["toegankelijkheid"]
        assert any("wachtten 75 mensen" in q.tekst for q in value.vragen)
    assert "Kwartaalrapportage Wmo" in shown and "14 juli 2026" in shown


def test_a_briefing_shows_it_with_what_it_does_not_say(home: Path, geef: Geef):
    geef("bron", "lees", "wachtlijst")
    done = geef("briefing", "--opgave", "thuis_en_meedoen", "--naar", "b.html", "--peildatum", "2026-11-21")
    assert done.code == 0, done.fout
    page = (home / "b.html").read_text(encoding="utf-8")
    assert "In 2026 wachtten 75 mensen" in page
    assert "Hoe lang iemand wacht" in page


def test_a_survey_in_windows_1252_with_n_and_percentages(home: Path, geef: Geef):
    assert geef("bron", "lees", "clientervaring").code == 0
    found = {(r[0], r[2]): r[4:] for r in rijen(home, "clientervaring")}
    assert found["wist_de_weg", "2025"] == (75.9, pytest.approx(224 * 0.759), 224.0, None)
    assert len(found) == 6, "one statement is left out by the mapping"
    with sd.open(home) as domein:
        figures = domein.gemeente().cijfers("clientervaring_wist_de_weg")
        latest = figures.laatste()
        assert latest is not None and latest.n == 224 and latest.onder is not None and latest.onder < 75.9


def test_a_wide_export_with_two_header_lines_and_marks(home: Path, geef: Geef):
    assert geef("bron", "lees", "waarstaat").code == 0
    found = {(r[0], r[1], r[2]): (r[4], r[7]) for r in rijen(home, "waarstaat")}
    assert found["wmo_clienten", "GM0327", "2023"] == (62.8, None)
    assert found["wmo_clienten", "GM0327", "2024"] == (None, "ontbreekt")
    assert found["jeugdhulp", "NL01", "2022"] == (None, "ontbreekt")
    assert len(found) == 12


def test_the_same_export_in_excel_gives_the_same_figures(home: Path, geef: Geef, vervang: Vervang):
    geef("bron", "lees", "waarstaat")
    from_csv = rijen(home, "waarstaat")
    book = openpyxl.Workbook()
    book.active.title = "Toelichting"
    sheet = book.create_sheet("Gegevens")
    lines = [
        ["Verzonnen cijfers"],
        ["", "Cliënten Wmo per 1.000 inwoners", "", "", "Jongeren met jeugdhulp (%)"],
        ["Gebied", 2022, 2023, 2024, 2022, 2023, 2024],
        ["Voorbeeldgemeente", 61.2, 62.8, "?", 0.109, 0.113, 0.116],
        ["Nederland", 66.1, 67, 67.4, "-", 0.121, 0.123],
    ]
    for line in lines:
        sheet.append(line)
    sheet.merge_cells("B2:D2")
    sheet.merge_cells("E2:G2")
    for row in sheet.iter_rows(min_row=4, min_col=5):
        for cell in row:
            cell.number_format = "0.0%"
    book.save(home / "eigen" / "waarstaat.xlsx")
    vervang(
        "bronnen/waarstaat.yml", "pad: eigen/waarstaatjegemeente.csv", "pad: eigen/waarstaat.xlsx\n  blad: Gegevens"
    )
    done = geef("bron", "lees", "waarstaat")
    assert done.code == 0, done.fout
    assert rijen(home, "waarstaat") == from_csv


def test_overlap_of_provisions_as_statline_writes_it(home: Path, geef: Geef):
    assert geef("bron", "lees", "stapeling").code == 0
    with sd.open(home) as domein:
        figures = domein.gemeente().cijfers("stapeling_personen")
        assert figures.indicator.hoofdreeks == "drie_of_meer_voorzieningen"
        here = {c.reeks: c.waarde for c in figures.kies(niveau="gemeente")}
        assert here["een_of_meer_voorzieningen"] == 14.1 and here["drie_of_meer_voorzieningen"] == 0.7
        assert {c.status for c in figures} == {"voorlopig"}
        dossier = domein.gemeente().dossier("integraal", peildatum=date(2026, 11, 21))
        assert any("drie of meer voorzieningen" in q.tekst for q in dossier.waarden["integraal"].vragen)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_reading_twice_gives_the_same_bytes_and_a_whole_ledger(naam: str, home: Path, geef: Geef):
    assert geef("bron", "lees", naam).code == 0
    first = alles(home / "data" / "open" / naam) | alles(home / "pipelines")
    again = geef("bron", "lees", naam)
    assert "Er is niets veranderd." in again.uit
    assert alles(home / "data" / "open" / naam) | alles(home / "pipelines") == first
    manifest = mf.controleer(paden.in_gebruik(home / "data" / "open" / naam), naam)
    counts = manifest.tabellen["cijfers"].rijen
    assert (
        counts.bron == counts.geladen + counts.apart == sum(f.rijen for f in manifest.tabellen["cijfers"].bronbestanden)
    )


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_a_trial_writes_nothing(naam: str, home: Path, geef: Geef):
    before = alles(home)
    done = geef("bron", "lees", naam, "--droog")
    assert done.code == 0, done.fout
    assert "Dit was een proef: er is niets geschreven." in done.uit and "Zo worden de eerste rijen:" in done.uit
    assert alles(home) == before


def test_a_trial_tells_all_faults_with_lines_and_near_misses(home: Path, geef: Geef, vervang: Vervang):
    vervang("eigen/wachtlijst.csv", "Voorbeeldgemeente;2025-K2;Begeleiding;31", "Leusdem;2025-K2;Begeleiding;31")
    vervang("eigen/wachtlijst.csv", "2025-K3;Begeleiding;35", "2025-K3;Begeleiding;vijfendertig")
    done = geef("bron", "lees", "wachtlijst", "--droog")
    assert done.code == 2
    assert "Dit moet eerst beter (2 regels):" in done.uit
    assert "regel 6, veld Gebied" in done.uit and "Bedoelt u Leusden" in done.uit
    assert "regel 9, veld Aantal wachtenden" in done.uit
    assert "2 keer fout" in done.uit, "the ledger keeps them"


def test_a_newer_file_may_be_pointed_at(home: Path, geef: Geef):
    text = (home / "eigen" / "wachtlijst.csv").read_text(encoding="utf-8")
    (home / "nieuw.csv").write_text(text + "Voorbeeldgemeente;2026-K3;Totaal;81\n", encoding="utf-8")
    assert geef("bron", "lees", "wachtlijst", "--uit", "nieuw.csv").code == 0
    assert ("wachtenden", "GM0327", "2026-K3", "alle_hulp", 81.0, 81.0, None, None) in rijen(home, "wachtlijst")


@pytest.mark.parametrize(
    ("naam", "indicator", "oud", "nieuw", "jaar", "reden"),
    [
        ("wachtlijst", "wachtlijst_wachtenden", "2026-K2;Totaal;75", "2026-K2;Totaal;7", 2026, "onderdrukt"),
        (
            "clientervaring",
            "clientervaring_snel_geholpen",
            "Ik werd snel geholpen;221",
            "Ik werd snel geholpen;22",
            2025,
            # 22 is not a small count; it is too few to say anything about.
            "te_klein",
        ),
    ],
)
def test_counts_of_few_people_are_kept_and_not_shown(
    naam: str, indicator: str, oud: str, nieuw: str, jaar: int, reden: str, home: Path, geef: Geef
):
    file = home / "eigen" / f"{naam}.csv"
    charset = "cp1252" if naam == "clientervaring" else "utf-8"
    text = file.read_bytes().decode(charset)
    assert oud in text
    file.write_bytes(text.replace(oud, nieuw).encode(charset))
    assert "1 cijfer gaat over te weinig mensen" in geef("bron", "lees", naam).uit
    assert any(r[4] is not None and float(str(r[6] or r[4])) < 100 for r in rijen(home, naam)), "the snapshot keeps it"
    with sd.open(home) as domein:
        figures = domein.gemeente().cijfers(indicator)
        small = next(c for c in figures if c.jaar == jaar and c.reeks == figures.indicator.hoofdreeks)
        assert (small.waarde, small.teller, small.n, small.reden) == (None, None, None, reden)


def test_a_mean_over_few_people_is_counted_as_it_is_shown(home: Path, geef: Geef):
    file = home / "bronnen" / "clientervaring.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("vorm: aandeel", "vorm: gemiddelde"), encoding="utf-8")
    raw = (home / "eigen" / "clientervaring.csv").read_bytes()
    (home / "eigen" / "clientervaring.csv").write_bytes(raw.replace(b"geholpen;221", b"geholpen;22"))
    assert "1 cijfer gaat over te weinig mensen" in geef("bron", "lees", "clientervaring").uit
    with sd.open(home) as domein:
        reasons = {c.jaar: c.reden for c in domein.gemeente().cijfers("clientervaring_snel_geholpen")}
    assert reasons == {2023: None, 2024: None, 2025: "te_klein"}


def test_a_year_is_summed_only_when_it_is_whole(home: Path, geef: Geef, vervang: Vervang):
    vervang("bronnen/wachtlijst.yml", "per_jaar: laatste", "per_jaar: som")
    assert geef("bron", "lees", "wachtlijst").code == 0
    with sd.open(home) as domein:
        figures = domein.gemeente().cijfers("wachtlijst_wachtenden").kies(reeks="hulp_bij_het_huishouden")
        assert {c.jaar: (c.waarde, c.reden) for c in figures} == {
            2025: (41.0 + 44 + 39 + 36, None),
            2026: (None, "ontbreekt"),
        }


def test_a_figure_per_10_000_becomes_one_per_1_000(home: Path, geef: Geef, vervang: Vervang):
    vervang("bronnen/waarstaat.yml", "vorm: promille", "vorm: promille\n    keer: 0,1")
    assert geef("bron", "lees", "waarstaat").code == 0
    found = {(r[0], r[1], r[2]): r[4] for r in rijen(home, "waarstaat")}
    assert found["wmo_clienten", "GM0327", "2022"] == 6.12 and found["jeugdhulp", "GM0327", "2022"] == 10.9


def test_a_model_that_a_person_changed_stays(home: Path, geef: Geef, vervang: Vervang):
    geef("bron", "lees", "wachtlijst")
    vervang("pipelines/ind_wachtlijst__wachtenden.yml", "titel: Mensen die wachten", "titel: Onze wachtlijst")
    vervang("bronnen/wachtlijst.yml", "eenheid: mensen", "eenheid: inwoners")
    done = geef("bron", "lees", "wachtlijst")
    assert "U paste ind_wachtlijst__wachtenden.yml aan. Dat bestand blijft zoals het is." in done.uit
    assert "Onze wachtlijst" in (home / "pipelines" / "ind_wachtlijst__wachtenden.yml").read_text(encoding="utf-8")


def test_a_change_of_the_mapping_reaches_an_unchanged_model(home: Path, geef: Geef, vervang: Vervang):
    geef("bron", "lees", "wachtlijst")
    vervang("bronnen/wachtlijst.yml", "eenheid: mensen", "eenheid: inwoners")
    assert geef("bron", "lees", "wachtlijst").code == 0
    assert "In 2026 wachtten 75 inwoners" in geef("dossier", "--waarde", "toegankelijkheid").uit


def test_embedded_sources_still_ask_for_their_files(home: Path, geef: Geef):
    done = geef("bron", "lees", "iv3")
    assert done.code == 2 and "Er ontbreekt iets: --uit PAD" in done.fout
    unknown = geef("bron", "lees", "wachtlist")
    assert unknown.code == 2 and "wachtlijst" in unknown.fout and "iv3" in unknown.fout
