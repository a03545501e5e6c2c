"""Time two thousand invented cases through the guard, the widening of the group and the suppression of small counts.

Run with ``make bench``. The cases are made from those of ``data/voorbeeld/casussen``, each with a sentence of its own.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sociaal_domein.register import Casus

AANTAL = 2_000
GRENS = 60.0
ROLLEN = ("gedragswetenschapper", "privacyfunctionaris")


def maak(home: Path) -> None:
    """Write the cases in a working folder of Almere, released by two roles."""
    from sociaal_domein import paden
    from sociaal_domein.casuistiek.inlezen import lees_casussen
    from sociaal_domein.casuistiek.lezen import lees_casusbestand
    from sociaal_domein.casuistiek.vrijgeven import met_vrijgave
    from sociaal_domein.register.casussen import SOORT, Casus
    from sociaal_domein.register.schrijven import schrijf_records

    example = paden.datamap() / "voorbeeld" / "casussen"
    lees_casussen(home, example / "verzonnen_casussen.csv", example / "koppeling.yml")
    folder = home / "eigen" / "casussen"
    files = sorted(folder.glob("*.yaml"))
    cases = [found for found in (lees_casusbestand(file).casus for file in files) if found is not None]
    for file in files:
        file.unlink()
    areas = [f"WK0034{i:02d}" for i in range(1, 21)]
    day, draw = date.today(), random.Random(1)
    for i in range(AANTAL):
        story = cases[i % len(cases)]
        case = Casus.model_validate(
            {
                **story.model_dump(mode="json", exclude_none=True, exclude_defaults=True),
                "id": f"verzonnen_{i}",
                "gebied": draw.choice(areas),
                "periode": str(day.year - draw.randrange(3)),
                "wat_gebeurde": f"{story.wat_gebeurde} Dit is verhaal {i} van de proef.",
            }
        )
        for role in ROLLEN:
            case = met_vrijgave(case, role, day)
        schrijf_records(folder / f"{case.id}.yaml", SOORT, [case])


def tabel(cases: list[Casus]) -> tuple[list[dict[str, Any]], dict[str, list[tuple[str, list[str]]]]]:
    """Count obstacles by area and kind, with totals, and say how the totals split."""
    kinds = sorted({h.soort for case in cases for h in case.hindernissen})
    areas = sorted({case.gebied for case in cases})
    counts = Counter((case.gebied, h.soort) for case in cases for h in case.hindernissen)
    for (area, kind), n in list(counts.items()):
        for key in (("samen", kind), (area, "samen"), ("samen", "samen")):
            counts[key] += n
    rows = [
        {"gebied": area, "categorie": kind, "periode": "", "aantal": counts[area, kind]}
        for area in (*areas, "samen")
        for kind in (*kinds, "samen")
    ]
    return rows, {"gebied": [("samen", areas)], "categorie": [("samen", kinds)]}


def main() -> int:
    """Time each step and compare the whole with the limit."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        from sociaal_domein.begin import begin
        from sociaal_domein.casuistiek.keuring import gekeurde_casussen
        from sociaal_domein.instellingen import Drempels
        from sociaal_domein.motor.bouw import bouw
        from sociaal_domein.motor.opslag import verbind
        from sociaal_domein.privacy.bevolking import lees_bevolking
        from sociaal_domein.privacy.herleidbaar import mag_naar_buiten, veralgemeen, veralgemeend
        from sociaal_domein.privacy.onderdrukking import publiceer
        from sociaal_domein.privacy.wacht import bewaak

        home = Path(name) / "werk"
        begin("GM0034", "Almere", home)
        bouw(home)
        bewaak("De namenlijst staat nu klaar.")
        maak(home)
        start = time.perf_counter()
        cases = gekeurde_casussen(home).casussen
        guarded = time.perf_counter()
        store = bouw(home).opslag
        built = time.perf_counter()
        with verbind(store) as con:
            people = lees_bevolking(con)
        wide = [(case, veralgemeen(people, case, Drempels())) for case in cases.values()]
        shown = [veralgemeend(case, v) for case, v in wide if mag_naar_buiten(case, v)]
        grouped = time.perf_counter()
        hidden = counted = 0
        for year in sorted({case.periode for case in cases.values()}):
            rows, splits = tabel([case for case in cases.values() if case.periode == year])
            counted += len(rows)
            hidden += len(publiceer(rows, kleinste=Drempels().kleinste_teller, splitsingen=splits).verborgen)
        done = time.perf_counter()
    print(f"{len(cases)} van {AANTAL} casussen goedgekeurd, {len(shown)} te tonen")
    print(f"bewaken      {guarded - start:6.2f} s")
    print(f"opslag       {built - guarded:6.2f} s")
    print(f"groeperen    {grouped - built:6.2f} s")
    print(f"onderdrukken {done - grouped:6.2f} s   {hidden} van {counted} aantallen verborgen")
    whole = done - start
    print(f"samen        {whole:6.2f} s   grens {GRENS:.2f} s   {'TE TRAAG' if whole > GRENS else 'goed'}")
    return 1 if whole > GRENS or len(cases) < AANTAL else 0


if __name__ == "__main__":
    sys.exit(main())
