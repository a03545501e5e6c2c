"""From a row of a list to a record: what a mapping says each column means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sociaal_domein.vragen.ingelezen import Stuk
from sociaal_domein.vragen.inuit.koppeling import GEBEURTENISSEN, NIETS, WOORDEN, Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, lees_dag, maak, maak_id, regel, schoon

Rij = Mapping[str, str]
# What nearly every list writes; a mapping goes first.
_STATUS: dict[str, dict[str, str]] = {
    "raadsvraag": {
        "beantwoord": "beantwoord", "afgedaan": "afgedaan", "ingetrokken": "ingetrokken", "ingediend": NIETS,
        "in behandeling": NIETS, "openstaand": NIETS, "open": NIETS, "lopend": NIETS, "niet beantwoord": NIETS,
        "nog niet beantwoord": NIETS, "nieuw": NIETS,
    },
    "toezegging": {
        "afgedaan": "afgedaan", "afgehandeld": "afgedaan", "nagekomen": "afgedaan", "uitgevoerd": "afgedaan",
        "vervallen": "vervallen", "openstaand": NIETS, "open": NIETS, "lopend": NIETS, "in behandeling": NIETS,
        "niet afgedaan": NIETS,
    },
    "motie": {
        "aangenomen": "aangenomen", "verworpen": "verworpen", "ingetrokken": "ingetrokken",
        "aangehouden": "aangehouden", "afgedaan": "afgedaan", "afgehandeld": "afgedaan", "uitgevoerd": "afgedaan",
        "ingediend": NIETS, "openstaand": NIETS, "open": NIETS, "lopend": NIETS, "in behandeling": NIETS,
    },
}  # fmt: skip
_SOORTWOORD = re.compile(r"^(?:motie|amendement|toezegging|vraag|vragen)\s+", re.I)
_ACHTERNAAM_EERST = re.compile(
    r"(?P<achter>[^,()]+),\s*(?P<letters>(?:[A-ZÀ-Þ][A-Za-zÀ-ÿ]?\.\s?)+)(?P<tussen>[a-z' ]*?)"
    r"\s*(?:\((?P<voor>[^()]+)\))?\s*(?:\((?P<fractie>[^()]+)\))?$"
)
_MET_FRACTIE = re.compile(r"(?P<naam>[^()]+?)\s*\((?P<fractie>[^()]+)\)$")
_ONBEKEND = "Het woord in de kolom '{kolom}' staat niet in het koppelbestand, bij woorden › {veld}."


def lees_rij(rij: Rij, koppeling: Vraagkoppeling, *, gelezen: date, extra: Mapping[str, Any] | None = None) -> Stuk:
    """Make a record of a row.

    Parameters
    ----------
    rij : mapping
        The text per column.
    koppeling : Vraagkoppeling
    gelezen : date
        The day of reading.
    extra : mapping, optional
        Fields of the record that come from elsewhere in the file, such as votes.

    Raises
    ------
    NietBegrepen
    """
    read = _Lezing(rij, koppeling)
    key = " ".join(filter(None, (regel(rij.get(column, "")) for column in koppeling.sleutel)))
    if not key:
        raise NietBegrepen(f"De sleutel is leeg (kolom {' en '.join(koppeling.sleutel)}).")
    kind = koppeling.soort
    name, text = regel(read.tekst("naam")), schoon(read.tekst("tekst"))
    if not name and not text:
        raise NietBegrepen("Er staat geen titel en geen tekst.")
    rest = {c: schoon(v) for c, v in rij.items() if c not in koppeling.kolommen and schoon(v)}
    found: dict[str, Any] = {
        "id": maak_id(koppeling.systeem, key),
        "naam": name or regel(text)[:200],
        "tekst": text or name,
        "nummer": regel(read.tekst("nummer")) or None,
        "toelichting": schoon(read.tekst("toelichting")) or None,
        "portefeuillehouder": regel(read.tekst("portefeuillehouder")) or None,
        "link": read.link("link"),
        "herkomst": {"systeem": koppeling.systeem, "sleutel": key, "gelezen": gelezen, "velden": rest},
    }
    if kind != "toezegging":
        people = [two for cell in read.alle("steller") for two in _namen(cell, koppeling.lijst)]
        parties = [regel(p) for cell in read.alle("fractie") for p in cell.split(koppeling.lijst)]
        found["steller"] = list(dict.fromkeys(name for name, _ in people if name))
        found["fractie"] = list(dict.fromkeys(p for p in (*parties, *(party for _, party in people)) if p))
    else:
        found["door"] = regel(read.tekst("door")) or found["portefeuillehouder"] or "college"
        found["aan"] = [regel(p) for cell in read.alle("aan") for p in cell.split(koppeling.lijst) if regel(p)]
        found["vergadering"] = regel(read.tekst("vergadering")) or None
    if kind != "raadsvraag":
        found["termijn"] = read.dag("termijn")
    for field in WOORDEN:
        if (meaning := read.betekenis(field)) is not None:
            found[field] = meaning == "ja" if field == "is_amendement" else meaning
    if kind == "raadsvraag":
        parts = [p.strip() for cell in read.alle("deelvragen") for p in re.split(r"\n|\s\|\s", schoon(cell))]
        found["deelvragen"] = [part for part in parts if part]
        found["antwoorden"] = list(read.antwoorden())
        if found.get("vraagtype") == "technische_vraag" and "grondslag" not in found:
            found["grondslag"] = "technisch"
    found["gebeurtenissen"] = read.gebeurtenissen(bool(found.get("antwoorden")))
    return maak(kind, found | dict(extra or {}))


class _Lezing:
    """A row, read field by field."""

    def __init__(self, rij: Rij, koppeling: Vraagkoppeling) -> None:
        self.rij, self.koppeling = rij, koppeling

    def alle(self, veld: str) -> list[str]:
        fixed = self.koppeling.vast.get(veld)
        cells = [self.rij.get(column, "") for column in self.koppeling.velden.get(veld, ())]
        return [fixed] if fixed is not None else [cell for cell in cells if cell.strip()]

    def tekst(self, veld: str) -> str:
        return next(iter(self.alle(veld)), "")

    def kolom(self, veld: str) -> str:
        columns = self.koppeling.velden.get(veld, [veld])
        return next((c for c in columns if self.rij.get(c, "").strip()), columns[0])

    def dag(self, veld: str) -> date | None:
        text = regel(self.tekst(veld))
        if not text:
            return None
        if (day := lees_dag(text, self.koppeling.datum)) is None:
            raise NietBegrepen(f"In de kolom '{self.kolom(veld)}' staat geen datum ({self.koppeling.datum}).")
        return day

    def link(self, veld: str) -> str | None:
        text = self.tekst(veld).strip()
        if text and not re.fullmatch(r"https?://\S+", text):
            raise NietBegrepen(f"In de kolom '{self.kolom(veld)}' staat geen webadres.")
        return text or None

    def betekenis(self, veld: str) -> str | None:
        """Return what the word in a field means; None for nothing."""
        word = regel(self.tekst(veld))
        if not word:
            return None
        meaning = kent_woord(veld, word, self.koppeling)
        if meaning is None:
            raise NietBegrepen(_ONBEKEND.format(kolom=self.kolom(veld), veld=veld))
        return None if meaning == NIETS else meaning

    def antwoorden(self) -> Iterator[dict[str, Any]]:
        day = self.dag("beantwoord")
        if day is None and self.betekenis("status") == "beantwoord":
            day = self.dag("status_dag")
        fields = {
            "samenvatting": schoon(self.tekst("antwoord")) or None,
            "document": regel(self.tekst("antwoord_document")) or None,
            "link": self.link("antwoord_link"),
        }
        if day is not None:
            yield {"datum": day} | fields
        elif any(fields.values()) or self.betekenis("status") == "beantwoord":
            raise NietBegrepen("Er is een antwoord, maar er staat geen dag bij.")

    def gebeurtenissen(self, beantwoord: bool) -> list[dict[str, Any]]:
        """Return what happened: from columns with a day, and from the status."""
        kind = self.koppeling.soort
        days = {event: day for event in GEBEURTENISSEN[kind] if (day := self.dag(event)) is not None}
        status = self.betekenis("status")
        if status in GEBEURTENISSEN[kind] and status not in days:
            if (day := self.dag("status_dag")) is None:
                raise NietBegrepen(f"De status zegt '{status}', maar er staat geen dag bij.")
            days[status] = day
        first = "gedaan" if kind == "toezegging" else "ingediend"
        if first not in days and (days or beantwoord or kind == "toezegging"):
            wanted = self.koppeling.velden.get(first, [first])
            raise NietBegrepen(f"Er staat geen dag waarop dit is {first} (kolom {' of '.join(wanted)}).")
        order = GEBEURTENISSEN[kind]
        return [
            self._gebeurtenis(event, days[event]) for event in sorted(days, key=lambda e: (days[e], order.index(e)))
        ]

    def _gebeurtenis(self, soort: str, dag: date) -> dict[str, Any]:
        event: dict[str, Any] = {"soort": soort, "datum": dag}
        if soort == "uitgesteld":
            event["tot"] = self.dag("uitgesteld_tot")
        if soort == "afgedaan" and self.koppeling.soort != "raadsvraag":
            event["document"] = regel(self.tekst("afdoening")) or None
            event["link"] = self.link("afdoening_link")
            if not event["document"] and not event["link"] and self.koppeling.soort == "toezegging":
                # The list itself is then the document in which it can be read.
                said = regel(self.tekst("status"))
                event["document"] = f"lijst {self.koppeling.systeem}" + (f", status {said}" if said else "")
        return event


def kent_woord(veld: str, woord: str, koppeling: Vraagkoppeling) -> str | None:
    """Return what a word in a field means: as the mapping says, or as nearly every list means it; None when unknown."""
    own = {w.casefold(): meaning for w, meaning in koppeling.woorden.get(veld, {}).items()}
    plain = regel(woord).casefold()
    if veld == "status":
        usual = _STATUS[koppeling.soort]
        return own.get(plain) or usual.get(plain) or usual.get(_SOORTWOORD.sub("", plain))
    known = {w: w for w in WOORDEN[veld]} | {w.replace("_", " "): w for w in WOORDEN[veld]}
    return own.get(plain) or known.get(plain)


def _namen(cell: str, between: str) -> Iterator[tuple[str, str]]:
    """Yield name and fractie: "Jansen, A.B. (Anna) (CDA)", "Anna Jansen (CDA)" or "Anna Jansen"."""
    parts = [cell] if between == "," and _ACHTERNAAM_EERST.match(regel(cell)) else cell.split(between)
    for part in parts:
        text = regel(part)
        if found := _ACHTERNAAM_EERST.match(text):
            between_brackets = [part for part in (found["voor"], found["fractie"]) if part]
            party = between_brackets.pop() if between_brackets else ""
            first = between_brackets[0] if between_brackets else found["letters"].strip()
            yield " ".join(filter(None, (first, found["tussen"].strip(), found["achter"].strip()))), party
        elif found := _MET_FRACTIE.match(text):
            yield found["naam"], found["fractie"]
        elif text:
            yield text, ""
