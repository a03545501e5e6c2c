"""One year alone: a dot for the municipality, and a grey bar where its peers lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.duiding.vergelijkingsgroep import Band, band
from sociaal_domein.weergave.noten import groepsnaam, tussen
from sociaal_domein.weergave.stijl import BREEDTE, GRIJS, KLEIN, KLEUREN, LICHT, VORMEN, opschriften, schaal
from sociaal_domein.weergave.tekenen import Merk, gegevens, klaar, streep, vlak, woord
from sociaal_domein.weergave.verloop import bij_as

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator

BALK = 18
REGEL = 15
LETTERBREEDTE = 7.6
TEKENS = 56
LINKS, RECHTS = 14, 22


def is_een_jaar(cijfers: Cijfers, reeksen: Sequence[str]) -> bool:
    """Say whether these lines together have a figure for one year only: then there is nothing to see over the years."""
    return len({c.jaar for c in cijfers.kies(niveau=cijfers.hoofdniveau, met_waarde=True) if c.reeks in reeksen}) == 1


def stippen(cijfers: Cijfers, reeksen: Sequence[str]) -> list[Cijfer]:
    """Return the figures that are drawn, in the order of the lines."""
    found = {c.reeks: c for c in cijfers.kies(niveau=cijfers.hoofdniveau, met_waarde=True)}
    return [found[key] for key in reeksen if key in found]


def stipbanden(gemeente: Gemeente, indicator: Indicator, punten: Sequence[Cijfer]) -> dict[str, Band]:
    """Return per line where the peers lie; nothing for a count, nor for a figure of the province or the country."""
    if indicator.vorm == "aantal":
        return {}
    group, con = gemeente.vergelijkingsgroep, gemeente.domein.con
    found = {c.reeks: band(con, indicator.id, c.jaar, c.reeks, group) for c in punten if c.niveau == "gemeente"}
    return {key: b for key, b in found.items() if b is not None}


def stip(indicator: Indicator, punten: Sequence[Cijfer], banden: Mapping[str, Band], plaats: str) -> alt.LayerChart:
    """Draw each line as a dot on the axis of values, before the grey bar of its peers.

    Parameters
    ----------
    indicator : Indicator
    punten : sequence of Cijfer
        One figure per line, all of the same year.
    banden : mapping of str to Band
        Per line the peers; a line without them is a dot alone.
    plaats : str
        Name of the area that is drawn.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        There is nothing to draw, or more than one year.
    """
    import altair as alt

    if len({c.jaar for c in punten}) != 1:
        raise ValueError(f"not one year of {indicator.id}")
    values = [c.waarde or 0.0 for c in punten]
    ticks = schaal(
        min([*values, *(b.p10 for b in banden.values())]), max([*values, *(b.p90 for b in banden.values())]), stappen=5
    )
    width = BREEDTE - LINKS - RECHTS

    def x(value: float) -> float:
        return (value - ticks[0]) / (ticks[-1] - ticks[0]) * width

    captions = [_opschrift(indicator, c, plaats, len(punten) > 1) for c in punten]
    layers: list[Any] = []
    top = 0.0
    dots = []
    for number, (c, lines) in enumerate(zip(punten, captions, strict=True)):
        middle = top + REGEL * len(lines) + BALK / 2 + 2
        layers.append(streep(0, middle, width, middle, color="#e4e4e4", strokeWidth=1))
        if c.reeks in banden:
            b = banden[c.reeks]
            layers.append(vlak(x(b.p10), middle - BALK / 2, max(x(b.p90) - x(b.p10), 2), BALK, color=LICHT))
        mark = Merk(KLEUREN[number % len(KLEUREN)], VORMEN[number % len(VORMEN)], c.status == "begroot")
        at = x(c.waarde or 0.0)
        dots.append((c, mark, at, middle, lines, top))
        top = middle + BALK / 2 + 8
    height = top
    down = alt.Y("plek:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)
    text = {t: bij_as(indicator, t, ticks) for t in ticks}
    across = alt.X(
        "waarde:Q",
        axis=alt.Axis(values=ticks, labelExpr=opschriften(text)),
        scale=alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False),
    )
    tooltip = [alt.Tooltip("naam:N", title="Wat"), alt.Tooltip("tekst:N", title="Cijfer")]
    for c, mark, at, middle, lines, first in dots:
        row = {"waarde": c.waarde, "plek": middle, "naam": indicator.reeksen[c.reeks]}
        row["tekst"] = indicator.schrijf(c.waarde or 0.0)
        style = mark.opmaak | {"size": 90}
        layers.append(gegevens([row]).mark_point(**style).encode(x=across, y=down, tooltip=tooltip))
        layers += _bijschrift(lines, mark, at, first, width, len(punten) > 1)
    unit = f"{indicator.eenheid}, {punten[0].jaar}"
    layers.append(woord(unit, 4 - LINKS, -14, color=GRIJS, fontSize=KLEIN))
    if banden:
        layers += _sleutel(indicator, list(banden.values()), height)
    edges = {"left": LINKS, "right": RECHTS, "top": 26, "bottom": 54 if banden else 28}
    return klaar(layers, width, height, edges)


def _opschrift(indicator: Indicator, cijfer: Cijfer, plaats: str, several: bool) -> list[str]:
    label = indicator.reeksen[cijfer.reeks]
    name = label if several else plaats[0].upper() + plaats[1:]
    if not several and len(indicator.reeksen) > 1:
        name += f", {label}"
    return wrap(f"{name}: {indicator.schrijf(cijfer.waarde or 0.0, eenheid=False)}", TEKENS)


def _bijschrift(lines: list[str], mark: Merk, at: float, top: float, width: float, several: bool) -> list[alt.Chart]:
    """Write what a dot is above it: alone right over the dot, of more lines all from the left."""
    size = LETTERBREEDTE * max(map(len, lines))
    start = 0.0 if several else min(max(at - size / 2, 0.0), width + RECHTS - size)
    style = {"color": mark.kleur, "fontWeight": "bold"}
    return [woord(line, start, top + REGEL * (i + 0.5), **style) for i, line in enumerate(lines)]


def _sleutel(indicator: Indicator, banden: Sequence[Band], height: float) -> list[alt.Chart]:
    text = groepsnaam(banden[0])
    if len(banden) == 1:
        text += f": {tussen(indicator, banden[0])}"
    return [vlak(0, height + 33, 14, 13, color=LICHT), woord(text, 20, height + 40, color=GRIJS, fontSize=KLEIN)]
