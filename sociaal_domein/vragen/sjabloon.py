"""One question per link between a value and a figure, from its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer
from sociaal_domein.taal import opsomming

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


def waarom(lezing: Lezing, waarde: str, gemeente: str) -> Vraag:
    """Ask for the cause of a figure that stands out: a signal, or a position that lasts.

    Parameters
    ----------
    lezing : Lezing
        With signals, or with a side in `blijvend` that its indicator has a sentence for.
    waarde : str
        Id of the value that the question is asked for.
    gemeente : str
        Name as it reads in a sentence.
    """
    indicator, figure = lezing.indicator, lezing.cijfer
    if lezing.signalen:
        places = opsomming([p.naam for p in lezing.signalen])
        text = (
            f"Bij '{indicator.titel}' springt {places} eruit in {lezing.signalen_jaar}. "
            "Wat weet het college over de redenen, en wat betekent dat voor de mensen daar?"
        )
    else:
        assert lezing.blijvend is not None
        text = (
            f"{indicator.vul_in(indicator.opvallend[lezing.blijvend[0]], figure, gemeente)} "
            "Waardoor komt dat volgens het college: andere vragen van inwoners, andere hulp of anders boeken?"
        )
    return Vraag("oorzaak", text, "begrip", waarde, figure)
