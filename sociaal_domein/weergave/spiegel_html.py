"""The mirror of the council as a part of a page; the one of a fractie goes on no page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming
from sociaal_domein.vragen.spiegel import Spiegel
from sociaal_domein.vragen.spiegel_tellen import Telling
from sociaal_domein.weergave.spiegel import ZEGT_NIET, Tabel, beloofd, geleerd, opvallend, tabellen, titel
from sociaal_domein.weergave.stijl import INKT, LETTER

_BREED, _HOOG = 440, 34
# The same words stand in the bar, so that no colour carries a meaning of its own.
_VLAK = {"grip": ("#14506e", "#ffffff"), "begrip": ("#b9d3df", INKT), "onzeker": ("#eeeeee", INKT)}
_SMALST = 70  # a narrower part holds no word


def spiegel_als_html(spiegel: Spiegel) -> str:
    """Write the mirror of the council as a ``<section>``, everything that people wrote escaped.

    Raises
    ------
    SociaalDomeinFout
        The mirror was made for one fractie.
    """
    if spiegel.fractie is not None:
        raise SociaalDomeinFout(
            "De spiegel van een fractie komt op geen pagina: die is alleen voor de fractie zelf.",
            doe="Maak de spiegel van de hele raad: laat de fractie weg.",
        )
    spiegel = _zonder_personen(spiegel)
    parts = [
        f'<section lang="nl" class="spiegel"><h2>{escape(titel(spiegel))}</h2>',
        f"<p>{escape(' '.join(opvallend(spiegel)))}</p>",
        lijnbalk(spiegel) if spiegel.deelvragen else "",
        *(_tabel(table) for table in tabellen(spiegel)),
        "<h3>Antwoorden</h3>" + "".join(f"<p>{escape(line)}</p>" for line in geleerd(spiegel)),
        "<h3>Toezeggingen</h3>" + "".join(f"<p>{escape(line)}</p>" for line in beloofd(spiegel)),
        "<h3>Wat deze spiegel niet zegt</h3><ul>" + "".join(f"<li>{escape(z)}</li>" for z in ZEGT_NIET) + "</ul>",
    ]
    return "".join([*parts, "</section>"])


def _zonder_personen(spiegel: Spiegel) -> Spiegel:
    """Leave out the words of people in which the guard sees a person: a register may be edited by hand."""
    from sociaal_domein.privacy.wacht import bewaak_openbaar

    def safe(counts: tuple[Telling, ...]) -> tuple[Telling, ...]:
        return tuple(replace(t, voorbeelden=tuple(v for v in t.voorbeelden if not bewaak_openbaar(v))) for t in counts)

    learned = tuple(pair for pair in spiegel.antwoorden.geleerd if not bewaak_openbaar(pair[1]))
    hidden = spiegel.antwoorden.niet_getoond + len(spiegel.antwoorden.geleerd) - len(learned)
    return replace(
        spiegel,
        lijnen=safe(spiegel.lijnen),
        soorten=safe(spiegel.soorten),
        vormen=safe(spiegel.vormen),
        waarden=safe(spiegel.waarden),
        schalen=safe(spiegel.schalen),
        antwoorden=replace(spiegel.antwoorden, geleerd=learned, niet_getoond=hidden),
    )


def lijnbalk(spiegel: Spiegel) -> str:
    """Draw grip beside begrip as one bar, with a title and a description for who does not see it."""
    counts = [(t.naam, t.label, t.aantal) for t in spiegel.lijnen if t.aantal]
    heading = "Grip en begrip in één balk"
    told = f"Van de {spiegel.deelvragen} deelvragen: {opsomming(f'{label} {n}' for _, label, n in counts)}."
    key = hashlib.sha256(f"{titel(spiegel)}\n{told}".encode()).hexdigest()[:10]
    body, left = "", 0.0
    for name, label, n in counts:
        width = _BREED * n / spiegel.deelvragen
        fill, ink = _VLAK[name]
        body += f'<rect x="{left:.1f}" y="1" width="{width:.1f}" height="{_HOOG - 2}" fill="{fill}" stroke="{INKT}"/>'
        text = f"{label} {n}" if width >= _SMALST else str(n) if width >= 20 else ""
        if text:
            body += (
                f'<text x="{left + width / 2:.1f}" y="{_HOOG / 2 + 5:.0f}" text-anchor="middle" font-size="13" '
                f'fill="{ink}">{escape(text)}</text>'
            )
        left += width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="s{key}-t s{key}-d" '
        f'viewBox="0 0 {_BREED} {_HOOG}" width="{_BREED}" height="{_HOOG}" style="max-width:100%;height:auto" '
        f'font-family="{LETTER}"><title id="s{key}-t">{escape(heading)}</title>'
        f'<desc id="s{key}-d">{escape(told)}</desc>{body}</svg>'
    )


def _tabel(table: Tabel) -> str:
    examples = any(table.voorbeelden)
    head = [*table.kop, *(["een voorbeeld"] if examples else [])]
    rows = [(*row, *([table.voorbeelden[i]] if examples else [])) for i, row in enumerate(table.rijen)]
    note = f"<p><small>{escape(table.uitleg)}</small></p>" if table.uitleg else ""
    return (
        f'<div class="rol" tabindex="0" role="region" aria-label="{escape(table.titel)}">'
        f"<table><caption>{escape(table.titel)}</caption><thead><tr>"
        + "".join(f'<th scope="col">{escape(text)}</th>' for text in head)
        + f"</tr></thead><tbody>{''.join(_rij(row) for row in rows)}</tbody></table></div>{note}"
    )


def _rij(row: Sequence[str]) -> str:
    cells = "".join(f"<td>{escape(text)}</td>" for text in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
