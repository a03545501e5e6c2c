"""The sources: one module per publisher, found by looking, not by a list.

A source is a module in this package with a name (``BRON = "iv3"``) and a function
``lees(ruw, correcties) -> Inlezing``. Adding a source is adding such a module.
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.paden import datamap, eigen_datamap, geschreven, in_gebruik

if TYPE_CHECKING:
    from sociaal_domein.bronnen.correcties import Correctie
    from sociaal_domein.bronnen.inlezing import Inlezing
    from sociaal_domein.bronnen.manifest import Manifest
    from sociaal_domein.bronnen.verslag import Verslag
    from sociaal_domein.kwaliteit.uitslag import Oordelen

__all__ = ["Bron", "bronnen", "keur", "lees_bron"]


class Bron(Protocol):
    """What a module must offer to be a source."""

    BRON: str

    def lees(self, ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
        """Read the raw files below a folder."""


@cache
def bronnen() -> dict[str, Bron]:
    """Return the sources by name, in alphabetical order.

    Examples
    --------
    >>> "iv3" in bronnen()
    True
    """
    found: dict[str, Bron] = {}
    for item in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{item.name}")
        if isinstance(name := getattr(module, "BRON", None), str):
            found[name] = module
    return dict(sorted(found.items()))


def lees_bron(
    naam: str, uit: Path, naar: Path | None = None, droog: bool = False, opgehaald: date | None = None
) -> Verslag:
    """Read a publisher's raw files and write the snapshot of a source.

    Parameters
    ----------
    naam : str
        Name of the source, for example ``iv3``.
    uit : Path
        Folder with the raw files, which are found by name below it; or one raw file.
    naar : Path, optional
        Folder that holds one folder per source (``data/open``). The snapshot becomes ``naar/naam``. Left out:
        that of the working folder, else that of the checkout, whose embedded snapshot is then replaced.
    droog : bool
        Try only: read everything and report, write nothing in `naar`.
    opgehaald : date, optional
        The day the raw files were taken. Left out: the day on record when the raw files are the same
        as last time, and today otherwise.

    Returns
    -------
    Verslag
        Per table what was read, loaded and set aside, and the file it makes.

    Raises
    ------
    SociaalDomeinFout
        When a file is missing or cannot be read, or when there is no place to write. The snapshot that was
        there stays as it was.
    ControleFout
        A rule in regels.yml with severity `fout` found rows; here too nothing changes.
    """
    from sociaal_domein.bronnen import correcties as corr
    from sociaal_domein.bronnen import manifest as mf
    from sociaal_domein.bronnen import momentopname, schrijven
    from sociaal_domein.bronnen.verslag import Tabelverslag, Verslag

    if naam not in bronnen():
        raise SociaalDomeinFout(f"De bron '{naam}' bestaat niet.", doe=f"Kies uit: {', '.join(bronnen())}.")
    embedded = datamap() / "open" / naam
    target = _doel(naam, naar, droog)
    standing = in_gebruik(target) if target is not None else embedded
    fixes = naast(standing, embedded, mf.CORRECTIESBESTAND)
    known = corr.lees(fixes.parent)
    with corr.luister() as tested:
        reading = bronnen()[naam].lees(uit, known)
    found = corr.stand(known, tested, reading.meldingen)
    previous = _vorige(standing) or _vorige(embedded)
    day = opgehaald or _dag(reading, previous) or date.today()
    with _proefmap() if droog or target is None else momentopname.nieuwe(target) as folder:
        manifest = schrijven.schrijf(reading, folder, day, found)
        if fixes.exists():
            shutil.copyfile(fixes, folder / mf.CORRECTIESBESTAND)
        mf.controleer(folder)
        verdicts = keur(folder, standing, embedded, opgehaald or date.today())
        tables = tuple(
            Tabelverslag(
                naam=name,
                gelezen=table.rijen.bron,
                geladen=table.rijen.geladen,
                apart=dict(reading.tabellen[name].redenen),
                dekking=table.dekking,
                rijen=table.rijen.tabel,
                bestand=table.bestand,
                bytes=(folder / table.bestand).stat().st_size,
                sha256=table.sha256,
            )
            for name, table in manifest.tabellen.items()
        )
        before = _vorige(standing)
    return Verslag(
        bron=naam,
        droog=droog,
        map=target,
        gewijzigd=_gegevens(before) != _gegevens(manifest),
        eerste=before is None,
        vervangt_meegeleverde=target is not None and target.resolve() == embedded.resolve(),
        tabellen=tables,
        meldingen=tuple(corr.zonder_geldende(known, found, reading.meldingen)),
        kwaliteit=verdicts,
    )


def _gegevens(manifest: Manifest | None) -> Manifest | None:
    """Leave out what is known of the corrections: that is not about the figures themselves."""
    return manifest and manifest.model_copy(update={"correcties": None})


def keur(folder: Path, standing: Path, embedded: Path, day: date) -> Oordelen:
    """Measure a new snapshot by its rules and write the verdicts beside it.

    Parameters
    ----------
    folder : Path
        The new snapshot.
    standing, embedded : Path
        The snapshot it replaces, whose rules are taken over; and the one that comes with the package.
    day : date
        The day to write down.

    Raises
    ------
    ControleFout
        A rule with severity `fout` found rows: the new snapshot is not to take the place of the old one.
    """
    from sociaal_domein.kwaliteit.meten import buren, meet, weiger_fouten
    from sociaal_domein.kwaliteit.regels import REGELSBESTAND
    from sociaal_domein.kwaliteit.uitslag import schrijf_oordelen

    rules = naast(standing, embedded, REGELSBESTAND)
    if rules.exists():
        shutil.copyfile(rules, folder / REGELSBESTAND)
    verdicts = meet(folder, buren(standing), day)
    weiger_fouten(verdicts, rules)
    schrijf_oordelen(verdicts, folder)
    return verdicts


def naast(standing: Path, embedded: Path, bestand: str) -> Path:
    """Return a file that people wrote about a source: beside the snapshot in use, else what comes with the package."""
    own = geschreven(standing, bestand)
    return own if own.exists() else embedded / bestand


def _doel(naam: str, naar: Path | None, droog: bool) -> Path | None:
    """Return where the snapshot goes; None for a trial where there is no such place."""
    if naar is not None:
        return naar / naam
    try:
        return eigen_datamap() / "open" / naam
    except SociaalDomeinFout:
        if droog:
            return None
        raise


@contextmanager
def _proefmap() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _vorige(map: Path) -> Manifest | None:
    from sociaal_domein.bronnen import manifest as mf

    try:
        return mf.lees(map)
    except SociaalDomeinFout:  # a snapshot that is missing or damaged is about to be replaced
        return None


def _dag(inlezing: Inlezing, vorige: Manifest | None) -> date | None:
    if vorige is None:
        return None
    now = {f.sha256 for table in inlezing.tabellen.values() for f in table.bronbestanden}
    then = {f.sha256 for table in vorige.tabellen.values() for f in table.bronbestanden}
    return vorige.opgehaald if now == then else None
