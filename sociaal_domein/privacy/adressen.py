"""Addresses: a street with a number, in the orders and spellings in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy.treffer import Treffer

_UITGANGEN = (
    "straat|straatje|str|laan|laantje|ln|weg|wegje|plein|pleintje|singel|gracht|kade|kaai|dijk|dijkje"
    "|dreef|hof|hofje|park|pad|paadje|steeg|"
    "ring|erf|veld|velden|meent|meen|plantsoen|markt|boulevard|allee|dam|wal|haven|kamp|kampen|akker"
    "|akkers|weide|weiden|weid|zijde|baan|brink|"
    "burcht|berg|bergen|bosch?|brug|eiland|end|eind|einde|gaarde|gaard|hage|haag|heide|hei|heuvel"
    "|hoek|hoeve|horst|kant|kwartier|land|landen|"
    "loper|oever|oord|passage|poort|poorte|rak|sloot|sluis|stede|stee|terras|tuin|tuinen|vaart|vliet"
    "|waard|waarde|water|werf|wijk|wering|zoom|"
    "drift|donk|rade|rode|daal|dal|delle|vallei|beek|beke|rijt|loop|laak|meer|plas|ven|vennen|hout"
    "|houtje|woud|roede|stuk|morgen|garde|school|"
    "molen|es|enk|eng|brinkje|gang|trap|kolk|wetering|tocht|vest|vesting|bolwerk|schans|toren|bastion"
    "|rotonde|rondweg|marke|campus|promenade|"
    "galerij|corridor|spoor|station|kerkhof|kerk|hove|hoven|lust|rust|zicht|burgwal|stoep|tol|til"
    "|dwars|carré|haven|kaap|kreek|steiger|rede"
)
_STREET_WORDS = (
    r"(?:[Ll]aan|[Ww]eg|[Pp]lein|[Ss]traat|[Mm]arkt|[Ss]ingel|[Hh]of|[Kk]ade|[Dd]ijk|[Pp]ad|[Pp]ark"
    r"|[Gg]racht|[Bb]rink|[Hh]aven|[Bb]oulevard|"
    r"[Ss]teeg|[Rr]ing|[Dd]reef|[Aa]llee|[Zz]and|[Ee]rf|[Vv]eld|[Bb]aan|[Pp]lantsoen)"
)
_TUSSEN = r"(?:van|de|der|den|het|'t|’t|in|op|aan|bij|ter|ten|te|en|achter|onder|over|voor|tot|'s|’s|d')"
_GROOT = r"(?:[A-ZÀ-Þ][\w'’.-]{0,40})"
_HUIS = (
    r"(?:[1-9]\d{0,4})(?![\d%°€])(?!\.\d)(?!,\d)(?!:\d)"
    r"(?:(?:\s?[-/–]\s?\d{1,4}|\s?t/m\s?\d{1,4}|\s?[-/]?\s?(?:[a-zA-Z]|bis|ter|hs|huis|rood|zwart"
    r"|I{1,3}|IV|VI?)(?![\w]))){0,2}"
)
_NR = r"(?:(?:huis)?(?:nummer|nr)\.?|no\.|huisnr\.?|#)"
_TUSSENRUIMTE = rf"(?:\s*[,;:(]?\s*(?:op\s+)?(?:{_NR}\s*)?)"
_AFK = (
    r"(?:(?:[Bb]urg|[Bb]urgem|[Pp]rof|[Dd]r|[Mm]r|[Ii]r|[Dd]s|[Pp]ast|[Mm]gr|[Ss]t|[Kk]on|[Pp]r|[Gg]en"
    r"|[Aa]dm|[Jj]hr|[Aa]bt)\.?\s?)"
)
_WINDSTREEK = (
    rf"(?:\s+(?:{_GROOT}|noord|oost|zuid|west|noordzijde|zuidzijde|oostzijde|westzijde|zz|nz|oz"
    rf"|wz))?"
)
_MET_UITGANG = re.compile(
    rf"(?<![\w&-])(?P<straat>(?:{_AFK}|{_GROOT}\s+|{_TUSSEN}\s+){{0,4}}(?P<kop>[\w'’.-]{{0,30}}?)(?P<uitgang>{_UITGANGEN})"
    rf"{_WINDSTREEK})(?P<tussen>{_TUSSENRUIMTE})(?P<nummer>{_HUIS})(?![\w])",
    re.IGNORECASE,
)
# The tail of the pattern above, which tries many beginnings: where there is no tail, none of them can fit.
_STAART = re.compile(rf"(?:{_UITGANGEN}){_WINDSTREEK}{_TUSSENRUIMTE}[1-9]", re.IGNORECASE)
_UITGANG = re.compile(rf"(?:{_UITGANGEN})$", re.IGNORECASE)
_STERK = re.compile(
    r"(?:straat|straatje|str|laan|laantje|plein|plantsoen|singel|gracht|kade|dijk|dreef|hofje|hof"
    r"|steeg|erf|veld|weg|pad|markt|ring|dam|meent|burgwal|boulevard|allee|kamp|gaarde|hage|weide"
    r"|akker|werf|oever)$"
)
_TWEE_WOORDEN = re.compile(
    rf"(?<![\w-])(?P<straat>[A-ZÀ-Þ][\w'’-]+\s(?:straat|laan|weg|plein|singel|gracht|kade|dijk|dreef"
    rf"|hof|pad|steeg|erf|plantsoen|markt))"
    rf"(?P<tussen>{_TUSSENRUIMTE})(?P<nummer>{_HUIS})(?!\w)"
)
_KOP_STRAAT = re.compile(
    rf"(?<![\w-])(?P<straat>{_STREET_WORDS}(?:\s+(?:{_TUSSEN}|{_GROOT}"
    rf"|\d{{4}})){{1,6}})(?P<tussen>{_TUSSENRUIMTE})(?P<nummer>{_HUIS})(?!\w)"
)
_HOOFDLETTERS = re.compile(
    rf"(?<![\w.&-])(?P<straat>(?:(?:De|Het|'t|’t|Den|Op|In|Aan|Achter|Onder|Bij|Ter|Ten|Te)\s(?:(?:de"
    rf"|het|den|der|'t|’t)\s)?)?{_GROOT}(?:\s(?:(?:{_TUSSEN}\s)*{_GROOT})){{0,4}})"
    rf"(?P<tussen>{_TUSSENRUIMTE})(?P<nummer>{_HUIS})(?!\w)"
)
_KLEIN = re.compile(
    rf"(?<!\w)(?P<straat>[a-zà-ÿ'’][\w'’.-]{{1,40}}(?:\s[a-zà-ÿ'’][\w'’.-]{{0,40}}){{0,3}})(?P<tussen>{_TUSSENRUIMTE})(?P<nummer>{_HUIS})(?!\w)"
)
_OMGEKEERD = re.compile(
    rf"(?<!\w)(?P<nummer>(?:{_NR}|\bop)\s*{_HUIS}"
    rf"|(?<![\d.,:€]\s)(?<![\d.,:€])[1-9]\d{{0,3}}[a-zA-Z]?,)\s*,?\s*(?P<tussen>(?:(?:in|van|aan|op|bij"
    rf"|langs|de|het|den|'t|’t|te)\s+){{0,3}})"
    rf"(?P<straat>(?:{_GROOT}\s+|{_TUSSEN}\s+){{0,4}}[\w'’.-]{{0,40}}(?:{_UITGANGEN})(?:\s+{_GROOT})?"
    rf"|{_STREET_WORDS}(?:\s+(?:{_TUSSEN}|{_GROOT})){{1,5}})(?!\w)",
    re.IGNORECASE,
)
_LOS_NUMMER = re.compile(
    rf"(?<!\w)(?:huisnummer|huisnr\.?|huis nummer|hnr\.?)\W{{0,3}}(?:is\s|was\s)?{_HUIS}(?!\w)", re.IGNORECASE
)
_TELWOORD = (
    r"(?:(?:(?:een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]?n?)?(?:twintig|dertig|veertig|vijftig|zestig"
    r"|zeventig|tachtig|negentig)|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|(?:vijf|zes|zeven|acht|negen)tien|honderd\w*)"
)
_VOLUIT = re.compile(
    rf"(?<![\w-])(?P<straat>{_GROOT}(?:\s(?:{_TUSSEN}|{_GROOT})){{0,3}}),?\s(?:op\s)?(?P<nr>{_NR}\s?)?{_TELWOORD}"
    r"(?=[,.;:!?)]|\s?$|\s(?:hoog|boven|beneden|te|in|is|woont|waar|en|staat|voor|achter)\b)"
)
_STRAATNAAM = r"\w{3,}(?:straat|laan|plein|singel|gracht|kade|dreef|plantsoen)"
_VOLUIT_KLEIN = re.compile(
    rf"(?<![\w-]){_STRAATNAAM},?\s(?:op\s)?(?:{_NR}\s?)?{_TELWOORD}(?=[,.;:!?)]|\s?$)", re.IGNORECASE
)
_NUMMER_EERST = re.compile(
    rf"(?:^|\b(?:op|naar|adres)\W{{1,2}})(?P<adres>[1-9]\d{{0,3}}[a-zA-Z]?\s(?=[A-Z]){_STRAATNAAM})(?!\w)"
)
_POSTBUS = re.compile(r"(?<!\w)(?:postbus|antwoordnummer|standplaats|ligplaats)\s?\d{1,6}(?!\d)", re.IGNORECASE)
_NA_WOONT = re.compile(
    r"(?:\bwo(?:on|nen|nend|ont|onde|onachtig)\w*|adres\w*|verhuis\w*|\bingeschreven|verblij\w+"
    r"|gehuisvest|huisbezoek\w*|ingetrokken|"
    r"thuis|\bpand|woning|huurt|huis|flat|appartement|kamer|\bstaat|\bstond|staan|geplaatst|\baan|\bop"
    r"|\bnaar|\bbij|\bin|\bvan|\bte|\bis|:|=|\()\s*(?:de\s|het\s|een\s)?$",
    re.IGNORECASE,
)
_PLAATS_ERNA = re.compile(r",?\s(?:te|in)\s[A-ZÀ-Þ]|,\s[A-ZÀ-Þ][a-zà-ÿ]+\W*$")
_RUIMTE, _ERNA = 90, 30
_GEEN_STRAAT = frozenset(
    "plan scenario fase spoor route perron hoofdstuk zaal artikel art lid wet bijlage tabel figuur "
    "versie groep klas leerjaar week kwartaal q blok "
    "deel stap punt agendapunt optie variant lijn bus tram trein kamer unit gang verdieping lokaal "
    "locatie team cluster perceel kavel taakveld niveau fte "
    "categorie code nummer nr pagina blz bladzijde regel kolom vraag antwoord motie amendement rib "
    "besluit kamerstukken stb gmb trb raad kind jongere dag "
    "maand jaar periode ronde sessie bijeenkomst les module onderdeel paragraaf overweging richtlijn "
    "norm nen iso icf wcag iwmo ijw jan feb mrt apr mei jun jul "
    "aug sep sept okt nov dec januari februari maart april juni juli augustus september oktober "
    "november december maandag dinsdag woensdag donderdag vrijdag "
    "zaterdag zondag wmo jw pw avg awb bw evrm ouder cliënt inwoner moeder vader zoon dochter broer "
    "zus hij zij ze wij we er dat dit de het een bijna ruim circa "
    "ongeveer wel nog pas al met voor na sinds tot om van per vanaf tussen over onder binnen totaal "
    "samen maar en of minstens hooguit maximaal max min minimaal "
    "gemiddeld telt telde waren zijn is was heeft hebben kreeg kregen nu toen ook nummers leeftijd "
    "paspoort ots schaal trede tredes niveaus ladder wijk wijken "
    "buurt kern regio gebied postcodegebied postcode pc zone vak bed afdeling etage verd programma "
    "doel indicator resultaat arrangement intensiteit profiel zzp vv "
    "lg ggz vg covid windows office dus want omdat toch dan hoe waarom rond gedurende alle zo'n "
    "slechts nieuwe oude eerste laatste beide oudste jongste bel belt "
    "jaargang uitgave editie aflevering nota notitie thema opgave speerpunt mijlpaal kenmerk "
    "formulier bericht standaard model scenario's lichting cohort".split()
)
_GEEN_UITGANG = frozenset(
    "plek plan omweg weg straat park wijk buurt hoek kant einde eind eiland school water land markt "
    "hof dam berg veld kamp haven baan brug pad ring stuk morgen "
    "gang trap station spoor beek meer huiswerk ven tuin oord bos enk es tol rust loop water kerk "
    "hout daal dal rode vandaag vanmorgen morgens terugweg onderweg "
    "samenloop verloop kwartier stuks samenhang overgang toegang uitgang ingang afgang voortgang "
    "aanhang opgang ondergang nederland buitenland inland platteland "
    "achterland dwarsverband vijand wand tand kwijt stand hand verband ondernemend kring regering "
    "uitvoering kerkgenootschap mees prijs eens minstens tevens "
    "sindsdien daarmee hierboven duizend honderd achttien beiden wekend wachtend lopend volgend "
    "komend afgelopen binnenkort proces succes adres procesgang meest "
    "zomer december januari ziekenhuis bijstand toestand afstand verstand achterstand weerstand "
    "tussen thuis vereist slechts steeds reeds school basisschool middelbareschool "
    "hogeschool voorschool hoofdstuk meer waarmee onmiddellijk gemeente aanbestedingsronde ronde "
    "leerring training vordering inning begroting regeling woning "
    "uitkering melding afwijzing beschikking bespreking verlenging verordening voorziening "
    "indexering wet net het kabinet budget minuut bonus les proces zes".split()
)
_MAAT = re.compile(
    r"\s*(?:%|procent|euro|keer|maal|x\b|jaar|jarig|maand|week|weken|dag|uur|uren|minuten|mensen"
    r"|personen|kinderen|jongeren|gezinnen|huishoudens|"
    r"aanvragen|meldingen|woningen|inwoners|cliënten|plekken|plaatsen|kilometer|km\b|meter|m2|stuks"
    r"|bewoners|ouders|vragen|punten|kramen|bankjes|"
    r"vrijwilligers|aanbieders|gemeenten|miljoen|van de \d|op de \d|januari|februari|maart|april|mei\b"
    r"|juni|juli|augustus|september|oktober|"
    r"november|december|[.:]\d\d|uurs|leden|raadsleden|scholen|teams|reacties|bezoekers|deelnemers"
    r"|banen|bomen|winkels|stoelen|huizen|appartementen)",
    re.IGNORECASE,
)


def vind_adressen(tekst: str) -> Iterator[Treffer]:
    """Yield the addresses in a text."""
    for match in _POSTBUS.finditer(tekst):
        yield _adres(*match.span())
    for match in _VOLUIT_KLEIN.finditer(tekst):
        yield _adres(*match.span())
    for match in _VOLUIT.finditer(tekst):
        if match["nr"] or _STERK.search(match["straat"].lower()):
            yield _adres(*match.span())
    if not any(c.isdigit() for c in tekst):
        return
    for match in _NUMMER_EERST.finditer(tekst):
        yield _adres(*match.span("adres"))
    for match in _LOS_NUMMER.finditer(tekst):
        yield _adres(*match.span())
    for start, stop in _bij_getallen(tekst):
        ends = (_MET_UITGANG,) if _STAART.search(tekst, start, stop) else ()
        for pattern in (*ends, _TWEE_WOORDEN, _KOP_STRAAT):
            for match in pattern.finditer(tekst, start, stop):
                if _is_huisnummer(tekst, match) and not (pattern is _MET_UITGANG and _los_woord(tekst, match)):
                    yield _adres(*match.span())
    for match in _OMGEKEERD.finditer(tekst):
        name = next((w for w in reversed(match["straat"].split()) if _UITGANG.search(w)), "x")
        capital = re.search(r"[A-ZÀ-Þ]", match["straat"]) is not None
        strong = _STERK.search(name.lower()) is not None and len(name) > 6 and name.lower() not in _GEEN_UITGANG
        listed = match["nummer"].endswith(",")
        year = re.match(r"(?:19|20)\d\d", match["nummer"]) is not None
        if not year and ((capital and strong) if listed else (capital or strong)):
            yield _adres(*match.span())
    for match in _HOOFDLETTERS.finditer(tekst):
        yield from _met_hoofdletters(tekst, match)
    for match in _KLEIN.finditer(tekst):
        yield from _zonder_hoofdletters(tekst, match)


def _bij_getallen(text: str) -> list[tuple[int, int]]:
    """Return the parts of a text around its numbers: an address stands nowhere else."""
    parts: list[tuple[int, int]] = []
    for match in re.finditer(r"\d+", text):
        start = max(0, match.start() - _RUIMTE)
        while start > 0 and not text[start - 1].isspace():  # not in the middle of a word
            start += 1
            if start >= match.start():
                break
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], match.end() + _ERNA)
        else:
            parts.append((start, match.end() + _ERNA))
    return parts


def _adres(begin: int, end: int) -> Treffer:
    return Treffer("weiger", "adres", begin, end, "[adres]")


def _is_huisnummer(text: str, match: re.Match[str]) -> bool:
    """Whether the number after a street is that of a house: no year, no amount of things."""
    number = int(re.match(r"\d+", match["nummer"])[0])  # type: ignore[index]
    said = re.search(r"n[ro]|nummer|#|huis", match["tussen"], re.IGNORECASE) is not None
    if 1900 <= number <= 2099 and not said:
        return False
    return said or _MAAT.match(text, match.end()) is None


def _los_woord(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a street is an ordinary word that ends the same."""
    words = match["straat"].split()
    name = next((w for w in reversed(words) if _UITGANG.search(w)), words[-1])
    low = name.lower()
    if low in _GEEN_STRAAT or (low in _GEEN_UITGANG and (name.islower() or len(words) == 1)):
        return True
    if _STERK.search(low) and len(name) > 5:
        return False
    if re.match(r"[A-Z][\w&]{0,5}-[a-z]", name):  # Wmo-loket, B&W-advies
        return not _bekend(low)
    if name.islower() or name.isupper():
        return not (
            len(name) > 4 and _bekend(low) and _NA_WOONT.search(text[: match.start()] + match["straat"][: -len(name)])
        )
    begins = re.search(r"(?:^|[.!?\n]\s*)$", text[: match.start() + match["straat"].rfind(name)]) is not None
    return begins and not _bekend(match["straat"].lower())


def _met_hoofdletters(text: str, match: re.Match[str]) -> Iterator[Treffer]:
    words = match["straat"].split()
    street = match["straat"].lower()
    if not _is_huisnummer(text, match) or any(
        w.strip(".").lower() in _GEEN_STRAAT
        for w in (words[0], words[-1])
        if w.lower() not in {"de", "het", "op", "in", "aan", "bij", "onder"}
    ):
        return
    if any(len(w) > 1 and w.isupper() for w in words) and not text.isupper():
        return
    said = re.search(r"n[ro]|nummer|#", match["tussen"], re.IGNORECASE) is not None
    if said or _bekend(street) or _bekend(street.removeprefix("de ").removeprefix("het ")):
        yield _adres(*match.span())
    elif _NA_WOONT.search(text[: match.start()]) or (len(words) > 1 and _PLAATS_ERNA.match(text, match.end())):
        yield Treffer("vraag", "adres", *match.span(), "[adres]")


def _zonder_hoofdletters(text: str, match: re.Match[str]) -> Iterator[Treffer]:
    """Streets without a capital and without the end of a street: only those on the list, after a word of place."""
    words = match["straat"].split()
    if words[-1].strip(".").lower() in _GEEN_STRAAT or not _is_huisnummer(text, match):
        return
    for first in range(len(words)):
        street = " ".join(words[first:]).rstrip(",")
        begin = match.start() + match["straat"].rfind(" ".join(words[first:]))
        if (
            len(street) > 4
            and street.lower() not in _GEEN_UITGANG
            and re.search(
                r"(?:woon\w*|woont|adres\w*|woonachtig|verhuisd naar|huisbezoek (?:op|aan|bij)|staat ingeschreven "
                r"op|woning aan)\s(?:is |de |het |op |aan |op de |aan de |aan het )?$",
                text[:begin],
                re.IGNORECASE,
            )
            and _bekend(street.lower())
        ):
            yield _adres(begin, match.end())
            return


def _bekend(street: str) -> bool:
    from sociaal_domein.privacy.namenlijst import straten

    return street in straten()
