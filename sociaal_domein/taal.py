"""Numbers, amounts, dates, names and errors of the computer as Dutch readers write them."""

from __future__ import annotations

import errno
import os
import re
import shlex
import stat
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()


def getal(waarde: float, decimalen: int = 0) -> str:
    """Write a number with a point per thousand and a decimal comma.

    Examples
    --------
    >>> getal(1234.5, 1)
    '1.234,5'
    >>> getal(-0.2)
    '0'
    """
    text = f"{waarde:,.{decimalen}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("-")
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def bedrag(euro: float) -> str:
    """Write an amount; millions and billions short.

    Examples
    --------
    >>> bedrag(512.4), bedrag(1_234_567), bedrag(-2_000_000_000)
    ('€ 512', '€ 1,2 mln', '-€ 2,0 mld')
    """
    sign = "-" if round(euro) < 0 else ""
    size = abs(euro)
    for limit, word in ((1e9, "mld"), (1e6, "mln")):
        if size >= limit * 0.99995:
            return f"{sign}€ {getal(size / limit, 1)} {word}"
    return f"{sign}€ {getal(size)}"


def datum(dag: date) -> str:
    """Write a date in words.

    Examples
    --------
    >>> datum(date(2026, 11, 21))
    '21 november 2026'
    """
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def opsomming(delen: Iterable[str], voegwoord: str = "en") -> str:
    """Join words as in a sentence.

    Examples
    --------
    >>> opsomming(["a", "b", "c"])
    'a, b en c'
    """
    words = list(delen)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {voegwoord} {words[-1]}"


def bestandsnaam(naam: str) -> str:
    """Turn a name into a file name of small letters and hyphens.

    Examples
    --------
    >>> bestandsnaam("'s-Gravenhage"), bestandsnaam("Súdwest-Fryslân")
    ('s-gravenhage', 'sudwest-fryslan')
    """
    plain = unicodedata.normalize("NFKD", naam.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def voor_opdracht(naam: str) -> str:
    """Write a name as it is typed in a command: between quotes where a shell would split or change it.

    Examples
    --------
    >>> print(voor_opdracht("Almere"), voor_opdracht("Den Haag"), voor_opdracht("'s-Hertogenbosch"))
    Almere "Den Haag" "'s-Hertogenbosch"
    """
    if re.fullmatch(r"[\w.,@%+=:/-]+", naam):
        return naam
    return shlex.quote(naam) if not naam or re.search(r'["\\$`!]', naam) else f'"{naam}"'


def jaartallen(jaren: Iterable[int]) -> str:
    """Name years; three or more in a row are named by the first and the last.

    Examples
    --------
    >>> jaartallen([2024, 2023]), jaartallen([2017, 2021, 2022, 2023])
    ('2023 en 2024', '2017 en van 2021 tot en met 2023')
    """
    runs: list[list[int]] = []
    for year in sorted(set(jaren)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    first = "van " if len(runs) > 1 else ""
    parts = [[f"{first}{r[0]} tot en met {r[-1]}"] if len(r) > 2 else [str(y) for y in r] for r in runs]
    return opsomming([part for run in parts for part in run])


def os_fout(error: OSError) -> str:
    """Say in Dutch what the computer refused, as a whole sentence.

    Parameters
    ----------
    error : OSError
        As it was caught. Where two files are named, the one to be made is meant.

    Examples
    --------
    >>> os_fout(FileNotFoundError(errno.ENOENT, "No such file or directory", "/nergens/b.html"))
    'De map /nergens bestaat niet.'
    >>> os_fout(OSError(errno.ENOSPC, "No space left on device"))
    'De schijf is vol.'
    """
    given = error.filename2 or error.filename
    path = Path(os.fsdecode(given)) if isinstance(given, str | bytes | os.PathLike) else None
    name = path if path is not None else "dit bestand"
    match error.errno:
        case errno.ENOENT if path is not None and _soort(path.parent) != "map":
            return f"De map {path.parent} bestaat niet."
        case errno.ENOENT:
            return f"Er is niets met de naam {path}." if path is not None else "Het bestand of de map bestaat niet."
        case errno.EACCES | errno.EPERM if path is not None and not _soort(path):
            return f"U mag niets schrijven of lezen in de map {path.parent}."
        case errno.EACCES | errno.EPERM:
            return f"U hebt geen toestemming voor {name}."
        case errno.EISDIR:
            return f"{path} is een map en geen bestand." if path is not None else "Dit is een map en geen bestand."
        case errno.ENOTDIR | errno.EEXIST if path is not None and _soort(path.parent) == "bestand":
            return f"{path.parent} is een bestand en geen map."
        case errno.ENOTDIR:
            return f"In {name} staat een bestand waar een map hoort."
        case errno.EEXIST:
            return f"Er staat al iets met de naam {path}." if path is not None else "Er staat al iets met die naam."
        case errno.ENOTEMPTY:
            return f"De map {path} is niet leeg." if path is not None else "De map is niet leeg."
        case errno.ENOSPC | errno.EDQUOT:
            return "De schijf is vol."
        case errno.EFBIG:
            return "Het bestand wordt groter dan deze schijf toestaat."
        case errno.EIO:
            return "De schijf geeft een fout."
        case errno.EROFS:
            return "Op deze schijf mag niet worden geschreven."
        case errno.ENAMETOOLONG:
            return "De naam van het bestand is te lang."
        case errno.EBUSY:
            return f"Een ander programma gebruikt {name}."
        case _:
            code = errno.errorcode.get(error.errno or 0, "zonder nummer")
            return f"De computer weigert dit (fout {code})."


def _soort(pad: Path) -> str:
    """Return what stands there, as far as it may be seen: ``map``, ``bestand`` or nothing."""
    try:
        mode = pad.stat().st_mode
    except OSError:
        return ""
    return "map" if stat.S_ISDIR(mode) else "bestand"
