"""The two files of a new indicator, ready to fill in."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.duiding.breuken import ONDERWERPEN
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.taal import os_fout

SQL = """\
-- Lees alleen uit tabellen met kern_, ind_ of meta_ ervoor. Houd de acht kolommen hieronder.
with final as (
    select
        gebied_code,
        jaar,
        'alle' as reeks,
        case when inwoners > 0 then 1000.0 * aantal / inwoners end as waarde,
        aantal as teller,
        inwoners as noemer,
        status,
        coalesce(reden, case when inwoners > 0 then cast(null as string) else 'ontbreekt' end) as reden
    from kern_gebruik
    where voorziening = 'bijstand'
)

select * from final
"""

YML = """\
# Wat leeg is, moet u invullen. Zonder dat wordt de indicator niet gebouwd.
titel:
omschrijving:
korrel: één rij per gebied en jaar
sleutel: [gebied_code, jaar, reeks]
vraag:
eenheid:
# Hoe de eenheid in een zin klinkt, als dat anders is dan hierboven.
# eenheid_kort:
# geld, gebruik of omgeving
soort: gebruik
# euro_per_inwoner, promille, aandeel, verhouding of aantal
vorm: promille
decimalen: 0
# Rondt de bron af, en zo ja op hoeveel?
# afronding: 5
# Uit welke bronnen komen de cijfers? (sociaal-domein bron lijst)
bronnen: [kwb]
# jeugd, wmo, participatie of breed
wet: breed
# opgroeien, thuis_en_meedoen, rondkomen of sociale_basis
opgaven: [sociale_basis]
reeksen: {alle: alle}
hoofdreeks: alle
# Eén zin met {gemeente}, {cijfer} en {jaar}.
zin:
zegt_niet:
waarschuwingen: []
# Welke breuken gelden? Kies uit:
# ONDERWERPEN
breuken: []
kolommen:
  gebied_code: CBS-code
  jaar: jaar
  reeks: alle
  waarde: het cijfer
  teller: waarvan het cijfer is gemaakt
  noemer: waardoor is gedeeld
  status: begroot, voorlopig, nader voorlopig, definitief of onbekend
  reden: waarom het cijfer er niet is
# Welke waarde raakt dit cijfer, en in welke lijn (grip of begrip)?
koppelingen: []
#  - waarde: nabijheid
#    lijn: begrip
#    leest_als:
#    zegt_niet:
#    vraag: {soort: aanpak, tekst: ""}
"""


def nieuwe_indicator(naam: str, home: Path | None) -> list[Path]:
    """Write the two files of a new indicator.

    Parameters
    ----------
    naam : str
        Subject and name with two underscores, such as ``jeugd__verwijzers``.
    home : Path or None
        The working folder; without it the models of the checkout.

    Returns
    -------
    list of Path
        The .sql and the .yml.

    Raises
    ------
    SociaalDomeinFout
        The name does not fit or is taken, there is no place for it, or the disk refuses. Nothing is left then.
    """
    name = naam.removeprefix("ind_")
    if not re.fullmatch(r"[a-z][a-z0-9]*__[a-z0-9]+(_[a-z0-9]+)*", name):
        raise SociaalDomeinFout(
            f"'{naam}' kan geen naam van een indicator zijn.",
            doe="Gebruik kleine letters: onderwerp, twee lage streepjes, naam. Bijvoorbeeld jeugd__verwijzers.",
        )
    folder = _map(home) / "pipelines"
    texts = {
        folder / f"ind_{name}.sql": SQL,
        folder / f"ind_{name}.yml": YML.replace("ONDERWERPEN", ", ".join(ONDERWERPEN)),
    }
    for other in (*texts, *(paden.pipelinesmap() / f.name for f in texts)):
        if other.exists():
            raise SociaalDomeinFout(
                f"De indicator {name} bestaat al.",
                waar=str(other),
                doe="Kies een andere naam, of pas dit bestand aan.",
            )
    try:
        _schrijf(folder, texts)
    except OSError as error:
        raise SociaalDomeinFout(
            f"De indicator kan niet worden gemaakt. {os_fout(error)} Er is niets achtergebleven.",
            waar=str(folder),
            doe="Kijk of u in deze map mag schrijven en of er schijfruimte is.",
        ) from error
    return list(texts)


def _map(home: Path | None) -> Path:
    if home is not None:
        lees_instellingen(home)
        return home
    try:
        return paden.eigen_datamap().parent
    except SociaalDomeinFout:
        raise SociaalDomeinFout(
            "Waar moet de indicator komen? U bent niet in een werkmap.",
            doe="Ga naar uw werkmap, of maak er een met: sociaal-domein begin --gemeente NAAM",
        ) from None


def _schrijf(folder: Path, texts: dict[Path, str]) -> None:
    """Write all files or none."""
    made = not folder.exists()
    beside = {file: file.with_name(f".{file.name}.{os.getpid()}.nieuw") for file in texts}
    placed: list[Path] = []
    try:
        folder.mkdir(exist_ok=True)
        for file, text in texts.items():
            beside[file].write_text(text, encoding="utf-8", newline="\n")
        for file in texts:
            os.replace(beside[file], file)
            placed.append(file)
    except OSError:
        for leftover in (*placed, *beside.values()):
            with suppress(OSError):
                leftover.unlink()
        if made:
            with suppress(OSError):
                folder.rmdir()
        raise
