"""How to reach somebody online: e-mail, also spelled out, and names on social media."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy.treffer import Treffer

_PUNT = r"(?:\s*\.\s*|\s*[(\[{]\s*(?:dot|punt|\.)\s*[)\]}]\s*|\s+(?:punt|dot)\s+)"
_LOS = r"(?:\s+(?:punt|dot|underscore|onderstreepje|liggend streepje|laag streepje|streepje|min|minnetje|plus)\s+)"
_APENSTAART = r"(?:ape?n?n?(?:en)?\s?-?staart(?:je)?)"
_AT = rf"(?:\s*[@＠]\s*|\s*[(\[{{<_]\s*(?:at|@|{_APENSTAART})\s*[)\]}}>_]\s*|\s+{_APENSTAART}\s+|\s+a\.?t\.?\s+)"
_WOORD = r"[\w+%'-]+(?:\.[\w+%'-]+)*"
_TLD = r"[A-Za-z]{2,12}"
_DIENST = (
    r"(?:gmail|g-mail|hotmail|outlook|live|ziggo|kpnmail|xs4all|planet|icloud|yahoo|home|casema|hetnet"
    r"|upcmail|msn|proton(?:mail)?|chello|telfort)"
)
# Every word begins where no word was before: otherwise a long word is searched from each of its letters.
_EMAIL = (
    re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*"),
    re.compile(rf"(?<![\w.+%-]){_WOORD}(?:{_LOS}{_WOORD}){{0,4}}{_AT}[\w-]+"
        rf"(?:{_PUNT}[\w-]+){{0,3}}{_PUNT}{_TLD}\b", re.IGNORECASE),
    re.compile(rf"(?<![\w.+%-]){_WOORD}(?:{_LOS}{_WOORD}){{0,4}}(?:\s*[@＠]\s*|\s+{_APENSTAART}\s+"
        rf"|\s+at\s+){_DIENST}\b", re.IGNORECASE),
    re.compile(rf"(?<![\w.+%-]){_WOORD}(?:{_LOS}{_WOORD}){{0,4}}\s*(?:[(\[{{]\s*)?{_APENSTAART}"
        rf"(?:\s*[)\]}}])?\s*[\w.-]{{3,}}", re.IGNORECASE),
    re.compile(rf"(?<![\w.+%-]){_WOORD}\s+{_DIENST}\s?\.\s?(?:com|nl|net|be)\b", re.IGNORECASE),
    re.compile(r"(?<![\w.+%-])[\w.]+(?:\(a\)[\w-]+\.[a-z]{2,}"
        r"|-(?:at|apenstaartje)-\w+-(?:punt|dot)-[a-z]{2,})", re.IGNORECASE),
    re.compile(rf"\b{_APENSTAART}[\s,]+[\w-]+(?:{_PUNT}[\w-]+){{0,3}}{_PUNT}{_TLD}\b", re.IGNORECASE),
)  # fmt: skip
_MISSCHIEN_EMAIL = re.compile(rf"[@＠]|staart|\(a\)|[\W_]a\.?t\.?[\W_]|{_DIENST}", re.IGNORECASE)
_PROFIEL = re.compile(
    r"(?:https?://)?(?:[a-z]{1,4}\.)?(?:facebook|fb|instagram|instagr|tiktok|snapchat|twitter|x"
    r"|linkedin|youtube|youtu|t|telegram|discord|"
    r"discordapp|twitch|wa|threads|bsky|vk|pinterest|reddit|soundcloud|onlyfans|roblox|steamcommunity"
    r"|marktplaats)\.(?:com|me|be|tv|gg|net|"
    r"app|nl|org)/(?!onderwerpen)[^\s,;\"')]+",
    re.IGNORECASE,
)
_APENSTAARTNAAM = re.compile(r"(?<![\w@./])[@＠][A-Za-z0-9_](?:[\w]|[.-](?=\w))+")
_MEDIUM = (
    r"(?i:insta(?:gram)?|ig|snap(?:chat)?|tiktok|tik tok|twitter|telegram|discord|facebook|fb"
    r"|messenger|roblox|fortnite|minecraft|youtube|yt|"
    r"twitch|steam|psn|playstation|xbox|linkedin|reddit|signal|whatsapp|onlyfans|grindr|tinder"
    r"|marktplaats|bereal|threads|bluesky|"
    r"gamenaam|gamer(?:tag|naam)|username|gebruikersnaam|gebruiker|nickname|nick|schuilnaam"
    r"|profiel(?:naam)?|profielnaam|handle|accountnaam|account|"
    r"kanaal|online(?:\s?naam)?|socials?|gamet|streamt|vlogt|vlog|schermnaam|blog)"
)
# What looks like a name that somebody made up for a screen.
_SCHERM = r"(?:(?=[\w.-]*[a-zA-Z])(?=\w*(?:_|\d|[a-z][A-Z]|\.(?=\w)))[\w]+(?:[.\-][\w]+)*)"
_NA_MEDIUM = re.compile(
    rf"\b{_MEDIUM}(?:[-\s]?(?:naam|account|pagina|kanaal|profiel|groep|gebruiker"
    rf"|filmpje))?\b[^.!?\n]{{0,30}}?(?<![\w.@/])(?P<naam>/?{_SCHERM})(?!\w)",
)
_NA_MEDIUM_DIRECT = re.compile(
    rf"\b{_MEDIUM}(?:[-\s]?(?:naam|account|pagina|kanaal|profiel))?(?:\ste vinden)?\s?(?::|=|\bis\b|\bheet(?:\s(?:ze"
    rf"|zij|hij))?|\bals\b|\bonder(?: de naam)?\b"
    rf"|\bgenaamd\b)\s?[\"'“‘]?(?P<naam>[/@]?[A-Za-z][\w.-]{{2,}})",
    re.IGNORECASE,
)
_AANGEHAALD = re.compile(
    rf"\b{_MEDIUM}(?:[-\s]?(?:naam|account|pagina|kanaal"
    rf"|profiel))?\b[^.!?\n]{{0,25}}?[\"'“‘](?P<naam>[\w.@ -]{{3,30}})[\"'”’]",
    re.IGNORECASE,
)
_NOEMT_ZICH = re.compile(
    rf"\b{_MEDIUM}\b[^.!?\n]{{0,40}}?\b(?:noemt\s(?:[\w-]+\s){{0,3}}?zich(?:zelf)?|onder de naam|als|heet"
    r"(?:\s(?:ze|zij|hij))?|genaamd)\s(?P<naam>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)+)"
)
_HEET_OP = re.compile(
    rf"\b(?:heet|noemt zich)\s(?:\w+\s){{0,2}}op\s{_MEDIUM}\s(?:als\s)?[\"'“‘]?"
    r"(?P<naam>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)+)"
)
_PAGINA = re.compile(rf"\b{_MEDIUM}[^.!?\n]{{0,20}}?\s(?P<naam>/[a-z][\w.-]{{3,}})", re.IGNORECASE)
_VOOR_MEDIUM = re.compile(
    rf"(?<![\w.@/])(?P<naam>{_SCHERM})[\"'”’]?,?(?:\s\w+){{0,3}}\s(?:op|via|in|bij|heeft|als|een|haar"
    rf"|zijn|is)(?:\s\w+){{0,2}}\s{_MEDIUM}\b"
)
_LOSSE_NAAM = re.compile(r"(?<![\w./@-])(?=\w*[a-z])(?=\w*[A-Z0-9]|[a-zA-Z]_)[A-Za-z]+_[A-Za-z][\w]*(?![\w.-])")
_GEWOON = frozenset(
    "de het een zij hij ze haar zijn die dat dit niet niks niemand iedereen wel ook nog altijd vaak "
    "soms weg veel weinig prive privé open "
    "gesloten dicht geblokkeerd verwijderd gehackt onbekend nieuw belangrijk leuk verslavend "
    "gevaarlijk moeilijk lastig zaak hulp vader moeder "
    "bij naar met voor van dan toen waar wat wie hoe actief offline online vindplaats middel vooral "
    "populair bron".split()
)
_SITE = re.compile(
    r"^(?:www\.|https?)|\.(?:nl|com|org|eu|net|be|gov|frl|docx?|pdf|xlsx?|csv|jpe?g|png|mp4)$", re.IGNORECASE
)
_GEEN_SCHERM = re.compile(
    r"^[\d.,:/-]+$|^\d+\w{0,3}$|^(?-i:[A-Z]{1,5})[\d.-]+$|^(?:[a-z]\.){2,}[a-z]?$|^[a-z]+-[a-z-]+$", re.IGNORECASE
)


def vind_email(tekst: str) -> Iterator[Treffer]:
    """Yield the e-mail addresses in a text, also those spelled out."""
    if not _MISSCHIEN_EMAIL.search(tekst):
        return
    for pattern in _EMAIL:
        for match in pattern.finditer(tekst):
            yield Treffer("weiger", "email", *match.span(), "[e-mailadres]")


def vind_contact(tekst: str) -> Iterator[Treffer]:
    """Yield the e-mail addresses and the names on social media in a text."""
    yield from vind_email(tekst)
    for pattern in (_PROFIEL, _APENSTAARTNAAM):
        for match in pattern.finditer(tekst):
            yield Treffer("weiger", "sociale_media", *match.span(), "[account]")
    for pattern in (
        _NA_MEDIUM,
        _VOOR_MEDIUM,
        _LOSSE_NAAM,
        _AANGEHAALD,
        _NOEMT_ZICH,
        _HEET_OP,
        _PAGINA,
        _NA_MEDIUM_DIRECT,
    ):
        for match in pattern.finditer(tekst):
            group = "naam" if "naam" in pattern.groupindex else 0
            name = match[group]
            if _SITE.search(name) or _GEEN_SCHERM.search(name) or name.lower() in _GEWOON:
                continue
            yield Treffer("weiger", "sociale_media", *match.span(group), "[account]")
