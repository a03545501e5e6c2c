"""What the store holds for an expected range: counts by age, counts of other municipalities, how many are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociaal_domein.cijfers import Cijfer, Cijfers
from sociaal_domein.duiding.trechter import KLEINSTE_AANTAL, Telling, Trechter, maak_trechter

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.indicator import Indicator

_RAMINGEN = {"raming", "raming_rijk"}


@dataclass(frozen=True)
class Toetsen:
    """How many comparisons one reader gets: the budget of false signals is shared among them.

    Attributes
    ----------
    wijken : int
        Indicators of use with figures for the wijken of the municipality.
    gemeenten : int
        Indicators of use with figures for the municipality itself.
    """

    wijken: int = 1
    gemeenten: int = 1


def is_te_toetsen(indicator: Indicator) -> bool:
    """Say whether an indicator counts persons who use something: only there chance is known.

    Euros spread about as much in large as in small municipalities, and a share of inhabitants (age, household) is
    a full count: neither has an expected range. An estimate is no count either.
    """
    if _RAMINGEN & set(indicator.waarschuwingen):
        return False
    return indicator.soort == "gebruik" and indicator.vorm in ("promille", "aandeel")


def tel_toetsen(con: duckdb.DuckDBPyConnection, gemeente_code: str, indicatoren: Iterable[Indicator]) -> Toetsen:
    """Count the comparisons a municipality gets, whichever of them a briefing shows."""
    ids = [i.id for i in indicatoren if is_te_toetsen(i)]
    rows = con.execute(
        "select niveau, count(distinct indicator) from beeld_cijfer where gemeente_code = ? and waarde is not null "
        "and niveau in ('wijk', 'gemeente') and indicator in (select unnest(?)) group by niveau",
        [gemeente_code, ids],
    ).fetchall()
    found = dict(rows)
    return Toetsen(max(found.get("wijk", 0), 1), max(found.get("gemeente", 0), 1))


def naar_leeftijd(con: duckdb.DuckDBPyConnection, indicator: str, jaar: int, codes: list[str]) -> dict[str, float]:
    """Return the counts one would expect from the ages of each area; empty when the indicator has none.

    Parameters
    ----------
    con : duckdb connection on a built store
    indicator : str
    jaar : int
    codes : list of str
        Areas.
    """
    rows = con.execute(
        "select gebied_code, verwacht from kern_verwacht where indicator = ? and jaar = ? and verwacht is not null "
        "and gebied_code in (select unnest(?))",
        [indicator, jaar, codes],
    ).fetchall()
    return dict(rows)


def wijktrechter(
    con: duckdb.DuckDBPyConnection, cijfers: Cijfers, wijken: tuple[Cijfer, ...], toetsen: Toetsen
) -> Trechter | None:
    """Set the wijken of one municipality in one year beside what one may expect.

    Parameters
    ----------
    wijken : tuple of Cijfer
        Of one year and one line, with a value.
    """
    counts = [_telling(c) for c in wijken if c.teller is not None and c.noemer and c.teller <= c.noemer]
    if not is_te_toetsen(cijfers.indicator) or len(counts) < KLEINSTE_AANTAL:
        return None
    counts = _met_leeftijd(con, cijfers.indicator, wijken[0].jaar, wijken[0].reeks, counts)
    return maak_trechter(counts, afronding=cijfers.indicator.afronding, toetsen=toetsen.wijken * len(counts))


def gemeentetrechter(
    con: duckdb.DuckDBPyConnection, indicator: Indicator, cijfer: Cijfer, toetsen: Toetsen
) -> Trechter | None:
    """Set the municipalities that have this figure beside what one may expect; the reader's own is one of them."""
    if not is_te_toetsen(indicator) or cijfer.niveau != "gemeente":
        return None
    rows = con.execute(
        "select b.gebied_code, b.gebied_naam, b.teller, b.noemer from beeld_cijfer as b "
        "inner join kern_gemeente as g on g.gemeente_code = b.gebied_code where b.indicator = ? and b.jaar = ? "
        "and b.reeks = ? and b.waarde is not null and b.noemer > 0 and b.teller <= b.noemer order by b.gebied_code",
        [indicator.id, cijfer.jaar, cijfer.reeks],
    ).fetchall()
    if len(rows) < KLEINSTE_AANTAL:
        return None
    counts = _met_leeftijd(con, indicator, cijfer.jaar, cijfer.reeks, [Telling(*row) for row in rows])
    return maak_trechter(counts, afronding=indicator.afronding, toetsen=toetsen.gemeenten)


def _telling(cijfer: Cijfer) -> Telling:
    return Telling(cijfer.gebied_code, cijfer.gebied_naam, cijfer.teller or 0.0, cijfer.noemer or 0.0)


def _met_leeftijd(
    con: duckdb.DuckDBPyConnection, indicator: Indicator, jaar: int, reeks: str, tellingen: list[Telling]
) -> list[Telling]:
    """Give each count what its ages lead one to expect: known for the main line alone."""
    if reeks != indicator.hoofdreeks:
        return tellingen
    known = naar_leeftijd(con, indicator.id, jaar, [t.gebied_code for t in tellingen])
    return [replace(t, naar_leeftijd=known.get(t.gebied_code)) for t in tellingen]
