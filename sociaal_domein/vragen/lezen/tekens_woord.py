"""Cues anywhere in a question: words that tell what it is about, weighed by where they stand.

Written as in ``koppen_feit``; each from the first to the last letter of a word.
"""

from __future__ import annotations

WOORDEN: tuple[tuple[str, float, str], ...] = (
    (
        "feit",
        1.5,
        r"""
        hoeveel|aantallen|aantal|percentage|uitgesplitst|cijfers|overzicht|stand van zaken|gemiddelde?|bekend met
        bijgehouden|geregistreerd|terechtgekomen
        """,
    ),
    (
        "feit",
        1.0,
        r"""
        op dit moment|momenteel|per jaar|de afgelopen (?:\w+ )?jaren|inmiddels|registreert
        """,
    ),
    (
        "oorzaak",
        3.0,
        r"""
        oorza(?:ak|ken)|veroorzaakt|verklaring(?:en)?|verklaart|te wijten aan|hangt samen|samenhang|verband
        doordat|redenen|(?<!, )waardoor|waarom
        """,
    ),
    (
        "oorzaak",
        1.0,
        r"""
        achterliggende|reden|verschil(?:len)?
        """,
    ),
    (
        "opgave",
        3.0,
        r"""
        behoeften?|trends?|knelpunt(?:en)?|\w*problematiek|doelgroep(?:en)?|opgaven?|vraagstuk(?:ken)?
        \w*(?:hulp|zorg|ondersteunings)vra(?:ag|gen)|baat bij|aan de hand|nodig hebben|hardst nodig|last van
        """,
    ),
    (
        "opgave",
        1.5,
        r"""
        problemen|kwetsba\w+|toekomstige?|naar verwachting|beroep doen|risicogroep\w*|ontwikkelingen
        uitdaging(?:en)?|signaleert|zicht op|in beeld|toekomst\w*|vergrijzing|noden|vraag naar
        groep (?:mensen|inwoners|jongeren|ouderen|kinderen)
        """,
    ),
    (
        "aanpak",
        2.5,
        r"""
        maatregel(?:en)?|stappen|acties?|bereid
        voornemens|van plan|plan van aanpak|te voorkomen|(?<!kan het )voorkomen dat
        tegen te gaan|tegengaan|terug ?(?:te )?dringen|oplossing(?:en)?|om te gaan met|ervoor (?:te )?zorgen
        """,
    ),
    (
        "aanpak",
        1.2,
        r"""
        aanpakken|inzet(?:ten)?|verbeteren|uitbreid\w+|investeren|stimuleren|ondersteunen|versterken|aan te pakken
        te bereiken|invoeren|in te voeren|starten|verminderen|preventie|helpen|beleidsplan
        """,
    ),
    (
        "effect",
        3.0,
        r"""
        (?<!als )(?<!tot )gevolgen|consequenties|\w*effect(?:en)?|effectie\w+|impact|\w*resulta(?:at|ten)
        opgeleverd|oplevert|geleid tot|doeltreffend\w*|rendement|gewerkt|invloed|bijgedragen|opbrengst(?:en)?
        """,
    ),
    (
        "effect",
        1.8,
        r"""
        sinds de (?:maatregel|invoering|start|komst)|na de invoering
        """,
    ),
    (
        "effect",
        1.2,
        r"""
        gevolg|besparing(?:en)?|gedaald sinds|gedaald door|veranderd|teweeg\w*|neveneffect\w*|gestegen sinds
        uitwerking|behaald|bereikt|verbeterd
        """,
    ),
    (
        "ervaring",
        3.5,
        r"""
        ervaren|ervaringen van|ervaart|beleving|beleven|geconfronteerd|naar voren (?:is )?gebracht|luistersessies?
        vernederend\w*|schrijnende?|tevreden\w*
        klanttevredenheid\w*|clientervaring\w*|voelen zich|zich gehoord|gehoord voel\w*|merken|durven|verhalen
        """,
    ),
    (
        "ervaring",
        1.5,
        r"""
        bejegening|in de knel|spanning\w*|stress|schaamte|angst|wanhoop|onzekerheid|signalen van|klachten
        ervaring(?:en)?|signalen dat|thuissituatie|menselijk leed
        """,
    ),
    (
        "leren",
        3.5,
        r"""
        geleerd|LESSEN|lering|leerpunt(?:en)?|\w*evaluaties?
        \w*evalue\w+|geevalueerd|vervolgonderzoek|leren van|terugblik\w*
        gereflecteerd|reflectie|verbeterpunten|goede voorbeelden|best practices?|nieuwe inzichten|bijgesteld
        bij te stellen
        """,
    ),
    (
        "leren",
        2.0,
        r"""
        uitkomsten van|uit (?:de|het) (?:onderzoek|evaluatie|rapport)|elders|andere steden|aangepast
        naar aanleiding van de|\w*pilots?|proef\b|proeven|proefproject\w*|\w*experiment(?:en)?|bevindingen
        monitor\w*|aanbevelingen|rekenkamer\w*|anders (?:doen|aanpakken)
        """,
    ),
    (
        "waarde",
        3.0,
        r"""
        rechtvaardig\w*|onrechtvaardig\w*|wenselijk|onwenselijk|acceptabel|onacceptabel|aanvaardbaar
        onaanvaardbaar|menswaardig\w*|menselijke maat|gelijkwaardig\w*|moreel|ethisch\w*|fatsoen\w*|eerlijk\w*
        de mening|van mening|opvatting|van oordeel|principes?|waarden
        """,
    ),
    (
        "waarde",
        1.5,
        r"""
        volgens (?:het college|u|de minister|de wethouder)|naar (?:het|uw) oordeel|uitgangspunt(?:en)?
        solidariteit|bestaanszekerheid|vertrouwen|recht heeft|recht hebben|waardig\w*|verantwoord|afweging|kritiek
        belofte|belang van|strookt|coalitieakkoord|oproep|bericht dat|onbegrijpelijk
        """,
    ),
    (
        "schaal",
        3.0,
        r"""
        \w*samenwerk\w*|samengewerkt|gemeenschappelijke regeling\w*|regionaal in\w+|regio-?gemeenten
        regionaal ge\w+|regionaal op\w+|regionaal af\w+|omliggende gemeenten|buurgemeenten?
        andere gemeenten|deelnemende gemeenten|samengevoegd|samenvoeg\w+
        fusie|herindeling|rolverdeling|taakverdeling|centrumgemeente
        verantwoordelijk(?:heid|heden)?|regie|afstemming|aansprakelijk|bovenregiona\w+
        """,
    ),
    (
        "schaal",
        2.0,
        r"""
        in de regio|in onze regio|op elkaar|met elkaar|onderling\w*|gezamenlijk\w*
        """,
    ),
    (
        "schaal",
        1.5,
        r"""
        provincie|richting het rijk|ggd|ministerie|samen met
        keten\w*|lokaal en regionaal|instanties|het rijk|rijk en gemeenten|vng
        ketenpartners?|partners|zorgverzekeraars?|overleg met|afgestemd|regionaal|regionale?|huisartsen|netwerk\w*
        gr|zorgkantoor|uwv|woningcorporaties
        """,
    ),
    (
        "kader",
        3.0,
        r"""
        verordening\w*|beleidsregels?|wettelijke?(?! termijn)|in strijd met|wetgeving
        juridische?|bevoegd\w*|mandaat|criteria|voorwaarden
        kaders?|normenkader|informatieplicht|begrotingswijziging|dekking|beschikbare? budget|budget beschikbaar
        raad (?:\w+ ){0,3}(?:geinformeerd|ingelicht|informeren|bijgepraat|betrokken)
        """,
    ),
    (
        "kader",
        2.2,
        r"""
        begroting\w*|verdrag|artikel|grondwet|op grond van|gehouden om|volgens de wet|wet|recht op|recht heeft op
        """,
    ),
    (
        "kader",
        1.5,
        r"""
        jeugdwet|participatiewet|wmo 20\d\d|reserves?|geoormerkt|regels
        regelgeving|avg|privacy\w*|bezwaar|beschikking|norm(?:en)?|toegestaan
        verplicht\w*|budget(?:ten)?|de raad|gemeenteraad|motie|raadsbesluit|financiele middelen|genoeg geld
        voldoende middelen|geld
        """,
    ),
)

# What the opener itself asks for ("Kunt u een overzicht geven van …").
OPENERS: tuple[tuple[str, float, str], ...] = (
    (
        "feit",
        2.2,
        r"""
        overzicht|uitsplitsing|opsomming|stand van zaken|bevestigen|cijfers|update
        """,
    ),
    (
        "oorzaak",
        2.5,
        r"""
        verklaring|verklaren|motiveren|onderbouwen|onderbouwing
        """,
    ),
    (
        "oorzaak",
        1.6,
        r"""
        toelichten|toelichting|uitleggen
        """,
    ),
    (
        "waarde",
        4.0,
        r"""
        reactie|reageren|appreciatie
        """,
    ),
    ("waarde", 2.6, r"reflecteren|reflectie"),
    (
        "opgave",
        1.5,
        r"""
        zicht op|in beeld|beeld van|schetsen
        """,
    ),
)
