"""What can be found: every question, promise and motion of the book, and every document that was imported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sociaal_domein.vragen.boek import Stuk
    from sociaal_domein.vragen.ingelezen import Raadsdocument

SOORTEN = ("raadsvraag", "toezegging", "motie", "document")


@dataclass(frozen=True)
class Zoekstuk:
    """One thing that can be found.

    Attributes
    ----------
    tekst : str
        All words of people in it but the title, one text to a line.
    vragen : tuple of str
        Of a question: the sentences that ask.
    namen : tuple of str
        Who asked, promised or answers for it, and which fractie; of a document its kind and its owner.
    stuk : dict or None
        The record itself, from which its phase is computed; None for a document.
    """

    soort: str
    id: str
    titel: str
    datum: date | None
    tekst: str = ""
    vragen: tuple[str, ...] = ()
    fractie: tuple[str, ...] = ()
    portefeuillehouder: tuple[str, ...] = ()
    namen: tuple[str, ...] = ()
    waarden: tuple[str, ...] = ()
    link: str | None = None
    stuk: dict[str, Any] | None = None

    def bytes(self) -> bytes:
        """Return it as the index keeps it."""
        shown = {**vars(self), "datum": self.datum.isoformat() if self.datum else None}
        return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def uit_bytes(inhoud: bytes) -> Zoekstuk:
    """Read back what `Zoekstuk.bytes` made."""
    fields = json.loads(inhoud)
    day = fields["datum"]
    lists = {name: tuple(fields[name]) for name in ("vragen", "fractie", "portefeuillehouder", "namen", "waarden")}
    return Zoekstuk(**{**fields, **lists, "datum": date.fromisoformat(day) if day else None})


def lees_zoekstukken(home: Path) -> Iterator[Zoekstuk]:
    """Yield everything in a working folder that can be found; cases are not among it.

    Raises
    ------
    SociaalDomeinFout
        The register is damaged; says which file.
    """
    from sociaal_domein.vragen.boek import lees_boek
    from sociaal_domein.vragen.ingelezen import lees_documenten

    book = lees_boek(home)
    for kind in ("raadsvragen", "toezeggingen", "moties"):
        for _, record in sorted(book.van(kind).items()):
            yield van_stuk(record)
    for document in lees_documenten(home):
        yield van_document(document)


def van_document(document: Raadsdocument) -> Zoekstuk:
    """Return what can be found of a document; its kind and its owner are found as names are."""
    return Zoekstuk(
        soort="document",
        id=document.id,
        titel=document.titel,
        datum=document.datum,
        tekst=document.tekst,
        namen=tuple(name for name in (document.soort, document.organisatie) if name),
        link=document.link or None,
    )


def van_stuk(stuk: Stuk) -> Zoekstuk:
    """Return what can be found of a question, a promise or a motion."""
    from sociaal_domein.register.raadsvragen import Raadsvraag
    from sociaal_domein.register.toezeggingen import Toezegging

    texts = [text for path, text in stuk.teksten() if path != ("naam",)]
    asked: tuple[str, ...] = ()
    if isinstance(stuk, Toezegging):
        kind, begin, parties, names = "toezegging", "gedaan", stuk.aan, stuk.aan
    else:
        kind, begin, parties, names = "motie", "ingediend", stuk.fractie, [*stuk.steller, *stuk.fractie]
    if isinstance(stuk, Raadsvraag):
        kind, asked = "raadsvraag", tuple(stuk.deelvragen) or (stuk.tekst,)
    people = (stuk.portefeuillehouder, stuk.door if isinstance(stuk, Toezegging) else None)
    who = tuple(dict.fromkeys(name for name in people if name))
    return Zoekstuk(
        soort=kind,
        id=stuk.id,
        titel=stuk.naam,
        datum=next((event.datum for event in stuk.gebeurtenissen if event.soort == begin), None),
        tekst="\n".join(texts),
        vragen=asked,
        fractie=tuple(parties),
        portefeuillehouder=who,
        namen=tuple(dict.fromkeys((*names, *who))),
        waarden=tuple(stuk.waarden),
        link=stuk.link,
        stuk=stuk.model_dump(mode="json", exclude_none=True, exclude_defaults=True),
    )
