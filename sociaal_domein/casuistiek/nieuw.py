"""A form for a new case: every field with its help, ready for any editor."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.basis import ID_VORM
from sociaal_domein.register.casussen import SOORT

FORMULIER = """\
# Een casus: een verhaal uit de praktijk waar u met elkaar van leert.
#
# Schrijf alleen op wat uw eigen mensen al onherkenbaar hebben gemaakt, op hun eigen plek. Dit programma krijgt nooit
# het echte dossier. Toestemming maakt niet méér toegestaan dan de wet toestaat.
# Schrijf geen namen, adressen, precieze datums, nummers, of een school of aanbieder die iemand verraadt.
# Een rij zeldzame dingen samen verraadt ook iemand.
#
# Vul in achter de dubbele punt. Wat leeg mag blijven, staat erbij. Een hekje (#) is uitleg: die telt niet mee.
# Staat er een dubbele punt of een hekje in uw tekst? Zet de tekst dan tussen aanhalingstekens (").
# Klaar? Geef: sociaal-domein casus controleer
#
# De voorbeelden gaan over één verzonnen verhaal. Niemand heeft dit meegemaakt.

# De id is de naam van dit bestand. Verander die niet.
- id: {id}
  # Een titel van een paar woorden. Verzonnen voorbeeld: Wachten zonder te weten hoe lang
  naam:{naam}
  # Bij welke wet hoort het? Kies: jeugd, wmo, participatie of breed (meer dan één wet).
  wet:
  # Bij welke opgave uit register/opgaven.yaml? Bijvoorbeeld: opgroeien. Mag leeg blijven.
  opgave:
  # Wanneer speelde het? Een jaar (2024), een kwartaal (2024-K3) of een paar jaar (2022-2024). Geen precieze dag.
  periode:
  # Waar speelde het? Een code van het CBS. NL01 betekent: alleen dat het uit uw gemeente komt.
  # De code van uw gemeente staat bovenaan in sociaal-domein.toml. Kies alleen een wijk als dat ertoe doet.
  gebied:
  # Over welke leeftijd gaat het? Kies: 0-11, 12-17, 18-26, 27-66, 67+, 0-17, 0-26, 18-66, 18+ of alle.
  leeftijd:
  # Wat voor huishouden? Kies: eenpersoons, zonder_kinderen, met_kinderen of alle. Leeg is alle.
  huishouden:
  # Was iemand niet veilig? Schrijf dan ja. Leeg is nee.
  is_veiligheid:

  # Wat gebeurde er? Een paar zinnen. Bij >- schrijft u op de regel eronder, vier spaties naar rechts.
  # Verzonnen voorbeeld: Een ouder vroeg hulp voor een kind dat niet meer naar school wilde. Er was een wachtlijst.
  wat_gebeurde: >-

  # Wat was er nodig? Een of twee zinnen. Verzonnen voorbeeld: Iemand die elke week even belde.
  wat_nodig: >-

  # Wat stond er in de weg? Voor elke hindernis een streepje met soort en wat. Mag leeg blijven.
  # Kies de soort: regel, loket, wachten, geld, contract, informatie of anders.
  # Verzonnen voorbeeld van wat: Niemand kon zeggen hoe lang het wachten duurde.
  hindernissen:
    - soort:
      wat:

  # Wat hielp? Mag leeg blijven. Verzonnen voorbeeld: De jeugdverpleegkundige bleef zelf bellen.
  wat_werkte: >-

  # Welke waarden van de raad stonden op het spel? Minstens één. Kies uit register/waarden.yaml, zoals tijdigheid.
  # Kies bij oordeel: onder_druk of recht_gedaan. Waarom mag leeg blijven. Nog een waarde? Begin met een streepje.
  waarden:
    - waarde:
      oordeel:
      waarom:

  # Hoeveel loketten of instanties deden mee? Een getal. Mag leeg blijven.
  aantal_loketten:
  # Welke soorten loketten? Geen namen. Verzonnen voorbeeld: [wijkteam, huisarts, school]. Mag leeg blijven.
  loketten:

  # Wat leert dit verhaal? Een of twee zinnen. Verzonnen voorbeeld: Wachten is minder zwaar als er iemand belt.
  les: >-

  # Wat gaat er sindsdien anders? Mag leeg blijven. Verzonnen voorbeeld: Wie wacht, heeft nu een vast gezicht.
  wat_veranderde: >-

  # Verklaart het verhaal een cijfer, of spreekt het een cijfer tegen? Mag leeg blijven.
  # Namen van cijfers: sociaal-domein indicator lijst. Kies bij hoe: verklaart of spreekt_tegen.
  cijfers:
    - indicator:
      hoe:
      uitleg:

  # Wie zei dat dit onherkenbare verhaal verteld mag worden? Een rol, geen naam. Verzonnen voorbeeld: ouder
  # Hoe: Verzonnen voorbeeld: mondeling, na uitleg. Wanneer: een kwartaal of een jaar, zoals 2024-K3.
  toestemming:
    wie:
    hoe:
    wanneer:
  # Tot welke dag bewaart u dit verhaal? Schrijf jaar-maand-dag, zoals jjjj-mm-dd.
  bewaren_tot:

  # Staat dit verhaal al in een openbaar stuk? Vul dan naam en adres in, en laat toestemming en bewaren_tot leeg.
  # Twee rollen bevestigen dat het openbaar is, met: sociaal-domein casus vrij. Anders blijft bron leeg.
  bron:
    naam:
    adres:
"""
KOP_VAN_ONS = "# Hieronder schrijft het programma zelf. Verander het niet met de hand."
_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")


@cache
def hulpregels() -> frozenset[str]:
    """Return the lines of help in a form, without the ``#``: the guard need not read our own words."""
    help = [line for line in FORMULIER.splitlines() if line.lstrip().startswith("#")]
    lines = (line.lstrip("# \t") for line in [*help, KOP_VAN_ONS])
    return frozenset(" ".join(line.split()) for line in lines)


def nieuwe_casus(home: Path, naam: str | None) -> Path:
    """Write a form into the working folder.

    Parameters
    ----------
    home : Path
        The working folder.
    naam : str, optional
        An id, or a name of which the id is made. Without it a number.

    Returns
    -------
    Path
        The file. It counts once it is filled in and the guard finds nothing.

    Raises
    ------
    SociaalDomeinFout
        The guard refuses the name, or the case exists already.
    """
    from sociaal_domein.casuistiek.keuring import casusmap, eis_veilig
    from sociaal_domein.register.schrijven import schrijf_tekst
    from sociaal_domein.taal import bestandsnaam

    folder = casusmap(home)
    if naam is None:
        number = 1
        while (file := SOORT.pad(home / "register", f"casus_{number:03d}")).exists():
            number += 1
        id = file.stem
    else:
        eis_veilig(naam, "de naam van de casus")
        id = naam if _ID.fullmatch(naam) else bestandsnaam(naam).replace("-", "_")
        if not _ID.fullmatch(id):
            raise SociaalDomeinFout(
                "Van deze naam is geen id te maken.",
                waar="sociaal-domein casus nieuw",
                doe=f"Gebruik {ID_VORM}, en hooguit 60 tekens.",
            )
        file = folder / f"{id}.yaml"
        if file.exists():
            raise SociaalDomeinFout(
                "Er is al een casus met deze id. Er is niets veranderd.",
                waar=str(file),
                doe="Kies een andere naam, of werk in dit bestand verder.",
            )
    title = "" if naam is None or naam == id else f" {_tekst(naam)}"
    form = FORMULIER.replace("{id}", id).replace("{naam}", title)
    schrijf_tekst(file, form.replace(">-\n", ">-\n    \n"))  # where the story begins
    return file


def _tekst(naam: str) -> str:
    import json

    return json.dumps(" ".join(naam.split()), ensure_ascii=False)
