"""Snapshots and register become a store: only what changed is made again, beside the old one."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.motor.controles import Controle, Uitkomst
from sociaal_domein.motor.draagbaar import niet_draagbaar
from sociaal_domein.motor.invoer import Invoer, lees_invoer
from sociaal_domein.motor.modellen import Model, lees_modellen
from sociaal_domein.motor.opslag import stil, verbind
from sociaal_domein.motor.vullen import Bekend, bekende_modellen, vul
from sociaal_domein.proces import leeft
from sociaal_domein.schijf import geweigerd
from sociaal_domein.taal import os_fout

if TYPE_CHECKING:
    import duckdb

OPSLAGVERSIE = "2"
OUD_NA = 3600  # seconds; no build takes this long
STANDEN_BEWAARD = 3  # stores of older states of the sources


@dataclass
class Bouwverslag:
    """What a build did.

    Attributes
    ----------
    opslag : Path
        The store.
    gebouwd, ongewijzigd : list of str
        Models that were made again, and models that were kept.
    uitkomsten : list of Uitkomst
        Checks that found something (no `fout`: that stops a build).
    seconden : float
    """

    opslag: Path
    gebouwd: list[str] = field(default_factory=list)
    ongewijzigd: list[str] = field(default_factory=list)
    uitkomsten: list[Uitkomst] = field(default_factory=list)
    seconden: float = 0.0


def pipelinemappen(home: Path | None) -> list[Path]:
    """Return the folders with models: the package's, then the working folder's own."""
    own = home / "pipelines" if home else None
    return [paden.pipelinesmap(), *([own] if own and own.is_dir() else [])]


def bouw(
    home: Path | None = None,
    *,
    alles: bool = False,
    meld: Callable[[str], None] | None = None,
    momentopnamen: Mapping[str, Path] | None = None,
) -> Bouwverslag:
    """Build the store from snapshots and register, as far as something changed.

    The new store is made beside the old one and takes its place in one rename; when anything
    fails the old one stays as it was.

    Parameters
    ----------
    home : Path, optional
        The working folder of a municipality; without it the embedded data are built in the cache.
    alles : bool
        Make every model again.
    meld : callable, optional
        Gets one line per model that is made.
    momentopnamen : mapping of str to Path, optional
        Folder of the snapshot per source, instead of those in use: the store of another state of the sources.
        It gets a place of its own, and only the last few of these are kept.

    Raises
    ------
    SociaalDomeinFout
        `home` is no working folder, a snapshot is missing or damaged, or a model or register entry is wrong.
    ControleFout
        A check fails or a ledger does not balance.
    """
    start = time.perf_counter()
    lees_instellingen(home)
    models = lees_modellen(pipelinemappen(home))
    source = lees_invoer(home, models, momentopnamen)
    store = current = paden.opslagpad(home)
    if momentopnamen is not None:
        store = paden.standpad(home, source.stand)
    whole = _totaal(models, source)
    if not alles and _vingerafdruk_van(store) == whole:
        _ruim_resten_op(store)
        if store != current:
            _bewaar_laatste(store)
        same = Bouwverslag(store, ongewijzigd=sorted(models), uitkomsten=[*_hersteld(source), *_opzij(source)])
        same.seconden = time.perf_counter() - start
        return same
    with _ernaast(store, [] if alles else _eerdere(store, current)) as (con, known):
        filled = vul(con, models, source, known, meld)
        con.execute("create or replace table _bouw as select ? as vingerafdruk, ? as versie", [whole, _soort_opslag()])
    _ruim_resten_op(store)
    if store != current:
        _bewaar_laatste(store)
    findings = [*filled.uitkomsten, *_niet_draagbaar(models), *_verouderd(source), *_hersteld(source), *_opzij(source)]
    return Bouwverslag(store, filled.gebouwd, filled.ongewijzigd, findings, time.perf_counter() - start)


def _eerdere(store: Path, current: Path) -> Iterator[Path]:
    """Yield stores whose tables may be taken over: most of another state, or of a new folder, are those of now."""
    yield store
    yield current
    with suppress(RuntimeError):  # nobody's home, so there is no cache
        yield paden.opslagpad(None)


def _niet_draagbaar(models: dict[str, Model]) -> list[Uitkomst]:
    """Look at the municipality's own models only: tests guard those of the package."""
    shipped = paden.pipelinesmap()
    results = []
    for model in (m for _, m in sorted(models.items()) if m.pad.parent != shipped):
        if problems := niet_draagbaar(model):
            check = Controle(
                f"de SQL werkt niet op elk systeem: {problems[0]}",
                "",
                "waarschuwing",
                "een model dat draagbaar is, kan ook op een ander platform draaien",
            )
            results.append(Uitkomst(model.naam, check, len(problems), "; ".join(problems)))
    return results


def _verouderd(source: Invoer) -> list[Uitkomst]:
    """Say of which sources the stored verdicts on their quality are out of date."""
    return [
        Uitkomst(
            bron,
            Controle(
                "de kwaliteit is gemeten aan een andere momentopname of met andere regels; "
                f"meet opnieuw met: sociaal-domein controleer {bron} --bewaar",
                "",
                "waarschuwing",
                "een oordeel over andere gegevens zegt niets over deze",
            ),
            count,
            "",
        )
        for bron, count in source.verouderd.items()
    ]


def _hersteld(source: Invoer) -> list[Uitkomst]:
    """Say which corrections a source no longer needs; every build says so, until they are removed."""
    why = "een correctie op een bron die al goed is, maakt goede cijfers fout"
    return [Uitkomst(h.bron, Controle(h.zin, "", "waarschuwing", why), 0, "") for h in source.hersteld]


def _opzij(source: Invoer) -> list[Uitkomst]:
    """Say which own cases do not count; every build says so, until they are ready."""
    why = "een verhaal telt pas als het klaar is en de wacht geen vraag meer heeft"
    return [
        Uitkomst(f"casus {a.id}", Controle(f"telt niet mee. {a.reden}", "", "waarschuwing", why), 0, "")
        for a in source.opzij
    ]


def _totaal(models: dict[str, Model], source: Invoer) -> str:
    import duckdb

    parts = [OPSLAGVERSIE, paden.versie(), duckdb.__version__, source.vingerafdruk]
    parts += [f"{n}={m.vingerafdruk}" for n, m in sorted(models.items())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _soort_opslag() -> str:
    """What a store must have been made by for its tables to be taken over."""
    return f"{paden.versie()} ({OPSLAGVERSIE})"


def _vingerafdruk_van(store: Path) -> str | None:
    import duckdb

    if not store.is_file():
        return None
    try:
        with verbind(store) as con:
            row = con.execute("select vingerafdruk from _bouw").fetchone()
    except duckdb.Error:  # made by another version, or damaged: it is a cache, so make it again
        return None
    return str(row[0]) if row else None


@contextmanager
def _ernaast(store: Path, eerdere: Iterable[Path]) -> Iterator[tuple[duckdb.DuckDBPyConnection, dict[str, Bekend]]]:
    """Open a new store beside `store`, with what is known of an earlier one, and rename it when all went well."""
    import duckdb

    beside = store.with_name(f".{store.name}.{os.getpid()}.nieuw")
    known: dict[str, Bekend] = {}
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)  # what a build that was cut off left behind
        for earlier in eerdere:
            if known := _neem_over(earlier, beside):
                break
        con = _schrijfbaar(beside)
        try:
            yield con, known
            con.execute("checkpoint")  # closing does the same, and says nothing when the disk is full
        finally:
            con.close()
        os.replace(beside, store)
    except (OSError, duckdb.Error, SociaalDomeinFout) as error:
        if (refused := geweigerd(error, beside.name)) is None:
            raise
        raise SociaalDomeinFout(
            f"De opslag kan niet worden geschreven. {os_fout(refused)}",
            waar=str(store),
            doe="Kijk of er schijfruimte is en of u in deze map mag schrijven. De vorige opslag is niet gewijzigd.",
        ) from error
    finally:
        for leftover in (beside, beside.with_name(beside.name + ".wal")):
            with suppress(OSError):
                leftover.unlink()


def _neem_over(store: Path, beside: Path) -> dict[str, Bekend]:
    """Copy a store and return what is known of its tables; nothing when it is of no use, or not ours to read."""
    try:
        shutil.copyfile(store, beside)
        if known := _bekend(beside):
            return known
    except OSError:  # what is wrong with the place of the new store shows when it is opened
        pass
    beside.unlink(missing_ok=True)
    return {}


def _ruim_resten_op(store: Path) -> None:
    """Remove what builds that were killed left beside the store; one that still runs keeps its own."""
    for leftover in store.parent.glob(f".{store.name}.*.nieuw*"):
        pid = leftover.name.removeprefix(f".{store.name}.").partition(".")[0]
        with suppress(OSError):
            if not leeft(pid) or time.time() - leftover.stat().st_mtime > OUD_NA:
                leftover.unlink()


def _bewaar_laatste(store: Path) -> None:
    """Keep the stores of older states that were asked for last: each can be made again from its snapshots."""
    with suppress(OSError):
        os.utime(store)
    others = []
    for path in store.parent.glob(f"*{store.suffix}"):
        with suppress(OSError):  # another process may be removing it
            if path != store:
                others.append((path.stat().st_mtime, path))
    for _, path in sorted(others, reverse=True)[STANDEN_BEWAARD - 1 :]:
        with suppress(OSError):
            path.unlink()


def _schrijfbaar(path: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    con = stil(duckdb.connect(str(path)))
    # With more threads the order of a sum of fractions differs from build to build, and with it the last bit.
    con.execute("set threads = 1")
    return con


def _bekend(store: Path) -> dict[str, Bekend]:
    import duckdb

    try:
        with verbind(store) as con:
            same = con.execute("select versie from _bouw").fetchone() == (_soort_opslag(),)
            return bekende_modellen(con) if same else {}
    except duckdb.Error:
        return {}
