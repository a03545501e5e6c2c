"""A working folder of a municipality: its own models, snapshots and register."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.bouw import bouw

from .conftest import IND_SQL, Wereld, afdruk, inhoud
from .gereedschap import (
    ALLES,
    KOPPELING,
    beschrijving,
    kijkt_naar_alles,
    schrijf_waarden,
    vraag,
)


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
    kijkt_naar_alles(wereld)
    beschrijving(wereld, "ind_proef__som", koppelingen=[KOPPELING])
    store = wereld.bouw(werkmap).opslag
    assert vraag(store, "select waarde from meta_koppeling") == [("zeggenschap",)]
    values = werkmap / "register" / "waarden.yaml"
    records = yaml.safe_load(values.read_text(encoding="utf-8"))
    schrijf_waarden(values, [r for r in records if r["id"] != "zeggenschap"])
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
    schrijf_waarden(values, [r for r in kept if r["opgaven"]])
    opgaven = [o for o in yaml.safe_load(tasks.read_text(encoding="utf-8")) if o["id"] != "rondkomen"]
    schrijf_waarden(tasks, opgaven)
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
