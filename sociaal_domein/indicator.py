"""An indicator as its two files describe it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociaal_domein.taal import bedrag, getal

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer


# Lines that need no name in a sentence: the figure itself, or what was spent or planned.
GEWONE_REEKSEN = ("alle", "begroting", "jaarrekening")
# Lines that are each about one law: a reader of one law need not see the others.
WETTEN = ("jeugd", "wmo", "participatie")
_STATUS = {"onbekend": "status onbekend"}


@dataclass(frozen=True)
class Indicator:
    """What belongs to every figure of one indicator.

    Attributes
    ----------
    id : str
        For example ``jeugd_lasten_per_inwoner``.
    eenheid, eenheid_kort : str
        Unit, in full and as it reads inside a sentence.
    bronnen : tuple of str
        The sources whose figures it shows; the whole way, code lists included, is in `herkomst`.
    reeksen : dict of str to str
        Key and label of each line.
    zin : str
        How the figure reads in a sentence, with ``{gemeente}``, ``{cijfer}``, ``{jaar}``, ``{reeks}``.
    opvallend : dict of str to str
        The sentence for a figure ``boven`` or ``onder`` the band of the peers.
    breuken : tuple of str
        Subjects of the breaks that apply.
    meting : str or None
        ``stand`` (on one day) or ``stroom`` (over a whole year).
    rang : int
        1, 2 or 3: which figures come first where there is room for a few.
    telt : str or None
        ``personen`` when its counts are of people, so that a small count is left out on every local scale,
        whatever its `soort`; for figures about use of care that holds anyway.
    reeks_bij : dict of str to str
        Per law the line that goes with it, where that line has another name than the law.
    reeksen_uit : str or None
        ``waarden`` when each value of the register is a line.
    reeks_bij_waarde : dict of str to str
        Per value the line that speaks to it.
    toen : dict of str to str or None
        Which amounts it is made of (`teller`, `noemer`), for an indicator that is computed again in the areas of then.
    reeksdelen : dict of str to tuple of str
        Per line the lines whose counts add up to it, by pattern; each pattern is another way to split it.
    zelfde_aantal : dict of str to str
        Lines that rest on the same people as another line.
    """

    id: str
    model: str
    titel: str
    omschrijving: str
    korrel: str
    vraag: str
    eenheid: str
    eenheid_kort: str
    soort: str
    vorm: str
    bronnen: tuple[str, ...]
    decimalen: int
    wet: str
    opgaven: tuple[str, ...]
    reeksen: dict[str, str]
    hoofdreeks: str
    zin: str
    opvallend: dict[str, str]
    zegt_niet: tuple[str, ...]
    waarschuwingen: tuple[str, ...]
    breuken: tuple[str, ...]
    afronding: int
    meting: str | None
    rang: int
    telt: str | None = None
    reeks_bij: dict[str, str] = field(default_factory=dict)
    reeksen_uit: str | None = None
    reeks_bij_waarde: dict[str, str] = field(default_factory=dict)
    toen: dict[str, str | None] = field(default_factory=dict)
    reeksdelen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    zelfde_aantal: dict[str, str] = field(default_factory=dict)

    @classmethod
    def van(cls, model: str, yml: dict[str, Any]) -> Indicator:
        """Make an indicator from the description in its .yml."""
        says_not = yml["zegt_niet"]
        return cls(
            id=model.removeprefix("ind_").replace("__", "_"),
            model=model,
            **{
                k: yml[k]
                for k in (
                    "titel",
                    "omschrijving",
                    "korrel",
                    "vraag",
                    "eenheid",
                    "soort",
                    "vorm",
                    "wet",
                    "zin",
                )
            },
            eenheid_kort=yml.get("eenheid_kort", yml["eenheid"]),
            bronnen=tuple(yml["bronnen"]),
            decimalen=int(yml["decimalen"]),
            opgaven=tuple(yml["opgaven"]),
            reeksen=dict(yml["reeksen"]),
            hoofdreeks=yml["hoofdreeks"],
            opvallend=dict(yml.get("opvallend") or {}),
            zegt_niet=tuple([says_not] if isinstance(says_not, str) else says_not),
            waarschuwingen=tuple(yml.get("waarschuwingen") or ()),
            breuken=tuple(yml.get("breuken") or ()),
            afronding=int(yml.get("afronding") or 0),
            meting=yml.get("meting"),
            rang=int(yml.get("rang") or 2),
            telt=yml.get("telt"),
            reeks_bij=dict(yml.get("reeks_bij") or {}),
            reeksen_uit=yml.get("reeksen_uit"),
            reeks_bij_waarde=dict(yml.get("reeks_bij_waarde") or {}),
            toen=dict(yml.get("toen") or {}),
            reeksdelen={whole: tuple(parts) for whole, parts in (yml.get("reeksdelen") or {}).items()},
            zelfde_aantal=dict(yml.get("zelfde_aantal") or {}),
        )

    def staat_naast(self, reeks: str) -> bool:
        """Whether a line says little without the other lines of this indicator beside it."""
        return len(self.reeksen) > 1 and reeks not in (*GEWONE_REEKSEN, *WETTEN)

    @property
    def zonder_snapshot(self) -> str:
        """What a figure rests on that comes from no file of a publisher; empty for all others."""
        return "Casussen die de gemeente zelf vastlegde" if self.soort == "casus" else ""

    def reeks_voor(self, wet: str, waarde: str = "") -> str:
        """Return the line that goes with a value or a law: its own where there is one, else the main one."""
        if waarde in self.reeks_bij_waarde or (self.reeksen_uit == "waarden" and waarde in self.reeksen):
            return self.reeks_bij_waarde.get(waarde, waarde)
        return self.reeks_bij.get(wet, wet if wet in self.reeksen else self.hoofdreeks)

    def schrijf(self, waarde: float, *, kort: bool = True, eenheid: bool = True) -> str:
        """Write a value with its unit, as it reads in a Dutch sentence.

        Examples
        --------
        ``€ 512 per inwoner``, ``15 procent``, ``107 van elke 1.000 jongeren``.
        """
        if self.vorm == "euro_per_inwoner":
            return f"{bedrag(waarde)} per inwoner" if eenheid else bedrag(waarde)
        number = getal(waarde, self.decimalen)
        return f"{number} {self.eenheid_kort if kort else self.eenheid}" if eenheid else number

    def vul_in(self, sjabloon: str, cijfer: Cijfer, gemeente: str) -> str:
        """Fill in a template with ``{gemeente}``, ``{gebied}``, ``{cijfer}``, ``{jaar}`` and ``{reeks}``.

        ``{gebied}`` is the area the figure is about; that is not the municipality where the figure is of its
        province or of the country. ``{noemer}`` is the number the figure is a part of, and ``{status}`` reads as
        "voorlopig cijfer".

        Parameters
        ----------
        sjabloon : str
        cijfer : Cijfer
            A figure of this indicator that has a value.
        gemeente : str
            Name as it reads in a sentence.
        """
        assert cijfer.waarde is not None
        text = sjabloon.format(
            gemeente=gemeente,
            # Groningen and Utrecht are both a municipality and a province.
            gebied=f"de provincie {cijfer.gebied_naam}" if cijfer.niveau == "provincie" else cijfer.gebied_naam,
            cijfer=self.schrijf(cijfer.waarde),
            jaar=cijfer.jaar,
            reeks=self.reeksen.get(cijfer.reeks, cijfer.reeks),
            noemer="" if cijfer.noemer is None else getal(cijfer.noemer),
            status=_STATUS.get(cijfer.status, f"{cijfer.status} cijfer"),
        )
        text = " ".join(text.split())
        return text[0].upper() + text[1:]

    def n(self, teller: float | None, noemer: float | None) -> float | None:
        """Return how many persons, households or inhabitants a figure rests on; None for money beside money."""
        if self.vorm == "aantal":
            return teller
        return noemer if self.soort != "geld" or self.vorm == "euro_per_inwoner" else None

    @property
    def factor(self) -> float:
        """What ``teller / noemer`` is multiplied by to get the value."""
        return {"promille": 1000.0, "aandeel": 100.0, "verhouding": 100.0}.get(self.vorm, 1.0)
