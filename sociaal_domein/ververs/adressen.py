"""Other addresses for publishers, from the settings of a municipality: a mirror, or a proxy of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.bronnen.openraadsinformatie import UITGEVER
from sociaal_domein.bronnen.tabellen import lees_tabellen
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import raad

_ADRES = re.compile(r"https?://[^\s/@?#]+(/[^\s@?#]*)?")


def controleer_adressen(home: Path, adressen: Mapping[str, str]) -> None:
    """Refuse an address that would be left unused in silence, or that holds a password: it is written down.

    Parameters
    ----------
    home : Path
        The working folder.
    adressen : mapping of str to str
        ``[ververs.adressen]`` of its settings.

    Raises
    ------
    SociaalDomeinFout
        With file and field.
    """
    known = [*lees_tabellen(home).uitgevers, UITGEVER]
    for name, address in adressen.items():
        where = f"{home / paden.INSTELLINGENBESTAND}, [ververs.adressen] {name}"
        if name not in known:
            raise SociaalDomeinFout(f"De uitgever '{name}' is niet bekend.", waar=where, doe=raad(name, known))
        if not _ADRES.fullmatch(address):
            raise SociaalDomeinFout(
                "Dit adres kan niet. Verwacht: een webadres zonder naam, wachtwoord of vraagteken erin.",
                waar=where,
                doe=f'Schrijf het adres zo: {name} = "https://spiegel.voorbeeld.nl".',
            )
