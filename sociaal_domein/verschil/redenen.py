"""Why a figure changed: what can be known from the two states, and no more than that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.bronnen import correcties
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.duiding.waarschuwen import AFGEROND
from sociaal_domein.taal import opsomming
from sociaal_domein.verschil.herkomstblok import definities

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.indicator import Indicator
    from sociaal_domein.verschil.standen import Stand
    from sociaal_domein.verschil.vergelijken import Kant

OORZAKEN = {
    "nieuw_jaar": "Nieuw jaar: over dat jaar was er nog geen cijfer.",
    "jaar_weg": "Jaar weg: over dat jaar geeft de bron geen cijfers meer.",
    "herziening": "Herziening: de uitgever veranderde het cijfer of de status ervan.",
    "correctie": "Correctie: wij herstellen een fout in de bron, of doen dat niet meer.",
    "herindeling": "Herindeling: het gebied is samengegaan, gesplitst of anders ingedeeld.",
    "definitie": "Definitie: de rekenregel van het cijfer is anders dan toen.",
    "bron_erbij": "Bron erbij: deze bron was er toen nog niet.",
    "bron_weg": "Bron weg: deze bron is er niet meer.",
    "inlezing": "Inlezing: hetzelfde bestand is met een andere versie van het programma gelezen.",
    "onbekend": "Niet te zeggen: in de bronnen en de rekenregels van dit cijfer is niets veranderd.",
}


@dataclass(frozen=True)
class Oorzaak:
    """Why a figure changed.

    Attributes
    ----------
    codes : tuple of str
        One or more of `OORZAKEN`. With more than one it cannot be said what comes from what.
    uitleg : str
        In words.
    """

    codes: tuple[str, ...]
    uitleg: str


class Uitlegger:
    """Says why figures changed between two states, of which the stores are attached as ``van`` and ``tot``."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, van: Stand, tot: Stand, beschreven: dict[str, Indicator]
    ) -> None:
        self._con = con
        self._van, self._tot = van, tot
        self._indicatoren = beschreven
        self._tabellen = {side: self._lees_tabellen(side) for side in ("van", "tot")}
        self._definities = {side: definities(con, f"{side}.") for side in ("van", "tot")}
        self._wegen = {side: self._lees_wegen(side) for side in ("van", "tot")}
        self._jaren = {side: self._lees_jaren(side) for side in ("van", "tot")}
        self._gevonden: dict[tuple[str, int], list[tuple[str, tuple[str, ...]]]] = {}

    def leg_uit(self, indicator: str, gebied: str, jaar: int, reeks: str, soort: str, was: Kant, nu: Kant) -> Oorzaak:
        """Return why one figure changed.

        Parameters
        ----------
        soort : str
            One of `vergelijken.SOORTEN`.
        """
        coming, going = soort == "nieuw", soort == "verdwenen"
        if (coming or going) and (found := self._om_het_geheel(indicator, jaar, reeks, coming=coming)):
            return found
        codes: list[str] = []
        words: list[str] = []
        if gebied in self._heringedeeld:
            codes.append("herindeling")
            words.append("het gebied is samengegaan, gesplitst of anders ingedeeld")
        if self._anders_gerekend(indicator):
            codes.append("definitie")
            words.append("de rekenregel is anders dan toen")
        if (indicator, jaar) not in self._gevonden:
            self._gevonden[indicator, jaar] = self._bronoorzaken(indicator, jaar)
        for code, names in self._gevonden[indicator, jaar]:
            codes.append(code)
            words.append(_in_woorden(code, names, soort, was, nu))
        if not codes:
            return Oorzaak(("onbekend",), "niet te zeggen: in bron en rekenregel is niets veranderd")
        text = "; of ".join(dict.fromkeys(words))
        return Oorzaak(
            tuple(dict.fromkeys(codes)), text + ("; wat van wat komt, is niet te zeggen" if words[1:] else "")
        )

    def _om_het_geheel(self, indicator: str, jaar: int, reeks: str, *, coming: bool) -> Oorzaak | None:
        """Say so when the whole indicator, source or year came or went."""
        other, this = ("van", "tot") if coming else ("tot", "van")
        if indicator not in self._definities[other]:
            return Oorzaak(("definitie",), "deze indicator was er toen nog niet" if coming else "deze indicator is weg")
        sources = set(self._indicatoren[indicator].bronnen)
        present = {side: {t.split("/")[0] for t in self._tabellen[side]} for side in ("van", "tot")}
        if gone := sorted((sources & present[this]) - present[other]):
            code = "bron_erbij" if coming else "bron_weg"
            return Oorzaak((code,), f"bron {opsomming(gone)} {'was er toen nog niet' if coming else 'is er niet meer'}")
        if (indicator, reeks, jaar) not in self._jaren[other]:
            if coming:
                return Oorzaak(("nieuw_jaar",), f"nieuw jaar: {jaar} stond er nog niet in")
            return Oorzaak(("jaar_weg",), f"{jaar} staat niet meer in de bron")
        return None

    def _anders_gerekend(self, indicator: str) -> bool:
        return self._definities["van"].get(indicator) != self._definities["tot"].get(indicator)

    def _bronoorzaken(self, indicator: str, jaar: int) -> list[tuple[str, tuple[str, ...]]]:
        """Return what changed in the tables below an indicator: a code with the tables it is about."""
        found: dict[str, list[str]] = {}
        for table in self._veranderde_tabellen(indicator):
            source = table.split("/")[0]
            corrected = any(not c.waar.jaren or jaar in c.waar.jaren for c in self._correcties(source, table))
            if corrected:
                found.setdefault("correctie", []).append(table)
            raw = self._ruw_gelijk(source, table)
            if raw is not True:
                found.setdefault("herziening", []).append(table)
            elif not corrected:
                found.setdefault("inlezing", []).append(table)
        return [(code, tuple(names)) for code, names in found.items()]

    def _veranderde_tabellen(self, indicator: str) -> list[str]:
        """Return the changed tables it goes back to: those whose figures it shows, else the others."""
        way = self._wegen["van"].get(indicator, set()) | self._wegen["tot"].get(indicator, set())
        changed = sorted(t for t in way if self._tabellen["van"].get(t) != self._tabellen["tot"].get(t))
        own = [t for t in changed if t.split("/")[0] in self._indicatoren[indicator].bronnen]
        return own or changed

    @cached_property
    def _manifesten(self) -> dict[tuple[str, str], mf.Manifest]:
        sides = (("van", self._van), ("tot", self._tot))
        return {(side, name): mf.lees(m.map) for side, state in sides for name, m in state.momentopnamen.items()}

    def _ruw_gelijk(self, bron: str, tabel: str) -> bool | None:
        """Whether a table was read from the same files on both sides; None when that is not known."""
        sides = [self._manifesten.get((side, bron)) for side in ("van", "tot")]
        tables = [m.tabellen.get(tabel.split("/")[1]) if m else None for m in sides]
        if None in tables:
            return None
        files = [{f.sha256 for f in t.bronbestanden} for t in tables if t is not None]
        return files[0] == files[1]

    def _correcties(self, bron: str, tabel: str) -> list[correcties.Correctie]:
        """Return the corrections of a table that are on one side only."""
        if bron not in self._correctieverschil:
            sides = [_lees_correcties(s.momentopnamen[bron].map) for s in self._beide if bron in s.momentopnamen]
            both = sides if len(sides) == 2 else [[], []]
            self._correctieverschil[bron] = [c for c in both[0] if c not in both[1]] + [
                c for c in both[1] if c not in both[0]
            ]
        return [c for c in self._correctieverschil[bron] if c.waar.tabel == tabel.split("/")[1]]

    @cached_property
    def _correctieverschil(self) -> dict[str, list[correcties.Correctie]]:
        return {}

    @property
    def _beide(self) -> tuple[Stand, Stand]:
        return self._van, self._tot

    @cached_property
    def _heringedeeld(self) -> set[str | None]:
        """The areas that belong elsewhere than they did, and the municipalities they left or joined."""
        rows = self._con.execute(
            "select coalesce(t.gebied_code, v.gebied_code), v.gemeente_code_nu, t.gemeente_code_nu, "
            "coalesce(t.niveau, v.niveau) "
            "from van.kern_gebied as v full join tot.kern_gebied as t on t.gebied_code = v.gebied_code "
            "where coalesce(t.niveau, v.niveau) in ('gemeente', 'wijk', 'buurt') "
            "and v.gebied_code is not null and t.gebied_code is not null "
            "and (v.gemeente_code_nu is distinct from t.gemeente_code_nu "
            "or (v.status is distinct from t.status and coalesce(t.niveau, v.niveau) = 'gemeente'))"
        ).fetchall()
        found: set[str | None] = set()
        for code, before, after, level in rows:
            found |= {code, before, after} if level == "gemeente" else {code}
        return found - {None}

    def _lees_tabellen(self, side: str) -> dict[str, str]:
        rows = self._con.execute(f"select bron || '/' || tabel, sha256 || status from {side}.meta_snapshot").fetchall()
        return dict(rows)

    def _lees_wegen(self, side: str) -> dict[str, set[str]]:
        from sociaal_domein.motor.verwijzingen import snapshots_van

        reads = dict(self._con.execute(f"select model, leest from {side}._model").fetchall())
        return {i.id: snapshots_van(i.model, reads) for i in self._indicatoren.values() if i.model in reads}

    def _lees_jaren(self, side: str) -> set[tuple[str, str, int]]:
        return set(
            self._con.execute(
                f"select distinct indicator, reeks, jaar from {side}.beeld_cijfer where waarde is not null"
            ).fetchall()
        )


def _lees_correcties(map: Path) -> list[correcties.Correctie]:
    return list(correcties.lees(map))


def _in_woorden(code: str, tabellen: Iterable[str], soort: str, was: Kant, nu: Kant) -> str:
    names = opsomming(tabellen)
    if code == "correctie":
        return f"correctie: wij herstellen een fout in {names} anders dan toen"
    if code == "inlezing":
        return f"hetzelfde bestand van {names} is anders ingelezen"
    if soort == "nieuw":
        return f"herziening: {names} geeft dit cijfer nu wel"
    if soort == "verdwenen":
        return f"herziening: {names} geeft dit cijfer niet meer"
    if was.status != nu.status and {was.status, nu.status} <= set(AFGEROND):
        return f"herziening: van {was.status} naar {nu.status}"
    if was.status != nu.status:
        return f"herziening van {names}; de status is nu {nu.status}"
    return f"herziening van {names}{_deel(was, nu)}"


def _deel(was: Kant, nu: Kant) -> str:
    """Say which part of a rate changed, where only one did."""
    if None in (was.teller, nu.teller, was.noemer, nu.noemer):
        return ""
    above, below = was.teller != nu.teller, was.noemer != nu.noemer
    if above == below:
        return ""
    return " (de teller veranderde)" if above else " (de noemer veranderde)"
