"""The mapping of an own source, ``bronnen/<naam>.yml``: where the figures stand and what they mean."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.bronnen.manifest import Status
from sociaal_domein.duiding.redenen import REDENEN
from sociaal_domein.eigenbron.getallen import lees_getal
from sociaal_domein.eigenbron.perioden import VERWACHT, Periodesoort, lees_periode
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import Pad, plek, raad, vertaal
from sociaal_domein.motor.beschrijving import Breukonderwerp, StandaardKoppeling, Waarschuwing, Zin
from sociaal_domein.register.basis import ID_VORM, Deel, Tekst, niet_later
from sociaal_domein.register.opgaven import Wet
from sociaal_domein.register.yamlboom import Boom, lees_tekst, ontleed
from sociaal_domein.taal import bestandsnaam

MAP = "bronnen"
NAAMVORM = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Together with the name of the source a measure must fit in the name of a model.
LANGSTE_NAAM = 24
LANGSTE_MAAT = 28


def _keuze_van_redenen(value: Any) -> Any:
    if isinstance(value, dict):
        for text, reason in value.items():
            if not isinstance(reason, str) or reason not in REDENEN:
                raise PydanticCustomError(
                    "reden",
                    'Bij de tekst "{tekst}" staat geen reden die wij kennen.',
                    {"tekst": text, "veld": text, "doe": raad(str(reason), list(REDENEN))},
                )
    return value


def _een_of_meer(value: Any) -> Any:
    return [value] if isinstance(value, str) and value.strip() else value


def _factor(value: Any) -> Any:
    return value if not isinstance(value, str) or (number := lees_getal(value, duizend="")) is None else number


Regel = Annotated[int, Field(ge=1)]
Teksten = Annotated[list[Tekst], BeforeValidator(_een_of_meer), Field(min_length=1)]
Naamdeel = Annotated[str, StringConstraints(pattern=rf"^{NAAMVORM.pattern}$", max_length=LANGSTE_MAAT)]


class Bestand(Deel):
    """Which file, and how it is written."""

    pad: Tekst = Field(description="de naam van een bestand, gezien vanuit de werkmap, zoals eigen/wachtlijst.csv")
    blad: Tekst | None = Field(default=None, description="de naam van een werkblad in Excel")
    kopregels: list[Regel] = Field(
        default=[1], min_length=1, max_length=4, description="een lijst met regelnummers, zoals [1]"
    )
    scheiding: Literal[";", ",", "\t", "|", "tab"] = Field(default=";", description='";", ",", "|" of "tab"')
    tekenset: Literal["utf-8", "windows-1252"] = Field(default="utf-8", description="utf-8 of windows-1252")
    decimaal: Literal[",", "."] = Field(default=",", description='"," of "."')
    duizend: Literal[".", ",", " ", "'", ""] = Field(default="", description='".", ",", " " of "" (geen)')

    @model_validator(mode="after")
    def _tekens_verschillen(self) -> Bestand:
        if self.decimaal == self.duizend:
            raise PydanticCustomError(
                "tekens",
                "Het teken voor de decimalen en dat voor de duizendtallen zijn hetzelfde.",
                {"veld": "duizend", "doe": 'Kies een ander teken, of schrijf: duizend: "".'},
            )
        return self

    @property
    def teken(self) -> str:
        """The delimiter itself."""
        return "\t" if self.scheiding == "tab" else self.scheiding


class Gebied(Deel):
    """Which column names the area, or which area all figures are about."""

    kolom: Tekst | None = Field(default=None, description="de naam van een kolom")
    vast: Tekst | None = Field(
        default=None, description='"gemeente" (die van de werkmap), of een naam of CBS-code van een gebied'
    )
    niveau: Literal["land", "provincie", "gemeente", "wijk", "buurt"] | None = Field(
        default=None, description="land, provincie, gemeente, wijk of buurt"
    )
    namen: dict[str, Tekst] = Field(
        default_factory=dict, description='per tekst in het bestand een naam of CBS-code, of "gemeente"'
    )

    @model_validator(mode="after")
    def _een_van_twee(self) -> Gebied:
        if (self.kolom is None) == (self.vast is None):
            raise PydanticCustomError(
                "gebied",
                "Verwacht: een kolom met gebieden, of één vast gebied.",
                {"doe": "Geef bij gebied het veld kolom of het veld vast, en niet allebei."},
            )
        return self


class Periodeveld(Deel):
    """Which column names the period, that it stands in the headings, or one fixed period."""

    kolom: Tekst | None = Field(default=None, description="de naam van een kolom")
    vast: Tekst | None = Field(default=None, description=VERWACHT)
    in_kop: bool = Field(default=False, description="true als de periode in de kopregel staat")
    soort: Periodesoort | None = Field(default=None, description="jaar, halfjaar, kwartaal, maand of dag")

    @model_validator(mode="after")
    def _een_van_drie(self) -> Periodeveld:
        if (self.kolom is not None) + (self.vast is not None) + self.in_kop != 1:
            raise PydanticCustomError(
                "periode",
                "Verwacht: een kolom met perioden, één vaste periode, of perioden in de kopregel.",
                {"doe": "Geef bij periode één van deze drie: kolom, vast, of in_kop: true."},
            )
        if self.vast is not None and lees_periode(self.vast) is None:
            raise PydanticCustomError(
                "periode_vast",
                "Dit is geen periode die wij kunnen lezen. Verwacht: {verwacht}.",
                {"veld": "vast", "verwacht": VERWACHT, "doe": "Schrijf de periode in een van deze vormen."},
            )
        return self


class Reeks(Deel):
    """Which column splits a figure into lines."""

    kolom: Tekst = Field(description="de naam van een kolom")
    namen: dict[str, Tekst] = Field(min_length=1, description="per tekst in het bestand hoe de reeks heet")
    hoofd: Tekst = Field(description="de reeks die het eerst wordt genoemd, zoals die in het bestand heet")

    @model_validator(mode="after")
    def _hoofd_bestaat(self) -> Reeks:
        if self.hoofd not in self.namen:
            raise PydanticCustomError(
                "hoofd",
                'De reeks "{naam}" staat niet bij de namen.',
                {"naam": self.hoofd, "veld": "hoofd", "doe": raad(self.hoofd, list(self.namen))},
            )
        return self

    @model_validator(mode="after")
    def _elke_reeks_een_keer(self) -> Reeks:
        keys = list(self.sleutels().values())
        if twice := next(
            (label for label, key in zip(self.namen.values(), keys, strict=True) if keys.count(key) > 1), 0
        ):
            raise PydanticCustomError(
                "reeks_dubbel",
                'Twee reeksen heten "{naam}".',
                {"naam": twice, "veld": "namen", "doe": "Geef elke reeks een eigen naam."},
            )
        return self

    def sleutels(self) -> dict[str, str]:
        """Return per text in the file the key of its line."""
        return {text: sleutel_van(label) for text, label in self.namen.items()}


class Weglaten(Deel):
    """Rows to leave out: those with certain texts in a column, or certain lines."""

    kolom: Tekst | None = Field(default=None, description="de naam van een kolom")
    teksten: Teksten | None = Field(default=None, description="een lijst met teksten in die kolom")
    regels: list[Regel] | None = Field(default=None, description="een lijst met regelnummers")

    @model_validator(mode="after")
    def _zegt_iets(self) -> Weglaten:
        if (self.kolom is None) != (self.teksten is None) or (self.kolom is None and not self.regels):
            raise PydanticCustomError(
                "weglaten",
                "Hier staat niet welke rijen weg moeten.",
                {"doe": "Geef kolom en teksten samen, of geef regels."},
            )
        return self


class Maat(Deel):
    """One measure: its columns, and what it says about itself; it becomes one indicator."""

    id: Naamdeel = Field(description=f"hooguit {LANGSTE_MAAT} tekens: {ID_VORM}")
    waarde: Tekst | None = Field(default=None, description="de naam van de kolom met het cijfer")
    teller: Tekst | None = Field(default=None, description="de naam van een kolom met aantallen")
    noemer: Tekst | None = Field(default=None, description="de naam van een kolom met aantallen")
    keer: Annotated[float, BeforeValidator(_factor)] = Field(
        default=1.0, gt=0, le=1e9, description="een getal, zoals 0,1 (van per 10.000 naar per 1.000) of 1000"
    )
    alleen_als: dict[str, Teksten] = Field(
        default_factory=dict, description="per kolom de tekst die er moet staan, zoals {Onderwerp: Wachttijd}"
    )
    titel: Tekst | None = Field(default=None, description="de naam van het cijfer, in een paar woorden")
    vraag: Tekst | None = Field(default=None, description="de vraag die dit cijfer beantwoordt")
    omschrijving: Tekst | None = Field(default=None, description="wat dit cijfer is, in een of twee zinnen")
    eenheid: Tekst | None = Field(default=None, description="de eenheid, zoals mensen of procent")
    eenheid_kort: Tekst | None = Field(default=None, description="hoe de eenheid in een zin klinkt")
    soort: Literal["geld", "gebruik", "wachten", "omgeving"] | None = Field(
        default=None, description="geld, gebruik, wachten of omgeving"
    )
    vorm: Literal["aantal", "aandeel", "promille", "gemiddelde", "mediaan", "euro_per_inwoner"] = Field(
        description="aantal, aandeel, promille, gemiddelde, mediaan of euro_per_inwoner"
    )
    meting: Literal["stand", "stroom"] | None = Field(
        default=None, description="stand (op één dag) of stroom (over een hele periode)"
    )
    per_jaar: Literal["laatste", "som"] = Field(
        default="laatste", description="laatste (de laatste periode van het jaar telt) of som (alles bij elkaar)"
    )
    telt: Literal["personen", "iets_anders"] = Field(default="personen", description="personen of iets_anders")
    decimalen: int = Field(default=0, ge=0, le=6, description="een heel getal van 0 tot en met 6")
    wet: Wet | None = Field(default=None, description="jeugd, wmo, participatie of breed")
    opgaven: Teksten | None = Field(default=None, description="een lijst met opgaven, zoals [opgroeien]")
    zin: Zin | None = Field(default=None, description="één zin met {gemeente}, {cijfer} en {jaar}")
    zegt_niet: Teksten | None = Field(default=None, description="een zin of een lijst met zinnen")
    waarschuwingen: list[Waarschuwing] = Field(default_factory=list, description="een lijst met waarschuwingen")
    breuken: list[Breukonderwerp] = Field(
        default=["indeling", "herindeling", "splitsing"], description="een lijst met onderwerpen van breuken"
    )
    koppelingen: list[StandaardKoppeling] = Field(
        default_factory=list, description="een lijst met koppelingen, elk een groep velden"
    )

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> Maat:
        if self.per_jaar == "som" and self.vorm != "aantal":
            raise PydanticCustomError(
                "som",
                "Alleen aantallen mag u over de perioden van een jaar optellen.",
                {"veld": "per_jaar", "doe": "Kies per_jaar: laatste, of vorm: aantal."},
            )
        return self

    def leeg(self) -> list[str]:
        """Return the fields that a figure needs before it is shown, and that are not filled in."""
        needed = ("titel", "vraag", "omschrijving", "eenheid", "soort", "wet", "opgaven", "zin", "zegt_niet")
        return [name for name in needed if getattr(self, name) is None]


class Koppelbestand(Deel):
    """The whole of ``bronnen/<naam>.yml``."""

    naam: Tekst = Field(description="hoe deze bron heet, zoals Wachtlijst Wmo")
    uitgever: Tekst = Field(description="wie de cijfers maakte, zoals gemeente Voorbeeldgemeente")
    document: Tekst | None = Field(default=None, description="het stuk waar de cijfers uit komen")
    datum: Annotated[date, AfterValidator(niet_later)] | None = Field(
        default=None, description="de datum van dat stuk, als 2026-03-31"
    )
    pagina: Tekst = Field(default="eigen bestand van de gemeente", description="het adres waar het stuk staat")
    licentie: Tekst = Field(default="niet vermeld", description="onder welke voorwaarden anderen dit mogen gebruiken")
    status: Status = Field(default="onbekend", description="voorlopig, nader voorlopig, definitief of onbekend")
    bestand: Bestand = Field(description="een groep velden: pad, kopregels en hoe het bestand is geschreven")
    gebied: Gebied = Field(description="een groep velden: kolom of vast")
    periode: Periodeveld = Field(description="een groep velden: kolom, vast of in_kop")
    reeks: Reeks | None = Field(default=None, description="een groep velden: kolom, namen en hoofd")
    ontbreekt: Annotated[dict[str, str], BeforeValidator(_keuze_van_redenen)] = Field(
        default_factory=dict, description='per tekst een reden, zoals "x": onderdrukt'
    )
    weglaten: list[Weglaten] = Field(default_factory=list, description="een lijst met rijen die niet meetellen")
    maten: list[Maat] = Field(min_length=1, description="een lijst met cijfers, elk een groep velden")

    @model_validator(mode="after")
    def _maten_kloppen(self) -> Koppelbestand:
        ids = [m.id for m in self.maten]
        for i, measure in enumerate(self.maten):
            if ids.index(measure.id) != i:
                raise PydanticCustomError(
                    "dubbel", 'De maat "{id}" staat er twee keer.', {"id": measure.id, "doe": "Geef een andere id."}
                )
            if not self.periode.in_kop and not (measure.waarde or measure.teller):
                raise PydanticCustomError(
                    "kolom",
                    'Bij de maat "{id}" staat niet in welke kolom het cijfer staat.',
                    {"id": measure.id, "doe": "Geef bij deze maat het veld waarde, of teller en noemer."},
                )
        return self

    def leeg(self) -> list[str]:
        """Return the fields about the document that are not filled in; nothing is kept without them."""
        return [name for name in ("document", "datum") if getattr(self, name) is None]


class Gelezen:
    """A mapping as read, with its file and the lines of its fields.

    Attributes
    ----------
    naam : str
        Name of the source: the stem of the file.
    inhoud : Koppelbestand
    """

    def __init__(self, pad: Path, boom: Boom, inhoud: Koppelbestand) -> None:
        self.pad = pad
        self.naam = pad.stem
        self.inhoud = inhoud
        self._boom = boom

    def plek(self, *veld: str | int) -> str:
        """Say where a field stands."""
        return plek(self.pad, self._boom.regel(veld), veld)

    @cached_property
    def home(self) -> Path:
        """The working folder."""
        return self.pad.parent.parent

    def fout(self, wat: str, doe: str, *veld: str | int) -> SociaalDomeinFout:
        """Return an error about one field."""
        return SociaalDomeinFout(wat, waar=self.plek(*veld), doe=doe)


def sleutel_van(label: str) -> str:
    """Return the key of a line from its label.

    Examples
    --------
    >>> sleutel_van("Hulp bij het huishouden")
    'hulp_bij_het_huishouden'
    """
    return bestandsnaam(label).replace("-", "_") or "alle"


def bestandspad(koppel: Gelezen, uit: Path | None = None) -> Path:
    """Return the file to read: the one that was named now, else that of the mapping, seen from the working folder."""
    if uit is not None:
        return uit
    path = Path(koppel.inhoud.bestand.pad)
    try:
        return koppel.home / path.expanduser()
    except RuntimeError:  # ~name of somebody who is not on this machine
        return koppel.home / path


def lees_koppelbestand(pad: Path) -> Gelezen:
    """Read and check a mapping.

    Raises
    ------
    SociaalDomeinFout
        With file, line, field, what was expected and what to do.
    """
    if not NAAMVORM.fullmatch(pad.stem) or len(pad.stem) > LANGSTE_NAAM:
        raise SociaalDomeinFout(
            f"'{pad.stem}' kan geen naam van een bron zijn.",
            waar=str(pad),
            doe=f"Gebruik kleine letters, cijfers en één laag streepje tussen woorden, en hooguit {LANGSTE_NAAM} "
            "tekens. Bijvoorbeeld wachtlijst_wmo.",
        )
    tree = ontleed(lees_tekst(pad), pad)

    def line(loc: Pad) -> int | None:
        return tree.regel(loc)

    # A field without content is a field that is not filled in: then its default holds, or it is missing.
    filled = _zonder_lege(tree.inhoud)
    try:
        content = Koppelbestand.model_validate(filled)
    except ValidationError as error:
        raise vertaal(error, model=Koppelbestand, bestand=pad, regel=line, bij="een koppelbestand") from None
    return Gelezen(pad, tree, content)


def _zonder_lege(content: Any) -> Any:
    if isinstance(content, dict):
        return {k: _zonder_lege(v) for k, v in content.items() if v is not None}
    if isinstance(content, list):
        return [_zonder_lege(v) for v in content]
    return content
