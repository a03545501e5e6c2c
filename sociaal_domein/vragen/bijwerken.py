"""Change one record of the book: find it, make the new one as a whole, and keep it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import bedoelt_u
from sociaal_domein.meldingen import vertaal
from sociaal_domein.register import Motie, Raadsvraag, Record, Toezegging, soorten
from sociaal_domein.taal import datum as in_woorden
from sociaal_domein.vragen.boek import Boek, bewaar

R = TypeVar("R", Raadsvraag, Toezegging, Motie)


def vind(records: Mapping[str, R], id: str, een: str) -> R:
    """Return a record by its id, or by the number of the griffie when only one has it.

    Parameters
    ----------
    een : str
        What one record is called, such as ``vraag``: that is its command too.

    Raises
    ------
    SociaalDomeinFout
        There is none (near misses are named), or more than one has this number.
    """
    if id in records:
        return records[id]
    numbered = [r for r in records.values() if r.nummer == id]
    if len(numbered) == 1:
        return numbered[0]
    if numbered:
        raise SociaalDomeinFout(
            f"Meer dan één {een} heeft het nummer '{id}'.", doe=f"Kies een id: {', '.join(r.id for r in numbered)}."
        )
    known = [*records, *(r.nummer for r in records.values() if r.nummer)]
    raise SociaalDomeinFout(
        f"Er is geen {een} met de id of het nummer '{id}'.",
        doe=bedoelt_u(id, known) + f"Alle id's staan in: sociaal-domein {een} lijst",
    )


def dag_van(stuk: Raadsvraag | Toezegging, soort: str) -> date | None:
    """Return the day of the first event of a kind; None when it has none."""
    return next((e.datum for e in stuk.gebeurtenissen if e.soort == soort), None)


def met_gebeurtenis(boek: Boek, stuk: R, extra: Mapping[str, Any] | None = None, **velden: Any) -> R:
    """Keep a record with one more event; events stand in the order of their days."""
    events = [*kaal(stuk)["gebeurtenissen"], gevuld(**velden)]
    return werk_bij(boek, stuk, gebeurtenissen=sorted(events, key=lambda e: e["datum"]), **(extra or {}))


def eis_later(datum: date, tot: date, laatste: date | None) -> None:
    """Refuse a postponement to a day that is not later than its own day, or than the last day that holds already."""
    if tot <= datum:
        raise SociaalDomeinFout(
            f"Uitstel van {in_woorden(datum)} tot {in_woorden(tot)} kan niet.",
            waar="--tot",
            doe="Kies een dag na die van het uitstel.",
        )
    if laatste is not None and tot <= laatste:
        raise SociaalDomeinFout(
            f"Uitstel tot {in_woorden(tot)} maakt de termijn niet langer: de laatste dag is al {in_woorden(laatste)}.",
            waar="--tot",
            doe=f"Kies een dag na {in_woorden(laatste)}.",
        )


def werk_bij(boek: Boek, stuk: R, **anders: Any) -> R:
    """Keep a record with other fields, and return it as it is now."""
    new = maak(type(stuk), {**kaal(stuk), **anders})
    bewaar(boek, new)
    return new


def maak(model: type[R], data: Mapping[str, Any]) -> R:
    """Make a record of fields; what does not fit is said in Dutch, without a file that was never written."""
    try:
        return model.model_validate(data)
    except ValidationError as exc:
        raise _fout(exc, model) from None


def _fout(exc: ValidationError, model: type[Record]) -> SociaalDomeinFout:
    kind = next(kind for kind in soorten().values() if kind.model is model)
    told = vertaal(exc, model=model, bestand=Path(kind.naam), regel=lambda _: None, bij=kind.enkel)
    field = (told.waar or "").partition(", veld ")[2].split(" › ")[-1]
    return SociaalDomeinFout(told.wat, waar=f"veld {field}" if field else None, doe=told.doe)


def kaal(stuk: Record) -> dict[str, Any]:
    """Return the fields of a record, to change and make anew."""
    return stuk.model_dump()


def gevuld(**velden: Any) -> dict[str, Any]:
    """Return the fields that were given."""
    return {key: value for key, value in velden.items() if value is not None and value != []}
