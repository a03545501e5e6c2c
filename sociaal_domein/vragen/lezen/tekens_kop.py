"""Cues at the head of a question: how it begins tells most about what the answer must hold.

In a pattern "…" stands for at most eight words, COL for who is asked and MENS for whom it is about.
"""

from __future__ import annotations

# soort, weight, pattern; matched at the head of what is asked.
KOPPEN: tuple[tuple[str, float, str], ...] = (
    # feit: a number, a place, a date that was, whether something is so
    ("feit", 5, r"(?:(?:in|bij|voor|met|van|aan|op|over|tegen|binnen) )?(?:hoeveel|hoeveelste)"),
    ("feit", 5, r"(?:voor |op )?hoe (?:vaak|lang|groot|hoog|oud|laag|snel|duur|breed|ver|druk)"),
    ("feit", 5, r"(?:sinds|vanaf|tot) wanneer"),
    ("feit", 5, r"(?:klopt|is het (?:waar|juist|correct|een feit)|is (?:dit|dat) (?:juist|correct|waar))"),
    ("feit", 5, r"(?:bent|is|zijn|ben|was|waren) (?:COL )?(?:ook |er )?(?:mee |al )?(?:bekend|op de hoogte|ervan op de hoogte)"),
    ("feit", 5, r"(?:kent|kennen|heeft|hebben) COL(?: …)?(?: kennis ?genomen| gelezen| het bericht| de berichten| het rapport| het artikel)"),
    ("feit", 3, r"kent COL"),
    ("feit", 3, r"(?:beschikt|beschikken) COL"),
    ("feit", 4, r"(?:wat|welk|welke) (?:is|zijn|was|waren|bedraagt|bedroegen|bedroeg)?…(?: )?(?:aantal|aantallen|stand van zaken|stand|omvang|hoogte|percentage|gemiddelde|cijfers|wachttijd(?:en)?|wachtlijst(?:en)?|doorlooptijd(?:en)?|tarie(?:f|ven)|kosten|uitgaven|bedrag|bedragen|caseload|bezetting|prijs|verdeling|aandeel|capaciteit|status|saldo|tekort)\b"),
    ("feit", 3, r"hoe (?:staat|staan)… (?:ervoor|voor)$"),
    ("feit", 3, r"hoe (?:staat|is|stond) het… (?:met|gesteld)"),
    ("feit", 3.5, r"hoe (?:ontwikkel\w+|verliep|verloopt de ontwikkeling|is de ontwikkeling|heeft… ontwikkeld|hebben… ontwikkeld)"),
    ("feit", 3, r"wanneer (?:is|zijn|was|waren|werd|werden|heeft|hebben|begon|had)"),
    ("feit", 2.5, r"(?:aan |bij |door |van )?wie"),
    ("feit", 2.5, r"waar\b|waaruit bestaa"),
    ("feit", 2.5, r"welke (?:…)?(?:vormen|voorzieningen|soorten|gegevens|cijfers|aanbieders|organisaties|gemeenten|locaties|partijen|regelingen|bedragen|instellingen|wijken|producten)\b"),
    ("feit", 1.5, r"(?:welke?|wat) (?:\w+ )?(?:is|zijn|was|waren|krijgt|krijgen|bestaan|bestaat)\b"),
    # oorzaak
    ("oorzaak", 5.5, r"(?:waarom|waardoor|hoezo|hoe komt|hoe kan het|hoe kon|hoe is het (?:zo ver )?(?:mogelijk|gekomen|zover)|hoe valt… te verklaren|hoe is… te verklaren|waaraan (?:ligt|is|wijt|schrijft)|waar ligt… aan|hoe verklaart|hoe verklaren|wat verklaart|wat maakt(?:e)? dat|waar komt… vandaan|wat ligt… ten grondslag|wat is de achtergrond)"),
    ("oorzaak", 5, r"(?:wat|welke|door welke|om welke|vanwege welke)… (?:oorza(?:ak|ken)|reden(?:en)?|verklaring(?:en)?|aanleiding|drijfve(?:er|ren)|factoren|achterliggende|overwegingen|motie(?:f|ven)|afwegingen?|argumenten|beweegredenen)\b"),
    ("oorzaak", 4, r"hoe duidt… (?:stijging|daling|toename|afname|groei|verschil(?:len)?|cijfers|ontwikkeling|trend)"),
    ("oorzaak", 4.5, r"(?:komt|kwam|ligt|is|heeft) (?:dit|dat|het|deze|de)… (?:door|doordat|omdat|te wijten|veroorzaakt|te maken met)"),
    # opgave
    ("opgave", 5, r"wat (?:is|was) er… aan de hand|wat speelt|wat speelde|waar (?:lopen|loopt|hebben)… (?:tegenaan|last van)|wie (?:heeft|hebben)… last"),
    ("opgave", 4.5, r"(?:voor wie|wie zijn|om wie gaat|om welke (?:mensen|inwoners|kinderen|gezinnen|groep))"),
    ("opgave", 5, r"(?:welk|welke|wat|aan welke|in welke)(?: is| zijn)?… (?:behoefte|behoeften|trends?|knelpunt(?:en)?|problem(?:en|atiek)|probleem|doelgroep(?:en)?|groepen|opgaven?|vraagstuk(?:ken)?|uitdaging(?:en)?|hulpvra(?:ag|gen)|zorgvra(?:ag|gen)|noden|behoeftes|ontwikkelingen|risico's|kwetsba\w+|risicogroepen|opvallende)\b"),
    ("opgave", 3.5, r"(?:herkent|herkennen|signaleert|signaleren) COL"),
    ("opgave", 3.5, r"(?:waar|bij wie) (?:zit|zitten|ligt|liggen|zijn|doet|doen)… (?:grootste|meeste|knelpunt|nood|pijn)"),
    ("opgave", 3, r"(?:wat|waar) (?:heeft|hebben)… (?:nodig|behoefte)"),
    ("opgave", 3, r"(?:heeft|hebben) COL (?:goed |voldoende |scherp )?(?:zicht op|in beeld|een beeld van)"),
    ("opgave", 4, r"(?:hoe groot|hoeveel)… (?:behoefte|opgave|vraag naar)"),
    ("opgave", 3, r"(?:wat|welke|hoe)… (?:op ons af|afkomt|op ons afkom\w+|te wachten|rekening houden|de komende (?:jaren|tien jaar|decennia))"),
    # aanpak
    ("aanpak", 4.5, r"wat (?:doet|doen|deed|gaat|gaan|onderneemt|ondernemen|wil|wilt|kan|kunt|kunnen|zal|zult)(?: er)?(?: nog)?(?: COL)?\b"),
    ("aanpak", 4.5, r"wat (?:wordt|gebeurt|is|moet|kan|kunnen)(?: er)?(?: …)? (?:gedaan|aan|gebeuren|gebeurt|doen)\b"),
    ("aanpak", 4, r"wat (?:is|zijn)… (?:plan(?:nen)?|voornemens?|strategie|inzet|aanpak|ambities?|vervolg(?:stappen)?|planning|tijdpad)\b"),
    ("aanpak", 5, r"(?:welk|welke|met welke|tot welke|aan welke)(?: \w+){0,2} (?:maatregel\w*|stap(?:pen)?|acties?|plan(?:nen)?|mogelijkhe\w+|inzet|inspanning\w*|aanpak|oplossing\w*|voornemens?|initiatie\w+|interventies?|instrument\w*|alternatie\w+|scenario'?s?|ambities?|middelen zet|prioriteit\w*|vervolgstappen|concrete)\b"),
    ("aanpak", 4.5, r"(?:is|zijn|bent|ben) (?:COL )?(?:ook |dan |alsnog |het )?(?:bereid|voornemens|van plan|genegen)"),
    ("aanpak", 4.5, r"(?:wilt u|wil COL|wil het|gaat u|gaat COL|zult u|zal COL|overweegt|overwegen|ziet COL (?:mogelijkheden|kans|kansen|ruimte|aanleiding)|kunt u toezeggen|kan COL toezeggen|zegt COL toe|kan COL garanderen|kunt u garanderen|garandeert|kunt u (?:bevorderen|ervoor zorgen)|bevordert|komt (?:er|COL|u))"),
    ("aanpak", 4, r"(?:kan|kunt|kunnen) (?:u|COL)(?: …)? (?:toezeggen|garanderen|zorgen|toewerken|bevorderen|regelen|voorkomen|onderzoeken|waarborgen)"),
    ("aanpak", 4, r"(?:wanneer|per wanneer|vanaf wanneer|op welke termijn|op welk moment|binnen welke termijn|welk moment) (?:…)?(?:komt|komen|gaat|gaan|wordt|worden|kan|kunnen|kunt|verwacht\w*|start|starten|begint|zal|zullen|wil|zijn… gereed|is… gereed|ontvang\w*|treedt|volgt)"),
    ("aanpak", 2.5, r"(?:wanneer|per wanneer|op welke termijn)"),
    ("aanpak", 4.5, r"hoe (?:gaat|gaan|ga)… (?:om|omgegaan|voorkomen|zorgen|aanpakken)\b"),
    ("aanpak", 4, r"(?:hoe|op welke (?:wijze|manier)|in hoeverre) (?:gaat|gaan|wil|wilt|willen|zorgt|zorgen|voorkomt|voorkomen|waarborgt|borgt|pakt|pakken|helpt|ondersteunt|begeleidt|bereikt|bereiken|stimuleert|garandeert|bewaakt|houdt|zet|geeft|haalt|bevordert|betrekt|kan|kunt|kunnen|maakt|denkt|gebruikt|werkt COL aan|werkt u aan|vult|brengt|beschermt|treedt|lost|neemt|spoort|vangt|spant|draagt COL|draagt u|regelt|probeert|komt COL)\b"),
    ("aanpak", 3, r"(?:hoe|op welke (?:wijze|manier)) (?:wordt|worden|is|zijn)… \w+(?:t|d|en)\b"),
    ("aanpak", 2, r"(?:hoe|op welke (?:wijze|manier))\b"),
    ("aanpak", 2.5, r"(?:moet|moeten|gaat|gaan|zal|zullen|worden|wordt|komt|komen) "),
    # effect
    ("effect", 5, r"(?:wat|hoeveel|in hoeverre|welke?)… (?:opgeleverd|op ?leveren|oplevert)\b|wat (?:levert|leverde|leverden|leveren)"),
    ("effect", 5, r"(?:(?:met|voor|op|tot) )?(?:wat|welk|welke)(?: is| zijn| was| waren| zullen| zal)?… (?:gevolg(?:en)?|consequentie(?:s)?|effect(?:en)?|impact|resulta(?:at|ten)|invloed|opbrengst(?:en)?|uitwerking|uitkomst(?:en)?|baten|verandering(?:en)?|verschil)\b"),
    ("effect", 4.5, r"(?:heeft|hebben|had|werkt|werken|helpt)… (?:gewerkt|geholpen|effect|geleid tot|resultaat|opgeleverd|bijgedragen)\b"),
    ("effect", 4.5, r"(?:leidt|leiden|leidde|leidden)\b|tot welke?\b… (?:geleid|leidt|leidde)|waartoe (?:heeft|leidt)|(?:draagt|dragen|droeg)… bij\b"),
    ("effect", 4.5, r"in hoeverre (?:heeft|hebben|leidt|draagt|dragen|werkt|is|zijn)… (?:bijgedragen|geleid|gewerkt|bij aan|effectief|doeltreffend|afgenomen|verbeterd|bereikt|behaald|gehaald|gelukt|geslaagd)"),
    ("effect", 3, r"(?:wat|hoe) (?:betekent|betekenen|betekende|werkt|pakt)\b"),
    ("effect", 4, r"met hoeveel… (?:gedaald|gestegen|afgenomen|toegenomen|verminderd)"),
    ("effect", 4.5, r"(?:is|zijn|wordt|worden)(?: …)? (?:doel(?:en|stelling|stellingen)?|resulta(?:at|ten))… (?:bereikt|behaald|gehaald)"),
    # ervaring
    ("ervaring", 5.5, r"hoe (?:ervaren|ervaart|ervoeren|beleven|beleeft|beleefden|waarderen|waardeert MENS|kijken MENS|denken MENS|voelen|voelt|vinden MENS|is het voor|hebben MENS|was het voor)"),
    ("ervaring", 5, r"(?:wat|waaraan|hoe|waar) (?:merken|merkt|merkten|horen|hoort|vertellen|vertelt|zeggen|vinden|ondervinden|maken)(?: COL)?(?: van)?(?: de| deze| die| onze| hun)?(?: \w+)? MENS"),
    ("ervaring", 5, r"wat (?:doet|deed) (?:het|dit|dat|deze \w+|de \w+)? ?… ?met MENS|wat doet het met|wat (?:merk\w+|hoor\w*|horen)"),
    ("ervaring", 4.5, r"wat (?:betekent|betekenen|betekende|betekenden)… (?:voor|in het leven van)(?: \w+){0,3} MENS"),
    ("ervaring", 5, r"(?:welke|welk)(?: \w+)? (?:ervaringen|verhalen|beleving|signalen|klachten|schrijnende|geluiden)"),
    ("ervaring", 4, r"(?:ervaren|ervaart|voelen|voelt|merken|merkt|zijn MENS)\b"),
    # leren
    ("leren", 5.5, r"(?:wat|welke|hoe|waarom|in hoeverre)… (?:geleerd|leren|leert|lessen|lering|leerpunten|verbeterpunten)\b"),
    ("leren", 4.5, r"(?:welke|wat)(?: is| zijn| waren)?… (?:evaluaties?|pilots?|proe(?:f|ven)|proeftuin(?:en)?|experiment(?:en)?|inzichten|bevindingen|aanbevelingen|conclusies)\b"),
    ("leren", 4.5, r"(?:is|zijn|wordt|worden|wanneer|hoe|heeft|hebben|gaat|bent|wil)… (?:geevalueerd|evaluatie|evalueren|te evalueren|evalueert|tussenevaluatie|geleerd)\b"),
    ("leren", 4.5, r"(?:wat|hoe) (?:gaat|doet|doen|zou|zouden|had|hadden|moet|kan|kunnen|gaan)… (?:anders|beter)(?: doen| gedaan| kunnen| aanpakken)?\b"),
    # waarde
    ("waarde", 5.5, r"(?:deelt|delen|deel) (?:u|COL|wij)|(?:bent|is|zijn) (?:COL )?(?:het )?(?:er |ermee |met ons |het ermee |met de \w+ )*(?:eens|van mening|van oordeel|de mening toegedaan)|(?:bent|is|zijn) COL… (?:eens|van mening|van oordeel)\b"),
    ("waarde", 5.5, r"(?:vindt|vinden|vond|acht|achten|onderschrijft|onderschrijven) (?:u|COL)|vindt|acht\b"),
    ("waarde", 5, r"(?:wat|hoe) (?:vindt|vinden|vond|beoordeelt|beoordelen|weegt|reageert|reageren|oordeelt|apprecieert|kijkt|kijken|denkt COL over|staat COL tegenover|rijmt|rijmen|verhoudt|verhouden|verenigt|rechtvaardigt|legitimeert|verdedigt|waardeert COL|ziet COL het|duidt)\b"),
    ("waarde", 5, r"(?:wat|welke?) (?:is|zijn|heeft|geeft)?…(?: )?(?:reactie|mening|oordeel|standpunt|opvatting|visie|appreciatie|grondhouding|principe|waarden?|houding)\b"),
    ("waarde", 5, r"(?:is|was|zijn|zou|blijft) (?:het|dit|dat|de \w+|deze \w+)?…(?: )?(?:wenselijk|rechtvaardig\w*|acceptabel|aanvaardbaar|terecht|eerlijk|redelijk|logisch|fatsoenlijk|menswaardig|gerechtvaardigd|ethisch|moreel|onwenselijk|oneerlijk|onrechtvaardig|onacceptabel|passend bij|te verantwoorden|te rechtvaardigen|uit te leggen)\b"),
    ("waarde", 5, r"(?:past|passen|strookt|stroken|rijmt|doet… recht|sluit… aan bij|staat… (?:haaks|op gespannen voet))\b|(?:in hoeverre|hoe) (?:past|passen|strookt|stroken|sluit|doet… recht)"),
    ("waarde", 4, r"(?:erkent|erkennen|beseft|realiseert|begrijpt|betreurt|schaamt)"),
    # schaal
    ("schaal", 5, r"wie (?:is|zijn|heeft|hebben|betaalt|betalen|voert|draagt|neemt|beslist|bepaalt|doet|hakt|regisseert|coordineert|financiert|stuurt|treedt|zorgt)\b(?!… last)"),
    ("schaal", 5, r"(?:wat|welke?|hoe)(?: \w+)?(?: is| zijn| ziet)?… (?:rol|rolverdeling|taakverdeling|verantwoordelijkhe\w+|werkverdeling|bevoegdheidsverdeling|taken)\b"),
    ("schaal", 5, r"(?:hoe|op welke (?:wijze|manier)|in hoeverre)… (?:samenwerk\w*|samengewerkt|werkt… samen|werken… samen|trekt… op|trekken… op|afstemming|afgestemd|overlegd|verdeeld over)\b"),
    ("schaal", 5, r"(?:met|bij|door|via|tussen|in|aan) (?:welke|wie)(?: andere| van de| lokale| regionale)*… ?(?:gemeenten|partners|partijen|organisaties|instanties|overleg\w*|aanbieders|instellingen|regio\w*|werkt|samengewerkt|gemeente)\b"),
    ("schaal", 4.5, r"welke (?:andere |omliggende |regio ?)?gemeenten|bij wie|waar kunnen… terecht"),
    # kader
    ("kader", 5.5, r"(?:binnen|aan|op grond van|op basis van|volgens|onder|tegen) welke?… (?:kaders?|regels?|wet\w*|voorwaarden|eisen|criteria|afspraken|grondslag|artikel\w*|norm\w*|kwaliteitseisen|grenzen)\b"),
    ("kader", 5.5, r"(?:welke?|wat)(?: is| zijn)?… (?:regels?|regelgeving|kaders?|criteria|voorwaarden|eisen|bevoegdhe\w+|beleidsvrijheid|beleidsruimte|beleidsregels?|normen|verordening\w*|wettelijke\b|juridisch\w*|grondslag|rechtspositie|wetgeving|mandaat|budget\w*|begrotings\w+|dekking|beroepsmogelijk\w*|wet\b)"),
    ("kader", 5.5, r"(?:hoe|wanneer|op welke (?:wijze|manier)|kan|wordt|waarom|is|heeft|wil|kunt)… ?(?:de|deze|uw|onze|gemeente)?raad… (?:geinformeerd|ingelicht|informeren|betrokken|meegenomen|bijgepraat|ontvangen|toesturen|toegezonden|besluiten|beslissen|instem\w+|voorgelegd|op de hoogte|rapporte\w+)\b"),
    ("kader", 4.5, r"(?:is|zijn|was|waren|komt|heeft)(?: er)?… (?:genoeg|voldoende|budget|geld|middelen|dekking)… ?(?:geld|budget|middelen|beschikbaar|gereserveerd|begroot|opgenomen|voor)\b"),
    ("kader", 4.5, r"(?:mag|mogen|is het (?:wettelijk|juridisch)? ?toegestaan|heeft… recht op|hebben… recht op|is… (?:verplicht|wettelijk|juridisch|bevoegd|in strijd|in overeenstemming)|voldoet… aan|voldoen… aan)"),
    ("kader", 4, r"uit welke?… (?:budget|begroting\w*|post|programma|middelen|potje)"),
)
