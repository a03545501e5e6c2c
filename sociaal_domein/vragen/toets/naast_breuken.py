"""A comparison in a question that runs over a break: then a difference may be one of counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.vragen.toets.herken import passende
from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator

_JAAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOT_NU = re.compile(
    r"\b(?:sinds|vanaf|vergeleken met|ten opzichte van|in vergelijking met|dan in|sedert)\b[^?.]{0,20}?\b(?:19|"
    r"20)\d\d\b"
)
_TERUG = re.compile(
    r"\b(?:afgelopen|laatste|voorbije) (?P<aantal>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) jaar\b"
)
_TELWOORD = {word: n for n, word in enumerate("twee drie vier vijf zes zeven acht negen tien".split(), 2)}


def naast_breuken(invoer: Invoer, gemeente: Gemeente, dag: date) -> Iterator[Opmerking]:
    """Yield the questions that compare years between which the counting changed, with what changed."""
    for place, text in enumerate(invoer.vragen, 1):
        years = periode(text, dag)
        if years is None:
            continue
        for indicator in passende(gemeente.domein.indicatoren.values(), text):
            remark = _breuk(place, gemeente, indicator, *years)
            if remark is not None:
                yield remark
                break


def periode(vraag: str, dag: date) -> tuple[int, int] | None:
    """Return the first and last year that a question in plain letters compares; None where it compares none.

    Examples
    --------
    >>> periode("hoe ontwikkelde dit zich van 2020 naar 2022?", date(2026, 1, 1))
    (2020, 2022)
    >>> periode("hoeveel jongeren waren dat in 2022?", date(2026, 1, 1)) is None
    True
    """
    years = [int(m[0]) for m in _JAAR.finditer(vraag)]
    if len(set(years)) > 1:
        return min(years), max(years)
    if years and _TOT_NU.search(vraag):
        return (years[0], dag.year) if years[0] < dag.year else None
    back = _TERUG.search(vraag)
    if back:
        count = _TELWOORD.get(back["aantal"]) or int(back["aantal"])
        return dag.year - count, dag.year
    return None


def _breuk(place: int, gemeente: Gemeente, indicator: Indicator, first: int, last: int) -> Opmerking | None:
    from sociaal_domein.taal import opsomming
    from sociaal_domein.weergave.lijnen import breuken

    figures = gemeente.cijfers(indicator.id, buurten=False)
    told = figures.kies(niveau=figures.hoofdniveau, reeks=indicator.hoofdreeks, met_waarde=True)
    within = sorted((c for c in told if first <= c.jaar <= last), key=lambda c: c.jaar)
    if len(within) < 2 or within[0].segment == within[-1].segment:
        return None
    found = breuken(gemeente, indicator.id, [within[0].jaar, within[-1].jaar])
    if not found:
        return None
    reasons = " ".join(f"{one.jaar}: {one.reden}" for one in found)
    years = opsomming([str(one.jaar) for one in found])
    return Opmerking(
        "breuk",
        place,
        f"U vergelijkt jaren waartussen anders geteld is ({years}). {reasons}",
        f"Vergelijk jaren vanaf {found[-1].jaar}, of vraag welk deel van het verschil hierdoor komt.",
    )
