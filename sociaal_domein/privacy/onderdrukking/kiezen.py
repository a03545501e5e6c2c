"""Which counts to hide beside the small ones, so that these cannot be worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sociaal_domein.privacy.onderdrukking.oplosser import BIJNA_NIETS, Oplosser
from sociaal_domein.privacy.onderdrukking.stelsel import Stelsel
from sociaal_domein.privacy.onderdrukking.tegenvoorbeeld import Afwijking, Eis, eisen, gedekt, klopt, openstaand


@dataclass
class Keuze:
    """What to hide.

    Attributes
    ----------
    verborgen : set of int
        The counts to hide, with those that are never shown.
    afwijkingen : list of Afwijking
        The proof: for every hidden count another table with a lower one, and one with a higher one.
    onbeschermd : set of int
        Hidden counts that follow too closely from what is known anyway. All that hangs together with them is hidden.
    """

    verborgen: set[int] = field(default_factory=set)
    afwijkingen: list[Afwijking] = field(default_factory=list)
    onbeschermd: set[int] = field(default_factory=set)


def kies(stelsel: Stelsel) -> Keuze:
    """Choose what to hide beside what must be hidden, and prove it in whole numbers.

    Returns
    -------
    Keuze
        Every count of `verborgen` that is not in `onbeschermd` may, for all an attacker knows, be
        `BESCHERMING` higher, and as much lower or zero.
    """
    result = Keuze()
    for group in stelsel.samenhang():
        if any(i in stelsel.verplicht or (i in stelsel.afgeleid and i not in stelsel.zonder_eis) for i in group):
            part = _Groep(stelsel, group).kies()
            result.verborgen |= part.verborgen
            result.afwijkingen += part.afwijkingen
            result.onbeschermd |= part.onbeschermd
        else:
            result.verborgen |= set(group) & stelsel.afgeleid
    left = openstaand(stelsel, result.verborgen, result.afwijkingen)
    result.onbeschermd |= {cell for cell, _ in left}
    return result


class _Groep:
    """The choice within counts that hang together."""

    def __init__(self, stelsel: Stelsel, cellen: Sequence[int]) -> None:
        self.system = stelsel
        self.cells = list(cellen)
        self.hidden = {i for i in cellen if i in stelsel.verplicht or i in stelsel.afgeleid}
        self.proofs: list[Afwijking] = []
        self.met: dict[Eis, int] = defaultdict(int)
        self.lost: set[int] = set()

    def kies(self) -> Keuze:
        self._verberg_tot_het_klopt()
        if not self.lost:
            self._laat_weer_zien()
        return Keuze(self.hidden, self.proofs, self.lost)

    def _verberg_tot_het_klopt(self) -> None:
        solver = Oplosser(self.system, self.cells)
        for cell in self.cells:
            if cell not in self.hidden:
                solver.prijs(cell, self.system.kosten(cell))
        # The largest first: what they need often serves the smaller ones.
        needs = [e for i in sorted(self.hidden, key=lambda i: -self.system.waarden[i]) for e in eisen(self.system, i)]
        at = 0
        while at < len(needs):
            need = needs[at]
            at += 1
            if self.met[need]:
                continue
            deviation = solver.zoek(need)
            if deviation is None and not solver.onmogelijk:
                deviation = self._zoek_geheel(need)
            if deviation is None:
                self.lost.add(need[0])
                extra = set(self.cells) - self.hidden
            else:
                extra = set(deviation) - self.hidden
            for cell in sorted(extra):
                self.hidden.add(cell)
                solver.prijs(cell, BIJNA_NIETS)
                needs += eisen(self.system, cell)
            if deviation is not None:
                self._neem_op(deviation)

    def _zoek_geheel(self, need: Eis) -> Afwijking | None:
        """Look in whole numbers, among what is hidden first: that model is small."""
        for cells in (sorted(self.hidden), self.cells):
            solver = Oplosser(self.system, cells)
            for cell in cells:
                if cell not in self.hidden:
                    solver.prijs(cell, self.system.kosten(cell))
            if found := solver.zoek_geheel(need):
                return found
        return None

    def _neem_op(self, deviation: Afwijking) -> None:
        for proof in (deviation, {i: -d for i, d in deviation.items()}):
            if klopt(self.system, self.hidden, proof):
                self.proofs.append(proof)
                for need in gedekt(self.system, proof):
                    self.met[need] += 1

    def _laat_weer_zien(self) -> None:
        """Show again what proves not to be needed, the dearest first."""
        chosen = self.hidden - self.system.verplicht - self.system.afgeleid
        if not chosen:
            return
        solver = Oplosser(self.system, sorted(self.hidden))
        for cell in sorted(chosen, key=lambda i: (-self.system.kosten(i), i)):
            solver.zet_vast(cell, True)
            if self._zonder(cell, solver):
                self.hidden.discard(cell)
            else:
                solver.zet_vast(cell, False)

    def _zonder(self, cell: int, solver: Oplosser) -> bool:
        """Whether all else stays proven with a count shown; then its proofs are replaced."""
        gone = [p for p in self.proofs if cell in p]
        lost: dict[Eis, int] = defaultdict(int)
        for proof in gone:
            for need in gedekt(self.system, proof):
                lost[need] += 1
        open_needs = [e for e, n in lost.items() if e[0] != cell and n == self.met[e]]
        new: list[Afwijking] = []
        done: set[Eis] = set()
        hidden = self.hidden - {cell}
        for need in open_needs:
            if need in done:
                continue
            deviation = solver.zoek(need)
            if deviation is None:
                return False
            for proof in (deviation, {i: -d for i, d in deviation.items()}):
                if klopt(self.system, hidden, proof):
                    new.append(proof)
                    done.update(gedekt(self.system, proof))
        for need, n in lost.items():
            self.met[need] -= n
        self.proofs = [p for p in self.proofs if cell not in p]
        for proof in new:
            self.proofs.append(proof)
            for need in gedekt(self.system, proof):
                self.met[need] += 1
        return True
