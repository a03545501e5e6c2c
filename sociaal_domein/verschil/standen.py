"""A state (stand): which snapshot of every source was in use at a moment, and the store that goes with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.bronnen import momentopname
from sociaal_domein.bronnen.momentopname import Momentopname
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import datum, opsomming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociaal_domein.verschil.herkomstblok import Herkomstblok

NU = "nu"
VERVERSING = "verversing"
BRIEFING = "briefing"
_PAGINAS = (".html", ".htm")
MEESTE_NAMEN = 3


@dataclass(frozen=True)
class Stand:
    """Which snapshot of every source is meant.

    Attributes
    ----------
    naam : str
        As it reads after "de stand": ``van nu``, ``op 1 november 2026``.
    sinds : str
        As it reads after "veranderd": ``sinds 1 november 2026``.
    momentopnamen : dict of str to Momentopname
        By name of the source.
    noten : tuple of str
        What a reader must know about this state, as sentences.
    opslag : Path or None
        A store that was kept, instead of one that is made from the snapshots.
    blok : Herkomstblok or None
        What the briefing says of itself, for the state of a briefing.
    """

    naam: str
    sinds: str
    momentopnamen: dict[str, Momentopname]
    noten: tuple[str, ...] = ()
    opslag: Path | None = None
    blok: Herkomstblok | None = field(default=None, compare=False)

    @property
    def kenmerken(self) -> dict[str, str]:
        """The kenmerk of the snapshot of every source."""
        return {name: m.kenmerk for name, m in self.momentopnamen.items()}


def kies(home: Path | None, wens: str) -> Stand:
    """Return the state that a user means.

    Parameters
    ----------
    home : Path or None
        The working folder.
    wens : str
        ``nu``; ``verversing``: before the newest snapshot of every source; a date as ``2026-11-01``; ``briefing``:
        of the last briefing in ``uitvoer/``; the file of a briefing; or a store that was kept (``.duckdb``).

    Raises
    ------
    SociaalDomeinFout
        It is none of these, there is no such file, or a snapshot is gone.
    """
    text = wens.strip()
    if text == NU:
        return nu(home)
    if text == VERVERSING:
        return voor_verversing(home)
    if text == BRIEFING:
        return van_briefing(home, laatste_briefing(home))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return op(home, date.fromisoformat(text))
        except ValueError:
            raise SociaalDomeinFout(f"'{text}' is geen datum.", doe="Schrijf een datum als 2026-11-01.") from None
    path = Path(text)
    if path.is_file() and path.suffix == ".duckdb":
        return uit_opslag(home, path)
    if path.is_file():
        return van_briefing(home, path)
    raise SociaalDomeinFout(
        f"'{text}' is geen datum en er is geen bestand met die naam.",
        doe=f"Kies een datum (2026-11-01), '{VERVERSING}', '{BRIEFING}' (de laatste), het bestand van een briefing, "
        f"of '{NU}'.",
    )


def uit_opslag(home: Path | None, opslag: Path) -> Stand:
    """Return the state of a store that was kept, with its snapshots where all of them are still there."""
    import duckdb

    from sociaal_domein.motor.opslag import verbind

    marks = {}
    try:
        with verbind(opslag) as con:
            marks = dict(con.execute("select bron, kenmerk from _stand").fetchall())
    except duckdb.Error:  # of a version that did not note them, or no store at all: the comparison will tell
        pass
    found = {name: m for name, mark in marks.items() if (m := momentopname.zoek(home, name, mark)) is not None}
    known = bool(marks) and len(found) == len(marks)
    notes = () if known else (f"Van {opslag.name} zijn niet alle momentopnamen er nog: de oorzaken zijn minder zeker.",)
    return Stand(f"uit {opslag.name}", f"sinds {opslag.name}", found if known else {}, notes, opslag=opslag)


def nu(home: Path | None) -> Stand:
    """Return the snapshots in use."""
    return Stand("van nu", "", momentopname.in_gebruik(home))


def voor_verversing(home: Path | None) -> Stand:
    """Return per source the snapshot before the one in use; the same one where there is none before it."""
    past = momentopname.geschiedenis(home)
    chosen = {name: items[-2] if len(items) > 1 else items[-1] for name, items in past.items()}
    since = [items[-1].dag for items in past.values() if len(items) > 1]
    if not since:
        note = "Van elke bron is er maar één momentopname. Er is dus nog niets om mee te vergelijken."
        return Stand("voor de laatste verversing", "sinds het begin", chosen, (note,))
    day = datum(max(since))
    return Stand("voor de laatste verversing", f"door de laatste verversing ({day})", chosen)


def op(home: Path | None, dag: date) -> Stand:
    """Return the snapshots that were in use at the end of a day, by the clock of this computer.

    Of an embedded source without a snapshot that old the oldest one is taken, and that is said. A source that the
    municipality added later is left out.
    """
    end = datetime.combine(dag + timedelta(days=1), time()).astimezone(UTC)
    embedded = paden.datamap() / "open"
    chosen, later = {}, []
    for name, items in momentopname.geschiedenis(home).items():
        then = [m for m in items if m.vastgelegd < end]
        if then:
            chosen[name] = then[-1]
        elif (embedded / name).is_dir():
            chosen[name] = items[0]
            later.append(name)
    notes: tuple[str, ...] = ()
    if later:
        which = opsomming(later) if len(later) <= MEESTE_NAMEN else f"{len(later)} bronnen"
        notes = (f"Van {which} is er geen momentopname van {datum(dag)} of eerder. Daarvan is de oudste genomen.",)
    return Stand(f"op {datum(dag)}", f"sinds {datum(dag)}", chosen, notes)


def laatste_briefing(home: Path | None) -> Path:
    """Return the briefing that was written last, as far as it says what it rests on.

    It is looked for where a briefing is written by default: ``uitvoer/`` of the working folder, or else the current
    folder.

    Raises
    ------
    SociaalDomeinFout
        There is none.
    """
    from sociaal_domein.verschil.herkomstblok import zoek_blok

    folder = home / "uitvoer" if home is not None else Path()
    pages = [p for p in folder.iterdir() if p.suffix in _PAGINAS] if folder.is_dir() else []
    for page in sorted(pages, key=lambda p: (p.stat().st_mtime, p.name), reverse=True):
        block = zoek_blok(page)
        if block is not None and block.soort == "briefing":
            return page
    raise SociaalDomeinFout(
        "Er is geen briefing die zegt op welke momentopnamen zij rust.",
        waar=str(folder),
        doe="Maak een briefing met: sociaal-domein briefing. Of noem een bestand: --van MAP/BESTAND.html",
    )


def van_briefing(home: Path | None, bestand: Path) -> Stand:
    """Return the snapshots that a briefing was made from.

    Raises
    ------
    SociaalDomeinFout
        The file is no briefing that says so, or a snapshot is gone.
    """
    from sociaal_domein.verschil.herkomstblok import lees_blok

    block = lees_blok(bestand)
    day = datum(block.peildatum)
    return Stand(
        f"van de briefing {bestand.name} ({day})",
        f"sinds de briefing van {day}",
        vind(home, {name: m.kenmerk for name, m in block.momentopnamen.items()}, bestand),
        blok=block,
    )


def vind(home: Path | None, kenmerken: Mapping[str, str], bestand: Path) -> dict[str, Momentopname]:
    """Find the snapshots of a briefing back by their kenmerk.

    Raises
    ------
    SociaalDomeinFout
        One or more are gone, or were changed since.
    """
    found = {name: momentopname.zoek(home, name, mark) for name, mark in kenmerken.items()}
    gone = [f"{name} ({kenmerken[name]})" for name, m in found.items() if m is None]
    if gone:
        raise SociaalDomeinFout(
            f"Deze momentopnamen zijn er niet meer of zijn veranderd: {opsomming(gone)}.",
            waar=str(bestand),
            doe=f"Zet de map terug in data/open/<bron>/{paden.MOMENTOPNAMEN}/, bijvoorbeeld uit een reservekopie. "
            "Werkt u in een andere map? Ga dan naar de werkmap waarin de briefing is gemaakt.",
        )
    return {name: m for name, m in found.items() if m is not None}


def opslag_van(home: Path | None, stand: Stand) -> Path:
    """Return the store of a state, and make it first where needed.

    Raises
    ------
    SociaalDomeinFout
        The models of now cannot read the snapshots of then, or a snapshot is damaged.
    """
    from sociaal_domein.motor.bouw import bouw

    if stand.opslag is not None:
        return stand.opslag
    if stand.kenmerken == nu(home).kenmerken:
        return bouw(home).opslag
    try:
        return bouw(home, momentopnamen={name: m.map for name, m in stand.momentopnamen.items()}).opslag
    except SociaalDomeinFout as error:
        raise SociaalDomeinFout(
            f"De stand {stand.naam} is niet opnieuw te maken. {error.wat}",
            waar=error.waar,
            doe="Zijn de rekenregels sindsdien veranderd? Gebruik dan de versie van toen, of kies een latere stand.",
        ) from error
