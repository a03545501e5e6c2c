"""Coverage as measured: per table, year and part of it how many areas are in the snapshot, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from sociaal_domein.bronnen._yaml import Streng
from sociaal_domein.taal import datum, getal, opsomming

if TYPE_CHECKING:
    import duckdb

Niveau = Literal["gemeente", "wijk", "buurt", "provincie", "land"]
MEERVOUD = {"land": "land", "provincie": "provincies", "gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten"}
_SOORT = {"GM": "gemeente", "WK": "wijk", "BU": "buurt", "PV": "provincie", "NL": "land"}
# The first of these that a table has says which area a row is about; the finest comes first.
_GEBIED = ("gebied_code", "buurt_code", "wijk_code", "gemeente_code", "provincie_code")
_DEEL = ("verslag",)
# The year a row is about; a circular is about the year it pays for.
_JAAR = ("jaar", "uitkeringsjaar")
LIJST = {"gemeente": "gemeenten.lijst", "wijk": "gemeenten.wijken"}


class Dekking(Streng):
    """How many areas one table has for one year.

    Attributes
    ----------
    deel : str or None
        Which part of the table, such as ``begroting``.
    gemeten : int
        Areas with at least one row that is not empty.
    bestaat : int or None
        Areas that there are in that year; None when that is not known, or of a source that is about one
        municipality only.
    gebied : str or None
        The name of that one municipality.
    """

    tabel: str
    jaar: int
    deel: str | None = None
    niveau: Niveau
    gemeten: Annotated[int, Field(ge=0)]
    bestaat: int | None = None
    gebied: str | None = None

    @property
    def aantal(self) -> str:
        """The number in words: ``338 van 342 gemeenten``."""
        if self.niveau == "land":
            return "heel Nederland"
        if self.gebied is not None:
            return f"gemeente {self.gebied}"
        of = f" van {getal(self.bestaat)}" if self.bestaat is not None else ""
        word = self.niveau if self.gemeten == 1 and not of else MEERVOUD[self.niveau]
        return f"{getal(self.gemeten)}{of} {word}"

    @property
    def periode(self) -> str:
        """The year, with the part of the table it is about."""
        return f"{self.jaar}, {self.deel}" if self.deel else str(self.jaar)

    @property
    def volledig(self) -> bool:
        """Whether all areas of that year are there."""
        return self.bestaat is not None and self.gemeten >= self.bestaat


def meet_dekking(
    con: duckdb.DuckDBPyConnection, tabel: str, kolommen: Sequence[str], gebieden: set[str], *, eigen: bool = False
) -> list[Dekking]:
    """Measure the coverage of one table.

    Parameters
    ----------
    con : connection
        On which `tabel` is a view, and where they are there those of `LIJST` too.
    tabel : str
    kolommen : sequence of str
        The columns of the table. Without a year and the code of an area there is nothing to measure.
    gebieden : set of str
        Which of the tables in `LIJST` are there.
    eigen : bool
        Whether it is a source of a municipality itself: how many others there are then says nothing.

    Returns
    -------
    list of Dekking
        In order of level, part and year.
    """
    area = next((name for name in _GEBIED if name in kolommen), None)
    when = next((name for name in _JAAR if name in kolommen), None)
    if area is None or when is None:
        return []
    part = next((name for name in _DEEL if name in kolommen), None)
    filled = "where waarde is not null" if "waarde" in kolommen else ""
    levels = ", ".join(f"('{code}', '{name}')" for code, name in _SOORT.items())
    rows = con.execute(
        f"select s.niveau, t.{when} as jaar, {f't.{part}' if part else 'null'} as deel, "
        f"count(distinct t.{area}), min(t.{area}) "
        f"from (select * from {tabel} {filled}) as t "
        f"inner join (values {levels}) as s (code, niveau) on s.code = substring(cast(t.{area} as varchar), 1, 2) "
        "group by all order by all"
    ).fetchall()
    towns = {(count, code) for level, _, _, count, code in rows if level == "gemeente"}
    single = eigen and len(towns) == 1 and LIJST["gemeente"] in gebieden
    names = _namen(con) if single and all(count == 1 for count, _ in towns) else {}
    total = {name: _bestaand(con, name) if not eigen and LIJST[name] in gebieden else {} for name in LIJST}
    fixed = {"land": 1} if eigen else {"provincie": 12, "land": 1}
    return [
        Dekking(
            tabel=tabel,
            jaar=year,
            deel=deel,
            niveau=level,
            gemeten=count,
            bestaat=fixed.get(level, total.get(level, {}).get(year)),
            gebied=names.get(code) if level == "gemeente" else None,
        )
        for level, year, deel, count, code in rows
    ]


def _namen(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute(f"select gemeente_code, gemeente_naam from {LIJST['gemeente']} order by jaar").fetchall())


def _bestaand(con: duckdb.DuckDBPyConnection, niveau: str) -> dict[int, int]:
    code = f"{niveau}_code"
    return dict(con.execute(f"select jaar, count(distinct {code}) from {LIJST[niveau]} group by jaar").fetchall())


def dekkingszin(dekking: Sequence[Dekking], gemeten_op: date) -> str:
    """Say in one sentence what is covered: per level the latest year.

    Examples
    --------
    >>> rij = Dekking(tabel="lasten", jaar=2025, deel="begroting", niveau="gemeente", gemeten=338, bestaat=342)
    >>> dekkingszin([rij], date(2026, 11, 21))
    'gemeten op 21 november 2026: 338 van 342 gemeenten (2025, begroting)'
    """
    if not dekking:
        return ""
    parts = []
    levels = list(MEERVOUD)
    for key in sorted({(d.niveau, d.deel) for d in dekking}, key=lambda k: (levels.index(k[0]), k[1] or "")):
        own = sorted((d for d in dekking if (d.niveau, d.deel) == key), key=lambda d: d.jaar)
        if own[0].gebied is not None:
            years = list(dict.fromkeys((own[0].periode, own[-1].periode)))
            parts.append(f"{own[0].aantal}, {'–'.join(years)}")
            continue
        parts.append(f"{own[-1].aantal} ({own[-1].periode})")
        gaps = [d for d in own[:-1] if own[-1].volledig and d.bestaat is not None and not d.volledig]
        worst = min(gaps, key=lambda d: d.gemeten / (d.bestaat or 1), default=None)
        if worst is not None:
            parts.append(f"{worst.aantal} ({worst.periode})")
    return f"gemeten op {datum(gemeten_op)}: {opsomming(parts)}"


_VAN = re.compile(r"(?:(begroting|jaarrekening) )?([0-9]{4}): ([0-9.]+) van ([0-9.]+) (gemeenten|wijken|buurten)")
_IN = re.compile(r"([0-9.]+) (gemeenten|wijken|buurten) in ([0-9]{4})\b")
_ALLE = re.compile(r"alle gemeenten van (?:elk|dat) jaar")
_ENKELVOUD = {v: k for k, v in MEERVOUD.items()}


def tegenspraak(woorden: str, dekking: Sequence[Dekking]) -> list[dict[str, str | int | float | bool]]:
    """Return where the words of a manifest do not agree with what was measured.

    Parameters
    ----------
    woorden : str
        The field `dekking` of a table: ``begroting 2025: 338 van 342 gemeenten``, ``71 wijken in 2025`` or
        ``alle gemeenten van elk jaar``.
    dekking : sequence of Dekking
        What was measured of that table.

    Returns
    -------
    list of dict
        Per claim that fails: the claim and what was measured; empty when nothing is contradicted.
    """
    wrong: list[dict[str, str | int | float | bool]] = []
    named = set()
    for part, year, have, there, word in _VAN.findall(woorden):
        own = [d for d in dekking if d.niveau == _ENKELVOUD[word] and d.jaar == int(year) and part in ("", d.deel)]
        named |= {(d.jaar, d.deel) for d in own}
        claim = (_heel(have), _heel(there))
        wrong += [
            _verschil(f"{part} {year}: {have} van {there} {word}".strip(), d)
            for d in own
            if (d.gemeten, d.bestaat) != claim
        ]
    for have, word, year in _IN.findall(woorden):
        own = [d for d in dekking if d.niveau == _ENKELVOUD[word] and d.jaar == int(year)]
        wrong += [_verschil(f"{have} {word} in {year}", d) for d in own if d.gemeten != _heel(have)]
    if _ALLE.search(woorden):
        rest = [d for d in dekking if d.niveau == "gemeente" and (d.jaar, d.deel) not in named]
        wrong += [_verschil("alle gemeenten", d) for d in rest if d.bestaat is not None and not d.volledig]
    return wrong


def _heel(text: str) -> int:
    return int(text.replace(".", ""))


def _verschil(claim: str, d: Dekking) -> dict[str, str | int | float | bool]:
    return {"woorden": claim, "gemeten": f"{d.aantal} ({d.periode})"}
