"""Council documents by municipality and date: title, date, kind and link, and never the text.

Open Raadsinformatie (Elasticsearch, ``https://api.openraadsinformatie.nl/v1/elastic``) announced its end for
1 November 2026; OpenBesluitvorming (``https://openbesluitvorming.nl``) goes on with the same documents. Both are
understood: an address that ends in ``/elastic`` is asked in the old way, which mirrors may still offer.

The text of a document can name people, so it is neither asked for nor kept (rule 7); a summary that comes along
with an answer is dropped. A title that names a resident is replaced by what kind of thing stands in it; office-holders
may be named in their role. Names are recognised with the extra ``casuistiek``; without it numbers and e-mail only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sociaal_domein.bronnen._yaml import Streng
from sociaal_domein.bronnen.omslag import lees_json
from sociaal_domein.bronnen.ophaalfout import LATER, leesbaar
from sociaal_domein.bronnen.ophalen import Ophaler
from sociaal_domein.fouten import SociaalDomeinFout

ADRES = "https://openbesluitvorming.nl"
UITGEVER = "raadsstukken"  # its name in [ververs.adressen] of the settings
_PER_PAGINA = 100
# Elasticsearch sends these fields only.
_VELDEN = ["@id", "@type", "name", "title", "url", "original_url", "last_discussed_at"]


class Document(Streng):
    """A council document: what it is and where it stands.

    Attributes
    ----------
    datum : date
        Of the meeting at which it was last discussed; of a document without a meeting, of its last change.
    soort : str
        Kind, as the publisher calls it.
    """

    id: str
    titel: str
    datum: date
    soort: str
    url: str
    organisatie: str


class Gevonden(NamedTuple):
    """Documents, oldest first, and how many rows had no title, day or address to show."""

    documenten: list[Document]
    onbruikbaar: int


def haal_documenten(
    ophaler: Ophaler,
    *,
    code: str,
    gemeente: str,
    van: date,
    tot: date,
    adres: str = ADRES,
    voortgang: Callable[[int, int | None, int], Any] | None = None,
) -> Gevonden:
    """Return the documents of one municipality in a period.

    Parameters
    ----------
    ophaler : Ophaler
    code, gemeente : str
        CBS code and name, such as ``GM0342`` and ``Soest``.
    van, tot : date
        First and last day.
    adres : str, optional
        Base address.
    voortgang : callable, optional
        Gets documents so far, documents expected or None, and pages.

    Raises
    ------
    SociaalDomeinFout
        The municipality is not there, or the publisher gives no usable or no complete answer.
    """
    base = adres.rstrip("/")
    pages = (
        _elastic(ophaler, base, gemeente, van, tot)
        if base.endswith("/elastic")
        else _zoek(ophaler, base, code, gemeente, van, tot)
    )
    found: dict[str, Document | None] = {}
    for number, (url, rows, expected) in enumerate(pages, start=1):
        fresh = {k: row for row in rows if (k := _sleutel(row)) not in found}
        if rows and not fresh:
            raise SociaalDomeinFout("De uitgever stuurt steeds dezelfde documenten.", waar=leesbaar(url), doe=LATER)
        found |= {k: _document(k, row, gemeente) for k, row in fresh.items()}
        if voortgang:
            voortgang(len(found), expected, number)
    inside = [doc for doc in found.values() if doc and van <= doc.datum <= tot]
    unusable = sum(doc is None for doc in found.values())
    return Gevonden(sorted(inside, key=lambda doc: (doc.datum, doc.id)), unusable)


Blad = tuple[str, list[Mapping[str, Any]], int | None]


def _zoek(ophaler: Ophaler, base: str, code: str, gemeente: str, van: date, tot: date) -> Iterator[Blad]:
    """Page through the search of OpenBesluitvorming with an offset."""
    key = _bron(ophaler, base, code, gemeente)
    start = 0
    while True:
        ask = {
            "organization": key,
            "entityType": "Document",
            "dateFrom": van.isoformat(),
            "dateTo": tot.isoformat(),
            "sort": "date_asc",
            "limit": _PER_PAGINA,
            "offset": start,
        }
        url = f"{base}/api/search?{urlencode(ask)}"
        page = ophaler.lees(url, controle=lees_json).gelezen
        rows = _rijen(page.get("results"), url)
        exact = None if page.get("totalIsApproximate") else page.get("totalCount")
        yield url, rows, exact if isinstance(exact, int) else None
        start += len(rows)
        if not page.get("hasMore") or not rows:
            if isinstance(exact, int) and start < exact:
                raise _onvolledig(url, start, exact)
            return


def _bron(ophaler: Ophaler, base: str, code: str, gemeente: str) -> str:
    url = f"{base}/api/status"
    sources = _rijen(ophaler.lees(url, controle=lees_json).gelezen.get("sources"), url)
    for source in sources:
        if source.get("cbsId") == code and source.get("sourceKey"):
            return str(source["sourceKey"])
    raise SociaalDomeinFout(
        f"Van {gemeente} ({code}) staan hier geen raadsstukken.",
        waar=url,
        doe="Kijk op de site van OpenBesluitvorming of uw gemeente meedoet.",
    )


def _elastic(ophaler: Ophaler, base: str, gemeente: str, van: date, tot: date) -> Iterator[Blad]:
    """Page through Elasticsearch with search_after; the name of an index ends in the moment it was made."""
    url = f"{base}/ori_{_indexnaam(gemeente)}_2*/_search"
    ask: dict[str, Any] = {
        "size": _PER_PAGINA,
        "_source": _VELDEN,
        "track_total_hits": True,
        "query": {
            "bool": {
                "filter": [
                    {"term": {"@type": "MediaObject"}},
                    {"range": {"last_discussed_at": {"gte": f"{van}", "lte": f"{tot}"}}},
                ]
            }
        },
        "sort": [{"last_discussed_at": "asc"}, {"_id": "asc"}],
    }
    seen = 0
    while True:
        hits = ophaler.lees(url, lijf=ask, controle=lees_json).gelezen.get("hits") or {}
        rows = _rijen(hits.get("hits"), url)
        total = (hits.get("total") or {}).get("value")
        seen += len(rows)
        yield url, [{**(row.get("_source") or {}), "_id": row.get("_id")} for row in rows], total
        if len(rows) < _PER_PAGINA:
            if isinstance(total, int) and seen < total:
                raise _onvolledig(url, seen, total)
            return
        ask["search_after"] = rows[-1].get("sort")


def _rijen(waarde: Any, url: str) -> list[Mapping[str, Any]]:
    if not isinstance(waarde, list) or not all(isinstance(row, dict) for row in waarde):
        raise SociaalDomeinFout("De uitgever stuurde iets anders dan een lijst.", waar=leesbaar(url), doe=LATER)
    return waarde


def _sleutel(rij: Mapping[str, Any]) -> str:
    """Return what tells a row from others; of one without an id that is all it holds."""
    return str(rij.get("entityId") or rij.get("@id") or rij.get("_id") or sorted(rij.items(), key=repr))


def _document(sleutel: str, rij: Mapping[str, Any], gemeente: str) -> Document | None:
    """Take what we keep from a row; None for one without a name, a day or a place."""
    title = _zonder_personen(_schoon(rij.get("title") or rij.get("name")))
    day = re.match(r"\d{4}-\d{2}-\d{2}", str(rij.get("sortDate") or rij.get("last_discussed_at") or ""))
    url = str(rij.get("downloadUrl") or rij.get("original_url") or rij.get("url"))
    if not (title and day and re.fullmatch(r"https?://[!-~]+", url)):
        return None
    try:
        return Document(
            id=sleutel,
            titel=title,
            datum=date.fromisoformat(day[0]),
            soort=_schoon(rij.get("entityTypeLabel") or rij.get("@type") or "Document"),
            url=url,
            organisatie=_schoon(rij.get("organization") or gemeente),
        )
    except ValueError:  # a day that does not exist
        return None


def _schoon(waarde: Any) -> str:
    """Return text on one line, without the characters that steer a terminal."""
    shown = (" " if c.isspace() else c for c in str(waarde or "") if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join("".join(shown).split())


def _zonder_personen(titel: str) -> str:
    """Return the title, or what kind of thing it names when that can lead to a resident."""
    from sociaal_domein.privacy.wacht import SOORTEN, bewaak_openbaar

    kinds = dict.fromkeys(SOORTEN[found.soort] for found in bewaak_openbaar(titel) if found.soort != "zaaknummer")
    return f"(titel weggelaten; daarin staat {' en '.join(kinds)})" if kinds else titel


def _indexnaam(gemeente: str) -> str:
    plain = unicodedata.normalize("NFKD", gemeente).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def _onvolledig(url: str, gekregen: int, verwacht: int) -> SociaalDomeinFout:
    return SociaalDomeinFout(
        f"De uitgever zegt dat er {verwacht} documenten zijn, maar stuurde er {gekregen}.",
        waar=leesbaar(url),
        doe=LATER,
    )
