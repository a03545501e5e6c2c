"""The command ``cijfer noteer``: one figure from a document, with its page."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_taal import Groep, Opdracht

cijfer_app = typer.Typer(cls=Groep, rich_markup_mode=None, help="Losse cijfers uit een stuk van de raad.")


@cijfer_app.command("noteer", cls=Opdracht)
def cijfer_noteer(
    wat: Annotated[str | None, typer.Option(metavar="TEKST", help="Waar het cijfer over gaat.")] = None,
    waarde: Annotated[str | None, typer.Option(metavar="GETAL", help="Het cijfer, zoals 1.234,5.")] = None,
    eenheid: Annotated[str | None, typer.Option(metavar="TEKST", help="De eenheid, zoals mensen of weken.")] = None,
    gebied: Annotated[
        str | None, typer.Option(metavar="GEBIED", help="Naam of CBS-code. Standaard uw gemeente.")
    ] = None,
    jaar: Annotated[str | None, typer.Option(metavar="JAAR", help="Het jaar waar het cijfer over gaat.")] = None,
    peildatum: Annotated[
        str | None, typer.Option(metavar="DATUM", help="De dag waarop is geteld, zoals 2026-03-31.")
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="TEKST", help="Het stuk waar het cijfer in staat.")] = None,
    datum: Annotated[str | None, typer.Option(metavar="DATUM", help="De datum van dat stuk.")] = None,
    pagina: Annotated[str | None, typer.Option(metavar="PAGINA", help="De bladzijde in het stuk.")] = None,
    adres: Annotated[str | None, typer.Option(metavar="ADRES", help="Het webadres van het stuk.")] = None,
    waarden: Annotated[
        str | None, typer.Option(metavar="WAARDEN", help="Bij welke waarden het hoort, met een komma ertussen.")
    ] = None,
    opgave: Annotated[str | None, typer.Option(metavar="OPGAVE", help="Bij welke opgave het hoort.")] = None,
    wie: Annotated[str | None, typer.Option(metavar="ROL", help="Uw rol, zoals griffier. Geen naam.")] = None,
    zegt_niet: Annotated[str | None, typer.Option(metavar="TEKST", help="Wat dit cijfer niet zegt.")] = None,
    toch: Annotated[
        bool, typer.Option("--toch", help="Noteer het ook als het over minder dan tien mensen gaat.")
    ] = False,
) -> None:
    """Noteer één cijfer uit een stuk, met de bladzijde.

    Geeft u geen keuzes, dan stelt het programma de vragen een voor een.
    """
    from sociaal_domein.eigenbron.noteren import noteer, vraag_en_noteer

    given = {
        "naam": wat,
        "waarde": waarde,
        "eenheid": eenheid,
        "gebied": gebied,
        "jaar": jaar,
        "peildatum": peildatum,
        "document": document,
        "datum": datum,
        "pagina": pagina,
        "adres": adres,
        "waarden": waarden,
        "opgave": opgave,
        "genoteerd_door": wie,
        "zegt_niet": zegt_niet,
    }
    home = paden.werkmap()
    if not any(given.values()) and sys.stdin.isatty():
        record, file = vraag_en_noteer(home, _vraag, lambda text: typer.echo(text, err=True))
    else:
        record, file = noteer(home, {k: v for k, v in given.items() if v is not None}, toch=toch)
    typer.echo(f"Genoteerd: {record.zin}")
    typer.echo(f"Het staat in: {file}")


def _vraag(text: str) -> str:
    return str(typer.prompt(text, default="", show_default=False, prompt_suffix="\n> "))
