"""The guard at the import: every text of a row is looked at before anything of it is kept.

A row in which a resident may stand is set aside by place and kind, never with its text. What a source says beside
the fields of the register is extra: there only the field is left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache
from multiprocessing import get_context
from typing import Any, TypeVar

from sociaal_domein.privacy.namenlijst import kent_namen
from sociaal_domein.privacy.treffer import SOORTEN
from sociaal_domein.privacy.wacht import bewaak, bewaak_zonder_namen
from sociaal_domein.vragen.bewaking import ambtsdragers
from sociaal_domein.vragen.ingelezen import Raadsdocument, Stuk, soort_van
from sociaal_domein.vragen.inuit.ods_velden import SYSTEEM
from sociaal_domein.vragen.inuit.oogst import maak

T = TypeVar("T")
R = TypeVar("R")
Vondst = tuple[str, str]  # field, kind
VEEL = 400  # from so many rows on, more than one process is worth its start
_NAMEN = frozenset(
    "steller fractie portefeuillehouder door aan auteur naam achternaam voornamen voorletters tussenvoegsel "
    "volledigeNaam fractienaam organisatie".split()
)
_GEEN_TEKST = frozenset(
    "id datum tot gelezen systeem soort sql vraagtype grondslag gericht_aan schaal motietype keuze "
    "beantwoordt indicator gebied snapshot dag waarden opgave gemeente _plaats informatieobjecttype rol collectie "
    "termijn vervolg_op raadsvraag".split()
)
_GEEN: frozenset[str] = frozenset()
_KALE_CODE = re.compile(
    r"https?://[^\s@]+|urn:\S+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z]*)?"
    r"|\d{1,7}|.{0,2}",
    re.IGNORECASE,
)


def bewaak_stuk(stuk: Stuk) -> tuple[Stuk | None, list[Vondst]]:
    """Return a record as it may be kept, and what was found in it.

    Returns
    -------
    stuk : Raadsvraag, Toezegging, Motie or None
        None when it may not be kept; otherwise without the fields of its source that may not.
    gevonden : list of (field, kind)
    """
    officials = frozenset(ambtsdragers(stuk))
    whole = stuk.model_dump(mode="json", exclude={"herkomst"})
    # The name of a record is its title, and not that of a person.
    found = [
        hit for key, value in whole.items() for hit in _zoek(key, value, officials, _NAMEN - {"naam"}, _GEEN_TEKST)
    ]
    origin = stuk.herkomst
    if origin is not None:
        found += _zoek("sleutel", origin.sleutel, officials)
    if found or origin is None:
        return (None if found else stuk), found
    # Only the standard says which of its fields hold names; in a list a column of that name may be of anyone.
    known = (_NAMEN, _GEEN_TEKST) if origin.systeem == SYSTEEM else (_GEEN, _GEEN)
    refused = {
        key: hits for key, value in origin.velden.items() if (hits := list(_zoek(key, value, officials, *known)))
    }
    if not refused:
        return stuk, []
    left = {key: value for key, value in origin.velden.items() if key not in refused}
    again = stuk.model_dump() | {"herkomst": origin.model_dump() | {"velden": left}}
    return maak(soort_van(stuk), again), [(key, kind) for key, hits in refused.items() for _, kind in hits[:1]]


def bewaak_document(document: Raadsdocument) -> tuple[Raadsdocument | None, list[Vondst]]:
    """Return a document as it may be kept: without its text, unless names can be recognised and there are none."""
    found = [*_zoek("titel", document.titel, _GEEN), *_zoek("soort", document.soort, _GEEN)]
    found += _zoek("organisatie", document.organisatie, _GEEN, _NAMEN)
    found += _zoek("link", document.link, _GEEN)
    if found:
        return None, found
    if document.tekst and (not kent_namen() or any(_zoek("tekst", document.tekst, _GEEN))):
        return replace(document, tekst=""), []
    return document, []


def bewaak_object(inhoud: Mapping[str, Any]) -> list[Vondst]:
    """Return what in an object of the standard may not be kept."""
    names = _NAMEN - {"auteur"} if inhoud["collectie"] == "informatieobjecten" else _NAMEN
    return [hit for key, value in inhoud["object"].items() for hit in _zoek(key, value, _GEEN, names, _GEEN_TEKST)]


def _zoek(
    key: str, value: Any, officials: frozenset[str], namen: frozenset[str] = _GEEN, geen_tekst: frozenset[str] = _GEEN
) -> Iterator[Vondst]:
    """Yield what stands in a value, however deep: its field and its kind.

    Parameters
    ----------
    officials : frozenset of str
        Names of office-holders that may stand in a text.
    namen : frozenset of str
        Fields that are meant for a name: there only numbers and e-mail are looked for.
    geen_tekst : frozenset of str
        Fields in which nobody writes.
    """
    if key in geen_tekst:
        return
    if isinstance(value, str):
        if not _KALE_CODE.fullmatch(value):
            kinds = _van_vorm(value) if key in namen else _in_tekst(value, officials)
            yield from ((key, SOORTEN[kind]) for kind in kinds)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _zoek(key if name in ("hier", "daar") else name, part, officials, namen, geen_tekst)
    elif isinstance(value, list):
        for part in value:
            yield from _zoek(key, part, officials, namen, geen_tekst)


@lru_cache(maxsize=20_000)
def _zonder_ambt(text: str) -> tuple[str, ...]:
    found = bewaak(text, rol_toegestaan=True) if kent_namen() else bewaak_zonder_namen(text)
    return tuple(dict.fromkeys(hit.soort for hit in found if hit.niveau == "weiger"))


def _in_tekst(text: str, officials: frozenset[str]) -> tuple[str, ...]:
    """Return the kinds of what is found; names of office-holders can only take away from it."""
    found = _zonder_ambt(text)
    if not found or not officials or not kent_namen():
        return found
    hits = bewaak(text, ambtsdragers=officials, rol_toegestaan=True)
    return tuple(dict.fromkeys(hit.soort for hit in hits if hit.niveau == "weiger"))


@lru_cache(maxsize=20_000)
def _van_vorm(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.soort for hit in bewaak_zonder_namen(text) if hit.niveau == "weiger"))


def bewaak_alle(functie: Callable[[T], R], dingen: Sequence[T]) -> Iterable[R]:
    """Apply a guard to many things, with all processors when there are many.

    Only where a process can be split off as it is: starting one anew would load the list of names once more.
    """
    if len(dingen) < VEEL or not sys.platform.startswith("linux"):
        return map(functie, dingen)
    if kent_namen():
        bewaak("Vooraf.")  # the list of names is loaded once, before the processes part
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        return list(pool.map(functie, dingen, chunksize=50))
