"""One question per link between a value and a figure, from its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer

if TYPE_CHECKING:
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.register import Koppeling


@dataclass(frozen=True)
class Vraag:
    """A question with the value it asks about and the figure it rests on."""

    soort: str
    tekst: str
    lijn: str
    waarde: str
    cijfer: Cijfer


def maak_vraag(koppeling: Koppeling, lezing: Lezing, gemeente: str) -> Vraag | None:
    """Fill in the template of a link, or return None when the figure is too old to ask about.

    Parameters
    ----------
    koppeling : Koppeling
        Holds the template, with ``{gemeente}``, ``{cijfer}``, ``{jaar}`` and ``{reeks}``.
    lezing : Lezing
        Holds the figure.
    gemeente : str
        Name as it reads in a sentence.
    """
    figure = lezing.cijfer
    if lezing.is_oud or figure.waarde is None:
        return None
    text = lezing.indicator.vul_in(koppeling.vraag.tekst, figure, gemeente)
    return Vraag(koppeling.vraag.soort, text, koppeling.lijn, koppeling.waarde, figure)
