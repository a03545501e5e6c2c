"""Recognising what is there already: by its key, by its number in the same year, or by title, day and fractie."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sociaal_domein.vragen.ingelezen import Raadsdocument, Stuk, soort_van
from sociaal_domein.vragen.inuit.momentopname import Momentopname, Sleutel, dag_van, gelijk, sleutel_van, titel_van

Uitslag = tuple[str, str]  # nieuw, veranderd, gelijk or dubbel, and for a double of what


class Vergelijking:
    """What is known, and what each new row is beside it.

    Parameters
    ----------
    stand : Momentopname
        Changed in place by what is new.
    eigen : iterable of record
        Those with a file of their own: an import never changes these.
    """

    def __init__(self, stand: Momentopname, eigen: Iterable[Stuk]) -> None:
        self.stand = stand
        self.gezien: set[Sleutel | str] = set()
        self.eigen: dict[Any, str] = {}
        self.kenmerken: dict[Any, Sleutel] = {}
        self.ids = {(key[0], stuk.id): key for key, stuk in stand.stukken.items()}
        for stuk in eigen:
            for mark in ((soort_van(stuk), stuk.id), sleutel_van(stuk), *_kenmerken(stuk)):
                self.eigen.setdefault(mark, stuk.id)
        for key, stuk in stand.stukken.items():
            self._onthoud(key, stuk)

    def _onthoud(self, key: Sleutel, stuk: Stuk) -> None:
        self.ids[(key[0], stuk.id)] = key
        for mark in (*_kenmerken(stuk), _alleen_titel(stuk, key)):
            if self.kenmerken.get(mark) not in self.stand.stukken:
                self.kenmerken[mark] = key

    def stuk(self, stuk: Stuk, is_eigen: bool) -> Uitslag:
        """Take in a record; `is_eigen` says that it is an export of ours, in which likeness is no double."""
        key, kind = sleutel_van(stuk), soort_van(stuk)
        marks = [(kind, stuk.id), key, *(() if is_eigen else _kenmerken(stuk))]
        if (own := next((self.eigen[mark] for mark in marks if mark in self.eigen), None)) is not None:
            return "dubbel", f"{own} in uw eigen register"
        old = self.stand.stukken.get(key)
        if key in self.gezien:
            return "dubbel", f"{stuk.id}, eerder gelezen"
        self.gezien.add(key)
        if old is not None:
            if gelijk(old, stuk):
                return "gelijk", ""
            self._zet(key, stuk)
            return "veranderd", ""
        taken = self.ids.get((kind, stuk.id))
        if not is_eigen:
            taken = taken or next((self.kenmerken[m] for m in _kenmerken(stuk) if m in self.kenmerken), None)
        if taken is not None and taken in self.stand.stukken:
            return "dubbel", self.stand.stukken[taken].id
        bare = self.kenmerken.get(_alleen_titel(stuk, key))
        if bare is not None and bare in self.stand.stukken and not is_eigen:
            if dag_van(stuk) is None:
                return "dubbel", self.stand.stukken[bare].id
            if dag_van(self.stand.stukken[bare]) is None:  # a line in a list that said no more than a title
                del self.stand.stukken[bare]
                self._zet(key, stuk)
                return "veranderd", ""
        self._zet(key, stuk)
        return "nieuw", ""

    def _zet(self, key: Sleutel, stuk: Stuk) -> None:
        self.stand.stukken[key] = stuk
        self._onthoud(key, stuk)

    def document(self, document: Raadsdocument) -> Uitslag:
        """Take in a document."""
        if document.id in self.gezien:
            return "dubbel", document.id
        self.gezien.add(document.id)
        old = self.stand.documenten.get(document.id)
        if old == document:
            return "gelijk", ""
        if old is None and document.link:
            same = (d for d in self.stand.documenten.values() if d.link == document.link and d.titel == document.titel)
            if (other := next(same, None)) is not None:
                return "dubbel", other.id
        self.stand.documenten[document.id] = document
        return ("nieuw" if old is None else "veranderd"), ""

    def object(self, key: Sleutel, inhoud: dict[str, Any]) -> Uitslag:
        """Take in an object of the standard that is kept as it stands."""
        if key in self.gezien:
            return "dubbel", key[2].partition(" ")[2]
        self.gezien.add(key)
        old = self.stand.overig.get(key)
        self.stand.overig[key] = inhoud
        return ("nieuw" if old is None else "gelijk" if old == inhoud else "veranderd"), ""


def _kenmerken(stuk: Stuk) -> list[tuple[Any, ...]]:
    """Return by what two records are taken for the same; a number starts anew every year."""
    kind, day = soort_van(stuk), dag_van(stuk)
    found: list[tuple[Any, ...]] = []
    if stuk.nummer is not None and day is not None:
        found.append((kind, "nummer", stuk.nummer.casefold(), day.year))
    if day is not None and titel_van(stuk):
        parties = getattr(stuk, "fractie", None) or getattr(stuk, "aan", [])
        found.append((kind, "titel", titel_van(stuk), day, frozenset(name.casefold() for name in parties)))
    return found


def _alleen_titel(stuk: Stuk, key: Sleutel) -> tuple[Any, ...]:
    return key[0], key[1], "alleen titel", titel_van(stuk)
