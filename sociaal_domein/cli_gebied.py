"""The command ``gebied``: what became of a municipality, and what can be said about its figures."""

from __future__ import annotations

from textwrap import fill
from typing import Annotated

import typer

BREED = 100


def gebied(
    naam: Annotated[
        str | None,
        typer.Argument(metavar="NAAM", help="Naam of CBS-code, ook van een gemeente die niet meer bestaat."),
    ] = None,
) -> None:
    """Toon wat er van een gemeente is geworden.

    Zonder naam ziet u welke gemeenten samengingen of zijn gesplitst, en welke cijfers niet te herleiden zijn.
    """
    from sociaal_domein.domein import open as open_domein
    from sociaal_domein.levensloop import levensloop, overzicht

    with open_domein() as domein:
        text = levensloop(domein.con, naam) if naam is not None else overzicht(domein.con)
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        typer.echo(fill(line, BREED, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False))
