"""The one error a user sees: what is wrong, where, and what to do."""

from __future__ import annotations


class SociaalDomeinFout(Exception):
    """Something the user can mend.

    Parameters
    ----------
    wat : str
        What is wrong, in plain Dutch.
    waar : str, optional
        File, line and field, as far as known.
    doe : str, optional
        What the user can do about it.

    Examples
    --------
    >>> print(SociaalDomeinFout("Deze gemeente bestaat niet.", doe="Kijk of de naam klopt."))
    Deze gemeente bestaat niet.
      Wat u kunt doen: Kijk of de naam klopt.
    """

    def __init__(self, wat: str, *, waar: str | None = None, doe: str | None = None) -> None:
        self.wat = wat
        self.waar = waar
        self.doe = doe
        super().__init__(wat)

    def __str__(self) -> str:
        lines = [self.wat]
        if self.waar:
            lines.append(f"  Waar: {self.waar}")
        if self.doe:
            lines.append(f"  Wat u kunt doen: {self.doe}")
        return "\n".join(lines)
