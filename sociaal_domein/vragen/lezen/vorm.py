"""How a question is asked: closed, leading, several in one."""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.delen import Deel, is_zin
from sociaal_domein.vragen.lezen.woorden import AANGESPROKEN

_SUGGESTIEF = re.compile(
    rf"(?:deelt|delen) {AANGESPROKEN}[^?]{{0,40}}?(?:mening|opvatting|zorg(?:en)?|conclusie|constatering|overtuiging|verontwaardiging)|"
    rf"(?:bent|is|zijn) {AANGESPROKEN} (?:[^ ?,]+ ){{0,8}}?(?:eens|van mening|van oordeel)|"
    r"\bis het (?:toch )?niet (?:zo|schandalig|vreemd|\w+ ?(?:dat|om))|\b(?:vindt|vinden|acht) \w+(?: \w+)? (?:ook|niet) |"
    r"\b(?:eindelijk|schandalig\w*|onacceptabel\w*|onbegrijpelijk\w*|schandelijk\w*|onbestaanbaar|belachelijk\w*|absurd\w*|wanbeleid|wederom|"
    r"verschuilen|buitenspel|nagelaten|zorgcowboys|falen(?:d|de)?|gefaald|debacle|niets geleerd|wegkijk\w*|vicieuze cirkel|verrijken|mislukte|"
    r"nu eens|epidemie|onmenselijk\w*|ramp|schaamt|verspild\w*|blunder\w*|chaos|laks\w*|bar en boos|in de steek)\b|\b(?:erkent|beseft|realiseert) \w+"
)
_MEERVOUDIG = re.compile(
    r"\ben (?:daarbij|daarnaast|tevens|daarmee|tegelijk\w*) (?:ook )?\b|\b(?:stijgt of daalt|wel of niet en)\b"
)


def beslis_vorm(parts: list[Deel], plain: str, around: list[tuple[int, str]]) -> list[tuple[str, int, int]]:
    """Return the forms of a question with the place of what was seen for each."""
    found: list[tuple[str, int, int]] = []
    if parts and not any(part.open or part.vervolg for part in parts) and is_zin(parts[0].kern):
        first = parts[0]
        found.append(("gesloten", first.begin, first.begin + len(_eerste_woorden(first.kern))))
    for begin, text in around:
        plain = plain[:begin] + " " * len(text) + plain[begin + len(text) :]
    match = _SUGGESTIEF.search(plain)
    if match:
        found.append(("suggestief", *match.span()))
    if len(parts) > 1:
        part = parts[1]
        found.append(("meervoudig", part.begin, part.begin + len(_eerste_woorden(part.kern))))
    else:
        match = _MEERVOUDIG.search(plain)
        if match:
            found.append(("meervoudig", *match.span()))
    return found


def _eerste_woorden(kern: str) -> str:
    return " ".join(kern.split(" ")[:3])
