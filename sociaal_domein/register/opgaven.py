"""Opgaven: what is at stake in the community, for whom, why and where to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sociaal_domein.register.basis import Record, Soort, Tekst

Wet = Literal["jeugd", "wmo", "participatie", "breed"]
Schaal = Literal["hyperlokaal", "lokaal", "intergemeentelijk", "regio", "landelijk"]


class Opgave(Record):
    """A task in the community that the council asks the college about."""

    wat_speelt: Tekst = Field(description="één tot drie zinnen over wat er in de gemeente speelt")
    voor_wie: Tekst = Field(description="één zin over de mensen om wie het gaat")
    waarom: Tekst = Field(description="één tot drie zinnen: waarom doen we dit?")
    waarheen: Tekst = Field(description="één tot drie zinnen: waar gaan we naartoe?")
    wet: Wet = Field(description="jeugd, wmo, participatie of breed")
    schaal: list[Schaal] = Field(
        min_length=1,
        description="een lijst met één of meer van: hyperlokaal, lokaal, intergemeentelijk, regio, landelijk",
    )
    verantwoordelijken: list[Tekst] = Field(
        min_length=1, description="een lijst met rollen, nooit met namen van personen"
    )


SOORT = Soort("opgaven", "een opgave", Opgave, verplicht=True)
