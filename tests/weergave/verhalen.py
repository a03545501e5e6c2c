"""Invented cases for the tests: nobody lived them, and they say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.begin import begin
from sociaal_domein.casuistiek.vrijgeven import met_vrijgave
from sociaal_domein.register import Casus
from sociaal_domein.register.casussen import SOORT
from sociaal_domein.register.schrijven import schrijf_records

DAG = date(2026, 11, 21)
VOORBEELD: dict[str, Any] = {
    "id": "casus_een",
    "naam": "Wachten op een plek",
    "wet": "jeugd",
    "opgave": "opgroeien",
    "periode": "2024-K3",
    "gebied": "BU00340102",
    "leeftijd": "12-17",
    "wat_gebeurde": "Een verzonnen jongere wachtte op hulp. De school hield contact",
    "wat_nodig": "Iemand die tijdens het wachten belde.",
    "hindernissen": [{"soort": "wachten", "wat": "De hulp begon pas na maanden"}],
    "wat_werkte": "Een vast gezicht op school.",
    "waarden": [
        {"waarde": "tijdigheid", "oordeel": "onder_druk", "waarom": "Het duurde te lang"},
        {"waarde": "nabijheid", "oordeel": "recht_gedaan"},
    ],
    "aantal_loketten": 3,
    "loketten": ["wijkteam", "school"],
    "les": "Wachten zonder contact maakt het erger.",
    "wat_veranderde": "Het wijkteam belt nu elke maand.",
    "cijfers": [
        {
            "indicator": "jeugd_jeugdhulp_per_1000_jongeren",
            "hoe": "verklaart",
            "uitleg": "Wie nog wacht, telt in dit cijfer niet mee",
        }
    ],
    "toestemming": {"wie": "ouder", "hoe": "mondeling, na uitleg", "wanneer": "2024-K4"},
    "bewaren_tot": date(2099, 12, 31),
}
ROLLEN = ("jeugdconsulent", "gedragswetenschapper")


def casus(*, vrij: bool = True, **anders: Any) -> Casus:
    """Return an invented case; released by two roles unless told otherwise. None leaves a field out."""
    made = Casus.model_validate({k: v for k, v in (VOORBEELD | anders).items() if v is not None})
    for role in ROLLEN if vrij else ():
        made = met_vrijgave(made, role, DAG)
    return made


def openbaar(**anders: Any) -> Casus:
    """Return an invented case as others would have published it."""
    source = {"naam": "Een verzonnen rapport 2024/000", "adres": "https://voorbeeld.invalid/rapport"}
    fields: dict[str, Any] = {"bron": source, "toestemming": None, "bewaren_tot": None, "gebied": "PV28"}
    return casus(vrij=False, **(fields | anders))


def werkmap(map: Path, *casussen: Casus) -> Path:
    """Make a working folder of Almere with these own cases."""
    begin("GM0034", "Almere", map)
    for case in casussen:
        file = SOORT.pad(map / "register", case.id)
        file.parent.mkdir(parents=True, exist_ok=True)
        schrijf_records(file, SOORT, [case])
    return map
