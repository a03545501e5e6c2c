"""The same SQL files on real Spark, unchanged: every model gives the same rows as on DuckDB."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from sociaal_domein import paden
from sociaal_domein.bronnen import lees_bron
from sociaal_domein.motor.bouw import bouw
from sociaal_domein.motor.invoer import lees_invoer
from sociaal_domein.motor.modellen import lees_modellen
from sociaal_domein.motor.verwijzingen import ALLE_INDICATOREN, volgorde
from tests.motor.test_casussen import maak_set
from tests.test_gebieden import TESTREGIO, schrijf_indeling

SPARK = Path(sys.prefix) / "spark" / "bin" / "python"

pytestmark = [
    pytest.mark.bewijs,
    pytest.mark.skipif(
        not (SPARK.is_file() and shutil.which("java")), reason="Java is needed; 'make bewijs' then installs Spark"
    ),
]


def gesorteerd(table: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    return table.sort_values(key, na_position="first").reset_index(drop=True)


def verschil(left: pd.DataFrame, right: pd.DataFrame) -> list[str]:
    """Return the columns in which two tables with the same order differ; numbers may differ by 1e-9."""
    different = []
    for name in left.columns:
        a, b = left[name], right[name]
        if pd.api.types.is_numeric_dtype(a) and not pd.api.types.is_bool_dtype(a):
            same = np.isclose(a.to_numpy(float), b.to_numpy(float), rtol=1e-9, atol=1e-9, equal_nan=True)
        else:
            same = (
                a.astype(object).where(a.notna(), "").astype(str) == b.astype(object).where(b.notna(), "").astype(str)
            ).to_numpy()
        if not same.all():
            different.append(f"{name}: {int((~same).sum())} rows")
    return different


def werkmap(home: Path) -> Path:
    """Make a working folder with made-up messages, cases and classification, so that their models have rows."""
    home.mkdir()
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Almere"\n', encoding="utf-8")
    shutil.copytree(paden.datamap() / "register" / "startset", home / "register")
    lees_bron("toewijzingen", paden.datamap() / "voorbeeld" / "toewijzingen", home / "data" / "open")
    schrijf_indeling(home / "data" / "open" / "gebieden", TESTREGIO)
    maak_set(home)
    return home


def test_every_model_gives_the_same_rows_on_spark(tmp_path: Path):
    home = werkmap(tmp_path / "werk")
    store = bouw(home).opslag
    models = lees_modellen([paden.pipelinesmap()])
    source = lees_invoer(home, models)
    order, _ = volgorde(models, source.tabellen)
    inputs = {s.ruw: str(s.pad) for s in source.snapshots}
    steps = []
    with duckdb.connect(str(store), read_only=True) as con:
        for name in (*source.meta, *source.leeg):
            inputs[name] = str(tmp_path / f"{name}.parquet")
            con.execute(f"copy {name} to '{inputs[name]}' (format parquet)")
        for name in order:
            if ALLE_INDICATOREN in models[name].sql and ALLE_INDICATOREN not in [s["naam"] for s in steps]:
                selects = [
                    f"select '{m.indicator}' as indicator, gebied_code, cast(jaar as int) as jaar, reeks, "
                    "cast(waarde as double) as waarde, cast(teller as double) as teller, "
                    f"cast(noemer as double) as noemer, status, reden from {m.naam}"
                    for m in models.values()
                    if m.laag == "ind"
                ]
                steps.append({"naam": ALLE_INDICATOREN, "sql": " union all ".join(selects)})
            steps.append({"naam": name, "sql": models[name].sql})
        plan = tmp_path / "plan.json"
        plan.write_text(json.dumps({"invoer": inputs, "stappen": steps}), encoding="utf-8")
        done = subprocess.run(
            [str(SPARK), str(Path(__file__).with_name("spark_draait.py")), str(plan)],
            env={**os.environ, "PYSPARK_PYTHON": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1"},
            capture_output=True,
            text=True,
            timeout=1500,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        wrong = {}
        for name in order:
            ours = con.execute(f"select * from {name}").df()
            theirs = duckdb.sql(f"select * from read_parquet('{tmp_path}/spark/{name}/*.parquet')").df()
            key = models[name].yml["sleutel"]
            assert list(ours.columns) == list(theirs.columns), name
            assert len(ours) == len(theirs), name
            if found := verschil(gesorteerd(ours, key), gesorteerd(theirs, key)):
                wrong[name] = found
        assert wrong == {}
        assert len(order) > 35
