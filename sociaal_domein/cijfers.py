"""A figure never travels alone: the value with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from sociaal_domein.duiding.intervallen import wilson
from sociaal_domein.duiding.redenen import REDENEN, WAARSCHUWINGEN

if TYPE_CHECKING:
    import pandas as pd

    from sociaal_domein.indicator import Indicator
    from sociaal_domein.kwaliteit.oordeel import Kwaliteit, Oordeel


# From near to far: a figure of the province or the country is only read where there is none of the municipality.
HOOFDNIVEAUS = ("gemeente", "provincie", "land")
# Shares of a number of people, and what the whole is then.
DELEN = {"aandeel": 100.0, "promille": 1000.0}
NIVEAUS = ("land", "provincie", "regio", "gemeente", "wijk", "buurt")


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure.

    Attributes
    ----------
    waarde : float or None
        In `eenheid`; None when `reden` says why it is missing.
    teller, noemer : float or None
    n : float or None
        How many persons, households or inhabitants the figure rests on.
    onder, boven : float or None
        95 % interval in `eenheid`: for rates of use, rounding at the source included, and for medians of which the
        separate values were known.
    status : str
        begroot, geraamd, voorlopig, nader voorlopig, definitief or onbekend.
    segment : int
        Only figures with the same segment may be compared: between two segments lies a break.
    snapshot : str
        Date on which the source was taken.
    """

    indicator: str
    gebied_code: str
    gebied_naam: str
    niveau: str
    schaal: str
    jaar: int
    reeks: str
    waarde: float | None
    teller: float | None
    noemer: float | None
    n: float | None
    onder: float | None
    boven: float | None
    eenheid: str
    status: str
    reden: str | None
    segment: int
    bron: str
    snapshot: str
    waarschuwingen: tuple[str, ...]
    zegt_niet: tuple[str, ...]

    @property
    def uitleg(self) -> str:
        """Why the figure is missing, in a sentence; empty when it is there."""
        return REDENEN.get(self.reden, self.reden) if self.reden else ""


def beoordeel(cijfer: Cijfer, indicator: Indicator, kleinste_noemer: int, kleinste_teller: int) -> Cijfer:
    """Give a rate its interval, and say nothing about an area that is too small.

    Too small means: a denominator below `kleinste_noemer` or a count below `kleinste_teller`, in a wijk or
    buurt, and for use of care also in a municipality. An average has no count: there the denominator decides.
    In a wijk or buurt a count without a figure is left out too: nobody can say what it is part of. An indicator
    that says that it counts people (`telt`) is held to `te_weinig_mensen` in every municipality, and in a wijk or
    buurt it gives no share of an unknown number: how many live there at most, everyone knows.
    """
    weg: dict[str, Any] = dict.fromkeys(("waarde", "teller", "n", "onder", "boven")) | {"reden": "te_klein"}
    # That a median is not reached is told of people too.
    told = cijfer.waarde is not None or cijfer.reden == "niet_bereikt"
    local = told and cijfer.niveau not in ("land", "provincie", "regio")
    part = cijfer.niveau in ("wijk", "buurt")
    count = afgeleide_teller(indicator.vorm, cijfer.waarde, cijfer.teller, cijfer.noemer)
    loose = zonder_geheel(indicator.vorm, cijfer.waarde, cijfer.teller, cijfer.noemer)
    few_people = te_weinig_mensen(indicator.vorm, count, cijfer.noemer, kleinste_noemer, kleinste_teller)
    if local and indicator.telt == "personen" and (few_people or (part and loose)):
        few = cijfer.noemer is not None and cijfer.noemer < kleinste_teller
        base = None if few else cijfer.noemer
        return replace(cijfer, **weg, noemer=base)
    if cijfer.waarde is None or cijfer.noemer is None:
        bare = part and cijfer.waarde is None and (cijfer.teller is not None or cijfer.n is not None)
        return replace(cijfer, teller=None, n=None) if bare else cijfer
    few = cijfer.teller is not None and cijfer.teller < kleinste_teller
    if (cijfer.noemer < kleinste_noemer or few) and (part or indicator.soort == "gebruik"):
        return replace(cijfer, **weg)
    if indicator.soort == "gebruik" and cijfer.teller is not None and cijfer.teller <= cijfer.noemer:
        low, high = wilson(cijfer.teller, cijfer.noemer, afronding=indicator.afronding)
        # A figure beside what was expected is wide in the same measure as its count per inhabitant is.
        beside = indicator.vorm == "verhouding" and cijfer.teller > 0
        factor = cijfer.waarde / (cijfer.teller / cijfer.noemer) if beside else indicator.factor
        return replace(cijfer, onder=low * factor, boven=high * factor)
    return cijfer


def afgeleide_teller(vorm: str, waarde: float | None, teller: float | None, noemer: float | None) -> float | None:
    """Return the count of a share: the one that is given, else the one that everyone can work out.

    Examples
    --------
    >>> afgeleide_teller("aandeel", 0.5, None, 400.0)
    2.0
    """
    if teller is not None or waarde is None or noemer is None or vorm not in DELEN:
        return teller
    return float(round(waarde * noemer / DELEN[vorm]))


def zonder_geheel(vorm: str, waarde: float | None, teller: float | None, noemer: float | None) -> bool:
    """Whether a figure is a share of people of whom neither the number nor the whole is known."""
    return vorm in DELEN and waarde is not None and teller is None and noemer is None


def te_weinig_mensen(
    vorm: str, teller: float | None, noemer: float | None, kleinste_noemer: int, kleinste_teller: int
) -> bool:
    """Whether a figure that counts people rests on so few of them that someone may be recognised.

    A share is over at least `kleinste_noemer` people; a mean or median over at least `kleinste_teller`.

    Examples
    --------
    >>> te_weinig_mensen("aantal", 7.0, None, 100, 10), te_weinig_mensen("mediaan", None, 25.0, 100, 10)
    (True, False)
    """
    least = kleinste_teller if vorm in ("gemiddelde", "mediaan") else kleinste_noemer
    return (teller is not None and teller < kleinste_teller) or (noemer is not None and noemer < least)


class Cijfers(Sequence[Cijfer]):
    """The figures of one indicator for one municipality and its parts.

    Attributes
    ----------
    indicator : Indicator
    bronnen : tuple of dict
        What each snapshot the figures rest on says about itself: publisher, page, licence, date.
    oordelen : tuple of Oordeel
        What the rules of those snapshots, and the checks of the models, found.
    gemeente : str
        Name of the municipality that was asked for; empty when that is not known.

    Examples
    --------
    >>> import sociaal_domein as sd
    >>> cijfers = sd.open().gemeente("Almere").cijfers("jeugd_lasten_per_inwoner")  # doctest: +SKIP
    >>> cijfers.df  # doctest: +SKIP
    """

    def __init__(
        self,
        indicator: Indicator,
        rijen: Sequence[Cijfer],
        bronnen: Sequence[dict[str, Any]] = (),
        oordelen: Sequence[Oordeel] = (),
        gemeente: str = "",
    ) -> None:
        self.indicator = indicator
        self.bronnen = tuple(bronnen)
        self.oordelen = tuple(oordelen)
        self.gemeente = gemeente
        self._rijen = tuple(rijen)

    def __len__(self) -> int:
        return len(self._rijen)

    def __iter__(self) -> Iterator[Cijfer]:
        return iter(self._rijen)

    @overload
    def __getitem__(self, index: int) -> Cijfer: ...

    @overload
    def __getitem__(self, index: slice) -> Cijfers: ...

    def __getitem__(self, index: int | slice) -> Cijfer | Cijfers:
        if isinstance(index, slice):
            return self._met(self._rijen[index])
        return self._rijen[index]

    def __repr__(self) -> str:
        return f"<Cijfers {self.indicator.id}: {len(self)} cijfers>"

    def kies(self, *, niveau: str | None = None, reeks: str | None = None, met_waarde: bool = False) -> Cijfers:
        """Return the figures of one level or line."""
        return self._met(
            [
                c
                for c in self._rijen
                if (niveau is None or c.niveau == niveau)
                and (reeks is None or c.reeks == reeks)
                and (not met_waarde or c.waarde is not None)
            ]
        )

    def _met(self, rijen: Sequence[Cijfer]) -> Cijfers:
        return Cijfers(self.indicator, rijen, self.bronnen, self.oordelen, self.gemeente)

    @property
    def kwaliteit(self) -> Kwaliteit:
        """The verdicts summed up: one line, and what was found."""
        from sociaal_domein.kwaliteit.oordeel import vat_samen

        return vat_samen(self.oordelen, [str(b["bron"]) for b in self.bronnen if "bron" in b])

    @property
    def hoofdniveau(self) -> str:
        """The level nearest to the residents' council on which there is a figure: gemeente, provincie or land."""
        found = {c.niveau for c in self._rijen if c.waarde is not None}
        return next((level for level in HOOFDNIVEAUS if level in found), HOOFDNIVEAUS[0])

    def plek(self, niveau: str) -> str:
        """Name the place that figures of a level are about, as ``provincie Utrecht``.

        Of a wijk or buurt, and where the level has no figure, it is the municipality.
        """
        found = next((c.gebied_naam for c in self._rijen if c.niveau == niveau and c.waarde is not None), "")
        if found and niveau in HOOFDNIVEAUS:
            return f"provincie {found}" if niveau == "provincie" else found
        return self.gemeente or next((c.gebied_naam for c in self._rijen if c.niveau == "gemeente"), found)

    @property
    def niveaus(self) -> list[str]:
        """The levels that have a figure, from large to small."""
        found = {c.niveau for c in self._rijen if c.waarde is not None}
        return [level for level in NIVEAUS if level in found]

    @property
    def waarschuwingen(self) -> list[str]:
        """The warnings of all figures that have a value, as sentences, each once."""
        codes = dict.fromkeys(code for c in self._rijen if c.waarde is not None for code in c.waarschuwingen)
        return [WAARSCHUWINGEN[code] for code in codes]

    def laatste(self) -> Cijfer | None:
        """Return the most recent figure that has a value."""
        return max((c for c in self._rijen if c.waarde is not None), key=lambda c: c.jaar, default=None)

    @property
    def df(self) -> pd.DataFrame:
        """The figures as a table, one row per figure, with the caveats as columns.

        Returns
        -------
        pandas.DataFrame
            Columns: the fields of `Cijfer` in that order, plus ``uitleg``; `waarschuwingen` and
            `zegt_niet` as text.
        """
        import pandas as pd

        names = [f.name for f in fields(Cijfer)]
        rows = [[getattr(c, name) for name in names] + [c.uitleg] for c in self._rijen]
        table = pd.DataFrame(rows, columns=[*names, "uitleg"])
        for name in ("waarschuwingen", "zegt_niet"):
            table[name] = [" ".join(_zinnen(name, getattr(c, name))) for c in self._rijen]
        numbers = ["waarde", "teller", "noemer", "n", "onder", "boven"]
        table[numbers] = table[numbers].astype("float64")
        return table

    def _repr_html_(self) -> str:
        from sociaal_domein.weergave.tabel import als_html

        return als_html(self)

    def tekst(self) -> str:
        """Return the figures of the municipality as a table for the command line."""
        from sociaal_domein.weergave.tekst import cijfertekst

        return cijfertekst(self)

    def csv(self) -> str:
        """Return all figures with their caveats as CSV: semicolons and a decimal comma."""
        from sociaal_domein.weergave.werkblad import csv_tekst

        return csv_tekst(self)

    def json(self) -> str:
        """Return all figures with their caveats as JSON."""
        from sociaal_domein.weergave.werkblad import json_tekst

        return json_tekst(self)

    def xlsx(self, pad: str | Path) -> Path:
        """Write a workbook with three sheets: the figures, what they do not say, and the sources.

        Returns
        -------
        pathlib.Path
            The file that was written.
        """
        from sociaal_domein.weergave.werkblad import schrijf_xlsx

        return schrijf_xlsx(self, Path(pad))


def _zinnen(name: str, codes: tuple[str, ...]) -> list[str]:
    return [WAARSCHUWINGEN.get(c, c) for c in codes] if name == "waarschuwingen" else list(codes)
