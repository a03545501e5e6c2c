"""Turn what pydantic found wrong into one Dutch message with place, expectation and remedy."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic.fields import FieldInfo

Pad = tuple[str | int, ...]


def plek(bestand: Path, regel: int | None = None, veld: Pad = ()) -> str:
    """Describe a place in a file.

    Examples
    --------
    >>> plek(Path("waarden.yaml"), 12, ("zoekt", 0, "soort"))
    'waarden.yaml, regel 12, veld zoekt › nummer 1 › soort'
    """
    parts = [str(bestand)]
    if regel is not None:
        parts.append(f"regel {regel}")
    if veld:
        parts.append("veld " + " › ".join(f"nummer {p + 1}" if isinstance(p, int) else p for p in veld))
    return ", ".join(parts)


def lijkt_op(woord: str, bekend: Iterable[str]) -> str | None:
    """Return the known word nearest to `woord`, or None when nothing comes near.

    Examples
    --------
    >>> lijkt_op("omschrijvng", ["naam", "omschrijving"])
    'omschrijving'
    """
    near = difflib.get_close_matches(woord, list(bekend), n=1)
    return near[0] if near else None


def raad(woord: str, bekend: Sequence[str]) -> str:
    """Say what the user probably meant, or what is possible."""
    if near := lijkt_op(woord, bekend):
        return f'Bedoelt u "{near}"? Verander het dan daarin.'
    return f"Kies uit: {opsomming(list(bekend), 'of')}."


def vertaal(
    fout: ValidationError,
    *,
    model: type[BaseModel],
    bestand: Path,
    regel: Callable[[Pad], int | None],
    bij: str,
    citeer: bool = True,
) -> SociaalDomeinFout:
    """Make one message out of a pydantic error: the first fault in full, the others by line.

    Parameters
    ----------
    fout : ValidationError
    model : type of BaseModel
        The model that refused the input; its field descriptions say, in Dutch, what is expected.
    bestand : Path
    regel : callable
        Gives the line number of a field path, or None when it is not known.
    bij : str
        What the fields belong to, such as ``"een waarde"``.
    citeer : bool
        Whether the message may repeat what was written; not where that can be about a resident.

    Returns
    -------
    SociaalDomeinFout
        To be raised by the caller.
    """

    def rank(error: Any) -> tuple[bool, bool, int]:
        # In a form that is being filled in, what stands there goes before what does not stand there yet.
        later = not citeer and error["type"] == "missing"
        return error["type"] != "extra_forbidden", later, regel(error["loc"]) or 0

    errors = sorted(_zonder_gevolgen(fout.errors(include_url=False), model), key=rank)
    first = errors[0]
    loc: Pad = tuple(first["loc"])
    ctx = first.get("ctx", {})
    if extra := ctx.get("veld"):
        loc = (*loc, extra)
    wat, doe = _woorden(first, loc, model, bij) if citeer else _zonder_citaat(first, loc, model, bij)
    here = regel(loc)
    if not citeer and first["type"] == "extra_forbidden":
        loc = loc[:-1]
    others = sorted({line for e in errors[1:] if (line := regel(e["loc"])) is not None} - {here})
    if others:
        wat += f" Kijk ook naar regel {opsomming([str(line) for line in others])}: ook daar staat een fout."
    return SociaalDomeinFout(wat, waar=plek(bestand, here, loc), doe=doe)


def _zonder_gevolgen(errors: list[Any], model: type[BaseModel]) -> list[Any]:
    """Leave out what a misspelt field is reported for once more: the right field that is missing."""
    meant = {
        (*loc[:-1], lijkt_op(str(loc[-1]), _submodel(model, loc[:-1]).model_fields))
        for loc in (e["loc"] for e in errors if e["type"] == "extra_forbidden")
    }
    return [e for e in errors if e["type"] != "missing" or e["loc"] not in meant]


def _woorden(error: Any, loc: Pad, model: type[BaseModel], bij: str) -> tuple[str, str]:
    name = next((str(p) for p in reversed(loc) if isinstance(p, str)), "")
    ctx = error.get("ctx", {})
    if "doe" in ctx:
        return str(error["msg"]), str(ctx["doe"])
    if error["type"] == "extra_forbidden":
        known = list(_submodel(model, loc[:-1]).model_fields)
        return f'Het veld "{name}" bestaat niet bij {bij}.', raad(name, known)
    if not loc:
        return f"Hier staat geen groep velden. Verwacht: {bij} met een naam en een waarde per veld.", (
            "Schrijf elk veld op een eigen regel, zoals: naam: Nabijheid."
        )
    expected = f"Verwacht: {_verwacht(error, model, loc)}."
    given = error.get("input")
    if error["type"] == "missing":
        return f'Het veld "{name}" ontbreekt bij {bij}. {expected}', f'Vul het veld "{name}" aan.'
    if given is None or given == [] or (isinstance(given, str) and not given.strip()):
        return f'Het veld "{name}" is leeg. {expected}', f'Vul het veld "{name}" in.'
    wat = f'Bij het veld "{name}" staat {_kort(given)}. {expected}'
    if error["type"] == "literal_error" and isinstance(given, str):
        return wat, raad(given, _keuzes(error))
    return wat, f'Verbeter het veld "{name}".'


def _zonder_citaat(error: Any, loc: Pad, model: type[BaseModel], bij: str) -> tuple[str, str]:
    """Say the same without a word of what was written: only names of fields and choices that we know."""
    ctx = error.get("ctx", {})
    known = list(_submodel(model, loc[:-1]).model_fields)
    if error["type"] == "extra_forbidden":
        return f"Hier staat een veld dat niet bestaat bij {bij}.", raad(str(loc[-1]), known)
    given = error.get("input")
    empty = given is None or given == [] or (isinstance(given, str) and not given.strip())
    if error["type"] == "missing" or (loc and empty) or set(ctx) == {"veld", "doe"}:
        return _woorden(error, loc, model, bij)
    if not loc:
        return _woorden({"type": error["type"]}, loc, model, bij)
    name = next((str(p) for p in reversed(loc) if isinstance(p, str)), "")
    wat = f'Het veld "{name}" is niet goed ingevuld. Verwacht: {_verwacht(error, model, loc)}.'
    if error["type"] == "literal_error" and isinstance(given, str):
        return wat, raad(given, _keuzes(error))
    return wat, str(ctx.get("doe") or f'Verbeter het veld "{name}".')


def _verwacht(error: Any, model: type[BaseModel], loc: Pad) -> str:
    if error["type"] == "literal_error":
        return opsomming(_keuzes(error), "of")
    field = _field(model, loc)
    return (field.description if field else None) or "tekst"


def _keuzes(error: Any) -> list[str]:
    return re.findall(r"'([^']*)'", str(error["ctx"]["expected"]))


def _kort(given: object) -> str:
    if isinstance(given, dict):
        return "een groep velden"
    if isinstance(given, list):
        return "een lijst"
    text = " ".join(str(given).split())
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'


def _field(model: type[BaseModel], loc: Pad) -> FieldInfo | None:
    names = [p for p in loc if isinstance(p, str)]
    return _submodel(model, tuple(names[:-1])).model_fields.get(names[-1]) if names else None


def _submodel(model: type[BaseModel], loc: Pad) -> type[BaseModel]:
    """Follow a field path down to the model that holds its last part."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _binnen(model.model_fields[part].annotation) or model
    return model


def _binnen(annotation: Any) -> type[BaseModel] | None:
    if get_origin(annotation) in (list, Union, UnionType):
        return next((m for a in get_args(annotation) if (m := _binnen(a))), None)
    return annotation if hasattr(annotation, "model_fields") else None
