"""What was imported stands in the book beside what was written here, and gets a file when somebody adds to it."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import Raadsvraag
from sociaal_domein.vragen.boek import bewaar, lees_boek
from tests.vragen.voorbeelden import vraag

HERKOMST = {"systeem": "ods", "sleutel": "https://voorbeeld.nl/1", "gelezen": "2026-03-02", "velden": {"versie": 2}}


def importeer(home: Path, *records: Raadsvraag) -> None:
    """Put records where an import puts them."""
    folder = home / "data" / "raadsstukken"
    folder.mkdir(parents=True)
    rows = [["raadsvraag", json.dumps(record.model_dump(mode="json"))] for record in records]
    with duckdb.connect() as con:
        con.execute("create table t (soort varchar, record varchar)")
        con.executemany("insert into t values (?, ?)", rows)
        con.execute(f"copy t to '{folder / 'stukken.parquet'}' (format parquet)")


def test_own_goes_before_imported_and_may_refer_to_it(home: Path):
    bewaar(lees_boek(home), vraag("v1"))
    importeer(home, vraag("v1", naam="Uit een ander systeem"), vraag("v2", herkomst=HERKOMST))
    bewaar(lees_boek(home), vraag("v3", vervolg_op="v2"))
    boek = lees_boek(home)
    assert {id: record.naam for id, record in boek.raadsvragen.items()} == dict.fromkeys(
        ("v1", "v3", "v2"), "Wachten op hulp"
    )
    assert boek.merken.keys() == {"raadsvragen/v1", "raadsvragen/v3"}


def test_an_imported_record_gets_its_own_file_when_somebody_adds_to_it(home: Path):
    importeer(home, vraag("v2", herkomst=HERKOMST))
    one, two = lees_boek(home), lees_boek(home)
    answered = Raadsvraag.model_validate(
        {**one.raadsvragen["v2"].model_dump(), "antwoorden": [{"datum": "2026-03-20"}]}
    )
    assert bewaar(one, answered) == home / "register" / "raadsvragen" / "v2.yaml"
    assert lees_boek(home).raadsvragen == {"v2": answered}
    assert lees_boek(home).raadsvragen["v2"].herkomst == two.raadsvragen["v2"].herkomst
    with pytest.raises(SociaalDomeinFout, match="Er staat intussen al een bestand"):
        bewaar(two, answered)
