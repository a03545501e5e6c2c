"""The tables under the charts: what is drawn, in Dutch notation, and for what is missing the reason why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.duiding.vergelijkingsgroep import Band
from sociaal_domein.taal import getal
from sociaal_domein.weergave.noten import groepsnaam, tussen
from sociaal_domein.weergave.verdeling import delen

if TYPE_CHECKING:
    from sociaal_domein.duiding.lezing import Lezing

Tabel = tuple[list[str], list[list[str]]]
PLAATSEN = {
    "binnen": "binnen de gewone spreiding van deze wijken",
    "buiten_95": "er net buiten, geen signaal",
    "signaal_hoog": "springt eruit: hoger",
    "signaal_laag": "springt eruit: lager",
}
NOG_NIET = "nog niet in onze bron"
NIET = "niet in onze bron"


def verloop_rijen(
    cijfers: Cijfers, reeksen: Sequence[str], in_bron: Mapping[str, tuple[int, int]] | None = None
) -> Tabel:
    """Return the table under a chart over the years: a row per year, a column per line.

    Parameters
    ----------
    in_bron : mapping of str to tuple of int, optional
        Per line the first and the last year for which anyone has a figure: outside those the source has none yet,
        or none any more.
    """
    ind = cijfers.indicator
    own = {(c.jaar, c.reeks): c for c in cijfers.kies(niveau=cijfers.hoofdniveau)}
    years = sorted({year for year, key in own if key in reeksen})
    head = ["Jaar", *(f"{ind.reeksen[key]}, {ind.eenheid}" for key in reeksen)]

    def cell(year: int, key: str) -> str:
        found = own.get((year, key))
        first, last = (in_bron or {}).get(key, (year, year))
        if found is None and not first <= year <= last:
            return NOG_NIET if year > last else NIET
        return _cel(cijfers, found)

    return head, [[str(year), *(cell(year, key) for key in reeksen)] for year in years]


def wijk_rijen(lezing: Lezing) -> Tabel:
    """Return the table under a chart of wijken, in the order of their codes."""
    ind = lezing.indicator
    year = lezing.wijken[0].jaar
    found = [c for c in lezing.cijfers.kies(niveau="wijk", reeks=lezing.cijfer.reeks) if c.jaar == year]
    found.sort(key=lambda c: c.gebied_code)
    ranges = any(c.onder is not None for c in found)
    head = ["Wijk", ind.eenheid, *(["door toeval tussen"] if ranges else [])]
    if lezing.trechter:
        head += ["verwacht", "naast wat te verwachten is"]
    body = []
    for c in found:
        row = [c.gebied_naam, _cel(lezing.cijfers, c)]
        if ranges:
            known = c.onder is not None and c.boven is not None
            row.append(f"{getal(c.onder or 0, ind.decimalen)} en {getal(c.boven or 0, ind.decimalen)}" if known else "")
        if lezing.trechter:
            point = lezing.trechter.punt(c.gebied_code) if c.waarde is not None else None
            expected = getal(point.verwacht / point.noemer * ind.factor, ind.decimalen) if point else ""
            row += [expected, PLAATSEN[point.plaats] if point else "niet vergeleken: te klein"]
        body.append(row)
    return head, body


def verdeling_rijen(lezing: Lezing) -> Tabel:
    """Return the table under a bar of parts."""
    ind = lezing.indicator
    parts = delen(lezing.cijfers, lezing.cijfer.jaar)
    money = ind.soort == "geld"
    head = ["Deel", ind.eenheid, *(["euro"] if money else [])]
    body = [
        [ind.reeksen[c.reeks], _cel(lezing.cijfers, c), *([getal(c.teller or 0.0)] if money else [])] for c in parts
    ]
    return head, body


def stip_rijen(cijfers: Cijfers, lijnen: Sequence[Cijfer], banden: Mapping[str, Band], plaats: str) -> Tabel:
    """Return the table under dots beside the peers: a row per line."""
    ind = cijfers.indicator
    several = len(lijnen) > 1
    head = ["Reeks" if several else "Gebied", ind.eenheid]
    body = [[ind.reeksen[c.reeks] if several else plaats, _cel(cijfers, c)] for c in lijnen]
    if banden:
        head.append(groepsnaam(next(iter(banden.values()))))
        for row, c in zip(body, lijnen, strict=True):
            row.append(tussen(ind, banden[c.reeks]) if c.reeks in banden else "niet bekend")
    return head, body


def _cel(cijfers: Cijfers, cijfer: Cijfer | None) -> str:
    if cijfer is None:
        return "geen cijfer"
    if cijfer.waarde is None:
        return cijfer.uitleg
    return cijfers.indicator.schrijf(cijfer.waarde, eenheid=False)
