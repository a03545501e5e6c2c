"""Everything known about the values of a municipality: figures per scale, questions, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.duiding.waarschuwen import naast_elkaar
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register import GenoteerdCijfer, Koppeling, Waarde, Zoekt
from sociaal_domein.verhalen import Verhaal, kies_verhalen, verhalen_bij
from sociaal_domein.vragen.bij_waarde import Besproken, besproken
from sociaal_domein.vragen.elders import Elders, elders_bij
from sociaal_domein.vragen.sjabloon import Vraag, maak_vraag

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator

NOG_NIET = {
    "casus": "Bij deze waarde staat nog geen verhaal uit de praktijk (casus).",
    "van_elders": "De casussen bij deze waarde zijn verhalen van elders. Een casus van hier ontbreekt nog.",
    "experiment": "In dit dossier staan nog geen experimenten.",
}


@dataclass(frozen=True)
class Bewijs:
    """A figure beside a value: the link, and what may be said; `lezing` is None when there is no figure."""

    koppeling: Koppeling
    lezing: Lezing | None


@dataclass(frozen=True)
class Informatievraag:
    """What is missing for a value: what, who holds it, and which table or document would fill it."""

    waarde: Waarde
    zoekt: Zoekt

    @property
    def is_experiment(self) -> bool:
        """Whether only a small trial can tell."""
        return self.zoekt.soort == "experiment"

    @property
    def is_openbaar(self) -> bool:
        """Whether a publisher holds it for everyone, so that nobody has to ask the college."""
        return bool(self.zoekt.tabel) and self.zoekt.wie_heeft_het.startswith(("het CBS", "het RIVM"))

    @property
    def vindplaats(self) -> str:
        """Where it is to be had: at a publisher, at someone in the network, or in a trial."""
        holder = self.zoekt.wie_heeft_het
        if self.is_openbaar:
            return f"openbaar bij {holder}; tabel {self.zoekt.tabel}"
        if self.is_experiment:
            return f"klein uit te proberen door {holder}"
        return f"wie dit weet: {holder}" + (f"; te vinden in {self.zoekt.tabel}" if self.zoekt.tabel else "")

    @property
    def tekst(self) -> str:
        """What is missing and where to get it, as a council member would say it."""
        place = self.vindplaats
        sentence = f"Wij weten nog niet {self.zoekt.wat}. {place[0].upper()}{place[1:]}."
        return sentence if self.is_openbaar or self.is_experiment else f"{sentence} Kan het college dit delen?"


@dataclass(frozen=True)
class WaardeDossier:
    """What is known about one value.

    Attributes
    ----------
    bewijs : list of Bewijs
        Figures, in the order of the links.
    vragen : list of Vraag
        One per link whose figure is recent enough.
    informatievragen : list of Informatievraag
        What the value still asks for.
    genoteerd : list of GenoteerdCijfer
        Figures from documents of the council, the newest first. They stand apart: no chart, no comparison.
    casussen : list of Verhaal
        Stories from practice that speak of this value, as they may be told: own ones that were released, in
        their generalised form, and published ones. Those from elsewhere are no evidence about this municipality.
    besproken : list of Besproken
        What the council asked, was promised and adopted about this value; what presses first.
    niet_getoond : int
        How many of these are left out, because the guard finds something in them that may lead to a resident.
    elders : list of Elders
        What other councils asked in public about it.
    """

    waarde: Waarde
    bewijs: list[Bewijs]
    vragen: list[Vraag]
    informatievragen: list[Informatievraag]
    genoteerd: list[GenoteerdCijfer] = field(default_factory=list)
    casussen: list[Verhaal] = field(default_factory=list)
    besproken: list[Besproken] = field(default_factory=list)
    niet_getoond: int = 0
    elders: list[Elders] = field(default_factory=list)

    def __repr__(self) -> str:
        counts = (len(self.lezingen), len(self.casussen), len(self.besproken))
        return "<WaardeDossier {}: {} cijfers, {} verhalen, {} vragen en toezeggingen>".format(self.waarde.id, *counts)

    @property
    def lezingen(self) -> list[Lezing]:
        """The readings that have a figure."""
        return [b.lezing for b in self.bewijs if b.lezing is not None]

    @property
    def zonder_cijfer(self) -> list[Bewijs]:
        """The links whose figure does not exist for this municipality."""
        return [b for b in self.bewijs if b.lezing is None]

    @property
    def alleen_geld(self) -> bool:
        """Whether all that is known about this value is money; a story from elsewhere does not change that."""
        only = bool(self.lezingen) and all(r.indicator.soort == "geld" for r in self.lezingen)
        return only and not self.heeft_casus_van_hier

    @property
    def heeft_casus_van_hier(self) -> bool:
        """Whether a story from this municipality speaks of the value: evidence beside the figures."""
        return any(v.is_van_hier for v in self.casussen)

    def verhalen_bij(self, indicator: str) -> list[Verhaal]:
        """Return the stories that explain a figure or contradict it, the most telling first."""
        return [v for v in self.casussen if v.bij_cijfer(indicator)]

    @property
    def wat_wij_niet_weten(self) -> list[str]:
        """Sentences about what this dossier does not hold."""
        stories = [] if self.heeft_casus_van_hier else [NOG_NIET["van_elders" if self.casussen else "casus"]]
        gaps = [self.waarde.zegt_niet, *stories, NOG_NIET["experiment"]]
        if not self.lezingen:
            noted = "Over deze waarde zijn er alleen losse cijfers uit stukken. Die zijn nergens mee te vergelijken."
            gaps.insert(0, noted if self.genoteerd else "Er is geen cijfer dat iets zegt over deze waarde.")
        if self.alleen_geld:
            gaps.insert(
                0,
                "Over deze waarde zijn er alleen cijfers over geld. Dat is te weinig om te begrijpen wat er speelt.",
            )
        if self.niet_getoond:
            gaps.append(
                f"Wat in {self.niet_getoond} van de vragen of toezeggingen staat, tonen wij niet: het kan naar een "
                "inwoner leiden. Verander de tekst in register/."
            )
        return gaps


@dataclass(frozen=True)
class Dossier:
    """The dossier of one municipality, on one day.

    Attributes
    ----------
    gemeente : Gemeente
    peildatum : date
    waarden : dict of str to WaardeDossier
        By the id of the value, in the order of the register.

    Examples
    --------
    >>> import sociaal_domein as sd
    >>> dossier = sd.open().gemeente("Almere").dossier()  # doctest: +SKIP
    >>> dossier.waarden["nabijheid"].lezingen  # what the figures say  # doctest: +SKIP
    >>> dossier.waarden["nabijheid"].genoteerd  # figures noted from a document  # doctest: +SKIP
    >>> dossier.waarden["tijdigheid"].casussen  # stories from practice  # doctest: +SKIP
    >>> dossier.waarden["tijdigheid"].besproken  # questions, promises and motions  # doctest: +SKIP
    """

    gemeente: Gemeente
    peildatum: date
    waarden: dict[str, WaardeDossier]

    def __repr__(self) -> str:
        return f"<Dossier {self.gemeente.naam}: {', '.join(self.waarden)}>"

    @property
    def nog_niet(self) -> str:
        """Say which kinds of evidence and follow-up are not in this dossier at all."""
        stories = [v for w in self.waarden.values() for v in w.casussen]
        asked = any(w.besproken for w in self.waarden.values())
        rest = "experimenten" if asked else "experimenten, eerdere vragen en toezeggingen"
        if any(v.is_van_hier for v in stories):
            return f"In dit dossier staan nog geen {rest}."
        if stories:
            return f"In dit dossier staan nog geen casussen uit {self.gemeente.naam}, en geen {rest}."
        return f"In dit dossier staan nog geen casussen{' en' if asked else ','} {rest}."

    def tekst(self) -> str:
        """Return the dossier as plain text for the command line."""
        from sociaal_domein.weergave.tekst import dossiertekst

        return dossiertekst(self)

    def _repr_html_(self) -> str:
        from sociaal_domein.weergave.tabel import dossier_als_html

        return dossier_als_html(self)


def maak_dossier(gemeente: Gemeente, waarde: str | None, peildatum: date, opgave: str | None = None) -> Dossier:
    """Gather what is known about one value, about the values of one opgave, or about all values.

    Parameters
    ----------
    gemeente : Gemeente
    waarde : str or None
        Id or name of a value.
    peildatum : date
    opgave : str or None
        Only the values of this opgave and the figures that belong to it.

    Raises
    ------
    SociaalDomeinFout
        The value is not in the register; the ones that are, are named.
    """
    known = {k: w for k, w in gemeente.domein.register.waarden.items() if w.status != "vervallen"}
    wanted = list(known) if waarde is None else [kies_waarde(gemeente, waarde).id]
    if opgave is not None:
        wanted = [w.id for w in gemeente.domein.register.waarden_bij(opgave) if w.id in wanted]
    readings: dict[tuple[str, str], Lezing | None] = {}
    stories = verhalen_bij(gemeente, peildatum)
    talked = besproken(gemeente, peildatum)
    found = {k: _waarde(gemeente, known[k], opgave, peildatum, readings, stories) for k in wanted}
    return Dossier(gemeente, peildatum, {k: _met_vragen(w, talked, opgave, gemeente) for k, w in found.items()})


def kies_waarde(gemeente: Gemeente, waarde: str) -> Waarde:
    """Return a value of the register by id or name; one that lapsed is none.

    Raises
    ------
    SociaalDomeinFout
        The value is not in the register; the ones that are, are named.
    """
    known = {k: w for k, w in gemeente.domein.register.waarden.items() if w.status != "vervallen"}
    key = waarde.casefold().replace(" ", "_")
    found = next((w for k, w in known.items() if key in (k, w.naam.casefold().replace(" ", "_"))), None)
    if found is None:
        raise SociaalDomeinFout(
            f"De waarde '{waarde}' staat niet in het register.",
            waar=str(gemeente.domein.register.map / "waarden.yaml"),
            doe=f"Kies uit: {', '.join(known)}.",
        )
    return found


def _hoort_bij(gemeente: Gemeente, indicator: Indicator, opgave: str) -> bool:
    """Say whether a figure goes with an opgave; one that a municipality made itself gets those of its law."""
    named = {o for i in gemeente.domein.indicatoren.values() for o in i.opgaven}
    if opgave in named:
        return opgave in indicator.opgaven
    return indicator.wet in (gemeente.domein.register.opgaven[opgave].wet, "breed")


def _waarde(
    gemeente: Gemeente,
    waarde: Waarde,
    opgave: str | None,
    peildatum: date,
    readings: dict[tuple[str, str], Lezing | None],
    stories: list[Verhaal],
) -> WaardeDossier:
    evidence: list[Bewijs] = []
    questions: list[Vraag] = []
    law = gemeente.domein.register.opgaven[opgave or waarde.opgaven[0]].wet
    for link in (k for k in gemeente.domein.koppelingen if k.waarde == waarde.id):
        indicator = gemeente.domein.indicator(link.indicator)
        if opgave is not None and not link.eigen and not _hoort_bij(gemeente, indicator, opgave):
            continue
        line = indicator.reeks_voor(law, waarde.id)
        key = (link.indicator, line)
        if key not in readings:
            readings[key] = gemeente.lezing(link.indicator, reeks=line, peildatum=peildatum)
        reading = readings[key]
        evidence.append(Bewijs(link, reading))
        if reading is not None and (question := maak_vraag(link, reading, gemeente.naam)) is not None:
            questions.append(question)
    beside = iter(naast_elkaar(e.lezing for e in evidence if e.lezing is not None))
    evidence = [Bewijs(e.koppeling, e.lezing and next(beside)) for e in evidence]
    gaps = [Informatievraag(waarde, z) for z in waarde.zoekt]
    noted = _genoteerd(gemeente, waarde, opgave)
    tasks = gemeente.domein.register.opgaven
    shown = {e.koppeling.indicator for e in evidence if e.lezing is not None}
    cases = kies_verhalen(stories, waarde.id, tasks[opgave] if opgave else None, tasks, shown)
    return WaardeDossier(waarde, evidence, questions, gaps, noted, cases)


def _met_vragen(deel: WaardeDossier, talked: list[Besproken], opgave: str | None, gemeente: Gemeente) -> WaardeDossier:
    value, book = deel.waarde.id, gemeente.boek
    left_out = sum(value in file.waarden for file in book.geweerd) if book is not None else 0
    elders = elders_bij(value, opgave, gemeente.code)
    return replace(deel, besproken=_over(talked, value, opgave), niet_getoond=left_out, elders=elders)


def _over(talked: list[Besproken], waarde: str, opgave: str | None) -> list[Besproken]:
    """Return what is about a value, and not about another opgave than the one that was asked for."""
    return [b for b in talked if waarde in b.stuk.waarden and (opgave is None or b.stuk.opgave in (None, opgave))]


def _genoteerd(gemeente: Gemeente, waarde: Waarde, opgave: str | None) -> list[GenoteerdCijfer]:
    """Return the noted figures of a value about this municipality, its parts, its province or the country."""
    found = [
        figure
        for figure in gemeente.domein.register.genoteerd.values()
        if waarde.id in figure.waarden
        and (opgave is None or figure.opgave in (None, opgave))
        and gemeente.omvat(figure.gebied)
    ]
    return sorted(found, key=lambda f: (f.datum, f.id), reverse=True)
