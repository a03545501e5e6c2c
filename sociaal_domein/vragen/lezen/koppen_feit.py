"""Cues at the head of a question: how it begins tells most about what the answer must hold.

Each row holds a kind, a weight and patterns, one a line. In a pattern "…" stands for at most eight words, "~" for at
most four that are about one thing, and the words in capitals for what ``patronen`` says: COL for who is asked, MENS for
whom it is about, WELK for "welke", "wat is" or "wat zijn", HOE for "hoe" or "op welke wijze".
"""

from __future__ import annotations

KOPPEN_FEIT: tuple[tuple[str, float, str], ...] = (
    # a number, a place, a date that was, whether something is so
    (
        "feit",
        5.8,
        r"""
        hoe verhoud\w+ (?:dat|dit|het|deze|die) (?:aantal|percentage|bedrag|aantallen|cijfers|kosten|tarief|uitgaven)
        hoe verhoud\w+…… (?:gemiddelden?|percentages?|cijfers|aantallen|bedragen|prijzen)
        """,
    ),
    (
        "feit",
        5,
        r"""
        (?:(?:in|bij|voor|met|van|aan|op|over|tegen|binnen|per|uit) )?hoeveel(?:ste)?
        (?:voor |op )?hoe (?:vaak|lang|groot|hoog|oud|laag|snel|duur|breed|ver|druk|vol)
        (?:sinds|vanaf|tot) wanneer
        (?:sinds|vanaf|tot) welke (?:datum|dag|maand|jaar)
        welk (?:deel|percentage|aandeel|aantal|bedrag|gedeelte)
        klopt
        er sprake
        (?:is|was) er(?: \w+){0,5} sprake van
        welke (?:\w+ )?gemeenten…… (?:hebben|heeft)
        is (?:het|dit|dat)(?: dan| inderdaad| nog)? (?:waar|juist|correct|een feit|zo dat|het geval)
        (?:bent|is|zijn|was|waren) (?:COL )?(?:ook |er |hier)?(?:mee |al )?(?:bekend|op de hoogte|ervan op de hoogte)
        (?:kent|kennen|heeft|hebben|hebt) COL… (?:kennis ?genomen|gelezen|gezien|bericht|berichten|rapport|artikel)
        """,
    ),
    (
        "feit",
        4,
        r"""
        WELK~ (?:aantal|aantallen|stand|omvang|hoogte|percentage|gemiddelde|cijfers|wachttijd(?:en)?)
        WELK~ (?:wachtlijst(?:en)?|doorlooptijd(?:en)?|tarie(?:f|ven)|kosten|uitgaven)
        WELK~ (?:bedrag|bedragen|caseload|bezetting)
        WELK~ (?:prijs|verdeling|aandeel|capaciteit|saldo|tekort|tekorten|inkomsten|lasten|bezettingsgraad|uitstroom)
        WELK~ (?:instroom|verhouding|deel|leeftijd|looptijd|wachtduur|maximum|minimum|besteding)
        (?:heeft|hebben|is|zijn|beschikt)(?: er)?… (?:voldoende|genoeg|te weinig)~ (?:capaciteit|personeel|plekken)
        (?:heeft|hebben|is|zijn|beschikt)(?: er)?… (?:voldoende|genoeg|te weinig)~ (?:aanbod|aanbieders|plaatsen)
        (?:heeft|hebben|is|zijn)(?: er)?… (?:voldoende|genoeg|te weinig)~ (?:medewerkers|\w*werkers|menskracht|woningen)
        (?:komt|komen|kwam|kwamen)(?! er)… voor(?:$| in| bij)
        (?:komt|komen) (?:het|dit|dat|dergelijke|deze|zulke)
        hoe (?:staat|staan|stond)… (?:ervoor|voor)
        wat (?:kost|kosten|kostte|bedraagt|bedragen)
        """,
    ),
    (
        "feit",
        3.3,
        r"""
        hoe (?:staat|is|stond) het… (?:met|gesteld)
        hoe (?:ontwikkel\w+|verliep|verliepen|verloopt|luidt|heet|verhoudt het aantal)
        hoe (?:heeft|hebben|is|zijn)… (?:zich ontwikkeld|ontwikkeld|verlopen|verdeeld over de (?:wijken|jaren|kernen))
        hoe ziet… eruit
        hoe .{3,160} (?:uitziet|uitzien|ervoor staat|ervoor staan|verloopt|verlopen|ontwikkelt|geregeld is|verdeeld is)$
        er (?:een|geen|al|inmiddels|voldoende|genoeg)
        (?:wordt|worden) (?:dit|dat|het|deze|die|de|alle)…… (?:gebruikt|toegepast|benut|aangeboden|verstrekt|bezocht)
        (?:heeft|hebben) COL (?:al |nog |ook |inmiddels )*(?:een|geen) (?:\w*plan|\w*beleid|protocol|\w*fonds)
        (?:wordt|worden) er…… (?:gebruik|gebruikgemaakt|gebruik gemaakt)
        (?:maakt|maken|maakte) (?!dit|dat|het)…… gebruik
        (?:doet|doen|neemt|nemen)…… (?:mee|deel)(?: aan| in| met|$)
        (?:heeft|hebben|hebt) COL (?:al |inmiddels |goed |voldoende )*(?:zicht|inzicht)~ (?:op|in) (?:de )?\w*wacht\w+
        (?:is|zijn)…… (?:goed |voldoende |inmiddels |al )*(?:geregeld|op orde|georganiseerd|ingericht|bemand|getraind)
        (?:wordt|worden)…… (?:opgeleid|getraind|geschoold|behandeld|afgehandeld|nageleefd|uitgevoerd)
        (?:is|zijn|werd|werden) (?:de|deze|die|alle) (?:motie|moties|toezegging)…… (?:uitgevoerd|nagekomen|afgedaan)
        (?:is|zijn|werd|werden) (?:de|deze|die|alle) (?:toezeggingen|afspraak)…… (?:uitgevoerd|nagekomen|afgedaan)
        (?:is|zijn|werd|werden) (?:de|deze|die|alle) afspraken…… (?:uitgevoerd|nagekomen|afgedaan)
        hoe (?:zit|ver|staat) (?:het|is|zijn)
        hoe (?:is|zijn|was|waren|wordt|worden)…… (?:besteed|verdeeld|opgebouwd|berekend)
        hoe (?:is|zijn|was|waren|wordt|worden)…… (?:samengesteld|gefinancierd)
        wat is er… (?:terechtgekomen|gebeurd|geworden|overgebleven|over) (?:van|met)
        (?:worden|wordt|werden|werd)…… (?:bijgehouden|geregistreerd|gemeten|geteld)
        in hoeverre (?:is|zijn|was|waren) (?:er|sprake)
        wanneer (?:is|zijn|was|waren|werd|werden|heeft|hebben|begon|had)
        (?:is|zijn)…… (?:in beeld|bekend|in zicht) bij
        (?:zijn|is) (?:alle|deze|die|de)~ (?:in beeld|bekend)
        (?:zijn|is|waren|was) er~ (?:gevallen|cijfers|gegevens|plekken|plaatsen|wachtlijst\w*|wachttijd\w*|sancties)
        (?:zijn|is|waren|was) er~ (?:klachten|meldingen|incidenten|inwoners|kinderen)
        (?:zijn|is|waren|was) er~ (?:gezinnen|situaties|voorbeelden|berichten)
        (?:kent|beschikt|beschikken|hoort|hoorde|behoort|deed|telt|bestaat|bestaan|staat|staan|bevindt)
        (?:is|zijn|wordt|worden) (?:het )?(?:bij COL )?bekend
        (?:houdt|houden|registreert|registreren|meet) COL
        """,
    ),
    (
        "feit",
        2.5,
        r"""
        (?:aan |bij |door |van |namens )?wie
        waar
        uit welke~ (?:onderdelen|delen|elementen|bronnen|wijken|landen)
        waaruit bestaat
        WELK~ (?:vormen|voorzieningen|soorten|gegevens|aanbieders|organisaties|gemeenten|locaties|regelingen|bedragen)
        WELK~ (?:instellingen|wijken|producten|bronnen|diensten|functies|scholen|verenigingen|aanbod)
        """,
    ),
    (
        "feit",
        1.5,
        r"""
        welke?
        wat (?:is|zijn|was|waren|houdt|omvat|krijgt|krijgen|bestaan|bestaat)
        (?:is|zijn|was|waren|heeft|hebben|had|hadden|werd|werden|krijgt|krijgen|kreeg|kregen|bestaat|loopt|lopen)
        """,
    ),
    # why something is as it is
    (
        "oorzaak",
        5.5,
        r"""
        waarom
        waardoor
        hoezo
        hoe komt(?! COL tot| COL aan)(?!(?: [a-z]+){1,7} (?:tot (?:uiting|uitdrukking)|naar voren|terug in)\b)
        hoe (?:kan|kon|is) het (?:zo |toch |nou |nu |dan |in vredesnaam )?(?:dat|zijn|gebeuren|toch)
        hoe (?:kan|kon|is) het (?:zo |toch |nou |nu |dan |in vredesnaam )?(?:zo ver|zover|mogelijk|bestaan|ontstaan)
        hoe (?:heeft|is|had|kon)… (?:kunnen (?:komen|gebeuren|ontstaan|oplopen|worden)|ontstaan)
        hoe (?:heeft|is|had|kon)… (?:zo ver gekomen|zover gekomen)
        hoe (?:valt|is)… te verklaren
        hoe (?:verklaart|verklaren)
        (?:wat|welke omstandigheden) (?:verklaart|verklaren|veroorzaakt|veroorzaakte|veroorzaken|maakt dat|maakte dat)
        (?:waar|waaraan) (?:ligt|lag|wijt|wijten|schrijft|schrijven|schort)… (?:aan|dat|toe|het)
        (?:waar|waaraan) (?:is|zijn)…… (?:te wijten|toe te schrijven)
        wat (?:zit|zat|steekt|schuilt) er… achter
        wat (?:weerhoudt|belemmert|belet|verhindert|hindert)
        wat houdt… tegen
        wat (?:heeft|hebben)…… (?:doen besluiten|veroorzaakt|de doorslag gegeven)
        wat (?:maakt|maakte) (?:dat|het zo)
        waar (?:komt|komen|kwam)…… vandaan
        (?:waaraan|hoe) (?:wijt|wijten|duidt|duiden|verklaart)… (?:stijging|daling|toename|afname)
        (?:waaraan|hoe) (?:wijt|wijten|duidt|duiden|verklaart)… (?:groei|verschil(?:len)?|cijfers)
        waar heeft… mee te maken
        waarop (?:berust|berusten|is|was|waren|baseert)
        wat (?:ligt|lag|zit|zat|gaf|heeft|was)… (?:ten grondslag|erachter|daarachter|de doorslag|doorslaggevend)
        wat is er de oorzaak
        (?:wat|welke) (?:is|zijn|was|waren) (?:daar|hier)(?:van|voor|toe) (?:de|het) (?:reden\w*|oorza\w+|verklaring\w*)
        """,
    ),
    (
        "oorzaak",
        5.3,
        r"""
        WELK~ (?:oorza(?:ak|ken)|reden(?:en)?|verklaring(?:en)?|aanleiding|drijfve(?:er|ren)|factoren|beweegredenen)
        WELK~ (?:achtergrond(?:en)?|overweging(?:en)?|motie(?:f|ven)|afweging(?:en)?|argument(?:en)?|onderbouwing)
        (?:om|vanwege|door|aan|op) welke~ (?:reden|redenen|oorzaken|omstandigheden|factoren|gronden|overwegingen)
        (?:komt|kwam|ligt|lag|wordt) (?:dit|dat|het|deze|de)… (?:door|doordat|omdat|aan|te wijten|veroorzaakt)
        (?:is|zijn|wordt|worden|waren|was)…… (?:te wijten|veroorzaakt|te verklaren|een gevolg van|het gevolg van)
        (?:is|klopt|herkent)…… (?:conclusie|indruk|beeld|constatering|aanname)…… (?:achtergrond|oorzaak|reden|komt door)
        (?:is|zijn) (?:dit|dat|het|er)~ (?:verklaring|oorzaak|reden(?! om| tot| voor)|verband|samenhang)
        (?:hangt|hangen)…… samen
        (?:heeft|hebben|had) (?!wij|we|MENS|COL)…… te maken met
        (?:speelt|spelen|speelde)… (?:een rol|rol|mee)
        in hoeverre~ (?:door|veroorzaakt|te wijten|verklaart|verklaren)
        """,
    ),
    (
        "oorzaak",
        6.3,
        r"""
        (?:klopt|bent|is|deelt)…… dat…… (?:te wijten|veroorzaakt|een gevolg is van)
        (?:zijn|erkent|herkent|denkt|onderschrijft)…… dat…… (?:te wijten|veroorzaakt|een gevolg is van)
        (?:klopt|bent|is|deelt)…… dat…… (?:voortkomt uit|komt door|(?:dit|dat|het) te maken heeft)
        (?:zijn|erkent|herkent|denkt|onderschrijft)…… dat…… (?:voortkomt uit|komt door|(?:dit|dat|het) te maken heeft)
        """,
    ),
    # the task in the community
    (
        "opgave",
        6.3,
        r"""
        (?:is|bestaat) er…… (?:groeiende|toenemende|grotere|stijgende)~ (?:vraag|behoefte|groep|problematiek)
        (?:bent|is|zijn|deelt|erkent|beseft|herkent)…… dat…… (?:uitdaging|opgave|vraagstuk)
        (?:bent|is|zijn|deelt|erkent|beseft|herkent)…… dat…… (?:groeiende groep|steeds meer|kunnen ontstaan)
        (?:hoe|wat) (?:ziet|kijkt|kijken|verwacht|vindt) COL…… (?:trends?|toenemende|toename)
        (?:hoe|wat) (?:ziet|kijkt|kijken|verwacht|vindt) COL…… (?:vergrijzing|behoefte|vraag naar)
        (?:met )?(?:hoeveel|hoe groot)…… (?:behoefte|opgave|probleem|vraag naar)
        (?:met )?(?:hoeveel|hoe groot)…… (?:rekening (?:te )?houden|in 20[345]\d|nog nodig)
        met welke…… (?:rekening|rekent|rekenen)
        (?:met )?(?:hoeveel|hoe groot)…… (?:de komende (?:\w+ )?(?:jaren|jaar|decennia))
        """,
    ),
    (
        "opgave",
        5,
        r"""
        wat (?:is|was) er… aan de hand
        wat (?:speelt|speelde|spelen)
        wie (?:heeft|hebben)… (?:last|behoefte|nodig)
        WELK~ (?:behoeften?|behoeftes|trends?|knelpunt(?:en)?|problem(?:en|atiek))
        WELK~ (?:probleem|doelgroep(?:en)?|groepen|groep)
        WELK~ (?:opgaven?|opgave|vraagstuk(?:ken)?|uitdaging(?:en)?|hulpvra(?:ag|gen)|zorgvra(?:ag|gen)|noden|nood)
        (?:is|wordt|zijn|in hoeverre|welke|hoe)…… (?:toename|groei|stijging|afname|daling)…… verwacht
        herken(?:t|nen) COL (?:ook )?(?:de|deze|die|dit|het) (?:signalen|signaal|beeld|zorgen|problemen|geluiden)
        WELK~ (?:ontwikkeling(?:en)?|risico's|risicogroepen)
        WELK~ (?:kwetsbaarhe\w+|ondersteuningsvra(?:ag|gen)|zorgbehoefte\w*)
        WELK~ (?:tendens(?:en)?|verschuiving(?:en)?|signalen (?:ziet|heeft)|prognoses?|vraag naar)
        ziet COL(?: ook)? (?:een |de )?(?:\w+ )?(?:toename|afname|groei|stijging)
        ziet COL(?: ook)? (?:een |de )?(?:\w+ )?(?:trend|ontwikkeling|behoefte|verschuiving)
        (?:wie|welke)…… tussen wal en schip
        (?:hoe urgent|hoe ontwikkelt)… (?:behoefte|opgave|vraag naar)
        (?:welke?|hoe)…… (?:de komende (?:\w+ )?(?:jaren|jaar|decennia)|rekening (?:te )?houden)
        (?:wat|welke?)… (?:op ons af|op de gemeente af|afkomt|afkomen|te wachten)
        """,
    ),
    (
        "opgave",
        4.3,
        r"""
        (?:voor|om|bij) (?:wie|welke (?:mensen|inwoners|kinderen|gezinnen|groepen?|jongeren|ouderen|doelgroep(?:en)?))
        (?:welke|wie|welk)~ MENS~ (?:vallen|valt|missen|mist|krijgen geen|buiten|tussen wal)
        wat (?:missen|mist|heeft|hebben|is er)… (?:nodig|behoefte aan|te kort)
        wat (?:missen|mist)
        wat er (?:\w+ )?nodig
        wie (?:vallen|valt|vielen|viel)(?: er)? (?:nu |nog |dan )?(?:buiten|tussen)
        wat (?!COL)… (?:nodig heeft|nodig hebben|nodig is)
        (?:is|wordt|werd) (?:er )?(?:\w+ )?onderzo(?:ek|cht)~ (?:gedaan )?(?:naar )?(?:wat)… (?:nodig|behoefte)
        (?:is|wordt|werd) (?:er )?(?:\w+ )?onderzo(?:ek|cht)~ (?:gedaan )?(?:naar )?(?:welke|waar)… (?:nodig|behoefte)
        waar(?:aan|in)? (?:heeft|hebben|bestaat|is)~ (?:behoefte|gebrek|nood)
        (?:waar|bij wie|in welke wijken) (?:zit|zitten|ligt|liggen)… (?:grootste|meeste|knelpunt\w*|nood|pijn)
        (?:waar|bij wie|in welke wijken) (?:doet|doen|knelt)… (?:grootste|meeste|knelpunt\w*|nood|pijn)
        waar (?:knelt|wringt|schuurt|loopt|lopen)
        hoe ziet de (?:groep|doelgroep|populatie)
        wat…… (?:nodig hebben|nodig heeft|nodig om)
        wat (?:heeft|hebben)…… nodig
        wie (?:wordt|worden|is|zijn)…… (?:geholpen|bereikt|gebaat)
        (?:zijn|waren) er~ signalen
        welke MENS
        wat is (?:het|de|uw) (?:beeld|probleem|vraag|aard)
        hoe (?:schat|ziet) COL…… (?:ontwikkeling|vraag|behoefte|toekomst)
        hoe ziet de (?:toekomst\w*|vraag|behoefte|opgave)
        (?:met )?hoeveel MENS (?:zullen|zal)
        wie (?:vraagt|vragen|gebruikt|gebruiken|maakt|maken|komt|komen|valt|zijn de mensen)
        welke (?:vragen|zorgen|wensen|thema's|problemen|noden)~ (?:leven|leeft|spelen|speelt|zijn er|ziet|bestaan)
        (?:herkent|herkennen|signaleert|signaleren|ziet) COL (?:ook )?(?:dat|de|het|deze|dit)
        hoe (?:ziet|kijkt|kijken) COL… (?:ontwikkeling|trend|toename|groei|vergrijzing|behoefte|vraag naar)
        (?:is|bestaat) er~ (?:behoefte|vraag naar|een groep|sprake van (?:toenemende|verborgen|stille))
        """,
    ),
    # what is done, will be done, by when
    ("aanpak", 6, r"(?:welke|wat voor) (?:\w+ )?(?:consequenties|gevolgen)… (?:trekt|verbindt|verbinden|trekken)"),
    (
        "aanpak",
        5,
        r"""
        WELK~ (?!reactie)\w*(?:maatregel(?:en)?|stappen|acties?|plannen|mogelijkhe(?:id|den)|inspanning(?:en)?|aanpak)
        WELK~ (?:stap|plan|\w*oplossing(?:en)?|voornemens?)
        WELK~ (?:initiatie(?:f|ven)|interventies?|instrument(?:en)?|alternatie(?:f|ven))
        WELK~ (?:scenario'?s?|ambities?|prioriteit(?:en)?|vervolgstappen|strategie|inzet|vervolg|planning|tijdpad)
        welke middelen (?:zet|zetten)
        WELK~ (?:voorbereiding(?:en)?|concrete|tijdlijn|keuzes|middelen zet|handvatten|plan van aanpak)
        """,
    ),
    (
        "aanpak",
        4.6,
        r"""
        wat (?:doet|doen|deed|onderneemt|ondernemen)(?: COL| de \w+| er| het| die| zij)
        wat (?:gaat|gaan|wil|wilt|kan|kunt)… (?:doen|ondernemen|gedaan|ondernomen|bijdragen)
        wat (?:kunnen|zal|zult|heeft|hebben|hebt)… (?:doen|ondernemen|gedaan|ondernomen|bijdragen)
        wat (?:gaat|gaan|wil|wilt|kan|kunt) (?:COL|de \w+|er)
        COL…… (?:bereid|voornemens|van plan|overweegt|wil|zal|gaat)
        (?:komt|komen) COL… met (?:een|het|nieuwe|extra)
        wat COL…… (?:doet|doen|onderneemt|gedaan|ondernomen|bijdraagt)
        wat er…… (?:gedaan|gebeurt|gebeuren|ondernomen)
        wat (?:wordt|gebeurt|is|moet|kan|kunnen|werd)(?: er|er|eraan)?… (?:gedaan|gebeuren|ondernomen|worden aan|doen)
        wat gebeurt(?: er)?(?: nu| dan| al)? (?:aan|met|om|tegen|voor)
        wat (?:wordt|is) (?:er ?aan |eraan )
        (?:is|zijn|bent|ben) (?:COL )?(?:ook |dan |alsnog |het |dus |hiertoe |daartoe )?(?:bereid|voornemens|van plan)
        (?:is|zijn|bent|ben) (?:COL )?(?:ook |dan |alsnog |het |dus |hiertoe |daartoe )?(?:genegen|zins)
        (?:overweegt|overwegen|bevordert|garandeert|zegt|zeggen|onderzoekt|belooft) COL
        (?:wilt|gaat|zult|gaan|zou|zal) (?:u|COL)
        wil COL
        ziet COL (?:mogelijkheden|kans|kansen|ruimte|aanleiding|reden om|een rol|iets in)
        (?:kan|kunt|kunnen|zou|wilt|wil) (?:u|COL)… (?:toezeggen|garanderen|zorgen|toewerken)
        (?:kan|kunt|kunnen|zou|wilt|wil) (?:u|COL)… (?:bevorderen|regelen|voorkomen)
        (?:kan|kunt|kunnen|zou|wilt|wil) (?:u|COL)… (?:onderzoeken|waarborgen|ervoor zorgen)
        (?:kan|kunt|kunnen|zou|wilt|wil) (?:u|COL)… (?:bewerkstelligen|realiseren)
        HOE (?:gaat|gaan|ga|zal|wordt|worden)… (?:om met|omgegaan|voorkomen|zorgen)
        HOE (?:gaat|gaan|ga|zal|wordt|worden)… (?:aangepakt|aanpakken|opgevangen|opgelost)
        """,
    ),
    (
        "aanpak",
        4,
        r"""
        (?:wanneer|per wanneer)… (?:komt|komen|gaat|gaan|wordt|worden|kan)
        (?:op welke? (?:termijn|moment)|binnen welke termijn)… (?:komt|komen|gaat|gaan|wordt|worden|kan)
        (?:wanneer|per wanneer)… (?:kunnen|kunt|verwacht\w*|start\w*)
        (?:op welke? (?:termijn|moment)|binnen welke termijn)… (?:kunnen|kunt|verwacht\w*|start\w*)
        (?:wanneer|per wanneer)… (?:begint|zal|zullen|wil|gereed|treedt)
        (?:op welke? (?:termijn|moment)|binnen welke termijn)… (?:begint|zal|zullen|wil|gereed|treedt)
        per (?:wanneer|welke datum)
        HOE (?:gaat|gaan|wil|wilt|willen|zorgt|zorgen|voorkomt)
        HOE (?:voorkomen|waarborgt|borgt|pakt|pakken|helpt|ondersteunt)
        HOE (?:begeleidt|bereikt|bereiken|stimuleert|garandeert|bewaakt|houdt|zet|geeft|haalt|bevordert|betrekt|kunt)
        HOE (?:maakt|denkt|gebruikt|vult|brengt|beschermt|treedt|lost|neemt|spoort|vangt|spant|regelt|probeert|stuurt)
        HOE (?:bestrijdt|benut|verbetert|versterkt|begroot|organiseert)
        HOE (?:faciliteert|handhaaft|controleert|dringt|komt|zal)
        HOE (?:werkt|draagt|kan|kunnen) COL
        WELK~ (?:ondersteuning|hulp|begeleiding|steun|zorg|opvang)~ (?:biedt|bieden|krijgt|krijgen|geeft|is er|komt)
        HOE COL
        hoe (?:snel|lang nog|ver) (?:kan|gaat|wil|denkt) COL
        hoe ziet (?:het|de) (?:plan|aanpak|planning|traject|vervolg)
        """,
    ),
    (
        "aanpak",
        3,
        r"""
        HOE (?:wordt|worden)
        (?:kan|kunnen|zou|zouden)(?! COL| het (?:zijn|voorkomen|gebeuren))…… worden [a-z]+
        (?:kan|kunnen|zou|zouden)(?! COL| het (?:zijn|voorkomen|gebeuren))…… [a-z]+ worden
        (?:is|zou|lijkt) het (?:\w+ )?(?:mogelijk|haalbaar|denkbaar|een optie|een idee|een mogelijkheid|zinvol|te doen)
        (?:is|zijn|komt|komen|bestaan|liggen|ligt) er~ (?:plan|plannen|voornemen|voornemens|mogelijkheden|initiatieven)
        (?:zijn|is|komt|komen) er~ (?:strengere|nieuwe|extra) (?:afspraken|maatregelen|regels|eisen)
        (?:zijn|is|komt|komen) er~ (?:scherpere|betere|nadere) (?:afspraken|maatregelen|regels|eisen)
        (?:moet|moeten|gaat|gaan|zal|zullen|steunt|steunen|wil|wilt|kunt u|kan COL|zou COL|komt er|komen er|maakt COL)
        (?:wanneer|op welke termijn)
        """,
    ),
    (
        "aanpak",
        2,
        r"""
        (?:hoe|op welke (?:wijze|manier)|(?:wordt|worden|doet|doen|geeft|zet|werkt))
        """,
    ),
)
