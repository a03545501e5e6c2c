"""A figure as it is today, written down with a question: so that it can be found again, and looked at again later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
from sociaal_domein.register import CijferToen
from sociaal_domein.sql import tekst

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer

# The country, provinces, municipalities, wijken and buurten; every other code is of a region.
_GEEN_REGIO = ("NL", "PV", "GM", "WK", "BU")


def leg_vast(cijfer: Cijfer, dag: date) -> CijferToen:
    """Write down a figure as it is today.

    Parameters
    ----------
    cijfer : Cijfer
        With a value: what was left out for being too small cannot come into a question.
    dag : date
        The day of reading. For a day to come it is today: nobody looked at it later.
    """
    if cijfer.waarde is None:
        raise ValueError(f"{cijfer.indicator} {cijfer.gebied_code} {cijfer.jaar}: {cijfer.reden}")
    return CijferToen(
        indicator=cijfer.indicator,
        gebied=cijfer.gebied_code,
        gebied_naam=cijfer.gebied_naam,
        jaar=cijfer.jaar,
        reeks=cijfer.reeks,
        waarde=cijfer.waarde,
        eenheid=cijfer.eenheid,
        status=cijfer.status,
        segment=cijfer.segment,
        snapshot=cijfer.snapshot,
        bron=cijfer.bron,
        dag=min(dag, date.today()),
        zegt_niet=list(cijfer.zegt_niet),
        waarschuwingen=[WAARSCHUWINGEN[code] for code in cijfer.waarschuwingen],
        sql=sql_van(cijfer.indicator, cijfer.gebied_code, cijfer.jaar, cijfer.reeks),
    )


def sql_van(indicator: str, gebied: str, jaar: int, reeks: str) -> str:
    """Return a query on the store that gives one figure.

    Examples
    --------
    >>> sql_van("jeugd_bereik", "GM0034", 2022, "alle").partition(" and ")[0]
    "select waarde from beeld_cijfer where indicator = 'jeugd_bereik'"
    """
    where = (
        f"where indicator = {tekst(indicator)} and gebied_code = {tekst(gebied)} "
        f"and jaar = {int(jaar)} and reeks = {tekst(reeks)}"
    )
    query = f"select waarde from beeld_cijfer {where}"
    # A region has a figure of its source, or the sum of its municipalities.
    return query if gebied.startswith(_GEEN_REGIO) else f"{query} union all select waarde from beeld_regio {where}"
