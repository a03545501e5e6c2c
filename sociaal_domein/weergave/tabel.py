"""Figures as a table in a notebook: with reasons, warnings, what they do not say, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from sociaal_domein.taal import datum, getal
from sociaal_domein.weergave.stukregel import VERZONNEN
from sociaal_domein.weergave.stukregel import kop as kop_van_stuk
from sociaal_domein.weergave.stukregel import naam as naam_van_stuk
from sociaal_domein.weergave.stukregel import regels as regels_van_stuk
from sociaal_domein.weergave.verhaal import EEN_VERHAAL, als_zin, bij_cijfer, samen, toon
from sociaal_domein.weergave.zinnen import zinnen

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer, Cijfers
    from sociaal_domein.dossier import Dossier, WaardeDossier
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.vragen.bij_waarde import Besproken

KOP = ["Jaar", "Gebied", "Reeks", "Cijfer", "Teller", "Noemer", "Status"]
STATUS = {"onbekend": "de bron zegt niet of het definitief is"}


def als_html(cijfers: Cijfers) -> str:
    """Write figures as HTML: the municipality first, the newest first, wijken and buurten folded.

    Returns
    -------
    str
        A ``<section>``; everything that comes from data is escaped.
    """
    ind = cijfers.indicator
    parts = [
        f'<section lang="nl" class="cijfers"><h3>{escape(ind.titel)}</h3>',
        f"<p>{escape(ind.vraag)} <em>Eenheid: {escape(ind.eenheid)}.</em></p>",
    ]
    own = cijfers.kies(niveau=cijfers.hoofdniveau)
    if not len(cijfers):
        parts.append("<p>Voor deze gemeente is er geen cijfer.</p>")
    elif len(own):
        parts.append(_deel(cijfers, own, f"{ind.titel}, {cijfers.plek(cijfers.hoofdniveau)}"))
    for level, plural in (("regio", "regio's"), ("wijk", "wijken"), ("buurt", "buurten")):
        found = cijfers.kies(niveau=level)
        if len(found):
            table = _deel(cijfers, found, f"{ind.titel}, {plural}")
            parts.append(f"<details><summary>Cijfers van {plural}</summary>{table}</details>")
    parts.append(_lijst("Let op", cijfers.waarschuwingen))
    parts.append(_lijst("Wat dit cijfer niet zegt", ind.zegt_niet))
    parts.append(_kwaliteit(cijfers))
    if len(cijfers):
        parts.append(f"<p><small>{escape(_herkomstzin(cijfers))}</small></p>")
    return "".join([*parts, "</section>"])


def _kwaliteit(cijfers: Cijfers) -> str:
    """Say what was found in the data that figures rest on."""
    lines = cijfers.kwaliteit.regels if cijfers.oordelen else []
    return _lijst("Kwaliteit", [line.removeprefix("Kwaliteit: ") for line in lines])


def lezing_als_html(lezing: Lezing) -> str:
    """Write a reading as HTML: what may be said, what to keep in mind, and how sound the data are."""
    gemeente = lezing.cijfers.gemeente or lezing.cijfer.gebied_naam
    return (
        f'<section lang="nl" class="lezing"><h3>{escape(lezing.indicator.titel)}: '
        f"{escape(lezing.cijfers.plek(lezing.cijfers.hoofdniveau))}, {lezing.cijfer.jaar}</h3>"
        f"<p>{escape(' '.join(zinnen(lezing, gemeente)))}</p>"
        + _lijst("Let op", lezing.waarschuwingsteksten)
        + _lijst("Wat dit cijfer niet zegt", lezing.indicator.zegt_niet)
        + _kwaliteit(lezing.cijfers)
        + f"<p><small>{escape(_herkomstzin([lezing.cijfer]))}</small></p></section>"
    )


def _herkomstzin(cijfers: Sequence[Cijfer]) -> str:
    """Say in one sentence which snapshots figures come from and when these were taken."""
    taken = {c.snapshot for c in cijfers if c.snapshot}
    day = f" Opgehaald op {datum(date.fromisoformat(max(taken)))}." if taken else ""
    return f"Bron: {'; '.join(dict.fromkeys(c.bron for c in cijfers))}.{day}"


def html_tabel(titel: str, kop: Sequence[str], rijen: Sequence[Sequence[str]]) -> str:
    """Write a table with a caption; the first cell of each row is its heading."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in kop)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(c)}</td>" for c in row[1:]) + "</tr>"
        for row in rijen
    )
    return f"<table><caption>{escape(titel)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _volgorde(cijfers: Sequence[Cijfer]) -> list[Cijfer]:
    """Sort figures by area, newest first."""
    return sorted(cijfers, key=lambda c: (c.gebied_code, -c.jaar))


def _status_in_woorden(cijfer: Cijfer) -> str:
    """Write the status as a reader understands it."""
    return STATUS.get(cijfer.status, cijfer.status)


def _deel(alle: Cijfers, cijfers: Sequence[Cijfer], titel: str) -> str:
    ind = alle.indicator
    rows = []
    for c in _volgorde(cijfers):
        value = c.uitleg if c.waarde is None else ind.schrijf(c.waarde)
        if c.onder is not None and c.boven is not None:
            value += f" (tussen {getal(c.onder, ind.decimalen)} en {getal(c.boven, ind.decimalen)})"
        counts = ["" if n is None else getal(n) for n in (c.teller, c.noemer)]
        rows.append(
            [str(c.jaar), c.gebied_naam, ind.reeksen.get(c.reeks, c.reeks), value, *counts, _status_in_woorden(c)]
        )
    return html_tabel(titel, KOP, rows)


def _lijst(titel: str, zinnen: Sequence[str]) -> str:
    if not zinnen:
        return ""
    return f"<h4>{escape(titel)}</h4><ul>" + "".join(f"<li>{escape(z)}</li>" for z in zinnen) + "</ul>"


def dossier_als_html(dossier: Dossier) -> str:
    """Write a dossier as HTML: per value what is known, what is asked, and what is not known."""
    name = escape(dossier.gemeente.naam)
    day = escape(datum(dossier.peildatum))
    titles = {i.id: i.titel for i in dossier.gemeente.domein.indicatoren.values()}
    parts = [_waarde(w, dossier.gemeente.naam, titles) for w in dossier.waarden.values()]
    return f'<section lang="nl" class="dossier"><h3>Dossier van {name}, {day}</h3>{"".join(parts)}</section>'


def _waarde(deel: WaardeDossier, gemeente: str, titels: Mapping[str, str]) -> str:
    rows = [
        [
            b.lezing.indicator.titel,
            " ".join(zinnen(b.lezing, gemeente)),
            b.koppeling.lijn,
            b.koppeling.leest_als,
            b.koppeling.zegt_niet,
            " ".join(b.lezing.waarschuwingsteksten),
            f"{b.lezing.cijfers.kwaliteit.zin}.",
            ", ".join(part for part in (b.lezing.cijfer.bron, b.lezing.cijfer.snapshot) if part),
            _verhaal_hierbij(deel, b.lezing.indicator.id),
        ]
        for b in deel.bewijs
        if b.lezing is not None
    ]
    head = [
        "Cijfer",
        "Wat het cijfer zegt",
        "Lijn",
        "Zo leest het cijfer bij deze waarde",
        "Wat het niet zegt",
        "Let op",
        "Kwaliteit",
        "Bron",
        "Een verhaal hierbij",
    ]
    table = html_tabel(f"Cijfers bij {deel.waarde.naam}", head, rows) if rows else ""
    status = "" if deel.waarde.status == "meegegeven" else " <em>(voorstel)</em>"
    return (
        f"<details><summary>{escape(deel.waarde.naam)}{status}</summary><p>{escape(deel.waarde.omschrijving)}</p>{table}"
        + _lijst("Geen cijfer voor deze gemeente", [titels[b.koppeling.indicator] for b in deel.zonder_cijfer])
        + _lijst("Genoteerd uit een stuk", [f.tekst for f in deel.genoteerd])
        + _lijst("Wat verhalen laten zien", samen(deel.casussen))
        + "".join(toon(v).html for v in deel.casussen)
        + _lijst("Vraag bij een verhaal uit de praktijk", [deel.waarde.casusvraag])
        + _lijst("Wat al is gevraagd en toegezegd", [_besproken(item) for item in deel.besproken])
        + _lijst("Wat andere raden vroegen", [f"{e.kop}: {' '.join(e.vragen)} ({e.adres})" for e in deel.elders])
        + _lijst("Vragen", [v.tekst for v in deel.vragen])
        + _lijst("Wat wij niet weten", deel.wat_wij_niet_weten)
        + _lijst("Wat wij het college kunnen vragen te delen", [i.tekst for i in deel.informatievragen])
        + "</details>"
    )


def _besproken(item: Besproken) -> str:
    told = " ".join(f"{head}: {text}" for head, text in regels_van_stuk(item))
    return f"{naam_van_stuk(item)} {kop_van_stuk(item)}. {told}{f' {VERZONNEN}' if item.is_verzonnen else ''}"


def _verhaal_hierbij(deel: WaardeDossier, indicator: str) -> str:
    for story in deel.verhalen_bij(indicator)[:1]:
        link = story.bij_cijfer(indicator)
        assert link is not None
        return f"{story.casus.naam}. {bij_cijfer(story, link)} {als_zin(link.uitleg)} {EEN_VERHAAL}"
    return ""
