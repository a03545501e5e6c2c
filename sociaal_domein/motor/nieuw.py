"""The two files of a new indicator, ready to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout

SQL = """\
-- Lees alleen uit tabellen met bron_, kern_ of ind_ ervoor. Houd de acht kolommen hieronder.
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
# Welke breuken gelden: taakveld, woonplaatsbeginsel, jeugdhulp, wmo_clienten, opvang, tozo,
# herindeling, indeling
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
        The name does not fit or is taken.
    """
    name = naam.removeprefix("ind_")
    if not re.fullmatch(r"[a-z][a-z0-9]*__[a-z0-9]+(_[a-z0-9]+)*", name):
        raise SociaalDomeinFout(
            f"'{naam}' kan geen naam van een indicator zijn.",
            doe="Gebruik kleine letters: onderwerp, twee lage streepjes, naam. Bijvoorbeeld jeugd__verwijzers.",
        )
    folder = (home if home is not None else paden.eigen_datamap().parent) / "pipelines"
    files = [folder / f"ind_{name}.sql", folder / f"ind_{name}.yml"]
    for other in (*files, *(paden.pipelinesmap() / f.name for f in files)):
        if other.exists():
            raise SociaalDomeinFout(
                f"De indicator {name} bestaat al.",
                waar=str(other),
                doe="Kies een andere naam, of pas dit bestand aan.",
            )
    folder.mkdir(exist_ok=True)
    for file, text in zip(files, (SQL, YML), strict=True):
        file.write_text(text, encoding="utf-8")
    return files
