"""A chart with all that belongs to it: title, description, notes in words and the table beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfers
from sociaal_domein.duiding.lezing import KLEINSTE_AANTAL_WIJKEN
from sociaal_domein.duiding.maatlat import maatlat
from sociaal_domein.indicator import GEWONE_REEKSEN
from sociaal_domein.taal import getal, opsomming
from sociaal_domein.weergave.beeldtabel import stip_rijen, verdeling_rijen, verloop_rijen, wijk_rijen
from sociaal_domein.weergave.lijnen import breuken, gaten, gebied, is_begroot, kies_reeksen, rijen, toch_vergelijkbaar
from sociaal_domein.weergave.noten import (
    groepsnaam,
    over_banden,
    over_bron,
    over_de_groep,
    over_hoge_banden,
    over_verwachting,
    tussen,
    vertel,
)
from sociaal_domein.weergave.stip import is_een_jaar, stip, stipbanden, stippen
from sociaal_domein.weergave.svg import svg
from sociaal_domein.weergave.verdeling import afronding, deeltekst, delen, is_verdeling, verdeling
from sociaal_domein.weergave.verloop import banden, bereik, hoofdreeks, teken_verloop
from sociaal_domein.weergave.wijken import wijken

if TYPE_CHECKING:
    import altair as alt

    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.gemeente import Gemeente


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
    groep : str
        Who the peers are and in what they look alike; the same for all charts of one municipality, so a page
        needs to say it only once. Empty for a chart without peers.
    sleutel : str
        Which municipality, figure and lines it shows: keeps the ids of two charts in one page apart.
    """

    titel: str
    omschrijving: str
    chart: alt.LayerChart
    noten: tuple[str, ...]
    kop: list[str]
    rijen: list[list[str]]
    breuken: tuple[str, ...] = ()
    groep: str = ""
    sleutel: str = ""

    def svg(self, sleutel: str = "") -> str:
        """Return the chart as one ``<svg>`` element; `sleutel` is for a page that shows this same chart twice."""
        return svg(self.chart, self.titel, self.omschrijving, sleutel=f"{self.sleutel} {sleutel}".strip())

    def _repr_html_(self) -> str:
        from sociaal_domein.weergave.tabel import html_tabel

        notes = "".join(f"<li>{escape(note)}</li>" for note in (*self.noten, self.groep) if note)
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
        notes += over_banden(peers, ("De grijze vlakken", "laten"), ind.reeksen[main] if len(keys) > 1 else "")
        notes += over_hoge_banden(peers, top) if top is not None else []
    expected = [ind.reeksen[k].split(" (")[0] for k in keys if is_begroot(figures, k)]
    if expected and len(keys) > len(expected):
        notes.append(f"De streepjeslijn is een verwachting: {opsomming(expected)}.")
    if ind.vorm == "verhouding" and ind.soort == "geld":
        notes.append("Bij 100 procent is precies evenveel uitgegeven als begroot.")
    span = " tot en met ".join(dict.fromkeys(str(y) for y in (*years[:1], *years[-1:])))
    title = f"{ind.titel} in {place}" + (f", {span}" if span else "")
    head, body = verloop_rijen(figures, keys, in_de_bron(gemeente, figures))
    return Beeld(
        title,
        vertel(figures, keys, len(breaks)),
        chart,
        (*notes, over_bron(figures)),
        head,
        body,
        tuple(interruptions),
        over_de_groep(gemeente) if peers else "",
        _sleutel(gemeente, figures, "verloop", keys),
    )


def stipbeeld(gemeente: Gemeente, indicator: str, *, reeksen: Sequence[str] | None = None) -> Beeld:
    """Return an indicator that has one year only, beside the peers: see `stip.stip`.

    Raises
    ------
    SociaalDomeinFout
        The indicator or the line does not exist.
    ValueError
        There is no figure, or there is more than one year.
    """
    figures = gemeente.cijfers(indicator)
    ind = figures.indicator
    keys = kies_reeksen(ind, reeksen)
    points = stippen(figures, keys)
    _, place = gebied(gemeente, figures)
    peers = stipbanden(gemeente, ind, points)
    years = sorted({c.jaar for c in figures.kies(niveau=figures.hoofdniveau) if c.reeks in keys})
    interruptions = gaten(figures, keys, years)
    notes = [*interruptions, "Er is maar één jaar met een cijfer. Een verloop is er dus niet."]
    texts = []
    for c in points:
        text = ind.schrijf(c.waarde or 0.0)
        texts.append(f"{ind.reeksen[c.reeks]} {text}" if len(points) > 1 else text)
    story = f"Eén jaar. {place[0].upper()}{place[1:]}: {'; '.join(texts)}."
    if peers:
        bands = list(peers.values())
        which = opsomming([ind.reeksen[key] for key in peers]) if len(peers) < len(points) else ""
        verb = ("De grijze balk", "laat") if len(bands) == 1 else ("De grijze balken", "laten")
        notes += over_banden(bands, verb, which)
        ranges = [(f"{ind.reeksen[key]} " if len(points) > 1 else "") + tussen(ind, b) for key, b in peers.items()]
        story += f" Ter vergelijking, {groepsnaam(bands[0])}: {'; '.join(ranges)}."
    head, body = stip_rijen(figures, points, peers, place)
    return Beeld(
        f"{ind.titel} in {place}, {points[0].jaar}",
        story,
        stip(ind, points, peers, place),
        (*notes, over_bron(figures)),
        head,
        body,
        tuple(interruptions),
        over_de_groep(gemeente) if peers else "",
        _sleutel(gemeente, figures, "stip", keys),
    )


def in_de_bron(gemeente: Gemeente, cijfers: Cijfers) -> dict[str, tuple[int, int]]:
    """Return per line the first and the last year for which any area of this level has a figure."""
    rows = gemeente.domein.con.execute(
        "select reeks, min(jaar), max(jaar) from beeld_cijfer where indicator = ? and niveau = ? "
        "and waarde is not null group by reeks",
        [cijfers.indicator.id, cijfers.hoofdniveau],
    ).fetchall()
    return {line: (first, last) for line, first, last in rows}


def _sleutel(gemeente: Gemeente, cijfers: Cijfers, soort: str, reeksen: Sequence[str]) -> str:
    return "/".join((gemeente.code, cijfers.indicator.id, soort, *reeksen))


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
    notes.append("Een hoger of lager cijfer is niet beter of slechter.")
    if lezing.trechter:
        notes.append(over_verwachting(lezing.trechter))
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
        (*notes, over_bron(lezing.cijfers)),
        head,
        body,
        sleutel=_sleutel(gemeente, lezing.cijfers, "wijken", [lezing.cijfer.reeks]),
    )


def verdelingsbeeld(lezing: Lezing, gemeente: Gemeente) -> Beeld:
    """Return the parts of a whole in one year: see `verdeling.verdeling`."""
    ind = lezing.indicator
    parts = delen(lezing.cijfers, lezing.cijfer.jaar)
    texts = [f"{ind.reeksen[c.reeks]} {deeltekst(lezing, c)}" for c in parts]
    title = f"{ind.titel} in {gemeente.naam}, {lezing.cijfer.jaar}"
    head, body = verdeling_rijen(lezing)
    story = f"Eén balk met {len(parts)} delen: {opsomming(texts)}."
    key = _sleutel(gemeente, lezing.cijfers, "verdeling", [c.reeks for c in parts])
    notes = [note for note in (afronding(lezing), over_bron(lezing.cijfers)) if note]
    return Beeld(title, story, verdeling(lezing), tuple(notes), head, body, sleutel=key)


def beeld(gemeente: Gemeente, indicator: str, *, reeksen: Sequence[str] | None = None) -> Beeld:
    """Return the chart that fits the figures: parts of a whole as one bar, one year as a dot, or the years."""
    reading = gemeente.lezing(indicator)
    if reeksen is None and reading is not None and is_verdeling(reading.cijfers):
        return verdelingsbeeld(reading, gemeente)
    return _per_jaar(gemeente, indicator, reeksen)


def lezingbeeld(lezing: Lezing, gemeente: Gemeente) -> Beeld:
    """Return the chart for a reading: its wijken where there are enough, parts of a whole, one year, or the years."""
    if len(lezing.wijken) >= KLEINSTE_AANTAL_WIJKEN:
        return wijkbeeld(lezing, gemeente)
    if is_verdeling(lezing.cijfers):
        return verdelingsbeeld(lezing, gemeente)
    line = lezing.cijfer.reeks
    lines = None if line in GEWONE_REEKSEN or lezing.indicator.staat_naast(line) else [line]
    return _per_jaar(gemeente, lezing.indicator.id, lines)


def _per_jaar(gemeente: Gemeente, indicator: str, reeksen: Sequence[str] | None) -> Beeld:
    figures = gemeente.cijfers(indicator)
    if is_een_jaar(figures, kies_reeksen(figures.indicator, reeksen)):
        return stipbeeld(gemeente, indicator, reeksen=reeksen)
    return verloopbeeld(gemeente, indicator, reeksen=reeksen)
