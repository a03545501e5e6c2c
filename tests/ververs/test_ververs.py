"""A refresh as a user does it: against a real server, through the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sociaal_domein.bronnen import keur, momentopname
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.tabellen import lees_tabellen
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.paden import HUIDIG, in_gebruik
from sociaal_domein.ververs import momentopnemen
from sociaal_domein.ververs.plan import Keuze
from tests.bronnen.uitgever import Uitgever
from tests.ververs import detail
from tests.ververs.conftest import HOOFD, Opdracht, omgeving

OPEN = detail.OPEN


def cijfers(home: Path, bron: str, tabel: str, sql: str = "select * from t") -> list[tuple[Any, ...]]:
    path = in_gebruik(home / "data" / "open" / bron) / f"{tabel}.parquet"
    with duckdb.connect() as con:
        return con.execute(f"with t as (select * from read_parquet('{path}')) {sql}").fetchall()


def test_kwb_of_one_year_takes_over_the_other_years_and_says_the_source_is_mended(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht
):
    uitgever.zet(detail.als_bediend(detail.kwb(2024)))
    done = opdracht("ververs", "85984NED")
    assert done.returncode == 0, done.stderr
    assert "7.440 nieuwe rijen (in plaats van 7.440); 29.424 rijen van eerder blijven" in done.stdout
    # The other years still need the correction: nothing may ask to take it away.
    assert "AfstandTotSchool: in de nieuwe cijfers is de fout hersteld. Laat de correctie staan" in done.stdout
    assert "haal deze correctie weg" not in done.stdout + opdracht("bron", "correcties", "kwb").stdout
    assert "sociaal-domein bouw" in done.stdout and "sociaal-domein verschil" in done.stdout
    with duckdb.connect() as con:
        old, new = OPEN / "kwb" / "kerncijfers.parquet", in_gebruik(werkmap / "data/open/kwb") / "kerncijfers.parquet"
        for one, two in ((old, new), (new, old)):
            found = con.execute(
                f"""select jaar, gebied_code, maat, waarde from read_parquet('{one}') where jaar <> 2024 or waarde > 0
                except select jaar, gebied_code, maat, waarde from read_parquet('{two}')"""
            ).fetchall()
            assert found == []
    kept = momentopname.momentopnamen(werkmap / "data/open/kwb")
    assert len(kept) == 2  # the embedded one and the new one
    record = mf.controleer(kept[-1].map)
    file = record.tabellen["kerncijfers"].bronbestanden[0]
    assert file.naam == "85984NED (GM0034)"
    assert file.adres is not None and file.adres.startswith(uitgever.adres)
    assert file.opgehaald_op is not None and file.gewijzigd == "2025-07-01T02:00:00"
    assert record.herkomst == "afgeleid"  # the other years still came through others
    assert "De andere cijfers: Het CBS-bestand is doorgegeven door derden" in record.herkomst_toelichting


def test_a_second_time_only_the_date_is_asked_and_nothing_is_written(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht
):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    assert opdracht("ververs", "85099NED").returncode == 0
    before = {p: p.stat().st_mtime_ns for p in (werkmap / "data").rglob("*")}
    uitgever.verzoeken.clear()
    done = opdracht("ververs", "85099NED")
    assert done.returncode == 0
    assert "niet veranderd sinds" in done.stdout
    assert len(uitgever.verzoeken) == 1
    assert {p: p.stat().st_mtime_ns for p in (werkmap / "data").rglob("*")} == before


def test_a_newer_table_is_fetched_and_the_old_snapshot_kept(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    opdracht("ververs", "85099NED", "--gemeente", "alle")
    newer = detail.jeugd(gewijzigd="2025-10-31T02:00:00")
    newer.rijen[0]["Jongeren_1"] = "20"
    uitgever.zet(detail.als_bediend(newer))
    dry = opdracht("ververs", "85099NED", "--gemeente", "alle", "--droog")
    assert "veranderd sinds" in dry.stdout and "niets geschreven" in dry.stdout
    assert len(momentopname.momentopnamen(werkmap / "data/open/waarnemingen")) == 1
    done = opdracht("ververs", "85099NED", "--gemeente", "alle")
    assert done.returncode == 0, done.stderr
    assert len(momentopname.momentopnamen(werkmap / "data/open/waarnemingen")) == 2
    value = (
        "select waarde from t where gebied_code = 'GM9000' and maat = 'Jongeren' and periode = '2023JJ00' order by 1"
    )
    assert 20.0 in [row[0] for row in cijfers(werkmap, "waarnemingen", "cijfers", value)]


def test_signs_become_reasons_and_periods_carry_their_status(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    done = opdracht("ververs", "jeugd_kerncijfers")
    assert done.returncode == 0, done.stderr
    assert "12 keer een wijk, buurt of gemeente waar u niet om vroeg" in done.stdout
    rows = cijfers(
        werkmap,
        "waarnemingen",
        "cijfers",
        "select waarde, reden, count(*) from t where maat = 'Jongeren' group by all",
    )
    found = {(value, reason) for value, reason, _ in rows}
    assert found == {
        (10.0, None),
        (15.0, None),
        (0.0, None),
        (1205.0, None),
        (None, "ontbreekt"),
        (None, "onderdrukt"),
        (None, "bestaat_niet"),
    }
    states = dict(cijfers(werkmap, "waarnemingen", "cijfers", "select distinct periode, status from t"))
    assert states == {"2023JJ00": "definitief", "2024HJ01": "nader voorlopig", "2024JJ00": "voorlopig"}
    words = {row[0] for row in cijfers(werkmap, "waarnemingen", "cijfers", "select distinct kenmerken from t")}
    assert words == {"VormenVanJeugdzorg=Totaal jeugdzorg", "VormenVanJeugdzorg=Totaal jeugdhulp"}
    built = opdracht("bouw")
    assert built.returncode == 0, built.stderr


def test_regions_are_known_by_their_heading_and_not_by_their_number(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht
):
    uitgever.zet(detail.als_bediend(detail.gebieden(2025, nummer=28)))
    uitgever.zet(detail.als_bediend(detail.gebieden(2024, nummer=3, groepen=["Jeugdregio's", "Iets nieuws"])))
    done = opdracht("ververs", "86059NED", "85755NED")
    assert done.returncode == 0, done.stderr
    rows = cijfers(werkmap, "gebieden", "indeling", "select jaar, soort, count(*) from t group by all order by all")
    assert rows == [
        (2024, "iets_nieuws", 40),
        (2024, "jeugdregio", 40),
        (2025, "arbeidsmarktregio", 40),
        (2025, "jeugdregio", 40),
        (2025, "provincie", 40),
    ]
    one = "select gemeente_code, regio_code, regio_naam from t where jaar = 2025 and soort = 'jeugdregio' order by 1"
    assert cijfers(werkmap, "gebieden", "indeling", one)[8] == ("GM0074", "JZ01", "Flevoland 1")


def test_offline_uses_what_was_fetched_and_says_how_old_it_is(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    first = opdracht("ververs", "85099NED", "--offline")
    assert "nog nooit opgehaald" in first.stdout
    opdracht("ververs", "85099NED")
    uitgever.verzoeken.clear()
    done = opdracht("ververs", "85099NED", "--offline", "--gemeente", "alle")
    assert done.returncode == 0, done.stderr
    assert "van vandaag, opgehaald op" in done.stdout and uitgever.verzoeken == []
    # For the whole country there is more in the same table.
    assert "384 nieuwe rijen" in done.stdout


def test_one_table_that_is_not_there_does_not_stop_the_others(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    done = opdracht("ververs", "85099NED", "85098NED")
    assert done.returncode == 2
    assert "Tabel 85098NED is niet te vinden bij deze uitgever" in done.stdout
    assert "360 nieuwe rijen" in done.stdout
    assert "gewijzigd op 1 juli 2025." in done.stdout
    # Nothing is known of a table that cannot be asked: nobody may read that there is nothing new.
    for words in (("85098NED",), ("85098NED", "--droog")):
        assert (
            "waarnemingen: niets nieuws gevonden, maar niet elke tabel is nagegaan."
            in opdracht("ververs", *words).stdout
        )


def test_without_a_working_folder_or_a_contact_it_says_what_to_do(werkmap: Path, tmp_path: Path, opdracht: Opdracht):
    outside = tmp_path / "elders"
    outside.mkdir()
    env = {k: v for k, v in os.environ.items() if k != "SOCIAAL_DOMEIN_HOME"}
    command = [sys.executable, "-c", HOOFD, "ververs"]
    done = subprocess.run(command, cwd=outside, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "niet in een werkmap" in done.stderr and "sociaal-domein begin" in done.stderr
    (werkmap / "sociaal-domein.toml").write_text('gemeente = "Almere"\n', encoding="utf-8")
    done = opdracht("ververs", "85099NED")
    assert done.returncode == 2
    assert "[ververs]" in done.stderr and "contact" in done.stderr
    assert not (werkmap / "data").exists()


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ('csb = "http://127.0.0.1:9"', "De uitgever 'csb' is niet bekend"),
        ('cbs = "http://naam:geheim@127.0.0.1:9"', "zonder naam, wachtwoord of vraagteken"),
    ],
)
def test_an_address_that_would_not_be_used_or_holds_a_password_is_refused(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht, regel: str, melding: str
):
    settings = '[ververs]\ncontact = "griffie@voorbeeld.nl"\n[ververs.adressen]\n'
    (werkmap / "sociaal-domein.toml").write_text(f'gemeente = "Almere"\n{settings}{regel}\n', encoding="utf-8")
    done = opdracht("ververs", "85099NED")
    assert done.returncode == 2
    assert melding in done.stderr and "geheim" not in done.stderr
    assert uitgever.verzoeken == []


def test_another_municipality_keeps_the_neighbourhoods_that_were_there(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht
):
    table = detail.jeugd()
    other = {"WK900001": "WK003401", "WK900101": "WK034201"}
    places = {other.get(code, code): title for code, title in table.dimensies["RegioS"].items()}
    rows = [row | {"RegioS": other.get(row["RegioS"], row["RegioS"])} for row in table.rijen]
    uitgever.zet(detail.als_bediend(replace(table, dimensies=table.dimensies | {"RegioS": places}, rijen=rows)))
    seen = []
    for town in ("Almere", "Soest"):
        done = opdracht("ververs", "85099NED", "--gemeente", town)
        assert done.returncode == 0, done.stderr
        sql = "select gebied_code, count(*) from t where gebied_code like 'WK%' group by 1 order by 1"
        seen.append(cijfers(werkmap, "waarnemingen", "cijfers", sql))
    assert seen == [[("WK003401", 12)], [("WK003401", 12), ("WK034201", 12)]]


def test_a_snapshot_that_came_in_between_is_not_passed_over(
    werkmap: Path, uitgever: Uitgever, opdracht: Opdracht, monkeypatch: pytest.MonkeyPatch
):
    for number in range(2):
        uitgever.zet(detail.als_bediend(detail.jeugd(gewijzigd=f"2025-07-0{number + 1}T02:00:00", aantal=30 + number)))
        assert opdracht("ververs", "85099NED").returncode == 0
    source = werkmap / "data/open/waarnemingen"
    first, second = (m.map for m in momentopname.momentopnamen(source))
    huidig = source / HUIDIG
    huidig.write_text(f"{first.name}\n", encoding="utf-8")

    def meanwhile(*words: Any) -> Any:
        huidig.write_text(f"{second.name}\n", encoding="utf-8")
        return keur(*words)

    monkeypatch.setattr(momentopnemen, "keur", meanwhile)
    tables = lees_tabellen().kies("85099NED")
    with pytest.raises(SociaalDomeinFout, match="ook op een andere manier ingelezen"):
        momentopnemen.maak(werkmap, "waarnemingen", tables, Keuze(gemeenten=frozenset({"GM0034"})), date(2026, 11, 21))
    assert in_gebruik(source) == second
    assert len(momentopname.momentopnamen(source)) == 2


def test_two_at_once_and_a_lock_of_a_process_that_died(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    lock = werkmap / ".opslag" / "ververs.slot"
    lock.parent.mkdir()
    lock.write_text(f"{os.getpid()}\n", encoding="utf-8")
    done = opdracht("ververs", "85099NED")
    assert done.returncode == 2
    assert f"al een verversing bezig in deze werkmap (proces {os.getpid()})" in done.stderr
    assert uitgever.verzoeken == []
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    lock.write_text(f"{died.pid}\n", encoding="utf-8")
    assert opdracht("ververs", "85099NED").returncode == 0
    assert not lock.exists()


def test_ctrl_c_stops_and_the_same_command_goes_on(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd(), bladzijde=20))
    uitgever.vertraging = 0.3
    # A run in the background, as on CI, may have been told to ignore Ctrl-C; its children then do too.
    listen = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    command = [sys.executable, "-c", listen + HOOFD, "ververs", "85099NED"]
    going = subprocess.Popen(command, env=omgeving(werkmap), cwd=werkmap, stdout=-1, stderr=-1, text=True)
    while len(uitgever.gevraagd("UntypedDataSet.*skip")) < 3:
        assert going.poll() is None
    going.send_signal(signal.SIGINT)
    _, said = going.communicate(timeout=60)
    assert going.returncode == 2
    assert "blijft bewaard" in said and "Gestopt" in said
    pages = len(uitgever.gevraagd("UntypedDataSet"))
    uitgever.verzoeken.clear()
    uitgever.vertraging = 0.0
    done = opdracht("ververs", "85099NED")
    assert done.returncode == 0, done.stderr
    assert 0 < len(uitgever.gevraagd("UntypedDataSet\\?")) < pages + 8
    assert "360 nieuwe rijen" in done.stdout


def test_progress_is_a_line_now_and_then_on_stderr(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    done = opdracht("ververs", "85099NED")
    assert done.stderr.splitlines() == [
        "85099NED (jeugd_kerncijfers)",
        "waarnemingen: nieuwe momentopname maken",
    ]


def test_the_list_of_tables_says_that_nothing_was_checked(opdracht: Opdracht):
    done = opdracht("bron", "tabellen", "kwb")
    assert done.returncode == 0
    assert "kwb (bron kwb): Kerncijfers wijken en buurten" in done.stdout
    assert "85984NED  2024                   niet nagegaan; nummer uit: openbare code" in done.stdout
    assert "45067NED" not in done.stdout
    assert "alleen op verzoek" in opdracht("bron", "tabellen", "bevolking").stdout
    assert opdracht("bron", "tabellen", "bestaatniet").returncode == 2


@pytest.mark.bewijs
def test_the_rows_set_aside_are_in_the_ledger_as_runs(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.iv3(2024)))
    assert opdracht("ververs", "45067NED").returncode == 0
    folder = in_gebruik(werkmap / "data" / "open" / "iv3")
    record = mf.controleer(folder)
    with duckdb.connect() as con:
        aside = dict(
            con.execute(f"select tabel, sum(aantal) from read_parquet('{folder}/apart.parquet') group by 1").fetchall()
        )
    assert aside == {name: table.rijen.apart for name, table in record.tabellen.items()}
    for table in record.tabellen.values():
        assert table.rijen.bron == table.rijen.geladen + table.rijen.apart
        assert table.rijen.bron == sum(file.rijen for file in table.bronbestanden)
    assert record.apart.regels is not None and record.apart.regels < record.apart.rijen
    # The newest figures are the same as before, so a store can be built of them.
    assert opdracht("bouw").returncode == 0


def test_a_publisher_that_wants_rest_is_left_alone(werkmap: Path, uitgever: Uitgever, opdracht: Opdracht):
    uitgever.zet(detail.als_bediend(detail.jeugd()))
    uitgever.storing("te_druk", pad="85099NED", keer=9, wacht="86400")
    done = opdracht("ververs", "85099NED", "85098NED")
    assert done.returncode == 2
    assert "vraagt om 1.440 minuten rust" in done.stdout
    assert "85098NED (jeugd_indicatoren): niet gevraagd" in done.stdout
    assert len(uitgever.verzoeken) == 1
