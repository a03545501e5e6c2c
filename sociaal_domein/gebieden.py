"""In which areas figures are given: those of today, or those of then with every municipality that was there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociaal_domein.fouten import SociaalDomeinFout

if TYPE_CHECKING:
    import duckdb

    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator
    from sociaal_domein.weergave.lijnen import Breuk

GEBIEDEN = ("nu", "toen")
# The warnings this module gives; each has its sentence in duiding/redenen.py.
CODES = ("gebied_toen", "regio_som", "toen_zelfde", "toen_van_bron", "toen_alleen_nu")
KOLOMMEN = (
    "gebied_code, gebied_naam, niveau, schaal, jaar, reeks, waarde, teller, noemer, onder, boven, status, reden, "
    "segment"
)
Rij = tuple[Any, ...]


@dataclass(frozen=True)
class Voorganger:
    """A municipality that went into the one of today, whole or in part.

    Attributes
    ----------
    code, naam : str
    jaar : int
        The first year in which the lists of CBS no longer hold it.
    gesplitst : bool
        Whether it was divided over several municipalities.
    """

    code: str
    naam: str
    jaar: int
    gesplitst: bool


def controleer_keuze(gebieden: str) -> None:
    """Refuse what is not ``nu`` or ``toen``."""
    if gebieden not in GEBIEDEN:
        raise SociaalDomeinFout(
            f"'{gebieden}' kan niet achter --gebieden.",
            doe="Kies nu (de gemeenten van vandaag) of toen (de gemeenten van dat jaar).",
        )


def voorgangers(con: duckdb.DuckDBPyConnection, code: str, sinds: int = 2010) -> list[Voorganger]:
    """Return which municipalities went into a municipality of today after a year, the latest first.

    Parameters
    ----------
    con : duckdb connection on a built store
    code : str
        CBS code of the municipality of today.
    sinds : int
        Leave out what was gone in this year already.
    """
    rows = con.execute(
        "select h.oude_gemeente_code, coalesce(g.naam, h.oude_gemeente_naam, h.oude_gemeente_code), h.ingang_jaar, "
        "h.is_splitsing from kern_herindeling as h left join kern_gebied as g on g.gebied_code = h.oude_gemeente_code "
        "where h.gemeente_code_nu = ? and h.ingang_jaar > ? order by h.ingang_jaar desc, 2",
        [code, sinds],
    ).fetchall()
    return [Voorganger(*row) for row in rows]


def rijen_nu(gemeente: Gemeente, indicator: Indicator, buurten: bool) -> list[Rij]:
    """Return the rows of a municipality of today, its parts, regions, province and country; see `Gemeente.cijfers`."""
    regions = "(select regio_code from kern_regio where gemeente_code = $code)"
    return gemeente.domein.con.execute(
        f"select {KOLOMMEN} from beeld_cijfer where indicator = $indicator "
        f"and (gebied_code in ($provincie, 'NL01') or gebied_code in {regions} or (gemeente_code = $code "
        # A predecessor is another area: its figures are not those of the municipality of today.
        "and (niveau <> 'gemeente' or gebied_code = gemeente_code))) and ($buurten or niveau <> 'buurt') "
        f"union all select {KOLOMMEN} from beeld_regio where indicator = $indicator and gebied_code in {regions} "
        "order by niveau, gebied_code, reeks, jaar",
        {"indicator": indicator.id, "provincie": gemeente.provincie, "code": gemeente.code, "buurten": buurten},
    ).fetchall()


def rijen_toen(gemeente: Gemeente, indicator: Indicator) -> tuple[list[Rij], list[str]]:
    """Return the rows of a municipality and its predecessors as they were each year, and the warnings with them.

    An indicator that says what it is made of (`toen`) is computed again from what each municipality delivered.
    Other sources give their figures per area of then, and those are shown as they are. A sum over the areas of
    today, of which the parts are not known here, only counts from the last merger on.
    """
    con = gemeente.domein.con
    before = voorgangers(con, gemeente.code)
    codes = [gemeente.code, *(v.code for v in before)]
    table = "beeld_toen" if indicator.toen else "beeld_cijfer"
    summed = not indicator.toen and indicator.soort == "geld"
    first = max((v.jaar for v in before), default=0) if summed else 0
    rows = con.execute(
        f"select {KOLOMMEN} from {table} where indicator = ? and niveau = 'gemeente' "
        "and gebied_code in (select unnest(?)) and jaar >= ? order by gebied_code <> ?, gebied_code, reeks, jaar",
        [indicator.id, codes, first, gemeente.code],
    ).fetchall()
    earliest = con.execute("select min(jaar) from beeld_cijfer where indicator = ?", [indicator.id]).fetchall()[0][0]
    changed = [v for v in before if earliest is not None and v.jaar > earliest]
    if not changed:
        return rows, ["toen_zelfde"]
    return rows, ["gebied_toen" if indicator.toen else "toen_alleen_nu" if summed else "toen_van_bron"]


def herindelingsbreuken(gemeente: Gemeente, jaren: list[int]) -> list[Breuk]:
    """Return the mergers of a municipality within these years: in the areas of then each one is a break."""
    from sociaal_domein.weergave.lijnen import Breuk

    years = sorted({v.jaar for v in voorgangers(gemeente.domein.con, gemeente.code)})
    inside = [year for year in years if jaren and min(jaren) < year <= max(jaren)]
    return [Breuk(year, "samengegaan", "Het gebied van de gemeente werd toen groter.") for year in inside]
