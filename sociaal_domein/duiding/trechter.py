"""The expected range of a count for an area of its size and ages: a funnel with room for ordinary differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from sociaal_domein.duiding.spreiding import WINSOR, phi, tau2
from sociaal_domein.duiding.standaardisatie import verwachte_aantallen
from sociaal_domein.duiding.student import grens

# With fewer areas the spread between them is a guess.
KLEINSTE_AANTAL = 20
# Below this expected count the scale is too coarse, certainly where a source rounds to fives.
KLEINSTE_VERWACHT = 10.0
BUITEN_998 = 0.002
# False signals per briefing that the tests of wijken may add up to, and those of the municipality itself too.
BUDGET = 0.1
_Z_95, _Z_998 = (NormalDist().inv_cdf(1 - p / 2) for p in (0.05, BUITEN_998))

Grenzen = tuple[float, float]


@dataclass(frozen=True)
class Telling:
    """What goes in: a count, the people it is about, and the count its ages lead one to expect."""

    gebied_code: str
    naam: str
    geteld: float
    noemer: float
    naar_leeftijd: float | None = None


@dataclass(frozen=True)
class Punt:
    """One area beside what one may expect.

    Attributes
    ----------
    geteld, verwacht, noemer : float
        Persons.
    verhouding : float
        Counted divided by expected: 1 is as expected.
    grens_95, grens_998, grens_signaal : tuple of float
        Between which two values of `verhouding` chance and ordinary differences keep an area.
    plaats : str
        ``binnen``, ``buiten_95``, ``signaal_hoog`` or ``signaal_laag``.
    """

    gebied_code: str
    naam: str
    geteld: float
    verwacht: float
    noemer: float
    verhouding: float
    grens_95: Grenzen
    grens_998: Grenzen
    grens_signaal: Grenzen
    plaats: str

    @property
    def is_signaal(self) -> bool:
        """Whether it lies further off than chance and ordinary differences explain."""
        return self.plaats.startswith("signaal")


@dataclass(frozen=True)
class Trechter:
    """The areas of one comparison.

    Attributes
    ----------
    punten : tuple of Punt
        In the order given; areas where less than ten persons are expected are left out.
    phi : float
        Overdispersion without room for ordinary differences (winsorised); 1 is chance alone.
    tau2 : float
        Variance between areas, on the square-root scale.
    grond : str
        ``leeftijd`` when the expected counts follow ages, else ``grootte``.
    drempel : float
        Chance at which an area becomes a signal, both sides together.
    """

    punten: tuple[Punt, ...]
    phi: float
    tau2: float
    grond: str
    drempel: float

    @property
    def signalen(self) -> tuple[Punt, ...]:
        """The areas that are a signal."""
        return tuple(p for p in self.punten if p.is_signaal)

    def punt(self, gebied_code: str) -> Punt | None:
        """Return one area, or None when it is not compared."""
        return next((p for p in self.punten if p.gebied_code == gebied_code), None)


def maak_trechter(tellingen: Sequence[Telling], *, afronding: int = 0, toetsen: int = 1) -> Trechter | None:
    """Set counts beside what one may expect, or return None with fewer than twenty areas.

    On the square-root scale the variance by chance depends on the expected count alone, a count of zero has a place,
    and the wijken of Almere lie about evenly on both sides; on the logarithmic scale small counts have a long lower
    tail. A signal must lie outside 99.8 % and outside the level that keeps a briefing within its budget of false
    signals.

    Parameters
    ----------
    tellingen : sequence of Telling
        Where any has a count by age, those without are left out.
    afronding : int
        The source rounded counts to a multiple of this: adds ``afronding ** 2 / 12`` to the variance.
    toetsen : int
        How many comparisons like this one the same reader gets, times the areas in each that concern the reader.

    References
    ----------
    Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202; Spiegelhalter et al. (2012), JRSS A 175, 1-47.
    """
    by_age = any(t.naar_leeftijd is not None for t in tellingen)
    used = [t for t in tellingen if t.noemer > 0 and (not by_age or t.naar_leeftijd is not None)]
    while True:
        if len(used) < KLEINSTE_AANTAL or not any(t.geteld for t in used):
            return None
        ages = [t.naar_leeftijd or 0.0 for t in used] if by_age else None
        expected = verwachte_aantallen([t.geteld for t in used], [t.noemer for t in used], ages)
        enough = [t for t, e in zip(used, expected, strict=True) if e >= KLEINSTE_VERWACHT]
        if len(enough) == len(used):
            break
        used = enough
    noise = [(e + afronding**2 / 12) / (2 * e) ** 2 for e in expected]
    root = [sqrt(t.geteld / e) - 1 for t, e in zip(used, expected, strict=True)]
    between = tau2(root, noise)
    level = min(BUITEN_998, BUDGET / max(toetsen, 1))
    # Of n values 2k are winsorised: what is left tells how well the spread is known (Tukey & McLaughlin, 1963).
    reach = max(_Z_998, grens(level, len(used) - 2 * int(WINSOR * len(used)) - 1))
    points = []
    for t, e, v in zip(used, expected, noise, strict=True):
        spread = sqrt(v + between)
        inner, outer, signal = (_grenzen(q * spread) for q in (_Z_95, _Z_998, reach))
        ratio = t.geteld / e
        place = _plaats(ratio, inner, signal)
        points.append(Punt(t.gebied_code, t.naam, t.geteld, e, t.noemer, ratio, inner, outer, signal, place))
    naive = phi([d / sqrt(v) for d, v in zip(root, noise, strict=True)])
    return Trechter(tuple(points), naive, between, "leeftijd" if by_age else "grootte", level)


def _grenzen(reach: float) -> Grenzen:
    return max(0.0, 1 - reach) ** 2, (1 + reach) ** 2


def _plaats(ratio: float, inner: Grenzen, signal: Grenzen) -> str:
    if ratio > signal[1]:
        return "signaal_hoog"
    if ratio < signal[0]:
        return "signaal_laag"
    return "binnen" if inner[0] <= ratio <= inner[1] else "buiten_95"
