"""Wijken beside the municipality as a whole: a mirror, not a ranking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sociaal_domein.duiding.maatlat import Maatlat, maatlat
from sociaal_domein.taal import getal
from sociaal_domein.weergave.stijl import BREEDTE, GRIJS, INKT, KLEIN, KLEUREN, opschriften, schaal
from sociaal_domein.weergave.tekenen import Merk, gegevens, klaar, streep, woord

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.duiding.lezing import Lezing

# Up to here every wijk gets its name; beyond that only the two at the ends, so that they can be found.
NAMEN_TOT = 15
STIP = Merk(KLEUREN[0], "circle")


def wijken(lezing: Lezing) -> alt.LayerChart:
    """Draw every wijk as a dot on the axis of values, in the order of their codes.

    For rates of use the line through a dot is its 95 % interval. No wijk is marked as different: wijken differ
    more than chance alone explains, so an interval that misses the measure is no signal.

    Parameters
    ----------
    lezing : Lezing
        With wijken.

    Returns
    -------
    altair.LayerChart

    Raises
    ------
    ValueError
        There are no wijken to draw.
    """
    import altair as alt

    if not lezing.wijken:
        raise ValueError(f"no wijken for {lezing.indicator.id}")
    indicator, measure = lezing.indicator, maatlat(lezing)
    named = len(lezing.wijken) <= NAMEN_TOT
    rows: list[dict[str, Any]] = [
        {
            "naam": c.gebied_naam,
            "waarde": c.waarde or 0.0,
            "onder": c.waarde if c.onder is None else c.onder,
            "boven": c.waarde if c.boven is None else c.boven,
            "plek": number,
            "tekst": indicator.schrijf(c.waarde or 0.0),
        }
        for number, c in enumerate(lezing.wijken)
    ]
    step = 20.0 if named else max(3.2, min(10.0, 160 / len(rows)))
    height = step * len(rows) + 8
    left = 160 if named else 16
    width = BREEDTE - left - 24
    ticks = schaal(0.0, max([r["boven"] for r in rows] + ([measure.gemeente] if measure else [])), stappen=5)
    decimals = 0 if all(t == round(t) for t in ticks) else 1
    scale = alt.Scale(domain=[0, ticks[-1]], nice=False)
    axis = alt.Axis(values=ticks, labelExpr=opschriften({t: getal(t, decimals) for t in ticks}))
    down = alt.Y("plek:Q", scale=alt.Scale(domain=[len(rows) - 0.2, -0.8], nice=False, zero=False), axis=None)

    def x(value: float) -> float:
        return value / ticks[-1] * width

    def y(place: float) -> float:
        return (place + 0.8) / (len(rows) + 0.6) * height

    intervals = any(c.onder is not None for c in lezing.wijken)
    base = gegevens(rows).encode(x=alt.X("waarde:Q", scale=scale, axis=axis), y=down)
    lines = gegevens(rows).encode(x=alt.X("onder:Q", scale=scale, axis=axis), x2="boven:Q", y=down)
    layers: list[Any] = [lines.mark_rule(color="#a9b4b9", strokeWidth=1.2)] if intervals else []
    top = 0
    if measure:
        layers += _maatlijnen(measure, indicator.decimalen, x, width, height)
        top = -15 if measure.waarde == measure.gemeente else -28
    # The white edge of a name may cover an interval, never a dot.
    edges_of_names, names = _namen(rows, named, x, y, width)
    layers += edges_of_names
    tooltip = [alt.Tooltip("naam:N", title="Wijk"), alt.Tooltip("tekst:N", title="Cijfer")]
    size = 52 if named else 24
    layers.append(base.mark_point(**(STIP.opmaak | {"size": size, "strokeWidth": 1.4})).encode(tooltip=tooltip))
    layers += names
    unit = f"{indicator.eenheid}, {lezing.wijken[0].jaar}"
    layers.append(woord(unit, 8 - left, top - 19, color=GRIJS, fontSize=KLEIN))
    order = "Elke stip is een wijk" + ("." if named else ", in de volgorde van de wijknummers.")
    layers.append(woord(order, 8 - left, height + 38, color=GRIJS, fontSize=KLEIN))
    if intervals:
        layers += _sleutel(height + 58, left)
    edges = {"left": left, "right": 24, "top": 30 - top, "bottom": 72 if intervals else 50}
    return klaar(layers, width, height, edges)


def _maatlijnen(
    measure: Maatlat, decimals: int, x: Callable[[float], float], width: float, height: float
) -> list[alt.Chart]:
    """Draw the measure, and the municipality itself where that is another figure."""
    lines = [(measure.naam, measure.waarde, [1, 0])]
    if measure.waarde != measure.gemeente:
        lines.append(("de hele gemeente", measure.gemeente, [4, 3]))
    lines.sort(key=lambda line: line[1])
    layers = []
    for number, (name, value, dash) in enumerate(lines):
        at, text = x(value), f"{name}: {getal(value, decimals)}"
        size = 7.6 * len(text)
        lower = len(lines) == 2 and number == 0
        left = at > size if lower or at + size > width + 20 else False
        place = -26.0 if lower and not left else -10.0
        layers.append(streep(at, place - 6, at, height, color=INKT, strokeWidth=1.6, strokeDash=dash))
        side = {"align": "right" if left else "left", "fontWeight": "bold", "fontSize": KLEIN}
        layers.append(woord(text, at - 5 if left else at + 5, place, **side))
    return layers


def _namen(
    rows: list[dict[str, Any]], named: bool, x: Callable[[float], float], y: Callable[[float], float], width: float
) -> tuple[list[alt.Chart], list[alt.Chart]]:
    """Write the names: of all wijken, or of the two at the ends. Returns white edges, and the names themselves."""
    if named:
        return [], [woord(r["naam"], -10, y(r["plek"]), align="right", fontSize=KLEIN) for r in rows]
    edges, names = [], []
    lowest = min(rows, key=lambda r: (r["waarde"], r["plek"]))
    highest = max(rows, key=lambda r: (r["waarde"], -r["plek"]))
    for row, side in ((lowest, "right"), (highest, "left")):
        size, out = 7.0 * len(row["naam"]), -1 if side == "right" else 1
        at, height = x(row["onder"] if out < 0 else row["boven"]) + 7 * out, y(row["plek"])
        if not -12 <= at + out * size <= width + 22:
            # No room outside the dots: write above (or below), as far to the outside as the chart allows.
            height += -11 if height > 20 else 11
            at = max(size - 12, x(row["waarde"]) + 10) if out < 0 else min(width + 22 - size, x(row["waarde"]) - 10)
        style = {"align": side, "fontSize": KLEIN}
        edges.append(
            woord(row["naam"], at, height, **(style | {"stroke": "white", "strokeWidth": 4, "color": "white"}))
        )
        names.append(woord(row["naam"], at, height, **style))
    return edges, names


def _sleutel(top: float, left: float) -> list[alt.Chart]:
    start = 8 - left
    text = "zo ver kan het cijfer alleen al door toeval uiteenlopen"
    return [
        streep(start, top, start + 14, top, color="#a9b4b9", strokeWidth=2),
        woord(text, start + 20, top, color=GRIJS, fontSize=KLEIN),
    ]
