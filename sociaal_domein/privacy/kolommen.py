"""A first guard for tables: refuse a column that looks like data about persons.

It looks at the headings, and in the cells at what the guard of texts tells by its form, and tells the place and the
kind, never the value. It does not recognise names of persons in free text, and needs no list of names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from sociaal_domein.eigenbron.perioden import lees_periode
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import sleutel
from sociaal_domein.privacy.contact import vind_email
from sociaal_domein.privacy.nummers import is_bsn, vind_bsn, vind_iban, vind_postcode, vind_telefoon
from sociaal_domein.privacy.treffer import SOORTEN

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
_KAN_IETS_ZIJN = re.compile(r"\d|@|staart")
# The way CBS writes a period: such a text is no postcode.
_JAAR_EN_CODE = re.compile(r"(19|20)[0-9]{2} ?(JJ|KW|MM|HJ)")
# Codes of products and tables look like case numbers and licence plates: in a cell those say nothing.
_IN_CELLEN = (vind_email, vind_telefoon, vind_iban, vind_postcode, vind_bsn)
# One in eleven numbers passes the test by chance: fewer than this say nothing.
MINSTE_BSN = 3
AANDEEL_BSN = 0.9


class Vondst(NamedTuple):
    """Where something like a person's data stands: line (None for the whole column), column from 1, kind."""

    regel: int | None
    kolom: int
    soort: str


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
    seen: dict[str, str | None] = {}
    for line, cells in rijen:
        for i, cell in enumerate(cells):
            text = cell.strip()
            if not text.isdigit():
                if text not in seen:
                    seen[text] = _in_cel(text)
                if found := seen[text]:
                    yield Vondst(line, i + 1, found)
            digits = text.replace(" ", "").replace(".", "")
            if 8 <= len(digits) <= 9 and digits.isdecimal() and digits.isascii():
                numbers.setdefault(i, []).append(is_bsn(digits))
    for i, passed in numbers.items():
        if len(passed) >= MINSTE_BSN and sum(passed) >= AANDEEL_BSN * len(passed):
            yield Vondst(None, i + 1, "een burgerservicenummer")


def _in_cel(text: str) -> str | None:
    if not _KAN_IETS_ZIJN.search(text) or lees_periode(text) is not None or _JAAR_EN_CODE.fullmatch(text):
        return None
    amount = re.fullmatch(r"[\d.,€% -]+", text) is not None
    for rule in (vind_telefoon,) if amount else _IN_CELLEN:
        for found in rule(text):
            part = text[found.begin : found.eind]
            year = found.soort == "postcode" and part != text and part.startswith(("19", "20"))
            if found.niveau == "weiger" and not year:
                return SOORTEN[found.soort]
    if not amount and any(is_bsn(digits) for digits in re.findall(r"(?<!\d)\d{9}(?!\d)", text)):
        return SOORTEN["bsn"]
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
