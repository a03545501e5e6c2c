"""Faults in what a table says: each leaves the old snapshot or a complete new one, with a clear message."""

from __future__ import annotations

import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import momentopname
from sociaal_domein.paden import in_gebruik
from tests.bronnen.uitgever import Uitgever
from tests.bronnen.uitgever.tabellen import Onderwerp, Tabel3
from tests.ververs import detail
from tests.ververs.conftest import HOOFD, Opdracht, omgeving

LATER = "2025-10-31T02:00:00"
GEMEENTEN = ("GM0034", "GM0363", "GM0809")


def stand(home: Path, bron: str) -> tuple[Path, str]:
    """Return the snapshot in use and its mark, after checking that all of it is whole."""
    for kept in momentopname.momentopnamen(home / "data" / "open" / bron):
        mf.controleer(kept.map)
    folder = in_gebruik(home / "data" / "open" / bron)
    return folder, momentopname.kenmerk(folder)


@pytest.fixture
def had(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht) -> Tabel3:
    """Refresh a table of youth care and return it, a later version of it, to spoil."""
    table = detail.als_bediend(detail.jeugd())
    uitgever.zet(table)
    assert opdracht("ververs", "85099NED", "--gemeente", "alle").returncode == 0
    return table.anders(gewijzigd=LATER)


def opnieuw(opdracht: Opdracht, *words: str) -> subprocess.CompletedProcess[str]:
    return opdracht("ververs", "85099NED", "--gemeente", "alle", *words)


def test_a_renamed_column_is_refused_with_its_name(werkmap, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3):
    before = stand(werkmap, "waarnemingen")
    uitgever.zet(had.hernoem("Jongeren_1", "AantalJongeren_1"))
    done = opnieuw(opdracht)
    assert done.returncode == 1
    assert "De uitgever heeft kolommen weggehaald of hernoemd: Jongeren." in done.stdout
    assert "staat niets meer bij Jongeren (85099NED:" in done.stdout and "--toch" in done.stdout
    assert stand(werkmap, "waarnemingen") == before
    # The user looked, and takes it all the same.
    assert opnieuw(opdracht, "--toch").returncode == 0
    assert stand(werkmap, "waarnemingen") != before


def test_a_shifted_suffix_changes_nothing(werkmap, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3):
    folder, _ = stand(werkmap, "waarnemingen")
    uitgever.zet(had.hernoem("Jongeren_1", "Jongeren_7").hernoem("Relatief_2", "Relatief_8"))
    done = opnieuw(opdracht)
    assert done.returncode == 0, done.stdout
    assert "De volgnummers van kolommen zijn verschoven" in done.stdout
    assert "de cijfers zijn dezelfde" in done.stdout
    assert stand(werkmap, "waarnemingen")[0] == folder


def test_a_status_that_becomes_definite_comes_in_though_no_figure_changed(
    werkmap, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3
):
    axes = [
        replace(a, sleutels={k: (v[0], "Definitief") for k, v in a.sleutels.items()}) if a.naam == "Perioden" else a
        for a in had.assen
    ]
    uitgever.zet(had.anders(assen=axes))
    done = opnieuw(opdracht)
    assert done.returncode == 0, done.stdout
    assert "een nieuwe momentopname" in done.stdout
    with duckdb.connect() as con:
        path = stand(werkmap, "waarnemingen")[0] / "cijfers.parquet"
        assert con.execute(f"select distinct status from read_parquet('{path}')").fetchall() == [("definitief",)]


def test_a_new_measure_comes_in_and_is_named(werkmap, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3):
    rows = [{**row, "Trajecten_3": "30"} for row in had.rijen]
    uitgever.zet(had.anders(maten=[*had.maten, Onderwerp("Trajecten_3", "Trajecten")], rijen=rows))
    done = opnieuw(opdracht)
    assert done.returncode == 0, done.stdout
    assert "De uitgever heeft kolommen erbij: Trajecten." in done.stdout
    assert "576 nieuwe rijen (in plaats van 384)" in done.stdout
    stand(werkmap, "waarnemingen")


def test_an_unknown_key_is_refused_with_its_row(werkmap, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3):
    before = stand(werkmap, "waarnemingen")
    rows = [dict(row) for row in had.rijen]
    rows[4]["RegioS"] = "GM8888"
    uitgever.zet(had.anders(rijen=rows))
    done = opnieuw(opdracht)
    assert done.returncode == 2
    assert "De sleutel 'GM8888' staat niet in de codelijst van RegioS." in done.stdout
    assert "tabel 85099NED, rij 5, veld RegioS" in done.stdout
    assert stand(werkmap, "waarnemingen") == before


def test_a_decimal_comma_is_read_as_one(werkmap, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3):
    folder, _ = stand(werkmap, "waarnemingen")
    uitgever.zet(had.anders(rijen=[{**row, "Relatief_2": row["Relatief_2"].replace(".", ",")} for row in had.rijen]))
    done = opnieuw(opdracht)
    assert done.returncode == 0, done.stdout
    assert "komma" in done.stdout
    now, _ = stand(werkmap, "waarnemingen")
    assert mf.sha256(now / "cijfers.parquet") == mf.sha256(folder / "cijfers.parquet")


def test_text_instead_of_a_figure_is_refused_with_its_row(werkmap, uitgever: Uitgever, opdracht, had: Tabel3):
    before = stand(werkmap, "waarnemingen")
    rows = [dict(row) for row in had.rijen]
    rows[9]["Jongeren_1"] = "circa 20"
    uitgever.zet(had.anders(rijen=rows))
    done = opnieuw(opdracht)
    assert done.returncode == 2
    assert "Het veld 'Jongeren' bevat 'circa 20'. Verwacht: een getal." in done.stdout
    assert "tabel 85099NED, rij 10, veld Jongeren" in done.stdout
    assert stand(werkmap, "waarnemingen") == before


def test_a_table_that_shrank_is_refused_with_the_numbers(werkmap, uitgever: Uitgever, opdracht, had: Tabel3):
    before = stand(werkmap, "waarnemingen")
    uitgever.zet(had.anders(rijen=had.rijen[:170]))  # of 192: 11 percent gone
    done = opnieuw(opdracht)
    assert done.returncode == 1
    assert "zijn 11 procent minder dan wat u had: 340 rijen in plaats van 384." in done.stdout
    assert "De cijfers die u had, blijven staan." in done.stdout
    assert stand(werkmap, "waarnemingen") == before
    # It stays refused as long as it is so small, and goes in when the user says so.
    assert opnieuw(opdracht).returncode == 1
    assert opnieuw(opdracht, "--toch").returncode == 0
    assert stand(werkmap, "waarnemingen") != before


def test_ten_percent_is_not_too_much(werkmap, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3):
    uitgever.zet(had.anders(rijen=had.rijen[:173]))
    assert opnieuw(opdracht).returncode == 0


def test_a_bad_table_does_not_stop_a_good_one_of_the_same_source(werkmap, uitgever: Uitgever, opdracht, had: Tabel3):
    rows = [dict(row) for row in had.rijen]
    rows[9]["Jongeren_1"] = "circa 20"
    uitgever.zet(had.anders(rijen=rows))
    uitgever.zet(detail.als_bediend(detail.jeugd("85098NED")))
    done = opdracht("ververs", "85099NED", "85098NED", "--gemeente", "alle")
    assert done.returncode == 2
    assert "Overgeslagen: Het veld 'Jongeren' bevat 'circa 20'" in done.stdout
    folder, _ = stand(werkmap, "waarnemingen")
    with duckdb.connect() as con:
        found = con.execute("select tabel, count(*) from read_parquet(?) group by 1", [str(folder / "cijfers.parquet")])
        assert dict(found.fetchall()) == {"85098NED": 384, "85099NED": 384}


@pytest.fixture
def iv3(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht) -> Tabel3:
    """Return a year of Iv3 that is served; nothing of it was refreshed yet."""
    table = detail.als_bediend(detail.iv3(2024))
    uitgever.zet(table)
    return table


def test_iv3_without_a_placement_or_with_another_year_is_refused(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht, iv3: Tabel3
):
    uitgever.zet(iv3.hernoem("k_2ePlaatsing_2", "k_2ePlaats_2"))
    done = opdracht("ververs", "45067NED")
    assert done.returncode == 2
    assert "De kolom 'k_2ePlaatsing' ontbreekt. Wel is er een kolom 'k_1ePlaatsing'" in done.stdout
    assert not (werkmap / "data" / "open" / "iv3").exists()
    other = detail.iv3(2023)
    other.naam = "45067NED"
    uitgever.zet(detail.als_bediend(other, gewijzigd=LATER))
    done = opdracht("ververs", "45067NED")
    assert done.returncode == 2
    assert "In de tabel van 2024 staat de verslagsoort '2023X000'" in done.stdout
    assert not (werkmap / "data" / "open" / "iv3").exists()


def test_iv3_sets_what_was_not_given_aside_and_takes_the_second_placement(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht, iv3: Tabel3
):
    rows = [dict(row) for row in iv3.rijen]
    cell = next(
        row
        for row in rows
        if row["Gemeenten"] == "GM0034"
        and row["TaakveldBalanspost"] == "6.1"
        and row["Categorie"] == "L3.8"
        and row["Verslagsoort"] == "2024X005"
    )
    corrected = int(cell["k_2ePlaatsing_2"]) // 2
    # A correction to another taakvelden, of the same category: the first placement must not come back.
    cell["k_2ePlaatsing_2"] = str(corrected)
    gone = next(row for row in rows if row["Gemeenten"] == "GM0363" and row["Categorie"] == "B2.2.1")
    gone["k_1ePlaatsing_1"] = gone["k_2ePlaatsing_2"] = "-99998"
    uitgever.zet(iv3.anders(rijen=rows))
    done = opdracht("ververs", "45067NED", "--toch")
    assert "1 keer de gemeente gaf dit bedrag niet op" in done.stdout
    # The sum of the parts no longer equals the sum of the kinds: no, both come from the same cells.
    assert done.returncode == 0, done.stdout
    folder, _ = stand(werkmap, "iv3")
    with duckdb.connect() as con:
        old = con.execute(
            f"select lasten_keur from read_parquet('{detail.OPEN}/iv3/lasten.parquet') where jaar = 2024 and "
            "gemeente_code = 'GM0034' and taakveld = '6.1' and verslag = 'jaarrekening'"
        ).fetchall()[0][0]
        new = con.execute(
            f"select lasten_keur from read_parquet('{folder}/lasten.parquet') where jaar = 2024 and "
            "gemeente_code = 'GM0034' and taakveld = '6.1' and verslag = 'jaarrekening'"
        ).fetchall()[0][0]
    assert old - new == pytest.approx(corrected, abs=1)


def test_a_full_disk_keeps_the_old_snapshot_and_the_next_run_finishes(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht, had: Tabel3
):
    before = stand(werkmap, "waarnemingen")
    bigger = detail.als_bediend(detail.jeugd(aantal=2000), gewijzigd=LATER)
    uitgever.zet(bigger)
    for limit in (4_000, 12_000, 40_000):  # in the pages, in the rows, in the snapshot
        command = [sys.executable, "-c", HOOFD, "ververs", "85099NED", "--gemeente", "alle"]
        done = subprocess.run(
            command,
            env=omgeving(werkmap),
            cwd=werkmap,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda size=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        )
        assert done.returncode == 2, (limit, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        assert "schijf" in done.stdout + done.stderr or "computer weigert" in done.stdout + done.stderr, done.stdout
        assert stand(werkmap, "waarnemingen") == before
    done = opnieuw(opdracht)
    assert done.returncode == 0, done.stdout
    assert "24.024 nieuwe rijen" in done.stdout
    assert stand(werkmap, "waarnemingen") != before


def test_a_renamed_column_of_kwb_is_refused_with_what_is_gone(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    table = detail.als_bediend(detail.kwb(2024))
    column = next(m.kolom for m in table.maten if m.kolom.startswith("WmoClienten_"))
    uitgever.zet(table.hernoem(column, "ClientenWmo_98"))
    done = opdracht("ververs", "85984NED")
    assert done.returncode == 1
    assert "In de nieuwe cijfers van kwb staat niets meer bij WmoClienten (2024:" in done.stdout
    assert not (werkmap / "data" / "open" / "kwb").exists()
