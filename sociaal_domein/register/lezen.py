"""Read a register: every entry whole, every id once, every link to something that exists."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, lijkt_op, plek, raad, vertaal
from sociaal_domein.register.basis import Record, Soort, soorten
from sociaal_domein.register.casussen import Casus
from sociaal_domein.register.cijfers import GenoteerdCijfer
from sociaal_domein.register.koppelen import Koppeling
from sociaal_domein.register.opgaven import Opgave
from sociaal_domein.register.waarden import Waarde
from sociaal_domein.register.yamlboom import Boom, lees_tekst, ontleed

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Ingelezen:
    """The records of one kind, by id and in the order of the file, with their line numbers.

    Attributes
    ----------
    bestanden : dict of str to Path
        Per id its file, where each record has one of its own; otherwise all stand in `bestand`.
    merken : dict of str to str
        Per id the mark of that file as it was read: see `merk_van`.
    """

    bestand: Path
    records: dict[str, Record]
    regels: dict[Pad, int] = field(default_factory=dict)
    bestanden: dict[str, Path] = field(default_factory=dict)
    merken: dict[str, str] = field(default_factory=dict)

    def plek(self, id: str, veld: Pad = ()) -> str:
        """Say where a field of a record stands."""
        return plek(self.bestanden.get(id, self.bestand), Boom(None, self.regels).regel((id, *veld)), veld)


@dataclass(frozen=True)
class Register:
    """Everything people wrote for one municipality.

    Attributes
    ----------
    map : Path
        The folder it was read from.
    bestanden : dict
        What was read, per kind of record.
    """

    map: Path
    bestanden: dict[str, Ingelezen]

    def van(self, model: type[R]) -> dict[str, R]:
        """Return all records of one model, by id, in the order of the file."""
        name = next(kind.naam for kind in soorten().values() if kind.model is model)
        read = self.bestanden.get(name)
        return {k: r for k, r in read.records.items() if isinstance(r, model)} if read else {}

    @property
    def waarden(self) -> dict[str, Waarde]:
        """All values by id; the order is that of the file, the most telling first."""
        return self.van(Waarde)

    @property
    def opgaven(self) -> dict[str, Opgave]:
        """All opgaven by id."""
        return self.van(Opgave)

    @property
    def genoteerd(self) -> dict[str, GenoteerdCijfer]:
        """The figures that were noted from documents, by id."""
        return self.van(GenoteerdCijfer)

    @property
    def koppelingen(self) -> list[Koppeling]:
        """The municipality's own links between values and figures."""
        return [link for waarde in self.waarden.values() for link in waarde.eigen_koppelingen()]

    def waarden_bij(self, opgave: str) -> list[Waarde]:
        """Return the values of an opgave, the most telling first, without those that lapsed."""
        return [w for w in self.waarden.values() if opgave in w.opgaven and w.status != "vervallen"]

    def controleer_indicatoren(self, bekend: Collection[str]) -> None:
        """Refuse an own link to an indicator that does not exist.

        Parameters
        ----------
        bekend : collection of str
            The ids of all indicators.

        Raises
        ------
        SociaalDomeinFout
            With file, line and the nearest known indicator.
        """
        for waarde in self.waarden.values():
            for i, link in enumerate(waarde.koppelingen):
                if link.indicator not in bekend:
                    raise SociaalDomeinFout(
                        f'De waarde "{waarde.id}" noemt de indicator "{link.indicator}". Die bestaat niet.',
                        waar=self.bestanden["waarden"].plek(waarde.id, ("koppelingen", i, "indicator")),
                        doe=_kies(link.indicator, bekend),
                    )


def startset() -> Path:
    """Return the folder with the starting set: a proposal that no council decided on."""
    return paden.datamap() / "register" / "startset"


@cache
def landelijke_casussen() -> dict[str, Casus]:
    """Return the stories that others published, by id, in our own words."""
    kind = soorten()["casussen"]
    files = sorted((paden.datamap() / "register" / "landelijk" / kind.naam).glob("*.yaml"))
    records = _lees_map(files, kind).records if files else {}
    return {id: record for id, record in records.items() if isinstance(record, Casus)}


def lees_register(map: Path) -> Register:
    """Read and check a register folder.

    What stays inside the municipality (``eigen/``) is not among it: own stories only come in by the guard, see
    `sociaal_domein.casuistiek.keuring`. Questions, promises and motions are not either, see `lees_stukken`.

    Parameters
    ----------
    map : Path
        The folder that holds ``waarden.yaml`` and ``opgaven.yaml``.

    Returns
    -------
    Register

    Raises
    ------
    SociaalDomeinFout
        At the first file that is missing, damaged or half filled in, or at a link to nothing.
    """
    read: dict[str, Ingelezen] = {}
    for kind in (k for k in soorten().values() if not k.is_binnen and not k.apart):
        if files := kind.bestanden(map):
            read[kind.naam] = lees_bestand(files[0], kind) if not kind.per_record else _lees_map(files, kind)
    known = {name: part.records.keys() for name, part in read.items()}
    for part in read.values():
        _controleer(part, known)
    return Register(map, read)


def lees_stukken(register: Register, elders: Mapping[str, Collection[str]]) -> dict[str, Ingelezen]:
    """Read and check the questions, promises and motions that stand beside a register, by kind.

    Parameters
    ----------
    register : Register
        Holds the values and opgaven that they refer to.
    elders : mapping of str to collection of str
        Per kind the ids that are no file here and may be referred to: what was imported.

    Raises
    ------
    SociaalDomeinFout
        As `lees_register`.
    """
    kinds = [k for k in soorten().values() if k.apart]
    read = {kind.naam: _lees_map(files, kind) for kind in kinds if (files := kind.bestanden(register.map))}
    known = bekende_ids(register, read, elders)
    for part in read.values():
        _controleer(part, known)
    return read


def bekende_ids(
    register: Register, stukken: Mapping[str, Ingelezen], elders: Mapping[str, Collection[str]]
) -> dict[str, Collection[str]]:
    """Return per kind every id that may be referred to."""
    known: dict[str, Collection[str]] = {name: part.records.keys() for name, part in register.bestanden.items()}
    for name in {*stukken, *elders}:
        own = stukken[name].records.keys() if name in stukken else ()
        known[name] = {*own, *elders.get(name, ())}
    return known


def lees_bestand(bestand: Path, soort: Soort) -> Ingelezen:
    """Read the file of one kind of record.

    Raises
    ------
    SociaalDomeinFout
        With file, line, field, what was expected and what to do.
    """
    return lees_records(lees_tekst(bestand), bestand, soort)


def _lees_map(bestanden: list[Path], soort: Soort) -> Ingelezen:
    """Read a kind whose records each have a file, named after its id."""
    whole = Ingelezen(bestanden[0].parent, {})
    for file in bestanden:
        text = lees_tekst(file)
        part = lees_records(text, file, soort)
        if list(part.records) != [file.stem]:
            raise SociaalDomeinFout(
                f'In dit bestand hoort één record met de id "{file.stem}". Er staat: {", ".join(part.records)}.',
                waar=plek(file),
                doe="Geef het bestand de naam van de id, en zet elk record in een eigen bestand.",
            )
        whole.records.update(part.records)
        whole.regels.update(part.regels)
        whole.bestanden[file.stem] = file
        whole.merken[file.stem] = merk_van(text)
    return whole


def merk_van(tekst: str) -> str:
    """Return the mark of the text of a file: it is another one as soon as a sign in it is."""
    return hashlib.sha256(tekst.encode()).hexdigest()


def lees_records(tekst: str, bestand: Path, soort: Soort) -> Ingelezen:
    """Read the text of a file of one kind; see `lees_bestand`."""
    tree = ontleed(tekst, bestand, citeer=not soort.is_binnen)
    if tree.inhoud is None or tree.inhoud == []:
        raise SociaalDomeinFout(
            f"Dit bestand is leeg. Verwacht: {soort.enkel} of meer.",
            waar=plek(bestand),
            doe="Zet de inhoud terug, of maak een nieuwe werkmap met: sociaal-domein begin.",
        )
    if not isinstance(tree.inhoud, list):
        raise SociaalDomeinFout(
            f"Dit bestand is geen lijst. Verwacht: een lijst waarin {soort.enkel} begint met een streepje.",
            waar=plek(bestand, tree.regel(())),
            doe='Begin zo: "- id: nabijheid" en zet de andere velden daaronder, twee spaties verder.',
        )
    records: dict[str, Record] = {}
    lines: dict[Pad, int] = {}
    for i, entry in enumerate(tree.inhoud):
        record = _record(entry, tree, i, bestand, soort)
        if record.id in records:
            raise SociaalDomeinFout(
                f'De id "{record.id}" komt twee keer voor; de eerste staat in regel {lines[(record.id,)]}. '
                "Verwacht: elke id één keer.",
                waar=plek(bestand, tree.regel((i, "id")), ("id",)),
                doe="Geef één van de twee een andere id, of haal er één weg.",
            )
        records[record.id] = record
        lines.update({(record.id, *pad[1:]): n for pad, n in tree.regels.items() if pad[:1] == (i,)})
    return Ingelezen(bestand, records, lines)


def _record(entry: object, tree: Boom, i: int, bestand: Path, soort: Soort) -> Record:
    try:
        return soort.model.model_validate(entry)
    except ValidationError as exc:
        raise vertaal(
            exc,
            model=soort.model,
            bestand=bestand,
            regel=lambda loc: tree.regel((i, *loc)),
            bij=soort.enkel,
            citeer=not soort.is_binnen,
        ) from None


def _controleer(source: Ingelezen, bekend: Mapping[str, Collection[str]]) -> None:
    for id, record in source.records.items():
        controleer_verwijzingen(record, bekend, partial(source.plek, id))


def controleer_verwijzingen(
    record: Record, bekend: Mapping[str, Collection[str]], plek_van: Callable[[Pad], str]
) -> None:
    """Refuse a record that refers to something that is not there.

    Parameters
    ----------
    bekend : mapping of str to collection of str
        Every id there is, per kind.
    plek_van : callable
        Says where a field of this record stands.

    Raises
    ------
    SociaalDomeinFout
        With the place and the nearest id that does exist.
    """
    for veld, kind, id in record.verwijzingen():
        if id not in (known := bekend.get(kind, ())):
            raise SociaalDomeinFout(
                f'"{record.id}" verwijst naar "{id}", maar dat staat niet in {_vindplaats(kind)}.',
                waar=plek_van(veld),
                doe=_kies(id, known),
            )


def _vindplaats(kind: str) -> str:
    return f"de map {kind}" if soorten()[kind].per_record else f"{kind}.yaml"


def _kies(woord: str, bekend: Iterable[str]) -> str:
    known = sorted(bekend)
    if known and (len(known) <= 12 or lijkt_op(woord, known)):
        return raad(woord, known)
    return f'Haal "{woord}" weg, of voeg toe wat ontbreekt.'
