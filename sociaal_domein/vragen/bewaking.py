"""The guard before a question, promise or motion is kept: office-holders may be named, residents may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sociaal_domein.privacy.namenlijst import kent_namen
from sociaal_domein.privacy.treffer import Treffer
from sociaal_domein.privacy.wacht import bewaak, bewaak_zonder_namen

if TYPE_CHECKING:
    from sociaal_domein.meldingen import Pad
    from sociaal_domein.register.stukken import Raadsstuk

_AMBT = re.compile(
    r"^(?:de |het )?(?:wethouder|burgemeester|(?:raads|commissie|staten|kamer)lid|griffier|gemeentesecretaris|"
    r"fractievoorzitter|minister|staatssecretaris|portefeuillehouder|dhr\.?|mevr\.?|mw\.?|de heer|mevrouw|meneer)\s+",
    re.IGNORECASE,
)
_AMBTSDRAGERS = ("steller", "portefeuillehouder", "door")
_NAMEN = (*_AMBTSDRAGERS, "aan", "fractie", "vergadering")  # to whom something was promised may be a resident


def ambtsdragers(stuk: Raadsstuk) -> frozenset[str]:
    """Return the names of office-holders that a record gives: as they stand, and without the name of the office.

    A single word is no name of a person in full ("jeugd" in "wethouder jeugd"): after the name of an office it may
    stand anyway, and elsewhere it could be a resident.
    """
    names = set()
    for given in _waarden(stuk, _AMBTSDRAGERS):
        whole = " ".join(given.split())
        bare = _AMBT.sub("", whole)
        names |= {name for name in (whole, bare) if " " in name or "." in name}
    return frozenset(names)


def treffers(stuk: Raadsstuk) -> Iterator[tuple[Pad, Treffer]]:
    """Yield per field what in it can lead to a resident.

    With the extra ``casuistiek`` names and addresses are seen, without it numbers and e-mail only. In the fields
    that are meant for names, such as `steller`, only numbers and e-mail are looked for.
    """
    officials = ambtsdragers(stuk)
    for path, text in stuk.teksten():
        found = bewaak(text, ambtsdragers=officials, rol_toegestaan=True) if kent_namen() else bewaak_zonder_namen(text)
        yield from ((path, hit) for hit in found if hit.niveau == "weiger")
    for name in _NAMEN:
        for text in _waarden(stuk, (name,)):
            yield from (((name,), hit) for hit in bewaak_zonder_namen(text) if hit.niveau == "weiger")


def _waarden(stuk: Raadsstuk, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = getattr(stuk, name, None)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value
