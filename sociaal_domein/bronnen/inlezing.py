"""What a reader hands over: tables of plain rows, the ledger and the description of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sociaal_domein.bronnen.manifest import Bronbestand, Herkomst, Licentie, Status
from sociaal_domein.bronnen.ruw import Rij, Ruwbestand
from sociaal_domein.fouten import SociaalDomeinFout

Waarde = str | int | float | bool | None

CC_BY = Licentie(
    naam="CC BY 4.0",
    adres="https://creativecommons.org/licenses/by/4.0/deed.nl",
    vermelding="Bron: CBS",
)


class Apart(NamedTuple):
    """A raw row that was set aside: file, line number and reason."""

    bestand: str
    regel: int
    reden: str


@dataclass
class Tabelinlezing:
    """One table as read.

    Parameters
    ----------
    kolommen : dict of str to str
        Column names with their DuckDB types, in order.
    sleutel : sequence of str
        Columns the rows are sorted by.
    omschrijving : str
        What the table holds, in Dutch.
    """

    kolommen: dict[str, str]
    sleutel: Sequence[str]
    omschrijving: str
    cbs_tabellen: Sequence[str] = ()
    status: Status = "onbekend"
    periode: str = ""
    dekking: str = ""
    rijen: list[tuple[Waarde, ...]] = field(default_factory=list)
    geladen: int = 0
    apart: list[Apart] = field(default_factory=list)
    bronbestanden: list[Bronbestand] = field(default_factory=list)
    _gezien: dict[tuple[Waarde, ...], object] = field(default_factory=dict, repr=False)

    def bron(self, bestand: Ruwbestand) -> None:
        """Note that the table is read from this raw file, with all its rows."""
        self.bronbestanden.append(Bronbestand(naam=bestand.naam, sha256=bestand.sha256, rijen=len(bestand)))

    def laad(self, rij: Rij, sleutel: tuple[Waarde, ...], *rijen: tuple[Waarde, ...]) -> bool:
        """Add what one raw row became, once per key; an exact repeat is set aside.

        Returns
        -------
        bool
            True when the row was loaded.

        Raises
        ------
        SociaalDomeinFout
            When the key came before with other values: which of the two is right, we cannot know.
        """
        earlier = self._gezien.setdefault(sleutel, rijen)
        if earlier is rijen:
            self.rijen.extend(rijen)
            self.geladen += 1
            return True
        if earlier != rijen:
            raise SociaalDomeinFout(
                f"Deze regel spreekt een eerdere regel tegen: {' '.join(map(str, sleutel))} komt twee keer "
                "voor, met andere waarden.",
                waar=f"{rij.bestand}, regel {rij.regel}",
                doe="Zoek uit welke van de twee juist is en haal de andere weg.",
            )
        self.zet_apart(rij, "dubbel")
        return False

    def zet_apart(self, rij: Rij, reden: str) -> None:
        """Set one raw row aside."""
        self.apart.append(Apart(rij.bestand, rij.regel, reden))

    @property
    def redenen(self) -> Counter[str]:
        """How many rows were set aside, by reason."""
        return Counter(item.reden for item in self.apart)

    @property
    def bronrijen(self) -> int:
        """How many raw rows were read."""
        return sum(file.rijen for file in self.bronbestanden)


@dataclass
class Inlezing:
    """A whole source as read: its description and its tables."""

    bron: str
    naam: str
    uitgever: str
    herkomst: Herkomst
    herkomst_toelichting: str
    pagina: str
    licentie: Licentie
    periode: str
    dekking: str
    tabellen: dict[str, Tabelinlezing]
    meldingen: list[str] = field(default_factory=list)


def getaltype(waarden: Iterable[Waarde]) -> str:
    """Return BIGINT when every value is whole, DOUBLE otherwise.

    Examples
    --------
    >>> getaltype([1, None, 3]), getaltype([1, 2.5])
    ('BIGINT', 'DOUBLE')
    """
    return "DOUBLE" if any(isinstance(value, float) for value in waarden) else "BIGINT"


def periode(jaren: Iterable[int]) -> str:
    """Return the years in words; without any there is nothing to name.

    Examples
    --------
    >>> periode({2025, 2017}), periode([2023]), periode([])
    ('2017 tot en met 2025', '2023', 'geen enkel jaar')
    """
    years = sorted(set(jaren))
    if not years:
        return "geen enkel jaar"
    first, last = years[0], years[-1]
    return f"{first}" if first == last else f"{first} tot en met {last}"
