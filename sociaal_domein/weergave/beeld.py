"""A chart with all that belongs to it: title, description, notes in words and the table beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.duiding.lezing import KLEINSTE_AANTAL_WIJKEN
from sociaal_domein.duiding.maatlat import maatlat
from sociaal_domein.duiding.vergelijkingsgroep import Band
from sociaal_domein.indicator import GEWONE_REEKSEN
from sociaal_domein.taal import datum, getal, opsomming
from sociaal_domein.weergave.lijnen import breuken, gaten, gebied, is_begroot, kies_reeksen, rijen, toch_vergelijkbaar
from sociaal_domein.weergave.svg import svg
from sociaal_domein.weergave.verdeling import deeltekst, delen, is_verdeling, verdeling
from sociaal_domein.weergave.verloop import banden, bereik, hoofdreeks, teken_verloop
from sociaal_domein.weergave.wijken import wijken

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.duiding.trechter import Trechter
    from sociaal_domein.gemeente import Gemeente

Tabel = tuple[list[str], list[list[str]]]
PLAATSEN = {
    "binnen": "binnen de grens",
    "buiten_95": "er net buiten, geen signaal",
    "signaal_hoog": "signaal: hoger",
    "signaal_laag": "signaal: lager",
}


@dataclass(frozen=True)
class Beeld:
    """A chart that never travels alone.

    Attributes
    ----------
    titel, omschrijving : str
        For the screen reader; the title also goes above the chart.
    chart : altair.LayerChart
    noten : tuple of str
        Sentences for below the chart: breaks, gaps, what the grey boxes are, source and date.
    breuken : tuple of str
        The notes about breaks and gaps alone: they also go on paper.
    kop, rijen : list of str, list of list of str
        The table of what is drawn, in Dutch notation; a missing figure as the reason why.
    """

    titel: str
    omschrijving: str
    chart: alt.LayerChart
    noten: tuple[str, ...]
    kop: list[str]
    rijen: list[list[str]]
    breuken: tuple[str, ...] = ()

    def svg(self, sleutel: str = "") -> str:
        """Return the chart as one ``<svg>`` element; `sleutel` keeps the ids of two equal charts apart."""
        return svg(self.chart, self.titel, self.omschrijving, sleutel=sleutel)

    def _repr_html_(self) -> str:
        from sociaal_domein.weergave.tabel import html_tabel

        notes = "".join(f"<li>{escape(note)}</li>" for note in self.noten)
        table = html_tabel(self.titel, self.kop, self.rijen)
        return (
            f'<figure lang="nl"><figcaption><strong>{escape(self.titel)}</strong></figcaption>{self.svg()}'
            f"<ul>{notes}</ul><details><summary>De cijfers in een tabel</summary>{table}</details></figure>"
        )


def verloopbeeld(gemeente: Gemeente, indicator: str, *, reeksen: Sequence[str] | None = None) -> Beeld:
    """Return an indicator over the years: see `verloop.verloop`.

    Raises
    ------
    SociaalDomeinFout
        The indicator or the line does not exist.
    """
    figures = gemeente.cijfers(indicator)
    ind = figures.indicator
    keys = kies_reeksen(ind, reeksen)
    rows = rijen(figures, keys)
    years = sorted({r["jaar"] for r in rows})
    area, place = gebied(gemeente, figures)
    breaks = breuken(gemeente, indicator, years, area)
    main = hoofdreeks(ind, keys)
    peers = banden(gemeente, ind, main, [r["jaar"] for r in rows if r["reeks"] == main])
    chart = teken_verloop(figures, rows, breaks, peers)
    interruptions = [b.zin for b in breaks] + gaten(figures, keys, years)
    interruptions += toch_vergelijkbaar(gemeente, indicator, years)
    notes = list(interruptions)
    if peers:
        top = bereik(rows, peers, True)[1] if ind.vorm == "verhouding" else None
        notes += _over_de_groep(gemeente, peers, ind.reeksen[main] if len(keys) > 1 else "", top)
    expected = [ind.reeksen[k].split(" (")[0] for k in keys if is_begroot(figures, k)]
    if expected and len(keys) > len(expected):
        notes.append(f"De streepjeslijn is een verwachting: {opsomming(expected)}.")
    if ind.vorm == "verhouding" and ind.soort == "geld":
        notes.append("Bij 100 procent is precies evenveel uitgegeven als begroot.")
    span = " tot en met ".join(dict.fromkeys(str(y) for y in (*years[:1], *years[-1:])))
    title = f"{ind.titel} in {place}" + (f", {span}" if span else "")
    head, body = verloop_rijen(figures, keys)
    story = _vertel(figures, keys, len(breaks))
    return Beeld(title, story, chart, (*notes, _bron(figures)), head, body, tuple(interruptions))


def wijkbeeld(lezing: Lezing, gemeente: Gemeente) -> Beeld:
    """Return the wijken beside the municipality: see `wijken.wijken`."""
    ind = lezing.indicator
    year = lezing.wijken[0].jaar
    notes = []
    measure = maatlat(lezing)
    if measure and measure.waarde != measure.gemeente:
        notes.append(
            f"In {gemeente.naam} telt dit cijfer {getal(measure.totaal)} mensen. De bron plaatst er "
            f"{getal(measure.in_wijk)} in deze wijken. Daarom staat elke wijk naast de wijken samen, en niet naast "
            "de hele gemeente."
        )
    if lezing.wijken_te_klein:
        many = lezing.wijken_te_klein
        notes.append(
            f"{many} {'wijk staat' if many == 1 else 'wijken staan'} er niet bij: te klein, of geen cijfer in de bron."
        )
    notes.append("Een hoger of lager cijfer is niet beter of slechter.")
    if lezing.trechter:
        notes.append(_over_verwachting(lezing.trechter))
    low = min(lezing.wijken, key=lambda c: c.waarde or 0.0)
    high = max(lezing.wijken, key=lambda c: c.waarde or 0.0)
    story = (
        f"Elke stip is een wijk van {gemeente.naam}. De cijfers lopen van {ind.schrijf(low.waarde or 0.0)} in "
        f"{low.gebied_naam} tot {ind.schrijf(high.waarde or 0.0)} in {high.gebied_naam}."
    )
    if measure:
        story += f" Ter vergelijking, {measure.naam}: {ind.schrijf(measure.waarde)}."
    head, body = wijk_rijen(lezing)
    return Beeld(
        f"{ind.titel} in de wijken van {gemeente.naam}, {year}",
        story,
        wijken(lezing),
        (*notes, _bron(lezing.cijfers)),
        head,
        body,
    )


def verdelingsbeeld(lezing: Lezing, gemeente: Gemeente) -> Beeld:
    """Return the parts of a whole in one year: see `verdeling.verdeling`."""
    ind = lezing.indicator
    parts = delen(lezing.cijfers, lezing.cijfer.jaar)
    texts = [f"{ind.reeksen[c.reeks]} {deeltekst(lezing, c)}" for c in parts]
    title = f"{ind.titel} in {gemeente.naam}, {lezing.cijfer.jaar}"
    head, body = verdeling_rijen(lezing)
    story = f"Eén balk met {len(parts)} delen: {opsomming(texts)}."
    return Beeld(title, story, verdeling(lezing), (_bron(lezing.cijfers),), head, body)


def beeld(gemeente: Gemeente, indicator: str, *, reeksen: Sequence[str] | None = None) -> Beeld:
    """Return the chart that fits the figures: parts of a whole as one bar, all else over the years."""
    reading = gemeente.lezing(indicator)
    if reeksen is None and reading is not None and is_verdeling(reading.cijfers):
        return verdelingsbeeld(reading, gemeente)
    return verloopbeeld(gemeente, indicator, reeksen=reeksen)


def lezingbeeld(lezing: Lezing, gemeente: Gemeente) -> Beeld:
    """Return the chart for a reading: its wijken where there are enough, parts of a whole, or the years."""
    if len(lezing.wijken) >= KLEINSTE_AANTAL_WIJKEN:
        return wijkbeeld(lezing, gemeente)
    if is_verdeling(lezing.cijfers):
        return verdelingsbeeld(lezing, gemeente)
    line = lezing.cijfer.reeks
    lines = None if line in GEWONE_REEKSEN or lezing.indicator.staat_naast(line) else [line]
    return verloopbeeld(gemeente, lezing.indicator.id, reeksen=lines)


def verloop_rijen(cijfers: Cijfers, reeksen: Sequence[str]) -> Tabel:
    """Return the table under a chart over the years: a row per year, a column per line."""
    ind = cijfers.indicator
    own = {(c.jaar, c.reeks): c for c in cijfers.kies(niveau=cijfers.hoofdniveau)}
    years = sorted({year for year, key in own if key in reeksen})
    head = ["Jaar", *(f"{ind.reeksen[key]}, {ind.eenheid}" for key in reeksen)]
    return head, [[str(year), *(_cel(cijfers, own.get((year, key))) for key in reeksen)] for year in years]


def wijk_rijen(lezing: Lezing) -> Tabel:
    """Return the table under a chart of wijken, in the order of their codes."""
    ind = lezing.indicator
    year = lezing.wijken[0].jaar
    found = [c for c in lezing.cijfers.kies(niveau="wijk", reeks=lezing.cijfer.reeks) if c.jaar == year]
    found.sort(key=lambda c: c.gebied_code)
    ranges = any(c.onder is not None for c in found)
    head = ["Wijk", ind.eenheid, *(["toevalsmarge"] if ranges else [])]
    if lezing.trechter:
        head += ["verwacht", "naast wat te verwachten is"]
    body = []
    for c in found:
        row = [c.gebied_naam, _cel(lezing.cijfers, c)]
        if ranges:
            known = c.onder is not None and c.boven is not None
            row.append(f"{getal(c.onder or 0, ind.decimalen)} en {getal(c.boven or 0, ind.decimalen)}" if known else "")
        if lezing.trechter:
            point = lezing.trechter.punt(c.gebied_code) if c.waarde is not None else None
            expected = getal(point.verwacht / point.noemer * ind.factor, ind.decimalen) if point else ""
            row += [expected, PLAATSEN[point.plaats] if point else "niet vergeleken: te klein"]
        body.append(row)
    return head, body


def _over_verwachting(trechter: Trechter) -> str:
    ages = " bij mensen van dezelfde leeftijd" if trechter.grond == "leeftijd" else ""
    return (
        f"In de tabel staat wat je mag verwachten als dit in elke wijk even vaak voorkwam{ages}. Een wijk springt er "
        "pas uit als zij daar verder van ligt dan past bij toeval en bij hoe sterk de wijken onderling verschillen."
    )


def verdeling_rijen(lezing: Lezing) -> Tabel:
    """Return the table under a bar of parts."""
    ind = lezing.indicator
    parts = delen(lezing.cijfers, lezing.cijfer.jaar)
    money = ind.soort == "geld"
    head = ["Deel", ind.eenheid, *(["euro"] if money else [])]
    body = [
        [ind.reeksen[c.reeks], _cel(lezing.cijfers, c), *([getal(c.teller or 0.0)] if money else [])] for c in parts
    ]
    return head, body


def _cel(cijfers: Cijfers, cijfer: Cijfer | None) -> str:
    if cijfer is None:
        return "geen cijfer"
    if cijfer.waarde is None:
        return cijfer.uitleg
    return cijfers.indicator.schrijf(cijfer.waarde, eenheid=False)


def _vertel(cijfers: Cijfers, keys: Sequence[str], breaks: int) -> str:
    """Tell what the chart over the years shows, for who cannot see it."""
    ind = cijfers.indicator
    parts = []
    for key in keys:
        found = sorted(cijfers.kies(niveau=cijfers.hoofdniveau, reeks=key, met_waarde=True), key=lambda c: c.jaar)
        if not found:
            continue
        label, last = ind.reeksen[key], found[-1]
        span = f"{found[0].jaar} tot en met {last.jaar}" if len(found) > 1 else str(last.jaar)
        value = ind.schrijf(last.waarde or 0.0)
        parts.append(f"{label[0].upper()}{label[1:]}, {span}. Het laatste cijfer is {value}.")
    if not parts:
        return "Er is geen cijfer om te tekenen."
    if breaks:
        where = "op één plaats" if breaks == 1 else f"op {breaks} plaatsen"
        parts.append(f"De lijn is {where} onderbroken, omdat cijfers van ervoor en erna niet te vergelijken zijn.")
    return " ".join(parts)


def _over_de_groep(gemeente: Gemeente, peers: Sequence[Band], label: str, top: float | None) -> list[str]:
    group = gemeente.vergelijkingsgroep
    line = f" De vlakken horen bij de lijn: {label}." if label else ""
    names = gemeente.domein.gemeentenamen
    notes = [
        f"De grijze vlakken laten zien waar de meeste van {len(group.codes)} andere gemeenten liggen, zonder de "
        f"laagste en de hoogste tien procent.{line}",
        f"Dat zijn {group.naam}: {opsomming(sorted(names[c] for c in group.codes))}. {_lijken(gemeente)}",
    ]
    higher = [b for b in peers if top is not None and b.p90 > top]
    if higher:
        texts = [f"{b.jaar} tot {getal(b.p90)}" for b in higher]
        notes.append(f"Het grijze vlak loopt verder door dan de grafiek: in {opsomming(texts)}.")
    return notes


def _lijken(gemeente: Gemeente) -> str:
    if gemeente.vergelijkingsgroep.eigen_keuze:
        return "U koos ze zelf."
    return f"Zij lijken op {gemeente.naam} in grootte en stedelijkheid. Hun inwoners en opgaven kunnen anders zijn."


def _bron(cijfers: Cijfers) -> str:
    first = next(iter(cijfers), None)
    return f"Bron: {first.bron}. Opgehaald op {datum(date.fromisoformat(first.snapshot))}." if first else "Bron: geen."
