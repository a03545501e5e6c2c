"""A municipality's own cases as the models see them: codes only, no word and nothing that leads to a person.

Only cases that may be told are counted. Of the area the municipality is kept, of the period the last year, of the id
nothing. Published cases are not here: over a selection of complaints no figure says anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.motor.modellen import Model
from sociaal_domein.register import Casus, Register

META = {
    "meta_casus": "casus integer, gemeente_code varchar, jaar integer, aantal_loketten integer, is_veranderd boolean",
    "meta_casus_waarde": "casus integer, waarde varchar, oordeel varchar",
    "meta_casus_hindernis": "casus integer, soort varchar",
    "meta_drempel": "naam varchar, waarde integer",
}
SOORT = "casus"
# Over fewer cases there is no percentage: then the stories themselves must do.
KLEINSTE_AANTAL = 10


def vul_casussen(
    meta: dict[str, list[list[Any]]], casussen: Iterable[Casus], kleinste: int, gemeente: Callable[[], str]
) -> None:
    """Write the cases that count into the tables of `META`.

    Parameters
    ----------
    meta : dict of str to list
        Rows per table; those of `META` are filled.
    casussen : iterable of Casus
        The municipality's own ones that passed the guard and may still be kept.
    kleinste : int
        The smallest number of cases a percentage may be about.
    gemeente : callable
        Gives the code of the municipality of the working folder: a case about a wider area is its case too.
    """
    meta["meta_drempel"].append(["kleinste_aantal_casussen", kleinste])
    told = (c for c in casussen if c.is_vrijgegeven and not c.is_openbaar)
    for number, case in enumerate(told, start=1):
        place = f"GM{case.gebied[2:6]}" if case.gebied[:2] in ("GM", "WK", "BU") else gemeente()
        meta["meta_casus"].append(
            [number, place, case.jaar, case.aantal_loketten, case.wat_veranderde is not None],
        )
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

    from sociaal_domein.bronnen.toewijzing_bestanden import VOORBEELD, VOORBEELD_CODE
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


def zonder_casussen(model: Model, meta: dict[str, list[list[Any]]]) -> bool:
    """Whether an indicator about cases has none here, so that a dossier need not say that its figure is missing."""
    return bool(model.yml.get("soort") == SOORT and not meta["meta_casus"])
