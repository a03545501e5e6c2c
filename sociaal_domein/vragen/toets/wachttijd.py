"""How long people wait, as a question says it, beside the indicator that counts the days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociaal_domein.indicator import Indicator

_WET = {
    "jeugd": re.compile(r"\bjeugd(?:hulp|zorg)\b"),
    "wmo": re.compile(r"\bwmo[\w-]*\b|\bmaatschappelijke ondersteuning\b"),
}
_WACHT = re.compile(r"\b\w*(?:wacht|doorlooptijd)\w*")
# Then it is the time to another moment, of one kind of help, or of one person.
_ANDERS = re.compile(
    r"\b(?:aanmeld\w*|meld\w*|intake\w*|aanvra\w*|onderzoek\w*|gesprek\w*|besluit\w*|beschikking\w*|indicatie\w*|"
    r"toegang\w*|wijkteam\w*|diagnos\w*|behandel\w*|\w*ggz|wlz|pleeg\w*|gezinshu\w*|crisis\w*|spoed\w*|ambulant\w*|"
    r"specialist\w*|vervoer\w*|dagbesteding|huishoud\w*|begeleiding|beschermd\w*|opvang|jeugdbesch\w*|voogd\w*|"
    r"huisarts\w*|langer|korter|langste|kortste|soms|sommige\w*|enkele|hoogstens|"
    r"(?:een|dit|dat|ons|elk|ieder|mijn) (?:gezin|kind|jongere|inwoner|moeder|vader|meisje|jongen|ouder))\b"
)


def zonder_wachten(zin: str) -> str:
    """Return a sentence in plain letters without its words for waiting."""
    return _WACHT.sub("", zin)


def wachttijd_van(indicatoren: Iterable[Indicator], zin: str) -> tuple[Indicator, str] | None:
    """Return the indicator and the series that count the days a sentence in plain letters is about.

    None where the sentence names no law, more than one, or something of which the days are counted in another way.
    """
    laws = [law for law, words in _WET.items() if words.search(zin)]
    if len(laws) != 1 or _ANDERS.search(zin):
        return None
    (law,) = laws
    for indicator in indicatoren:
        counts_days = indicator.soort == "wachten" and indicator.eenheid.startswith("dagen")
        if counts_days and law in indicator.reeks_bij:
            return indicator, indicator.reeks_bij[law]
    return None
