"""Weigh the cues of a question and decide which kind of knowledge it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sociaal_domein.vragen.lezen.delen import Deel, bijzinnen, is_formeel, is_zin
from sociaal_domein.vragen.lezen.gelezen import ONZEKER, SOORTEN
from sociaal_domein.vragen.lezen.koppen_feit import KOPPEN_FEIT
from sociaal_domein.vragen.lezen.koppen_gevolg import KOPPEN_GEVOLG
from sociaal_domein.vragen.lezen.koppen_waarde import KOPPEN_WAARDE
from sociaal_domein.vragen.lezen.koppen_wending import KOPPEN_WENDING
from sociaal_domein.vragen.lezen.patronen import patroon
from sociaal_domein.vragen.lezen.tekens_woord import OPENERS, WOORDEN
from sociaal_domein.vragen.lezen.woorden import KOP

# How far a word may stand from the head and still be what the question is about.
_DICHTBIJ = 45
_NADRUK = 1.3
_VOLGENDE = 0.3
# What the head already said, a word further on says again.
_NA_KOP = 0.6
# Words in a clause that only tells the circumstances count for less.
_IN_BIJZIN = 0.6
# The further the deciding word stands from the head, the less it decides.
_PER_WOORD = 0.03
# Of a question whether something is so, the words in it are not what is asked.
_OF_HET_ZO_IS = 3.4
# A question that begins in no way that tells more asks whether or what something is.
_ZONDER_KOP = 1.4
_GRENS = 0.7
# Of two that weigh the same, the one that asks for more than what is or is done.
_EERST = ("ervaring", "leren", "effect", "oorzaak", "waarde", "kader", "schaal", "opgave", "aanpak", "feit")
_MEER_DAN_FEIT = 0.55
_EERSTE = 1.3
_MEER_DAN_VERVOLG = 0.9
# What a question on the answer before it counts for: short ("waarom niet") and longer.
_KORT = 3
_ALS_VORM = 0.4
_ALS_VRAAG = 0.45


# What the answer spends most words on, wherever it stands: what will be done about it.
_DOET = patroon(
    r"""
    HOE (?:gaat|gaan|zorgt|zorgen|wil|wilt|denkt|zal|kan|kunt) (?:COL|hij|zij|ze)…… (?:ervoor|zorgen|voorkomen)
    HOE (?:gaat|gaan|zorgt|zorgen|wil|wilt|denkt|zal|kan|kunt) (?:COL|hij|zij|ze)…… (?:waarborgen|oplossen|uitvoeren)
    (?:welke|wat voor) (?:\w+ )?(?:maatregelen|stappen|acties) (?!zijn|waren)
    wat (?:gaat|gaan|doet|doen|wordt|wil|wilt|onderneemt|gebeurt)…… (?:doen|gedaan|ondernomen|aan|mee|tegen|met)
    wat (?:gaat|gaan|doet|doen|wil|wilt|onderneemt) COL (?:hier|er|daar)\w*
    """
)
_WEET = patroon(
    r"""
    (?:klopt|kent|kennen)
    (?:bent|is|zijn) (?:COL )?(?:ook |er )?(?:mee |al )?(?:bekend|op de hoogte|ervan op de hoogte)
    (?:heeft|hebben|hebt) COL… (?:kennis ?genomen|gelezen|gezien)
    is (?:het|dit|dat) (?:waar|juist|zo|correct)
    """
)
_SLOT = 1.5
_NAAMWOORD = re.compile(r"(?:de|het|uw|hun|haar|onze) ")
_KOPPEN = tuple(
    (soort, weight, patroon(text))
    for soort, weight, text in (*KOPPEN_FEIT, *KOPPEN_GEVOLG, *KOPPEN_WAARDE, *KOPPEN_WENDING)
)
_OPENERS = tuple((soort, weight, patroon(text, overal=True)) for soort, weight, text in OPENERS)
_WOORDEN = tuple((soort, weight, patroon(text, overal=True)) for soort, weight, text in WOORDEN)


@dataclass
class Weging:
    """What was seen per kind.

    Parameters
    ----------
    scores : dict of str to float
    gezien : list of (str, int, int)
        Kind, and begin and end in the plain text.
    """

    scores: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SOORTEN, 0.0))
    gezien: list[tuple[str, int, int]] = field(default_factory=list)

    def tel(self, soort: str, weight: float, begin: int, eind: int) -> None:
        """Add a cue."""
        self.scores[soort] += weight
        self.gezien.append((soort, begin, eind))

    @property
    def beste(self) -> tuple[str, float]:
        """The kind with most weight, and that weight."""
        soort = max(self.scores, key=self.scores.__getitem__)
        return soort, self.scores[soort]


def weeg_deel(deel: Deel) -> Weging:
    """Weigh one thing that is asked."""
    weging = Weging()
    kern = deel.kern
    # "kunt u een overzicht geven van de maatregelen" asks what the measures are
    asked = f"wat {kern}" if deel.opener and deel.open and _NAAMWOORD.match(kern) else kern
    added = len(asked) - len(kern)
    heads: dict[str, tuple[float, int]] = {}
    for soort, weight, pattern in _KOPPEN:
        match = pattern.match(asked)
        if match:
            near = weight - _PER_WOORD * match[0].count(" ")
            if near > heads.get(soort, (0.0, 0))[0]:
                heads[soort] = near, match.end() - added
    for soort, (weight, end) in heads.items():
        weging.tel(soort, weight, deel.begin, deel.begin + end)
    if not weging.gezien and (is_zin(kern) or deel.opener):
        first = kern.find(" ") if " " in kern else len(kern)
        weging.tel(
            "feit",
            _OF_HET_ZO_IS if deel.opener and not deel.open and not KOP.match(kern) else _ZONDER_KOP,
            deel.begin,
            deel.begin + first,
        )
    for soort, weight, pattern in _OPENERS:
        match = pattern.search(deel.opener)
        if match:
            weging.tel(
                soort,
                weight,
                deel.begin - len(deel.opener) + match.start(),
                deel.begin - len(deel.opener) + match.end(),
            )
    clauses = bijzinnen(kern)
    words: dict[str, list[float]] = {}
    for soort, weight, pattern in _WOORDEN:
        for match in pattern.finditer(kern):
            at = match.start()
            if at < heads.get(soort, (0.0, 0))[1]:
                continue
            factor = _NADRUK if at < _DICHTBIJ else 1.0
            if any(a <= at < b for a, b in clauses):
                factor = _IN_BIJZIN
            words.setdefault(soort, []).append(weight * factor)
            weging.gezien.append((soort, deel.begin + at, deel.begin + match.end()))
    for soort, weights in words.items():
        # A second word about the same adds less than the first.
        more = max(weights) + _VOLGENDE * (sum(weights) - max(weights))
        weging.scores[soort] += more * (_NA_KOP if soort in heads else 1.0)
    return weging


def _van_vervolg(part: Deel) -> float:
    """Return how much a part counts: "zo nee, waarom niet" is a formality, "zo ja, wat gaat u doen" is not."""
    if not part.vervolg:
        return 1.0
    return _ALS_VORM if part.kern.count(" ") < _KORT else _ALS_VRAAG


def beslis(parts: list[Deel]) -> tuple[str, dict[str, float], list[tuple[str, int, int]]]:
    """Return the kind of a question of one or more parts, what each kind weighs, and what was seen for it.

    Of several parts the one that asks for more than a fact goes first: its answer takes most words.
    """
    seen: list[tuple[str, int, int]] = []
    weighed = [weeg_deel(part) for part in parts]
    only_facts = all(weging.beste[0] == "feit" for weging in weighed)
    known = _WEET.match(parts[0].kern) is not None
    acts = [part for part in parts[1:] if _DOET.match(part.kern) and (known or not part.vervolg)]
    totals = dict.fromkeys(_EERST, 0.0)
    for i, (part, weging) in enumerate(zip(parts, weighed, strict=True)):
        if i and is_formeel(part):
            continue
        seen += weging.gezien
        factor = (_EERSTE if i == 0 else 1.0) * _van_vervolg(part)
        if i and part in acts:
            factor = _SLOT
        for soort, score in weging.scores.items():
            counts = (
                weging.beste[0] == "feit"
                or soort == "feit"
                or (soort == "opgave" and part.kern.startswith(("hoeveel", "hoe groot")))
            )
            lower = 1.0
            if counts and len(parts) > 1 and not only_facts:
                lower = _MEER_DAN_VERVOLG if all(p.vervolg for p in parts[1:]) and not acts else _MEER_DAN_FEIT
            totals[soort] = max(totals[soort], score * factor * lower)
    best = max(totals, key=totals.__getitem__)
    if totals[best] < _GRENS:
        return ONZEKER, totals, []
    return best, totals, [cue for cue in seen if cue[0] == best]
