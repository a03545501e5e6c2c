"""Files of VNG ODS-Open-Raadsinformatie 2.0 (JSON): reading and writing whole collections.

A file holds one collection (``{"next", "previous", "results"}``) or several by name. InformatieObjecten become
questions, promises and motions, an answer goes to its question; all else is kept as it stands and given back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.moties import Motie
from sociaal_domein.register.raadsvragen import Raadsvraag
from sociaal_domein.vragen.ingelezen import MODELLEN, Stuk
from sociaal_domein.vragen.inuit.ods_velden import (
    EIGEN,
    SYSTEEM,
    Object,
    lees_antwoord,
    lees_object,
    schrijf_object,
    soort_van_object,
    urn,
)
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, Oogst, regel

OBJECTEN = "informatieobjecten"
OPENBAAR = ("", "openbaar")
AMBTEN = frozenset(
    [
        "burgemeester",
        "wethouder",
        "raadslid",
        "burgerlid",
        "griffier",
        "gemeentesecretaris",
        "gedeputeerde",
        "statenlid",
    ]
)
_BLADZIJDE = (
    "Dit is één bladzijde van meer: het bestand noemt een volgende. Alleen deze is gelezen. Lees de andere ook in."
)
_LOS_ANTWOORD = (
    "Dit is een antwoord. De vraag erbij staat niet in dit bestand. Ook als zij eerder is ingelezen, wordt het er niet "
    "aan toegevoegd. Lees een bestand waarin beide staan."
)
_PERSONEN = "natuurlijkepersonen"
_STEM = {"aangenomen": "voor", "verworpen": "tegen", "verdeeld": "verdeeld"}


def lees_json(inhoud: bytes, pad: Path) -> Any:
    """Read JSON.

    Raises
    ------
    SociaalDomeinFout
        It is none, is nested too deep, or holds a number that is none.
    """

    def refuse(word: str) -> None:
        raise ValueError(word)

    try:
        return json.loads(inhoud.decode("utf-8-sig"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise SociaalDomeinFout(
            "Dit bestand is niet te lezen als JSON (UTF-8). Misschien is het afgebroken.",
            waar=str(pad) + (f", regel {line}" if line else ""),
            doe="Haal het opnieuw op bij de leverancier.",
        ) from None


def collecties(inhoud: Any) -> dict[str, list[Any]] | None:
    """Return the collections of a file by name; None when it is no file of this standard."""
    if isinstance(inhoud, list):
        return {OBJECTEN: inhoud} if any(_is_object(row) for row in inhoud) else None
    if not isinstance(inhoud, dict):
        return None
    if isinstance(inhoud.get("results"), list):
        return collecties(inhoud["results"]) if inhoud["results"] else {OBJECTEN: []}
    if _is_object(inhoud):
        return {OBJECTEN: [inhoud]}
    named = {name: part.get("results") if isinstance(part, dict) else part for name, part in inhoud.items()}
    lists = {name: rows for name, rows in named.items() if isinstance(rows, list)}
    return lists if OBJECTEN in lists and len(lists) == len(inhoud) else None


def _is_object(row: Any) -> bool:
    return isinstance(row, dict) and "id" in row and bool({"informatieobjecttype", "vraagtype", "motietype"} & set(row))


def lees_ods(inhoud: Any, *, gelezen: date) -> Oogst:
    """Read a file of the standard.

    Parameters
    ----------
    inhoud : object
        The JSON of a file, for which `collecties` gave something.
    gelezen : date
        The day of reading.
    """
    found = collecties(inhoud) or {}
    harvest = Oogst(SYSTEEM, rijen=sum(len(rows) for rows in found.values()))
    parts = inhoud.values() if isinstance(inhoud, dict) else ()
    if any(isinstance(part, dict) and part.get("next") for part in (inhoud, *parts)):
        harvest.opmerkingen.append(_BLADZIJDE)
    objects = _objecten(found.get(OBJECTEN, []), harvest)
    links = _Verwijzingen(found)
    questions = {
        str(io.get(name)): n
        for n, io in objects.items()
        for name in ("url", "id")
        if _is(io, "raadsvraag") and io.get(name)
    }
    answers: dict[int, list[int]] = {}
    for n, io in objects.items():
        if not _is(io, "antwoord"):
            continue
        try:
            answers.setdefault(questions[_vraag_van(io)], []).append(n)
            lees_antwoord(io)
        except KeyError:
            harvest.zet_apart(_plek(OBJECTEN, n), _LOS_ANTWOORD)
        except NietBegrepen as error:
            answers[questions[_vraag_van(io)]].remove(n)
            harvest.zet_apart(_plek(OBJECTEN, n), str(error))
    for n, io in objects.items():
        kind, place = soort_van_object(io), _plek(OBJECTEN, n)
        if kind in MODELLEN:
            mine = answers.get(n, [])
            try:
                stuk = lees_object(io, [(i, objects[i]) for i in mine], links.bij(io), plaats=n, gelezen=gelezen)
            except NietBegrepen as error:
                harvest.zet_apart(place, str(error))
                for i in mine:
                    harvest.zet_apart(_plek(OBJECTEN, i), "De vraag bij dit antwoord is apart gezet.")
            else:
                harvest.stukken.append((place, stuk))
                harvest.gevoegd += len(mine)
                own = io.get(EIGEN)
                harvest.is_eigen |= isinstance(own, dict) and "id" in own
        elif kind is None:
            harvest.overig.append((place, _sleutel(OBJECTEN, io), {"collectie": OBJECTEN, "plaats": n, "object": io}))
    for name, rows in found.items():
        if name != OBJECTEN:
            _bewaar(name, rows, links, harvest)
    return harvest


def _objecten(rows: list[Any], harvest: Oogst) -> dict[int, Object]:
    """Return the objects that may be read, by place."""
    kept = {}
    for n, io in enumerate(rows):
        place = _plek(OBJECTEN, n)
        if not isinstance(io, dict):
            harvest.zet_apart(place, "Hier staat geen groep velden.")
        elif str(io.get("vertrouwelijkheidsaanduiding") or "").casefold() not in OPENBAAR:
            harvest.zet_apart(place, "Dit stuk is niet openbaar. Er is niets van bewaard.")
        else:
            kept[n] = io
    return kept


def _bewaar(name: str, rows: list[Any], links: _Verwijzingen, harvest: Oogst) -> None:
    for n, row in enumerate(rows):
        place = _plek(name, n)
        if not isinstance(row, dict):
            harvest.zet_apart(place, "Hier staat geen groep velden.")
        elif name == _PERSONEN and not links.is_ambtsdrager(row):
            harvest.zet_apart(place, "Van deze persoon is niet te zien of die een ambt heeft.")
        elif name in ("indieners", "fracties") and str(row.get("url", "")).startswith("urn:sociaal-domein:"):
            harvest.gevoegd += 1  # we wrote it ourselves, and make it again from the record
        else:
            harvest.overig.append((place, _sleutel(name, row), {"collectie": name, "plaats": n, "object": row}))


def _is(io: Mapping[str, Any], kind: str) -> bool:
    return soort_van_object(io) == kind


def _plek(name: str, n: int) -> str:
    shown = name if re.fullmatch(r"[A-Za-z]{1,60}", name) else "een onbekende lijst"
    return f"{shown}, nummer {n + 1}"


def _sleutel(name: str, row: Mapping[str, Any]) -> str:
    return f"{name} {row.get('url') or row.get('id') or json.dumps(row, sort_keys=True, ensure_ascii=False)}"


def _vraag_van(io: Mapping[str, Any]) -> str:
    relation = io.get("gerelateerdInformatieobject")
    if not isinstance(relation, dict) or relation.get("rol") not in ("vraag", None):
        raise KeyError
    target = relation.get("informatieobject")
    if isinstance(target, dict):
        return str(target.get("url") or target.get("id"))
    return str(target)


class _Verwijzingen:
    """What points at what: from an object to who put it, to their fractie and to how was voted."""

    def __init__(self, found: Mapping[str, list[Any]]) -> None:
        self.rows = {name: [row for row in rows if isinstance(row, dict)] for name, rows in found.items()}
        self.fracties = self._index("fracties", "fractienaam")
        self.personen = {key: _naam(row) for row in self.rows.get(_PERSONEN, []) for key in _wijzers(row) if _naam(row)}
        self.lid_van = {
            key: self.fracties[party]
            for row in self.rows.get("fractielidmaatschappen", [])
            for key in _wijzers(row.get("natuurlijkPersoon"))
            for party in _wijzers(row.get("fractie"))
            if party in self.fracties
        }

    def _index(self, name: str, field: str) -> dict[str, str]:
        return {key: regel(row[field]) for row in self.rows.get(name, []) if row.get(field) for key in _wijzers(row)}

    def is_ambtsdrager(self, row: Mapping[str, Any]) -> bool:
        indieners = {key for i in self.rows.get("indieners", []) for key in _wijzers(i.get("natuurlijkPersoon"))}
        return str(row.get("functie")) in AMBTEN or any(
            key in self.lid_van or key in indieners for key in _wijzers(row)
        )

    def bij(self, io: Mapping[str, Any]) -> dict[str, Any]:
        """Return who put an object, for which fractie, and how the fracties voted."""
        mine = set(_wijzers(io))
        people: list[str] = []
        parties: list[str] = []
        for row in self.rows.get("indieners", []):
            if not mine & set(_wijzers(row.get("informatieobject"))):
                continue
            person, unit = _wijzers(row.get("natuurlijkPersoon")), _wijzers(row.get("organisatorischeEenheid"))
            known = [self.fracties[key] for key in unit if key in self.fracties]
            name = regel(row.get("naam")) or next((self.personen[k] for k in person if k in self.personen), "")
            if name and name not in known:
                people.append(name)
            parties += known or [self.lid_van[key] for key in person if key in self.lid_van]
        found: dict[str, Any] = {"steller": list(dict.fromkeys(people)), "fractie": list(dict.fromkeys(parties))}
        if votes := self._stemmen(mine):
            found["stemmen"] = votes
        return {name: value for name, value in found.items() if value}

    def _stemmen(self, mine: set[str]) -> list[dict[str, str]]:
        polls = {k for r in self.rows.get("stemmingen", []) if mine & set(_wijzers(r.get("informatieobject")))
                 for k in _wijzers(r)}  # fmt: skip
        votes = {
            self.fracties[key]: _STEM[str(row.get("fractiestemresultaat"))]
            for row in self.rows.get("stemresultatenperfractie", [])
            if polls & set(_wijzers(row.get("stemming"))) and str(row.get("fractiestemresultaat")) in _STEM
            for key in _wijzers(row.get("fractie"))
            if key in self.fracties
        }
        return [{"fractie": name, "keuze": choice} for name, choice in votes.items()]


def _wijzers(row: Any) -> list[str]:
    """Return by what an object may be pointed at; a bare address points at itself."""
    if isinstance(row, dict):
        return [str(row[name]) for name in ("url", "id") if row.get(name)]
    return [str(row)] if row else []


def _naam(row: Mapping[str, Any]) -> str:
    name = row.get("naamNatuurlijkPersoon")
    if not isinstance(name, dict):
        return ""
    first = name.get("voornamen") or name.get("voorletters")
    parts = (regel(part) for part in (first, name.get("tussenvoegsel"), name.get("achternaam")))
    return regel(name.get("volledigeNaam")) or " ".join(filter(None, parts))


def schrijf_ods(
    stukken: Iterable[Stuk], overig: Iterable[Mapping[str, Any]] = (), gemeente: tuple[str, str] | None = None
) -> dict[str, Any]:
    """Return records as the JSON of a file of the standard.

    Parameters
    ----------
    stukken : iterable of Raadsvraag, Toezegging and Motie
    overig : iterable of mapping
        What was kept of earlier files: collection, place and object.
    gemeente : tuple of str, optional
        Code of four digits and name, for what was written here.

    Returns
    -------
    dict
        One collection of InformatieObjecten; or, when there is more, the collections by name.
    """
    rows: dict[str, list[tuple[int | None, Object]]] = {OBJECTEN: []}
    place = {"gemeentecode": gemeente[0], "gemeentenaam": gemeente[1]} if gemeente else None
    parties: dict[str, Object] = {}
    for stuk in stukken:
        if stuk.herkomst is not None and stuk.herkomst.systeem == SYSTEEM:
            rows[OBJECTEN] += schrijf_object(stuk, {})
            continue
        senders, derived = _indieners(stuk, parties, place)
        made = schrijf_object(stuk, derived)
        rows[OBJECTEN] += [(n, io | ({"gemeente": place} if place else {})) for n, io in made]
        rows.setdefault("indieners", []).extend((None, sender) for sender in senders)
    rows.setdefault("fracties", []).extend((None, party) for party in parties.values())
    for kept in overig:
        rows.setdefault(str(kept["collectie"]), []).append((kept["plaats"], kept["object"]))
    last = 10**9
    whole = {
        name: {
            "next": None,
            "previous": None,
            "results": [io for _, io in sorted(part, key=lambda p: last if p[0] is None else p[0])],
        }
        for name, part in rows.items()
        if part or name == OBJECTEN
    }
    return whole if len(whole) > 1 else whole[OBJECTEN]


def _indieners(
    stuk: Stuk, parties: dict[str, Object], gemeente: Object | None
) -> tuple[list[Object], dict[str, list[str]]]:
    """Return one Indiener per person and per fractie, and what a reader takes from them."""
    if not isinstance(stuk, Raadsvraag | Motie):
        return [], {}
    found = []
    for n, name in enumerate(stuk.steller, start=1):
        found.append(_indiener(stuk, n, name))
    for n, party in enumerate(stuk.fractie, start=len(found) + 1):
        key = f"urn:sociaal-domein:fracties:{len(parties) + 1}"
        unit = parties.setdefault(
            party,
            {"url": key, "id": key.rpartition(":")[2], "fractienaam": party}
            | ({"gemeente": gemeente} if gemeente else {}),
        )
        found.append(_indiener(stuk, n, party) | {"organisatorischeEenheid": {"url": unit["url"], "id": unit["id"]}})
    probe = {"indieners": found, "fracties": list(parties.values())}
    return found, _Verwijzingen(probe).bij({"url": urn(stuk)})


def _indiener(stuk: Stuk, n: int, name: str) -> Object:
    return {"url": f"{urn(stuk)}:indiener:{n}", "id": str(n), "naam": name[:200], "informatieobject": urn(stuk)}
