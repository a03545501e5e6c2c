"""Write what the programme keeps in a case file, and leave the rest of it as people wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from sociaal_domein.casuistiek.lezen import lees_casusbestand
from sociaal_domein.casuistiek.nieuw import KOP_VAN_ONS
from sociaal_domein.register.casussen import SOORT, Casus
from sociaal_domein.register.schrijven import schrijf_records, schrijf_tekst
from sociaal_domein.register.yamlboom import lees_tekst

VAN_ONS = ("bevestigd", "vrijgave", "veto")
_VELD = re.compile(r"(?:- |  )([a-z_]+):")


def schrijf_casus(bestand: Path, casus: Casus) -> None:
    """Make a case file hold a case of which only confirmations, releases or the veto changed.

    Everything else keeps its lines, comments included; where the file is laid out otherwise than a form, its
    comments are lost.

    Raises
    ------
    SociaalDomeinFout
        The file is damaged, or it cannot be written.
    """
    text = _zonder_ons(lees_tekst(bestand).replace("\r\n", "\n")).rstrip("\n") + "\n"
    data = casus.model_dump(mode="json", include=set(VAN_ONS), exclude_none=True, exclude_defaults=True)
    if data:
        dumped = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
        text += f"\n  {KOP_VAN_ONS}\n" + "".join(f"  {line}\n" for line in dumped.splitlines())
    if lees_casusbestand(bestand, text).casus == casus:
        schrijf_tekst(bestand, text)
    else:
        schrijf_records(bestand, SOORT, [casus])


def _zonder_ons(text: str) -> str:
    """Leave out the fields that the programme keeps, with everything that stands under them."""
    kept: list[str] = []
    ours = False
    for line in text.split("\n"):
        field = _VELD.match(line)
        if field or (line.strip().startswith("#") and len(line) - len(line.lstrip()) <= 2):
            ours = line.strip() == KOP_VAN_ONS or (field is not None and field[1] in VAN_ONS)
        if not ours:
            kept.append(line)
    return "\n".join(kept)
