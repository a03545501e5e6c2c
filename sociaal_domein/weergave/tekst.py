"""Figures, a dossier and the way of a figure as plain text for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.taal import datum, getal
from sociaal_domein.weergave.zinnen import zinnen

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer, Cijfers
    from sociaal_domein.dossier import Bewijs, Dossier, WaardeDossier
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.motor.herkomst import Stap

BREED = 100
STATUS = {"onbekend": "onbekend", "begroot": "begroot (een verwachting)"}


def cijfertekst(cijfers: Cijfers, *, niveau: str = "gemeente", jaar: int | None = None) -> str:
    """Write figures as a table for the command line, at most 100 characters wide.

    Parameters
    ----------
    cijfers : Cijfers
    niveau : str
        ``gemeente``, ``wijk`` or ``buurt``.
    jaar : int, optional
        Only this year. Default: all years of the municipality, the latest year with figures of its parts.
    """
    ind = cijfers.indicator
    found = list(cijfers.kies(niveau=niveau))
    if jaar is None and niveau != "gemeente":
        latest = cijfers.kies(niveau=niveau).laatste()
        jaar = latest.jaar if latest else None
    if jaar is not None:
        found = [c for c in found if c.jaar == jaar]
    place = next((c.gebied_naam for c in cijfers.kies(niveau="gemeente")), "")
    title = f"{ind.titel}: {place}" if place else ind.titel
    lines = [title, *_vouw(ind.vraag), f"Eenheid: {ind.eenheid}", ""]
    if not found:
        lines.append("Hierover is er geen cijfer voor deze gemeente.")
    else:
        order = list(ind.reeksen)
        found.sort(key=lambda c: (c.gebied_code, order.index(c.reeks), -c.jaar))
        lines += _tabel(cijfers, found, niveau)
    lines += _punten("Wat dit cijfer niet zegt:", ind.zegt_niet)
    lines += _punten("Let op:", cijfers.waarschuwingen)
    if found:
        lines += ["", *_vouw(f"Bron: {found[0].bron}")]
        if found[0].snapshot:
            lines.append(f"Opgehaald op {datum(date.fromisoformat(found[0].snapshot))}")
    return "\n".join(lines)


def _tabel(cijfers: Cijfers, rows: Sequence[Cijfer], niveau: str) -> list[str]:
    ind = cijfers.indicator
    ranges = any(c.onder is not None for c in rows)
    head = ["jaar", *(["gebied"] if niveau != "gemeente" else []), *(["reeks"] if len(ind.reeksen) > 1 else [])]
    head += ["cijfer", *(["onzekerheid"] if ranges else []), "status"]
    body = []
    for c in rows:
        line = [str(c.jaar)]
        line += [c.gebied_naam] if niveau != "gemeente" else []
        line += [ind.reeksen.get(c.reeks, c.reeks)] if len(ind.reeksen) > 1 else []
        line += ["-" if c.waarde is None else ind.schrijf(c.waarde, eenheid=False)]
        if ranges:
            known = c.onder is not None and c.boven is not None
            low, high = (getal(v or 0.0, ind.decimalen) for v in (c.onder, c.boven))
            line.append(f"{low} - {high}" if known else "")
        line.append(c.uitleg if c.waarde is None else STATUS.get(c.status, c.status))
        body.append(line)
    return _kolommen(head, body)


def _kolommen(head: list[str], body: list[list[str]]) -> list[str]:
    """Line columns up; numbers to the right, and the last column folded within the width."""
    widths = [max(len(row[i]) for row in [head, *body]) for i in range(len(head))]
    widths[1:-1] = [min(w, 36) for w in widths[1:-1]]
    right = {i for i, name in enumerate(head) if name in ("cijfer", "onzekerheid")}
    indent = sum(widths[:-1]) + 2 * (len(widths) - 1)
    lines = []
    for row in [head, ["-" * w for w in widths[:-1]] + ["-" * min(widths[-1], BREED - indent)], *body]:
        cells = [
            _kap(text, w).rjust(w) if i in right else _kap(text, w).ljust(w)
            for i, (text, w) in enumerate(zip(row[:-1], widths[:-1], strict=True))
        ]
        last = wrap(row[-1], BREED - indent) or [""]
        lines.append("  ".join([*cells, last[0]]).rstrip())
        lines += [" " * indent + more for more in last[1:]]
    return lines


def _kap(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def dossiertekst(dossier: Dossier) -> str:
    """Write a dossier: per value the figures, the questions, and what is not known and who knows."""
    title = f"Dossier van {dossier.gemeente.naam}, {datum(dossier.peildatum)}"
    lines = [title, "=" * len(title)]
    for value in dossier.waarden.values():
        lines += ["", *_waarde(value, dossier.gemeente.naam)]
    return "\n".join(lines)


def _waarde(deel: WaardeDossier, gemeente: str) -> list[str]:
    status = "" if deel.waarde.status == "meegegeven" else " (voorstel)"
    title = f"{deel.waarde.naam}{status}"
    lines = [title, "-" * len(title), *_vouw(deel.waarde.omschrijving)]
    if deel.lezingen:
        lines += ["", "Wat de cijfers zeggen:"]
    for proof in deel.bewijs:
        if proof.lezing is not None:
            lines += _cijfer(proof, proof.lezing, gemeente)
    missing = [b.koppeling.indicator for b in deel.zonder_cijfer]
    if missing:
        lines += ["", *_vouw(f"Geen cijfer voor deze gemeente: {', '.join(missing)}.")]
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
    scale = f"lokaal en hyperlokaal ({len(reading.wijken)} wijken)" if reading.wijken else "lokaal"
    details = [
        " ".join(zinnen(reading, gemeente)),
        f"Hoe dit bij de waarde hoort ({link.lijn}): {link.leest_als}",
        f"Wat het niet zegt: {link.zegt_niet}",
        f"Let op: {' '.join(WAARSCHUWINGEN[c] for c in reading.waarschuwingen)}",
        f"Schaal: {scale}. Status: {STATUS.get(figure.status, figure.status)}. Bron: {figure.bron}, "
        f"opgehaald op {datum(date.fromisoformat(figure.snapshot))}.",
    ]
    lines = _vouw(f"- {reading.indicator.titel}", "  ", "    ")
    for text in details:
        lines += _vouw(text, "    ", "    ")
    return lines


def herkomsttekst(stappen: Sequence[Stap]) -> str:
    """Write the way of a figure as a tree: from the figure at the top to the snapshots at the ends."""
    lines = []
    for step in stappen:
        indent = "  " * step.diepte
        lines += _vouw(f"{indent}{step.naam}", "", indent)
        for text in step.tekst.splitlines():
            lines += _vouw(text, f"{indent}    ", f"{indent}    ")
    return "\n".join(lines)


def _punten(title: str, texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    return ["", title, *(line for text in texts for line in _vouw(f"- {text}", "  ", "    "))]


def _vouw(text: str, first: str = "", rest: str = "") -> list[str]:
    """Fold a text; an address or checksum stays whole."""
    return wrap(
        text, BREED, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
