"""Which value of the register a question touches, where it names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociaal_domein.vragen.lezen.gewoon import gewoon
from sociaal_domein.vragen.lezen.zinnen import zinnen
from sociaal_domein.vragen.toets.herken import passende
from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.onderwerpen import onderwerp_van
from sociaal_domein.vragen.toets.opmerking import Opmerking

if TYPE_CHECKING:
    from sociaal_domein.domein import Domein
    from sociaal_domein.register.waarden import Waarde

_MEESTE = 2
_GENOEG_LETTERS = 5


def raakt_waarden(invoer: Invoer, domein: Domein) -> Opmerking | None:
    """Say which values of the register go with what is asked; None when the text names one of them."""
    values = {id: value for id, value in domein.register.waarden.items() if value.status != "vervallen"}
    if not values or any(_genoemd(value, invoer.gewoon) for value in values.values()):
        return None
    wanted: dict[str, int] = {}
    for text in invoer.vragen:
        subject = onderwerp_van(text)
        if subject.waarde:
            wanted[subject.waarde] = wanted.get(subject.waarde, 0) + 1
    for begin, end in zinnen(invoer.gewoon, invoer.tekst):
        text = invoer.gewoon[begin:end]
        for indicator in passende(domein.indicatoren.values(), text)[:1]:
            for link in domein.koppelingen:
                if link.indicator == indicator.id:
                    wanted[link.waarde] = wanted.get(link.waarde, 0) + 1
    touched = [values[id] for id in sorted(wanted, key=lambda id: -wanted[id]) if id in values][:_MEESTE]
    if not touched:
        names = ", ".join(value.naam.lower() for value in values.values())
        return Opmerking(
            "waarde",
            None,
            "De vraag noemt geen waarde uit uw register.",
            f"Noem er een. Uw register kent: {names}.",
        )
    told = " of ".join(f"{value.naam.lower()} ({_staat(value)})" for value in touched)
    return Opmerking(
        "waarde",
        None,
        "De vraag noemt geen waarde uit uw register.",
        f"Hier past {told}. Noem die in uw vraag. In het register staat: ‘{touched[0].omschrijving.strip()}’",
    )


def _genoemd(value: Waarde, plain: str) -> bool:
    """Say whether a text in plain letters names a value, also as "tijdige" for tijdigheid."""
    name = gewoon(value.naam)
    stem = name.removesuffix("heid")
    return name in plain or (" " not in stem and len(stem) >= _GENOEG_LETTERS and stem in plain)


def _staat(value: Waarde) -> str:
    return "door de raad meegegeven" if value.status == "meegegeven" else "nog een voorstel"
