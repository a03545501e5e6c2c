"""Snapshots over time: in a working folder every one is kept, and one line says which is in use.

::

    data/open/<bron>/
        huidig                   the name of the snapshot in use
        momentopnamen/<naam>/    bron.yml, tables, rows set aside, rules, corrections and verdicts of that moment

A snapshot is written beside and gets its name in one rename; the line is replaced in one rename after that. So a
reader sees the old one or the new one, whole, and a store that was built from the old one stays readable.
The embedded snapshot of the package is a folder without a past: git keeps that.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen import schrijven
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.proces import leeft

_TIJD = "%Y%m%dT%H%M%SZ"
MEESTE_PER_SECONDE = 1_000


@dataclass(frozen=True)
class Momentopname:
    """One snapshot of a source.

    Attributes
    ----------
    bron : str
        Name of the source.
    kenmerk : str
        First twelve digits of the checksum of bron.yml, which holds the checksums of all tables.
    map : Path
        The folder with bron.yml and the tables.
    vastgelegd : datetime
        When it was written, in UTC. Of a snapshot that came with the package: the day it was taken.
    """

    bron: str
    kenmerk: str
    map: Path
    vastgelegd: datetime

    @property
    def dag(self) -> date:
        """The day it was written, by the clock of this computer; of one that came with the package its own day."""
        moment = self.vastgelegd
        return moment.date() if moment.time() == time() else moment.astimezone().date()


def kenmerk(map: Path) -> str:
    """Return what tells a snapshot from every other one: the start of the checksum of its bron.yml."""
    file = map / mf.MANIFESTBESTAND
    if not file.is_file():
        mf.lees(map)  # says what is missing
    return mf.sha256(file)[:12]


def momentopnamen(bron: Path) -> list[Momentopname]:
    """Return all snapshots in the folder of a source, oldest first.

    Parameters
    ----------
    bron : Path
        Folder of the source, for example ``data/open/iv3``.
    """
    found = _bewaarde(bron)
    if not found and (bron / mf.MANIFESTBESTAND).is_file():
        found.append(Momentopname(bron.name, kenmerk(bron), bron, _dag(bron)))
    return found


def _bewaarde(bron: Path) -> list[Momentopname]:
    found = []
    folder = bron / paden.MOMENTOPNAMEN
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if (match := paden.NAAMVORM.fullmatch(path.name)) and (moment := _moment(match[1])):
            found.append(Momentopname(bron.name, match[2], path, moment))
    return found


def _moment(tekst: str) -> datetime | None:
    try:
        return datetime.strptime(tekst, _TIJD).replace(tzinfo=UTC)
    except ValueError:  # digits that are no day: not a folder of ours
        return None


def alle_momentopnamen(home: Path | None) -> dict[str, list[Momentopname]]:
    """Return all snapshots per source, oldest first: those of the working folder and the embedded one."""
    found: dict[str, list[Momentopname]] = {}
    for root in (paden.datamap() / "open", home / "data" / "open" if home else None):
        for path in sorted(root.iterdir()) if root is not None and root.is_dir() else []:
            if path.is_dir() and not path.name.startswith("."):
                known = {m.kenmerk for m in found.get(path.name, [])}
                found.setdefault(path.name, []).extend(m for m in momentopnamen(path) if m.kenmerk not in known)
    return {name: sorted(items, key=lambda m: m.vastgelegd) for name, items in sorted(found.items()) if items}


def in_gebruik(home: Path | None) -> dict[str, Momentopname]:
    """Return the snapshot in use per source.

    Raises
    ------
    SociaalDomeinFout
        A snapshot that should be in use is not there, or its bron.yml is missing.
    """
    found = {}
    for name, folder in paden.bronmappen(home).items():
        match = paden.NAAMVORM.fullmatch(folder.name)
        moment = _moment(match[1]) if match else None
        found[name] = Momentopname(name, kenmerk(folder), folder, moment or _dag(folder))
    return found


def geschiedenis(home: Path | None) -> dict[str, list[Momentopname]]:
    """Return per source the snapshots that were in use one after the other, oldest first; the last is in use.

    An embedded snapshot counts while the working folder keeps none of its own: the first refresh copies it.
    """
    past = {}
    for name, current in in_gebruik(home).items():
        kept = momentopnamen(paden.bron_van(current.map))
        if current.map.parent.name != paden.MOMENTOPNAMEN and home is not None:
            kept = [m for m in momentopnamen(paden.datamap() / "open" / name) if m.kenmerk != current.kenmerk]
        past[name] = [m for m in kept if m.map != current.map and m.vastgelegd <= current.vastgelegd] + [current]
    return past


def zoek(home: Path | None, bron: str, mark: str) -> Momentopname | None:
    """Find a snapshot by its kenmerk, the embedded one too; None when it is gone or was changed."""
    known = alle_momentopnamen(home).get(bron, [])
    return next((m for m in known if m.kenmerk == mark and _is_nog(m)), None)


def _is_nog(moment: Momentopname) -> bool:
    file = moment.map / mf.MANIFESTBESTAND
    return file.is_file() and kenmerk(moment.map) == moment.kenmerk


@contextmanager
def nieuwe(doel: Path) -> Iterator[Path]:
    """Give an empty folder that becomes the snapshot in use of a source when all went well.

    In a working folder the snapshots before it are kept, the embedded one too when it was in use. Elsewhere
    (the checkout, a folder that the user named) the new one takes the place of the old.

    Parameters
    ----------
    doel : Path
        Folder of the source, for example ``data/open/iv3``.

    Raises
    ------
    SociaalDomeinFout
        There is nowhere to write. What stood there stays.
    """
    if not (doel.absolute().parent.parent.parent / paden.INSTELLINGENBESTAND).is_file():
        with schrijven.vervanging(doel) as folder:
            yield folder
        return
    kept = doel / paden.MOMENTOPNAMEN
    try:
        new = _begin(doel, kept)
    except OSError as error:
        raise schrijven.schrijffout(doel, error) from error
    try:
        yield new
        _bewaar_vorige(doel, kept)
        snapshot = _plaats(new, kept)
        try:
            _zet_in_gebruik(doel, snapshot)
        except OSError:
            if not new.exists():  # it got its name, and nothing points to it
                shutil.rmtree(snapshot, ignore_errors=True)
            raise
        _ruim_dubbele_op(doel, snapshot)
    except OSError as error:
        raise schrijven.schrijffout(doel, error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
        for empty in (kept, doel):  # of a first snapshot that failed nothing is left
            with suppress(OSError):
                empty.rmdir()


def _begin(doel: Path, kept: Path) -> Path:
    for attempt in range(3):
        kept.mkdir(parents=True, exist_ok=True)
        try:
            _ruim_resten_op(doel, kept)
            return _tijdelijk(kept)
        except FileNotFoundError:  # another writer failed just now, and took the empty folders away
            if attempt == 2:
                raise
    raise AssertionError


def _tijdelijk(kept: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f".nieuw-{os.getpid()}-", dir=kept))
    folder.chmod(0o755)
    return folder


def _plaats(new: Path, kept: Path) -> Path:
    """Give the new snapshot its name; one that says the same as the newest only renews what was measured of it.

    The newest may not be in use yet: a reading that was killed had just given it its name.
    """
    mark = kenmerk(new)
    newest = max(_bewaarde(kept.parent), key=lambda m: (m.vastgelegd, m.map.stat().st_mtime_ns), default=None)
    if newest is not None and newest.kenmerk == mark and _is_heel(newest.map):
        for file in new.iterdir():
            if file.suffix == ".yml" and file.name != mf.MANIFESTBESTAND:
                os.replace(file, newest.map / file.name)
        return newest.map
    _naar_schijf(*new.iterdir(), new)
    moment = f"{datetime.now(UTC):{_TIJD}}-{mark}"
    for number in range(1, MEESTE_PER_SECONDE):
        target = kept / (moment if number == 1 else f"{moment}-{number}")
        if target.exists():
            continue
        try:
            return new.rename(target)
        except OSError:
            if not target.exists():  # else another writer was first
                raise
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(kept / moment))


def _zet_in_gebruik(doel: Path, snapshot: Path) -> None:
    beside = doel / f".{paden.HUIDIG}.{os.getpid()}"
    try:
        beside.write_text(f"{snapshot.name}\n", encoding="utf-8")
        _naar_schijf(beside)
        os.replace(beside, doel / paden.HUIDIG)
    finally:
        beside.unlink(missing_ok=True)
    # What stood here before the first snapshot was kept is among the kept ones now; who has it open may keep it.
    for file in [doel / mf.MANIFESTBESTAND, doel / "oordelen.yml", *doel.glob("*.parquet")]:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _bewaar_vorige(doel: Path, kept: Path) -> None:
    """Keep what was in use before the first snapshot of a working folder: its own, or the embedded one."""
    if (doel / paden.HUIDIG).is_file():
        return
    own = (doel / mf.MANIFESTBESTAND).is_file()
    source = doel if own else paden.datamap() / "open" / doel.name
    if not _is_heel(source):  # there is none, or it is damaged and about to be replaced
        return
    mark = kenmerk(source)
    target = kept / f"{_dag(source):{_TIJD}}-{mark}"
    if any(m.kenmerk == mark for m in _bewaarde(doel)):
        return
    copy = _tijdelijk(kept)
    try:
        for file in source.iterdir():
            if file.is_file() and not file.name.startswith("."):
                shutil.copyfile(file, copy / file.name)
        _naar_schijf(*copy.iterdir(), copy)
        copy.rename(target)
    except OSError:
        if not target.exists():  # else another writer kept it
            raise
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _is_heel(map: Path) -> bool:
    try:
        mf.controleer(map)
    except SociaalDomeinFout:
        return False
    return True


def _naar_schijf(*paths: Path) -> None:
    """Wait until what was written is on the disk: a rename may get there before what it names."""
    if os.name == "nt":  # there a folder, or a file opened to read, cannot be waited for
        return
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _ruim_dubbele_op(doel: Path, snapshot: Path) -> None:
    """Remove a damaged snapshot that the one now in use is the whole version of."""
    mark = kenmerk(snapshot)
    for other in _bewaarde(doel):
        if other.kenmerk == mark and other.map != snapshot and not _is_heel(other.map):
            shutil.rmtree(other.map, ignore_errors=True)


def _dag(map: Path) -> datetime:
    return datetime.combine(mf.lees(map).opgehaald, time(), UTC)


def _ruim_resten_op(doel: Path, kept: Path) -> None:
    """Remove what a reading that was killed left behind; one that still runs keeps its own."""
    for leftover in kept.glob(".nieuw-*"):
        if not leeft(leftover.name.split("-")[1]):
            shutil.rmtree(leftover, ignore_errors=True)
    for leftover in doel.glob(f".{paden.HUIDIG}.*"):
        if not leeft(leftover.name.rpartition(".")[2]):
            with suppress(OSError):
                leftover.unlink()
