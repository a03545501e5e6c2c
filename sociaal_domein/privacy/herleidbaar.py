"""Make the circumstances of a case so wide that they fit enough people, and lose as little as possible.

Area, age, household and period are made wider, each along its own steps, until at least so many people of the
population (not: cases) can be meant. All combinations are tried in the order of what they lose:

* area: log2 of how many times as many people live there;
* age: log2 of how many times as many years of life (67+ counts as 18 years);
* household: log2 of one over the share of the people who live so (`_AANDEEL`);
* period: log2 of how many times as long.

One bit lost is a group twice as large. Equal losses: the narrowest area first, then age, household and period.
A quarter is shown for a municipality or wider only. Which people are counted: see `bevolking`.

This says nothing about the story itself. For that a case is released by two roles, and there is a veto.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import log2

from sociaal_domein.bronnen.toewijzing_bestanden import VOORBEELD, VOORBEELD_CODE
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels
from sociaal_domein.privacy.bevolking import KLEIN, LAND, OUDSTE, REGIOS, Bevolking
from sociaal_domein.register.casussen import LEEFTIJDEN, PERIODE, Casus
from sociaal_domein.taal import getal

JONG = 26
REEKS = 3
_AANDEEL = {"eenpersoons": 0.19, "zonder_kinderen": 0.28, "met_kinderen": 0.53, "alle": 1.0}
_REGIOCODES = ("JZ", "AM", "VR", "GG", "ZK")
_SOORTEN = {"WK": "wijk", "BU": "buurt"}
_HULP = {
    "jeugd": "met jeugdhulp",
    "wmo": "met hulp uit de Wmo",
    "participatie": "met bijstand",
    "breed": "met hulp uit meer wetten",
}
_HUISHOUDENS = {
    "eenpersoons": "in een huishouden van één persoon",
    "zonder_kinderen": "in een huishouden zonder kinderen",
    "met_kinderen": "in een huishouden met kinderen",
}
NOOT = "Gebied, leeftijd, huishouden en periode zijn zo ruim dat dit over {} mensen of meer kan gaan."
OPENBAAR = "Dit verhaal is al openbaar. De bron staat erbij."
VERZONNEN = "Dit verhaal is verzonnen. Het speelt in een gemeente die niet bestaat."
_THUIS = " Geteld zijn de mensen in uw gemeente: een lezer weet dat het verhaal daar vandaan komt."
_KWARTALEN = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True)
class Vak:
    """The circumstances of a case: where, how old, living how, and when."""

    gebied: str
    leeftijd: str
    huishouden: str
    periode: str


@dataclass(frozen=True)
class Veralgemening:
    """What may be shown of the circumstances of a case.

    Attributes
    ----------
    gebied, gebied_naam, leeftijd, huishouden, periode : str
        What is shown; `gebied_naam` such as ``gemeente Almere`` or ``Nederland``.
    k : int or None
        People it can be about as shown, an estimate on the low side; None for a published case, or when not known.
    k_was : int or None
        The same as it was written down. For the team only.
    drempel : int or None
        How many it must be; None for a published case. For the team only: it can give away that safety was at stake.
    regel : str
        Which rule chose, in a few sentences. For the team only: it gives the narrow group away.
    is_veranderd : bool
        Something became wider. For the team only.
    is_toonbaar : bool
        Enough people. Whether the story may go outside also depends on its release: `mag_naar_buiten`.
    noot : str
        What a reader outside the team may know: the same for every case of a municipality.
    """

    gebied: str
    gebied_naam: str
    leeftijd: str
    huishouden: str
    periode: str
    k: int | None
    k_was: int | None
    drempel: int | None
    regel: str
    is_veranderd: bool
    is_toonbaar: bool
    noot: str


def drempel_van(casus: Casus, drempels: Drempels) -> int:
    """Return how many people a case must fit: more for youth, and when someone's safety was at stake."""
    low, high = LEEFTIJDEN[casus.leeftijd]
    youth = casus.wet == "jeugd" or (low < 18 and high is not None and high <= JONG)
    if youth or casus.is_veiligheid:
        return max(drempels.kleinste_groep, drempels.kleinste_groep_jeugd)
    return drempels.kleinste_groep


def veralgemeen(bevolking: Bevolking, casus: Casus, drempels: Drempels, thuis: str | None = None) -> Veralgemening:
    """Return the circumstances of a case as wide as they must be to be shown, and no wider.

    Parameters
    ----------
    bevolking : Bevolking
        Read once for all cases, with `lees_bevolking`.
    casus : Casus
        One that names a public source is returned as it is, and so is an invented one of the Voorbeeldgemeente:
        nobody lives there.
    drempels : Drempels
    thuis : str, optional
        CBS code of the municipality that tells it. A reader knows that an own case comes from there, so a wider area
        hides nobody: only people of this municipality count.

    Raises
    ------
    SociaalDomeinFout
        The area of the case does not exist.
    """
    asked = Vak(casus.gebied, casus.leeftijd, casus.huishouden, casus.periode)
    if casus.is_openbaar:
        return _zoals_het_is(asked, _gebiednaam(bevolking, casus.gebied), OPENBAAR)
    if casus.gebied == VOORBEELD_CODE:
        return _zoals_het_is(asked, VOORBEELD, VERZONNEN)
    areas, counted = _tot_thuis(bevolking, casus, _gebieden(bevolking, casus), thuis)
    limit = drempel_van(casus, drempels)
    was = _aantal(bevolking, casus.wet, asked, counted)
    year = _jaren_van(asked.periode)[-1]
    people = {code: bevolking.mensen(code, year) for code in areas}
    for vak in sorted(_vakken(areas, asked), key=lambda v: _verlies(people, asked, v)):
        count = _aantal(bevolking, casus.wet, vak, counted)
        if count is not None and count >= limit and not _te_fijn(vak):
            rule = _regel(bevolking, casus.wet, asked, vak, was, count, limit) + (_THUIS if counted else "")
            note = NOOT.format(drempels.kleinste_groep)
            return _uitkomst(bevolking, vak, count, was, limit, rule, vak != asked, note)
    rule = (
        f"{_telling(bevolking, casus.wet, asked, was)} Ook ruimer haalt dit verhaal geen {limit} mensen. "
        "Het komt niet buiten het team."
    )
    return _uitkomst(bevolking, asked, was, was, limit, rule, False, None)


def veralgemeend(casus: Casus, veralgemening: Veralgemening) -> Casus:
    """Return a case as it may be shown and counted outside the team: wider, and without what is for the team."""
    if casus.is_openbaar:
        return casus
    return casus.model_copy(
        update={
            "gebied": veralgemening.gebied,
            "leeftijd": veralgemening.leeftijd,
            "huishouden": veralgemening.huishouden,
            "periode": veralgemening.periode,
            "toestemming": None,
            "bewaren_tot": None,
            "vrijgave": [],
            "veto": None,
            "bevestigd": [],
        }
    )


def mag_naar_buiten(casus: Casus, veralgemening: Veralgemening) -> bool:
    """Whether a case may leave the team: enough people, released by two roles, and no veto."""
    return veralgemening.is_toonbaar and casus.is_vrijgegeven


def _zoals_het_is(vak: Vak, name: str, note: str) -> Veralgemening:
    return Veralgemening(
        vak.gebied, name, vak.leeftijd, vak.huishouden, vak.periode, None, None, None, note, False, True, note
    )


def _uitkomst(
    bevolking: Bevolking,
    vak: Vak,
    k: int | None,
    was: int | None,
    limit: int,
    rule: str,
    changed: bool,
    note: str | None,
) -> Veralgemening:
    return Veralgemening(
        vak.gebied,
        _gebiednaam(bevolking, vak.gebied),
        vak.leeftijd,
        vak.huishouden,
        vak.periode,
        k,
        was,
        limit,
        rule,
        changed,
        note is not None,
        note or "Dit verhaal blijft binnen het team.",
    )


def _gebieden(bevolking: Bevolking, casus: Casus) -> list[str]:
    """Return the area and those around it, from narrow to wide."""
    code = casus.gebied
    known = bevolking.gebieden.get(code)
    if known is None and code[:2] in ("WK", "BU") and (gemeente := bevolking.gebieden.get("GM" + code[2:6])):
        return [code, *_met_regio(bevolking, casus.wet, (gemeente.code, *gemeente.erboven))]
    if (
        known is None and code[:2] in _REGIOCODES
    ):  # its municipalities are not known until the classification is fetched
        return [code, LAND]
    if known is None:
        raise SociaalDomeinFout(
            f"Het gebied {code} bestaat niet in de lijsten van gemeenten, wijken en buurten.",
            doe="Zoek de code van het gebied op met: sociaal-domein gebied NAAM. Of kies de gemeente.",
        )
    return _met_regio(bevolking, casus.wet, (code, *known.erboven))


def _tot_thuis(bevolking: Bevolking, casus: Casus, areas: list[str], thuis: str | None) -> tuple[list[str], str | None]:
    """Return the areas no wider than the municipality that tells the case, and whose people count instead of theirs."""
    home = bevolking.gebieden.get(thuis or "")
    if home is None:
        return areas, None
    if home.code in areas:
        return areas[: areas.index(home.code) + 1], None
    inside = casus.gebied in _met_regio(bevolking, casus.wet, (home.code, *home.erboven))
    return ([casus.gebied], home.code) if inside else (areas, None)


def _met_regio(bevolking: Bevolking, wet: str, codes: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for code in codes:
        found.append(code)
        region = bevolking.regios.get((code, REGIOS[wet]))
        if region is not None and region in bevolking.gebieden:
            found.append(region)
    return found


def _vakken(areas: list[str], asked: Vak) -> Iterator[Vak]:
    households = (asked.huishouden,) if asked.huishouden == "alle" else (asked.huishouden, "alle")
    for parts in product(areas, _ruimere_leeftijden(asked.leeftijd), households, _ruimere_perioden(asked.periode)):
        yield Vak(*parts)


@cache
def _ruimere_leeftijden(leeftijd: str) -> tuple[str, ...]:
    low, high = _jaren(leeftijd)
    wider = [other for other in LEEFTIJDEN if _jaren(other)[0] <= low and _jaren(other)[1] >= high]
    return tuple(sorted(wider, key=lambda other: _jaren(other)[1] - _jaren(other)[0]))


@cache
def _ruimere_perioden(periode: str) -> tuple[str, ...]:
    """Return the period, its year, and the years up to it that make three."""
    years = _jaren_van(periode)
    found = [periode]
    if "-K" in periode:
        found.append(str(years[-1]))
    if len(years) < REEKS:
        found.append(f"{years[-1] - REEKS + 1}-{years[-1]}")
    return tuple(found)


def _jaren(leeftijd: str) -> tuple[int, int]:
    low, high = LEEFTIJDEN[leeftijd]
    return low, OUDSTE if high is None else high + 1


@cache
def _jaren_van(periode: str) -> range:
    match = PERIODE.fullmatch(periode)
    assert match is not None
    return range(int(match["van"]), int(match["tot"] or match["van"]) + 1)


def _duur(periode: str) -> float:
    return 0.25 if "-K" in periode else float(len(_jaren_van(periode)))


def _verlies(mensen: dict[str, float | None], asked: Vak, vak: Vak) -> tuple[float, int, float, float, float]:
    """Return the bits that are lost, and what decides between equal losses.

    Where nobody knows how many live in the narrow area, it is not chosen either: the first that is known counts as it.
    """
    first = next((p for p in mensen.values() if p), 1.0)
    here = mensen[vak.gebied] or first
    age = [hi - lo for lo, hi in (_jaren(vak.leeftijd), _jaren(asked.leeftijd))]
    lost = (
        max(0.0, log2(here / first)),
        log2(age[0] / age[1]),
        log2(_AANDEEL[vak.huishouden] / _AANDEEL[asked.huishouden]),
        log2(_duur(vak.periode) / _duur(asked.periode)),
    )
    return (round(sum(lost), 9), [*mensen].index(vak.gebied), *lost[1:])


def _te_fijn(vak: Vak) -> bool:
    return "-K" in vak.periode and vak.gebied.startswith(KLEIN)


def _aantal(bevolking: Bevolking, wet: str, vak: Vak, elders: str | None = None) -> int | None:
    count = bevolking.aantal(elders or vak.gebied, wet, vak.leeftijd, vak.huishouden, _jaren_van(vak.periode))
    return count // 2 if count is not None and "-K" in vak.periode else count


def _gebiednaam(bevolking: Bevolking, code: str) -> str:
    known = bevolking.gebieden.get(code)
    return known.naam if known else f"{_SOORTEN.get(code[:2], 'regio')} {code}"


def _regel(bevolking: Bevolking, wet: str, asked: Vak, shown: Vak, was: int | None, count: int, limit: int) -> str:
    told = _telling(bevolking, wet, asked, was)
    if shown == asked:
        return f"{told} Dat is genoeg: {limit} of meer."
    if was is None:
        why = "Wat wij niet weten, telt niet als genoeg."
    elif was < limit:
        why = f"Dat is minder dan {limit}."
    else:
        why = "Bij een wijk of buurt tonen wij geen kwartaal."
    return (
        f"{told} {why} Daarom tonen wij: {_gebiednaam(bevolking, shown.gebied)}, {_wie(shown)}, "
        f"{_wanneer(shown.periode)}. Dat zijn er, voorzichtig geteld, ten minste {getal(count)}."
    )


def _telling(bevolking: Bevolking, wet: str, vak: Vak, count: int | None) -> str:
    name = _gebiednaam(bevolking, vak.gebied)
    where = name if vak.gebied == LAND else f"de {name}"
    if count is None:
        return f"Over {where} zijn geen cijfers om te tellen om hoeveel mensen het kan gaan."
    who = f"{_wie(vak, kort=True)} {_HULP[wet]}"
    if count == 1:
        who = who.replace("mensen", "persoon", 1)
    return f"In {where} gaat het, voorzichtig geteld, om {getal(count)} {who} ({_wanneer(vak.periode)})."


def _wie(vak: Vak, *, kort: bool = False) -> str:
    low, high = LEEFTIJDEN[vak.leeftijd]
    if vak.leeftijd == "alle":
        age = "mensen" if kort else "alle leeftijden"
    else:
        to = f"van {low} tot en met {high} jaar" if high is not None else f"van {low} jaar en ouder"
        age = f"mensen {to}" if kort else to.removeprefix("van ")
    return " ".join(p for p in (age, _HUISHOUDENS.get(vak.huishouden, "")) if p)


def _wanneer(periode: str) -> str:
    years = _jaren_van(periode)
    if "-K" in periode:
        return f"{_KWARTALEN[int(periode[-1]) - 1]} kwartaal van {years[0]}"
    return str(years[0]) if len(years) == 1 else f"{years[0]} tot en met {years[-1]}"
