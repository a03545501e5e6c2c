"""Reading one indicator for one municipality: the latest figure beside its history, peers and wijken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.duiding.geschiedenis import eerdere, is_oud, springt
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.duiding.vergelijkingsgroep import Band
from sociaal_domein.duiding.waarschuwen import bij_lezing
from sociaal_domein.indicator import Indicator

if TYPE_CHECKING:
    from sociaal_domein.duiding.trechter import Punt, Trechter

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
    eerdere_banden : tuple of Band
        The same peers in the comparable years before, newest first; only where the figure lies outside `band`.
    trechter : Trechter or None
        The wijken beside what one may expect for their size and ages; only for recent counts of use.
    trechter_gemeenten : Trechter or None
        The same for this municipality among the municipalities that have the figure.
    naast : tuple of str
        Codes of warnings that come from what it is set beside.
    """

    indicator: Indicator
    cijfers: Cijfers
    cijfer: Cijfer
    eerder: tuple[Cijfer, ...]
    band: Band | None
    wijken: tuple[Cijfer, ...]
    wijken_te_klein: int
    is_oud: bool
    eerdere_banden: tuple[Band, ...] = ()
    trechter: Trechter | None = None
    trechter_gemeenten: Trechter | None = None
    naast: tuple[str, ...] = ()

    def __repr__(self) -> str:
        value = "geen cijfer" if self.cijfer.waarde is None else self.indicator.schrijf(self.cijfer.waarde)
        return f"<Lezing {self.indicator.id}: {value} in {self.cijfer.jaar}>"

    def _repr_html_(self) -> str:
        from sociaal_domein.weergave.tabel import lezing_als_html

        return lezing_als_html(self)

    @property
    def plaats(self) -> str | None:
        """``onder``, ``binnen`` or ``boven`` the band of the peers; None without a band that says something."""
        return plaats_naast(self.indicator, self.cijfer, self.band)

    @property
    def blijvend(self) -> tuple[str, tuple[int, ...]] | None:
        """The side of the band on which the figure lies this year and in the comparable years before.

        Returns
        -------
        tuple of str and tuple of int, or None
            ``onder`` or ``boven``, and those earlier years, newest first. None when the figure lies within the
            band, when there is no earlier year to look at, or when it lay elsewhere in one of them.
        """
        side = self.plaats
        if side in (None, "binnen") or not self.eerdere_banden:
            return None
        before = {c.jaar: c for c in self.eerder}
        places = [plaats_naast(self.indicator, before[b.jaar], b) for b in self.eerdere_banden]
        return (str(side), tuple(b.jaar for b in self.eerdere_banden)) if set(places) == {side} else None

    @property
    def eigen_punt(self) -> Punt | None:
        """The municipality among the others that have this figure; None without such a comparison."""
        return self.trechter_gemeenten.punt(self.cijfer.gebied_code) if self.trechter_gemeenten else None

    @property
    def signalen(self) -> tuple[Punt, ...]:
        """What lies further from what one may expect than chance and ordinary differences explain."""
        own = self.eigen_punt
        return (*((own,) if own and own.is_signaal else ()), *(self.trechter.signalen if self.trechter else ()))

    @property
    def signalen_jaar(self) -> int:
        """The year of the signals: that of the wijken, or of the municipality where it is the signal itself."""
        own = self.eigen_punt
        return self.cijfer.jaar if (own and own.is_signaal) or not self.wijken else self.wijken[0].jaar

    @property
    def wijken_midden(self) -> tuple[float, float] | None:
        """Between which values the middle eighty percent of the wijken lie; None with too few wijken."""
        values = [c.waarde for c in self.wijken if c.waarde is not None]
        if len(values) < KLEINSTE_AANTAL_WIJKEN:
            return None
        cuts = quantiles(values, n=10, method="inclusive")
        return cuts[0], cuts[-1]

    @property
    def springt(self) -> bool:
        """Whether money that was spent more than doubled or halved in one of the last years, across a break too."""
        money = self.indicator.soort == "geld" and self.indicator.vorm in ("euro_per_inwoner", "aandeel")
        return money and self.cijfer.reeks == "jaarrekening" and springt(self.cijfers, self.cijfer)

    @property
    def is_zonder_midden(self) -> bool:
        """Whether the peers differ so much in a share that their band says little."""
        return self.band is not None and is_te_wijd(self.indicator, self.band)

    @property
    def waarschuwingen(self) -> tuple[str, ...]:
        """Codes of all warnings that apply, each once: `oud` first, then those of the figure, then those by rule."""
        old = ("oud",) if self.is_oud else ()
        return tuple(dict.fromkeys((*old, *self.cijfer.waarschuwingen, *bij_lezing(self), *self.naast)))

    @property
    def waarschuwingsteksten(self) -> list[str]:
        """Those warnings as sentences."""
        return [WAARSCHUWINGEN[code] for code in self.waarschuwingen]


def is_te_wijd(indicator: Indicator, band: Band) -> bool:
    """Say whether a band of shares holds nearly everything."""
    return indicator.vorm == "aandeel" and band.p90 - band.p10 > WIJD


def plaats_naast(indicator: Indicator, cijfer: Cijfer, band: Band | None) -> str | None:
    """Return ``onder``, ``binnen`` or ``boven``: a figure beside a band; None where the band says nothing."""
    if band is None or cijfer.waarde is None or band.is_klein or is_te_wijd(indicator, band):
        return None
    return band.plaats(cijfer.waarde)


def nieuwste_wijken(cijfers: Cijfers, reeks: str) -> tuple[tuple[Cijfer, ...], int]:
    """Return the wijken of the latest year that have a figure, by code, and how many have none."""
    parts = cijfers.kies(niveau="wijk", reeks=reeks)
    newest = parts.laatste()
    same_year = [c for c in parts if newest is not None and c.jaar == newest.jaar]
    shown = tuple(sorted((c for c in same_year if c.waarde is not None), key=lambda c: c.gebied_code))
    return shown, len(same_year) - len(shown)


def lees(
    indicator: Indicator,
    cijfers: Cijfers,
    reeks: str,
    peildatum: date,
    band: Band | None,
    *,
    eerdere_banden: Sequence[Band] = (),
    trechter: Trechter | None = None,
    trechter_gemeenten: Trechter | None = None,
) -> Lezing | None:
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
    eerdere_banden : sequence of Band
        The peers in the comparable years before.
    trechter, trechter_gemeenten : Trechter or None
        The wijken of `nieuwste_wijken`, and the municipalities, beside what one may expect; an old year has none.
    """
    latest = cijfers.kies(niveau=cijfers.hoofdniveau, reeks=reeks).laatste()
    if latest is None:
        return None
    shown, missing = nieuwste_wijken(cijfers, reeks)
    if shown and is_oud(shown[0].jaar, peildatum):
        trechter = None
    if is_oud(latest.jaar, peildatum):
        trechter_gemeenten = None
    return Lezing(
        indicator=indicator,
        cijfers=cijfers,
        cijfer=latest,
        eerder=eerdere(cijfers, latest),
        band=band,
        wijken=shown,
        wijken_te_klein=missing,
        is_oud=is_oud(latest.jaar, peildatum),
        eerdere_banden=tuple(eerdere_banden),
        trechter=trechter,
        trechter_gemeenten=trechter_gemeenten,
    )
