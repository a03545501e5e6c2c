"""Waiting times in mental health care (ggz), measured once by NZa in February and March 2018.

The raw file has a row per location and kind of care, with names. None of that enters the snapshot: the
median per location is taken first, and what is stored is about three locations or more. An area is the
place of the provider, not the home of the one who waits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import comb
from pathlib import Path
from statistics import median, quantiles

from sociaal_domein.bronnen.correcties import Correctie
from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing, Waarde
from sociaal_domein.bronnen.manifest import Licentie
from sociaal_domein.bronnen.namen import lees_provincies
from sociaal_domein.bronnen.ruw import Rij, lees_csv, zoek
from sociaal_domein.fouten import SociaalDomeinFout

BRON = "ggz_wachttijden"

CIRCUITS = {
    "Jeugd": "jeugd",
    "Adolescenten": "adolescenten",
    "Volwassenen": "volwassenen",
    "Ouderen": "ouderen",
    "Verslavingszorg": "verslavingszorg",
    "Forensisch": "forensisch",
}
# Phase, column, and the norm in weeks that providers and insurers agreed on (Treeknorm).
FASEN = (("intake", "Aanmeldwachttijd", 4), ("behandeling", "Behandelwachttijd", 10))
# One practice can be one person.
MINSTENS_LOCATIES = 3
# From here on the tenth and ninetieth percentile are no longer the lowest and highest location.
MINSTENS_SPREIDING = 10
STOP = "Stop"
GEEN_OPGAVE = ("-", "", "Onbekend", "N.v.t.")
ONBEKEND = "Onbekend"
LAND = "NL01"

_GEMEENTE = re.compile(r"[0-9]{4}")
_PEILDATUM = re.compile(r"(20[0-9]{2})-[0-9]{2}-[0-9]{2}(?: 00:00:00)?")
_WEKEN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
# The file has a 1 where the provider wrote that there is no waiting; NZa made that 0 in its own analysis.
_GEEN_WACHTTIJD = re.compile(r"0+ *(we+k|weken|dagen)|geen( (wachttijd|wachttijden|wachtlijst|wachtlijsten))?", re.I)
_JAAR = re.compile(r"nza_ggz_(20[0-9]{2})_gewogen_landelijk")
_TE_WEINIG = re.compile(r"< [0-9]+ locaties")
_HEEL = re.compile(r"[0-9]{1,3}")


@dataclass
class _Locatie:
    """What one location says about one circuit."""

    weken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    stop: bool = False


Locatie = tuple[str, ...]
Cel = dict[Locatie, _Locatie]


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read the waiting times below a folder and keep aggregates only.

    Parameters
    ----------
    ruw : Path
        Folder with ``nza_ggz_*_per_locatie.csv`` and ``nza_ggz_*_gewogen_landelijk.csv``.
    correcties : sequence of Correctie
        Not used: no errors are known.

    Returns
    -------
    Inlezing
        Tables gebieden (weeks by area, circuit and phase; medians of the medians per location) and landelijk
        (weeks by group of diagnoses, as NZa weighted them).

    Raises
    ------
    SociaalDomeinFout
        When a file is missing or a field cannot be read; names file, line and field.
    """
    tables = {"gebieden": _gebieden(ruw), "landelijk": _landelijk(ruw)}
    return Inlezing(
        bron=BRON,
        naam="Wachttijden in de ggz, 2018",
        uitgever="Nederlandse Zorgautoriteit (NZa)",
        herkomst="afgeleid",
        herkomst_toelichting=(
            "De NZa zette het bestand openbaar op github.com/nzanl/wachttijden_ggz_2018, bij de Informatiekaart "
            "wachttijden ggz. Zulke gegevens mag ieder gebruiken, als de overheid dat niet uitdrukkelijk voorbehoudt. "
            "Een voorbehoud vonden wij niet. Derden maakten daaruit een bestand zonder namen van vrijgevestigden, en "
            "daaruit komen deze cijfers per gebied. Namen en plaatsen van aanbieders staan er niet in."
        ),
        pagina="https://github.com/nzanl/wachttijden_ggz_2018",
        licentie=Licentie(
            naam="geen licentie vermeld; openbaar gemaakt door de overheid (Auteurswet, artikel 15b)",
            adres="https://wetten.overheid.nl/BWBR0001886/",
            vermelding="Bron: NZa",
        ),
        periode=tables["gebieden"].periode,
        dekking=tables["gebieden"].dekking,
        tabellen=tables,
    )


def _gebieden(ruw: Path) -> Tabelinlezing:
    names = ("Uniek_zorgaanbiederID", "Type_aanbieder", "Vestigingslocatie", "Gemeentecodes", "Circuit", "Peildatum")
    file = lees_csv(zoek(ruw, "nza_ggz_*_per_locatie.csv"), verplicht=(*names, *(column for _, column, _ in FASEN)))
    provinces = lees_provincies(ruw)
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "gebied_code": "VARCHAR",
            "niveau": "VARCHAR",
            "circuit": "VARCHAR",
            "fase": "VARCHAR",
            "norm_weken": "INTEGER",
            "locaties": "INTEGER",
            "locaties_met_stop": "INTEGER",
            "locaties_met_tijd": "INTEGER",
            "mediaan_weken": "DOUBLE",
            "mediaan_onder": "DOUBLE",
            "mediaan_boven": "DOUBLE",
            "p10_weken": "DOUBLE",
            "p90_weken": "DOUBLE",
            "locaties_boven_norm": "INTEGER",
            "reden": "VARCHAR",
        },
        sleutel=("jaar", "gebied_code", "circuit", "fase"),
        omschrijving=(
            "Weken wachten in de ggz, per gebied, circuit en fase (intake of behandeling): het midden van de locaties. "
            "Het gebied is de plaats van de aanbieder. Onder de drie locaties staat er niets; de spreiding staat er "
            "vanaf tien locaties."
        ),
    )
    table.bron(file)
    cells: dict[tuple[str, str, str], Cel] = defaultdict(lambda: defaultdict(_Locatie))
    years: dict[str, Rij] = {}
    for row in file:
        years.setdefault(row.past("Peildatum", _PEILDATUM, "een datum, zoals 2018-03-07")[:4], row)
        weeks = {phase: _weken(row, column) for phase, column, _ in FASEN}
        if row["Circuit"] == ONBEKEND:
            table.zet_apart(row, "onbekend_circuit")
        elif row["Circuit"] not in CIRCUITS:
            raise row.fout("Circuit", " of ".join((*CIRCUITS, ONBEKEND)))
        elif row["Gemeentecodes"] == ONBEKEND:
            table.zet_apart(row, "onbekende_plaats")
        else:
            code = "GM" + row.past("Gemeentecodes", _GEMEENTE, "een gemeentecode van vier cijfers, of Onbekend")
            if code not in provinces:
                raise row.fout("Gemeentecodes", "een gemeente die in de lijst van gemeenten staat")
            table.laad(row, (row.regel,))
            for level, area in (("gemeente", code), ("provincie", provinces[code]), ("land", LAND)):
                _tel(cells[level, area, CIRCUITS[row["Circuit"]]][_locatie(row, code)], weeks)
    if len(years) != 1:
        raise next(iter(list(years.values())[1:])).fout("Peildatum", f"een dag in {next(iter(years))}")
    year = int(next(iter(years)))
    for (level, area, circuit), cell in cells.items():
        for phase, _, norm in FASEN:
            table.rijen.append((year, area, level, circuit, phase, norm, *samenvatting(cell, phase, norm)))
    shown = {row[1] for row in table.rijen if row[2] == "gemeente" and row[9] is not None}
    table.periode = f"{year} (één meting, februari en maart)" if year == 2018 else str(year)
    table.dekking = (
        f"Nederland en {len({row[1] for row in table.rijen if row[2] == 'provincie'})} provincies; "
        f"{len(shown)} gemeenten met drie locaties of meer"
    )
    return table


def _locatie(rij: Rij, gemeente: str) -> Locatie:
    """Return what tells locations apart; all addresses of one independent practice in a municipality are one."""
    one = rij["Type_aanbieder"].casefold().startswith("vrijgevestigd")
    return rij["Uniek_zorgaanbiederID"], "" if one else rij["Vestigingslocatie"], gemeente


def _tel(locatie: _Locatie, weken: Mapping[str, float | str | None]) -> None:
    for phase, value in weken.items():
        if value == STOP:
            locatie.stop = True
        elif isinstance(value, float):
            locatie.weken[phase].append(value)


def _weken(rij: Rij, kolom: str) -> float | str | None:
    """Return weeks, ``Stop`` where nobody is taken on, or None where the provider says nothing."""
    text = rij[kolom]
    if text == STOP:
        return STOP
    if text in GEEN_OPGAVE:
        return None
    weeks = float(rij.past(kolom, _WEKEN, "weken, met een punt voor de decimalen, of Stop, Onbekend of -"))
    literal = f"{kolom}_letterlijk"
    return 0.0 if weeks == 1 and literal in rij.plaats and _GEEN_WACHTTIJD.fullmatch(rij[literal]) else weeks


def samenvatting(cel: Cel, fase: str, norm: int) -> tuple[Waarde, ...]:
    """Return what may be stored of one area, circuit and phase.

    Parameters
    ----------
    cel : dict
        The locations with what they say.
    fase : str
        ``intake`` or ``behandeling``.
    norm : int
        The norm in weeks.

    Returns
    -------
    tuple
        Locations; those with a stop; those with a time; median in weeks with its 95 % interval; tenth and
        ninetieth percentile; locations above the norm; reason why there is no median.
    """
    times = sorted(median(location.weken[fase]) for location in cel.values() if location.weken.get(fase))
    if len(cel) < MINSTENS_LOCATIES:
        return (None,) * 9 + ("onderdrukt",)
    head = (len(cel), sum(location.stop for location in cel.values()))
    if len(times) < MINSTENS_LOCATIES:
        return (*head, *(None,) * 7, "onderdrukt" if times else "ontbreekt")
    spread: tuple[Waarde, ...] = (None,) * 4
    if len(times) >= MINSTENS_SPREIDING:
        rank = rang(len(times))
        cuts = quantiles(times, n=10, method="inclusive")
        spread = (times[rank - 1], times[-rank], cuts[0], cuts[-1])
    above = sum(weeks > norm for weeks in times)
    return (*head, len(times), float(median(times)), *spread, above, None)


def rang(n: int) -> int:
    """Return the rank from either end that bounds a 95 % interval for the median of `n` independent values.

    The largest k with P(X < k) <= 0.025, X binomial with n and 1/2 (Conover, Practical Nonparametric
    Statistics, section 3.2).

    Examples
    --------
    >>> rang(10), rang(20), rang(100)
    (2, 6, 40)
    """
    total, k = 0, 0
    while (total := total + comb(n, k)) * 1000 <= 25 * 2**n:
        k += 1
    return k


def _landelijk(ruw: Path) -> Tabelinlezing:
    names = ("Circuit", "Aanmeldwachttijd", "Totale wachttijd")
    path = zoek(ruw, "nza_ggz_*_gewogen_landelijk.csv")
    file = lees_csv(path, scheiding=";", verplicht=names)
    match = _JAAR.fullmatch(path.stem)
    if match is None:
        raise SociaalDomeinFout(
            "In de bestandsnaam staat geen jaar.",
            waar=path.name,
            doe="Noem het bestand zoals nza_ggz_2018_gewogen_landelijk.csv.",
        )
    table = Tabelinlezing(
        kolommen={
            "jaar": "INTEGER",
            "groep": "VARCHAR",
            "intake_weken": "INTEGER",
            "totaal_weken": "INTEGER",
            "reden": "VARCHAR",
        },
        sleutel=("jaar", "groep"),
        omschrijving=(
            "Gewogen wachttijd in Nederland per groep van diagnoses, zoals de NZa die uitrekende: weken tot de intake, "
            "en weken tot de behandeling in totaal. Leeg bij minder dan 25 locaties."
        ),
    )
    table.bron(file)
    year = int(match.group(1))
    for row in file:
        few = [_TE_WEINIG.fullmatch(row[name]) for name in names[1:]]
        if any(few) and not all(few):
            raise row.fout(names[2] if few[0] else names[1], "in beide kolommen '< 25 locaties', of in geen van beide")
        weeks = [
            None if any(few) else int(row.past(name, _HEEL, "hele weken, of '< 25 locaties'")) for name in names[1:]
        ]
        table.laad(row, (row["Circuit"],), (year, row["Circuit"], *weeks, "te_klein" if any(few) else None))
    table.periode = str(year)
    table.dekking = f"Nederland, {len(table.rijen)} groepen; {sum(r[4] is not None for r in table.rijen)} te klein"
    return table
