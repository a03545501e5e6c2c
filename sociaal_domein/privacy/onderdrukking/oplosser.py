"""The cheapest way to move one count: one HiGHS model, of which only bounds and costs change."""

from __future__ import annotations

from collections.abc import Sequence

from sociaal_domein.privacy.onderdrukking.stelsel import BESCHERMING, Stelsel
from sociaal_domein.privacy.onderdrukking.tegenvoorbeeld import Afwijking, Eis, klopt

# A count that is hidden already costs next to nothing, and a far one a little more than a near one.
BIJNA_NIETS = 1e-3
# So many steps of branch and bound at most; with a limit in seconds the outcome would differ per machine.
STAPPEN = 2_000
# In whole numbers a way that is at most this much dearer than the cheapest will do.
RUIMTE = 0.2
# A solution in halves or thirds, taken twice or three times, is one in whole numbers.
VEELVOUDEN = (1, 2, 3, 4)
_ROND = 1e-6


class Oplosser:
    """A linear model of how far counts may differ from the true ones, over some of the counts of a table.

    Parameters
    ----------
    stelsel : Stelsel
    cellen : sequence of int
        The counts that may differ; all others stay as they are.
    """

    def __init__(self, stelsel: Stelsel, cellen: Sequence[int]) -> None:
        import highspy
        import numpy as np

        self.onmogelijk = False
        self._cells = list(cellen)
        self._column = {cell: 2 * k for k, cell in enumerate(self._cells)}
        self._system = stelsel
        self._infinity = highspy.kHighsInf
        self._integer = highspy.HighsVarType.kInteger
        self._optimal = highspy.HighsModelStatus.kOptimal
        n = 2 * len(self._cells)
        lp = highspy.HighsLp()
        lp.num_col_ = n
        lp.col_cost_ = np.full(n, BIJNA_NIETS)
        lp.col_lower_ = np.zeros(n)
        upper = np.full(n, self._infinity)
        # Two columns per count: how much higher, and how much lower, which stops at zero.
        upper[1::2] = [float(stelsel.waarden[cell]) for cell in self._cells]
        lp.col_upper_ = upper
        starts, indices, values = [0], [], []
        for equation in stelsel.vergelijkingen:
            loose = [(self._column[i], c) for i, c in equation.items() if i in self._column]
            if not loose:
                continue
            for column, c in loose:
                indices += [column, column + 1]
                values += [float(c), -float(c)]
            starts.append(len(indices))
        lp.num_row_ = len(starts) - 1
        lp.row_lower_ = np.zeros(lp.num_row_)
        lp.row_upper_ = np.zeros(lp.num_row_)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(indices, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(values, dtype=np.float64)
        self._model = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("mip_max_nodes", STAPPEN),
            ("mip_rel_gap", RUIMTE),
        ):
            self._model.setOptionValue(option, value)
        self._model.passModel(lp)

    def prijs(self, cel: int, kosten: float) -> None:
        """Set what it costs to let a count differ by one."""
        column = self._column[cel]
        self._model.changeColCost(column, kosten)
        self._model.changeColCost(column + 1, kosten)

    def zet_vast(self, cel: int, vast: bool) -> None:
        """Keep a count at its true value, or let it go again."""
        column = self._column[cel]
        self._model.changeColBounds(column, 0.0, 0.0 if vast else self._infinity)
        self._model.changeColBounds(column + 1, 0.0, 0.0 if vast else float(self._system.waarden[cel]))

    def zoek(self, eis: Eis) -> Afwijking | None:
        """Return a cheap whole-number deviation that meets a requirement; None when there is none at hand.

        Afterwards `onmogelijk` says whether there is none in fractions either.
        """
        self._vraag(eis)
        try:
            self._model.run()
            self.onmogelijk = self._model.getModelStatus() != self._optimal
            if self.onmogelijk:
                return None
            return self._lees(self._model.getSolution().col_value)
        finally:
            self.zet_vast(eis[0], False)

    def zoek_geheel(self, eis: Eis) -> Afwijking | None:
        """Return a cheap deviation in whole numbers, where there is one: a fraction of a person is no proof."""
        import numpy as np

        self._vraag(eis)
        n = 2 * len(self._cells)
        self._model.changeColsIntegrality(n, np.arange(n, dtype=np.int32), np.full(n, self._integer))
        self._model.run()
        solution = self._model.getSolution()
        self.zet_vast(eis[0], False)
        return self._lees(solution.col_value) if solution.value_valid else None

    def _vraag(self, eis: Eis) -> None:
        """Ask for one count to lie elsewhere, in one direction."""
        cell, direction = eis
        column = self._column[cell]
        amount = float(BESCHERMING if direction > 0 else self._system.omlaag(cell))
        moving, still = (column, column + 1) if direction > 0 else (column + 1, column)
        self._model.changeColBounds(moving, amount, amount)
        self._model.changeColBounds(still, 0.0, 0.0)

    def _lees(self, columns: Sequence[float]) -> Afwijking | None:
        """Return a solution in whole numbers, or a small multiple of it that is; None when neither will do."""
        import numpy as np

        flat = np.asarray(columns)
        change = flat[::2] - flat[1::2]
        places = np.flatnonzero(np.abs(change) > _ROND)
        for times in VEELVOUDEN:
            wanted = change[places] * times
            whole = np.rint(wanted)
            if np.all(np.abs(wanted - whole) <= _ROND * times):
                deviation = {self._cells[k]: int(d) for k, d in zip(places.tolist(), whole.tolist(), strict=True)}
                if klopt(self._system, deviation.keys(), deviation):
                    return deviation
        return None
