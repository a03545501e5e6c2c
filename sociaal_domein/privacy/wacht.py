"""The guard at the door: what in a text can lead to a person.

Two levels. ``weiger``: refused before anything is stored. ``vraag``: a person must look at it and confirm.
A finding tells the place and the kind and proposes a safe wording; it never holds the text itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from sociaal_domein.privacy.adressen import vind_adressen
from sociaal_domein.privacy.combinaties import vind_combinaties
from sociaal_domein.privacy.contact import vind_contact
from sociaal_domein.privacy.data_van_personen import vind_data
from sociaal_domein.privacy.gewoon import schrijfwijzen
from sociaal_domein.privacy.instellingen_bij_naam import vind_instellingen
from sociaal_domein.privacy.namen import vind_namen
from sociaal_domein.privacy.namenlijst import kent_namen
from sociaal_domein.privacy.nummers import vind_nummers
from sociaal_domein.privacy.treffer import SOORTEN, Niveau, Treffer, ordenen

__all__ = ["SOORTEN", "Niveau", "Treffer", "bewaak", "bewaak_openbaar", "bewaak_zonder_namen"]


def bewaak(tekst: str, *, ambtsdragers: Collection[str] = (), rol_toegestaan: bool = False) -> list[Treffer]:
    """Return what in a text can lead to a person, in the order of the text.

    Parameters
    ----------
    tekst : str
    ambtsdragers : collection of str
        Names of office-holders that may be named: in full, or by surname after the name of their office.
    rol_toegestaan : bool, default False
        Whether a name directly after the name of a public office ("wethouder") may stand: true for council texts.

    Raises
    ------
    SociaalDomeinFout
        The extra that recognises names is not installed: nothing is guarded half.
    """

    def find(text: str) -> list[Treffer]:
        found = [*vind_namen(text, ambtsdragers=ambtsdragers, rol_toegestaan=rol_toegestaan)]
        found += [*vind_nummers(text), *vind_contact(text), *vind_adressen(text), *vind_data(text)]
        return [*found, *vind_instellingen(text), *vind_combinaties(text)]

    return _in_elke_schrijfwijze(tekst, find)


def bewaak_zonder_namen(tekst: str) -> list[Treffer]:
    """Return what in a text can lead to a person by its form alone: numbers, e-mail, accounts.

    It needs no list of names, and therefore sees neither names nor addresses. Never enough for a case; for texts
    that are public already it is what can be done where the extra ``casuistiek`` is not installed.
    """
    return _in_elke_schrijfwijze(tekst, lambda text: [*vind_nummers(text), *vind_contact(text)])


def bewaak_openbaar(tekst: str) -> list[Treffer]:
    """Return what must not be kept of a text from a public document: what is refused, office-holders excepted.

    With the extra ``casuistiek`` names and addresses are seen, without it numbers and e-mail only.
    """
    found = bewaak(tekst, rol_toegestaan=True) if kent_namen() else bewaak_zonder_namen(tekst)
    return [t for t in found if t.niveau == "weiger"]


def _in_elke_schrijfwijze(tekst: str, vind: Callable[[str], list[Treffer]]) -> list[Treffer]:
    """Look at a text as a reader sees it, and tell where it stands in the text as it was given."""
    if tekst.isascii():
        return ordenen(vind(tekst))
    found = []
    for plain in schrijfwijzen(tekst):
        for hit in vind(plain.tekst):
            begin, end = plain.terug(hit.begin, hit.eind)
            found.append(replace(hit, begin=begin, eind=end))
    return ordenen(found)
