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


def _plek(x: float, y: float, x2: float | None = None, y2: float | None = None) -> list[Any]:
    """Return a place, or two corners, as encodings. Not by `alt.value`: that looks each one up in the whole schema."""
    from altair import channels

    kinds: Any = channels
    found: list[Any] = [kinds.XValue(round(x, 1)), kinds.YValue(round(y, 1))]
    if x2 is not None and y2 is not None:
        found += [kinds.X2Value(round(x2, 1)), kinds.Y2Value(round(y2, 1))]
    return found


def woord(tekst: str, x: float, y: float, **opmaak: Any) -> alt.Chart:
    """Write one line of text, from the left unless said otherwise."""
    style: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": TEKST, "color": INKT} | opmaak
    chart: alt.Chart = gegevens([{}]).mark_text(text=tekst, **style).encode(*_plek(x, y))
    return chart


def teken(merk: Merk, x: float, y: float) -> alt.Chart:
    """Draw one point as the key to a line."""
    chart: alt.Chart = gegevens([{}]).mark_point(**merk.opmaak).encode(*_plek(x, y))
    return chart


def vlak(x: float, y: float, breed: float, hoog: float, **opmaak: Any) -> alt.Chart:
    """Draw one rectangle."""
    chart: alt.Chart = gegevens([{}]).mark_rect(**opmaak).encode(*_plek(x, y, x + breed, y + hoog))
    return chart


def streep(x: float, y: float, x2: float, y2: float, **opmaak: Any) -> alt.Chart:
    """Draw one straight line."""
    chart: alt.Chart = gegevens([{}]).mark_rule(**opmaak).encode(*_plek(x, y, x2, y2))
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
