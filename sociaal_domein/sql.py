"""Names and texts as they stand in SQL; whatever can be a parameter is one."""

from __future__ import annotations


def naam(kolom: str) -> str:
    """Quote a name.

    Examples
    --------
    >>> naam('a"b')
    '"a""b"'
    """
    return '"' + kolom.replace('"', '""') + '"'


def tekst(waarde: object) -> str:
    """Quote a text, such as a path.

    Examples
    --------
    >>> tekst("'s-Hertogenbosch")
    "'''s-Hertogenbosch'"
    """
    return "'" + str(waarde).replace("'", "''") + "'"
