"""Moties and amendementen: what the council asked or changed itself, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from sociaal_domein.meldingen import Pad
from sociaal_domein.register.basis import Deel, Soort, Tekst
from sociaal_domein.register.stukken import Gebeurtenis, Namen, Raadsstuk, eis_volgorde, teksten_van

Motietype = Literal["voorstel", "afkeuring", "treurnis", "wantrouwen", "vreemd", "overig"]
Motiegebeurtenissoort = Literal[
    "ingediend", "aangehouden", "ingetrokken", "aangenomen", "verworpen", "in_uitvoering", "afgedaan"
]


class Motiegebeurtenis(Gebeurtenis):
    """Something that happened to a motion."""

    soort: Motiegebeurtenissoort = Field(
        description="ingediend, aangehouden, ingetrokken, aangenomen, verworpen, in_uitvoering of afgedaan"
    )


class Fractiestem(Deel):
    """How one fractie voted."""

    fractie: Tekst = Field(description="de naam van de fractie")
    keuze: Literal["voor", "tegen", "verdeeld", "afwezig"] = Field(description="voor, tegen, verdeeld of afwezig")


class Motie(Raadsstuk):
    """A motion or an amendment; `tekst` is its dictum and `toelichting` its considerations."""

    is_amendement: bool = Field(default=False, description="ja bij een amendement, anders nee")
    motietype: Motietype = Field(
        default="overig", description="voorstel, afkeuring, treurnis, wantrouwen, vreemd of overig"
    )
    steller: Namen = Field(default_factory=list, description="de indiener, of een lijst met indieners")
    fractie: Namen = Field(default_factory=list, description="de fractie, of een lijst met fracties")
    termijn: date | None = Field(default=None, description="een datum als 2026-06-30: wanneer het is uitgevoerd")
    stemmen: list[Fractiestem] = Field(default_factory=list, description="een lijst met fractie en keuze")
    gebeurtenissen: list[Motiegebeurtenis] = Field(
        default_factory=list, description="een lijst met wat er gebeurde, elk met soort en datum"
    )

    @model_validator(mode="after")
    def _op_volgorde(self) -> Motie:
        eis_volgorde("ingediend", [(event.soort, event.datum) for event in self.gebeurtenissen])
        return self

    def teksten(self) -> Iterator[tuple[Pad, str]]:
        """Yield every field with words of people, with its path."""
        yield from super().teksten()
        yield from teksten_van(self.gebeurtenissen)


SOORT = Soort("moties", "een motie", Motie, per_record=True, apart=True)
