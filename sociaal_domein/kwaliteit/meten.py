"""Measure a snapshot: run its rules on its own tables, and count which areas it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.fouten import ControleFout, SociaalDomeinFout
from sociaal_domein.kwaliteit import dekking as dk
from sociaal_domein.kwaliteit import verwachtingen
from sociaal_domein.kwaliteit.regels import Regel, controleer_namen, lees_regels
from sociaal_domein.kwaliteit.uitslag import (
    DEKKING_KLOPT,
    Oordelen,
    Uitslag,
    lees_oordelen,
    regels_sha256,
    tabellen_nu,
)
from sociaal_domein.kwaliteit.verwachtingen import Vondst, cel
from sociaal_domein.kwaliteit.woorden import sqlfout
from sociaal_domein.motor.opslag import stil
from sociaal_domein.sql import tekst

if TYPE_CHECKING:
    import duckdb


def meet(map: Path, mappen: Mapping[str, Path], dag: date) -> Oordelen:
    """Run all rules of one source and measure its coverage.

    Parameters
    ----------
    map : Path
        The folder of the snapshot: manifest, tables and regels.yml. It must be whole (`manifest.controleer`).
    mappen : mapping of str to Path
        The folders of all sources. A rule may look at a table of another one, as ``gemeenten.lijst``.
    dag : date
        The day to write down. When the verdicts that stand beside the snapshot are the same, theirs is kept.

    Returns
    -------
    Oordelen

    Raises
    ------
    SociaalDomeinFout
        A rule is wrong or names what does not exist; a file cannot be read.
    """
    own = mf.lees(map)
    manifests = {own.bron: own}
    folders = {**mappen, own.bron: map}
    for name in mappen:
        if name != own.bron:
            with suppress(SociaalDomeinFout):  # that another source is damaged is not the fault of this one
                manifests[name] = mf.lees(folders[name])
    rules = lees_regels(map, own.bron)
    now = tabellen_nu(manifests, own.bron)
    with _tabellen(manifests, folders, own.bron) as con:
        columns = {table: _kolommen(con, table) for table in own.tabellen}
        controleer_namen(rules, columns)
        try:
            verdicts = _uitslagen(con, rules, columns, now)
        except SociaalDomeinFout:
            for name in manifests.keys() - {own.bron}:
                mf.controleer(folders[name], name)  # that a rule reads a damaged source says more than its SQL
            raise
        lists = {t for t in dk.LIJST.values() if t.split(".")[0] in manifests and t in _gekwalificeerd(now, own.bron)}
        covered = []
        for table in own.tabellen:
            others = lists - {f"{own.bron}.{table}"}  # a list says nothing about how complete it is itself
            found = dk.meet_dekking(con, table, columns[table], others, eigen=mf.is_eigen(map, own.bron))
            covered += found
            if found:
                read = tuple(sorted(t.removeprefix(f"{own.bron}.") for t in others))
                verdicts.append(_dekking_klopt(table, own.tabellen[table].dekking, found, read))
    used = {*own.tabellen, *(t for u in verdicts for t in u.leest)}
    result = Oordelen(
        bron=own.bron,
        gemeten_op=dag,
        regels=regels_sha256(map),
        tabellen={name: now[name] for name in sorted(used)},
        dekking=tuple(covered),
        oordelen=tuple(verdicts),
    )
    for place in (map, mappen.get(own.bron)):
        earlier = _eerder(place)
        if earlier is not None and result.zelfde(earlier):
            return result.model_copy(update={"gemeten_op": earlier.gemeten_op})
    return result


def _eerder(map: Path | None) -> Oordelen | None:
    try:
        return lees_oordelen(map) if map is not None else None
    except SociaalDomeinFout:  # damaged verdicts are about to be replaced
        return None


def _gekwalificeerd(now: Mapping[str, str], bron: str) -> set[str]:
    return {name if "." in name else f"{bron}.{name}" for name in now}


@contextmanager
def _tabellen(
    manifesten: Mapping[str, mf.Manifest], mappen: Mapping[str, Path], bron: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory with the tables of `bron` by their short name, and all as ``bron.tabel``."""
    import duckdb

    with stil(duckdb.connect()) as con:
        for name, manifest in manifesten.items():
            con.execute(f'create schema "{name}"')
            for table, record in manifest.tabellen.items():
                path = tekst(mappen[name] / record.bestand)
                for view in [f'"{name}"."{table}"', *([f'main."{table}"'] if name == bron else [])]:
                    try:
                        con.execute(f"create view {view} as select * from read_parquet({path})")
                    except duckdb.Error as error:
                        if name != bron:
                            continue
                        raise SociaalDomeinFout(
                            f"De tabel {table} van bron {name} is niet te lezen.",
                            waar=str(mappen[name] / record.bestand),
                            doe=mf.herstel(mappen[name], name),
                        ) from error
        yield con


def _kolommen(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    return [str(row[0]) for row in con.execute(f'describe main."{table}"').fetchall()]


def _uitslagen(
    con: duckdb.DuckDBPyConnection, rules: Sequence[Regel], columns: Mapping[str, Sequence[str]], now: Mapping[str, str]
) -> list[Uitslag]:
    found: dict[int, Vondst] = {}
    for table in columns:
        own = [r for r in rules if r.tabel == table and r.verwachting is not None]
        if own:
            found |= verwachtingen.meet(con.execute(f'select * from main."{table}"').df(), own)
    for rule in rules:
        if rule.sql is not None:
            found[rule.nummer] = _sql(con, rule)
    return [
        Uitslag(
            tabel=rule.tabel,
            regel=rule.naam,
            ernst=rule.ernst,
            gevonden=found[rule.nummer].gevonden,
            getoetst=found[rule.nummer].getoetst,
            reden=rule.reden,
            indicatoren=rule.indicatoren,
            leest=_leest(rule, columns, now),
            eerste=found[rule.nummer].eerste,
        )
        for rule in rules
    ]


def _sql(con: duckdb.DuckDBPyConnection, rule: Regel) -> Vondst:
    import duckdb

    from sociaal_domein.motor.controles import overtreders

    try:
        result = overtreders(con, str(rule.sql), verwachtingen.EERSTE)
        tested = con.execute(f'select count(*) from main."{rule.tabel}"').fetchall()[0][0]
    except duckdb.Error as error:
        raise SociaalDomeinFout(
            f"De SQL van de regel '{rule.naam}' geeft een fout: {sqlfout(error)}.",
            waar=rule.waar("sql"),
            doe="Gebruik de tabellen van deze bron bij hun korte naam, en die van een andere bron als "
            "bron.tabel, zoals gemeenten.lijst.",
        ) from error
    rows = tuple({k: cel(v) for k, v in zip(result.kolommen, row, strict=True)} for row in result.eerste)
    return Vondst(result.rijen, int(tested), rows)


def _leest(rule: Regel, columns: Mapping[str, Sequence[str]], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the other tables that the SQL of a rule names."""
    words = set(re.findall(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?", rule.sql or ""))
    return tuple(sorted(t for t in now if t in words and t != rule.tabel and (t in columns or "." in t)))


def _dekking_klopt(table: str, words: str, found: Sequence[dk.Dekking], leest: tuple[str, ...]) -> Uitslag:
    wrong = dk.tegenspraak(words, found)
    return Uitslag(
        tabel=table,
        regel=DEKKING_KLOPT,
        ernst="waarschuwing",
        gevonden=len(wrong),
        getoetst=len(found),
        reden="Wie leest hoe volledig een bron is, moet daarop kunnen bouwen.",
        leest=leest,
        eerste=tuple(wrong[: verwachtingen.EERSTE]),
    )


def weiger_fouten(oordelen: Oordelen, waar: Path) -> None:
    """Refuse a snapshot in which a rule with severity `fout` found rows.

    Raises
    ------
    ControleFout
        With per rule the number of rows, the first of them and the reason.
    """
    wrong = oordelen.met("fout")
    if wrong:
        lines = [f"{u.tabel}: {u.regel}: {u.gevonden} van {u.getoetst} rijen, zoals {u.voorbeeld}." for u in wrong]
        raise ControleFout(
            f"De bron {oordelen.bron} haalt {len(wrong)} {'regel' if len(wrong) == 1 else 'regels'} niet. "
            f"{' '.join(lines)} Waarom dit fout is: {' '.join(dict.fromkeys(u.reden for u in wrong))}",
            waar=str(waar),
            doe="Kijk of de uitgever zijn bestand heeft veranderd. Verbeter het bestand, maak een correctie in "
            "correcties.yml, of pas regels.yml aan. Wat er stond, staat er nog.",
        )


def buren(map: Path) -> dict[str, Path]:
    """Return the folders of all sources around a snapshot: the embedded ones, then those beside it."""
    found: dict[str, Path] = {}
    for root in (paden.datamap() / "open", paden.bron_van(map).parent):
        for path in sorted(root.iterdir()) if root.is_dir() else []:
            if path.is_dir() and not path.name.startswith("."):
                snapshot = paden.in_gebruik(path)
                if (snapshot / mf.MANIFESTBESTAND).is_file():
                    found[path.name] = snapshot
    return found
