"""A Frictionless data package: ``datapackage.json`` with a CSV file per kind, each with its schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sociaal_domein.vragen.ingelezen import MEERVOUD, MODELLEN, Raadsdocument, Stuk
from sociaal_domein.vragen.inuit.cellen import bescherm, kolommen, naar_rij, per_soort
from sociaal_domein.vragen.inuit.tabel import csv_van

LICENTIES: dict[str, dict[str, str]] = {
    "CC0-1.0": {
        "name": "CC0-1.0",
        "title": "Creative Commons Zero",
        "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    },
    "CC-BY-4.0": {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Naamsvermelding",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
}
_GEEN = {"name": "notspecified", "title": "Niet opgegeven: vraag het de griffie"}
_TITELS = {"raadsvragen": "Vragen van de raad", "toezeggingen": "Toezeggingen", "moties": "Moties en amendementen"}
_KEUZES = {"type": "string"}


def pakket(
    stukken: Iterable[Stuk],
    documenten: Sequence[Raadsdocument],
    *,
    gemeente: str,
    bronnen: Sequence[str] = (),
    licentie: str | None = None,
) -> dict[str, str]:
    """Return the files of the package by name.

    Parameters
    ----------
    stukken : iterable of Raadsvraag, Toezegging and Motie
    documenten : sequence of Raadsdocument
    gemeente : str
        The name of the municipality.
    bronnen : sequence of str
        The systems that were read from.
    licentie : str, optional
        A key of `LICENTIES`.
    """
    files: dict[str, str] = {}
    resources: list[dict[str, Any]] = []
    for kind, part in per_soort(list(stukken)):
        columns, name = kolommen(kind), MEERVOUD[kind]
        files[f"{name}.csv"] = csv_van(columns, (naar_rij(stuk, columns) for stuk in part))
        resources.append(_bestand(name, _TITELS[name], [_veld(kind, column) for column in columns]))
    names = [f.name for f in fields(Raadsdocument)]
    rows = [[bescherm(str(getattr(doc, name))) for name in names] for doc in sorted(documenten, key=lambda d: d.id)]
    files["documenten.csv"] = csv_van(names, rows)
    shown = [{"name": name, "type": "date" if name == "datum" else "string"} for name in names]
    resources.append(_bestand("documenten", "Documenten van de raad", shown))
    resources[1]["schema"]["foreignKeys"] = [
        {"fields": "raadsvraag", "reference": {"resource": "raadsvragen", "fields": "id"}}
    ]
    resources[0]["schema"]["foreignKeys"] = [{"fields": "vervolg_op", "reference": {"resource": "", "fields": "id"}}]
    package = {
        "profile": "tabular-data-package",
        "name": "raadsvragen",
        "title": f"Vragen, toezeggingen en moties van de raad van {gemeente}",
        "description": "Een cel die met een apostrof en een rekenteken begint, begint in het register met dat teken. "
        'Een cel die met "json:" begint, bevat JSON.',
        "licenses": [LICENTIES[licentie] if licentie else _GEEN],
        "sources": [{"title": title} for title in (f"Register van {gemeente}", *bronnen)],
        "resources": resources,
    }
    files["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    return files


def _bestand(name: str, title: str, columns: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": title,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "doubleQuote": True, "header": True},
        "schema": {"fields": columns, "primaryKey": "id", "missingValues": [""]},
    }


def _veld(kind: str, name: str) -> dict[str, Any]:
    model = MODELLEN[kind].model_fields[name]
    column: dict[str, Any] = {"name": name, "type": "string"}
    if model.description:
        column["description"] = model.description
    if model.annotation is bool:
        column |= {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nee"]}
    elif name == "termijn":
        column["type"] = "date"
    elif choices := _keuzes(model.annotation):
        column["constraints"] = {"enum": choices}
    if model.is_required():
        column["constraints"] = column.get("constraints", {}) | {"required": True}
    return column


def _keuzes(annotation: Any) -> list[str]:
    """Return the words of a choice, also where it may be left out."""
    from typing import Literal, get_args, get_origin

    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return next((found for part in get_args(annotation) if (found := _keuzes(part))), [])
