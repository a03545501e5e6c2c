"""What is said about a reading, and what is cleared away after a measure or a source is gone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from .conftest import Geef
from .test_lees import alles

Vervang = Callable[[str, str, str], None]


def test_a_first_reading_says_so_and_a_next_one_compares(home: Path, geef: Geef, vervang: Vervang):
    first = geef("bron", "lees", "wachtlijst").uit
    assert "Bron wachtlijst: 1 tabel, " in first and "1 tabellen" not in first
    assert "Er stond nog niets van deze bron." in first and "anders dan wat er stond" not in first
    vervang("eigen/wachtlijst.csv", "2026-K2;Totaal;75", "2026-K2;Totaal;76")
    assert "De gegevens zijn anders dan wat er stond." in geef("bron", "lees", "wachtlijst").uit


def test_another_file_says_that_the_mapping_is_as_it_was(home: Path, geef: Geef):
    shutil.copy(home / "eigen" / "wachtlijst.csv", home / "nieuw.csv")
    done = geef("bron", "lees", "wachtlijst", "--uit", "nieuw.csv")
    assert "U las nieuw.csv. Het koppelbestand wijst nog naar eigen/wachtlijst.csv" in done.uit
    assert "Kwartaalrapportage Wmo" in done.uit and "14 juli 2026" in done.uit
    assert "wijst nog naar" not in geef("bron", "lees", "wachtlijst").uit


def test_a_measure_without_links_says_what_that_means(home: Path, geef: Geef):
    file = home / "bronnen" / "wachtlijst.yml"
    whole = file.read_text(encoding="utf-8")
    assert "geen koppelingen" not in geef("bron", "lees", "wachtlijst", "--droog").uit
    file.write_text(whole.partition("    koppelingen:")[0], encoding="utf-8")
    done = geef("bron", "lees", "wachtlijst", "--droog")
    assert 'De maat "wachtenden" heeft geen koppelingen' in done.uit and "niet in een briefing" in done.uit


def test_a_trial_names_all_empty_fields_and_starts_with_what_is_wrong(home: Path, geef: Geef, vervang: Vervang):
    for field in ("    vraag: Hoeveel", "    eenheid: mensen", "document: Kwartaal"):
        vervang("bronnen/wachtlijst.yml", field, f"{field[: len(field) - len(field.lstrip())]}# {field.lstrip()}")
    vervang("eigen/wachtlijst.csv", "2026-K2;Totaal;75", "2026-K2;Totaal;veel")
    done = geef("bron", "lees", "wachtlijst", "--droog")
    assert done.uit.startswith("Dit moet eerst beter (1 regel):")
    assert 'Bij de maat "wachtenden" zijn de velden "vraag" en "eenheid" nog niet ingevuld.' in done.uit
    assert 'Bovenaan is het veld "document" nog niet ingevuld.' in done.uit
    vervang("eigen/wachtlijst.csv", "2026-K2;Totaal;veel", "2026-K2;Totaal;75")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and '"document"' in done.fout and not (home / "data" / "open" / "wachtlijst").exists()


def test_a_renamed_measure_takes_its_old_models_away(home: Path, geef: Geef, vervang: Vervang):
    assert geef("bron", "lees", "wachtlijst").code == 0
    vervang("bronnen/wachtlijst.yml", "id: wachtenden", "id: in_de_rij")
    trial = geef("bron", "lees", "wachtlijst", "--droog")
    assert "Bij het echte lezen gaan zij weg" in trial.uit and "ind_wachtlijst__wachtenden.sql" in trial.uit
    done = geef("bron", "lees", "wachtlijst")
    assert "Zij zijn weggehaald" in done.uit
    assert {p.stem for p in (home / "pipelines").glob("ind_wachtlijst__*")} == {"ind_wachtlijst__in_de_rij"}
    assert geef("bouw").code == 0


def test_an_old_model_that_a_person_changed_stays(home: Path, geef: Geef, vervang: Vervang):
    assert geef("bron", "lees", "wachtlijst").code == 0
    vervang("pipelines/ind_wachtlijst__wachtenden.yml", "titel: Mensen", "titel: Onze mensen")
    vervang("bronnen/wachtlijst.yml", "id: wachtenden", "id: in_de_rij")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 0 and "u paste ze aan: ind_wachtlijst__wachtenden.sql en" in done.uit
    assert len(list((home / "pipelines").glob("ind_wachtlijst__wachtenden.*"))) == 2


def test_without_its_data_the_build_says_which_files_are_left(home: Path, geef: Geef):
    assert geef("bron", "lees", "wachtlijst").code == 0
    shutil.rmtree(home / "data" / "open" / "wachtlijst")
    done = geef("bouw")
    assert done.code == 2
    for words in ("bron weg wachtlijst", "ind_wachtlijst__wachtenden.yml", "kern_wachtlijst.sql", "bron_wachtlijst__"):
        assert words in done.fout
    done = geef("bron", "weg", "wachtlijst")
    assert done.code == 0, done.fout
    assert "wachtlijst.yml blijft staan" in done.uit and (home / "bronnen" / "wachtlijst.yml").is_file()
    assert geef("bouw").code == 0


def test_an_own_source_is_taken_away_but_never_what_a_person_wrote(home: Path, geef: Geef, vervang: Vervang):
    assert geef("bron", "lees", "wachtlijst").code == 0
    vervang("pipelines/ind_wachtlijst__wachtenden.yml", "titel: Mensen", "titel: Onze mensen")
    before = alles(home)
    done = geef("bron", "weg", "wachtlijst")
    assert done.code == 2 and "ind_wachtlijst__wachtenden.yml" in done.fout and alles(home) == before
    vervang("pipelines/ind_wachtlijst__wachtenden.yml", "titel: Onze mensen", "titel: Mensen")
    rules = home / "data" / "open" / "wachtlijst" / "regels.yml"
    rules.write_text("[]", encoding="utf-8")
    done = geef("bron", "weg", "wachtlijst")
    assert done.code == 2 and "regels.yml" in done.fout and rules.is_file()
    rules.unlink()
    assert geef("bron", "weg", "wachtlijst").code == 0
    assert not (home / "data" / "open" / "wachtlijst").exists() and not list((home / "pipelines").glob("*wachtlijst*"))
    for name in ("iv3", "wachtlijst", "..", "kwb"):
        assert geef("bron", "weg", name).code == 2


def test_a_missing_file_or_a_wrong_delimiter_is_told_at_the_mapping(home: Path, geef: Geef, vervang: Vervang):
    vervang("bronnen/wachtlijst.yml", "eigen/wachtlijst.csv", "eigen/kwijt.csv")
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and "wachtlijst.yml, regel" in done.fout and "veld bestand › pad" in done.fout
    vervang("bronnen/wachtlijst.yml", "eigen/kwijt.csv", "eigen/wachtlijst.csv")
    vervang("bronnen/wachtlijst.yml", 'scheiding: ";"', 'scheiding: ","')
    done = geef("bron", "lees", "wachtlijst")
    assert done.code == 2 and 'scheiding: ";"' in done.fout and "veld bestand › scheiding" in done.fout
