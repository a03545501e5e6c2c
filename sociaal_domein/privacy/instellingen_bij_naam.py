"""Schools and providers by their name: in a small cell they lead to a child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy.namenlijst import lees_namen
from sociaal_domein.privacy.treffer import Treffer

# What comes before the name, with the wording that is safe.
_SCHOOL = (
    r"(?:(?:basis|school|speciaal|praktijk|vmbo-?|havo|vwo|mavo|sbo-?|vso-?|so-?|mytyl|tyltyl|voor"
    r"|peuter|brede |openbare |montessori|vrije |jenaplan|dalton|islamitische |christelijke )*school|"
    r"basisschool|obs|cbs|rkbs|rk-basisschool|pcbs|pcb|kbs|ibs|gbs|bs|sbo|vso|zmlk|zml|cluster[- "
    r"]?[1-4][- ]?school|lyceum|gymnasium|scholengemeenschap|mavo|kindcentrum|ikc|mbo|roc"
    r"|praktijkonderwijs)"
)
_OPVANG = (
    r"(?:peuterspeelzaal|peutergroep|psz|kinderdagverblijf|kdv|kinderopvang|bso|crèche|creche"
    r"|gastouder(?:bureau)?|dagopvang|kinderdagcentrum|kdc|odc|medisch kinderdagverblijf|mkd"
    r"|naschoolse opvang|speelzaal)"
)
_AANBIEDER = (
    r"(?:(?:woon|leef|behandel|logeer|crisis|gezins|jeugd|zorg|kamer|begeleid|opvang|dag|blijf|inloop"
    r"|hospice|verpleeg|verzorgings|bejaarden|kinder|school)(?:groep|huis|boerderij|vorm|voorziening"
    r"|centrum|tehuis|opvang|locatie|woning|kliniek|plek)|"
    r"dagbesteding|dagcentrum|zorgboerderij|zorgaanbieder|jeugdhulpaanbieder|aanbieder"
    r"|thuiszorg(?:organisatie)?|gezinshuis|woonvorm|woongroep|instelling|praktijk|psychologenpraktijk"
    r"|huisartsenpraktijk|stichting|stg\.?|kliniek|"
    r"behandelgroep|leefgroep|logeerhuis|huize|hospice|verpleeghuis|verzorgingshuis|zorgcentrum"
    r"|woonzorgcentrum|manege|residentie|expertisecentrum|beschermd wonen|begeleiding|opvang"
    r"|ggz-instelling|verslavingszorg|pleegzorg|"
    r"voetbalvereniging|sportclub|vv|kerk|moskee|gemeente)"
)
_PLEK = (
    r"(?:eethuis|eetcafé|eetcafe|lunchroom|lunchcafé|theehuis|theetuin|koffiehuis|brasserie|restaurant|bistro|atelier"
    r"|kwekerij|tuinderij|imkerij|zorgtuin|kinderboerderij|stadsboerderij|ponyclub|rijvereniging|kringloop(?:winkel)?"
    r"|fietsenmakerij|bakkerij|slagerij|drukkerij|wasserij|houtwerkplaats|timmerwerkplaats|werkplaats|sportschool"
    r"|dansschool|balletschool|boksschool|rijschool|zwemclub|turnclub|judoclub|scouting)"
)
_VERBINDING = (
    r"(?:\s?[:=]\s?|\s+(?:(?:op|van|bij|in|via|door|is|heet|genaamd|met de naam|aan|naar)\s+)?"
    r"|\s?[,(]\s?(?=[\"“‘']?(?:De|Het|'t|’t|Ons)\s[A-Z]))"
)
_NAAMWOORD = r"[A-ZÀ-Þ][\w'’.-]*"
_NAAM = (
    rf"(?:(?:De|Het|'[tT]|’[tT]|de|het|Den|Ons|Onze|In|Op|Villa|Huize)\s+(?:{_NAAMWOORD})|{_NAAMWOORD})"
    rf"(?:\s+(?:(?:van|de|het|der|den|aan|op|in|en|voor|bij|'t|’t|ter|te)\s+){{0,3}}{_NAAMWOORD}){{0,4}}"
)
_SOORT_NAAM = tuple(
    (re.compile(rf"(?<![\w-])(?i:{kind})(?:-school|-groep|-locatie)?{_VERBINDING}[\"“‘']?(?P<naam>{_NAAM})"), wording)
    for kind, wording in (
        (_SCHOOL, "een school"),
        (_OPVANG, "een opvang voor kinderen"),
        (_AANBIEDER, "een aanbieder"),
        (_PLEK, "een plek in de buurt"),
    )
)
_KLEINE_LETTERS = re.compile(
    r"(?<![\w-])(?:obs|cbs|rkbs|pcbs|kbs|bs|sbo|vso|so|kdv|kdc|ikc|psz|bso|basisschool|peuterspeelzaal"
    r"|zorgboerderij|gezinshuis|kinderdagverblijf|kinderopvang|huize|logeerhuis|woongroep|manege)"
    r"[:\s]\s*(?P<naam>(?:de|het|'t|’t|st\.?|prins|prinses|koningin|koning)\s[a-zà-ÿ-]{3,}(?:\s(?:van"
    r"|aan|op|in)\s(?:de\s|het\s)?[a-zà-ÿ]+)?)"
)
_ACHTER_DE_NAAM = re.compile(
    rf"(?P<naam>(?:{_NAAMWOORD}\s)?[A-ZÀ-Þ][\w'’-]*(?:\s(?:{_NAAMWOORD})){{0,3}}\s(?:BV|B\.V\."
    rf"|V\.?O\.?F\.?|NV|Zorg|Thuiszorg|Jeugdzorg|Jeugdhulp|Lyceum|College|Gymnasium|Mavo|Basisschool"
    rf"|Kliniek|Zorggroep|Coaching|Begeleiding|Zorgboerderij|Kinderopvang|School))(?!\w)"
)
_SAMENGESTELD = re.compile(
    r"(?<![\w-])(?P<naam>(?:De\s|Het\s)?[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:school|college|lyceum|hoeve|stee|burcht|gaarde))(?!\w)"
)
_OP_SCHOOL = re.compile(
    rf"\b(?:op|naar|bij|in) (?P<naam>(?:De|Het|'t"
    rf"|’t)\s{_NAAMWOORD}(?:\s{_NAAMWOORD})?)(?=[^.!?\n]{{0,60}}\b(?:school|klas|groep|juf|meester"
    rf"|leerling|begeleid\w*|dagbesteding|logeren|opvang|behandel\w*))"
)
_LANDELIJK = re.compile(
    r"^(?:Wmo|Jeugdwet|Wet|GGZ|Ggz|GGD|CJG|MEE|SVB|UWV|CIZ|VNG|Veilig Thuis|Leger des Heils|Halt"
    r"|Humanitas|Rode Kruis|Kansfonds|Movisie|Nibud|Raad|Jeugdbescherming|Jeugdhulp|Lezen en Schrijven"
    r"|Leergeld|Sociale|"
    r"Het Vergeten Kind|Zorginstituut|Ministerie|Voedselbank|Passend|PGB|Pgb|NJi|Kinderombudsman"
    r"|Inlichtingenbureau|VluchtelingenWerk|COA|IND|CBS|ZIN|B\.V|Beschermd|Nederlandse|Inspectie)\b"
)
_GEEN_KIND = re.compile(r"(?:^|\s)(?:gemeente|kerk|moskee)", re.IGNORECASE)


def vind_instellingen(tekst: str) -> Iterator[Treffer]:
    """Yield the schools and providers that a text names."""
    places = lees_namen().plaatsen
    for pattern, wording in _SOORT_NAAM:
        for match in pattern.finditer(tekst):
            if (
                match["naam"].lower() not in places
                and not _LANDELIJK.match(match["naam"])
                and not _GEEN_KIND.match(match[0])
            ):
                yield Treffer("vraag", "school_aanbieder", match.start(), match.end("naam"), wording)
    for pattern, wording in (
        (_KLEINE_LETTERS, "een school of aanbieder"),
        (_ACHTER_DE_NAAM, "een aanbieder"),
        (_OP_SCHOOL, "een school of aanbieder"),
        (_SAMENGESTELD, "een school of aanbieder"),
    ):
        for match in pattern.finditer(tekst):
            if not _LANDELIJK.match(match["naam"]):
                yield Treffer("vraag", "school_aanbieder", *match.span("naam"), wording)
