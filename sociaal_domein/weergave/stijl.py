"""How every chart looks: Dutch numbers, one type size, and shapes that also work in black and white."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

# The page that shows the chart decides on the face; nothing is fetched for it.
LETTER = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
BREEDTE = 440
TEKST = 13
KLEIN = 12
INKT = "#222222"
GRIJS = "#595959"
LICHT = "#dddddd"
# Dark, middle and light enough to stay apart on a black-and-white printer.
KLEUREN = ("#14506e", "#b8560b", "#5a2d82", "#2f6b3a", "#7a1f3d", "#4d4d4d")
VLAKKEN = ("#14506e", "#7fa8bd", "#dfe8ed", "#b9b9b9", "#f3f3f3")
VORMEN = ("circle", "diamond", "square", "triangle-up", "cross", "triangle-down")
STREEPJES = [5, 3]

LOCALE = {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]}}


def config() -> dict[str, Any]:
    """Return the Vega-Lite configuration that all charts share."""
    return {
        "locale": LOCALE,
        "font": "sans-serif",
        "background": "white",
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": TEKST,
            "labelColor": INKT,
            "domain": False,
            "ticks": False,
            "gridColor": "#ececec",
            "labelPadding": 6,
            "title": None,
        },
        "text": {"fontSize": TEKST, "color": INKT},
    }


def schaal(laagste: float, hoogste: float, *, vanaf_nul: bool = True, stappen: int = 4) -> list[float]:
    """Return the round values of an axis; the first and the last are its ends.

    Parameters
    ----------
    laagste, hoogste : float
        What must fit.
    vanaf_nul : bool
        Whether zero belongs to the axis.
    stappen : int
        About how many steps.

    Examples
    --------
    >>> schaal(220, 594)
    [0.0, 200.0, 400.0, 600.0]
    >>> schaal(92, 134, vanaf_nul=False)
    [90.0, 100.0, 110.0, 120.0, 130.0, 140.0]
    """
    low = min(laagste, 0.0) if vanaf_nul else laagste
    high = max(hoogste, 0.0) if vanaf_nul else hoogste
    if high <= low:
        high = low + 1.0
    raw = (high - low) / stappen
    power = 10.0 ** math.floor(math.log10(raw))
    step = power * next(m for m in (1, 2, 2.5, 5, 10) if power * m >= raw * 0.85)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(k * step, 10) for k in range(first, last + 1)]


def opschriften(teksten: Mapping[float, str]) -> str:
    """Return the Vega expression that writes these texts at these values of an axis.

    Examples
    --------
    >>> opschriften({0.0: "0", 1000000.0: "1.000.000"})
    "({'0':'0','1000000':'1.000.000'})[''+datum.value]"
    """
    words = ",".join(f"'{value:.10g}':'{text}'" for value, text in teksten.items())
    return f"({{{words}}})[''+datum.value]"


def uit_elkaar(plekken: list[float], hoogten: list[float], boven: float, onder: float) -> list[float]:
    """Shift label centres as little as needed so that labels do not overlap.

    Parameters
    ----------
    plekken : list of float
        Wanted centres in pixels, from the top.
    hoogten : list of float
        Height of each label in pixels.
    boven, onder : float
        Between these the labels stay, as long as they fit.

    Examples
    --------
    >>> uit_elkaar([50, 55], [20, 20], 0, 200)
    [50.0, 70.0]
    >>> uit_elkaar([195, 190], [20, 20], 0, 200)
    [190.0, 170.0]
    >>> uit_elkaar([2], [20], 0, 200)
    [10.0]
    """
    order = sorted(range(len(plekken)), key=lambda i: (plekken[i], i))
    place = [float(p) for p in plekken]
    limit = float(boven)
    for i in order:
        place[i] = max(place[i], limit + hoogten[i] / 2)
        limit = place[i] + hoogten[i] / 2
    limit = float(onder)
    for i in reversed(order):
        place[i] = min(place[i], limit - hoogten[i] / 2)
        limit = place[i] - hoogten[i] / 2
    return place
