"""Questions that put an opinion in the mouth of the college, and a neutral way to ask the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.vragen.lezen.delen import delen
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
    r"falende?|mislukte|zogenaamde?|onnodig|verspild\w*|verspilling|zorgcowboys?|graaiers|de dupe|schrijnende|"
    r"onacceptabele?|onbegrijpelijke?|rampzalige?|ramp|buitenspel|laten liggen|verschuil\w*|niets geleerd|verrijken|"
    r"in plaats van weer [^,?]*)\b"
)
_MENING = re.compile(
    r"\b(?:mening|opvatting|oordeel|eens|overtuiging|conclusie|zorg(?:en)?|verontwaardiging|is het (?:toch |dan )?niet|"
    r"ook(?: niet)?|herkent \w+(?: college)?|erkent \w+(?: college)?|realiseert \w+(?: \w+)?|beseft \w+(?: \w+)?)"
    rf"(?: met (?:ons|mij|onze fractie))?(?: (?:zo|{_OORDEEL}))?,? dat\b ?"
)
_HET_OORDEEL_IS = re.compile(rf"(?:het|dit) (?:\w+ )?{_OORDEEL} is,? (?:dat|als) ")
_STAART = re.compile(r"[ ,.]*(?:,? (?:en|maar|of|dan wel|zo ja|zo nee))?[ ,.]*$", re.IGNORECASE)
_LANGST = 220


def suggestief(invoer: Invoer) -> Iterator[Opmerking]:
    """Yield what colours a question, with a neutral one where it can be made."""
    for place, read in enumerate(invoer.gelezen, 1):
        if "suggestief" not in read.vormen:
            continue
        clean, plain = invoer.schoon[place - 1], invoer.vragen[place - 1]
        colours = list(dict.fromkeys(clean[m.start() : m.end()] for m in _KLEUR.finditer(plain)))
        seen = next((words for kind, words in read.gezien if kind == "vorm suggestief"), "")
        words = _heel(clean, seen) if seen else (colours[0] if colours else "")
        quote = f"‘{words}’ stuurt het antwoord." if words else "De vraag stuurt het antwoord."
        yield Opmerking("suggestief", place, quote, _neutraal(clean, plain, colours))


def _heel(clean: str, words: str) -> str:
    """Return the words with the noun that an article at their end asks for."""
    if words.split()[-1] not in ("het", "de", "het college"):
        return words
    match = re.search(rf"{re.escape(words)} [\w']+", clean)
    return match[0] if match else words


def _neutraal(clean: str, plain: str, colours: list[str]) -> str:
    """Return a neutral question about the same, else how to come to one."""
    opinion = _MENING.search(plain)
    # The opinion ends where the question ends, or where the next begins.
    later = [part.begin for part in delen(plain, clean)[0][1:] if opinion and part.begin > opinion.end()]
    end = min([at for at in (plain.find("?", opinion.end()), *later) if at > 0], default=-1) if opinion else -1
    if opinion and end > 0:
        verdict = _HET_OORDEEL_IS.match(plain, opinion.end())
        begin = verdict.end() if verdict else opinion.end()
        clause = _STAART.sub("", clean[begin:end])
        coloured = _KLEUR.search(plain, begin, end) or re.search(_OORDEEL, plain[begin:end])
        if 3 < len(clause) <= _LANGST and not coloured:
            return f"Vraag liever open: Hoe kijkt het college ertegen aan dat {clause}?"
    if colours:
        quoted = [f"‘{word}’" for word in colours]
        listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} en {quoted[-1]}"
        return f"Laat {listed} weg. Zeg wat u zag of hoorde, en van wie."
    return "Zeg wat u zag of hoorde, en van wie. Vraag dan open: Wat vindt het college daarvan, en waarom?"
