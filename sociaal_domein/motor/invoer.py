"""What the models start from: the snapshots as ``ruw_*`` views and the descriptions as ``meta_*`` tables."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.meldingen import raad
from sociaal_domein.motor import casussen
from sociaal_domein.motor.modellen import Model
from sociaal_domein.motor.opslag import voeg_toe
from sociaal_domein.sql import tekst

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

    from sociaal_domein.bronnen.correcties import Herstel
    from sociaal_domein.bronnen.manifest import Manifest
    from sociaal_domein.casuistiek.keuring import Opzij
    from sociaal_domein.register import Koppeling, Register

_META = {
    "meta_indicator": "indicator varchar, model varchar, titel varchar, eenheid varchar, soort varchar, vorm varchar, "
    "decimalen integer, wet varchar, hoofdreeks varchar, afronding integer, "
    "is_optelbaar boolean",
    "meta_breuk": "indicator varchar, onderwerp varchar, is_vergelijkbaar boolean, reden varchar",
    "meta_koppeling": "waarde varchar, indicator varchar, lijn varchar, leest_als varchar, zegt_niet varchar, "
    "vraag_soort varchar, vraag_tekst varchar, is_eigen boolean, volgorde integer",
    "meta_snapshot": "bron varchar, tabel varchar, naam varchar, uitgever varchar, herkomst varchar, "
    "opgehaald varchar, pagina varchar, licentie varchar, vermelding varchar, dekking varchar, status varchar, "
    "sha256 varchar, bestand varchar",
    "meta_oordeel": "bron varchar, tabel varchar, regel varchar, ernst varchar, reden varchar, gevonden bigint, "
    "getoetst bigint, voorbeeld varchar, indicatoren varchar, gemeten_op varchar, sha256 varchar, "
    "is_verouderd boolean",
    "meta_dekking": "bron varchar, tabel varchar, jaar integer, deel varchar, niveau varchar, gemeten bigint, "
    "bestaat bigint, gemeten_op varchar",
    "meta_toen": "indicator varchar, teller varchar, noemer varchar",
    **casussen.META,
}

# Which snapshot of every source the store was made from.
_STAND = "bron varchar primary key, kenmerk varchar, opgehaald varchar, controles varchar"


# Of these forms the figure of several areas together is the sum of counts beside the sum of what they are part of.
OPTELBAAR = ("euro_per_inwoner", "promille", "aandeel")


@dataclass(frozen=True)
class SnapshotTabel:
    """One table of a snapshot, with what its manifest says about its rows."""

    bron: str
    tabel: str
    pad: Path
    sha256: str
    rijen_bron: int
    geladen: int
    apart: int
    rijen_tabel: int

    @property
    def ruw(self) -> str:
        """Name of the view on this file."""
        return f"ruw_{self.bron}__{self.tabel}"


@dataclass
class Invoer:
    """All inputs of a build: snapshots, descriptions, and the tables of sources that are not there."""

    snapshots: list[SnapshotTabel] = field(default_factory=list)
    meta: dict[str, list[list[Any]]] = field(default_factory=dict)
    leeg: dict[str, dict[str, str]] = field(default_factory=dict)
    hersteld: list[Herstel] = field(default_factory=list)
    stand: list[list[str]] = field(default_factory=list)
    opzij: tuple[Opzij, ...] = ()

    @property
    def tabellen(self) -> dict[str, str]:
        """Fingerprint per input table: of what it holds, not of where it stands."""
        prints = {s.ruw: s.sha256 for s in self.snapshots}
        prints |= {name: f"leeg: {columns}" for name, columns in self.leeg.items()}
        return prints | {n: hashlib.sha256(repr(rows).encode()).hexdigest() for n, rows in self.meta.items()}

    @property
    def vingerafdruk(self) -> str:
        """One fingerprint of all inputs, with the place of the files the views stand on."""
        places = [str(s.pad) for s in self.snapshots]
        parts = (sorted(self.tabellen.items()), places, self.stand)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @property
    def verouderd(self) -> dict[str, int]:
        """How many stored verdicts are about another snapshot or other rules than there are now, by source."""
        return dict(Counter(row[0] for row in self.meta.get("meta_oordeel", []) if row[-1]))

    def laad(self, con: duckdb.DuckDBPyConnection) -> None:
        """Make the views and tables the models read."""
        for snapshot in self.snapshots:
            con.execute(f"create or replace view {snapshot.ruw} as select * from read_parquet({tekst(snapshot.pad)})")
        for name, columns in self.leeg.items():
            fields = ", ".join(f'cast(null as {kind}) as "{column}"' for column, kind in columns.items())
            con.execute(f"create or replace view {name} as select {fields} where false")
        for name, rows in self.meta.items():
            con.execute(f"create or replace table {name} ({_META[name]})")
            voeg_toe(con, name, rows)
        con.execute(f"create or replace table _stand ({_STAND})")
        voeg_toe(con, "_stand", self.stand)


def lees_invoer(home: Path | None, models: dict[str, Model], momentopnamen: Mapping[str, Path] | None = None) -> Invoer:
    """Read manifests and register, and check each snapshot against its checksum.

    Parameters
    ----------
    home : Path or None
        The working folder.
    models : dict of str to Model
        Those with a line per value get the values of the register.
    momentopnamen : mapping of str to Path, optional
        Folder of the snapshot per source, instead of those in use. A table that is in use now and was not there
        then is empty.

    Raises
    ------
    SociaalDomeinFout
        A snapshot or register entry is missing or damaged.
    """
    from sociaal_domein.bronnen import manifest as manifesten
    from sociaal_domein.bronnen.correcties import herstelde
    from sociaal_domein.bronnen.momentopname import kenmerk
    from sociaal_domein.casuistiek.keuring import gekeurde_casussen
    from sociaal_domein.kwaliteit import uitslag
    from sociaal_domein.register import lees_register

    source = Invoer()
    source.meta = {name: [] for name in _META}
    manifests = {}
    folders = paden.bronmappen(home) if momentopnamen is None else dict(sorted(momentopnamen.items()))
    for name, folder in folders.items():
        manifests[name] = manifest = manifesten.controleer(folder, name)
        source.hersteld += herstelde(folder, manifest)
        source.stand.append([name, kenmerk(folder), str(manifest.opgehaald), uitslag.controles_sha256(folder)])
        for table, t in manifest.tabellen.items():
            path = folder / t.bestand
            source.snapshots.append(
                SnapshotTabel(name, table, path, t.sha256, t.rijen.bron, t.rijen.geladen, t.rijen.apart, t.rijen.tabel)
            )
            source.meta["meta_snapshot"].append(
                [
                    name,
                    table,
                    manifest.naam,
                    manifest.uitgever,
                    manifest.herkomst,
                    str(manifest.opgehaald),
                    str(manifest.pagina),
                    manifest.licentie.naam,
                    manifest.licentie.vermelding,
                    t.dekking,
                    t.status,
                    t.sha256,
                    t.bestand,
                ]
            )
    present = {s.ruw for s in source.snapshots}
    source.leeg = _leeg(models, present)
    if momentopnamen is not None:
        source.leeg |= _toen_afwezig(home, present | set(source.leeg))
    for name, folder in folders.items():
        _oordelen(source.meta, name, folder, manifests, models, van_toen=momentopnamen is not None)
    register = lees_register(registermap(home))
    indicators = [m.indicator for m in models.values() if m.laag == "ind"]
    register.controleer_indicatoren(indicators)
    own = gekeurde_casussen(home)
    source.opzij = own.opzij
    own.controleer_indicatoren(indicators)
    casussen.geef_reeksen(models, register)
    casussen.vul_casussen(
        source.meta,
        own.casussen.values(),
        lees_instellingen(home).drempels,
        lambda: casussen.werkgemeente(home, folders["gemeenten"] / "lijst.parquet") if home else "",
    )
    _beschrijf(source.meta, models)
    _controleer_opgaven(models, register)
    _koppel(source.meta, models, register)
    return source


def _leeg(models: dict[str, Model], present: set[str]) -> dict[str, dict[str, str]]:
    """Return the tables of sources that may be absent, and are: without rows, with the columns the model names."""
    tables = {m.naam.replace("bron_", "ruw_", 1): m.yml["optioneel"] for m in models.values() if m.yml.get("optioneel")}
    return {name: columns for name, columns in tables.items() if name not in present}


def _toen_afwezig(home: Path | None, present: set[str]) -> dict[str, dict[str, str]]:
    """Return the tables that are in use now and that an older state does not have, with the columns they have now."""
    import duckdb

    from sociaal_domein.bronnen import manifest as manifesten

    found = {}
    for name, folder in paden.bronmappen(home).items():
        for table, t in manifesten.lees(folder).tabellen.items():
            if (ruw := f"ruw_{name}__{table}") not in present:
                with duckdb.connect() as con:
                    columns = con.execute(
                        "select column_name, column_type from (describe select * from read_parquet(?))",
                        [str(folder / t.bestand)],
                    ).fetchall()
                found[ruw] = dict(columns)
    return found


def _oordelen(
    meta: dict[str, list[list[Any]]],
    name: str,
    folder: Path,
    manifests: Mapping[str, Manifest],
    models: dict[str, Model],
    *,
    van_toen: bool,
) -> None:
    """Take over what was measured of a snapshot; a verdict on another snapshot than this one is out of date.

    Those of an older state (`van_toen`) may name an indicator that is gone since.
    """
    from sociaal_domein.kwaliteit import uitslag

    file = uitslag.lees_oordelen(folder)
    if file is None:
        return
    now, rules = uitslag.tabellen_nu(manifests, name), uitslag.regels_sha256(folder)
    known = {m.indicator for m in models.values() if m.laag == "ind"}
    day = file.gemeten_op.isoformat()
    covered = set()
    for u in file.oordelen:
        if not van_toen and (wrong := sorted(set(u.indicatoren) - known)):
            raise SociaalDomeinFout(
                f"De regel '{u.regel}' gaat over de indicator '{wrong[0]}', en die bestaat niet.",
                waar=f"{folder / uitslag.OORDELENBESTAND}, veld indicatoren",
                doe=f"{raad(wrong[0], sorted(known))} Pas regels.yml aan en meet opnieuw: "
                f"sociaal-domein controleer {name} --bewaar",
            )
        stale = file.verouderd(u, now, rules)
        if u.regel == uitslag.DEKKING_KLOPT and not stale:
            covered.add(u.tabel)
        meta["meta_oordeel"].append(
            [
                *(name, u.tabel, u.regel, u.ernst, u.reden, u.gevonden, u.getoetst, u.voorbeeld),
                *(",".join(u.indicatoren), day, file.tabellen.get(u.tabel), stale),
            ]
        )
    for d in file.dekking:
        if d.tabel in covered:
            meta["meta_dekking"].append([name, d.tabel, d.jaar, d.deel, d.niveau, d.gemeten, d.bestaat, day])


def _beschrijf(meta: dict[str, list[list[Any]]], models: dict[str, Model]) -> None:
    for model in (m for _, m in sorted(models.items()) if m.laag == "ind"):
        yml = model.yml
        comparable = yml.get("vergelijkbaar") or {}
        meta["meta_indicator"].append(
            [
                model.indicator,
                model.naam,
                *(yml[k] for k in ("titel", "eenheid", "soort", "vorm", "decimalen", "wet", "hoofdreeks")),
                yml.get("afronding"),
                yml["vorm"] in OPTELBAAR and yml.get("optelbaar") is not False,
            ]
        )
        if then := yml.get("toen"):
            meta["meta_toen"].append([model.indicator, then["teller"], then.get("noemer")])
        for subject in yml.get("breuken") or []:
            meta["meta_breuk"].append([model.indicator, subject, subject in comparable, comparable.get(subject)])


def _koppel(meta: dict[str, list[list[Any]]], models: dict[str, Model], register: Register) -> None:
    """Write the default links from the models, overridden or extended by those of the register."""
    from sociaal_domein.register import voeg_samen

    shown = [m for m in models.values() if m.laag == "ind" and not casussen.te_weinig_casussen(m, meta)]
    default = [link for m in shown for link in _standaard(m, register)]
    for number, link in enumerate(voeg_samen(default, register.koppelingen)):
        meta["meta_koppeling"].append(
            [
                *(link.waarde, link.indicator, link.lijn, link.leest_als, link.zegt_niet),
                *(link.vraag.soort, link.vraag.tekst, link.eigen, number),
            ]
        )


def _standaard(model: Model, register: Register) -> list[Koppeling]:
    from sociaal_domein.register import Koppeling

    links = []
    for number, entry in enumerate(model.yml.get("koppelingen") or [], start=1):
        # A municipality may drop a value from its register; the default links to it then say nothing.
        if entry["waarde"] in register.waarden:
            links.append(Koppeling.model_validate({**entry, "indicator": model.indicator}))
        elif entry["waarde"] not in _startset().waarden:
            raise SociaalDomeinFout(
                f"De waarde '{entry['waarde']}' staat niet in het register.",
                waar=f"{model.pad.with_suffix('.yml')}, koppeling nummer {number}",
                doe=raad(entry["waarde"], list(register.waarden)),
            )
    return links


def _controleer_opgaven(models: dict[str, Model], register: Register) -> None:
    for model in (m for _, m in sorted(models.items()) if m.laag == "ind"):
        for opgave in model.yml["opgaven"]:
            # An opgave of the starting set may have been dropped by the municipality.
            if opgave not in register.opgaven and opgave not in _startset().opgaven:
                raise SociaalDomeinFout(
                    f"De opgave '{opgave}' staat niet in het register.",
                    waar=f"{model.pad.with_suffix('.yml')}, veld opgaven",
                    doe=raad(opgave, list(register.opgaven)),
                )


def _startset() -> Register:
    from sociaal_domein.register import lees_register, startset

    return lees_register(startset())


def registermap(home: Path | None) -> Path:
    """Return the register of the working folder; without one the starting set.

    Raises
    ------
    SociaalDomeinFout
        The working folder has no register.
    """
    from sociaal_domein.register import startset

    if home is None:
        return startset()
    own = home / "register"
    if not own.is_dir():
        raise SociaalDomeinFout(
            "In deze werkmap ontbreekt de map register.",
            waar=str(own),
            doe="Zet de map terug, of maak een nieuwe werkmap met: sociaal-domein begin --gemeente NAAM. "
            "Neem dan de map register uit de nieuwe over.",
        )
    return own
