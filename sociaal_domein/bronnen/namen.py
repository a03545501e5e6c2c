"""From the name of a municipality to its code, per year, with every difference in spelling on record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from sociaal_domein.bronnen.correcties import Correctie
from sociaal_domein.bronnen.ruw import lees_csv, zoek, zoek_alle
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.paden import datamap

LIJSTBESTAND = "gemeenten_per_jaar_*.csv"
GEMEENTECODE = re.compile(r"GM[0-9]{4}")


class Gemeentelijst:
    """Which municipalities there were, per year.

    Parameters
    ----------
    rijen : iterable of (jaar, gemeente_code, gemeente_naam)
        The list.
    """

    def __init__(self, rijen: Iterable[tuple[int, str, str]]) -> None:
        self._naam: dict[int, dict[str, str]] = defaultdict(dict)
        self._code: dict[int, dict[str, str]] = defaultdict(dict)
        for year, code, name in rijen:
            self._naam[year][code] = name
            self._code[year][name] = code

    def codes(self, jaar: int) -> set[str]:
        """Return the codes of the municipalities of a year."""
        return set(self._naam.get(jaar, {}))

    def naam(self, jaar: int, code: str) -> str | None:
        """Return the name in a year, or None."""
        return self._naam.get(jaar, {}).get(code)

    def code(self, jaar: int, naam: str) -> str | None:
        """Return the code in a year, or None; the name must be spelled as in the list of that year."""
        return self._code.get(jaar, {}).get(naam)


def lees_lijst(ruw: Path) -> Gemeentelijst:
    """Return the municipality list: the raw file below `ruw`, or else the snapshot in the package."""
    if not zoek_alle(ruw, LIJSTBESTAND):
        return Gemeentelijst(_vraag("select jaar, gemeente_code, gemeente_naam from read_parquet(?)"))
    file = lees_csv(zoek(ruw, LIJSTBESTAND), verplicht=("jaar", "gm_code", "gm_naam"))
    return Gemeentelijst((row.jaar("jaar"), row["gm_code"], row["gm_naam"]) for row in file)


def _vraag(sql: str) -> list[tuple[int, str, str]]:
    import duckdb

    path = datamap() / "open" / "gemeenten" / "lijst.parquet"
    try:
        with duckdb.connect() as con:
            return con.execute(sql, [str(path)]).fetchall()
    except duckdb.Error as error:
        raise SociaalDomeinFout(
            "De lijst van gemeenten ontbreekt of is beschadigd.",
            waar=str(path),
            doe="Lees eerst de bron 'gemeenten' in: sociaal-domein bron lees gemeenten --uit MAP.",
        ) from error


def lees_provincies(ruw: Path) -> dict[str, str]:
    """Return the province (``PV24``) of each municipality since 2016, from the same list.

    Of a municipality that changed province the latest one counts. The list has no provinces before 2016.
    """
    if zoek_alle(ruw, LIJSTBESTAND):
        file = lees_csv(zoek(ruw, LIJSTBESTAND), verplicht=("jaar", "gm_code", "prv_code"))
        rows = [(row.jaar("jaar"), row["gm_code"], row["prv_code"]) for row in file]
    else:
        rows = _vraag("select jaar, gemeente_code, coalesce(provincie_code, '') from read_parquet(?)")
    return {code: f"PV{province}" for _, code, province in sorted(rows) if province}


class Naamzoeker:
    """Finds codes by name, first as the list spells it, then by the corrections on record.

    Parameters
    ----------
    lijst : Gemeentelijst
        The municipalities per year.
    correcties : sequence of Correctie
        Corrections with the action ``naam_gelijkstellen``: `waarde` is what the source writes,
        `wordt` is how the list of that year spells it.
    """

    def __init__(self, lijst: Gemeentelijst, correcties: Sequence[Correctie]) -> None:
        self._lijst = lijst
        self._correcties = correcties
        self._geraakt: Counter[int] = Counter()
        self._gezien: set[tuple[int, str]] = set()

    def code(self, jaar: int, naam: str) -> str | None:
        """Return the code of the municipality with this name in this year, or None when unknown."""
        found = self._lijst.code(jaar, naam)
        if found is not None:
            self._gezien.add((jaar, naam))
            return found
        for i, item in enumerate(self._correcties):
            if item.wordt and item.waar.waarde is not None and item.waar.treft(naam, jaar):
                self._geraakt[i] += 1
                return self._lijst.code(jaar, item.wordt)
        return None

    def meldingen(self) -> list[str]:
        """Return one message for each correction whose municipality is now spelled as in the list."""
        return [
            item.hersteld()
            for i, item in enumerate(self._correcties)
            if not item.geldt([item.waar.waarde or ""] * self._geraakt[i])
            and any(
                name in (item.wordt, item.waar.waarde) and (not item.waar.jaren or year in item.waar.jaren)
                for year, name in self._gezien
            )
        ]
