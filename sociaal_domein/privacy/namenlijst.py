"""The lists of names of deduce, set up once in the user's cache, and deduce itself.

Deduce's own lookup takes more than a minute to build because of its streets and care institutions; the rules for
names need neither. A copy of its lists without those two takes two seconds, and loads in a fraction of one.
"""

from __future__ import annotations

import logging
import os
import pickle
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.paden import datamap, opslagpad

_WEG = ("locations/lst_street", "institutions/lst_healthcare_institution")
_GEBIEDEN = "gebieden.txt"
_UUR = 3600
# Places and neighbourhoods whose name is in the first place that of a person.
_EERST_NAAM = frozenset(
    "arnoud axel brandt dries engelbert erica fatima fons hien jet joppe lies linde maren maris meerten philippine rie "
    "rien swier theresia wessel wolbert zwaantje".split()
)


@dataclass(frozen=True)
class Namen:
    """The lists, in lower case.

    Attributes
    ----------
    voornamen, achternamen : frozenset of str
    plaatsen : frozenset of str
        Places, and areas of CBS such as quarters and neighbourhoods.
    woorden : frozenset of str
        Ordinary and medical words.
    deduce : deduce.Deduce
        Ready to annotate.
    """

    voornamen: frozenset[str]
    achternamen: frozenset[str]
    plaatsen: frozenset[str]
    woorden: frozenset[str]
    deduce: Any


@cache
def lees_namen() -> Namen:
    """Return the lists, set up first when that was not done yet.

    Raises
    ------
    SociaalDomeinFout
        The extra ``casuistiek`` is not installed.
    """
    with _stil():
        try:
            from deduce import Deduce  # type: ignore[import-untyped]
            from deduce.lookup_structs import load_raw_itemsets  # type: ignore[import-untyped]
        except ImportError:
            raise zonder_deduce() from None
        folder = zet_klaar()
        try:
            machine = Deduce(lookup_data_path=folder, cache_path=folder)
        except (OSError, EOFError, pickle.UnpicklingError, AttributeError, KeyError, IndexError, ValueError):
            # What stands in the cache is damaged: it is made again.
            shutil.rmtree(folder, ignore_errors=True)
            folder = zet_klaar()
            machine = Deduce(lookup_data_path=folder, cache_path=folder)
        raw = load_raw_itemsets(
            folder,
            ["names/lst_first_name", "names/lst_surname", "names/lst_interfix_surname", "locations/lst_placename",
             "whitelist/lst_common_word", "whitelist/lst_stop_word", "whitelist/lst_medical_term"],
        )  # fmt: skip
    lower = {name: {item.lower() for item in items} for name, items in raw.items()}
    areas = set((folder / _GEBIEDEN).read_text(encoding="utf-8").split("\n"))
    return Namen(
        voornamen=frozenset(lower["first_name"]),
        achternamen=frozenset(lower["surname"] | lower["interfix_surname"]),
        plaatsen=frozenset((lower["placename"] | areas) - _EERST_NAAM),
        woorden=frozenset(lower["common_word"] | lower["stop_word"] | lower["medical_term"]),
        deduce=machine,
    )


@cache
def straten() -> frozenset[str]:
    """Return the names of streets in the Netherlands, in lower case, from the list of deduce."""
    with _stil():
        import deduce

    file = _bron(deduce) / "locations" / "lst_street" / "items.txt"
    return frozenset(file.read_text(encoding="utf-8").lower().split("\n"))


def zet_klaar() -> Path:
    """Set up the lists when that was not done yet, and return their folder.

    It is built beside and renamed into place: a killed build leaves nothing that counts, and of two at once one wins.

    Raises
    ------
    SociaalDomeinFout
        The extra ``casuistiek`` is not installed.
    """
    try:
        edition = version("deduce")
    except PackageNotFoundError:
        raise zonder_deduce() from None
    folder = opslagpad(None).parent / f"namen-{edition}"
    if not folder.is_dir():
        _bouw(folder)
    return folder


@cache
def kent_namen() -> bool:
    """Whether the extra ``casuistiek`` is installed."""
    try:
        return find_spec("deduce") is not None
    except ImportError:
        return False


def zonder_deduce() -> SociaalDomeinFout:
    """Return the refusal when names cannot be recognised."""
    return SociaalDomeinFout(
        "Het onderdeel dat namen herkent, is er niet. Zonder dat onderdeel wordt geen verhaal aangenomen.",
        doe='Installeer het met: pip install "sociaal-domein[casuistiek]"',
    )


def _bouw(folder: Path) -> None:
    print("De namenlijst wordt klaargezet (eenmalig) ...", file=sys.stderr, flush=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f".{folder.name}-*"):
        if time.time() - left.stat().st_mtime > _UUR:
            shutil.rmtree(left, ignore_errors=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        with _stil():
            import deduce

            _kopieer(_bron(deduce), beside / "src")
            deduce.Deduce(lookup_data_path=beside, cache_path=beside)
        (beside / _GEBIEDEN).write_text("\n".join(sorted(_gebieden())), encoding="utf-8")
        try:
            beside.rename(folder)
        except OSError:
            if not folder.is_dir():  # not another process that was first
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _bron(deduce: Any) -> Path:
    return Path(deduce.__file__).parent / "data" / "lookup" / "src"


def _kopieer(bron: Path, naar: Path) -> None:
    skipped = {bron / part for part in _WEG}

    def leave(folder: str, names: list[str]) -> list[str]:
        return names if Path(folder) in skipped else [n for n in names if n.startswith("__")]

    shutil.copytree(bron, naar, ignore=leave)
    for part in _WEG:
        (naar / part / "items.txt").write_text("Nergensnietbestaand\n", encoding="utf-8")
    # Deduce builds again when a folder is younger than what it built; another time zone must not bring that about.
    for path in (naar, *naar.rglob("*")):
        os.utime(path, (0, 0))


def _gebieden() -> set[str]:
    """Return the names of municipalities and quarters, also without the number that CBS puts before some."""
    import duckdb

    folder = datamap() / "open" / "gemeenten"
    with duckdb.connect() as con:
        found = con.execute(
            "SELECT lower(wijk_naam) FROM read_parquet(?) UNION SELECT lower(gemeente_naam) FROM read_parquet(?)",
            [str(folder / "wijken.parquet"), str(folder / "lijst.parquet")],
        ).fetchall()
    names = {re.sub(r"^wijk [0-9a-z]{1,3} ", "", row[0]).strip() for row in found if row[0]}
    parts = {
        part.strip() for name in names for part in re.split(r"[/,(]| en ", name) if " en " not in name or "/" in name
    }
    return {name for name in names | parts if len(name) > 2 and not name.isdigit()}


@contextmanager
def _stil() -> Iterator[None]:
    """Keep deduce from sending everything that is logged to the screen, which it does when it is imported."""
    handler = logging.NullHandler()
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
