"""What a question, a promise and a motion share: events with dates, where it stands, and where it was read.

Names are those of VNG ODS-Open-Raadsinformatie 2.0 where that standard has them (``vraagtype``, ``motietype``,
``portefeuillehouder``, ``toelichting``, ``link``; ``naam`` is its ``titel`` and ``tekst`` its ``inhoud``); ours are
what it lacks. A phase is never among them: it is computed, see `sociaal_domein.vragen.fase`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, JsonValue, PlainSerializer, SerializationInfo
from pydantic_core import PydanticCustomError

from sociaal_domein.meldingen import Pad
from sociaal_domein.register.basis import ALLEEN_TEKST, Deel, Id, Record, Tekst, Webadres, niet_later


def _als_lijst(value: Any) -> Any:
    """Take one name for a list of one name: most questions have one asker."""
    return [value] if isinstance(value, str) else value


def _uit_json(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise PydanticCustomError(
            "velden",
            "Dit is niet te lezen als JSON. Het programma vult dit veld zelf in.",
            {"doe": "Zet de tekst terug zoals die was, of haal het veld weg."},
        ) from None


def _als_json(fields: dict[str, JsonValue], info: SerializationInfo) -> Any:
    if not (info.context or {}).get(ALLEEN_TEKST):
        return fields
    text = json.dumps(fields, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a sign, as some systems give
        return json.dumps(fields)
    return text


# A register holds text only; in JSON a number stays a number and an empty field an empty field.
Velden = Annotated[dict[str, JsonValue], BeforeValidator(_uit_json), PlainSerializer(_als_json, when_used="json")]
Namen = Annotated[list[Tekst], BeforeValidator(_als_lijst)]
Geweest = Annotated[date, AfterValidator(niet_later)]


class Gebeurtenis(Deel):
    """Something that happened on a day.

    Attributes
    ----------
    tot : date or None
        The day that goes with it: to when an answer was postponed, or for when it stands on an agenda.
    """

    datum: Geweest = Field(description="een datum als 2026-03-31")
    tot: date | None = Field(default=None, description="een datum als 2026-04-30: tot wanneer, of voor wanneer")
    toelichting: Tekst | None = Field(default=None, description="één of twee zinnen: waarom, of hoe")
    document: Tekst | None = Field(default=None, description="de naam van het stuk waar het in staat")
    link: Webadres | None = Field(default=None, description="een webadres dat met https:// begint")


class Inlezing(Deel):
    """Where a record came from that nobody typed here, so that reading it again finds it again.

    Attributes
    ----------
    systeem : str
        Such as ``ibabs``, ``notubiz``, ``go``, ``ods``, ``openbesluitvorming`` or the name of a mapping.
    sleutel : str
        Its key there. With `systeem` it is unique.
    velden : dict
        What the source says in fields that this register has no place for, as it stood: an export gives it back.
    """

    systeem: Tekst = Field(description="het systeem waar het uit komt, zoals ibabs")
    sleutel: Tekst = Field(description="het nummer of de code in dat systeem")
    gelezen: Geweest = Field(description="de dag van inlezen, als 2026-03-31")
    velden: Velden = Field(
        default_factory=dict, description="velden die dit register niet kent; het programma vult dit in"
    )


class Raadsstuk(Record):
    """What a question, a promise and a motion share."""

    nummer: Tekst | None = Field(default=None, description="het nummer of kenmerk van de griffie")
    tekst: Tekst = Field(description="de tekst zoals die is gesteld, gegeven of ingediend")
    toelichting: Tekst | None = Field(default=None, description="de toelichting erbij")
    portefeuillehouder: Tekst | None = Field(default=None, description="wie in het college erover gaat: naam of rol")
    waarden: list[Id] = Field(default_factory=list, description="een lijst met waarden uit waarden.yaml")
    opgave: Id | None = Field(default=None, description="een opgave uit opgaven.yaml")
    link: Webadres | None = Field(default=None, description="het openbare webadres van het stuk")
    herkomst: Inlezing | None = Field(default=None, description="waar het is ingelezen; het programma vult dit in")

    def verwijzingen(self) -> Iterator[tuple[Pad, str, str]]:
        """Yield the values and the opgave that it is about."""
        for i, value in enumerate(self.waarden):
            yield ("waarden", i), "waarden", value
        if self.opgave is not None:
            yield ("opgave",), "opgaven", self.opgave

    def teksten(self) -> Iterator[tuple[Pad, str]]:
        """Yield every field with words of people, with its path: what the guard reads and what a search finds."""
        for name in ("naam", "tekst", "toelichting"):
            if (text := getattr(self, name)) is not None:
                yield (name,), text


def teksten_van(gebeurtenissen: Sequence[Gebeurtenis]) -> Iterator[tuple[Pad, str]]:
    """Yield what people wrote with events, with its path."""
    for i, event in enumerate(gebeurtenissen):
        for name in ("toelichting", "document"):
            if (text := getattr(event, name)) is not None:
                yield ("gebeurtenissen", i, name), text


def eis_volgorde(eerste: str, gebeurtenissen: list[tuple[str, date]]) -> None:
    """Refuse events without the one that begins it all, or from before that day."""
    if not gebeurtenissen:
        return
    begins = [day for kind, day in gebeurtenissen if kind == eerste]
    if len(begins) != 1:
        raise PydanticCustomError(
            "begin",
            'Verwacht: precies één gebeurtenis "{eerste}".',
            {
                "eerste": eerste,
                "veld": "gebeurtenissen",
                "doe": f'Zet er één keer "soort: {eerste}" met een datum bij.',
            },
        )
    early = next((kind for kind, day in gebeurtenissen if day < begins[0]), None)
    if early is not None:
        raise PydanticCustomError(
            "volgorde",
            'De gebeurtenis "{soort}" is van voor de dag waarop het begon.',
            {"soort": early, "veld": "gebeurtenissen", "doe": "Kijk de datums na."},
        )
