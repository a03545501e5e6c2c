"""Questions from figures that stand out: a signal, or a position beside the peers that lasts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.taal import jaartallen, opsomming
from sociaal_domein.vragen.onderwerp import Onderwerp, Voorstel

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer

# More names than this do not fit in a question.
MEESTE_WIJKEN = 3
_GEEN_OORDEEL = "Dat is geen oordeel: het is een reden om te vragen wat erachter zit."


def signaalvragen(onderwerp: Onderwerp) -> Iterator[Voorstel]:
    """Yield a question for the cause of every figure that stands out, signals first."""
    readings = onderwerp.lezingen
    for reading in (r for r in readings if r.signalen):
        yield from _bij_signaal(onderwerp, reading)
    small = any("kleine_gemeente" in r.cijfer.waarschuwingen for r in readings)
    for reading in readings:
        # In a small municipality care for one resident moves an amount.
        if not (reading.signalen or (small and reading.indicator.soort == "geld")):
            yield from _bij_ligging(onderwerp, reading)


def _bij_signaal(topic: Onderwerp, reading: Lezing) -> Iterator[Voorstel]:
    own = reading.eigen_punt
    title = reading.indicator.titel
    if own is not None and own.is_signaal:
        side = "hoger" if own.plaats == "signaal_hoog" else "lager"
        yield topic.vraag(
            "oorzaak",
            f"{topic.zin(reading)} Dat is {side} dan toeval en de verschillen tussen gemeenten verklaren. "
            f"Waardoor komt dat volgens het college?",
            f"Bij '{title}' ligt {topic.plaats} {side} dan te verwachten was. {_GEEN_OORDEEL}",
            aanleiding="signaal",
            cijfers=(reading.cijfer,),
        )
        return
    figures = {c.gebied_code: c for c in reading.wijken}
    for place, side in (("signaal_hoog", "hoger"), ("signaal_laag", "lager")):
        found = [figures[p.gebied_code] for p in reading.signalen if p.plaats == place and p.gebied_code in figures]
        if not found:
            continue
        named = [_met_cijfer(reading, c) for c in found[:MEESTE_WIJKEN]]
        rest = [f"nog {len(found) - MEESTE_WIJKEN}"] if len(found) > MEESTE_WIJKEN else []
        noun = "de wijk" if len(found) == 1 else "de wijken"
        yield topic.vraag(
            "oorzaak",
            f"{topic.zin(reading)} In {found[0].jaar} lag dit {side} dan toeval en de gewone verschillen verklaren in "
            f"{noun} {opsomming([*named, *rest])}. Waardoor komt dat volgens het college?",
            f"Bij '{title}' springt {noun} eruit. {_GEEN_OORDEEL}"
            if len(found) == 1
            else f"Bij '{title}' springen {len(found)} wijken eruit. {_GEEN_OORDEEL}",
            aanleiding="signaal",
            schaal="hyperlokaal",
            cijfers=(reading.cijfer, *found[:MEESTE_WIJKEN]),
            zegt_niet=("Een cijfer over een wijk zegt niets over één bewoner van die wijk.",),
        )


def _met_cijfer(reading: Lezing, figure: Cijfer) -> str:
    assert figure.waarde is not None
    return f"{figure.gebied_naam} ({reading.indicator.schrijf(figure.waarde, eenheid=False)})"


def _bij_ligging(topic: Onderwerp, reading: Lezing) -> Iterator[Voorstel]:
    lasting = reading.blijvend
    if lasting is None or lasting[0] not in reading.indicator.opvallend:
        return
    indicator, figure = reading.indicator, reading.cijfer
    side, years = lasting
    assert reading.band is not None
    peers = "de gemeenten die u koos" if reading.band.groep.eigen_keuze else reading.band.groep.naam
    yield topic.vraag(
        "oorzaak",
        f"{topic.zin(reading)} {indicator.vul_in(indicator.opvallend[side], figure, topic.plaats)} Ook in "
        f"{jaartallen(years)} was dat zo. Waardoor komt dat volgens het college?",
        f"Naast {peers} ligt '{indicator.titel}' meer jaren {side} de meeste. {_GEEN_OORDEEL}",
        aanleiding="signaal",
        cijfers=(figure,),
    )
