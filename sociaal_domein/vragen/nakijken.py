"""What people edited by hand is read by the guard again, once per text, before a book tells, finds or exports it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.lezen import Ingelezen
from sociaal_domein.register.schrijven import schrijf_tekst
from sociaal_domein.register.stukken import Raadsstuk

GEHEUGEN = "register-gelezen.json"


@dataclass(frozen=True)
class Geweerd:
    """A file of the register that is left out of everything: its place and the kind of finding, never the text."""

    id: str
    bestand: Path
    plek: str
    soort: str
    waarden: tuple[str, ...]

    @property
    def zin(self) -> str:
        """What is wrong and what to do."""
        return (
            f"Dit bestand telt niet mee: er staat iets in dat naar een inwoner kan leiden ({self.soort}). "
            f"Verander de tekst.\n  Waar: {self.plek}"
        )


def weer(home: Path, read: Mapping[str, Ingelezen]) -> list[Geweerd]:
    """Return the files that must be left out.

    What the guard found is remembered by a checksum of the file and of the guard, without a word of the text.

    Parameters
    ----------
    home : Path
    read : mapping of str to Ingelezen
        Per kind of record what stands in the register.
    """
    marks = {(kind, id): mark for kind, part in read.items() for id, mark in part.merken.items()}
    if not marks:
        return []
    memory = paden.opslagpad(home).with_name(GEHEUGEN)
    version = _versie()
    sums = {key: hashlib.sha256(f"{version}\0{mark}".encode()).hexdigest() for key, mark in marks.items()}
    known = _bekend(memory)
    now = {total: known[total] if total in known else _vondst(read[kind], id) for (kind, id), total in sums.items()}
    if now != known:
        with suppress(SociaalDomeinFout):  # a folder that may not be written costs time, and nothing else
            schrijf_tekst(memory, json.dumps(now, indent=1, sort_keys=True) + "\n")
    return [hit for (kind, id), total in sums.items() if (hit := _geweerd(read[kind], id, now[total])) is not None]


def _vondst(part: Ingelezen, id: str) -> list[str | int]:
    """Return the path of the first field that is refused, and last the kind of finding; empty when nothing is."""
    from sociaal_domein.vragen.bewaking import treffers

    record = part.records[id]
    hits = treffers(record) if isinstance(record, Raadsstuk) else iter(())
    return next(([*path, hit.soort] for path, hit in hits), [])


def _geweerd(part: Ingelezen, id: str, found: list[str | int]) -> Geweerd | None:
    record = part.records[id]
    if not found or not isinstance(record, Raadsstuk):
        return None
    *path, kind = found
    file = part.bestanden.get(id, part.bestand)
    return Geweerd(id, file, part.plek(id, tuple(path)), str(kind), tuple(record.waarden))


def _bekend(memory: Path) -> dict[str, list[str | int]]:
    with suppress(OSError, ValueError):
        stored = json.loads(memory.read_text(encoding="utf-8"))
        if isinstance(stored, dict):
            return {total: found for total, found in stored.items() if isinstance(found, list)}
    return {}


def _versie() -> str:
    """Return the version of the guard, and whether it sees names here."""
    from sociaal_domein.casuistiek.keuring import versie_van_de_wacht
    from sociaal_domein.privacy.namenlijst import kent_namen

    return f"{versie_van_de_wacht()} {kent_namen()} {hashlib.sha256(_eigen_regels()).hexdigest()}"


def _eigen_regels() -> bytes:
    return (Path(__file__).with_name("bewaking.py")).read_bytes()
