"""Parts of a whole in one year: one bar, and beneath it what each part is."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.taal import bedrag, getal
from sociaal_domein.weergave.stijl import BREEDTE, GRIJS, INKT, KLEIN, VLAKKEN
from sociaal_domein.weergave.tekenen import klaar, vlak, woord

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.duiding.lezing import Lezing

BALK = 40
RIJ, REGEL = 22, 16
# Letters that fit beside the mark of a part.
TEKENS = 54


def delen(cijfers: Cijfers, jaar: int) -> list[Cijfer]:
    """Return the lines of one year when together they are the whole, in the order of the indicator; else nothing."""
    indicator = cijfers.indicator
    found = {c.reeks: c for c in cijfers.kies(niveau=cijfers.hoofdniveau, met_waarde=True) if c.jaar == jaar}
    parts = [found[key] for key in indicator.reeksen if key in found]
    wholes = {c.noemer or 0.0 for c in parts}
    if indicator.vorm != "aandeel" or len(parts) < 2 or len(wholes) != 1 or 0.0 in wholes:
        return []
    total, whole = sum(c.teller or 0.0 for c in parts), wholes.pop()
    return parts if abs(total - whole) < 1e-6 * whole and all((c.teller or 0) >= 0 for c in parts) else []


def is_verdeling(cijfers: Cijfers) -> bool:
    """Say whether the lines of an indicator are parts of one whole in the latest year with figures."""
    latest = cijfers.kies(niveau=cijfers.hoofdniveau).laatste()
    return latest is not None and bool(delen(cijfers, latest.jaar))


def verdeling(lezing: Lezing) -> alt.LayerChart:
    """Draw the parts of a whole as one bar with a key in the same order.

    Parameters
    ----------
    lezing : Lezing
        Of an indicator for which `is_verdeling` holds.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        The lines are not parts of a whole.
    """
    indicator = lezing.indicator
    parts = delen(lezing.cijfers, lezing.cijfer.jaar)
    if not parts:
        raise ValueError(f"the lines of {indicator.id} are not parts of a whole")
    width = BREEDTE - 8
    layers = [woord(f"{indicator.eenheid}, {lezing.cijfer.jaar}", 0, -12, color=GRIJS, fontSize=KLEIN)]
    x, middle = 0.0, BALK + 22
    for number, part in enumerate(parts):
        share = part.waarde or 0.0
        fill = VLAKKEN[number % len(VLAKKEN)]
        size = share / 100 * width
        if size > 0:
            layers.append(vlak(x, 0, size, BALK, color=fill, stroke=INKT, strokeWidth=1))
        if size > 44:
            ink = "white" if number == 0 else INKT
            text = indicator.schrijf(share, eenheid=False) + "%"
            layers.append(woord(text, x + size / 2, BALK / 2, align="center", fontWeight="bold", color=ink))
        x += size
        layers.append(vlak(0, middle - 7, 14, 14, color=fill, stroke=INKT, strokeWidth=1))
        for line in wrap(f"{indicator.reeksen[part.reeks]}: {deeltekst(lezing, part)}", TEKENS):
            layers.append(woord(line, 22, middle))
            middle += REGEL
        middle += RIJ - REGEL
    return klaar(layers, width, middle - 8, {"left": 4, "right": 4, "top": 24, "bottom": 4})


def deeltekst(lezing: Lezing, deel: Cijfer) -> str:
    """Write one part: its share, and for money the amount."""
    share = lezing.indicator.schrijf(deel.waarde or 0.0, eenheid=False) + " procent"
    return f"{share} ({bedrag(deel.teller or 0.0)})" if lezing.indicator.soort == "geld" else share


def afronding(lezing: Lezing) -> str | None:
    """Say so when the parts as they are written do not add up to a hundred; None when they do."""
    indicator = lezing.indicator
    parts = delen(lezing.cijfers, lezing.cijfer.jaar)
    written = [indicator.schrijf(part.waarde or 0.0, eenheid=False).replace(",", ".") for part in parts]
    total = round(sum(map(float, written)), indicator.decimalen)
    if total == 100:
        return None
    return f"Door afronding tellen de delen op tot {getal(total, indicator.decimalen)} procent."
