"""Charts that a council member reads in ten seconds, in colour and in black and white: all of them in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociaal_domein.weergave.beeld import Beeld, beeld, verdelingsbeeld, verloopbeeld, wijkbeeld
from sociaal_domein.weergave.lijnen import verloopdata
from sociaal_domein.weergave.svg import opwarmen, svg
from sociaal_domein.weergave.verdeling import is_verdeling, verdeling
from sociaal_domein.weergave.verloop import verloop
from sociaal_domein.weergave.wijken import wijken

if TYPE_CHECKING:
    from sociaal_domein.domein import Gemeente
    from sociaal_domein.duiding.lezing import Lezing

__all__ = [
    "Beeld",
    "Figuur",
    "beeld",
    "beeld_bij",
    "figuur",
    "is_verdeling",
    "opwarmen",
    "svg",
    "verdeling",
    "verdelingsbeeld",
    "verloop",
    "verloopbeeld",
    "verloopdata",
    "wijkbeeld",
    "wijken",
]


@dataclass(frozen=True)
class Figuur:
    """A chart as a page needs it: see `Beeld` for the fields."""

    titel: str
    svg: str
    noten: tuple[str, ...]
    kop: list[str]
    rijen: list[list[str]]


def beeld_bij(gemeente: Gemeente, lezing: Lezing) -> Beeld:
    """Choose the chart by what there is: wijken, parts of a whole, or else the years.

    A line of its own subject (one law out of three) is drawn alone; lines about the same subject (begroting and
    jaarrekening) are drawn together.
    """
    if lezing.wijken:
        return wijkbeeld(lezing, gemeente)
    if is_verdeling(lezing.cijfers):
        return verdelingsbeeld(lezing, gemeente)
    line = lezing.cijfer.reeks
    alone = lezing.indicator.vorm == "verhouding" or line != lezing.indicator.hoofdreeks
    return verloopbeeld(gemeente, lezing.indicator.id, reeksen=[line] if alone else None)


def figuur(gemeente: Gemeente, lezing: Lezing, omschrijving: str = "", *, sleutel: str = "") -> Figuur:
    """Return the chart that goes with a reading as SVG, with its notes and its table.

    Parameters
    ----------
    gemeente : Gemeente
    lezing : Lezing
    omschrijving : str
        What the page says about it already; goes before the description of the chart.
    sleutel : str
        Keeps the ids apart where a page shows the same chart twice.
    """
    chosen = beeld_bij(gemeente, lezing)
    text = f"{omschrijving} {chosen.omschrijving}".strip()
    return Figuur(
        chosen.titel, svg(chosen.chart, chosen.titel, text, sleutel=sleutel), chosen.noten, chosen.kop, chosen.rijen
    )
