"""Count what was asked: over deelvragen or over questions, in all and per half-year, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sociaal_domein.register import Raadsvraag
from sociaal_domein.vragen.lezen import Gelezen
from sociaal_domein.vragen.spiegel_lezen import Citeerbaar, halfjaar

# What was not filled in, or not seen.
GEEN = "geen"


@dataclass(frozen=True)
class Telling:
    """How often something was asked about.

    Attributes
    ----------
    naam : str
        Its id or key.
    label : str
        The same for a reader.
    per_halfjaar : tuple of int
        In the order of `Spiegel.halfjaren`.
    voorbeelden : tuple of str
        At most two deelvragen, in the words of the asker.
    """

    naam: str
    label: str
    aantal: int
    per_halfjaar: tuple[int, ...]
    voorbeelden: tuple[str, ...]


@dataclass(frozen=True)
class Deel:
    """One deelvraag, as it was read, with its question; the first of a question stands for the whole of it."""

    vraag: Raadsvraag
    dag: date
    plek: int
    gelezen: Gelezen


class Teller:
    """Counts over deelvragen or over questions, in all and per half-year."""

    def __init__(self, delen: Sequence[Deel], halves: list[str], citeerbaar: Citeerbaar) -> None:
        self.delen = delen
        self.halfjaren = halves
        self.citeerbaar = citeerbaar

    def deelvragen(self, labels: Mapping[str, str], van: Callable[[Gelezen], Iterable[str]]) -> tuple[Telling, ...]:
        """Count deelvragen by what `van` says of each."""
        return self._tel(labels, self.delen, lambda d: van(d.gelezen))

    def vragen(
        self,
        labels: Mapping[str, str],
        van: Callable[[Raadsvraag], Iterable[str]],
        past: Callable[[str, Gelezen], bool] | None = None,
    ) -> tuple[Telling, ...]:
        """Count questions; `past` says which of its deelvragen is an example, the first where it is left out."""
        return self._tel(labels, [d for d in self.delen if d.plek == 0], lambda d: van(d.vraag), past)

    def _tel(
        self,
        labels: Mapping[str, str],
        delen: Sequence[Deel],
        van: Callable[[Deel], Iterable[str]],
        past: Callable[[str, Gelezen], bool] | None = None,
    ) -> tuple[Telling, ...]:
        found: dict[str, list[Deel]] = {key: [] for key in labels if key != GEEN}
        for part in delen:
            for key in set(van(part)):
                found.setdefault(key, []).append(part)
        # What no label knows (a value that was taken out) comes after those, by name; what is missing comes last.
        order = [*(k for k in labels if k != GEEN), *sorted(found.keys() - labels.keys())]
        order += [GEEN] if GEEN in found else []
        return tuple(self._telling(key, labels.get(key, key), found[key], past) for key in order)

    def _telling(
        self, key: str, label: str, delen: Sequence[Deel], past: Callable[[str, Gelezen], bool] | None
    ) -> Telling:
        per = Counter(halfjaar(d.dag) for d in delen)
        asked = {d.vraag.id for d in delen}
        shown = delen if past is None else [d for d in self.delen if d.vraag.id in asked and past(key, d.gelezen)]
        quotes = self.citeerbaar.kies([(d.dag, d.vraag.id, d.plek, d.gelezen.tekst) for d in shown])
        return Telling(key, label, len(delen), tuple(per[h] for h in self.halfjaren), quotes)
