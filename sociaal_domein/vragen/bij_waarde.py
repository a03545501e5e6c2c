"""What was asked, promised and adopted about a value, as it stands on a day: told beside the figures of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from sociaal_domein.register import Motie, Raadsvraag, Toezegging

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.register import Antwoord
    from sociaal_domein.vragen.fase import Stand

_BEGIN = {"ingediend", "gedaan"}


@dataclass(frozen=True)
class Besproken:
    """A question, a promise or a motion, with where it stands on the day of reading.

    Attributes
    ----------
    dag : date
        The day it began.
    is_verzonnen : bool
        Whether it is of the Voorbeeldgemeente.
    """

    stuk: Raadsvraag | Toezegging | Motie
    stand: Stand
    dag: date
    peildatum: date
    is_verzonnen: bool

    @property
    def soort(self) -> Literal["raadsvraag", "toezegging", "motie", "amendement"]:
        """What it is."""
        if isinstance(self.stuk, Motie):
            return "amendement" if self.stuk.is_amendement else "motie"
        return "raadsvraag" if isinstance(self.stuk, Raadsvraag) else "toezegging"

    @property
    def antwoord(self) -> Antwoord | None:
        """The latest answer on the day of reading, if it is a question and there is one."""
        if not isinstance(self.stuk, Raadsvraag):
            return None
        known = [a for a in self.stuk.antwoorden if a.datum <= self.peildatum]
        return max(known, key=lambda a: a.datum) if known else None

    @property
    def geleerd(self) -> str:
        """What was learned of it; empty when nobody wrote that down yet."""
        if isinstance(self.stuk, Toezegging):
            return self.stuk.geleerd or ""
        verdict = self.antwoord.oordeel if self.antwoord is not None else None
        return (verdict.geleerd or "") if verdict is not None and verdict.datum <= self.peildatum else ""


def besproken(gemeente: Gemeente, dag: date) -> list[Besproken]:
    """Return what the council of this municipality asked, was promised and adopted up to a day.

    What presses comes first: too late, then open, then the newest. Drafts are left out: nobody asked them yet. The
    register of a working folder is about its own municipality, and says nothing in the dossier of another.

    Parameters
    ----------
    gemeente : Gemeente
    dag : date
        The day of reading.
    """
    from sociaal_domein.vragen.fase import stand_van

    book = gemeente.boek
    if book is None:
        return []
    found = []
    records: list[Raadsvraag | Toezegging | Motie] = [*book.raadsvragen.values(), *book.toezeggingen.values()]
    for record in [*records, *book.moties.values()]:
        begin = next((e.datum for e in record.gebeurtenissen if e.soort in _BEGIN), None)
        if begin is not None and begin <= dag:
            stand = stand_van(record, dag, gemeente.domein.instellingen.reglement)
            if stand.fase != "ingetrokken":
                found.append(Besproken(record, stand, begin, dag, gemeente.is_verzonnen))
    return sorted(found, key=lambda b: (not b.stand.is_te_laat, not b.stand.is_open, -b.dag.toordinal(), b.stuk.id))
