"""The commands about the quality of the sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein import paden
from sociaal_domein.cli_taal import pad


def controleer(
    bronnen: Annotated[
        list[str] | None, typer.Argument(metavar="BRON", help="Alleen deze bronnen, zoals iv3. Standaard alle.")
    ] = None,
    naar: Annotated[
        Path | None, typer.Option(parser=pad, metavar="BESTAND", help="Maak ook een pagina, zoals kwaliteit.html.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Als JSON, voor programma's.")] = False,
    bewaar: Annotated[
        bool, typer.Option("--bewaar", help="Leg de uitslag vast naast de bron, zodat zij bij de cijfers staat.")
    ] = False,
) -> None:
    """Ga na of de bronnen en het rekenwerk kloppen.

    U ziet per bron wat niet klopt, met de eerste rijen en de reden.
    """
    from sociaal_domein.kwaliteit.rapport import stel_op

    if naar is not None:
        from sociaal_domein.kwaliteit.pagina import controleer_naar, schrijf_pagina

        controleer_naar(naar)
    report = stel_op(paden.werkmap(), bronnen or [], bewaar=bewaar)
    if naar is not None:
        schrijf_pagina(report, naar)
    typer.echo(report.json() if json else report.tekst())
    if naar is not None:
        typer.echo(f"De pagina staat klaar: {naar}", err=json)
    if report.bouwfout is not None and not report.is_rekenfout:
        typer.echo(str(report.bouwfout), err=True)
    if report.fouten or report.bouwfout is not None:
        raise typer.Exit(1 if report.fouten else 2)
