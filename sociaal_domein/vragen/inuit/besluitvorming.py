"""OpenBesluitvorming and Open Raadsinformatie (JSON): a saved answer of the search becomes documents of the council."""

from __future__ import annotations

import re
from typing import Any

from sociaal_domein.vragen.ingelezen import Raadsdocument
from sociaal_domein.vragen.inuit.oogst import Oogst, lees_dag, maak_id, regel, schoon

SYSTEEM = "openbesluitvorming"
_TEKST = ("text", "summary", "description")


def rijen(inhoud: Any) -> list[Any] | None:
    """Return the rows of an answer of the search; None when it is none."""
    if not isinstance(inhoud, dict):
        return None
    hits = inhoud.get("hits")
    if isinstance(hits, dict) and isinstance(hits.get("hits"), list):
        return [
            {**row["_source"], "_id": row.get("_id")}
            if isinstance(row, dict) and isinstance(row.get("_source"), dict)
            else row
            for row in hits["hits"]
        ]
    rows = inhoud.get("results")
    known = {"entityId", "entityType", "@id", "@type", "sortDate", "last_discussed_at"}
    if isinstance(rows, list) and any(isinstance(row, dict) and known & set(row) for row in rows):
        return rows
    return rows if isinstance(rows, list) and "hasMore" in inhoud else None


def lees_besluitvorming(inhoud: Any) -> Oogst:
    """Read a saved answer of the search: what each document is and where it stands."""
    harvest = Oogst(SYSTEEM)
    for n, row in enumerate(rijen(inhoud) or [], start=1):
        harvest.rijen += 1
        place = f"document nummer {n}"
        if not isinstance(row, dict):
            harvest.zet_apart(place, "Hier staat geen groep velden.")
            continue
        key = str(row.get("entityId") or row.get("@id") or row.get("_id") or row.get("id") or "")
        title = regel(row.get("title") or row.get("name"))
        when = lees_dag(str(row.get("sortDate") or row.get("last_discussed_at") or row.get("datum") or ""))
        link = str(row.get("downloadUrl") or row.get("original_url") or row.get("url") or "")
        kind = row.get("@type") if isinstance(row.get("@type"), str) else None
        if not (key and title and when and re.fullmatch(r"https?://[!-~]+", link)):
            harvest.zet_apart(place, "Er ontbreekt een id, een titel, een dag of een adres.")
            continue
        made = Raadsdocument(
            maak_id(SYSTEEM, key),
            title,
            when,
            regel(row.get("entityTypeLabel") or kind or "Document"),
            link,
            regel(row.get("organization") or ""),
            schoon(next((row[name] for name in _TEKST if isinstance(row.get(name), str)), "")),
        )
        harvest.documenten.append((place, made))
    return harvest
