"""Dates of birth, and exact dates out of somebody's life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sociaal_domein.privacy.treffer import Treffer, zin_om

_MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
_MAAND = (
    r"(?:januari|jan|februari|febr?|maart|mrt|mar|april|apr|mei|juni|jun|juli|jul|augustus|aug"
    r"|september|sept?|oktober|okt|"
    r"october|oct|november|nov|december|dec)\b\.?"
)
_JAAR = r"(?:(?:19|20)\d{2}|['’‘]\s?\d{2})"
_DAG = r"(?:0?[1-9]|[12]\d|3[01])"
_MND = r"(?:0?[1-9]|1[0-2])"
_SCHEI = r"\s?[-/.–_]\s?"
_TELWOORD = (
    r"(?:eerste|een|één|twee(?:de)?|derde|drie|vier(?:de)?|vijf(?:de)?|zes(?:de)?|zeven(?:de)?|achtste"
    r"|acht|negen(?:de)?|tien(?:de)?|elf(?:de)?|twaalf(?:de)?|"
    r"dertien(?:de)?|veertien(?:de)?|vijftien(?:de)?|zestien(?:de)?|zeventien(?:de)?|achttien(?:de)?"
    r"|negentien(?:de)?|twintig(?:ste)?|"
    r"(?:een|één|eenen|éénen|twee[eë]n|drie[eë]n|vieren|vijfen|zesen|zevenen|achten"
    r"|negenen)twintig(?:ste)?|dertig(?:ste)?|(?:een|één)[eë]?n?dertig(?:ste)?)"
)
_JAARWOORD = r"(?:negentienhonderd\w*|tweeduizend\w*|twintighonderd\w*|negentien \w+(?:ig|tien)|twintig \w+)"
_WEEKDAG = r"(?:(?:ma|di|woens|donder|vrij|zater|zon|maan|dins)(?:dag)?\.?\s+)?"
_FEESTDAG = (
    r"(?:(?:eerste|1e|tweede|2e)\s(?:kerst|paas|pinkster)dag|kerst(?:avond|nacht|ochtend|dag)?"
    r"|oud(?:jaarsdag|jaarsavond|ejaarsdag| en nieuw|jaar)|oudejaarsavond|"
    r"nieuwjaars(?:dag|nacht)|koningsdag|bevrijdingsdag|sinterklaas(?:avond)?|pakjesavond|goede "
    r"vrijdag|hemelvaart(?:sdag)?|pasen|pinksteren|"
    r"moederdag|vaderdag|suikerfeest|offerfeest|carnaval|bevrijdingsdag|dodenherdenking|driekoningen"
    r"|valentijnsdag|sint[- ]maarten|dierendag)"
)
_NUMERIEK = re.compile(
    rf"(?<![\d.,/€-])(?<!€ ){_DAG}{_SCHEI}{_MND}{_SCHEI}(?:(?:19|20)\d{{2}}|['’‘]?\d{{2}})(?![\d])(?!\.\d)"
)
_ISO = re.compile(rf"(?<![\d.,/-])(?:19|20)\d{{2}}{_SCHEI}{_MND}{_SCHEI}{_DAG}(?!\d)")
_GESCHREVEN = re.compile(
    rf"(?<![\d.,])(?:\b{_WEEKDAG})(?:{_DAG})(?:e|ste|de)?(?:\s|[-.]\s?"
    rf"|(?=[a-z]))(?:van\s)?{_MAAND}(?:[\s,-]{{0,2}}(?P<jaar>{_JAAR}(?!\d)))?(?:\s?jl\b\.?)?",
    re.IGNORECASE,
)
_MAAND_EERST = re.compile(rf"\b{_MAAND}\s{_DAG}(?:st|nd|rd|th)?,?\s(?P<jaar>(?:19|20)\d{{2}})", re.IGNORECASE)
_VOLUIT = re.compile(
    rf"\b{_TELWOORD}\s(?:{_MAAND}|(?:januari|februari|maart|april|mei|juni|juli|augustus|september"
    rf"|oktober|november|december))(?:\s(?P<jaar>{_JAAR}|{_JAARWOORD}))?",
    re.IGNORECASE,
)
_FEEST = re.compile(rf"\b{_FEESTDAG}(?:\s(?:van\s)?(?P<jaar>{_JAAR}))?(?!\w)", re.IGNORECASE)
_MAAND_JAAR_DAG = re.compile(
    rf"\b(?:{_MAAND}(?:\s?(?P<jaar>{_JAAR}))?|(?:deze|vorige|die|afgelopen) maand),?\s(?:op\s)?(?:de|den)\s"
    rf"(?:{_DAG}(?:e|ste|de)?|{_TELWOORD})\b|\bde\s{_DAG}(?:e|ste|de)\svan\s(?:deze|vorige|die|de) maand\b",
    re.IGNORECASE,
)
_WEEKDAG_DAG = re.compile(
    rf"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s(?:de\s)?{_DAG}(?:e|ste|de)\b", re.IGNORECASE
)
_DAG_MAAND = re.compile(rf"(?<![\d.,:/€-])(?<!€ ){_DAG}[-/]{_MND}(?![\d/%])(?!-)")
_AANEEN = re.compile(
    rf"(?<![\d.,€-])(?:{_DAG} {_MND} (?:19|20)\d{{2}}|"
    r"(?:0[1-9]|[12]\d|3[01]) ?(?:0[1-9]|1[0-2]) ?(?:(?:19|20)\d{2}|\d{2})"
    r"|(?:19|20)\d{2} ?(?:0[1-9]|1[0-2]) ?(?:0[1-9]|[12]\d|3[01]))(?![\d])"
)
_LOSSE_DAG = (_MAAND_JAAR_DAG, _WEEKDAG_DAG)
_GEBOORTE = re.compile(
    r"(?<![a-z])(?:geb(?:oren|oorte\w*|\.|dat\w*|dtm|d)?(?![a-z])|gebdat\w*|geborene?"
    r"|g\.?d\.?(?=\W{0,2}\d)|d\.?o\.?b\b|date of birth|born|ter wereld|levenslicht|verjaar\w*|jarig\b|"
    r"verjaardag|geboortig|bevallingsdatum|het licht)",
    re.IGNORECASE,
)
_STERKE_PERSOON = re.compile(
    r"\b(?:moeder|vader|ouders?|kind(?:je|eren)?|zoon|zoontje|dochter(?:tje)?|broer(?:tje)?|zus(?:je)?"
    r"|opa|oma|partner|echtgeno\w+|jeugdige|cli[eë]nte?|mevrouw|meneer|"
    r"mijnheer|mw|mevr|dhr|leerling|betrokkene|belanghebbende|jongen|meisje|tante|oom|vriendin|vriend"
    r"|ex|weduw\w*|baby|tweeling|pati[eë]nt|buurvrouw|"
    r"buurman|stief\w+|schoon(?:moeder|vader|zus|broer)|peuter|kleuter|man|vrouw|ze|hij|haar|hem|nicht"
    r"|neef|verdachte|pleeg(?:moeder|vader|ouders|kind|zoon|dochter)|hun|zijn (?:moeder|vader|vrouw|"
    r"broer|zus|zoon|dochter|opa|oma|vriend\w*|kind\w*)|gezin|pgb-houder|bewoonster|aanvraagster)\b",
    re.IGNORECASE,
)
_GEBEURTENIS = re.compile(
    r"opgenomen|opname\b|overle(?:ed|den|ijd)|overlij\w*|gestorven|stierf|crematie|begra\w+|uitvaart|bevalling|sterfdag|condoleance"
    r"|verdronk\w*|zelfmoord|su[iï]cide\w*|aangifte|mishandel\w*|getrouwd|trouw(?:de|dag|datum)"
    r"|gescheiden|"
    r"scheiding|bevi?al\w*|bevallen|miskraam|abortus|zwanger|veroordeeld|detentie|gevangen\w*"
    r"|vrijgelaten|aangehouden|gearresteerd|aanhouding|uithuisplaats\w*|"
    r"uit huis|huisverbod|ontruim\w*|infarct|beroerte|hersenbloeding|operatie|geopereerd"
    r"|ontslag(?:en)?\b|kliniek|ziekenhuis|overdosis|ongeluk|ongeval|aangereden|gevallen"
    r"|gediagnosticeerd|diagnose|"
    r"\bots\b|ondertoezicht\w*|gezag\b|rechtszitting|zitting\b|failliet|weggelopen|vermist|mishandeld"
    r"|verhuisd|verhuisde|ingetrokken|gevlucht|aangekomen|asiel|statusverlening|"
    r"geslagen|bedreigd|gestoken|ingebroken|beviel|verkracht\w*|misbruik\w*|brand\b|crisisdienst|ibs\b"
    r"|rechterlijke machtiging|zorgmachtiging|huisbezoek|thuisgekomen|schorsing|geschorst|van school|"
    r"drugs|dronken|politie|intake|voor het laatst|ziek gemeld|ingeschreven|uitgeschreven|dakloos"
    r"|slaapt hij|woont hij|woont zij|in dienst|ontslagen|aangemeld|nierdialyse|chemo\w*",
    re.IGNORECASE,
)
_ZWAKKE_PERSOON = re.compile(r"\b(?:zij|inwoner|bewoner|heer|persoon|ik|mij)\b", re.IGNORECASE)
_BELEID = re.compile(
    r"\b(?:(?:gemeente)?raad\w*|college\w*|besluit\w*|motie\w*|begroting\w*|verordening\w*|contract\w*"
    r"|peildatum\w*|rapport\w*|monitor\w*|commissie\w*|vergadering\w*|tarie\w+|"
    r"aanbested\w+|subsidie\w*|convenant\w*|bijgewerkt|reacties|enqu[eê]te\w*|gemeenten?|verkiezing\w*"
    r"|gepubliceerd|publicatie\w*|in werking\w*|avg|wet|wetten|jeugdwet|wmo|termijn\w*|spreekuur\w*"
    r"|dataset|"
    r"bestand\w*|cijfers|tabel\w*|kwartaal|taakopdracht|notitie|nota|beleid\w*|kabinet|kamer\w*"
    r"|ministerie|minister\w*|staatssecretaris|voorstel\w*|amendement\w*|akkoord|regeling\w*|evaluatie"
    r"|"
    r"bijeenkomst\w*|inspraak\w*|inspreek\w*|portefeuillehouder|wethouder|burgemeester|directie"
    r"|organisatie|aanbieders?|inkoop|looptijd|ingangsdatum|gaat in|gaan in|geldt|gelden"
    r"|vastgesteld\w*|ondertekend|fusie|herindeling|"
    r"project|pilot|proef|campagne|persbericht|nieuwsbrief|website|formulier|deadline|uiterlijk"
    r"|inzending|bericht|wijkteam\w*|loket|actie|week|agenda|jaarrekening|rekenkamer\w*|uitspraak|crvb"
    r"|rechtbank|hof|"
    r"artikel|overeenkomst|regio\w*|stichting|openingstijd\w*|geopend|gesloten|dienstverlening|meting"
    r"|gemeten|telling|steekproef|periode|bekendmaking|verdrag|software|systeem|update|lancering"
    r"|vereniging|beslistermijn|bezwaar(?:schriften)?commissie|cliëntenraad)\b",
    re.IGNORECASE,
)

# A rule begins on a day, and what it allows or changes stands in the same sentence.
_INGANG = re.compile(r"\b(?:vanaf|met ingang van|m\.?i\.?v\.?|per|ingaande|de datum(?: van)?)\s$", re.IGNORECASE)
_REGEL = re.compile(
    r"\b(?:kunnen|mogen|moeten|hoeven|krijgen|betalen|vallen|geldt|gelden|vervalt|vervallen|verandert|veranderen|mensen"
    r"|inwoners|index\w*|protocol\w*|regel\w*|reglement|richtlijn\w*|handreiking|eigen bijdrage|norm\w*|bedragen)\b",
    re.IGNORECASE,
)


def vind_data(tekst: str, vandaag: date | None = None) -> Iterator[Treffer]:
    """Yield the dates that belong to a person.

    Parameters
    ----------
    tekst : str
    vandaag : date, optional
        Today, for the age band that is proposed instead of a date of birth.
    """
    today = vandaag or date.today()
    for pattern in (_NUMERIEK, _ISO, _GESCHREVEN, _MAAND_EERST, _VOLUIT, _FEEST, _AANEEN, _DAG_MAAND, *_LOSSE_DAG):
        for match in pattern.finditer(tekst):
            found = _oordeel(tekst, match, pattern, today)
            if found is not None:
                yield found


def _oordeel(text: str, match: re.Match[str], pattern: re.Pattern[str], today: date) -> Treffer | None:
    start, stop = zin_om(text, *match.span())
    before, after = text[start : match.start()], text[match.end() : stop]
    near = f"{before[-45:]} | {after[:30]}"
    birth = _GEBOORTE.search(near) is not None
    if pattern in (_AANEEN, _DAG_MAAND):
        if not birth:
            return _dag_en_maand(match, before, after) if pattern is _DAG_MAAND else None
        return Treffer("weiger", "geboortedatum", *match.span(), _leeftijdsband(match[0], today))
    around = f"{before} | {after}"
    person = _STERKE_PERSOON.search(around) is not None
    event = _GEBEURTENIS.search(around) is not None
    policy = _BELEID.search(around) is not None
    if birth and not (policy and not person and not re.search(r"\bgeb|geboren", near, re.IGNORECASE)):
        return Treffer("weiger", "geboortedatum", *match.span(), _leeftijdsband(match[0], today))
    if pattern is _FEEST:
        if not (person or event) or (policy and not event):
            return None
        if match["jaar"] is None and not event and not (_kern(around) and re.match(r"\w+ \w+dag", match[0])):
            return None
        return Treffer("weiger" if match["jaar"] else "vraag", "datum_persoon", *match.span(), _seizoen(match[0]))
    if policy and not event and not _kern(around):
        return None
    nobody = not person and not event and not _ZWAKKE_PERSOON.search(around)
    if nobody and _INGANG.search(before) and _REGEL.search(around):
        return None
    if (
        not person
        and not event
        and not policy
        and match.groupdict().get("jaar") is None
        and not re.search(r"\d{4}", match[0])
        and not _ZWAKKE_PERSOON.search(around)
    ):
        return (
            Treffer("vraag", "datum_persoon", *match.span(), _seizoen(match[0]))
            if re.search(r"['’‘]?\d{2}$", match[0])
            else None
        )
    if person or event:
        if policy and not (person and event) and not _kern(around):
            return Treffer("vraag", "datum_persoon", *match.span(), _seizoen(match[0])) if person else None
        if re.fullmatch(r"[\W\d]*(?:m|v|x|man|vrouw)?[\W]*", before[-6:], re.IGNORECASE) and re.search(
            r"\b[mv]\W{1,3}$", before
        ):
            return Treffer("weiger", "geboortedatum", *match.span(), _leeftijdsband(match[0], today))
        return Treffer("weiger", "datum_persoon", *match.span(), _seizoen(match[0]))
    if policy:
        return None
    return Treffer("vraag", "datum_persoon", *match.span(), _seizoen(match[0]))


def _dag_en_maand(match: re.Match[str], before: str, after: str) -> Treffer | None:
    """A day and a month in digits, of something that happened to somebody: "sinds 4-4 dakloos"."""
    around = f"{before} | {after}"
    told = re.search(r"\b(?:sinds|op|vanaf|per|d\.?d\.?|van)\s$", before, re.IGNORECASE) is not None
    happened = _GEBEURTENIS.search(around) is not None and (told or "/" in match[0])
    amount = re.match(
        r"\s?(?:x\b|van|deel|jaar|keer|uur|dagen|weken|maanden|jarig|kinderen|mensen|personen|gesprek|sessie)", after
    )
    if amount or not (happened and _STERKE_PERSOON.search(around)):
        return None
    return Treffer("weiger", "datum_persoon", *match.span(), _seizoen(match[0]))


_KERN = re.compile(
    r"\b(?:moeder|vader|kindje|zoon|zoontje|dochter(?:tje)?|broer(?:tje)?|zusje|opa|oma|jeugdige"
    r"|cli[eë]nte|mevrouw|meneer|mijnheer|mw|mevr|dhr|betrokkene|belanghebbende|"
    r"jongen|meisje|hem|ze|hij)\b",
    re.IGNORECASE,
)


def _kern(around: str) -> bool:
    """Whether a sentence is about one person, whatever policy it also names."""
    return _KERN.search(around) is not None


def _maand(text: str) -> int | None:
    if word := re.search(rf"(?<![a-z]){_MAAND}", text, re.IGNORECASE):
        start = word[0].lower().replace("mrt", "maa").replace("mar", "maa").replace("oct", "okt")[:3]
        return next((i for i, m in enumerate(_MAANDEN, 1) if m.startswith(start)), None)
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 3 and int(numbers[1]) <= 12:
        return int(numbers[1])
    return None


def _jaartal(text: str) -> int | None:
    if full := re.search(r"(?<!\d)(?:19|20)\d{2}|(?:19|20)\d{2}(?!\d)", text):
        return int(full[0])
    if short := re.search(r"(?:['’‘]\s?|[-/.–]\s?|\d{4})(\d{2})$", text.strip()):
        year = int(short[1])
        return 2000 + year if 2000 + year <= date.today().year else 1900 + year
    return None


def _seizoen(text: str) -> str:
    """Return a season for a date, such as najaar 2024."""
    month, year = _maand(text), _jaartal(text)
    if month is None:
        return str(year) if year else "[periode]"
    season = "winter voorjaar zomer najaar".split()[month % 12 // 3]
    return f"{season} {year}" if year else f"in de {season}" if season in ("winter", "zomer") else f"in het {season}"


def _leeftijdsband(text: str, today: date) -> str:
    """Return the band of years of life that goes with a date of birth."""
    year = _jaartal(text)
    if year is None or not 0 <= today.year - year <= 120:
        return "[leeftijd]"
    age = today.year - year
    for first, last in ((0, 11), (12, 17), (18, 26), (27, 66)):
        if first <= age <= last:
            return f"{first} tot en met {last} jaar"
    return "67 jaar of ouder"
