"""What is read off one question."""

from __future__ import annotations

from dataclasses import dataclass

SOORTEN: tuple[str, ...] = (
    "feit",
    "oorzaak",
    "opgave",
    "aanpak",
    "effect",
    "ervaring",
    "leren",
    "waarde",
    "schaal",
    "kader",
)
LIJNEN: tuple[str, ...] = ("grip", "begrip")
VORMEN: tuple[str, ...] = ("gesloten", "suggestief", "meervoudig")
ONZEKER = "onzeker"


@dataclass(frozen=True)
class Gelezen:
    """One deelvraag with its soort, lijn and vormen, and the words they were seen by.

    Parameters
    ----------
    tekst : str
        The deelvraag as it was read.
    soort : str
        One of ``SOORTEN``, or ``onzeker``.
    lijn : str
        ``grip``, ``begrip`` or ``onzeker``.
    vormen : tuple of str
        Any of ``VORMEN``, in that order.
    gezien : tuple of (str, str)
        What it points to ("soort aanpak", "lijn grip", "vorm gesloten") and the words seen.
    nummer : str or None
        The number before the question in a numbered list.
    begin, eind : int
        Place in the text that was given.
    """

    tekst: str
    soort: str
    lijn: str
    vormen: tuple[str, ...]
    gezien: tuple[tuple[str, str], ...]
    nummer: str | None
    begin: int
    eind: int
