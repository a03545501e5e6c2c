"""What people write: values, opgaven and their links, read with line numbers and written with care."""

from __future__ import annotations

from sociaal_domein.register.basis import Record, Soort, soorten
from sociaal_domein.register.casussen import Casus
from sociaal_domein.register.cijfers import GenoteerdCijfer
from sociaal_domein.register.koppelen import Koppeling, KoppelingBijWaarde, Vraagsjabloon, voeg_samen
from sociaal_domein.register.lezen import Register, landelijke_casussen, lees_register, startset
from sociaal_domein.register.moties import Motie
from sociaal_domein.register.opgaven import Opgave
from sociaal_domein.register.raadsvragen import Antwoord, CijferToen, Raadsvraag
from sociaal_domein.register.schrijven import schrijf_records
from sociaal_domein.register.toezeggingen import Toezegging
from sociaal_domein.register.waarden import Waarde, Zoekt

__all__ = [
    "Antwoord",
    "Casus",
    "CijferToen",
    "GenoteerdCijfer",
    "Koppeling",
    "KoppelingBijWaarde",
    "Motie",
    "Opgave",
    "Raadsvraag",
    "Record",
    "Register",
    "Soort",
    "Toezegging",
    "Vraagsjabloon",
    "Waarde",
    "Zoekt",
    "landelijke_casussen",
    "lees_register",
    "schrijf_records",
    "soorten",
    "startset",
    "voeg_samen",
]
