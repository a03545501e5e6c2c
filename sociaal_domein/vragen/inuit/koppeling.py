"""The mapping of a list of a griffie or a supplier: which column says what, and which word means what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.casuistiek.koppeling import Bestandsvorm
from sociaal_domein.meldingen import vertaal
from sociaal_domein.register.basis import Deel, Tekst
from sociaal_domein.register.moties import Motiegebeurtenissoort, Motietype
from sociaal_domein.register.raadsvragen import GerichtAan, Grondslag, Vraaggebeurtenissoort, Vraagtype
from sociaal_domein.register.toezeggingen import Toezeggingsgebeurtenissoort
from sociaal_domein.register.yamlboom import lees_tekst, ontleed

Soortnaam = Literal["raadsvraag", "toezegging", "motie"]
Dagvolgorde = Literal["dag-maand-jaar", "maand-dag-jaar", "jaar-maand-dag"]
NIETS = "niets"
_ALLE = ("nummer", "naam", "tekst", "toelichting", "portefeuillehouder", "link", "status", "status_dag")
GEBEURTENISSEN: dict[str, tuple[str, ...]] = {
    "raadsvraag": get_args(Vraaggebeurtenissoort),
    "toezegging": get_args(Toezeggingsgebeurtenissoort),
    "motie": get_args(Motiegebeurtenissoort),
}
_ANTWOORD = ("beantwoord", "antwoord", "antwoord_document", "antwoord_link")
VELDEN: dict[str, tuple[str, ...]] = {
    "raadsvraag": (
        *_ALLE, "steller", "fractie", "vraagtype", "grondslag", "gericht_aan", "deelvragen", "uitgesteld_tot",
        *GEBEURTENISSEN["raadsvraag"], *_ANTWOORD,
    ),
    "toezegging": (
        *_ALLE, "door", "aan", "vergadering", "termijn", "uitgesteld_tot", "afdoening", "afdoening_link",
        *GEBEURTENISSEN["toezegging"],
    ),
    "motie": (
        *_ALLE, "steller", "fractie", "motietype", "is_amendement", "termijn", "afdoening", "afdoening_link",
        *GEBEURTENISSEN["motie"],
    ),
}  # fmt: skip
WOORDEN: dict[str, tuple[str, ...]] = {
    "vraagtype": get_args(Vraagtype),
    "grondslag": get_args(Grondslag),
    "gericht_aan": get_args(GerichtAan),
    "motietype": get_args(Motietype),
    "is_amendement": ("ja", "nee"),
}


def _als_lijst(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Kolommen = Annotated[list[Tekst], BeforeValidator(_als_lijst), Field(min_length=1)]


class Vraagkoppeling(Deel):
    """The whole of a mapping.

    Attributes
    ----------
    systeem : str
        What this list is called here. With the key it tells a row from all others, also next time.
    sleutel : list of str
        The columns whose text tells a row from the others.
    velden : dict
        Per field its column, or more: of names all are taken, of another field the first that is filled.
    woorden : dict
        Per field what a word in the list means here; ``niets`` for a word that says nothing.
    """

    soort: Soortnaam = Field(description="raadsvraag, toezegging of motie")
    systeem: Tekst = Field(default="griffie", description="een naam voor deze lijst, zoals griffie")
    sleutel: Kolommen = Field(description="de kolom met het nummer van de griffie, of een lijst met kolommen")
    bestand: Bestandsvorm = Field(
        default_factory=Bestandsvorm, description="een groep velden: blad, scheiding en tekenset"
    )
    datum: Dagvolgorde = Field(default="dag-maand-jaar", description="dag-maand-jaar, maand-dag-jaar of jaar-maand-dag")
    lijst: Literal[";", "|", ",", "/"] = Field(default=";", description='wat er tussen twee namen staat, zoals ";"')
    velden: dict[str, Kolommen] = Field(description="per veld de naam van de kolom")
    woorden: dict[str, dict[str, Tekst]] = Field(
        default_factory=dict, description="per veld: wat er in de lijst staat, en wat het hier betekent"
    )
    vast: dict[str, Tekst] = Field(default_factory=dict, description="per veld wat voor elke rij hetzelfde is")

    @model_validator(mode="after")
    def _past(self) -> Vraagkoppeling:
        known = VELDEN[self.soort]
        for group in ("velden", "vast"):
            for name in getattr(self, group):
                if name not in known:
                    raise PydanticCustomError(
                        "veld",
                        'Het veld "{naam}" bestaat niet bij een {soort}.',
                        {"naam": name, "soort": self.soort, "veld": group, "doe": f"Kies uit: {', '.join(known)}."},
                    )
        if both := sorted(set(self.velden) & set(self.vast)):
            raise PydanticCustomError(
                "dubbel",
                'Het veld "{naam}" staat bij velden en bij vast.',
                {"naam": both[0], "veld": "vast", "doe": "Kies een van de twee."},
            )
        if "naam" not in self.velden and "tekst" not in self.velden:
            raise PydanticCustomError(
                "naam",
                "Er is geen kolom met een titel of een tekst.",
                {"veld": "velden", "doe": "Noem bij velden, achter naam, de kolom met het onderwerp."},
            )
        for field, words in self.woorden.items():
            allowed = self.betekenissen(field)
            for word in words.values():
                if word not in allowed:
                    raise PydanticCustomError(
                        "woord",
                        'Bij "{veldnaam}" staat "{woord}". Dat betekent hier niets.',
                        {
                            "veldnaam": field,
                            "woord": word,
                            "veld": "woorden",
                            "doe": f"Kies uit: {', '.join(allowed)}.",
                        },
                    )
        return self

    def betekenissen(self, veld: str) -> tuple[str, ...]:
        """Return what a word in a field can mean."""
        if veld == "status":
            answered = ("beantwoord",) if self.soort == "raadsvraag" else ()
            return (*GEBEURTENISSEN[self.soort], *answered, NIETS)
        return (*WOORDEN.get(veld, ()), NIETS)

    @property
    def kolommen(self) -> set[str]:
        """Every column that the mapping names."""
        return {column for group in (self.sleutel, *self.velden.values()) for column in group}


def lees_koppeling(pad: Path) -> Vraagkoppeling:
    """Read and check a mapping.

    Raises
    ------
    SociaalDomeinFout
        With file, line, field, what was expected and what to do.
    """
    tree = ontleed(lees_tekst(pad), pad)
    try:
        return Vraagkoppeling.model_validate(tree.inhoud or {})
    except ValidationError as error:
        raise vertaal(error, model=Vraagkoppeling, bestand=pad, regel=tree.regel, bij="een koppelbestand") from None
