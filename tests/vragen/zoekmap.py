"""A working folder of the Voorbeeldgemeente to search in: an invented register and invented documents."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import duckdb

from sociaal_domein import paden
from sociaal_domein.register import moties, raadsvragen, toezeggingen
from sociaal_domein.register.schrijven import schrijf_records

HIER = Path(__file__).parent
EERSTE = date(2025, 1, 6)
FRACTIES = ("Dorpsbelang", "Lijst Noord", "Samen Vooruit")
ROLLEN = ("wethouder jeugd", "wethouder zorg")
WAARDEN = ("tijdigheid", "menselijke_maat")


def rijen() -> list[list[str]]:
    """Return kind, id, name and text of each piece of the invented set."""
    return [line.split("\t") for line in (HIER / "zoekset.tsv").read_text(encoding="utf-8").splitlines()]


def lege_werkmap(home: Path) -> Path:
    """Make a working folder without any question."""
    start = paden.datamap() / "register" / "startset"
    shutil.copytree(start, home / "register")
    (home / paden.INSTELLINGENBESTAND).write_text('gemeente = "Almere"\n', encoding="utf-8")
    return home


def zet_stuk(home: Path, soort: str, id: str, naam: str, tekst: str, n: int = 0, **velden: object) -> None:
    """Write a question, a promise or a motion in the register."""
    day = EERSTE + timedelta(days=7 * n)
    shared = {
        "id": id,
        "naam": naam,
        "tekst": tekst,
        "waarden": [WAARDEN[n % 2]],
        "portefeuillehouder": ROLLEN[n % 2],
        **velden,
    }
    party = FRACTIES[n % 3]
    if soort == "toezegging":
        promise = {**shared, "door": ROLLEN[n % 2], "aan": party, "gebeurtenissen": [{"soort": "gedaan", "datum": day}]}
        kind, record = toezeggingen.SOORT, toezeggingen.Toezegging.model_validate(promise)
    else:
        asked = {"steller": "T. Verzonnen", "fractie": party, "gebeurtenissen": [{"soort": "ingediend", "datum": day}]}
        kind = raadsvragen.SOORT if soort == "raadsvraag" else moties.SOORT
        record = kind.model.model_validate({**asked, **shared})
    schrijf_records(home / "register" / kind.naam / f"{id}.yaml", kind, [record])


def zet_documenten(home: Path, documenten: Iterable[tuple[str, str, str]]) -> None:
    """Write documents (id, title, text) as an import leaves them."""
    folder = home / "data" / "raadsstukken"
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        con.execute(
            "create table d (id varchar, titel varchar, datum date, soort varchar, link varchar, "
            "organisatie varchar, tekst varchar)"
        )
        for id, title, text in documenten:
            link = f"https://voorbeeldgemeente.invalid/{id}"
            con.execute(
                "insert into d values (?, ?, ?, 'Raadsinformatiebrief', ?, 'Voorbeeldgemeente', ?)",
                [id, title, EERSTE, link, text],
            )
        con.execute(f"copy d to '{folder / 'documenten.parquet'}'")


def zoekmap(home: Path) -> Path:
    """Make a working folder with the whole invented set."""
    lege_werkmap(home)
    documents = []
    for n, (kind, id, name, text) in enumerate(rijen()):
        if kind == "document":
            documents.append((id, name, text))
        else:
            zet_stuk(home, kind, id, name, text, n)
    zet_documenten(home, documents)
    return home
