"""Find what a question really asks: strip its opener, find its head, part what is asked together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sociaal_domein.vragen.lezen.openers import BEREID, OPENER, WETEN
from sociaal_domein.vragen.lezen.woorden import AANGESPROKEN, GEEN_WERKWOORD, HULP, KOP, VERVOLG, VRAAGKOP
from sociaal_domein.vragen.lezen.zinnen import zinnen

_AANLOOP = re.compile(
    r"[\s\"'(\[\-*]*(?:(?:vraag )?\d{1,3} ?[a-z]?[.):]+ |[a-z][.)] |vraag \d{0,3}[a-z]?:? )?"
    r"(?:(?:en|maar|dus|of|ook|verder|daarnaast|voorts|tevens|bovendien|tot slot|kortom|vervolgens|concreet|"
    r"ten (?:eerste|tweede|derde|vierde)|wethouder|voorzitter|allereerst|meer specifiek|specifiek)\b,? ?)*"
)
_NA_PUNTEN = re.compile(r": \"?(?=[a-z])")
_NA_KOMMA = re.compile(rf"[,;]\"? (?:(?:dan|en|maar|wethouder),? )?(?=(?!waar|wie|wat )(?:{VRAAGKOP}|{HULP}\b))")
_ERGENS = re.compile(rf"(?<=[ ,]){VRAAGKOP}")
_NEVEN = re.compile(
    rf"(?:(?:[,;:]| -)? (?:en|maar|of|dan wel|danwel|alsmede)|[,;:]| -) "
    rf"(?:(?P<vervolg>(?:zo|indien|als) (?:ja|nee|neen|niet)\b),? ?|"
    rf"(?:daarbij |dan |ook |vervolgens |met name |vooral )?(?:(?P<open>{VRAAGKOP})|(?P<hulp>{HULP})\b))"
)
_ONDERWERP = re.compile(
    r"[a-z&'-]+ (?:u|ik|je|hij|zij|ze|wij|we|het|dit|dat|deze|die|de|er|daar|hier|daarbij|daarvoor|hierbij|college|"
    r"ons|onze|uw|hun|iedereen|ook|al|inmiddels|dan|wel|\d+)\b"
)
_WERKWOORD_VOOROP = re.compile(rf"{HULP} (?:{AANGESPROKEN}|het|dit|dat|er|deze|de|onze|alle|iedere?|elke?)\b")
_HULP = re.compile(rf"{HULP}\b")
_VOEGWOORD = re.compile(r" (?:dat|die|of|om|zodat|omdat|terwijl|waarbij) ")
# "wat werkt en wat niet" asks one thing
_VRAAGT = re.compile(rf"(?:^|(?<=[ ,])){VRAAGKOP}")
_NIET = re.compile(rf"{VRAAGKOP} (?:niet|wel|nog niet)$")
_BIJZIN = re.compile(
    r"[ ,](?:nu|gezien|gelet op|terwijl|omdat|doordat|zodat|hoewel|ondanks|als gevolg van|naar aanleiding van|waarbij|"
    r"sinds|wanneer|indien|als|zoals|met het oog op|vanwege|dat|die)\b[^,]*"
)
# "waardoor komt dit" asks; "waardoor mensen wachten" says what comes of it
_WAARDOOR_KOMT = re.compile(rf"waardoor {HULP} ")
_WAAROM_NIET = re.compile(r"waarom[ /](?:wel|niet)[ /a-z]{0,12}$")
# After "klopt het dat" and "bent u het eens dat" stands what it is about, not the circumstances.
_BEAAM = re.compile(
    r"(?:klopt|is|zijn|bent|deelt|delen|onderschrijft|herkent|herkennen|erkent|denkt|verwacht|"
    r"vindt|beseft|begrijpt|kunt u)\b"
    r"(?: [^ ?,;]+){0,8}? dat\b"
)
_OF = re.compile(r"(?:, )?of\b ?")
# "zo nee, waarom niet", "graag een toelichting": said after any question that has yes or no for an answer
_FORMEEL = re.compile(r"(?:waarom\b)?[ /,]*(?:(?:wel|niet|of|en|dan|zo|ja|nee)\b[ /,]*)*$")
# "is bekend wie wacht en hoeveel kinderen dat zijn": the verb at the end, so still what is known or not
_BIJZIN_EIND = re.compile(rf"(?<= ){HULP}$")
_INGEBED = re.compile(rf"(?:[^ ?]+ ){{0,5}}?,? ?(?={VRAAGKOP})")


@dataclass(frozen=True)
class Deel:
    """One thing that is asked.

    Parameters
    ----------
    kern : str
        What is asked, without the opener, in plain letters.
    begin : int
        Place of the first letter of ``kern``.
    open : bool
        Whether it asks for more than yes or no.
    vervolg : bool
        Whether it only asks on after the answer before it ("zo ja, hoe").
    opener : str
        What stood before the kern ("kunt u aangeven").
    """

    kern: str
    begin: int
    open: bool
    vervolg: bool = False
    opener: str = ""


def delen(plain: str, raw: str) -> tuple[list[Deel], list[tuple[int, str]]]:
    """Return what is asked in a plain text, and the sentences around it that ask nothing.

    Without any question mark or request the whole text is read as asked.
    """
    sentences = [(begin, plain[begin:end]) for begin, end in zinnen(plain, raw)]
    asked = [(begin, text) for begin, text in sentences if "?" in text[-3:] or is_verzoek(text)]
    around = [pair for pair in sentences if pair not in asked] if asked else []
    parts: list[Deel] = []
    for begin, text in asked or sentences:
        parts += _delen_van_zin(begin, text.rstrip("?!. \"')"), bool(parts))
    return parts, around


def is_verzoek(zin: str) -> bool:
    """Say whether a plain sentence asks without a question mark ("Graag een overzicht van …")."""
    return OPENER.match(zin.rstrip(" .!"), _aanloop(zin)) is not None


def begint_als_vraag(zin: str) -> bool:
    """Say whether a plain sentence begins as a question does: with a question word, or a verb and who it is about."""
    start = _aanloop(zin)
    return KOP.match(zin, start) is not None or _WERKWOORD_VOOROP.match(zin, start) is not None


def is_vervolg(zin: str) -> bool:
    """Say whether a plain sentence only asks on after the question before it."""
    return VERVOLG.match(zin, _aanloop(zin)) is not None


def is_kort(zin: str) -> bool:
    """Say whether a plain sentence is too short to ask something by itself ("En waarom?")."""
    return zin[_aanloop(zin) :].count(" ") < 2


def is_formeel(deel: Deel) -> bool:
    """Say whether a part only asks to explain the yes or no before it ("zo nee, waarom niet")."""
    if deel.vervolg:
        if deel.kern.startswith("waarom ") and not _ERGENS.search(deel.kern):
            return True
        return _FORMEEL.match(deel.kern) is not None and not deel.opener.startswith("hoe")
    return not deel.kern.strip() and bool(deel.opener)


def bijzinnen(kern: str) -> list[tuple[int, int]]:
    """Return begin and end of the clauses that only tell the circumstances of what is asked."""
    said = _BEAAM.match(kern)
    start = said.end() if said else 0
    return [match.span() for match in _BIJZIN.finditer(kern, start)]


def is_zin(kern: str) -> bool:
    """Say whether what is asked is more than a word or two without a verb ("Wachtlijst?")."""
    return kern.count(" ") >= 2 or _HULP.match(kern) is not None


def _aanloop(zin: str) -> int:
    match = _AANLOOP.match(zin)
    return match.end() if match else 0


def _delen_van_zin(begin: int, zin: str, later: bool) -> list[Deel]:
    start = _aanloop(zin)
    follow = VERVOLG.match(zin, start)
    if follow and later:
        head = follow.end() + len(zin[follow.end() :]) - len(zin[follow.end() :].lstrip(" ,:"))
        found, _, is_open = _zonder_opener(zin, head)
        return [Deel(zin[found:], begin + found, is_open or found >= len(zin), True, follow[0])]
    head = _kop(zin, start)
    found, opener, is_open = _zonder_opener(zin, head)
    return _neven(zin, begin, found, is_open, opener)


def _kop(zin: str, start: int) -> int:
    """Return where the main clause begins that asks."""
    first = re.match(r"[a-z]+", zin[start:])
    if KOP.match(zin, start) or OPENER.match(zin, start) or _HULP.match(zin, start):
        return start
    verb = first is not None and first[0] not in GEEN_WERKWOORD
    if verb and (_ONDERWERP.match(zin, start) or not _NA_KOMMA.search(zin, start)):
        return start
    for pattern in (_NA_PUNTEN, _NA_KOMMA):
        match = pattern.search(zin, start)
        if match:
            return match.end()
    match = _ERGENS.search(zin, start)
    if match:
        return match.start()
    return start


def _zonder_opener(zin: str, head: int) -> tuple[int, str, bool]:
    """Return where the kern begins, the opener before it and whether the kern is open."""
    if KOP.match(zin, head):
        return head, "", True
    opener = OPENER.match(zin, head)
    if opener and not BEREID.match(zin, head):
        rest = opener.end()
        whether = _OF.match(zin, rest)
        if whether:
            return whether.end(), opener[0], False
        inner = _INGEBED.match(zin, rest)
        if inner:
            return inner.end(), opener[0], True
        return rest, opener[0], not zin.startswith("dat ", rest)
    known = WETEN.match(zin, head)
    if known:
        return known.end(), known[0], False
    return head, "", False


def _neven(zin: str, begin: int, head: int, is_open: bool, opener: str) -> list[Deel]:
    """Part a kern where a second question is asked with it."""
    parts: list[Deel] = []
    follow, last_open = False, is_open
    for match in _NEVEN.finditer(zin, head + 1):
        kind = match.lastgroup
        if kind == "hulp" and not _nieuwe_zin(zin, head, match, last_open):
            continue
        if kind == "open" and _NIET.match(zin, match.start("open")):
            continue
        if kind == "open" and not match[0].strip(" ,;:-").startswith(("en", "maar", "of", "dan", "als")):
            word = match["open"]
            if (
                word.startswith(("wat", "wie", "waar"))
                and word != "waarom"
                and not _WAARDOOR_KOMT.match(zin, match.start("open"))
            ):
                continue
        end = match.start()
        if kind == "open" and zin[head:end].strip().count(" ") < 2 and KOP.match(zin, head) and not parts:
            # "hoe vaak en in welke vorm wordt …" is one question with two question words
            head = match.start("open")
            continue
        parts.append(Deel(zin[head:end], begin + head, last_open, follow, opener))
        head = match.end() if kind == "vervolg" else match.start(kind or 0)
        within = not last_open and _VRAAGT.search(parts[-1].kern) is not None and _BIJZIN_EIND.search(zin, head)
        follow, opener = kind == "vervolg" or _WAAROM_NIET.match(zin, head) is not None, ""
        last_open = (kind == "open" and not within) or (kind == "vervolg" and (KOP.match(zin, head) is not None))
    parts.append(Deel(zin[head:], begin + head, last_open, follow, opener))
    return parts


def _nieuwe_zin(zin: str, head: int, match: re.Match[str], is_open: bool) -> bool:
    """Say whether a verb after "en" begins a question of its own and not a second verb of the same."""
    before = zin[head : match.start()]
    if is_open and _tweede_gezegde(before, match["hulp"]):
        return False
    if match[0].lstrip(" ,;:-").startswith("of ") and not is_open:
        return False
    if not match[0].lstrip(" ,;:-").startswith(("en", "maar", "of", "dan", "als")):
        return False
    if _ONDERWERP.match(zin, match.start("hulp")):
        return True
    return not is_open and not _VOEGWOORD.search(before)


def _tweede_gezegde(before: str, verb: str) -> bool:
    """Say whether a verb only says on what the question word asks ("waarom wordt dit niet gedaan en wordt er …")."""
    words = before.split(" ", 3)
    return before.startswith(("waarom ", "hoe komt het ")) and verb in words[:3]
