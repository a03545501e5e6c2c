"""Casussen: a story from practice, abstracted, with what stood in the way and what it teaches.

The stories of a municipality stand in ``eigen/casussen/`` of its working folder, one file per case, outside git.
Published stories stand in the package (``data/register/landelijk/casussen/``), in our own words, with their address.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from sociaal_domein.meldingen import Pad
from sociaal_domein.register.basis import Deel, Id, Record, Soort, Tekst, Webadres, niet_later
from sociaal_domein.register.opgaven import Wet

# From narrow to wide; which band holds which years of life stands in `LEEFTIJDEN`.
Leeftijd = Literal["0-11", "12-17", "18-26", "27-66", "67+", "0-17", "0-26", "18-66", "18+", "alle"]
LEEFTIJDEN: dict[str, tuple[int, int | None]] = {
    "0-11": (0, 11),
    "12-17": (12, 17),
    "18-26": (18, 26),
    "27-66": (27, 66),
    "67+": (67, None),
    "0-17": (0, 17),
    "0-26": (0, 26),
    "18-66": (18, 66),
    "18+": (18, None),
    "alle": (0, None),
}
Huishouden = Literal["eenpersoons", "zonder_kinderen", "met_kinderen", "alle"]
Hindernissoort = Literal["regel", "loket", "wachten", "geld", "contract", "informatie", "anders"]
Oordeel = Literal["onder_druk", "recht_gedaan"]
ROLLEN_VOOR_VRIJGAVE = 2
_JA_NEE = {"ja": True, "nee": False}
PERIODE = re.compile(r"(?P<van>(?:19|20)\d\d)(?:-K(?P<kwartaal>[1-4])|-(?P<tot>(?:19|20)\d\d))?")


def _periode(text: str) -> str:
    match = PERIODE.fullmatch(text)
    if match is None or (match["tot"] and match["tot"] <= match["van"]):
        raise PydanticCustomError(
            "periode",
            "Deze periode is niet te lezen.",
            {"doe": "Schrijf een kwartaal (2024-K3), een jaar (2024) of een reeks van jaren (2022-2024)."},
        )
    today = date.today()
    begin = date(int(match["van"]), 3 * int(match["kwartaal"] or 1) - 2, 1)
    if begin > today or int(match["tot"] or 0) > today.year:
        raise PydanticCustomError(
            "toekomst",
            "Deze periode is in de toekomst.",
            {"doe": f"Kies een periode die al begon en die niet later eindigt dan in {today.year}."},
        )
    return text


Periode = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_periode)]
Verleden = Annotated[date, AfterValidator(niet_later)]
Kenmerk = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
# What the release is not about: who released, looked or agreed, and how long it is kept.
BUITEN_KENMERK = {"vrijgave", "veto", "bevestigd", "bewaren_tot", "toestemming"}


def kenmerk_van(tekst: str) -> str:
    """Return the mark of a text: it changes when the text does. It only ever stands beside the text itself."""
    return hashlib.sha256(tekst.encode()).hexdigest()[:12]


def rolsleutel(rol: str) -> str:
    """Return what two ways to write the same role share: its letters, without case, spaces, signs and digits."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", rol).casefold() if letter.isalpha())


def _rol(text: str) -> str:
    if not rolsleutel(text):
        raise PydanticCustomError(
            "rol_leeg", "Hier staat geen rol.", {"doe": "Schrijf een rol in woorden, zoals jeugdconsulent."}
        )
    return text


Rol = Annotated[Tekst, AfterValidator(_rol)]


class Hindernis(Deel):
    """Something that stood in the way."""

    soort: Hindernissoort = Field(description="regel, loket, wachten, geld, contract, informatie of anders")
    wat: Tekst = Field(description="één zin: wat er in de weg stond")


class WaardeInCasus(Deel):
    """What a case did with a value."""

    waarde: Id = Field(description="een waarde uit waarden.yaml, zoals tijdigheid")
    oordeel: Oordeel = Field(description="onder_druk of recht_gedaan")
    waarom: Tekst | None = Field(default=None, description="één zin: waaraan u dat ziet")


class CijferBijCasus(Deel):
    """A figure that the case explains, or that it contradicts."""

    indicator: Id = Field(description="de naam van een indicator, zoals jeugd_bereik")
    hoe: Literal["verklaart", "spreekt_tegen"] = Field(description="verklaart of spreekt_tegen")
    uitleg: Tekst = Field(description="één zin: wat dit verhaal bij het cijfer laat zien")


class Toestemming(Deel):
    """Who said that the abstracted story may be told; it does not make more lawful than the law does."""

    wie: Tekst = Field(description="een rol, zoals inwoner of ouder; nooit een naam")
    hoe: Tekst = Field(description="hoe de toestemming is gegeven, zoals mondeling, na uitleg")
    wanneer: Periode = Field(description="een kwartaal of een jaar, zoals 2024-K3")


class OpenbareBron(Deel):
    """Where a published story stands."""

    naam: Tekst = Field(description="wie het publiceerde en welk stuk, zoals Nationale ombudsman 2018/086")
    adres: Webadres = Field(description="een webadres dat met https:// begint")


class Vrijgave(Deel):
    """One of the two roles that say a story may be told outside the team."""

    rol: Rol = Field(description="een rol, zoals gedragswetenschapper; nooit een naam")
    datum: Verleden = Field(description="een datum als 2026-03-31")
    kenmerk: Kenmerk | None = Field(
        default=None, description="het kenmerk van het verhaal zoals het toen was; het programma vult dit in"
    )


class Veto(Deel):
    """Why a story is not told: too rare, whatever the numbers say."""

    rol: Rol = Field(description="een rol, zoals privacyfunctionaris; nooit een naam")
    reden: Tekst = Field(description="één zin: waarom dit verhaal niet naar buiten kan")
    datum: Verleden = Field(description="een datum als 2026-03-31")


class Bevestiging(Deel):
    """That a person looked at what the guard asked about, in one field."""

    veld: Tekst = Field(description="het veld, zoals wat_gebeurde")
    soort: Tekst = Field(description="wat de wacht daar vroeg, zoals voornaam")
    kenmerk: Kenmerk = Field(description="het kenmerk van de tekst zoals die toen was; het programma vult dit in")
    rol: Rol = Field(description="een rol, zoals jeugdconsulent; nooit een naam")


def _gevuld(value: Any) -> Any:
    """Leave out the empty fields of a form, and the empty entries at the end of a list."""
    if isinstance(value, dict):
        return {name: part for name, raw in value.items() if (part := _gevuld(raw)) is not None} or None
    if isinstance(value, list):
        parts = [_gevuld(part) for part in value]
        while parts and parts[-1] is None:
            parts.pop()
        return parts or None
    return None if isinstance(value, str) and not value.strip() else value


class Casus(Record):
    """A story from practice. Fields that are empty count as left out, so that a form may stay empty in part.

    Attributes
    ----------
    gebied : str
        CBS code of the area it played in; ``NL01`` when nobody needs to know.
    periode : str
        ``2024-K3``, ``2024`` or ``2022-2024``.
    """

    wet: Wet = Field(description="jeugd, wmo, participatie of breed")
    opgave: Id | None = Field(default=None, description="een opgave uit opgaven.yaml")
    periode: Periode = Field(description="een kwartaal (2024-K3), een jaar (2024) of een reeks (2022-2024)")
    gebied: Annotated[str, StringConstraints(pattern=r"^(NL|PV|GM|WK|BU|JZ|AM|VR|GG|ZK)[0-9A-Z]{2,8}$")] = Field(
        description="een CBS-code, zoals GM0034 (gemeente) of WK003401 (wijk)"
    )
    leeftijd: Leeftijd = Field(description=f"een leeftijdsgroep: {', '.join(LEEFTIJDEN)}")
    huishouden: Huishouden = Field(default="alle", description="eenpersoons, zonder_kinderen, met_kinderen of alle")
    is_veiligheid: bool = Field(default=False, description="ja als iemand niet veilig was, anders nee")
    wat_gebeurde: Tekst = Field(description="het verhaal in een paar zinnen; niemand is eraan te herkennen")
    wat_nodig: Tekst = Field(description="één of twee zinnen: wat was er nodig?")
    hindernissen: list[Hindernis] = Field(
        default_factory=list, description="een lijst met wat in de weg stond, elk met soort en wat"
    )
    wat_werkte: Tekst | None = Field(default=None, description="één of twee zinnen: wat hielp?")
    waarden: list[WaardeInCasus] = Field(
        min_length=1, description="een lijst met één of meer waarden, elk met waarde en oordeel"
    )
    aantal_loketten: int | None = Field(
        default=None, ge=0, le=99, description="hoeveel loketten of instanties er meededen, zoals 4"
    )
    loketten: list[Tekst] = Field(
        default_factory=list, description="een lijst met soorten loketten, zoals [wijkteam, huisarts]; geen namen"
    )
    les: Tekst = Field(description="één of twee zinnen: wat leert dit verhaal?")
    wat_veranderde: Tekst | None = Field(default=None, description="één of twee zinnen: wat gaat er sindsdien anders?")
    cijfers: list[CijferBijCasus] = Field(
        default_factory=list, description="een lijst met cijfers die het verhaal verklaart of tegenspreekt"
    )
    bron: OpenbareBron | None = Field(default=None, description="een naam en een adres, als het verhaal openbaar is")
    toestemming: Toestemming | None = Field(default=None, description="wie, hoe en wanneer")
    bewaren_tot: date | None = Field(default=None, description="een datum als 2027-12-31")
    vrijgave: list[Vrijgave] = Field(
        default_factory=list, description="een lijst met wie het verhaal vrijgaf, elk met rol en datum"
    )
    veto: Veto | None = Field(default=None, description="een rol, een reden en een datum")
    bevestigd: list[Bevestiging] = Field(
        default_factory=list, description="wat een mens heeft bekeken; het programma vult dit in"
    )

    @model_validator(mode="before")
    @classmethod
    def _leeg_is_weggelaten(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        filled = _gevuld(data) or {}
        said = filled.get("is_veiligheid")
        return filled | {"is_veiligheid": _JA_NEE[said]} if isinstance(said, str) and said in _JA_NEE else filled

    @model_validator(mode="after")
    def _openbaar_of_eigen(self) -> Casus:
        if self.bron is None and (self.toestemming is None or self.bewaren_tot is None):
            raise PydanticCustomError(
                "grond",
                "Een eigen verhaal heeft toestemming en een bewaartermijn nodig; een openbaar verhaal een bron.",
                {
                    "veld": "toestemming" if self.toestemming is None else "bewaren_tot",
                    "doe": "Vul toestemming en bewaren_tot in. Is het verhaal openbaar? Vul dan bron in.",
                },
            )
        if self.bron is not None and (self.toestemming is not None or self.bewaren_tot is not None):
            raise PydanticCustomError(
                "grond_dubbel",
                "Dit verhaal heeft een openbare bron, en ook toestemming of een bewaartermijn. Dat kan niet samen.",
                {
                    "veld": "bron",
                    "doe": "Is het een verhaal van uzelf? Maak bron leeg. Staat het al openbaar? Maak toestemming en "
                    "bewaren_tot leeg.",
                },
            )
        return self

    @model_validator(mode="after")
    def _elke_waarde_een_keer(self) -> Casus:
        if len({w.waarde for w in self.waarden}) < len(self.waarden):
            raise PydanticCustomError(
                "waarde_dubbel",
                "Een waarde staat hier twee keer. Verwacht: elke waarde één keer.",
                {"veld": "waarden", "doe": "Kies per waarde één oordeel."},
            )
        return self

    @model_validator(mode="after")
    def _twee_rollen(self) -> Casus:
        roles = [rolsleutel(v.rol) for v in self.vrijgave]
        if len(set(roles)) < len(roles):
            raise PydanticCustomError(
                "rol_dubbel",
                "Dezelfde rol gaf dit verhaal twee keer vrij. Verwacht: twee verschillende rollen.",
                {"veld": "vrijgave", "doe": "Laat iemand met een andere rol het verhaal lezen en vrijgeven."},
            )
        return self

    def __repr__(self) -> str:
        return "<Casus>"  # no story in a debug line or a traceback

    __str__ = __repr__

    def verwijzingen(self) -> Iterator[tuple[Pad, str, str]]:
        """Yield the values and the opgave that this story speaks to."""
        for i, value in enumerate(self.waarden):
            yield ("waarden", i, "waarde"), "waarden", value.waarde
        if self.opgave is not None:
            yield ("opgave",), "opgaven", self.opgave

    @property
    def is_openbaar(self) -> bool:
        """Whether it says that someone else published it; of an own file two roles confirm that by releasing it."""
        return self.bron is not None

    @property
    def is_vrijgegeven(self) -> bool:
        """Whether two roles say that the story may be told outside the team, and nobody vetoed it.

        It also holds for an own file that names a public source. The published stories in the package need no
        release: whoever tells them does not ask.
        """
        roles = {rolsleutel(release.rol) for release in self.geldige_vrijgaven}
        return self.veto is None and len(roles) >= ROLLEN_VOOR_VRIJGAVE

    @property
    def kenmerk(self) -> str:
        """The mark of the story as it is now: what a release is about."""
        told = self.model_dump(mode="json", exclude=BUITEN_KENMERK, exclude_none=True)
        return kenmerk_van(json.dumps(told, sort_keys=True, ensure_ascii=False))

    @property
    def geldige_vrijgaven(self) -> list[Vrijgave]:
        """The releases of the story as it is now: one of an earlier text has lapsed."""
        return [release for release in self.vrijgave if release.kenmerk == self.kenmerk]

    @property
    def jaar(self) -> int:
        """The year it is counted in: the last one of the period."""
        match = PERIODE.fullmatch(self.periode)
        assert match is not None
        return int(match["tot"] or match["van"])

    def teksten(self) -> Iterator[tuple[Pad, str]]:
        """Yield every field that a person fills in with words, with its path: what the guard reads."""
        yield ("naam",), self.naam
        for name in ("wat_gebeurde", "wat_nodig", "wat_werkte", "les", "wat_veranderde"):
            if (text := getattr(self, name)) is not None:
                yield (name,), text
        for i, obstacle in enumerate(self.hindernissen):
            yield ("hindernissen", i, "wat"), obstacle.wat
        for i, value in enumerate(self.waarden):
            if value.waarom is not None:
                yield ("waarden", i, "waarom"), value.waarom
        for i, desk in enumerate(self.loketten):
            yield ("loketten", i), desk
        for i, figure in enumerate(self.cijfers):
            yield ("cijfers", i, "uitleg"), figure.uitleg
        if self.toestemming is not None:
            yield ("toestemming", "wie"), self.toestemming.wie
            yield ("toestemming", "hoe"), self.toestemming.hoe
        for i, release in enumerate(self.vrijgave):
            yield ("vrijgave", i, "rol"), release.rol
        if self.veto is not None:
            yield ("veto", "rol"), self.veto.rol
            yield ("veto", "reden"), self.veto.reden
        for i, confirmed in enumerate(self.bevestigd):
            yield ("bevestigd", i, "rol"), confirmed.rol

    @property
    def is_verzonnen(self) -> bool:
        """Whether it was made up to practise with: it plays in the Voorbeeldgemeente, or says so at the consent."""
        from sociaal_domein.bronnen.toewijzing_bestanden import VOORBEELD_CODE

        how = self.toestemming.hoe.casefold() if self.toestemming else ""
        return self.gebied[2:6] == VOORBEELD_CODE[2:] or how.startswith("verzonnen")


SOORT = Soort("casussen", "een casus", Casus, per_record=True, map="eigen")
