"""Write a briefing, its meeting card and its questions: all whole, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.schijf import controleer_plaats
from sociaal_domein.taal import bestandsnaam, os_fout
from sociaal_domein.weergave.briefing.maken import BriefingKeuze
from sociaal_domein.weergave.briefing.vormen import kies_vorm, maak_vorm
from sociaal_domein.weergave.docx_bewerkt import vrije_plaats

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente


@dataclass(frozen=True)
class Bestanden:
    """The files that were written; the questions never over a document that somebody worked on."""

    briefing: Path
    vergaderkaart: Path
    vragen: Path


def schrijf_briefing(gemeente: Gemeente, wens: BriefingKeuze, naar: Path | None) -> Bestanden:
    """Make a briefing and write it, with the meeting card and the questions in Word beside it.

    Parameters
    ----------
    gemeente : Gemeente
    wens : BriefingKeuze
    naar : Path or None
        The file to write. Default: ``briefing-<gemeente>`` with the suffix of the form in ``uitvoer/`` of the
        working folder, or in the current folder. Without a form in `wens` the suffix decides, else HTML.

    Raises
    ------
    SociaalDomeinFout
        The form is unknown or contradicts the suffix, the form needs a package that is not there, or the folder
        does not exist or may not be written.
    """
    form = kies_vorm(wens.vorm, naar)
    wens = replace(wens, vorm=form)
    target = naar if naar is not None else _standaard(gemeente, wens)
    card = target.with_name(f"{target.stem}-vergaderkaart{target.suffix}")
    with _geschreven(target):
        questions = vrije_plaats(target.with_name(f"{target.stem}-vragen.docx"))
        for file in (target, card, questions):
            controleer_plaats(file, maakt_map=naar is None)
    made = maak_vorm(gemeente, wens)
    with _geschreven(target):
        target.parent.mkdir(exist_ok=True)
        _schrijf_samen(dict(zip((target, card, questions), made, strict=True)))
    return Bestanden(target, card, questions)


@contextmanager
def _geschreven(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SociaalDomeinFout(
            f"De briefing kan niet worden geschreven. Wat er stond, staat er nog. {os_fout(error)}",
            waar=str(target),
            doe="Kijk of de map bestaat en of u erin mag schrijven, of kies een ander bestand met --naar.",
        ) from error


def _schrijf_samen(inhoud: dict[Path, bytes]) -> None:
    """Write all files or none: what stood there is kept aside until every new file has taken its place."""
    new = {p: p.with_name(f".{p.name}.{os.getpid()}.nieuw") for p in inhoud}
    old = {p: p.with_name(f".{p.name}.{os.getpid()}.oud") for p in inhoud}
    placed: list[Path] = []
    try:
        for path, content in inhoud.items():
            new[path].write_bytes(content)
            if os.path.lexists(path):
                shutil.copy2(path, old[path], follow_symlinks=False)
        for path, temporary in new.items():
            os.replace(temporary, path)
            placed.append(path)
    except BaseException:
        for path in placed:
            if os.path.lexists(old[path]):
                os.replace(old[path], path)
            else:
                path.unlink()
        raise
    finally:
        for temporary in (*new.values(), *old.values()):
            temporary.unlink(missing_ok=True)


def _standaard(gemeente: Gemeente, wens: BriefingKeuze) -> Path:
    parts = ["briefing", bestandsnaam(gemeente.naam)]
    parts += [p for p in ("alles" if wens.alles else None, wens.waarde or wens.opgave) if p]
    name = f"{'-'.join(bestandsnaam(p) for p in parts)}.{wens.vorm}"
    home = gemeente.domein.home
    if home is None:
        return Path(name)
    return home / "uitvoer" / name
