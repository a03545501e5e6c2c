"""Where a question, a promise or a motion stands, and the sentences about its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sociaal_domein.taal import datum

Fase = Literal[
    "concept",
    "in behandeling",
    "te laat",
    "uitgesteld",
    "uitgesteld (geldt als antwoord)",
    "beantwoord",
    "vervolgvraag",
    "geagendeerd",
    "afgedaan",
    "ingetrokken",
    "openstaand",
    "vervallen",
    "ingediend",
    "aangehouden",
    "aangenomen",
    "verworpen",
    "in uitvoering",
    "onbekend",
]


@dataclass(frozen=True)
class Stand:
    """Where it stands on one day.

    Attributes
    ----------
    fase : Fase
    uiterlijk : date or None
        The last day that counts, postponement included; None: no term runs.
    dagen : int or None
        Days left until `uiterlijk`, below zero when it has passed; of what was answered or settled on the day that
        that happened. None without `uiterlijk`.
    is_open : bool
        Whether something is still awaited: the answer to a question, the settling of a promise, and of a motion the
        vote or the settling.
    is_te_laat : bool
        Whether the last day has passed while something is awaited.
    is_te_laat_zonder_uitstel : bool
        The same, and nobody ever asked for postponement; one that made the term no longer counts as asked for too.
    zin : str
        It all in one or two plain sentences.
    """

    fase: Fase
    uiterlijk: date | None
    dagen: int | None
    is_open: bool
    is_te_laat: bool
    is_te_laat_zonder_uitstel: bool
    zin: str


def stand(fase: Fase, zin: str, *, uiterlijk: date | None = None, op: date | None = None, open: bool = False) -> Stand:
    """Make a `Stand` of something that is not late.

    Parameters
    ----------
    op : date, optional
        The day that `dagen` is counted on.
    """
    days = (uiterlijk - op).days if uiterlijk and op else None
    return Stand(fase, uiterlijk, days, open, False, False, zin)


def te_laat(zin: str, uiterlijk: date, dag: date, *, zonder_uitstel: bool) -> Stand:
    """Make a `Stand` of something that is late."""
    return Stand("te laat", uiterlijk, (uiterlijk - dag).days, True, True, zonder_uitstel, zin)


def aantal_dagen(number: int) -> str:
    """Write a number of days.

    Examples
    --------
    >>> aantal_dagen(1), aantal_dagen(12)
    ('1 dag', '12 dagen')
    """
    return "1 dag" if number == 1 else f"{number} dagen"


def over(uiterlijk: date, dag: date) -> str:
    """Write a day that has not passed, and how far off it is.

    Examples
    --------
    >>> over(date(2026, 3, 31), date(2026, 3, 31))
    '31 maart 2026 (dat is vandaag)'
    >>> over(date(2026, 3, 31), date(2026, 3, 29))
    '31 maart 2026 (nog 2 dagen)'
    """
    left = (uiterlijk - dag).days
    return f"{datum(uiterlijk)} ({f'nog {aantal_dagen(left)}' if left else 'dat is vandaag'})"


def op_tijd(gedaan: date, uiterlijk: date | None) -> str:
    """Say whether something came in time.

    Examples
    --------
    >>> op_tijd(date(2026, 4, 3), date(2026, 3, 31))
    ', 3 dagen te laat'
    """
    if uiterlijk is None:
        return ""
    return ", op tijd" if gedaan <= uiterlijk else f", {aantal_dagen((gedaan - uiterlijk).days)} te laat"
