"""Figures, a dossier and the way of a figure as plain text for the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import HOOFDNIVEAUS, NIVEAUS
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.taal import datum, getal
from sociaal_domein.weergave.stukregel import VERZONNEN, vindplaats
from sociaal_domein.weergave.stukregel import kop as kop_van_stuk
from sociaal_domein.weergave.stukregel import regels as regels_van_stuk
from sociaal_domein.weergave.verhaal import EEN_VERHAAL, als_zin, bij_cijfer, herkomst, over_wie, regels, samen
from sociaal_domein.weergave.zinnen import zinnen

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer, Cijfers
    from sociaal_domein.domein import Domein
    from sociaal_domein.dossier import Bewijs, Dossier, WaardeDossier
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.motor.herkomst import Stap
    from sociaal_domein.verhalen import Verhaal
    from sociaal_domein.vragen.bij_waarde import Besproken
    from sociaal_domein.weergave.lijnen import Breuk

BREED = 100
_DAG = re.compile(r"(?<=opgehaald )[0-9]{4}-[0-9]{2}-[0-9]{2}")
STATUS = {"onbekend": "niet vermeld", "begroot": "begroot (een verwachting)", "geraamd": "geraamd door het Rijk"}
NIET_VERMELD = "niet vermeld: de bron zegt niet of het cijfer definitief is."
LIDWOORD = {"land": "het"}
DELEN = ("wijk", "buurt")
KEER = {"promille": ", keer 1.000", "aandeel": ", keer 100", "verhouding": ", keer 100"}


def cijfertekst(
    cijfers: Cijfers, *, niveau: str | None = None, jaar: int | None = None, breuken: Sequence[Breuk] = ()
) -> str:
    """Write figures as a table for the command line, at most 100 characters wide.

    Parameters
    ----------
    cijfers : Cijfers
    niveau : str, optional
        ``land``, ``provincie``, ``regio``, ``gemeente``, ``wijk`` or ``buurt``. Default: the nearest that has a figure.
    jaar : int, optional
        Only this year. Default: all years of the municipality, the latest year with figures of its parts.
    breuken : sequence of Breuk, optional
        The breaks of the indicator (see `weergave.lijnen.breuken`): the reasons of those that the table
        crosses come below it.
    """
    ind = cijfers.indicator
    niveau = niveau or cijfers.hoofdniveau
    found = list(cijfers.kies(niveau=niveau))
    if jaar is None and niveau in DELEN:
        latest = cijfers.kies(niveau=niveau).laatste()
        jaar = latest.jaar if latest else None
    if jaar is not None:
        found = [c for c in found if c.jaar == jaar]
    codes_in_order = list(dict.fromkeys(c.gebied_code for c in found))
    place = f"de regio's van {cijfers.plek(niveau)}" if niveau == "regio" else cijfers.plek(niveau)
    title = f"{ind.titel}: {place}" if place else ind.titel
    lines = [title, *_vouw(ind.vraag), f"Eenheid: {ind.eenheid}", ""]
    if not found:
        lines += _vouw(_wel_over(cijfers, niveau))
    else:
        order = list(ind.reeksen)
        found.sort(key=lambda c: (codes_in_order.index(c.gebied_code), order.index(c.reeks), -c.jaar))
        lines += _tabel(cijfers, found, niveau)
        if niveau not in cijfers.niveaus and cijfers.niveaus:
            lines += ["", *_vouw(_wel_over(cijfers, niveau))]
        if any(c.waarde is not None and c.status == "onbekend" for c in found):
            lines += ["", NIET_VERMELD]
    crossed = [(new.jaar, old.jaar) for new, old in pairwise(found) if _is_breuk(new, old)]
    reasons = [b.zin for b in breuken if any(old < b.jaar <= new for new, old in crossed)]
    # That the status is not known stands below the table already.
    codes = dict.fromkeys(code for c in found if c.waarde is not None for code in c.waarschuwingen)
    warnings = [WAARSCHUWINGEN[code] for code in codes if code != "status_onbekend"]
    lines += _punten("Wat dit cijfer niet zegt:", ind.zegt_niet)
    lines += _punten("Let op:", [*reasons, *warnings])
    if found:
        lines += ["", *_vouw(f"Bron: {found[0].bron}")]
        if found[0].snapshot:
            lines.append(f"Opgehaald op {datum(date.fromisoformat(found[0].snapshot))}")
        if cijfers.oordelen:
            first, *rest = cijfers.kwaliteit.regels
            lines += [*_vouw(first), *(line for text in rest for line in _vouw(f"- {text}", "  ", "    "))]
    return "\n".join(lines)


def _wel_over(cijfers: Cijfers, niveau: str) -> str:
    """Say that a level has no figure, and which levels have."""
    if not cijfers.niveaus:
        return "Hierover is er geen cijfer voor deze gemeente."
    nearest = min(cijfers.niveaus, key=lambda level: abs(NIVEAUS.index(level) - NIVEAUS.index(niveau)))
    fetch = " (Regio's haalt u op met: sociaal-domein ververs gebieden)" if niveau == "regio" else ""
    return (
        f"Over {LIDWOORD.get(niveau, 'de')} {niveau} is er geen cijfer. Wel over: {', '.join(cijfers.niveaus)}. "
        f"Vraag erom met: --niveau {nearest}{fetch}"
    )


def _is_breuk(new: Cijfer, old: Cijfer) -> bool:
    """Whether a break lies between two rows that stand below each other."""
    same_line = (new.gebied_code, new.reeks) == (old.gebied_code, old.reeks)
    return same_line and new.segment != old.segment


def _tabel(cijfers: Cijfers, rows: Sequence[Cijfer], niveau: str) -> list[str]:
    ind = cijfers.indicator
    ranges = any(c.onder is not None for c in rows)
    per_area = niveau not in HOOFDNIVEAUS or len({c.gebied_code for c in rows}) > 1
    head = ["jaar", *(["gebied"] if per_area else []), *(["reeks"] if len(ind.reeksen) > 1 else [])]
    head += ["cijfer", *(["onzekerheid"] if ranges else []), "status"]
    body = []
    for c in rows:
        line = [str(c.jaar)]
        line += [c.gebied_naam] if per_area else []
        line += [ind.reeksen.get(c.reeks, c.reeks)] if len(ind.reeksen) > 1 else []
        line += ["-" if c.waarde is None else ind.schrijf(c.waarde, eenheid=False)]
        if ranges:
            known = c.onder is not None and c.boven is not None
            low, high = (getal(v or 0.0, ind.decimalen) for v in (c.onder, c.boven))
            line.append(f"{low} - {high}" if known else "")
        line.append(c.uitleg if c.waarde is None else STATUS.get(c.status, c.status))
        body.append(line)
    marks = {
        i: f"-- {old.jaar} | {new.jaar}: breuk, niet vergelijken --"
        for i, (new, old) in enumerate(pairwise(rows))
        if _is_breuk(new, old)
    }
    return _kolommen(head, body, marks)


def _kolommen(head: list[str], body: list[list[str]], onder: Mapping[int, str]) -> list[str]:
    """Line columns up; numbers to the right, the last column folded within the width, marks below their row."""
    widths = [max(len(row[i]) for row in [head, *body]) for i in range(len(head))]
    widths[1:-1] = [min(w, 36) for w in widths[1:-1]]
    right = {i for i, name in enumerate(head) if name in ("cijfer", "onzekerheid")}
    indent = sum(widths[:-1]) + 2 * (len(widths) - 1)
    lines = []
    rule = ["-" * w for w in widths[:-1]] + ["-" * min(widths[-1], BREED - indent)]
    for number, row in enumerate([head, rule, *body], start=-2):
        cells = [
            _kap(text, w).rjust(w) if i in right else _kap(text, w).ljust(w)
            for i, (text, w) in enumerate(zip(row[:-1], widths[:-1], strict=True))
        ]
        last = wrap(row[-1], BREED - indent) or [""]
        lines.append("  ".join([*cells, last[0]]).rstrip())
        lines += [" " * indent + more for more in last[1:]]
        lines += [onder[number]] if number in onder else []
    return lines


def _kap(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def dossiertekst(dossier: Dossier) -> str:
    """Write a dossier: per value the figures, the questions, and what is not known and who knows."""
    title = f"Dossier van {dossier.gemeente.naam}, {datum(dossier.peildatum)}"
    lines = [title, "=" * len(title)]
    titles = {i.id: i.titel for i in dossier.gemeente.domein.indicatoren.values()}
    told: dict[str, str] = {}
    for value in dossier.waarden.values():
        lines += ["", *_waarde(value, dossier.gemeente.naam, titles, told)]
    return "\n".join(lines)


def _waarde(deel: WaardeDossier, gemeente: str, titels: Mapping[str, str], verteld: dict[str, str]) -> list[str]:
    """Write what is known about one value; `verteld` keeps at which value a story was told whole."""
    status = "" if deel.waarde.status == "meegegeven" else " (voorstel)"
    title = f"{deel.waarde.naam}{status}"
    lines = [title, "-" * len(title), *_vouw(deel.waarde.omschrijving)]
    if deel.lezingen:
        lines += ["", "Wat de cijfers zeggen:"]
    for proof in deel.bewijs:
        if proof.lezing is not None:
            lines += _cijfer(proof, proof.lezing, gemeente)
            lines += _verhaal_hierbij(deel.verhalen_bij(proof.lezing.indicator.id), proof.lezing.indicator.id)
    lines += _punten("Geen cijfer voor deze gemeente:", [titels[b.koppeling.indicator] for b in deel.zonder_cijfer])
    lines += _punten("Genoteerd uit een stuk:", [f.tekst for f in deel.genoteerd])
    lines += _punten("Wat verhalen laten zien:", samen(deel.casussen))
    for story in deel.casussen:
        lines += _verhaal(story, verteld.get(story.casus.id, ""))
        verteld.setdefault(story.casus.id, deel.waarde.naam)
    lines += _punten("Vraag bij een verhaal uit de praktijk:", [deel.waarde.casusvraag])
    lines += _besproken(deel.besproken)
    asked = [f"{e.kop}: {' '.join(e.vragen)} Lees het zelf: {e.adres}" for e in deel.elders]
    lines += _punten("Wat andere raden vroegen (in onze woorden):", asked)
    lines += _punten("Vragen die u kunt stellen:", [v.tekst for v in deel.vragen])
    lines += _punten("Wat wij niet weten:", deel.wat_wij_niet_weten)
    if deel.informatievragen:
        lines += ["", "Wat nog ontbreekt, en wie het weet:"]
    for ask in deel.informatievragen:
        lines += _vouw(f"- Wij weten nog niet {ask.zoekt.wat}.", "  ", "    ")
        lines += _vouw(f"Wie dit weet: {ask.zoekt.wie_heeft_het}", "    ", "    ")
        if ask.zoekt.tabel:
            lines += _vouw(f"Te vinden in: {ask.zoekt.tabel}", "    ", "    ")
    return lines


def _cijfer(proof: Bewijs, reading: Lezing, gemeente: str) -> list[str]:
    figure, link = reading.cijfer, proof.koppeling
    # Own cases were not fetched from anyone.
    taken = f", opgehaald op {datum(date.fromisoformat(figure.snapshot))}" if figure.snapshot else ""
    scale = figure.schaal + (f" en hyperlokaal ({len(reading.wijken)} wijken)" if reading.wijken else "")
    details = [
        " ".join(zinnen(reading, gemeente)),
        f"Hoe dit bij de waarde hoort ({link.lijn}): {link.leest_als}",
        f"Wat het niet zegt: {link.zegt_niet}",
        *([f"Let op: {' '.join(reading.waarschuwingsteksten)}"] if reading.waarschuwingen else []),
        f"Schaal: {scale}. Status: {STATUS.get(figure.status, figure.status)}. Bron: {figure.bron}{taken}.",
        f"Kwaliteit: {reading.cijfers.kwaliteit.zin}.",
    ]
    lines = _vouw(f"- {reading.indicator.titel}", "  ", "    ")
    for text in details:
        lines += _vouw(text, "    ", "    ")
    return lines


def _besproken(items: Sequence[Besproken]) -> list[str]:
    """Write what was asked, promised and adopted before."""
    lines = ["", "Wat al is gevraagd en toegezegd:"] if items else []
    for item in items:
        lines += _vouw(f"- {item.stuk.naam}", "  ", "    ") + _vouw(f"{kop_van_stuk(item)}.", "    ", "    ")
        for head, text in regels_van_stuk(item):
            lines += _vouw(f"{head}: {text}", "    ", "    ")
        if address := vindplaats(item):
            lines += _vouw(f"Lees het stuk zelf: {address}", "    ", "    ")
    if any(item.is_verzonnen for item in items):
        lines += _vouw(VERZONNEN, "  ", "  ")
    return lines


def _verhaal_hierbij(stories: Sequence[Verhaal], indicator: str) -> list[str]:
    """Write the first story beside a figure; the others stand below the figures."""
    for story in stories[:1]:
        link = story.bij_cijfer(indicator)
        assert link is not None
        text = (
            f"Een verhaal hierbij: {story.casus.naam}. {bij_cijfer(story, link)} {als_zin(link.uitleg)} {EEN_VERHAAL}"
        )
        return _vouw(text, "    ", "    ")
    return []


def _verhaal(story: Verhaal, eerder: str) -> list[str]:
    lines = ["", *_vouw(f"- {story.casus.naam}", "  ", "    ")]
    if eerder:
        return [*lines, *_vouw(f"Het hele verhaal staat bij {eerder}. {EEN_VERHAAL}", "    ", "    ")]
    lines += _vouw(f"{over_wie(story)}. {herkomst(story)}", "    ", "    ")
    for head, text in regels(story):
        lines += _vouw(f"{head}: {text}", "    ", "    ")
    if story.casus.bron is not None:
        lines += _vouw(f"Lees het stuk zelf: {story.casus.bron.adres}", "    ", "    ")
    return [*lines, *_vouw(EEN_VERHAAL, "    ", "    ")]


def herkomst_van(domein: Domein, naam: str) -> str:
    """Write what an indicator is and how it is reckoned, and then the way back to the snapshots.

    Parameters
    ----------
    domein : Domein
    naam : str
        Id of an indicator, or name of a model; a model that is no indicator gets only its way.

    Raises
    ------
    SociaalDomeinFout
        Nothing has this name.
    """
    steps = domein.herkomst(naam)
    row = domein.con.execute(
        "select beschrijving from _model where model = ? and laag = 'ind'", [steps[0].naam]
    ).fetchone()
    if row is None:
        return herkomsttekst(steps)
    about = json.loads(row[0])
    top, bottom = (about["kolommen"][name] for name in ("teller", "noemer"))
    counted = top if about["vorm"] == "aantal" else f"{top}, gedeeld door {bottom}{KEER.get(about['vorm'], '')}"
    lines = [about["titel"], *_vouw(about["omschrijving"]), *_vouw(f"Zo is het gerekend: {counted}.")]
    return "\n".join([*lines, "", herkomsttekst(steps)])


def herkomsttekst(stappen: Sequence[Stap]) -> str:
    """Write the way of a figure as a tree: from the figure at the top to the snapshots at the ends."""
    lines = []
    for step in stappen:
        indent = "  " * step.diepte
        lines += _vouw(f"{indent}{step.naam}", "", indent)
        for text in step.tekst.splitlines():
            lines += _vouw(_DAG.sub(_in_woorden, text), f"{indent}    ", f"{indent}    ")
    return "\n".join(lines)


def _in_woorden(found: re.Match[str]) -> str:
    return datum(date.fromisoformat(found[0]))


def _punten(title: str, texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    return ["", title, *(line for text in texts for line in _vouw(f"- {text}", "  ", "    "))]


def _vouw(text: str, first: str = "", rest: str = "") -> list[str]:
    """Fold a text; an address or checksum stays whole."""
    return wrap(
        text, BREED, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
