"""The registry of tables that can be fetched from publishers: ``data/open/tabellen.yml``.

One entry per series. A series is one table that grows (``tabel``), or a new table every year (``per_jaar``: adding a
year is one line). Nothing in it was checked against a live endpoint: every entry says ``gecontroleerd: false``, and
where its number was found.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from sociaal_domein import paden
from sociaal_domein.bronnen._yaml import Streng
from sociaal_domein.bronnen.manifest import Naam, Tekst
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import plek, raad, vertaal
from sociaal_domein.register.yamlboom import lees_tekst, ontleed

TABELLENBESTAND = "tabellen.yml"

Versie = Literal["3", "4", "derden"]
Zekerheid = Literal["officiële pagina", "openbare code", "afgeleid", "uit het hoofd"]
Schaal = Literal["land", "provincie", "regio", "gemeente", "grootteklasse", "wijk", "buurt"]
TabelId = Annotated[str, Field(pattern=r"^[0-9]{5}(?:NED|ned)$", description="een tabelnummer, zoals 85984NED")]
Jaar = Annotated[int, Field(ge=1990, le=2100, description="een jaartal")]


class Uitgever(Streng):
    """Where tables are asked for, and in which version of OData.

    Attributes
    ----------
    adres : str
        Base address; ``[ververs.adressen]`` in the settings of a municipality can name another one.
    """

    naam: Tekst = Field(description="de naam van de uitgever")
    adres: Annotated[str, Field(pattern=r"^https?://", description="een webadres")]
    versie: Versie = Field(description="3, 4 of derden")


class Reeks(Streng):
    """One series of figures: one table, or one table per year.

    Attributes
    ----------
    bron : str
        The source that its figures belong to.
    op_verzoek : bool
        Too large to fetch unasked: only when it is named.
    vanaf_jaar : int or None
        The first year that we can read, where that is later than the first table.
    afwijkend : dict
        The years whose number is more or less certain than `zekerheid` says.
    """

    naam: Naam = Field(description="kleine letters en lage streepjes")
    wat: Tekst = Field(description="waar de tabel over gaat")
    bron: Naam = Field(description="de bron waar de cijfers bij horen")
    uitgever: Tekst = Field(description="een naam die onder uitgevers staat")
    tabel: TabelId | None = None
    vanaf: Jaar | None = None
    tot: Jaar | None = None
    vanaf_jaar: Jaar | None = None
    schaal: tuple[Schaal, ...] = Field(description="een lijst, zoals [gemeente, wijk]")
    dimensies: tuple[Tekst, ...] = ()
    gecontroleerd: bool = Field(description="true of false")
    zekerheid: Zekerheid
    afwijkend: dict[Zekerheid, tuple[Jaar, ...]] = Field(default_factory=dict)
    gepubliceerd: Tekst | None = None
    ritme: Tekst | None = None
    let_op: Tekst | None = None
    op_verzoek: bool = False
    per_jaar: dict[Jaar, TabelId] = Field(default_factory=dict, description="per jaar een tabelnummer")

    @model_validator(mode="after")
    def _een_vorm(self) -> Reeks:
        if (self.tabel is None) == (not self.per_jaar):
            raise ValueError("schrijf óf tabel, óf per_jaar met een nummer per jaar")
        unknown = {year for years in self.afwijkend.values() for year in years} - set(self.per_jaar)
        if unknown:
            raise ValueError(f"bij afwijkend staat {min(unknown)}, maar niet onder per_jaar")
        return self


class Tabelvermelding(Streng):
    """One table of the registry.

    Attributes
    ----------
    jaar : int or None
        The year it is about; None for a table that grows.
    """

    id: str
    jaar: int | None
    reeks: Reeks
    uitgever: Uitgever
    uitgever_naam: str
    zekerheid: Zekerheid

    @property
    def jaren(self) -> str:
        """The years it covers, in words."""
        if self.jaar is not None:
            return str(self.jaar)
        if self.reeks.vanaf is None:
            return "jaren onbekend"
        return f"{self.reeks.vanaf} tot en met {self.reeks.tot}" if self.reeks.tot else f"vanaf {self.reeks.vanaf}"


class Tabellen(Streng):
    """The whole of tabellen.yml."""

    uitgevers: dict[str, Uitgever] = Field(description="de uitgevers, elk met een adres")
    reeksen: list[Reeks] = Field(description="een lijst van reeksen")

    @model_validator(mode="after")
    def _eenduidig(self) -> Tabellen:
        seen: set[str] = set()
        for label in [r.naam for r in self.reeksen] + [i for r in self.reeksen for i in _nummers(r)]:
            if label in seen:
                raise ValueError(f"{label} staat er twee keer in")
            seen.add(label)
        for series in self.reeksen:
            if series.uitgever not in self.uitgevers:
                raise ValueError(f"de uitgever '{series.uitgever}' van {series.naam} staat niet onder uitgevers")
        return self

    def vermeldingen(self) -> list[Tabelvermelding]:
        """Return every table, in the order of the file."""
        return [item for series in self.reeksen for item in self._van(series)]

    def _van(self, series: Reeks) -> list[Tabelvermelding]:
        other = {year: sure for sure, years in series.afwijkend.items() for year in years}
        tables: list[tuple[int | None, str]] = [*series.per_jaar.items()]
        if series.tabel is not None:
            tables.append((None, series.tabel))
        return [
            Tabelvermelding(
                id=number,
                jaar=year,
                reeks=series,
                uitgever=self.uitgevers[series.uitgever],
                uitgever_naam=series.uitgever,
                zekerheid=other.get(year, series.zekerheid) if year is not None else series.zekerheid,
            )
            for year, number in tables
        ]

    def kies(self, naam: str) -> list[Tabelvermelding]:
        """Return the tables that a name stands for: a source, a series or the number of a table.

        Raises
        ------
        SociaalDomeinFout
            Nothing in the registry has that name.
        """
        tables = self.vermeldingen()
        found = [t for t in tables if naam in (t.reeks.bron, t.reeks.naam) or naam.casefold() == t.id.casefold()]
        if not found:
            known = sorted({t.reeks.bron for t in tables} | {t.reeks.naam for t in tables})
            raise SociaalDomeinFout(
                f"Er is geen bron, reeks of tabel met de naam '{naam[:40]}' om op te halen.",
                doe=f"{raad(naam, known)} Alle tabellen: sociaal-domein bron tabellen",
            )
        return found


def _nummers(series: Reeks) -> list[str]:
    return [*series.per_jaar.values(), *([series.tabel] if series.tabel else [])]


def bestand(home: Path | None = None) -> Path:
    """Return the registry that counts: the working folder's own, or the one that comes with the package."""
    own = home / "data" / "open" / TABELLENBESTAND if home else None
    return own if own is not None and own.is_file() else paden.datamap() / "open" / TABELLENBESTAND


def lees_tabellen(home: Path | None = None) -> Tabellen:
    """Read the registry of tables.

    Parameters
    ----------
    home : Path or None
        The working folder, which may have a registry of its own.

    Raises
    ------
    SociaalDomeinFout
        With file, line and field, what was expected and what to do.
    """
    file = bestand(home)
    return _lees(file, file.stat().st_mtime_ns if file.is_file() else 0)


@lru_cache(maxsize=4)
def _lees(file: Path, _gewijzigd: int) -> Tabellen:
    tree = ontleed(lees_tekst(file), file)
    try:
        return Tabellen.model_validate(tree.inhoud)
    except ValidationError as error:
        raise _vertaald(error, file, tree.regel) from None


def _vertaald(error: ValidationError, file: Path, line: Any) -> SociaalDomeinFout:
    first = error.errors(include_url=False)[0]
    if first["type"] == "value_error":  # a rule of our own, in words already
        text = str(first["ctx"]["error"])
        where = tuple(first["loc"])
        return SociaalDomeinFout(
            f"Dit klopt niet: {text}.", waar=plek(file, line(where), where), doe="Verbeter dit in het bestand."
        )
    return vertaal(error, model=Tabellen, bestand=file, regel=line, bij="een reeks")


def jaartabellen(reeks: str) -> dict[int, str]:
    """Return the number of the table per year of a series, from the registry of the package.

    Examples
    --------
    >>> jaartabellen("kwb")[2024], jaartabellen("iv3")[2017]
    ('85984NED', '45038NED')
    """
    return next(dict(series.per_jaar) for series in lees_tabellen().reeksen if series.naam == reeks)
