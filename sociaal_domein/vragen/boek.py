"""The book: every question, promise and motion of a council, those written here and those that were imported."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Reglement, lees_instellingen
from sociaal_domein.register.basis import Soort, soorten
from sociaal_domein.register.lezen import Ingelezen, Register, lees_register, lees_stukken
from sociaal_domein.register.moties import Motie
from sociaal_domein.register.raadsvragen import Raadsvraag
from sociaal_domein.register.toezeggingen import Toezegging
from sociaal_domein.vragen.bewaren import bewaar
from sociaal_domein.vragen.fase import Stand, stand_van
from sociaal_domein.vragen.nakijken import Geweerd, weer

if TYPE_CHECKING:
    from sociaal_domein.register.stukken import Raadsstuk

__all__ = ["Boek", "Stuk", "bewaar", "lees_boek", "nieuw_id", "soort_van"]

Stuk = Raadsvraag | Toezegging | Motie
S = TypeVar("S", bound="Raadsstuk")
_LETTER = {"raadsvragen": "v", "toezeggingen": "t", "moties": "m"}
_LANGSTE_ID = 60


@dataclass(frozen=True)
class Boek:
    """Everything that was asked, promised and decided, as it was read.

    A book does not change: after `bewaar` read it again.

    Attributes
    ----------
    home : Path or None
        The working folder.
    raadsvragen, toezeggingen, moties : dict
        By id, those with a file of their own first; these go before an imported one with the same id.
    reglement : Reglement
    merken : mapping of str to str
        By ``raadsvragen/<id>`` the mark of its file as it was read; what was imported and has no file is not there.
    register : Register or None
        The values and opgaven that they are about.
    geweerd : tuple of Geweerd
        The files that are left out, because the guard finds something in them that may lead to a resident.
    gemeente : str
        The municipality of the settings; empty without a working folder.
    """

    home: Path | None
    raadsvragen: dict[str, Raadsvraag] = field(default_factory=dict)
    toezeggingen: dict[str, Toezegging] = field(default_factory=dict)
    moties: dict[str, Motie] = field(default_factory=dict)
    reglement: Reglement = field(default_factory=Reglement)
    merken: Mapping[str, str] = field(default_factory=dict)
    register: Register | None = None
    gemeente: str = ""
    geweerd: tuple[Geweerd, ...] = ()

    def __repr__(self) -> str:
        counts = (len(self.raadsvragen), len(self.toezeggingen), len(self.moties))
        return "<Boek: {} vragen, {} toezeggingen, {} moties>".format(*counts)

    def stand(self, stuk: Stuk, dag: date) -> Stand:
        """Return where one of them stands on a day, by the reglement of this council."""
        return stand_van(stuk, dag, self.reglement)

    def van(self, soort: str) -> Mapping[str, Stuk]:
        """Return those of one kind, such as ``raadsvragen``, by id."""
        kinds: dict[str, Mapping[str, Stuk]] = {
            "raadsvragen": self.raadsvragen,
            "toezeggingen": self.toezeggingen,
            "moties": self.moties,
        }
        return kinds[soort]


def soort_van(stuk: Raadsstuk) -> Soort:
    """Return the kind of record that it is."""
    return next(kind for kind in soorten().values() if kind.model is type(stuk))


def lees_boek(home: Path | None, register: Register | None = None) -> Boek:
    """Read the questions, promises and motions of a working folder.

    Parameters
    ----------
    home : Path or None
        None: an empty book with the usual reglement.
    register : Register, optional
        The values and opgaven of this folder, when they were read already.

    Raises
    ------
    SociaalDomeinFout
        A file is damaged, half filled in or refers to nothing; says which and what to do.
    """
    if home is None:
        return Boek(None)
    settings = lees_instellingen(home)
    if register is None:
        from sociaal_domein.motor.invoer import registermap

        register = lees_register(registermap(home))
    imported: dict[str, list[Stuk]] = {kind: [] for kind in _LETTER}
    for record in _ingelezen(home):
        imported[soort_van(record).naam].append(record)
    read = lees_stukken(register, {kind: [r.id for r in records] for kind, records in imported.items()})
    refused = weer(home, read)
    out = {file.bestand for file in refused}
    return Boek(
        home,
        _samen(Raadsvraag, read, imported, out),
        _samen(Toezegging, read, imported, out),
        _samen(Motie, read, imported, out),
        settings.reglement,
        {f"{kind}/{id}": mark for kind, part in read.items() for id, mark in part.merken.items()},
        register,
        settings.gemeente or "",
        tuple(refused),
    )


def nieuw_id(boek: Boek, soort: str, naam: str, dag: date) -> str:
    """Return an id that no record of this kind has yet.

    Parameters
    ----------
    soort : str
        ``raadsvragen``, ``toezeggingen`` or ``moties``.
    naam : str
        The name of the record, in any writing.
    dag : date

    Examples
    --------
    >>> nieuw_id(Boek(None), "raadsvragen", "Wachten op jeugdhulp?", date(2026, 3, 1))
    'v2026_wachten_op_jeugdhulp'
    """
    if soort not in _LETTER:
        raise SociaalDomeinFout(
            f'De soort "{soort}" bestaat niet.', doe="Kies uit: raadsvragen, toezeggingen of moties."
        )
    plain = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "zonder_naam"
    known = boek.van(soort)
    number = 1
    while True:
        tail = "" if number == 1 else f"_{number}"
        room = _LANGSTE_ID - len(f"{_LETTER[soort]}{dag.year}_") - len(tail)
        id = f"{_LETTER[soort]}{dag.year}_{words[:room].rstrip('_')}{tail}"
        if id not in known:
            return id
        number += 1


def _samen(
    model: type[S], read: Mapping[str, Ingelezen], imported: Mapping[str, list[Stuk]], out: Collection[Path]
) -> dict[str, S]:
    kind = next(name for name in _LETTER if soorten()[name].model is model)
    part = read.get(kind)
    own = part.records if part else {}
    files = part.bestanden if part else {}
    found = {id: r for id, r in own.items() if isinstance(r, model) and files.get(id) not in out}
    for record in imported[kind]:
        # An own file goes before the imported record, also one that is left out.
        if isinstance(record, model) and record.id not in own:
            found.setdefault(record.id, record)
    return found


def _ingelezen(home: Path) -> list[Stuk]:
    if not (home / "data" / "raadsstukken").is_dir():
        return []
    from sociaal_domein.vragen.ingelezen import lees_stukken as lees_ingelezen

    return lees_ingelezen(home)
