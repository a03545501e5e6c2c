"""Reading one indicator for one municipality: the latest figure beside its history, peers and wijken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.duiding.geschiedenis import eerdere, is_oud
from sociaal_domein.duiding.vergelijkingsgroep import Band
from sociaal_domein.indicator import Indicator

# Fewer wijken than this are shown one by one in the table and not summed up in a sentence.
KLEINSTE_AANTAL_WIJKEN = 8
# In percentage points: from here on a band of shares holds nearly everything.
WIJD = 60.0


@dataclass(frozen=True)
class Lezing:
    """What may be said about one indicator.

    Attributes
    ----------
    cijfer : Cijfer
        The latest figure of the municipality as a whole; of its province or the country where there is none.
    eerder : tuple of Cijfer
        The earlier figures it may be compared with, oldest first; none over a break.
    band : Band or None
        The peers in the same year, for money and for counts of households and inhabitants.
    wijken : tuple of Cijfer
        The wijken in the latest year with figures that are large enough, in the order of their code.
    wijken_te_klein : int
        How many wijken are left out because they are too small or the source gives nothing.
    is_oud : bool
        Older than three years: history only, no message and no question.
    """

    indicator: Indicator
    cijfers: Cijfers
    cijfer: Cijfer
    eerder: tuple[Cijfer, ...]
    band: Band | None
    wijken: tuple[Cijfer, ...]
    wijken_te_klein: int
    is_oud: bool

    @property
    def plaats(self) -> str | None:
        """``onder``, ``binnen`` or ``boven`` the band of the peers; None without a band that says something."""
        if self.band is None or self.cijfer.waarde is None or self.band.is_klein or self.is_zonder_midden:
            return None
        return self.band.plaats(self.cijfer.waarde)

    @property
    def wijken_midden(self) -> tuple[float, float] | None:
        """Between which values the middle eighty percent of the wijken lie; None with too few wijken."""
        values = [c.waarde for c in self.wijken if c.waarde is not None]
        if len(values) < KLEINSTE_AANTAL_WIJKEN:
            return None
        cuts = quantiles(values, n=10, method="inclusive")
        return cuts[0], cuts[-1]

    @property
    def is_zonder_midden(self) -> bool:
        """Whether the peers differ so much in a share that their band says little."""
        return self.band is not None and self.indicator.vorm == "aandeel" and self.band.p90 - self.band.p10 > WIJD

    @property
    def waarschuwingen(self) -> tuple[str, ...]:
        """Codes of all warnings that apply, `oud` first."""
        return (("oud",) if self.is_oud else ()) + self.cijfer.waarschuwingen


def lees(indicator: Indicator, cijfers: Cijfers, reeks: str, peildatum: date, band: Band | None) -> Lezing | None:
    """Read the figures of one municipality, or return None when it has none.

    Parameters
    ----------
    cijfers : Cijfers
        All figures of the indicator for the municipality and its parts.
    reeks : str
        The line to read.
    peildatum : date
        The day of reading; decides what is old.
    band : Band or None
        The peers in the year of the latest figure.
    """
    latest = cijfers.kies(niveau=cijfers.hoofdniveau, reeks=reeks).laatste()
    if latest is None:
        return None
    parts = cijfers.kies(niveau="wijk", reeks=reeks)
    newest = parts.laatste()
    same_year = [c for c in parts if newest is not None and c.jaar == newest.jaar]
    shown = tuple(sorted((c for c in same_year if c.waarde is not None), key=lambda c: c.gebied_code))
    return Lezing(
        indicator=indicator,
        cijfers=cijfers,
        cijfer=latest,
        eerder=eerdere(cijfers, latest),
        band=band,
        wijken=shown,
        wijken_te_klein=len(same_year) - len(shown),
        is_oud=is_oud(latest.jaar, peildatum),
    )
