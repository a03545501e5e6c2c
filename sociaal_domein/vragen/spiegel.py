"""The mirror: what the council asked about, in numbers and examples. No mark, and no order of people or fracties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, get_args

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import bedoelt_u
from sociaal_domein.register import Raadsvraag, Waarde
from sociaal_domein.register.opgaven import Opgave, Schaal
from sociaal_domein.taal import datum
from sociaal_domein.vragen.lezen import LIJNEN, ONZEKER, SOORTEN, VORMEN
from sociaal_domein.vragen.spiegel_lezen import (
    Citeerbaar,
    deelvragen_van,
    halfjaren,
    namen_van_vragers,
    schalen_in,
    schalen_van,
)
from sociaal_domein.vragen.spiegel_tellen import GEEN, Deel, Teller, Telling

if TYPE_CHECKING:
    from sociaal_domein.vragen.boek import Boek

JAAR = timedelta(days=365)
# Of fewer promises a median would tell about one of them.
KLEINSTE_MEDIAAN = 5
_TYPEN = {
    "schriftelijke_politieke_vraag": "schriftelijk",
    "mondelinge_politieke_vraag": "mondeling",
    "technische_vraag": "technisch",
}


@dataclass(frozen=True)
class Gevraagd:
    """A value of the register, and when it was last asked about.

    Attributes
    ----------
    status : str
        ``meegegeven`` or ``voorstel``.
    sinds : date or None
        The day of the decision.
    laatst : date or None
        Up to the end of the period; before its begin counts too. None: never.
    afgelopen_jaar : bool
        Whether it was asked about in the year before the end of the period.
    """

    id: str
    naam: str
    status: str
    sinds: date | None
    laatst: date | None
    afgelopen_jaar: bool


@dataclass(frozen=True)
class Antwoorden:
    """What the askers said of the answers.

    Attributes
    ----------
    geleerd : tuple of (date, str)
        What was learned, the newest first, in the words of who judged.
    niet_getoond : int
        How many of those are left out: they name an asker or a fractie.
    """

    aantal: int
    ja: int
    deels: int
    nee: int
    geleerd: tuple[tuple[date, str], ...]
    niet_getoond: int

    @property
    def zonder_oordeel(self) -> int:
        """How many answers nobody judged yet."""
        return self.aantal - self.ja - self.deels - self.nee


@dataclass(frozen=True)
class Beloften:
    """What was promised in the period, and what became of it.

    Attributes
    ----------
    te_laat : int
        Of those that are open.
    midden_dagen : float or None
        Half of those settled took longer; None for fewer than five.
    """

    aantal: int
    afgedaan: int
    vervallen: int
    open: int
    te_laat: int
    midden_dagen: float | None


@dataclass(frozen=True)
class Spiegel:
    """What a council, or one fractie for its own eyes, asked about in a period.

    Attributes
    ----------
    fractie : str or None
        None for the whole council. What is made for a fractie goes on no page.
    vragen, deelvragen : int
        Questions that were put in the period, drafts not among them.
    lijnen, soorten, vormen : tuple of Telling
        Of deelvragen, as the reader read them; a deelvraag may have more than one vorm.
    vraagtypen, waarden, opgaven, schalen : tuple of Telling
        Of questions; a question may be about more values and more scales.
    """

    fractie: str | None
    van: date
    tot: date
    vragen: int
    deelvragen: int
    halfjaren: tuple[str, ...]
    lijnen: tuple[Telling, ...]
    soorten: tuple[Telling, ...]
    vormen: tuple[Telling, ...]
    vraagtypen: tuple[Telling, ...]
    waarden: tuple[Telling, ...]
    opgaven: tuple[Telling, ...]
    schalen: tuple[Telling, ...]
    gegeven: tuple[Gevraagd, ...]
    voorgesteld: tuple[Gevraagd, ...]
    antwoorden: Antwoorden
    beloften: Beloften

    def _repr_html_(self) -> str | None:
        """Show the mirror of the council in a notebook; that of one fractie is no page."""
        from sociaal_domein.weergave.spiegel_html import spiegel_als_html

        return spiegel_als_html(self) if self.fractie is None else None


def spiegel(
    boek: Boek,
    dag: date,
    *,
    fractie: str | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> Spiegel:
    """Hold up the mirror.

    Parameters
    ----------
    boek : Boek
    dag : date
        The day on which is looked: a promise is late or not on this day.
    fractie : str, optional
        Only what this fractie asked, for its own eyes: see `fractie_in`. Never for a page.
    van, tot : date, optional
        The period, both days included. Default: from the first question on, up to `dag`.

    Raises
    ------
    SociaalDomeinFout
        No question in the book is of this fractie, or the period has no day.
    """
    until = tot or dag
    name = fractie_in(boek, fractie) if fractie is not None else None
    asked = [
        (v, v.ingediend_op)
        for v in boek.raadsvragen.values()
        if v.ingediend_op is not None and v.ingediend_op <= until and (name is None or _is_van(name, v.fractie))
    ]
    since = van or min((day for _, day in asked), default=until)
    if since > until:
        raise SociaalDomeinFout(
            f"De periode loopt van {datum(since)} tot en met {datum(until)}. Zo is er geen enkele dag.",
            waar="--sinds en --tot",
            doe="Kies voor --sinds een dag die eerder is dan die van --tot.",
        )
    inside = [(v, day) for v, day in asked if day >= since]
    parts = [Deel(v, day, i, g) for v, day in inside for i, g in enumerate(deelvragen_van(v))]
    askers, fracties = namen_van_vragers(boek)
    count = Teller(parts, halfjaren(since, until), Citeerbaar(askers, fracties if name is None else ()))
    values = boek.register.waarden if boek.register else {}
    tasks = boek.register.opgaven if boek.register else {}
    given = _gevraagd(values, asked, until)
    return Spiegel(
        fractie=name,
        van=since,
        tot=until,
        vragen=len(inside),
        deelvragen=len(parts),
        halfjaren=tuple(count.halfjaren),
        lijnen=count.deelvragen({k: k for k in (*LIJNEN, ONZEKER)}, lambda g: (g.lijn,)),
        soorten=count.deelvragen({k: k for k in (*SOORTEN, ONZEKER)}, lambda g: (g.soort,)),
        vormen=count.deelvragen({**{k: k for k in VORMEN}, GEEN: "geen van deze"}, lambda g: g.vormen or (GEEN,)),
        vraagtypen=count.vragen(_TYPEN, lambda v: (v.vraagtype,)),
        waarden=count.vragen(_namen(values, "geen waarde ingevuld"), lambda v: v.waarden or (GEEN,)),
        opgaven=count.vragen(_namen(tasks, "geen opgave ingevuld"), lambda v: (v.opgave or GEEN,)),
        schalen=count.vragen(
            {**{k: k for k in get_args(Schaal)}, GEEN: "geen schaal genoemd"},
            lambda v: schalen_van(v) or (GEEN,),
            lambda schaal, g: schaal in schalen_in(g.tekst),
        ),
        gegeven=tuple(g for g in given if g.status == "meegegeven"),
        voorgesteld=tuple(g for g in given if g.status == "voorstel"),
        antwoorden=_antwoorden([v for v, _ in inside], dag, count.citeerbaar),
        beloften=_beloften(boek, name, (van or date.min, min(until, dag)), dag),
    )


def fractie_in(boek: Boek, naam: str) -> str:
    """Return a fractie as the book writes it; capitals do not matter.

    Raises
    ------
    SociaalDomeinFout
        No question is of this fractie; near misses are named.
    """
    known = {f.casefold(): f for f in sorted(f for v in boek.raadsvragen.values() for f in v.fractie)}
    if found := known.get(naam.strip().casefold()):
        return found
    near = bedoelt_u(naam.casefold(), list(known), known)
    raise SociaalDomeinFout(
        f"Er is geen vraag van de fractie '{naam}'.",
        waar="--fractie",
        doe=f"{near}De namen staan in: sociaal-domein vraag lijst",
    )


def _is_van(fractie: str, namen: Sequence[str]) -> bool:
    return fractie.casefold() in (name.casefold() for name in namen)


def _namen(records: Mapping[str, Waarde] | Mapping[str, Opgave], geen: str) -> dict[str, str]:
    return {**{id: record.naam for id, record in records.items()}, GEEN: geen}


def _gevraagd(waarden: Mapping[str, Waarde], asked: Sequence[tuple[Raadsvraag, date]], until: date) -> list[Gevraagd]:
    """Say per value when it was last asked about; a value that lapsed is left out."""
    last: dict[str, date] = {}
    for question, day in asked:
        for id in question.waarden:
            last[id] = max(day, last.get(id, day))
    return [
        Gevraagd(
            id=w.id,
            naam=w.naam,
            status=w.status,
            sinds=w.meegegeven_bij.datum if w.meegegeven_bij else None,
            laatst=last.get(w.id),
            afgelopen_jaar=w.id in last and last[w.id] > until - JAAR,
        )
        for w in waarden.values()
        if w.status != "vervallen"
    ]


def _antwoorden(vragen: Sequence[Raadsvraag], dag: date, citeerbaar: Citeerbaar) -> Antwoorden:
    answers = [a for v in vragen for a in v.antwoorden if a.datum <= dag]
    said = [a.oordeel for a in answers if a.oordeel and a.oordeel.datum <= dag]
    judged = Counter(o.beantwoordt for o in said)
    learned = sorted(
        ((o.datum, o.geleerd) for o in said if o.geleerd),
        key=lambda pair: (-pair[0].toordinal(), pair[1]),
    )
    shown = tuple(pair for pair in learned if citeerbaar.mag(pair[1]))
    return Antwoorden(
        aantal=len(answers),
        ja=judged["ja"],
        deels=judged["deels"],
        nee=judged["nee"],
        geleerd=shown,
        niet_getoond=len(learned) - len(shown),
    )


def _beloften(boek: Boek, fractie: str | None, periode: tuple[date, date], dag: date) -> Beloften:
    """Count the promises that were made in a period, as they stand on a day."""
    to = [t for t in boek.toezeggingen.values() if fractie is None or _is_van(fractie, t.aan)]
    kinds = [({e.soort: e.datum for e in t.gebeurtenissen if e.datum <= dag}, t) for t in to]
    made = [(events, t) for events, t in kinds if "gedaan" in events and periode[0] <= events["gedaan"] <= periode[1]]
    settled = [(e["afgedaan"] - e["gedaan"]).days for e, _ in made if "afgedaan" in e]
    stands = [boek.stand(t, dag) for _, t in made]
    return Beloften(
        aantal=len(made),
        afgedaan=len(settled),
        vervallen=sum("vervallen" in e and "afgedaan" not in e for e, _ in made),
        open=sum(s.is_open for s in stands),
        te_laat=sum(s.is_open and s.is_te_laat for s in stands),
        midden_dagen=float(median(settled)) if len(settled) >= KLEINSTE_MEDIAAN else None,
    )
