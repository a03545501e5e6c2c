"""The build: only what changed, and the same as from scratch."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.motor.bouw import bouw

from .conftest import BASIS, IND_SQL, Wereld, afdruk, inhoud, verschillen
from .gereedschap import (
    ALLES,
    KOPPELING,
    beschrijving,
    kern,
    kijkt_naar_alles,
    leaf,
    resten,
    schrijf_waarden,
    sql,
    vraag,
)


def test_the_first_build_makes_everything_and_the_second_nothing(wereld: Wereld):
    first = wereld.bouw()
    assert wereld.gemaakt(first) == ALLES and first.opslag == wereld.opslag
    assert vraag(wereld.opslag, "select sum(waarde) from beeld_alles") == [(2 * 7 + 32,)]
    before = (afdruk(wereld.opslag), wereld.opslag.stat().st_mtime_ns)
    second = wereld.bouw()
    assert second.gebouwd == [] and set(second.ongewijzigd) >= ALLES
    assert (afdruk(wereld.opslag), wereld.opslag.stat().st_mtime_ns) == before
    assert resten(wereld) == []


def _root(w: Wereld) -> None:
    sql(w, "bron_proef__rijen", "select gebied_code, jaar, waarde + 1 as waarde from ruw_proef__rijen\n")


def _zelfde_rijen(w: Wereld) -> None:
    """Write other SQL that gives the same rows: nothing that reads them has to be made again."""
    sql(w, "kern_a", (w.pipelines / "kern_a.sql").read_text(encoding="utf-8").rstrip() + "\nwhere true\n")


def _andere_volgorde(w: Wereld) -> None:
    """With the order of the rows goes the last bit of a sum of fractions."""
    sql(w, "kern_a", (w.pipelines / "kern_a.sql").read_text(encoding="utf-8").rstrip() + "\norder by waarde desc\n")


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
    schrijf_waarden(path, records)


WIJZIGINGEN = [
    (_eigen_koppeling, set()),
    (leaf, {"beeld_alles"}),
    (_root, {"kern_a", "ind_proef__som", "beeld_alles"}),
    (kern, {"kern_b", "ind_ander__som", "beeld_alles"}),
    (_zelfde_rijen, {"kern_a"}),
    (_andere_volgorde, {"kern_a", "ind_proef__som", "beeld_alles"}),
    (_yml, {"kern_a"}),
    (_yml_ind, {"ind_ander__som"}),
    (_snapshot, {"kern_a", "ind_proef__som", "beeld_alles"}),
    (_nieuw, {"ind_nog__een", "beeld_alles"}),
    (_weg, {"beeld_alles"}),
]


@pytest.mark.parametrize(("wijzig", "verwacht"), WIJZIGINGEN, ids=[w.__name__.lstrip("_") for w, _ in WIJZIGINGEN])
def test_only_what_changed_is_made_again_and_the_result_is_that_of_a_full_build(
    wereld: Wereld, wijzig: Any, verwacht: set[str]
):
    kijkt_naar_alles(wereld)
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


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ("waarde, 'x' as T", "waarde + 1 as waarde, 'x' as T"),  # a column is not the row, whatever its name
        ("waarde, cast(null as int[]) as l", "waarde, [] as l"),
        ("waarde, cast(null as varchar) as l", "waarde, '' as l"),
    ],
)
def test_every_change_of_a_cell_reaches_what_reads_it(wereld: Wereld, was: str, wordt: str):
    for columns in (was, wordt):
        sql(wereld, "kern_a", f"select gebied_code, jaar, {columns} from bron_proef__rijen\n")
        report = wereld.bouw()
    assert wereld.gemaakt(report) >= {"kern_a", "ind_proef__som"}


def test_an_earlier_store_of_no_use_is_passed_over(wereld: Wereld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    wereld.bouw()
    home = tmp_path / "werkmap"
    shutil.copytree(wereld.data / "register" / "startset", home / "register")
    (home / "sociaal-domein.toml").write_text('gemeente = "Almere"\n', encoding="utf-8")
    own = paden.opslagpad(home)
    own.parent.mkdir()
    own.write_bytes(b"van een andere versie")
    assert wereld.gemaakt(wereld.bouw(home)) == set()  # taken over from the store of the embedded data
    own.unlink()
    wereld.opslag.write_bytes(b"kapot")
    assert wereld.gemaakt(wereld.bouw(home)) == ALLES
    own.unlink()
    wereld.opslag.unlink()
    wereld.opslag.mkdir()  # cannot be read as a file
    assert wereld.gemaakt(wereld.bouw(home)) == ALLES
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert wereld.gemaakt(wereld.bouw(home, alles=True)) == ALLES


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
    schrijf_waarden(values, records)
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


def test_a_source_that_may_be_absent_is_an_empty_table(wereld: Wereld):
    optional = BASIS | {"optioneel": {"gebied_code": "string", "jaar": "int", "waarde": "double"}}
    wereld.model("bron_later__lijst", "select gebied_code, jaar, waarde from ruw_later__lijst\n", optional)
    wereld.bouw()
    assert vraag(wereld.opslag, "select count(*), typeof(max(waarde)) from bron_later__lijst") == [(0, "DOUBLE")]
    wereld.bron("later", "lijst", [("GM0001", 2024, 3)])
    wereld.bouw()
    assert vraag(wereld.opslag, "select count(*) from bron_later__lijst") == [(1,)]
