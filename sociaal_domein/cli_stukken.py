"""The command ``stukken``: documents of a council, from the public search."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from sociaal_domein.cli_taal import dag, eis_werkmap, gemeente_van, schrijf_csv
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import datum, getal

if TYPE_CHECKING:
    from sociaal_domein.bronnen.openraadsinformatie import Document

STANDAARD = timedelta(days=91)  # a quarter


def stukken(
    gemeente: Annotated[
        str | None,
        typer.Argument(metavar="GEMEENTE", help="Naam of CBS-code. Standaard die uit de instellingen."),
    ] = None,
    sinds: Annotated[
        str | None,
        typer.Option(metavar="DATUM", help="Vanaf welke dag, zoals 2026-09-01. Standaard drie maanden terug."),
    ] = None,
    tot: Annotated[str | None, typer.Option(metavar="DATUM", help="Tot en met welke dag. Standaard vandaag.")] = None,
    als_csv: Annotated[bool, typer.Option("--csv", help="Als CSV, voor een spreadsheet.")] = False,
) -> None:
    """Toon stukken van de gemeenteraad: dag, titel en adres.

    De dag is die van de vergadering, of anders van de laatste wijziging. De tekst van een stuk wordt niet opgehaald,
    want daar kunnen mensen in staan. Een titel die een inwoner noemt, wordt weggelaten. Er wordt niets bewaard.
    """
    from sociaal_domein.bronnen.openraadsinformatie import ADRES, UITGEVER, haal_documenten
    from sociaal_domein.bronnen.ophalen import Ophaler
    from sociaal_domein.instellingen import lees_instellingen
    from sociaal_domein.privacy.namenlijst import kent_namen
    from sociaal_domein.ververs.adressen import controleer_adressen
    from sociaal_domein.ververs.voortgang import Voortgang

    home = eis_werkmap("Stukken opvragen kan alleen daar: in de instellingen staat wie er vraagt.")
    last = date.today() if tot is None else dag(tot, "--tot")
    first = last - STANDAARD if sinds is None else dag(sinds, "--sinds")
    if first > last:
        raise SociaalDomeinFout(
            f"De periode loopt van {datum(first)} tot en met {datum(last)}. Zo is er geen enkele dag.",
            waar="--sinds en --tot",
            doe="Kies voor --sinds een dag die eerder is dan die van --tot.",
        )
    settings = lees_instellingen(home).ververs
    controleer_adressen(home, settings.adressen)
    place = gemeente_van(gemeente)
    code, name = place.code, place.naam
    place.domein.sluit()
    progress = Voortgang(sys.stderr)
    address = settings.adressen.get(UITGEVER, ADRES)
    with Ophaler(settings.contact, meld=progress.meld) as fetcher:
        progress.begin(f"Raadsstukken van {name}")
        try:
            found, unusable = haal_documenten(
                fetcher, code=code, gemeente=name, van=first, tot=last, adres=address, voortgang=progress.tel
            )
        finally:
            progress.klaar()
    if unusable:
        typer.echo(f"{getal(unusable)} keer gaf de uitgever geen titel, dag of adres. Die staan er niet bij.", err=True)
    if als_csv:
        schrijf_csv(_csv(found))
        return
    many = "1 raadsstuk" if len(found) == 1 else f"{getal(len(found))} raadsstukken"
    typer.echo(f"{many} van {name}, van {datum(first)} tot en met {datum(last)}.\n")
    for document in found:
        typer.echo(f"{datum(document.datum)}: {document.titel}\n    {document.url}")
    if not kent_namen():
        typer.echo('\nNamen in titels zijn niet herkend. Dat kan met: pip install "sociaal-domein[casuistiek]"')
    typer.echo(
        f"\nBron: {address}. Dit zijn alleen titels. Niet elk stuk is besproken, "
        "en niet elk besproken stuk staat erbij."
    )


def _csv(documenten: Sequence[Document]) -> str:
    from sociaal_domein.vragen.inuit.cellen import bescherm

    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Dag", "Soort", "Titel", "Adres", "Organisatie"])
    for d in documenten:
        cells = (d.datum.isoformat(), d.soort, d.titel, d.url, d.organisatie)
        writer.writerow([bescherm(cell) for cell in cells])
    return file.getvalue()
