"""The forms of a briefing: which one is asked for, and the bytes of that one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming
from sociaal_domein.weergave.briefing import vragen
from sociaal_domein.weergave.briefing.maken import BriefingKeuze, Gegevens, als_paginas, gegevens

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente

VORMEN = ("html", "md", "pdf", "docx")
_UITGANGEN = {**{f".{v}": v for v in VORMEN}, ".htm": "html"}


def kies_vorm(vorm: str | None, naar: Path | None) -> str:
    """Return the form: the one asked for, else that of the name of the file, else HTML.

    Parameters
    ----------
    vorm : str or None
        One of `VORMEN`.
    naar : Path or None
        The file to write.

    Raises
    ------
    SociaalDomeinFout
        The form is unknown, the name of the file has no form, or the two contradict each other.
    """
    if vorm is not None and vorm not in VORMEN:
        raise SociaalDomeinFout(f"'{vorm}' kan niet achter --vorm.", doe=f"Kies uit: {', '.join(VORMEN)}.")
    if naar is None:
        return vorm or "html"
    found = _UITGANGEN.get(naar.suffix.lower())
    if found is None:
        raise SociaalDomeinFout(
            f"Aan '{naar.name}' is niet te zien welke vorm de briefing krijgt.",
            waar="--naar",
            doe=f"Laat de naam eindigen op {opsomming([f'.{v}' for v in VORMEN], 'of')}, "
            f"zoals {naar.stem}.{vorm or 'html'}.",
        )
    if vorm is not None and found != vorm:
        raise SociaalDomeinFout(
            f"--vorm {vorm} en --naar {naar.name} spreken elkaar tegen.",
            waar="--vorm en --naar",
            doe=f"Laat --vorm weg, of kies {naar.stem}.{vorm}.",
        )
    return found


def maak_vorm(gemeente: Gemeente, wens: BriefingKeuze) -> tuple[bytes, bytes, bytes]:
    """Return the briefing and the meeting card in the form that was chosen, and the questions in Word.

    Returns
    -------
    tuple of bytes
        Three whole files. The same store, register, version, form and peildatum give the same bytes.

    Raises
    ------
    SociaalDomeinFout
        The opgave or value is not in the register, or the form needs a package that is not there.
    """
    if wens.vorm == "pdf":
        from sociaal_domein.weergave.briefing import pdf

        pdf.nodig()
    data = gegevens(gemeente, wens)
    return *_in_vorm(data, wens), vragen.maak(gemeente, data, wens)


def _in_vorm(data: Gegevens, wens: BriefingKeuze) -> tuple[bytes, bytes]:
    if wens.vorm == "pdf":
        from sociaal_domein.weergave.briefing import pdf

        return pdf.maak(data, wens.peildatum)
    if wens.vorm == "docx":
        from sociaal_domein.weergave.briefing import docx

        return docx.maak(data, wens.peildatum)
    if wens.vorm == "md":
        from sociaal_domein.weergave.briefing import markdown

        return markdown.maak(data)
    pages = als_paginas(data)
    return pages.briefing.encode(), pages.vergaderkaart.encode()
