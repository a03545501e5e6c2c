"""The commands ``vraag``: from a question that is being written to what was learned of its answer."""

from __future__ import annotations

import typer

from sociaal_domein.cli_taal import Groep, Opdracht
from sociaal_domein.cli_vraag_inuit import lees, uitvoer
from sociaal_domein.cli_vraag_toets import vraag_toets
from sociaal_domein.cli_vraag_zoek import vraag_zoek

vraag_app = typer.Typer(
    cls=Groep, rich_markup_mode=None, help="Vragen van de raad: voorbereiden, volgen en ervan leren."
)

vraag_app.command("lees", cls=Opdracht)(lees)
vraag_app.command("uitvoer", cls=Opdracht)(uitvoer)
vraag_app.command("zoek", cls=Opdracht)(vraag_zoek)
vraag_app.command("toets", cls=Opdracht)(vraag_toets)
