"""Stories from practice as they may be told in a municipality: its own, and those that others published.

One story proves nothing; it shows where to look. A story from elsewhere is no evidence about this municipality.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from sociaal_domein.register import Casus, Opgave, landelijke_casussen

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.register.casussen import CijferBijCasus, WaardeInCasus

Vanwaar = Literal["eigen", "hier", "elders", "verzonnen"]
EEN_REGIO = "een regio"
_VOLGORDE: dict[Vanwaar, int] = {"eigen": 0, "hier": 1, "elders": 2, "verzonnen": 3}


@dataclass(frozen=True, repr=False)
class Verhaal:
    """A case in the form in which it may be told.

    Attributes
    ----------
    casus : Casus
        An own case with its area, age band and period as wide as privacy asks for.
    gemeente : Gemeente
        The municipality in which it is told.
    vanwaar : str
        ``eigen``: written down by the municipality itself. ``hier``: published by others, about this
        municipality. ``elders``: published by others, about another place or an unknown one. ``verzonnen``: an
        example of the Voorbeeldgemeente, to practise with.
    plek : str
        The area in words, such as ``gemeente Almere``; empty for a place that is not told.
    is_vrijgegeven : bool
        Whether it may be told outside the team. What is not, appears in `verhalen_voor_team` only.
    noot : str
        What a reader must know of how an own case was made untraceable.
    """

    casus: Casus
    gemeente: Gemeente
    vanwaar: Vanwaar
    plek: str = ""
    is_vrijgegeven: bool = True
    noot: str = ""

    def __repr__(self) -> str:
        return f"<Verhaal {self.casus.naam} ({self.vanwaar})>"

    @property
    def is_van_hier(self) -> bool:
        """Whether it is evidence about this municipality."""
        return self.vanwaar in ("eigen", "hier")

    def oordeel_over(self, waarde: str) -> WaardeInCasus | None:
        """Return what it did with a value; None when it does not speak of that value."""
        return next((w for w in self.casus.waarden if w.waarde == waarde), None)

    def bij_cijfer(self, indicator: str) -> CijferBijCasus | None:
        """Return what it says about a figure; None when it does not speak of that figure."""
        return next((c for c in self.casus.cijfers if c.indicator == indicator), None)


def verhalen_bij(gemeente: Gemeente, dag: date) -> list[Verhaal]:
    """Return the stories that may be told about or beside a municipality: its own first, then published ones.

    Parameters
    ----------
    gemeente : Gemeente
    dag : date
        The day of reading. An own case whose time to keep is over, on that day or today, is not told.

    Returns
    -------
    list of Verhaal
        Never one that was not released, that can be about too few people, or that was invented.

    Raises
    ------
    SociaalDomeinFout
        A file with an own case is damaged, or holds what may lead to a person.
    """
    return [v for v in _alle(gemeente, dag) if v.is_vrijgegeven and v.vanwaar != "verzonnen"]


def verhalen_voor_team(gemeente: Gemeente) -> list[Verhaal]:
    """Return the stories for a session of the team: also its own that are not released; these stay in the room.

    Without a working folder the invented ones of the Voorbeeldgemeente come first, to practise with.

    Raises
    ------
    SociaalDomeinFout
        A file with an own case is damaged, or holds what may lead to a person.
    """
    from sociaal_domein.casuistiek.inlezen import voorbeeldcasussen

    if gemeente.domein.home is not None:
        return _alle(gemeente, date.today())
    return [*_veralgemeend(gemeente, list(voorbeeldcasussen().values())), *_alle(gemeente, date.today())]


def _alle(gemeente: Gemeente, dag: date) -> list[Verhaal]:
    own = [c for c in _eigen(gemeente) if c.bewaren_tot is None or c.bewaren_tot >= dag]
    public = (c for c in landelijke_casussen().values() if c.veto is None)
    return [*_veralgemeend(gemeente, own), *(_openbaar(gemeente, c) for c in public)]


def _eigen(gemeente: Gemeente) -> list[Casus]:
    """Return the own cases of the working folder, when that is the folder of this municipality."""
    from sociaal_domein.casuistiek.keuring import gekeurde_casussen

    domein = gemeente.domein
    cases = gekeurde_casussen(domein.home).casussen.values()
    home = domein.instellingen.gemeente
    if home is not None and cases:
        return list(cases) if domein.gemeente(home).code == gemeente.code else []
    return [c for c in cases if gemeente.omvat(c.gebied)]


def _veralgemeend(gemeente: Gemeente, casussen: list[Casus]) -> list[Verhaal]:
    """Return own cases in the form in which nobody can be singled out."""
    if not casussen:
        return []
    from sociaal_domein.privacy.bevolking import lees_bevolking
    from sociaal_domein.privacy.herleidbaar import mag_naar_buiten, veralgemeen, veralgemeend

    people = lees_bevolking(gemeente.domein.con)
    found = []
    for case in casussen:
        if case.is_openbaar:
            found.append(_openbaar(gemeente, case, is_vrijgegeven=case.is_vrijgegeven))
            continue
        wider = veralgemeen(people, case, gemeente.domein.instellingen.drempels, gemeente.code)
        found.append(
            Verhaal(
                veralgemeend(case, wider),
                gemeente,
                "verzonnen" if case.is_verzonnen else _vanwaar(gemeente, case.gebied),
                # A buurt has no name in our sources: its code says nothing to a reader.
                plek=f"een buurt in {gemeente.naam}" if wider.gebied.startswith("BU") else wider.gebied_naam,
                is_vrijgegeven=mag_naar_buiten(case, wider),
                noot=wider.noot,
            )
        )
    return found


def _vanwaar(gemeente: Gemeente, gebied: str) -> Vanwaar:
    """Say whether an own case is about this municipality; one about a region that is not known to us counts as such."""
    return "eigen" if gemeente.omvat(gebied) or _plek(gemeente, gebied) == EEN_REGIO else "elders"


def _openbaar(gemeente: Gemeente, casus: Casus, *, is_vrijgegeven: bool = True) -> Verhaal:
    wide = ("NL01", gemeente.provincie, *gemeente.regios)
    here = casus.gebied not in wide and gemeente.omvat(casus.gebied)
    place = _plek(gemeente, casus.gebied)
    return Verhaal(casus, gemeente, "hier" if here else "elders", plek=place, is_vrijgegeven=is_vrijgegeven)


def _plek(gemeente: Gemeente, code: str) -> str:
    """Write an area in words; the country as a whole tells no place."""
    row = gemeente.domein.gebied(code)
    if row is None:
        return EEN_REGIO
    return "" if row[1] == "land" else f"{row[1]} {row[0] or code}"


def kies_verhalen(
    verhalen: Iterable[Verhaal], waarde: str, opgave: Opgave | None, bekend: Collection[str], cijfers: Collection[str]
) -> list[Verhaal]:
    """Choose the stories of a value, the most telling first.

    Parameters
    ----------
    verhalen : iterable of Verhaal
    waarde : str
        Id of the value: a story belongs to it when it names it.
    opgave : Opgave or None
        Only the stories of this opgave. One that names no opgave of this register goes by its law.
    bekend : collection of str
        Ids of the opgaven in the register.
    cijfers : collection of str
        Ids of the indicators in the dossier: a story that speaks of one of them goes first.

    Returns
    -------
    list of Verhaal
        Own before published, from here before from elsewhere, then those about a figure, then the newest.
    """
    found = [v for v in verhalen if v.oordeel_over(waarde) and _past(v.casus, opgave, bekend)]

    def place(story: Verhaal) -> tuple[int, bool, int, str]:
        case = story.casus
        return _VOLGORDE[story.vanwaar], not any(c.indicator in cijfers for c in case.cijfers), -case.jaar, case.id

    return sorted(found, key=place)


def _past(casus: Casus, opgave: Opgave | None, bekend: Collection[str]) -> bool:
    if opgave is None:
        return True
    if casus.opgave in bekend:
        return casus.opgave == opgave.id
    return casus.wet in (opgave.wet, "breed")
