"""The one error a user sees: what is wrong, where, and what to do."""

from __future__ import annotations

from typing import ClassVar


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

    Attributes
    ----------
    code : int
        The exit code of a command that ends with this error.

    Examples
    --------
    >>> print(SociaalDomeinFout("Deze gemeente bestaat niet.", doe="Kijk of de naam klopt."))
    Deze gemeente bestaat niet.
      Wat u kunt doen: Kijk of de naam klopt.
    """

    code: ClassVar[int] = 2

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


class ControleFout(SociaalDomeinFout):
    """The figures themselves are not right: a check found rows, or a ledger does not balance."""

    code: ClassVar[int] = 1
