"""The mapping of a list of a griffie or a supplier: which column says what, and which word means what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.casuistiek.koppeling import Bestandsvorm
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import vertaal
from sociaal_domein.register.basis import Deel, Tekst
from sociaal_domein.register.moties import Motiegebeurtenissoort, Motietype
from sociaal_domein.register.raadsvragen import GerichtAan, Grondslag, Vraaggebeurtenissoort, Vraagtype
from sociaal_domein.register.toezeggingen import Toezeggingsgebeurtenissoort
from sociaal_domein.register.yamlboom import Boom, lees_tekst, ontleed
from sociaal_domein.taal import getal, opsomming

Soortnaam = Literal["raadsvraag", "toezegging", "motie"]
Dagvolgorde = Literal["dag-maand-jaar", "maand-dag-jaar", "jaar-maand-dag"]
NIETS = "niets"
OVERSLAAN = "overslaan"
_ALLE = ("nummer", "naam", "tekst", "toelichting", "portefeuillehouder", "link", "status", "status_dag", "soort_rij")
GEBEURTENISSEN: dict[str, tuple[str, ...]] = {
    "raadsvraag": get_args(Vraaggebeurtenissoort),
    "toezegging": get_args(Toezeggingsgebeurtenissoort),
    "motie": get_args(Motiegebeurtenissoort),
}
_ANTWOORD = ("beantwoord", "antwoord", "antwoord_document", "antwoord_link")
VELDEN: dict[str, tuple[str, ...]] = {
    "raadsvraag": (
        *_ALLE, "steller", "fractie", "vraagtype", "grondslag", "gericht_aan", "deelvragen", "termijn",
        "uitgesteld_tot",
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
SOORTEN: tuple[Soortnaam, ...] = get_args(Soortnaam)
# In a list with more than one kind: the field that stands for one that has no column of its own.
_IN_PLAATS_VAN: dict[str, dict[str, str]] = {
    "raadsvraag": {"ingediend": "gedaan", "fractie": "aan"},
    "toezegging": {"gedaan": "ingediend", "aan": "fractie", "status_dag": "beantwoord"},
    "motie": {"ingediend": "gedaan", "fractie": "aan", "status_dag": "beantwoord"},
}
WOORDEN: dict[str, tuple[str, ...]] = {
    "soort_rij": (*SOORTEN, "amendement", OVERSLAAN),
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
    soort : str
        What every row is; of a list with a column `soort_rij` that column says it, row by row.
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
        known = tuple(dict.fromkeys(name for kind in self.soorten for name in VELDEN[kind]))
        for group in ("velden", "vast"):
            for name in getattr(self, group):
                if name not in known or (group, name) == ("vast", "soort_rij"):
                    raise PydanticCustomError(
                        "veld",
                        'Het veld "{naam}" bestaat niet bij een {soort}.',
                        {
                            "naam": name,
                            "soort": " of ".join(self.soorten),
                            "veld": group,
                            "doe": f"Kies uit: {', '.join(known)}.",
                        },
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
            seen: dict[str, str] = {}
            for text, word in words.items():
                if seen.setdefault(" ".join(text.split()).casefold(), word) != word:
                    raise PydanticCustomError(
                        "tweemaal",
                        'Bij "{veldnaam}" staat hetzelfde woord twee keer, met een andere betekenis.',
                        {
                            "veldnaam": field,
                            "veld": "woorden",
                            "doe": "Hoofdletters en spaties maken geen verschil. Laat er één staan.",
                        },
                    )
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

    @property
    def soorten(self) -> tuple[Soortnaam, ...]:
        """The kinds that a row of this list can be."""
        return SOORTEN if "soort_rij" in self.velden else (self.soort,)

    def voor(self, soort: Soortnaam) -> Vraagkoppeling:
        """Return the mapping of the rows of one kind, in a list with more than one."""
        fields = dict(self.velden)
        fixed = dict(self.vast)
        for own, other in _IN_PLAATS_VAN[soort].items():
            if own not in fixed and own not in fields and other in fixed:
                fixed[own] = fixed[other]
            elif own not in fixed and other in fields and (own not in fields or own == "status_dag"):
                fields[own] = [*fields.get(own, []), *fields[other]]
        known = set(VELDEN[soort]) - {"soort_rij"}
        return self.model_copy(
            update={
                "soort": soort,
                "velden": {name: columns for name, columns in fields.items() if name in known},
                "vast": {name: text for name, text in fixed.items() if name in known},
            }
        )

    def betekenissen(self, veld: str) -> tuple[str, ...]:
        """Return what a word in a field can mean."""
        if veld == "soort_rij":
            return WOORDEN[veld]
        if veld == "status":
            events = [event for kind in self.soorten for event in GEBEURTENISSEN[kind]]
            answered = ("beantwoord",) if "raadsvraag" in self.soorten else ()
            return (*dict.fromkeys(events), *answered, NIETS)
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
    _eis_ingevuld(tree, pad)
    try:
        return Vraagkoppeling.model_validate(tree.inhoud or {})
    except ValidationError as error:
        raise vertaal(error, model=Vraagkoppeling, bestand=pad, regel=tree.regel, bij="een koppelbestand") from None


def _eis_ingevuld(tree: Boom, pad: Path) -> None:
    """Refuse a proposal in which words have no meaning yet: all at once, with what can be chosen."""
    content = tree.inhoud if isinstance(tree.inhoud, dict) else {}
    groups = content.get("woorden")
    groups = groups if isinstance(groups, dict) else {}
    empty = [
        ("woorden", str(field), str(word))
        for field, words in groups.items()
        if isinstance(words, dict)
        for word, meaning in words.items()
        if meaning is None or (isinstance(meaning, str) and not meaning.strip())
    ]
    if not empty:
        return
    mixed = isinstance(content.get("velden"), dict) and "soort_rij" in content["velden"]
    kind = content.get("soort") if content.get("soort") in SOORTEN else SOORTEN[0]
    shape = Vraagkoppeling.model_construct(soort=kind, velden={"soort_rij": []} if mixed else {})
    choices = [
        f"bij {field} uit: {', '.join(shape.betekenissen(field))}" for field in dict.fromkeys(path[1] for path in empty)
    ]
    lines = sorted({line for path in empty if (line := tree.regel(path)) is not None})
    words = "1 woord" if len(empty) == 1 else f"{getal(len(empty))} woorden"
    raise SociaalDomeinFout(
        f"Achter {words} staat nog niets.",
        waar=f"{pad}, regel {opsomming([str(line) for line in lines])}, veld woorden",
        doe=f"Kies per woord {'; '.join(choices)}.",
    )
