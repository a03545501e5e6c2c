"""The few marks that every chart is made of. Places are in pixels where no axis is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociaal_domein.weergave.stijl import INKT, TEKST, config

if TYPE_CHECKING:
    import altair as alt


@dataclass(frozen=True)
class Merk:
    """What sets one line apart from another, also without colour: a shape, filled or open."""

    kleur: str
    vorm: str
    open: bool = False

    @property
    def opmaak(self) -> dict[str, Any]:
        """Properties of the point mark."""
        return {
            "shape": self.vorm,
            "size": 52,
            "filled": True,
            "fill": "white" if self.open else self.kleur,
            "stroke": self.kleur,
            "strokeWidth": 1.8,
            "opacity": 1,
        }


def gegevens(rows: Sequence[dict[str, Any]]) -> alt.Chart:
    """Return a chart on these rows, still without a mark."""
    import altair as alt

    return alt.Chart(alt.InlineData(values=list(rows)))


def woord(tekst: str, x: float, y: float, **opmaak: Any) -> alt.Chart:
    """Write one line of text, from the left unless said otherwise."""
    import altair as alt

    style: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": TEKST, "color": INKT} | opmaak
    place = {"x": alt.value(round(x, 1)), "y": alt.value(round(y, 1))}
    chart: alt.Chart = gegevens([{}]).mark_text(text=tekst, **style).encode(**place)
    return chart


def teken(merk: Merk, x: float, y: float) -> alt.Chart:
    """Draw one point as the key to a line."""
    import altair as alt

    place = {"x": alt.value(round(x, 1)), "y": alt.value(round(y, 1))}
    chart: alt.Chart = gegevens([{}]).mark_point(**merk.opmaak).encode(**place)
    return chart


def vlak(x: float, y: float, breed: float, hoog: float, **opmaak: Any) -> alt.Chart:
    """Draw one rectangle."""
    import altair as alt

    sides = {"x": x, "x2": x + breed, "y": y, "y2": y + hoog}
    chart: alt.Chart = (
        gegevens([{}]).mark_rect(**opmaak).encode(**{k: alt.value(round(v, 1)) for k, v in sides.items()})
    )
    return chart


def streep(x: float, y: float, x2: float, y2: float, **opmaak: Any) -> alt.Chart:
    """Draw one straight line."""
    import altair as alt

    sides = {"x": x, "x2": x2, "y": y, "y2": y2}
    chart: alt.Chart = (
        gegevens([{}]).mark_rule(**opmaak).encode(**{k: alt.value(round(v, 1)) for k, v in sides.items()})
    )
    return chart


def klaar(lagen: Sequence[Any], breed: float, hoog: float, rand: Mapping[str, float]) -> alt.LayerChart:
    """Put layers together at a fixed size, so that charts line up and no machine measures text differently.

    Parameters
    ----------
    rand : mapping of str to float
        Pixels around the plot: ``left``, ``right``, ``top``, ``bottom``.
    """
    import altair as alt

    return alt.LayerChart(layer=list(lagen)).properties(
        width=breed,
        height=hoog,
        padding=dict(rand),
        autosize=alt.AutoSizeParams(type="none"),
        config=config(),
    )
