"""The thing a question is about, in its own word, for a subject that is in no table."""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.woorden import HULP

ONDERWERP = "dit onderwerp"
_WOORD = re.compile(r"[a-z][a-z0-9'-]*")
_KORTST, _LANG = 6, 14
_LIDWOORD = {"de": 5, "het": 5, "een": 4}
_GEEN_BIJVOEGLIJK = ("gemeente", "minister", "kosten")
_VOOR = frozenset("hoeveel welke welk over van rond met voor aan bij onder uit".split())
# Words that are long and yet name no subject: who is asked, when, how much, verbs and adjectives.
_GEEN = re.compile(
    rf"(?:{HULP}|college|wethouder|burgemeester|gemeenten?|gemeenteraad|inwoners?|minister|staatssecretaris|vragen|"
    r"antwoord\w*|afgelopen|huidig|moment\w*|periode|aantal\w*|status|hoogte|manier|termijn\w*|worden|welke|hoeveel|"
    r"gemiddeld|mening|oordeel|gebied|sprake|verschil\w*|reactie|rapport\w*|bericht\w*|overzicht|cijfers|aanmerking|"
    r"iemand|mensen|voortgang|gezin\w*|genoeg|besluit|melden|punten?|omvang|verdeling|uitvoering|werkwijze|plannen|bevoegdheid|criteria|begrip|traject\w*|"
    r"programma|openbaar|artikel\w*|maatregel\w*|plekken|\w+gericht|\w+tien|twintig|volgens|waarom|waardoor|wanneer|"
    r"waarop|waarin|waarbij|waarmee|waarvan|hierbij|daarbij|daarin|"
    r"daarmee|hiervan|daarvan|tijdens|tussen|binnen|zonder|omdat|zodat|terwijl|inmiddels|momenteel|eigenlijk|bereid|"
    r"procent|miljoen|duizend|maanden|percentage|dezelfde|anders|andere|sinds|bekend|beschikbaar|"
    r"januari|februari|augustus|september|oktober|november|december|"
    r"(?:uit|af|aan|op|in|over)ge\w+|(?:ge|be|ver|ont|her|aan|uit|op|in|over|vast|af)\w+(?:d|wezen|boden|gd|st|ht|kt|"
    r"rt|pt)|\w+(?:eerd|eren|elen|igen|eden|ijgen|ijven)|"
    r"\w+(?:ige?|lijke?|ische?|ende?|ele|ale|ieve|bare?|baar|loze|rijke|zame|enomen|loten|oten|ste|ere)|\w+de)$"
)


def kernwoord(vraag: str, getoond: str) -> str:
    """Return the noun a question turns on, with its article where it has one, else "dit onderwerp".

    The longest word is taken, for a Dutch compound says most; an article before it counts for some letters.

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
    words = list(_WOORD.finditer(vraag))
    best, found = 0, ONDERWERP
    for i, match in enumerate(words):
        word = match[0]
        if len(word) < _KORTST or _GEEN.match(word):
            continue
        one, two = (words[i - 1][0] if i else ""), (words[i - 2][0] if i > 1 else "")
        first = i
        if one in _LIDWOORD:
            first = i - 1
        elif two in _LIDWOORD and one.endswith(("e", "en")) and one not in _GEEN_BIJVOEGLIJK:
            first = i - 2
        score = min(len(word), _LANG) + _LIDWOORD.get(words[first][0], 2 if one in _VOOR else 0)
        if one != "te" and score > best:
            best, found = score, getoond[words[first].start() : match.end()]
    return found
