"""Numbers, amounts and dates as Dutch readers write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

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


def opsomming(delen: list[str], voegwoord: str = "en") -> str:
    """Join words as in a sentence.

    Examples
    --------
    >>> opsomming(["a", "b", "c"])
    'a, b en c'
    """
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {voegwoord} {delen[-1]}"


def bestandsnaam(naam: str) -> str:
    """Turn a name into a file name of small letters and hyphens.

    Examples
    --------
    >>> bestandsnaam("'s-Gravenhage"), bestandsnaam("Súdwest-Fryslân")
    ('s-gravenhage', 'sudwest-fryslan')
    """
    plain = unicodedata.normalize("NFKD", naam.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
