"""Snapshots and register become a store: only what changed is made again, beside the old one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.motor.controles import Controle, Uitkomst, controleer
from sociaal_domein.motor.draagbaar import niet_draagbaar
from sociaal_domein.motor.grootboek import grootboek, grootboek_bronnen
from sociaal_domein.motor.invoer import Invoer, lees_invoer
from sociaal_domein.motor.modellen import Model, lees_modellen
from sociaal_domein.motor.opslag import stil, verbind, voeg_toe
from sociaal_domein.motor.verwijzingen import ALLE_INDICATOREN, controleer_bronnen, volgorde
from sociaal_domein.proces import leeft
from sociaal_domein.schijf import geweigerd
from sociaal_domein.taal import os_fout

if TYPE_CHECKING:
    import duckdb

OPSLAGVERSIE = "1"
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
        same = Bouwverslag(store, ongewijzigd=sorted(models), uitkomsten=_hersteld(source))
        same.seconden = time.perf_counter() - start
        return same
    report = Bouwverslag(store)
    with _ernaast(store, None if alles else _begin_van(store, current)) as (con, known):
        _vul(con, models, source, known, report, meld)
        con.execute("create or replace table _bouw as select ? as vingerafdruk, ? as versie", [whole, _soort_opslag()])
    _ruim_resten_op(store)
    if store != current:
        _bewaar_laatste(store)
    report.uitkomsten += [*_niet_draagbaar(models), *_verouderd(source), *_hersteld(source)]
    report.seconden = time.perf_counter() - start
    return report


def _begin_van(store: Path, current: Path) -> Path | None:
    """Return the store whose tables can be taken over: most of another state, or of a new folder, are those of now."""
    return next((path for path in (store, current, paden.opslagpad(None)) if path.is_file()), None)


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
def _ernaast(store: Path, base: Path | None) -> Iterator[tuple[duckdb.DuckDBPyConnection, dict[str, str]]]:
    """Open a new store beside `store`, with what is known of `base`, and rename it when all went well."""
    import duckdb

    beside = store.with_name(f".{store.name}.{os.getpid()}.nieuw")
    known: dict[str, str] = {}
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)  # what a build that was cut off left behind
        if base is not None and base.is_file():
            shutil.copyfile(base, beside)
            known = _bekend(beside)
            if not known:
                beside.unlink()
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


def _bekend(store: Path) -> dict[str, str]:
    import duckdb

    try:
        with verbind(store) as con:
            same = con.execute("select versie from _bouw").fetchone() == (_soort_opslag(),)
            return dict(con.execute("select model, vingerafdruk from _model").fetchall()) if same else {}
    except duckdb.Error:
        return {}


def _vul(
    con: duckdb.DuckDBPyConnection,
    models: dict[str, Model],
    source: Invoer,
    known: dict[str, str],
    report: Bouwverslag,
    meld: Callable[[str], None] | None,
) -> None:
    order, reads = volgorde(models, source.tabellen)
    controleer_bronnen(models, reads)
    prints = dict(source.tabellen)
    for name in order:
        parts = [models[name].vingerafdruk, *(f"{r}={prints[r]}" for r in sorted(reads[name]))]
        prints[name] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    _ruim_op(con, known, prints)
    _boekhouding(con, models)
    source.laad(con)
    grootboek_bronnen(con, source)
    indicators = [n for n in order if models[n].laag == "ind"]
    for name in order:
        model = models[name]
        if known.get(name) == prints[name] and not model.is_view:
            report.ongewijzigd.append(name)
            continue
        if meld and not model.is_view:
            meld(name)
        if ALLE_INDICATOREN in model.sql:
            _alle_indicatoren(con, indicators, models)
        _maak(con, model, prints[name], reads[name])
        report.uitkomsten += [u for u in _leg_vast(con, model) if u.rijen]
        report.gebouwd.append(name)
    # A check may look at a table its model does not read, so those of the kept models run as well.
    # They see all indicators, whether or not a model was made that reads them.
    _alle_indicatoren(con, indicators, models)
    for name in report.ongewijzigd:
        report.uitkomsten += [u for u in _leg_vast(con, models[name]) if u.rijen]
    for name in order:
        grootboek(con, models[name])


def _ruim_op(con: duckdb.DuckDBPyConnection, known: dict[str, str], prints: dict[str, str]) -> None:
    """Drop what no model makes any more, and every view on snapshots: those are always made again."""
    kinds = dict(con.execute("select table_name, table_type from information_schema.tables").fetchall())
    for name, kind in kinds.items():
        if kind == "VIEW":
            con.execute(f'drop view "{name}"')
        elif name in known and name not in prints:
            con.execute(f'drop table "{name}"')


def _boekhouding(con: duckdb.DuckDBPyConnection, models: dict[str, Model]) -> None:
    """Make the engine's own tables, and forget in them the models that are gone."""
    con.execute(
        "create table if not exists _model (model varchar primary key, laag varchar, vingerafdruk varchar, "
        "rijen bigint, leest varchar[], beschrijving varchar, sql varchar, pad varchar)"
    )
    con.execute(
        "create table if not exists _controle (model varchar, controle varchar, ernst varchar, waarom varchar, "
        "rijen bigint, voorbeeld varchar)"
    )
    con.execute(
        "create or replace table _grootboek (bron varchar, tabel varchar, rijen_in bigint, geladen bigint, "
        "apart bigint, klopt boolean)"
    )
    for table in ("_model", "_controle"):
        con.execute(f"delete from {table} where model not in (select unnest(?))", [list(models)])


def _maak(con: duckdb.DuckDBPyConnection, model: Model, fingerprint: str, reads: set[str]) -> None:
    import duckdb

    kind = "view" if model.is_view else "table"
    try:
        con.execute(f"create or replace {kind} {model.naam} as {model.sql}")
        rows = con.execute(f"select count(*) from {model.naam}").fetchall()[0][0]
    except duckdb.Error as error:
        raise SociaalDomeinFout(
            f"Het model {model.naam} geeft een fout: {str(error).splitlines()[0]}",
            waar=str(model.pad),
            doe="Verbeter de SQL. De vorige opslag is niet gewijzigd.",
        ) from error
    con.execute(
        "insert or replace into _model values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            model.naam,
            model.laag,
            fingerprint,
            rows,
            sorted(reads),
            json.dumps(model.yml, ensure_ascii=False, default=str),
            model.sql,
            model.pad.name,
        ],
    )


def _leg_vast(con: duckdb.DuckDBPyConnection, model: Model) -> list[Uitkomst]:
    results = controleer(con, model)
    con.execute("delete from _controle where model = ?", [model.naam])
    voeg_toe(
        con,
        "_controle",
        [[u.model, u.controle.naam, u.controle.ernst, u.controle.waarom, u.rijen, u.voorbeeld] for u in results],
    )
    return results


def _alle_indicatoren(con: duckdb.DuckDBPyConnection, names: list[str], models: dict[str, Model]) -> None:
    selects = [
        f"select '{models[n].indicator}' as indicator, gebied_code, cast(jaar as int) as jaar, reeks, "
        "cast(waarde as double) as waarde, cast(teller as double) as teller, cast(noemer as double) as noemer, "
        f"status, reden from {n}"
        for n in names
    ]
    if selects:
        con.execute(f"create or replace view {ALLE_INDICATOREN} as {' union all '.join(selects)}")
