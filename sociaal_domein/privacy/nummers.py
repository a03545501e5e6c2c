"""Numbers that lead to a person: burgerservicenummer, account, telephone, licence plate, case number, postcode."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sociaal_domein.privacy.kentekens import CBS_CODE, STREEP, vind_kenteken
from sociaal_domein.privacy.treffer import Treffer, zin_om

# ---- burgerservicenummer ----
_NEGEN = re.compile(rf"(?<![\d€])(?<!\d[.,/{STREEP}])\d(?:[ \u00a0./_{STREEP}]{{0,2}}\d){{7,8}}(?![.,/{STREEP}]?\d)")
_BSN_LABEL = re.compile(
    r"(?<![a-z])(?:bsn|b\.\s?s\.\s?n|sofi|burger\s?service|persoons?\s?(?:nummer|nr)|pgn|onderwijsnummer)",
    re.IGNORECASE,
)
_BEDRAG_ERVOOR = re.compile(r"(?:€|\beuros?|\beur|\$|£)[\s.:-]{0,3}$", re.IGNORECASE)
_EENHEID = re.compile(
    r"\s?(?:,\d|,-|%|[a-z]*(?:euro|eur|mensen|personen|uur|uren|keer|maal|stuks|jaar|km|kilometer"
    r"|meter|m2|miljoen|inwoners)\b"
    r"|(?!en\b|graag|[a-z]*ieten|[a-z]*eren\b)[a-z]{3,}(?:en|ers|s)\b)"
)
_GELD = re.compile(
    r"bedrag|begrot|raming|geraamd|budget|saldo|reserve|miljoen|kosten|subsidie|uitkering van het rijk|tekort|overschot"
    r"|\binwoners|huishoudens|bezoek|\btelt\b|telling|totaal|aantal|score|€|\beuro\b",
    re.IGNORECASE,
)
_DING = re.compile(
    r"polis|order|factuur|offerte|bestel|kvk|btw|serie|artikelnummer|rekening|briefje|printje|printer|kopieer|onderwerp"
    r"|scootmobiel|rolstoel|apparaat|pakket|zending|track|bon\b|garantie|rapport|isbn|object|agb|vergunning|tender",
    re.IGNORECASE,
)
PERSOON = re.compile(
    r"\b(?:hij|zij|ze|haar|hem|moeder|vader|ouders?|kind(?:je|eren)?|zoon|dochter|broer(?:tje)?"
    r"|zus(?:je)?|opa|oma|partner"
    r"|jeugdigen?|cli[eë]nte?n?|inwoner|bewoner|mevrouw|meneer|mijnheer|mw|mevr|dhr|hr|heer|leerling|persoon|betrokkene"
    r"|belanghebbende|jongen|meisje|vrouw|man|gezin|tante|oom|vriendin|vriend|ex|weduwe|weduwnaar|baby"
    r"|tweeling|pati[eë]nt"
    r"|aanvrager|verzoeker|gezagdrager|huisgenoot|buurvrouw|buurman|neef|nicht|pleeg\w+|stief\w+|schoon\w+|klein(?:zoon"
    r"|dochter|kind)|statushouder|pgb-houder|echtgenoot|echtgenote|student|peuter|kleuter|puber|jongere)\b",
    re.IGNORECASE,
)
# ---- account ----
_IBAN_NL = re.compile(
    rf"(?<![A-Za-z0-9])NL[ .]?\d[ ]?\d[ ._{STREEP}/]{{0,2}}[A-Z]{{4}}(?:[ ._{STREEP}/]{{0,2}}\d){{8,11}}(?!\d)",
    re.IGNORECASE,
)
_IBAN = re.compile(rf"(?<![A-Za-z0-9])[A-Z]{{2}}\d{{2}}(?:[ {STREEP}.]?[A-Z0-9]){{11,30}}", re.IGNORECASE)
_REKENING = re.compile(
    r"(?:\b(?:bank)?rekening(?:nummer|nr)?|\brek\.?\s?(?:nr|nummer)|\bgiro(?:nummer|rekening)?|\biban"
        r"|\bbankpas(?:nummer)?"
    r"|\bcreditcard(?:nummer)?)\W{1,4}(?:(?:is|nr|nummer|van \w+|op"
        r"|luidt)\W{1,2}){0,3}(?P<code>(?:[A-Z]{2}[ \d]{2,4}[A-Z]{4})?"
    r"\d(?:[ .-]?\d){5,18})(?!\d)",
    re.IGNORECASE,
)  # fmt: skip
# ---- telephone ----
_S = rf"[\s().=/:*_{STREEP}]{{0,3}}"
_MOBIEL = re.compile(
    rf"(?<![\w.,])(?<!\d[{STREEP}/])(?:(?:\+|00){_S}3{_S}1{_S}(?:0{_S})?6|[0Oo]{_S}6|31{_S}6)(?:{_S}\d){{8}}(?!\d)"
)
_MOBIEL_TYPFOUT = re.compile(rf"(?<![\w.,])(?<!\d[{STREEP}/])06[\s.={STREEP}](?:[\s.{STREEP}]?\d){{6,9}}(?![\d%])")
_VAST = re.compile(
    rf"(?<![\d,])(?<!\d[.{STREEP}/])(?!0800)(?:\(?0[1-578]\d{{0,2}}\)?|(?:\+|00){_S}31{_S}(?:\(?0\)?{_S})?[1-578]\d{{0,2}})"
    rf"(?:[\s.=/{STREEP}]{{0,3}}\d){{6,8}}(?!\d)"
)
_BUITENLAND = re.compile(rf"(?<![\w])(?:\+|00)[\s(]?[1-9]\d{{0,2}}(?:{_S}\d){{7,12}}(?!\d)")
_TEL_LABEL = re.compile(
    r"(?:\b(?:tel(?:efoon)?|mob(?:iel)?|gsm|whatsapp|app|sms)\.?\s?(?:nummer|nr|no)?|\b06[- ]?nummer"
    r"|\bbel(?:len|t)?\b(?: naar| op)?"
    r"|\bbereikbaar op)[\s.:=]{0,3}(?:(?:is|van|op|\w+)\s){0,2}(?P<code>\+?\d(?:[\s./()-]{0,2}\d){6,12})(?!\d)",
    re.IGNORECASE,
)
_CIJFERWOORD = (
    r"(?:nul|een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht"
    r"|negen)tien|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    r"|dubbele?|\d{1,8})"
)
_TEL_WOORDEN = re.compile(rf"\b{_CIJFERWOORD}(?:[\s,.{STREEP}]{{1,3}}{_CIJFERWOORD}){{2,}}\b", re.IGNORECASE)
# Numbers that everybody may call: of a council, of the emergency services, free of charge.
_PUBLIEK = re.compile(rf"14[ {STREEP}]?0\d{{1,3}}|11[23]|144|0[89]0[0-9](?:[ {STREEP}]?\d){{4,7}}")
# ---- case numbers ----
_CODE = rf"(?=[A-Za-z0-9./_{STREEP}]{{0,30}}\d)[A-Za-z0-9](?:[A-Za-z0-9]|[./_{STREEP}](?=[A-Za-z0-9])){{0,40}}"
_SOORTNUMMER = (
    r"(?:zaak|zk|dossier|doss?|beschikkings?|besluit|toewijzings?|cli[eë]nt(?:en)?|klant|inwoner"
    r"|persoons|burger|leerling|melding?s?"
    r"|aanvraag|aanvr|bezwaar|rekest|polis|pati[eë]nt(?:en)?|registratie|registr|incident|relatie|zorg"
    r"|indicatie|aanmeld(?:ing)?s?"
    r"|contact|werkproces|werkorder|cjib|parket|vordering(?:en)?s?|inschrijf|proces-?verbaal|pv"
    r"|mutatie|document|debiteur(?:en)?|uitkerings?|v|a"
    r"|administratie|verzekerden?|lidmaatschaps?|paspoort|rijbewijs|id(?:entiteits)?(?:-?kaart"
    r"|-?bewijs)?|vreemdelingen|regie|correspondentie"
    r"|beslag|ticket|case|aangifte|machtigings?|besch|toew|verzoek|declaratie|budgethouder|pgb"
    r"|uitspraak|vonnis|zitting|casus|opdracht|suite|volg|traject|hulpvraag|gezins|huishoud|deelnemer|meld|wmo|jeugd)"
)
_STERK = re.compile(
    rf"(?<![A-Za-z]){_SOORTNUMMER}[\s{STREEP}]?(?:nummers?|nrs?|no|kenmerk|id|code)(?![a-z])\b"
    rf"|(?<![A-Za-z])kenmerk\b|\breferentie(?:nummer)?\b"
    rf"|\bref\b|\bo\.?v\.?v\b\.?|\bons kenmerk\b|\bonder (?:nr|nummer)\b|\bonder vermelding van\b|\bproces-verbaal\b"
    rf"|\bpv\b|\bzk\b|\bvolgnummer\b|\bclt?\b(?=\W{{0,2}}\d)|\bkenm\b|\breferte\b|\bref(?:\.?\s?nr|nummer)\b",
    re.IGNORECASE,
)
_STERK_VAST = re.compile(rf"(?<![A-Za-z]){_SOORTNUMMER}(?:nummer|nr)s?\.?(?=[A-Z\d])", re.IGNORECASE)
_ZWAK = re.compile(
    r"(?<![A-Za-z])(?:zaken|zaak|dossiers?|beschikking(?:en)?|(?:zorg)?toewijzing(?:en)?|cli[eë]nte?"
    r"|melding(?:en)?|aanvraag|bezwaar"
    r"|besluit|polis|werkproces|rekest|patiënt|registratie|incident|vordering|cjib|nr|nummer|id"
    r"|indicatie|uitkering|vonnis|aangifte|opdracht|traject|casus|ticket)(?![a-zë])",
    re.IGNORECASE,
)
_VORMEN = re.compile(
    rf"(?<![\w./:{STREEP}])(?:"
    rf"[A-Za-z]{{1,4}}[ ./_{STREEP}]?(?:19|20)?\d{{2}}[ ./_{STREEP}]\d{{4,}}(?:[./_{STREEP}]?[A-Za-z0-9]{{1,3}})*"
    rf"|(?:19|20)?\d{{2}}[./{STREEP}][A-Za-z]{{1,4}}[./{STREEP}]?\d{{3,}}"
    rf"|(?:19|20)\d{{2}}[./{STREEP}]\d{{5,}}(?:[./_{STREEP}][A-Za-z0-9]{{1,4}})*"
    rf"|(?:19|20)\d{{2}}[./{STREEP}]\d{{3,}}[./_{STREEP}][A-Za-z0-9]{{1,4}}"
    rf"|\d{{2}}/\d{{4,}}(?:[./_{STREEP}][A-Za-z0-9]{{1,3}})*"
    rf"|[A-Za-z]{{1,4}}[./_{STREEP}]?\d{{6,}}(?:[./_{STREEP}][A-Za-z0-9]{{1,4}})*"
    rf"|[A-Za-z]{{1,4}}[./_{STREEP}]\d{{5,}}"
    rf"|C/\d{{2}}/\d+(?: ?/ ?[A-Z]{{2}} ?[A-Z]{{2}} ?\d{{2}}-\d+)?"
    rf"|(?:JE RK|FA RK|KG ZA|HA ZA|AWB) ?\d{{2}}[-/]\d+"
    rf")(?![\w])"
)
_OPENBAAR = re.compile(
    r"\b(?:verordening\w*|moties?|amendement\w*|rib|raadsinformatiebrief|raadsvoorstel|griffie"
    r"|kamerstuk\w*|ecli|ljn|stb|stcrt|gmb|trb"
    r"|staatsblad|staatscourant|gemeenteblad|schriftelijke vragen|artikel|art|iso|nen|product\w*"
    r"|prestatiecode|tabel|bijlage|indicator"
    r"|(?:dagelijks )?bestuur|collegebesluit|collegevoorstel|raadsbesluit|besluitenlijst|jaarverslag"
    r"|nota|wetsvoorstel|kst|versie|cbs"
    r"|normtijden|agendapunt|tender|aanbested\w+|perceel|begroting\w*|contract\w*)\b",
    re.IGNORECASE,
)
_DATUMVORM = re.compile(
    rf"\d{{1,4}}[./{STREEP}]\d{{1,2}}[./{STREEP}]\d{{2,4}}|(?:19|20)\d{{2}}(?:[/{STREEP}](?:\d{{2}}"
    rf"|(?:19|20)\d{{2}}))?"
)
_DUIZENDTAL = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:,\d+)?")
# ---- postcode ----
_POSTCODE = re.compile(
    rf"(?<![\w€,])(?<!\d\.)[1-9]\d{{3}}(?:[ \u00a0]{{0,2}}"
    rf"|[._{STREEP}/])(?P<letters>[A-Za-z]{{2}})(?![A-Za-zÀ-ž])(?!\d{{3}})"
)
_POSTCODE_REGEL = re.compile(
    r"(?<![\w€,.])[1-9]\d{3}(?:[ ]?\n[ ]?(?P<letters>[A-Z]{2})|[ ](?P<los>[A-Z][ ][A-Z]))(?!\w)"
)
_POSTCODE_LABEL = re.compile(
    r"(?:postcode|\bpc|\bpostc\.?|\bpost\s?code)\W{0,4}(?:(?:is|van|was|wordt|nu|:)\W{1,2})?"
    r"(?P<code>[1-9](?:\W?\d){3}\W{0,3}(?:letters?\W{1,2})?[a-z]\W?[a-z])(?![a-z0-9])",
    re.IGNORECASE,
)
_GEEN_LETTERS = frozenset(
    "in is en of om op te al er ze we je me na nu zo uw ik km kg ha cm mm ml jr pp pm ca ja hij bij "
    "de zn ex ma wo do vr za zo mb gb kw kb "
    "dl mg st tm vd vs eu uk nl vn pw bw ao ie er as af du la ad go to my by ok aj aq ms fp pk st "
    "st. n. eh of ga vb ha da no ov ov. bv cv nv".split()
)
# What may stand against an amount without a space: nothing else than a measure does.
_MAAT = frozenset("km kg gr mg ml cl dl cm dm mm kw mw mb gb tb kb ha jr wk pp pm ct hz kv".split())
_NA_JAARTAL = frozenset("EU VN NL VS UK KW JJ HJ MM BW PW AO BV NV PB PI KB MB GB OV CV JW WB OZ AB".split()) - {"AB"}
_GEEN_KLINKER_SS = frozenset({"sa", "sd", "ss"})


def vind_nummers(tekst: str) -> Iterator[Treffer]:
    """Yield the numbers in a text that lead to a person."""
    if not any(c.isdigit() for c in tekst) and not _TEL_WOORDEN.search(tekst):
        return
    yield from vind_bsn(tekst)
    yield from vind_iban(tekst)
    yield from vind_telefoon(tekst)
    yield from vind_kenteken(tekst)
    yield from vind_zaaknummer(tekst)
    yield from vind_postcode(tekst)


def is_bsn(cijfers: str) -> bool:
    """Whether eight or nine digits can be a burgerservicenummer.

    Examples
    --------
    >>> is_bsn("111222333"), is_bsn("111222334")
    (True, False)
    """
    from stdnum.nl import bsn

    return 8 <= len(cijfers) <= 9 and bool(cijfers.strip("0")) and bsn.checksum(cijfers.zfill(9)) == 0


def vind_bsn(text: str) -> Iterator[Treffer]:
    """Yield the burgerservicenummers in a text."""
    for match in _NEGEN.finditer(text):
        found = match[0]
        digits = re.sub(r"\D", "", found)
        before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() :]
        if _BEDRAG_ERVOOR.search(before):
            continue
        label = _laatste(_BSN_LABEL, before) and not re.search(r"\d{6}", before[_laatste(_BSN_LABEL, before) or 0 :])
        if not label and not is_bsn(digits):
            continue
        plain = found == digits
        thousands = re.fullmatch(r"\d{2,3}([. \u00a0])\d{3}\1\d{3}", found) is not None
        if not label and len(digits) == 8 and not plain and not thousands:
            continue  # a date, a range of years
        if not label and not plain and re.match(r"\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d{2}\D", found):
            continue
        start, stop = zin_om(text, *match.span())
        around = text[start : match.start()] + " | " + text[match.end() : stop]
        person = PERSOON.search(around) is not None
        if not label and _EENHEID.match(after) and (thousands or not person):
            continue
        if not label and (thousands or len(digits) == 8) and (_GELD.search(around) or not person):
            if len(digits) == 9 and not _GELD.search(around):
                yield Treffer("vraag", "bsn_mogelijk", *match.span(), "[nummer]")
            continue
        if label or (not _DING.search(around) and (len(digits) == 9 or person)):
            yield Treffer("weiger", "bsn", *match.span(), "[burgerservicenummer]")
        else:
            yield Treffer("vraag", "bsn_mogelijk", *match.span(), "[nummer]")


def _laatste(pattern: re.Pattern[str], text: str) -> int | None:
    ends = [m.end() for m in pattern.finditer(text)]
    return ends[-1] if ends else None


def vind_iban(text: str) -> Iterator[Treffer]:
    """Yield the account numbers in a text."""
    for match in _IBAN_NL.finditer(text):
        yield Treffer("weiger", "iban", *match.span(), "[rekeningnummer]")
    for match in _IBAN.finditer(text):
        if end := _geldig_iban(match[0]):
            yield Treffer("weiger", "iban", match.start(), match.start() + end, "[rekeningnummer]")
    for match in _REKENING.finditer(text):
        if not _BEDRAG_ERVOOR.search(text[: match.start("code")]) and not _EENHEID.match(text[match.end() :]):
            yield Treffer("weiger", "iban", *match.span("code"), "[rekeningnummer]")


def _geldig_iban(text: str) -> int:
    """Return how much of a text is a valid account number, or 0."""
    from stdnum import iban

    for end in range(len(text), 14, -1):
        if text[end - 1].isalnum() and iban.is_valid(re.sub(r"\W", "", text[:end]), check_country=False):
            return end
    return 0


def vind_telefoon(text: str) -> Iterator[Treffer]:
    """Yield the telephone numbers in a text."""
    for pattern, least, most in ((_MOBIEL, 10, 15), (_MOBIEL_TYPFOUT, 8, 12), (_VAST, 10, 14), (_BUITENLAND, 9, 17)):
        for match in pattern.finditer(text):
            digits = len(re.sub(r"\D", "", match[0].replace("O", "0").replace("o", "0")))
            if pattern is _VAST and match[0].startswith("0") and not match[0].startswith("00") and digits != 10:
                continue
            if least <= digits <= most and not _BEDRAG_ERVOOR.search(text[: match.start()]):
                yield Treffer("weiger", "telefoon", *match.span(), "[telefoonnummer]")
    for match in _TEL_LABEL.finditer(text):
        if _PUBLIEK.fullmatch(match["code"]):
            continue
        if not _DATUMVORM.fullmatch(match["code"]) and not _EENHEID.match(text[match.end() :]):
            yield Treffer("weiger", "telefoon", *match.span("code"), "[telefoonnummer]")
    for match in _TEL_WOORDEN.finditer(text):
        parts = re.findall(r"\w+", match[0].lower())
        count = sum(len(p) if p.isdigit() else 2 if p.startswith("dubbel") else 1 for p in parts)
        spoken = [p for p in parts if not p.isdigit()]
        begins = parts[0] in {"06", "nul"} and len(spoken) >= 4
        tens = sum(p.endswith(("tig", "tien")) or p in {"elf", "twaalf"} for p in spoken)
        if ("nul" in parts and count >= 6) or len(spoken) >= 7 or begins or (len(spoken) >= 5 and count + tens >= 8):
            yield Treffer("weiger", "telefoon", *match.span(), "[telefoonnummer]")
    if re.search(r"\+\s?\d", text):
        import phonenumbers

        for found in phonenumbers.PhoneNumberMatcher(text, None, leniency=phonenumbers.Leniency.POSSIBLE):
            yield Treffer("weiger", "telefoon", found.start, found.end, "[telefoonnummer]")


def vind_zaaknummer(text: str) -> Iterator[Treffer]:
    """Yield the numbers of cases, decisions and clients in a text."""

    def wanted(code: str) -> bool:
        digits = sum(c.isdigit() for c in code)
        return digits >= 3 and not _DATUMVORM.fullmatch(code) and not CBS_CODE.fullmatch(code)

    def bare(code: str) -> bool:
        return wanted(code) and sum(c.isdigit() for c in code) >= 4 and not _DUIZENDTAL.fullmatch(code)

    def mixed(code: str) -> bool:
        return bare(code) and (len(re.findall(r"\d+|[A-Za-z]+", code)) > 1 or len(code) >= 6)

    labels: tuple[tuple[re.Pattern[str], int, Callable[[str], bool]], ...] = (
        (_STERK, 30, wanted), (_STERK_VAST, 2, wanted), (_ZWAK, 4, bare), (_ZWAK, 30, mixed),
    )  # fmt: skip
    for pattern, gap, enough in labels:
        for match in pattern.finditer(text):
            yield from _codes_na(text, match.end(), gap, enough)
    for match in _VORMEN.finditer(text):
        if wanted(match[0]) and not _PUBLIEK.fullmatch(match[0]) and not _in_openbaar(text, *match.span()):
            yield Treffer("weiger", "zaaknummer", *match.span(), "[zaaknummer]")


_CODES = re.compile(rf"(?<![\w]){_CODE}(?:[ ]\d{{2,6}}(?!\d))*")


def _codes_na(text: str, place: int, gap: int, enough: Callable[[str], bool]) -> Iterator[Treffer]:
    """Yield the codes that follow a label, with `gap` characters between at most."""
    match, label = _CODES.search(text, place), place
    while match is not None and match.start() <= place + gap:
        found = match[0]
        if enough(found) and not _in_openbaar(text, *match.span()) and not _BEDRAG_ERVOOR.search(text[: match.start()]):
            named = match.start() <= label + 3 and gap == 30 and enough(found) and len(found) >= 6
            number_of_things = found.isdigit() and not named and _EENHEID.match(text[match.end() :])
            if not number_of_things and not _PUBLIEK.fullmatch(found):
                yield Treffer("weiger", "zaaknummer", *match.span(), "[zaaknummer]")
                place = match.end()
                gap = 8
        match = _CODES.search(text, match.end())


def _in_openbaar(text: str, begin: int, end: int) -> bool:
    """Whether a number is that of something public, such as a motion or a law."""
    start, stop = zin_om(text, begin, end)
    around = f"{text[max(start, begin - 60) : begin]} | {text[end : min(stop, end + 40)]}"
    return _OPENBAAR.search(around) is not None and PERSOON.search(around) is None


def vind_postcode(text: str) -> Iterator[Treffer]:
    """Yield the postcodes with letters in a text."""
    for match in _POSTCODE.finditer(text):
        letters = match["letters"]
        if letters.lower() in _GEEN_KLINKER_SS:
            continue
        joined = match[0][4] == letters[0]
        glued = joined and letters.islower() and letters not in _MAAT and not re.match(r"19|20", match[0])
        if letters.islower() and letters in _GEEN_LETTERS and not glued:
            continue
        if letters.isupper() and letters.lower() in _GEEN_LETTERS:
            loud = text.isupper()
            year = re.match(r"19|20", match[0]) is not None and letters in _NA_JAARTAL and not joined
            law = re.search(r"\bart(?:ikel|\.)?\s$", text[: match.start()], re.IGNORECASE)
            if loud or year or law:
                continue
        yield Treffer("weiger", "postcode", *match.span(), "[postcode]")
    for match in _POSTCODE_REGEL.finditer(text):
        letters = (match["letters"] or match["los"]).replace(" ", "")
        if letters.lower() not in _GEEN_LETTERS and letters not in _NA_JAARTAL:
            yield Treffer("weiger", "postcode", *match.span(), "[postcode]")
    for match in _POSTCODE_LABEL.finditer(text):
        if match["code"][-2:] not in _GEEN_LETTERS:
            yield Treffer("weiger", "postcode", *match.span("code"), "[postcode]")
