"""A comparison in a question that runs over a break: then a difference may be one of counting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from sociaal_domein.vragen.toets.herken import over_wet, passende
from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking
from sociaal_domein.vragen.toets.wachttijd import zonder_wachten

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.weergave.lijnen import Breuk

_JAAR = re.compile(r"\b(?:19|20)\d\d\b")
_TOT_NU = re.compile(
    r"\b(?:sinds|vanaf|vergeleken met|ten opzichte van|in vergelijking met|dan in|sedert)\b[^?.]{0,20}?\b(?:19|"
    r"20)\d\d\b"
)
_TERUG = re.compile(
    r"\b(?:afgelopen|laatste|voorbije) (?P<aantal>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) jaar\b"
)
_TELWOORD = {word: n for n, word in enumerate("twee drie vier vijf zes zeven acht negen tien".split(), 2)}
# A question that points back is about what the sentences before it say.
_WIJST_TERUG = re.compile(
    r"\b(?:dat|dit|deze|die|daar\w+|hier\w+|verschil|verandering|ontwikkeling|stijging|daling|groei|toename|afname)\b"
)
_AANLOOP = 2  # sentences


def naast_breuken(invoer: Invoer, gemeente: Gemeente, dag: date) -> Iterator[Opmerking]:
    """Yield the questions that compare years between which the counting changed, with what changed.

    The breaks are those of the subject: also where this municipality has no figures of its own in those years.
    """
    for place in range(1, len(invoer.gelezen) + 1):
        for text in _teksten(invoer, place):
            years = periode(text, dag)
            found = _breuken(text, gemeente, *years) if years else []
            if found:
                yield _opmerking(place, found)
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


def tijden(jaren: list[int]) -> str:
    """Return the spans of years that may be compared among themselves, cut where the counting changed.

    Examples
    --------
    >>> tijden([2022, 2023, 2025])
    'tot en met 2021, 2022, 2023 tot en met 2024, of vanaf 2025'
    """
    between = [str(a) if b - a == 1 else f"{a} tot en met {b - 1}" for a, b in pairwise(jaren)]
    return f"{', '.join([f'tot en met {jaren[0] - 1}', *between])}, of vanaf {jaren[-1]}"


def _teksten(invoer: Invoer, place: int) -> Iterator[str]:
    """Yield a question, and where it points back also the last sentences before it."""
    question = invoer.vragen[place - 1]
    yield question
    if _WIJST_TERUG.search(question):
        yield " ".join([*invoer.aanloop(place)[-_AANLOOP:], question])


def _breuken(text: str, gemeente: Gemeente, first: int, last: int) -> list[Breuk]:
    from sociaal_domein.weergave.lijnen import breuken

    # Who asks about waiting, compares no spending and no use of help.
    waits = zonder_wachten(text) != text
    known = [one for one in gemeente.domein.indicatoren.values() if not waits or one.soort == "wachten"]
    for indicator in [*passende(known, text), *over_wet(known, text)]:
        found = breuken(gemeente, indicator.id, [first, last])
        if found:
            return found
    return []


def _opmerking(place: int, found: list[Breuk]) -> Opmerking:
    from sociaal_domein.taal import opsomming

    years = [one.jaar for one in found]
    when: dict[str, list[str]] = {}
    for one in found:
        when.setdefault(one.reden, []).append(str(one.jaar))
    reasons = " ".join(f"{opsomming(at)}: {reason}" for reason, at in when.items())
    return Opmerking(
        "breuk",
        place,
        f"U vergelijkt jaren waartussen anders geteld is ({opsomming([str(year) for year in years])}). {reasons}",
        f"Vergelijk jaren die bij elkaar horen: {tijden(years)}. Of vraag welk deel van het verschil hierdoor komt.",
    )
