"""What the wijken of a municipality may be set beside."""

from __future__ import annotations

from dataclasses import dataclass

from sociaal_domein.duiding.lezing import Lezing

# Below this share of the municipality's count, its own figure is no measure for the wijken.
DEKKING = 0.95


@dataclass(frozen=True)
class Maatlat:
    """What the wijken are set beside.

    Attributes
    ----------
    waarde : float
        The figure of the municipality in the same year; or, where the source places too few people in a wijk,
        the wijken taken together.
    naam : str
        What it is, in words.
    gemeente : float
        The figure of the municipality itself.
    in_wijk, totaal : float
        Counts: in the wijken that are shown, and in the municipality.
    """

    waarde: float
    naam: str
    gemeente: float
    in_wijk: float
    totaal: float


def maatlat(lezing: Lezing) -> Maatlat | None:
    """Return what the wijken can be set beside, or None without a figure for the municipality in that year."""
    shown = lezing.wijken
    own = lezing.cijfers.kies(niveau="gemeente", reeks=lezing.cijfer.reeks, met_waarde=True)
    whole = next((c for c in own if shown and c.jaar == shown[0].jaar), None)
    if whole is None or whole.waarde is None or not whole.teller:
        return None
    count, base = sum(c.teller or 0.0 for c in shown), sum(c.noemer or 0.0 for c in shown)
    if count < DEKKING * whole.teller and base:
        together = count / base * lezing.indicator.factor
        return Maatlat(together, "de wijken samen", whole.waarde, count, whole.teller)
    return Maatlat(whole.waarde, "de hele gemeente", whole.waarde, count, whole.teller)
