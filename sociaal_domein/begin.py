"""Make a working folder for one municipality: settings, register, and what stays out of git."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import voor_opdracht

KOP = """\
# {titel} van {gemeente}.
#
# Dit is een voorstel uit de startset. De gemeenteraad heeft dit niet vastgesteld.
#
# Zo past u dit bestand aan:
# - Verander de teksten in de woorden van uw raad. Laat de id staan: die is blijvend.
# - Schuif met de volgorde. Wat het meest zegt, staat het eerst.
# - Haal weg wat niet past, of voeg iets toe dat met "- id:" begint.
{extra}# - Gebruik spaties om in te springen, geen tabs.
#
# Het programma controleert dit bestand bij elke briefing. Staat er een fout in, dan leest u in welke regel.
# Schrijf nooit iets op over een inwoner. Noem rollen, geen namen.

"""

KOP_WAARDEN = """\
# - Gaf de raad een waarde mee? Zet de status op "meegegeven" en voeg het besluit toe:
#     meegegeven_bij:
#       besluit: de naam van de motie of de kaderbrief
#       datum: jjjj-mm-dd
#       document: het adres van het document
# - Achter "wat" staat steeds het vervolg van de zin "Wij weten nog niet …".
"""

# Apart, because an example working folder has rules of its own in this place.
REGLEMENT = """\
# Wat zegt het reglement van orde van uw raad over vragen? Hieruit volgt wanneer een antwoord te laat is.
[reglement]
# Het artikel over schriftelijke vragen, en waar het te lezen is.
# artikel = "33"
# vindplaats = "https://www.voorbeeld.nl/reglement-van-orde"
# De termijn voor een antwoord: dagen, weken of werkdagen. De dag na het indienen is de eerste.
termijn = "30 dagen"
# Hebben mondelinge en technische vragen een eigen termijn? Zonder termijn zijn ze nooit te laat.
# termijn_mondeling = "2 weken"
# termijn_technisch = "10 werkdagen"
# Het reces: twee dagen of twee weken met een streep ertussen, of één week. Die dagen tellen niet mee.
# reces = ["2026-07-13/2026-08-23", "2026-W43"]
# Geldt uitstel met een reden als antwoord? Dat blijft wel als uitstel te zien.
uitstel_is_antwoord = false
# Schuift een laatste dag in een weekend of op een feestdag door naar de eerste werkdag?
schuift_door = false

"""

INSTELLINGEN = (
    """\
# De instellingen van deze werkmap. Een regel met een hekje (#) ervoor telt niet mee.

# De naam van de gemeente, of de code van het CBS ({code}).
gemeente = {naam}

# Over welke opgave gaat een briefing als u niets kiest? Kies een id uit register/opgaven.yaml.
# opgave = "opgroeien"

# Met welke gemeenten wilt u vergelijken? Zonder lijst: gemeenten die even groot en even stedelijk zijn.
# vergelijkingsgroep = ["naam van een gemeente", "naam van een andere gemeente"]

# Vanaf hoeveel mensen mag een cijfer iets zeggen?
[drempels]
# Over minder mensen dan dit maken wij geen aandeel.
kleinste_noemer = 100
# Telt een cijfer minder mensen dan dit, dan komt er geen boodschap uit.
kleinste_teller = 10
# Een casus tonen wij alleen als die over zo veel mensen kan gaan. Hoger mag, lager niet.
kleinste_groep = 5
# Bij jeugd, en als iemands veiligheid in het geding was.
kleinste_groep_jeugd = 10
# Over minder casussen dan dit maken wij geen aandeel dat naar buiten gaat. Hoger mag, lager niet.
kleinste_aantal_casussen = 10

"""
    + REGLEMENT
    + """\
# Haalt u nieuwe cijfers op? Dan gaat dit adres mee, zodat een uitgever u kan bereiken.
[ververs]
# contact = "naam@gemeente.nl"
"""
)

GITIGNORE = """\
# Casussen en het krachtenveld blijven binnen de gemeente.
eigen/

# Deze mappen maakt het programma zelf.
.opslag/
uitvoer/
"""

LEESMIJ = """\
# Werkmap sociaal domein: {gemeente}

In deze map komen open cijfers en de waarden van uw raad bij elkaar. U maakt er briefings mee die helpen
om goede vragen te stellen: over de opgave, over de aanpak en over wat er is geleerd.

## Wat staat waar?

| map of bestand | wat is het? |
|---|---|
| `sociaal-domein.toml` | de instellingen: gemeente, drempels, reglement |
| `register/waarden.yaml` | wat de raad belangrijk vindt; nu nog een voorstel |
| `register/opgaven.yaml` | wat er speelt, voor wie, waarom en waarheen; ook een voorstel |
| `register/cijfers/` | losse cijfers uit stukken |
| `register/raadsvragen/` | vragen en antwoorden; ernaast `toezeggingen/` en `moties/` |
| `bronnen/` | hoe uw eigen bestanden gelezen worden |
| `eigen/casussen/` | verhalen uit de praktijk; begin met `sociaal-domein casus nieuw` |
| `eigen/` | wat verder binnen de gemeente blijft; komt niet in git |
| `uitvoer/` | de briefings die u maakt; komt niet in git |

## Wat nu?

1. Maak een briefing en lees die: `sociaal-domein briefing {argument}`
2. Kijk wat er over één waarde bekend is: `sociaal-domein dossier {argument} --waarde nabijheid`
3. Lees `register/waarden.yaml`. Klopt dit met wat uw raad belangrijk vindt? Verander de woorden.
4. Bespreek de waarden in de raad. Nam de raad een besluit? Zet het besluit dan bij de waarde.
5. Maak de briefing opnieuw. U ziet meteen wat uw waarden met de vragen doen.

## Een vraag stellen en volgen

Begin met `sociaal-domein vraag voorstel --waarde tijdigheid`, of lees uw eigen vraag terug met `vraag toets "..."`.
Wat open staat, ziet u met `sociaal-domein vraag lijst`; waar uw raad naar vraagt met `vraag spiegel`.

## Eigen cijfers erbij

Zet een bestand met aantallen in `eigen/`, zoals een wachtlijst. Nooit gegevens over personen.

1. Laat het bekijken: `sociaal-domein bron nieuw wachtlijst --uit eigen/wachtlijst.csv`
2. Vul `bronnen/wachtlijst.yml` aan. Probeer: `sociaal-domein bron lees wachtlijst --droog`
3. Klopt het? Dan zonder `--droog`.

Eén cijfer uit een raadsinformatiebrief noteert u zo: `sociaal-domein cijfer noteer`

## Goed om te weten

- De cijfers zijn een spiegel en geen rapportcijfer. Bij elk cijfer staat wat het niet zegt.
- Dit programma verstuurt niets van wat u hier schrijft.
- Schrijf nooit iets op over een inwoner, ook niet in `eigen/`. Maak een verhaal altijd onherkenbaar.
"""


def begin(gemeente_code: str, gemeente_naam: str, map: Path) -> list[Path]:
    """Make a working folder.

    Everything is made in a folder beside it and then moved in, the settings last: a working folder is
    there as a whole or not at all.

    Parameters
    ----------
    gemeente_code : str
        CBS code, such as ``GM0327``.
    gemeente_naam : str
    map : Path
        A new folder, or an existing one that holds none of the files to be made.

    Returns
    -------
    list of Path
        The files that were written, in reading order.

    Raises
    ------
    SociaalDomeinFout
        When the folder is a working folder already, something would be overwritten, or the disk refuses.
    """
    files = _bestanden(gemeente_code, gemeente_naam)
    _weiger_bestaand(map, {Path(name).parts[0] for name in files} | {"eigen"})
    existed = map.exists()
    nearby = map if existed else map.parent
    beside = nearby / f".begin-{os.getpid()}"
    try:
        nearby.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        (beside / "eigen").mkdir()
        for name, text in files.items():
            (beside / name).parent.mkdir(exist_ok=True)
            (beside / name).write_text(text, encoding="utf-8", newline="\n")
        if existed:
            _schuif_in(beside, map)
        else:
            beside.rename(map)
    except OSError:
        raise kan_niet(map) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return [map / name for name in files]


def kan_niet(map: Path) -> SociaalDomeinFout:
    """Return the error about a working folder that the disk refuses."""
    return SociaalDomeinFout(
        "De werkmap kan niet gemaakt worden. Er is niets achtergebleven.",
        waar=str(map),
        doe="Kijk of u hier mag schrijven en of er ruimte is. Kies anders een andere map.",
    )


def _bestanden(code: str, name: str) -> dict[str, str]:
    from sociaal_domein.register.lezen import startset
    from sociaal_domein.register.schrijven import kop_vervangen
    from sociaal_domein.register.yamlboom import lees_tekst

    one_line = " ".join(name.split())
    register = {
        f"register/{stem}.yaml": kop_vervangen(
            lees_tekst(startset() / f"{stem}.yaml"),
            KOP.format(titel=stem.capitalize(), gemeente=one_line, extra=extra),
        )
        for stem, extra in (("waarden", KOP_WAARDEN), ("opgaven", ""))
    }
    return {
        paden.INSTELLINGENBESTAND: INSTELLINGEN.format(code=code, naam=json.dumps(one_line, ensure_ascii=False)),
        **register,
        "LEESMIJ.md": LEESMIJ.format(gemeente=one_line, argument=voor_opdracht(one_line)),
        ".gitignore": GITIGNORE,
    }


def _weiger_bestaand(map: Path, made: set[str]) -> None:
    if (map / paden.INSTELLINGENBESTAND).exists():
        raise SociaalDomeinFout(
            "Deze map is al een werkmap. Er is niets veranderd.",
            waar=str(map / paden.INSTELLINGENBESTAND),
            doe="Werk verder in deze map, of kies een andere map voor een nieuwe start.",
        )
    if map.exists() and not map.is_dir():
        raise SociaalDomeinFout(
            "Dit is een bestand en geen map.", waar=str(map), doe="Kies een andere naam voor de werkmap."
        )
    if standing := sorted(name for name in made if os.path.lexists(map / name)):
        raise SociaalDomeinFout(
            f"In deze map staat al: {', '.join(standing)}. Er is niets veranderd.",
            waar=str(map),
            doe="Zet dit ergens anders neer, of kies een lege map.",
        )


def _schuif_in(beside: Path, map: Path) -> None:
    """Move everything in, the settings last; put it all back when one move fails."""
    names = sorted((p.name for p in beside.iterdir()), key=lambda n: n == paden.INSTELLINGENBESTAND)
    moved: list[str] = []
    try:
        for name in names:
            (beside / name).rename(map / name)
            moved.append(name)
    except OSError:
        for name in moved:
            (map / name).rename(beside / name)
        raise
