"""The build: only what changed, the same as from scratch, and the last good store never harmed."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.motor.opslag import verbind

from .conftest import IND_SQL, Wereld, afdruk, inhoud, verschillen

KOPPELING = {
    "waarde": "zeggenschap",
    "lijn": "begrip",
    "leest_als": "standaard",
    "zegt_niet": "niets",
    "vraag": {"soort": "aanpak", "tekst": "Wat doet {gemeente} in {jaar} met {cijfer}?"},
}
ALLES = {"kern_a", "kern_b", "ind_proef__som", "ind_ander__som", "beeld_alles"}


def beschrijving(wereld: Wereld, name: str, **nieuw: Any) -> None:
    path = wereld.pipelines / f"{name}.yml"
    text = yaml.safe_load(path.read_text(encoding="utf-8")) | nieuw
    path.write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")


def sql(wereld: Wereld, name: str, text: str) -> None:
    (wereld.pipelines / f"{name}.sql").write_text(text, encoding="utf-8")


def vraag(store: Path, question: str) -> list[tuple[Any, ...]]:
    with verbind(store) as con:
        return con.execute(question).fetchall()


def resten(wereld: Wereld) -> list[str]:
    return sorted(p.name for p in wereld.opslag.parent.iterdir() if p != wereld.opslag)


# What changes, and what must then be made again: no less, and no more.


def test_the_first_build_makes_everything_and_the_second_nothing(wereld: Wereld):
    first = wereld.bouw()
    assert wereld.gemaakt(first) == ALLES and first.opslag == wereld.opslag
    assert vraag(wereld.opslag, "select sum(waarde) from beeld_alles") == [(2 * 7 + 32,)]
    before = (afdruk(wereld.opslag), wereld.opslag.stat().st_mtime_ns)
    second = wereld.bouw()
    assert second.gebouwd == [] and set(second.ongewijzigd) >= ALLES
    assert (afdruk(wereld.opslag), wereld.opslag.stat().st_mtime_ns) == before
    assert resten(wereld) == []


def _leaf(w: Wereld) -> None:
    sql(w, "beeld_alles", "select indicator, gebied_code, jaar, waarde + 0 as waarde from alle_indicatoren\n")


def _root(w: Wereld) -> None:
    sql(w, "bron_proef__rijen", "select gebied_code, jaar, waarde + 1 as waarde from ruw_proef__rijen\n")


def _kern(w: Wereld) -> None:
    sql(w, "kern_b", "select gebied_code, jaar, waarde + 5 as waarde from bron_ander__lijst\n")


def _yml(w: Wereld) -> None:
    beschrijving(w, "kern_a", vraag="Werkt het nog?")


def _yml_ind(w: Wereld) -> None:
    beschrijving(w, "ind_ander__som", titel="Een andere titel")


def _snapshot(w: Wereld) -> None:
    w.bron("proef", "rijen", [("GM0001", 2024, 3), ("GM0003", 2025, 9)])


def _nieuw(w: Wereld) -> None:
    w.model("ind_nog__een", IND_SQL.format(bron="kern_a"))


def _weg(w: Wereld) -> None:
    for kind in ("sql", "yml"):
        (w.pipelines / f"ind_ander__som.{kind}").unlink()


def _eigen_koppeling(w: Wereld) -> None:
    """Only the register: a link that someone wrote there."""
    path = w.data / "register" / "startset" / "waarden.yaml"
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    next(r for r in records if r["id"] == "nabijheid")["koppelingen"] = [
        {k: v for k, v in KOPPELING.items() if k != "waarde"} | {"indicator": "proef_som"}
    ]
    _schrijf_waarden(path, records)


def _schrijf_waarden(path: Path, records: list[Any]) -> None:
    path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), encoding="utf-8")


WIJZIGINGEN = [
    (_eigen_koppeling, set()),
    (_leaf, {"beeld_alles"}),
    (_root, {"kern_a", "ind_proef__som", "beeld_alles"}),
    (_kern, {"kern_b", "ind_ander__som", "beeld_alles"}),
    (_yml, {"kern_a", "ind_proef__som", "beeld_alles"}),
    (_yml_ind, {"ind_ander__som", "beeld_alles"}),
    (_snapshot, {"kern_a", "ind_proef__som", "beeld_alles"}),
    (_nieuw, {"ind_nog__een", "beeld_alles"}),
    (_weg, {"beeld_alles"}),
]


def _kijkt_naar_alles(w: Wereld) -> None:
    """As the real pipelines have it: a check and a ledger on the view with all indicators."""
    beschrijving(
        w,
        "beeld_alles",
        grootboek={"van": ["alle_indicatoren"]},
        controles=[{"naam": "gevuld", "sql": "select * from alle_indicatoren where waarde is null"}],
    )


@pytest.mark.parametrize(("wijzig", "verwacht"), WIJZIGINGEN, ids=[w.__name__[1:] for w, _ in WIJZIGINGEN])
def test_only_what_changed_is_made_again_and_the_result_is_that_of_a_full_build(
    wereld: Wereld, wijzig: Any, verwacht: set[str]
):
    _kijkt_naar_alles(wereld)
    wereld.bouw()
    before = inhoud(wereld.opslag)
    wijzig(wereld)
    report = wereld.bouw()
    assert wereld.gemaakt(report) == verwacht
    step = inhoud(wereld.opslag)
    assert step != before
    assert wereld.gemaakt(wereld.bouw(alles=True)) == (
        ALLES | verwacht if wijzig is not _weg else ALLES - {"ind_ander__som"}
    )
    assert inhoud(wereld.opslag) == step


def test_a_removed_model_leaves_no_trace(wereld: Wereld):
    wereld.bouw()
    _weg(wereld)
    for kind in ("sql", "yml"):
        (wereld.pipelines / f"bron_ander__lijst.{kind}").unlink()
        (wereld.pipelines / f"kern_b.{kind}").unlink()
    wereld.bouw()
    assert not any(
        "ander__" in name or name == "kern_b" for name in inhoud(wereld.opslag) if not name.startswith("ruw_")
    )
    for table in ("_model", "_controle"):
        assert vraag(wereld.opslag, f"select model from {table} where model like '%ander%' or model = 'kern_b'") == []
    assert vraag(wereld.opslag, "select distinct indicator from beeld_alles") == [("proef_som",)]


@pytest.mark.bewijs
def test_the_real_pipelines_step_by_step_equal_a_full_build(
    opslag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """On the embedded data: change a root, take a step, and compare every row of every table."""
    copied = tmp_path / "pipelines"
    shutil.copytree(paden.pipelinesmap(), copied)
    monkeypatch.setattr(paden, "pipelinesmap", lambda: copied)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    store = paden.opslagpad(None)
    store.parent.mkdir(parents=True)
    shutil.copyfile(opslag, store)
    assert bouw().gebouwd == []
    shutil.copytree(paden.datamap() / "open", tmp_path / "data" / "open")
    shutil.copytree(paden.datamap() / "register", tmp_path / "data" / "register")
    monkeypatch.setattr(paden, "datamap", lambda: tmp_path / "data")
    assert {n for n in bouw().gebouwd if not n.startswith("bron_")} == set(), "elsewhere, but the same"
    values = tmp_path / "data" / "register" / "startset" / "waarden.yaml"
    records = yaml.safe_load(values.read_text(encoding="utf-8"))
    own = {k: v for k, v in KOPPELING.items() if k != "waarde"} | {"indicator": "wmo_lasten_per_inwoner"}
    next(r for r in records if r["id"] == "zeggenschap")["koppelingen"] = [own]
    _schrijf_waarden(values, records)
    assert {n for n in bouw().gebouwd if not n.startswith("bron_")} == set(), "no model reads the register"
    step = tmp_path / "register.duckdb"
    shutil.copyfile(store, step)
    bouw(alles=True)
    assert verschillen(store, step) == []
    path = copied / "kern_taakveld.sql"
    text = path.read_text(encoding="utf-8")
    old, new = (
        "('vanaf 2025', '6.91', null, 'wmo', 'wmo_maatwerk', null)",
        "('vanaf 2025', '6.91', null, 'wmo', 'elders', null)",
    )
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    report = bouw()
    made = {n for n in report.gebouwd if not n.startswith("bron_")}
    assert {"kern_taakveld", "kern_uitgaven", "ind_wmo__lasten_per_inwoner", "beeld_cijfer"} <= made
    assert {"kern_gebied", "kern_inwoners", "kern_gebruik", "ind_wmo__clienten_per_1000_inwoners"} <= set(
        report.ongewijzigd
    )
    step = tmp_path / "stap.duckdb"
    shutil.copyfile(store, step)
    assert {"kern_taakveld", "kern_uitgaven_groep", "beeld_cijfer"} <= set(verschillen(opslag, step))
    bouw(alles=True)
    assert verschillen(store, step) == []


# Whatever fails: a Dutch message, and the last good store as it was.


def _check(w: Wereld) -> None:
    beschrijving(w, "kern_a", controles=[{"kolom": "waarde", "max": 3, "waarom": "meer past niet"}])


def _key(w: Wereld) -> None:
    beschrijving(w, "kern_a", sleutel=["gebied_code"])


def _check_sql(w: Wereld) -> None:
    beschrijving(w, "kern_a", controles=[{"naam": "eigen", "sql": "select bestaat_niet from kern_a"}])


def _check_empty(w: Wereld) -> None:
    beschrijving(w, "kern_a", controles=[{"kolom": "waarde"}])


def _severity(w: Wereld) -> None:
    beschrijving(w, "kern_a", controles=[{"kolom": "waarde", "min": 0, "ernst": "ramp"}])


def _broken_sql(w: Wereld) -> None:
    sql(w, "kern_a", "select waarde / from bron_proef__rijen")


def _lost_rows(w: Wereld) -> None:
    sql(w, "kern_a", "select * from bron_proef__rijen where jaar > 2024")
    beschrijving(w, "kern_a", grootboek={"van": ["bron_proef__rijen"]})


def _missing(w: Wereld) -> None:
    (w.data / "open" / "proef" / "rijen.parquet").unlink()


def _damaged(w: Wereld) -> None:
    path = w.data / "open" / "proef" / "rijen.parquet"
    path.write_bytes(path.read_bytes()[:-20])


def _no_manifest(w: Wereld) -> None:
    (w.data / "open" / "proef" / "bron.yml").unlink()


def _ledger(w: Wereld) -> None:
    path = w.data / "open" / "proef" / "bron.yml"
    text = yaml.safe_load(path.read_text(encoding="utf-8"))
    text["tabellen"]["rijen"]["rijen"]["geladen"] = 1
    path.write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")


def _fewer_rows(w: Wereld) -> None:
    path = w.data / "open" / "proef" / "bron.yml"
    text = yaml.safe_load(path.read_text(encoding="utf-8"))
    text["tabellen"]["rijen"]["rijen"]["tabel"] = 5
    path.write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")


def _register(w: Wereld) -> None:
    path = w.data / "register" / "startset" / "waarden.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("- id: nabijheid", "- id: nabijheid\n  onzin: 1"), encoding="utf-8"
    )


def _source_name(w: Wereld) -> None:
    shutil.copytree(w.data / "open" / "proef", w.data / "open" / "proef2")


FOUTEN = [
    (_check, "vindt 2 rijen die niet kloppen (meer past niet)", "kern_a.yml"),
    (_key, "sleutel (gebied_code) is uniek", "kern_a.yml"),
    (_check_sql, "De controle 'eigen' op kern_a geeft een fout", "kern_a.yml"),
    (_check_empty, "zegt niet wat zij controleert", "kern_a.yml"),
    (_severity, "Verwacht: fout, waarschuwing of melding", "kern_a.yml"),
    (_source_name, "De map heet proef2, maar in de map staat de bron proef", "bron.yml"),
    (_broken_sql, "kern_a", "kern_a.sql"),
    (_lost_rows, "raken rijen zoek: 2 erin, 1 geladen", "kern_a.sql"),
    (_missing, "ontbreekt het bestand rijen.parquet", "rijen.parquet"),
    (_damaged, "beschadigd of veranderd", "rijen.parquet"),
    (_no_manifest, "", "bron.yml"),
    (_ledger, "sluit niet: 2 rijen in de bron, 1 geladen en 0 apart gezet", "bron.yml"),
    (_fewer_rows, "heeft 2 rijen in plaats van 5", "rijen.parquet"),
    (_register, "onzin", "waarden.yaml"),
]


@pytest.mark.parametrize(("maak_stuk", "wat", "waar"), FOUTEN, ids=[f.__name__[1:] for f, _, _ in FOUTEN])
def test_a_fault_stops_the_build_and_leaves_the_last_good_store(wereld: Wereld, maak_stuk: Any, wat: str, waar: str):
    wereld.bouw()
    before = (afdruk(wereld.opslag), inhoud(wereld.opslag))
    maak_stuk(wereld)
    with pytest.raises(SociaalDomeinFout) as caught:
        wereld.bouw()
    assert wat in str(caught.value) and waar in str(caught.value.waar)
    assert caught.value.doe and caught.value.code == (1 if maak_stuk in (_check, _key, _lost_rows) else 2)
    assert (afdruk(wereld.opslag), inhoud(wereld.opslag)) == before and resten(wereld) == []


@pytest.mark.parametrize("maak_stuk", [_check, _lost_rows, _damaged], ids=["check", "lost rows", "damaged"])
def test_a_first_build_that_fails_leaves_no_store_at_all(wereld: Wereld, maak_stuk: Any):
    maak_stuk(wereld)
    with pytest.raises(SociaalDomeinFout):
        wereld.bouw(alles=True)
    assert not wereld.opslag.exists()


@pytest.mark.parametrize("ernst", ["waarschuwing", "melding"])
def test_a_warning_is_told_and_does_not_stop(wereld: Wereld, ernst: str):
    beschrijving(wereld, "kern_a", controles=[{"kolom": "waarde", "max": 6, "ernst": ernst}])
    found = wereld.bouw().uitkomsten
    assert [(u.model, u.rijen, u.controle.ernst) for u in found] == [("kern_a", 1, ernst)]
    _leaf(wereld)
    assert [(u.model, u.rijen) for u in wereld.bouw().uitkomsten] == [("kern_a", 1)]


@pytest.mark.parametrize(
    ("regel", "fout"),
    [
        ({"min": 6}, False),
        ({"min": 7}, True),
        ({"max": 8}, False),
        ({"max": 7}, True),
        ({"in": [6, 8]}, False),
        ({"in": [6]}, True),
        ({"niet_leeg": True}, False),
    ],
)
def test_each_kind_of_check_lets_through_what_is_right_and_stops_what_is_not(wereld: Wereld, regel: Any, fout: bool):
    beschrijving(wereld, "kern_a", controles=[{"kolom": "waarde", **regel}])
    if fout:
        with pytest.raises(SociaalDomeinFout, match="waarde"):
            wereld.bouw()
    else:
        assert wereld.bouw().uitkomsten == []


def test_not_empty_finds_the_empty(wereld: Wereld):
    sql(wereld, "kern_a", "select gebied_code, jaar, nullif(waarde, 3) as waarde from bron_proef__rijen")
    beschrijving(wereld, "kern_a", controles=[{"kolom": "waarde", "niet_leeg": True}])
    with pytest.raises(SociaalDomeinFout, match="niet leeg"):
        wereld.bouw()


def test_a_check_that_looks_elsewhere_runs_although_its_own_model_did_not_change(wereld: Wereld):
    own = "select * from kern_a where waarde > (select max(waarde) from bron_ander__lijst)"
    beschrijving(wereld, "kern_a", controles=[{"naam": "niet boven de lijst", "sql": own}])
    wereld.bouw()
    before = afdruk(wereld.opslag)
    wereld.bron("ander", "lijst", [("GM0001", 2024, 1)])
    with pytest.raises(SociaalDomeinFout, match="niet boven de lijst"):
        wereld.bouw()
    assert afdruk(wereld.opslag) == before


def test_the_ledger_is_written_and_balances(wereld: Wereld):
    beschrijving(wereld, "kern_a", grootboek={"van": ["bron_proef__rijen"]})
    wereld.bouw()
    assert sorted(vraag(wereld.opslag, "select bron, tabel, rijen_in, geladen, apart, klopt from _grootboek")) == [
        ("ander", "lijst", 2, 2, 0, True),
        ("bron_proef__rijen", "kern_a", 2, 2, 0, True),
        ("proef", "rijen", 2, 2, 0, True),
    ]


def test_what_a_model_sets_aside_counts_in_the_ledger(wereld: Wereld):
    wereld.model("kern_weg", "select * from bron_proef__rijen where jaar <= 2024")
    sql(wereld, "kern_a", "select * from bron_proef__rijen where jaar > 2024")
    beschrijving(wereld, "kern_a", grootboek={"van": ["bron_proef__rijen"], "apart": "kern_weg"})
    wereld.bouw()
    assert vraag(wereld.opslag, "select rijen_in, geladen, apart from _grootboek where tabel = 'kern_a'") == [(2, 1, 1)]


# The store itself.


@pytest.mark.parametrize("schade", ["leeg", "onzin", "half", "kop"])
def test_a_damaged_store_is_made_again(wereld: Wereld, schade: str):
    wereld.bouw()
    good, content = wereld.opslag.read_bytes(), inhoud(wereld.opslag)
    broken = {
        "leeg": b"",
        "onzin": b"geen opslag" * 9_000,
        "half": good[: len(good) // 2],
        "kop": good[:4096] + b"\xff" * 8192 + good[12288:],
    }[schade]
    wereld.opslag.write_bytes(broken)
    assert wereld.gemaakt(wereld.bouw()) == ALLES
    assert inhoud(wereld.opslag) == content and resten(wereld) == []


def test_a_store_of_another_version_is_made_again(wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    wereld.bouw()
    old = wereld.opslag
    monkeypatch.setattr(paden, "versie", lambda: "999")
    monkeypatch.setattr(paden, "opslagpad", lambda home: old)
    assert wereld.gemaakt(wereld.bouw()) == ALLES


def test_what_a_build_that_was_cut_off_left_behind_is_no_obstacle(wereld: Wereld):
    wereld.opslag.parent.mkdir(parents=True)
    left = wereld.opslag.with_name(f".{wereld.opslag.name}.{os.getpid()}.nieuw")
    left.write_bytes(b"half geschreven")
    assert wereld.gemaakt(wereld.bouw()) == ALLES and resten(wereld) == []


def test_a_folder_that_cannot_be_made(wereld: Wereld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "bestand"))
    with pytest.raises(SociaalDomeinFout, match="opslag kan niet worden geschreven") as caught:
        wereld.bouw()
    assert "schrijven" in str(caught.value.doe) and "bestand" in str(caught.value.waar)


@pytest.mark.parametrize("stap", ["duckdb.connect", "shutil.copyfile", "os.replace"])
def test_a_folder_in_which_nothing_may_be_written(wereld: Wereld, monkeypatch: pytest.MonkeyPatch, stap: str):
    """Whichever step meets it first; run as root no folder refuses by itself."""
    import duckdb

    wereld.bouw()
    before = afdruk(wereld.opslag)
    _leaf(wereld)
    connect = duckdb.connect

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    def refuse_new(path: str = ":memory:", *args: Any, **kwargs: Any) -> Any:
        if path.endswith(".nieuw"):
            raise duckdb.IOException("IO Error: Cannot open file: Permission denied")
        return connect(path, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(stap, refuse_new if stap == "duckdb.connect" else refuse)
        with pytest.raises(SociaalDomeinFout, match=r"opslag kan niet worden geschreven\. "):
            wereld.bouw()
    assert afdruk(wereld.opslag) == before and resten(wereld) == []


def test_a_build_that_was_killed_leaves_nothing_for_good(wereld: Wereld):
    """SIGKILL, so that no code of ours runs any more."""
    wereld.bouw()
    before = afdruk(wereld.opslag)
    process = wereld.start("import time\nbouw(alles=True, meld=lambda name: (print(name, flush=True), time.sleep(60)))")
    assert process.stdout is not None and process.stdout.readline().strip()
    busy = resten(wereld)
    assert any(name.endswith(".nieuw") and f".{process.pid}." in name for name in busy)
    _leaf(wereld)
    wereld.bouw()
    assert set(busy) <= set(resten(wereld)), "a build that still runs keeps its file"
    process.kill()
    process.communicate(timeout=30)
    assert afdruk(wereld.opslag) != before and resten(wereld) != []
    assert wereld.bouw().gebouwd == [] and resten(wereld) == []


def test_what_is_old_goes_and_what_is_not_ours_stays(wereld: Wereld):
    wereld.bouw()
    old, other = (wereld.opslag.with_name(n) for n in (f".{wereld.opslag.name}.{os.getppid()}.nieuw.wal", "notitie"))
    for path in (old, other):
        path.write_bytes(b"x")
        os.utime(path, (0, 0))
    young = wereld.opslag.with_name(f".{wereld.opslag.name}.{os.getppid()}.nieuw")
    young.write_bytes(b"x")
    wereld.bouw(alles=True)
    assert resten(wereld) == sorted([young.name, other.name])


def test_a_store_is_shared_by_two_places_with_the_same_files(wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    wereld.bouw()
    moved = wereld.data.rename(wereld.data.with_name("elders"))
    monkeypatch.setattr(paden, "datamap", lambda: moved)
    report = wereld.bouw()
    assert wereld.gemaakt(report) == set() and set(report.ongewijzigd) == ALLES
    assert vraag(wereld.opslag, "select count(*) from bron_proef__rijen") == [(2,)], "the views stand on the new place"
    assert wereld.bouw().gebouwd == []


# Side by side.


def test_two_builds_at_once_both_end_with_a_good_store(wereld: Wereld):
    code = "r = bouw(alles=True)\nprint(len(r.gebouwd))"
    for _ in range(2):
        both = [wereld.start(code) for _ in range(2)]
        for process in both:
            out, err = process.communicate(timeout=60)
            assert (process.returncode, out.strip(), err) == (0, "7", "")
    assert resten(wereld) == []
    side_by_side = inhoud(wereld.opslag)
    wereld.bouw(alles=True)
    assert inhoud(wereld.opslag) == side_by_side


def test_a_reader_in_another_process_reads_on_during_builds(wereld: Wereld, tmp_path: Path):
    wereld.bouw()
    stop, ready = tmp_path / "stop", tmp_path / "klaar"
    reader = wereld.start(
        f"""
import time
con = verbind(paden.opslagpad(None))
seen, fresh = set(), set()
while not Path({str(stop)!r}).exists():
    seen.add(con.execute("select sum(waarde) from kern_b").fetchall()[0][0])
    with verbind(paden.opslagpad(None)) as other:
        fresh.add(other.execute("select sum(waarde) from kern_b").fetchall()[0][0])
    Path({str(ready)!r}).touch()
    time.sleep(0.01)
with verbind(paden.opslagpad(None)) as other:
    fresh.add(other.execute("select sum(waarde) from kern_b").fetchall()[0][0])
print(sorted(map(int, seen)), sorted(map(int, fresh)))
"""
    )
    deadline = time.monotonic() + 30
    while not ready.exists() and reader.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    for extra in (100, 200, 300):
        sql(wereld, "kern_b", f"select gebied_code, jaar, waarde + {extra} as waarde from bron_ander__lijst\n")
        wereld.bouw()
    stop.touch()
    out, err = reader.communicate(timeout=60)
    assert (reader.returncode, err) == (0, "")
    kept, fresh = (eval(part) for part in out.strip().replace("] [", "]|[").split("|"))
    assert kept == [32]
    assert set(fresh) <= {32, 230, 430, 630} and 630 in fresh


def test_a_reader_in_this_process_keeps_its_store_and_a_new_one_sees_the_new(wereld: Wereld):
    wereld.bouw()
    with verbind(wereld.opslag) as kept:
        _kern(wereld)
        assert wereld.gemaakt(wereld.bouw()) == {"kern_b", "ind_ander__som", "beeld_alles"}
        assert wereld.bouw().gebouwd == []
        assert kept.execute("select sum(waarde) from kern_b").fetchall() == [(32,)]
        assert vraag(wereld.opslag, "select sum(waarde) from kern_b") == [(40,)]


def test_a_store_is_opened_for_reading_only(wereld: Wereld):
    import duckdb

    wereld.bouw()
    with verbind(wereld.opslag) as con, pytest.raises(duckdb.Error, match="read-only"):
        con.execute("create table weg as select 1")


# A working folder of a municipality.


@pytest.fixture
def werkmap(wereld: Wereld, tmp_path: Path) -> Path:
    home = tmp_path / "werk"
    home.mkdir()
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Almere"\n', encoding="utf-8")
    shutil.copytree(wereld.data / "register" / "startset", home / "register")
    return home


def test_a_folder_that_is_no_working_folder_is_refused_and_left_alone(wereld: Wereld, tmp_path: Path):
    for home in (tmp_path / "nergens", tmp_path / "leeg"):
        if home.name == "leeg":
            home.mkdir()
        with pytest.raises(SociaalDomeinFout, match="geen werkmap") as caught:
            bouw(home)
        assert "begin" in str(caught.value.doe)
    assert not (tmp_path / "nergens").exists() and list((tmp_path / "leeg").iterdir()) == []


def test_a_working_folder_with_wrong_settings_is_refused(wereld: Wereld, werkmap: Path):
    (werkmap / paden.INSTELLINGENBESTAND).write_text("gemente = 'Almere'", encoding="utf-8")
    with pytest.raises(SociaalDomeinFout, match="gemente"):
        wereld.bouw(werkmap)
    assert not (werkmap / ".opslag").exists()


def test_a_working_folder_without_its_register_does_not_fall_back_on_the_starting_set(wereld: Wereld, werkmap: Path):
    shutil.rmtree(werkmap / "register")
    with pytest.raises(SociaalDomeinFout, match="ontbreekt de map register") as caught:
        wereld.bouw(werkmap)
    assert "begin" in str(caught.value.doe) and str(werkmap / "register") in str(caught.value.waar)
    assert not (werkmap / ".opslag").exists()


def test_an_own_model_that_is_not_portable_gives_a_warning(wereld: Wereld, werkmap: Path):
    wereld.model("kern_eigen", "select *, jaar::int as j\nfrom kern_a", map=werkmap / "pipelines")
    wereld.model("kern_netjes", "select * from kern_a", map=werkmap / "pipelines")
    found = wereld.bouw(werkmap).uitkomsten
    assert [(u.model, u.controle.ernst, u.rijen) for u in found] == [("kern_eigen", "waarschuwing", 1)]
    assert "kern_eigen.sql:1: schrijf cast(x as type)" in found[0].controle.naam


def test_a_value_that_the_municipality_removes_takes_its_links_along(wereld: Wereld, werkmap: Path):
    _kijkt_naar_alles(wereld)
    beschrijving(wereld, "ind_proef__som", koppelingen=[KOPPELING])
    store = wereld.bouw(werkmap).opslag
    assert vraag(store, "select waarde from meta_koppeling") == [("zeggenschap",)]
    values = werkmap / "register" / "waarden.yaml"
    records = yaml.safe_load(values.read_text(encoding="utf-8"))
    _schrijf_waarden(values, [r for r in records if r["id"] != "zeggenschap"])
    report = wereld.bouw(werkmap)
    assert wereld.gemaakt(report) == set() and set(report.ongewijzigd) == ALLES
    step = inhoud(store)
    assert step["meta_koppeling"] == []
    wereld.bouw(werkmap, alles=True)
    assert inhoud(store) == step


def test_a_value_and_an_opgave_that_the_municipality_dropped_are_no_fault(wereld: Wereld, werkmap: Path):
    beschrijving(wereld, "ind_proef__som", koppelingen=[KOPPELING], opgaven=["rondkomen"])
    values, tasks = (werkmap / "register" / f"{n}.yaml" for n in ("waarden", "opgaven"))
    records = yaml.safe_load(values.read_text(encoding="utf-8"))
    kept = [r | {"opgaven": [o for o in r["opgaven"] if o != "rondkomen"]} for r in records if r["id"] != "zeggenschap"]
    _schrijf_waarden(values, [r for r in kept if r["opgaven"]])
    opgaven = [o for o in yaml.safe_load(tasks.read_text(encoding="utf-8")) if o["id"] != "rondkomen"]
    _schrijf_waarden(tasks, opgaven)
    store = wereld.bouw(werkmap).opslag
    assert vraag(store, "select count(*) from meta_koppeling") == [(0,)]


def test_own_models_come_beside_those_of_the_package(wereld: Wereld, werkmap: Path):
    wereld.model("kern_eigen", "select * from kern_a", map=werkmap / "pipelines")
    wereld.model("ind_eigen__som", IND_SQL.format(bron="kern_eigen"), map=werkmap / "pipelines")
    report = wereld.bouw(werkmap)
    assert report.opslag == werkmap / ".opslag" / "sociaal_domein.duckdb"
    assert wereld.gemaakt(report) == ALLES | {"kern_eigen", "ind_eigen__som"}
    found = vraag(report.opslag, "select distinct indicator from beeld_alles order by 1")
    assert found == [("ander_som",), ("eigen_som",), ("proef_som",)]
    assert not paden.opslagpad(None).exists()


def test_an_own_snapshot_goes_before_the_embedded_one(wereld: Wereld, werkmap: Path):
    wereld.bron("proef", "rijen", [("GM0009", 2024, 50)], map=werkmap / "data" / "open" / "proef")
    store = wereld.bouw(werkmap).opslag
    assert vraag(store, "select gebied_code, waarde from kern_a") == [("GM0009", 100)]
    assert vraag(store, "select count(*) from kern_b") == [(2,)]


def test_an_own_register_goes_before_the_starting_set(wereld: Wereld, werkmap: Path):
    link = {
        "waarde": "nabijheid",
        "lijn": "begrip",
        "leest_als": "standaard",
        "zegt_niet": "niets",
        "vraag": {"soort": "aanpak", "tekst": "Wat doet {gemeente} in {jaar} met {cijfer}?"},
    }
    beschrijving(wereld, "ind_proef__som", koppelingen=[link])
    store = wereld.bouw(werkmap).opslag
    question = "select waarde, indicator, lijn, leest_als, is_eigen from meta_koppeling"
    assert vraag(store, question) == [("nabijheid", "proef_som", "begrip", "standaard", False)]
    path = werkmap / "register" / "waarden.yaml"
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    records = values if isinstance(values, list) else next(v for v in values.values() if isinstance(v, list))
    own = {k: v for k, v in link.items() if k != "waarde"} | {
        "indicator": "proef_som",
        "lijn": "grip",
        "leest_als": "eigen",
    }
    next(r for r in records if r["id"] == "nabijheid")["koppelingen"] = [own]
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
    wereld.bouw(werkmap)
    assert vraag(store, question) == [("nabijheid", "proef_som", "grip", "eigen", True)]
    own["indicator"] = "bestaat_niet"
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
    before = afdruk(store)
    with pytest.raises(SociaalDomeinFout, match="bestaat_niet"):
        wereld.bouw(werkmap)
    assert afdruk(store) == before
