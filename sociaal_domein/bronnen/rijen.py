"""Rows in DuckDB: from the JSON of a page to Parquet, and from the pages to one table of trimmed text."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.ophaalfout import Onbruikbaar, leesbaar
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    import duckdb

_GEHEUGEN = "192MB"


@dataclass(frozen=True)
class Telling:
    """Rows of a page, and the lowest and highest number; None where rows have no number."""

    rijen: int
    van: int | None
    tot: int | None


@contextmanager
def verbinding(map: Path, draden: int = 2) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give DuckDB with little memory, which puts what does not fit into this folder."""
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _GEHEUGEN,
        "threads": draden,
        "temp_directory": str(map / "tijdelijk"),
    }
    with duckdb.connect(config=settings) as con:
        con.execute("set enable_progress_bar = false")  # it would write through our own lines
        try:
            yield con
        except duckdb.Error as error:
            raise _vertaald(error, map) from error


def naar_parquet(
    con: duckdb.DuckDBPyConnection, json: Path, doel: Path, kolommen: Sequence[str], nummer: str
) -> Telling:
    """Write a list of rows as Parquet, cells as they came.

    Raises
    ------
    Onbruikbaar
        It is not JSON all the way, or a row comes twice.
    """
    import duckdb

    kinds = ", ".join(f"{tekst(c)}: '{'BIGINT' if c == nummer else 'VARCHAR'}'" for c in kolommen)
    try:
        found = con.execute(
            f"copy (from read_json({tekst(str(json))}, format = 'array', columns = {{{kinds}}})) "
            f"to {tekst(str(doel))} (format parquet, return_stats)"
        ).fetchone()
    except duckdb.InvalidInputException as error:
        if "UTF-8" in str(error):
            raise Onbruikbaar("stuurde tekst in een andere tekenset dan UTF-8") from error
        raise Onbruikbaar("stuurde een pagina die geen goede JSON is") from error
    rows = int(found[1]) if found else 0
    numbers = found[4].get(naam(nummer), {}) if found else {}
    if not rows or numbers.get("null_count") != "0":
        return Telling(rows, None, None)
    low, high = int(numbers["min"]), int(numbers["max"])
    if high - low + 1 < rows:
        raise Onbruikbaar("stuurt in één pagina dezelfde rij twee keer")
    return Telling(rows, low, high)


def controleer_kolommen(gezien: Sequence[str], bekend: Sequence[str], nodig: frozenset[str], adres: str) -> None:
    """Check the names in a row against the publisher's own description.

    Raises
    ------
    SociaalDomeinFout
        Names that are not described, or described and not there.
    """
    extra = [c for c in gezien if c not in bekend and not c.startswith(("odata.", "@odata."))]
    absent = sorted(nodig - set(gezien))
    if extra or absent:
        parts = [f"onbekend: {opsomming(extra)}"] * bool(extra) + [f"ontbreekt: {opsomming(absent)}"] * bool(absent)
        raise SociaalDomeinFout(
            f"De kolommen van deze tabel zijn anders dan de uitgever ze beschrijft ({'; '.join(parts)}).",
            waar=leesbaar(adres),
            doe="De uitgever is misschien met de tabel bezig. Probeer het later opnieuw.",
        )


def dubbel(con: duckdb.DuckDBPyConnection, nieuw: Path, eerder: Sequence[Path], nummer: str) -> bool:
    """Whether a page holds a row that an earlier page has too."""
    number = naam(nummer)
    found = con.execute(
        f"select count(*) from read_parquet({tekst(str(nieuw))}) where {number} in "
        f"(select {number} from read_parquet({lijst(eerder)}))"
    ).fetchone()
    return bool(found and found[0])


def dubbel_in(con: duckdb.DuckDBPyConnection, bestanden: Sequence[Path], nummer: str) -> bool:
    """Whether a row stands in the pages twice."""
    number, source = naam(nummer), f"read_parquet({lijst(bestanden)})"
    found = con.execute(f"select count({number}) - count(distinct {number}) from {source}").fetchone()
    return bool(found and found[0])


def met_komma(con: duckdb.DuckDBPyConnection, bestanden: Sequence[Path], maten: Mapping[str, int]) -> set[str]:
    """Return the measures whose decimals stand after a comma.

    Parameters
    ----------
    maten : mapping
        The decimals that the publisher says a measure has: 1 or more.

    Raises
    ------
    SociaalDomeinFout
        A comma that may be something else: beside decimal points, or with another number of digits.
    """
    source = f"read_parquet({lijst(bestanden)})"
    # One pass over all measures: the second look, with regular expressions, is seldom needed.
    looks = ", ".join(f"bool_or(contains({naam(column)}, ','))" for column in maten)
    seen = con.execute(f"select {looks} from {source}").fetchone() if maten else ()
    found = set()
    for column in [c for c, yes in zip(maten, seen or (), strict=False) if yes]:
        cell, decimals = f"trim({naam(column)})", maten[column]
        commas, points, longest = con.execute(
            f"""select count(*) filter (where regexp_full_match({cell}, '-?[0-9]+,[0-9]+')),
            count(*) filter (where regexp_full_match({cell}, '-?[0-9]+[.][0-9]+')),
            max(length({cell}) - position(',' in {cell})) filter (where contains({cell}, ','))
            from {source}"""
        ).fetchone() or (0, 0, 0)
        if commas and (points or longest > decimals):
            raise SociaalDomeinFout(
                f"In de kolom {column} staan getallen met een komma. Het is niet zeker wat die betekent.",
                doe="Meld dit aan de uitgever. De vorige gegevens blijven staan.",
            )
        if commas:
            found.add(column)
    return found


def voeg_samen(
    con: duckdb.DuckDBPyConnection, bestanden: Sequence[Path], cellen: Mapping[str, str], doel: Path, groep: str = ""
) -> int:
    """Write the rows of all pages into one Parquet file, and return how many there are.

    Parameters
    ----------
    cellen : mapping
        The SQL expression of each column, by its name.
    groep : str, optional
        What to group by.
    """
    columns = ", ".join(f"{expression} as {naam(name)}" for name, expression in cellen.items())
    source = f"read_parquet({lijst(bestanden)})"
    found = con.execute(
        f"copy (select {columns} from {source}{f' group by {groep} order by {groep}' if groep else ''}) "
        f"to {tekst(str(doel))} (format parquet, compression zstd)"
    ).fetchone()
    return int(found[0]) if found else 0


def heel(bestand: Path, rijen: int) -> bool:
    """Whether this is a whole Parquet file with so many rows."""
    import duckdb

    try:
        found = duckdb.execute(f"select count(*) from read_parquet({tekst(str(bestand))})").fetchone()
    except duckdb.Error:
        return False
    return found == (rijen,)


def naam(kolom: str) -> str:
    """Quote a column name."""
    return '"' + kolom.replace('"', '""') + '"'


def tekst(waarde: str) -> str:
    """Quote a text."""
    return "'" + waarde.replace("'", "''") + "'"


def cel(kolom: str) -> str:
    """Write a cell without its padding as SQL."""
    return f"trim({naam(kolom)}, ' \t\r\n')"


def lijst(bestanden: Sequence[Path]) -> str:
    """Write a list of files as SQL."""
    return "[" + ", ".join(tekst(str(path)) for path in bestanden) + "]"


def _vertaald(error: duckdb.Error, map: Path) -> Exception:
    """A full disk is the user's to mend; anything else is ours."""
    from sociaal_domein.bronnen.schrijven import schrijffout

    text = str(error)
    if "No space left" in text or "max_temp_directory_size" in text:
        return schrijffout(map, OSError(errno.ENOSPC, "No space left on device"))
    if type(error).__name__ == "IOException":
        return schrijffout(map, OSError(text))
    return error
