"""One figure of an own source, as its snapshot keeps it."""

from __future__ import annotations

from typing import NamedTuple

TABEL = "cijfers"
KOLOMMEN = {
    "maat": "VARCHAR",
    "gebied_code": "VARCHAR",
    "jaar": "BIGINT",
    "periode": "VARCHAR",
    "perioden_per_jaar": "BIGINT",
    "reeks": "VARCHAR",
    "waarde": "DOUBLE",
    "teller": "DOUBLE",
    "noemer": "DOUBLE",
    "status": "VARCHAR",
    "reden": "VARCHAR",
}
SLEUTEL = ("maat", "gebied_code", "periode", "reeks")


class Cijferrij(NamedTuple):
    """One row of the snapshot."""

    maat: str
    gebied_code: str
    jaar: int
    periode: str
    perioden_per_jaar: int
    reeks: str
    waarde: float | None
    teller: float | None
    noemer: float | None
    status: str
    reden: str | None

    @property
    def sleutel(self) -> tuple[str, str, str, str]:
        """What there may be one figure for."""
        return self.maat, self.gebied_code, self.periode, self.reeks
