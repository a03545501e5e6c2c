"""Open a built store and ask it about a municipality."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import bedoelt_u, zoek_gemeente
from sociaal_domein.indicator import Indicator
from sociaal_domein.instellingen import Instellingen, lees_instellingen

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.kwaliteit.oordeel import Oordeel, Oordeelboek
    from sociaal_domein.motor.herkomst import Stap
    from sociaal_domein.register import Koppeling, Register
    from sociaal_domein.vragen.boek import Boek


def open(home: str | Path | None = None) -> Domein:
    """Open the store, and build it first where something changed.

    Parameters
    ----------
    home : path, optional
        A working folder. Default: ``SOCIAAL_DOMEIN_HOME``, else the nearest folder upwards with a
        ``sociaal-domein.toml``, else the embedded data.

    Raises
    ------
    SociaalDomeinFout
        A snapshot, a register entry or a setting is wrong; says which and what to do.
    """
    from sociaal_domein.motor.bouw import bouw

    folder = Path(home).expanduser().resolve() if home is not None else paden.werkmap()
    settings = lees_instellingen(folder)
    report = bouw(folder)
    return Domein(report.opslag, folder, settings)


class Domein:
    """An opened store with its register and settings.

    Use as a context manager, or call `sluit`; a script that ends closes it too.
    """

    def __init__(self, opslag: Path, home: Path | None, instellingen: Instellingen) -> None:
        from sociaal_domein.motor.opslag import verbind

        self.opslag = opslag
        self.home = home
        self.instellingen = instellingen
        self.con: duckdb.DuckDBPyConnection = verbind(opslag)
        self._gebieden: dict[str, tuple[str, str] | None] = {}

    def __enter__(self) -> Domein:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()

    def __repr__(self) -> str:
        return f"<Domein: {len(self.indicatoren)} indicatoren, {len(self.gemeentenamen)} gemeenten>"

    def sluit(self) -> None:
        """Close the store."""
        self.con.close()

    @cached_property
    def indicatoren(self) -> dict[str, Indicator]:
        """All indicators by id."""
        rows = self.con.execute("select model, beschrijving from _model where laag = 'ind' order by model").fetchall()
        found = [Indicator.van(model, json.loads(text)) for model, text in rows]
        return {i.id: i for i in found}

    @cached_property
    def register(self) -> Register:
        """What people wrote: values and opgaven."""
        from sociaal_domein.motor.invoer import registermap
        from sociaal_domein.register import lees_register

        return lees_register(registermap(self.home))

    @cached_property
    def boek(self) -> Boek:
        """The questions, promises and motions of the working folder: written here, and read in."""
        from sociaal_domein.vragen.boek import lees_boek

        return lees_boek(self.home, self.register)

    def is_eigen(self, code: str) -> bool:
        """Whether a municipality is the one that the working folder is about."""
        own = self.instellingen.gemeente if self.home is not None else None
        return own is not None and zoek_gemeente(self.con, own)[0] == code

    @cached_property
    def koppelingen(self) -> list[Koppeling]:
        """All links between values and indicators, own links included."""
        from sociaal_domein.register import Koppeling, Vraagsjabloon

        rows = self.con.execute(
            "select waarde, indicator, lijn, leest_als, zegt_niet, vraag_soort, vraag_tekst, is_eigen "
            "from meta_koppeling order by volgorde"
        ).fetchall()
        return [
            Koppeling(
                waarde=r[0],
                indicator=r[1],
                lijn=r[2],
                leest_als=r[3],
                zegt_niet=r[4],
                vraag=Vraagsjabloon(soort=r[5], tekst=r[6]),
                eigen=r[7],
            )
            for r in rows
        ]

    @cached_property
    def gemeentenamen(self) -> dict[str, str]:
        """Code and name of the municipalities of today."""
        return dict(self.con.execute("select gemeente_code, naam from kern_gemeente order by naam").fetchall())

    @cached_property
    def snapshots(self) -> dict[str, dict[str, Any]]:
        """What the snapshots say about themselves, by ``bron/tabel``."""
        rows = self.con.execute("select * from meta_snapshot order by bron, tabel")
        names = [d[0] for d in rows.description or []]
        records = [dict(zip(names, r, strict=True)) for r in rows.fetchall()]
        return {f"{r['bron']}/{r['tabel']}": r for r in records}

    @cached_property
    def stand(self) -> dict[str, dict[str, str]]:
        """Which snapshot of every source the store was made from: kenmerk, day, and kenmerk of its verdicts."""
        rows = self.con.execute("select bron, kenmerk, opgehaald, controles from _stand order by bron").fetchall()
        return {bron: {"kenmerk": k, "opgehaald": day, "controles": c} for bron, k, day, c in rows}

    @cached_property
    def _bron_van(self) -> dict[str, list[str]]:
        """The sources each model goes back to."""
        from sociaal_domein.motor.verwijzingen import snapshots_van

        reads = dict(self.con.execute("select model, leest from _model").fetchall())
        return {name: sorted(snapshots_van(name, reads)) for name in reads}

    def bronnen(self, indicator: str) -> list[dict[str, Any]]:
        """Return the snapshots whose figures an indicator shows, without those that only lend a code list.

        A source that may be absent, and is, has none.
        """
        ind = self.indicator(indicator)
        tables = [self.snapshots[s] for s in self._bron_van[ind.model] if s in self.snapshots]
        return [t for t in tables if t["bron"] in ind.bronnen]

    def oordelen(self, indicator: str) -> list[Oordeel]:
        """Return the verdicts on the quality of what an indicator rests on: its snapshots and its models.

        Raises
        ------
        SociaalDomeinFout
            The indicator does not exist.
        """
        tables = [f"{t['bron']}/{t['tabel']}" for t in self.bronnen(indicator)]
        return self._oordeelboek.van(indicator, self.indicator(indicator).model, tables)

    @cached_property
    def _oordeelboek(self) -> Oordeelboek:
        from sociaal_domein.kwaliteit.oordeel import Oordeelboek

        return Oordeelboek(self.con)

    def dekking(self, bron: str) -> dict[str, str]:
        """Return the measured coverage of a source: a sentence per table."""
        from sociaal_domein.kwaliteit.oordeel import dekking_van

        return dekking_van(self.con, bron)

    def indicator(self, naam: str) -> Indicator:
        """Return an indicator by id.

        Raises
        ------
        SociaalDomeinFout
            There is none; near misses are named.
        """
        if naam not in self.indicatoren:
            raise SociaalDomeinFout(
                f"De indicator '{naam}' bestaat niet.",
                doe=bedoelt_u(naam, list(self.indicatoren)) + "Alle indicatoren: sociaal-domein indicator lijst",
            )
        return self.indicatoren[naam]

    def gemeente(self, naam: str | None = None) -> Gemeente:
        """Return a municipality of today by name or code; an old name leads to its successor.

        Parameters
        ----------
        naam : str, optional
            Name or CBS code; capitals, accents and hyphens do not matter. Default: the municipality of
            the working folder.

        Raises
        ------
        SociaalDomeinFout
            Unknown (near misses are named), or split over several municipalities (they are named).
        """
        wanted = naam or self.instellingen.gemeente
        if not wanted:
            raise SociaalDomeinFout(
                "Over welke gemeente gaat het?",
                doe="Noem een gemeente, of maak een werkmap met: sociaal-domein begin --gemeente NAAM",
            )
        from sociaal_domein.gemeente import Gemeente

        code, old = zoek_gemeente(self.con, wanted)
        return Gemeente(self, code, self.gemeentenamen.get(code) or self._voorbeeld(code), vroeger=old)

    def _voorbeeld(self, code: str) -> str:
        """Return the name of the Voorbeeldgemeente, which says that it was made up; it is in no list."""
        rows = self.con.execute("select naam from kern_gebied where gebied_code = ?", [code]).fetchall()
        return str(rows[0][0])

    def gebied(self, code: str) -> tuple[str, str] | None:
        """Return name and level of an area; None when it is not known. Asked once per area."""
        if code not in self._gebieden:
            row = self.con.execute("select naam, niveau from kern_gebied where gebied_code = ?", [code]).fetchone()
            self._gebieden[code] = None if row is None else (str(row[0] or ""), str(row[1]))
        return self._gebieden[code]

    def herkomst(self, naam: str) -> list[Stap]:
        """Return the way of a model or indicator back to its snapshots, as steps."""
        from sociaal_domein.motor.herkomst import herkomst

        return herkomst(self.con, naam)
