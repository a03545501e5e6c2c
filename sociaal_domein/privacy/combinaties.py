"""Combinations that single out a family: each word is harmless, together they point to one house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy.treffer import Treffer, zinnen

# What a whole neighbourhood knows: one of these is enough for a question.
_ENIG = re.compile(
    r"\bdrieling(?:en)?\b|\bvierling\w*|\bvijfling\w*|\bzesling\w*|\b(?:de|het|als) enige\b|\boudste "
    r"(?:inwoner|bewoner|vrouw|man|mens) van\b|\b(?:oudste|jongste|eerste|langste|grootste|bekendste"
    r"|enige|laatste)\s(?:[\w-]+\s){0,3}van (?:de gemeente|het dorp|de stad|het land|nederland|"
    r"de provincie|het eiland|de wijk|de buurt|de regio|onze gemeente|de straat)|\bin (?:de|het) "
    r"(?:plaatselijke |lokale |landelijke |regionale )?(?:krant|nieuws|weekblad|huis-aan-huisblad"
    r"|dagblad)\b|\bop (?:de )?(?:tv|televisie|radio)\b|"
    r"\b(?:opsporing verzocht|hart van nederland|journaal|rtl)\b|\bviral\b|\b\w*verhaal in het\b"
    r"|\bbekend (?:van|uit|gezin|als)\b|\biedereen (?:in het dorp |hier )?kent\b|\bheel het dorp\b"
    r"|\bhet hele dorp\b|"
    r"(?:burgemeesters|wethouders|raads\w*|notaris\w*|dokters|domineess?|dominees|directeurs"
    r"|voorzitters|huisarts\w*)(?:zoon|dochter|vrouw|kind|weduwe)|\bzoon van de (?:burgemeester|dokter"
    r"|dominee|notaris|wethouder|huisarts|imam|slager|bakker|koster)\b|"
    r"\b(?:vrouw|dochter|man|kind|kinderen|weduwe|vader|moeder|ex) van de (?:burgemeester|dokter"
    r"|dominee|notaris|wethouder|huisarts|imam|slager|bakker|koster|schipper|boer|visser|trainer"
    r"|directeur|voorzitter|veearts|smid|kapper)\b|"
    r"\b(?:vroegere|voormalige?|voormalig|oud|ex)[ -](?:\w+ )?(?:wielrenner|sporter|topsporter"
    r"|dirigent|burgemeester|wethouder|raadslid|koster|dominee|pastoor|priester|imam|directeur"
    r"|hoofdmeester|voorzitter|profvoetballer|voetballer|schaatser|wielrenner|olympi\w+|"
    r"marinier|zendeling|missionaris|ambassadeur|minister|kamerlid|zanger\w*|acteur|actrice|omroeper|keeper|scheidsrechter|trainer|stationschef|havenmeester"
    r"|bokser|kampioen\w*|prins carnaval|miss|veteraan|commandant|piloot|turnster|zwemmer|zwemster"
    r"|veearts|dorpsarts|huisarts|notaris|topsport\w*)\b|"
    r"\b(?:was|is) (?:\w+ ){0,3}(?:wethouder|burgemeester|raadslid|dominee|pastoor|notaris) (?:hier"
    r"|in het dorp|geweest|van)\b|\b(?:lands|wereld|europees |nederlands |olympisch )?kampioen\w*\b"
    r"|\bolympi\w+|\bjeugdteam\b|\bnationale? (?:team|selectie)|"
    r"\bcircus\b|\bkermis(?:familie|exploitant\w*|gezin|wagen)|\bwoonboot bij\b|\b(?:laatste|eerste"
    r"|enige) huis (?:voor|van|op|aan|bij|naast|in)\b|\bwoningbrand\b"
    r"|\bovervallen?\b.{0,30}\b(?:juwelier|bank|tankstation|winkel|supermarkt|cafetaria|snackbar)"
    r"|\boverval op\b|\bvan het dak\b|"
    r"\b(?:moord|doodslag|schietpartij|steekpartij|explosie|gezinsdrama|familiedrama|vliegramp"
    r"|vliegtuigongeluk|mh17|busongeluk|treinongeluk|gijzeling|brandstichting|ontvoering"
    r"|steekincident)\b|\bbootje\b|\blesbos\b|\b(?:van|op) het eiland\b|"
    r"\b(?:dorp|wijk|buurt|gehucht|buurtschap|straat|kern) (?:van|met) (?:nog geen |ongeveer |zo'n "
    r"|maar )?(?:\w+|\d+) (?:huizen|inwoners|woningen|mensen|gezinnen|adressen|zielen)\b|\bkleinste "
    r"(?:\w+)?(?:dorp|kern|wijk|gehucht|kerkdorp)|\b(?:die|dat) in (?:januari|februari|maart|april|mei"
    r"|juni|juli|augustus|"
    r"september|oktober|november|december)\b.{0,60}\b(?:viel|verdronk|verongelukt\w*|overleed|omkwam"
    r"|verdween)\b|\b(?:het|de) (?:restaurant|kapperszaak|kapper|snackbar|bakkerij|winkel|café"
    r"|cafetaria|shoarmazaak|toko|slagerij|garage|pizzeria|nagelstudio|supermarkt|tankstation) (?:op"
    r"|aan|naast|in|bij|tegenover)\b"
    r"|\b(?:die|dat|wiens|wier)\b.{0,60}\b(?:verdronk\w*|verongelukt\w*|omkwam\w*|vermoord\w*|ontvoerd\w*|verdween"
    r"|\w+gestoken|\w+geschoten)\b|\b\w*(?:loterij|jackpot)\b.{0,20}\bw[oi]n\w*|\bw[oi]n\w*\b.{0,20}\b\w*(?:loterij|jackpot)\b"
    r"|\b(?:zoon|dochter|vader|moeder|broer|zus|man|vrouw|oom|tante|partner) (?:die )?"
    r"in (?:de (?:gemeente)?raad|het college)\b"
    r"|\bop het (?:\w+\s)?nieuws\b"
    r"|\b(?:filmpje|video|foto's?|bericht)\b.{0,30}\b(?:ging|gaat|gingen|gaan)\s(?:\w+\s){0,3}rond\b"
    r"|\b(?:slachtoffer|verdachte|dader|getuige|overlevende|nabestaande)s?\s(?:van|bij|in)\s(?:de|het|een|die|dat)\s"
    r"(?:\w+\s)?(?:\w*brand|ontploffing|\w*ongeluk|\w*ongeval|aanslag|overval|beroving|aanrijding|vechtpartij)\b"
    r"|\b(?:\w*brand|ontploffing|\w*ongeluk|\w*ongeval|vechtpartij|aanrijding)\s(?:bij|tijdens|op)\s(?:de|het)\s"
    r"(?:avondvierdaagse|kermis|braderie|carnaval|koningsdag|optocht|jaarmarkt|intocht|dorpsfeest|\w+loop|\w+festival)\b"
    r"|\bdocumentaire over\b|\bbekende nederlander\b|\bbekende? (?:zanger\w*|schrijver|acteur|actrice|voetballer)\b",
    re.IGNORECASE,
)
_HERKOMST = re.compile(
    r"\b(?:eritre\w+|syri\w+|syrisch\w*|irak\w*|iraans\w*|iranees|somali\w*|afghaa?n\w*|oekra[iï]\w+"
    r"|turks\w*|marokka\w+|pool\w*|pools\w*|roma(?:-\w+)?|sinti|reizigers?(?:gezin|familie)|koerd\w*"
    r"|armee?n\w*|chine[es]\w+|vietname\w+|filipijn\w*|"
    r"papoea|molu(?:ks|kker)\w*|curaçao\w*|antillia\w+|surina\w+|ghane\w+|nigeria\w+|ethiopi\w+"
    r"|soedane\w+|congole\w+|tibeta\w+|mongool\w*|mongoli\w*|georgi[eë]r?|georgisch\w*|jezidi\w*"
    r"|tamil\w*|srilanka\w*|pakista\w+|bulgaa?r\w*|roemee?n\w*|hongaa?r\w*|"
    r"russisch\w*|rus|albane\w+|bosni\w+|servi\w+|kosovaar\w*|braziliaa?n\w*|colombiaa?n\w*"
    r"|venezola\w+|ijslan\w+|finse?|japan\w+|koreaa?n\w*|thais\w*|indones\w+|burundee?s\w*|rwande\w+"
    r"|oeigoer\w*|palestij\w+|jemeniti\w+|libane\w+|egypti\w+|kaapverd\w+|"
    r"angole\w+|cambodj\w+|nepale\w+|joodse?|katholiek\w*|mormoon\w*|jehova\w*|hindoe\w*|sikh"
    r"|nieuw-guinea|boeddhist\w*|amish|staatlo\w+)\b",
    re.IGNORECASE,
)
_ZELDZAAM = re.compile(
    r"\bsyndroom van (?!down\b)|\bziekte van (?!alzheimer|parkinson\b)|\b(?:(?-i:Rett)|angelman"
    r"|huntington|prader-?willi|(?-i:Williams)|duchenne|pku|fenylketonurie|albinisme|albino"
    r"|narcolepsie|lepra|tbc|(?-i:ALS)\b|cystic fibrosis|taaislijmziekte|hemofilie|sikkelcel\w*"
    r"|thalassemie|"
    r"cerebrale parese|spina bifida|dwerggroei|achondroplasie|progeria|tourette|marfan|ehlers-danlos"
    r"|locked-?in|gilles de la tourette|fragiele? x|(?-i:Turner)|klinefelter|(?-i:Noonan)|cri du chat"
    r"|(?-i:Usher)|doofblind\w*|siamese?|stoma|transplantatie\w*|hiv|aids|"
    r"epidermolysis|vlinderziekte|metabole|stofwisselingsziekte|mitochondri\w+|(?-i:Batten)"
    r"|leukodystrofie|friedreich|(?-i:SMA)\b|myasthenie|porfyrie|galactosemie|(?-i:Wilson)|transgender"
    r"|intersekse|foetaal alcohol\w*|(?-i:FAS)\b|downsyndroom|cerebrale|(?-i:MS)\b|spierziekte"
    r"|dwarslaesie|elektief mutisme)\b",
    re.IGNORECASE,
)
_AANDOENING = re.compile(
    r"\b(?:blinde?|doof|dove|slechtziend|borstkanker|kanker|leukemie|dementie|autis\w+|schizofreni\w*"
    r"|epilepsie|hersenletsel|reuma|anorexia|psychose|beperking|rolstoel|verslaafd|adhd|ptss"
    r"|stotter\w*|huiduitslag|brandwonden|geamputeerd|amputatie)\b",
    re.IGNORECASE,
)
_VEEL = r"(?:vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|[5-9]|1[0-9])"
_GROOT_GEZIN = re.compile(
    rf"\b{_VEEL} (?:\w+ )?(?:kinderen|zoons|zonen|dochters|kids|broers|zussen|jongens|meisjes)\b"
    rf"|\b(?:vier|drie|vijf) (?:verschillende )?vaders\b|\btweelingen\b|\btwee paar\b",
    re.IGNORECASE,
)
_GEZIN = re.compile(
    r"\btweeling\b|\btwee moeders\b|\btwee vaders\b|\balleenstaande vader\b|\b(?:vier|drie) "
    r"(?:kinderen|zoons|zonen|dochters)\b|\bgeadopteerd\w*|\badoptie\w*|\bdraagmoeder\w*"
    r"|\bpleegkind\w*|\bweduwnaar\b|\btienermoeder\b|\bgeheime relatie\b",
    re.IGNORECASE,
)
_BEROEP = re.compile(
    r"\b(?:melkveehouder|veehouder|boer(?:in)?|vrachtwagenchauffeur|balletleraa?r\w*|postbode"
    r"|verloskundige|dirigent|koster|kapper|kapster\w*|slager|bakker|visser|schipper|binnenvaart\w*"
    r"|huisarts|tandarts|apotheker|notaris|predikant|dominee|imam|pastoor|"
    r"rabbijn|leraa?r\w*|juf|docent\w*|politieagent\w*|brandweerman|marinier|militair|veteraan|piloot"
    r"|stewardess|kok|restauranthouder|winkelier|juwelier|molenaar|imker|smid|hovenier|schaapherder"
    r"|herder|musicus|pianist\w*|violist\w*|kunstenaar\w*|schrijver|schrijfster|"
    r"advocaat|rechter|ambtenaar|buschauffeur|machinist|veearts|dierenarts|taxichauffeur|glazenwasser"
    r"|loodgieter|conducteur|goochelaar|clown|zanger\w*|danser\w*|sporter|judoka|voetballer|trainer"
    r"|scheidsrechter|keeper|organist|beiaardier|doodgraver|uitvaartondernemer|"
    r"havenmeester|sluiswachter|boswachter|jachtopziener|burgemeester|wethouder|raadslid)\b",
    re.IGNORECASE,
)
_KLEINE_PLEK = re.compile(
    r"\b(?:gehucht|buurtschap|kerkdorp|dorpje|eiland|polder|woonboot|woonwagen\w*|vuurtoren|molen"
    r"|kasteel|landgoed|watertoren|boerderij|camping|vakantiepark|dijk|haven|oude brug|pastorie"
    r"|klooster|het kamp|woonwagenkamp|hoek van|naast (?:de|het) \w+|tegenover (?:de|het) \w+|"
    r"achter (?:de|het) \w+|bij (?:de|het) (?:oude |haven|kerk|brug|station|molen|sluis|school)\w*"
    r"|boven (?:de|het) (?:bakker|slager|winkel|kapper|snackbar|café)\w*|aan de rand van|fanfare"
    r"|harmonie|carnavalsvereniging)\b"
)
_BUURT = re.compile(
    r"\b[A-ZÀ-Þ][\w-]*(?:buurt|wijk|kwartier|kerk|park|polder|dorp|hoek|veld)\b|\b(?:in|uit) (?:de "
    r"|het )?[A-ZÀ-Þ][a-z]+(?:buurt|wijk)|\bBuurtschap\b"
)
_LEEFTIJD = re.compile(
    r"\b\d{1,3}[- ]?jarige?\b|\bvan \d{1,3} en \d{1,3}\b"
    r"|\bvan (?:dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien)\b"
    r"|,\s\d{1,3},|\b(?:is|van) (?:9\d|1[01]\d)\b"
    r"|\b1[01]\d (?:jaar|en)\b|\bvan (?:\w+|\d+) jaar\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:in de bijstand|vluchteling|statushouder|asielzoeker|zit vast|gedetineerd\w*|failliet"
    r"|gescheiden|verslaafd|geadopteerd|analfabeet|ongedocumenteerd|zonder papieren|uitgezet|opvang"
    r"|dak- en thuisloos|schulden|gokt|weduwe|weduwnaar|zwanger|hoogzwanger)\b",
    re.IGNORECASE,
)
_KENMERKEN = (
    _HERKOMST,
    _ZELDZAAM,
    _AANDOENING,
    _GROOT_GEZIN,
    _GEZIN,
    _BEROEP,
    _KLEINE_PLEK,
    _BUURT,
    _LEEFTIJD,
    _STATUS,
)
_HOOGBEJAARD = re.compile(
    r"\b(?:9[5-9]|1[01]\d)(?:-jarige?| jaar\b| jarige)|\bvan (?:1[01]\d|9[5-9])\b(?! (?:euro|procent|de|uur))",
    re.IGNORECASE,
)
_ZWAAR = (_ZELDZAAM, _GROOT_GEZIN, _HOOGBEJAARD)
_IEMAND = re.compile(
    r"\b(?:moeder|vader|gezin|zoon|dochter|kind|kinderen|jongen|meisje|vrouw|man|mevrouw|meneer"
    r"|mijnheer|familie|echtpaar|zusjes?|broers?|weduwe|cli[eë]nt\w*|jeugdige|inwoner|belanghebbende"
    r"|zij|hij|haar|hem|ouders|stel|vrouwtje|oma|opa|jongere|"
    r"tweeling|drieling|vierling|ze|hun|baby|peuter|kleuter|slachtoffer|verdachte|nabestaande|\w+-gezin|\w+(?:zoon|dochter|vrouw|kind)|(?-i:oud-[a-z]+)|zijn|leerling|student)\b",
    re.IGNORECASE,
)
# Two facts that are each rare in a village: together they are one house.
_PAREN = (
    (
        re.compile(
            r"\b(?:dove|blinde|doofblinde|doofstomme|slechtziende)\s(?:ouders?|moeder|vader|echtpaar|stel)\b", re.I
        ),
        re.compile(r"\b(?:tweeling|drieling|geadopteerd\w*|pleegkind\w*|boven (?:de|het) \w+)\b", re.I),
    ),
    (_BEROEP, re.compile(r"\bgeamputeerd\w*|\bamputatie\b|\bdwarslaesie\b|\bbrandwonden\b", re.I)),
    (
        re.compile(rf"{_BEROEP.pattern}\s(?:in|van|uit|op)\s(?:het|ons|dit|een klein)\s(?:dorp\w*|eiland)\b", re.I),
        re.compile(r"\bpoging\b|\bopgenomen\b|\bopname\b|\bkliniek\b|\bverslaafd\b|\bsu[iï]cid\w+", re.I),
    ),
)
# In a sentence of policy the same words tell of no one.
_BELEID = re.compile(
    r"\b(?:college|gemeenteraad|raad|beleid|verordening|begroting|aanbieders|gemeenten|inwoners"
    r"|jongeren|mensen met|ouderen|motie|fractie|subsidie)\b",
    re.IGNORECASE,
)


def vind_combinaties(tekst: str) -> Iterator[Treffer]:
    """Yield the sentences whose words together can single out a family."""
    for begin, end in zinnen(tekst):
        sentence = tekst[begin:end]
        found = [m for pattern in _KENMERKEN if (m := pattern.search(sentence))]
        heavy = any(pattern.search(sentence) for pattern in _ZWAAR)
        sole = _ENIG.search(sentence)
        pair = [
            m for a, b in _PAREN if (one := a.search(sentence)) and (other := b.search(sentence)) for m in (one, other)
        ]
        someone = (
            pair != []
            or _IEMAND.search(sentence) is not None
            or len(found) >= 3
            or (sole is not None and _BEROEP.search(sentence) is not None)
        )
        if not someone or (_BELEID.search(sentence) and len(found) < (2 if heavy else 3)):
            continue
        if sole is None and not pair and len(found) < (2 if heavy else 3):
            continue
        places = [*found, *pair, *([sole] if sole else [])]
        first, last = min(m.start() for m in places), max(m.end() for m in places)
        yield Treffer("vraag", "combinatie", begin + first, begin + last, "[minder kenmerken]")
