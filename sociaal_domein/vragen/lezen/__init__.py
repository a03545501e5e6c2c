"""Read a question: what it asks for (soort), on which line (grip or begrip) and how (vorm).

Standard library only and no other part of the package, so that it also runs in a browser.

Examples
--------
>>> from sociaal_domein.vragen.lezen import lees_vraag
>>> gelezen = lees_vraag("Hoe lang is de wachtlijst jeugdhulp?")
>>> gelezen.soort, gelezen.lijn, gelezen.vormen
('feit', 'grip', ())
"""

from __future__ import annotations

from sociaal_domein.vragen.lezen.gelezen import LIJNEN, ONZEKER, SOORTEN, VORMEN, Gelezen
from sociaal_domein.vragen.lezen.lezer import lees_vraag, lees_vragen
from sociaal_domein.vragen.lezen.splitsen import Stuk, splits

__all__ = ["LIJNEN", "ONZEKER", "SOORTEN", "VORMEN", "Gelezen", "Stuk", "lees_vraag", "lees_vragen", "splits"]
