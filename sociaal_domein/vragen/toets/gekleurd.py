"""Questions that put an opinion in the mouth of the college, and a neutral way to ask the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking

_OORDEEL = (
    r"(?:schandalig|schandelijk|onacceptabel|onaanvaardbaar|onbegrijpelijk|onbestaanbaar|ongehoord|onmenselijk|treurig|"
    r"triest|bizar|belachelijk|absurd|onverantwoord|onwenselijk|onrechtvaardig|te gek voor woorden|verwerpelijk|"
    r"beschamend|stuitend|schrijnend|hoog tijd|vreemd|zorgelijk|jammer|vernederend)"
)
# Words with a judgement inside, which can go without taking the question along.
_KLEUR = re.compile(
    r"\b(?:eindelijk|wederom|alweer|weer eens|nu eens echt|uitsluitend|onvermijdelijk|onmenselijke?|schandalige?|"
    r"falende?|mislukte|zogenaamde?|onnodig|verspild\w*|verspilling|zorgcowboys?|graaiers|dupe|schrijnende|"
    r"onacceptabele?|onbegrijpelijke?|rampzalige?|ramp|buitenspel|laten liggen|verschuil\w*|"
    r"in plaats van weer [^,?]*)\b"
)
_DAT = re.compile(r"\bdat\b ?")
_HET_OORDEEL_IS = re.compile(rf"(?:het|dit) (?:\w+ )?{_OORDEEL} is,? (?:dat|als) |{_OORDEEL} (?:dat|als) ")
_LANGST = 220


def suggestief(invoer: Invoer) -> Iterator[Opmerking]:
    """Yield what colours a question, with a neutral one where it can be made."""
    for place, read in enumerate(invoer.gelezen, 1):
        if "suggestief" not in read.vormen:
            continue
        clean, plain = invoer.schoon[place - 1], invoer.vragen[place - 1]
        seen = next((words for kind, words in read.gezien if kind == "vorm suggestief"), "")
        colour = _KLEUR.search(plain)
        words = seen or (clean[colour.start() : colour.end()] if colour else "")
        quote = f"De woorden ‘{words}’ sturen het antwoord." if words else "De vraag stuurt het antwoord."
        yield Opmerking("suggestief", place, quote, _neutraal(clean, plain, words))


def _neutraal(clean: str, plain: str, words: str) -> str:
    """Return a neutral question about the same, else how to come to one."""
    lead = plain.find(words.casefold()) if words else 0
    that = _DAT.search(plain, max(lead, 0))
    end = plain.find("?", that.end()) if that else -1
    if that and end > 0:
        begin = that.end()
        verdict = _HET_OORDEEL_IS.match(plain, begin)
        begin = verdict.end() if verdict else begin
        clause = clean[begin:end].strip(" ,.")
        if 3 < len(clause) <= _LANGST and not _KLEUR.search(plain, begin, end) and not re.search(_OORDEEL, plain[begin:end]):
            return f"Vraag liever open: Hoe kijkt het college ertegen aan dat {clause}?"
    colour = _KLEUR.search(plain)
    if colour:
        return f"Laat ‘{clean[colour.start() : colour.end()]}’ weg. Zeg wat u zag of hoorde, en van wie."
    return "Zeg wat u zag of hoorde, en van wie. Vraag dan open: Wat vindt het college daarvan, en waarom?"
