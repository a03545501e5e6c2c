"""Verdicts summed up: what was never measured must not read as sound."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from sociaal_domein.cijfers import Cijfers
from sociaal_domein.domein import Domein
from sociaal_domein.kwaliteit.oordeel import Oordeel, vat_samen

WMO = "wmo_clienten_per_1000_inwoners"
MODEL = Oordeel(None, "ind_x", "de sleutel is uniek", "fout", "", 0, 9, "", None, False)
BRON = Oordeel("kwb", "kerncijfers", "geen cijfer is negatief", "fout", "", 0, 9, "", "2026-11-21", False)
NIET = "de bron zelf is niet gemeten. Ons rekenwerk: 1 regel nagegaan: alles in orde"


def test_a_source_that_was_never_measured_is_said_first():
    assert vat_samen([MODEL], ["wachtlijst"]).zin == NIET
    assert vat_samen([MODEL]).regels == [f"Kwaliteit: {NIET}."]


def test_one_of_two_sources_that_was_never_measured_is_named():
    assert vat_samen([MODEL, BRON], ["kwb"]).zin == "2 regels nagegaan: alles in orde"
    assert vat_samen([MODEL, BRON], ["kwb", "wachtlijst"]).zin.endswith(". Niet gemeten: wachtlijst")


def test_all_sources_that_come_with_the_package_are_measured(domein: Domein):
    for name in domein.indicatoren:
        if not (sources := [b["bron"] for b in domein.bronnen(name)]):  # of a source that the package does not have
            continue
        assert "iet gemeten" not in vat_samen(domein.oordelen(name), sources).zin, name


def test_every_view_says_that_a_source_was_not_measured(domein: Domein, tmp_path: Path):
    almere = domein.gemeente("Almere").cijfers(WMO)
    figures = Cijfers(almere.indicator, almere.kies(niveau="gemeente"), almere.bronnen, [MODEL], "Almere")
    book = openpyxl.load_workbook(figures.xlsx(tmp_path / "x.xlsx"))
    head, *rows = book["Bronnen"].iter_rows(values_only=True)
    assert {dict(zip(head, r, strict=True))["Kwaliteit gemeten op"] for r in rows} == {"niet gemeten"}
    assert book["Cijfers"].cell(2, book["Cijfers"].max_column).value == f"{NIET}."
    for text in (figures.tekst().replace("\n", " "), figures._repr_html_(), figures.csv(), figures.json()):
        assert NIET in text


def test_the_quality_stands_beside_every_figure_in_a_notebook_and_a_workbook(domein: Domein, tmp_path: Path):
    figures = domein.gemeente("Almere").cijfers(WMO)
    html = figures._repr_html_()
    assert "<h4>Kwaliteit</h4>" in html and "een zesde per jaar" in html and "Gemeten op 21 november 2026" in html
    book = openpyxl.load_workbook(figures.xlsx(tmp_path / "x.xlsx"))
    head, *rows = book["Cijfers"].iter_rows(values_only=True)
    assert head[-1] == "Kwaliteit" and {r[-1] for r in rows} == {" ".join(figures.kwaliteit.regels[:1])[11:]}
    kinds = [row[0] for row in book["Wat het niet zegt"].iter_rows(min_row=2, values_only=True)]
    assert kinds[3] == "Kwaliteit"
    assert figures.csv().splitlines()[0].endswith(";Kwaliteit")
    assert json.loads(figures.json())[0]["kwaliteit"]
