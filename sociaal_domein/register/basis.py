"""What every record in the register shares, and how a kind of record makes itself known."""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from sociaal_domein.meldingen import Pad
from sociaal_domein.taal import datum

_RICHTING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def _leesbaar(text: str) -> str:
    """Refuse what is no text: signs that steer a screen, or turn the order of letters around."""
    if any((unicodedata.category(sign) == "Cc" and sign not in "\n\t") or sign in _RICHTING for sign in text):
        raise PydanticCustomError(
            "stuurteken",
            "In deze tekst staat een onzichtbaar teken dat niet in een tekst hoort.",
            {"doe": "Haal het onzichtbare teken weg: typ de tekst opnieuw. Het kwam mee met plakken."},
        )
    return text


Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_leesbaar)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]

# What a dump is told when it is for a file that knows text and nothing else: the context of the serialization.
ALLEEN_TEKST = "alleen_tekst"
ID_VORM = "kleine letters, cijfers en lage streepjes, en een letter vooraan (zoals eigen_kracht)"


def niet_later(dag: date) -> date:
    """Refuse a day that has not come yet."""
    if dag > date.today():
        raise PydanticCustomError(
            "toekomst",
            "Deze datum is in de toekomst: {dag}.",
            {"dag": datum(dag), "doe": "Verbeter de datum."},
        )
    return dag


def _zonder_gebruiker(address: str) -> str:
    if "@" in address.partition("://")[2].replace("\\", "/").partition("/")[0]:
        raise PydanticCustomError(
            "adres_gebruiker",
            "In dit webadres staat een gebruiker of een wachtwoord.",
            {"doe": "Schrijf alleen het openbare webadres, zonder wat er voor het apenstaartje staat."},
        )
    return address


Webadres = Annotated[
    str,
    StringConstraints(pattern=r"^https?://\S+$"),
    AfterValidator(_leesbaar),
    AfterValidator(_zonder_gebruiker),
]


class Deel(BaseModel):
    """A group of fields inside a record: unknown fields are refused, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Record(Deel):
    """One entry in the register. Ids are permanent.

    The Dutch ``description`` of each field is what a user reads when the field is missing or wrong.
    """

    id: Id = Field(description=ID_VORM)
    naam: Tekst = Field(description="de naam, in een paar woorden")

    def verwijzingen(self) -> Iterator[tuple[Pad, str, str]]:
        """Yield (field path, kind, id) for each other record that this one names."""
        yield from ()


@dataclass(frozen=True)
class Soort:
    """A kind of record: its file in the register and its model.

    Attributes
    ----------
    naam : str
        Plural, the stem of the file: ``waarden`` is read from ``waarden.yaml``.
    enkel : str
        What one record is called in a message, with its article: ``een waarde``.
    model : type of Record
    verplicht : bool
        Whether a register without this file is refused.
    per_record : bool
        Whether each record has a file of its own, named after its id, in a folder of this name.
    map : str
        The folder of the working folder that holds it: ``register``, or ``eigen`` for what stays outside git.
    apart : bool
        Whether it is read only when it is asked for: no figure and no build rests on it. See `lezen.lees_stukken`.
    """

    naam: str
    enkel: str
    model: type[Record]
    verplicht: bool = False
    per_record: bool = False
    map: str = "register"
    apart: bool = False

    @property
    def is_binnen(self) -> bool:
        """Whether it stays inside the municipality: then no message repeats what was written."""
        return self.map != "register"

    def pad(self, map: Path, id: str | None = None) -> Path:
        """Return the file of this kind beside a register folder, or that of one record."""
        folder = map if not self.is_binnen else map.parent / self.map
        return folder / self.naam / f"{id}.yaml" if self.per_record and id else folder / f"{self.naam}.yaml"

    def bestanden(self, map: Path) -> list[Path]:
        """Return the files of this kind that are to be read."""
        if self.per_record:
            folder = self.pad(map, "id").parent
            return sorted(p for p in folder.glob("*.yaml") if not p.name.startswith("."))
        return [self.pad(map)] if self.verplicht or self.pad(map).exists() else []


@cache
def soorten() -> dict[str, Soort]:
    """Return every kind of record by name.

    A kind is a module of this package that defines ``SOORT``: a new kind is one new module.
    """
    package = __name__.rpartition(".")[0]
    folder = importlib.import_module(package).__path__
    modules = (importlib.import_module(f"{package}.{m.name}") for m in pkgutil.iter_modules(folder))
    kinds = [m.SOORT for m in modules if isinstance(getattr(m, "SOORT", None), Soort)]
    return {kind.naam: kind for kind in kinds}
