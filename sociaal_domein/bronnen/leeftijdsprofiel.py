"""What is spent per inhabitant at each age, under the Wmo and the Jeugdwet.

Source: CPB (Centraal Planbureau), the data behind the figures of a publication: a workbook with one row per
single year of age and one column per law. The last row is open at the top ("99 en ouder").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from sociaal_domein.bronnen.correcties import Correctie
from sociaal_domein.bronnen.excel import Beschadigd, lees_blad
from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing
from sociaal_domein.bronnen.manifest import Licentie
from sociaal_domein.bronnen.ruw import Rij, Ruwbestand, zoek
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import os_fout

BRON = "leeftijdsprofiel"
KOLOM_LEEFTIJD = "Leeftijd"
WETTEN = {"Wmo": "wmo", "Jeugd": "jeugd"}
HOOGSTE = 99

_JAAR = re.compile(r"20[0-9]{2}")
_LEEFTIJD = re.compile(r"([0-9]{1,2})( en ouder)?")
_BEDRAG = re.compile(r"[0-9]{1,6}(?:\.[0-9]+)?(?:e-[0-9]+)?")


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read CPB's workbook with spending per year of age.

    Parameters
    ----------
    ruw : Path
        The workbook (``CPB_uitgaven_per_leeftijdscategorie_2022.xlsx``) or a folder that holds it. The year is in
        its name.
    correcties : sequence of Correctie
        Not used: no error of this source is known.

    Returns
    -------
    Inlezing
        Table uitgaven: one row per age and law, in euros per inhabitant per year.

    Raises
    ------
    SociaalDomeinFout
        When the workbook is missing or damaged, an age is missing or comes twice, or an amount cannot be read.
    """
    file = _lees_werkmap(zoek(ruw, "*leeftijdscategorie*.xlsx"))
    years = _JAAR.findall(file.naam)
    if len(set(years)) != 1:
        raise SociaalDomeinFout(
            "Het jaar van dit bestand is niet bekend.",
            waar=file.naam,
            doe="Zet het jaar in de bestandsnaam, zoals CPB_uitgaven_per_leeftijdscategorie_2022.xlsx.",
        )
    year = int(years[0])
    table = Tabelinlezing(
        kolommen={"jaar": "INTEGER", "leeftijd": "INTEGER", "wet": "VARCHAR", "euro_per_inwoner": "DOUBLE"},
        sleutel=("jaar", "wet", "leeftijd"),
        omschrijving=(
            "Gemiddelde uitgaven per inwoner, per jaar van de leeftijd en per wet. "
            f"Leeftijd {HOOGSTE} is {HOOGSTE} jaar en ouder."
        ),
        periode=str(year),
        dekking=f"heel Nederland, elke leeftijd van 0 tot en met {HOOGSTE} en ouder",
    )
    table.bron(file)
    seen: set[int] = set()
    for row in file:
        age = _leeftijd(row)
        if age in seen:
            raise SociaalDomeinFout(
                f"De leeftijd {age} staat er twee keer.",
                waar=f"{row.bestand}, regel {row.regel}, veld {KOLOM_LEEFTIJD}",
                doe="Haal een van de twee regels weg, of haal het bestand opnieuw op.",
            )
        seen.add(age)
        amounts = [
            (year, age, law, float(row.past(column, _BEDRAG, "een bedrag van nul of meer")))
            for column, law in WETTEN.items()
        ]
        table.laad(row, (year, age), *amounts)
    if missing := [age for age in range(HOOGSTE + 1) if age not in seen]:
        raise SociaalDomeinFout(
            f"De leeftijd {missing[0]} ontbreekt.",
            waar=f"{file.naam}, veld {KOLOM_LEEFTIJD}",
            doe="Het bestand is afgebroken of bewerkt. Haal het opnieuw op.",
        )
    return Inlezing(
        bron=BRON,
        naam="Uitgaven per leeftijd",
        uitgever="Centraal Planbureau (CPB)",
        herkomst="afgeleid",
        herkomst_toelichting=(
            "Het CPB maakte deze cijfers voor de Middellangetermijnraming zorg 2027-2033. Het bestand is doorgegeven "
            "door derden: i-Sociaal-Lab/Site, docs/datasets, versie f3f345c. Wij vergeleken het niet met het bestand "
            "van het CPB zelf."
        ),
        pagina="https://www.cpb.nl/",
        licentie=Licentie(
            naam="Auteurswet artikel 15b (openbaar gemaakt door een overheidsorgaan, geen voorbehoud gevonden)",
            adres="https://wetten.overheid.nl/BWBR0001886/#HoofdstukI_Paragraaf6_Artikel15b",
            vermelding="Bron: CPB",
        ),
        periode=table.periode,
        dekking=table.dekking,
        tabellen={"uitgaven": table},
    )


def _leeftijd(rij: Rij) -> int:
    text = rij.past(KOLOM_LEEFTIJD, _LEEFTIJD, "een leeftijd in jaren")
    match = _LEEFTIJD.fullmatch(text)
    assert match is not None
    age = int(match[1])
    if (age == HOOGSTE) != bool(match[2]):
        raise rij.fout(KOLOM_LEEFTIJD, f"een leeftijd onder de {HOOGSTE}, of '{HOOGSTE} en ouder'")
    return age


def _lees_werkmap(pad: Path) -> Ruwbestand:
    """Return the rows below the header of the first sheet, as text and with the row numbers of the sheet."""
    try:
        raw = pad.read_bytes()
    except OSError as error:
        raise SociaalDomeinFout(
            f"Dit bestand is niet te lezen. {os_fout(error)}", waar=str(pad), doe="Kijk of u het mag openen."
        ) from error
    try:
        found = lees_blad(raw)[1] or []
    except Beschadigd as error:
        raise SociaalDomeinFout(
            "Dit bestand is geen gewone Excel-werkmap, of het is beschadigd.",
            waar=pad.name,
            doe="Haal het bestand opnieuw op bij de uitgever.",
        ) from error
    lines = [tuple("" if cell.waarde is None else str(cell.waarde).strip() for cell in row) for _, row in found]
    start = next((i for i, line in enumerate(lines) if line and line[0] == KOLOM_LEEFTIJD), None)
    header = lines[start] if start is not None else ()
    if missing := [name for name in (KOLOM_LEEFTIJD, *WETTEN) if header.count(name) != 1]:
        raise SociaalDomeinFout(
            f"De kolom '{missing[0]}' ontbreekt, of staat er meer dan één keer.",
            waar=f"{pad.name}, regel {1 if start is None else start + 1}",
            doe=f"Verwacht is een regel met de koppen {KOLOM_LEEFTIJD}, {' en '.join(WETTEN)}.",
        )
    place = {name: i for i, name in enumerate(header) if name}
    assert start is not None
    below = [(number, (*line, *[""] * (len(header) - len(line)))) for number, line in enumerate(lines, 1) if any(line)]
    rows = tuple(Rij(pad.name, number, line, place) for number, line in below if number > start + 1)
    return Ruwbestand(pad.name, pad, hashlib.sha256(raw).hexdigest(), header, rows)
