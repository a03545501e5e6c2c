"""Read files of others into the working folder: every row is loaded, joined, a double, or set aside; nothing else."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sociaal_domein.fouten import ControleFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.privacy.namenlijst import kent_namen
from sociaal_domein.taal import getal
from sociaal_domein.vragen.boek import Boek, lees_boek
from sociaal_domein.vragen.ingelezen import OVERIG, Stuk
from sociaal_domein.vragen.inuit.bewaken import Vondst, bewaak_alle, bewaak_document, bewaak_object, bewaak_stuk
from sociaal_domein.vragen.inuit.dubbelen import Vergelijking
from sociaal_domein.vragen.inuit.griffie_termijn import andere_laatste_dag
from sociaal_domein.vragen.inuit.herkennen import lees_bestand
from sociaal_domein.vragen.inuit.koppeling import lees_koppeling
from sociaal_domein.vragen.inuit.momentopname import (
    OVERIG_SYSTEEM,
    Bestand,
    Momentopname,
    lees_momentopname,
    schrijf_momentopname,
)
from sociaal_domein.vragen.inuit.oogst import Oogst
from sociaal_domein.vragen.slot import slot

_TOON = 20
_LANGSTE_RECORD = 1_000_000  # signs: as much as a file in the register may hold
_GELADEN = ("nieuw", "veranderd", "gelijk")
_WOORDEN = {"nieuw": "nieuw", "veranderd": "veranderd", "gelijk": "al gelijk", "gevoegd": "bij een ander stuk gevoegd"}


@dataclass
class Bestandsverslag:
    """What became of the rows of one file.

    Attributes
    ----------
    telling : Counter
        Of ``nieuw``, ``veranderd``, ``gelijk``, ``gevoegd``, ``dubbel`` and ``apart``: together all rows.
    dubbel : list of (place, of what)
    apart : list of (place, reason)
    weggelaten : list of (place, reason)
        Fields of the source, beside those of the register, that were not kept.
    opmerkingen : list of str
        What a reader should know of the file as a whole.
    """

    naam: str
    vorm: str
    rijen: int
    sha256: str
    telling: Counter[str] = field(default_factory=Counter)
    dubbel: list[tuple[str, str]] = field(default_factory=list)
    apart: list[tuple[str, str]] = field(default_factory=list)
    weggelaten: list[tuple[str, str]] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)

    @property
    def sleutel(self) -> Bestand:
        """What the manifest knows it by."""
        return self.naam, self.sha256

    def tel(self, uitslag: tuple[str, str], plaats: str) -> None:
        """Count what became of a row."""
        kind, other = uitslag
        self.telling[kind] += 1
        if kind == "dubbel":
            self.dubbel.append((plaats, other))

    def zet_apart(self, plaats: str, reden: str) -> None:
        """Set a row aside."""
        self.telling["apart"] += 1
        self.apart.append((plaats, reden))

    def controleer(self) -> None:
        """Refuse a ledger that does not balance.

        Raises
        ------
        ControleFout
        """
        if self.telling.total() != self.rijen:
            raise ControleFout(
                f"De telling sluit niet: {self.rijen} rijen gelezen, {self.telling.total()} verantwoord.",
                waar=self.naam,
                doe="Dit is een fout in het leesprogramma. Meld hem; er is niets veranderd.",
            )

    def tekst(self) -> str:
        """Report in plain Dutch."""
        counts = [f"{getal(self.telling[k])} {word}" for k, word in _WOORDEN.items() if self.telling[k]]
        counts += [f"{getal(self.telling[k])} {k}" for k in ("dubbel", "apart") if self.telling[k]]
        rows = "1 rij" if self.rijen == 1 else f"{getal(self.rijen)} rijen"
        lines = [f"{self.naam} ({self.vorm}): {rows} = {' + '.join(counts) or '0'}.", *self.opmerkingen]
        lines += _lijst("Dubbel, niet toegevoegd:", [f"{place}: {other}" for place, other in self.dubbel])
        lines += _lijst("Apart gezet:", [f"{place}: {reason}" for place, reason in self.apart])
        lines += _lijst("Velden die niet zijn bewaard:", [f"{place}: {reason}" for place, reason in self.weggelaten])
        return "\n".join(lines)


@dataclass
class Inleesverslag:
    """What an import did, or would do."""

    droog: bool
    bestanden: list[Bestandsverslag] = field(default_factory=list)
    is_geschreven: bool = False
    opmerkingen: list[str] = field(default_factory=list)

    @property
    def tekst(self) -> str:
        """Report in plain Dutch."""
        lines = ["Zo zou het gaan. Er is niets geschreven."] if self.droog else []
        lines += [file.tekst() for file in self.bestanden]
        lines += self.opmerkingen
        if not self.droog and not self.is_geschreven:
            lines.append("Er is niets veranderd: alles stond er al.")
        if self.is_geschreven and any(file.apart for file in self.bestanden):
            lines.append("Wat apart is gezet, staat in data/raadsstukken/apart.parquet.")
        if not kent_namen():
            lines.append('Namen in teksten zijn niet herkend. Dat kan met: pip install "sociaal-domein[casuistiek]"')
        return "\n".join(lines)


def _lijst(head: str, items: list[str]) -> list[str]:
    if not items:
        return []
    more = [f"  … en nog {getal(len(items) - _TOON)}"] if len(items) > _TOON else []
    return [head, *(f"  {item}" for item in items[:_TOON]), *more]


def lees_in(
    home: Path,
    bestanden: Sequence[Path],
    *,
    vorm: str | None = None,
    koppel: Path | None = None,
    droog: bool = False,
    dag: date | None = None,
) -> Inleesverslag:
    """Read files into the snapshot of a working folder.

    Parameters
    ----------
    home : Path
        The working folder.
    bestanden : sequence of Path
    vorm : str, optional
        Their form; as each file shows when it is left out.
    koppel : Path, optional
        The mapping of a list.
    droog : bool
        Report only.
    dag : date, optional
        The day of reading; today when it is left out.

    Returns
    -------
    Inleesverslag

    Raises
    ------
    SociaalDomeinFout
        One of the files cannot be read: then nothing changed.
    """
    today = dag or date.today()
    mapping = (lees_koppeling(koppel), koppel) if koppel else None
    read = [(path, *lees_bestand(path, vorm, mapping, gelezen=today)) for path in bestanden]
    settings = lees_instellingen(home)
    owner = settings.gemeente or ""
    report = Inleesverslag(droog)
    if mapping is not None:
        stukken = [stuk for _, _, harvest in read for _, stuk in harvest.stukken]
        if said := andere_laatste_dag(stukken, mapping[0], settings.reglement, gelezen=today):
            report.opmerkingen.append(said)
    guarded = [(_verslag(path, raw, harvest), _bewaak(harvest, owner)) for path, raw, harvest in read]
    with slot(home / ".opslag"):
        state = lees_momentopname(home)
        before = deepcopy(state)
        compare = Vergelijking(state, _eigen(lees_boek(home)))
        noted: set[Bestand] = set()
        for file, harvest in guarded:
            _neem_op(file, harvest, compare)
            file.controleer()
            report.bestanden.append(file)
            if file.sleutel not in noted:  # the same file given twice is one file
                _noteer(state, file, today)
                noted.add(file.sleutel)
        if not droog and not _zelfde(before, state):
            schrijf_momentopname(home, state)
            report.is_geschreven = True
    return report


def _verslag(path: Path, raw: bytes, harvest: Oogst) -> Bestandsverslag:
    sha256 = hashlib.sha256(raw).hexdigest()
    return Bestandsverslag(path.name, harvest.vorm, harvest.rijen, sha256, opmerkingen=harvest.opmerkingen)


def _eigen(book: Boek) -> list[Stuk]:
    """Return the records with a file of their own."""
    own = [mark.split("/", 1) for mark in book.merken]
    return [stuk for kind, id in own if (stuk := book.van(kind).get(id)) is not None]


@dataclass
class _Bewaakt:
    """A harvest after the guard."""

    oogst: Oogst
    apart: list[tuple[str, str]]
    weggelaten: list[tuple[str, str]]


def _bewaak(harvest: Oogst, owner: str) -> _Bewaakt:
    aside: list[tuple[str, str]] = []
    left: list[tuple[str, str]] = []

    def refuse(place: str, found: Sequence[Vondst]) -> None:
        where, kind = found[0]
        aside.append((place, f"In het veld '{where}' staat iets dat lijkt op {kind}."))

    kept = replace(harvest, stukken=[], documenten=[], overig=[])
    results = bewaak_alle(bewaak_stuk, [stuk for _, stuk in harvest.stukken])
    for (place, _), (stuk, found) in zip(harvest.stukken, results, strict=True):
        if stuk is None:
            refuse(place, found)
        elif len(stuk.model_dump_json()) > _LANGSTE_RECORD:
            aside.append((place, "Dit stuk is te lang: meer dan een miljoen tekens."))
        else:
            kept.stukken.append((place, stuk))
            left += [(place, f"'{where}', want daarin staat iets dat lijkt op {kind}") for where, kind in found]
    documents = bewaak_alle(bewaak_document, [document for _, document in harvest.documenten])
    for (place, _), (document, found) in zip(harvest.documenten, documents, strict=True):
        if document is None:
            refuse(place, found)
        else:
            kept.documenten.append((place, replace(document, organisatie=document.organisatie or owner)))
    objects = bewaak_alle(bewaak_object, [content for *_, content in harvest.overig])
    for (place, key, content), hits in zip(harvest.overig, objects, strict=True):
        if hits:
            refuse(place, hits)
        elif len(json.dumps(content)) > _LANGSTE_RECORD:
            aside.append((place, "Dit stuk is te lang: meer dan een miljoen tekens."))
        else:
            kept.overig.append((place, key, content))
    return _Bewaakt(kept, aside, left)


def _neem_op(file: Bestandsverslag, guarded: _Bewaakt, compare: Vergelijking) -> None:
    harvest = guarded.oogst
    for place, reason in (*harvest.apart, *guarded.apart):
        file.zet_apart(place, reason)
    file.weggelaten += guarded.weggelaten
    file.telling["gevoegd"] += harvest.gevoegd
    for place, stuk in harvest.stukken:
        file.tel(compare.stuk(stuk, harvest.is_eigen), place)
    for place, document in harvest.documenten:
        file.tel(compare.document(document), place)
    for place, key, content in harvest.overig:
        file.tel(compare.object((OVERIG, OVERIG_SYSTEEM, key), content), place)


def _noteer(state: Momentopname, file: Bestandsverslag, today: date) -> None:
    """Write in the manifest what was read, and what was set aside; the same file read again takes its own place."""
    state.apart = [row for row in state.apart if row[:2] != file.sleutel]
    state.apart += [(*file.sleutel, place, reason) for place, reason in file.apart]
    entry = {
        "naam": file.naam,
        "vorm": file.vorm,
        "sha256": file.sha256,
        "rijen": file.rijen,
        "geladen": sum(file.telling[kind] for kind in _GELADEN),
        "gevoegd": file.telling["gevoegd"],
        "dubbel": file.telling["dubbel"],
        "apart": file.telling["apart"],
    }
    old = state.bestanden.get(file.sleutel, {})
    same = all(old.get(name) == value for name, value in entry.items())
    state.bestanden[file.sleutel] = old if same else entry | {"gelezen": today.isoformat()}


def _zelfde(before: Momentopname, after: Momentopname) -> bool:
    """Whether nothing changed; how the same file was counted the first time may stay as it was."""
    same = all(getattr(before, part) == getattr(after, part) for part in ("stukken", "overig", "documenten"))
    files = before.bestanden.keys() == after.bestanden.keys()
    return same and files and sorted(before.apart) == sorted(after.apart)
