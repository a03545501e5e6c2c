"""The stories of a briefing: which one stands beside which figure, and how each is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociaal_domein.weergave.briefing.blokken import Alinea, Blok, Kop, sterk, zin
from sociaal_domein.weergave.verhaal import EEN_VERHAAL, bij_cijfer, herkomst, kort, over_wie, regels

if TYPE_CHECKING:
    from sociaal_domein.dossier import WaardeDossier
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.indicator import Indicator
    from sociaal_domein.verhalen import Verhaal

# Two pages have room for one story beside a figure; more are folded away, and come in the annex on paper.
MEESTE_BIJ_CIJFERS = 1
MEESTE_VERHALEN = 2
# So many characters of a text stand in the open; all of it stands in the whole story.
KORT = 280


@dataclass(frozen=True)
class Keuze:
    """What a briefing tells: each story once.

    Attributes
    ----------
    bij_cijfer : dict of str to dict
        By the id of the indicator: the story beside that figure.
    op_zich : dict of str to dict
        By the id of the value: a story that stands by itself.
    """

    bij_cijfer: dict[str, dict[str, Any]] = field(default_factory=dict)
    op_zich: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def open(self) -> list[dict[str, Any]]:
        """The one that stands by itself in the open: a story from here, or any where no figure has one."""
        return [v for v in self.op_zich.values() if v["is_van_hier"] or not self.bij_cijfer][:1]

    @property
    def meer(self) -> list[dict[str, Any]]:
        """The others that stand by themselves."""
        return [v for v in self.op_zich.values() if v not in self.open]

    @property
    def alle(self) -> list[dict[str, Any]]:
        """Every story that is told, those beside a figure first."""
        return [*self.bij_cijfer.values(), *self.op_zich.values()]


def kies(waarden: Sequence[WaardeDossier], figuren: Iterable[Lezing]) -> Keuze:
    """Choose the stories of a briefing: some beside a figure, and some by themselves.

    Those from here go before those from elsewhere, and two that stand by themselves are of two values where that
    can be.

    Parameters
    ----------
    waarden : sequence of WaardeDossier
    figuren : iterable of Lezing
        The figures that are shown.
    """
    chosen, used = Keuze(), set[str]()
    for reading in figuren:
        pairs = [(w, v) for w in waarden for v in w.verhalen_bij(reading.indicator.id) if v.casus.id not in used]
        if pairs and len(chosen.bij_cijfer) < MEESTE_BIJ_CIJFERS:
            value, story = min(pairs, key=lambda pair: not pair[1].is_van_hier)
            used.add(story.casus.id)
            chosen.bij_cijfer[reading.indicator.id] = _verteld(value, story, reading.indicator)
    while len(chosen.op_zich) < MEESTE_VERHALEN:
        pairs = [
            (w, v) for w in waarden for v in w.casussen if v.casus.id not in used and w.waarde.id not in chosen.op_zich
        ]
        if not pairs:
            break
        # A value with few stories goes first: else one that has many takes hers.
        value, story = min(pairs, key=lambda pair: (not pair[1].is_van_hier, len(pair[0].casussen)))
        used.add(story.casus.id)
        chosen.op_zich[value.waarde.id] = _verteld(value, story)
    return chosen


def kies_per_waarde(waarden: Sequence[WaardeDossier], figuren: Mapping[str, Lezing]) -> dict[str, Keuze]:
    """Choose one story per value, beside its figure where it speaks of that; no story comes twice.

    Parameters
    ----------
    waarden : sequence of WaardeDossier
    figuren : mapping of str to Lezing
        By the id of the value: the figure that is shown.
    """
    chosen, used = {w.waarde.id: Keuze() for w in waarden}, set[str]()
    for value in sorted(waarden, key=lambda w: len(w.casussen)):
        key = value.waarde.id
        figure = figuren[key].indicator if key in figuren else None
        left = [v for v in value.casussen if v.casus.id not in used]
        if not left:
            continue
        linked = [v for v in left if figure and v.bij_cijfer(figure.id)]
        story = min(left, key=lambda v: (not v.is_van_hier, v not in linked))
        used.add(story.casus.id)
        if figure and story in linked:
            chosen[key].bij_cijfer[figure.id] = _verteld(value, story, figure)
        else:
            chosen[key].op_zich[key] = _verteld(value, story)
    return chosen


def _verteld(value: WaardeDossier, story: Verhaal, bij: Indicator | None = None) -> dict[str, Any]:
    """Return how a story is told; a template and the blocks read the same."""
    case = story.casus
    figure = story.bij_cijfer(bij.id) if bij else None
    return {
        "id": case.id,
        "naam": case.naam,
        "kop": f"Een verhaal bij '{bij.titel}': {case.naam}." if bij else f"Een verhaal: {case.naam}.",
        "over": f"{over_wie(story)}.",
        "herkomst": herkomst(story),
        "is_van_hier": story.is_van_hier,
        "wat_gebeurde": kort(case.wat_gebeurde, KORT),
        "les": kort(case.les, KORT),
        "regels": regels(story),
        "adres": case.bron.adres if case.bron else "",
        "waarde": value.waarde.naam,
        "casusvraag": value.waarde.casusvraag,
        "hoe": bij_cijfer(story, figure) if figure else "",
        "uitleg": kort(figure.uitleg, KORT) if figure else "",
        "vouw": f"{_kop_van_het_hele(story)}: {case.naam}",
        "slot": EEN_VERHAAL,
    }


def _kop_van_het_hele(story: Verhaal) -> str:
    return "Een verhaal van elders" if story.vanwaar == "elders" and story.casus.bron else "Het hele verhaal"


def naast_cijfer(v: dict[str, Any] | None) -> Iterator[Blok]:
    """Yield the block beside a figure."""
    if v is not None:
        yield Alinea(zin(sterk("Een verhaal hierbij:"), f" {v['naam']}. {v['hoe']} {v['uitleg']}"))
        yield Alinea(zin(f"{v['herkomst']} {v['slot']}"), "klein")


def op_zich(verhalen: Iterable[dict[str, Any]]) -> Iterator[Blok]:
    """Yield the stories that stand by themselves, short."""
    for v in verhalen:
        yield Kop(3, f"Een verhaal uit de praktijk: {v['naam']}")
        yield Alinea(zin(f"{v['wat_gebeurde']} {v['les']}"))
        yield Alinea(
            zin(sterk(f"Vraag bij {v['waarde']}:"), f" {v['casusvraag']} {v['herkomst']} {v['slot']}"), "klein"
        )


def helemaal(verhalen: Iterable[dict[str, Any]]) -> Iterator[Blok]:
    """Yield stories whole: what the page on a screen folds away."""
    for v in verhalen:
        yield Kop(3, v["vouw"])
        yield Alinea(zin(f"{v['over']} {v['herkomst']}"), "schaal")
        for head, text in v["regels"]:
            yield Alinea(zin(sterk(f"{head}:"), f" {text}"))
        yield Alinea(zin(sterk(f"Vraag bij {v['waarde']}:"), f" {v['casusvraag']}"))
        if v["adres"]:
            yield Alinea(zin(f"Lees het stuk zelf: {v['adres']}"), "klein")
        yield Alinea(zin(v["slot"]), "klein")


def op_kaart(v: dict[str, Any] | None) -> Iterator[Blok]:
    """Yield one story as short as a card asks for."""
    if v is not None:
        yield Alinea(zin(sterk(v["kop"]), f" {v['les']} {v['herkomst']} {v['slot']}"), "klein")
