"""To whom a question should go, and which way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.ontbreekt import is_technisch
from sociaal_domein.vragen.toets.opmerking import Opmerking, namen_van

_RIJK = re.compile(
    r"\b(?:is|bent|kan|kunt|wil|vindt|ziet|gaat|zorgt|heeft|kijkt|deelt|steunt|acht|weet|neemt|doet|verwacht) "
    r"(?:de (?:minister|staatssecretaris)|het kabinet|de regering)\b|\bheeft de staatssecretaris\b"
)
_GR = re.compile(
    r"\b(?:algemeen|dagelijks) bestuur\b|\bgemeenschappelijke regeling(?:en)?\b|\bbestuur van (?:de|het) (?:ggd|"
    r"veiligheidsregio|omgevingsdienst|jeugdregio|regio)\b|\bregiobestuur\b|\bbestuurslid\b"
)
_ZORGKANTOOR = re.compile(r"\b(?:wlz|wet langdurige zorg|verpleeghuis|verpleeghuizen)\b")
_WACHT = re.compile(r"\bwacht")


def ontvanger(invoer: Invoer) -> Iterator[Opmerking]:
    """Yield the questions that another than the college should answer."""
    for place, text in enumerate(invoer.vragen, 1):
        if _GR.search(text):
            yield Opmerking(
                "ontvanger",
                place,
                "Dit gaat over het bestuur van een gemeenschappelijke regeling.",
                "Stel de vraag aan het collegelid dat namens uw gemeente in dat bestuur zit.",
            )
        elif _RIJK.search(text):
            yield Opmerking(
                "ontvanger",
                place,
                "Dit vraagt u aan het Rijk. Het college kan daar niet voor antwoorden.",
                "Vraag wat het college zelf doet, of wat het bij het Rijk bepleit.",
            )
        elif _ZORGKANTOOR.search(text) and _WACHT.search(text):
            yield Opmerking(
                "ontvanger",
                place,
                "Over wachten op langdurige zorg (Wlz) gaat het zorgkantoor, niet het college.",
                "Vraag wat het college doet voor inwoners die thuis wachten.",
            )


def route(invoer: Invoer) -> Iterator[Opmerking]:
    """Say which questions the griffie sends on, so that civil servants answer them."""
    pairs = zip(invoer.gelezen, invoer.vragen, strict=True)
    places = [place for place, (read, text) in enumerate(pairs, 1) if is_technisch(read, text)]
    if not places:
        return
    if len(places) == len(invoer.gelezen):
        seen = "Dit is een technische vraag." if len(places) == 1 else "Dit zijn technische vragen."
    else:
        verb = "is een technische vraag" if len(places) == 1 else "zijn technische vragen"
        seen = f"Vraag {namen_van(invoer.gelezen, places)} {verb}."
    yield Opmerking(
        "route",
        None,
        f"{seen} Het antwoord is een feit.",
        "De griffie stuurt zo'n vraag door. Ambtenaren beantwoorden haar, vaak binnen enkele dagen.",
    )
