"""One writer at a time in a working folder; the system lets go of the lock when a process ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import os_fout

SLOTBESTAND = "register.slot"
WACHT = 10.0  # seconds; keeping one record takes a few hundredths of a second
_POGING = 0.02


@contextmanager
def slot(map: Path, *, wacht: float = WACHT) -> Iterator[None]:
    """Hold the lock on the register of a working folder; wait for who has it.

    Parameters
    ----------
    map : Path
        A folder that stays out of git, such as ``.opslag``; made when it is not there.
    wacht : float
        How many seconds to wait.

    Raises
    ------
    SociaalDomeinFout
        Another process has held it all that time, or the folder cannot be written.
    """
    path = map / SLOTBESTAND
    handle = -1
    try:
        map.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        held = _wacht_op(handle, wacht)
    except OSError as error:
        if handle >= 0:
            os.close(handle)
        raise SociaalDomeinFout(
            f"Het register kan niet vastgehouden worden. {os_fout(error)} Er is niets bewaard.",
            waar=str(path),
            doe="Kijk of u hier mag schrijven, of er ruimte is, en of deze schijf bestanden op slot kan doen.",
        ) from None
    try:
        if not held:
            raise SociaalDomeinFout(
                "Iemand anders is op dit moment in dit register aan het schrijven. Er is niets bewaard.",
                waar=str(path),
                doe="Wacht even en probeer het opnieuw.",
            )
        yield
    finally:
        os.close(handle)


def _wacht_op(handle: int, wacht: float) -> bool:
    end = time.monotonic() + wacht
    while not _neem(handle):
        if time.monotonic() > end:
            return False
        time.sleep(_POGING)
    return True


if sys.platform == "win32":
    import msvcrt

    def _neem(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _neem(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
