"""What was read in from elsewhere: a Parquet snapshot in the working folder, beside what was written by hand.

``data/raadsstukken/`` holds ``stukken.parquet`` (questions, promises, motions and what the standard has beside these),
``documenten.parquet``, ``apart.parquet`` and ``manifest.json``. The folder is replaced as a whole, never edited.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.moties import Motie
from sociaal_domein.register.raadsvragen import Raadsvraag
from sociaal_domein.register.toezeggingen import Toezegging

Stuk = Raadsvraag | Toezegging | Motie
MODELLEN: dict[str, type[Raadsvraag] | type[Toezegging] | type[Motie]] = {
    "raadsvraag": Raadsvraag,
    "toezegging": Toezegging,
    "motie": Motie,
}
MEERVOUD = {"raadsvraag": "raadsvragen", "toezegging": "toezeggingen", "motie": "moties"}
OVERIG = "ods_overig"
STUKKEN, DOCUMENTEN, APART, MANIFEST = "stukken.parquet", "documenten.parquet", "apart.parquet", "manifest.json"


@dataclass(frozen=True)
class Raadsdocument:
    """A document of the council: what it is and where it stands.

    Attributes
    ----------
    link : str
        Its public address; empty where the source gives none.
    tekst : str
        Empty, unless the guard passed it.
    """

    id: str
    titel: str
    datum: date
    soort: str
    link: str
    organisatie: str
    tekst: str = ""


def soort_van(stuk: Stuk) -> str:
    """Return ``raadsvraag``, ``toezegging`` or ``motie``."""
    return next(name for name, model in MODELLEN.items() if isinstance(stuk, model))


def map_van(home: Path) -> Path:
    """Return the folder of the snapshot."""
    return home / "data" / "raadsstukken"


def lees_stukken(home: Path) -> list[Stuk]:
    """Return the questions, promises and motions that were read in; none when nothing was.

    Raises
    ------
    SociaalDomeinFout
        The snapshot is damaged.
    """
    found = []
    for kind, record in lees_rijen(home, STUKKEN, ("soort", "record")):
        if kind in MODELLEN:
            try:
                found.append(MODELLEN[kind].model_validate(json.loads(record)))
            except ValueError:
                raise _beschadigd(map_van(home) / STUKKEN) from None
    return found


def lees_documenten(home: Path) -> list[Raadsdocument]:
    """Return the documents that were read in; none when nothing was.

    Raises
    ------
    SociaalDomeinFout
        The snapshot is damaged.
    """
    names = [f.name for f in fields(Raadsdocument)]
    return [Raadsdocument(*row) for row in lees_rijen(home, DOCUMENTEN, names)]


def lees_rijen(home: Path, bestand: str, kolommen: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return columns of a file of the snapshot, in the order of the file."""
    path = map_van(home) / bestand
    if not path.is_file():
        return []
    import duckdb

    columns = ", ".join(f'"{name}"' for name in kolommen)
    try:
        with duckdb.connect() as con:
            con.execute("set threads = 1")
            return con.execute(f"select {columns} from read_parquet(?)", [str(path)]).fetchall()
    except duckdb.Error:
        raise _beschadigd(path) from None


def _beschadigd(path: Path) -> SociaalDomeinFout:
    return SociaalDomeinFout(
        "Wat eerder is ingelezen, is beschadigd.",
        waar=str(path),
        doe=f"Gooi de map {path.parent} weg en lees de bestanden opnieuw in met: sociaal-domein vraag lees BESTAND",
    )
