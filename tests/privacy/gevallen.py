"""An invented case, to be changed by a test."""

from __future__ import annotations

from typing import Any

from sociaal_domein.privacy.herleidbaar import Veralgemening
from sociaal_domein.register.casussen import Casus

EIGEN = {
    "id": "verzonnen_verhaal",
    "naam": "Een verzonnen verhaal",
    "wet": "jeugd",
    "periode": "2024",
    "gebied": "GM0001",
    "leeftijd": "12-17",
    "wat_gebeurde": "Dit is verzonnen.",
    "wat_nodig": "Niets.",
    "waarden": [{"waarde": "tijdigheid", "oordeel": "onder_druk"}],
    "les": "Geen.",
    "toestemming": {"wie": "ouder", "hoe": "mondeling", "wanneer": "2024"},
    "bewaren_tot": "2027-12-31",
}


def casus(**velden: Any) -> Casus:
    return Casus.model_validate(EIGEN | velden)


def toon(v: Veralgemening) -> tuple[str, str, str, str]:
    return v.gebied, v.leeftijd, v.huishouden, v.periode
