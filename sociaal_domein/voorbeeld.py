"""A working folder of the Voorbeeldgemeente, to practise with: everything in it is made up, and says so."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.begin import REGLEMENT as GEWOON_REGLEMENT
from sociaal_domein.begin import begin, kan_niet
from sociaal_domein.bronnen.toewijzing_bestanden import VOORBEELD, VOORBEELD_CODE
from sociaal_domein.fouten import SociaalDomeinFout

# Each source that is read in makes the store again, which takes seconds: an experience and a queue are enough.
EIGEN = ("clientervaring", "wachtlijst")
BESLUIT = "Motie M25-09 Vier waarden voor jeugd en Wmo (verzonnen)"
MEEGEGEVEN = ("nabijheid", "tijdigheid", "menselijke_maat", "lerend_vermogen")
_DAG = date(2025, 11, 6)
REGLEMENT = """\
# Verzonnen, zoals alles in deze map.
[reglement]
artikel = "40"
termijn = "30 dagen"
reces = ["2025-12-22/2026-01-04", "2026-07-13/2026-08-23"]
uitstel_is_antwoord = true

"""


def maak_voorbeeld(map: Path) -> Path:
    """Make the working folder, whole or not at all.

    Parameters
    ----------
    map : Path
        A folder that does not exist yet.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    SociaalDomeinFout
        The folder is there already, or the disk refuses.
    """
    if os.path.lexists(map):
        raise SociaalDomeinFout(
            "Deze map bestaat al. Er is niets veranderd.", waar=str(map), doe="Kies een andere map met --map."
        )
    beside = map.with_name(f".{map.name}.{os.getpid()}")
    try:
        begin(VOORBEELD_CODE, VOORBEELD, beside)
        _vul(beside)
        try:
            beside.rename(map)
        except OSError:
            raise kan_niet(map) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return map


LEESMIJ = """\
# Oefenen met de Voorbeeldgemeente

**Alles in deze map is verzonnen.** De Voorbeeldgemeente bestaat niet. Cijfers, vragen, antwoorden, toezeggingen,
moties en verhalen zijn bedacht. Er staat niets in over een echte gemeente of een echt mens.

De raad van deze gemeente gaf het college vier waarden mee, en heeft een jaar achter de rug. Probeer:

1. `sociaal-domein dossier --waarde tijdigheid`: wat er bekend is, gevraagd, toegezegd en geleerd
2. `sociaal-domein vraag lijst`: wat open staat, en wat te laat is
3. `sociaal-domein vraag spiegel`: waar deze raad naar vraagt, en waarnaar nog niet
4. `sociaal-domein vraag toets "Hoe lang is de wachtlijst jeugdhulp?"`: dat is hier al eens gevraagd
5. `sociaal-domein vraag voorstel --waarde lerend_vermogen`, en daarna `vraag nieuw` en `vraag document`
6. `sociaal-domein vraag hermeting v2025_wachtlijst_jeugdhulp`: dezelfde cijfers, nu
7. `sociaal-domein briefing`: twee bladzijden, een kaart voor aan tafel, en de vragen in Word
8. `sociaal-domein casus lijst`: 24 verhalen die nog niemand vrijgaf

Iets kapot gemaakt? Gooi de map weg en maak een nieuwe: `sociaal-domein begin --voorbeeld`
"""


def _vul(home: Path) -> None:
    from sociaal_domein.bronnen import lees_bron
    from sociaal_domein.eigenbron.inlezen import lees_eigen

    example = paden.datamap() / "voorbeeld"
    settings = home / paden.INSTELLINGENBESTAND
    text = settings.read_text(encoding="utf-8").replace(GEWOON_REGLEMENT, REGLEMENT)
    settings.write_text(text, encoding="utf-8", newline="\n")
    (home / "LEESMIJ.md").write_text(LEESMIJ, encoding="utf-8", newline="\n")
    shutil.copytree(example / "register", home / "register", dirs_exist_ok=True)
    _geef_waarden_mee(home)
    lees_bron("toewijzingen", example / "toewijzingen", home / "data" / "open")
    (home / "bronnen").mkdir(exist_ok=True)
    for name in EIGEN:
        shutil.copy(example / "bronnen" / f"{name}.yml", home / "bronnen")
        shutil.copy(example / "bestanden" / f"{name}.csv", home / "eigen")
        lees_eigen(name, home)
    _zet_casussen(home, example / "casussen")


def _geef_waarden_mee(home: Path) -> None:
    """Let the made-up council give four values to its made-up college."""
    from sociaal_domein.register import Waarde, schrijf_records, soorten
    from sociaal_domein.register.lezen import lees_bestand

    kind, file = soorten()["waarden"], home / "register" / "waarden.yaml"
    decided = {"status": "meegegeven", "meegegeven_bij": {"besluit": BESLUIT, "datum": _DAG, "document": "M25-09"}}
    records = [
        Waarde.model_validate(record.model_dump() | decided) if id in MEEGEGEVEN else record
        for id, record in lees_bestand(file, kind).records.items()
    ]
    schrijf_records(file, kind, records)


def _zet_casussen(home: Path, example: Path) -> None:
    """Read the made-up stories, where the guard that needs the extra is installed; nobody released them yet."""
    from sociaal_domein.casuistiek.inlezen import lees_casussen
    from sociaal_domein.privacy.namenlijst import kent_namen

    if kent_namen():
        lees_casussen(home, example / "verzonnen_casussen.csv", example / "koppeling.yml")
