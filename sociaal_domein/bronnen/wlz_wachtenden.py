"""People on the waiting list for long-term care (Wlz), for the whole country, by sector and status.

Counted by Zorginstituut Nederland on the first day of a quarter, published by CBS.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sociaal_domein.bronnen.correcties import Correctie
from sociaal_domein.bronnen.inlezing import CC_BY, Inlezing, Tabelinlezing
from sociaal_domein.bronnen.ruw import Rij, lees_csv, zoek
from sociaal_domein.fouten import SociaalDomeinFout

BRON = "wlz_wachtenden"

SECTOREN = {
    "Totaal Wlz": "totaal",
    "Totaal zzp Verpleging en verzorging (VV)": "verpleging_verzorging",
    "Totaal zzp Gehandicaptenzorg (GHZ)": "gehandicaptenzorg",
    "Totaal zzp Geestelijke gezondheidszorg": "ggz",
}
STATUSSEN = {
    "Totaal wachtenden": "totaal",
    "Wacht op voorkeur, Niet-actief wachtend": "voorkeur",
    "Urgent plaatsen, Actief plaatsen, Actief wachtenden": "dringend",
}
VOORLOPIG = {"True": "voorlopig", "False": "definitief"}

_PEILDATUM = re.compile(r"(20[0-9]{2})-(01|04|07|10)-01")
_NAMEN = ("peildatum", "voorlopig", "sector", "wachtstatus", "aantal_wachtenden")

Sleutel = tuple[str, str, str]


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read the waiting list below a folder and check that everything adds up.

    Parameters
    ----------
    ruw : Path
        Folder with ``wlz_wachtenden_landelijk_*.csv``, or that file.
    correcties : sequence of Correctie
        Not used: no errors are known.

    Returns
    -------
    Inlezing
        Table wachtenden: people by day, sector and status. `cijferstatus` is voorlopig or definitief, per day.

    Raises
    ------
    SociaalDomeinFout
        When the file is missing, a field cannot be read, or a total is not the sum of its parts.
    """
    file = lees_csv(zoek(ruw, "wlz_wachtenden_landelijk_*.csv"), verplicht=_NAMEN)
    table = Tabelinlezing(
        kolommen={
            "peildatum": "DATE",
            "jaar": "INTEGER",
            "kwartaal": "INTEGER",
            "sector": "VARCHAR",
            "wachtstatus": "VARCHAR",
            "wachtenden": "BIGINT",
            "cijferstatus": "VARCHAR",
        },
        sleutel=("peildatum", "sector", "wachtstatus"),
        omschrijving=(
            "Mensen op de wachtlijst voor zorg in natura uit de Wet langdurige zorg (Wlz), in heel Nederland, op de "
            "eerste dag van het kwartaal."
        ),
    )
    table.bron(file)
    counts: dict[Sleutel, tuple[int, Rij]] = {}
    for row in file:
        day = row.past("peildatum", _PEILDATUM, "de eerste dag van een kwartaal, zoals 2023-07-01")
        sector = _een_van(row, "sector", SECTOREN)
        status = _een_van(row, "wachtstatus", STATUSSEN)
        final = _een_van(row, "voorlopig", VOORLOPIG)
        people = row.geheel("aantal_wachtenden")
        year, quarter = int(day[:4]), (int(day[5:7]) + 2) // 3
        if table.laad(row, (day, sector, status), (day, year, quarter, sector, status, people, final)):
            counts[day, sector, status] = people, row
    _telt_op(counts)
    days = sorted({day for day, _, _ in counts})
    table.periode = f"{_kwartaal(days[0])} tot en met {_kwartaal(days[-1])}"
    table.dekking = f"heel Nederland, {len(days)} kwartalen; geen cijfers per gemeente of regio"
    return Inlezing(
        bron=BRON,
        naam="Wachtenden in de langdurige zorg",
        uitgever="Centraal Bureau voor de Statistiek (CBS), met gegevens van Zorginstituut Nederland",
        herkomst="afgeleid",
        herkomst_toelichting=(
            "De cijfers zijn overgetypt van de pagina Toegankelijkheid van de Monitor Langdurige Zorg. Daarna is "
            "nagerekend dat elk totaal de som van zijn delen is."
        ),
        pagina="https://www.monitorlangdurigezorg.nl/kerncijfers/toegankelijkheid",
        licentie=CC_BY.model_copy(update={"vermelding": "Bron: CBS, met gegevens van Zorginstituut Nederland"}),
        periode=table.periode,
        dekking=table.dekking,
        tabellen={"wachtenden": table},
    )


def _een_van(rij: Rij, kolom: str, namen: dict[str, str]) -> str:
    if rij[kolom] not in namen:
        raise rij.fout(kolom, " of ".join(f"'{name}'" for name in namen))
    return namen[rij[kolom]]


def _kwartaal(dag: str) -> str:
    return f"{dag[:4]}K{(int(dag[5:7]) + 2) // 3}"


def _telt_op(aantallen: dict[Sleutel, tuple[int, Rij]]) -> None:
    """Check per day that the statuses add up to their total, and the sectors to theirs."""
    for (day, sector, status), (people, row) in aantallen.items():
        by_status = {(day, sector, s) for s in STATUSSEN.values() if s != "totaal"} if status == "totaal" else set()
        by_sector = {(day, s, status) for s in SECTOREN.values() if s != "totaal"} if sector == "totaal" else set()
        for parts in (by_status, by_sector):
            missing = sorted(parts - set(aantallen))
            total = sum(aantallen[part][0] for part in parts if part in aantallen)
            if parts and (missing or total != people):
                raise SociaalDomeinFout(
                    f"Het totaal klopt niet: hier staat {people}, de delen zijn samen {total}."
                    + (f" Er ontbreekt: {', '.join(missing[0][1:])}." if missing else ""),
                    waar=f"{row.bestand}, regel {row.regel}, veld aantal_wachtenden",
                    doe="Vergelijk deze peildatum met de pagina van de uitgever en verbeter het bestand.",
                )
    if not any(sector == status == "totaal" for _, sector, status in aantallen):
        row = next(iter(aantallen.values()))[1]
        raise SociaalDomeinFout(
            "Het totaal van alle sectoren ontbreekt.",
            waar=row.bestand,
            doe="Neem ook de regels 'Totaal Wlz' met 'Totaal wachtenden' op.",
        )
