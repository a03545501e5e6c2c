"""What is said in words below a chart: the peers, what is expected, and the source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfers
from sociaal_domein.duiding.vergelijkingsgroep import Band, Vergelijkingsgroep
from sociaal_domein.indicator import Indicator
from sociaal_domein.taal import datum, getal, opsomming

if TYPE_CHECKING:
    from sociaal_domein.duiding.trechter import Trechter
    from sociaal_domein.gemeente import Gemeente

_VERSCHIL = "Hun inwoners en opgaven kunnen anders zijn."


def over_banden(banden: Sequence[Band], vorm: tuple[str, str], label: str = "") -> list[str]:
    """Say what the grey boxes are, and how many of the peers have the figure.

    Parameters
    ----------
    banden : sequence of Band
        At least one, all of the same group.
    vorm : tuple of str
        What is drawn, with its verb in the plural or not: ``("De grijze vlakken", "laten")``.
    label : str
        The line they belong to, where there are more.
    """
    group = banden[0].groep
    many = len(group.codes)
    what, verb = vorm
    if any(b.is_klein for b in banden):
        rest = f"waar de {many} gemeenten liggen die u koos, van de laagste tot de hoogste."
    else:
        rest = f"waar de meeste van {many} andere gemeenten liggen, zonder de laagste en de hoogste tien procent."
    line = f" Dit hoort bij: {label}." if label else ""
    return [f"{what} {verb} zien {rest}{line}", *_met_cijfer(banden, many)]


def _met_cijfer(banden: Sequence[Band], many: int) -> list[str]:
    """Say how many of the peers have the figure, where that is not all of them."""
    counts = {b.n for b in banden}
    if counts == {many}:
        return []
    if len(counts) == 1:
        return [f"{banden[0].n} van de {many} gemeenten hebben dit cijfer."]
    if len({b.jaar for b in banden}) == 1:
        return [f"{min(counts)} tot {max(counts)} van de {many} gemeenten hebben deze cijfers."]
    years = {n: opsomming([str(b.jaar) for b in sorted(banden, key=lambda b: b.jaar) if b.n == n]) for n in counts}
    first, *rest = sorted(counts - {many}, reverse=True)
    text = f"In {years[first]} hebben {first} van de {many} gemeenten dit cijfer"
    return [text + "".join(f"; in {years[n]} {n}" for n in rest) + "."]


def over_de_groep(gemeente: Gemeente) -> str:
    """Name the peers, and say in what they look like the municipality."""
    group, names = gemeente.vergelijkingsgroep, gemeente.domein.gemeentenamen
    listed = opsomming(sorted(names[c] for c in group.codes))
    return f"Vergeleken is met {group.naam}: {listed}. {_lijken(group, gemeente.naam)}"


def _lijken(groep: Vergelijkingsgroep, naam: str) -> str:
    if groep.eigen_keuze:
        return "U koos ze zelf."
    if groep.lijkt_in == "grootte":
        return f"Zij lijken alleen op {naam} in grootte; in stedelijkheid verschillen zij. {_VERSCHIL}"
    if groep.lijkt_in == "ongeveer_grootte":
        return (
            f"Er zijn te weinig gemeenten even groot als {naam}. Deze lijken alleen ongeveer in grootte; in "
            f"stedelijkheid verschillen zij. {_VERSCHIL}"
        )
    return f"Zij lijken op {naam} in grootte en stedelijkheid. {_VERSCHIL}"


def groepsnaam(band: Band) -> str:
    """Return what the key to a grey box says."""
    if not band.groep.eigen_keuze:
        return "de meeste vergelijkbare gemeenten"
    return "de gemeenten die u koos" if band.is_klein else "de meeste gemeenten die u koos"


def tussen(indicator: Indicator, band: Band) -> str:
    """Write a band as two values.

    Returns
    -------
    str
        Such as ``18 tot 22``.
    """
    low, high = (indicator.schrijf(v, eenheid=False) for v in (band.p10, band.p90))
    return f"{low} tot {high}"


def over_hoge_banden(banden: Sequence[Band], top: float) -> list[str]:
    """Say in which years the peers run on above the chart."""
    texts = [f"{b.jaar} tot {getal(b.p90)}" for b in banden if b.p90 > top]
    return [f"Het grijze vlak loopt verder door dan de grafiek: in {opsomming(texts)}."] if texts else []


def over_verwachting(trechter: Trechter) -> str:
    """Say what the column of expected figures holds."""
    ages = " bij mensen van dezelfde leeftijd" if trechter.grond == "leeftijd" else ""
    return (
        f"In de tabel staat wat je mag verwachten als dit in elke wijk even vaak voorkwam{ages}. Een wijk springt er "
        "pas uit als zij daar verder van ligt dan past bij toeval en bij hoe sterk de wijken onderling verschillen."
    )


def vertel(cijfers: Cijfers, keys: Sequence[str], breaks: int) -> str:
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


def over_bron(cijfers: Cijfers) -> str:
    """Name the source and the day it was taken."""
    first = next(iter(cijfers), None)
    if first is None:
        return "Bron: geen."
    taken = f" Opgehaald op {datum(date.fromisoformat(first.snapshot))}." if first.snapshot else ""
    return f"Bron: {first.bron}.{taken}"
