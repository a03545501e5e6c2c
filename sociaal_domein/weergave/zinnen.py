"""Sentences about one reading: the figure, its peers, its own history, its wijken."""

from __future__ import annotations

from statistics import quantiles

from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.duiding.maatlat import maatlat
from sociaal_domein.indicator import Indicator

# Fewer wijken than this are shown one by one in the table and not summed up in a sentence.
KLEINSTE_AANTAL_WIJKEN = 8


def hoofdzin(lezing: Lezing, gemeente: str) -> str:
    """Return the figure in one sentence."""
    figure, indicator = lezing.cijfer, lezing.indicator
    if figure.status == "begroot" and figure.reeks == "begroting":
        assert figure.waarde is not None
        return f"{indicator.titel}: in de begroting van {figure.jaar} is dat {indicator.schrijf(figure.waarde)}."
    return indicator.vul_in(indicator.zin, figure, gemeente)


def bandzin(lezing: Lezing) -> str | None:
    """Say where the peers lie; None without peers."""
    band = lezing.band
    if band is None:
        return None
    low, high = _tussen(lezing.indicator, band.p10, band.p90)
    group = "gemeenten die u koos" if band.groep.eigen_keuze else band.groep.naam
    return f"Bij de meeste van {band.n} {group} ligt dit tussen {low} en {high}."


def geschiedeniszin(lezing: Lezing) -> str | None:
    """Say what the figure was in the earliest year it may be compared with, or that it may not."""
    change = lezing.verandering
    if change is not None:
        assert change.van.waarde is not None
        return f"In {change.van.jaar} was dat {lezing.indicator.schrijf(change.van.waarde)}."
    earlier = [c for c in lezing.cijfers if c.reeks == lezing.cijfer.reeks and c.jaar < lezing.cijfer.jaar]
    if any(c.niveau == "gemeente" and c.waarde is not None for c in earlier):
        return "Met eerdere jaren is dit niet te vergelijken: daar ligt een breuk tussen."
    return None


def wijkenzin(lezing: Lezing) -> str | None:
    """Say between which values most wijken lie; None with too few wijken to sum up."""
    values = [c.waarde for c in lezing.wijken if c.waarde is not None]
    if len(values) < KLEINSTE_AANTAL_WIJKEN:
        return None
    cuts = quantiles(values, n=10, method="inclusive")
    low, high = _tussen(lezing.indicator, cuts[0], cuts[-1])
    year = lezing.wijken[0].jaar
    when = "" if year == lezing.cijfer.jaar else f" in {year}"
    text = f"In de meeste van {len(values)} wijken ligt dit{when} tussen {low} en {high}."
    measure = maatlat(lezing)
    if measure is not None and measure.waarde != measure.gemeente:
        together = lezing.indicator.schrijf(measure.waarde, eenheid=False)
        text += f" De bron plaatst niet iedereen in een wijk: de wijken samen komen op {together}."
    return text


def zinnen(lezing: Lezing, gemeente: str) -> list[str]:
    """Return all sentences about a reading, the figure first."""
    found = [hoofdzin(lezing, gemeente), geschiedeniszin(lezing), bandzin(lezing), wijkenzin(lezing)]
    return [z for z in found if z]


def _tussen(indicator: Indicator, low: float, high: float) -> tuple[str, str]:
    unit = indicator.vorm in ("aandeel", "verhouding")
    end = f"{indicator.schrijf(high, eenheid=False)} procent" if unit else indicator.schrijf(high, eenheid=False)
    return indicator.schrijf(low, eenheid=False), end
