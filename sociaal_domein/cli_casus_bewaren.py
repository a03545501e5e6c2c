"""The commands that let go of cases: ``casus verloopt`` and ``casus intrek``."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from sociaal_domein.cli_taal import eis_werkmap

_WAAROM = "Casussen staan in uw werkmap, in eigen/casussen."


def verloopt(
    verwijder: Annotated[
        bool, typer.Option("--verwijder", help="Trek alle casussen in waarvan de termijn voorbij is.")
    ] = False,
) -> None:
    """Toon welke casussen u niet langer mag bewaren, en welke binnen 60 dagen aflopen.

    Met --verwijder worden de verlopen casussen ingetrokken, zoals met casus intrek.
    """
    from sociaal_domein.casuistiek.bewaren import termijnen
    from sociaal_domein.casuistiek.intrekken import trek_elk_in
    from sociaal_domein.casuistiek.keuring import andere_bestanden, naam_van_ander

    home, today = eis_werkmap(_WAAROM), date.today()
    terms = termijnen(home, today)
    past = [term for term in terms if term.stand == "verlopen"]
    shown = 0
    for stand, head in (
        ("verlopen", "De termijn is voorbij:"),
        ("bijna", "De termijn loopt binnen 60 dagen af:"),
        ("onbekend", "Zonder termijn:"),
    ):
        if lines := [f"- {term.zin(today)}" for term in terms if term.stand == stand]:
            typer.echo("\n".join([head, *lines]))
            shown += len(lines)
            if stand == "verlopen" and not verwijder:
                typer.echo("Trek ze in met: sociaal-domein casus verloopt --verwijder")
    if not shown:
        typer.echo("Van geen enkele casus is de termijn voorbij of bijna voorbij.")
    if lost := andere_bestanden(home):
        names = [naam_van_ander(home, file, number) for number, file in enumerate(lost, start=1)]
        head = "Dit staat in eigen/casussen niet op de goede plek, en de termijn ervan wordt niet gelezen:"
        typer.echo("\n".join([head, *(f"- {name}" for name in names)]))
        typer.echo(
            "Is het een casus? Zet die als ID.yaml in eigen/casussen zelf. Gooi anders weg wat u niet nodig hebt."
        )
    if past and verwijder:
        done, refused = trek_elk_in(home, [term.id for term in past])
        for report in done:
            typer.echo(f"\n{report.tekst()}")
        if refused:
            typer.echo("\nNiet ingetrokken:")
            for id, error in refused.items():
                typer.echo(f"- {id}: {error}")
        raise typer.Exit(int(bool(refused) or any(report.code for report in done)))
    if past:
        raise typer.Exit(1)


def intrek(
    id: Annotated[str, typer.Argument(metavar="ID", help="De id van de casus: de naam van het bestand zonder .yaml.")],
) -> None:
    """Trek een casus in: uit het register, de opslag en de briefings.

    Daarna zoekt het programma in alle bestanden van de werkmap of de woorden nog ergens staan.
    """
    from sociaal_domein.casuistiek.intrekken import trek_in

    done = trek_in(eis_werkmap(_WAAROM), [id])
    typer.echo(done.tekst())
    raise typer.Exit(done.code)
