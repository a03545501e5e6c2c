"""Where things stand: pipelines and data of the package, the working folder, the store."""

from __future__ import annotations

import hashlib
import os
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sociaal_domein.fouten import SociaalDomeinFout

PAKKET = Path(__file__).resolve().parent
INSTELLINGENBESTAND = "sociaal-domein.toml"
# In a working folder every snapshot of a source is kept; one line says which of them is in use.
MOMENTOPNAMEN = "momentopnamen"
HUIDIG = "huidig"
NAAMVORM = re.compile(r"([0-9]{8}T[0-9]{6}Z)-([0-9a-f]{12})(?:-[0-9]{1,9})?")


def versie() -> str:
    """Return the version of the installed package."""
    try:
        return version("sociaal-domein")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0"


def _in_checkout() -> bool:
    return (PAKKET.parent / "pipelines").is_dir() and (PAKKET.parent / "pyproject.toml").is_file()


def pipelinesmap() -> Path:
    """Return the folder with the models: the checkout's own, or the copy in the wheel."""
    return PAKKET.parent / "pipelines" if _in_checkout() else PAKKET / "_pipelines"


def datamap() -> Path:
    """Return the folder with the embedded snapshots and the example register."""
    return PAKKET.parent / "data" if _in_checkout() else PAKKET / "_data"


def werkmap(vanaf: Path | None = None) -> Path | None:
    """Return the working folder of a municipality, or None when there is none.

    ``SOCIAAL_DOMEIN_HOME`` goes first; otherwise the nearest folder, upwards from `vanaf`
    (default: the current folder), that holds ``sociaal-domein.toml``.
    """
    if home := os.environ.get("SOCIAAL_DOMEIN_HOME"):
        return Path(home).expanduser().resolve()
    here = (vanaf or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / INSTELLINGENBESTAND).is_file():
            return folder
    return None


def opslagpad(home: Path | None) -> Path:
    """Return the path of the built store: in the working folder, or in the user's cache per version."""
    if home is not None:
        return home / ".opslag" / "sociaal_domein.duckdb"
    base = os.environ.get("XDG_CACHE_HOME")
    cache = Path(base) if base else Path.home() / ".cache"
    return cache / "sociaal-domein" / versie() / "sociaal_domein.duckdb"


def standpad(home: Path | None, stand: object) -> Path:
    """Return the path of the store of another state of the sources: beside the store, by what the state is."""
    mark = hashlib.sha256(repr(stand).encode()).hexdigest()[:12]
    store = opslagpad(home)
    return store.parent / "standen" / f"{mark}{store.suffix}"


def eigen_datamap() -> Path:
    """Return the data folder that may be written: that of the working folder, else the checkout's.

    Raises
    ------
    SociaalDomeinFout
        There is neither: the package is installed and no working folder is near.
    """
    home = werkmap()
    if home is not None:
        return home / "data"
    if _in_checkout():
        return datamap()
    raise SociaalDomeinFout(
        "Waar moet de momentopname komen? U bent niet in een werkmap.",
        doe="Noem een map met --naar, of maak een werkmap met: sociaal-domein begin --gemeente NAAM",
    )


def bronmappen(home: Path | None = None) -> dict[str, Path]:
    """Return the folder of the snapshot in use per source; a working folder's own goes before the embedded one."""
    folders: dict[str, Path] = {}
    for root in (datamap() / "open", home / "data" / "open" if home else None):
        if root is not None and root.is_dir():
            folders.update({p.name: in_gebruik(p) for p in sorted(root.iterdir()) if _is_bron(p)})
            # A reading that was killed just when the old folder had made room for the new one.
            for old in root.glob(".*.oud"):
                if not (root / old.name[1:-4]).exists():
                    folders[old.name[1:-4]] = old
    return folders


def _is_bron(folder: Path) -> bool:
    # A reading that was killed may leave a half-made folder beside, or a source without a first snapshot.
    if not folder.is_dir() or folder.name.startswith("."):
        return False
    if (folder / HUIDIG).is_file() or (folder / "bron.yml").is_file():
        return True
    return not (folder / MOMENTOPNAMEN).is_dir() and any(not p.name.startswith(".") for p in folder.iterdir())


def in_gebruik(bron: Path) -> Path:
    """Return the folder of the snapshot in use: the folder of the source itself, unless it keeps more than one.

    Raises
    ------
    SociaalDomeinFout
        The snapshot that should be in use is not there.
    """
    pointer = bron / HUIDIG
    if not pointer.is_file():
        return bron
    name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    folder = bron / MOMENTOPNAMEN / name
    if not NAAMVORM.fullmatch(name) or not folder.is_dir():
        raise SociaalDomeinFout(
            f"De momentopname '{name[:80]}' van bron {bron.name} is er niet.",
            waar=str(pointer),
            doe=f"Zet de map terug, of schrijf in {HUIDIG} de naam van een map uit {bron / MOMENTOPNAMEN}.",
        )
    return folder


def bron_van(snapshot: Path) -> Path:
    """Return the folder of the source that a snapshot belongs to."""
    return snapshot.parent.parent if snapshot.parent.name == MOMENTOPNAMEN else snapshot


def geschreven(snapshot: Path, bestand: str) -> Path:
    """Return where people write about a source (rules, corrections): beside its snapshots.

    A snapshot keeps a copy of its own, which counts when there is none beside, and for a snapshot
    that is no longer in use.
    """
    own = bron_van(snapshot) / bestand
    return own if own.is_file() and in_gebruik(bron_van(snapshot)) == snapshot else snapshot / bestand
