"""Tables as CBS serves them: OData v3 (padded keys, cells as text) and v4 (long observations)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

import orjson

_GELIJK = re.compile(r"(\w+) eq '([^']*)'")
_BEGINT = re.compile(r"startswith\((\w+),\s*'([^']*)'\)")


class Weigering(Exception):
    """An answer that is no success."""

    def __init__(self, status: int, tekst: str) -> None:
        super().__init__(tekst)
        self.status = status
        self.tekst = tekst


@dataclass(frozen=True)
class As:
    """A dimension. `sleutels` gives a title, or (title, status), per key without padding."""

    naam: str
    breedte: int
    sleutels: Mapping[str, str | tuple[str, str]]
    soort: str = "Dimension"

    def rijen(self) -> list[dict[str, Any]]:
        found = []
        for key, text in self.sleutels.items():
            title, status = (text, None) if isinstance(text, str) else text
            row = {"Key": key.ljust(self.breedte), "Title": title, "Description": None}
            found.append(row | ({"Status": status} if status else {"CategoryGroupID": None}))
        return found


@dataclass(frozen=True)
class Onderwerp:
    """A measure."""

    kolom: str
    titel: str
    eenheid: str = "aantal"
    decimalen: int = 0
    groep: str = "Groep"


@dataclass(frozen=True)
class Tabel3:
    """A table of OData v3.

    Attributes
    ----------
    rijen : sequence of dict
        Keys without padding and cells as the publisher writes them; the server pads the keys and adds ID.
    feed : bool
        Whether ODataFeed serves it.
    slaat_over : bool
        Whether ODataApi takes ``$skip`` (dataderden does not).
    bladert : bool
        Whether ODataApi pages with a next link (dataderden) instead of refusing more than `grens` rows.
    breedte_in_rijen : dict
        Another width of the keys in the rows than in the code list.
    """

    naam: str
    titel: str
    assen: Sequence[As]
    maten: Sequence[Onderwerp]
    rijen: Sequence[Mapping[str, Any]]
    gewijzigd: str = "2025-07-01T02:00:00"
    feed: bool = True
    slaat_over: bool = True
    bladert: bool = False
    telt: bool = True
    ongetypeerd: bool = True
    grens: int = 10_000
    bladzijde: int = 10_000
    breedte_in_rijen: Mapping[str, int] = field(default_factory=dict)

    def anders(self, **wat: Any) -> Tabel3:
        """Return the table with something changed: a column renamed, rows gone, a key that is unknown."""
        return replace(self, **wat)

    def hernoem(self, van: str, naar: str) -> Tabel3:
        """Return the table with a measure under another name."""
        topics = [replace(m, kolom=naar) if m.kolom == van else m for m in self.maten]
        rows = [{naar if k == van else k: v for k, v in row.items()} for row in self.rijen]
        return replace(self, maten=topics, rijen=rows)

    def antwoord(self, dienst: str, verzameling: str, vraag: Mapping[str, str], adres: str) -> Any:
        """Return what the server says: a dict, or a number for ``$count``."""
        if dienst.lower() == "odatafeed" and not self.feed:
            raise Weigering(404, "Resource not found")
        sets = ["UntypedDataSet", "TypedDataSet"] if self.ongetypeerd else ["TypedDataSet"]
        lists = {axis.naam: axis.rijen() for axis in self.assen}
        if verzameling == "":
            names = ["TableInfos", *sets, "DataProperties", "CategoryGroups", *lists]
            return {"value": [{"name": n, "url": f"{adres}/{n}"} for n in names]}
        if verzameling == "TableInfos":
            return _waarde(adres, verzameling, [self._info()])
        if verzameling == "DataProperties":
            return _waarde(adres, verzameling, self._eigenschappen())
        if verzameling == "CategoryGroups":
            return _waarde(adres, verzameling, [])
        if verzameling in lists:
            return _waarde(adres, verzameling, lists[verzameling])
        if verzameling.removesuffix("/$count") in sets:
            return self._gegevens(dienst, verzameling, vraag, adres)
        raise Weigering(404, "Resource not found")

    def _gegevens(self, dienst: str, verzameling: str, vraag: Mapping[str, str], adres: str) -> Any:
        feed = dienst.lower() == "odatafeed"
        rows = self._rijen(vraag.get("$filter", ""), typed=verzameling.startswith("Typed"))
        if verzameling.endswith("/$count"):
            if not self.telt:
                raise Weigering(404, "Resource not found")
            return len(rows)
        if "$skip" in vraag and not self.slaat_over and not feed:
            raise Weigering(500, "The query option '$skip' is not allowed.")
        start = int(vraag.get("$skip", vraag.get("$skiptoken", "0")))
        top = int(vraag["$top"]) if "$top" in vraag else None
        rest = len(rows) - start if top is None else min(top, len(rows) - start)
        if rest > self.grens and not feed and not self.bladert:
            raise Weigering(500, f"The query returns more than {self.grens} records.")
        size = self.bladzijde if feed or self.bladert else max(rest, 0)
        size = size if top is None else min(size, top)
        body = _waarde(adres, verzameling, rows[start : start + size])
        if top is None and start + size < len(rows):
            step = "$skip" if feed else "$skiptoken"
            keep = "".join(f"{k}={quote(v)}&" for k, v in vraag.items() if k in ("$format", "$filter"))
            body["odata.nextLink"] = f"{adres}/{verzameling}?{keep}{step}={start + size}"
        return body

    def _rijen(self, filter_: str, *, typed: bool) -> list[dict[str, Any]]:
        width = {axis.naam: self.breedte_in_rijen.get(axis.naam, axis.breedte) for axis in self.assen}
        wanted: dict[str, set[str]] = {}
        for name, value in _GELIJK.findall(filter_):
            wanted.setdefault(name, set()).add(value)
        starts = _BEGINT.findall(filter_)
        found = []
        for number, row in enumerate(self.rijen):
            full = {n: v.ljust(width[n]) if n in width else v for n, v in row.items()}
            if all(full[n] in keys for n, keys in wanted.items()) and all(full[n].startswith(v) for n, v in starts):
                found.append({"ID": number} | ({n: _getypeerd(v) for n, v in full.items()} if typed else full))
        return found

    def _info(self) -> dict[str, Any]:
        return {
            "ID": 0,
            "Title": self.titel,
            "ShortTitle": self.titel,
            "Identifier": self.naam,
            "Modified": self.gewijzigd,
            "Frequency": "Perjaar",
            "Period": "2023",
            "Language": "nl",
        }

    def _eigenschappen(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for axis in self.assen:
            found.append({"Type": axis.soort, "Key": axis.naam, "Title": axis.naam, "Unit": None, "Decimals": None})
        groups: dict[str, int] = {}
        for topic in self.maten:
            if topic.groep not in groups:
                groups[topic.groep] = len(found)
                found.append({"Type": "TopicGroup", "Key": "", "Title": topic.groep, "Unit": None, "Decimals": None})
            found.append(
                {
                    "ParentID": groups[topic.groep],
                    "Type": "Topic",
                    "Key": topic.kolom,
                    "Title": topic.titel,
                    "Unit": topic.eenheid,
                    "Decimals": topic.decimalen,
                    "Datatype": "Float" if topic.decimalen else "Long",
                }
            )
        return [{"odata.type": "Cbs.OData", "ID": i, "Position": i, "ParentID": None} | p for i, p in enumerate(found)]


@dataclass(frozen=True)
class Tabel4:
    """A table of OData v4: `rijen` are observations with Measure, a key per dimension, Value and ValueAttribute."""

    naam: str
    titel: str
    assen: Sequence[As]
    maten: Sequence[Onderwerp]
    rijen: Sequence[Mapping[str, Any]]
    gewijzigd: str = "2025-07-01T02:00:00+02:00"
    bladzijde: int = 100_000
    telt: bool = True

    def anders(self, **wat: Any) -> Tabel4:
        """Return the table with something changed."""
        return replace(self, **wat)

    def antwoord(self, verzameling: str, vraag: Mapping[str, str], adres: str) -> Any:
        """Return what the server says: a dict, or a number for ``$count``."""
        codes = {f"{axis.naam}Codes": axis for axis in self.assen}
        if verzameling == "":
            names = ["Properties", "Dimensions", "MeasureCodes", "Observations", *codes]
            return {"value": [{"name": n, "kind": "EntitySet", "url": n} for n in names]}
        if verzameling == "Properties":
            return {
                "@odata.context": f"{adres}/$metadata#Properties",
                "Identifier": self.naam,
                "Title": self.titel,
                "Modified": self.gewijzigd,
                "TemporalCoverage": "2023",
                "Frequency": "PerJaar",
                "ObservationCount": len(self.rijen) if self.telt else None,
            }
        if verzameling == "Dimensions":
            return {"value": [{"Identifier": a.naam, "Title": a.naam, "Kind": a.soort} for a in self.assen]}
        if verzameling == "MeasureCodes":
            return {
                "value": [
                    {"Identifier": m.kolom, "Title": m.titel, "Unit": m.eenheid, "Decimals": m.decimalen}
                    for m in self.maten
                ]
            }
        if verzameling in codes:
            rows = []
            for row in codes[verzameling].rijen():
                rows.append(
                    {"Identifier": row["Key"], "Title": row["Title"], "Description": None, "Status": row.get("Status")}
                )
            return {"value": rows}
        if verzameling.removesuffix("/$count") != "Observations":
            raise Weigering(404, "Resource not found")
        wanted: dict[str, set[str]] = {}
        for name, value in _GELIJK.findall(vraag.get("$filter", "")):
            wanted.setdefault(name, set()).add(value)
        found = [{"Id": i} | dict(r) for i, r in enumerate(self.rijen) if all(r[n] in k for n, k in wanted.items())]
        if verzameling.endswith("/$count"):
            return len(found)
        start = int(vraag.get("$skip", "0"))
        size = min(self.bladzijde, int(vraag.get("$top", self.bladzijde)))
        body: dict[str, Any] = {"@odata.context": f"{adres}/$metadata#Observations", "value": found[start:][:size]}
        if start + size < len(found) and "$top" not in vraag:
            keep = f"$filter={quote(vraag['$filter'])}&" if "$filter" in vraag else ""
            body["@odata.nextLink"] = f"{adres}/Observations?{keep}$skip={start + size}"
        return body


def _waarde(adres: str, naam: str, rijen: list[dict[str, Any]]) -> dict[str, Any]:
    return {"odata.metadata": f"{adres}/$metadata#Cbs.OData.WebAPI.{naam}", "value": rijen}


def _getypeerd(waarde: Any) -> Any:
    text = str(waarde).strip()
    if isinstance(waarde, str) and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return orjson.loads(text)
    return None if text in (".", "x", "-", "") else waarde
