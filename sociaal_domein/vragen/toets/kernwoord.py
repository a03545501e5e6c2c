"""The thing a question is about, in its own word, for a subject that is in no table."""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.woorden import HULP

# After these words comes, as a rule, what is asked about.
_NA = re.compile(
    r"\b(?:hoeveel|welke|welk|het aantal|stand van(?: zaken)?(?: rond| van)?|over|van|rond|met|voor|aan|in|is|zijn) "
    r"(?P<lidwoord>de |het |een )?(?P<woord>[a-z][a-z'-]{4,})"
)
_LIDWOORD = re.compile(r"\b(?P<lidwoord>de|het) (?P<woord>[a-z][a-z'-]{3,})")
_GEEN = re.compile(
    rf"(?:{HULP}|college|wethouder|burgemeester|gemeente\w*|raad|gemeenteraad|inwoners?|minister|vraag|antwoord|afgelopen|"
    r"komende|huidige|laatste|moment|jaar|jaren|maand|maanden|periode|aantal\w*|stand|zaken|status|hoogte|manier|wijze|"
    r"termijn|onze|worden|welke|hoeveel|gemiddelde?|eerste|nieuwe|beschikbaar|bekend|volgende?|vorige?|totale?|grote?|"
    r"andere|eigen|juist|sprake|mogelijk|verschil\w*|basis|grond|reactie|rapport|bericht|overzicht|cijfers|"
    r"\w+(?:lijke?|ische?|ige|ende|ele|ale|ieve?|bare?))$"
)
_WOORD = re.compile(r"[a-z][a-z'-]{5,}")
ONDERWERP = "dit onderwerp"


def kernwoord(vraag: str, getoond: str) -> str:
    """Return the noun a question turns on, with its article where that is known, else "dit onderwerp".

    Parameters
    ----------
    vraag : str
        In plain letters.
    getoond : str
        The same, letter by letter, with capitals and accents.

    Examples
    --------
    >>> kernwoord("wat is de status van het afsprakenkader?", "Wat is de status van het afsprakenkader?")
    'het afsprakenkader'
    >>> kernwoord("en sinds wanneer?", "En sinds wanneer?")
    'dit onderwerp'
    """
    for pattern in (_LIDWOORD, _NA):
        for match in pattern.finditer(vraag):
            if _GEEN.match(match["woord"]):
                continue
            article = (match["lidwoord"] or "").strip()
            word = getoond[match.start("woord") : match.end("woord")]
            return f"{article} {word}" if article in ("de", "het") else word
    return ONDERWERP
