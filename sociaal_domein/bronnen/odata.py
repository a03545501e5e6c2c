"""What OData v3 and v4 have in common: addresses, filters, code lists, counts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from pydantic import ValidationError

from sociaal_domein.bronnen.omslag import lees_json
from sociaal_domein.bronnen.opgehaald import Dimensie, Maat
from sociaal_domein.bronnen.ophaalfout import VraagtRust, leesbaar
from sociaal_domein.bronnen.ophalen import Ophaler
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.sql import tekst
from sociaal_domein.taal import opsomming

# A filter is part of the address, and servers and proxies refuse long ones.
_PER_VRAAG = 25
_VEILIG = "'(),$*:/@!"
_GELIJK = re.compile(r"(\w+) eq '((?:[^']|'')*)'")
_SKIP = re.compile(r"\$skip=([0-9]{1,12})")
_KOLOMNAAM = re.compile(r"\w[\w .()%+-]{0,199}")
_MELD = "Meld dit aan de uitgever en probeer het later opnieuw. De vorige gegevens blijven staan."
_DUBBEL_GECODEERD = re.compile("[ÃÂ][\u0080-\u00bf]")


@dataclass(frozen=True)
class Beschrijving:
    """What a table holds.

    Attributes
    ----------
    assen : dict
        Per dimension, under the publisher's name, the keys as they stand in its code list by key without padding.
    """

    assen: dict[str, dict[str, str]]
    dimensies: tuple[Dimensie, ...]
    maten: tuple[Maat, ...]


def met_vraag(adres: str, **opties: str) -> str:
    """Return an address with OData options; empty ones are left out."""
    parts = ["$format=json", *(f"${name}={quote(value, safe=_VEILIG)}" for name, value in opties.items() if value)]
    return f"{adres}?{'&'.join(parts)}"


def volgende_pagina(adres: str, link: str) -> str:
    """Return the address of the next page: the query of the link, at the address that we know.

    So a link to another host (a mirror that copied it, http for https) leads nowhere else.
    """
    return f"{adres}?{quote(urlsplit(link).query, safe='%=&+?;~' + _VEILIG)}"


def voorspeld(vorige: str, deze: str, rijen: int) -> str | None:
    """Return the address after this one when pages go on in equal steps of ``$skip`` below a known number of rows.

    Examples
    --------
    >>> voorspeld("/x?$format=json", "/x?$format=json&$skip=100", 250)
    '/x?$format=json&$skip=200'
    >>> voorspeld("/x?$format=json&$skip=100", "/x?$format=json&$skip=200", 250)
    """
    here = _SKIP.search(deze)
    if not vorige or here is None:
        return None
    before = _SKIP.search(vorige)
    following = 2 * int(here[1]) - int(before[1] if before else 0)
    return f"{deze[: here.start(1)]}{following}{deze[here.end(1) :]}" if int(here[1]) < following < rijen else None


def filters(kies: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the filters that together ask for these keys; one empty filter for everything."""
    groups = [
        [f"({' or '.join(f'{name} eq {tekst(k)}' for k in keys[i : i + _PER_VRAAG])})" for i in _stappen(keys)]
        for name, keys in kies.items()
    ]
    return [" and ".join(parts) for parts in itertools.product(*groups)]


def zelfde_filter(adres: str) -> tuple[str, dict[str, list[str]]]:
    """Return the filter of an address, and the keys in it per dimension."""
    text = dict(parse_qsl(urlsplit(adres).query)).get("$filter", "")
    inside: dict[str, list[str]] = {}
    for name, key in _GELIJK.findall(text):
        inside.setdefault(name, []).append(key.replace("''", "'"))
    return text, inside


def keuze(
    kies: Mapping[str, Sequence[str]], namen: Mapping[str, str], assen: Mapping[str, Mapping[str, str]], waar: str
) -> dict[str, list[str]]:
    """Return the keys wanted as the publisher writes them; a dimension of which all are wanted is left out.

    Raises
    ------
    SociaalDomeinFout
        The table has no such dimension, or no such key.
    """
    found: dict[str, list[str]] = {}
    for name, keys in kies.items():
        if name not in namen:
            raise SociaalDomeinFout(
                f"Deze tabel heeft geen dimensie {name}. Wel: {opsomming(sorted(namen))}.",
                waar=waar,
                doe="Verbeter de naam van de dimensie in de lijst van tabellen.",
            )
        known = assen[namen[name]]
        if absent := [k for k in keys if k.strip() not in known]:
            raise SociaalDomeinFout(
                f"De codelijst van {name} heeft deze sleutels niet: {opsomming(absent[:5])}.",
                waar=f"{waar}/{namen[name]}",
                doe="Kijk of de uitgever de sleutel nog aanbiedt, en verbeter de lijst van tabellen.",
            )
        wanted = list(dict.fromkeys(k.strip() for k in keys))
        if set(wanted) != set(known):
            found[namen[name]] = [known[k] for k in wanted]
    return found


def lijst(ophaler: Ophaler, basis: str, verzameling: str) -> list[dict[str, Any]]:
    """Fetch a description or a code list, following its pages.

    Raises
    ------
    SociaalDomeinFout
        There is no such list, or its pages go round.
    """
    collection = f"{basis}/{verzameling}" if verzameling else basis
    url: str | None = met_vraag(collection)
    seen: set[str] = set()
    found: list[dict[str, Any]] = []
    while url:
        seen.add(url)
        page = ophaler.lees(url, controle=lees_json).gelezen
        rows = page.get("value")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise SociaalDomeinFout(
                "De uitgever stuurde iets anders dan een lijst.", waar=leesbaar(url), doe="Probeer het later opnieuw."
            )
        found += rows
        link = page.get("odata.nextLink") or page.get("@odata.nextLink")
        url = volgende_pagina(collection, str(link)) if link else None
        if url in seen:
            raise SociaalDomeinFout(
                "De pagina's van een codelijst verwijzen naar elkaar, zonder einde.",
                waar=leesbaar(url or collection),
                doe="Probeer het later opnieuw.",
            )
    return found


def tel(ophaler: Ophaler, adres: str, filter_: str) -> int | None:
    """Return how many rows the publisher says there are; None when it does not say."""
    url = f"{adres}?$filter={quote(filter_, safe=_VEILIG)}" if filter_ else adres
    try:
        text = ophaler.lees(url, pogingen=2).inhoud.decode("utf-8-sig", "replace").strip()
    except VraagtRust:
        raise
    except SociaalDomeinFout:
        return None
    return int(text) if text.isdecimal() and len(text) < 12 else None


@contextmanager
def beschreven(waar: str) -> Iterator[None]:
    """Say in plain words that a description is not one, such as one with a measure without a name.

    Raises
    ------
    SociaalDomeinFout
        Instead of the error of what could not be made of it.
    """
    try:
        yield
    except (ValidationError, TypeError) as error:
        raise SociaalDomeinFout(
            "De beschrijving van deze tabel heeft een vorm die wij niet kennen.", waar=waar, doe=_MELD
        ) from error


def controleer(beschrijving: Beschrijving, waar: str) -> Beschrijving:
    """Return a description whose names can be columns, whose keys are there once, and whose text is text.

    The names become columns and stand in SQL: quotes in them, or names that differ only in their capitals, are refused.

    Raises
    ------
    SociaalDomeinFout
        With the first name, key or title that is wrong, such as a title that was encoded twice ("SÃºdwest").
    """
    seen: set[str] = set()
    for name in [*(d.naam for d in beschrijving.dimensies), *(m.stam for m in beschrijving.maten)]:
        if not _KOLOMNAAM.fullmatch(name) or name.casefold() in seen:
            raise SociaalDomeinFout(
                f"Een kolom met de naam '{name[:40]}' kan niet, of is er twee keer.", waar=waar, doe=_MELD
            )
        seen.add(name.casefold())
    for measure in beschrijving.maten:
        if not _KOLOMNAAM.fullmatch(measure.kolom):
            raise SociaalDomeinFout(f"Een kolom met de naam '{measure.kolom[:40]}' kan niet.", waar=waar, doe=_MELD)
    for dimension in beschrijving.dimensies:
        codes: set[str] = set()
        for key in dimension.sleutels:
            place = f"{waar}/{dimension.naam}, sleutel {key.code}"
            if key.code in codes:
                raise SociaalDomeinFout(
                    f"De codelijst van {dimension.naam} heeft een sleutel twee keer.", waar=place, doe=_MELD
                )
            codes.add(key.code)
            if _DUBBEL_GECODEERD.search(key.titel):
                raise SociaalDomeinFout(
                    f"De tekst van de codelijst is in de war: '{key.titel[:40]}'.", waar=place, doe=_MELD
                )
    return beschrijving


def _stappen(keys: Sequence[str]) -> range:
    return range(0, len(keys), _PER_VRAAG)
