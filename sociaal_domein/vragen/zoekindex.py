"""The index of a search on disk: a folder per state of what it was made from, never changed, made beside and moved.

It is a cache, and can be thrown away. Two processes may make the same one at once: the first to move it wins.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.vragen.woordvormen import WOORD, Woordvormen, plat, schoon
from sociaal_domein.vragen.zoekstukken import Zoekstuk, lees_zoekstukken

if TYPE_CHECKING:
    from tantivy import Index, Schema, Searcher

OPZET = 1  # a higher number when fields, words or their forms change: every index is then made again
STAND = "stand.json"
TEKSTVELDEN = ("titel", "tekst", "delen", "namen", "fractie", "portefeuillehouder")
WOORDVELDEN = ("soort", "waarde")
_GEHEUGEN = 100_000_000
_POGINGEN = 3
_IN_TITELS = 2
_BEZIG = ".bezig-"
_VERLATEN = 3600.0


class Beschadigd(Exception):
    """What stands on disk is not the index that was made."""


@dataclass(frozen=True)
class Geopend:
    """An index that is open to be searched."""

    zoeker: Searcher
    schema: Schema
    vormen: Woordvormen
    map: Path | None = None


_geopend: dict[Path, tuple[str, Geopend]] = {}


def open_index(home: Path) -> Geopend:
    """Return the index of a working folder as that stands now; made when it is not there, or no longer right.

    Where the disk refuses one, it is made in memory.

    Raises
    ------
    SociaalDomeinFout
        The register is damaged; says which file.
    """
    for _ in range(_POGINGEN):
        mark = merk(home)
        known = _geopend.get(home)
        if known is not None and known[0] == mark:
            return known[1]
        folder = indexmap(home) / mark
        try:
            found = _open(folder)
        except Beschadigd:
            _verwijder(folder)
            pieces = list(lees_zoekstukken(home))
            try:
                maak(folder, pieces)
                continue
            except OSError:
                found = _in_geheugen(pieces)
        _geopend[home] = (mark, found)
        return found
    return _in_geheugen(list(lees_zoekstukken(home)))


def vergeet(home: Path) -> None:
    """Throw an index away that proved damaged while it was searched."""
    _, found = _geopend.pop(home, ("", None))
    if found is not None and found.map is not None:
        _verwijder(found.map)


def indexmap(home: Path) -> Path:
    """Return the folder where the index of a working folder is kept."""
    return paden.opslagpad(home).parent / "zoeken"


@cache
def _versies() -> str:
    return f"{OPZET} {paden.versie()} {version('tantivy')}"


def merk(home: Path) -> str:
    """Return what tells one state of the register and the imported documents from another.

    By name, place on disk, size and time of each file: a file that is written anew gets another place or time.
    """
    found = hashlib.sha256(_versies().encode())
    for folder in ("register/raadsvragen", "register/toezeggingen", "register/moties", "data/raadsstukken"):
        try:
            with os.scandir(home / folder) as entries:
                seen = sorted((entry.name, entry.stat()) for entry in entries)
        except FileNotFoundError:  # there is none, or it is being replaced just now
            continue
        for name, stat in seen:
            mark = f"\0{folder}/{name}\0{stat.st_ino} {stat.st_size} {stat.st_mtime_ns}"
            found.update(mark.encode("utf-8", "replace"))
    return found.hexdigest()[:20]


def _open(folder: Path) -> Geopend:
    from tantivy import Index

    try:
        state = json.loads((folder / STAND).read_text(encoding="utf-8"))
        for name, mark in state["bestanden"].items():
            if zlib.crc32((folder / name).read_bytes()) != mark:
                raise Beschadigd(name)
        return _te_doorzoeken(Index.open(str(folder)), state["woorden"], folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise Beschadigd(str(exc)) from exc


def _te_doorzoeken(index: Index, woorden: Iterable[str], folder: Path | None = None) -> Geopend:
    index.config_reader("manual", 0)
    _leer_woorden(index)
    index.reload()
    return Geopend(index.searcher(), index.schema, Woordvormen(woorden), folder)


def maak(folder: Path, stukken: Sequence[Zoekstuk]) -> None:
    """Make an index beside its place and move it there, unless another process was first.

    Raises
    ------
    OSError
        The disk refuses it.
    """
    from tantivy import Index

    root = folder.parent
    root.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=_BEZIG, dir=root))
    words = eigen_woorden(stukken)
    try:
        try:
            _schrijf(Index(_schema(), str(beside)), stukken, Woordvormen(words))
        except ValueError as exc:  # so the engine says what the disk refuses
            raise OSError(str(exc)) from exc
        marks = {p.name: zlib.crc32(p.read_bytes()) for p in sorted(beside.iterdir()) if not p.name.endswith(".lock")}
        state = json.dumps({"woorden": words, "bestanden": marks}, ensure_ascii=False)
        (beside / STAND).write_text(state, encoding="utf-8")
        try:
            beside.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _ruim_op(root, folder)


def _ruim_op(root: Path, folder: Path) -> None:
    """Throw away what was made of an earlier state, and what a process left that was killed."""
    for old in root.iterdir():
        with suppress(OSError):
            if old != folder and (not old.name.startswith(_BEZIG) or time.time() - old.stat().st_mtime > _VERLATEN):
                _verwijder(old)


def _in_geheugen(stukken: Sequence[Zoekstuk]) -> Geopend:
    from tantivy import Index

    words = eigen_woorden(stukken)
    index = Index(_schema())
    _schrijf(index, stukken, Woordvormen(words))
    return _te_doorzoeken(index, words)


def eigen_woorden(stukken: Iterable[Zoekstuk]) -> list[str]:
    """Return the words that stand in more than one title: what compounds here may be made of."""
    seen: Counter[str] = Counter()
    for piece in stukken:
        seen.update({plat(word) for word in WOORD.findall(schoon(piece.titel)) if word.isalpha()})
    return sorted(word for word, n in seen.items() if n >= _IN_TITELS and len(word) > 4)


def _schema() -> Schema:
    from tantivy import SchemaBuilder

    made = SchemaBuilder()
    for name in TEKSTVELDEN:
        made.add_text_field(name, tokenizer_name="woorden", index_option="freq")
    for name in WOORDVELDEN:
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    made.add_integer_field("dag", fast=True)
    made.add_bytes_field("stuk", stored=True)
    return made.build()


def _leer_woorden(index: Index) -> None:
    from tantivy import TextAnalyzerBuilder, Tokenizer

    index.register_tokenizer("woorden", TextAnalyzerBuilder(Tokenizer.whitespace()).build())


def _schrijf(index: Index, stukken: Iterable[Zoekstuk], vormen: Woordvormen) -> None:
    from tantivy import Document

    _leer_woorden(index)
    writer = index.writer(_GEHEUGEN, 1)
    for piece in stukken:
        document = Document()
        title, text = WOORD.findall(schoon(piece.titel)), WOORD.findall(schoon(piece.tekst))
        document.add_text("titel", " ".join(filter(None, map(vormen.term, title))))
        document.add_text("tekst", " ".join(filter(None, map(vormen.term, text))))
        document.add_text("delen", " ".join(part for word in (*title, *text) for part in vormen.delen(word)))
        document.add_text("namen", platte_woorden(piece.namen))
        document.add_text("fractie", platte_woorden(piece.fractie))
        document.add_text("portefeuillehouder", platte_woorden(piece.portefeuillehouder))
        document.add_text("soort", piece.soort)
        for value in piece.waarden:
            document.add_text("waarde", value)
        if piece.datum is not None:
            document.add_integer("dag", piece.datum.toordinal())
        document.add_bytes("stuk", piece.bytes())
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def platte_woorden(namen: Iterable[str]) -> str:
    """Return the words of names as they are compared: whole, without capitals and accents.

    Examples
    --------
    >>> platte_woorden(["Fractie Vérder", "D66"])
    'fractie verder d66'
    """
    return " ".join(plat(word) for name in namen for word in WOORD.findall(schoon(name)))


def _verwijder(folder: Path) -> None:
    """Take a folder out of its place at once, and then throw it away."""
    away = folder.with_name(f"{_BEZIG}weg-{os.getpid()}-{folder.name.lstrip('.')}")
    with suppress(OSError):
        folder.rename(away)
        shutil.rmtree(away, ignore_errors=True)
