"""One refresh at a time per working folder: a file with the number of the process that holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sociaal_domein.bronnen.schrijven import schrijffout
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.proces import leeft

SLOTBESTAND = "ververs.slot"


@contextmanager
def slot(map: Path) -> Iterator[None]:
    """Hold the lock of a folder; one that a killed process left behind is taken over.

    Parameters
    ----------
    map : Path
        Folder that exists, for example ``.opslag``.

    Raises
    ------
    SociaalDomeinFout
        Another refresh is running here; or the folder cannot be written.
    """
    path = map / SLOTBESTAND
    own = map / f".{SLOTBESTAND}.{os.getpid()}"
    try:
        own.write_text(f"{os.getpid()}\n", encoding="utf-8")
        _neem(path, own)
    except OSError as error:
        raise schrijffout(path, error) from error
    finally:
        with suppress(OSError):
            own.unlink(missing_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            if path.read_text(encoding="utf-8").strip() == str(os.getpid()):
                path.unlink()


def _neem(path: Path, own: Path) -> None:
    for _ in range(3):
        try:
            os.link(own, path)  # with its content, or not at all
            return
        except FileExistsError:
            pass
        try:
            holder = path.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            continue
        if leeft(holder):
            raise SociaalDomeinFout(
                f"Er is al een verversing bezig in deze werkmap (proces {holder}).",
                waar=str(path),
                doe="Wacht tot die klaar is. Weet u zeker dat er geen bezig is? Haal dan dit bestand weg.",
            )
        # Of two that find it abandoned one wins: the other renames nothing, or gives back what is not what it read.
        aside = path.with_name(f"{own.name}.oud")
        try:
            path.rename(aside)
        except FileNotFoundError:
            continue
        if aside.read_text(encoding="utf-8").strip() != holder:
            with suppress(OSError):
                os.link(aside, path)
        aside.unlink()
    raise SociaalDomeinFout(
        "Het lukt niet om de werkmap voor deze verversing vast te houden.",
        waar=str(path),
        doe="Probeer het opnieuw. Blijft dit zo, haal dit bestand dan weg.",
    )
