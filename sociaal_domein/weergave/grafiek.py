"""Charts that a council member reads in ten seconds, in colour and in black and white: all of them in one place."""

from __future__ import annotations

from sociaal_domein.weergave.beeld import Beeld, beeld, lezingbeeld, stipbeeld, verdelingsbeeld, verloopbeeld, wijkbeeld
from sociaal_domein.weergave.lijnen import verloopdata
from sociaal_domein.weergave.svg import opwarmen, svg
from sociaal_domein.weergave.verdeling import is_verdeling, verdeling
from sociaal_domein.weergave.verloop import verloop
from sociaal_domein.weergave.wijken import wijken

__all__ = [
    "Beeld",
    "beeld",
    "is_verdeling",
    "lezingbeeld",
    "opwarmen",
    "stipbeeld",
    "svg",
    "verdeling",
    "verdelingsbeeld",
    "verloop",
    "verloopbeeld",
    "verloopdata",
    "wijkbeeld",
    "wijken",
]
