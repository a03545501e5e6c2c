"""The mapping of a table with cases: which column holds which field."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.meldingen import vertaal
from sociaal_domein.register.basis import Deel, Id, Tekst
from sociaal_domein.register.casussen import Hindernissoort, Oordeel
from sociaal_domein.register.yamlboom import lees_tekst, ontleed

Veld = Literal[
    "id",
    "naam",
    "wet",
    "opgave",
    "periode",
    "gebied",
    "leeftijd",
    "huishouden",
    "is_veiligheid",
    "wat_gebeurde",
    "wat_nodig",
    "wat_werkte",
    "aantal_loketten",
    "loketten",
    "les",
    "wat_veranderde",
    "bewaren_tot",
    "toestemming.wie",
    "toestemming.hoe",
    "toestemming.wanneer",
    "bron.naam",
    "bron.adres",
]


class Bestandsvorm(Deel):
    """How the table is written."""

    blad: Tekst | None = Field(default=None, description="de naam van een werkblad in Excel")
    scheiding: Literal[";", ",", "|", "tab"] = Field(default=";", description='";", ",", "|" of "tab"')
    tekenset: Literal["utf-8", "windows-1252"] = Field(default="utf-8", description="utf-8 of windows-1252")


class Koppeling(Deel):
    """The whole of a mapping of cases.

    Attributes
    ----------
    hindernissen, waarden, cijfers : dict
        Per kind, oordeel, or way of explaining, the column with a list. In a list of values or figures the words
        after a colon say why.
    waarde_kolommen : dict
        Per value the column that holds its oordeel.
    """

    bestand: Bestandsvorm = Field(
        default_factory=Bestandsvorm, description="een groep velden: blad, scheiding en tekenset"
    )
    lijst: Literal[";", "|", ","] = Field(
        default=";", description='wat er tussen twee dingen in één cel staat, zoals ";"'
    )
    velden: dict[Veld, Tekst] = Field(description="per veld van een casus de naam van de kolom")
    hindernissen: dict[Hindernissoort, Tekst] = Field(
        default_factory=dict, description="per soort hindernis de naam van de kolom"
    )
    waarden: dict[Oordeel, Tekst] = Field(
        default_factory=dict, description="bij onder_druk en bij recht_gedaan de naam van de kolom met waarden"
    )
    waarde_kolommen: dict[Id, Tekst] = Field(
        default_factory=dict, description="per waarde de naam van de kolom waarin onder_druk of recht_gedaan staat"
    )
    cijfers: dict[Literal["verklaart", "spreekt_tegen"], Tekst] = Field(
        default_factory=dict, description="bij verklaart en bij spreekt_tegen de naam van de kolom met indicatoren"
    )
    vast: dict[Veld, Tekst] = Field(default_factory=dict, description="per veld wat voor elke rij hetzelfde is")
    namen: dict[Veld, dict[str, Tekst]] = Field(
        default_factory=dict, description="per veld: wat er in de tabel staat, en hoe het hier heet"
    )

    @model_validator(mode="after")
    def _compleet(self) -> Koppeling:
        if "id" not in self.velden:
            raise PydanticCustomError(
                "id",
                "Er is geen kolom voor de id. Zonder id is een tweede keer inlezen niet te herkennen.",
                {"veld": "velden", "doe": "Noem bij velden, achter id, een kolom met een nummer of een naam per rij."},
            )
        if both := sorted(set(self.velden) & set(self.vast)):
            raise PydanticCustomError(
                "dubbel",
                'Het veld "{naam}" staat bij velden en bij vast.',
                {"naam": both[0], "veld": "vast", "doe": "Kies een van de twee."},
            )
        return self

    @property
    def kolommen(self) -> set[str]:
        """Every column that the mapping names."""
        groups = (self.velden, self.hindernissen, self.waarden, self.waarde_kolommen, self.cijfers)
        return {column for group in groups for column in group.values()}


def lees_koppeling(pad: Path) -> Koppeling:
    """Read and check a mapping.

    Raises
    ------
    SociaalDomeinFout
        With file, line, field, what was expected and what to do.
    """
    tree = ontleed(lees_tekst(pad), pad)
    try:
        return Koppeling.model_validate(tree.inhoud or {})
    except ValidationError as error:
        raise vertaal(error, model=Koppeling, bestand=pad, regel=tree.regel, bij="een koppelbestand") from None
