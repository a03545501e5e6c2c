"""Cues for the line of a question, written as in ``koppen_feit``: at its head, and anywhere in it.

Grip: the answer holds a number, an amount, a term, a list, a rule, who is formally responsible, or an assurance.
Begrip: the answer explains, tells what people go through, what was learned, what for, or how people are treated.
"""

from __future__ import annotations

# What the kind of question says about the line; above zero is grip.
VAN_SOORT: dict[str, float] = {
    "feit": 2.6,
    "oorzaak": -2.6,
    "opgave": -2.0,
    "aanpak": 0.4,
    "effect": -2.3,
    "ervaring": -3.2,
    "leren": -2.2,
    "waarde": -3.5,
    "schaal": 0.0,
    "kader": 2.8,
}

# line, weight, patterns at the head
LIJN_KOP: tuple[tuple[str, float, str], ...] = (
    (
        "grip",
        2.6,
        r"""
        (?:(?:in|bij|voor|met|van|aan|op|over|tegen|binnen|per|uit) )?hoeveel(?! ruimte| vrijheid)
        met welke (?:groei|toename|daling)
        (?:voor |op )?hoe (?:vaak|lang|groot|hoog|oud|laag|snel|duur|breed|ver)
        (?:per |vanaf |sinds |tot )?wanneer
        (?:op|binnen) welke? (?:termijn|moment)
        (?:sinds|per|vanaf|op) welke (?:datum|dag|maand)
        WELK~ (?:aantal\w*|percentage|bedrag\w*|kosten|uitgaven|tarie\w+|termijn\w*|budget\w*|deel|datum|planning)
        WELK~ (?:financiele|budgettaire)
        HOE (?:gaat|gaan|wil|wilt|kan|kunt|zal|denkt|zorgt|zorgen)… (?:garanderen|waarborgen|borgen)
        HOE (?:gaat|gaan|wil|wilt|kan|kunt|zal|denkt)… (?:voorkomen|realiseren|handhaven|controleren|bewaken|afdwingen)
        HOE (?:handhaaft|controleert|verhoud\w+…… (?:artikel|\w*wet|verordening|avg|\w*kader|\w*normen|norm))
        (?:deelt|bent|is|vindt|erkent|onderschrijft)…… in strijd…… met
        hoe .{3,160} (?:uitziet|uitzien|ervoor staat|ervoor staan)$
        (?:staat|staan|komt|komen|ligt|liggen) er… (?:planning|gepland|evaluatie|rapportage|onderzoek)
        wie (?:betaalt|betalen|draagt|financiert|is verantwoordelijk)
        wie (?:is aansprakelijk|bepaalt|beslist|heeft de regie|treedt)
        """,
    ),
    (
        "grip",
        1.5,
        r"""
        (?:is|zijn|bent|ben) (?:COL )?(?:ook |dan |alsnog |het )?(?:bereid|voornemens|van plan|genegen)
        (?:wilt|gaat|overweegt|steunt|zult|zal|bevordert|garandeert|zegt|wil) (?:COL|u)
        (?:kan|kunt|kunnen|wil|wilt) (?:COL|u)… (?:toezeggen|garanderen|bevestigen|verzekeren)
        (?:aan |bij |in |met )?welke(?: \w+)? (?:gemeenten|aanbieders|organisaties|partijen|regels)
        (?:aan |bij |in |met )?welke(?: \w+)? (?:eisen|voorwaarden|criteria|tafels)
        (?:bij |namens |door |aan )?wie (?!ervaart|ervaren|heeft het meest|hebben er|vraagt|vragen)[a-z]+
        (?:voldoet|voldoen|klopt|beschikt)
        """,
    ),
    (
        "grip",
        2.4,
        r"""
        (?:is|zijn|wordt|worden|werd|werden)…… (?:geevalueerd|getoetst|onderzocht|uitgevoerd|nageleefd|nagekomen)
        """,
    ),
    (
        "begrip",
        5.5,
        r"""
        HOE (?:wordt|worden|is|zijn|definieert|omschrijft|begrenst)…… (?:gedefinieerd|afgebakend|omschreven)
        (?:hoe|wat) (?:definieert|omschrijft|begrenst|verstaat|verstaan) (?:COL|u)
        HOE…… (?:onderscheid|differentiatie)…… (?:gemaakt|bepaald)
        waar (?:ligt|loopt|trekt)… grens
        onder welke wet
        WELK~ (?:definities?|afbakening|omschrijving)
        wanneer (?:is|geldt|telt|valt) (?:iemand|een \w+) (?!klaar|gereed|afge)
        HOE (?:is|zijn|wordt|worden)~ (?:taken|taak|rollen|verantwoordelijkheden|bevoegdheden)…… verdeeld
        """,
    ),
    (
        "begrip",
        4,
        r"""
        (?:is|bestaat|ziet)(?: er| COL)… (?:relatie|verband|samenhang) (?:tussen|met)
        (?:is|zijn|bent)… (?:bereid|voornemens|van plan)…… (?:onderzoeken|gesprek|inventariseren)
        (?:is|zijn|bent)… (?:bereid|voornemens|van plan)…… (?:evalueren|verkennen|bezien|kijken|nagaan)
        (?:is|zijn|bent)… bereid…… overleg…… met (?:de |deze |die )?MENS
        (?:welke|bij wie|waar)…… (?:belegd|ondergebracht)
        (?:wat|welke?|hoe)…… voor ogen
        hoe staat het met…… (?:ontwikkeling|uitvoering|invoering|uitwerking)
        (?:wat|hoe) (?:heeft|hebben|is|wordt)…… (?:besproken|overlegd)…… met
        (?:kan|kon|zou|komt) het… voorkomen dat
        hoe verhoud\w+…… tot elkaar
        (?:wat is|wat was|hoe luidt) (?:uw|de|het) (?:\w+ )?reactie
        (?:wilt|wil|gaat|gaan|kan|kunt|zou) (?:COL|u)…… (?:onderzoeken|inventariseren|verkennen)
        (?:wilt|wil|gaat|gaan|kan|kunt|zou) (?:COL|u)… in gesprek(?: gaan)? met (?:\w+ )?(?:MENS|bewoners|\w+raad)
        wat (?:kan|kunt|kunnen) (?:COL|u)…… (?:betekenen|bijdragen)
        """,
    ),
    (
        "grip",
        4,
        r"""
        (?:is|zijn|bent)… bereid…… (?:vng|\w*aanbieders?|zorgverzekeraars?|rijk|minister|zorgkantoor)…… gesprek
        """,
    ),
    (
        "grip",
        5,
        r"""
        WELK~ (?:gevolg(?:en)?|consequenties)…… (?:\w*budget\w*|\w*begroting|financien|\w*kosten|\w*tarie\w+)
        """,
    ),
    (
        "begrip",
        2,
        r"WELK (?:de |het )?gevolgen (?:hiervan |daarvan )?voor (?!(?:de |het )?(?:budget|\w*begroting|\w*kosten))",
    ),
    ("grip", 3.2, r"HOE (?:gaat|gaan|wil|wilt|kan|kunt|zal|denkt|zorgt|zorgen)… (?:ervoor|zorgen|bewerkstelligen)"),
    ("begrip", 2, r"wat (?:doet|doen|gaat|gaan) COL…… met (?:de|deze|die) (?:\w+ )?(?:signalen|zorgen|verhalen)"),
    ("begrip", 2, r"WELK~ (?:instrumenten|middelen|methoden?|werkwijzen?)…… (?:inzetten|in te zetten|ingezet)"),
    (
        "grip",
        2.6,
        r"""
        waarin .{3,160} (?:voordoet|voordoen|voorkomt|speelt)
        HOE (?:monitort|volgt|bewaakt) COL…… voortgang
        """,
    ),
    ("begrip", 3, r"(?:WELK|hoeveel)~ (?:beleidsvrijheid|beleidsruimte|ruimte|vrijheid|speelruimte|afwegingsruimte)"),
    (
        "begrip",
        1.6,
        r"""
        HOE (?!vaak|lang|groot|hoog|veel|laag|snel|duur|oud|sta|ontwik|voorkom|waarborg|garand|borg|control|zorg)[a-z]+
        (?:waarvoor|waartoe|vanuit welke?|met welk doel)
        (?:waarom|waardoor|hoezo)
        voor wie
        (?:deelt|delen|bent|is|zijn) COL… (?:mening|eens|oordeel|opvatting|zorg|zorgen|analyse)
        (?:klopt|is|herkent|erkent|weet|hoort)…… dat(?: \w+){0,3} MENS…… (?:ervaren|ervaart|voelen|merken|ondervinden)
        wat (?:kan|kunnen|doen)(?! COL)…… (?:doen|bijdragen|betekenen)
        WELK~ (?:conclusies?|lessen|betekenis|effectiviteit|doeltreffendheid|toegevoegde waarde|doel)
        wat (?:doet|doen|gaat|gaan|wil|kan|kunnen)…… (?:voor|met) MENS
        welke (?:hulp|ondersteuning|begeleiding|steun|zorg|opvang|\w*mogelijkheden)…… MENS
        WELK~ (?:rol|rollen|rolverdeling|visie|vormen|aanpak)
        """,
    ),
)

# line, weight, patterns anywhere; each from the first letter of a word
LIJN_WOORD: tuple[tuple[str, float, str], ...] = (
    (
        "grip",
        1.6,
        r"""
        (?:wachttijd|wachtlijst|doorlooptijd)\w*
        (?:aantal|aantallen|percentage|procent|bedrag\w*|besparing\w*)
        (?:rendement|euro|miljoen|in geld|cijfers|uitgesplitst)
        (?:\w*kosten|uitgaven|tarie(?:f|ven)|eigen bijdrage\w*|financiele?|\w*begroting\w*|dekking|overschrijding\w*)
        (?:dwingend\w*|sancties?|rechtmatig\w*|\w*toezicht|toezichthoud\w+|fraude\w*|handhav\w+)
        (?:controle\w*|controleert|controleren|nale\w+|optreden)
        (?:voorkomen|voorkomt|tegengaan|tegen te gaan|terug(?: te)?dringen)
        (?:bestrijd\w+|misbruik|garander\w+|waarborg\w*)
        (?:binnen \w+ (?:weken|maanden)|vastgelegd|geborgd|gegarandeerd)
        (?:gewaarborgd|verantwoordelijk\w*|aansprakelijk\w*|afgesproken)
        """,
    ),
    (
        "grip",
        1.0,
        r"""
        (?:budget\w*|geld|middelen|subsidie|(?<!op )(?<!lange )termijn\w*|planning|voortgang|contract\w*|gereed)
        (?:capaciteit|plekken|(?<!in welke )plaatsen|invoeren|in te voeren|indicatoren|vaststellen|op orde)
        (?:inlichtingenplicht|stops)
        (?:ervoor (?:te )?zorgen|achterstand\w*|inlopen|overlast|realiseren|rapportage)
        (?:wettelijke termijn\w*|wekelijks|maandelijks|jaarlijks|maximum\w*|maximale|minimum\w*|tekort(?:en)?)
        """,
    ),
    (
        "begrip",
        1.6,
        r"""
        (?:ervar(?:en|ing\w*|aart)|belev\w+|schrijnend\w*|merken|voelen)
        (?:gevoel|verhalen|menselijke maat|geleerd|LESSEN)
        (?:stem van|luister\w*|gehoord|gesprek met (?:\w+ )?MENS)
        (?:met (?:\w+ )?MENS (?:in|het) gesprek|bejegen\w+|vertrouwen)
        (?:wantrouw\w*|schaam\w*|schamen|eigen kracht|waardig\w*|meebeslissen|mee laten beslissen|inspraak|meedenken)
        (?<!financiele )gevolgen (?:hiervan|daarvan|van|voor)(?! (?:de |het )?(?:budget|\w*begroting|\w*kosten))
        (?:inzichten|behoefte\w*|betekenis|verstaan onder|uitgelegd|bedoeld|doel van|meerwaarde|rolverdeling)
        """,
    ),
    (
        "begrip",
        1.0,
        r"""
        (?:te betrekken|betrekken|betrokken bij|bereiken|te bereiken|ondersteun\w+)
        (?:participer\w+|meedoen|meepraten|begeleid\w+|helpen|helpt|omgaan met|om met)
        (?:preventie\w*|taal\w*|laaggeletterd\w*|eenza\w+|mantelzorg\w*)
        (?:bewonersinitiatie\w+|maatwerk|onderwijs|herken\w+)
        (?:(?:in|het) (?:overleg|gesprek) met|overleg met|contact met|gevolgen voor (?:de )?MENS)
        (?:samenwerking|afstemming|kwaliteit van|welzijn|veiligheid van|vormen van|ondersteuning die|programma)
        """,
    ),
)
# A question of which every part can be answered with yes or no asks for an assurance more often than for a story.
GESLOTEN = 0.3
