"""regels.yml beside a snapshot: what its tables must satisfy, each rule with its severity and its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, plek, raad, vertaal
from sociaal_domein.paden import geschreven
from sociaal_domein.register.yamlboom import Boom, lees_tekst, ontleed

REGELSBESTAND = "regels.yml"
Ernst = Literal["fout", "waarschuwing", "melding"]
ERNSTEN: tuple[Ernst, ...] = ("fout", "waarschuwing", "melding")
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

# How the expectations that we use sound in Dutch; any other keeps its own name.
_NAMEN = {
    "expect_column_to_exist": "de kolom {column} is er",
    "expect_column_values_to_be_of_type": "{column} is van de soort {type_}",
    "expect_column_values_to_not_be_null": "{column} is overal ingevuld",
    "expect_column_values_to_be_null": "{column} is overal leeg",
    "expect_column_values_to_match_regex": "{column} heeft de vorm {regex}",
    "expect_column_values_to_be_in_set": "{column} staat in de lijst van wat mag",
    "expect_column_values_to_be_between": "{column} ligt tussen {min_value} en {max_value}",
    "expect_column_values_to_be_unique": "{column} is nooit dubbel",
    "expect_compound_columns_to_be_unique": "{column_list} komen samen nooit dubbel voor",
    "expect_table_row_count_to_be_between": "het aantal rijen ligt tussen {min_value} en {max_value}",
    "expect_column_pair_values_a_to_be_greater_than_b": "{column_A} is niet kleiner dan {column_B}",
}


class _Regel(BaseModel):
    """One rule as it stands in the file: an expectation with its arguments, or SQL that returns the wrong rows."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    tabel: Tekst = Field(description="de naam van een tabel van deze bron")
    naam: Tekst | None = Field(default=None, description="hoe deze regel heet, in een paar woorden")
    regel: Tekst | None = Field(default=None, description="de naam van een verwachting van Great Expectations")
    met: dict[str, Any] | None = Field(default=None, description="een groep velden, zoals {column: jaar}")
    sql: Tekst | None = Field(default=None, description="een select die de foute rijen geeft")
    ernst: Ernst = Field(description="fout, waarschuwing of melding")
    reden: Tekst = Field(description="één zin: waarom deze regel er is")
    indicatoren: list[Tekst] | None = Field(default=None, description="een lijst met namen van indicatoren")

    @model_validator(mode="after")
    def _zegt_een_ding(self) -> _Regel:
        if (self.regel is None) == (self.sql is None):
            raise PydanticCustomError(
                "regel_of_sql",
                "Deze regel zegt niet wat hij nagaat, of zegt het twee keer.",
                {"doe": "Geef 'regel' met 'met', of geef 'naam' met 'sql'."},
            )
        if self.sql is not None and self.naam is None:
            raise PydanticCustomError(
                "naamloos",
                "Deze regel heeft geen naam.",
                {"doe": "Geef 'naam': in een paar woorden wat goed is, zoals: geen gemeente komt dubbel voor."},
            )
        return self


class _Bestand(BaseModel):
    """The whole file."""

    regels: list[_Regel] = Field(description="een lijst met regels")


@dataclass(frozen=True)
class Regel:
    """One rule, and the place where it stands.

    Attributes
    ----------
    bron, tabel : str
    naam : str
        In Dutch what is right; unique within the source.
    verwachting : str or None
        Name of a Great Expectations expectation, with its arguments in `met`.
    sql : str or None
        A select that returns the offending rows.
    ernst : str
        ``fout``, ``waarschuwing`` or ``melding``.
    reden : str
        One sentence: why this rule.
    indicatoren : tuple of str
        The indicators a finding is about; empty means all that rest on the table.
    """

    bron: str
    tabel: str
    naam: str
    verwachting: str | None
    met: dict[str, Any] = field(hash=False)
    sql: str | None
    ernst: Ernst
    reden: str
    indicatoren: tuple[str, ...]
    bestand: Path
    nummer: int
    _boom: Boom = field(repr=False, hash=False, compare=False)

    def waar(self, *veld: str) -> str:
        """Return file, line and field of (a field of) this rule, for a message."""
        loc: Pad = (self.nummer, *veld)
        return plek(self.bestand, self._boom.regel(loc), loc)


def lees_regels(map: Path, bron: str) -> list[Regel]:
    """Read the regels.yml in the folder of a snapshot; without the file there are no rules.

    Parameters
    ----------
    map : Path
    bron : str
        Name of the source.

    Raises
    ------
    SociaalDomeinFout
        The file cannot be read or a rule is not right; names file, line and field.
    """
    file = geschreven(map, REGELSBESTAND)
    if not file.exists():
        return []
    text = lees_tekst(file)
    tree = ontleed(text, file)
    try:
        content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []
    # PyYAML lets plain ValueErrors through (an impossible date, a number that is too long).
    except (yaml.YAMLError, ValueError, RecursionError):
        raise SociaalDomeinFout(
            "Dit bestand bevat een getal of datum die niet bestaat.",
            waar=plek(file),
            doe="Zet de waarde tussen aanhalingstekens, of verbeter haar.",
        ) from None
    if not isinstance(content, list):
        raise SociaalDomeinFout(
            "Verwacht werd een lijst met regels.",
            waar=plek(file, 1),
            doe="Begin elke regel met een streepje, zoals: - tabel: lasten. De uitleg staat in docs/kwaliteit.md.",
        )
    try:
        found = _Bestand.model_validate({"regels": content}).regels
    except ValidationError as error:
        raise vertaal(
            error, model=_Bestand, bestand=file, regel=lambda loc: tree.regel(loc[1:]), bij="een regel"
        ) from None
    rules = [_regel(bron, r, number, file, tree) for number, r in enumerate(found)]
    _namen_uniek(rules)
    return rules


def _regel(bron: str, rule: _Regel, number: int, file: Path, tree: Boom) -> Regel:
    return Regel(
        bron=bron,
        tabel=rule.tabel,
        naam=rule.naam or _naam(str(rule.regel), rule.met or {}),
        verwachting=rule.regel,
        met=rule.met or {},
        sql=rule.sql,
        ernst=rule.ernst,
        reden=rule.reden,
        indicatoren=tuple(rule.indicatoren or ()),
        bestand=file,
        nummer=number,
        _boom=tree,
    )


def _naam(expectation: str, met: dict[str, Any]) -> str:
    words = {k: " en ".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in met.items()}
    pattern = _NAMEN.get(expectation)
    if expectation.endswith("_between") and pattern:
        bounds = {"min_value": "minstens", "max_value": "hoogstens"}
        given = [f"{word} {met[k]}" for k, word in bounds.items() if met.get(k) is not None]
        if len(given) == 1:
            return f"{words.get('column', 'het aantal rijen')} is {given[0]}"
    try:
        return pattern.format(**words) if pattern else f"{expectation} {words.get('column', '')}".strip()
    except KeyError:  # an argument is missing; the expectation itself says so when it is made
        return expectation


def _namen_uniek(rules: list[Regel]) -> None:
    seen: dict[tuple[str, str], Regel] = {}
    for rule in rules:
        if (earlier := seen.setdefault((rule.tabel, rule.naam), rule)) is not rule:
            raise SociaalDomeinFout(
                f"Twee regels over {rule.tabel} heten '{rule.naam}'.",
                waar=f"{rule.waar()}; de eerste is nummer {earlier.nummer + 1}",
                doe="Geef een van de twee een eigen 'naam', of haal haar weg.",
            )


def controleer_namen(rules: list[Regel], kolommen: dict[str, list[str]]) -> None:
    """Refuse rules about a table or column that the snapshot does not have.

    Parameters
    ----------
    rules : list of Regel
    kolommen : dict of str to list of str
        The columns of each table.

    Raises
    ------
    SociaalDomeinFout
        With file, line, field, and the nearest name that does exist.
    """
    for rule in rules:
        if rule.tabel not in kolommen:
            raise SociaalDomeinFout(
                f"De bron {rule.bron} heeft geen tabel '{rule.tabel}'.",
                waar=rule.waar("tabel"),
                doe=raad(rule.tabel, sorted(kolommen)),
            )
        if rule.verwachting == "expect_column_to_exist":
            continue
        known = kolommen[rule.tabel]
        for name in ("column", "column_A", "column_B", "column_list"):
            given = rule.met.get(name)
            for column in given if isinstance(given, list) else [given] if given is not None else []:
                if column not in known:
                    raise SociaalDomeinFout(
                        f"De tabel {rule.tabel} heeft geen kolom '{column}'.",
                        waar=rule.waar("met", name),
                        doe=raad(str(column), known),
                    )
