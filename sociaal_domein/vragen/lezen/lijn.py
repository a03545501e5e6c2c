"""Decide the line of a question: grip when the answer would count or assure, begrip when it would explain or tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sociaal_domein.vragen.lezen.delen import Deel, bijzinnen, is_formeel
from sociaal_domein.vragen.lezen.gelezen import ONZEKER
from sociaal_domein.vragen.lezen.patronen import patroon
from sociaal_domein.vragen.lezen.tekens_lijn import GESLOTEN, LIJN_KOP, LIJN_WOORD, VAN_SOORT

_KOP = tuple((line, weight, patroon(text)) for line, weight, text in LIJN_KOP)
_WOORD = tuple((line, weight, patroon(text, overal=True)) for line, weight, text in LIJN_WOORD)
# A word that comes back says it once, and a question on what follows ("zo nee, waarom niet") says little.
_TEKEN = {"grip": 1.0, "begrip": -1.0}
_VERVOLG = 0.3
_IN_BIJZIN = 0.6
# Who asks to react asks what somebody makes of it, whatever it is about.
_REACTIE = re.compile(r"reageren|reactie|reflecteren|reflectie")
_ALS_REACTIE = 3.0


def beslis_lijn(parts: Sequence[Deel], weights: Mapping[str, float]) -> tuple[str, list[tuple[int, int]]]:
    """Return the line and the places of the words seen for it.

    Parameters
    ----------
    parts : sequence of Deel
    weights : mapping of str to float
        What each kind of question weighs: the line leans on the kind, and on more than one where they are close.
    """
    if not any(weights.values()):
        return ONZEKER, []
    score = _van_soorten(weights)
    if not any(part.open for part in parts):
        score += GESLOTEN
    seen: dict[tuple[str, int, int], float] = {}
    for i, part in enumerate(parts):
        if i and is_formeel(part):
            continue
        reply = _REACTIE.search(part.opener)
        if reply:
            start = part.begin - len(part.opener)
            seen["begrip", start + reply.start(), start + reply.end()] = _ALS_REACTIE
        clauses = bijzinnen(part.kern)
        factor = (_VERVOLG if part.vervolg else 1.0) / len(parts) ** 0.5
        for line, weight, pattern in _KOP:
            match = pattern.match(part.kern)
            if match:
                seen[line, part.begin, part.begin + match.end()] = weight * factor
        for line, weight, pattern in _WOORD:
            for match in pattern.finditer(part.kern):
                aside = _IN_BIJZIN if any(a <= match.start() < b for a, b in clauses) else 1.0
                seen[line, part.begin + match.start(), part.begin + match.end()] = weight * factor * aside
    score += sum(_TEKEN[line] * weight for (line, _, _), weight in seen.items())
    decided = "grip" if score > 0 else "begrip" if score < 0 else ONZEKER
    return decided, [(a, b) for line, a, b in seen if line == decided]


def _van_soorten(weights: Mapping[str, float]) -> float:
    squares = {kind: weight**4 for kind, weight in weights.items()}
    total = sum(squares.values())
    return sum(VAN_SOORT[kind] * square for kind, square in squares.items()) / total if total else 0.0
