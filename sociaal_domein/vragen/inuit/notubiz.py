"""Notubiz (JSON): items of a module, whose attributes are known by their label, and the documents of a meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.ingelezen import Raadsdocument
from sociaal_domein.vragen.inuit.ibabs import soort_uit_woorden
from sociaal_domein.vragen.inuit.koppeling import Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, Oogst, lees_dag, lijst, maak_id, plaats_van, regel, schoon
from sociaal_domein.vragen.inuit.rij import lees_rij

SYSTEEM = "notubiz"
# The number of a module is the same everywhere; its name is the municipality's own.
MODULES = {"3": "toezegging", "4": "raadsvraag", "6": "motie"}
_SLEUTEL = "id"
_STEMMEN = ("Stemmingsuitslag",)
_GEMEEN: dict[str, list[str]] = {
    "naam": ["Titel", "Onderwerp"],
    "tekst": ["Vraag", "Vragen", "Toezegging", "Tekst", "Omschrijving", "Inhoud", "Titel", "Onderwerp"],
    "toelichting": ["Toelichting"],
    "nummer": ["Nummer", "Kenmerk"],
    "portefeuillehouder": ["Portefeuillehouder", "Portefeuillehouder(s)"],
    "status": ["Uitslag", "Stemming", "Status"],
    "status_dag": ["Afdoeningsdatum", "Datum"],
}
_INDIENERS = {
    "steller": ["Indiener(s)", "Indiener", "Vraagsteller", "Medeondertekenaars", "Mede-indieners"],
    "fractie": ["Fractie(s)", "Fractie", "Indienende partij", "Partij"],
}
_EINDE = {"termijn": ["Termijn afdoening", "Deadline"], "afdoening": ["Afdoeningsdocument", "Wijze van afdoening"]}
STANDAARD: dict[str, dict[str, list[str]]] = {
    "raadsvraag": _GEMEEN | _INDIENERS | {
        "ingediend": ["Datum ingediend", "Datum"],
        "beantwoord": ["Datum antwoord", "Datum beantwoording", "Afdoeningsdatum"],
        "antwoord_document": ["Antwoord", "Beantwoording", "Afdoeningsdocument"],
    },
    "toezegging": _GEMEEN | _EINDE | {
        "gedaan": ["Datum toezegging", "Datum"],
        "door": ["Toegezegd door", "Portefeuillehouder", "Portefeuillehouder(s)"],
        "aan": ["Toegezegd aan", "Fractie(s)", "Fractie"],
        "vergadering": ["Ingediend in", "Vergadering"],
        "afgedaan": ["Afdoeningsdatum"],
    },
    "motie": _GEMEEN | _INDIENERS | _EINDE | {"ingediend": ["Datum ingediend", "Datum"]},
}  # fmt: skip


def is_notubiz(inhoud: Any) -> bool:
    """Whether JSON is one of Notubiz: items of a module, a list of modules, or a meeting."""
    if not isinstance(inhoud, dict):
        return False
    return any(isinstance(inhoud.get(name), list) for name in ("items", "modules", "agenda_items"))


def lees_notubiz(inhoud: Any, pad: Path, koppeling: Vraagkoppeling | None, *, gelezen: date) -> Oogst:
    """Read items of a module of Notubiz.

    Parameters
    ----------
    inhoud : object
        The JSON of a file.
    pad : Path
        Named in messages.
    koppeling : Vraagkoppeling or None
        For labels that are not usual.
    gelezen : date

    Raises
    ------
    SociaalDomeinFout
        It holds no items.
    """
    if isinstance(inhoud, dict) and isinstance(inhoud.get("agenda_items"), list):
        return _vergadering(inhoud)
    items = inhoud.get("items") if isinstance(inhoud, dict) else None
    if not isinstance(items, list):
        raise SociaalDomeinFout(
            "In dit bestand staan geen stukken van Notubiz.",
            waar=str(pad),
            doe="Een lijst van modules bevat zelf geen stukken. Geef het bestand met de stukken van een module.",
        )
    harvest = Oogst(SYSTEEM)
    for n, item in enumerate(items, start=1):
        harvest.rijen += 1
        if not isinstance(item, dict):
            harvest.zet_apart(f"stuk nummer {n}", "Hier staat geen groep velden.")
            continue
        place = plaats_van("stuk", item.get("id"), n)
        if item.get("confidential") not in (0, None) or item.get("permission_group") not in ("public", None):
            harvest.zet_apart(place, "Dit stuk is vertrouwelijk. Er is niets van bewaard.")
            continue
        _item(item, place, koppeling, harvest, gelezen)
    return harvest


def _vergadering(meeting: Mapping[str, Any]) -> Oogst:
    """Read a meeting: its documents, and those of its items."""
    harvest = Oogst(SYSTEEM)
    plans = [plan for plan in lijst(meeting.get("plannings")) if isinstance(plan, dict)]
    when = lees_dag(str(plans[0].get("start_date") or "")) if plans else None
    parts: list[Any] = [meeting]
    while parts:
        part = parts.pop(0)
        if isinstance(part, dict):
            parts += lijst(part.get("agenda_items"))
            for doc in lijst(part.get("documents")):
                if isinstance(doc, dict):
                    _document(doc, when, "vergaderstuk", harvest)
    return harvest


def _item(item: Mapping[str, Any], place: str, koppeling: Vraagkoppeling | None, harvest: Oogst, gelezen: date) -> None:
    row = {_SLEUTEL: str(item.get("id") or "")} | ({"Tekst": schoon(item["body"])} if item.get("body") else {})
    documents: list[Mapping[str, Any]] = []
    for attribute in lijst(item.get("attributes")):
        if not isinstance(attribute, dict):
            continue
        values = [value for value in lijst(attribute.get("values")) if isinstance(value, dict)]
        mine = [value["document"] for value in values if isinstance(value.get("document"), dict)]
        documents += mine
        public = [regel(doc.get("title")) for doc in mine if doc.get("confidential") in (0, None)]
        texts = public if mine else [_waarde(value) for value in values]
        row[regel(attribute.get("label"))] = ";".join(text for text in texts if text)
    kind = (
        koppeling.soort
        if koppeling
        else MODULES.get(str(item.get("module_id"))) or soort_uit_woorden(row.get("Type", ""))
    )
    when = None
    try:
        if kind is None:
            raise NietBegrepen("Deze module bevat geen vragen, toezeggingen of moties.")
        mapping = koppeling or Vraagkoppeling.model_validate(
            {"soort": kind, "systeem": SYSTEEM, "sleutel": _SLEUTEL, "velden": STANDAARD[kind]}
        )
        extra: dict[str, object] = {}
        if kind == "motie":
            extra["is_amendement"] = row.get("Type", "").casefold().startswith("amendement")
            # Who voted against the own fractie is named there: of that the fracties are kept, and not the names.
            votes = next((row.pop(name) for name in _STEMMEN if name in row), "")
            extra["stemmen"] = stemmen(votes)
        if link := next((url for doc in documents if (url := _link(doc))), None):
            extra["link"] = link
        stuk = lees_rij(row, mapping, gelezen=gelezen, extra=extra)
        when = next((event.datum for event in stuk.gebeurtenissen), None)
        harvest.stukken.append((place, stuk))
    except NietBegrepen as error:
        harvest.zet_apart(place, str(error))
    for doc in documents:
        _document(doc, when, kind or "bijlage", harvest)


def _waarde(value: Mapping[str, Any]) -> str:
    """Return what a value says: for a reference its label, else what it holds."""
    meta = value.get("meta_data")
    return schoon(meta["label"] if isinstance(meta, dict) and meta.get("label") else value.get("content"))


def _link(doc: Mapping[str, Any]) -> str | None:
    url = str(doc.get("url") or "")
    if not url and doc.get("self"):
        url = f"https://{doc['self']}/{doc.get('version') or 1}"
    return url if doc.get("confidential") in (0, None) and re.fullmatch(r"https?://\S+", url) else None


def stemmen(tekst: str) -> list[dict[str, str]]:
    r"""Return how each fractie voted, from the text of Notubiz; nothing when the text names none.

    Examples
    --------
    >>> stemmen("Stemmen voor: 3 ABC, J. Jansen (DEF)\nStemmen tegen: 2 GHI en A. Bakker (DEF)")[1]
    {'fractie': 'DEF', 'keuze': 'verdeeld'}
    >>> stemmen("Stemmen voor: 27 - overige fracties")
    []
    """
    choices: dict[str, set[str]] = {}
    for choice, names in re.findall(r"[Ss]temmen (voor|tegen):\s*\d*([^\n]*)", tekst):
        if "fracties" in names.casefold():
            return []
        for part in re.split(r",|\ben\b", names):
            member = re.search(r"\(([^()]+)\)", part)
            if party := regel(member[1] if member else part).strip("- "):
                choices.setdefault(party, set()).add(choice)
    return [{"fractie": p, "keuze": "verdeeld" if len(c) > 1 else next(iter(c))} for p, c in choices.items()]


def _document(doc: Mapping[str, Any], when: date | None, kind: str, harvest: Oogst) -> None:
    harvest.rijen += 1
    place = plaats_van("document", doc.get("id"), harvest.rijen)
    title, link = regel(doc.get("title")), _link(doc)
    if doc.get("confidential") not in (0, None):
        harvest.zet_apart(place, "Dit document is vertrouwelijk. Er is niets van bewaard.")
    elif not title or link is None:
        harvest.zet_apart(place, "Er is geen titel of geen openbaar adres.")
    elif when is None:
        harvest.zet_apart(place, "Er is geen dag bij te noemen.")
    else:
        key = f"document {doc.get('id') or link}"
        harvest.documenten.append((place, Raadsdocument(maak_id(SYSTEEM, key), title, when, kind, link, "")))
