"""Reading and checking the YAML files beside a snapshot, with Dutch messages that name the field."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sociaal_domein.fouten import SociaalDomeinFout

T = TypeVar("T")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DIEPSTE_LAAG = 100
DUBBEL = "twice"

_UITLEG = {
    "missing": "het veld ontbreekt",
    "extra_forbidden": "dit veld kennen wij niet",
    "literal_error": "verwacht is {expected}",
    "string_type": "verwacht is tekst",
    "string_too_short": "het veld is leeg",
    "string_pattern_mismatch": "de tekst heeft niet de goede vorm",
    "int_type": "verwacht is een heel getal",
    "int_parsing": "verwacht is een heel getal",
    "greater_than_equal": "verwacht is een getal van {ge} of meer",
    "date_from_datetime_parsing": "verwacht is een datum, zoals 2026-11-21",
    "date_type": "verwacht is een datum, zoals 2026-11-21",
    "list_type": "verwacht is een lijst",
    "tuple_type": "verwacht is een lijst",
    "dict_type": "verwacht zijn velden met een naam",
    "model_type": "verwacht zijn velden met een naam",
    "value_error": "{error}",
}


class Streng(BaseModel):
    """Base of all records in this package's YAML files: frozen, and no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EnkeleLader(_LOADER):  # type: ignore[misc]
    """Refuses a field that stands there twice: YAML keeps the last one and says nothing."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(problem=DUBBEL, problem_mark=key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _weiger_diepte(text: str) -> None:
    """Refuse a file with very many layers: the parser in C would end the whole process on it."""
    if text.count("[") + text.count("{") + text.count("- -") < DIEPSTE_LAAG:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DIEPSTE_LAAG:
            raise ValueError("too deep")


def lees_yaml(pad: Path, soort: type[T] | Any) -> T:
    """Read a YAML file and check it against a type.

    Parameters
    ----------
    pad : Path
        The file.
    soort : type
        A pydantic model, or any type pydantic understands (``tuple[Model, ...]``).

    Raises
    ------
    SociaalDomeinFout
        Names the file, the field and what was expected.
    """
    try:
        text = pad.read_text(encoding="utf-8-sig")
        _weiger_diepte(text)
        content = yaml.load(text, Loader=EnkeleLader)
    except FileNotFoundError as error:
        raise SociaalDomeinFout(
            f"Het bestand {pad.name} ontbreekt.", waar=str(pad), doe="Lees deze bron opnieuw in."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SociaalDomeinFout(
            f"Het bestand {pad.name} is niet te lezen.", waar=str(pad), doe="Lees deze bron opnieuw in."
        ) from error
    # PyYAML lets errors of Python through (an impossible date, a number that is too long, a label that does not fit).
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", regel {mark.line + 1}" if mark else ""
        raise SociaalDomeinFout(
            f"Het bestand {pad.name} is geen geldige YAML.",
            waar=f"{pad}{line}",
            doe="Kijk naar inspringen, dubbele punten en aanhalingstekens op en rond deze regel.",
        ) from error
    try:
        return TypeAdapter(soort).validate_python(content)  # type: ignore[no-any-return]
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "het hele bestand"
        context = first.get("ctx", {})
        if "expected" in context:
            context["expected"] = str(context["expected"]).replace(" or ", " of ")
        text = _UITLEG.get(first["type"], "de inhoud klopt niet").format(**context)
        raise SociaalDomeinFout(
            f"{pad.name}: {field}: {text}.",
            waar=f"{pad}, veld {field}",
            doe="Verbeter dit veld, of lees deze bron opnieuw in.",
        ) from error


def schrijf_yaml(pad: Path, model: BaseModel) -> None:
    """Write a model as YAML, fields in their own order, the same bytes every time."""
    content = model.model_dump(mode="python", exclude_none=True)
    pad.write_bytes(yaml.safe_dump(_kaal(content), sort_keys=False, allow_unicode=True, width=110).encode("utf-8"))


def _kaal(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {k: _kaal(v) for k, v in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_kaal(v) for v in waarde]
    return waarde
