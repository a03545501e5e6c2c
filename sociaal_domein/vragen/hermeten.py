"""The figures of a question looked at again: of the same year, and the newest, with breaks and revisions named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import isclose
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer
from sociaal_domein.duiding.breuken import IN_GEWONE_TAAL
from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.taal import datum, getal

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator
    from sociaal_domein.register import CijferToen, Raadsvraag
    from sociaal_domein.register.raadsvragen import Hermeting

# A stored figure went through a text file: this far apart it is still the same.
_GELIJK = 1e-9


@dataclass(frozen=True)
class Verschil:
    """One figure of a question, then and now.

    Attributes
    ----------
    toen : CijferToen
        As it was on the day of the question.
    nu : Cijfer or None
        Of the same year, as it is known now; with its reason where it has no value, None where there is no such row.
    nieuwste : Cijfer or None
        Of the latest year after it that has a value.
    weg : str
        Why there is nothing to set beside it; empty when there is.
    verandering : float or None
        From the same year to the newest, both as they are known now. None over a break, or where one is missing.
    breuken : tuple of str
        Why the years may not be compared.
    zinnen : tuple of str
        What may be said, in plain Dutch.
    let_op : tuple of str
        Warnings, and what the figure does not say.
    """

    toen: CijferToen
    indicator: Indicator | None
    nu: Cijfer | None
    nieuwste: Cijfer | None
    weg: str
    verandering: float | None
    breuken: tuple[str, ...]
    zinnen: tuple[str, ...]
    let_op: tuple[str, ...]

    @property
    def is_herzien(self) -> bool:
        """Whether the publisher gives another value for the same year than on the day of the question."""
        return self.nu is not None and self.nu.waarde is not None and not _gelijk(self.nu.waarde, self.toen.waarde)

    @property
    def cijfers(self) -> list[Cijfer]:
        """The figures of now that have a value, the oldest first."""
        return [c for c in (self.nu, self.nieuwste) if c is not None and c.waarde is not None]


def hermeet(gemeente: Gemeente, vraag: Raadsvraag) -> list[Verschil]:
    """Set the figures of a question beside those that the store gives now.

    Parameters
    ----------
    gemeente : Gemeente
        That of the question. A figure of another area is looked up with the municipality it lies in.
    vraag : Raadsvraag

    Returns
    -------
    list of Verschil
        One per figure of the question, in its order.
    """
    return [_verschil(gemeente, then) for then in vraag.cijfers]


def maak_hermeting(verschillen: list[Verschil], dag: date, toelichting: str | None = None) -> Hermeting | None:
    """Make the record of a look at the figures; None when not one of them has a value now."""
    from sociaal_domein.register.raadsvragen import Hermeting
    from sociaal_domein.vragen.vastleggen import leg_vast

    figures = [leg_vast(figure, dag) for found in verschillen for figure in found.cijfers]
    return Hermeting(datum=dag, cijfers=figures, toelichting=toelichting) if figures else None


def _verschil(gemeente: Gemeente, then: CijferToen) -> Verschil:
    indicator = gemeente.domein.indicatoren.get(then.indicator)
    if indicator is None:
        return _zonder(then, None, f"De indicator '{then.indicator}' is er niet meer.")
    if then.reeks not in indicator.reeksen:
        return _zonder(then, indicator, f"De reeks '{then.reeks}' van deze indicator is er niet meer.")
    if then.eenheid != indicator.eenheid:
        change = f"eerst in {then.eenheid}, nu in {indicator.eenheid}"
        return _zonder(
            then, indicator, f"Dit cijfer wordt nu anders gegeven: {change}. Wij zetten ze niet naast elkaar."
        )
    home, gone = _gemeente_van(gemeente, then.gebied)
    if home is None:
        return _zonder(then, indicator, gone)
    row = [
        c
        for c in home.cijfers(then.indicator)
        if c.gebied_code == then.gebied and c.reeks == then.reeks and c.jaar >= then.jaar
    ]
    now = next((c for c in row if c.jaar == then.jaar), None)
    newest = max((c for c in row if c.jaar > then.jaar and c.waarde is not None), key=lambda c: c.jaar, default=None)
    if not row:
        return _zonder(
            then, indicator, f"Voor {then.gebied_naam} is er nu geen cijfer meer, ook niet over {then.jaar}."
        )
    breaks = () if newest is None else _breuken(home, then, newest.jaar, vergelijkbaar=False)
    changed = _verandering(now, newest)
    sentences = _zinnen(home, then, indicator, now, newest, changed, breaks)
    caution = _let_op(indicator, [c for c in (now, newest) if c is not None and c.waarde is not None])
    return Verschil(then, indicator, now, newest, "", changed, breaks, tuple(sentences), caution)


def _gemeente_van(gemeente: Gemeente, gebied: str) -> tuple[Gemeente | None, str]:
    """Return the municipality whose figures hold an area, or why there is none."""
    if gemeente.omvat(gebied) and not _is_voorganger(gemeente, gebied):
        return gemeente, ""
    found = gemeente.domein.con.execute(
        "select gemeente_code_nu, niveau from kern_gebied where gebied_code = ?", [gebied]
    ).fetchone()
    if found is None or found[0] is None:
        return None, f"Het gebied {gebied} is er niet meer in de gegevens van nu."
    now = gemeente.domein.gemeente(str(found[0]))
    if _is_voorganger(now, gebied):
        return None, f"Deze gemeente is er niet meer: zij hoort nu bij {now.naam}. Dat is een ander gebied."
    return now, ""


def _is_voorganger(gemeente: Gemeente, gebied: str) -> bool:
    return gebied.startswith("GM") and gebied != gemeente.code


def _breuken(gemeente: Gemeente, then: CijferToen, jaar: int, *, vergelijkbaar: bool) -> tuple[str, ...]:
    """Return the breaks between the year of a figure and a later one, in words."""
    rows = gemeente.domein.con.execute(
        "select jaar, onderwerp, reden, waarom_vergelijkbaar from beeld_breuk where indicator = ? "
        "and (gebied_code is null or gebied_code = ?) and jaar > ? and jaar <= ? and is_vergelijkbaar = ? "
        "order by jaar, onderwerp",
        [then.indicator, then.gebied, then.jaar, jaar, vergelijkbaar],
    ).fetchall()
    told = [
        f"{year}: {IN_GEWONE_TAAL.get(subject, reason)}" + (f" {why}" if vergelijkbaar and why else "")
        for year, subject, reason, why in rows
    ]
    return tuple(dict.fromkeys(told))


def _verandering(now: Cijfer | None, newest: Cijfer | None) -> float | None:
    """Return the change between two figures that may be compared: both of now, in one segment."""
    if now is None or newest is None or now.waarde is None or newest.waarde is None:
        return None
    return newest.waarde - now.waarde if now.segment == newest.segment else None


def _zinnen(
    gemeente: Gemeente,
    then: CijferToen,
    indicator: Indicator,
    now: Cijfer | None,
    newest: Cijfer | None,
    changed: float | None,
    breaks: tuple[str, ...],
) -> list[str]:
    told = [_toenzin(then, indicator), _nuzin(then, indicator, now)]
    if newest is None:
        return [*told, f"Een nieuwer jaar dan {then.jaar} is er nog niet."]
    assert newest.waarde is not None
    told.append(f"Het nieuwste cijfer gaat over {newest.jaar}: {indicator.schrijf(newest.waarde)} ({newest.status}).")
    if changed is not None and now is not None:
        told.append(_verschilzin(indicator, now, newest, changed))
        if crossed := _breuken(gemeente, then, newest.jaar, vergelijkbaar=True):
            told.append(f"Er ligt een breuk tussen, maar dit cijfer blijft te vergelijken. {' '.join(crossed)}")
    elif breaks:
        told.append(
            f"{then.jaar} en {newest.jaar} zijn niet te vergelijken: er ligt een breuk tussen. {' '.join(breaks)}"
        )
    else:
        told.append(f"Hoeveel er veranderde, is niet te zeggen: over {then.jaar} is er nu geen cijfer.")
    return told


def _toenzin(then: CijferToen, indicator: Indicator) -> str:
    line = "" if len(indicator.reeksen) == 1 else f" ({indicator.reeksen[then.reeks]})"
    return (
        f"Bij de vraag, op {datum(then.dag)}: {indicator.schrijf(then.waarde)} over {then.jaar}, "
        f"{then.gebied_naam}{line}. Dat cijfer was {_status(then.status)}{_opgehaald(then.snapshot)}."
    )


def _nuzin(then: CijferToen, indicator: Indicator, now: Cijfer | None) -> str:
    if now is None:
        return f"Over {then.jaar} geeft de bron nu geen cijfer meer."
    if now.waarde is None:
        return f"Over {then.jaar} is er nu geen cijfer meer. {now.uitleg}"
    status = f"Het is {_status(now.status)}{_opgehaald(now.snapshot)}."
    if then.status != now.status:
        status = f"De status ging van {_status(then.status)} naar {_status(now.status)}{_opgehaald(now.snapshot)}."
    if _gelijk(now.waarde, then.waarde):
        return f"Over {then.jaar} is het cijfer nog hetzelfde. {status}"
    shown = indicator.schrijf(now.waarde)
    if shown == indicator.schrijf(then.waarde):
        return f"Het cijfer over {then.jaar} is herzien, maar afgerond is het nog hetzelfde. {status}"
    return f"Het cijfer over {then.jaar} is herzien: het is nu {shown}. {status}"


def _verschilzin(indicator: Indicator, now: Cijfer, newest: Cijfer, changed: float) -> str:
    assert now.waarde is not None and newest.waarde is not None
    first, last = (indicator.schrijf(v, eenheid=False) for v in (now.waarde, newest.waarde))
    if first == last:
        return f"Van {now.jaar} naar {newest.jaar} bleef het afgerond {first}."
    size = indicator.schrijf(abs(changed), eenheid=False)
    text = f"Van {now.jaar} naar {newest.jaar} ging het van {first} naar {last}: een verschil van {size}."
    if None not in (now.onder, now.boven, newest.onder, newest.boven) and _overlapt(now, newest):
        low, high = getal(newest.onder or 0.0, indicator.decimalen), getal(newest.boven or 0.0, indicator.decimalen)
        text += f" Dat kan toeval zijn: het nieuwste cijfer kan net zo goed tussen {low} en {high} liggen."
    return text


def _overlapt(now: Cijfer, newest: Cijfer) -> bool:
    assert now.onder is not None and now.boven is not None and newest.onder is not None and newest.boven is not None
    return now.onder <= newest.boven and newest.onder <= now.boven


def _let_op(indicator: Indicator, figures: list[Cijfer]) -> tuple[str, ...]:
    codes = dict.fromkeys(code for c in figures for code in c.waarschuwingen)
    return (*(WAARSCHUWINGEN[code] for code in codes), *indicator.zegt_niet)


def _zonder(then: CijferToen, indicator: Indicator | None, why: str) -> Verschil:
    what = getal(then.waarde, 1) + f" {then.eenheid}" if indicator is None else indicator.schrijf(then.waarde)
    if indicator is not None and then.eenheid != indicator.eenheid:
        what = f"{getal(then.waarde, indicator.decimalen)} {then.eenheid}"
    told = f"Bij de vraag, op {datum(then.dag)}: {what} over {then.jaar}, {then.gebied_naam}."
    return Verschil(then, indicator, None, None, why, None, (), (told, why), ())


def _status(status: str) -> str:
    return "van onbekende status" if status == "onbekend" else status


def _opgehaald(snapshot: str) -> str:
    try:
        return f", opgehaald op {datum(date.fromisoformat(snapshot))}"
    except ValueError:  # a figure of own sources may have no day of fetching
        return ""


def _gelijk(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=_GELIJK, abs_tol=_GELIJK)
