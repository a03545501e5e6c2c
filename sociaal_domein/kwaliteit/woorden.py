"""What was found, in plain Dutch: for `bron lees`, for `controleer`, and beside figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from sociaal_domein.kwaliteit.dekking import dekkingszin
from sociaal_domein.taal import datum, getal, opsomming

if TYPE_CHECKING:
    from sociaal_domein.bronnen.manifest import Manifest
    from sociaal_domein.kwaliteit.uitslag import Oordelen

ERNST = {
    "fout": ("fout", "fouten"),
    "waarschuwing": ("waarschuwing", "waarschuwingen"),
    "melding": ("melding", "meldingen"),
}
WAT_HET_IS = {
    "fout": "De gegevens kunnen zo niet kloppen. De cijfers mogen niet worden gebruikt.",
    "waarschuwing": "Er is iets waardoor u een cijfer verkeerd kunt lezen. Lees de reden voordat u het gebruikt.",
    "melding": "Goed om te weten. U kunt het cijfer gewoon gebruiken.",
}
ZONDER = "Voor deze bron zijn nog geen regels opgeschreven."


# What DuckDB calls its errors, in the words of someone who writes a rule.
_SQL = {
    "ParserException": "zo is de SQL niet te lezen",
    "BinderException": "een kolom of functie bestaat niet",
    "CatalogException": "een tabel of functie bestaat niet",
    "ConversionException": "een waarde past niet bij de soort van de kolom",
    "InvalidInputException": "een waarde past niet bij wat ermee gedaan wordt",
}


def sqlfout(error: Exception) -> str:
    """Say in Dutch what is wrong with SQL, with what DuckDB says itself in brackets."""
    wat = _SQL.get(type(error).__name__, "deze SQL werkt niet")
    return f"{wat} (DuckDB zegt: {str(error).splitlines()[0].rstrip('.')})"


class Bevinding(Protocol):
    """What a verdict must have to be put into words."""

    @property
    def ernst(self) -> str:
        """``fout``, ``waarschuwing`` or ``melding``."""

    @property
    def goed(self) -> bool:
        """Whether nothing was found."""


B = TypeVar("B", bound=Bevinding)


def telzin(oordelen: Sequence[Bevinding]) -> str:
    """Count the rules and what they found.

    Returns
    -------
    str
        Such as ``14 regels nagegaan: 1 waarschuwing en 2 meldingen``.
    """
    found = Counter(o.ernst for o in oordelen if not o.goed)
    words = [f"{getal(found[k])} {one if found[k] == 1 else more}" for k, (one, more) in ERNST.items() if found[k]]
    rules = f"{getal(len(oordelen))} {'regel' if len(oordelen) == 1 else 'regels'} nagegaan"
    return f"{rules}: {opsomming(words) if words else 'alles in orde'}"


def op_ernst(oordelen: Iterable[B]) -> list[B]:
    """Return what was found, the most serious first."""
    order = list(ERNST)
    return sorted((o for o in oordelen if not o.goed), key=lambda o: order.index(o.ernst))


def gaat_niet_op(regel: str, gevonden: int, getoetst: int) -> str:
    """Say which rule fails, and how often.

    Examples
    --------
    >>> gaat_niet_op("geen gemeente komt dubbel voor", 2, 1200)
    'De regel "geen gemeente komt dubbel voor" gaat niet op: 2 gevallen in een tabel van 1.200 rijen.'
    """
    if getoetst <= 1:
        return f'De regel "{regel}" gaat niet op.'
    cases = f"{getal(gevonden)} {'geval' if gevonden == 1 else 'gevallen'}"
    return f'De regel "{regel}" gaat niet op: {cases} in een tabel van {getal(getoetst)} rijen.'


def rij(cellen: Mapping[str, object]) -> str:
    """Write one found row: each column with its value."""
    return ", ".join(f"{name} {value if value != '' else '(leeg)'}" for name, value in cellen.items())


def dekkingsregels(oordelen: Oordelen | None, manifest: Manifest) -> list[str]:
    """Return the coverage of a source as measured, a line per table that has areas.

    Parameters
    ----------
    oordelen : Oordelen or None
        What is stored beside the snapshot; None when it was never measured.
    manifest : Manifest
        Of the snapshot as it is now: what was measured of another one is not shown.
    """
    if oordelen is None:
        return ["dekking: nog niet gemeten"]
    now = {name: table.sha256 for name, table in manifest.tabellen.items()}
    lines = []
    for table in now:
        if sentence := dekkingszin([d for d in oordelen.dekking if d.tabel == table], oordelen.gemeten_op):
            same = oordelen.tabellen.get(table) == now[table]
            lines.append(f"{table}: {sentence if same else 'gemeten aan een andere momentopname; meet opnieuw'}")
    return lines


def regeltekst(oordelen: Oordelen) -> list[str]:
    """Return the verdicts of one source as lines: how many rules, what is covered, and what was found."""
    own = [t for t in oordelen.tabellen if "." not in t]
    head = telzin(oordelen.oordelen) if oordelen.oordelen else ZONDER.rstrip(".")
    lines = [f"Kwaliteit, gemeten op {datum(oordelen.gemeten_op)}: {head}."]
    for table in own:
        if sentence := dekkingszin([d for d in oordelen.dekking if d.tabel == table], oordelen.gemeten_op):
            lines.append(f"  Dekking van {table}: {sentence.partition(': ')[2]}.")
    for found in op_ernst(oordelen.oordelen):
        text = gaat_niet_op(found.regel, found.gevonden, found.getoetst)
        lines += [f"  {found.ernst.capitalize()} bij {found.tabel}. {text}", f"    {found.reden}"]
        lines += [f"    - {rij(row)}" for row in found.eerste]
    return lines
