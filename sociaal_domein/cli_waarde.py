"""The commands about values: which there are, a document that gives them to the college, and the decision."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein.cli_taal import Groep, Opdracht, dag, eis_werkmap, gemeente_van, pad
from sociaal_domein.fouten import SociaalDomeinFout

waarde_app = typer.Typer(cls=Groep, rich_markup_mode=None, help="De waarden van de raad.")


@waarde_app.command("lijst", cls=Opdracht)
def waarde_lijst() -> None:
    """Toon de waarden, en of de raad ze heeft meegegeven."""
    from sociaal_domein.domein import open as open_domein

    with open_domein() as domein:
        for value in domein.register.waarden.values():
            typer.echo(f"{value.id} ({value.status})\n    {value.omschrijving}")


@waarde_app.command("document", cls=Opdracht)
def waarde_document(
    gemeente: Annotated[
        str | None, typer.Argument(metavar="GEMEENTE", help="Naam of CBS-code. Standaard die van uw werkmap.")
    ] = None,
    *,
    waarde: Annotated[
        str, typer.Option("--waarde", metavar="WAARDEN", help="Eén of meer waarden, met een komma ertussen.")
    ],
    vorm: Annotated[str, typer.Option("--vorm", metavar="VORM", help="motie of kaderbrief.")] = "motie",
    opgave: Annotated[
        str | None, typer.Option("--opgave", metavar="OPGAVE", help="Bij welke opgave van die waarden.")
    ] = None,
    naar: Annotated[
        Path | None,
        typer.Option("--naar", parser=pad, metavar="BESTAND", help="Het bestand dat gemaakt wordt (.docx)."),
    ] = None,
    peildatum: Annotated[
        str | None,
        typer.Option("--peildatum", metavar="DATUM", help="De dag van lezen, zoals 2026-11-21. Standaard vandaag."),
    ] = None,
) -> None:
    """Schrijf een motie of kaderbrief waarmee de raad waarden aan het college meegeeft.

    Het document is een begin. U verandert de woorden, en de raad besluit.
    """
    from sociaal_domein.taal import bestandsnaam
    from sociaal_domein.vragen.voorstel import maak_onderwerp, stel_voor_bij
    from sociaal_domein.weergave.docx_bewerkt import schrijf_docx
    from sociaal_domein.weergave.waardedocument import VORMEN, Waardestuk, waardedocument

    if vorm not in VORMEN:
        raise SociaalDomeinFout(f"'{vorm}' kan niet achter --vorm.", doe=f"Kies uit: {', '.join(VORMEN)}.")
    names = list(dict.fromkeys(filter(None, (part.strip() for part in waarde.split(",")))))
    if not names:
        raise SociaalDomeinFout(
            "Er staat geen waarde.", waar="--waarde", doe="Schrijf bijvoorbeeld: --waarde nabijheid"
        )
    place = gemeente_van(gemeente)
    day = date.today() if peildatum is None else dag(peildatum, "--peildatum")
    topics = [maak_onderwerp(place, name, opgave, day) for name in names]
    parts = [Waardestuk(topic, stel_voor_bij(topic)) for topic in topics]
    stem = "-".join(bestandsnaam(part) for part in (vorm, place.naam, *(t.waarde.id for t in topics)))
    home = place.domein.home
    target = naar or (home / "uitvoer" / f"{stem}.docx" if home is not None else Path(f"{stem}.docx"))
    written = schrijf_docx(target, waardedocument(place, parts, vorm, day))
    typer.echo(f"Het document staat klaar: {written}")
    typer.echo(
        f"Nam de raad het aan? Dan: sociaal-domein waarde besluit {topics[0].waarde.id} --besluit NAAM --datum DATUM "
        "--document ADRES"
    )


@waarde_app.command("besluit", cls=Opdracht)
def waarde_besluit(
    waarde: Annotated[str, typer.Argument(metavar="WAARDE", help="De waarde die de raad meegaf, zoals nabijheid.")],
    besluit: Annotated[str, typer.Option("--besluit", metavar="TEKST", help="De naam van de motie of de kaderbrief.")],
    datum: Annotated[str, typer.Option("--datum", metavar="DATUM", help="De dag van het besluit, zoals 2026-03-31.")],
    document: Annotated[str, typer.Option("--document", metavar="ADRES", help="Waar het besluit te lezen is.")],
) -> None:
    """Zet bij een waarde dat de raad haar aan het college meegaf, en met welk besluit."""
    from sociaal_domein.taal import datum as in_woorden
    from sociaal_domein.vragen.waardebesluit import geef_mee, lees_waarden

    home = eis_werkmap("De waarden van uw raad staan in uw werkmap, in register/waarden.yaml.")
    day = dag(datum, "--datum")
    given = geef_mee(lees_waarden(home), waarde, besluit, day, document)
    typer.echo(f"{given.naam}: meegegeven op {in_woorden(day)} ({besluit}).")
