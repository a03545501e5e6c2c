"""Which tables a refresh is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sociaal_domein.bronnen.tabellen import Tabellen, Tabelvermelding

JAREN = 3
# Sources that the refresh can make, in the order in which it does.
BRONNEN = ("gebieden", "kwb", "iv3", "waarnemingen")


@dataclass(frozen=True)
class Keuze:
    """What the user asked for.

    Attributes
    ----------
    namen : tuple of str
        Sources, series or tables; none means every source.
    gemeenten : frozenset of str or None
        Codes of the municipalities whose wijken and buurten are wanted; None for all.
    sinds : int or None
        First year of the series with a table per year.
    offline : bool
        Ask nothing: use what was fetched before.
    droog : bool
        Say what would be asked and what changed; write nothing.
    toch : bool
        Take a table that lost many figures all the same.
    """

    namen: tuple[str, ...] = ()
    gemeenten: frozenset[str] | None = None
    sinds: int | None = None
    offline: bool = False
    droog: bool = False
    toch: bool = False


def vanaf(keuze: Keuze, vandaag: date) -> int:
    """Return the first year that is asked for."""
    return keuze.sinds if keuze.sinds is not None else vandaag.year - JAREN + 1


def plan(register: Tabellen, keuze: Keuze, vandaag: date) -> dict[str, list[Tabelvermelding]]:
    """Return the tables per source, in the order of the registry.

    A table that is named itself is always in. Of a series with a table per year the years since `sinds` are in, or
    else the last three, and always the newest. What is too large to fetch unasked is in when its series is named.

    Raises
    ------
    SociaalDomeinFout
        A name that the registry does not have.
    """
    since = vanaf(keuze, vandaag)
    found: dict[str, list[Tabelvermelding]] = {}
    for table in _gekozen(register, keuze.namen):
        series = table.reeks
        named = table.id.casefold() in {name.casefold() for name in keuze.namen}
        if not named:
            if series.op_verzoek and series.naam not in keuze.namen:
                continue
            newest = max(series.per_jaar, default=None)
            if table.jaar is not None and table.jaar < since and table.jaar != newest:
                continue
        if table.jaar is not None and series.vanaf_jaar is not None and table.jaar < series.vanaf_jaar:
            continue
        found.setdefault(series.bron, []).append(table)
    return {source: found[source] for source in BRONNEN if source in found}


def _gekozen(register: Tabellen, namen: Sequence[str]) -> list[Tabelvermelding]:
    if not namen:
        return register.vermeldingen()
    chosen = {table.id for name in namen for table in register.kies(name)}
    return [table for table in register.vermeldingen() if table.id in chosen]
