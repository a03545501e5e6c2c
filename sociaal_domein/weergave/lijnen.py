"""What a chart over the years draws, and what it does not: the rows, the breaks and the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.duiding.breuken import IN_GEWONE_TAAL, ONDERWERPEN
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator


@dataclass(frozen=True)
class Breuk:
    """A moment no line may cross.

    Attributes
    ----------
    jaar : int
        First year after the break.
    opschrift : str
        Two or three words for in the chart.
    reden : str
        One or two sentences for below it.
    """

    jaar: int
    opschrift: str
    reden: str

    @property
    def zin(self) -> str:
        """The break in words."""
        return f"De lijn begint in {self.jaar} opnieuw: {self.reden[0].lower()}{self.reden[1:]}"


def kies_reeksen(indicator: Indicator, reeksen: Sequence[str] | None) -> list[str]:
    """Return the lines to show, by default all of them.

    Raises
    ------
    SociaalDomeinFout
        The indicator has no line of that name; those it has are named.
    """
    if reeksen is None:
        return list(indicator.reeksen)
    if isinstance(reeksen, str):
        reeksen = [reeksen]
    for key in reeksen:
        if key not in indicator.reeksen:
            raise SociaalDomeinFout(
                f"De indicator '{indicator.id}' heeft geen reeks '{key}'.",
                doe=f"Kies uit: {opsomming(list(indicator.reeksen), 'of')}.",
            )
    return list(dict.fromkeys(reeksen))


def rijen(cijfers: Cijfers, reeksen: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Return the rows that are drawn for the municipality as a whole; see `verloopdata`."""
    rows: list[dict[str, Any]] = []
    for key in kies_reeksen(cijfers.indicator, reeksen):
        previous: Cijfer | None = None
        line = ""
        for c in _met_waarde(cijfers, key):
            if previous is None or c.segment != previous.segment or c.jaar != previous.jaar + 1:
                line = f"{key}/{c.segment}/{c.jaar}"
            label = cijfers.indicator.reeksen[key]
            rows.append({"reeks": key, "label": label, "jaar": c.jaar, "waarde": c.waarde, "lijn": line})
            previous = c
    return rows


def verloopdata(gemeente: Gemeente, indicator: str, reeksen: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Return exactly the rows that a chart over the years draws.

    Parameters
    ----------
    gemeente : Gemeente
    indicator : str
    reeksen : sequence of str, optional
        Which lines; default all.

    Returns
    -------
    list of dict
        ``reeks``, ``label``, ``jaar`` (int), ``waarde`` (in the unit of the indicator) and ``lijn``. Only rows
        with the same ``lijn`` are connected: it starts anew after a break and after a year without a figure.

    Raises
    ------
    SociaalDomeinFout
        The indicator or the line does not exist.
    """
    return rijen(gemeente.cijfers(indicator), reeksen)


def gebied(gemeente: Gemeente, cijfers: Cijfers) -> tuple[str, str]:
    """Return code and name, as it reads after "in", of the area that is drawn.

    Where there is no figure of the municipality, that is its province or the country.
    """
    level = cijfers.hoofdniveau
    first = next(iter(cijfers.kies(niveau=level)), None)
    if level == "gemeente" or first is None:
        return gemeente.code, gemeente.naam
    return first.gebied_code, f"de provincie {first.gebied_naam}" if level == "provincie" else first.gebied_naam


def breuken(gemeente: Gemeente, indicator: str, jaren: Sequence[int], gebied_code: str | None = None) -> list[Breuk]:
    """Return the breaks of an indicator that lie between these years, one per year, oldest first.

    Parameters
    ----------
    gebied_code : str, optional
        The area that is drawn. Default: the municipality.
    """
    if not jaren:
        return []
    rows = gemeente.domein.con.execute(
        "select jaar, onderwerp, min(reden) from beeld_breuk where indicator = ? and not is_vergelijkbaar "
        "and (gebied_code is null or gebied_code = ?) and jaar > ? and jaar <= ? group by jaar, onderwerp "
        "order by jaar, onderwerp",
        [indicator, gebied_code or gemeente.code, min(jaren), max(jaren)],
    ).fetchall()
    found: dict[int, Breuk] = {}
    for year, subject, reason in rows:
        label, reason = ONDERWERPEN[subject], IN_GEWONE_TAAL.get(subject, reason)
        if year in found:
            label, reason = found[year].opschrift, f"{found[year].reden} {reason}"
        found[year] = Breuk(year, label, reason)
    return list(found.values())


def toch_vergelijkbaar(gemeente: Gemeente, indicator: str, jaren: Sequence[int]) -> list[str]:
    """Say which changes of this municipality itself lie in these years that the indicator bridges, and why it may."""
    if not jaren:
        return []
    rows = gemeente.domein.con.execute(
        "select jaar, reden, waarom_vergelijkbaar from beeld_breuk where indicator = ? and is_vergelijkbaar "
        "and gebied_code = ? and jaar > ? and jaar <= ? order by jaar, onderwerp",
        [indicator, gemeente.code, min(jaren), max(jaren)],
    ).fetchall()
    return [f"In {year}: {reason} {why}" for year, reason, why in rows]


def gaten(cijfers: Cijfers, reeksen: Sequence[str], jaren: Sequence[int]) -> list[str]:
    """Say for which of these years there is no figure, and why; one sentence or two per reason and line."""
    missing: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for key in reeksen if jaren else ():
        per_reason: dict[str, list[int]] = {}
        for c in sorted(cijfers.kies(niveau=cijfers.hoofdniveau, reeks=key), key=lambda c: c.jaar):
            if c.waarde is None:
                per_reason.setdefault(c.uitleg, []).append(c.jaar)
        for why, years in per_reason.items():
            missing.setdefault((why, tuple(years)), []).append(cijfers.indicator.reeksen[key])
    sentences = []
    for (why, when), labels in missing.items():
        name = f" bij {opsomming(labels)}" if len(labels) < len(reeksen) else ""
        sentences.append(f"Geen cijfer over {opsomming([str(year) for year in when])}{name}. {why}")
    return sentences


def is_begroot(cijfers: Cijfers, reeks: str) -> bool:
    """Say whether a line holds expectations instead of outcomes."""
    rows = _met_waarde(cijfers, reeks)
    return bool(rows) and all(c.status == "begroot" for c in rows)


def _met_waarde(cijfers: Cijfers, reeks: str) -> list[Cijfer]:
    found = cijfers.kies(niveau=cijfers.hoofdniveau, reeks=reeks, met_waarde=True)
    return sorted(found, key=lambda c: c.jaar)
