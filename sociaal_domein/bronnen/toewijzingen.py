"""Waiting after toewijzing, from a municipality's own iWmo/iJw messages: 301 toewijzing, 305 start, 307 stop.

The messages are about residents. They are read in memory and become counts; no number of a toewijzing and no date of
one is kept. The fields are those of iWmo/iJw 3.2 (Zorginstituut Nederland, informatiemodel.istandaarden.nl).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sociaal_domein.bronnen.correcties import Correctie
from sociaal_domein.bronnen.inlezing import Inlezing, Tabelinlezing
from sociaal_domein.bronnen.manifest import Licentie
from sociaal_domein.bronnen.toewijzing_bestanden import VOORBEELD, Levering, geheugen, laad_berichten, lees_levering
from sociaal_domein.bronnen.toewijzing_telling import apart, tel, tellingen
from sociaal_domein.taal import datum, getal

BRON = "toewijzingen"
# Above this share of the messages it is no longer a slip that the toewijzing is not there.
VEEL = 0.01
VERZONNEN = f"{VOORBEELD} (verzonnen)"

_TELLINGEN = {
    "gebied_code": "VARCHAR",
    "wet": "VARCHAR",
    "jaar": "INTEGER",
    "kwartaal": "INTEGER",
    "indeling": "VARCHAR",
    "deel": "VARCHAR",
    "instroom": "INTEGER",
    "dagen": "INTEGER",
    "uitkomst": "VARCHAR",
    "aantal": "BIGINT",
}
_LEVERING = {
    "gebied_code": "VARCHAR",
    "naam": "VARCHAR",
    "peildatum": "DATE",
    "peiljaar": "INTEGER",
    "vanaf": "DATE",
    "is_voorbeeld": "BOOLEAN",
}


def lees(ruw: Path, correcties: Sequence[Correctie] = ()) -> Inlezing:
    """Read the messages below a folder and count them.

    Parameters
    ----------
    ruw : Path
        Folder with levering.yml and CSV files with 301, 305 or 307 in their name.
    correcties : sequence of Correctie
        Not used: what is wrong in the messages is to be mended where they come from.

    Returns
    -------
    Inlezing
        Table tellingen: numbers of toewijzingen by law, period, part, days and outcome (start, uitval, anders, wacht,
        al_begonnen). Table levering: one row about the files.

    Raises
    ------
    SociaalDomeinFout
        A kind of message or levering.yml is missing, a file holds something about persons, or cannot be read.
    """
    delivery, delivery_file = lees_levering(ruw)
    with geheugen() as con:
        files = laad_berichten(con, ruw, delivery.peildatum)
        tel(con, files, delivery)
        aside = apart(con, files)
        counts = tellingen(con)
    table = Tabelinlezing(
        kolommen=_TELLINGEN,
        sleutel=("gebied_code", "wet", "jaar", "kwartaal", "indeling", "deel", "instroom", "dagen", "uitkomst"),
        omschrijving=(
            "Aantallen toewijzingen: na hoeveel dagen de hulp begon, hoeveel vielen er uit, hoeveel wachten er nog."
        ),
        status="voorlopig",
    )
    table.rijen = [(delivery.gebied_code, *row) for row in counts]
    table.bronbestanden = [file.bron for file in files]
    table.apart = aside
    table.geladen = table.bronrijen - len(aside)
    about = Tabelinlezing(
        kolommen=_LEVERING,
        sleutel=("gebied_code",),
        omschrijving="Over welke gemeente en welke dagen de berichten gaan.",
        status="definitief",
        bronbestanden=[delivery_file],
        geladen=1,
        rijen=[
            (
                delivery.gebied_code,
                VERZONNEN if delivery.is_voorbeeld else None,
                str(delivery.peildatum),
                delivery.peildatum.year,
                str(delivery.vanaf) if delivery.vanaf else None,
                delivery.is_voorbeeld,
            )
        ],
    )
    table.periode = about.periode = _periode(delivery)
    table.dekking = about.dekking = _dekking(delivery)
    return Inlezing(
        bron=BRON,
        naam="Wachttijd na toewijzing" + (", verzonnen voorbeeld" if delivery.is_voorbeeld else ""),
        uitgever="niemand: verzonnen berichten" if delivery.is_voorbeeld else "uw gemeente, uit eigen berichten",
        herkomst="uitgever",
        herkomst_toelichting=(
            "Geteld uit de berichten 301 (toewijzing), 305 (start) en 307 (stop) van iWmo en iJw. De berichten zelf "
            "zijn niet bewaard."
        ),
        pagina="https://informatiemodel.istandaarden.nl",
        licentie=Licentie(
            naam="eigen gegevens van de gemeente",
            adres="https://informatiemodel.istandaarden.nl",
            vermelding=f"Bron: {VERZONNEN}" if delivery.is_voorbeeld else "Bron: berichten van de gemeente",
        ),
        periode=table.periode,
        dekking=table.dekking,
        tabellen={"tellingen": table, "levering": about},
        meldingen=_meldingen(table, delivery),
    )


def _periode(delivery: Levering) -> str:
    since = f"{datum(delivery.vanaf)} " if delivery.vanaf else ""
    return f"{since}tot en met {datum(delivery.peildatum)}"


def _dekking(delivery: Levering) -> str:
    who = VERZONNEN if delivery.is_voorbeeld else f"gemeente {delivery.gebied_code}"
    return f"{who}, toewijzingen met een bericht; {_periode(delivery)}"


def _meldingen(table: Tabelinlezing, delivery: Levering) -> list[str]:
    found = []
    if delivery.is_voorbeeld:
        found.append(f"Deze berichten zijn verzonnen. De cijfers staan alleen bij {VERZONNEN}.")
    if not any(row[-2] in ("start", "al_begonnen") for row in table.rijen):
        found.append("Er is geen enkel begin van hulp in de berichten. Kijk of de startberichten (305) compleet zijn.")
    already = sum(int(row[-1] or 0) for row in table.rijen if row[4] == "totaal" and row[-2] == "al_begonnen")
    if already:
        found.append(
            f"Bij {getal(already)} toewijzingen was de hulp al begonnen. Zij tellen niet mee in de wachttijd na "
            "toewijzing."
        )
    if table.redenen["zonder_toewijzing"] > VEEL * table.bronrijen and delivery.vanaf is None:
        found.append(
            "Er zijn berichten over een start of stop zonder toewijzing in de bestanden. Gaan de bestanden over een "
            "deel van de tijd? Zet dan in levering.yml bij 'vanaf' de eerste dag waarvan alle berichten erin staan."
        )
    found.append("Van personen is niets bewaard. Bewaard zijn aantallen, ook kleine: deel deze map niet.")
    return found
