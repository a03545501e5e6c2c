"""Raadsvragen: a question of the council, the figures it rests on, what happened to it, and its answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.meldingen import Pad
from sociaal_domein.register.basis import Deel, Id, Soort, Tekst, Webadres
from sociaal_domein.register.opgaven import Schaal
from sociaal_domein.register.stukken import Gebeurtenis, Geweest, Namen, Raadsstuk, eis_volgorde, teksten_van

Vraagtype = Literal["technische_vraag", "mondelinge_politieke_vraag", "schriftelijke_politieke_vraag"]
Grondslag = Literal["155", "169 lid 3", "technisch"]
GerichtAan = Literal["college", "burgemeester", "bestuurslid_gr"]
Vraaggebeurtenissoort = Literal[
    "ingediend", "gesteld", "uitgesteld", "vervolgvraag", "geagendeerd", "afgedaan", "ingetrokken"
]
Beantwoordt = Literal["ja", "deels", "nee"]


class Vraaggebeurtenis(Gebeurtenis):
    """Something that happened to a question; an answer is not among these, see `Antwoord`."""

    soort: Vraaggebeurtenissoort = Field(
        description="ingediend, gesteld, uitgesteld, vervolgvraag, geagendeerd, afgedaan of ingetrokken"
    )

    @model_validator(mode="after")
    def _uitstel_heeft_een_dag(self) -> Vraaggebeurtenis:
        if self.soort == "uitgesteld" and (self.tot is None or self.tot <= self.datum):
            raise PydanticCustomError(
                "uitstel",
                "Bij uitstel hoort een nieuwe dag, later dan de dag van het uitstel.",
                {"veld": "tot", "doe": "Vul in tot wanneer het antwoord is uitgesteld."},
            )
        return self


class CijferToen(Deel):
    """A figure as it was on the day of a question, with all that belongs to it.

    Attributes
    ----------
    segment : int
        Only figures with the same segment may be compared; see `Cijfer`.
    sql : str
        The query that gives it from the store.
    """

    indicator: Id = Field(description="de naam van een indicator")
    gebied: Tekst = Field(description="een CBS-code, zoals GM0034")
    gebied_naam: Tekst = Field(description="de naam van het gebied")
    jaar: int = Field(ge=1990, le=2100, description="een jaar")
    reeks: Tekst = Field(description="de reeks van de indicator")
    waarde: float = Field(description="een getal", allow_inf_nan=False)
    eenheid: Tekst = Field(description="de eenheid")
    status: Tekst = Field(description="voorlopig, definitief of een andere status")
    segment: int = Field(description="het stuk van de reeks waarbinnen vergelijken mag")
    snapshot: str = Field(description="de dag waarop de bron is opgehaald")
    bron: Tekst = Field(description="de bron")
    dag: Geweest = Field(description="de dag waarop dit cijfer is bekeken")
    zegt_niet: list[Tekst] = Field(default_factory=list, description="wat dit cijfer niet zegt")
    waarschuwingen: list[Tekst] = Field(default_factory=list, description="waar u op moet letten")
    sql: Tekst | None = Field(default=None, description="de vraag aan de opslag die dit cijfer geeft")


class Oordeel(Deel):
    """What the asker says of an answer."""

    beantwoordt: Beantwoordt = Field(description="ja, deels of nee")
    datum: Geweest = Field(description="een datum als 2026-03-31")
    toelichting: Tekst | None = Field(default=None, description="één of twee zinnen: wat ontbreekt er nog?")
    geleerd: Tekst | None = Field(default=None, description="één of twee zinnen: wat leerden wij van dit antwoord?")


class Antwoord(Deel):
    """An answer of the college."""

    datum: Geweest = Field(description="een datum als 2026-03-31")
    samenvatting: Tekst | None = Field(default=None, description="het antwoord in een paar zinnen")
    document: Tekst | None = Field(default=None, description="de naam van het stuk met het antwoord")
    link: Webadres | None = Field(default=None, description="een webadres dat met https:// begint")
    oordeel: Oordeel | None = Field(default=None, description="beantwoordt dit de vraag: beantwoordt en datum")


class Hermeting(Deel):
    """The figures of a question, looked at again on a later day."""

    datum: Geweest = Field(description="een datum als 2026-03-31")
    cijfers: list[CijferToen] = Field(min_length=1, description="de cijfers van die dag")
    toelichting: Tekst | None = Field(default=None, description="wat deze hermeting laat zien")


class Raadsvraag(Raadsstuk):
    """A question of one or more members of the council."""

    vraagtype: Vraagtype = Field(
        default="schriftelijke_politieke_vraag",
        description="technische_vraag, mondelinge_politieke_vraag of schriftelijke_politieke_vraag",
    )
    grondslag: Grondslag = Field(default="155", description='"155", "169 lid 3" of "technisch"')
    gericht_aan: GerichtAan = Field(default="college", description="college, burgemeester of bestuurslid_gr")
    steller: Namen = Field(default_factory=list, description="de naam van het raadslid, of een lijst met namen")
    fractie: Namen = Field(default_factory=list, description="de fractie, of een lijst met fracties")
    deelvragen: list[Tekst] = Field(default_factory=list, description="een lijst met de vragen, één per regel")
    schaal: Schaal | None = Field(
        default=None, description="hyperlokaal, lokaal, intergemeentelijk, regio of landelijk"
    )
    vervolg_op: Id | None = Field(default=None, description="de id van de raadsvraag waar dit een vervolg op is")
    cijfers: list[CijferToen] = Field(default_factory=list, description="de cijfers waar de vraag op rust")
    gebeurtenissen: list[Vraaggebeurtenis] = Field(
        default_factory=list, description="een lijst met wat er gebeurde, elk met soort en datum"
    )
    antwoorden: list[Antwoord] = Field(default_factory=list, description="een lijst met antwoorden, elk met datum")
    hermetingen: list[Hermeting] = Field(default_factory=list, description="dezelfde cijfers op een latere dag")
    wat_de_raad_doet: Tekst | None = Field(default=None, description="één zin: wat de raad met het antwoord gaat doen")

    @model_validator(mode="after")
    def _op_volgorde(self) -> Raadsvraag:
        answers = [("beantwoord", answer.datum) for answer in self.antwoorden]
        eis_volgorde("ingediend", [(event.soort, event.datum) for event in self.gebeurtenissen] + answers)
        return self

    def verwijzingen(self) -> Iterator[tuple[Pad, str, str]]:
        """Yield the values, the opgave and the earlier question."""
        yield from super().verwijzingen()
        if self.vervolg_op is not None:
            yield ("vervolg_op",), "raadsvragen", self.vervolg_op

    @property
    def ingediend_op(self) -> date | None:
        """The day it was put; None for a draft."""
        return next((event.datum for event in self.gebeurtenissen if event.soort == "ingediend"), None)

    def teksten(self) -> Iterator[tuple[Pad, str]]:
        """Yield every field with words of people, with its path."""
        yield from super().teksten()
        for i, part in enumerate(self.deelvragen):
            yield ("deelvragen", i), part
        if self.wat_de_raad_doet is not None:
            yield ("wat_de_raad_doet",), self.wat_de_raad_doet
        yield from teksten_van(self.gebeurtenissen)
        for i, answer in enumerate(self.antwoorden):
            for name in ("samenvatting", "document"):
                if (text := getattr(answer, name)) is not None:
                    yield ("antwoorden", i, name), text
            for name in ("toelichting", "geleerd"):
                if answer.oordeel is not None and (text := getattr(answer.oordeel, name)) is not None:
                    yield ("antwoorden", i, "oordeel", name), text
        for i, again in enumerate(self.hermetingen):
            if again.toelichting is not None:
                yield ("hermetingen", i, "toelichting"), again.toelichting


SOORT = Soort("raadsvragen", "een raadsvraag", Raadsvraag, per_record=True, apart=True)
