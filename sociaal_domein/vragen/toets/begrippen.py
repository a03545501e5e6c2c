"""Words of council questions that everyone fills in differently, with what to say about them."""

from __future__ import annotations

import re
from typing import NamedTuple


class Begrip(NamedTuple):
    """A word that needs a definition.

    Parameters
    ----------
    woord : re.Pattern
        On plain letters.
    vraag : str
        What the asker should say.
    """

    woord: re.Pattern[str]
    vraag: str


def _begrip(woord: str, vraag: str) -> Begrip:
    return Begrip(re.compile(rf"\b(?:{woord})\b"), vraag)


BEGRIPPEN = (
    _begrip(
        r"\w*wachtlijst(?:en)?",
        "Zeg wie er meetelt: wie wacht op een gesprek, of wie wacht op de hulp zelf? Ook wie al andere hulp krijgt?",
    ),
    _begrip(
        r"\w*(?:wachttijd(?:en)?|doorlooptijd(?:en)?)",
        "Zeg van wanneer tot wanneer: van de aanmelding tot het eerste gesprek, of tot de hulp begint?",
    ),
    _begrip(
        r"(?:zware|zwaarste|zwaardere|complexe|schrijnende|ernstige) (?:gevallen|zaken|casussen|problematiek|"
        r"situaties)",
        "Zeg wanneer iets zwaar is: door de soort hulp, door de duur of door de kosten?",
    ),
    _begrip(
        r"tekort(?:en)?",
        "Zeg waaraan het ontbreekt: geld, plekken of mensen. En waarmee u vergelijkt: met de begroting of met vorig "
        "jaar?",
    ),
    _begrip(
        r"(?:\w*kosten|\w*uitgaven|\w*lasten)",
        "Zeg welk bedrag: uit de begroting of uit de jaarrekening, en met of zonder de kosten van de eigen "
        "organisatie?",
    ),
    _begrip(
        r"gebruik",
        "Zeg wat u telt: mensen, huishoudens of het aantal keren hulp? Op één dag of in een heel jaar?",
    ),
    _begrip(
        r"daklozen|dak- en thuislozen|dakloosheid", "Zeg wie er meetelt: ook wie bij vrienden of in een auto slaapt?"
    ),
    _begrip(
        r"jeugdzorg",
        "Zeg wat u meetelt: alleen jeugdhulp, of ook jeugdbescherming en jeugdreclassering?",
    ),
    _begrip(
        r"armoede|minima|lage inkomens?|laag inkomen",
        "Zeg welke grens u neemt, bijvoorbeeld 120 procent van het minimum.",
    ),
    _begrip(r"schulden|problematische schulden", "Zeg welke schulden u telt: alle, of wie al hulp vroeg?"),
    _begrip(r"eenzaamheid|eenzame?n?", "Zeg wat u meet: wat mensen zelf aangeven in een vragenlijst, of iets anders?"),
    _begrip(r"capaciteit|opvangcapaciteit", "Zeg wat u telt: alle plekken, of plekken die vandaag te gebruiken zijn?"),
    _begrip(r"achterstand(?:en)?", "Zeg waarop: op de wettelijke termijn, of op wat de gemeente zelf afsprak?"),
)
# The asker says what is meant; then a word needs nothing more.
UITGELEGD = re.compile(
    r"\b(?:d\.w\.z|dat wil zeggen|oftewel|in de zin van|wij bedoelen|bedoelen wij|daarmee bedoel\w+|onder \w+ verstaan|"
    r"verstaan wij|gedefinieerd|definitie|gerekend (?:van|vanaf|tot)|van (?:de )?(?:aanmelding|melding|aanvraag|"
    r"toewijzing|"
    r"intake|verwijzing) tot)\b"
)
