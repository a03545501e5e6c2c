"""What the disk refuses, also when it is DuckDB that tells it."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

_SCHRIJVEN = re.compile(
    r"could not (?:write|truncate|sync|fsync|open|create)|cannot (?:open|write)|failed to (?:write|sync)", re.I
)
_CODES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)


def geweigerd(fout: BaseException | None, naam: str) -> OSError | None:
    """Return what the disk refused, or None when an error is about something else.

    Parameters
    ----------
    fout : exception
        As it was caught; what caused it is looked at too.
    naam : str
        Name of the file that was being written: DuckDB also reads others.

    Examples
    --------
    >>> fout = RuntimeError('IO Error: Could not write file "/map/nieuw.duckdb.wal": No space left on device')
    >>> geweigerd(fout, "nieuw.duckdb").errno == errno.ENOSPC, geweigerd(ValueError("Could not write"), "x")
    (True, None)
    """
    while fout is not None:
        if isinstance(fout, OSError):
            return fout
        text = str(fout)
        if _SCHRIJVEN.search(text) and naam in text:
            code = next((code for code in _CODES if os.strerror(code) in text), errno.EIO)
            return OSError(code, os.strerror(code))
        fout = fout.__cause__
    return None


def controleer_plaats(bestand: Path, *, maakt_map: bool = False) -> None:
    """Refuse a place where no file can come, before the work that the file is made by.

    Parameters
    ----------
    bestand : Path
        The file that is to be written.
    maakt_map : bool
        Its folder is made when it is not there.

    Raises
    ------
    OSError
        Its folder does not exist, is a file or may not be written, or the file itself is a folder.
    """
    folder = bestand.parent
    if not folder.exists():
        code = 0 if maakt_map else errno.ENOENT
    elif not folder.is_dir():
        code = errno.ENOTDIR
    elif bestand.is_dir():
        code = errno.EISDIR
    else:
        code = 0 if os.access(folder, os.W_OK | os.X_OK) else errno.EACCES
    if code:
        raise OSError(code, os.strerror(code), str(bestand))
