"""Council documents as OpenBesluitvorming and, before it, Open Raadsinformatie serve them; made up."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from tests.bronnen.uitgever.tabellen import Weigering

TEKST = "Mevrouw De Vries vertelde over haar zoon."


@dataclass
class Raad:
    """Documents: per one its number, day and title. Every answer carries a text that nobody may keep."""

    code: str = "GM9999"
    sleutel: str = "voorbeeldgemeente"
    label: str = "Voorbeeldgemeente"
    stukken: list[tuple[int, str, str]] = field(default_factory=list)
    adres: str = "https://raad.voorbeeld.nl/"

    def antwoord(self, pad: str, vraag: Mapping[str, str], lijf: bytes) -> Any:
        """Return what the server says."""
        if pad == "/api/status":
            source = {"sourceKey": self.sleutel, "label": self.label, "cbsId": self.code, "state": "ok"}
            return {"sources": [{"sourceKey": "elders", "label": "Elders", "cbsId": "GM9998"}, source]}
        if pad == "/api/search":
            return self._zoek(vraag)
        if pad.startswith("/v1/elastic/") and pad.endswith("/_search"):
            index = pad.split("/")[3]
            if not fnmatch.fnmatchcase(f"ori_{self.sleutel}_20190507105200", index):
                return {"hits": {"total": {"value": 0, "relation": "eq"}, "hits": []}}
            return self._elastic(orjson.loads(lijf))
        raise Weigering(404, "Not found")

    def _zoek(self, vraag: Mapping[str, str]) -> dict[str, Any]:
        if vraag.get("organization") != self.sleutel:
            raise Weigering(400, '{"code": "unknown_organization"}')
        found = [s for s in self.stukken if vraag["dateFrom"] <= s[1] <= vraag["dateTo"]]
        start, size = int(vraag["offset"]), min(int(vraag["limit"]), 100)
        rows = [
            {
                "entityId": f"document:ibabs:gemeente:{self.sleutel}:{number}",
                "entityType": "Document",
                "entityTypeLabel": "Document",
                "organization": self.label,
                "sortDate": f"{day} 19:30:00",
                "title": title,
                "summary": TEKST,
                "summaryHtml": f"<b>{TEKST}</b>",
                "downloadUrl": f"{self.adres}{number}.pdf",
            }
            for number, day, title in sorted(found, key=lambda s: (s[1], s[0]))[start : start + size]
        ]
        more = start + size < len(found)
        return {"results": rows, "totalCount": len(found), "totalIsApproximate": False, "hasMore": more}

    def _elastic(self, ask: Mapping[str, Any]) -> dict[str, Any]:
        days = next(f["range"]["last_discussed_at"] for f in ask["query"]["bool"]["filter"] if "range" in f)
        found = sorted((s[1], str(s[0]), s[2]) for s in self.stukken if days["gte"] <= s[1] <= days["lte"])
        after = tuple(ask.get("search_after") or ())
        rest = [s for s in found if s[:2] > after] if after else found
        hits = []
        for day, number, title in rest[: ask["size"]]:
            whole = {
                "@id": number,
                "@type": "MediaObject",
                "name": title,
                "text": [TEKST],
                "original_url": f"{self.adres}{number}.pdf",
                "last_discussed_at": f"{day}T19:30:00+00:00",
            }
            kept = {k: v for k, v in whole.items() if k in ask["_source"]}
            hits.append({"_id": number, "_source": kept, "sort": [day, number]})
        return {"hits": {"total": {"value": len(found), "relation": "eq"}, "hits": hits}}
