"""From what a file calls an area to its CBS code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import SPREEKNAMEN, sleutel

if TYPE_CHECKING:
    import duckdb

_CODE = re.compile(r"(GM|WK|BU|PV|NL)\d+", re.I)
_ACHTERVOEGSEL = {"pv": "provincie", "provincie": "provincie", "gemeente": "gemeente", "wijk": "wijk"}
_WIJKNUMMER = re.compile(r"wijk [0-9]{2} +", re.I)
_WIJKACHTIG = re.compile(r"\s*(wk|bu)[0-9]|\s*(wijk|buurt)\b|.*\((wijk|buurt)\)", re.I)
_KOP_VAN_WIJKEN = re.compile(r"wijk|buurt", re.I)
RIJKSNAMEN = {"nederland": "NL01", "heelnederland": "NL01"}


def is_wijkachtig(tekst: str, kolom: str | None = None) -> bool:
    """Whether a text, or the heading of its column, is about a wijk or buurt.

    Examples
    --------
    >>> is_wijkachtig("WK032701"), is_wijkachtig("Oost", "Wijk"), is_wijkachtig("Wijk bij Duurstede")
    (True, True, True)
    """
    # A table about all kinds of areas is called after each of them.
    alone = kolom is not None and _KOP_VAN_WIJKEN.match(kolom.strip()) and " " not in kolom.strip()
    return bool(_WIJKACHTIG.match(tekst) or alone)


class Gebieden:
    """The areas that figures may be about: all municipalities, provinces, the country, and the own wijken.

    Parameters
    ----------
    rijen : list of (gebied_code, naam, niveau, gemeente_code, status)
    gemeente : str
        CBS code of the municipality of the working folder: only its wijken are found by name.
    inwoners : mapping of str to float, optional
        The most inhabitants an area had in the years on record, by code.
    """

    def __init__(
        self,
        rijen: list[tuple[str, str | None, str, str | None, str]],
        gemeente: str,
        inwoners: Mapping[str, float] | None = None,
    ) -> None:
        self.gemeente = gemeente
        self.inwoners = dict(inwoners or {})
        self._codes = {row[0] for row in rijen}
        self._naam_van = {row[0]: row[1] for row in rijen}
        self._namen: dict[str, dict[str, str]] = defaultdict(dict)
        self._toon: dict[str, str] = {}
        self._vroeger = {sleutel(row[1]) for row in rijen if row[1] and row[4] != "actueel"}
        self.wijken = {r[0]: r[1] for r in rijen if r[1] and r[2] == "wijk" and r[3] == gemeente}
        # Areas of today last, so that their name goes before one of the past.
        for code, name, level, parent, _ in sorted(rijen, key=lambda r: (r[4] == "actueel", r[0])):
            if name and (level not in ("wijk", "buurt") or parent == gemeente):
                self._namen[sleutel(name)][level] = code
                self._toon[sleutel(name)] = name
        self._vroeger -= {sleutel(row[1]) for row in rijen if row[1] and row[4] == "actueel"}
        # "Wijk 01 Oost" is mostly called Oost.
        for code, whole in self.wijken.items():
            if (short := _WIJKNUMMER.sub("", whole)) != whole:
                self._namen[sleutel(short)].setdefault("wijk", code)

    @classmethod
    def uit(cls, con: duckdb.DuckDBPyConnection, gemeente: str) -> Gebieden:
        """Read them from a built store."""
        rows = con.execute(
            "select gebied_code, naam, niveau, gemeente_code_nu, status from kern_gebied order by gebied_code"
        ).fetchall()
        people = con.execute(
            "select gebied_code, max(inwoners) from kern_inwoners where inwoners is not null group by gebied_code"
        ).fetchall()
        return cls(rows, gemeente, dict(people))

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
        wider = {kind: code for kind, code in found.items() if kind not in ("wijk", "buurt")}
        return list(dict.fromkeys((wider or found).values()))

    def naam(self, code: str) -> str:
        """Return what an area is called; its code when it has no name."""
        return self._naam_van.get(code) or code

    def lijkt_op(self, tekst: str, *, wijk: bool = False) -> list[str]:
        """Return up to three known names near to a text; those of vanished municipalities last.

        Parameters
        ----------
        tekst : str
        wijk : bool
            It is about a wijk: no municipality of nearly that name is meant.
        """
        from difflib import get_close_matches

        if _CODE.fullmatch(tekst.strip()):
            return []
        names = {sleutel(n): n for n in self.wijken.values()} if wijk else self._toon
        near = get_close_matches(sleutel(tekst), list(names), n=9, cutoff=0.6)
        return [names[k] for k in sorted(near, key=lambda k: k in self._vroeger)[:3]]

    def waarom_niet(self, tekst: str) -> str:
        """Say which areas there are, when a text is the code of a wijk or buurt that is not known."""
        match tekst.strip()[:2].upper() if _CODE.fullmatch(tekst.strip()) else "":
            case "BU":
                return " Van deze gemeente heeft het programma geen lijst van buurten. Tel ze op tot wijken."
            case "WK":
                return " Deze code staat niet in de lijst van wijken."
            case _:
                return ""


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
