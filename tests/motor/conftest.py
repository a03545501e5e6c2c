"""A small world of its own: two sources, seven models and the starting register, built in a moment."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as manifesten
from sociaal_domein.motor.bouw import Bouwverslag, bouw

BASIS = {
    "omschrijving": "Een proef.",
    "korrel": "één rij per gebied en jaar",
    "vraag": "Werkt het?",
    "eenheid": "stuks",
    "zegt_niet": "Niets over de echte wereld.",
    "sleutel": ["gebied_code", "jaar"],
}
INDICATOR = BASIS | {
    "sleutel": ["gebied_code", "jaar", "reeks"],
    "titel": "Proef",
    "zin": "In {jaar} telde {gemeente} {cijfer}.",
    "soort": "omgeving",
    "vorm": "aantal",
    "decimalen": 0,
    "wet": "breed",
    "opgaven": ["sociale_basis"],
    "reeksen": {"alle": "alles"},
    "hoofdreeks": "alle",
    "bronnen": ["proef"],
}
IND_SQL = (
    "select gebied_code, jaar, 'alle' as reeks, cast(waarde as double) as waarde, cast(waarde as double) as teller, "
    "cast(null as double) as noemer, 'definitief' as status, cast(null as string) as reden from {bron}\n"
)
MODELLEN: dict[str, tuple[str, dict[str, Any]]] = {
    "bron_proef__rijen": ("select gebied_code, jaar, waarde from ruw_proef__rijen\n", BASIS),
    "bron_ander__lijst": ("select gebied_code, jaar, waarde from ruw_ander__lijst\n", BASIS),
    "kern_a": ("select gebied_code, jaar, waarde * 2 as waarde from bron_proef__rijen\n", BASIS),
    "kern_b": ("select gebied_code, jaar, waarde + 1 as waarde from bron_ander__lijst\n", BASIS),
    "ind_proef__som": (IND_SQL.format(bron="kern_a"), INDICATOR),
    "ind_ander__som": (IND_SQL.format(bron="kern_b"), INDICATOR | {"bronnen": ["ander"]}),
    "beeld_alles": (
        "select indicator, gebied_code, jaar, waarde from alle_indicatoren\n",
        BASIS | {"sleutel": ["indicator", "gebied_code", "jaar"]},
    ),
}


class Wereld:
    """The folders of a package of its own, and what can be done with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pipelines = root / "pipelines"
        self.data = root / "data"

    def vul(self) -> None:
        """Write the two sources, the seven models and the starting register."""
        self.pipelines.mkdir(parents=True)
        shutil.copytree(paden.datamap() / "register", self.data / "register")
        self.bron("proef", "rijen", [("GM0001", 2024, 3), ("GM0001", 2025, 4)])
        self.bron("ander", "lijst", [("GM0001", 2024, 10), ("GM0002", 2024, 20)])
        for name, (sql, yml) in MODELLEN.items():
            self.model(name, sql, yml)

    def model(self, name: str, sql: str, yml: dict[str, Any] | None = None, *, map: Path | None = None) -> None:
        """Write a model; without `yml` the one that fits its layer."""
        folder = map or self.pipelines
        folder.mkdir(parents=True, exist_ok=True)
        text = yml if yml is not None else (INDICATOR if name.startswith("ind_") else BASIS)
        (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
        (folder / f"{name}.yml").write_text(yaml.safe_dump(text, allow_unicode=True), encoding="utf-8")

    def bron(self, name: str, table: str, rows: list[tuple[str, int, int]], *, map: Path | None = None) -> Path:
        """Write a snapshot with one table and a manifest that fits."""
        folder = map or self.data / "open" / name
        folder.mkdir(parents=True, exist_ok=True)
        values = ", ".join(str(r) for r in rows)
        with duckdb.connect() as con:
            con.execute(
                f"copy (select * from (values {values}) as t (gebied_code, jaar, waarde)) "
                f"to '{folder / f'{table}.parquet'}' (format parquet)"
            )
            con.execute(
                "copy (select '' as tabel, cast(0 as bigint) as regel, '' as reden where false) "
                f"to '{folder / 'apart.parquet'}' (format parquet)"
            )
        count = len(rows)
        manifesten.schrijf(
            manifesten.Manifest(
                bron=name,
                naam=f"Bron {name}",
                uitgever="Niemand",
                herkomst="uitgever",
                herkomst_toelichting="verzonnen voor de tests",
                pagina="https://example.org",
                licentie=manifesten.Licentie(naam="vrij", adres="https://example.org", vermelding="geen"),
                periode="2024",
                opgehaald=date(2026, 11, 21),
                dekking="alles",
                tabellen={
                    table: manifesten.Tabel(
                        bestand=f"{table}.parquet",
                        omschrijving="een proef",
                        periode="2024",
                        dekking="alles",
                        status="onbekend",
                        sha256=manifesten.sha256(folder / f"{table}.parquet"),
                        bronbestanden=(manifesten.Bronbestand(naam="a.csv", sha256="0" * 64, rijen=count),),
                        rijen=manifesten.Rijen(bron=count, geladen=count, apart=0, tabel=count),
                    )
                },
                apart=manifesten.Apartbestand(sha256=manifesten.sha256(folder / "apart.parquet"), rijen=0),
            ),
            folder,
        )
        return folder

    @property
    def opslag(self) -> Path:
        """The store of this world."""
        return paden.opslagpad(None)

    def bouw(self, home: Path | None = None, *, alles: bool = False) -> Bouwverslag:
        """Build it."""
        return bouw(home, alles=alles)

    def gemaakt(self, report: Bouwverslag) -> set[str]:
        """Return what a build made again, the views on snapshots left out: those are made every time."""
        return {n for n in report.gebouwd if not n.startswith("bron_")}

    def script(self, code: str) -> list[str]:
        """Return the command that runs `code` in a process of its own, in this world."""
        head = (
            "from pathlib import Path\nfrom sociaal_domein import paden\n"
            f"paden.pipelinesmap = lambda: Path({str(self.pipelines)!r})\n"
            f"paden.datamap = lambda: Path({str(self.data)!r})\n"
            "from sociaal_domein.motor.bouw import bouw\nfrom sociaal_domein.motor.opslag import verbind\n"
        )
        return [sys.executable, "-c", head + code]

    def start(self, code: str) -> subprocess.Popen[str]:
        """Start such a process."""
        env = os.environ | {"PYTHONPATH": str(paden.PAKKET.parent)}
        return subprocess.Popen(self.script(code), env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def inhoud(store: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of a store, sorted, the engine's own fingerprint left out.

    Views are not read: those of bron_* stand on the snapshot itself, and a test may have taken that away.
    """
    from sociaal_domein.motor.opslag import verbind

    with verbind(store) as con:
        names = [
            r[0]
            for r in con.execute(
                "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
            ).fetchall()
        ]
        return {n: sorted(con.execute(f"from {n}").fetchall(), key=repr) for n in sorted(names) if n != "_bouw"}


def verschillen(een: Path, ander: Path) -> list[str]:
    """Return the tables that are not the same in two stores, row by row; fit for large ones."""
    with duckdb.connect() as con:
        for name, store in (("een", een), ("ander", ander)):
            con.execute(f"attach '{store}' as {name} (read_only)")
        listed = (
            "select table_name from information_schema.tables where table_type = 'BASE TABLE' and table_catalog = ?"
        )
        names = [{r[0] for r in con.execute(listed, [n]).fetchall()} - {"_bouw"} for n in ("een", "ander")]
        both = names[0] & names[1]
        differ = names[0] ^ names[1]
        for table in both:
            # The fingerprints hold the order of the rows, and that is no difference here.
            what = "* exclude (vooraf, inhoud)" if table == "_model" else "*"
            a, b = f"select {what} from een.{table}", f"select {what} from ander.{table}"
            odd = con.execute(f"select count(*) from (({a} except all {b}) union all ({b} except all {a}))").fetchall()
            if odd[0][0]:
                differ.add(table)
    return sorted(differ)


def afdruk(path: Path) -> str:
    """Return the checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the small world once."""
    world = Wereld(tmp_path_factory.mktemp("wereld") / "pakket")
    world.vul()
    return world.root


@pytest.fixture
def wereld(voorbeeld: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wereld:
    """Return a small world that the engine takes for the package."""
    shutil.copytree(voorbeeld, tmp_path / "pakket")
    world = Wereld(tmp_path / "pakket")
    monkeypatch.setattr(paden, "pipelinesmap", lambda: world.pipelines)
    monkeypatch.setattr(paden, "datamap", lambda: world.data)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return world
