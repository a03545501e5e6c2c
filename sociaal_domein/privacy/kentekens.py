"""Licence plates of vehicles, told from amounts, codes and words that look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.privacy.treffer import Treffer, zin_om

STREEP = r"\-‐‑–—−"
CBS_CODE = re.compile(r"(?:GM|WK|BU|PV|CR|NL|RE|JZ)\d{2,10}")


def _plaat(sep: str, letter: str) -> str:
    shapes = (
        "LL-DD-DD DD-DD-LL DD-LL-DD LL-DD-LL LL-LL-DD DD-LL-LL DD-LLL-D D-LLL-DD LL-DDD-L L-DDD-LL LLL-DD-L L-DD-LLL "
    )
    shapes += "D-LL-DDD DDD-LL-D"
    return "|".join(
        shape.replace("-", "~").replace("D", r"\d").replace("L", letter).replace("~", sep) for shape in shapes.split()
    )


_PLAAT = re.compile(rf"(?<![\w{STREEP}])(?:{_plaat(f' ?[{STREEP}] ?', '[A-Za-z]')})(?![\w{STREEP}])")
_PLAAT_LOS = re.compile(rf"(?<![\w.,-])(?:{_plaat('[ .]', '[A-Z]')})(?![\w-])")
_PLAAT_BIJ_AUTO = re.compile(rf"(?<![\w])(?:{_plaat(f'[ .{STREEP}]?', '[A-Za-z]')})(?![\w])")
_PLAAT_KAAL = re.compile(rf"(?<![\w.,{STREEP}])(?!\d{{4}}|[A-Z]{{2}}\d{{4}})(?:{_plaat('', '[A-Z]')})(?![\w{STREEP}])")
_GEEN_AUTO = re.compile(r"code|product|bericht|artikel|model|versie|tabel|indicator|formulier|perceel", re.IGNORECASE)
_AUTO = re.compile(
    r"kenteken|\bauto|wagen|plaat\b|voertuig|busje|\bbus\b|scooter|brommer|bromfiets|motor|\brdw\b"
        r"|caravan|aanhanger|bestel"
    r"|taxi|scootmobiel|nummerbord|\b(?:volvo|golf|polo|opel|ford|fiat|bmw|audi|toyota|kia|renault|peugeot"
        r"|mercedes|citro[eë]n|seat|skoda"
    r"|volkswagen|vw|nissan|mazda|suzuki|hyundai|dacia|tesla|mini)\b|geparkeerd|parke(?:er|ren)|\breed|\brijdt|oprit|gpp",
    re.IGNORECASE,
)  # fmt: skip
_GEEN_PLAAT = re.compile(
    r"(?:^|[\W\d])(?:en|of|tm|jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)(?:[\W\d]|$)", re.IGNORECASE
)
_KLEIN_WOORD = frozenset(
    "van met dat die een het per uur wel nog den der tot uit bij aan als dan was zij hij ook dus om op in de te is ze "
    "we er al km kg cm mm of en na nu zo keer voor over deze door reed rijdt".split()
)


def vind_kenteken(text: str) -> Iterator[Treffer]:
    """Yield the licence plates in a text."""
    for pattern in (_PLAAT, _PLAAT_LOS, _PLAAT_BIJ_AUTO, _PLAAT_KAAL):
        for match in pattern.finditer(text):
            year = re.fullmatch(r"(?:19|20)\d\d\s[a-z]{2}", match[0])
            if year or _GEEN_PLAAT.search(match[0]) or CBS_CODE.fullmatch(match[0]):
                continue
            if pattern is _PLAAT_BIJ_AUTO and (
                _half_gescheiden(match[0]) or not _AUTO.search(text[slice(*zin_om(text, *match.span()))])
            ):
                continue
            if pattern is _PLAAT_KAAL and _GEEN_AUTO.search(text[slice(*zin_om(text, *match.span()))]):
                continue
            yield Treffer("weiger", "kenteken", *match.span(), "[kenteken]")


def _half_gescheiden(plate: str) -> bool:
    """Whether groups stand apart here and together there, or one of them is a word: no plate is written so."""
    marks = len(re.findall(r"[\W_]", plate))
    return marks == 1 or (marks > 1 and any(g in _KLEIN_WOORD for g in re.findall(r"[a-z]+", plate)))
