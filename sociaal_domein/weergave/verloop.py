"""An indicator over the years: lines that stop where figures may not be compared, and the peers behind them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sociaal_domein.duiding.vergelijkingsgroep import Band, band
from sociaal_domein.taal import bedrag, getal
from sociaal_domein.weergave.lijnen import Breuk, breuken, gebied, is_begroot, kies_reeksen, rijen
from sociaal_domein.weergave.noten import groepsnaam
from sociaal_domein.weergave.stijl import (
    BREEDTE,
    GRIJS,
    KLEIN,
    KLEUREN,
    LICHT,
    STREEPJES,
    VORMEN,
    opschriften,
    schaal,
    uit_elkaar,
)
from sociaal_domein.weergave.tekenen import Merk, gegevens, klaar, streep, teken, vlak, woord

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.cijfers import Cijfers
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator

HOOGTE, LAAG = 150, 110
REGEL = 15
LETTERBREEDTE = 6.6
RUIM_ONDER, RUIM_BOVEN = 0.7, 1.3
# Captions stand beside the plot between these, in pixels from its top and its bottom.
BOVENRAND, ONDER_DE_AS = 4, 24
# In letters: a caption beside the plot, and one below it.
SMAL, BREED = 13, 52


def banden(gemeente: Gemeente, indicator: Indicator, reeks: str, jaren: Sequence[int]) -> list[Band]:
    """Return where the peers lie in each of these years; nothing for what is not money."""
    if indicator.soort != "geld":
        return []
    group = gemeente.vergelijkingsgroep
    found = (band(gemeente.domein.con, indicator.id, year, reeks, group) for year in jaren)
    return [b for b in found if b is not None]


def verloop(gemeente: Gemeente, indicator: str, *, reeksen: Sequence[str] | None = None) -> alt.LayerChart:
    """Draw an indicator over the years, with its breaks, and for money beside its peers.

    Parameters
    ----------
    gemeente : Gemeente
    indicator : str
    reeksen : sequence of str, optional
        Which lines; default all. The peers belong to the main line, or else to the first.

    Returns
    -------
    altair.LayerChart
        Points, joined only within one ``lijn`` of `verloopdata`.

    Raises
    ------
    SociaalDomeinFout
        The indicator or the line does not exist.

    See Also
    --------
    sociaal_domein.weergave.lijnen.verloopdata : the rows that are drawn.
    """
    figures = gemeente.cijfers(indicator)
    keys = kies_reeksen(figures.indicator, reeksen)
    rows = rijen(figures, keys)
    main = hoofdreeks(figures.indicator, keys)
    peers = banden(gemeente, figures.indicator, main, [r["jaar"] for r in rows if r["reeks"] == main])
    area, _ = gebied(gemeente, figures)
    return teken_verloop(figures, rows, breuken(gemeente, indicator, [r["jaar"] for r in rows], area), peers)


def hoofdreeks(indicator: Indicator, reeksen: Sequence[str]) -> str:
    """Return the line among `reeksen` that is set beside the peers."""
    return indicator.hoofdreeks if indicator.hoofdreeks in reeksen else reeksen[0]


def teken_verloop(
    cijfers: Cijfers, rows: list[dict[str, Any]], breaks: Sequence[Breuk], peers: Sequence[Band]
) -> alt.LayerChart:
    """Draw what was gathered before; see `verloop`."""
    import altair as alt

    if not rows:
        return klaar([woord("Er is geen cijfer om te tekenen.", 0, 10)], BREEDTE, 20, dict.fromkeys(_RANDEN, 2))
    indicator = cijfers.indicator
    keys = list(dict.fromkeys(r["reeks"] for r in rows))
    years = sorted({r["jaar"] for r in rows})
    ratio = indicator.vorm == "verhouding"
    ticks = schaal(*bereik(rows, peers, ratio), vanaf_nul=not ratio)
    tick_text = {t: bij_as(indicator, t, ticks) for t in ticks}
    left = 14 + round(7.5 * max(map(len, tick_text.values())))
    captions = _teksten(indicator, rows, keys, SMAL)
    aside = 18 if len(keys) > 1 else 10
    start, span = years[0] - 0.5, years[-1] - years[0] + 1
    right, places, steps = _maten(breaks, start, span, left, aside + max(map(_breed, captions)))
    # Steps above the plot and captions below it are taken off its height: on paper a tall picture has small letters.
    tall = max(LAAG, HOOGTE - REGEL * max(steps, default=0))
    below = sum(map(_hoog, captions)) > tall + ONDER_DE_AS - BOVENRAND
    if below:
        captions, tall = _teksten(indicator, rows, keys, BREED), LAAG
        right, places, steps = _maten(breaks, start, span, left, 12)
    width = BREEDTE - left - right

    def y(value: float) -> float:
        return (ticks[-1] - value) / (ticks[-1] - ticks[0]) * tall

    shown = range(years[-1], years[0] - 1, -1 if len(years) <= 6 else -2)
    across = alt.X(
        "jaar:Q",
        axis=alt.Axis(values=sorted(shown), format="d", grid=False),
        scale=alt.Scale(domain=[start, start + span], nice=False, zero=False),
    )
    up = alt.Y(
        "waarde:Q",
        axis=alt.Axis(values=ticks, labelExpr=opschriften(tick_text)),
        scale=alt.Scale(domain=[ticks[0], ticks[-1]], nice=False, zero=False),
    )

    layers: list[Any] = [_band(peers, across, up)] if peers else []
    layers.append(gegevens([{"waarde": 100.0 if ratio else 0.0}]).mark_rule(color=GRIJS, strokeWidth=1).encode(y=up))
    top = -REGEL * (max(steps, default=-1) + 1)
    for item, x, step in zip(breaks, places, steps, strict=True):
        height = -6 - REGEL * step
        layers.append(streep(x, height - 5, x, tall, color=GRIJS, strokeWidth=1, strokeDash=[2, 2]))
        layers.append(woord(item.opschrift, x + 4, height, color=GRIJS, fontSize=KLEIN))
    marks = {
        key: Merk(KLEUREN[i % len(KLEUREN)], VORMEN[i % len(VORMEN)], is_begroot(cijfers, key))
        for i, key in enumerate(keys)
    }
    for key, mark in marks.items():
        own = [r | {"tekst": indicator.schrijf(r["waarde"])} for r in rows if r["reeks"] == key]
        layers += _lijn(own, mark, across, up)
    ends = [y(max((r["jaar"], r["waarde"]) for r in rows if r["reeks"] == key)[1]) for key in keys]
    if not below:
        layers += _bijschriften(captions, list(marks.values()), ends, (width, tall), aside)
    # A line that is drawn alone has no caption: say here which of the lines it is.
    only = f"{indicator.reeksen[keys[0]]}, " if len(keys) == 1 < len(indicator.reeksen) else ""
    layers.append(woord(only + indicator.eenheid, 4 - left, top - 17, color=GRIJS, fontSize=KLEIN))
    bottom = 28
    if peers:
        layers.append(vlak(0, tall + 33, 14, 13, color=LICHT))
        which = f" ({indicator.reeksen[peers[0].reeks].split(' (')[0]})" if len(keys) > 1 else ""
        layers.append(woord(groepsnaam(peers[0]) + which, 20, tall + 40, color=GRIJS, fontSize=KLEIN))
        bottom = 54
    if below:
        order = sorted(range(len(keys)), key=lambda i: ends[i])
        layers += _eronder([(list(marks.values())[i], captions[i]) for i in order], tall + bottom, 8 - left)
        bottom += sum(REGEL * len(lines) + 3 for lines in captions) + 4
    edges = {"left": left, "right": right, "top": 28 - top, "bottom": bottom}
    return klaar(layers, width, tall, edges)


def _maten(
    breaks: Sequence[Breuk], start: float, span: float, left: float, right: float
) -> tuple[float, list[float], list[int]]:
    """Return the room to the right, where the breaks stand, and their steps above the chart."""
    for item in breaks:
        part, size = (item.jaar - 0.5 - start) / span, LETTERBREEDTE * len(item.opschrift) + 8
        right = max(right, math.ceil((size - (1 - part) * (BREEDTE - left)) / part))
    width = BREEDTE - left - right
    places = [(b.jaar - 0.5 - start) / span * width for b in breaks]
    return right, places, trap(places, [b.opschrift for b in breaks])


def bereik(rows: list[dict[str, Any]], peers: Sequence[Band], ratio: bool) -> tuple[float, float]:
    """Return the lowest and highest value to show: one odd year of the peers must not flatten the rest."""
    values = [r["waarde"] for r in rows] + [100.0] * ratio
    edges = [(b.p10, b.p90) for b in peers]
    if ratio:
        low, high = min(values) * RUIM_ONDER, max(values) * RUIM_BOVEN
        edges = [(max(p10, low), min(p90, high)) for p10, p90 in edges]
    return min([*values, *(e[0] for e in edges)]), max([*values, *(e[1] for e in edges)])


_RANDEN = ("left", "right", "top", "bottom")


def bij_as(indicator: Indicator, tick: float, ticks: Sequence[float]) -> str:
    """Write one value of an axis."""
    if indicator.vorm == "euro_per_inwoner":
        return bedrag(tick)
    return getal(tick, 0 if all(t == round(t) for t in ticks) else 1)


def _band(peers: Sequence[Band], across: Any, up: Any) -> alt.Chart:
    """Draw the peers as one box a year: nothing that could run on over a break."""
    boxes = [{"jaar": b.jaar - 0.36, "tot": b.jaar + 0.36, "waarde": b.p10, "hoog": b.p90} for b in peers]
    chart: alt.Chart = gegevens(boxes).mark_rect(color=LICHT, clip=True).encode(x=across, x2="tot:Q", y=up, y2="hoog:Q")
    return chart


def _lijn(rows: list[dict[str, Any]], mark: Merk, across: Any, up: Any) -> list[alt.Chart]:
    import altair as alt

    base = gegevens(rows).encode(x=across, y=up)
    dash = STREEPJES if mark.open else [1, 0]
    tooltip = [
        alt.Tooltip("label:N", title="Reeks"),
        alt.Tooltip("jaar:Q", title="Jaar", format="d"),
        alt.Tooltip("tekst:N", title="Cijfer"),
    ]
    return [
        base.mark_line(color=mark.kleur, strokeWidth=2.2, strokeDash=dash).encode(detail="lijn:N"),
        base.mark_point(**mark.opmaak).encode(tooltip=tooltip),
    ]


def trap(plekken: Sequence[float], teksten: Sequence[str]) -> list[int]:
    """Give each label, to the right of its rule, a step above the chart: no label overlaps another or a rule.

    Examples
    --------
    >>> trap([150, 180, 240], ["andere regels", "andere indeling", "andere indeling"])
    [2, 1, 0]
    """
    steps = [0] * len(plekken)
    for i in reversed(range(len(plekken))):
        end = plekken[i] + LETTERBREEDTE * len(teksten[i]) + 10
        steps[i] = max((steps[j] + 1 for j in range(i + 1, len(plekken)) if plekken[j] < end), default=0)
    return steps


def _teksten(indicator: Indicator, rows: list[dict[str, Any]], keys: Sequence[str], ruimte: int) -> list[list[str]]:
    """Write per line what it is and where it ends, `ruimte` letters wide; one line alone only needs its last value."""
    found = []
    for key in keys:
        row = max((r for r in rows if r["reeks"] == key), key=lambda r: r["jaar"])
        value = indicator.schrijf(row["waarde"], eenheid=False)
        last = f"{row['jaar']}: {value}"
        if len(keys) == 1:
            found.append([value])
        elif ruimte == SMAL:
            found.append([*wrap(row["label"], ruimte), last])
        else:
            found.append(wrap(f"{row['label']}, {last}", ruimte))
    return found


def _hoog(lines: list[str]) -> float:
    return REGEL * len(lines) + 10.0


def _breed(lines: list[str]) -> int:
    return round(9 * len(lines[-1]) if len(lines) == 1 else 8.2 * max(map(len, lines)))


def _eronder(items: Sequence[tuple[Merk, list[str]]], top: float, left: float) -> list[alt.Chart]:
    """Write what each line is below the chart, the highest at the end first: beside it there is no room."""
    layers = []
    for mark, lines in items:
        layers.append(teken(mark, left + 4, top + REGEL / 2))
        for number, line in enumerate(lines):
            place = top + REGEL * (number + 0.5)
            layers.append(woord(line, left + 16, place, color=mark.kleur, fontWeight="bold"))
        top += REGEL * len(lines) + 3
    return layers


def _bijschriften(
    texts: list[list[str]], marks: list[Merk], ends: list[float], size: tuple[float, float], aside: float
) -> list[alt.Chart]:
    """Put each text beside the end of its line, after the mark of that line."""
    layers = []
    width, height = size
    places = uit_elkaar(ends, [_hoog(lines) for lines in texts], BOVENRAND, height + ONDER_DE_AS)
    for mark, lines, centre in zip(marks, texts, places, strict=True):
        first = centre - REGEL * (len(lines) - 1) / 2
        if len(marks) > 1:
            layers.append(teken(mark, width + 8, first))
        for number, line in enumerate(lines):
            weight = "bold" if number == len(lines) - 1 else "normal"
            layers.append(woord(line, width + aside, first + REGEL * number, color=mark.kleur, fontWeight=weight))
    return layers
