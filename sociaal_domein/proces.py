"""Other processes on this machine."""

from __future__ import annotations

import os


def leeft(pid: str) -> bool:
    """Whether a process still runs; when that cannot be known, yes.

    Examples
    --------
    >>> leeft(str(os.getpid())), leeft("geen getal")
    (True, True)
    """
    if os.name == "nt" or not pid.isdecimal():  # on Windows signal 0 is not a question
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
