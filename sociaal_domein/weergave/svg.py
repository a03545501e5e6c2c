"""From a chart to an SVG that stands on its own: title and description in Dutch, no network, no script."""

from __future__ import annotations

import hashlib
import re
import threading
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sociaal_domein.weergave.stijl import LETTER

if TYPE_CHECKING:
    import altair as alt

_WORTEL = re.compile(r"<svg[^>]*>")
_VOORLEZEN = re.compile(r'\s(?:aria-[a-z]+|role)="[^"]*"')
_LETTER = re.compile(r'\sfont-family="[^"]*"')
_ID = re.compile(r'\bid="([^"]+)"')
_KLASSE = re.compile(r'\sclass="[^"]*"')
_LEEG = re.compile(r"<g(?: transform=\"[^\"]*\")?(?: pointer-events=\"[^\"]*\")?></g>")


def svg(chart: alt.TopLevelMixin, titel: str, omschrijving: str, *, sleutel: str = "") -> str:
    """Turn a chart into an SVG element for in a page.

    Parameters
    ----------
    chart : altair chart
    titel, omschrijving : str
        What a screen reader says; the description tells what the chart shows.
    sleutel : str
        Anything that keeps the ids apart when a page holds the same chart twice.

    Returns
    -------
    str
        One ``<svg>`` element. The same input gives the same bytes.
    """
    import vl_convert

    spec = chart.to_dict(validate=False)
    text = str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', text)
    assert size is not None
    body = _WORTEL.sub("", text, count=1).strip().removesuffix("</svg>")
    for noise in (_VOORLEZEN, _LETTER, _KLASSE):
        body = noise.sub("", body)
    while (shorter := _LEEG.sub("", body)) != body:
        body = shorter
    # The converter numbers clip paths through the life of the process.
    names = list(dict.fromkeys(_ID.findall(body)))
    for number, name in enumerate(names):
        body = body.replace(f'id="{name}"', f'id="\0{number}"').replace(f"url(#{name})", f"url(#\0{number})")
    digest = hashlib.sha256("\n".join((sleutel, titel, omschrijving, body)).encode()).hexdigest()[:10]
    body = body.replace("\0", f"g{digest}-")
    width, height = size.groups()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="grafiek" role="img" aria-labelledby="g{digest}-t g{digest}-d" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" style="max-width:100%;height:auto" '
        f'font-family="{LETTER}"><title id="g{digest}-t">{escape(titel)}</title>'
        f'<desc id="g{digest}-d">{escape(omschrijving)}</desc>{body}</svg>'
    )


def opwarmen() -> list[threading.Thread]:
    """Start loading what charts need, so that the store can be opened and read meanwhile.

    Meant for a command that is about to draw. The first conversion starts a JavaScript engine (0.4 s) and
    runs beside the import of altair (0.3 s).

    Returns
    -------
    list of threading.Thread
        Already started; nobody has to wait for them.
    """
    threads = [threading.Thread(target=work, daemon=True) for work in (_eerste_omzetting, _laad_altair)]
    for thread in threads:
        thread.start()
    return threads


def _eerste_omzetting() -> None:
    import vl_convert

    vl_convert.vegalite_to_svg({"data": {"values": [{}]}, "mark": "point"}, allowed_base_urls=[])


def _laad_altair() -> None:
    import altair  # noqa: F401
