"""The command ``verschil``, and ``briefing --zoals``: what changed since, and the same briefing again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_taal import schrijf_csv
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming

VAN = "verversing"


def verschil(
    indicatoren: Annotated[
        list[str] | None, typer.Argument(metavar="[INDICATOR ...]", help="Alleen deze indicatoren. Standaard alle.")
    ] = None,
    van: Annotated[
        str,
        typer.Option(
            metavar="STAND",
            help="Vanaf wanneer: 'verversing' (voor de laatste verversing), een datum als 2026-11-01, "
            "'briefing' (de laatste), of het bestand van een briefing.",
        ),
    ] = VAN,
    tot: Annotated[str, typer.Option(metavar="STAND", help="Tot wanneer: hetzelfde, of 'nu'.")] = "nu",
    gemeente: Annotated[
        str | None, typer.Option(metavar="GEMEENTE", help="Naam of CBS-code. Standaard die van uw werkmap.")
    ] = None,
    alles: Annotated[bool, typer.Option("--alles", help="Alle gebieden van Nederland.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Als CSV, om door te sturen naar een bestand.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Als JSON, voor programma's.")] = False,
) -> None:
    """Toon welke cijfers zijn veranderd, hoeveel, en waarom.

    Het programma vergelijkt twee standen: welke gegevens er toen waren, en welke er nu zijn.
    """
    from sociaal_domein.verschil import weergeven
    from sociaal_domein.verschil.opdracht import maak_verschil

    given = [name for name, on in (("--csv", csv), ("--json", json)) if on]
    if len(given) > 1:
        raise SociaalDomeinFout(f"{opsomming(given)} gaan niet samen.", doe="Kies er een per keer.")
    if alles and gemeente:
        raise SociaalDomeinFout("--alles en --gemeente gaan niet samen.", doe="Kies er een.")
    found, story = maak_verschil(
        paden.werkmap(), van=van, tot=tot, gemeente=gemeente, alles=alles, indicatoren=indicatoren or []
    )
    if csv:
        schrijf_csv(weergeven.csv_tekst(found))
    elif json:
        typer.echo(weergeven.json_tekst(found))
    else:
        typer.echo(weergeven.tekst(found, story))


def zoals(bestand: Path, naar: Path | None) -> int:
    """Make a briefing again and say whether it is the same; return the exit code."""
    from sociaal_domein.verschil.opnieuw import maak_opnieuw

    made = maak_opnieuw(paden.werkmap(), bestand, naar)
    typer.echo(f"De briefing staat klaar:      {made.bestanden.briefing}")
    typer.echo(f"De vergaderkaart staat klaar: {made.bestanden.vergaderkaart}")
    typer.echo(f"De vragen staan klaar (Word): {made.bestanden.vragen}")
    if made.gelijk:
        typer.echo(f"Zij is precies gelijk aan {bestand}.")
        return 0
    if made.inhoud_gelijk:
        typer.echo(f"Zij zegt precies hetzelfde als {bestand}. Alleen wat het bestand over zichzelf zegt, is anders:")
    elif made.gelijk is None:
        typer.echo(f"Zij heeft een andere vorm dan {bestand}, en is daarom niet vergeleken.")
    else:
        typer.echo(
            f"Let op: dit is niet precies dezelfde als {bestand}. De momentopnamen zijn wel die van toen.", err=True
        )
    for reason in made.anders:
        typer.echo(f"- {reason}", err=True)
    return 1 if made.inhoud_gelijk is False else 0
