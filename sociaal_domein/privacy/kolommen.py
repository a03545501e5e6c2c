"""A first guard for tables: refuse a column that looks like data about persons.

It looks at the headings and at simple patterns in the cells, and tells the place and the kind, never the value.
It does not recognise names of persons in free text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sociaal_domein.eigenbron.perioden import lees_periode
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import sleutel

# Headings without capitals, accents and punctuation; the kinds are what the user reads.
KOPPEN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("een burgerservicenummer", re.compile(r"bsn.*|.*bsn|sofi(nummer|nr)?|.*burgerservice(nummer|nr)?")),
    ("een geboortedatum", re.compile(r".*geboorte(datum|dag)|geb(dat|datum)?|dateofbirth")),
    (
        "een naam van een persoon",
        re.compile(
            r"naam|.*(achter|voor|roep|familie)naam|(achter|voor|roep)namen|voorletters?|initialen|"
            r"naam(van)?(de|het)?(client|inwoner|kind|jeugdige|ouder|persoon|aanvrager)|"
            r"(client|inwoner|kind|jeugdige|ouder|persoons|volledige|volle)naam"
        ),
    ),
    (
        "een adres",
        re.compile(r"(woon|huis|post|bezoek)?adres(regel)?\d?|straat(naam)?(enhuisnummer)?|huis(nummer|nr).*"),
    ),
    ("een e-mailadres", re.compile(r"e?mail(adres)?")),
    ("een telefoonnummer", re.compile(r"telefoon(nummer|nr)?|mobiel(nummer)?|tel(nr)?|gsm")),
    (
        "een nummer van een persoon",
        re.compile(r"(client|klant|persoons|inwoner|dossier|zaak|patient|beschikkings?)(nummer|nr|id|code)|anummer"),
    ),
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[A-Za-z]{2,}")
_POSTCODE = re.compile(r"[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}")
_POSTCODE_IN_TEKST = re.compile(r"(?<![\w.,])(?!(?:19|20)[0-9]{2})[1-9][0-9]{3} ?(?!SA|SD|SS)[A-Z]{2}(?!\w)")
# The way CBS writes a period: such a text is no postcode.
_JAAR_EN_CODE = re.compile(r"(19|20)[0-9]{2} ?(JJ|KW|MM|HJ)")
_MOBIEL = re.compile(r"(?<!\d)(?:06|\+316|00316)[- ]?(?:\d[- ]?){8}(?!\d)")
_NEGEN_IN_TEKST = re.compile(r"(?<!\d)\d{9}(?!\d)")
# One in eleven numbers passes the test by chance: fewer than this say nothing.
MINSTE_BSN = 3
AANDEEL_BSN = 0.9


class Vondst(NamedTuple):
    """Where something like a person's data stands: line (None for the whole column), column from 1, kind."""

    regel: int | None
    kolom: int
    soort: str


def elfproef(cijfers: str) -> bool:
    """Whether eight or nine digits can be a burgerservicenummer.

    Examples
    --------
    >>> elfproef("111222333"), elfproef("111222334")
    (True, False)
    """
    if not re.fullmatch(r"\d{8,9}", cijfers) or not cijfers.strip("0"):
        return False
    digits = [int(c) for c in cijfers.zfill(9)]
    return (sum(w * d for w, d in zip(range(9, 1, -1), digits, strict=False)) - digits[8]) % 11 == 0


def vondsten(
    kolommen: Sequence[str], rijen: Sequence[tuple[int, Sequence[str]]], gebieden: Collection[int] = ()
) -> Iterator[Vondst]:
    """Yield what looks like data about persons.

    Parameters
    ----------
    kolommen : sequence of str
        The headings.
    rijen : sequence of (line number, cells)
        Every line of the file, also those above the heading.
    gebieden : collection of int
        Columns (from 0) that hold areas: there a heading such as "Naam" is the name of an area.
    """
    for i, heading in enumerate(kolommen):
        words = {sleutel(part) for part in (heading, *heading.split(" | "))}
        for kind, pattern in KOPPEN:
            if any(pattern.fullmatch(word) for word in words) and not (i in gebieden and "naam" in words):
                yield Vondst(None, i + 1, kind)
    numbers: dict[int, list[bool]] = {}
    for line, cells in rijen:
        for i, cell in enumerate(cells):
            text = cell.strip()
            if found := _in_cel(text):
                yield Vondst(line, i + 1, found)
            digits = re.sub(r"[ .]", "", text)
            if re.fullmatch(r"\d{8,9}", digits):
                numbers.setdefault(i, []).append(elfproef(digits))
    for i, passed in numbers.items():
        if len(passed) >= MINSTE_BSN and sum(passed) >= AANDEEL_BSN * len(passed):
            yield Vondst(None, i + 1, "een burgerservicenummer")


def _in_cel(text: str) -> str | None:
    if not text or text.isdigit():
        return None
    if _EMAIL.search(text):
        return "een e-mailadres"
    if lees_periode(text) is not None or _JAAR_EN_CODE.fullmatch(text):
        return None
    if _POSTCODE.fullmatch(text) or _POSTCODE_IN_TEKST.search(text):
        return "een postcode met letters"
    if _MOBIEL.search(text):
        return "een telefoonnummer"
    if not re.fullmatch(r"[\d.,€% -]+", text) and any(elfproef(m) for m in _NEGEN_IN_TEKST.findall(text)):
        return "een burgerservicenummer"
    return None


def weiger_personen(
    bestand: str,
    kolommen: Sequence[str],
    rijen: Sequence[tuple[int, Sequence[str]]],
    gebieden: Collection[int] = (),
) -> None:
    """Refuse a table with something like data about persons.

    Raises
    ------
    SociaalDomeinFout
        With file, line, column and kind; never with the value.
    """
    found = next(vondsten(kolommen, rijen, gebieden), None)
    if found is not None:
        raise weigering(
            bestand,
            found,
            "Gebruik een bestand met alleen aantallen. Haal de gegevens over personen weg bij de bron, en sla het "
            "bestand opnieuw op.",
        )


def weigering(bestand: str, vondst: Vondst, doe: str) -> SociaalDomeinFout:
    """Return the refusal of a file: place and kind, never the value."""
    line = f"regel {vondst.regel}, " if vondst.regel is not None else ""
    return SociaalDomeinFout(
        f"In dit bestand staat iets dat lijkt op {vondst.soort}. Het bestand is geweigerd; er is niets bewaard.",
        waar=f"{bestand}, {line}kolom {vondst.kolom}",
        doe=doe,
    )
