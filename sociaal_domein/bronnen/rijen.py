"""Rows in DuckDB: from pages of JSON to one table of trimmed text."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen.ophaalfout import Onbruikbaar, leesbaar
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.motor.opslag import stil
from sociaal_domein.sql import naam, tekst
from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    import duckdb

_GEHEUGEN = "320MB"


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
        try:
            yield stil(con)
        except duckdb.Error as error:
            raise _vertaald(error, map) from error


def tel(con: duckdb.DuckDBPyConnection, pagina: Path) -> int:
    """Return the rows in a page, which is read through as JSON for it.

    Raises
    ------
    Onbruikbaar
        It is not JSON, or not text, all the way.
    """
    import duckdb

    try:
        found = con.execute("select json_array_length(content) from read_text(?)", [str(pagina)]).fetchone()
    except duckdb.InvalidInputException as error:
        if "utf" in str(error).lower():
            raise Onbruikbaar("stuurde tekst in een andere tekenset dan UTF-8") from error
        raise Onbruikbaar("stuurde een pagina die geen goede JSON is") from error
    return int(found[0]) if found and found[0] is not None else 0


def bron(paginas: Sequence[Path], kolommen: Sequence[str], nummer: str) -> str:
    """Write the rows of pages as SQL: the cells as text, the numbers of the rows as numbers."""
    kinds = ", ".join(f"{tekst(c)}: '{'BIGINT' if c == nummer else 'VARCHAR'}'" for c in kolommen)
    return f"read_json({lijst(paginas)}, format = 'array', columns = {{{kinds}}})"


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


def gedeeld(con: duckdb.DuckDBPyConnection, een: str, ander: str, nummer: str) -> bool:
    """Whether two sets of rows, as SQL, have a row in common."""
    number = naam(nummer)
    found = con.execute(f"select count(*) from {een} where {number} in (select {number} from {ander})").fetchone()
    return bool(found and found[0])


def dubbel(con: duckdb.DuckDBPyConnection, bestand: Path, nummer: str) -> bool:
    """Whether a row stands in a table twice."""
    number = naam(nummer)
    found = con.execute(f"select count({number}) - count(distinct {number}) from {parquet(bestand)}").fetchone()
    return bool(found and found[0])


def met_komma(con: duckdb.DuckDBPyConnection, bestand: Path, maten: Mapping[str, int]) -> set[str]:
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
    source = parquet(bestand)
    # One pass over all measures: the second look, with regular expressions, is seldom needed.
    looks = ", ".join(f"bool_or(contains({naam(column)}, ','))" for column in maten)
    seen = con.execute(f"select {looks} from {source}").fetchone() if maten else ()
    found = set()
    for column in [c for c, yes in zip(maten, seen or (), strict=False) if yes]:
        cell, decimals = naam(column), maten[column]
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


def schrijf(con: duckdb.DuckDBPyConnection, rijen: str, cellen: Mapping[str, str], doel: Path, groep: str = "") -> int:
    """Write rows, given as SQL, into one Parquet file, and return how many there are.

    Parameters
    ----------
    cellen : mapping
        The SQL expression of each column, by its name.
    groep : str, optional
        What to group by.
    """
    columns = ", ".join(f"{expression} as {naam(name)}" for name, expression in cellen.items())
    found = con.execute(
        f"copy (select {columns} from {rijen}{f' group by {groep} order by {groep}' if groep else ''}) "
        f"to {tekst(doel)} (format parquet, compression zstd)"
    ).fetchone()
    return int(found[0]) if found else 0


def parquet(bestand: Path) -> str:
    """Write a Parquet file as SQL."""
    return f"read_parquet({tekst(bestand)})"


def cel(kolom: str) -> str:
    """Write a cell without its padding as SQL."""
    return f"trim({naam(kolom)})"


def lijst(bestanden: Sequence[Path]) -> str:
    """Write a list of files as SQL."""
    return "[" + ", ".join(tekst(path) for path in bestanden) + "]"


def _vertaald(error: duckdb.Error, map: Path) -> Exception:
    """A full disk is the user's to mend; anything else is ours."""
    from sociaal_domein.bronnen.schrijven import schrijffout

    text = str(error)
    if "No space left" in text or "max_temp_directory_size" in text:
        return schrijffout(map, OSError(errno.ENOSPC, "No space left on device"))
    if type(error).__name__ == "IOException":
        return schrijffout(map, OSError(text))
    return error
