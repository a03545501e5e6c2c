"""Openers: the polite words before what is really asked ("Kan het college aangeven …")."""

from __future__ import annotations

import re

from sociaal_domein.vragen.lezen.woorden import AANGESPROKEN, VRAAGKOP

_GEVEN = r"(?: (?:te )?(?:geven|bieden|verstrekken|verschaffen|schetsen|delen|krijgen|ontvangen|toesturen))?"
_SPREEK = (
    r"(?:(?:nader |kort |concreet )?(?:aangeven|aan te geven|aangegeven worden|toelichten|toe te lichten|uitleggen|"
    r"uit te leggen|uiteenzetten|uiteen te zetten|(?:te )?vertellen|(?:te )?zeggen|(?:te )?schetsen|"
    r"(?:te )?beschrijven|(?:te )?specificeren|(?:te )?verduidelijken|(?:te )?laten weten|(?:te )?melden|"
    r"(?:inzichtelijk|duidelijk|concreet) (?:te )?maken|in kaart (?:te )?brengen|meedelen|mededelen|mee te delen|"
    r"ingaan op|in te gaan op|(?:te )?reflecteren op|(?:te )?reageren(?: op)?|(?:te )?duiden|(?:te )?bevestigen|"
    r"(?:duidelijkheid|helderheid) (?:te )?(?:geven|bieden|verschaffen)(?: over)?|(?:te )?motiveren|"
    r"(?:te )?onderbouwen|(?:te )?(?:be)?noemen|(?:te )?delen|(?:te )?antwoorden|(?:te )?opsommen)|"
    r"(?:een |meer |nader |nadere |enig |ons |de raad |actueel |korte )*(?:inzicht|inzage|overzicht|beeld|toelichting|"
    r"inschatting|update|duiding|uitleg|reactie|stand van zaken|indicatie|opsomming|reflectie|appreciatie|voorbeelden?|"
    rf"onderbouwing|schets|beschrijving|uitsplitsing|terugkoppeling|analyse|verklaring){_GEVEN}|"
    r"(?:ons |de raad )?informeren over|ons bijpraten over)"
)
# "Kunt u onderzoeken waarom …" asks to do something; other verbs before a question word only ask for words.
_UITZOEKEN = (
    r"(?!onderzoeken|uitzoeken|voorstellen|indenken|nagaan|zorgen|regelen|bepalen|kijken|bezien|verkennen|vastleggen|"
    r"monitoren)"
)
# "aangeven op welke manier": the preposition is of the question, not of the opener
_KOP_MET = r"(?:in hoeverre|in welke mate|op welke (?:wijze|manier|termijn|schaal|grond|basis|momenten?))"
OPENER = re.compile(
    rf"(?:(?:kan|kun|kunt|kunnen|zou|zouden|wil|wilt|willen)\b(?: [^ ?,]+){{0,9}}?,? {_SPREEK}|"
    rf"(?:bent|is|zijn)\b(?: [^ ?,]+){{0,3}}? (?:bereid|in staat|mogelijk)(?: om)?(?: [^ ?,]+){{0,6}}?,? {_SPREEK}|"
    rf"(?:kan|kun|kunt|kunnen|zou|zouden|wil|wilt|willen)\b(?: [^ ?,]+){{0,9}}? {_UITZOEKEN}[a-z]+en(?= {VRAAGKOP})|"
    rf"(?:graag|gaarne)\b(?: [^ ?,]+){{0,6}}? "
    rf"(?:{_SPREEK}|vernemen(?: wij)?|horen(?: wij)?|weten|ontvangen(?: wij)?|antwoord op|zien)|"
    rf"(?:wij|we|ik) (?:vernemen|verneem|horen|hoor|ontvangen|ontvang|zien|zie)(?: [^ ?,]+){{0,3}}? graag|"
    rf"(?:wij|we|ik) (?:willen|wil|zouden|zou)(?: [^ ?,]+){{0,5}}? (?:weten|horen|vernemen|ontvangen|{_SPREEK})|"
    rf"(?:wij|we|ik) (?:vragen|vraag)(?: daarom| ook)? (?:ons af|me af|mij af|u|{AANGESPROKEN})|"
    r"(?:zijn|ben) (?:wij|we|ik)(?: [^ ?,]+){0,2}? (?:benieuwd|nieuwsgierig)(?: naar)?|"
    r"(?:wij|we|ik) (?:zijn|ben)(?: [^ ?,]+){0,2}? (?:benieuwd|nieuwsgierig)(?: naar)?|"
    rf"wat (?:kunt u|kan {AANGESPROKEN}) (?:ons )?(?:zeggen|vertellen) over|(?:mijn|onze|de) vraag is|vraag is|"
    r"(?:kan|mag|mogen|kunnen) (?:er |wij |we |hieruit |daaruit )*(?:van )?"
    r"(?:aangenomen|geconcludeerd|uitgegaan|opgemaakt|"
    r"concluderen|aannemen|vaststellen|stellen|uitgaan)(?: worden)?(?= dat)|(?:het|dat) klopt (?:toch|dus|dan)(?= dat))"
    rf"(?: (?!{_KOP_MET}\b)(?:van|over|op|in|aan ons|aan de raad))?(?:[,:]? (?:om )?|$)"
)
BEREID = re.compile(rf"(?:is|zijn|bent) (?:{AANGESPROKEN} )?(?:ook |dan |alsnog )?bereid (?!(?:om )?{_SPREEK})")
WETEN = re.compile(
    rf"(?:(?:is|zijn) (?:het |er )?(?:al |inmiddels |bij {AANGESPROKEN} )?"
    rf"(?:bekend|inzichtelijk|duidelijk|te zeggen|in beeld)|"
    rf"(?:heeft|hebben|hebt) {AANGESPROKEN}(?: [^ ?,]+){{0,4}}? "
    rf"(?:zicht op|in beeld|inzicht in|een beeld van|inzichtelijk|een idee)|"
    rf"(?:weet|weten) {AANGESPROKEN}(?: [^ ?,]+){{0,3}}?|(?:houdt|houden) {AANGESPROKEN} bij|"
    r"wordt (?:er )?(?:bijgehouden|geregistreerd))"
    rf",? (?={VRAAGKOP}|of\b)"
)
