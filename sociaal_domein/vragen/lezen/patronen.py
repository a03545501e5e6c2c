"""Turn the readable tables of cues into patterns."""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.woorden import AANGESPROKEN, MENS, VOORZETSEL

_AFKORTING = {
    "…": r"(?: [^ ?,;:]+){0,8}?",
    # inside a group of words about one thing: no preposition or conjunction comes between
    "~": r"(?: (?!(?:van|in|op|voor|bij|met|tussen|door|tot|aan|over|naar|uit|onder|om|binnen|ten|ter|als|dat|die|"
    r"en|of|is|zijn|was|waren|heeft|hebben|ligt|wordt|worden|bestaat|kan|gaat|krijgt|ziet|geldt|valt|vallen)\b)"
    r"[^ ?,;:]+){0,4}?",
    "COL": AANGESPROKEN,
    "MENS": MENS,
    "WELK": rf"(?:(?:{VOORZETSEL} )?welke?|"
    r"wat(?: is| zijn| was| waren| zal| zullen| wordt| worden|(?= (?:de|het|uw|hun|haar|onze|dan)\b))"
    r"(?: nu| dan| precies| eigenlijk| er)?(?: (?:volgens|naar|in|op|per|voor|bij)(?: [^ ?,]+){1,3}?){0,2}?)",
    "HOE": r"(?:hoe|op welke (?:wijze|manier)|in hoeverre|in welke mate)",
    "NORMWOORD": r"(?:verdedigbaar|(?:ge)?rechtvaardigd?|redelijk|eerlijk|wenselijk|acceptabel|aanvaardbaar|terecht)",
    # any word of judgement: "is het … dat", but not whether it is true, known, possible or allowed
    "NORM": r"(?!waar|juist|correct|zo|mogelijk|bekend|college|toegestaan|zeker|duidelijk|verplicht|gelukt)"
    r"(?!gebruikelijk|het|de|een|nodig|haalbaar|moeilijk|u)[a-z]+",
    "RAAD": r"(?:de |deze |uw |onze )?(?:gemeenteraad|raad|kamer)",
    "UITKOMST": r"(?:de |deze |die |het |haar |zijn |uw )?(?:\w+ )?"
    r"(?:resulta(?:at|ten)|uitkomst(?:en)?|aanbeveling(?:en)?|conclusies?|bevindingen|inzichten|lessen|evaluatie|rapport|onderzoek|advie(?:s|zen))",
    # lessons that are drawn, not those that are taught
    "LESSEN": r"(?:(?<=welke )lessen|(?<=wat de )lessen|"
    r"lessen(?= (?:[a-z]+ ){0,5}?(?:getrokken|trek\w*|trok|geleerde?|uit|meegenomen|benut|opgedaan|"
    r"van (?:de|het|deze|dit))\b))",
    "INFORM": r"(?:geinformeerd|ingelicht|informeren|betrokken|meegenomen|bijgepraat|ontvangen|toesturen|toegezonden|"
    r"besluiten|beslissen|nemen|besluit|instem\w+|voorgelegd|op de hoogte|verwachten|"
    r"tegemoet\w*|rapporte\w+|inlichten|meenemen|betrekken)",
}


def patroon(regels: str, *, overal: bool = False) -> re.Pattern[str]:
    """Compile patterns, one a line, to one that ends where a word ends.

    Parameters
    ----------
    regels : str
        As ``koppen_feit`` explains.
    overal : bool, default False
        Whether it may begin at any word and not only at the head.
    """
    regels = regels.replace("WELK~ (?:", "WELK~ (?:[a-z]{3,})?(?:")
    for short, full in _AFKORTING.items():
        regels = regels.replace(short, full)
    lines = "|".join(line.strip() for line in regels.strip().splitlines())
    return re.compile(rf"{r'(?<![a-z])' if overal else ''}(?:{lines})(?![a-z])")
