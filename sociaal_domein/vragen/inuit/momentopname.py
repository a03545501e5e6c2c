"""The snapshot of what was read in: in memory, compared with what is new, and written as one folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.bronnen.schrijven import schrijf_parquet, schrijffout, vervanging
from sociaal_domein.register.toezeggingen import Toezegging
from sociaal_domein.schijf import geweigerd
from sociaal_domein.vragen.ingelezen import (
    APART,
    DOCUMENTEN,
    MANIFEST,
    MODELLEN,
    OVERIG,
    STUKKEN,
    Raadsdocument,
    Stuk,
    lees_documenten,
    lees_rijen,
    map_van,
    soort_van,
)
from sociaal_domein.vragen.inuit import ods_velden, tabel

_KOLOMMEN = {
    "soort": "VARCHAR", "id": "VARCHAR", "systeem": "VARCHAR", "sleutel": "VARCHAR", "nummer": "VARCHAR",
    "titel": "VARCHAR", "datum": "DATE", "record": "VARCHAR",
}  # fmt: skip
_DOCUMENT = {f.name: "DATE" if f.name == "datum" else "VARCHAR" for f in fields(Raadsdocument)}
_APART = {"bestand": "VARCHAR", "sha256": "VARCHAR", "plaats": "VARCHAR", "reden": "VARCHAR"}
Sleutel = tuple[str, str, str]  # kind, system, key
Bestand = tuple[str, str]  # name and sha256: next month's file of the same name is another


@dataclass
class Momentopname:
    """What was read in, by its key.

    Attributes
    ----------
    stukken : dict of Sleutel to record
    overig : dict of Sleutel to dict
        Objects of the standard without a place in the register.
    documenten : dict of str to Raadsdocument
    apart : list of (name, sha256, place, reason)
    bestanden : dict of Bestand to dict
        What the manifest says of each file that was read.
    """

    stukken: dict[Sleutel, Stuk] = field(default_factory=dict)
    overig: dict[Sleutel, dict[str, Any]] = field(default_factory=dict)
    documenten: dict[str, Raadsdocument] = field(default_factory=dict)
    apart: list[tuple[str, str, str, str]] = field(default_factory=list)
    bestanden: dict[Bestand, dict[str, Any]] = field(default_factory=dict)


def sleutel_van(stuk: Stuk) -> Sleutel:
    """Return what a record is known by: its key elsewhere, or its id when it is an export of ours."""
    if stuk.herkomst is not None:
        return soort_van(stuk), stuk.herkomst.systeem, stuk.herkomst.sleutel
    return soort_van(stuk), tabel.SYSTEEM, stuk.id


def dag_van(stuk: Stuk) -> date | None:
    """Return the day that it was put, promised or handed in; None when that is not known."""
    first = "gedaan" if isinstance(stuk, Toezegging) else "ingediend"
    return next((event.datum for event in stuk.gebeurtenissen if event.soort == first), None)


def titel_van(stuk: Stuk) -> str:
    """Return the title as it is compared: letters and digits only."""
    return re.sub(r"[\W_]+", " ", stuk.naam.casefold()).strip()


def gelijk(een: Stuk, ander: Stuk) -> bool:
    """Whether two records say the same, whenever they were read."""
    return _zonder_dag(een) == _zonder_dag(ander)


def _zonder_dag(stuk: Stuk) -> dict[str, Any]:
    whole = stuk.model_dump()
    if whole["herkomst"]:
        del whole["herkomst"]["gelezen"]
    return whole | {"soort": soort_van(stuk)}


def lees_momentopname(home: Path) -> Momentopname:
    """Read the snapshot of a working folder; an empty one when there is none.

    Raises
    ------
    SociaalDomeinFout
        It is damaged.
    """
    found = Momentopname()
    for kind, system, key, record in lees_rijen(home, STUKKEN, ("soort", "systeem", "sleutel", "record")):
        if kind == OVERIG:
            found.overig[(kind, system, key)] = json.loads(record)
        else:
            found.stukken[(kind, system, key)] = MODELLEN[kind].model_validate(json.loads(record))
    found.documenten = {doc.id: doc for doc in lees_documenten(home)}
    found.apart = [(a, b, c, d) for a, b, c, d in lees_rijen(home, APART, tuple(_APART))]
    manifest = map_van(home) / MANIFEST
    if manifest.is_file():
        files = json.loads(manifest.read_text("utf-8"))["bestanden"]
        found.bestanden = {(file["naam"], file["sha256"]): file for file in files}
    return found


def schrijf_momentopname(home: Path, stand: Momentopname) -> None:
    """Write the whole snapshot beside the old one, and let it take its place.

    Raises
    ------
    SociaalDomeinFout
        The disk refuses; then the old snapshot is still there.
    """
    import duckdb

    folder = map_van(home)
    with vervanging(folder) as new:
        try:
            with duckdb.connect() as con:
                con.execute("set threads = 1")
                key = ("soort", "id", "systeem", "sleutel")
                schrijf_parquet(con, _KOLOMMEN, key, _rijen(stand), new / STUKKEN)
                rows = [astuple(doc) for doc in stand.documenten.values()]
                schrijf_parquet(con, _DOCUMENT, ("datum", "id"), rows, new / DOCUMENTEN)
                schrijf_parquet(con, _APART, ("bestand", "sha256", "plaats"), stand.apart, new / APART)
        except duckdb.Error as error:
            if (refused := geweigerd(error, ".parquet")) is None:
                raise
            raise schrijffout(folder, refused) from error
        counts = {kind: sum(k == kind for k, _, _ in stand.stukken) for kind in MODELLEN}
        counts |= {"documenten": len(stand.documenten), "overig": len(stand.overig), "apart": len(stand.apart)}
        files = [stand.bestanden[file] for file in sorted(stand.bestanden)]
        text = json.dumps({"versie": 1, "aantallen": counts, "bestanden": files}, ensure_ascii=False, indent=2)
        (new / MANIFEST).write_text(text + "\n", encoding="utf-8", newline="\n")


def _rijen(stand: Momentopname) -> Iterator[tuple[Any, ...]]:
    for (kind, system, key), stuk in stand.stukken.items():
        record = _json(stuk.model_dump(mode="json", exclude_none=True, exclude_defaults=True))
        yield kind, stuk.id, system, key, stuk.nummer, stuk.naam, dag_van(stuk), record
    for (kind, system, key), kept in stand.overig.items():
        yield kind, "", system, key, None, None, None, _json(kept)


def _json(inhoud: Mapping[str, Any]) -> str:
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))


OVERIG_SYSTEEM = ods_velden.SYSTEEM
