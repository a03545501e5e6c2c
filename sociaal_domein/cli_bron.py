"""The commands about sources: ``bron lijst``, ``bron lees``, ``bron nieuw`` and ``bron weg``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_taal import Groep, Opdracht, pad
from sociaal_domein.cli_ververs import tabellen
from sociaal_domein.fouten import SociaalDomeinFout

bron_app = typer.Typer(cls=Groep, rich_markup_mode=None, help="De bronnen en hun dekking, en uw eigen bestanden.")


@bron_app.command("lijst", cls=Opdracht)
def bron_lijst() -> None:
    """Toon de bronnen, wat ze dekken en van wanneer ze zijn."""
    from sociaal_domein.bronnen import manifest
    from sociaal_domein.bronnen.correcties import herstelde
    from sociaal_domein.kwaliteit.uitslag import lees_oordelen
    from sociaal_domein.kwaliteit.woorden import dekkingsregels
    from sociaal_domein.taal import datum

    for name, folder in paden.bronmappen(paden.werkmap()).items():
        m = manifest.lees(folder)
        typer.echo(
            f"{name}: {m.naam}\n    {m.uitgever}; {m.licentie.naam}; opgehaald {datum(m.opgehaald)}\n    {m.dekking}"
        )
        for line in dekkingsregels(lees_oordelen(folder), m):
            typer.echo(f"    - {line}")
        for mended in herstelde(folder, m):
            typer.echo(f"    - Waarschuwing: {mended.zin}")


@bron_app.command("correcties", cls=Opdracht)
def bron_correcties(
    bron: Annotated[
        str | None, typer.Argument(metavar="BRON", help="Alleen deze bron, zoals gemeenten. Standaard alle.")
    ] = None,
) -> None:
    """Toon de bekende fouten van de bronnen, en hoe u ze meldt bij de uitgever."""
    from sociaal_domein.bronnen.correctielijst import correctielijst

    typer.echo(correctielijst(paden.werkmap(), bron))


@bron_app.command("lees", cls=Opdracht)
def bron_lees(
    naam: Annotated[str, typer.Argument(metavar="BRON", help="Naam van de bron, zoals iv3, of van uw koppelbestand.")],
    uit: Annotated[
        Path | None,
        typer.Option(
            parser=pad,
            metavar="PAD",
            help="De map of het bestand met de ruwe gegevens. Bij een eigen bron: een nieuwer bestand.",
        ),
    ] = None,
    naar: Annotated[
        Path | None, typer.Option(parser=pad, metavar="MAP", help="De map waar de momentopname komt (data/open).")
    ] = None,
    droog: Annotated[bool, typer.Option("--droog", help="Alleen proberen: er wordt niets geschreven.")] = False,
) -> None:
    """Lees ruwe gegevens, van een uitgever of van uw gemeente.

    Er komt een momentopname van. Bij een eigen bron komen er ook indicatoren bij.
    """
    from sociaal_domein.bronnen import bronnen, lees_bron
    from sociaal_domein.eigenbron.inlezen import koppelbestanden, lees_eigen

    home = paden.werkmap()
    own = koppelbestanden(home)
    if naam not in bronnen() and home is not None and naam in own:
        if naar is not None:
            raise SociaalDomeinFout(
                "Een eigen bron komt altijd in de werkmap.", waar="--naar", doe="Laat --naar weg bij deze bron."
            )
        report = lees_eigen(naam, home, uit=uit, droog=droog)
        typer.echo(report.tekst())
        if report.fouten:
            raise report.fouten[0]
        return
    if naam not in bronnen():
        raise SociaalDomeinFout(
            f"De bron '{naam}' bestaat niet.",
            doe=f"Kies uit: {', '.join([*bronnen(), *own])}. "
            "Of maak een koppelbestand voor een eigen bestand: sociaal-domein bron nieuw NAAM --uit BESTAND",
        )
    if uit is None:
        raise SociaalDomeinFout(
            "Er ontbreekt iets: --uit PAD.",
            waar="sociaal-domein bron lees",
            doe=f"Wijs aan waar de gegevens van de uitgever staan: sociaal-domein bron lees {naam} --uit PAD",
        )
    typer.echo(lees_bron(naam, uit, naar, droog).tekst())


@bron_app.command("nieuw", cls=Opdracht)
def bron_nieuw(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van de nieuwe bron, zoals wachtlijst.")],
    uit: Annotated[
        Path, typer.Option(parser=pad, metavar="BESTAND", help="Het CSV- of Excel-bestand van uw gemeente.")
    ],
    blad: Annotated[
        str | None, typer.Option(metavar="BLAD", help="Het werkblad in Excel. Standaard het eerste.")
    ] = None,
) -> None:
    """Maak een koppelbestand bij een eigen bestand.

    Het programma bekijkt het bestand en raadt. U loopt het koppelbestand daarna na.
    """
    from sociaal_domein.eigenbron.nieuw import nieuw_koppelbestand

    result = nieuw_koppelbestand(naam, uit, paden.werkmap(), blad)
    typer.echo(result.tekst())


@bron_app.command("weg", cls=Opdracht)
def bron_weg(naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van uw eigen bron.")]) -> None:
    """Haal een eigen bron weg: de cijfers en de modellen.

    Uw bestand en het koppelbestand blijven staan.
    """
    from sociaal_domein.eigenbron.weghalen import haal_weg

    typer.echo(haal_weg(naam, paden.werkmap()))


bron_app.command("tabellen", cls=Opdracht)(tabellen)
