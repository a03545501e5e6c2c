"""Cues anywhere in a question: words that tell what it is about, weighed by where they stand."""

from __future__ import annotations

# soort -> (weight, words); each word from its first letter on, "-" before it: also as the end of a compound.
WOORDEN: dict[str, tuple[tuple[float, str], ...]] = {
    "feit": (
        (1.5, r"hoeveel|aantallen|aantal|percentage|uitgesplitst|cijfers|overzicht|stand van zaken|gemiddelde?|bekend met"),
        (1.0, r"op dit moment|momenteel|per jaar|de afgelopen (?:\w+ )?jaren|inmiddels|registreert|\d{4}"),
    ),
    "oorzaak": (
        (3.0, r"oorza(?:ak|ken)|veroorzaakt|verklaring(?:en)?|verklaart|te wijten aan|hangt samen|samenhang|verband|te maken met|doordat|redenen|waardoor|waarom"),
        (1.0, r"achterliggende|reden|verschil(?:len)?"),
    ),
    "opgave": (
        (3.0, r"behoeften?|trends?|knelpunt(?:en)?|-problematiek|doelgroep(?:en)?|opgaven?|vraagstuk(?:ken)?|hulpvra(?:ag|gen)|aan de hand|nodig hebben|hardst nodig|last van"),
        (1.5, r"problemen|kwetsba\w+|risicogroep\w*|ontwikkelingen|uitdaging(?:en)?|signaleert|zicht op|in beeld|toekomst\w*|vergrijzing|noden|vraag naar"),
    ),
    "aanpak": (
        (2.5, r"maatregel(?:en)?|stappen|acties?|bereid|voornemens|van plan|plan van aanpak|te voorkomen|voorkomen dat|tegen te gaan|tegengaan|terug ?(?:te )?dringen|oplossing(?:en)?|om te gaan met|ervoor (?:te )?zorgen"),
        (1.2, r"aanpakken|inzet(?:ten)?|verbeteren|uitbreid\w+|investeren|stimuleren|ondersteunen|versterken|aan te pakken|te bereiken|invoeren|in te voeren|starten|verminderen|preventie|helpen|beleidsplan"),
    ),
    "effect": (
        (3.0, r"(?<!als )(?<!tot )gevolgen|consequenties|-effect(?:en)?|effectie\w+|impact|-resulta(?:at|ten)|opgeleverd|oplevert|geleid tot|doeltreffend\w*|rendement|gewerkt|invloed|bijgedragen|opbrengst(?:en)?"),
        (1.2, r"gevolg|besparing(?:en)?|gedaald sinds|gestegen sinds|uitwerking|behaald|bereikt|verbeterd"),
    ),
    "ervaring": (
        (3.5, r"ervaren|ervaringen van|ervaart|beleving|beleven|geconfronteerd|vernederend\w*|schrijnende?|tevreden\w*|klanttevredenheid\w*|clientervaring\w*|voelen zich|zich gehoord|gehoord voel\w*|merken|durven|verhalen"),
        (1.5, r"bejegening|stress|schaamte|angst|wanhoop|onzekerheid|signalen (?:van|dat)|klachten|ervaring(?:en)?|thuissituatie|menselijk leed"),
    ),
    "leren": (
        (3.5, r"geleerd|lessen|lering|leerpunt(?:en)?|-evaluaties?|-evalue\w+|geevalueerd|leren van|terugblik\w*|gereflecteerd|reflectie|verbeterpunten|goede voorbeelden|best practices?|nieuwe inzichten|bijgesteld|bij te stellen"),
        (2.0, r"aangepast|naar aanleiding van de|-pilots?|proef\b|proeven|proefproject\w*|-experiment(?:en)?|bevindingen|monitor\w*|aanbevelingen|rekenkamer\w*|anders (?:doen|aanpakken)"),
    ),
    "waarde": (
        (3.0, r"rechtvaardig\w*|onrechtvaardig\w*|wenselijk|onwenselijk|acceptabel|onacceptabel|aanvaardbaar|onaanvaardbaar|menswaardig\w*|menselijke maat|gelijkwaardig\w*|moreel|ethisch\w*|fatsoen\w*|eerlijk\w*|de mening|van mening|opvatting|van oordeel|principes?|waarden"),
        (1.5, r"uitgangspunt(?:en)?|solidariteit|bestaanszekerheid|vertrouwen|recht heeft|recht hebben|waardig\w*|verantwoord|belang van|strookt|coalitieakkoord|oproep|bericht dat|onbegrijpelijk"),
    ),
    "schaal": (
        (3.0, r"in (?:de|onze) regio|-samenwerk\w*|samengewerkt|gemeenschappelijke regeling\w*|regio-?gemeenten|omliggende gemeenten|buurgemeenten?|andere gemeenten|deelnemende gemeenten|rolverdeling|taakverdeling|centrumgemeente|verantwoordelijk(?:heid|heden)?|regie|afstemming|aansprakelijk|bovenregiona\w+"),
        (1.5, r"provincie|het rijk|rijk en gemeenten|vng|ketenpartners?|partners|zorgverzekeraars?|overleg met|afgestemd|regionaal|regionale?|huisartsen|netwerk\w*|onderling\w*|gr|uwv|woningcorporaties"),
    ),
    "kader": (
        (3.0, r"verordening\w*|beleidsregels?|wettelijke?|wetgeving|juridische?|bevoegd\w*|mandaat|criteria|voorwaarden|kaders?|informatieplicht|begrotingswijziging|dekking|beschikbare? budget|budget beschikbaar|raad (?:\w+ ){0,3}(?:geinformeerd|ingelicht|informeren|bijgepraat|betrokken)"),
        (1.5, r"wet|jeugdwet|participatiewet|regels|regelgeving|begroting\w*|avg|privacy\w*|bezwaar|beschikking|norm(?:en)?|toegestaan|verplicht\w*|budget(?:ten)?|de raad|gemeenteraad|motie|raadsbesluit|financiele middelen|genoeg geld|voldoende middelen|geld"),
    ),
}
