"""What may stand in the .yml of a model; whatever is wrong there becomes one Dutch message."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sociaal_domein.duiding.breuken import ONDERWERPEN
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, plek, raad, vertaal
from sociaal_domein.register.koppelen import Lijn, Vraagsjabloon, invulbaar

_NAMEN = "een lijst met namen, zoals [gebied_code, jaar]"
_LABELS = "een groep velden: een naam en een tekst"
_EEN_ZIN = "één zin"
_ONLEESBAAR = re.compile("[\0\ud800-\udfff]")


class _Deel(BaseModel):
    """A group of fields: unknown ones are refused, and a number is no text."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _uit(bekend: Collection[str]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in bekend:
            raise PydanticCustomError(
                "keuze", '"{gegeven}" bestaat niet.', {"gegeven": text, "doe": raad(text, list(bekend))}
            )
        return text

    return check


def _getal_of_tekst(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise PydanticCustomError(
            "grens",
            "Verwacht: een getal of een tekst.",
            {"doe": "Geef een getal, of een tekst tussen aanhalingstekens."},
        )
    return value


def _als_lijst(value: Any) -> Any:
    return [value] if isinstance(value, str) and value.strip() else value


Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Zin = Annotated[Tekst, AfterValidator(invulbaar)]
Namen = Annotated[list[Tekst], Field(min_length=1)]
Breukonderwerp = Annotated[str, AfterValidator(_uit(ONDERWERPEN))]
Waarschuwing = Annotated[str, AfterValidator(_uit(WAARSCHUWINGEN))]
Grens = Annotated[Any, AfterValidator(_getal_of_tekst)]


def _zegt_iets(rule: Any) -> Any:
    if rule.sql is None and (
        rule.kolom is None or not (rule.niet_leeg or any(getattr(rule, n) is not None for n in ("min", "max", "in")))
    ):
        raise PydanticCustomError(
            "leeg",
            "Deze controle zegt niet wat zij controleert.",
            {"doe": "Geef 'kolom' met 'niet_leeg', 'min', 'max' of 'in', of geef 'sql'."},
        )
    return rule


# Made by a call, because one field is named 'in'.
Controleregel: type[BaseModel] = create_model(
    "Controleregel",
    __base__=_Deel,
    __doc__="One check: a column with its limits, or SQL that returns the rows that are wrong.",
    __validators__={"zegt_iets": model_validator(mode="after")(_zegt_iets)},
    **{
        "naam": (Tekst | None, Field(default=None, description="hoe deze controle heet")),
        "kolom": (Tekst | None, Field(default=None, description="de naam van een kolom")),
        "sql": (Tekst | None, Field(default=None, description="een select die de foute rijen geeft")),
        "ernst": (Literal["fout", "waarschuwing", "melding"], Field(default="fout", description="fout")),
        "waarom": (Tekst | None, Field(default=None, description=_EEN_ZIN)),
        "niet_leeg": (bool | None, Field(default=None, description="true of false")),
        "min": (Grens | None, Field(default=None, description="een getal")),
        "max": (Grens | None, Field(default=None, description="een getal")),
        "in": (
            Annotated[list[Grens], Field(min_length=1)] | None,
            Field(default=None, description="een lijst met getallen of teksten"),
        ),
    },  # type: ignore[call-overload]
)


class Grootboekregel(_Deel):
    """Which tables together hold the rows of a model, and where it sets rows aside."""

    van: Namen = Field(description="een lijst met namen van tabellen")
    apart: Tekst | None = Field(default=None, description="de naam van een tabel")


class StandaardKoppeling(_Deel):
    """A link to a value as it stands beside its indicator."""

    waarde: Tekst = Field(description="de id van een waarde uit het register")
    lijn: Lijn = Field(description="grip of begrip")
    leest_als: Tekst = Field(description="één zin: wat dit cijfer over deze waarde vertelt")
    zegt_niet: Tekst = Field(description="één zin: wat dit cijfer niet over deze waarde zegt")
    vraag: Vraagsjabloon = Field(description="een soort en een tekst")


class Beschrijving(_Deel):
    """What every model says about itself."""

    omschrijving: Tekst = Field(description="wat dit model is, in een of twee zinnen")
    korrel: Tekst = Field(description="wat één rij is")
    sleutel: Namen = Field(description=_NAMEN)
    vraag: Tekst = Field(description="de vraag die dit model beantwoordt")
    eenheid: Tekst = Field(description="de eenheid, zoals euro per inwoner")
    zegt_niet: Annotated[list[Tekst], BeforeValidator(_als_lijst), Field(min_length=1)] = Field(
        description="een zin of een lijst met zinnen"
    )
    kolommen: dict[str, Tekst] | None = Field(default=None, description=_LABELS)
    controles: list[Controleregel] | None = Field(  # type: ignore[valid-type]
        default=None, description="een lijst met controles, elk een groep velden"
    )
    grootboek: Grootboekregel | None = Field(default=None, description="een groep velden: van en apart")
    optioneel: dict[str, Literal["string", "int", "bigint", "double", "boolean", "date"]] | None = Field(
        default=None, description="de kolommen met hun soort, als de bron er ook niet mag zijn"
    )


class Opvallend(_Deel):
    """The sentences for a figure outside the band of the peers."""

    boven: Zin | None = Field(default=None, description=_EEN_ZIN)
    onder: Zin | None = Field(default=None, description=_EEN_ZIN)


class ReeksBij(_Deel):
    """Per law the line that goes with it."""

    jeugd: Tekst | None = Field(default=None, description="de naam van een van de reeksen")
    wmo: Tekst | None = Field(default=None, description="de naam van een van de reeksen")
    participatie: Tekst | None = Field(default=None, description="de naam van een van de reeksen")


class ToenRegel(_Deel):
    """What an indicator is made of in the areas of then: groups of taakvelden, or inhabitants."""

    teller: Tekst = Field(description="een groep taakvelden, zoals jeugd_maatwerk, of inwoners")
    noemer: Tekst | None = Field(default=None, description="een groep taakvelden, of inwoners")


class BeschrijvingIndicator(Beschrijving):
    """What an indicator says about itself besides."""

    titel: Tekst = Field(description="de naam van de indicator, in een paar woorden")
    eenheid_kort: Tekst | None = Field(default=None, description="hoe de eenheid in een zin klinkt")
    soort: Literal["geld", "gebruik", "wachten", "omgeving", "casus"] = Field(
        description="geld, gebruik, wachten, omgeving of casus"
    )
    vorm: Literal["euro_per_inwoner", "promille", "aandeel", "verhouding", "aantal", "gemiddelde", "mediaan"] = Field(
        description="hoe het cijfer is gemaakt, zoals promille"
    )
    meting: Literal["stand", "stroom"] | None = Field(
        default=None, description="stand (op één dag) of stroom (over een heel jaar)"
    )
    telt: Literal["personen"] | None = Field(default=None, description="personen, als de aantallen mensen zijn")
    rang: int | None = Field(default=None, ge=1, le=3, description="1 (komt vooraan), 2 (gewoon) of 3 (komt achteraan)")
    decimalen: int = Field(ge=0, le=6, description="een heel getal van 0 tot en met 6")
    afronding: int | None = Field(default=None, ge=1, le=1_000_000, description="een heel getal van 1 of meer")
    bronnen: Namen = Field(description="een lijst met namen van bronnen, zoals [kwb]")
    wet: Literal["jeugd", "wmo", "participatie", "breed"] = Field(description="jeugd, wmo, participatie of breed")
    opgaven: Namen = Field(description="een lijst met opgaven, zoals [opgroeien]")
    reeksen: Annotated[dict[str, Tekst], Field(min_length=1)] = Field(description=_LABELS)
    hoofdreeks: Tekst = Field(description="de naam van een van de reeksen")
    reeks_bij: ReeksBij | None = Field(default=None, description="een groep velden: jeugd, wmo of participatie")
    reeksen_uit: Literal["waarden"] | None = Field(
        default=None, description="waarden, als elke waarde van het register een reeks is"
    )
    reeks_bij_waarde: dict[str, Tekst] | None = Field(
        default=None, description="per waarde de naam van een van de reeksen"
    )
    zin: Zin = Field(description="één zin met {gemeente}, {cijfer} en {jaar}")
    toen: ToenRegel | None = Field(default=None, description="een groep velden: teller en noemer")
    optelbaar: bool | None = Field(
        default=None, description="false, als tellers en noemers van gemeenten niet op te tellen zijn"
    )
    reeksdelen: dict[str, Namen] | None = Field(
        default=None, description="per reeks een lijst met patronen, zoals jeugd: [jeugd_via_*]"
    )
    zelfde_aantal: dict[str, Tekst] | None = Field(default=None, description="per reeks de reeks met dezelfde mensen")
    opvallend: Opvallend | None = Field(default=None, description="een groep velden: boven en onder")
    waarschuwingen: list[Waarschuwing] | None = Field(default=None, description="een lijst met waarschuwingen")
    breuken: list[Breukonderwerp] | None = Field(default=None, description="een lijst met onderwerpen van breuken")
    vergelijkbaar: dict[str, Tekst] | None = Field(default=None, description="per breuk de reden, in één zin")
    koppelingen: list[StandaardKoppeling] | None = Field(
        default=None, description="een lijst met koppelingen, elk een groep velden"
    )

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> BeschrijvingIndicator:
        if self.hoofdreeks not in self.reeksen:
            raise PydanticCustomError(
                "hoofdreeks",
                "De hoofdreeks '{naam}' staat niet bij de reeksen.",
                {"naam": self.hoofdreeks, "veld": "hoofdreeks", "doe": raad(self.hoofdreeks, list(self.reeksen))},
            )
        chosen = [("reeks_bij", *pair) for pair in self.reeks_bij or ()]
        chosen += [("reeks_bij_waarde", *pair) for pair in (self.reeks_bij_waarde or {}).items()]
        for group, what, line in chosen:
            if line is not None and line not in self.reeksen:
                raise PydanticCustomError(
                    group,
                    "De reeks '{naam}' bij '{bij}' staat niet bij de reeksen.",
                    {"naam": line, "bij": what, "veld": group, "doe": raad(line, list(self.reeksen))},
                )
        named = [(line, "reeksdelen") for line in self.reeksdelen or {}]
        named += [(line, "zelfde_aantal") for pair in (self.zelfde_aantal or {}).items() for line in pair]
        for line, where in named:
            if line not in self.reeksen:
                raise PydanticCustomError(
                    "reeks",
                    "De reeks '{naam}' staat niet bij de reeksen.",
                    {"naam": line, "veld": where, "doe": raad(line, list(self.reeksen))},
                )
        breaks = self.breuken or []
        for subject in self.vergelijkbaar or {}:
            if subject not in breaks:
                raise PydanticCustomError(
                    "vergelijkbaar",
                    "Over '{naam}' is dit cijfer vergelijkbaar, maar die breuk staat niet bij 'breuken'.",
                    {
                        "naam": subject,
                        "veld": "vergelijkbaar",
                        "doe": raad(subject, breaks) if breaks else f"Zet '{subject}' bij 'breuken', of haal dit weg.",
                    },
                )
        return self


def controleer_beschrijving(inhoud: dict[str, Any], laag: str, naam: str, bestand: Path) -> None:
    """Check the content of a .yml against what a model of this layer may and must say.

    Parameters
    ----------
    inhoud : dict
        As read from the file.
    laag, naam : str
        Layer and name of the model.
    bestand : Path
        The .yml; named in messages.

    Raises
    ------
    SociaalDomeinFout
        With file, line, field, what was expected, and the nearest known name.
    """
    model = BeschrijvingIndicator if laag == "ind" else Beschrijving
    _gewone_tekst(inhoud, bestand)
    # An empty group is an empty field.
    filled = {k: None if v == {} else v for k, v in inhoud.items()}
    try:
        model.model_validate(filled)
    except ValidationError as error:
        raise vertaal(error, model=model, bestand=bestand, regel=_regels(bestand), bij=f"het model {naam}") from None


def _gewone_tekst(inhoud: object, bestand: Path, pad: Pad = ()) -> None:
    """Refuse names that YAML took for a number or a date, and text that no file can hold."""
    if len(pad) > 12:
        raise SociaalDomeinFout(
            "Dit zit te diep in elkaar.", waar=plek(bestand, None, pad[:1]), doe="Maak het platter."
        )
    if isinstance(inhoud, dict):
        for name, value in inhoud.items():
            if not isinstance(name, str):
                raise SociaalDomeinFout(
                    f"De naam van een veld is geen tekst: {name}.",
                    waar=plek(bestand, None, pad),
                    doe=f'Zet aanhalingstekens om de naam: "{name}".',
                )
            _gewone_tekst(value, bestand, (*pad, name))
    elif isinstance(inhoud, list):
        for i, value in enumerate(inhoud):
            _gewone_tekst(value, bestand, (*pad, i))
    elif isinstance(inhoud, str) and _ONLEESBAAR.search(inhoud):
        raise SociaalDomeinFout(
            "Hier staat een teken dat niet te lezen is.", waar=plek(bestand, None, pad), doe="Haal dit teken weg."
        )


def _regels(bestand: Path) -> Callable[[Pad], int | None]:
    """Return what finds the line of a field; without a line the field alone must do."""
    from sociaal_domein.register.yamlboom import lees_tekst, ontleed

    try:
        return ontleed(lees_tekst(bestand), bestand).regel
    except SociaalDomeinFout:
        return lambda _: None
