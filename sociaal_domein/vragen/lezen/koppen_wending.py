"""Heads whose turn of phrase decides, whatever the words after it are about; written as in ``koppen_feit``."""

from __future__ import annotations

KOPPEN_WENDING: tuple[tuple[str, float, str], ...] = (
    # what was said or counted before, and whether that holds
    (
        "feit",
        6.8,
        r"""
        (?:onderschrijft|onderschrijven|herkent|herkennen|erkent)…… (?:cijfers|aantallen|gegevens)
        (?:deelt|delen|bevestigt|bevestigen)(?! COL de mening)…… (?:cijfers|aantallen|gegevens)
        (?:is|zijn|werd) COL(?: \w+){0,3} (?:benaderd|aangesproken|gewaarschuwd|gevraagd|uitgenodigd|ingelicht) door
        in hoeverre (?:heeft|hebben) (?:wij|we|COL|MENS)…… te maken
        (?:kan|kunt|kunnen) (?:COL|u) zich… (?:herinneren|heugen)
        (?:herinnert|herinneren|weet) (?:COL|u) (?:zich |u |nog )+(?:dat|de)
        (?:heeft|hebben|hebt|had) (?:COL|u)…… (?:toegezegd|beloofd|gemeld|meegedeeld|laten weten|geantwoord) dat
        (?:is|was) (?:er )?(?:eerder |destijds |toen )?(?:toegezegd|beloofd|gemeld|afgesproken) dat
        """,
    ),
    (
        "feit",
        5,
        r"""
        hoe (?:is|was|zijn) (?:het|de) (?:verloop|stand|verdeling|ontwikkeling|verhouding|opbouw|bezetting|spreiding)
        waarin .{3,160} (?:voordoet|voordoen|voorkomt|voorkomen|speelt|spelen)
        (?:wat )?de mate waarin
        in welke mate .{3,160} (?:voordoet|voordoen|voorkomt|speelt)
        """,
    ),
    # what is done with an outcome, or may be expected
    (
        "aanpak",
        8,
        r"""
        (?:wat|hoe)…… (?:gedaan|gebeurd|ondernomen|omgegaan) (?:met|na)… (?:resultaten|uitkomsten|cijfers) (?:van|uit)
        (?:wat|hoe)…… (?:gedaan|gebeurd|ondernomen|omgegaan) (?:met|na) (?:de|deze|die|dit|dat|het) (?:\w+ )?signal\w+
        (?:wat|hoe) (?:heeft|hebben|is|zijn)…… met… (?:resultaten|uitkomsten|cijfers) (?:van|uit)…… (?:gedaan|gebeurd)
        welke (?:opvolging|vervolg)…… (?:gegeven|krijgt|krijgen|geeft)
        wat (?:doet|doen|gaat|gaan)…… met (?:de|deze|die) (?:resultaten|uitkomsten|cijfers) (?:van|uit) (?:het|dit)
        """,
    ),
    (
        "aanpak",
        6.4,
        r"""
        HOE (?:kijkt|kijken) COL…… (?:mogelijkhe(?:id|den)|optie|opties|kansen) (?:om|voor|van|tot)
        WELK~ middelen (?:kan|kunnen|gaat|gaan|wil|wilt|zet|zetten|heeft COL)
        WELK~ (?:middelen|methoden?|werkwijzen?)…… (?:inzetten|in te zetten|ingezet|toegepast)
        HOE (?:heeft|hebben|geeft|geven|is|wordt)…… (?:vormgegeven|vorm|uitvoering|invulling) (?:aan|gegeven)
        HOE (?:geeft|geven|gaf) COL…… (?:vorm|uitvoering|invulling|gevolg)
        hoe staat het met…… (?:ontwikkeling|uitvoering|invoering|uitwerking|implementatie|voorbereiding)
        wat gebeurt er (?:na|vanaf|per|straks|daarna|in|dan)…… met
        (?:welke|hoe) afweging(?:en)? (?:worden|wordt) gemaakt
        HOE (?:monitort|volgt|bewaakt|houdt) COL…… (?:voortgang|zicht|vinger aan de pols)
        (?:is|zijn|bent) [a-z]+ (?:ook |dan |alsnog |daarom )?(?:bereid|voornemens|van plan) (?:om|te|zich)
        HOE (?:gaat|gaan|wil|wilt|zorgt|zorgen|kan|kunt|kunnen|zal|denkt) (?:COL|u)…… (?:ervoor|er voor|dat|zorgen)
        """,
    ),
    (
        "aanpak",
        5,
        r"""
        is er…… (?:een|al) (?:\w+ )?(?:aanpak|plan van aanpak) (?:voor|tegen|om|rond)
        (?:kunnen|mogen|kan|mag) (?:wij|we|inwoners|MENS)…… (?:verwachten|tegemoet ?zien)
        wat (?:mogen|kunnen) (?:wij|we|inwoners|MENS)…… (?:verwachten|tegemoet ?zien)
        (?:kan|kunt|gaat|wilt|wil) (?:COL|u) (?:hierover |daarover )?(?:in gesprek|in overleg|het gesprek)
        """,
    ),
    # an opinion asked in the negative
    (
        "waarde",
        6,
        r"""
        (?:ziet|zien) COL (?:dit|dat|het|hierin|daarin)(?: ook| dan| nu)? niet
        (?:had|hadden|hoort|horen|behoort)…… niet (?:eerder|allang|beter|juist|vooral|gewoon|anders|meer)
        (?:is|zou|was) (?:het|dit|dat)(?: dan| nu| toch)? niet (?:zo|beter|verstandig\w*|juist|logisch\w*|de bedoeling)
        """,
    ),
    # a value that has a place in what is done
    (
        "waarde",
        5.2,
        r"""
        HOE (?:heeft|hebben|krijgt|krijgen|is|zijn)… een (?:plaats|plek|rol) in
        HOE (?:heeft|hebben|krijgt|krijgen)… een (?:plaats|plek)
        (?:hoe|in hoeverre) (?:is|zijn|vormt|vormen)…… (?:uitgangspunt|leidend|vertrekpunt|richtinggevend)
        HOE (?:komt|komen)… (?:tot uiting|tot uitdrukking|terug)
        """,
    ),
    # what somebody thinks of a ruling, a forecast
    (
        "kader",
        6.3,
        r"""
        (?:wat is|wat was|hoe luidt) (?:uw|de) (?:\w+ )?reactie… op…… (?:uitspraak|vonnis|arrest)
        (?:wat is|wat was|hoe luidt) de reactie van COL op… (?:uitspraak|vonnis|arrest|jurisprudentie)
        hoe (?:reageert|beoordeelt|kijkt|duidt) COL…… (?:uitspraak|vonnis|arrest)…… (?:rechter|rechtbank|raad van)
        wat (?:de|het) (?:uitspraak|vonnis|arrest|jurisprudentie|wetswijziging|wetsvoorstel)
        """,
    ),
    (
        "opgave",
        6.3,
        r"""
        (?:wat is|wat was|hoe luidt) (?:uw|de) (?:\w+ )?reactie…… (?:veronderstelling|verwachting|prognose|voorspelling)
        (?:hoe (?:reageert|kijkt|duidt)|wat vindt) COL…… (?:veronderstelling|verwachting dat|prognose|voorspelling)
        wat (?:de|het) (?:veronderstelling|verwachting|prognose|voorspelling)
        """,
    ),
    # who has which task; how things lie between parties
    (
        "schaal",
        6.4,
        r"""
        (?:welke?|wat|hoe)…… (?:bij|aan|door) (?:wie|welke (?:partners?|partij|organisaties?|gemeenten?|instantie))
        (?:welke|hoe|waar|bij wie)…… (?:belegd|ondergebracht|neergelegd)(?: bij|$)
        hoe verhoud\w+…… tot elkaar
        HOE (?:is|zijn|wordt|worden)~ (?:taken|taak|rollen|verantwoordelijkheden|bevoegdheden)…… verdeeld
        wat (?:heeft|hebben|is|wordt|werd)…… (?:besproken|overlegd|afgestemd|afgesproken)…… met
        """,
    ),
    # by what line people are in or out
    (
        "kader",
        6.2,
        r"""
        (?:hanteert|hanteren|gebruikt|kent) COL…… (?:\w*gronden|\w*criteria|\w*normen|\w*norm|\w*grens|\w*voorwaarden)
        HOE…… (?:onderscheid|differentiatie|scheidslijn)…… (?:gemaakt|bepaald|getrokken)
        (?:hoe|waar) (?:wordt|worden|is|zijn)…… (?:gedefinieerd|afgebakend|begrensd|omschreven)
        WELK~ (?:definities?|afbakening|omschrijving)
        wanneer (?:is|geldt|telt|valt) (?:iemand|een \w+)
        hoe (?:definieert|omschrijft|begrenst) COL
        waar (?:ligt|liggen|loopt|trekt)…… grens,? (?:wanneer|tussen|voor wie)
        """,
    ),
)
