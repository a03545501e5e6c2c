"""Which period of a year a figure stands for, in words that go with the indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sociaal_domein.eigenbron.cijferrij import Cijferrij
from sociaal_domein.eigenbron.koppelbestand import Maat
from sociaal_domein.eigenbron.perioden import in_woorden
from sociaal_domein.taal import opsomming

MEESTE_PERIODEN = 4


class Stand(NamedTuple):
    """Which periods the years of a measure stand for.

    Attributes
    ----------
    zin : str
        Goes behind the sentence with the figure.
    zegt_niet : str
        What the figure does not say for that reason.
    verschilt : bool
        Whether the years are of different periods, so that one does not compare with the other.
    """

    zin: str
    zegt_niet: str
    verschilt: bool


def stand_van(maat: Maat, rijen: Iterable[Cijferrij]) -> Stand | None:
    """Say of which period each year shows the figure.

    Parameters
    ----------
    maat : Maat
    rijen : iterable of Cijferrij
        All figures of the source.

    Returns
    -------
    Stand or None
        None when the figures are of whole years.
    """
    last: dict[tuple[str, int], str] = {}
    for row in rijen:
        if row.maat == maat.id and row.perioden_per_jaar != 1 and maat.per_jaar == "laatste":
            key = row.gebied_code, row.jaar
            last[key] = max(last.get(key, ""), row.periode)
    if not last:
        return None
    years: dict[str, set[int]] = defaultdict(set)
    for (_, year), code in last.items():
        years[code[4:]].add(year)
    # Years of which all areas end with the same period stand in one group; the newest are named.
    groups = sorted(years.items(), key=lambda item: (max(item[1]), item[0]))[-MEESTE_PERIODEN:]
    named = [_moment(maat, f"{max(of)}{part}", sorted(of)) for part, of in groups]
    what = "Dit is de stand" if maat.meting == "stand" else "Dit cijfer gaat over"
    sentence = f"{what} {opsomming(named)}."
    if len(years) == 1:
        return Stand(sentence, "Hoe het in de rest van het jaar was.", False)
    warning = (
        "Of er tussen deze jaren iets is veranderd, want zij gaan niet over dezelfde periode. "
        f"{sentence} Vergelijk die jaren niet zonder meer."
    )
    return Stand(sentence, warning, True)


def _moment(maat: Maat, code: str, jaren: list[int]) -> str:
    words = in_woorden(code, jaren)
    if maat.meting != "stand":
        return words
    return f"op {words}" if len(code) > 7 and code[5].isdigit() else f"aan het einde van {words}"
