"""The figures of a question looked at again: of the same year, and the newest, with breaks and revisions named."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    vergelijkbaar : Cijfer or None
        Of the latest year after it that may be compared with `nu`: no break lies between.
    nieuwste : Cijfer or None
        Of the latest year after it that has a value, break or no break.
    breuken : tuple of str
        What lies between the year of the question and the newest, where these may not be compared.
    zinnen : tuple of str
        What may be said, in plain Dutch.
    """

    toen: CijferToen
    indicator: Indicator | None
    nu: Cijfer | None
    vergelijkbaar: Cijfer | None
    nieuwste: Cijfer | None
    breuken: tuple[str, ...]
    zinnen: tuple[str, ...]

    @property
    def is_herzien(self) -> bool:
        """Whether the publisher gives another value for the same year than on the day of the question."""
        return self.nu is not None and self.nu.waarde is not None and not _gelijk(self.nu.waarde, self.toen.waarde)

    @property
    def cijfers(self) -> list[Cijfer]:
        """The figures of now that have a value, the oldest first, each once."""
        found = {c.jaar: c for c in (self.nu, self.vergelijkbaar, self.nieuwste) if c and c.waarde is not None}
        return list(found.values())

    @property
    def verandering(self) -> float | None:
        """From the year of the question to the latest comparable one, both as they are known now."""
        if self.nu is None or self.vergelijkbaar is None or self.nu.waarde is None:
            return None
        assert self.vergelijkbaar.waarde is not None
        return self.vergelijkbaar.waarde - self.nu.waarde

    @property
    def kop(self) -> str:
        """What the figure is about: indicator, area and line."""
        if self.indicator is None:
            return f"{self.toen.indicator}, {self.toen.gebied_naam}"
        lines = self.indicator.reeksen
        line = f", {lines[self.toen.reeks]}" if len(lines) > 1 and self.toen.reeks in lines else ""
        return f"{self.indicator.titel}, {self.toen.gebied_naam}{line}"

    @property
    def let_op(self) -> tuple[str, ...]:
        """The warnings of the figures of now, as sentences, each once."""
        return tuple(WAARSCHUWINGEN[code] for code in dict.fromkeys(w for c in self.cijfers for w in c.waarschuwingen))


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

    found = {(c.indicator, c.gebied_code, c.jaar, c.reeks): c for v in verschillen for c in v.cijfers}
    figures = [leg_vast(figure, dag) for figure in found.values()]
    return Hermeting(datum=dag, cijfers=figures, toelichting=toelichting) if figures else None


def _verschil(gemeente: Gemeente, then: CijferToen) -> Verschil:
    indicator = gemeente.domein.indicatoren.get(then.indicator)
    if indicator is None:
        return _zonder(then, None, "Deze indicator is er niet meer.")
    if then.reeks not in indicator.reeksen:
        return _zonder(then, indicator, f"De reeks '{then.reeks}' van deze indicator is er niet meer.")
    if then.eenheid != indicator.eenheid:
        change = f"eerst {then.eenheid}, nu {indicator.eenheid}"
        return _zonder(
            then, indicator, f"De eenheid is veranderd: {change}. Wij zetten deze cijfers niet naast elkaar."
        )
    home, gone = _gemeente_van(gemeente, then.gebied)
    if home is None:
        return _zonder(then, indicator, gone)
    row = [
        c
        for c in home.cijfers(then.indicator)
        if c.gebied_code == then.gebied and c.reeks == then.reeks and c.jaar >= then.jaar
    ]
    if not row:
        return _zonder(then, indicator, f"Voor dit gebied is er nu geen cijfer over {then.jaar} of later.")
    now = next((c for c in row if c.jaar == then.jaar), None)
    later = sorted((c for c in row if c.jaar > then.jaar and c.waarde is not None), key=lambda c: c.jaar)
    same = [c for c in later if now is not None and now.waarde is not None and c.segment == now.segment]
    newest = later[-1] if later else None
    found = Verschil(then, indicator, now, same[-1] if same else None, newest, (), ())
    if newest is not None and found.vergelijkbaar is not newest:
        found = replace(found, breuken=_breuken(home, then, newest.jaar, vergelijkbaar=False))
    return replace(found, zinnen=tuple(_zinnen(home, found)))


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


def _ander_gebied(gemeente: Gemeente, then: CijferToen) -> str:
    """Say what was joined to a municipality after the day of a question: its old years hold that too now."""
    rows = gemeente.domein.con.execute(
        "select reden from kern_breuk where onderwerp in ('herindeling', 'splitsing') and gebied_code = ? "
        "and jaar > ? and jaar > ? order by jaar desc",
        [then.gebied, then.jaar, then.dag.year],
    ).fetchall()
    return str(rows[0][0]) if rows else ""


def _zinnen(gemeente: Gemeente, found: Verschil) -> list[str]:
    then, indicator, now = found.toen, found.indicator, found.nu
    last, newest = found.vergelijkbaar, found.nieuwste
    assert indicator is not None
    told = [_toenzin(then, indicator.schrijf(then.waarde)), _nuzin(then, indicator, now)]
    if grown := _ander_gebied(gemeente, then):
        told.append(f"Het gebied is sinds de vraag veranderd. {grown} Dat alleen al kan het verschil verklaren.")
    if newest is None:
        return [*told, f"Een nieuwer jaar dan {then.jaar} is er nog niet."]
    if last is not None and now is not None:
        told.append(_verschilzin(indicator, now, last))
        if crossed := _breuken(gemeente, then, last.jaar, vergelijkbaar=True):
            told.append(f"Er ligt een breuk tussen, maar dit cijfer blijft te vergelijken. {' '.join(crossed)}")
    if last is newest:
        return told
    assert newest.waarde is not None
    told.append(f"Het nieuwste cijfer gaat over {newest.jaar}: {indicator.schrijf(newest.waarde)}.")
    if found.breuken:
        told.append(
            f"Vergelijk {newest.jaar} niet met {then.jaar}: daar ligt een breuk tussen. {' '.join(found.breuken)}"
        )
    else:
        told.append(f"Hoeveel er veranderde, is niet te zeggen: over {then.jaar} is er nu geen cijfer.")
    return told


def _toenzin(then: CijferToen, value: str) -> str:
    text = f"Bij de vraag, op {datum(then.dag)}: {value} over {then.jaar}"
    return f"{text}{_tussen_haakjes(then.status, then.snapshot)}."


def _nuzin(then: CijferToen, indicator: Indicator, now: Cijfer | None) -> str:
    if now is None:
        return f"Over {then.jaar} geeft de bron nu geen cijfer meer."
    if now.waarde is None:
        return f"Over {then.jaar} is er nu geen cijfer meer. {now.uitleg}"
    shown, about = indicator.schrijf(now.waarde), _tussen_haakjes(now.status, now.snapshot)
    if _gelijk(now.waarde, then.waarde):
        text = f"Nu: over {then.jaar} nog hetzelfde{about}."
    elif shown == indicator.schrijf(then.waarde):
        text = f"Nu: over {then.jaar} herzien, maar afgerond nog hetzelfde{about}."
    else:
        text = f"Nu: over {then.jaar} herzien naar {shown}{about}."
    if then.status != now.status and "onbekend" not in (then.status, now.status):
        text += f" Het cijfer was {then.status} en is nu {now.status}."
    return text


def _verschilzin(indicator: Indicator, now: Cijfer, last: Cijfer) -> str:
    assert now.waarde is not None and last.waarde is not None
    first, then = (indicator.schrijf(v, eenheid=False) for v in (now.waarde, last.waarde))
    if first == then:
        return f"Van {now.jaar} naar {last.jaar}: afgerond bleef het {first}."
    text = f"Van {now.jaar} naar {last.jaar}: van {first} naar {then}."
    if _overlapt(now, last):
        text += " De marges van deze cijfers overlappen elkaar: het verschil kan toeval zijn."
    return text


def _overlapt(one: Cijfer, other: Cijfer) -> bool:
    if one.onder is None or one.boven is None or other.onder is None or other.boven is None:
        return False
    return one.onder <= other.boven and other.onder <= one.boven


def _zonder(then: CijferToen, indicator: Indicator | None, why: str) -> Verschil:
    places = 1 if indicator is None else indicator.decimalen
    told = _toenzin(then, f"{getal(then.waarde, places)} {then.eenheid}")
    return Verschil(then, indicator, None, None, None, (), (told, why))


def _tussen_haakjes(status: str, snapshot: str) -> str:
    try:
        taken = f"opgehaald op {datum(date.fromisoformat(snapshot))}"
    except ValueError:  # a figure of own sources may have no day of fetching
        taken = ""
    parts = [part for part in ("" if status == "onbekend" else status, taken) if part]
    return f" ({', '.join(parts)})" if parts else ""


def _gelijk(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=_GELIJK, abs_tol=_GELIJK)
