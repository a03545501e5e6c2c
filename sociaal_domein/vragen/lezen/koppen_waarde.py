"""Cues at the head of a question for what is right, who does what, and by what rule, as in ``koppen_feit``."""

from __future__ import annotations

KOPPEN_WAARDE: tuple[tuple[str, float, str], ...] = (
    # what is right
    ("waarde", 6.3, r"waarom (?:vindt|acht|vond|vinden|achten|meent|oordeelt|deelt)"),
    (
        "waarde",
        5.5,
        r"""
        (?:deelt|delen|deel) (?:COL|wij)… (?:mening|opvatting|zorg(?:en)?|conclusie)
        (?:deelt|delen|deel) (?:COL|wij)… (?:constatering|analyse|visie|standpunt)
        (?:deelt|delen|deel) (?:u|COL|wij)
        (?:bent|is|zijn) (?:COL )?(?:het )?(?:er |ermee |met ons |met mij |het ermee |met de \w+ )*eens
        bent (?:COL )?(?:het )?(?:er |ermee |met ons |met mij |het ermee |met de \w+ )*(?:van (?:mening|oordeel))
        is (?:COL )?(?:het )?(?:er |ermee |met ons |met mij |het ermee |met de \w+ )*(?:van (?:mening|oordeel))
        zijn (?:COL )?(?:het )?(?:er |ermee |met ons |met mij |het ermee |met de \w+ )*(?:van (?:mening|oordeel))
        (?:bent|is|zijn) (?:u|COL)… (?:eens|van mening|van oordeel|de mening toegedaan)
        (?:kan|kunt|kunnen) (?:COL|u) zich (?:\w+ )?(?:vinden|voorstellen dat het)
        HOE (?:vindt|vinden|acht|deelt|onderschrijft|onderkent)
        (?:is|bent|zijn) COL (?:nog |wel |dan )*(?:tevreden|gelukkig|blij|content|trots)
        staat COL (?:nog |wel )*achter
        WELK~ afweging…… tussen
        (?:klopt|is) het…… dat COL…… (?:vindt|acht|van mening|eens|geen probleem|onwenselijk|wenselijk)
        (?:bent|is|zijn) COL (?:ook |net |niet |zo |even |erg )*(?:geschrokken|verbaasd|verrast|verontwaardigd|onthutst)
        is (?:dit|dat) (?:nu |dan )?(?:wat|zoals|hoe) COL…… (?:bedoelt|bedoeld|voor ogen|wil|wilde|verstaat|ziet)
        COL…… (?:vindt|acht|deelt|onderschrijft|eens is|van mening)
        (?:dit|dat|het|deze|die)…… (?:wenselijk|rechtvaardig|terecht|eerlijk|redelijk|acceptabel|passend|verantwoord) is
        waarom is (?:het|dit|dat)…… NORMWOORD
        hoe legt COL…… uit
        is (?:dit|dat|het|deze \w+)…… (?:in tegenspraak|in lijn|te rijmen|verenigbaar|consistent) met
        (?:vindt|vinden|vond|acht|achten|onderschrijft|onderschrijven|meent)
        (?:is|zou|was) (?:het|dit|dat)(?: niet| toch| wel| echt| dan| nog| ook)* NORM (?:dat|om|als|te|wanneer)
        is (?:het )?(?:naar|volgens) (?:het|uw) (?:oordeel|mening|opvatting)
        """,
    ),
    (
        "waarde",
        5,
        r"""
        (?:wat|hoe) (?:vindt|vinden|vond|beoordeelt|beoordelen|weegt)
        (?:wat|hoe) (?:reageert|reageren|oordeelt|apprecieert|kijkt|kijken)
        (?:wat|hoe) (?:rijmt|rijmen|verhoudt|verhouden|verenigt)
        (?:wat|hoe) (?:rechtvaardigt|legitimeert|verdedigt|duidt|verantwoordt)
        hoe (?:waardeert|taxeert) COL
        hoe denkt COL (?:over|hierover|daarover|hier over|daar over)
        (?:hoe|wat) COL…… (?:aankijkt|kijkt|beoordeelt|reageert|vindt|weegt|ziet|duidt|oordeelt|rijmt|staat tegenover)
        ziet COL (?:ook )?(?:het|de) (?:belang|nut|noodzaak|waarde|meerwaarde)
        hoe staat COL (?:tegenover|hierin|in de|daarin)
        hoe ziet COL (?:het|dit|de rol|de balans|de verhouding)
        WELK~ (?:reactie|mening|(?<!naar uw )(?<!naar het )oordeel|standpunt|opvatting|visie)
        WELK~ (?:appreciatie|grondhouding|principes?|waarden?|houding)
        WELK~ (?:uitgangspunten|mensbeeld|morele|ethische|betekenis hecht|waarde hecht|belang hecht|gewicht)
        welke (?:betekenis|waarde|prioriteit|plaats) (?:hecht|kent|geeft|heeft)
        (?:is|was|zijn|zou|blijft)… (?:wenselijk|rechtvaardig\w*|acceptabel|aanvaardbaar)
        (?:is|was|zijn|zou|blijft)… (?:terecht|eerlijk|redelijk|logisch)
        (?:is|was|zijn|zou|blijft)… (?:fatsoenlijk|menswaardig|gerechtvaardigd|ethisch|moreel|onwenselijk|oneerlijk)
        (?:is|was|zijn|zou|blijft)… (?:onrechtvaardig|onacceptabel|te verantwoorden)
        (?:is|was|zijn|zou|blijft)… (?:te rechtvaardigen|uit te leggen|verdedigbaar)
        (?:is|was|zijn|zou|blijft)… (?:verantwoord|proportioneel|menselijk|passend)
        (?:is|was|zijn|zou|blijft)… (?:uitlegbaar|solidair|sociaal|in lijn met)
        (?:past|passen|strookt|stroken|rijmt|sluit)
        (?:doet|doen)… recht
        (?:staat|staan)… (?:haaks op|op gespannen voet)
        HOE (?:past|passen|strookt|stroken|sluit|sluiten|doet… recht|is… te rijmen|valt… te rijmen|staat… tot)
        waar (?:ligt|trekt)… grens
        hoort…… thuis
        (?:moet|moeten|zou|zouden|hoort|horen)…… niet (?:juist|gewoon|eerder|vooral|eigenlijk|altijd)
        (?:is|zijn) (?:dit|dat|het|deze \w+)(?: nog| wel| niet| toch| echt| eigenlijk)* (?:menselijk|normaal|sociaal)
        (?:is|zijn) (?:dit|dat|het|deze \w+)(?: nog| wel| niet| toch| echt| eigenlijk)* (?:goed|fair)
        """,
    ),
    (
        "waarde",
        4,
        r"""
        mag…… verwacht
        erkent
        erkennen
        (?:beseft|beaamt|onderkent|ontkent|onderstreept|betwist|bestrijdt|steunt u het standpunt)
        realiseert
        begrijpt
        betreurt
        schaamt
        hoort het
        mag het zo zijn
        verdient
        verdienen
        """,
    ),
    # who does what at which scale
    (
        "schaal",
        5,
        r"""
        welke partijen
        (?:trekt|trekken|werkt|werken|stemt|stemmen|overlegt|overleggen)…… (?:samen|samen op|onderling|met elkaar)
        ziet COL(?: \w+){0,2} (?:een |de )?(?:\w+ )?(?:rol|taak|verantwoordelijkheid)(?: weggelegd| bij| van| voor)
        (?:is|zijn|was) (?:dit|dat|het|deze \w+)… (?:een )?(?:taak|verantwoordelijkheid|zaak|bevoegdheid) (?:van|voor)
        (?:wat|welke?)…… tussen (?:de )?(?:twee|beide|deelnemende|colleges|gemeenten|partijen|organisaties)
        wie is… (?:\w*verantwoordelijk|aansprakelijk|eigenaar|opdrachtgever|aan zet|bevoegd|hoofdaannemer|aanspreekpunt)
        (?:door |aan )?wie (?:heeft|hebben|betaalt|betalen|voert|draagt|neemt|beslist|bepaalt|doet)(?!… last)
        (?:door |aan )?wie (?:hakt|regisseert|coordineert|financiert|stuurt|treedt)
        (?:door |aan )?wie (?:zorgt|voeren|houdt|gaat over|wordt|worden)
        WELK~ (?:rol|rolverdeling|taakverdeling|verantwoordelijkhe(?:id|den)|werkverdeling)
        WELK~ (?:taken|taak|rollen|schaal|niveau)
        WELK~ (?:bevoegdheidsverdeling|samenwerking(?:en|sverband\w*|spartners?)?|verdeelsleutel|positie van)
        HOE… (?:samenwerk\w*|samengewerkt|werkt… samen|werken… samen|trekt… samen op|trekken… samen op|afstemming)
        HOE… (?:afgestemd|overlegd|verdeeld over de (?:deelnemende|gemeenten)|stemt… af|stemmen… af|onderling)
        (?:met|bij|door|via|tussen|in|aan) (?:welke|wie)~ (?:gemeenten|partners|partijen)
        (?:met|bij|door|via|tussen|in|aan) (?:welke|wie)~ (?:organisaties|instanties|gemeente)
        (?:met|bij|door|via|tussen|in|aan) (?:welke|wie)~ (?:overleg\w*|aanbieders|instellingen)
        (?:met|bij|door|via|tussen|in|aan) (?:welke|wie)~ (?:regio\w*|tafels?|gremia)
        (?:met|bij) wie
        namens wie
        hoe ziet COL (?:de|het|uw|zijn|haar|hun)(?: eigen)? (?:rol|verantwoordelijkheid|taak)
        (?:wie|welke \w+) gaat (?:hier|er|daar|hierover|daarover|over)
        (?:ligt|liggen|hoort) (?:de|deze|die|dit|dat)~ (?:taak|taken|verantwoordelijkheid|regie|rol|bevoegdheid)
        welke (?:instanties|partners|organisaties|partijen)…… (?:betrokken|mee|samen|rol|aan tafel)
        hoe trek(?:t|ken)…… op met
        HOE…… (?:op elkaar af|samen op|met elkaar af)
        hoe is de verhouding tussen… (?:gemeenten?|rijk|regio\w*|lokaal|regionaal|provincie)
        welke afspraken… (?:regio\w*|gemeenten|partners|partijen)
        welke afspraken… (?:zorgverzekeraar\w*|rijk|instellingen|woningcorporaties)
        waar kunnen(?: \w+){0,4} terecht
        """,
    ),
    (
        "schaal",
        4.6,
        r"""
        (?:ligt|liggen|berust|valt|vallen|behoort|is|zijn)… (?:bij het rijk|bij de regio)
        (?:ligt|liggen|berust|valt|vallen|behoort|is|zijn)… (?:eindverantwoordelijk\w*|verantwoordelijk\w*)
        (?:ligt|liggen|berust|valt|vallen|behoort)… (?:bij de gemeente|bij welke|bij wie|taak van|een taak)
        (?:neemt|nemen|doet|doen|is|zijn|werkt)… (?:samen met|samengewerkt|afgestemd met)
        (?:werken|trekt|sluit|heeft|hebben|wordt)… (?:samen met|samengewerkt|afgestemd met)
        (?:neemt|nemen|doet|doen)… (?:regiona\w+ (?:samenwerk\w+|overleg\w*|inkoop|expertteam|afspraken))
        (?:is|zijn|werkt|heeft)… (?:regiona\w+ (?:samenwerk\w+|overleg\w*|inkoop|expertteam|afspraken))
        HOE (?:is|wordt|verloopt|verlopen|zijn)~ (?:overdracht|samenwerking|uitwisseling)
        HOE (?:is|wordt|verloopt|verlopen|zijn)~ (?:overleg|afstemming|contact\w*)
        welke (?:andere |omliggende |regio ?|buur)?gemeenten
        hoe verhoud\w+ de (?:rol|rollen|taak|taken|verantwoordelijkhe(?:id|den)|bevoegdheden)
        wat (?:doet|doen|regelt|regelen) (?:de regio|het rijk|de gemeente zelf|andere gemeenten|de vng)
        """,
    ),
    # by what rule, with what mandate and money; how the council knows
    (
        "waarde",
        6,
        r"(?:WELK|welke)~ (?:argumenten|overwegingen|voordelen|nadelen|voors|voor- en nadelen)… (?:tegen|nadelen)",
    ),
    (
        "schaal",
        6,
        r"""
        waarom…… (?:taak|taken|verantwoordelijkheid|regie|bevoegdheid)…… (?:bij|van|door) (?:de|het|een)
        waarom…… (?:regionaal|landelijk|lokaal|gezamenlijk) (?:geregeld|georganiseerd|ingekocht|opgepakt|belegd)
        """,
    ),
    (
        "kader",
        6.5,
        r"""
        (?:deelt|bent|is|vindt|erkent|klopt|onderschrijft)…… in strijd…… met… (?:\w*wet|wmo|avg|verdrag|\w*regels)
        (?:deelt|bent|is|vindt|erkent|klopt|onderschrijft)…… in strijd…… met… (?:verordening|\w*richtlijn\w*|wetgeving)
        """,
    ),
    (
        "kader",
        5.5,
        r"""
        (?:binnen|aan|op grond van|op basis van) welke?~ (?:kaders?|regels?|wet\w*|criteria)
        (?:volgens|onder|tegen|krachtens) welke?~ (?:kaders?|regels?|wet\w*|criteria)
        (?:binnen|aan|op grond van|op basis van|volgens|onder|tegen|krachtens) welke?~ (?:voorwaarden|eisen|afspraken)
        (?:binnen|aan|op grond van|op basis van) welke?~ (?:grondslag|artikel\w*|norm\w*|\w*eisen|grenzen)
        (?:volgens|onder|krachtens) welke?~ (?:grondslag|artikel\w*|norm\w*|\w*eisen|grenzen)
        WELK~ (?:regels?|regelgeving|kaders?|criteria|voorwaarden)
        WELK~ (?:eisen|bevoegdhe\w+|beleidsvrijheid|beleidsruimte|grondslag)
        WELK~ (?:beleidsregels?|normen|verordening\w*|wettelijke|juridische?)
        WELK~ (?:rechtspositie|wetgeving|mandaat|budget\w*|begroting\w*)
        WELK~ (?:dekking|beroepsmogelijk\w*|wet|rechtsmiddelen|\w*plafond)
        WELK~ (?:verdeelregels|richtlijn\w*|protocol\w*|procedures?)
        WELK~ (?:toetsingskader|drempelbedrag\w*|vermogensgrens|inkomensgrens)
        WELK~ (?:status|rechten|plichten|middelen(?! zet))
        (?:hoe|in hoeverre) verhoud\w+…… (?:artikel|\w*wet|\w*verordening|avg|wettelijke|\w*plicht|\w*kader|norm\w*)
        (?:hoe|in hoeverre) verhoud\w+…… (?:wetgeving|\w*regels|jurisprudentie|uitspraak)
        WELK~ (?:rol|bevoegdheid|positie|invloed)(?: heeft| hebben| krijgt)? RAAD
        (?:past|passen|valt|vallen|blijft)… binnen (?:de |het |deze )?(?:\w+ )?(?:begroting|wet|wettelijke|regels)
        (?:past|passen|valt|vallen|blijft)… binnen (?:de |het |deze )?(?:\w+ )?(?:kaders?|budget)
        (?:past|passen|valt|vallen|blijft)… binnen (?:de |het |deze )?(?:\w+ )?(?:verordening|afspraken)
        waar staat…… (?:wie|wat|dat|recht)
        HOE… (?:hoort|horen|krijgt|ontvangt) RAAD
        (?:en )?wanneer (?:hoort|krijgt|ontvangt) RAAD
        (?:deze|die|de) (?:gelden|middelen|budgetten|subsidie\w*|reserves)…… (?:beschikbaar|geoormerkt|besteed|ingezet)
        wat gebeurt er met…… (?:uitkering|recht|indicatie|bijstand|toeslag|beschikking)…… (?:als|wanneer|indien)
        wat gebeurt er met… (?:uitkering|indicatie|bijstand|toeslag|beschikking) (?:als|wanneer|indien)
        staat (?:de|het)~ (?:verordening|wet|jeugdwet|regeling|beleid) toe
        (?:hoe|hoe vaak|wanneer|op welke (?:wijze|manier|momenten)|in welke vorm|kan)… RAAD… INFORM
        (?:wordt|is|heeft|wil|wilt|kunt|bent|zijn|gaat|zal|zult|zou|hoe|worden)… RAAD… INFORM
        (?:kan|kunt|wilt|bent|is)…… vragen…… (?:beantwoord|beantwoorden|antwoorden)
        (?:op|tegen|met) (?:grond|basis) waarvan
        HOE (?:wordt|worden|is|zijn|definieert)…… (?:gedefinieerd|afgebakend|begrensd|juridisch)
        wat is (?:de|uw) (?:definitie|afbakening)
        hoeveel (?:geld|budget|middelen)…… (?:beschikbaar|begroot|gereserveerd|vrijgemaakt|begroting)
        (?:is|zijn|acht|voelt)…… (?:gehouden|gebonden|verplicht) (?:aan|om|tot)
        (?:waarom|per wanneer|moet|mag|gaat|krijgt|welk besluit|waarover)… RAAD… INFORM
        (?:is|zijn|was)…… (?:lijn|overeenstemming|strijd|verenigbaar) met… (?:\w*wet|wmo|\w*wetgeving|\w*verordening)
        (?:is|zijn|was)…… (?:lijn|overeenstemming|strijd|verenigbaar) met… (?:avg|verdrag)
        HOE… (?:informatieplicht|informatievoorziening aan de raad|informatie aan de raad)
        """,
    ),
    (
        "kader",
        4.6,
        r"""
        (?:is|zijn|was|waren|komt|heeft|hebben)(?: er)?… (?:genoeg|voldoende|budget)… (?:geld|budget|middelen)
        (?:is|zijn|was|waren|komt|heeft|hebben)(?: er)?… (?:geld|middelen|dekking)… (?:geld|budget|middelen)
        (?:is|zijn|was|waren)(?: er)?… (?:budget|geld|middelen|dekking)… (?:beschikbaar|gereserveerd)
        (?:komt|heeft|hebben)(?: er)?… (?:budget|geld|middelen|dekking)… (?:beschikbaar|gereserveerd)
        (?:is|zijn|was|waren|komt|heeft|hebben)(?: er)?… (?:budget|geld|middelen|dekking)… (?:begroot|voor)
        (?:mag|mogen)(?!.{0,80}verwacht)
        is het(?: \w+)? toegestaan
        (?:heeft|hebben)… recht op
        (?:is|zijn)… (?:verplicht|wettelijk|juridisch|bevoegd|in strijd)
        (?:is|zijn)… (?:in overeenstemming|toegestaan|conform|rechtmatig)
        (?:voldoet|voldoen|handelt|overtreedt)
        (?:uit|ten laste van) welke?~ (?:budget\w*|begroting\w*|post|programma|middelen|potje|reserve)
        ten laste van
        (?:hoeveel|welke?)~ (?:ruimte|vrijheid|speelruimte)
        wat (?:wordt|verstaat|verstaan)… onder
        krijgt iedereen
        waar (?:is|staat|zijn|wordt)…… (?:vastgelegd|geregeld|beschreven|opgenomen)
        WELK~ (?:mogelijkheden|instrumenten|middelen|informatie|stukken|ruimte) (?:heeft|krijgt|hebben|ontvangt) RAAD
        dat…… (?:moet|moeten|dient|dienen|behoort|behoren|verplicht|mag|mogen)
        (?:wie|welke \w+) (?:komt|komen|kan|kunnen|heeft|hebben)…… (?:in aanmerking|aanspraak|recht op)
        (?:geldt|gelden) (?:deze|de|die|dit|het)… (?:\w*regels?|\w*regeling|\w*eis|\w*eisen)
        (?:geldt|gelden) (?:deze|de|die|dit|het)… (?:voorwaarden?|normen|norm|verplichting)
        (?:houdt|houden) COL zich… aan
        (?:wordt|worden|is|zijn)…… (?:gecompenseerd|vergoed|bekostigd|gedekt) (?:door|uit|vanuit|met)
        (?:kan|kunnen) (?:een |elke |iedere |ook )?MENS…… (?:gebruik ?maken|aanspraak|beroep doen)
        (?:kan|kunnen) (?:een |elke |iedere |ook )?MENS…… (?:aanvragen|krijgen|meedoen)
        (?:kan|kunnen) (?:een |elke )?(?:\w+ )?MENS…… (?:gebruik ?maken|aanspraak|beroep doen|aanvragen)
        kom(?:t|en) (?:een |ook )?(?:\w+ )?MENS…… in aanmerking
        wat (?:zegt|staat)… (?:de wet|verordening|beleidsregels?|het contract)
        """,
    ),
)
