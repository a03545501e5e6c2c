"""From what a file calls an area to its CBS code."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import SPREEKNAMEN, sleutel

if TYPE_CHECKING:
    import duckdb

_CODE = re.compile(r"(GM|WK|BU|PV|NL)\d+", re.I)
_ACHTERVOEGSEL = {"pv": "provincie", "provincie": "provincie", "gemeente": "gemeente", "wijk": "wijk"}
RIJKSNAMEN = {"nederland": "NL01", "heelnederland": "NL01"}


class Gebieden:
    """The areas that figures may be about: all municipalities, provinces, the country, and the own wijken.

    Parameters
    ----------
    rijen : list of (gebied_code, naam, niveau, gemeente_code, status)
    gemeente : str
        CBS code of the municipality of the working folder: only its wijken are found by name.
    """

    def __init__(self, rijen: list[tuple[str, str | None, str, str | None, str]], gemeente: str) -> None:
        self.gemeente = gemeente
        self._codes = {row[0] for row in rijen}
        self._naam_van = {row[0]: row[1] for row in rijen}
        self._namen: dict[str, dict[str, str]] = defaultdict(dict)
        self._toon: dict[str, str] = {}
        # Areas of today last, so that their name goes before one of the past.
        for code, name, level, parent, _ in sorted(rijen, key=lambda r: (r[4] == "actueel", r[0])):
            if name and (level not in ("wijk", "buurt") or parent == gemeente):
                self._namen[sleutel(name)][level] = code
                self._toon[sleutel(name)] = name

    @classmethod
    def uit(cls, con: duckdb.DuckDBPyConnection, gemeente: str) -> Gebieden:
        """Read them from a built store."""
        rows = con.execute(
            "select gebied_code, naam, niveau, gemeente_code_nu, status from kern_gebied order by gebied_code"
        ).fetchall()
        return cls(rows, gemeente)

    def zoek(self, tekst: str, niveau: str | None = None) -> list[str]:
        """Return the codes of the areas with this name or code: none, one, or more than one."""
        text = tekst.strip()
        if text.casefold() == "gemeente":
            return [self.gemeente]
        if _CODE.fullmatch(text):
            code = text.upper()
            return [code] if code in self._codes else ["NL01"] if code in ("NL00", "NL01") else []
        name, level = text, niveau
        if (match := re.fullmatch(r"(.+?) ?\((\w+)\)", text)) and match[2].casefold() in _ACHTERVOEGSEL:
            name, level = match[1], _ACHTERVOEGSEL[match[2].casefold()]
        key = sleutel(name)
        found = self._namen.get(SPREEKNAMEN.get(key, key), {})
        if not found and key in RIJKSNAMEN:
            return [RIJKSNAMEN[key]]
        if level is not None:
            return [found[level]] if level in found else []
        # A wijk called after its municipality is meant where no level is given only if nothing else is.
        return list(dict.fromkeys(found.values()))

    def naam(self, code: str) -> str:
        """Return what an area is called; its code when it has no name."""
        return self._naam_van.get(code) or code

    def lijkt_op(self, tekst: str) -> list[str]:
        """Return up to three known names near to a text."""
        from difflib import get_close_matches

        return [self._toon[k] for k in get_close_matches(sleutel(tekst), list(self._toon), n=3, cutoff=0.6)]


def open_gebieden(home: Path) -> Gebieden:
    """Return the areas as the working folder knows them.

    Its own store goes first. Where that cannot be built (a source that is about to be read again is broken),
    the areas of the package do.
    """
    from sociaal_domein.gemeentenaam import zoek_gemeente
    from sociaal_domein.instellingen import lees_instellingen
    from sociaal_domein.motor.bouw import bouw
    from sociaal_domein.motor.opslag import verbind

    settings = lees_instellingen(home)
    try:
        store = bouw(home).opslag
    except SociaalDomeinFout:
        store = bouw(None).opslag
    with verbind(store) as con:
        code, _ = zoek_gemeente(con, settings.gemeente or "")
        return Gebieden.uit(con, code)
