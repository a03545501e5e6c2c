"""Decide the line of a question: would the answer count and control (grip), or explain and tell (begrip)?"""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.delen import Deel

# What the kind of question says about the line; above zero is grip.
VAN_SOORT: dict[str, float] = {
    "feit": 2.5,
    "oorzaak": -2.0,
    "opgave": -1.5,
    "aanpak": 0.0,
    "effect": -1.2,
    "ervaring": -2.5,
    "leren": -1.5,
    "waarde": -2.5,
    "schaal": 0.0,
    "kader": 1.5,
    "onzeker": 0.0,
}
_GRIP: tuple[tuple[float, str], ...] = (
    (2.5, r"^(?:\w+ )?(?:hoeveel|hoe (?:vaak|lang|groot|hoog|snel|duur|laag|veel))\b|wie (?:betaalt|financiert|is verantwoordelijk)"),
    (1.5, r"^(?:per wanneer|wanneer|op welke termijn|binnen welke termijn)|wachttijd\w*|wachtlijst\w*|doorlooptijd\w*"),
    (1.5, r"\b(?:aantal|aantallen|percentage|procent|bedrag\w*|kosten|uitgaven|loonkosten|tarie(?:f|ven)|eigen bijdrage|besparing\w*|rendement|financiele?|begroting\w*|dekking|tekort(?:en)?|overschrijding\w*|verdeelsleutel)\b"),
    (1.0, r"\b(?:budget\w*|geld|euro|miljoen|termijn\w*|weken|maanden|planning|voortgang|rechtmatig\w*|toezicht\w*|fraude\w*|handhav\w+|contract\w*|afgesproken|voldoet|voldoen|garander\w+|waarborg\w*|gereed|capaciteit|plekken|plaatsen|invoeren|indicatoren|vastgesteld|uitgesplitst|cijfers)\b"),
    (1.0, r"^(?:is|zijn|wordt|worden|klopt|heeft|hebben|bent u bereid|is het college bereid|wilt u)\b"),
)
_BEGRIP: tuple[tuple[float, str], ...] = (
    (2.0, r"\b(?:ervar\w+|beleving|beleven|schrijnend\w*|merken|voelen|verhalen|menselijke maat|betekent|geleerd|lessen|inzichten)\b"),
    (1.5, r"^(?:waarom|waardoor|hoe komt|wat verklaart)|\b(?:behoefte\w*|oorza\w+|verklar\w+|wenselijk|rechtvaardig\w*|uitgangspunt\w*|waarden?|mening|stem van|gesprek|bejegening|vertrouwen|eigen kracht)\b"),
    (1.0, r"^(?:hoe|op welke (?:wijze|manier)|in hoeverre|met wie|voor wie)\b|\b(?:samenwerking|rol|ondersteun\w+|begeleid\w+|preventie|ouders|kinderen|gezinnen|mantelzorg\w*|kwetsba\w+|eenza\w+|taal\w*|laaggeletterd\w*|bewonersinitiatie\w+)\b"),
)
_G = tuple((w, re.compile(p)) for w, p in _GRIP)
_B = tuple((w, re.compile(p)) for w, p in _BEGRIP)


def beslis_lijn(parts: list[Deel], soort: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the line and the places of the words seen for it."""
    score = VAN_SOORT[soort]
    seen: list[tuple[float, int, int]] = []
    for part in parts:
        for sign, table in ((1.0, _G), (-1.0, _B)):
            for weight, pattern in table:
                for match in pattern.finditer(part.kern):
                    seen.append((sign * weight, part.begin + match.start(), part.begin + match.end()))
    score += sum(weight for weight, _, _ in seen) / max(1, len(parts)) ** 0.5
    line = "grip" if score > 0 else "begrip" if score < 0 else "onzeker"
    return line, [(a, b) for weight, a, b in seen if (weight > 0) == (line == "grip") and line != "onzeker"]
