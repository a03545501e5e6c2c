"""The figures of a briefing: those with a chart, those in the table behind it, and those noted from documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.duiding.waarschuwen import AFGEROND
from sociaal_domein.indicator import GEWONE_REEKSEN
from sociaal_domein.taal import opsomming
from sociaal_domein.weergave.zinnen import zinnen

if TYPE_CHECKING:
    from sociaal_domein.dossier import WaardeDossier
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.register import GenoteerdCijfer

# Said once, with the sources.
OVERAL = ("afgeleid", "status_onbekend", "afgerond")


def figuur(gemeente: Gemeente, lezing: Lezing, plek: str = "", verhaal: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return what the template shows of one reading: sentences, chart, table, warnings and quality.

    Parameters
    ----------
    gemeente : Gemeente
    lezing : Lezing
    plek : str
        Where on the page it stands, for a figure that stands there more than once: part of its ids.
    verhaal : dict, optional
        The story from practice beside it (see `verhalen.kies`).
    """
    from markupsafe import Markup

    from sociaal_domein.weergave.beeld import lezingbeeld

    indicator = lezing.indicator
    picture = lezingbeeld(lezing, gemeente)
    return {
        "id": f"{indicator.id}{plek}",
        "titel": indicator.titel,
        "vraag": indicator.vraag,
        "schaal": _schaal(gemeente, lezing),
        "zinnen": zinnen(lezing, gemeente.naam),
        "status": lezing.cijfer.status,
        "te_klein": lezing.wijken_te_klein,
        "zegt_niet": indicator.zegt_niet[0],
        "verhaal": verhaal,
        "beeld": picture,
        # The chart marks its breaks, and the notes below it explain them.
        "let_op": [WAARSCHUWINGEN[c] for c in lezing.waarschuwingen if c not in OVERAL],
        "uitleg": [*picture.noten, lezing.cijfers.kwaliteit.regels[0]],
        # Our own drawing: labels in it were escaped by the renderer.
        "svg": Markup(picture.svg(plek)),
    }


def meer_cijfers(lezingen: Iterable[Lezing], getoond: Sequence[Lezing]) -> list[dict[str, str]]:
    """Return the recent figures that have no chart of their own, as rows of a table."""
    shown = {(r.indicator.id, r.cijfer.reeks) for r in getoond}
    rows = []
    for reading in lezingen:
        indicator, figure = reading.indicator, reading.cijfer
        if reading.is_oud or figure.waarde is None or (indicator.id, figure.reeks) in shown:
            continue
        line = "" if figure.reeks in GEWONE_REEKSEN else indicator.reeksen[figure.reeks]
        status = "" if figure.status in ("onbekend", "definitief") else f", {figure.status}"
        rows.append(
            {
                "titel": indicator.titel + (f" ({line})" if line else ""),
                "getal": indicator.schrijf(figure.waarde),
                "gebied": figure.gebied_naam,
                "jaar": f"{figure.jaar}{status}",
                "groep": _groep(reading),
                "zegt_niet": indicator.zegt_niet[0],
                "let_op": " ".join(WAARSCHUWINGEN[c] for c in reading.waarschuwingen if c not in OVERAL),
            }
        )
    return rows


def _groep(lezing: Lezing) -> str:
    """Write between which values most of the peers lie; empty without peers that say something."""
    band = lezing.band
    if band is None or band.is_klein:
        return ""
    return " – ".join(lezing.indicator.schrijf(v, eenheid=False) for v in (band.p10, band.p90))


def genoteerd(waarden: Iterable[WaardeDossier]) -> list[dict[str, Any]]:
    """Return the figures noted from documents, each once, with the values they speak to."""
    found: dict[str, tuple[GenoteerdCijfer, list[str]]] = {}
    for entry in waarden:
        for figure in entry.genoteerd:
            found.setdefault(figure.id, (figure, []))[1].append(entry.waarde.naam)
    return [{"tekst": figure.tekst, "waarden": opsomming(names)} for figure, names in found.values()]


def _schaal(gemeente: Gemeente, lezing: Lezing) -> str:
    """Say which area a figure is about, and how far it is settled.

    A figure of the province or the country says nothing of this municipality alone.
    """
    status = f" · {lezing.cijfer.status} cijfer" if lezing.cijfer.status in AFGEROND else ""
    if lezing.cijfer.niveau == "gemeente":
        place = f"{gemeente.naam} en {len(lezing.wijken)} wijken" if lezing.wijken else "de hele gemeente"
        return f"{place}{status}"
    place = "heel Nederland" if lezing.cijfer.niveau == "land" else f"de provincie {lezing.cijfer.gebied_naam}"
    return f"{place}, niet over {gemeente.naam} alleen{status}"
