"""How a record goes into the cells of a table, and comes out again as it was.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and loses it when it is read back.
What has no plain way of writing is written as JSON: a list of events, or a text with signs that XML cannot hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from sociaal_domein.vragen.ingelezen import MODELLEN, Stuk, soort_van

SOORT = "soort"
_ALS_FORMULE = re.compile(r"'*[=+\-@\t\r]")
_BESCHERMD = re.compile(r"'+[=+\-@\t\r]")
_JSON = "json:"
_NIET_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|\r")
_TUSSEN = " | "


def bescherm(tekst: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    Examples
    --------
    >>> bescherm("=1+1"), bescherm("'=1"), bescherm("'s-Gravenhage")
    ("'=1+1", "''=1", "'s-Gravenhage")
    """
    return f"'{tekst}" if _ALS_FORMULE.match(tekst) else tekst


def herstel(tekst: str) -> str:
    """Undo `bescherm`.

    Examples
    --------
    >>> herstel("'=1+1"), herstel("'s-Gravenhage")
    ('=1+1', "'s-Gravenhage")
    """
    return tekst[1:] if _BESCHERMD.match(tekst) else tekst


def kolommen(*soorten: str) -> list[str]:
    """Return the fields of these kinds of record, each once, in the order of the models."""
    return list(dict.fromkeys(field for kind in soorten for field in MODELLEN[kind].model_fields))


def naar_rij(stuk: Stuk, velden: list[str]) -> list[str]:
    """Return the cells of a record; an empty cell is a field with nothing in it."""
    whole = stuk.model_dump(mode="json")
    return [bescherm(_cel(value)) if (value := whole.get(name)) not in (None, []) else "" for name in velden]


def _cel(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, str):
        return _met_json(value) if _NIET_IN_XML.search(value) or value.startswith(_JSON) else value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        text = _TUSSEN.join(value)
        if text.split(_TUSSEN) == value and not text.startswith(_JSON) and not _NIET_IN_XML.search(text):
            return text
    return _met_json(value)


def _met_json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    if _NIET_IN_XML.search(text):
        text = _NIET_IN_XML.sub(lambda hit: "".join(f"\\u{ord(sign):04x}" for sign in hit[0]), text)
    return _JSON + text


def van_rij(rij: Mapping[str, str], soort: str) -> dict[str, Any]:
    """Return the fields of a record from its cells.

    Raises
    ------
    ValueError
        A cell holds JSON that is none.
    """
    fields = MODELLEN[soort].model_fields
    found: dict[str, Any] = {}
    for name, cell in rij.items():
        text = herstel(cell)
        if not text or name not in fields:
            continue
        if text.startswith(_JSON):
            found[name] = json.loads(text.removeprefix(_JSON))
        elif _is_lijst(fields[name].annotation):
            found[name] = text.split(_TUSSEN)
        else:
            found[name] = {"ja": True, "nee": False}.get(text, text) if fields[name].annotation is bool else text
    return found


def _is_lijst(annotation: Any) -> bool:
    if get_origin(annotation) is list:
        inner = get_args(annotation)[0]
        return not (isinstance(inner, type) and issubclass(inner, BaseModel))
    return False


def per_soort(stukken: list[Stuk]) -> Iterator[tuple[str, list[Stuk]]]:
    """Yield the records of each kind, in the order of their ids."""
    for kind in MODELLEN:
        yield kind, sorted((stuk for stuk in stukken if soort_van(stuk) == kind), key=lambda stuk: stuk.id)
