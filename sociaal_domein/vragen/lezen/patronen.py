"""Turn the readable tables of cues into patterns."""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.woorden import AANGESPROKEN, MENS, VOORZETSEL

_AFKORTING = {
    "…": r"(?: [^ ?,;:]+){0,8}?",
    "~": r"(?: [^ ?,;:]+){0,3}?",
    "COL": AANGESPROKEN,
    "MENS": MENS,
    "WELK": rf"(?:(?:{VOORZETSEL} )?welke?|wat(?: is| zijn| was| waren| zal| zullen| wordt| worden))",
    "HOE": r"(?:hoe|op welke (?:wijze|manier)|in hoeverre|in welke mate)",
    "RAAD": r"(?:de |deze |uw |onze )?(?:gemeente)?raad",
    "INFORM": r"(?:geinformeerd|ingelicht|informeren|betrokken|meegenomen|bijgepraat|ontvangen|toesturen|toegezonden|"
    r"besluiten|beslissen|instem\w+|voorgelegd|op de hoogte|rapporte\w+|inlichten|meenemen|betrekken)",
}


def patroon(regels: str, *, overal: bool = False) -> re.Pattern[str]:
    """Compile patterns, one a line, to one that ends where a word ends.

    Parameters
    ----------
    regels : str
        As ``tekens_kop`` explains.
    overal : bool, default False
        Whether it may begin at any word and not only at the head.
    """
    for short, full in _AFKORTING.items():
        regels = regels.replace(short, full)
    lines = "|".join(line.strip() for line in regels.strip().splitlines())
    return re.compile(rf"{r'(?<![a-z])' if overal else ''}(?:{lines})(?![a-z])")
