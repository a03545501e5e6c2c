"""A rule that is wrong gives one Dutch message with file, line and field; never a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.kwaliteit.meten import buren, meet
from sociaal_domein.kwaliteit.regels import lees_regels

OPEN = paden.datamap() / "open"
STAART = "  ernst: fout\n  reden: Daarom.\n"
FOUT = {
    "no list": ("tabel: kerncijfers\n", "een lijst met regels", "regel 1"),
    "an unknown field": (
        "- tabel: kerncijfers\n  regel: expect_column_to_exist\n  ernts: fout\n  ernst: fout\n  reden: x\n",
        'Het veld "ernts" bestaat niet bij een regel.',
        "regel 3, veld regels › nummer 1 › ernts",
    ),
    "no reason": (
        "- tabel: kerncijfers\n  naam: x\n  sql: select 1\n  ernst: fout\n",
        'Het veld "reden" ontbreekt',
        "regel 1",
    ),
    "an unknown severity": (
        "- tabel: kerncijfers\n  naam: x\n  sql: select 1\n  ernst: erg\n  reden: Daarom.\n",
        "Verwacht: fout, waarschuwing of melding.",
        "regel 4",
    ),
    "neither expectation nor sql": ("- tabel: kerncijfers\n" + STAART, "zegt niet wat hij nagaat", "regel 1"),
    "sql without a name": ("- tabel: kerncijfers\n  sql: select 1\n" + STAART, "heeft geen naam", "regel 1"),
    "a tab": ("- tabel: kerncijfers\n\tregel: x\n", "niet te lezen als YAML", "regel 2"),
    "an unknown table": (
        "- tabel: kerncijfer\n  regel: expect_column_to_exist\n  met: {column: jaar}\n" + STAART,
        "De bron kwb heeft geen tabel 'kerncijfer'.",
        "regel 1, veld nummer 1 › tabel",
    ),
    "an unknown expectation": (
        "- tabel: kerncijfers\n  regel: expect_column_values_to_not_be_nul\n  met: {column: jaar}\n" + STAART,
        "De verwachting 'expect_column_values_to_not_be_nul' bestaat niet",
        "regel 2, veld nummer 1 › regel",
    ),
    "a misspelt column": (
        "- tabel: kerncijfers\n  regel: expect_column_values_to_not_be_null\n  met: {column: jaarr}\n" + STAART,
        "De tabel kerncijfers heeft geen kolom 'jaarr'.",
        "regel 3, veld nummer 1 › met › column",
    ),
    "a misspelt column in a list": (
        "- tabel: kerncijfers\n  regel: expect_compound_columns_to_be_unique\n  met: {column_list: [jaar, mat]}\n"
        + STAART,
        "De tabel kerncijfers heeft geen kolom 'mat'.",
        "regel 3",
    ),
    "a misspelt argument": (
        "- tabel: kerncijfers\n  regel: expect_column_values_to_match_regex\n  met: {column: maat, regx: x}\n" + STAART,
        "Het veld 'regx' bestaat niet bij expect_column_values_to_match_regex.",
        "regel 3, veld nummer 1 › met › regx",
    ),
    "an argument that is missing": (
        "- tabel: kerncijfers\n  regel: expect_column_values_to_not_be_null\n  met: {}\n" + STAART,
        "Het veld 'column' ontbreekt bij expect_column_values_to_not_be_null.",
        "regel 3",
    ),
    "an argument of another kind": (
        "- tabel: kerncijfers\n  regel: expect_column_values_to_be_in_set\n  met: {column: maat, value_set: 3}\n"
        + STAART,
        "past niet bij expect_column_values_to_be_in_set",
        "regel 3",
    ),
    "an expectation that does not fit the column": (
        "- tabel: kerncijfers\n  regel: expect_column_values_to_be_between\n  met: {column: maat, min_value: 3}\n"
        + STAART,
        "is niet uit te rekenen",
        "regel 3",
    ),
    "sql with a misspelt column": (
        "- tabel: kerncijfers\n  naam: x\n  sql: select jaarr from kerncijfers\n" + STAART,
        "De SQL van de regel 'x' geeft een fout",
        "regel 3, veld nummer 1 › sql",
    ),
    "sql about a source that is not there": (
        "- tabel: kerncijfers\n  naam: x\n  sql: select * from elders.tabel\n" + STAART,
        "De SQL van de regel 'x' geeft een fout",
        "regel 3",
    ),
    "sql that cannot be read": (
        "- tabel: kerncijfers\n  naam: x\n  sql: select from where\n" + STAART,
        "geeft een fout: zo is de SQL niet te lezen (DuckDB zegt: Parser Error: ",
        "regel 3",
    ),
    "sql with a column that is not there": (
        "- tabel: kerncijfers\n  naam: x\n  sql: select jaarr from kerncijfers\n" + STAART,
        "geeft een fout: een kolom of functie bestaat niet (DuckDB zegt: ",
        "regel 3",
    ),
    "a pattern with half a bracket": (
        "- tabel: kerncijfers\n  regel: expect_column_values_to_match_regex\n  met: {column: maat, regex: '^(wmo'}\n"
        + STAART,
        "Het patroon '^(wmo' is niet te lezen",
        "regel 3, veld nummer 1 › met › regex",
    ),
    "two rules with one name": (
        2 * ("- tabel: kerncijfers\n  naam: x\n  sql: select 1\n" + STAART),
        "Twee regels over kerncijfers heten 'x'.",
        "de eerste is nummer 1",
    ),
}


@pytest.mark.parametrize("kind", FOUT)
def test_a_wrong_rule_names_file_line_and_field(kind: str, kopie):
    text, wat, waar = FOUT[kind]
    folder: Path = kopie("kwb")
    (folder / "regels.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SociaalDomeinFout) as caught:
        meet(folder, buren(OPEN / "kwb"), date(2026, 11, 21))
    assert wat in caught.value.wat
    assert str(folder / "regels.yml") in (caught.value.waar or "") and waar in (caught.value.waar or "")
    assert caught.value.doe and caught.value.code == 2


def test_without_the_file_there_are_no_rules(tmp_path: Path):
    assert lees_regels(tmp_path, "kwb") == []


def test_an_expectation_gets_a_dutch_name(tmp_path: Path):
    (tmp_path / "regels.yml").write_text(
        "- tabel: t\n  regel: expect_column_values_to_be_between\n  met: {column: jaar, min_value: 2017}\n"
        + STAART
        + "- tabel: t\n  regel: expect_column_values_to_be_between\n"
        "  met: {column: jaar, min_value: 2017, max_value: 2030}\n"
        + STAART
        + "- tabel: t\n  regel: expect_column_median_to_be_between\n  met: {column: jaar, min_value: 1}\n"
        + STAART,
        encoding="utf-8",
    )
    assert [r.naam for r in lees_regels(tmp_path, "x")] == [
        "jaar is minstens 2017",
        "jaar ligt tussen 2017 en 2030",
        "expect_column_median_to_be_between jaar",
    ]
