"""The code lists of an Iv3 year: what each code is, and the names of taakvelden.

A name is the publisher's own; where it cuts one off, or gives none, it is as it was known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.iv3 import VERSLAG
from sociaal_domein.bronnen.opgehaald import Opgehaald
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.sql import tekst

if TYPE_CHECKING:
    import duckdb

_GEMEENTE = re.compile(r"GM[0-9]{4}")
_VELD = re.compile(r"[0-9]\.[0-9]{1,3}[a-d]?")
_HOOFDVELD = re.compile(r"[0-9]\.[0-9]{1,2}")
_BALANS = re.compile(r"[AP][0-9].*")
_CATEGORIE = re.compile(r"[LB][1-7](\.[0-9]+)*")
_STAND = ("Primo", "Ultimo")
SALDO = "0.11"
# First years of a division into taakvelden; since the second one taakvelden have parts.
INDELINGEN = (2017, 2023, 2025)
AFGEKAPT = ".."


def vul(con: duckdb.DuckDBPyConnection, tabel: str, kolommen: str, rijen: Sequence[Sequence[object]]) -> None:
    """Make a small table of rows."""
    from sociaal_domein.motor.opslag import voeg_toe

    con.execute(f"create or replace table {tabel} ({kolommen})")
    voeg_toe(con, tabel, rijen)


def maak(con: duckdb.DuckDBPyConnection, jaar: int, tabel: Opgehaald) -> None:
    """Make ``gemeente_``, ``verslag_``, ``veld_`` and ``categorie_<jaar>``: per code why its rows are set aside.

    Raises
    ------
    SociaalDomeinFout
        The reports are not those of this year.
    """
    places, reports, tasks, kinds = (
        tabel.dimensie(name).sleutels for name in ("Gemeenten", "Verslagsoort", "TaakveldBalanspost", "Categorie")
    )
    if wrong := [k.code for k in reports if not re.fullmatch(f"{jaar}X00[0-5]", k.code)]:
        raise SociaalDomeinFout(
            f"In de tabel van {jaar} staat de verslagsoort '{wrong[0]}'. Verwacht: {jaar}X000 tot en met {jaar}X005. "
            "De cijfers die u had, blijven staan.",
            waar=f"tabel {tabel.tabel}, veld Verslagsoort",
            doe="Kijk of bij dit jaar het goede tabelnummer staat: sociaal-domein bron tabellen",
        )
    vul(
        con,
        f"gemeente_{jaar}",
        "code varchar, titel varchar, reden varchar",
        [[k.code, k.titel.strip(), None if _GEMEENTE.fullmatch(k.code) else "ander_gebied"] for k in places],
    )
    named = [(k.code, VERSLAG.get(k.code[5:])) for k in reports]
    rows = [[code, report, None if report else "kwartaalopgave"] for code, report in named]
    vul(con, f"verslag_{jaar}", "code varchar, verslag varchar, reden varchar", rows)
    vul(
        con,
        f"veld_{jaar}",
        "regel bigint, code varchar, titel varchar, hoofdveld varchar, is_balans boolean, reden varchar, "
        "niet_geboekt varchar",
        [_veld(i, k.code, k.titel.strip()) for i, k in enumerate(tasks, start=1)],
    )
    codes = [k.code for k in kinds]
    vul(
        con,
        f"categorie_{jaar}",
        "code varchar, soort varchar, is_stand boolean, reden varchar",
        [[code, code[:1], code in _STAND, _categorie(code, codes)] for code in codes],
    )


def _veld(regel: int, code: str, titel: str) -> list[object]:
    balance = _BALANS.fullmatch(code) is not None
    reason = None if balance or _VELD.fullmatch(code) else "onbekend_taakveld"
    head = match[0] if not balance and (match := _HOOFDVELD.match(code)) else None
    reason = "saldo" if code == SALDO else reason
    # In the list of taakvelden a balance post has no place; among the rows it has.
    not_booked = "balanspost" if balance else None
    return [regel, code, titel.removeprefix(code).strip(), head, balance, reason, not_booked]


def _categorie(code: str, alle: Sequence[str]) -> str | None:
    if code not in _STAND and not _CATEGORIE.fullmatch(code):
        return "onbekende_categorie"
    # A category that others are parts of would count twice.
    return "totaalregel" if any(other.startswith(f"{code}.") for other in alle) else None


def eis_bekend(
    con: duckdb.DuckDBPyConnection, jaar: int, tabel: Opgehaald, rijen: str, bedragen: Sequence[str], vorige: Path
) -> None:
    """Set a taakveld of the social domain aside that this division does not have, when nothing was booked on it.

    Parameters
    ----------
    rijen : str
        SQL for the rows of the publisher.
    bedragen : sequence of str
        SQL for the amounts of the two placements.

    Raises
    ------
    SociaalDomeinFout
        Money was booked on it: the division has changed, and our figures would no longer add up.
    """
    known = _van_indeling(con, jaar, vorige)
    codes = [k.code for k in tabel.dimensie("TaakveldBalanspost").sleutels]
    strange = [c for c in codes if c.startswith("6") and _VELD.fullmatch(c) and c not in known] if known else []
    for code in strange:
        any_amount = " or ".join(f"coalesce({amount}, 0) <> 0" for amount in bedragen)
        booked = con.execute(
            f'select count(*) from {rijen} where "TaakveldBalanspost" = ? and ({any_amount})', [code]
        ).fetchall()[0][0]
        if booked:
            raise SociaalDomeinFout(
                f"Op taakveld {code} staan {booked} bedragen, en dat taakveld kennen wij in {jaar} niet. "
                "De indeling is veranderd. De cijfers die u had, blijven staan.",
                waar=f"tabel {tabel.tabel}, veld TaakveldBalanspost",
                doe="Meld dit aan de makers: eerst moet bekend zijn wat dit taakveld is.",
            )
        con.execute(f"update veld_{jaar} set reden = 'onbekend_taakveld' where code = ?", [code])


def _van_indeling(con: duckdb.DuckDBPyConnection, jaar: int, vorige: Path) -> set[str]:
    """Return the taakvelden, with parts, that are known of the division of a year."""
    start = max((y for y in INDELINGEN if y <= jaar), default=INDELINGEN[0])
    end = min((y for y in INDELINGEN if y > jaar), default=9999)
    found: set[str] = set()
    for name in ("taakvelden", "onderverdeling"):
        path = vorige / f"{name}.parquet"
        if path.is_file():
            rows = con.execute(
                "select distinct taakveld from read_parquet(?) where jaar >= ? and jaar < ?", [str(path), start, end]
            ).fetchall()
            found |= {row[0] for row in rows}
    return found


def titels(con: duckdb.DuckDBPyConnection, jaren: Sequence[int], vorige: Path) -> None:
    """Make ``titel`` (per year the taakvelden that were booked on) and ``eigen_titel`` (with their parts)."""
    known = _bekend(con, vorige)
    titles, own = [], []
    for year in jaren:
        con.execute(
            f"""update veld_{year} set niet_geboekt = 'niets_geboekt' where not is_balans
            and code not in (select distinct taakveld from post_{year})"""
        )
        rows = con.execute(
            f"select code, titel, hoofdveld, niet_geboekt is null from veld_{year} where hoofdveld is not null"
        ).fetchall()
        names = {code: title for code, title, _, _ in rows}
        own += [[year, code, _heel(year, code, title, known)] for code, title in names.items()]
        heads = sorted({head for code, _, head, booked in rows if booked and code != SALDO})
        titles += [[year, head, _heel(year, head, names.get(head, ""), known)] for head in heads]
    vul(con, "titel", "jaar integer, taakveld varchar, titel varchar", titles)
    vul(con, "eigen_titel", "jaar integer, taakveld varchar, titel varchar", own)


def _bekend(con: duckdb.DuckDBPyConnection, vorige: Path) -> list[tuple[int, str, str]]:
    path = vorige / "taakvelden.parquet"
    if not path.is_file():
        return []
    return con.execute(
        f"select jaar, taakveld, taakveld_titel from read_parquet({tekst(path)}) order by jaar"
    ).fetchall()


def _heel(jaar: int, code: str, titel: str, bekend: Sequence[tuple[int, str, str]]) -> str:
    """Return the whole name: the publisher's, or a known one that begins like it; the nearest year goes first."""
    if titel and not titel.endswith(AFGEKAPT):
        return titel
    stem = titel.removesuffix(AFGEKAPT)
    near = sorted((abs(y - jaar), name) for y, c, name in bekend if c == code and name.startswith(stem))
    return near[0][1] if near else titel or code
