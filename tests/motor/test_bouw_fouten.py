"""Whatever fails in a build: a Dutch message, and the last good store as it was."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
import yaml

from sociaal_domein.fouten import SociaalDomeinFout

from .conftest import Wereld, afdruk, inhoud
from .gereedschap import (
    beschrijving,
    leaf,
    resten,
    sql,
    vraag,
)


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
    leaf(wereld)
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
