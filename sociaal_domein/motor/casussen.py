"""A municipality's own cases as the models see them: codes only, no word and nothing that leads to a person.

Only cases that may be told are counted, of the last three years together; made-up ones for the Voorbeeldgemeente. Of
the area the municipality is kept, of the period the last year, of the id nothing. Published cases are not here: over a
selection of complaints no figure says anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.bronnen.toewijzing_bestanden import VOORBEELD, VOORBEELD_CODE
from sociaal_domein.instellingen import Drempels, lees_instellingen
from sociaal_domein.motor.modellen import Model
from sociaal_domein.register import Casus, Register

META = {
    "meta_casus": "casus integer, gemeente_code varchar, jaar integer, aantal_loketten integer, is_veranderd boolean",
    "meta_casus_waarde": "casus integer, waarde varchar, oordeel varchar",
    "meta_casus_hindernis": "casus integer, soort varchar",
    "meta_drempel": "naam varchar, waarde integer",
}
SOORT = "casus"
# A figure is about the last year with a case and the years before it, so many together.
JAREN = 3
Rijen = dict[str, list[list[Any]]]


def vul_casussen(meta: Rijen, casussen: Iterable[Casus], drempels: Drempels, gemeente: Callable[[], str]) -> None:
    """Write the cases that count, and the smallest numbers that may be shown, into the tables of `META`.

    Parameters
    ----------
    meta : dict of str to list
        Rows per table; those of `META` are filled.
    casussen : iterable of Casus
        The municipality's own ones that passed the guard and may still be kept.
    drempels : Drempels
    gemeente : callable
        Gives the code of the municipality of the working folder: whose cases they are, whatever area they name.
    """
    meta["meta_drempel"] += [[name, getattr(drempels, name)] for name in ("kleinste_aantal_casussen", "kleinste_groep")]
    today = date.today()
    told = [c for c in casussen if c.is_vrijgegeven and not c.is_openbaar and c.jaar <= today.year]
    example = [c for c in told if c.is_verzonnen]
    own = [c for c in told if not c.is_verzonnen]
    for place, found in ((VOORBEELD_CODE, example), (gemeente() if own else "", own)):
        last = max((c.jaar for c in found), default=0)
        recent = [c for c in found if c.jaar > last - JAREN]
        for case in recent:
            number = len(meta["meta_casus"]) + 1
            changed = case.wat_veranderde is not None
            meta["meta_casus"].append([number, place, case.jaar, case.aantal_loketten, changed])
            meta["meta_casus_waarde"] += [[number, v.waarde, v.oordeel] for v in case.waarden]
            meta["meta_casus_hindernis"] += [[number, kind] for kind in sorted({h.soort for h in case.hindernissen})]


def werkgemeente(home: Path, lijst: Path) -> str:
    """Return the code of the municipality of a working folder; empty when the list does not hold it.

    Parameters
    ----------
    home : Path
    lijst : Path
        Snapshot with the municipalities of each year.
    """
    import duckdb

    from sociaal_domein.gemeentenaam import treffers

    with duckdb.connect() as con:
        columns = "distinct gemeente_code, gemeente_naam, jaar"
        known = con.execute(f"select {columns} from read_parquet(?) order by jaar desc, 1", [str(lijst)]).fetchall()
    hits = treffers([*known, (VOORBEELD_CODE, VOORBEELD, 0)], lees_instellingen(home).gemeente or "")
    return str(hits[0][0]) if hits else ""


def geef_reeksen(models: dict[str, Model], register: Register) -> None:
    """Give the models that have a line per value the values of this register, under the names they have there."""
    for name, model in models.items():
        if model.yml.get("reeksen_uit") == "waarden":
            own = {v.id: v.naam[:1].lower() + v.naam[1:] for v in register.waarden.values()}
            models[name] = replace(model, yml=model.yml | {"reeksen": model.yml["reeksen"] | own})


def te_weinig_casussen(model: Model, meta: Rijen) -> bool:
    """Whether an indicator about cases can have no figure here; a dossier then need not say that it is missing."""
    least = int(next(value for name, value in meta["meta_drempel"] if name == "kleinste_aantal_casussen"))
    return model.yml.get("soort") == SOORT and len(meta["meta_casus"]) < least
