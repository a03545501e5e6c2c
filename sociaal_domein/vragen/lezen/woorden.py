"""The small words that hold a Dutch question together: question words, finite verbs, who is asked."""

from __future__ import annotations

import re

VRAAGWOORD = (
    r"(?:hoeveelste|hoeveel|hoeverre|hoezeer|hoezo|hoelang|hoe|wat|welke?|wie|wiens|wanneer|"
    r"waar(?:om|door|aan|toe|in|uit|voor|mee|over|bij|op|vandaan|van|naar|onder|tegen|heen|langs|binnen|tussen)?)"
)
VOORZETSEL = (
    r"(?:op|met|voor|in|binnen|bij|door|aan|tot|van|over|onder|tegen|uit|naar|sinds|vanaf|per|tussen|wegens|om|via|"
    r"volgens|na|rond|namens|vanuit|richting|behalve|vanwege|ten aanzien van|ten laste van|ten koste van|"
    r"ten gunste van|ten behoeve van|op grond van|op basis van|aan de hand van)"
)
VRAAGKOP = rf"(?:(?:{VOORZETSEL}) )?{VRAAGWOORD}\b"
HULP = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kun|kunt|kunnen|kon|konden|zal|zullen|"
    r"zult|zou|zouden|wil|wilt|willen|wilde|moet|moeten|moest|mag|mogen|gaat|gaan|ging|doet|doen|deed|deden|bent|"
    r"hebt|komt|komen|kwam|kwamen|blijft|blijven|krijgt|krijgen|kreeg|klopt|ziet|zien|vindt|vinden|acht|deelt|delen|"
    r"erkent|herkent|bestaat|bestaan|geldt|gelden|leidt|leiden|leidde|hoort|horen|behoort|weet|weten|denkt|staat|"
    r"staan|ligt|liggen|loopt|lopen|neemt|nemen|geeft|geven|speelt|spelen|telt|voelt|voelen|stijgt|daalt|groeit|"
    r"verschilt|houdt|levert|werkt|werken|past|valt|vallen|maakt|maken|verwacht|overweegt|onderschrijft|beschikt|"
    r"ontvangt|ontvangen|betekent|betaalt|draagt|dragen|voldoet|voldoen|helpt|helpen|zorgt|volgt|betrekt|steunt)"
)
AANGESPROKEN = (
    r"(?:u|(?:uw |het )?college(?: van (?:b&w|b en w|burgemeester en wethouders|gedeputeerde staten))?|b&w|b en w|"
    r"burgemeester en wethouders|gedeputeerde staten|de burgemeester|(?:de |deze )?(?:verantwoordelijk )?wethouders?|"
    r"de verantwoordelijke (?:wethouder|minister)|de portefeuillehouder|de gedeputeerde|de ministers?|"
    r"de staatssecretaris|het kabinet|de regering|de gemeente|onze gemeente|het (?:dagelijks |algemeen )?bestuur|"
    r"de bewindspersoon|de bewindslieden|wij|we)"
)
# Words a sentence can begin with that are no verb: then a question mark alone does not make it "verb first".
GEEN_WERKWOORD = frozenset(
    "de het een dit dat deze die dus maar want of en nu gezien volgens in op bij met voor naar van uit over na "
    "sinds door aan om tot tijdens tegen onder als indien wanneer omdat terwijl hoewel ondanks naast binnen "
    "zonder u wij we ik hij zij ze men er hier daar daarnaast verder ook tevens voorts alle veel sommige enkele "
    "steeds inmiddels recent onlangs wel niet geen zo ja nee uw ons onze hun haar kortom immers bovendien conform "
    "overwegende constaterende gelet betreft inzake graag gaarne vraag vragen mede alleen elke ieder iedere "
    "inwoners gemeenten ouders kinderen jongeren".split()
)
KOP = re.compile(VRAAGKOP)
VERVOLG = re.compile(
    r"(?:(?:zo|indien|als) (?:ja|nee|neen|niet|wel|dat (?:zo|het geval) is|dit (?:zo|het geval) is|"
    r"dat niet zo is|ontkennend|bevestigend)\b|waarom (?:niet|wel)\b|hoe dan$|in dat geval\b)"
)
MENS = (
    r"(?:\w*(?:inwoners?|bewoners?|burgers?|kind|kinderen|jongeren|jeugdigen|gezin|gezinnen|ouders?|ouderen|clienten?|"
    r"patienten?|gebruikers?|verleners?|werkers?|houders?|zorgers?|vragers?|gerechtigden?|zoekers?|lozen|leerlingen|"
    r"studenten|scholieren|houdens|slachtoffers?|naasten|nemers?|arts|artsen|kundigen|peuters|kleuters|volwassenen)|"
    r"mensen|moeders?|vaders?|broers|tieners|pubers|senioren|professionals?|statushouders|nieuwkomers|vluchtelingen|"
    r"minima|vrouwen|mannen|familie\w*|zij|hen|ze|betrokkenen|leraren|docenten|omwonenden|buren|huurders|consulenten|"
    r"alleenstaande\w*|beschermers?|wijkteams?|zzp'ers|ondernemers|aanvragers|vrijwilligers?|begeleiders|werkenden|"
    r"nabestaanden|lotgenoten|jongens|meisjes|bezoekers|personen|iemand|chauffeurs|deelnemers)\b"
)
