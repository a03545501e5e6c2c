"""Waiting times as providers give them on their own pages, collected by a region or municipality itself.

Nothing of such a file comes with the package: its owner gave no licence. A municipality reads its own.
Only aggregates are kept: no names, and nothing about fewer than three providers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from sociaal_domein.bronnen.correcties import Correctie
from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing, Waarde
from sociaal_domein.bronnen.manifest import Licentie
from sociaal_domein.bronnen.ruw import Rij, lees_csv, zoek
from sociaal_domein.taal import datum

BRON = "wachttijden_aanbieders"

FASEN = (("intake", "wacht_intake_weken"), ("behandeling", "wacht_behandeling_weken"))
# A provider gives a number of weeks, gives none, or only says where to ask.
OPGAVEN = ("concrete", "unknown", "route")
MINSTENS_AANBIEDERS = 3
LIJST = "|"

_NAAM = "*_wachttijden_lang*.csv"
_DAG = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_DAG_OF_MAAND = re.compile(r"(20[0-9]{2}-(?:0[1-9]|1[0-2]))(?:-(?:0[1-9]|[12][0-9]|3[01]))?")
_WEKEN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,17})?")


@dataclass
class _Groep:
    """What all providers together say on one day, for one group of people."""

    aanbieders: set[str] = field(default_factory=set)
    weken: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    maanden: set[str] = field(default_factory=set)


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read one file with waiting times of providers and keep aggregates only.

    Parameters
    ----------
    ruw : Path
        Folder with ``<regio>_wachttijden_lang.csv``, or that file: one row per day, provider and offer, weeks as
        numbers (months already turned into weeks), lists with ``|`` between the items.
    correcties : sequence of Correctie
        Not used: no errors are known.

    Returns
    -------
    Inlezing
        Table groepen: per day, group of people and phase the median in weeks of the medians per provider. An
        empty waiting time is no zero: it is not counted.

    Raises
    ------
    SociaalDomeinFout
        When the file is missing or a field cannot be read; names file, line and field.
    """
    path = zoek(ruw, _NAAM)
    names = ("snapshot", "aanbieder", "doelgroep", "soort_opgave", "brondatum", *(column for _, column in FASEN))
    file = lees_csv(path, verplicht=names)
    region = path.stem.split("_wachttijden_lang")[0]
    table = Tabelinlezing(
        kolommen={
            "regio": "VARCHAR",
            "dag": "DATE",
            "doelgroep": "VARCHAR",
            "fase": "VARCHAR",
            "aanbieders": "INTEGER",
            "aanbieders_met_tijd": "INTEGER",
            "mediaan_weken": "DOUBLE",
            "oudste_opgave": "VARCHAR",
            "reden": "VARCHAR",
        },
        sleutel=("dag", "doelgroep", "fase"),
        omschrijving=(
            "Weken wachten volgens de aanbieders zelf, per dag, doelgroep en fase: het midden van de aanbieders. Onder "
            "de drie aanbieders staat er niets."
        ),
    )
    table.bron(file)
    groups: dict[tuple[str, str], _Groep] = defaultdict(_Groep)
    for row in file:
        day = _dag(row)
        people = [item.strip().casefold() for item in row["doelgroep"].split(LIJST) if item.strip()]
        table.laad(row, (row.regel,))
        weeks, month = _opgave(row), _maand(row)
        for who in dict.fromkeys(people or ["onbekend"]):
            _tel(groups[day, who], row, weeks, month)
    for (day, who), group in groups.items():
        for phase, _ in FASEN:
            table.rijen.append((region, day, who, phase, *_samenvatting(group, phase)))
    days = sorted({day for day, _ in groups})
    table.periode = " tot en met ".join(datum(date.fromisoformat(day)) for day in dict.fromkeys((days[0], days[-1])))
    table.dekking = f"{region}: {_aantal(groups.values())} aanbieders, {len(days)} dagen"
    return Inlezing(
        bron=BRON,
        naam=f"Wachttijden volgens aanbieders, {region}",
        uitgever="De gemeente of regio die de opgaven verzamelde",
        herkomst="afgeleid",
        herkomst_toelichting=f"Gelezen uit het eigen bestand {path.name}. Aanbieders geven hun wachttijd zelf op.",
        pagina="geen: een eigen bestand",
        licentie=Licentie(
            naam="Geen licentie bekend",
            adres="geen",
            vermelding="Vraag wie het bestand maakte of u deze cijfers mag verspreiden",
        ),
        periode=table.periode,
        dekking=table.dekking,
        tabellen={"groepen": table},
    )


def _opgave(rij: Rij) -> dict[str, float]:
    """Return the weeks per phase; a phase the provider says nothing about is left out, and so is a referral."""
    if rij["soort_opgave"] not in OPGAVEN:
        raise rij.fout("soort_opgave", " of ".join(OPGAVEN))
    given = {
        phase: float(rij.past(column, _WEKEN, "weken, met een punt voor de decimalen, of leeg"))
        for phase, column in FASEN
        if rij[column]
    }
    if given and rij["soort_opgave"] == "unknown":
        raise rij.fout("soort_opgave", "concrete, want op deze regel staat een wachttijd")
    return given if rij["soort_opgave"] == "concrete" else {}


def _dag(rij: Rij) -> str:
    day = rij.past("snapshot", _DAG, "een datum, zoals 2026-08-06")
    try:
        date.fromisoformat(day)
    except ValueError:  # 30 February
        raise rij.fout("snapshot", "een dag die bestaat, zoals 2026-08-06") from None
    return day


def _maand(rij: Rij) -> str | None:
    """Return the month in which the provider wrote it, or None."""
    if not rij["brondatum"]:
        return None
    return rij.past("brondatum", _DAG_OF_MAAND, "een datum of maand, zoals 2026-05-17 of 2026-05, of leeg")[:7]


def _tel(groep: _Groep, rij: Rij, weken: dict[str, float], maand: str | None) -> None:
    groep.aanbieders.add(rij["aanbieder"])
    for phase, value in weken.items():
        groep.weken[phase][rij["aanbieder"]].append(value)
    if maand and weken:
        groep.maanden.add(maand)


def _samenvatting(groep: _Groep, fase: str) -> tuple[Waarde, ...]:
    """Return counts of providers, the median, the oldest month, and why there is no median."""
    known = groep.weken.get(fase, {})
    total = len(groep.aanbieders)
    if total < MINSTENS_AANBIEDERS:
        return (None, None, None, None, "onderdrukt")
    if len(known) < MINSTENS_AANBIEDERS:
        return (total, None, None, None, "onderdrukt" if known else "ontbreekt")
    middle = median(median(weeks) for weeks in known.values())
    return (total, len(known), float(middle), min(groep.maanden, default=None), None)


def _aantal(groepen: Iterable[_Groep]) -> int:
    return len({name for group in groepen for name in group.aanbieders})
