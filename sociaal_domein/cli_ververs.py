"""The command ``ververs``, and the list of tables it knows."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_taal import eis_werkmap
from sociaal_domein.fouten import SociaalDomeinFout

ALLE = "alle"


def ververs(
    bronnen: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="BRON", help="Alleen deze bronnen, reeksen of tabellen, zoals iv3 of 85984NED. Standaard alle."
        ),
    ] = None,
    gemeente: Annotated[
        list[str] | None,
        typer.Option(
            metavar="GEMEENTE",
            help="Van welke gemeente u wijken en buurten wilt; mag vaker. Met alle: van het hele land. "
            "Standaard die uit de instellingen.",
        ),
    ] = None,
    sinds: Annotated[
        int | None, typer.Option(metavar="JAAR", help="Vanaf welk jaar. Standaard de laatste drie jaar.")
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Vraag niets. Gebruik alleen wat al eerder is opgehaald.")
    ] = False,
    droog: Annotated[
        bool, typer.Option("--droog", help="Kijk alleen wat er nieuw is. Er wordt niets geschreven.")
    ] = False,
    toch: Annotated[
        bool, typer.Option("--toch", help="Neem ook cijfers over waarvan er veel minder zijn dan u had.")
    ] = False,
) -> None:
    """Haal bij de uitgevers op wat is veranderd.

    Van elke bron die nieuwe cijfers heeft, komt er een momentopname bij. De oude blijft bewaard.
    """
    from sociaal_domein.ververs.loop import ververs as ververs_bronnen
    from sociaal_domein.ververs.plan import Keuze
    from sociaal_domein.ververs.verslag import tekst
    from sociaal_domein.ververs.voortgang import Voortgang

    home = eis_werkmap("Verversen kan alleen daar.")
    today = date.today()
    if offline and droog:
        raise SociaalDomeinFout("--offline en --droog gaan niet samen.", doe="Kies er een per keer.")
    if sinds is not None and not 1990 <= sinds <= today.year + 1:
        raise SociaalDomeinFout(
            f"{sinds} is geen jaar om vanaf te verversen.",
            waar="--sinds",
            doe=f"Schrijf een jaar, zoals {today.year - 1}.",
        )
    choice = Keuze(tuple(bronnen or ()), _gemeenten(home, gemeente or []), sinds, offline, droog, toch)
    progress = Voortgang(sys.stderr)
    try:
        result = ververs_bronnen(home, choice, progress, today)
    except (KeyboardInterrupt, RuntimeError) as error:
        # DuckDB makes an error of its own of Ctrl-C.
        if isinstance(error, RuntimeError) and "interrupt" not in str(error).casefold():
            raise
        progress.klaar()
        typer.echo("Wat al is opgehaald, blijft bewaard. Ga later verder met dezelfde opdracht.", err=True)
        raise KeyboardInterrupt from error
    progress.klaar()
    typer.echo(tekst(result))
    refused = [error for made in result.bronnen.values() for error in made.geweigerd]
    if (failure := result.eerste_fout or (refused[0] if refused else None)) is not None:
        raise typer.Exit(failure.code)


def tabellen(
    bronnen: Annotated[
        list[str] | None, typer.Argument(metavar="BRON", help="Alleen deze bronnen, reeksen of tabellen, zoals kwb.")
    ] = None,
) -> None:
    """Toon welke tabellen van uitgevers wij kennen.

    Geen enkel nummer is nagegaan bij de uitgever zelf. Er staat bij waar het vandaan komt.
    """
    from sociaal_domein.bronnen.tabellen import bestand, lees_tabellen

    home = paden.werkmap()
    register = lees_tabellen(home)
    wanted = {t.id for name in bronnen or () for t in register.kies(name)}
    series = ""
    for table in register.vermeldingen():
        if bronnen and table.id not in wanted:
            continue
        if table.reeks.naam != series:
            series = table.reeks.naam
            ask = "; alleen op verzoek" if table.reeks.op_verzoek else ""
            typer.echo(f"{series} (bron {table.reeks.bron}{ask}): {table.reeks.wat}")
        checked = "nagegaan bij de uitgever" if table.reeks.gecontroleerd else "niet nagegaan"
        typer.echo(f"    {table.id:<9} {table.jaren:<22} {checked}; nummer uit: {table.zekerheid}")
    typer.echo(f"Het bestand: {bestand(home)}", err=True)


def _gemeenten(home: Path, namen: list[str]) -> frozenset[str] | None:
    """Return the codes that a municipality of today has and had; None for the whole country."""
    if ALLE in [name.casefold() for name in namen]:
        return None
    from sociaal_domein.instellingen import lees_instellingen
    from sociaal_domein.ververs.gemeentecodes import codes

    return codes(home, namen or [lees_instellingen(home).gemeente or ""])
