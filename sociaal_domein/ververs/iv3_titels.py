"""Names of taakvelden: as the publisher gives them, and where it cuts them off or gives none, as they were known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.opgehaald import Sleutel
from sociaal_domein.ververs.boek import citaat

if TYPE_CHECKING:
    import duckdb

_VELD = re.compile(r"[0-9]\.[0-9]{1,3}[a-d]?")
_HOOFDVELD = re.compile(r"[0-9]\.[0-9]{1,2}")
AFGEKAPT = ".."


def vul(con: duckdb.DuckDBPyConnection, tabel: str, kolommen: str, rijen: Sequence[Sequence[object]]) -> None:
    """Make a small table of rows."""
    from sociaal_domein.motor.opslag import voeg_toe

    con.execute(f"create or replace table {tabel} ({kolommen})")
    voeg_toe(con, tabel, rijen)


def maak(con: duckdb.DuckDBPyConnection, codes: Mapping[int, Sequence[Sleutel]], vorige: Path) -> None:
    """Make the tables ``titel`` (per year and taakveld), ``eigen_titel`` (with its parts) and ``veld_<jaar>``.

    ``veld_<jaar>`` is the publisher's list of codes, with the reason for each that is no taakveld.

    Parameters
    ----------
    codes : mapping of int to sequence of Sleutel
        Per year the publisher's list of taakvelden and balance posts.
    """
    known = _bekend(con, vorige)
    titles, own = [], []
    for year, keys in codes.items():
        names = {key.code: _zonder_code(key.code, key.titel) for key in keys if _VELD.fullmatch(key.code)}
        booked = {r[0] for r in con.execute(f"select distinct taakveld from post_{year}").fetchall()}
        own += [[year, code, _heel(year, code, name, known)] for code, name in names.items()]
        heads = sorted({m[0] for code in booked if (m := _HOOFDVELD.match(code)) and _VELD.fullmatch(code)})
        titles += [[year, code, _heel(year, code, names.get(code, ""), known)] for code in heads]
        reasons = [[i, key.code, _reden(key.code, booked)] for i, key in enumerate(keys, start=1)]
        vul(con, f"veld_{year}", "regel bigint, code varchar, reden varchar", reasons)
    vul(con, "titel", "jaar integer, taakveld varchar, titel varchar", titles)
    vul(con, "eigen_titel", "jaar integer, taakveld varchar, titel varchar", own)


def _reden(code: str, booked: set[str]) -> str | None:
    if not _VELD.fullmatch(code):
        return "balanspost"
    if code == "0.11":
        return "saldo"
    return None if code in booked else "niets_geboekt"


def _zonder_code(code: str, titel: str) -> str:
    return titel.strip().removeprefix(code).strip()


def _bekend(con: duckdb.DuckDBPyConnection, vorige: Path) -> list[tuple[int, str, str]]:
    path = vorige / "taakvelden.parquet"
    if not path.is_file():
        return []
    return con.execute(
        f"select jaar, taakveld, taakveld_titel from read_parquet('{citaat(path)}') order by jaar"
    ).fetchall()


def _heel(jaar: int, code: str, titel: str, bekend: Sequence[tuple[int, str, str]]) -> str:
    """Return the whole name: the publisher's, or a known one that begins like it; the nearest year goes first."""
    if titel and not titel.endswith(AFGEKAPT):
        return titel
    stem = titel.removesuffix(AFGEKAPT)
    near = sorted((abs(y - jaar), name) for y, c, name in bekend if c == code and name.startswith(stem))
    return near[0][1] if near else titel or code
