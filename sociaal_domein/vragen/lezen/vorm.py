"""How a question is asked: closed, leading, several in one."""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.delen import Deel, is_formeel, is_zin
from sociaal_domein.vragen.lezen.patronen import patroon
from sociaal_domein.vragen.lezen.woorden import VRAAGKOP

# Asking for assent, and words that judge before anything is answered.
_SUGGESTIEF = patroon(
    r"""
    (?:deelt|delen) COL… (?:mening|opvatting|zorg(?:en)?|conclusie|constatering|overtuiging|verontwaardiging|visie)
    (?:deelt|delen|onderschrijft) COL… (?:analyse|inschatting|indruk|stelling|bezorgdheid|kritiek|gevoel|observatie)
    is (?:het|dit|dat)(?: toch| dan| nu)? niet (?:de|een|te|wat|precies|in strijd)
    (?:klopt|is) (?:onze|mijn|de) (?:conclusie|indruk|constatering|stelling|analyse)
    (?:kan|kunt|kunnen) COL zich(?: \w+)? (?:voorstellen|indenken) dat
    kunt u (?:zich|u)(?: \w+)? (?:voorstellen|indenken) dat
    (?:vindt|acht|vinden|achten) COL het (?:acceptabel|aanvaardbaar|normaal|fatsoenlijk|eerlijk|verdedigbaar) dat
    herken(?:t|nen) COL (?:ook )?dat
    we(?:et|ten) COL (?:eigenlijk |dan |nog )?wel
    (?:denkt|gelooft|meent) COL (?:nu |nou )?(?:echt|werkelijk|serieus)
    (?:vindt|acht|vinden|achten) COL…… (?:zo'n|zulke?|dergelijke|nog gepast|nog (?:redelijk|houdbaar|verantwoord)|niet)
    waarom…… niet (?:serieuze|bete|zorgvuldige|rui|strenge)r
    (?:waarom|klopt|hoe kan|hoe komt|hoelang|wanneer|wat)…… (?:nog steeds|nog altijd|al jaren|al maanden|amper)
    (?:leidt|is|zijn|betekent|zou|had|wordt|komt)…… niet (?:onvermijdelijk|juist|gewoon|veel|allang|alsnog)
    ha(?:d|dden)…… kunnen…… (?:als|wanneer|indien)…… ha(?:d|dden)
    geen (?:enkele )?(?:rekening|oog|boodschap|aandacht)(?: \w+)? (?:hou\w+|hebben|heeft|aan)
    klopt toch|(?:het )?(?:klopt|is) toch (?:zo )?dat
    (?:behoort|hoort|zou|zouden) (?:dit|dat|het|er)(?: [a-z]+){0,2} niet
    zo ?ver…… kunnen komen
    (?:moet|moeten|dient|dienen) (?:de|het|deze|dit|dat|die|wij|we|er|COL)…… niet(?! juist)
    (?:ziet|zien|vindt|acht) COL (?:dit|dat|het|hierin|daarin|deze \w+)(?: ook| dan| nu)? niet
    (?:had|hadden|hoort|behoort|horen)…… niet (?:eerder|allang|beter|juist|vooral|gewoon|anders|meer)
    wordt het niet tijd
    (?:bent|is) COL niet van (?:mening|oordeel)
    (?:gemiste kans|normaal zou moeten|zou normaal moeten|vanzelfsprekend zou|geen (?:echte )?oplossing is)
    (?:onderschrijft|onderschrijven) COL dat
    hoe (?:kunt|kan|valt|zijn|is)…… dan…… (?:rijmen|verantwoorden|uitleggen|rechtvaardigen|verklaren)
    waarom [a-z]+ COL…… dan (?:toch|nog|alsnog|via|middels|door|niet|wel|de|het)
    (?:laten liggen|in (?:de|hun|zijn|eigen) zak|maar liefst|iedere keer|keer op keer|aan hun laars)
    (?:teleurstellend|zorgwekkend|zorgelijk|onwenselijk|verontrustend|kwalijk)e?
    (?:triest|wrang|treurig|verdrietig|pijnlijk|oneerlijk)e?
    (?:ontoelaatbaar|onaanvaardbaar|ongewenst|ongehoord|onfatsoenlijk|schokkend|hardvochtig|dramatisch|rampzalig)e?
    (?:bent|is|zijn) COL… (?:eens|van mening|van oordeel)
    is (?:het|dit|dat)(?: toch| dan| nu)? niet (?:zo|schandalig|vreemd|triest|raar|de hoogste tijd|hoog tijd)
    is (?:het|dit|dat)(?: toch| dan| nu)? niet [a-z]+ (?:dat|om)
    (?:vindt|vinden|acht|ziet) COL(?: het)? (?:ook|niet) (?:dat|[a-z]+)
    (?:erkent|beseft|onderkent|beaamt|realiseert|schaamt) (?:COL|zich)
    (?:eindelijk|nu eens|wederom|zoveelste|nota bene|notabene|doodleuk|klakkeloos|willens en wetens|al te vaak)
    (?:schandalig|schandelijk|onacceptabel|onbegrijpelijk|onbestaanbaar|belachelijk|absurd|onmenselijk|beschamend)e?
    (?:onverantwoord|mensonterend|wraakroepend|harteloos|harteloze|kil|kille|gruwelijk|bizar|krankzinnig|hypocriet)e?
    (?:wanbeleid|wanbestuur|puinhoop|debacle|fiasco|chaos|blunder\w*|ramp|doofpot|graaiers?|\w*cowboys|profiteurs)
    (?:falend?e?|gefaald|mislukte?|nagelaten|verzuimd|verspild|verspilling|geldverspilling|wegkijk\w*|laks\w*|gedogen)
    (?:in de steek|in de kou|aan hun lot|buitenspel|bar en boos|te gek voor woorden|de dupe|verschuilen|verrijken)
    (?:vicieuze cirkel|niets geleerd|sluipende?|epidemie|afgepakt|gestraft|wantrouwt|monddood|genegeerd|afschepen)
    """,
    overal=True,
)
# "Ligt dat bij de gemeente, de regio of het Rijk?" has no yes or no.
_KEUZE = re.compile(r", (?:de|het|een) [^,?]{1,60} of (?:de|het|een|bij|door) [^,?]{1,60}$")
_TWEE_VRAAGWOORDEN = re.compile(rf"\b(?:wie|wanneer|waar|waarom|waardoor),? en {VRAAGKOP}")
_NOG_IETS = re.compile(r"\ben (?:daarbij|daarnaast|tevens|daarmee|tegelijk\w*) (?:ook )?\b")


def beslis_vorm(parts: list[Deel], plain: str, around: list[tuple[int, str]]) -> list[tuple[str, int, int]]:
    """Return the forms of a question with the place of what was seen for each.

    Parameters
    ----------
    parts : list of Deel
    plain : str
        The whole text, in plain letters.
    around : list of (int, str)
        The sentences in it that ask nothing, with their places: how those are worded does not count.
    """
    for begin, text in around:
        plain = plain[:begin] + " " * len(text) + plain[begin + len(text) :]
    found: list[tuple[str, int, int]] = []
    first, *later = parts
    is_open = any(part.open or _KEUZE.search(part.kern) for part in [first, *(p for p in later if not is_formeel(p))])
    if not is_open and is_zin(first.kern):
        found.append(("gesloten", *_eerste_woorden(first)))
    leading = _SUGGESTIEF.search(plain)
    if leading:
        found.append(("suggestief", *leading.span()))
    more = _NOG_IETS.search(plain) or _TWEE_VRAAGWOORDEN.search(plain)
    if later:
        found.append(("meervoudig", *_eerste_woorden(later[0])))
    elif more:
        found.append(("meervoudig", *more.span()))
    return found


def _eerste_woorden(part: Deel) -> tuple[int, int]:
    return part.begin, part.begin + len(" ".join(part.kern.split(" ")[:3]))
