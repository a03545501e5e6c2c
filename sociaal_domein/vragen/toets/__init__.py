"""What a question still lacks, with a suggestion each, and the same subject asked in another way.

`toets_tekst` needs the standard library and `sociaal_domein.vragen.lezen` only, so that it also runs in a browser.
`toets_vraag` lays the store, the register and earlier questions beside it, and imports them when it is called.

Examples
--------
>>> from sociaal_domein.vragen.toets import toets_tekst
>>> toets = toets_tekst("Wat merken gezinnen terwijl zij wachten op jeugdhulp?")
>>> toets.gelezen[0].soort, toets.opmerkingen
('ervaring', ())
"""

from __future__ import annotations

from sociaal_domein.vragen.toets.opmerking import SOORTEN, Anders, Opmerking, Toets
from sociaal_domein.vragen.toets.tekst import toets_tekst
from sociaal_domein.vragen.toets.vraag import toets_vraag

__all__ = ["SOORTEN", "Anders", "Opmerking", "Toets", "toets_tekst", "toets_vraag"]
