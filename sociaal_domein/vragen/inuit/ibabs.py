"""iBabs (SOAP XML): lists of entries, the detail of an entry with its documents and votes, and meetings.

The names of the values differ per municipality: those that many use are known here, others need a mapping.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.ingelezen import Raadsdocument
from sociaal_domein.vragen.inuit.koppeling import Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, Oogst, lees_dag, maak, maak_id, plaats_van, regel, schoon
from sociaal_domein.vragen.inuit.rij import lees_rij
from sociaal_domein.vragen.inuit.xmlboom import Knoop, lees_xml

SYSTEEM = "ibabs"
DOCUMENTLINK = ("PublicDownloadURL", "PublicDownloadUrl")
_GEMEEN: dict[str, list[str]] = {
    "nummer": ["Kenmerk", "Nummer", "Volgnummer"],
    "naam": ["Onderwerp", "Titel", "Naam"],
    "tekst": ["Vraag", "Vragen", "Toezegging", "Tekst", "Dictum", "Omschrijving", "Onderwerp", "Titel"],
    "toelichting": ["Toelichting"],
    "portefeuillehouder": ["Portefeuillehouder", "Portefeuillehouder(s)"],
    "status": ["Status"],
    "status_dag": ["Datum afdoening", "Afdoeningsdatum", "Datum"],
}
_INGEDIEND = ["Datum ingediend", "Datum indiening", "Ingediend op", "Datum"]
_INDIENERS = {
    "steller": ["Indiener(s)", "Indiener", "Indieners", "Vraagsteller", "Vraagsteller(s)", "Mede-indieners"],
    "fractie": ["Fractie", "Fractie(s)", "Partij"],
}
STANDAARD: dict[str, dict[str, list[str]]] = {
    "raadsvraag": _GEMEEN | _INDIENERS | {
        "ingediend": _INGEDIEND,
        "beantwoord": ["Datum antwoord", "Datum beantwoording", "Beantwoord op", "Datum beantwoord"],
        "antwoord": ["Antwoord", "Beantwoording"],
    },
    "toezegging": _GEMEEN | {
        "gedaan": ["Datum toezegging", "Toegezegd op", *_INGEDIEND],
        "door": ["Toegezegd door", "Portefeuillehouder", "Portefeuillehouder(s)"],
        "aan": ["Toegezegd aan", "Aan", "Fractie", "Fractie(s)"],
        "vergadering": ["Vergadering", "Agendapunt"],
        "termijn": ["Deadline", "Einddatum", "Termijn"],
        "afgedaan": ["Datum afdoening", "Afdoeningsdatum"],
        "afdoening": ["Afdoening", "Wijze van afdoening", "Stand van zaken openbaar"],
    },
    "motie": _GEMEEN | _INDIENERS | {
        "ingediend": _INGEDIEND,
        "termijn": ["Deadline", "Einddatum"],
        "afgedaan": ["Datum afdoening", "Afdoeningsdatum"],
        "afdoening": ["Afdoening", "Wijze van afdoening"],
    },
}  # fmt: skip
_WOORD_VAN_SOORT = (
    ("motie", "motie"), ("moties", "motie"), ("amendement", "motie"), ("amendementen", "motie"),
    ("toezegging", "toezegging"), ("toezeggingen", "toezegging"),
    ("vragen", "raadsvraag"), ("vraag", "raadsvraag"), ("raadsvragen", "raadsvraag"), ("raadsvraag", "raadsvraag"),
)  # fmt: skip


def standaardkoppeling(systeem: str, soort: str, sleutel: str) -> Vraagkoppeling:
    """Return the mapping for the names that many municipalities use."""
    return Vraagkoppeling.model_validate(
        {"soort": soort, "systeem": systeem, "sleutel": sleutel, "velden": STANDAARD[soort]}
    )


def soort_uit_woorden(*teksten: str) -> str | None:
    """Return the kind of record that texts name, the first text first.

    Examples
    --------
    >>> soort_uit_woorden("Schriftelijke vragen"), soort_uit_woorden("", "Motie verworpen")
    ('raadsvraag', 'motie')
    """
    for text in teksten:
        words = text.casefold().replace("(", " ").replace(")", " ").split()
        if kind := next((kind for word, kind in _WOORD_VAN_SOORT if word in words), None):
            return kind
    return None


def lees_ibabs(inhoud: bytes, pad: Path, koppeling: Vraagkoppeling | None, *, gelezen: date) -> Oogst:
    """Read an answer of iBabs.

    Parameters
    ----------
    inhoud : bytes
    pad : Path
        Named in messages; its name may tell what kind of entry a detail is.
    koppeling : Vraagkoppeling or None
        For names of values that are not usual.
    gelezen : date

    Raises
    ------
    SociaalDomeinFout
        It is no XML, or no answer of iBabs that this can read.
    """
    root = lees_xml(inhoud, pad)
    harvest = Oogst(SYSTEEM)
    parts = [part for part in ("iBabsListEntryBase", "KeyValueOfstringstring", "iBabsMeeting") if root.eerste(part)]
    status = next((part.tekst.strip() for part in root.alle("Status")), "OK")
    if status != "OK" or not (parts or root.eerste("Entries") or root.eerste("Meetings") or root.eerste("Values")):
        raise SociaalDomeinFout(
            "In dit bestand staat geen lijst, stuk of vergadering van iBabs.",
            waar=str(pad),
            doe="Geef een antwoord op GetListsEntriesByFilter, GetListEntry of GetMeetingsByDateRange.",
        )
    for entry in root.alle("iBabsListEntryBase"):
        _uit_lijst(entry, harvest, gelezen)
    for n, detail in enumerate(_details(root), start=1):
        _detail(detail, n, pad, koppeling, harvest, gelezen)
    for meeting in root.alle("iBabsMeeting"):
        when = lees_dag(meeting.van("MeetingDate"))
        _documenten(meeting.alle("iBabsDocument"), when, "vergaderstuk", harvest)
    return harvest


def _details(root: Knoop) -> list[Knoop]:
    """Return every element that holds the values of an entry."""
    here = [root] if any(part.naam == "Values" for part in root.delen) else []
    return here + [found for part in root.delen for found in _details(part)]


def _uit_lijst(entry: Knoop, harvest: Oogst, gelezen: date) -> None:
    """Make a record of a line in a list: it says a title and hardly more."""
    harvest.rijen += 1
    key, title, name = entry.van("EntryId"), regel(entry.van("EntryTitle")), regel(entry.van("ListName"))
    place = plaats_van("stuk", key, harvest.rijen)
    kind = soort_uit_woorden(name)
    if kind is None:
        harvest.zet_apart(place, "De lijst waar dit in staat, is er geen van vragen, toezeggingen of moties.")
    elif kind == "toezegging":
        harvest.zet_apart(place, "Hier staat alleen een titel. Lees ook het stuk zelf: daarin staat de dag.")
    else:
        try:
            if not key:
                raise NietBegrepen("Er is geen EntryId.")
            rest = {part.naam: regel(part.tekst) for part in entry.delen if regel(part.tekst)}
            content: dict[str, object] = {
                "id": maak_id(SYSTEEM, key),
                "naam": title,
                "tekst": title,
                "herkomst": {
                    "systeem": SYSTEEM,
                    "sleutel": key,
                    "gelezen": gelezen,
                    "velden": {n: v for n, v in rest.items() if n not in ("EntryId", "EntryTitle")},
                },
            }
            if "amendement" in name.casefold() and "motie" not in name.casefold():
                content["is_amendement"] = True
            harvest.stukken.append((place, maak(kind, content)))
        except NietBegrepen as error:
            harvest.zet_apart(place, str(error))


def _detail(detail: Knoop, n: int, pad: Path, koppeling: Vraagkoppeling | None, harvest: Oogst, gelezen: date) -> None:
    """Make a record of an entry, and of its documents that are public."""
    harvest.rijen += 1
    pairs = [
        pair for values in detail.delen if values.naam == "Values" for pair in values.alle("KeyValueOfstringstring")
    ]
    # A supplier writes the end of a line as a backslash and an n.
    row = {regel(p.van("Key")): schoon(p.van("Value").replace("\\n", "\n")) for p in pairs}
    place = plaats_van("stuk", row.get("ID"), n)
    documents = list(detail.alle("iBabsDocument"))
    titles = [doc.van("DisplayName") for doc in documents]
    said = (row.get("Status", ""), row.get("Soort", ""), *titles, re.sub(r"[_-]", " ", pad.stem))
    kind = koppeling.soort if koppeling else soort_uit_woorden(*said)
    when = None
    try:
        if kind is None:
            raise NietBegrepen(
                "Is dit een vraag, een toezegging of een motie? Dat staat er niet bij. Geef --koppeling."
            )
        mapping = koppeling or standaardkoppeling(SYSTEEM, kind, "ID")
        extra: dict[str, object] = {}
        if kind == "motie":
            if votes := _stemmen(detail):
                extra["stemmen"] = votes
            if row.get("Status", "").casefold().startswith("amendement"):
                extra["is_amendement"] = True
        if "link" not in mapping.velden and (link := next((u for d in documents if (u := _link(d))), None)):
            extra["link"] = link
        stuk = lees_rij(row, mapping, gelezen=gelezen, extra=extra)
        when = next((event.datum for event in stuk.gebeurtenissen), None)
        harvest.stukken.append((place, stuk))
    except NietBegrepen as error:
        harvest.zet_apart(place, str(error))
    _documenten(documents, when, kind or "bijlage", harvest)


def _link(document: Knoop) -> str | None:
    if document.van("Confidential").casefold() not in ("", "false", "0"):
        return None
    return next((url for name in DOCUMENTLINK if (url := document.van(name)).startswith(("https://", "http://"))), None)


def _stemmen(detail: Knoop) -> list[dict[str, str]]:
    """Return how each fractie voted; who voted is not kept."""
    choices: dict[str, set[str]] = {}
    for vote in detail.alle("iBabsListEntryVote"):
        if (party := regel(vote.van("GroupName"))) and vote.van("Vote").casefold() in ("true", "false"):
            choices.setdefault(party, set()).add(vote.van("Vote").casefold())
    words = {"true": "voor", "false": "tegen"}
    return [{"fractie": p, "keuze": "verdeeld" if len(c) > 1 else words[next(iter(c))]} for p, c in choices.items()]


def _documenten(documents: Iterable[Knoop], when: date | None, kind: str, harvest: Oogst) -> None:
    for document in documents:
        harvest.rijen += 1
        key = document.van("Id")
        place = plaats_van("document", key, harvest.rijen)
        title = regel(document.van("DisplayName") or document.van("FileName"))
        link = _link(document)
        if document.van("Confidential").casefold() not in ("", "false", "0"):
            harvest.zet_apart(place, "Dit document is vertrouwelijk. Er is niets van bewaard.")
        elif not title or link is None:
            harvest.zet_apart(place, "Er is geen titel of geen openbaar adres.")
        elif when is None:
            harvest.zet_apart(place, "Er is geen dag bij te noemen.")
        else:
            mark = key or hashlib.sha256(link.encode()).hexdigest()[:12]
            harvest.documenten.append((place, Raadsdocument(maak_id(SYSTEEM, mark), title, when, kind, link, "")))
