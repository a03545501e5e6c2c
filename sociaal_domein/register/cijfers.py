"""Figures that someone noted from a document of the council, one file per figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.eigenbron.getallen import lees_getal
from sociaal_domein.meldingen import Pad
from sociaal_domein.register.basis import Id, Record, Soort, Tekst, niet_later
from sociaal_domein.taal import datum, getal

_EENHEDEN = {"%": ("procent", "percentage", "%"), "€": ("euro", "€"), "eur": ("euro", "eur", "€")}
_MENSEN = {
    "mens", "mensen", "persoon", "personen", "inwoner", "inwoners", "bewoner", "bewoners", "cliënt", "cliënten",
    "client", "clienten", "kind", "kinderen", "jongere", "jongeren", "jeugdige", "jeugdigen", "ouder", "ouders",
    "oudere", "ouderen", "volwassene", "volwassenen", "leerling", "leerlingen", "vrouw", "vrouwen", "man", "mannen",
    "gezin", "gezinnen", "huishouden", "huishoudens", "dakloze", "daklozen", "wachtende", "wachtenden", "deelnemer",
    "deelnemers", "mantelzorger", "mantelzorgers", "statushouder", "statushouders",
}  # fmt: skip


def _dutch_number(text: str) -> str:
    if lees_getal(text) is None:
        raise PydanticCustomError(
            "getal",
            'Bij het veld "waarde" staat geen getal in Nederlandse notatie.',
            {"doe": "Schrijf het getal met een komma voor de decimalen, zoals 1.234,5."},
        )
    return text


def _begonnen(year: int) -> int:
    if year > date.today().year:
        raise PydanticCustomError(
            "toekomst", "Het jaar {jaar} is nog niet begonnen.", {"jaar": year, "doe": "Verbeter het jaar."}
        )
    return year


class GenoteerdCijfer(Record):
    """One figure from a raadsinformatiebrief, jaarstuk or answer. It is never mixed with an indicator.

    Attributes
    ----------
    naam : str
        What the figure is about.
    waarde : str
        As the document writes it; `getal` is the number.
    gebied : str
        CBS code.
    """

    naam: Tekst = Field(description="waar het cijfer over gaat, in een paar woorden")
    waarde: Annotated[Tekst, AfterValidator(_dutch_number)] = Field(description="een getal, zoals 1.234,5")
    eenheid: Tekst = Field(description="de eenheid, zoals mensen of weken")
    gebied: Annotated[str, StringConstraints(pattern=r"^(GM|WK|BU|PV|NL)[0-9]{2,8}$")] = Field(
        description="een CBS-code, zoals GM0034"
    )
    gebied_naam: Tekst | None = Field(default=None, description="de naam van het gebied")
    jaar: Annotated[int, AfterValidator(_begonnen)] | None = Field(
        default=None, ge=1990, le=2100, description="een jaar, zoals 2025"
    )
    peildatum: Annotated[date, AfterValidator(niet_later)] | None = Field(
        default=None, description="een datum als 2026-03-31"
    )
    document: Tekst = Field(description="het stuk waar het cijfer in staat, zoals Raadsinformatiebrief wachttijden")
    datum: Annotated[date, AfterValidator(niet_later)] = Field(description="de datum van dat stuk, als 2026-03-31")
    pagina: Tekst = Field(description="de bladzijde, zoals 4")
    adres: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        default=None, description="een webadres dat met https:// begint"
    )
    waarden: list[Id] = Field(min_length=1, description="een lijst met waarden uit waarden.yaml, zoals [nabijheid]")
    opgave: Id | None = Field(default=None, description="een opgave uit opgaven.yaml")
    genoteerd_door: Tekst | None = Field(default=None, description="een rol, zoals griffier; geen naam")
    zegt_niet: Tekst = Field(description="één zin: wat dit cijfer niet zegt")

    @model_validator(mode="after")
    def _een_eenheid(self) -> GenoteerdCijfer:
        for sign, words in _EENHEDEN.items():
            if sign in self.waarde.casefold() and not any(w in self.eenheid.casefold() for w in words):
                raise PydanticCustomError(
                    "eenheid",
                    'In de waarde staat "{teken}", en de eenheid is "{eenheid}". Dat past niet bij elkaar.',
                    {
                        "teken": sign,
                        "eenheid": self.eenheid,
                        "veld": "eenheid",
                        "doe": f"Schrijf de eenheid als {words[0]}, of haal het teken uit de waarde.",
                    },
                )
        return self

    @model_validator(mode="after")
    def _een_moment(self) -> GenoteerdCijfer:
        if (self.jaar is None) == (self.peildatum is None):
            raise PydanticCustomError(
                "moment",
                "Verwacht: een jaar of een peildatum, en niet allebei.",
                {"veld": "jaar", "doe": "Geef jaar of peildatum."},
            )
        return self

    def verwijzingen(self) -> Iterator[tuple[Pad, str, str]]:
        """Yield the values and the opgave that this figure speaks to."""
        for i, value in enumerate(self.waarden):
            yield ("waarden", i), "waarden", value
        if self.opgave is not None:
            yield ("opgave",), "opgaven", self.opgave

    @property
    def getal(self) -> float:
        """The number."""
        number = lees_getal(self.waarde)
        assert number is not None
        return number

    @property
    def telt_mensen(self) -> bool:
        """Whether the unit is one of people."""
        return any(word in _MENSEN for word in re.findall(r"[a-zë]+", self.eenheid.casefold()))

    @property
    def moment(self) -> str:
        """The year or the day, in words."""
        return datum(self.peildatum) if self.peildatum else str(self.jaar)

    @property
    def vindplaats(self) -> str:
        """Document, date and page."""
        return f"{self.document}, {datum(self.datum)}, bladzijde {self.pagina}"

    @property
    def zin(self) -> str:
        """The figure with all that belongs to it, in one line."""
        decimals = len(self.waarde.partition(",")[2].rstrip("% "))
        area = self.gebied_naam or self.gebied
        area = f"provincie {area}" if self.gebied.startswith("PV") and self.gebied_naam else area
        return f"{self.naam}: {getal(self.getal, decimals)} {self.eenheid} ({area}, {self.moment})"

    @property
    def tekst(self) -> str:
        """The figure with its document, page and what it does not say."""
        return f"{self.zin}. {self.vindplaats}. Wat het niet zegt: {self.zegt_niet}"


SOORT = Soort("cijfers", "een genoteerd cijfer", GenoteerdCijfer, per_record=True)
