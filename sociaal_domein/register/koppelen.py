"""Links between a value and a figure. The lane (grip or begrip) sits on the link."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from sociaal_domein.register.basis import ID_VORM, Deel, Id, Tekst

Lijn = Literal["grip", "begrip"]
Vraagsoort = Literal["feit", "oorzaak", "opgave", "aanpak", "effect", "ervaring", "leren", "waarde", "schaal", "kader"]
INVULVELDEN = frozenset({"gemeente", "gebied", "cijfer", "jaar", "reeks", "noemer", "status"})


def invulbaar(text: str) -> str:
    """Refuse a sentence with anything between braces that cannot be filled in."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        parts = [("", "?", "", None)]
    if any(name is not None and (name not in INVULVELDEN or spec or conv) for _, name, spec, conv in parts):
        raise PydanticCustomError(
            "invulveld",
            "In deze zin staat iets tussen accolades dat niet ingevuld kan worden.",
            {"doe": "Gebruik alleen {gemeente}, {gebied}, {cijfer}, {jaar}, {reeks}, {noemer} en {status}."},
        )
    return text


class Vraagsjabloon(Deel):
    """The question that a link suggests; ``{gemeente}``, ``{cijfer}`` and ``{jaar}`` are filled in."""

    soort: Vraagsoort = Field(description="de soort vraag, zoals opgave, aanpak of leren")
    tekst: Annotated[Tekst, AfterValidator(invulbaar)] = Field(
        description="de vraag, met waar nodig {gemeente}, {cijfer} of {jaar}"
    )


class KoppelingBijWaarde(Deel):
    """A link as a municipality writes it down, inside the value it belongs to."""

    indicator: Id = Field(description=f"de naam van een indicator: {ID_VORM}")
    lijn: Lijn = Field(description="grip of begrip")
    leest_als: Tekst = Field(description="één zin: wat dit cijfer over deze waarde vertelt")
    zegt_niet: Tekst = Field(description="één zin: wat dit cijfer niet over deze waarde zegt")
    vraag: Vraagsjabloon = Field(description="een soort en een tekst")


class Koppeling(KoppelingBijWaarde):
    """A link with both ends.

    Attributes
    ----------
    eigen : bool
        True when the municipality wrote it in its register, False when it came with the indicator.
    """

    waarde: Id
    eigen: bool = False


def voeg_samen(standaard: Iterable[Koppeling], eigen: Iterable[Koppeling]) -> list[Koppeling]:
    """Lay a municipality's own links over the default ones.

    What a municipality writes about a pair (value, indicator) replaces all that the package says about
    that pair, so that it can also move a figure from one lane to the other.

    Parameters
    ----------
    standaard : iterable of Koppeling
        The links that stand in the ``.yml`` of the indicators.
    eigen : iterable of Koppeling
        The links of the register: ``Register.koppelingen``.

    Returns
    -------
    list of Koppeling
        Defaults that still hold, in their order, with the own links in the place of what they replace;
        own links about a new pair come last.

    Examples
    --------
    >>> vraag = Vraagsjabloon(soort="leren", tekst="Wat leerde {gemeente}?")
    >>> def link(lijn, eigen):
    ...     return Koppeling(waarde="nabijheid", indicator="wachttijd", lijn=lijn, leest_als="a",
    ...                      zegt_niet="b", vraag=vraag, eigen=eigen)
    >>> [k.lijn for k in voeg_samen([link("grip", False)], [link("begrip", True)])]
    ['begrip']
    """
    own: dict[tuple[str, str], list[Koppeling]] = {}
    for link in eigen:
        own.setdefault((link.waarde, link.indicator), []).append(link)
    merged: list[Koppeling] = []
    placed: set[tuple[str, str]] = set()
    for link in standaard:
        pair = (link.waarde, link.indicator)
        if pair not in own:
            merged.append(link)
        elif pair not in placed:
            merged.extend(own[pair])
            placed.add(pair)
    for pair, links in own.items():
        if pair not in placed:
            merged.extend(links)
    return merged
