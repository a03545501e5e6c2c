"""Invented cases for the tests: nobody lived them, and they say so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from sociaal_domein.begin import begin
from sociaal_domein.register import Casus
from sociaal_domein.register.casussen import Vrijgave
from sociaal_domein.register.yamlboom import schrijf_yaml

DAG = date(2026, 11, 21)
VERZONNEN: dict[str, Any] = {
    "id": "casus_verzonnen",
    "naam": "Wachten op een plek",
    "wet": "jeugd",
    "opgave": "opgroeien",
    "periode": "2024-K3",
    "gebied": "WK003402",
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
    fields = {k: v for k, v in (VERZONNEN | anders).items() if v is not None}
    made = Casus.model_validate(fields)
    releases = [Vrijgave(rol=role, datum=DAG, kenmerk=made.kenmerk) for role in ROLLEN]
    return made.model_copy(update={"vrijgave": releases}) if vrij else made


def openbaar(**anders: Any) -> Casus:
    """Return an invented case as others would have published it."""
    source = {"naam": "Een verzonnen rapport 2024/000", "adres": "https://voorbeeld.invalid/rapport"}
    fields: dict[str, Any] = {"bron": source, "toestemming": None, "bewaren_tot": None, "gebied": "PV28"}
    return casus(vrij=False, **(fields | anders))


def werkmap(map: Path, *casussen: Casus, gemeente: tuple[str, str] = ("GM0034", "Almere")) -> Path:
    """Make a working folder with these own cases."""
    begin(*gemeente, map)
    folder = map / "eigen" / "casussen"
    folder.mkdir(parents=True, exist_ok=True)
    for case in casussen:
        text = schrijf_yaml([case.model_dump(mode="python", exclude_none=True)])
        (folder / f"{case.id}.yaml").write_text(text, encoding="utf-8")
    return map
