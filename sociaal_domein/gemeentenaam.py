"""From what a user types to a municipality of today."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from sociaal_domein.fouten import SociaalDomeinFout

if TYPE_CHECKING:
    import duckdb

# What people say for a name that the lists write in another way.
SPREEKNAMEN = {"denhaag": "sgravenhage", "denbosch": "shertogenbosch"}
# CBS writes "Utrecht (gemeente)" where there is a province of that name; people say "gemeente Utrecht".
_TOEVOEGING = re.compile(r"^gemeente\s+|\s*\(gemeente\)$", re.I)
LIDWOORDEN = ("het ", "de ", "'s-", "'s ")
Rij = tuple[Any, ...]


def zoek_gemeente(con: duckdb.DuckDBPyConnection, wanted: str) -> tuple[str, str | None]:
    """Find a municipality of today by name or code; an old name leads to its successor.

    Parameters
    ----------
    con : duckdb connection on a built store
    wanted : str
        Name or CBS code; capitals, accents, hyphens and the article do not matter.

    Returns
    -------
    code : str
        CBS code of the municipality of today.
    old : str or None
        The old name by which it was found.

    Raises
    ------
    SociaalDomeinFout
        Unknown, ambiguous, or split over several municipalities: says which to choose from.
    """
    rows = _gemeenten(con)
    hits = treffers(rows, wanted)
    current = [r for r in hits if r[3] in ("actueel", "voorbeeld")]
    successors = sorted({r[2] for r in hits if r[2]})
    if len(current) > 1:
        raise SociaalDomeinFout(
            f"Er is meer dan één gemeente die {wanted} heet.",
            doe=f"Kies één van deze gemeenten: {', '.join(sorted(r[1] for r in current))}.",
        )
    if current:
        return current[0][0], None
    if len(successors) == 1:
        return successors[0], next(r[1] or r[0] for r in hits if r[2])
    if hits:
        parts = con.execute(
            "select distinct g.naam from kern_herindeling as h join kern_gemeente as g "
            "on g.gemeente_code = h.gemeente_code_nu where h.oude_gemeente_code in (select unnest(?)) order by 1",
            [[r[0] for r in hits]],
        ).fetchall()
        names = ", ".join(p[0] for p in parts)
        raise SociaalDomeinFout(
            f"De gemeente {hits[0][1] or hits[0][0]} bestaat niet meer. Het gebied hoort nu bij meer gemeenten.",
            doe=f"Kies één van deze gemeenten: {names}.",
        )
    known = {sleutel(r[1]): r[1] for r in rows if r[1] and r[3] != "gesplitst"}
    raise SociaalDomeinFout(
        f"De gemeente '{wanted}' is niet bekend.",
        doe=bedoelt_u(sleutel(wanted), list(known), known) + "Een CBS-code mag ook, zoals GM0034.",
    )


def gemeenten_met_naam(con: duckdb.DuckDBPyConnection, wanted: str) -> list[tuple[str, str, str | None, str]]:
    """Return all municipalities, of today and of before, that a name or code may mean.

    Returns
    -------
    list of tuple
        Code, name, code of the municipality of today (None when split) and status, those of today first.
    """
    hits = treffers(_gemeenten(con), wanted)
    return sorted(hits, key=lambda r: (r[3] != "actueel", r[0]))


def _gemeenten(con: duckdb.DuckDBPyConnection) -> list[Rij]:
    return con.execute(
        "select gebied_code, naam, gemeente_code_nu, status from kern_gebied where niveau = 'gemeente'"
    ).fetchall()


def treffers(rows: list[Rij], wanted: str) -> list[Rij]:
    """Return what a name or code means: the code, the name, then the name without its addition or article.

    Parameters
    ----------
    rows : list of tuple
        Municipalities, each with its code and its name first.
    wanted : str
    """
    bare = _TOEVOEGING.sub("", wanted.strip())
    key = sleutel(bare)
    key = SPREEKNAMEN.get(key, key)
    hits = [r for r in rows if r[0].casefold() == wanted.strip().casefold()]
    hits = hits or [r for r in rows if r[1] and sleutel(r[1]) == key]
    hits = hits or [r for r in rows if r[1] and sleutel(r[1].split("(")[0]) == key]
    return hits or [r for r in rows if r[1] and sleutel(_zonder_lidwoord(r[1])) == key]


def sleutel(naam: str) -> str:
    """Return a name without capitals, accents, spaces and punctuation."""
    text = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(c for c in text if c.isalnum())


def _zonder_lidwoord(naam: str) -> str:
    article = next((a for a in LIDWOORDEN if naam.casefold().startswith(a)), "")
    return naam[len(article) :]


def bedoelt_u(word: str, known: list[str], show: dict[str, str] | None = None) -> str:
    """Name the known words nearest to `word`, as the start of a remedy; empty when none is near."""
    from difflib import get_close_matches

    close = [show[c] if show else c for c in get_close_matches(word, known, n=3, cutoff=0.6)]
    return f"Bedoelt u {' of '.join(close)}? " if close else ""
