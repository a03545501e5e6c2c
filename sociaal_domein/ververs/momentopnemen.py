"""From fetched tables to the snapshot in use of one source."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import keur, momentopname, naast, rijen
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.bronnen.tabellen import Tabelvermelding
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.ververs import boek, gebieden, iv3, krimp, kwb, voorraad, waarnemingen
from sociaal_domein.ververs.plan import Keuze

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.kwaliteit.uitslag import Oordelen


KLAD = "ververs-"


@dataclass(frozen=True)
class Bronuitslag:
    """What became of one source."""

    bron: str
    jaren: Sequence[int]
    tabellen: Sequence[boek.Tabeluitslag]
    meldingen: Sequence[str]
    geweigerd: Sequence[SociaalDomeinFout]
    oordelen: Oordelen


def te_doen(home: Path, bron: str, tabellen: Sequence[Tabelvermelding], keuze: Keuze) -> list[Tabelvermelding]:
    """Return the fetched tables that the snapshot in use does not hold yet."""
    have = {(item.naam, item.sha256) for item in boek.gelezen_uit(_manifest(_vorige(home, bron)))}
    whole = {(name.partition(" (")[0], sha) for name, sha in have} if bron not in ("kwb", "waarnemingen") else have
    part = kwb.deelnaam(keuze.gemeenten)
    suffix = f" ({part})" if part and bron in ("kwb", "waarnemingen") else ""
    nieuw = []
    for table in tabellen:
        fetched = voorraad.lees(home, table.id)
        # What was read for all municipalities holds every one.
        known = {(f"{table.id}{suffix}", fetched.inhoud), (table.id, fetched.inhoud)} if fetched else set()
        if fetched is not None and not known & whole:
            nieuw.append(table)
    return nieuw


def maak(home: Path, bron: str, tabellen: Sequence[Tabelvermelding], keuze: Keuze, vandaag: date) -> Bronuitslag:
    """Make a new snapshot of a source out of fetched tables and what is in use, and put it into use.

    Raises
    ------
    SociaalDomeinFout
        A table has another shape, a cell cannot be read, a rule of the source is broken, too much is gone, or the
        disk refuses. The snapshot in use stays.
    """
    standing = _vorige(home, bron)
    embedded = paden.datamap() / "open" / bron
    target = home / "data" / "open" / bron
    scratch = home / ".opslag"
    fixes = naast(standing, embedded, mf.CORRECTIESBESTAND)
    items = [(table, _heel(home, table), voorraad.map_van(home, table.id)) for table in tabellen]
    with momentopname.nieuwe(target) as folder, tempfile.TemporaryDirectory(prefix=KLAD, dir=scratch) as between:
        with rijen.verbinding(Path(between)) as con:
            con.execute("set threads = 1")  # sums in a fixed order, and line numbers in the order of the file
            known = corr.lees(fixes.parent)
            with corr.luister() as tested:
                described = _beschrijf(con, home, bron, items, keuze, standing, known, Path(between))
            described.correcties = corr.stand(known, tested, described.meldingen)
            day = max(fetched.opgehaald_op for _, fetched, _ in items).date()
            manifest, results = boek.schrijf(con, described, folder, standing, day)
            if not keuze.toch:
                krimp.controleer(con, described, folder, standing)
        if fixes.exists():
            shutil.copyfile(fixes, folder / mf.CORRECTIESBESTAND)
        mf.controleer(folder)
        verdicts = keur(folder, standing, embedded, vandaag)
        if _vorige(home, bron) != standing:  # 'bron lees' needs no lock
            raise SociaalDomeinFout(
                f"Tijdens het verversen van {bron} is die bron ook op een andere manier ingelezen. Dat blijft staan.",
                waar=str(target),
                doe="Ververs opnieuw. Wat is opgehaald, is bewaard.",
            )
    notes = corr.met_eerdere(known, manifest.correcties, described.meldingen)
    return Bronuitslag(bron, described.jaren, results, notes, described.geweigerd, verdicts)


def _beschrijf(
    con: duckdb.DuckDBPyConnection,
    home: Path,
    bron: str,
    items: Sequence[tuple[Tabelvermelding, Opgehaald, Path]],
    keuze: Keuze,
    vorige: Path,
    correcties: Sequence[corr.Correctie],
    kladmap: Path,
) -> boek.Bronboek:
    years = [(table.jaar, fetched, folder) for table, fetched, folder in items]
    if bron == waarnemingen.BRON:
        return waarnemingen.maak(con, years, keuze.gemeenten)
    dated = [(year, fetched, folder) for year, fetched, folder in years if year is not None]
    if bron == gebieden.BRON:
        return gebieden.maak(con, dated)
    if bron == kwb.BRON:
        return kwb.maak(con, dated, vorige, keuze.gemeenten, correcties, kladmap)
    people = paden.bronmappen(home)["gemeenten"] / "inwoners.parquet"
    return iv3.maak(con, dated, vorige, people, kladmap)


def _vorige(home: Path, bron: str) -> Path:
    return paden.bronmappen(home).get(bron, home / "data" / "open" / bron)


def _manifest(map: Path) -> mf.Manifest | None:
    return mf.lees(map) if (map / mf.MANIFESTBESTAND).is_file() else None


def _heel(home: Path, tabel: Tabelvermelding) -> Opgehaald:
    fetched = voorraad.lees(home, tabel.id)
    folder = voorraad.map_van(home, tabel.id)
    if fetched is None or mf.sha256(folder / "rijen.parquet") != fetched.sha256:
        raise SociaalDomeinFout(
            f"Wat van tabel {tabel.id} is opgehaald, is niet meer heel.",
            waar=str(folder),
            doe="Haal deze map weg en ververs opnieuw.",
        )
    return fetched
