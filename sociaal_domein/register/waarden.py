"""Waarden: what the council gives to the college, and the evidence that each value asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.meldingen import Pad
from sociaal_domein.register.basis import Deel, Id, Record, Soort, Tekst
from sociaal_domein.register.koppelen import Koppeling, KoppelingBijWaarde

Status = Literal["voorstel", "meegegeven", "vervallen"]
Bewijs = Literal["data", "casus", "experiment"]
_PLAATSEN = re.compile(r"\{gemeente\}|\{wie\}")


class MeegegevenBij(Deel):
    """The decision with which the council gave this value to the college."""

    besluit: Tekst = Field(description="het besluit van de raad, zoals een motie of een kaderbrief")
    datum: date = Field(description="een datum als 2026-03-31")
    document: Tekst = Field(description="het adres of de vindplaats van het document")


class Zoekt(Deel):
    """A piece of evidence that a value asks for.

    Attributes
    ----------
    wat : str
        Completes the sentence "Wij weten nog niet …": lower case, no full stop.
    wie_heeft_het : str
        Who holds it, as a part of a sentence.
    tabel : str or None
        The table (CBS id) or the kind of document that would fill it.
    """

    soort: Bewijs = Field(description="data, casus of experiment")
    wat: Tekst = Field(description='het vervolg van de zin "Wij weten nog niet …", zonder punt')
    wie_heeft_het: Tekst = Field(description="wie dit weet of kan uitzoeken")
    tabel: Tekst | None = Field(default=None, description="een CBS-tabel (zoals 85098NED) of een soort document")


class Kernvragen(Deel):
    """How a council asks about this value, in its own words; ``{gemeente}`` and ``{wie}`` are filled in.

    Attributes
    ----------
    opgave, aanpak, leren : str
        One question each: what is at stake, what the college does, and what it learned.
    gaat_over : str or None
        What agreements with others would be about; without one the name of the value.
    weet_of : str or None
        Completes the sentence "Hoe weet het college of …": what residents would notice.
    """

    opgave: Tekst = Field(description="één vraag over wat er speelt, met {gemeente} en {wie} waar zij horen")
    aanpak: Tekst = Field(description="één vraag over wat het college doet, met {gemeente} en {wie} waar zij horen")
    leren: Tekst = Field(description="één vraag over wat het college leerde, met {gemeente} en {wie} waar zij horen")
    gaat_over: Tekst | None = Field(default=None, description="waar afspraken over gaan, zoals: wachten op hulp")
    weet_of: Tekst | None = Field(
        default=None, description='het vervolg van de zin "Hoe weet het college of …", zonder vraagteken'
    )

    @field_validator("opgave", "aanpak", "leren")
    @classmethod
    def _is_een_vraag(cls, text: str) -> str:
        if text.count("?") != 1 or not text.endswith("?"):
            raise PydanticCustomError(
                "geen_kernvraag",
                "Dit is niet één vraag. Verwacht: één zin met één vraagteken aan het eind.",
                {"doe": "Schrijf één vraag."},
            )
        return text

    @field_validator("opgave", "aanpak", "leren", "gaat_over", "weet_of")
    @classmethod
    def _kent_de_plaatsen(cls, text: str | None) -> str | None:
        if text is not None and set("{}") & set(_PLAATSEN.sub("", text)):
            raise PydanticCustomError(
                "plaats_onbekend",
                "Tussen accolades staat iets wat het programma niet kan invullen. Verwacht: {plaatsen}.",
                {"plaatsen": "{gemeente} of {wie}", "doe": "Haal de andere accolades weg."},
            )
        return text


class Waarde(Record):
    """A value: what the council finds important, in its own words."""

    status: Status = Field(description="voorstel, meegegeven of vervallen")
    omschrijving: Tekst = Field(description="één tot drie zinnen in de woorden van de raad")
    meegegeven_bij: MeegegevenBij | None = Field(default=None, description="een besluit, een datum en een document")
    opgaven: list[Id] = Field(
        min_length=1, description="een lijst met één of meer opgaven uit opgaven.yaml, elk één keer"
    )
    casusvraag: Tekst = Field(description="de vraag die u bij een verhaal uit de praktijk stelt")
    zegt_niet: Tekst = Field(description="wat cijfers over deze waarde niet zeggen")
    kernvragen: Kernvragen | None = Field(
        default=None, description="hoe u naar deze waarde vraagt, met opgave, aanpak en leren"
    )
    zoekt: list[Zoekt] = Field(
        min_length=1, description="een lijst met wat u over deze waarde wilt weten, elk met soort en wat"
    )
    koppelingen: list[KoppelingBijWaarde] = Field(
        default_factory=list, description="een lijst met eigen koppelingen naar een cijfer"
    )

    @model_validator(mode="after")
    def _besluit_past_bij_status(self) -> Waarde:
        if self.status == "meegegeven" and self.meegegeven_bij is None:
            raise PydanticCustomError(
                "besluit_ontbreekt",
                'De status is "meegegeven", maar het besluit van de raad ontbreekt. '
                "Verwacht: meegegeven_bij met besluit, datum en document.",
                {
                    "veld": "meegegeven_bij",
                    "doe": 'Vul meegegeven_bij in, of zet de status op "voorstel".',
                },
            )
        if self.status == "voorstel" and self.meegegeven_bij is not None:
            raise PydanticCustomError(
                "besluit_te_veel",
                'De status is "voorstel", maar er staat wel een besluit bij. Verwacht: een voorstel zonder besluit.',
                {
                    "veld": "meegegeven_bij",
                    "doe": 'Zet de status op "meegegeven", of haal meegegeven_bij weg.',
                },
            )
        return self

    @model_validator(mode="after")
    def _opgaven_elk_een_keer(self) -> Waarde:
        if len(set(self.opgaven)) < len(self.opgaven):
            raise PydanticCustomError(
                "opgave_dubbel",
                "Een opgave staat hier twee keer. Verwacht: elke opgave één keer.",
                {"veld": "opgaven", "doe": "Haal de dubbele opgave weg."},
            )
        return self

    def verwijzingen(self) -> Iterator[tuple[Pad, str, str]]:
        """Yield the opgaven that this value names."""
        for i, opgave in enumerate(self.opgaven):
            yield ("opgaven", i), "opgaven", opgave

    def eigen_koppelingen(self) -> list[Koppeling]:
        """Return the municipality's own links of this value, with both ends."""
        return [Koppeling(waarde=self.id, eigen=True, **link.model_dump()) for link in self.koppelingen]


SOORT = Soort("waarden", "een waarde", Waarde, verplicht=True)
