"""The known errors of the sources in plain Dutch: what we do about them, and how to report them."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill

from sociaal_domein import paden
from sociaal_domein.bronnen import correcties as corr
from sociaal_domein.bronnen import manifest as mf
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import raad
from sociaal_domein.taal import getal

BREED = 100
_STAND = {
    True: "De fout zit nog in de bron ({geteld} keer nagegaan).",
    False: "De bron is hersteld: haal deze correctie weg.",
    None: "Bij deze momentopname niet nagegaan: zij heeft geen gegevens waar dit over gaat.",
}
_MELDEN = (
    "Een fout melden gaat zo. Stuur de uitgever de tabel, de kolom, het jaar en de waarde die hierboven staan, met de "
    "reden. Zet daarna in correcties.yml bij deze correctie 'status: gemeld', en bij 'gemeld_aan' wie het bericht "
    "kreeg en op welke dag. Lees de bron opnieuw in als er een nieuw bestand is. Is de fout weg, dan zegt "
    "'sociaal-domein bouw' dat u de correctie kunt weghalen."
)


def correctielijst(home: Path | None, naam: str | None = None) -> str:
    """List the corrections per source, each with its number, its reason and whether it is still needed.

    Parameters
    ----------
    home : Path or None
        The working folder.
    naam : str, optional
        Only this source.

    Raises
    ------
    SociaalDomeinFout
        The source does not exist, or its correcties.yml cannot be read.
    """
    folders = paden.bronmappen(home)
    if naam is not None and naam not in folders:
        raise SociaalDomeinFout(
            f"De bron '{naam}' bestaat niet.",
            doe=f"{raad(naam, list(folders))} Alle bronnen: sociaal-domein bron lijst",
        )
    lines: list[str] = []
    for name in [naam] if naam is not None else folders:
        lines += _bron(folders[name])
    if not lines:
        return "Van deze bronnen zijn geen fouten bekend." if naam is None else "Van deze bron is geen fout bekend."
    return "\n".join([*lines, *fill(_MELDEN, BREED).splitlines()])


def _bron(folder: Path) -> list[str]:
    path = paden.geschreven(folder, mf.CORRECTIESBESTAND)
    known = corr.lees(path.parent)
    if not known:
        return []
    manifest = mf.lees(folder)
    found = {s.wat: s for s in manifest.correcties or ()}
    lines = [f"{manifest.bron}: {manifest.naam}", f"  {path}", f"  Uitgever: {manifest.uitgever}; {manifest.pagina}"]
    for number, item in enumerate(known, start=1):
        state = found.get(item.wat)
        told = _STAND[state.geldt if state else None].format(geteld=getal(state.geteld) if state else "0")
        reported = f"Gemeld aan {item.gemeld_aan}." if item.gemeld_aan else "Nog niet gemeld aan de uitgever."
        lines.append(f"  {number}. {item.wat}")
        lines += [fill(f"{item.reden} {told} {reported}", BREED, initial_indent="     ", subsequent_indent="     ")]
    return [*lines, ""]
