"""What can be said of a question by its words alone."""

from __future__ import annotations

from collections.abc import Iterator

from sociaal_domein.vragen.toets.adres import ontvanger, route
from sociaal_domein.vragen.toets.anders import anders_gevraagd
from sociaal_domein.vragen.toets.gekleurd import suggestief
from sociaal_domein.vragen.toets.getallen import vind_getallen
from sociaal_domein.vragen.toets.invoer import Invoer, lees_invoer
from sociaal_domein.vragen.toets.ontbreekt import bij_deelvraag, bij_geheel
from sociaal_domein.vragen.toets.opmerking import Opmerking, Toets, rangschik
from sociaal_domein.vragen.toets.samen import meervoudig

# More questions than this in one letter and nobody answers the one that matters.
MEESTE_VRAGEN = 10
_SPIEGEL_VANAF = 3


def toets_tekst(tekst: str) -> Toets:
    """Read a question or a text with questions, and say what it still lacks.

    Parameters
    ----------
    tekst : str

    Examples
    --------
    >>> toets = toets_tekst("Hoe lang is de wachtlijst jeugdhulp?")
    >>> [remark.soort for remark in toets.opmerkingen]
    ['definitie', 'opgave', 'waarde', 'periode', 'gebied', 'route', 'gebruik']
    >>> toets.anders[0].vragen[2]
    ('ervaring', 'Wat merken gezinnen terwijl zij wachten op jeugdhulp?')
    """
    given = lees_invoer(tekst)
    return Toets(given.gelezen, rangschik(opmerkingen(given), given.gelezen), anders_gevraagd(given))


def opmerkingen(invoer: Invoer) -> Iterator[Opmerking]:
    """Yield all that the words alone give rise to; `rangschik` chooses from it."""
    if not invoer.gelezen:
        yield Opmerking(
            "geen_vraag",
            None,
            "In deze tekst staat geen vraag.",
            "Schrijf een zin die op een vraagteken eindigt.",
        )
        return
    yield from suggestief(invoer)
    yield from meervoudig(invoer)
    yield from ontvanger(invoer)
    yield from bij_deelvraag(invoer)
    yield from _zonder_bron(invoer)
    yield from bij_geheel(invoer)
    yield from _aantal(invoer)
    yield from route(invoer)


def _zonder_bron(invoer: Invoer) -> Iterator[Opmerking]:
    told: set[int | None] = set()
    for figure in vind_getallen(invoer.gewoon, invoer.tekst):
        place = invoer.bij(figure.begin)
        if not figure.heeft_bron and place not in told:
            told.add(place)
            words = " ".join(invoer.tekst[figure.begin : figure.eind].split())
            yield Opmerking(
                "bron", place, f"Bij ‘{words}’ staat geen bron.", "Zet erbij waar het staat, en uit welk jaar het is."
            )


def _aantal(invoer: Invoer) -> Iterator[Opmerking]:
    count = len(invoer.gelezen)
    if count > MEESTE_VRAGEN:
        yield Opmerking(
            "aantal",
            None,
            f"Dit zijn {count} vragen. De belangrijkste raakt dan zoek.",
            "Kies de vijf die u het meest helpen. Stel de feitenvragen vooraf, als technische vraag.",
        )
    lines = [read.lijn for read in invoer.gelezen]
    if count >= _SPIEGEL_VANAF and "begrip" not in lines and lines.count("grip") >= _SPIEGEL_VANAF:
        yield Opmerking(
            "spiegel",
            None,
            f"Alle {count} vragen gaan over grip: getallen, geld, termijnen of controle."
            if lines.count("grip") == count
            else f"Van de {count} vragen gaan er {lines.count('grip')} over grip, en geen over begrip.",
            "Zet er een vraag naast over wat mensen merken, of over wat er is geleerd.",
        )
