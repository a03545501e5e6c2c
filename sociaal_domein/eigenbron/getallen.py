"""Reading numbers as people write them."""

from __future__ import annotations

import re
from functools import cache

_OMHEEN = re.compile(r"^(?:€|EUR)?\s*|\s*%$")


def kaal(tekst: str) -> str:
    """Return a number without the sign for euros in front or percent behind, and with plain spaces."""
    return _OMHEEN.sub("", tekst.replace("\u00a0", " ").replace("\u202f", " ").strip()).strip()


@cache
def _vorm(decimaal: str, duizend: str) -> re.Pattern[str]:
    dec = rf"(?:{re.escape(decimaal)}[0-9]{{1,12}})?"
    thousands = rf"|[0-9]{{1,3}}(?:{re.escape(duizend)}[0-9]{{3}})+" if duizend else ""
    return re.compile(rf"[-−+]?(?:[0-9]{{1,15}}{thousands}){dec}")


def lees_getal(tekst: str, decimaal: str = ",", duizend: str = ".") -> float | None:
    """Return the number a text stands for, or None when it is no number in this notation.

    A sign for euros in front and one for percent behind are allowed.

    Examples
    --------
    >>> lees_getal("1.234,5"), lees_getal("€ 12"), lees_getal("1,234.5"), lees_getal("12.34")
    (1234.5, 12.0, None, None)
    >>> lees_getal("1,234.5", decimaal=".", duizend=",")
    1234.5
    """
    text = kaal(tekst)
    if not _vorm(decimaal, duizend).fullmatch(text):
        return None
    plain = text.replace(duizend, "") if duizend else text
    return float(plain.replace(decimaal, ".").replace("−", "-"))
