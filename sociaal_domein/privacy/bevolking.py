"""How many people a description can be about: an estimate on the low side, from figures that are published.

There is no table of area × age × care × household. What there is, is counted apart: inhabitants by five broad ages,
households by kind, users of care (CBS, kerncijfers wijken en buurten), and for every municipality the numbers behind
the gemeentefonds. From those an estimate is made, and where it rests on an assumption it is halved.

======================  ==========================================================================================
what                    how
======================  ==========================================================================================
users of care           as counted in that area, minus 2: CBS rounds to fives, so a 5 may be a 3. For a wijk or
                        buurt without a count: not known. For a municipality without one: half of the lowest share
                        of users that any municipality with a count has.
age                     each broad age is spread evenly over its years (65 and over: as far as 85); users are
                        spread over people by `_GEBRUIK`. The share that comes out is halved.
household               people in households of that kind (at least two in a household with more than one person)
                        over all inhabitants, taken as unrelated to age and care. The share is halved. Everybody under
                        18 counts as living in a household with children.
several laws            the smallest of the three groups of users that have people of this age.
quarter                 half of the people of the year.
more years              the largest of the years: who comes in between is not counted.
province, country       the sum of the estimates for its municipalities.
======================  ==========================================================================================

The estimate is never larger than the same one without care: people of that age and household.

Its weakness: age and household do go together with care, and with each other. A buurt with one nursing home or one
student flat is not like the average of its ages; there the estimate can be too high, also after it was halved. What is
not known counts as nobody, never as enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from sociaal_domein.register.casussen import LEEFTIJDEN

if TYPE_CHECKING:
    import duckdb

LAND = "NL01"
KLEIN = ("WK", "BU")  # how the code of an area smaller than a municipality begins
DOMEINEN = ("jeugdhulp", "wmo", "bijstand")
WETTEN = {"jeugd": ("jeugdhulp",), "wmo": ("wmo",), "participatie": ("bijstand",), "breed": DOMEINEN}
# Which region a case of a law belongs to, once the classifications were fetched.
REGIOS = {"jeugd": "jeugdregio", "participatie": "arbeidsmarktregio", "wmo": "ggd_regio", "breed": "ggd_regio"}
AFRONDING = 2.0
VOORZICHTIG = 0.5
VOLWASSEN = 18
OUDSTE = 85
# How often people of an age use care, against the age that does so most. On the low side for the ages that use little:
# few get youth care after 18, Wmo is mostly for the old, and few under 27 get bijstand.
_GEBRUIK: dict[str, tuple[tuple[int, int, float], ...]] = {
    "": ((0, OUDSTE, 1.0),),
    "jeugdhulp": ((0, 18, 1.0), (18, 23, 0.1)),
    "wmo": ((18, 67, 0.15), (67, OUDSTE, 1.0)),
    "bijstand": ((18, 27, 0.5), (27, 67, 1.0)),
}
_ZONDER_MINDERJARIGEN = ("eenpersoons", "zonder_kinderen")
Jaren = dict[int, float]
Groepen = tuple[tuple[int, int, float], ...]


@dataclass(frozen=True)
class Gebied:
    """An area, and what lies around it.

    Attributes
    ----------
    niveau : str
        land, provincie, regio, gemeente, wijk or buurt.
    naam : str
        As it reads in a sentence after "de", such as ``wijk Filmwijk (Almere)``; ``Nederland`` for the country.
    erboven : tuple of str
        Codes of the areas that hold it, from narrow to wide; the country is always the last.
    vanaf : int
        First year whose figures are about these borders.
    """

    code: str
    niveau: str
    naam: str
    erboven: tuple[str, ...]
    gemeente: str | None = None
    vanaf: int = 0


@dataclass
class Bevolking:
    """The published figures of every area, read once.

    Attributes
    ----------
    gebieden : dict of str to Gebied
    inwoners : dict of str to dict of int to float
        Inhabitants by area and year.
    leeftijden : dict of str to dict of int to tuple
        By area and year the broad ages: first year of life, first year after it, people.
    huishoudens : dict of (str, str) to dict of int to float
        People by area, kind of household and year.
    gebruikers : dict of (str, str) to dict of int to float
        Users of care by area, kind of care and year.
    regios : dict of (str, str) to str
        Code of the region by municipality and kind of region.
    """

    gebieden: Mapping[str, Gebied]
    inwoners: Mapping[str, Jaren]
    leeftijden: Mapping[str, Mapping[int, Groepen]]
    huishoudens: Mapping[tuple[str, str], Jaren]
    gebruikers: Mapping[tuple[str, str], Jaren]
    regios: Mapping[tuple[str, str], str]
    _bekend: dict[tuple[str, str, str, str, int], float | None] = field(default_factory=dict, repr=False)
    _mensen: dict[tuple[str, int], float | None] = field(default_factory=dict, repr=False)

    @cached_property
    def gemeenten(self) -> dict[str, tuple[str, ...]]:
        """The municipalities of today per province, per region and in the country."""
        inside: dict[str, list[str]] = {LAND: []}
        for area in self.gebieden.values():
            if area.niveau == "gemeente" and area.gemeente == area.code:
                for above in area.erboven:
                    inside.setdefault(above, []).append(area.code)
        for (gemeente, _), regio in self.regios.items():
            inside.setdefault(regio, []).append(gemeente)
        return {code: tuple(sorted(codes)) for code, codes in inside.items()}

    @cached_property
    def laagste(self) -> dict[str, float]:
        """The lowest share of users of care in a municipality with a count, by kind of care."""
        shares: dict[str, list[float]] = {}
        for (code, domain), years in self.gebruikers.items():
            people = _in_jaar(self.inwoners.get(code, {}), max(years))
            if code.startswith("GM") and people:
                shares.setdefault(domain, []).append(years[max(years)] / people)
        return {domain: min(found) for domain, found in shares.items()}

    def mensen(self, gebied: str, jaar: int) -> float | None:
        """Return how many people live somewhere, of all ages; None when not known."""
        key = (gebied, jaar)
        if key not in self._mensen:
            parts = self.gemeenten.get(gebied, (gebied,))
            found = [n for part in parts if (n := _in_jaar(self.inwoners.get(part, {}), jaar)) is not None]
            self._mensen[key] = sum(found) if found else None
        return self._mensen[key]

    def aantal(self, gebied: str, wet: str, leeftijd: str, huishouden: str, jaren: Iterable[int]) -> int | None:
        """Return how many people this can be about, in whole people, rounded down.

        Parameters
        ----------
        gebied : str
            CBS code.
        wet : str
            jeugd, wmo, participatie or breed.
        leeftijd, huishouden : str
            As in `Casus`.
        jaren : iterable of int
            Of more years, the one with most people counts.

        Returns
        -------
        int or None
            None when the figures do not say it: that is not enough people, it is not known.
        """
        domains = [d for d in WETTEN[wet] if _gewicht(*_jaren(leeftijd), d) > 0] or list(WETTEN[wet])
        best: float | None = None
        for year in jaren:
            each = [self._schat(gebied, d, leeftijd, huishouden, year) for d in domains]
            if any(e is None for e in each):
                continue
            low = min(e for e in each if e is not None)
            best = low if best is None else max(best, low)
        return None if best is None else int(best)

    def _schat(self, gebied: str, domein: str, leeftijd: str, huishouden: str, jaar: int) -> float | None:
        key = (gebied, domein, leeftijd, huishouden, jaar)
        if key not in self._bekend:
            parts = self.gemeenten.get(gebied)
            if parts is None:
                self._bekend[key] = self._schat_hier(*key)
            else:
                found = [e for part in parts if (e := self._schat(part, *key[1:])) is not None]
                self._bekend[key] = sum(found) if found else None
        return self._bekend[key]

    def _schat_hier(self, gebied: str, domein: str, leeftijd: str, huishouden: str, jaar: int) -> float | None:
        people = self.mensen(gebied, jaar)
        users = self._gebruikers(gebied, domein, jaar, people)
        # Everybody under 18 lives in a household with children: to say so, or to leave it out, changes nothing.
        everyone = huishouden == "alle" or (huishouden == "met_kinderen" and _jaren(leeftijd)[1] <= VOLWASSEN)
        household = 1.0 if everyone else self._deel_huishouden(gebied, huishouden, jaar, people)
        adults = huishouden in _ZONDER_MINDERJARIGEN
        shares = [self._deel_leeftijd(gebied, d, leeftijd, jaar, adults=adults) for d in (domein, "")]
        if users is None or people is None or household is None or shares[0] is None or shares[1] is None:
            return None
        return max(0.0, min(users * shares[0], people * shares[1]) * household)

    def _gebruikers(self, gebied: str, domein: str, jaar: int, people: float | None) -> float | None:
        counted = _in_jaar(self.gebruikers.get((gebied, domein), {}), jaar)
        if counted is not None:
            return max(0.0, counted - AFRONDING)
        if people is None or gebied.startswith(KLEIN) or domein not in self.laagste:
            return None
        return people * self.laagste[domein] * VOORZICHTIG

    def _deel_huishouden(self, gebied: str, soort: str, jaar: int, people: float | None) -> float | None:
        inside = _in_jaar(self.huishoudens.get((gebied, soort), {}), jaar)
        if inside is None or not people:
            return None
        return VOORZICHTIG * min(1.0, max(0.0, inside - AFRONDING) / people)

    def _deel_leeftijd(self, gebied: str, domein: str, leeftijd: str, jaar: int, *, adults: bool) -> float | None:
        """Return the share of the users (or people) that are of this age; without minors when `adults`."""
        low, high = _jaren(leeftijd)
        if adults:
            low = max(low, VOLWASSEN)
        if _gewicht(0, low, domein) + _gewicht(high, OUDSTE, domein) == 0:
            return 1.0
        if _gewicht(low, high, domein) == 0:
            return 0.0
        years = self.leeftijden.get(gebied, {})
        if not years:
            return None
        groups = years[_dichtstbij(years, jaar)]
        inside = sum(n * _gewicht(max(a, low), min(b, high), domein) / (b - a) for a, b, n in groups)
        whole = sum(n * _gewicht(a, b, domein) / (b - a) for a, b, n in groups)
        return VOORZICHTIG * inside / whole if whole else 0.0


def _jaren(leeftijd: str) -> tuple[int, int]:
    low, high = LEEFTIJDEN[leeftijd]
    return low, OUDSTE if high is None else high + 1


@cache
def _gewicht(van: int, tot: int, domein: str) -> float:
    """Add up the use of care over years of life."""
    return sum(weight * max(0, min(tot, end) - max(van, start)) for start, end, weight in _GEBRUIK[domein])


def _dichtstbij(jaren: Iterable[int], jaar: int) -> int:
    """Return the last year up to this one, or else the first one after it."""
    known = sorted(jaren)
    return max((j for j in known if j <= jaar), default=known[0])


def _in_jaar(reeks: Mapping[int, float], jaar: int) -> float | None:
    return reeks[_dichtstbij(reeks, jaar)] if reeks else None


def lees_bevolking(con: duckdb.DuckDBPyConnection) -> Bevolking:
    """Read the figures of every area from a built store.

    Parameters
    ----------
    con : duckdb.DuckDBPyConnection
        Open on a store (see `motor.opslag.verbind`).
    """
    regios = {(g, s): r for g, s, r in con.execute(_REGIOS).fetchall()}
    areas = _gebieden(con)
    since = {code: area.vanaf for code, area in areas.items()}

    def series(sql: str) -> dict[tuple[str, str], Jaren]:
        found: dict[tuple[str, str], Jaren] = {}
        for code, kind, year, value in con.execute(sql).fetchall():
            if year >= since.get(code, 0):
                found.setdefault((code, kind), {}).setdefault(year, float(value))  # the first source goes first
        return found

    ages: dict[str, dict[int, list[tuple[int, int, float]]]] = {}
    for code, year, low, high, value in con.execute(_LEEFTIJDEN).fetchall():
        if year >= since.get(code, 0):
            end = OUDSTE if high >= OUDSTE else high + 1
            ages.setdefault(code, {}).setdefault(year, []).append((low, end, float(value)))
    return Bevolking(
        gebieden=areas,
        inwoners={code: years for (code, _), years in series(_INWONERS).items()},
        leeftijden={code: {y: tuple(g) for y, g in years.items()} for code, years in ages.items()},
        huishoudens=series(_HUISHOUDENS),
        gebruikers=series(_GEBRUIKERS),
        regios=regios,
    )


def _gebieden(con: duckdb.DuckDBPyConnection) -> dict[str, Gebied]:
    rows = con.execute(_GEBIEDEN).fetchall()
    names = {code: name for code, name, *_ in rows}
    areas = {}
    for code, name, level, wijk, gemeente, provincie, since in rows:
        wider = [wijk if level == "buurt" else None, gemeente, provincie]
        above = tuple(dict.fromkeys(w for w in wider if w and w != code and w in names))
        areas[code] = Gebied(
            code,
            level,
            _naam(code, name, level, names.get(gemeente)),
            () if code == LAND else (*above, LAND),
            gemeente,
            since if level in ("wijk", "buurt") else 0,
        )
    return areas


def _naam(code: str, name: str | None, level: str, gemeente: str | None) -> str:
    if level in ("land", "regio"):
        return name or code
    inside = f" ({gemeente})" if level in ("wijk", "buurt") and gemeente else ""
    kind = "" if name and name.casefold().startswith(level) else f"{level} "
    return f"{kind}{name or code}{inside}"


_REGIOS = "select gemeente_code, soort, regio_code from kern_regio"
# A buurt of an older division does not lie in the wijk that has its code today; figures of before a border moved are
# about another place.
_GEBIEDEN = """
select
    g.gebied_code, g.naam, g.niveau,
    case when g.status = 'actueel' then g.wijk_code end,
    g.gemeente_code_nu,
    m.provincie_code,
    coalesce(
        (select max(b.jaar) from kern_breuk as b where b.onderwerp = 'indeling' and b.gebied_code = g.gebied_code), 0
    )
from kern_gebied as g
left join kern_gemeente as m on m.gemeente_code = g.gemeente_code_nu
order by g.gebied_code
"""
_INWONERS = """
select gebied_code, '', jaar, inwoners from kern_inwoners where inwoners is not null order by gebied_code, jaar
"""
# Of a municipality without ages: youths and the rest, as the gemeentefonds counts them.
_LEEFTIJDEN = """
with kwb as (
    select gebied_code, jaar, van_leeftijd, tot_leeftijd, inwoners,
        count(inwoners) over (partition by gebied_code, jaar) as bekend
    from kern_leeftijd
),
fonds as (
    select gemeente_code, jaar,
        max(case when maatstaf = 'jong' then volume end) as jong,
        max(case when maatstaf = 'inwo' then volume end) as inwo
    from kern_maatstaf
    where gemeente_code not in (select gebied_code from kwb where bekend = 5)
    group by gemeente_code, jaar
)
select gebied_code, jaar, van_leeftijd, tot_leeftijd, inwoners from kwb where bekend = 5
union all
select gemeente_code, jaar, 0, 17, jong from fonds where jong is not null and inwo >= jong
union all
select gemeente_code, jaar, 18, 99, inwo - jong from fonds where jong is not null and inwo >= jong
order by 1, 2, 3
"""
_HUISHOUDENS = """
select gebied_code, soort, jaar, mensen from (
    select 1 as bron, gebied_code, 'eenpersoons' as soort, jaar, eenpersoons as mensen from kern_huishoudens
    union all
    select 1, gebied_code, 'met_kinderen', jaar, 2 * met_kinderen from kern_huishoudens
    union all
    select 1, gebied_code, 'zonder_kinderen', jaar, 2 * (huishoudens - eenpersoons - met_kinderen)
    from kern_huishoudens
    union all
    select 2, gemeente_code, 'eenpersoons', jaar, volume from kern_maatstaf where maatstaf = 'ephh'
)
where mensen is not null
order by gebied_code, soort, jaar, bron
"""
_GEBRUIKERS = """
select gebied_code, voorziening, jaar, aantal from (
    select 1 as bron, gebied_code, voorziening, jaar, aantal from kern_gebruik
    union all
    select 2, gebied_code, voorziening, jaar, aantal from kern_zorggebruik
    where voorziening in ('jeugdhulp', 'wmo', 'bijstand')
    union all
    select 3, gemeente_code, 'bijstand', jaar, volume from kern_maatstaf where maatstaf = 'bo3_nw'
)
where aantal is not null
order by gebied_code, voorziening, jaar, bron
"""
