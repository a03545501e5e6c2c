"""The command ``vraag toets``: what a question asks, what it lacks, and how else it can be asked."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_taal import gemeente_van, pad
from sociaal_domein.fouten import SociaalDomeinFout


def vraag_toets(
    tekst: Annotated[
        str | None, typer.Argument(metavar="TEKST", help="De vraag of de vragen, tussen aanhalingstekens.")
    ] = None,
    bestand: Annotated[
        Path | None,
        typer.Option(
            parser=pad, metavar="BESTAND", help="Een document: .docx, .md of .txt. Met - leest u van de invoer."
        ),
    ] = None,
    gemeente: Annotated[
        str | None,
        typer.Option(metavar="GEMEENTE", help="Naam of CBS-code. Dan kijkt de toets ook in de cijfers."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Als JSON, voor programma's.")] = False,
) -> None:
    """Lees terug wat u vraagt, wat nog mist en hoe het anders kan.

    Het is een spiegel, geen cijfer. Er wordt niets bewaard. Staat er een inwoner in, dan ziet u de plaats en de
    soort, nooit de tekst. In uw werkmap kijkt de toets ook in uw cijfers, waarden en eerdere vragen.
    """
    from sociaal_domein.instellingen import lees_instellingen
    from sociaal_domein.vragen.toets import toets_vraag
    from sociaal_domein.vragen.toets.weergave import als_json, als_tekst

    text = _lees(tekst, bestand)
    home = paden.werkmap()
    known = gemeente is not None or (home is not None and bool(lees_instellingen(home).gemeente))
    place = gemeente_van(gemeente) if known else None
    outcome = toets_vraag(text, place, home, date.today())
    if json:
        typer.echo(als_json(outcome, place.code if place else None))
        return
    typer.echo(als_tekst(outcome))
    if place is None:
        typer.echo("De toets keek niet in de cijfers. Dat kan wel: zet --gemeente NAAM erachter.")


def _lees(tekst: str | None, bestand: Path | None) -> str:
    from sociaal_domein.vragen.documenttekst import controleer_tekst, lees_document, lees_stroom

    if tekst is not None and bestand is not None:
        raise SociaalDomeinFout(
            "Een tekst en --bestand gaan niet samen.", doe="Geef de vraag of het bestand, niet allebei."
        )
    if bestand is not None:
        return lees_stroom(sys.stdin.buffer) if str(bestand) == "-" else lees_document(bestand)
    if tekst is None:
        raise SociaalDomeinFout(
            "Welke vraag wilt u toetsen?",
            doe='Bijvoorbeeld: sociaal-domein vraag toets "Hoe lang is de wachtlijst jeugdhulp?"',
        )
    return controleer_tekst(tekst, "de vraag op de opdrachtregel")
