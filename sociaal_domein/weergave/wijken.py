"""Wijken beside the municipality as a whole: a mirror, not a ranking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sociaal_domein.duiding.maatlat import Maatlat, maatlat
from sociaal_domein.taal import getal
from sociaal_domein.weergave.stijl import BREEDTE, GRIJS, INKT, KLEIN, KLEUREN, opschriften, schaal, uit_elkaar
from sociaal_domein.weergave.tekenen import Merk, gegevens, klaar, streep, teken, woord

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.duiding.lezing import Lezing

# Up to here every wijk gets its name; beyond that only the two at the ends, so that they can be found.
NAMEN_TOT = 15
STIP = Merk(KLEUREN[0], "circle")
# Another shape and a name: legible without colour.
SIGNAAL = Merk(KLEUREN[1], "diamond")


def wijken(lezing: Lezing) -> alt.LayerChart:
    """Draw every wijk as a dot on the axis of values, in the order of their codes.

    For rates of use the line through a dot is its 95 % interval. Wijken differ more than chance alone explains, so
    an interval that misses the measure is no signal. Only a wijk that lies further off than chance and ordinary
    differences explain gets another mark and its name.

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
    signals = {p.gebied_code for p in lezing.trechter.signalen} if lezing.trechter else set()
    rows: list[dict[str, Any]] = [
        {
            "naam": c.gebied_naam,
            "waarde": c.waarde or 0.0,
            "onder": c.waarde if c.onder is None else c.onder,
            "boven": c.waarde if c.boven is None else c.boven,
            "plek": number,
            "tekst": indicator.schrijf(c.waarde or 0.0),
            "signaal": c.gebied_code in signals,
        }
        for number, c in enumerate(lezing.wijken)
    ]
    step = 20.0 if named else max(2.6, min(10.0, 130 / len(rows)))
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

    def dots(found: list[dict[str, Any]], mark: Merk, size: float) -> Any:
        style = mark.opmaak | {"size": size, "strokeWidth": 1.4}
        points = gegevens(found).mark_point(**style)
        return points.encode(x=alt.X("waarde:Q", scale=scale, axis=axis), y=down, tooltip=tooltip)

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
    layers.append(dots([r for r in rows if not r["signaal"]], STIP, 52 if named else 24))
    if signals:
        layers.append(dots([r for r in rows if r["signaal"]], SIGNAAL, 90))
    layers += names
    unit = f"{indicator.eenheid}, {lezing.wijken[0].jaar}"
    layers.append(woord(unit, 8 - left, top - 19, color=GRIJS, fontSize=KLEIN))
    order = "Elke stip is een wijk" + ("." if named else ", in de volgorde van de wijknummers.")
    layers.append(woord(order, 8 - left, height + 34, color=GRIJS, fontSize=KLEIN))
    bottom = 44
    if intervals:
        text = "zo ver kan het cijfer alleen al door toeval uiteenlopen"
        if lezing.trechter:
            text = "zo ver reikt toeval; wijken verschillen ook om andere redenen"
        layers += _sleutel(text, height + bottom + 6, left)
        bottom += 16
    if signals:
        layers += _signaalsleutel(height + bottom + 6, left)
        bottom += 16
    edges = {"left": left, "right": 24, "top": 30 - top, "bottom": bottom}
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
    """Write the names: of all wijken, or of the signals and the two at the ends. Returns white edges, and the names."""
    if named:
        return [], [
            woord(r["naam"], -10, y(r["plek"]), align="right", fontSize=KLEIN, **_vet(r["signaal"])) for r in rows
        ]
    lowest = min(rows, key=lambda r: (r["waarde"], r["plek"]))
    highest = max(rows, key=lambda r: (r["waarde"], -r["plek"]))
    chosen = {lowest["plek"]: (lowest, -1)} | {r["plek"]: (r, 1) for r in rows if r["signaal"] or r is highest}
    bottom = y(rows[-1]["plek"])
    places = []
    for row, out in chosen.values():
        size = (8.2 if row["signaal"] else 7.0) * len(row["naam"])
        at, height = x(row["onder"] if out < 0 else row["boven"]) + 7 * out, y(row["plek"])
        if not -12 <= at + out * size <= width + 22:
            # No room outside the dots: write above (or below), as far to the outside as the chart allows.
            height += -11 if height > 20 else 11
            at = max(size - 12, x(row["waarde"]) + 10) if out < 0 else min(width + 22 - size, x(row["waarde"]) - 10)
        places.append((row, out, at, height))
    shifted = uit_elkaar([p[3] for p in places], [14.0] * len(places), -6, bottom + 14)
    edges, names = [], []
    for (row, out, at, wanted), height in zip(places, shifted, strict=True):
        style = {"align": "right" if out < 0 else "left", "fontSize": KLEIN, **_vet(row["signaal"])}
        edges.append(
            woord(row["naam"], at, height, **(style | {"stroke": "white", "strokeWidth": 4, "color": "white"}))
        )
        names.append(woord(row["naam"], at, height, **style))
        dot = x(row["waarde"]), y(row["plek"])
        if row["signaal"] and (height != wanted or abs(height - dot[1]) > 3):
            # A name that had to move is tied to its dot.
            end = min(max(dot[0], at), at + 8.2 * len(row["naam"])), height + (6 if dot[1] > height else -6)
            names.append(streep(*dot, *end, color=INKT, strokeWidth=0.8))
    return edges, names


def _vet(signaal: bool) -> dict[str, Any]:
    return {"fontWeight": "bold"} if signaal else {}


def _sleutel(text: str, top: float, left: float) -> list[alt.Chart]:
    start = 8 - left
    return [
        streep(start, top, start + 14, top, color="#a9b4b9", strokeWidth=2),
        woord(text, start + 20, top, color=GRIJS, fontSize=KLEIN),
    ]


def _signaalsleutel(top: float, left: float) -> list[alt.Chart]:
    text = "verder dan toeval en onderlinge verschillen verklaren"
    return [teken(SIGNAAL, 15 - left, top), woord(text, 28 - left, top, color=GRIJS, fontSize=KLEIN)]
