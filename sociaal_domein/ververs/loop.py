"""A refresh from beginning to end: ask what changed, fetch that, and make new snapshots, source by source."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.bronnen.schrijven import schrijffout
from sociaal_domein.bronnen.tabellen import Tabelvermelding, lees_tabellen
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.ververs import momentopnemen, voorraad
from sociaal_domein.ververs.adressen import controleer_adressen
from sociaal_domein.ververs.momentopnemen import Bronuitslag
from sociaal_domein.ververs.plan import Keuze, plan
from sociaal_domein.ververs.slot import slot
from sociaal_domein.ververs.voortgang import Voortgang

if TYPE_CHECKING:
    from sociaal_domein.bronnen.ophalen import Ophaler


@dataclass(frozen=True)
class Tabelstand:
    """What became of one table.

    Attributes
    ----------
    stand : str
        ``nieuw`` (or: would be fetched), ``ongewijzigd``, ``bewaard`` (used without asking), ``niet opgehaald``
        (offline, and never fetched), ``mislukt`` or ``overgeslagen`` (the publisher is out of reach).
    """

    tabel: Tabelvermelding
    stand: str
    opgehaald: Opgehaald | None = None
    vorige: Opgehaald | None = None
    fout: SociaalDomeinFout | None = None


@dataclass
class Uitkomst:
    """What a refresh did, or would do."""

    keuze: Keuze
    nu: datetime
    tabellen: dict[str, list[Tabelstand]] = field(default_factory=dict)
    bronnen: dict[str, Bronuitslag] = field(default_factory=dict)
    fouten: dict[str, SociaalDomeinFout] = field(default_factory=dict)

    @property
    def eerste_fout(self) -> SociaalDomeinFout | None:
        """The error to end with: of a source, or else of a table."""
        found = [*self.fouten.values(), *(s.fout for items in self.tabellen.values() for s in items if s.fout)]
        return found[0] if found else None


def ververs(home: Path, keuze: Keuze, voortgang: Voortgang, vandaag: date) -> Uitkomst:
    """Refresh the sources of a working folder.

    A source or table that fails does not stop the others; what failed stands in the result.

    Parameters
    ----------
    home : Path
        The working folder.
    keuze : Keuze
    voortgang : Voortgang
    vandaag : date
        Says which years are recent, and stands in the verdicts.

    Raises
    ------
    SociaalDomeinFout
        A name that is unknown, no contact address, or another refresh that is running.
    """
    settings = lees_instellingen(home).ververs
    register = lees_tabellen(home)
    controleer_adressen(home, settings.adressen)
    tables = plan(register, keuze, vandaag)
    result = Uitkomst(keuze, datetime.now(UTC))
    with ExitStack() as stack:
        fetcher = None
        if not keuze.offline:
            from sociaal_domein.bronnen.ophalen import Ophaler

            fetcher = stack.enter_context(Ophaler(settings.contact, meld=voortgang.meld))
        if not keuze.droog:
            store = home / ".opslag"
            try:
                store.mkdir(exist_ok=True)
            except OSError as error:
                raise schrijffout(store, error) from error
            stack.enter_context(slot(store))
            for leftover in store.glob(f"{momentopnemen.KLAD}*"):  # of a refresh that was killed
                shutil.rmtree(leftover, ignore_errors=True)
        unreachable: set[str] = set()
        for source, items in tables.items():
            asked = []
            for table in items:
                asked.append(_tabel(home, table, keuze, fetcher, settings.adressen, voortgang, unreachable))
            result.tabellen[source] = asked
            if not keuze.droog:
                _bron(home, source, items, keuze, voortgang, vandaag, result)
    voortgang.klaar()
    return result


def _tabel(
    home: Path,
    tabel: Tabelvermelding,
    keuze: Keuze,
    ophaler: Ophaler | None,
    adressen: dict[str, str],
    voortgang: Voortgang,
    onbereikbaar: set[str],
) -> Tabelstand:
    before = voorraad.lees(home, tabel.id)
    if ophaler is None:
        return Tabelstand(tabel, "bewaard" if before else "niet opgehaald", before)
    if tabel.uitgever_naam in onbereikbaar:
        return Tabelstand(tabel, "overgeslagen", before)
    base = adressen.get(tabel.uitgever_naam, tabel.uitgever.adres)
    year = f" {tabel.jaar}" if tabel.jaar is not None else ""
    voortgang.begin(f"{tabel.id} ({tabel.reeks.naam}{year})")
    connector = _verbinding(tabel)
    try:
        changed = connector.vraag_gewijzigd(ophaler, tabel.id, base, before)
        if before is not None and changed == before.gewijzigd and changed:
            return Tabelstand(tabel, "ongewijzigd", before, before)
        if keuze.droog:
            return Tabelstand(tabel, "nieuw", None, before)
        fetched = connector.haal_tabel(
            ophaler, tabel=tabel.id, adres=base, map=voorraad.map_van(home, tabel.id), voortgang=voortgang.tel
        )
    except SociaalDomeinFout as error:
        if not _van_deze_tabel(error):
            onbereikbaar.add(tabel.uitgever_naam)
        return Tabelstand(tabel, "mislukt", before, before, error)
    return Tabelstand(tabel, "nieuw", fetched, before)


def _verbinding(tabel: Tabelvermelding) -> ModuleType:
    from importlib import import_module

    version = "4" if tabel.uitgever.versie == "4" else "3"
    return import_module(f"sociaal_domein.bronnen.cbs_odata{version}")


def _van_deze_tabel(error: BaseException) -> bool:
    """Whether a failure says nothing about other tables: the publisher answered, only not with this one."""
    from sociaal_domein.bronnen.ophaalfout import Onbruikbaar, VraagtRust

    return not isinstance(error, VraagtRust) and not isinstance(error.__cause__, Onbruikbaar)


def _bron(
    home: Path,
    bron: str,
    tabellen: Sequence[Tabelvermelding],
    keuze: Keuze,
    voortgang: Voortgang,
    vandaag: date,
    result: Uitkomst,
) -> None:
    try:
        nieuw = momentopnemen.te_doen(home, bron, tabellen, keuze)
        if nieuw:
            voortgang.begin(f"{bron}: nieuwe momentopname maken")
            result.bronnen[bron] = momentopnemen.maak(home, bron, nieuw, keuze, vandaag)
    except SociaalDomeinFout as error:
        result.fouten[bron] = error
