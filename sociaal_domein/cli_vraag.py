"""The commands ``vraag``: from a question that is being written to what was learned of its answer."""

from __future__ import annotations

import typer

from sociaal_domein.cli_taal import Groep, Opdracht
from sociaal_domein.cli_vraag_inuit import lees, uitvoer
from sociaal_domein.cli_vraag_maken import vraag_document, vraag_nieuw, vraag_voorstel
from sociaal_domein.cli_vraag_volgen import (
    vraag_antwoord,
    vraag_beoordeel,
    vraag_gebeurtenis,
    vraag_hermeting,
    vraag_lijst,
    vraag_spiegel,
    vraag_uitstel,
)

vraag_app = typer.Typer(
    cls=Groep, rich_markup_mode=None, help="Vragen van de raad: voorbereiden, volgen en ervan leren."
)

vraag_app.command("voorstel", cls=Opdracht)(vraag_voorstel)
vraag_app.command("nieuw", cls=Opdracht)(vraag_nieuw)
vraag_app.command("document", cls=Opdracht)(vraag_document)
vraag_app.command("lijst", cls=Opdracht)(vraag_lijst)
vraag_app.command("antwoord", cls=Opdracht)(vraag_antwoord)
vraag_app.command("uitstel", cls=Opdracht)(vraag_uitstel)
vraag_app.command("gebeurtenis", cls=Opdracht)(vraag_gebeurtenis)
vraag_app.command("beoordeel", cls=Opdracht)(vraag_beoordeel)
vraag_app.command("hermeting", cls=Opdracht)(vraag_hermeting)
vraag_app.command("spiegel", cls=Opdracht)(vraag_spiegel)
vraag_app.command("lees", cls=Opdracht)(lees)
vraag_app.command("uitvoer", cls=Opdracht)(uitvoer)
