"""Toezeggingen: what the college promised, to whom, by when, and the document that settles it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.meldingen import Pad
from sociaal_domein.register.basis import Id, Soort, Tekst
from sociaal_domein.register.stukken import Gebeurtenis, Namen, Raadsstuk, eis_volgorde, teksten_van

Toezeggingsgebeurtenissoort = Literal["gedaan", "in_behandeling", "uitgesteld", "afgedaan", "vervallen"]


class Toezeggingsgebeurtenis(Gebeurtenis):
    """Something that happened to a promise."""

    soort: Toezeggingsgebeurtenissoort = Field(description="gedaan, in_behandeling, uitgesteld, afgedaan of vervallen")

    @model_validator(mode="after")
    def _past(self) -> Toezeggingsgebeurtenis:
        if self.soort == "uitgesteld" and (self.tot is None or self.tot <= self.datum):
            raise PydanticCustomError(
                "uitstel",
                "Bij uitstel hoort een nieuwe dag, later dan de dag van het uitstel.",
                {"veld": "tot", "doe": "Vul in tot wanneer de toezegging is uitgesteld."},
            )
        if self.soort == "afgedaan" and self.document is None and self.link is None:
            raise PydanticCustomError(
                "afgedaan",
                "Een toezegging is pas afgedaan met een stuk waarin dat te lezen is.",
                {"veld": "document", "doe": "Vul document of link in."},
            )
        return self


class Toezegging(Raadsstuk):
    """A promise of a member of the college.

    Attributes
    ----------
    termijn : date or None
        The day by which it was promised; later postponements are events.
    """

    door: Tekst = Field(description="wie het toezegde: naam of rol, zoals wethouder jeugd")
    aan: Namen = Field(default_factory=list, description="aan wie: een fractie, of de raad")
    vergadering: Tekst | None = Field(default=None, description="in welke vergadering")
    termijn: date | None = Field(default=None, description="een datum als 2026-06-30: wanneer het klaar is")
    raadsvraag: Id | None = Field(default=None, description="de id van de raadsvraag waar het uit voortkomt")
    gebeurtenissen: list[Toezeggingsgebeurtenis] = Field(
        min_length=1, description="een lijst met wat er gebeurde, elk met soort en datum; begin met gedaan"
    )
    geleerd: Tekst | None = Field(default=None, description="één of twee zinnen: wat leerden wij hiervan?")

    @model_validator(mode="after")
    def _op_volgorde(self) -> Toezegging:
        eis_volgorde("gedaan", [(event.soort, event.datum) for event in self.gebeurtenissen])
        return self

    def verwijzingen(self) -> Iterator[tuple[Pad, str, str]]:
        """Yield the values, the opgave and the question."""
        yield from super().verwijzingen()
        if self.raadsvraag is not None:
            yield ("raadsvraag",), "raadsvragen", self.raadsvraag

    def teksten(self) -> Iterator[tuple[Pad, str]]:
        """Yield every field with words of people, with its path."""
        yield from super().teksten()
        yield from teksten_van(self.gebeurtenissen)
        if self.geleerd is not None:
            yield ("geleerd",), self.geleerd


SOORT = Soort("toezeggingen", "een toezegging", Toezegging, per_record=True, apart=True)
