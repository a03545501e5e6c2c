"""The codes that a municipality of today has and had, straight from the snapshot of municipalities.

A refresh must not need a built store: it is what the store is made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import SPREEKNAMEN, bedoelt_u, sleutel


def codes(home: Path, namen: Sequence[str]) -> frozenset[str]:
    """Return the codes of municipalities by name or code, with those of the ones that merged into them.

    Raises
    ------
    SociaalDomeinFout
        A name that is unknown, or of a municipality that was split up.
    """
    import duckdb

    folder = paden.bronmappen(home)["gemeenten"]
    with duckdb.connect() as con:
        listed = con.execute(
            "select gemeente_code, gemeente_naam, max(jaar) from read_parquet(?) group by all order by 3 desc",
            [str(folder / "lijst.parquet")],
        ).fetchall()
        merged = con.execute(
            "select distinct oude_gemeente_code, nieuwe_gemeente_code from read_parquet(?) where "
            "oude_gemeente_code <> nieuwe_gemeente_code",
            [str(folder / "herindelingen.parquet")],
        ).fetchall()
    today = {code for code, _, year in listed if year == listed[0][2]}
    known = {code for code, _, _ in listed}  # since 2010: older codes are in no table
    found: set[str] = set()
    for name in namen:
        found |= _met_voorgangers(_nu(_zoek(name, listed), today, merged, name), today, merged) & known
    return frozenset(found)


def _zoek(name: str, listed: Sequence[tuple[str, str, int]]) -> str:
    key = SPREEKNAMEN.get(sleutel(name), sleutel(name))
    for same in (
        lambda code, title: code.casefold() == name.strip().casefold(),
        lambda code, title: sleutel(title) == key,
        lambda code, title: sleutel(title.split("(")[0]) == key,
    ):
        if hit := next((code for code, title, _ in listed if same(code, title)), None):
            return hit
    known = {sleutel(title): title for _, title, _ in listed}
    raise SociaalDomeinFout(
        f"De gemeente '{name}' is niet bekend.",
        doe=bedoelt_u(key, list(known), known) + "Een CBS-code mag ook, zoals GM0034.",
    )


def _nu(code: str, today: set[str], merged: Sequence[tuple[str, str]], name: str) -> str:
    seen: set[str] = set()
    while code not in today and code not in seen:
        seen.add(code)
        heirs = {new for old, new in merged if old == code}
        if len(heirs) != 1:
            raise SociaalDomeinFout(
                f"De gemeente {name} bestaat niet meer, en haar gebied hoort nu bij meer gemeenten.",
                doe="Kies één van de gemeenten van nu.",
            )
        code = heirs.pop()
    return code


def _met_voorgangers(code: str, today: set[str], merged: Sequence[tuple[str, str]]) -> set[str]:
    found, fresh = {code}, {code}
    while fresh:
        fresh = {old for old, new in merged if new in fresh and old not in today} - found
        found |= fresh
    return found
