"""Weigh the cues of a question and decide which kind of knowledge it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sociaal_domein.vragen.lezen.delen import Deel
from sociaal_domein.vragen.lezen.gelezen import ONZEKER, SOORTEN
from sociaal_domein.vragen.lezen.tekens_kop import KOPPEN
from sociaal_domein.vragen.lezen.tekens_woord import WOORDEN
from sociaal_domein.vragen.lezen.woorden import AANGESPROKEN, MENS

# How far a word may stand from the head and still be what the question is about.
_DICHTBIJ = 45
_NADRUK = 1.3
# Words in a clause that only tells the circumstances count for less.
_BIJZIN = re.compile(
    r"[ ,](?:nu|gezien|gelet op|terwijl|omdat|doordat|zodat|hoewel|ondanks|volgens|als gevolg van|naar aanleiding van|waarbij|sinds|wanneer|indien|als|"
    r"zoals|na|met het oog op|vanwege|dat|die)\b[^,]*"
)
_IN_BIJZIN = 0.6
_GRENS = 1.0
_GELIJK = 0.05
_MEER_DAN_FEIT = 0.55


def _patroon(text: str) -> re.Pattern[str]:
    text = text.replace("…", r"(?: [^ ?]+){0,8}?").replace("COL", AANGESPROKEN).replace("MENS", MENS)
    return re.compile(text)


def _woorden(text: str) -> re.Pattern[str]:
    return re.compile("|".join(p[1:] + r"\b" if p.startswith("-") else rf"\b{p}\b" for p in _losse(text)))


def _losse(text: str) -> list[str]:
    """Cut alternatives at the bars that are not inside brackets."""
    found, depth, start = [], 0, 0
    for i, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            found.append(text[start:i])
            start = i + 1
    return [*found, text[start:]]


_KOPPEN = tuple((soort, weight, _patroon(rf"(?:{text})")) for soort, weight, text in KOPPEN)
_WOORDEN = tuple((soort, weight, _woorden(words)) for soort, rows in WOORDEN.items() for weight, words in rows)


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
    heads: dict[str, tuple[float, int]] = {}
    for soort, weight, pattern in _KOPPEN:
        match = pattern.match(kern)
        if match and weight > heads.get(soort, (0.0, 0))[0]:
            heads[soort] = weight, match.end()
    for soort, (weight, end) in heads.items():
        weging.tel(soort, weight, deel.begin, deel.begin + end)
    clauses = [m.span() for m in _BIJZIN.finditer(kern)]
    for soort, weight, pattern in _WOORDEN:
        for match in pattern.finditer(kern):
            at = match.start()
            factor = _NADRUK if at < _DICHTBIJ else 1.0
            if any(a <= at < b for a, b in clauses):
                factor = _IN_BIJZIN
            weging.tel(soort, weight * factor, deel.begin + at, deel.begin + match.end())
    return weging


def beslis(parts: list[Deel]) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the kind of a question of one or more parts, and what was seen for it.

    Of several parts the one that asks for more than a fact goes first: its answer takes most words.
    """
    best: tuple[float, str] = (0.0, ONZEKER)
    tied = False
    seen: list[tuple[str, int, int]] = []
    totals: dict[str, float] = {}
    for i, part in enumerate(parts):
        weging = weeg_deel(part)
        seen += weging.gezien
        factor = (1.1 if i == 0 else 1.0) * (0.4 if part.vervolg else 1.0)
        for soort, score in weging.scores.items():
            lower = _MEER_DAN_FEIT if soort == "feit" and len(parts) > 1 else 1.0
            totals[soort] = max(totals.get(soort, 0.0), score * factor * lower)
    ranked = sorted(((score, soort) for soort, score in totals.items()), key=lambda x: (-x[0], SOORTEN.index(x[1])))
    if ranked:
        best = ranked[0]
        tied = len(ranked) > 1 and best[0] - ranked[1][0] < _GELIJK
    if best[0] < _GRENS or tied:
        return ONZEKER, []
    return best[1], [cue for cue in seen if cue[0] == best[1]]
