"""Peers: municipalities that look alike in size and urbanity, or those the user names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

# Below this the tenth and ninetieth percentile are little more than the lowest and the highest value.
KLEINSTE_GROEP = 8


@dataclass(frozen=True)
class Vergelijkingsgroep:
    """A named group of municipalities.

    Attributes
    ----------
    naam : str
        Completes the sentence "vergeleken met …".
    codes : tuple of str
        CBS codes, the municipality itself left out.
    eigen_keuze : bool
        Whether the user named them.
    lijkt_in : str
        What they share with the municipality: ``grootte_en_stedelijkheid``, ``grootte`` or, where neighbouring
        size classes had to be added, ``ongeveer_grootte``. Empty for the user's own list.
    """

    naam: str
    codes: tuple[str, ...]
    eigen_keuze: bool = False
    lijkt_in: str = ""


@dataclass(frozen=True)
class Band:
    """Where the middle eighty percent of the peers lie.

    Attributes
    ----------
    p10, p50, p90 : float
        In the unit of the indicator, linear between order statistics.
    n : int
        Peers with a figure.
    jaar, reeks : int, str
        What is compared.
    groep : Vergelijkingsgroep
    """

    p10: float
    p50: float
    p90: float
    n: int
    jaar: int
    reeks: str
    groep: Vergelijkingsgroep

    @property
    def is_klein(self) -> bool:
        """Whether the user's own list is so short that p10 and p90 are its lowest and highest figure."""
        return self.n < KLEINSTE_GROEP

    def plaats(self, waarde: float) -> str:
        """Return ``onder``, ``binnen`` or ``boven``: where a value lies beside the band."""
        if waarde < self.p10:
            return "onder"
        return "boven" if waarde > self.p90 else "binnen"


def kies_groep(con: duckdb.DuckDBPyConnection, gemeente_code: str, eigen: Sequence[str] = ()) -> Vergelijkingsgroep:
    """Choose the peers of a municipality.

    The user's own list goes first. Otherwise: same size class and same urbanity; if those are fewer
    than eight others, the same size class; if those are too few as well, the size classes next to it
    are added until there are eight.
    """
    if eigen:
        return Vergelijkingsgroep(
            "de gemeenten die u koos", tuple(c for c in dict.fromkeys(eigen) if c != gemeente_code), True
        )
    rows = con.execute(
        "select gemeente_code, grootteklasse, grootteklasse_rang, stedelijkheid from kern_gemeente "
        "order by gemeente_code"
    ).fetchall()
    own = next((r for r in rows if r[0] == gemeente_code), None)
    if own is None:  # the Voorbeeldgemeente is like no other
        return Vergelijkingsgroep("geen andere gemeenten", ())
    others = [r for r in rows if r[0] != gemeente_code]
    group = [r for r in others if r[2] == own[2] and r[3] == own[3]]
    if len(group) >= KLEINSTE_GROEP:
        name = f"{_stedelijk(own[3])} gemeenten {_klasse(own[1])}"
        return Vergelijkingsgroep(name, _codes(group), lijkt_in="grootte_en_stedelijkheid")
    names = {r[2]: r[1] for r in rows}
    reach = 0
    while True:
        ranks = [k for k in sorted(names) if abs(k - own[2]) <= reach]
        group = [r for r in others if r[2] in ranks]
        if len(group) >= KLEINSTE_GROEP or len(ranks) == len(names):
            name = f"gemeenten {_klassen([names[k] for k in ranks])}"
            shared = "grootte" if len(ranks) == 1 else "ongeveer_grootte"
            return Vergelijkingsgroep(name, _codes(group), lijkt_in=shared)
        reach += 1


def _codes(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(r[0] for r in rows)


def _stedelijk(klasse: str) -> str:
    words = klasse.split()
    return f"{words[0]} stedelijke" if len(words) == 2 else klasse


def _klasse(naam: str) -> str:
    text = naam[0].lower() + naam[1:]
    return text if text.startswith(("minder", "met")) else f"met {text}"


def _klassen(names: list[str]) -> str:
    """Join neighbouring size classes: 'met 150.000 inwoners of meer', 'met 5.000 tot 20.000 inwoners'."""
    if len(names) == 1:
        return _klasse(names[0])
    low, high = names[0], names[-1]
    first = "" if low.lower().startswith("minder") else low.split(" ")[0]
    last = "" if high.endswith("of meer") else high.split(" ")[-2]
    if first and last:
        return f"met {first} tot {last} inwoners"
    if first:
        return f"met {first} inwoners of meer"
    return f"met minder dan {last} inwoners" if last else "van elke grootte"


def band(
    con: duckdb.DuckDBPyConnection, indicator: str, jaar: int, reeks: str, groep: Vergelijkingsgroep
) -> Band | None:
    """Return the band of the peers, or None when too few of them have a figure.

    Eight are needed; of a list the user made, one is enough: its band then runs from the lowest to the
    highest figure.

    Parameters
    ----------
    con : duckdb connection on a built store
    indicator, jaar, reeks : what to compare
    groep : Vergelijkingsgroep
        With whom.
    """
    row = con.execute(
        "select percentile_cont(0.1) within group (order by waarde), percentile_cont(0.5) within group (order by "
        "waarde), percentile_cont(0.9) within group (order by waarde), min(waarde), max(waarde), count(*) "
        "from beeld_cijfer where niveau = 'gemeente' and indicator = ? and jaar = ? and reeks = ? "
        "and waarde is not null and gebied_code in (select unnest(?))",
        [indicator, jaar, reeks, list(groep.codes)],
    ).fetchall()[0]
    p10, p50, p90, lowest, highest, n = row
    if n < KLEINSTE_GROEP:
        if not (n and groep.eigen_keuze):
            return None
        p10, p90 = lowest, highest
    return Band(p10, p50, p90, n, jaar, reeks, groep)
