"""What a briefing says of itself, for a program to read: snapshots, day, choices, settings, version.

It stands in the head of the page as one ``<meta>``: no script, no network, nothing on the screen. What a reader
must know of it stands in words below the sources.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import Drempels, Reglement

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.domein import Domein
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.weergave.briefing.maken import BriefingKeuze

_META = re.compile(r'<meta name="sociaal-domein" content="([^"]*)">')
Kenmerk = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class _Blok(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BlokMomentopname(_Blok):
    """One snapshot: which, of which day, and which rules and verdicts stood beside it."""

    kenmerk: Kenmerk
    opgehaald: date
    controles: Kenmerk


class BlokInstellingen(_Blok):
    """The settings that shape a briefing; they travel along, so that it can be made again with them."""

    opgave: str | None
    vergelijkingsgroep: tuple[str, ...]
    drempels: Drempels
    reglement: Reglement | None = None


class Herkomstblok(_Blok):
    """What is needed to make a briefing again, and to say why that cannot be done.

    Attributes
    ----------
    gemeente, gezocht_op : str
        CBS code, and the old name it was found by, when that was so.
    register, modellen : str
        Start of the checksum of all register files, and of all models that the store was made with.
    definities : dict of str to str
        The same per indicator: of its model and all models it goes back to.
    verhalen : str
        The same of the stories from practice that could be told, own ones and published ones; not of those that
        were not released. A page of an earlier version does not say it.
    """

    soort: Literal["briefing", "vergaderkaart"]
    versie: str
    gemeente: str
    gezocht_op: str | None
    peildatum: date
    opgave: str | None
    waarde: str | None
    alles: bool
    bij: str
    instellingen: BlokInstellingen
    momentopnamen: dict[str, BlokMomentopname]
    register_kenmerk: Kenmerk
    modellen: Kenmerk
    definities: dict[str, str]
    verhalen: Kenmerk | None = None

    def tekst(self) -> str:
        """Return it as JSON on one line; the same block gives the same bytes."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def meta(self) -> str:
        """Return it as it stands in a page; in another form of text it may stand within a comment."""
        return f'<meta name="sociaal-domein" content="{html.escape(self.tekst())}">'


def maak_blok(gemeente: Gemeente, wens: BriefingKeuze, soort: Literal["briefing", "vergaderkaart"]) -> Herkomstblok:
    """Return what a briefing, or its meeting card, says of itself."""
    domein = gemeente.domein
    settings = domein.instellingen
    prints = definities(domein.con)
    return Herkomstblok(
        soort=soort,
        versie=paden.versie(),
        gemeente=gemeente.code,
        gezocht_op=gemeente.vroeger,
        peildatum=wens.peildatum,
        opgave=wens.opgave,
        waarde=wens.waarde,
        alles=wens.alles,
        bij=wens.bij,
        instellingen=BlokInstellingen(
            opgave=settings.opgave,
            vergelijkingsgroep=tuple(settings.vergelijkingsgroep),
            drempels=settings.drempels,
            reglement=settings.reglement if domein.is_eigen(gemeente.code) else None,
        ),
        momentopnamen={name: BlokMomentopname.model_validate(record) for name, record in domein.stand.items()},
        register_kenmerk=register_kenmerk(domein),
        modellen=modellen_kenmerk(domein.con),
        definities=prints,
        verhalen=verhalen_kenmerk(gemeente, wens.peildatum),
    )


def register_kenmerk(domein: Domein) -> str:
    """Return the start of the checksum of all files of the register, and of the questions that were read in."""
    folder = domein.register.map
    total = hashlib.sha256()
    if domein.home is not None:
        from sociaal_domein.vragen.ingelezen import STUKKEN, map_van

        if (read := map_van(domein.home) / STUKKEN).is_file():
            total.update(read.read_bytes())
    for path in sorted(p for p in folder.rglob("*.y*ml") if p.is_file()):
        total.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()[:12]


def verhalen_kenmerk(gemeente: Gemeente, peildatum: date) -> str:
    """Return the start of the checksum of the stories that may be told, as they may be told."""
    from sociaal_domein.verhalen import verhalen_bij

    told = sorted(story.casus.model_dump_json() for story in verhalen_bij(gemeente, peildatum))
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:12]


def definities(con: duckdb.DuckDBPyConnection, opslag: str = "") -> dict[str, str]:
    """Return a short fingerprint per indicator: of the text of its model and of all models it goes back to.

    Parameters
    ----------
    con : DuckDBPyConnection
    opslag : str
        Name of an attached store, with a point behind it; default the one in use.
    """
    from sociaal_domein.motor.verwijzingen import voorouders

    rows = con.execute(f"select model, laag, leest, sql, beschrijving from {opslag}_model").fetchall()
    reads = {row[0]: row[2] for row in rows}
    texts = {row[0]: f"{row[0]}\0{row[3]}\0{row[4]}" for row in rows}
    found = {}
    for model, layer, *_ in sorted(rows):
        if layer == "ind":
            way = "\0".join(texts[m] for m in sorted(voorouders(model, reads)) if m in texts)
            found[model.removeprefix("ind_").replace("__", "_")] = hashlib.sha256(way.encode()).hexdigest()[:8]
    return found


def modellen_kenmerk(con: duckdb.DuckDBPyConnection) -> str:
    """Return the start of the checksum of all models that a store was made with."""
    rows = con.execute("select model, sql, beschrijving from _model order by model").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:12]


def zoek_blok(bestand: Path) -> Herkomstblok | None:
    """Read what a briefing says of itself; None when the file does not say it in a way we can read."""
    from sociaal_domein.weergave.briefing.teruglezen import tekst_met_herkomst

    try:
        found = _META.search(tekst_met_herkomst(bestand))
        return Herkomstblok.model_validate_json(html.unescape(found[1])) if found else None
    except (OSError, ValueError):
        return None


def zonder_blok(inhoud: bytes) -> bytes:
    """Return a page without what it says of itself: what a reader sees."""
    return re.sub(_META.pattern.encode(), b"", inhoud)


def lees_blok(bestand: Path) -> Herkomstblok:
    """Read what a briefing says of itself.

    Raises
    ------
    SociaalDomeinFout
        There is no such file, or it does not say so.
    """
    if not bestand.is_file():
        raise SociaalDomeinFout("Dit bestand is er niet.", waar=str(bestand), doe="Kijk of de naam en de map kloppen.")
    block = zoek_blok(bestand)
    if block is None:
        raise SociaalDomeinFout(
            "In dit bestand staat niet op welke momentopnamen het rust.",
            waar=str(bestand),
            doe="Kies een briefing of vergaderkaart die met deze versie of later is gemaakt, en die niet is bewerkt.",
        )
    return block
