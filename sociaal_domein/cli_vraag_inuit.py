"""The commands ``vraag lees`` and ``vraag uitvoer``: what others wrote comes in, and ours goes out in their forms."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sociaal_domein.cli_taal import eis_werkmap, pad
from sociaal_domein.fouten import SociaalDomeinFout

_WAAROM = "Wat u inleest, komt in uw werkmap te staan."
_KOPPELINGEN = "koppelingen"


def lees(
    bestanden: Annotated[
        list[Path],
        typer.Argument(parser=pad, metavar="BESTAND", help="Een of meer bestanden: .json, .xml, .csv of .xlsx."),
    ],
    vorm: Annotated[
        str | None,
        typer.Option(
            metavar="VORM",
            help="ods, csv, xlsx, ibabs, notubiz, go of besluitvorming. Standaard wat het bestand laat zien.",
        ),
    ] = None,
    koppeling: Annotated[
        Path | None,
        typer.Option("--koppeling", parser=pad, metavar="KOPPELBESTAND", help="Welke kolom wat betekent (.yml)."),
    ] = None,
    droog: Annotated[bool, typer.Option("--droog", help="Alleen proberen: er wordt niets geschreven.")] = False,
) -> None:
    """Lees vragen, toezeggingen, moties en documenten van anderen in.

    Elke rij wordt ingelezen, herkend als dubbel, of apart gezet met de reden. Uw eigen bestanden in register/
    veranderen nooit. Hoort er een koppelbestand bij, dan maakt deze opdracht er een voorstel voor.
    """
    from sociaal_domein.vragen.inuit.griffie import let_op
    from sociaal_domein.vragen.inuit.herkennen import VORMEN, GeenKoppeling
    from sociaal_domein.vragen.inuit.inlezen import lees_in

    home = eis_werkmap(_WAAROM)
    if vorm is not None and vorm not in VORMEN:
        raise SociaalDomeinFout(f"De vorm '{vorm}' bestaat niet.", waar="--vorm", doe=f"Kies uit: {', '.join(VORMEN)}.")
    try:
        report = lees_in(home, bestanden, vorm=vorm, koppel=koppeling, droog=droog)
    except GeenKoppeling as error:
        if droog or len(bestanden) > 1:
            raise
        file = _voorstel(home, bestanden[0], error)
        typer.echo(f"Bij deze tabel hoort een koppelbestand. Dit is een voorstel: {file}")
        if said := let_op(file.read_text("utf-8")):
            typer.echo(said)
        typer.echo("Er is nog niets ingelezen. Loop het voorstel na. Probeer daarna:")
        typer.echo(f"  sociaal-domein vraag lees {bestanden[0]} --koppeling {file} --droog")
        return
    typer.echo(report.tekst)


def _voorstel(home: Path, bestand: Path, error: SociaalDomeinFout) -> Path:
    """Write the proposal of a mapping; one that a person may have filled in stays as it is."""
    from sociaal_domein.register.schrijven import schrijf_tekst
    from sociaal_domein.taal import bestandsnaam
    from sociaal_domein.vragen.inuit.griffie import stel_koppeling_voor

    text = stel_koppeling_voor(bestand)
    file = home / _KOPPELINGEN / f"{bestandsnaam(bestand.stem) or 'lijst'}.yml"
    if file.exists():
        raise SociaalDomeinFout(
            error.wat, waar=error.waar, doe=f"Er is al een koppelbestand met deze naam. Geef: --koppeling {file}"
        )
    schrijf_tekst(file, text)
    return file


def uitvoer(
    vorm: Annotated[str, typer.Option(metavar="VORM", help="ods, csv, xlsx, frictionless of ics.")],
    naar: Annotated[
        Path,
        typer.Option(
            parser=pad, metavar="BESTAND", help="Waar het bestand komt. Bij frictionless een .zip of een map."
        ),
    ],
    zonder_concepten: Annotated[
        bool, typer.Option("--zonder-concepten", help="Laat weg wat nog niemand heeft gesteld of ingediend.")
    ] = False,
    licentie: Annotated[
        str | None, typer.Option(metavar="LICENTIE", help="Bij frictionless: CC0-1.0 of CC-BY-4.0.")
    ] = None,
) -> None:
    """Schrijf vragen, toezeggingen en moties in een vorm die anderen lezen.

    Met ods, csv en xlsx gaat niets verloren: lees het bestand weer in, en u hebt hetzelfde.
    """
    from sociaal_domein.cli_vraag_volgen import boek
    from sociaal_domein.vragen.inuit.uitvoer import schrijf_uitvoer

    count = schrijf_uitvoer(
        boek(),
        vorm,
        naar,
        dag=date.today(),
        concepten=not zonder_concepten,
        licentie=licentie,
    )
    typer.echo(f"Geschreven: {naar} ({'1 stuk' if count == 1 else f'{count} stukken'})")
