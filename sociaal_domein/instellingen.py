"""The settings of one municipality: ``sociaal-domein.toml`` in its working folder."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, plek, vertaal
from sociaal_domein.register.basis import ID_VORM, Id
from sociaal_domein.register.yamlboom import lees_tekst
from sociaal_domein.vragen.reces import RecesFout, lees_periode, lees_reces

Naam = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
TERMIJN_VORM = 'een getal met dagen, weken of werkdagen, zoals "30 dagen" of "4 weken"'
Termijntekst = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[1-9][0-9]{0,2} (dag|dagen|week|weken|werkdag|werkdagen)$")
]
_PUNT = r"[0-9]{4}-(?:W[0-9]{2}|[0-9]{2}-[0-9]{2})"
_PERIODE = rf"^{_PUNT}(?:/{_PUNT})?$"


def _bestaat(periode: str) -> str:
    try:
        lees_periode(periode)
    except RecesFout as error:
        raise PydanticCustomError("reces", "{wat}", {"wat": error.wat, "doe": error.doe}) from None
    return periode


Periodetekst = Annotated[str, StringConstraints(pattern=_PERIODE), AfterValidator(_bestaat)]


class Drempels(BaseModel):
    """The smallest groups that a figure may be about, in persons.

    Attributes
    ----------
    kleinste_noemer : int
        A rate over fewer persons is not shown.
    kleinste_teller : int
        A rate that counts fewer persons carries no message.
    kleinste_groep : int
        A case is told outside the team only as it could be about this many people. May be raised, never lowered.
    kleinste_groep_jeugd : int
        The same, where it is about youth or safety. May be raised, never lowered.
    kleinste_aantal_casussen : int
        A published count over fewer cases is not shown. May be raised, never lowered.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kleinste_noemer: int = Field(default=100, ge=1, strict=True, description="een heel getal van 1 of meer")
    kleinste_teller: int = Field(default=10, ge=1, strict=True, description="een heel getal van 1 of meer")
    kleinste_groep: int = Field(default=5, ge=5, strict=True, description="een heel getal van 5 of meer")
    kleinste_groep_jeugd: int = Field(default=10, ge=10, strict=True, description="een heel getal van 10 of meer")
    kleinste_aantal_casussen: int = Field(default=10, ge=10, strict=True, description="een heel getal van 10 of meer")


class Verversing(BaseModel):
    """How this municipality asks publishers for newer figures.

    Attributes
    ----------
    contact : str or None
        E-mail address or page that goes along with every request, so that a publisher can reach the asker.
    adressen : dict of str to str
        Another base address per publisher, by its name in the list of tables: a mirror, or a proxy of the municipality.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: Naam | None = Field(default=None, description='een e-mailadres, zoals "griffie@voorbeeld.nl"')
    adressen: dict[str, Naam] = Field(
        default_factory=dict, description='een adres per uitgever, zoals cbs = "https://spiegel.voorbeeld.nl"'
    )


class Reglement(BaseModel):
    """What the reglement van orde of this council says about questions.

    Attributes
    ----------
    artikel : str or None
        The article about written questions, such as ``33``.
    termijn : str
        The time to answer: a number of ``dagen`` (calendar days), ``weken`` or ``werkdagen``.
    termijn_mondeling, termijn_technisch : str or None
        The same for the other kinds; None: they have no term of their own.
    reces : list of str
        Periods in which the term stands still: two days or two ISO weeks with a slash between, the last one included
        (``2026-07-13/2026-08-23``, ``2026-W29/2026-W34``), or one week (``2026-W43``).
    uitstel_is_antwoord : bool
        Whether a postponement with its reason counts as an answer.
    schuift_door : bool
        Whether a last day in a weekend or on a general holiday becomes the first working day after it.
    vindplaats : str or None
        Where the reglement can be read.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    artikel: Naam | None = Field(default=None, description='een artikel, zoals "33"')
    termijn: Termijntekst = Field(default="30 dagen", description=TERMIJN_VORM)
    termijn_mondeling: Termijntekst | None = Field(default=None, description=TERMIJN_VORM)
    termijn_technisch: Termijntekst | None = Field(default=None, description=TERMIJN_VORM)
    reces: list[Periodetekst] = Field(
        default_factory=list, description='een lijst zoals ["2026-07-13/2026-08-23", "2026-W43"]'
    )
    uitstel_is_antwoord: bool = Field(default=False, strict=True, description="true of false")
    schuift_door: bool = Field(default=False, strict=True, description="true of false")
    vindplaats: Naam | None = Field(default=None, description="een webadres of een plaats")

    @field_validator("reces")
    @classmethod
    def _vallen_niet_samen(cls, reces: list[str]) -> list[str]:
        try:
            lees_reces(reces)
        except RecesFout as error:
            raise PydanticCustomError("reces", "{wat}", {"wat": error.wat, "doe": error.doe}) from None
        return reces


class Instellingen(BaseModel):
    """What one municipality chose.

    Attributes
    ----------
    gemeente : str or None
        Name or CBS code as the user wrote it; None without a working folder.
    opgave : str or None
        The opgave of a briefing when the user names none.
    vergelijkingsgroep : list of str
        Names or codes of the municipalities to compare with; empty means same size class and urbanity.
    drempels : Drempels
    ververs : Verversing
    reglement : Reglement
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    gemeente: Naam | None = Field(
        default=None, description='de naam of de CBS-code van uw gemeente, zoals "Leusden" of "GM0327"'
    )
    opgave: Id | None = Field(default=None, description=f"een opgave uit register/opgaven.yaml: {ID_VORM}")
    vergelijkingsgroep: list[Naam] = Field(
        default_factory=list, description='een lijst met namen of codes, zoals ["Soest", "Baarn"]'
    )
    drempels: Drempels = Field(default_factory=Drempels, description="een groep [drempels] met getallen")
    ververs: Verversing = Field(default_factory=Verversing, description="een groep [ververs] met een contact")
    reglement: Reglement = Field(default_factory=Reglement, description="een groep [reglement] met een termijn")


class _InBestand(Instellingen):
    """In a file the municipality must be there."""

    gemeente: Naam = Field(description='de naam of de CBS-code van uw gemeente, zoals "Leusden" of "GM0327"')


def lees_instellingen(home: Path | None) -> Instellingen:
    """Read the settings of a working folder.

    Parameters
    ----------
    home : Path or None
        The working folder (see `paden.werkmap`); None gives the defaults.

    Returns
    -------
    Instellingen

    Raises
    ------
    SociaalDomeinFout
        With file, line, field, what was expected and what to do.
    """
    if home is None:
        return Instellingen()
    file = home / paden.INSTELLINGENBESTAND
    if not file.exists():
        raise SociaalDomeinFout(
            f"Deze map is geen werkmap: {paden.INSTELLINGENBESTAND} ontbreekt.",
            waar=plek(home),
            doe="Maak een werkmap met: sociaal-domein begin --gemeente NAAM. "
            "Of kies een andere map met SOCIAAL_DOMEIN_HOME.",
        )
    text = lees_tekst(file)
    try:
        return _InBestand.model_validate(_toml(text, file))
    except ValidationError as exc:
        raise vertaal(
            exc,
            model=_InBestand,
            bestand=file,
            regel=lambda loc: _regel(text, loc),
            bij="de instellingen",
        ) from None


def _toml(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as exc:
        found = re.search(r"at line (\d+)", str(exc))
        raise SociaalDomeinFout(
            'Dit bestand is niet te lezen als TOML. Verwacht: per regel naam = "waarde".',
            waar=plek(file, int(found[1]) if found else None),
            doe="Zet tekst tussen rechte aanhalingstekens en schrijf elk veld één keer op.",
        ) from None


def _regel(text: str, loc: Pad) -> int | None:
    """Find the line of a field: tomllib itself keeps none."""
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[+\s*([\w.-]+)", line):
            table = header[1]
            if loc[:1] == (table,) and len(loc) == 1:
                return number
        elif name := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*[=.]", line):
            path = (table, name[1]) if table else (name[1],)
            if loc[: len(path)] == path:
                return number
    return None
