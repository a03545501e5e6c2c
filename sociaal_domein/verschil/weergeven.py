"""What changed, as text for a council member, and as CSV and JSON for an analyst."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from sociaal_domein.duiding.redenen import REDENEN, WAARSCHUWINGEN
from sociaal_domein.indicator import GEWONE_REEKSEN
from sociaal_domein.taal import datum, getal, opsomming
from sociaal_domein.verschil.redenen import OORZAKEN

if TYPE_CHECKING:
    from sociaal_domein.bronnen.momentopname import Momentopname
    from sociaal_domein.indicator import Indicator
    from sociaal_domein.verschil.vergelijken import Verandering, Vergelijking

BREED = 100
MEESTE_RIJEN = 30
MEESTE_DECIMALEN = 4
_MET_WAARDE = ("veranderd", "verdwenen", "nieuw")
KOP = (
    *("Indicator", "Code gebied", "Gebied", "Niveau", "Jaar", "Reeks", "Eenheid", "Soort", "Was", "Is nu"),
    *("Verschil", "Verschil (%)", "Status was", "Status nu", "Reden was", "Reden nu", "Oorzaak", "Uitleg"),
)


@dataclass(frozen=True)
class Verhaal:
    """For whom the changes are told.

    Attributes
    ----------
    gemeente, naam : str or None
        Code and name of the municipality; None for all areas.
    groep : tuple of str
        Codes of the municipalities it compares with.
    """

    gemeente: str | None = None
    naam: str | None = None
    groep: tuple[str, ...] = ()


def tekst(v: Vergelijking, verhaal: Verhaal) -> str:
    """Return the changes in plain Dutch: what changed, between which snapshots, why, and the figures."""
    lines = [*_samenvatting(v, verhaal), "", *_vergeleken(v)]
    for note in (*v.van.noten, *v.tot.noten):
        lines += _vouw(note)
    if not v.rijen:
        return "\n".join(lines)
    lines += ["", "Waarom"]
    for codes, number in Counter(r.oorzaak.codes for r in v.rijen).most_common():
        what = " Of: ".join(OORZAKEN[c] for c in codes)
        lines += _vouw(f"{getal(number)} keer. {what}", "  ", "    ")
    if any(r.status_verschilt for r in v.rijen):
        lines += ["", *_vouw(f"Let op: {WAARSCHUWINGEN['status_verschilt']}")]
    shown = _voor_op_scherm(v.rijen, verhaal)
    for indicator, rows in groupby(shown[:MEESTE_RIJEN], key=lambda r: r.indicator):
        ind = v.indicatoren[indicator]
        lines += ["", f"{ind.titel} ({ind.eenheid})", *_tabel(ind, list(rows))]
    left = len(v.rijen) - min(len(shown), MEESTE_RIJEN)
    if left:
        lines += ["", *_vouw(f"Nog {_aantal(left)} niet getoond. Alles staat in: sociaal-domein verschil … --csv")]
    return "\n".join(lines)


def csv_tekst(v: Vergelijking) -> str:
    """Return all changes as CSV: semicolons and a decimal comma."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(KOP)
    for r in v.rijen:
        cells = (
            *(r.indicator, r.gebied_code, r.gebied_naam, r.niveau, r.jaar, r.reeks, v.indicatoren[r.indicator].eenheid),
            *(r.soort, r.was.waarde, r.nu.waarde, r.verschil, r.procent, r.was.status, r.nu.status),
            *(r.was.reden, r.nu.reden, ",".join(r.oorzaak.codes), r.oorzaak.uitleg),
        )
        writer.writerow([_cel(c) for c in cells])
    return file.getvalue()


def json_tekst(v: Vergelijking) -> str:
    """Return the two states and all changes as JSON."""
    return json.dumps(
        {
            "van": _stand(v.van.naam, v.van.momentopnamen, v.van.noten),
            "tot": _stand(v.tot.naam, v.tot.momentopnamen, v.tot.noten),
            "veranderingen": [_record(r, v.indicatoren[r.indicator]) for r in v.rijen],
        },
        ensure_ascii=False,
        indent=2,
    )


def _stand(naam: str, momentopnamen: dict[str, Momentopname], noten: Iterable[str]) -> dict[str, Any]:
    moments = {
        name: {"kenmerk": m.kenmerk, "vastgelegd": m.vastgelegd.isoformat()} for name, m in momentopnamen.items()
    }
    return {"stand": naam, "momentopnamen": moments, "noten": list(noten)}


def _record(r: Verandering, ind: Indicator) -> dict[str, Any]:
    return {
        "indicator": r.indicator,
        "gebied_code": r.gebied_code,
        "gebied_naam": r.gebied_naam,
        "niveau": r.niveau,
        "jaar": r.jaar,
        "reeks": r.reeks,
        "eenheid": ind.eenheid,
        "soort": r.soort,
        "was": r.was.waarde,
        "is_nu": r.nu.waarde,
        "verschil": r.verschil,
        "verschil_procent": r.procent,
        "status_was": r.was.status,
        "status_nu": r.nu.status,
        "reden_was": r.was.reden,
        "reden_nu": r.nu.reden,
        "oorzaken": list(r.oorzaak.codes),
        "uitleg": r.oorzaak.uitleg,
        "waarschuwingen": [WAARSCHUWINGEN["status_verschilt"]] if r.status_verschilt else [],
    }


def _cel(cell: Any) -> str:
    if cell is None:
        return ""
    return f"{cell:.10g}".replace(".", ",") if isinstance(cell, float) else str(cell)


def _samenvatting(v: Vergelijking, verhaal: Verhaal) -> list[str]:
    """Return first what a council member wants to know: how many figures of the own municipality changed."""
    since = v.van.sinds if v.tot.naam == "van nu" else f"tussen de stand {v.van.naam} en die {v.tot.naam}"
    if verhaal.gemeente is None:
        return _vouw(_telzin(v.rijen, "", since))
    own = [r for r in v.rijen if r.gebied_code == verhaal.gemeente]
    parts = [r for r in v.rijen if r.niveau in ("wijk", "buurt")]
    peers = [r for r in v.rijen if r.gebied_code in verhaal.groep]
    above = [r for r in v.rijen if r.niveau in ("provincie", "land")]
    lines = _vouw(_telzin(own, f" van {verhaal.naam}", since))
    for rows, where in (
        (parts, f"In de wijken en buurten van {verhaal.naam}"),
        (peers, f"Bij de gemeenten waarmee {verhaal.naam} vergelijkt"),
        (above, "Van de provincie of heel Nederland"),
    ):
        if rows:
            lines += _vouw(f"{where}: {_telling(rows)}.")
    return lines


def _telzin(rows: Sequence[Verandering], place: str, since: str) -> str:
    if not rows:
        return f"Er is geen cijfer{place} veranderd {since}."
    counts = Counter(r.soort for r in rows)
    changed = counts["veranderd"]
    first = f"Er is geen cijfer{place} veranderd {since}."
    if changed:
        verb = "is" if changed == 1 else "zijn"
        first = f"{_aantal(changed, f'cijfer{place}', f'cijfers{place}')} {verb} veranderd {since}."
    rest = [r for r in rows if r.soort != "veranderd"]
    return f"{first} Verder: {_telling(rest)}." if rest else first


def _telling(rows: Iterable[Verandering]) -> str:
    counts = Counter(r.soort for r in rows)
    words = {
        "veranderd": "veranderd",
        "nieuw": "nieuw",
        "verdwenen": "verdwenen",
        "status": "met alleen een andere status",
        "reden": "nog steeds leeg, om een andere reden",
    }
    return opsomming([f"{getal(counts[kind])} {word}" for kind, word in words.items() if counts[kind]])


def _vergeleken(v: Vergelijking) -> list[str]:
    lines = [f"Vergeleken: de stand {v.van.naam} met de stand {v.tot.naam}."]
    if not v.van.momentopnamen or not v.tot.momentopnamen:  # a store that was kept without its snapshots
        return lines
    same = 0
    for name in sorted({*v.van.momentopnamen, *v.tot.momentopnamen}):
        before, after = v.van.momentopnamen.get(name), v.tot.momentopnamen.get(name)
        if before is not None and after is not None and before.kenmerk == after.kenmerk:
            same += 1
        else:
            lines.append(f"  {name}: {_moment(before)} → {_moment(after)}")
    if same:
        lines.append(f"  {_aantal(same, 'bron is', 'bronnen zijn')} in beide standen dezelfde.")
    return lines


def _moment(m: Momentopname | None) -> str:
    return "niet aanwezig" if m is None else f"{datum(m.dag)} (kenmerk {m.kenmerk})"


def _voor_op_scherm(rows: Sequence[Verandering], verhaal: Verhaal) -> list[Verandering]:
    """Return the rows that a person reads: of the own municipality, the values that changed or went first.

    Where only the status is different, the summary says enough, unless there is nothing else.
    """
    own = [r for r in rows if verhaal.gemeente in (None, r.gebied_code)] or list(rows)
    values = [r for r in own if r.soort in _MET_WAARDE]
    urgent = {r.indicator for r in values if r.soort != "nieuw"}
    return sorted(values or own, key=lambda r: r.indicator not in urgent)


def _tabel(ind: Indicator, rows: Sequence[Verandering]) -> list[str]:
    lines = ind.reeksen if any(r.reeks not in GEWONE_REEKSEN for r in rows) or len(ind.reeksen) > 1 else {}
    head = ["jaar", "gebied", *(["reeks"] if lines else []), "was", "is nu", "verschil"]
    body = []
    for r in rows:
        was, now, change = _naast_elkaar(ind, r)
        line = lines.get(r.reeks, r.reeks)
        body.append([str(r.jaar), r.gebied_naam, *([line] if lines else []), was, now, change])
    widths = [max(len(row[i]) for row in [head, *body]) for i in range(len(head))]
    numbers = len(head) - 3
    out = []
    for cells, row in [(head, None), *zip(body, rows, strict=True)]:
        padded = [
            c.rjust(w) if i >= numbers else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True))
        ]
        out.append(f"  {'  '.join(padded)}".rstrip())
        if row is not None:
            out += _vouw(_waarom(row), "        ", "        ")
    return out


def _waarom(r: Verandering) -> str:
    empty = REDENEN.get(r.nu.reden or "", "") if r.nu.waarde is None else ""
    if r.soort == "reden":  # empty on both sides: only the two reasons beside each other say what changed
        empty = f"Was: {REDENEN.get(r.was.reden or '', 'geen reden.')} Is nu: {empty or 'geen reden.'}"
    return " ".join(t for t in (empty, _hoofdletter(r.oorzaak.uitleg) + ".") if t)


def _naast_elkaar(ind: Indicator, r: Verandering) -> tuple[str, str, str]:
    """Write both values and how much they differ, with so many decimals that the three agree."""
    was, now = r.was.waarde, r.nu.waarde
    if r.verschil is None or was is None or now is None:
        written = ["-" if v is None else ind.schrijf(v, eenheid=False) for v in (was, now)]
        kind = {"nieuw": "nieuw", "verdwenen": "weg", "status": "alleen de status"}
        return written[0], written[1], kind.get(r.soort, "")
    money = "€ " if ind.vorm == "euro_per_inwoner" else ""
    start = 0 if money else ind.decimalen
    places = next((p for p in range(start, start + MEESTE_DECIMALEN) if _klopt(was, now, p)), start + MEESTE_DECIMALEN)
    sign = "+" if r.verschil > 0 else "-"
    share = "" if r.procent is None else f" ({sign}{getal(abs(r.procent), 1)}%)"
    unit = " procentpunt" if ind.vorm == "aandeel" else ""
    change = f"{sign}{money}{getal(abs(r.verschil), places)}{unit}{share}"
    return _geldig(was, places, money), _geldig(now, places, money), change


def _klopt(was: float, now: float, places: int) -> bool:
    """Whether a reader who takes one written value from the other finds the written difference, and it is not 0."""
    change = round(now - was, places)
    return change != 0 and abs(round(now, places) - round(was, places) - change) < 10.0 ** -(places + 1)


def _geldig(value: float, places: int, money: str) -> str:
    return f"{'-' if value < 0 else ''}{money}{getal(abs(value), places)}"


def _aantal(number: int, one: str = "verandering is", more: str = "veranderingen zijn") -> str:
    return f"{getal(number)} {one if number == 1 else more}"


def _hoofdletter(text: str) -> str:
    return text[:1].upper() + text[1:]


def _vouw(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(text, BREED, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first]
