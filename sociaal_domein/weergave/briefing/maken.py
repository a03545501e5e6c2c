"""Gather what a briefing and its meeting card say, and put it together as one self-contained HTML file each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sociaal_domein import paden
from sociaal_domein.dossier import Dossier, WaardeDossier, maak_dossier
from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.duiding.waarschuwen import naast_elkaar
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.indicator import GEWONE_REEKSEN
from sociaal_domein.kwaliteit.oordeel import voor_briefing
from sociaal_domein.register import Opgave
from sociaal_domein.taal import datum, voor_opdracht
from sociaal_domein.verschil.herkomstblok import maak_blok
from sociaal_domein.vragen.sjabloon import Vraag
from sociaal_domein.weergave.briefing import eerder, keuze, verhalen
from sociaal_domein.weergave.briefing.figuren import figuur, genoteerd, meer_cijfers
from sociaal_domein.weergave.zinnen import actualiteitszin, bandzin, geschiedeniszin, hoofdzin, wijkenzin

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente

MOMENTEN = {
    "opgave": ("een gesprek over de opgave", ""),
    "jaarstukken": (
        "de jaarstukken",
        "De raad kijkt terug. Wat is er gedaan, wie is geholpen, en wat leerde het college voor volgend jaar?",
    ),
    "begroting": (
        "de begroting",
        "De raad kijkt vooruit. Waar gaat het geld naartoe, waarom daarheen, en wat merken inwoners ervan?",
    ),
}
# On a card of one page only the warning that weighs most.
_OP_KAART = (
    "terugval",
    "sprong",
    "kleine_gemeente",
    "centrumgemeente",
    "geen_centrumgemeente",
    "raming_rijk",
    "andere_telling",
    "nieuw_taakveld",
    "opvang",
    "raming",
    "noemer_breder",
    "leeftijd",
    "status_verschilt",
)
LIJNEN = {"grip": "grip (sturen en beheersen)", "begrip": "begrip (weten wat er speelt)"}


@dataclass(frozen=True)
class BriefingKeuze:
    """What the user asked for.

    Attributes
    ----------
    opgave : str or None
        Id of an opgave; default that of the settings, else the first of the register.
    waarde : str or None
        Only this value.
    alles : bool
        Half a page for every value.
    bij : str
        ``opgave``, ``jaarstukken`` or ``begroting``: what the meeting is about.
    peildatum : date
        The day of reading.
    vorm : str or None
        ``html``, ``md``, ``pdf`` or ``docx``; None leaves it to the name of the file.
    """

    peildatum: date
    opgave: str | None = None
    waarde: str | None = None
    alles: bool = False
    bij: str = "opgave"
    vorm: str | None = None


@dataclass(frozen=True)
class Gegevens:
    """What the templates and the other forms show: the same for all of them.

    Attributes
    ----------
    briefing, kaart : dict
        Of the briefing (of all values, where that was asked) and of the meeting card.
    alles : bool
        Half a page for every value.
    """

    briefing: dict[str, Any]
    kaart: dict[str, Any]
    alles: bool


@dataclass(frozen=True)
class Stukken:
    """The briefing and the meeting card, as HTML."""

    briefing: str
    vergaderkaart: str


def maak_briefing(gemeente: Gemeente, wens: BriefingKeuze) -> Stukken:
    """Make the briefing and the meeting card of one municipality.

    Parameters
    ----------
    gemeente : Gemeente
    wens : BriefingKeuze

    Returns
    -------
    Stukken
        Each a complete HTML document without network references and without script; the same store,
        register, version and peildatum give the same bytes.

    Raises
    ------
    SociaalDomeinFout
        The opgave or value is not in the register.
    """
    return als_paginas(gegevens(gemeente, wens))


def als_paginas(data: Gegevens) -> Stukken:
    """Put what was gathered together as two complete HTML documents."""
    from sociaal_domein.weergave.briefing.pagina import render

    template = "alles.html.j2" if data.alles else "briefing.html.j2"
    return Stukken(render(template, data.briefing), render("vergaderkaart.html.j2", data.kaart))


def gegevens(gemeente: Gemeente, wens: BriefingKeuze) -> Gegevens:
    """Gather what a briefing and its meeting card say, whatever form they get.

    Raises
    ------
    SociaalDomeinFout
        The opgave or value is not in the register.
    """
    from markupsafe import Markup

    from sociaal_domein.weergave.svg import opwarmen

    opwarmen()
    dossier, opgave = _dossier(gemeente, wens)
    readings = keuze.op_volgorde(keuze.alle_lezingen(dossier), opgave.wet)
    figures = naast_elkaar(keuze.kies_figuren(readings, opgave.wet))
    values = list(dossier.waarden.values())
    questions = keuze.kies_vragen(values, gemeente.naam)
    gaps = keuze.kies_gaten(values)
    block = maak_blok(gemeente, wens, "briefing")
    common: dict[str, Any] = {
        "gemeente": gemeente,
        "opgave": opgave,
        "peildatum": datum(wens.peildatum),
        "moment": MOMENTEN[wens.bij][0],
        "bij_dit_moment": MOMENTEN[wens.bij][1],
        "boodschap": keuze.boodschap(readings, gemeente.naam),
        "vragen": [_vraag(q, dossier) for q in questions],
        "te_delen": [g for g in gaps if not g.is_experiment],
        "uit_te_proberen": [g for g in gaps if g.is_experiment],
        "titel": values[0].waarde.naam if wens.waarde else opgave.naam,
        "waarde": values[0].waarde if wens.waarde else None,
        **_bronnen_van(gemeente, readings, figures, questions),
        "versie": paden.versie(),
        "stand": gemeente.domein.stand,
        "instellingen": gemeente.domein.instellingen,
        "herkomst": Markup(block.meta()),
        "opdrachtregel": _opdrachtregel(gemeente, wens),
        "zonder_cijfer": [w.waarde.naam for w in values if not w.lezingen],
        "alleen_geld": [w.waarde.naam for w in values if w.alleen_geld],
        "waarden": values,
        "lijnen": LIJNEN,
        "dekking": _dekking(gemeente, readings),
        "kwaliteit": voor_briefing(gemeente.domein, (r.indicator.id for r in readings)),
        "nog_niet": dossier.nog_niet,
        "eerder": eerder.kies(values),
    }
    own: dict[str, Any]
    if wens.alles:
        shown = {w.waarde.id: r for w in values if (r := next((r for r in w.lezingen if not r.is_oud), None))}
        per_value = verhalen.kies_per_waarde(values, shown)
        own = {
            "delen_van_waarden": [_deel(gemeente, w, per_value[w.waarde.id]) for w in values],
            "verhalen_helemaal": [v for told in per_value.values() for v in told.alle],
        }
    else:
        told = verhalen.kies(values, figures)
        own = {
            "figuren": [figuur(gemeente, r, verhaal=told.bij_cijfer.get(r.indicator.id)) for r in figures],
            "verhalen": told.open,
            "verhalen_meer": told.meer,
            "verhalen_helemaal": told.alle,
            "meer": meer_cijfers(readings, figures),
            "oud": [_geschiedenis(r, gemeente.naam) for r in readings if r.is_oud],
            "genoteerd": genoteerd(values),
            "niet": _zegt_niet(figures),
        }
    card = _kaart(gemeente, wens, dossier, opgave)
    card["herkomst"] = Markup(block.model_copy(update={"soort": "vergaderkaart"}).meta())
    return Gegevens(common | own, common | card, wens.alles)


def _dossier(gemeente: Gemeente, wens: BriefingKeuze) -> tuple[Dossier, Opgave]:
    register = gemeente.domein.register
    value = maak_dossier(gemeente, wens.waarde, wens.peildatum) if wens.waarde else None
    first = next(iter(value.waarden.values())).waarde.opgaven[0] if value else next(iter(register.opgaven))
    wanted = wens.opgave or (first if value else gemeente.domein.instellingen.opgave) or first
    hits = [o for o in register.opgaven.values() if wanted.casefold() in (o.id, o.naam.casefold())]
    if not hits:
        raise SociaalDomeinFout(
            f"De opgave '{wanted}' staat niet in het register.",
            waar=str(register.map / "opgaven.yaml"),
            doe=f"Kies uit: {', '.join(register.opgaven)}.",
        )
    if value is not None:
        return value, hits[0]
    chosen = None if wens.alles else hits[0].id
    return maak_dossier(gemeente, None, wens.peildatum, chosen), hits[0]


def _deel(gemeente: Gemeente, entry: WaardeDossier, told: verhalen.Keuze) -> dict[str, Any]:
    recent = [r for r in entry.lezingen if not r.is_oud]
    question = keuze.kies_vragen([entry], gemeente.naam, 1)
    return {
        "waarde": entry.waarde,
        "dossier": entry,
        "figuur": figuur(gemeente, recent[0], f"-{entry.waarde.id}", told.bij_cijfer.get(recent[0].indicator.id))
        if recent
        else None,
        "verhalen": list(told.op_zich.values()),
        "eerder": eerder.kies([entry]),
        "zinnen": [hoofdzin(r, gemeente.naam) for r in recent[1:3]],
        "vraag": question[0] if question else None,
        "gaten": entry.informatievragen[: 1 if recent else 2],
    }


def _geschiedenis(lezing: Lezing, gemeente: str) -> str:
    return " ".join(z for z in (hoofdzin(lezing, gemeente), actualiteitszin(lezing)) if z)


def _vraag(question: Vraag, dossier: Dossier) -> dict[str, Any]:
    indicator = dossier.gemeente.domein.indicator(question.cijfer.indicator)
    assert question.cijfer.waarde is not None
    return {
        "soort": question.soort,
        "tekst": question.tekst,
        "lijn": question.lijn,
        "waarde": dossier.waarden[question.waarde].waarde.naam,
        "indicator": indicator,
        "cijfer": question.cijfer,
        "geschreven": indicator.schrijf(question.cijfer.waarde, kort=False),
        "zegt_niet": indicator.zegt_niet[0],
    }


def _zegt_niet(readings: list[Lezing]) -> list[str]:
    """Return what else the figures do not say: the first of each stands beside its chart."""
    return list(dict.fromkeys(s for r in readings for s in r.indicator.zegt_niet[1:2]))


def _dekking(gemeente: Gemeente, readings: list[Lezing]) -> list[str]:
    """Return what was measured of the coverage of each source, a sentence per table with areas."""
    tables = {t["bron"]: t["naam"] for t in _bronnen(gemeente, readings)}
    return [
        f"{name}, {table}: {sentence}."
        for source, name in tables.items()
        for table, sentence in sorted(gemeente.domein.dekking(source).items())
    ]


def _bronnen_van(
    gemeente: Gemeente, readings: list[Lezing], figures: list[Lezing], questions: list[Vraag]
) -> dict[str, Any]:
    """Return the snapshots of what is on paper, and those of the figures that are only on the screen."""
    asked = {q.cijfer.indicator for q in questions}
    shown = {r.indicator.id for r in figures} | asked
    paper = _bronnen(gemeente, [r for r in readings if r.indicator.id in shown])
    return {"bronnen": paper, "bronnen_meer": [t for t in _bronnen(gemeente, readings) if t not in paper]}


def _bronnen(gemeente: Gemeente, readings: list[Lezing]) -> list[dict[str, Any]]:
    tables = {(s["bron"], s["tabel"]): s for r in readings for s in gemeente.domein.bronnen(r.indicator.id)}
    return [tables[k] for k in sorted(tables)]


def _kaart(gemeente: Gemeente, wens: BriefingKeuze, dossier: Dossier, opgave: Opgave) -> dict[str, Any]:
    """Three figures and three questions; of a briefing about everything, those of one opgave."""
    if wens.alles:
        dossier = maak_dossier(gemeente, None, wens.peildatum, opgave.id)
    readings = keuze.op_volgorde(keuze.alle_lezingen(dossier), opgave.wet)
    values = list(dossier.waarden.values())
    chosen = _kaartlezingen(gemeente, wens, readings, opgave)
    told = verhalen.kies(values, chosen)
    # At another moment than a talk about the opgave the card shows other figures: its questions are about those.
    first = [] if wens.bij == "opgave" else [r.indicator.id for r in chosen]
    return {
        "nog_niet": dossier.nog_niet,
        "verhaal": next(iter(told.alle), None),
        "eerder": eerder.kies(values),
        "cijfers": [_kaartcijfer(gemeente, r) for r in chosen],
        "bronnen": _bronnen(gemeente, chosen),
        "vragen": [_vraag(q, dossier) for q in keuze.drie(keuze.kies_vragen(values, gemeente.naam, eerst=first))],
        "gaten": keuze.kies_gaten(values)[:3],
    }


def _kaartlezingen(gemeente: Gemeente, wens: BriefingKeuze, readings: list[Lezing], opgave: Opgave) -> list[Lezing]:
    """Three figures for at the table: those of the moment first."""
    recent = [r for r in readings if not r.is_oud]
    if wens.bij == "begroting":
        own = [r.indicator for r in recent if "begroting" in r.indicator.reeksen]
        planned = [gemeente.lezing(i.id, reeks="begroting", peildatum=wens.peildatum) for i in own]
        recent = [p for p in planned if p is not None] + [r for r in recent if r.indicator.soort != "geld"]
        return recent[:3]
    if wens.bij == "jaarstukken":
        recent.sort(key=lambda r: r.indicator.vorm != "verhouding")
        first = recent[:1] if recent and recent[0].indicator.vorm == "verhouding" else []
        rest = [r for r in recent if r not in first]
        return [*first, *keuze.kies_figuren(rest, opgave.wet, 3 - len(first))]
    return keuze.kies_figuren(recent, opgave.wet, 3)


def _kaartcijfer(gemeente: Gemeente, lezing: Lezing) -> dict[str, Any]:
    assert lezing.cijfer.waarde is not None
    beside = bandzin(lezing) or wijkenzin(lezing) or geschiedeniszin(lezing)
    return {
        "titel": lezing.indicator.titel,
        "getal": lezing.indicator.schrijf(lezing.cijfer.waarde),
        "plaats": _plaats(gemeente, lezing),
        "jaar": lezing.cijfer.jaar,
        "status": lezing.cijfer.status,
        "zin": beside or "",
        "reeks": "" if lezing.cijfer.reeks in GEWONE_REEKSEN else lezing.indicator.reeksen[lezing.cijfer.reeks],
        "zegt_niet": lezing.indicator.zegt_niet[0],
        "let_op": next((WAARSCHUWINGEN[c] for c in _OP_KAART if c in lezing.waarschuwingen), ""),
    }


def _plaats(gemeente: Gemeente, lezing: Lezing) -> str:
    """Name the area of a figure; one of the province or the country is not of this municipality."""
    if lezing.cijfer.niveau == "gemeente":
        return gemeente.naam
    area = "heel Nederland" if lezing.cijfer.niveau == "land" else lezing.cijfer.gebied_naam
    return f"{area}, niet over {gemeente.naam} alleen"


def _opdrachtregel(gemeente: Gemeente, wens: BriefingKeuze) -> str:
    parts = ["sociaal-domein briefing", voor_opdracht(gemeente.naam)]
    if wens.alles:
        parts.append("--alles")
    for option in ("opgave", "waarde"):
        if getattr(wens, option):
            parts.append(f"--{option} {voor_opdracht(getattr(wens, option))}")
    if wens.bij != "opgave":
        parts.append(f"--bij {wens.bij}")
    if wens.vorm not in (None, "html"):
        parts.append(f"--vorm {wens.vorm}")
    return " ".join([*parts, f"--peildatum {wens.peildatum.isoformat()}"])
