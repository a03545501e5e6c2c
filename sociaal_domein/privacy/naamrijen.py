"""Names told by their capitals: rows of them, and one where no capital belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy import woorden as w
from sociaal_domein.privacy.naamtekst import Lezer, Woord, is_gebied, treffer, voor_de_plek
from sociaal_domein.privacy.treffer import Treffer


def rijen(r: Lezer) -> Iterator[Treffer]:
    """Rows of capitals, and single capitals where no capital belongs."""
    i = 0
    while i < len(r.woorden):
        if not r.woorden[i].hoofd or (r.slordig[i] and r.woorden[i].tekst.isupper()):
            i += 1
            continue
        end = i
        while end + 1 < len(r.woorden):
            nxt = r.woorden[end + 1]
            if not re.fullmatch(r"[ ]|\s?[-/]\s?", r.tussen(end + 1)):
                break
            if nxt.hoofd:
                end += 1
            elif nxt.laag in w.TUSSENVOEGSELS and (k := _volgende_hoofd(r, end + 1)) is not None:
                end = k
            else:
                break
        yield from _rij(r, i, end)
        i = end + 1


def _volgende_hoofd(r: Lezer, i: int) -> int | None:
    for k in range(i + 1, min(i + 4, len(r.woorden))):
        if r.tussen(k) != " ":
            return None
        if r.woorden[k].hoofd:
            return k
        if r.woorden[k].laag not in w.TUSSENVOEGSELS:
            return None
    return None


def _rij(r: Lezer, i: int, end: int) -> Iterator[Treffer]:
    place = i + voor_de_plek(r, r.woorden[i : end + 1])
    if place <= end:
        yield from _rij(r, i, place - 1)
        yield from _rij(r, place, end)
        return
    # The first word of a sentence has a capital anyway.
    while (
        i < end
        and r.woorden[i].eerste
        and (
            (not r.woorden[i + 1].hoofd and not r.voornaam(r.woorden[i].tekst))
            or r.woorden[i].laag in w.BEGINWOORDEN
            or w.ROLLEN.match(r.woorden[i].tekst) is not None
            or r.woorden[i].laag in w.TITELS
            or r.woorden[i].laag in w.FAMILIE
            or (r.gewoon(r.woorden[i].tekst) and not r.voornaam(r.woorden[i].tekst))
        )
        and not (
            r.woorden[i].laag in w.EERSTE_TUSSENVOEGSELS
            and r.achternaam(next(x for x in r.woorden[i + 1 : end + 1] if x.hoofd).tekst)
        )
    ):
        i += 1
        while i < end and not r.woorden[i].hoofd:
            i += 1
    row = r.woorden[i : end + 1]
    caps = [x for x in row if x.hoofd and x.laag not in w.TUSSENVOEGSELS]
    if not caps:
        return
    begin, stop = row[0].begin, row[-1].eind
    linked = row[0].laag in w.EERSTE_TUSSENVOEGSELS
    if len(caps) > 1 and w.is_begrip(caps[0].tekst) and row[1].laag == "van" and not r.voornaam(caps[0].tekst):
        yield from _rij(r, i + 2, end)  # pgb van Jansen
        return
    named_after = (
        linked
        and caps[0].laag in r.namen.achternamen
        and row[0].laag in {"van", "vd", "v.d", "ter", "ten", "el", "al", "de", "ben"}
    )
    before = r.woorden[i - 1].laag if i else ""
    if len(caps) == 1 and before in {"zonder", "namens", "volgens"} and r.achternaam(caps[0].tekst) and not linked:
        # Zwanenburg is a village too; somebody is told by such a word before it.
        if not w.is_begrip(caps[0].tekst) and caps[0].laag not in r.namen.woorden:
            yield treffer("vraag", "naam", begin, stop)
        return
    if (
        is_gebied(r, begin, stop)
        or (not named_after and is_gebied(r, caps[0].begin, stop))
        or re.match(r"['’]?s?[-\s]?\w*(?:straat|buurt|wijk|boetes?)", r.tekst[stop : stop + 60])
    ):
        return
    if any(x.laag in w.BEGRIPPEN for x in caps) and not r.voornaam(caps[0].tekst):
        return
    if any(
        w.is_begrip(x.tekst)
        and not r.voornaam(x.tekst)
        and not (r.achternaam(x.tekst) and (linked or x is not caps[0]))
        for x in caps
    ):
        return
    if len(caps) == 1 and not linked:
        yield from _enkel(r, next(n for n in range(i, end + 1) if r.woorden[n] is caps[0]), caps[0])
        return
    known = [x for x in caps if r.voornaam(x.tekst) or r.achternaam(x.tekst)]
    if linked and len(caps) == 1:
        yield from _met_tussenvoegsel(r, row[0], caps[0], stop)
    elif known and not all(r.gewoon(x.tekst) for x in caps):
        yield treffer("weiger", "naam", begin, stop)
    elif not any(r.gewoon(x.tekst) for x in caps):
        yield treffer("weiger" if not row[0].eerste or len(caps) > 2 else "vraag", "naam", begin, stop)
    elif known and (not row[0].eerste or (r.voornaam(row[0].tekst) and row[1].laag in _VAN)):
        yield treffer("vraag", "naam", begin, stop)


def _met_tussenvoegsel(r: Lezer, particle: Woord, word: Woord, stop: int) -> Iterator[Treffer]:
    """Van Dijk, De Vries: with a capital in the middle of a sentence it is a name."""
    if r.achternaam(word.tekst) or r.voornaam(word.tekst):
        plain = r.gewoon(word.tekst) and particle.laag in {"de", "het", "in", "op"}
        yield treffer("vraag" if plain or particle.eerste else "weiger", "naam", particle.begin, stop)
    elif (
        (not particle.eerste and particle.hoofd and particle.laag not in {"in", "op", "het"})
        or (word.tekst.endswith("s") and r.achternaam(word.tekst[:-1]) and particle.hoofd)
        or (particle.laag in {"el", "al", "ait", "abu", "bin", "ould"} and particle.hoofd)
    ):
        yield treffer("vraag", "naam", particle.begin, stop)


def _enkel(r: Lezer, i: int, word: Woord) -> Iterator[Treffer]:
    """One word with a capital: a first name or a surname on the list, or one that acts like a person."""
    first, last, plain = r.voornaam(word.tekst), r.achternaam(word.tekst), r.gewoon(word.tekst)
    following = r.woorden[i + 1] if i + 1 < len(r.woorden) else None
    gap = r.tussen(i + 1) if following else ""
    gap_before = r.tussen(i)
    acts = following is not None and following.laag in w.DOET and gap == " "
    article = (
        i > 0
        and r.woorden[i - 1].laag
        in {"de", "het", "een", "'t", "’t", "elke", "geen", "term", "woord", "letter", "st", "sint"}
        and re.fullmatch(r"\.? ", r.tussen(i)) is not None
    )
    kind = "voornaam" if first or not last else "naam"
    if article and (plain or word.laag in w.BEGRIPPEN or not (last and acts)):
        return
    if word.eerste:
        listed = (
            following is not None
            and re.fullmatch(r",\s?", gap) is not None
            and following.hoofd
            and (r.voornaam(following.tekst) or r.achternaam(following.tekst))
        )
        marked = re.match(r"\s?(?::|\(\d|\()", r.tekst[word.eind : word.eind + 60]) is not None or gap == "," or listed
        paired = (
            following is not None
            and following.laag == "en"
            and i + 2 < len(r.woorden)
            and r.woorden[i + 2].hoofd
            and r.voornaam(r.woorden[i + 2].tekst)
        )
        after_colon = re.search(r":\s*$", gap_before) is not None
        feels = (
            following is not None
            and following.laag in {"is", "was", "wordt", "heeft"}
            and _VOELT.match(r.tekst[following.eind : following.eind + 60]) is not None
        )
        if w.is_begrip(word.tekst) and not first and not last:
            return
        if plain:
            if (
                first
                and (
                    re.match(r"\s?\(\d{1,2}[),; ]|\sen (?:haar|zijn|hun)\b", r.tekst[word.eind : word.eind + 60])
                    or (feels and word.laag not in w.BEGINWOORDEN)
                    or (
                        word.laag in {"wil", "ben"}
                        and following is not None
                        and following.laag in {"belde", "zei", "kwam"}
                    )
                )
            ) or (
                (first or last)
                and acts
                and following is not None
                and following.laag in _MENSELIJK
                and word.laag not in w.BEGINWOORDEN
            ):
                yield treffer("vraag", kind, word.begin, word.eind)
        elif first:
            if not (
                following is not None and following.laag in {"en", "is"} and not paired and word.laag in r.namen.woorden
            ):
                yield treffer("vraag", kind, word.begin, word.eind)
        elif (last and (acts or marked or after_colon)) or (
            acts and following is not None and (following.laag in _MENSELIJK or feels) and kan_naam(r, word)
        ):
            yield treffer("vraag", kind, word.begin, word.eind)
        return
    if word.laag in w.BEGINWOORDEN or word.laag in w.TITELS or word.laag in w.FAMILIE or len(word.tekst) < 2:
        return
    if "-" in word.tekst and w.is_begrip(word.tekst) and not first and word.laag not in r.namen.achternamen:
        return
    if word.laag in r.namen.plaatsen and not acts and i and r.woorden[i - 1].laag in _PLAATSWOORD:
        return
    named_area = i > 0 and r.woorden[i - 1].laag in _GEBIEDSWOORD and gap_before == " "
    if (plain and not acts and not (first or last)) or (named_area and not (first or last)):
        return
    yield treffer("vraag", kind, word.begin, word.eind)


_VOELT = re.compile(
    r"\s(?:erg |heel |weer |nog |al |nu |vaak |steeds |niet |ook |zo |veel |te )?(?:boos|ziek|bang"
    r"|verdrietig|moe|overstuur|weggelopen|zwanger|verhuisd|overleden|verslaafd|opgenomen|jarig"
    r"|\d{1,2}\b|depressief|alleen|blij|"
    r"eenzaam|verliefd|dakloos|gevlucht|getrouwd|gescheiden|weg\b|geslagen|gepest|bedreigd|geboren"
    r"|zwakbegaafd|autistisch|blind|doof|agressief|dronken|in de war|thuis|naar huis|haar |zijn |hem "
    r"|bij (?:mij|ons|haar|zijn|oma|opa)|"
    r"een (?:meisje|jongen|vrouw|man|kind)|de (?:moeder|vader|zoon|dochter|broer|zus)|mishandeld"
    r"|verward|gestopt met|begonnen met|twaalf|dertien|veertien|vijftien|zestien|zeventien)"
)
# Between a first name and a surname, also where both are words: Roos de Wit.
_VAN = frozenset("van de der den ter ten".split())
_PLAATSWOORD = frozenset(
    "in uit naar te bij rond rondom tot vanuit door van tussen richting nabij op gemeente regio dorp "
    "stad wijk buurt kern en langs voor buurtschap kerkdorp".split()
)
_GEBIEDSWOORD = frozenset("gemeente regio wijk stadsdeel dorp stad buurt kern provincie buurtschap kerkdorp".split())
_MENSELIJK = frozenset(
    "kwam komt zei zegt wil wilde belde belt vertelt vertelde vroeg vraagt woont woonde slaapt sliep "
    "huilt huilde durft durfde weet denkt dacht schreeuwt schreeuwde liegt loog gamet spijbelt "
    "spijbelde verblijft zoekt ontkent bedreigt steelt vindt "
    "voelt hoort appt appte mailde mailt lacht zingt eet drinkt snapt blowt weigert weigerde schrok "
    "sloeg slaat praat zorgt logeert logeerde boos heeft moet mag krijgt kreeg gaat ging werkt "
    "werkte zit leert".split()
)


def kan_naam(r: Lezer, word: Woord) -> bool:
    """Whether a word that is on no list can be a name."""
    low = word.laag
    return (
        not w.is_begrip(word.tekst)
        and low not in r.namen.plaatsen
        and low not in r.namen.woorden
        and low not in w.FAMILIE
        and len(low) > 2
        and w.DEELWOORD.match(low) is None
        and not re.search(
            r"(?:en|er|ster|ing|heid|ers|eur|ist|ant|ent|iek|uur|age|tie|sel|dom|nis|aar|iteit|de|te|loos|lijk"
            r"|ig|baar|zaam|jes)$",
            low,
        )
    )
