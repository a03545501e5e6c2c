"""GO (JSON): meetings whose documents become documents of the council; a list of committees holds none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from sociaal_domein.vragen.ingelezen import Raadsdocument
from sociaal_domein.vragen.inuit.oogst import Oogst, lees_dag, lijst, maak_id, plaats_van, regel

SYSTEEM = "go"
_DIEPSTE = 20


def is_go(inhoud: Any) -> bool:
    """Whether JSON is a list of meetings or committees of GO."""
    rows = inhoud if isinstance(inhoud, list) else []
    return bool(rows) and all(
        isinstance(row, dict) and "id" in row and ("dmu" in row or set(row) <= {"id", "name"}) for row in rows
    )


def lees_go(inhoud: Any) -> Oogst:
    """Read meetings of GO."""
    harvest = Oogst(SYSTEEM)
    for n, row in enumerate(inhoud if isinstance(inhoud, list) else [], start=1):
        if not isinstance(row, dict) or "dmu" not in row:
            harvest.rijen += 1
            harvest.zet_apart(f"nummer {n}", "Dit is geen vergadering: er zijn geen stukken bij.")
            continue
        body = row.get("dmu")
        name = regel(body.get("name")) if isinstance(body, dict) else ""
        for title, document in _documenten(row, "", 0):
            _document(document, title, lees_dag(str(row.get("date") or "")), name, harvest)
    return harvest


def _documenten(part: Mapping[str, Any], title: str, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the documents of a meeting and of its items, each with the title of its item."""
    for document in lijst(part.get("documents")):
        if isinstance(document, dict):
            yield title, document
    for item in lijst(part.get("items")) if depth < _DIEPSTE else ():
        if isinstance(item, dict):
            yield from _documenten(item, regel(item.get("title")), depth + 1)


def _document(document: Mapping[str, Any], item: str, when: date | None, name: str, harvest: Oogst) -> None:
    harvest.rijen += 1
    place = plaats_van("document", document.get("id"), harvest.rijen)
    file = regel(document.get("title") or PurePosixPath(regel(document.get("filename"))).stem)
    url = str(document.get("url") or document.get("downloadUrl") or "")
    if document.get("confidential") not in (0, False, None) or document.get("public") in (0, False):
        harvest.zet_apart(place, "Dit document is vertrouwelijk. Er is niets van bewaard.")
    elif not file or document.get("id") is None:
        harvest.zet_apart(place, "Er is geen naam of geen id.")
    elif when is None:
        harvest.zet_apart(place, "De vergadering heeft geen dag.")
    else:
        title = f"{item}: {file}" if item else file
        link = url if re.fullmatch(r"https?://\S+", url) else ""
        made = Raadsdocument(maak_id(SYSTEEM, str(document["id"])), title, when, "vergaderstuk", link, name)
        harvest.documenten.append((place, made))
