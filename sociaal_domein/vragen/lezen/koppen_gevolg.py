"""Cues at the head of a question for what it led to, how it is lived and what was learned, as in ``koppen_feit``."""

from __future__ import annotations

KOPPEN_GEVOLG: tuple[tuple[str, float, str], ...] = (
    # what it led to
    (
        "effect",
        5.8,
        r"""
        (?:met )?hoeveel…… (?:gedaald|gestegen|afgenomen|toegenomen) (?:sinds|door|na)
        HOE werkt…… uit
        hoeveel…… (?:door|dankzij) (?:de|het|deze|dit|een)…… (?:gevonden|gekomen|geholpen|uitgestroomd|bereikt)
        """,
    ),
    (
        "effect",
        7,
        r"""
        (?:met )?hoeveel…… (?:opgeleverd|oplevert|bespaard|geholpen)
        """,
    ),
    (
        "effect",
        5.2,
        r"""
        (?:wat|in hoeverre|welke?)…… (?:opgeleverd|op ?leveren|oplevert|bespaard|teweeggebracht)
        (?:wat|in hoeverre) (?:is|heeft|hebben|zijn|was)…… bereikt
        wat (?:levert|leverde|leverden|leveren)(?!… aan$)
        WELK~ (?:gevolg(?:en)?|consequenties?|effect(?:en)?|impact)
        WELK~ (?:effectiviteit|doeltreffendheid|doelmatigheid|succes|nut|toegevoegde waarde|maatschappelijke baten)
        (?:denkt|verwacht|vreest) COL(?: ook| niet)? dat…… (?:als|wanneer|indien|door|hierdoor|daardoor)
        (?:verwachten|denken|voorziet) COL(?: ook| niet)? dat…… (?:als|wanneer|indien|door|hierdoor|daardoor)
        (?:denkt|verwacht|vreest) COL(?: ook| niet)? dat…… (?:zal|zullen|leidt|leiden|gevolg|gevolgen)
        (?:verwachten|denken|voorziet) COL(?: ook| niet)? dat…… (?:zal|zullen|leidt|leiden|gevolg|gevolgen)
        (?:denkt|verwacht|vreest|verwachten|denken|voorziet) COL(?: ook| niet)? dat (?:als|wanneer|indien|door)
        WELK~ (?:resulta(?:at|ten)|invloed|opbrengst(?:en)?|uitwerking)
        (?:in welke mate|in hoeverre|hoe) (?:heeft|hebben)…… (?:verbeterd|versterkt|verminderd)
        (?:in welke mate|in hoeverre|hoe) (?:heeft|hebben)…… (?:veranderd|verlaagd|vergroot)
        (?:ziet|zien|vreest|onderkent) COL(?: ook)? (?:het |een )?(?:risico|gevaar|kans) (?:dat|op)
        (?:kan|kunnen|zou|zouden|zal|zullen|gaat|dreigt|dreigen)(?! COL)… (?:leiden|toe leiden|ertoe leiden)
        (?:bestaat|is|loopt|lopen|dreigt)(?: er)?… (?:risico|gevaar|kans) (?:dat|op|van)
        WELK~ (?:risico's|gevaren)…… (?:verbonden|kleven|gepaard)
        (?:leidt|zorgt|zorgde|leidde) (?:dit|dat|het|deze \w+)…… (?:tot|ervoor|toe)
        (?:bent|is|zijn) COL(?: ook| niet)? (?:bang|bevreesd|bezorgd) dat…… (?:leidt|leiden|gevolg|hierdoor|door)
        wat gebeurt er (?:als|wanneer|indien|zodra)
        wat heeft (?:dit|dat|het|deze|de)…… (?:gebracht|uitgemaakt|betekend)
        welk verschil (?:maakt|maken|maakte)
        (?:heeft|hebben) (?!COL)…… (?:verminderd|verbeterd|verlaagd|verkort|vergroot|versterkt|veranderd)
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
        (?:heeft|hebben|had|werkt|werken|helpt|helpen)… (?:gewerkt|geholpen|effect|geleid)
        (?:heeft|hebben|had|werkt|werken|helpt|helpen)… (?:resultaat|opgeleverd|bijgedragen)
        (?:leidt|leiden|leidde|leidden)(?!.{0,40}schrijnend)
        (?:tot welke?|waartoe|waar)… (?:geleid|leidt|leidde|toe geleid)
        waartoe
        (?:draagt|dragen|droeg|droegen)… bij
        HOE (?:heeft|hebben|leidt|draagt|dragen|werkt|is|zijn|was)… (?:bijgedragen|geleid|gewerkt|bij aan|effectief)
        HOE (?:heeft|hebben|is|zijn|was|worden|wordt)… (?:doeltreffend|afgenomen|verbeterd|bereikt)
        HOE (?:heeft|hebben|is|zijn|was|worden|wordt)… (?:behaald|gehaald|geslaagd)
        HOE (?:is|zijn)… (?:veranderd (?:sinds|door|na)|gedaald (?:sinds|door|na)|gestegen (?:sinds|door|na))
        WELK~ uitkomst(?:en)?
        hoe (?:effectief|succesvol|doeltreffend|goed werkt)
        (?:is|zijn|wordt|worden|werd|werden)… (?:doel|doelen|doelstelling)… (?:bereikt|behaald|gehaald)
        (?:is|zijn|wordt|worden|werd|werden)… (?:doelstellingen|resultaten)… (?:bereikt|behaald|gehaald)
        (?:is|zijn)… (?:afgenomen|gedaald|gestegen|verbeterd|veranderd) (?:sinds|door|dankzij|nadat|na)
        (?:is|zijn)…… (?:door|dankzij|sinds)…… (?:afgenomen|gedaald|gestegen|verbeterd)
        (?:is|zijn)…… (?:door|dankzij|sinds)…… (?:veranderd|toegenomen|verminderd)
        HOE (?:werkt|werken|pakt|pakken)…… (?:door|uit)
        (?:is|zijn)…… geworden (?:sinds|door|na|dankzij)
        wat (?:heeft|hebben)… (?:betekend|gedaan) voor
        (?:werkt|werken|werkte|functioneert|loopt)… (?:goed|beter|slechter|naar behoren|zoals bedoeld|in de praktijk)
        wat (?:merken|ziet) COL (?:terug )?van
        """,
    ),
    (
        "effect",
        3.4,
        r"""
        (?:helpt|helpen|werkt|werken|lukt|loont|slaagt|slagen|scheelt|zorgt|zorgen|maakt) (?!COL|u)[a-z]+
        """,
    ),
    (
        "effect",
        3.2,
        r"""
        wat (?:betekent|betekenen|betekende|werkt)
        hoe (?:werkt|werken|pakt|pakken)
        """,
    ),
    # how it is lived
    (
        "ervaring",
        6,
        r"""
        (?:wat|welke?|hoe|waarvan|in hoeverre)~ (?:ondervind\w+|ervaren|ervaart|beleven)~ MENS
        (?:wat|welke?|hoe|waarvan|in hoeverre)~ (?:beleeft|merken|merkt|voelen)~ MENS
        (?:tegen welke|waar|welke)~ (?:problemen|knelpunten|drempels?|obstakels)~ (?:lopen|loopt|ervaren|ondervinden)
        (?:wat|welke?|hoe|waar\w*)(?: het| dit| dat)? (?:\w+ ){0,3}?MENS… (?:vertellen|merken|ervaren|ervaart)
        (?:wat|welke?|hoe|waar\w*)(?: het| dit| dat)? (?:\w+ ){0,3}?MENS… (?:zich voelen|beleven|meemaken|ondervinden)
        (?:wat|welke?|hoe|waar\w*)(?: het| dit| dat)? (?:\w+ ){0,3}?MENS… (?:aanlopen|tegenkomen|vertelt|merkt)
        (?:wat|welke?|hoe|waar\w*)(?: het| dit| dat)? (?:\w+ ){0,3}?MENS… (?:meemaakt|ondervindt|van vinden)
        hoe (?:het|dit|dat) (?:is|voelt)…… voor MENS
        hoe [a-z]+ is het (?:voor|om)
        wat…… (?:voor|bij) (?:\w+ )?MENS (?:heeft |hebben )?(?:betekend|betekent|betekenen|doet)
        wat (?:krijgt|hoort|horen|krijgen) COL…… van (?:\w+ )?MENS
        wat is het beeld van MENS
        (?:komen|komt|raken|raakt)(?: \w+){0,2} MENS…… (?:problemen|nood|knel|klem|schulden)
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
        hoe (?:waarderen|waardeert|kijken|denken|vinden)~ MENS
        hoe (?:reageren|gaat het(?: nu| inmiddels| verder| eigenlijk)? met|is het voor|was het voor|hebben)~ MENS
        hoe (?:is het|voelt het)~ om
        (?:wat|waaraan|hoe|waar) (?:merken|merkt|merkten|vertellen|vertelt|zeggen|vinden|ondervinden|maken)~ MENS
        wat (?:merkt|merken|horen|hoort)(?! de stad| het dorp| de wijk| de samenleving| de gemeente)
        wat (?:vertellen|vinden|zeggen)(?! de stad| het dorp| de wijk| de samenleving| de gemeente)
        wat (?:doet|deed|doen) (?:het|dit|dat|deze \w+|de \w+)… met(?: \w+)? MENS
        wat doet (?:het|dit|dat) met
        WELK~ (?:ervaringen|verhalen|beleving|schrijnende|geluiden|gevoelens?|emoties|dilemma's|angsten)
        (?:tot|van) welke~ (?:schrijnende|situaties|verhalen)
        (?:kan|kon|zou) het… (?:zijn|voorkomen|gebeuren) dat~ MENS…… (?:problemen|knel|nood|verdwijnen|schulden|klem)
        (?:klopt|is|herkent|erkent|weet|hoort)…… dat(?: \w+){0,3} MENS…… (?:ervaren|ervaart|voelen|merken|ondervinden)
        (?:komt|kwam) het(?: \w+){0,2} voor dat~ MENS…… (?:problemen|knel|nood|verdwijnen|schulden|klem|thuis)
        (?:hebben|heeft|krijgen|krijgt)~ MENS… (?:het gevoel|de ervaring|het idee|vertrouwen)
        (?:ervaren|ervaart|voelen|voelt|merken|merkt|durven|durft)
        hoe tevreden
        hoe is de (?:sfeer|stemming|beleving|bejegening)
        (?:leidt|leidde|heeft|zijn er|waren er)… schrijnende?
        """,
    ),
    (
        "ervaring",
        4.6,
        r"""
        wat (?:betekent|betekenen|betekende|betekenden)…… (?:voor|in het leven van)~ MENS
        (?:tegen welke|welke|waar)~ (?:drempels?|obstakels|hindernissen)… (?:lopen|loopt|ervaren)
        (?:tegen welke|welke|waar)~ (?:problemen|belemmeringen)… (?:lopen|loopt|ervaren)
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
        r"""
        (?:wanneer|kan|krijgt|ontvangt)… (?:tussen|eind)?evaluatie
        (?:is|zijn|bent|ben) (?:COL )?(?:bereid|voornemens|van plan)…… (?:evalueren|evaluatie|geevalueerd)
        (?:wat|welke)…… (?:aan|tot)(?: \w+)? (?:inzichten|lessen|leerpunten)
        wat (?:doet|doen|gaat)… (?:anders|voortaan anders)
        (?:wat|hoe|welke?|worden|zijn)…… (?:gedaan|gebeurd|omgegaan) met… UITKOMST
        (?:wat|hoe|welke?|worden|zijn|heeft|hebben)…… UITKOMST…… (?:opgevolgd|overgenomen|ter harte)
        (?:wat|hoe|welke?|worden|zijn|heeft|hebben)…… UITKOMST…… (?:verwerkt|een plek|gedaan)
        wat (?:doet|doen|gaat|gaan) COL… met… UITKOMST
        hoe hebben (?:deze|die|de) (?:punten|UITKOMST)…… (?:plek|plaats|gekregen|verwerkt|geleid)
        """,
    ),
    (
        "leren",
        5.8,
        r"""
        (?:wat|welke|hoe|waarom|in hoeverre|wanneer)… (?:geleerd|leren|leert|LESSEN|lering|leerpunten|verbeterpunten)
        WELK~ (?:evaluaties?|pilots?|proe(?:f|ven)|proeftuin(?:en)?|experiment(?:en)?)
        WELK~ (?:inzichten|bevindingen|les|leereffect)
        WELK~ (?:aanbevelingen|conclusies|leerervaring(?:en)?)
        WELK~ (?:verbeteringen zijn|uitkomsten van (?:de|het) (?:pilot|evaluatie))
        wat (?:komt|kwam|blijkt|bleek|leert|leerde)… (?:de evaluatie|de pilot|de proef)
        wat (?:komt|kwam|blijkt|bleek|leert|leerde)… (?:het experiment|uit het onderzoek)
        """,
    ),
    (
        "leren",
        4.6,
        r"""
        (?:is|zijn|wordt|worden|wanneer|hoe|heeft)… (?:geevalueerd|evaluatie|evalueren)
        (?:hebben|gaat|bent|wil|wilt|op welke \w+)… (?:geevalueerd|evaluatie|evalueren)
        (?:is|zijn|wordt|worden|wanneer|hoe|heeft)… (?:evalueert|tussenevaluatie)
        (?:hebben|gaat|bent|wil|wilt|op welke \w+)… (?:evalueert|tussenevaluatie)
        (?:wordt|worden|is|zijn|wanneer|gaat|hoe)… (?:getoetst|ooit onderzocht|tegen het licht gehouden|gemonitord)
        (?:wat|hoe) (?:gaat|doet|doen|zou|zouden|had|hadden|moet|kan|kunnen|gaan|is)… (?:anders|beter)
        waarin verschilt
        wat (?:ging|gaat|liep|loopt) (?:er )?goed
        (?:is|wordt|werd)…… onderzoek…… (?:naar (?:de|het) (?:werking|effect\w*|ervaringen|kwaliteit|gevolgen))
        (?:heeft|zijn|worden)…… onderzoek…… (?:naar (?:de|het) (?:werking|effect\w*|ervaringen|kwaliteit|gevolgen))
        wat (?:ging|gaat|is) er~ (?:mis|fout|verkeerd)
        HOE (?:is|zijn|worden|wordt)…… (?:inzichten|lessen|leerpunten|leerervaringen)
        wat (?:heeft|hebben) COL…… (?:meegenomen|opgestoken|onthouden|overgehouden)
        welke ervaring(?:en)? (?:is|zijn|heeft|hebben)… opgedaan
        WELK~ (?:succesfactoren|faalfactoren|werkzame)
        hoe (?:meet|meten|volgt|toetst|monitort|evalueert) COL
        tot welke~ (?:aanpassingen|wijzigingen|bijstelling\w*)
        wat…… (?:een )?volgende keer
        HOE…… (?:proef|pilot|experiment|evaluatie|aanbevelingen|ervaringen)…… (?:gevolgd|bijgestuurd|gemeten|vertaald)
        HOE…… (?:proef|pilot|experiment|evaluatie|aanbevelingen|ervaringen)…… (?:verwerkt|benut|opgedaan|gebruikt)
        HOE… (?:kennis|ervaringen|inzichten)…… (?:opgedaan|geleerd|gedeeld|benut|gebruikt|verankerd|geborgd)
        (?:kan|kunt|wil|wilt) (?:COL|u)… (?:ervaringen|bevindingen|inzichten|LESSEN) (?:uit|van)
        (?:is|zijn|bent|ben) (?:COL )?(?:bereid|voornemens|van plan)…… (?:LESSEN|leren)
        (?:wilt|wil|gaat|gaan|overweegt|kan|kunt) (?:COL|u)…… (?:evalueren|evaluatie|geevalueerd|LESSEN|te leren)
        (?:wordt|worden|is|zijn)…… (?:tussentijds getoetst|tegen het licht gehouden)
        HOE… rekening gehouden met de (?:uitkomsten|ervaringen|inzichten|aanbevelingen)
        HOE… (?:verwerkt|meegenomen in het vervolg|bijgesteld)
        welke ervaringen (?:zijn|hebben|heeft) (?:er )?(?:COL|opgedaan|elders|andere gemeenten|tot)
        """,
    ),
)
