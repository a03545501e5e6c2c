"""A first look at a file: how it is written, where the header is, and what the columns seem to hold."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sociaal_domein.eigenbron.gebieden import Gebieden
from sociaal_domein.eigenbron.getallen import kaal, lees_getal
from sociaal_domein.eigenbron.kolommen import SCHEIDINGEN
from sociaal_domein.eigenbron.perioden import Periode, lees_periode
from sociaal_domein.eigenbron.tabelbestand import Tabelblad, is_excel, kolomnamen, lees_bytes, lees_tabel
from sociaal_domein.fouten import SociaalDomeinFout

# What files write for a figure that is not there, and what it mostly means.
TEKENS = {
    ".": "ontbreekt", "-": "ontbreekt", "?": "ontbreekt", "x": "onderdrukt", "X": "onderdrukt", "*": "onderdrukt",
    "onbekend": "ontbreekt", "Onbekend": "ontbreekt", "n.b.": "ontbreekt", "nb": "ontbreekt", "n.v.t.": "bestaat_niet",
    "nvt": "bestaat_niet", "<5": "onderdrukt", "< 5": "onderdrukt", "<10": "onderdrukt", "< 10": "onderdrukt",
    "--": "ontbreekt", "n/a": "ontbreekt",
}  # fmt: skip
_TUSSEN = " |-–:(),"
_GEBIEDKOP = re.compile(r"(gebied|geografie|gemeente|regio|wijk|buurt|codering)")
KOP_IN_EERSTE = 15
MEESTE_REEKSEN = 12
MEESTE_DECIMALEN = 6
VEEL = 0.6


@dataclass
class Verkenning:
    """What a first look found; everything is a guess.

    Attributes
    ----------
    blad : Tabelblad
    tekenset, scheiding, decimaal, duizend : str
    kopregels : list of int
    kolommen : tuple of str
    gebied, periode, reeks : str or None
        Names of columns.
    periode_soort : str or None
    in_kop : dict of str to list of Periode
        Per measure the periods in the headings; its key is the part of the heading before the period.
    getallen : list of str
        Columns of numbers.
    reeksen : list of str
    ontbreekt : dict of str to str
    onbekend : list of str
        Texts in the column of areas that are no area.
    wijken : dict of str to str
        The wijken of the municipality: name by code.
    procent : set of str
        Columns of numbers with a sign for percent; with the years in the headings, the part before the year.
    decimalen : dict of str to int
        How many decimals the numbers of a column have at most, when they have any.
    """

    blad: Tabelblad
    tekenset: str
    scheiding: str
    kopregels: list[int]
    kolommen: tuple[str, ...]
    bladnaam: str | None = None
    decimaal: str = ","
    duizend: str = ""
    gebied: str | None = None
    niveau: str | None = None
    periode: str | None = None
    periode_soort: str | None = None
    in_kop: dict[str, list[Periode]] = field(default_factory=dict)
    getallen: list[str] = field(default_factory=list)
    reeks: str | None = None
    reeksen: list[str] = field(default_factory=list)
    ontbreekt: dict[str, str] = field(default_factory=dict)
    onbekend: list[str] = field(default_factory=list)
    wijken: dict[str, str] = field(default_factory=dict)
    procent: set[str] = field(default_factory=set)
    decimalen: dict[str, int] = field(default_factory=dict)

    @property
    def rijen(self) -> list[tuple[int, tuple[str, ...]]]:
        """The lines below the header, as wide as the header."""
        width = len(self.kolommen)
        return [
            (n, (*cells, *([""] * (width - len(cells))))) for n, cells in self.blad.regels if n > max(self.kopregels)
        ]

    def kolom(self, naam: str) -> list[str]:
        """Return the cells of a column."""
        i = self.kolommen.index(naam)
        return [cells[i] for _, cells in self.rijen]


def verken(pad: Path, gebieden: Gebieden, blad: str | None = None) -> Verkenning:
    """Look at a file.

    Raises
    ------
    SociaalDomeinFout
        It cannot be read, or holds no table.
    """
    charset, delimiter = ("utf-8", ";") if is_excel(pad) else schrijfwijze(lees_bytes(pad))
    sheet = lees_tabel(pad, blad=blad, scheiding=delimiter, tekenset=charset)
    header = _kopregels(sheet)
    names = kolomnamen([dict(sheet.regels)[n] for n in header])
    found = Verkenning(sheet, charset, delimiter, header, names, blad or (sheet.bladen[0] if sheet.bladen else None))
    if not found.rijen:
        raise SociaalDomeinFout(
            "In dit bestand staat geen tabel met cijfers.",
            waar=sheet.naam,
            doe=f"Kies een ander werkblad: {', '.join(sheet.bladen)}." if sheet.bladen else "Kijk of dit het goede is.",
        )
    if any(lees_getal(n) is not None and lees_periode(n) is None for n in names):
        raise SociaalDomeinFout(
            "In de kop staat een getal. Het lijkt erop dat dit bestand geen kop heeft.",
            waar=f"{sheet.naam}, regel {header[-1]}",
            doe="Zet boven de cijfers een regel met de namen van de kolommen.",
        )
    _kies_gebied(found, gebieden)
    _kies_periode(found)
    _kies_getallen(found)
    if not found.getallen and not found.in_kop:
        raise SociaalDomeinFout(
            "In dit bestand staat geen kolom met getallen.",
            waar=sheet.naam,
            doe=f"Kies een ander werkblad: {', '.join(sheet.bladen)}." if sheet.bladen else "Kijk of dit het goede is.",
        )
    _kies_notatie(found)
    _kies_reeks(found)
    found.wijken = gebieden.wijken
    return found


def schrijfwijze(raw: bytes) -> tuple[str, str]:
    """Guess the character set, and the delimiter that cuts most lines in equally many fields."""
    try:
        text, charset = raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, charset = raw.decode("windows-1252", errors="replace"), "windows-1252"
    sample = "\n".join(text.splitlines()[:200])

    def score(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(c) for c in csv.reader(io.StringIO(sample), delimiter=delimiter) if len(c) > 1)
        width, count = widths.most_common(1)[0] if widths else (0, 0)
        return count, width

    return charset, max(SCHEIDINGEN, key=score)


def _is_getal(text: str) -> bool:
    return lees_getal(text) is not None or lees_getal(text, ".", ",") is not None or text in TEKENS


def _kopregels(sheet: Tabelblad) -> list[int]:
    """Guess the header: the lines above the first line of figures, from the first that is not a title."""
    lines = sheet.regels[: KOP_IN_EERSTE + 5]
    wide = Counter(sum(bool(c) for c in cells) for _, cells in sheet.regels).most_common(1)[0][0]

    def figures(cells: Sequence[str]) -> int:
        return sum(_is_getal(c) and lees_periode(c) is None for c in cells[1:] if c)

    first = next(
        (i for i, (_, cells) in enumerate(lines) if i and sum(map(bool, cells)) >= min(2, wide) and figures(cells)), 1
    )
    above = [n for n, cells in lines[:first] if sum(bool(c) for c in cells) >= 2]
    return (above or [lines[0][0]])[-3:]


def _gevuld(cells: Sequence[str]) -> list[str]:
    return [c for c in cells if c]


def _kies_gebied(found: Verkenning, gebieden: Gebieden) -> None:
    """Take the column that holds most areas, or else the one that is called so."""
    # A line with one cell is a note below the table.
    rows = [cells for _, cells in found.rijen if sum(map(bool, cells)) > 1]
    shares: dict[str, float] = {}
    for i, name in enumerate(found.kolommen):
        cells = [row[i] for row in rows if row[i] and lees_getal(row[i]) is None]
        shares[name] = sum(bool(gebieden.zoek(c)) for c in cells) / len(cells) if cells else 0.0
    named = [n for n in found.kolommen if _GEBIEDKOP.match(n.casefold())]
    best = max(shares, key=lambda n: (shares[n], n in named))
    if shares[best] < VEEL:
        if not named:
            return
        best = named[0]
    found.gebied = best
    place = found.kolommen.index(best)
    texts = list(dict.fromkeys(row[place] for row in rows if row[place]))
    found.onbekend = [t for t in texts if not gebieden.zoek(t)]
    if any(len(gebieden.zoek(t)) > 1 for t in texts):
        found.niveau = "gemeente"


def _kies_periode(found: Verkenning) -> None:
    for name in found.kolommen:
        cells = _gevuld(found.kolom(name))
        periods = [p for c in cells if (p := lees_periode(c)) is not None]
        if name != found.gebied and cells and len(periods) >= VEEL * len(cells):
            found.periode = name
            kinds = Counter(p.soort for p in periods)
            found.periode_soort = kinds.most_common(1)[0][0] if len(kinds) > 1 else None
            return
    for name in found.kolommen:
        if (split := _met_periode(name)) is not None:
            found.in_kop.setdefault(split[0], []).append(split[1])


def _met_periode(name: str) -> tuple[str, Periode] | None:
    """Cut a heading into what stands before the period and the period."""
    words = name.split(" ")
    for i in range(len(words)):
        period = lees_periode(" ".join(words[i:]).strip(_TUSSEN))
        if period is not None:
            return " ".join(words[:i]).rstrip(" |-–:,("), period
    return None


def _kies_getallen(found: Verkenning) -> None:
    texts: list[str] = []
    for name in found.kolommen:
        cells = _gevuld(found.kolom(name))
        if name in (found.gebied, found.periode) or not cells or not any(c not in TEKENS for c in cells):
            continue
        if sum(_is_getal(c) for c in cells) >= VEEL * len(cells):
            found.getallen.append(name)
            texts += cells
    found.ontbreekt = {c: TEKENS[c] for c in dict.fromkeys(texts) if c in TEKENS}
    numbers = [kaal(t) for t in texts if t not in TEKENS]
    points = sum(
        bool(re.fullmatch(r"-?\d+\.\d+%?", t)) and not re.fullmatch(r"-?\d{1,3}(\.\d{3})+", t) for t in numbers
    )
    commas = sum(bool(re.fullmatch(r"-?[\d.]*\d,\d+ ?%?", t)) for t in numbers)
    if points > commas:
        found.decimaal = "."
    other = "." if found.decimaal == "," else ","
    if any(
        re.fullmatch(rf"-?\d{{1,3}}({re.escape(other)}\d{{3}})+({re.escape(found.decimaal)}\d+)?", t) for t in numbers
    ):
        found.duizend = other


def _kies_notatie(found: Verkenning) -> None:
    """See per measure whether its numbers are percentages, and with how many decimals they are written."""
    for name in found.getallen:
        split = _met_periode(name) if found.in_kop else None
        measure = split[0] if split else name
        numbers = [c for c in found.kolom(name) if c and c not in TEKENS]
        if any(c.rstrip().endswith("%") for c in numbers):
            found.procent.add(measure)
        parts = [kaal(c).rpartition(found.decimaal) for c in numbers]
        if most := max((len(last) for _, sign, last in parts if sign), default=0):
            found.decimalen[measure] = max(found.decimalen.get(measure, 0), min(most, MEESTE_DECIMALEN))


def _kies_reeks(found: Verkenning) -> None:
    """Guess the column that splits the figures: few different texts, each more than once."""
    taken = {found.gebied, found.periode, *found.getallen}
    for name in found.kolommen:
        if name in taken or _met_periode(name) is not None:
            continue
        texts = Counter(c for c in found.kolom(name) if c)
        if 2 <= len(texts) <= MEESTE_REEKSEN and sum(texts.values()) > len(texts):
            found.reeks, found.reeksen = name, list(texts)
            return
