"""Cues at the head of a question for what it led to, how it is lived, what was learned, what is right, who and by what rule.

Written as in ``tekens_kop``.
"""

from __future__ import annotations

KOPPEN_VERVOLG: tuple[tuple[str, float, str], ...] = (
    # what it led to
    (
        "effect",
        5.8,
        r"hoeveel…… (?:door|dankzij) (?:de|het|deze|dit|een)…… (?:gevonden|gekomen|geholpen|uitgestroomd|bereikt)",
    ),
    (
        "effect",
        7,
        r"(?:met )?hoeveel…… (?:opgeleverd|oplevert|bespaard|geholpen)",
    ),
    (
        "effect",
        5.2,
        r"""
        (?:wat|in hoeverre|welke?)…… (?:opgeleverd|op ?leveren|oplevert|bespaard|teweeggebracht)
        (?:wat|in hoeverre) (?:is|heeft|hebben|zijn|was)…… bereikt
        wat (?:levert|leverde|leverden|leveren)(?!… aan$)
        WELK~ (?:gevolg(?:en)?|consequenties?|effect(?:en)?|impact|resulta(?:at|ten)|invloed|opbrengst(?:en)?|uitwerking)
        (?:in welke mate|in hoeverre|hoe) (?:heeft|hebben)…… (?:verbeterd|versterkt|verminderd|veranderd|verlaagd|vergroot)
        welk verschil (?:maakt|maken|maakte)
        wat is er…… (?:veranderd|verbeterd|verslechterd|bereikt)
        wat (?:merkt|merken) (?:de stad|het dorp|de wijk|de samenleving|de gemeente|onze stad)
        WELK~ risico's (?:van|als|bij)
        WELK~ (?:bijdrage|baten|verandering(?:en)?|gevolgen|neveneffecten|bijwerkingen|meerwaarde|rendement)
        (?:tot|met) welke?~ (?:verandering(?:en)?|resulta(?:at|ten)|effect(?:en)?|verbetering(?:en)?|besparing(?:en)?)
        """,
    ),
    (
        "effect",
        4.8,
        r"""
        (?:heeft|hebben|had|werkt|werken|helpt|helpen)… (?:gewerkt|geholpen|effect|geleid|resultaat|opgeleverd|bijgedragen)
        (?:leidt|leiden|leidde|leidden)(?!.{0,40}schrijnend)
        (?:tot welke?|waartoe|waar)… (?:geleid|leidt|leidde|toe geleid)
        waartoe
        (?:draagt|dragen|droeg|droegen)… bij
        HOE (?:heeft|hebben|leidt|draagt|dragen|werkt|is|zijn|was)… (?:bijgedragen|geleid|gewerkt|bij aan|effectief)
        HOE (?:heeft|hebben|is|zijn|was|worden|wordt)… (?:doeltreffend|afgenomen|verbeterd|bereikt|behaald|gehaald|geslaagd)
        HOE (?:is|zijn)… (?:veranderd (?:sinds|door|na)|gedaald (?:sinds|door|na)|gestegen (?:sinds|door|na))
        WELK~ uitkomst(?:en)?
        hoe (?:effectief|succesvol|doeltreffend|goed werkt)
        (?:is|zijn|wordt|worden|werd|werden)… (?:doel|doelen|doelstelling|doelstellingen|resultaten)… (?:bereikt|behaald|gehaald)
        (?:is|zijn)… (?:afgenomen|gedaald|gestegen|verbeterd|veranderd) (?:sinds|door|dankzij|nadat|na)
        (?:is|zijn)…… (?:door|dankzij|sinds)…… (?:afgenomen|gedaald|gestegen|verbeterd|veranderd|toegenomen|verminderd)
        HOE (?:werkt|werken|pakt|pakken)…… (?:door|uit)
        (?:is|zijn)…… geworden (?:sinds|door|na|dankzij)
        wat (?:heeft|hebben)… (?:betekend|gedaan) voor
        (?:werkt|werken|werkte|functioneert|loopt)… (?:goed|beter|slechter|naar behoren|zoals bedoeld|in de praktijk)
        wat (?:merken|ziet) COL (?:terug )?van
        """,
    ),
    ("effect", 3.4, r"(?:helpt|helpen|werkt|werken|lukt|loont|slaagt|slagen|scheelt|zorgt|zorgen|maakt) (?!COL|u)[a-z]+"),
    ("effect", 3.2, r"wat (?:betekent|betekenen|betekende|werkt)|hoe (?:werkt|werken|pakt|pakken)"),
    # how it is lived
    (
        "ervaring",
        6,
        r"""
        (?:wat|welke?|hoe|waarvan|in hoeverre)~ (?:ondervind\w+|ervaren|ervaart|beleven|beleeft|merken|merkt|voelen)~ MENS
        (?:tegen welke|waar|welke)~ (?:problemen|knelpunten|drempels?|obstakels)~ (?:lopen|loopt|ervaren|ondervinden)
        (?:wat|welke?|hoe|waar\w*)(?: het| dit| dat)? (?:\w+ ){0,3}?MENS… (?:vertellen|merken|ervaren|ervaart|zich voelen|beleven|meemaken|ondervinden)
        (?:wat|welke?|hoe|waar\w*)(?: het| dit| dat)? (?:\w+ ){0,3}?MENS… (?:aanlopen|tegenkomen|vertelt|merkt|meemaakt|ondervindt|van vinden)
        hoe (?:het|dit|dat) (?:is|voelt)…… voor MENS
        hoe [a-z]+ is het (?:voor|om)
        wat…… (?:voor|bij) (?:\w+ )?MENS (?:heeft |hebben )?(?:betekend|betekent|betekenen|doet)
        wat (?:krijgt|hoort|horen|krijgen) COL…… van (?:\w+ )?MENS
        wat is het beeld van MENS
        zijn er MENS (?:die|voor wie)…… (?:knel|vastlopen|vast lopen|problemen|nood|gedupeerd|afhaken|radeloos)
        welke (?:spanning\w*|druk|stress|last|belasting)
        wat gebeurt er~ met(?: \w+){0,2} MENS
        waar lopen(?: \w+){0,3} MENS… (?:aan|op|tegenaan|tegen|vast)
        hoe (?:beoordelen|oordelen|waarderen|bekijken|kijken|denken|vinden)~ MENS
        """,
    ),
    (
        "ervaring",
        5.6,
        r"""
        HOE (?:ervaren|ervaart|ervoeren|beleven|beleeft|beleefden|ondervind\w+|ondergaan|voelen|voelt|verging|vergaat)
        HOE (?:wordt|worden|werd|werden|is|zijn)… (?:beleefd|ervaren|gewaardeerd door|ontvangen door)
        hoe (?:waarderen|waardeert|kijken|denken|vinden|reageren|gaat het met|is het voor|was het voor|hebben)~ MENS
        hoe (?:is het|voelt het)~ om
        (?:wat|waaraan|hoe|waar) (?:merken|merkt|merkten|vertellen|vertelt|zeggen|vinden|ondervinden|maken)~ MENS
        wat (?:merkt|merken|horen|hoort|vertellen|vinden|zeggen)(?! de stad| het dorp| de wijk| de samenleving| de gemeente)
        wat (?:doet|deed|doen) (?:het|dit|dat|deze \w+|de \w+)… met(?: \w+)? MENS
        wat doet (?:het|dit|dat) met
        WELK~ (?:ervaringen|verhalen|beleving|schrijnende|geluiden|emoties|dilemma's|angsten)
        (?:tot|van) welke~ (?:schrijnende|situaties|verhalen)
        (?:hebben|heeft|krijgen|krijgt)~ MENS… (?:het gevoel|de ervaring|het idee|vertrouwen)
        (?:ervaren|ervaart|voelen|voelt|merken|merkt|durven|durft)
        hoe tevreden
        (?:leidt|leidde|heeft|zijn er|waren er)… schrijnende?
        """,
    ),
    (
        "ervaring",
        4.6,
        r"""
        wat (?:betekent|betekenen|betekende|betekenden)… (?:voor|in het leven van)~ MENS
        (?:tegen welke|welke|waar)~ (?:drempels?|obstakels|hindernissen|problemen|belemmeringen)… (?:lopen|loopt|ervaren)
        (?:tegen welke|welke|waar)~ (?:drempels?|obstakels|hindernissen|belemmeringen)… (?:ondervinden|stuiten|komen)
        (?:herkent|herkennen) COL…… (?:signalen van|voelen|ervaren)
        wat…… met (?:\w+ )?MENS doet
        (?:hoort|horen|krijgt|krijgen|ontvangt) (?:COL|wij)…… (?:van (?:\w+ )?MENS|signalen|klachten|verhalen)
        (?:zijn|is) MENS… (?:tevreden|blij|bang|boos|teleurgesteld|geholpen)
        welke (?:signalen|klachten|reacties) (?:krijg\w+|ontvang\w*|bereik\w+|hoor\w*) COL… (?:van|uit)
        welke (?:signalen|klachten|reacties) (?:ontvang\w*|krijg\w*|bereik\w*|kom\w*|hoor\w*|zijn)
        kan(?: \w+)? COL zich (?:voorstellen|indenken)|kunt u zich (?:voorstellen|indenken)
        hoe ziet~ (?:dag|leven|dagelijks leven)
        """,
    ),
    # what was learned
    (
        "leren",
        6,
        r"(?:wat|welke)…… (?:aan|tot)(?: \w+)? (?:inzichten|lessen|leerpunten)|wat (?:doet|doen|gaat)… (?:anders|voortaan anders)",
    ),
    (
        "leren",
        5.8,
        r"""
        (?:wat|welke|hoe|waarom|in hoeverre|wanneer)… (?:geleerd|leren|leert|lessen|lering|leerpunten|verbeterpunten)
        WELK~ (?:evaluaties?|pilots?|proe(?:f|ven)|proeftuin(?:en)?|experiment(?:en)?|inzichten|bevindingen|les|leereffect)
        WELK~ (?:aanbevelingen|conclusies|leerervaring(?:en)?|verbeteringen zijn|uitkomsten van (?:de|het) (?:pilot|evaluatie))
        wat (?:komt|kwam|blijkt|bleek|leert|leerde)… (?:de evaluatie|de pilot|de proef|het experiment|uit het onderzoek)
        """,
    ),
    (
        "leren",
        4.6,
        r"""
        (?:is|zijn|wordt|worden|wanneer|hoe|heeft|hebben|gaat|bent|wil|wilt|op welke \w+)… (?:geevalueerd|evaluatie|evalueren)
        (?:is|zijn|wordt|worden|wanneer|hoe|heeft|hebben|gaat|bent|wil|wilt|op welke \w+)… (?:evalueert|tussenevaluatie)
        (?:wordt|worden|is|zijn|wanneer|gaat|hoe)… (?:getoetst|ooit onderzocht|tegen het licht gehouden|gemonitord)
        (?:wat|hoe) (?:gaat|doet|doen|zou|zouden|had|hadden|moet|kan|kunnen|gaan|is)… (?:anders|beter)
        waarin verschilt
        wat (?:heeft|hebben) COL…… (?:meegenomen|opgestoken|onthouden|overgehouden)
        welke ervaring(?:en)? (?:is|zijn|heeft|hebben)… opgedaan
        WELK~ (?:succesfactoren|faalfactoren|werkzame)
        hoe (?:meet|meten|volgt|toetst|monitort|evalueert) COL
        tot welke~ (?:aanpassingen|wijzigingen|bijstelling\w*)
        wat…… (?:een )?volgende keer
        HOE…… (?:proef|pilot|experiment|evaluatie|aanbevelingen|ervaringen)…… (?:gevolgd|bijgestuurd|gemeten|vertaald|verwerkt|benut|opgedaan|gebruikt)
        HOE… (?:kennis|ervaringen|inzichten)…… (?:opgedaan|geleerd|gedeeld|benut|gebruikt|verankerd|geborgd)
        (?:kan|kunt|wil|wilt) (?:COL|u)… (?:ervaringen|bevindingen|inzichten|lessen) (?:uit|van)
        (?:is|zijn|bent|ben) (?:COL )?(?:bereid|voornemens|van plan)…… (?:evalueren|evaluatie|geevalueerd|lessen)
        (?:wilt|wil|gaat|gaan|overweegt|kan|kunt) (?:COL|u)…… (?:evalueren|evaluatie|geevalueerd|lessen|te leren)
        (?:wordt|worden|is|zijn)…… (?:tussentijds getoetst|tegen het licht gehouden)
        (?:hoe|op welke (?:wijze|manier))… (?:rekening gehouden met de|verwerkt|meegenomen in het vervolg|bijgesteld)
        welke ervaringen (?:zijn|hebben|heeft) (?:er )?(?:COL|opgedaan|elders|andere gemeenten|tot)
        """,
    ),
    # what is right
    (
        "waarde",
        5.5,
        r"""
        (?:deelt|delen|deel) (?:u|COL|wij)
        (?:bent|is|zijn) (?:COL )?(?:het )?(?:er |ermee |met ons |met mij |het ermee |met de \w+ )*(?:eens|van (?:mening|oordeel))
        (?:bent|is|zijn) (?:u|COL)… (?:eens|van mening|van oordeel|de mening toegedaan)
        kan COL zich vinden
        staat COL (?:nog |wel )*achter
        WELK~ afweging…… tussen
        waarom is (?:het|dit|dat)…… NORMWOORD
        hoe legt COL…… uit
        is (?:dit|dat|het|deze \w+)…… (?:in tegenspraak|in lijn|te rijmen|verenigbaar|consistent) met
        (?:vindt|vinden|vond|acht|achten|onderschrijft|onderschrijven|meent)
        waarom (?:vindt|acht|vond)
        (?:is|zou|was) (?:het|dit|dat)(?: niet| toch| wel| echt| dan| nog| ook)* NORM (?:dat|om|als|te|wanneer)
        is (?:het )?(?:naar|volgens) (?:het|uw) (?:oordeel|mening|opvatting)
        """,
    ),
    (
        "waarde",
        5,
        r"""
        (?:wat|hoe) (?:vindt|vinden|vond|beoordeelt|beoordelen|weegt|reageert|reageren|oordeelt|apprecieert|kijkt|kijken)
        (?:wat|hoe) (?:rijmt|rijmen|verhoudt|verhouden|verenigt|rechtvaardigt|legitimeert|verdedigt|duidt|verantwoordt)
        hoe (?:denkt|waardeert|taxeert) COL
        (?:hoe|wat) COL…… (?:aankijkt|kijkt|beoordeelt|reageert|vindt|weegt|ziet|duidt|oordeelt|rijmt|staat tegenover)
        hoe staat COL (?:tegenover|hierin|in de|daarin)
        hoe ziet COL (?:het|dit|de rol|de balans|de verhouding)
        WELK~ (?:reactie|mening|(?<!naar uw )(?<!naar het )oordeel|standpunt|opvatting|visie|appreciatie|grondhouding|principes?|waarden?|houding)
        WELK~ (?:uitgangspunten|mensbeeld|morele|ethische|betekenis hecht|waarde hecht|belang hecht|gewicht)
        welke (?:betekenis|waarde|prioriteit|plaats) (?:hecht|kent|geeft|heeft)
        (?:is|was|zijn|zou|blijft)… (?:wenselijk|rechtvaardig\w*|acceptabel|aanvaardbaar|terecht|eerlijk|redelijk|logisch)
        (?:is|was|zijn|zou|blijft)… (?:fatsoenlijk|menswaardig|gerechtvaardigd|ethisch|moreel|onwenselijk|oneerlijk)
        (?:is|was|zijn|zou|blijft)… (?:onrechtvaardig|onacceptabel|te verantwoorden|te rechtvaardigen|uit te leggen|verdedigbaar)
        (?:is|was|zijn|zou|blijft)… (?:verantwoord|proportioneel|menselijk|passend|uitlegbaar|solidair|sociaal|in lijn met)
        (?:past|passen|strookt|stroken|rijmt|sluit)
        (?:doet|doen)… recht
        (?:staat|staan)… (?:haaks op|op gespannen voet)
        HOE (?:past|passen|strookt|stroken|sluit|sluiten|doet… recht|is… te rijmen|valt… te rijmen|staat… tot)
        waar (?:ligt|trekt)… grens
        hoort…… thuis
        (?:moet|moeten|zou|zouden|hoort|horen)…… niet (?:juist|gewoon|eerder|vooral|eigenlijk|altijd)
        (?:is|zijn) (?:dit|dat|het|deze \w+)(?: nog| wel| niet| toch| echt| eigenlijk)* NORM$
        """,
    ),
    (
        "waarde",
        4,
        r"mag…… verwacht|erkent|erkennen|beseft|realiseert|begrijpt|betreurt|schaamt|hoort het|mag het zo zijn|verdient|verdienen",
    ),
    # who does what at which scale
    (
        "schaal",
        5,
        r"""
        welke partijen
        (?:door |aan )?wie (?:is|zijn|heeft|hebben|betaalt|betalen|voert|draagt|neemt|beslist|bepaalt|doet)(?!… last)
        (?:door |aan )?wie (?:hakt|regisseert|coordineert|financiert|stuurt|treedt|zorgt|voeren|houdt|gaat over|wordt|worden)
        WELK~ (?:rol|rolverdeling|taakverdeling|verantwoordelijkhe(?:id|den)|werkverdeling|taken|taak|rollen|schaal|niveau)
        WELK~ (?:bevoegdheidsverdeling|samenwerking(?:en|sverband\w*|spartners?)?|verdeelsleutel|positie van)
        HOE… (?:samenwerk\w*|samengewerkt|werkt… samen|werken… samen|trekt… samen op|trekken… samen op|afstemming)
        HOE… (?:afgestemd|overlegd|verdeeld over de (?:deelnemende|gemeenten)|stemt… af|stemmen… af|onderling)
        (?:met|bij|door|via|tussen|in|aan) (?:welke|wie)~ (?:gemeenten|partners|partijen|organisaties|instanties|gemeente)
        (?:met|bij|door|via|tussen|in|aan) (?:welke|wie)~ (?:overleg\w*|aanbieders|instellingen|regio\w*|tafels?|gremia)
        (?:met|bij) wie
        namens wie
        (?:wie|welke \w+) gaat (?:hier|er|daar|hierover|daarover|over)
        (?:ligt|liggen|hoort) (?:de|deze|die|dit|dat)~ (?:taak|taken|verantwoordelijkheid|regie|rol|bevoegdheid)
        welke (?:instanties|partners|organisaties|partijen)…… (?:betrokken|mee|samen|rol|aan tafel)
        hoe trek(?:t|ken)…… op met
        HOE…… (?:op elkaar af|samen op|met elkaar af)
        hoe is de verhouding tussen
        welke afspraken… (?:regio\w*|gemeenten|partners|partijen|zorgverzekeraar\w*|rijk|instellingen|woningcorporaties)
        waar kunnen(?: \w+){0,4} terecht
        """,
    ),
    (
        "schaal",
        4.6,
        r"""
        (?:ligt|liggen|berust|valt|vallen|behoort|is|zijn)… (?:bij het rijk|bij de regio|eindverantwoordelijk\w*|verantwoordelijk\w*)
        (?:ligt|liggen|berust|valt|vallen|behoort)… (?:bij de gemeente|bij welke|bij wie|taak van|een taak)
        (?:neemt|nemen|doet|doen|is|zijn|werkt|werken|trekt|sluit|heeft|hebben|wordt)… (?:samen met|samengewerkt|afgestemd met)
        (?:neemt|nemen|doet|doen|is|zijn|werkt|heeft)… (?:regiona\w+ (?:samenwerk\w+|overleg\w*|inkoop|expertteam|afspraken))
        HOE (?:is|wordt|verloopt|verlopen|zijn)~ (?:overdracht|samenwerking|uitwisseling|overleg|afstemming|contact\w*)
        welke (?:andere |omliggende |regio ?|buur)?gemeenten
        hoe verhoud\w+ de (?:rol|taak|taken|verantwoordelijkheid)
        wat (?:doet|doen|regelt|regelen) (?:de regio|het rijk|de gemeente zelf|andere gemeenten|de vng)
        """,
    ),
    # by what rule, with what mandate and money; how the council knows
    (
        "kader",
        5.5,
        r"""
        (?:binnen|aan|op grond van|op basis van|volgens|onder|tegen|krachtens) welke?~ (?:kaders?|regels?|wet\w*|criteria)
        (?:binnen|aan|op grond van|op basis van|volgens|onder|tegen|krachtens) welke?~ (?:voorwaarden|eisen|afspraken)
        (?:binnen|aan|op grond van|op basis van|volgens|onder|krachtens) welke?~ (?:grondslag|artikel\w*|norm\w*|\w*eisen|grenzen)
        WELK~ (?:regels?|regelgeving|kaders?|criteria|voorwaarden|eisen|bevoegdhe\w+|beleidsvrijheid|beleidsruimte|grondslag)
        WELK~ (?:beleidsregels?|normen|verordening\w*|wettelijke|juridische?|rechtspositie|wetgeving|mandaat|budget\w*|begroting\w*)
        WELK~ (?:dekking|beroepsmogelijk\w*|wet|rechtsmiddelen|\w*plafond|verdeelregels|richtlijn\w*|protocol\w*|procedures?)
        WELK~ (?:toetsingskader|drempelbedrag\w*|vermogensgrens|inkomensgrens|status|rechten|plichten|middelen(?! zet))
        (?:hoe|in hoeverre) verhoud\w+…… (?:artikel|\w*wet|\w*verordening|avg|wetgeving|\w*regels|jurisprudentie|uitspraak)
        WELK~ (?:rol|bevoegdheid|positie|invloed)(?: heeft| hebben| krijgt)? RAAD
        (?:past|passen|valt|vallen|blijft)… binnen (?:de |het |deze )?(?:\w+ )?(?:begroting|wet|wettelijke|regels|kaders?|budget|verordening|afspraken)
        waar staat…… (?:wie|wat|dat|recht)
        HOE… (?:hoort|horen|krijgt|ontvangt) RAAD
        (?:en )?wanneer (?:hoort|krijgt|ontvangt) RAAD
        staat (?:de|het)~ (?:verordening|wet|jeugdwet|regeling|beleid) toe
        (?:hoe|hoe vaak|wanneer|op welke (?:wijze|manier|momenten)|in welke vorm|kan|wordt|is|heeft|wil|wilt|kunt)… RAAD… INFORM
        (?:waarom|per wanneer|moet|mag|gaat|krijgt|welk besluit|waarover)… RAAD… INFORM
        HOE… (?:informatieplicht|informatievoorziening aan de raad|informatie aan de raad)
        """,
    ),
    (
        "kader",
        4.6,
        r"""
        (?:is|zijn|was|waren|komt|heeft|hebben)(?: er)?… (?:genoeg|voldoende|budget|geld|middelen|dekking)… (?:geld|budget|middelen)
        (?:is|zijn|was|waren|komt|heeft|hebben)(?: er)?… (?:budget|geld|middelen|dekking)… (?:beschikbaar|gereserveerd|begroot|voor)
        (?:mag|mogen)(?!.{0,80}verwacht)
        is het(?: \w+)? toegestaan
        (?:heeft|hebben)… recht op
        (?:is|zijn)… (?:verplicht|wettelijk|juridisch|bevoegd|in strijd|in overeenstemming|toegestaan|conform|rechtmatig)
        (?:voldoet|voldoen|handelt|overtreedt)
        (?:uit|ten laste van) welke?~ (?:budget\w*|begroting\w*|post|programma|middelen|potje|reserve)
        ten laste van
        (?:hoeveel|welke?)~ (?:ruimte|vrijheid|speelruimte)
        wat (?:wordt|verstaat|verstaan)… onder
        krijgt iedereen
        wat (?:zegt|staat)… (?:de wet|verordening|beleidsregels?|het contract)
        """,
    ),
)

# What the opener itself asks for ("Kunt u een overzicht geven van …").
OPENERS: tuple[tuple[str, float, str], ...] = (
    ("feit", 2.2, r"overzicht|uitsplitsing|opsomming|stand van zaken|bevestigen|cijfers|update"),
    ("oorzaak", 2.5, r"verklaring|verklaren|motiveren|onderbouwen|onderbouwing"),
    ("oorzaak", 1.6, r"toelichten|toelichting|uitleggen"),
    ("waarde", 4.0, r"reactie|reageren|reflecteren|reflectie|appreciatie"),
    ("opgave", 1.5, r"zicht op|in beeld|beeld van|schetsen"),
)
