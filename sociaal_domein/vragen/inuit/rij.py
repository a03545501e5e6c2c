"""From a row of a list to a record: what a mapping says each column means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sociaal_domein.vragen.ingelezen import Stuk
from sociaal_domein.vragen.inuit.koppeling import GEBEURTENISSEN, NIETS, OVERSLAAN, WOORDEN, Soortnaam, Vraagkoppeling
from sociaal_domein.vragen.inuit.oogst import NietBegrepen, lees_dag, maak, maak_id, regel, schoon
from sociaal_domein.vragen.inuit.rij_dag import waarom_geen_dag
from sociaal_domein.vragen.inuit.woordenlijst import kent_woord

Rij = Mapping[str, str]
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
    whole = _Lezing(rij, koppeling)
    kind, is_amendment = whole.soort()
    koppeling = koppeling.voor(kind)
    read = _Lezing(rij, koppeling)
    key = " ".join(filter(None, (regel(rij.get(column, "")) for column in koppeling.sleutel)))
    if not key:
        raise NietBegrepen(f"De sleutel is leeg (kolom {' en '.join(koppeling.sleutel)}).")
    name, text = regel(read.tekst("naam")), schoon(read.tekst("tekst"))
    if not name and not text:
        raise NietBegrepen("Er staat geen titel en geen tekst.")
    used = koppeling.kolommen - (set(koppeling.velden.get("termijn", ())) if kind == "raadsvraag" else set())
    rest = {c: schoon(v) for c, v in rij.items() if c not in used and c not in whole.soortkolommen and schoon(v)}
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
        to = read.alle("aan") or whole.alle("steller")
        found["aan"] = [regel(p) for cell in to for p in cell.split(koppeling.lijst) if regel(p)]
        found["vergadering"] = regel(read.tekst("vergadering")) or None
    if kind != "raadsvraag":
        found["termijn"] = read.dag("termijn")
    if is_amendment:
        found["is_amendement"] = True
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

    @property
    def soortkolommen(self) -> list[str]:
        """The columns that say what kind of row this is."""
        return self.koppeling.velden.get("soort_rij", [])

    def soort(self) -> tuple[Soortnaam, bool]:
        """Return what kind of row this is, and whether it is an amendment.

        Raises
        ------
        NietBegrepen
            The list has a column for it, and that does not say it.
        """
        if not self.soortkolommen:
            return self.koppeling.soort, False
        meaning = self.betekenis("soort_rij")
        if meaning is None:
            raise NietBegrepen(f"In de kolom '{self.kolom('soort_rij')}' staat niet wat voor rij dit is.")
        if meaning == OVERSLAAN:
            raise NietBegrepen("Overgeslagen: dat staat zo in het koppelbestand.")
        kinds: dict[str, Soortnaam] = {
            "raadsvraag": "raadsvraag", "toezegging": "toezegging", "motie": "motie", "amendement": "motie"
        }  # fmt: skip
        return kinds[meaning], meaning == "amendement"

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
            raise NietBegrepen(waarom_geen_dag(text, self.kolom(veld), self.koppeling.datum))
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
        if meaning not in self.koppeling.betekenissen(veld):
            raise NietBegrepen(
                f"Het woord in de kolom '{self.kolom(veld)}' betekent '{meaning}'. "
                f"Dat past niet bij een {self.koppeling.soort}."
            )
        return None if meaning == NIETS else meaning

    def antwoorden(self) -> Iterator[dict[str, Any]]:
        day = self.dag("beantwoord")
        if day is None and self.betekenis("status") == "beantwoord":
            day = self.dag("status_dag") or self.dag("afgedaan")
        fields = {
            "samenvatting": schoon(self.tekst("antwoord")) or None,
            "document": regel(self.tekst("antwoord_document")) or None,
            "link": self.link("antwoord_link"),
        }
        if day is not None:
            yield {"datum": day} | fields
        elif any(fields.values()) or self.betekenis("status") == "beantwoord":
            raise NietBegrepen(f"Er is een antwoord, maar er staat geen dag bij. {self._raad('beantwoord')}")

    def gebeurtenissen(self, beantwoord: bool) -> list[dict[str, Any]]:
        """Return what happened: from columns with a day, and from the status."""
        kind = self.koppeling.soort
        days = {event: day for event in GEBEURTENISSEN[kind] if (day := self.dag(event)) is not None}
        status = self.betekenis("status")
        if status in GEBEURTENISSEN[kind] and status not in days:
            when = self.dag("status_dag")
            if when is None and status == "afgedaan" and kind == "raadsvraag":
                when = self.dag("beantwoord")
            if when is None:
                raise NietBegrepen(f"De status zegt '{status}', maar er staat geen dag bij. {self._raad(status)}")
            days[status] = when
        first = "gedaan" if kind == "toezegging" else "ingediend"
        if first not in days and (days or beantwoord or kind == "toezegging"):
            wanted = self.koppeling.velden.get(first, [first])
            raise NietBegrepen(f"Er staat geen dag waarop dit is {first} (kolom {' of '.join(wanted)}).")
        order = GEBEURTENISSEN[kind]
        return [
            self._gebeurtenis(event, days[event]) for event in sorted(days, key=lambda e: (days[e], order.index(e)))
        ]

    def _raad(self, veld: str) -> str:
        """Say how a day gets there: by a column that is chosen already, or by one to choose."""
        columns = [f"'{c}'" for name in (veld, "status_dag") for c in self.koppeling.velden.get(name, ())]
        if columns:
            return (
                f"Vul die dag in (kolom {' of '.join(dict.fromkeys(columns))}), "
                "of zet in het koppelbestand achter het woord: niets."
            )
        return (
            f"Kies in het koppelbestand een kolom voor die dag ({veld} of status_dag), of zet achter het woord: niets."
        )

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


def is_achternaam_eerst(tekst: str) -> bool:
    """Whether a name stands with the surname first, and so with a comma of its own."""
    return _ACHTERNAAM_EERST.match(regel(tekst)) is not None


def _namen(cell: str, between: str) -> Iterator[tuple[str, str]]:
    """Yield name and fractie: "Jansen, A.B. (Anna) (CDA)", "Anna Jansen (CDA)" or "Anna Jansen"."""
    parts = [cell] if between == "," and is_achternaam_eerst(cell) else cell.split(between)
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
