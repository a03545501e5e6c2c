"""Which help and which people a question is about, in the words to fill in."""

from __future__ import annotations

import re
from typing import NamedTuple


class Hulp(NamedTuple):
    """A kind of help.

    Parameters
    ----------
    woord : re.Pattern
        On plain letters.
    hulp : str
        As it reads after "wachten op" and "de kosten van".
    mensen : str
        Whom it is for.
    """

    woord: re.Pattern[str]
    hulp: str
    mensen: str


def _hulp(woord: str, hulp: str, mensen: str) -> Hulp:
    return Hulp(re.compile(rf"\b(?:{woord})"), hulp, mensen)


HULPEN = (
    _hulp(
        r"jeugdbescherm|ondertoezicht|onder toezicht|uithuis|uit huis geplaatst|voogdij|jeugdreclass|veilig thuis",
        "jeugdbescherming",
        "kinderen en ouders",
    ),
    _hulp(r"pleeg", "pleegzorg", "pleegkinderen en pleegouders"),
    _hulp(r"jeugd-?ggz|ggz-jeugd|jeugdpsychiatr", "jeugd-ggz", "jongeren en hun ouders"),
    _hulp(r"jeugdh|jeugdz|jeugdw|jeugdb|jeugd\b|gezinshu|jeugdigen", "jeugdhulp", "gezinnen"),
    _hulp(r"huishoudelijk|hulp bij het huishouden|huishoudhulp", "huishoudelijke hulp", "inwoners"),
    _hulp(r"dagbesteding|dagopvang|dagbehandeling", "dagbesteding", "deelnemers en hun familie"),
    _hulp(r"beschermd(?:e)? wo", "beschermd wonen", "mensen met psychische klachten"),
    _hulp(
        r"dakl|dak- en|thuislo|nachtopvang|maatschappelijke opvang|daklozenopvang|winteropvang|briefadres",
        "opvang",
        "mensen zonder huis",
    ),
    _hulp(r"vrouwenopvang|huiselijk geweld", "opvang na huiselijk geweld", "slachtoffers"),
    _hulp(r"schuld", "schuldhulp", "inwoners met schulden"),
    _hulp(r"bijzondere bijstand", "bijzondere bijstand", "inwoners met weinig geld"),
    _hulp(r"bijstand|participatiewet|uitkering|re-integrat", "bijstand", "mensen in de bijstand"),
    _hulp(
        r"minima|armoede|inkomenstoesl|energietoesl|voedselbank|stadspas|kindpakket",
        "steun bij geldzorgen",
        "inwoners met weinig geld",
    ),
    _hulp(r"mantelzorg|respijt", "steun voor mantelzorgers", "mantelzorgers"),
    _hulp(r"leerlingenvervoer", "leerlingenvervoer", "leerlingen en hun ouders"),
    _hulp(r"regiotaxi|doelgroepenvervoer|wmo-vervoer|taxivervoer", "vervoer op maat", "inwoners"),
    _hulp(r"woningaanpass|hulpmiddel|scootmobiel|rolstoel|trapli", "een hulpmiddel", "inwoners met een beperking"),
    _hulp(r"statushouder|vluchteling|asiel|inburger|oekrain", "steun voor nieuwkomers", "nieuwkomers"),
    _hulp(r"ggz|psychi", "ggz-hulp", "mensen met psychische klachten"),
    _hulp(r"wmo|maatschappelijke ondersteuning|ouderen|begeleiding", "Wmo-ondersteuning", "inwoners"),
)
GEWOON = Hulp(re.compile(""), "hulp", "inwoners")


def hulp_van(vraag: str) -> Hulp:
    """Return the help that a question in plain letters is about."""
    return next((kind for kind in HULPEN if kind.woord.search(vraag)), GEWOON)
