"""The same subject, asked as opgave, aanpak, ervaring and leren."""

from __future__ import annotations

from collections.abc import Collection

from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.kernwoord import ONDERWERP
from sociaal_domein.vragen.toets.onderwerpen import Onderwerp, onderwerp_van
from sociaal_domein.vragen.toets.opmerking import Anders

_BEKEND = ("bekend met", "kennisgenomen", "kennis genomen", "op de hoogte")


def anders_gevraagd(invoer: Invoer, overslaan: Collection[int] = (), *, met_aanloop: bool = True) -> tuple[Anders, ...]:
    """Return other ways to ask what the questions of a text ask, a subject once.

    Only beside a question for a fact or a rule, or one on the lijn grip; a question as "En sinds wanneer?" names no
    subject of its own and has none.

    Parameters
    ----------
    overslaan : collection of int
        Deelvragen whose words may not be shown.
    met_aanloop : bool, default True
        Whether words of what leads up to a question may be shown.
    """
    found: dict[Onderwerp, list[int]] = {}
    for place, (read, text) in enumerate(zip(invoer.gelezen, invoer.vragen, strict=True), 1):
        if place in overslaan or any(word in text for word in _BEKEND):
            continue
        if read.soort in ("feit", "kader") or read.lijn == "grip":
            subject = onderwerp_van(text, invoer.schoon[place - 1], invoer.gewoon)
            if ONDERWERP in subject.over and len(invoer.gelezen) == 1 and met_aanloop:
                subject = onderwerp_van(invoer.gewoon, invoer.tekst)  # "Klopt dat?": it stands in what leads up to it
            if ONDERWERP not in subject.over:
                found.setdefault(subject, []).append(place)
    return tuple(Anders(subject.over, tuple(places), subject.vragen) for subject, places in found.items())
