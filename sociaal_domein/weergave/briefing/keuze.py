"""What goes into a briefing: which figures, which message, which questions."""

from __future__ import annotations

from collections.abc import Iterable

from sociaal_domein.dossier import Dossier, Informatievraag, WaardeDossier
from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.vragen.sjabloon import Vraag

MEESTE_FIGUREN = 4
MEESTE_VRAGEN = 4
MEESTE_GATEN = 4
HOOFDSOORTEN = ("opgave", "aanpak", "leren")
_SOORTVOLGORDE = {"gebruik": 0, "wachten": 0, "geld": 1, "omgeving": 2}
_VRAAGVOLGORDE = {"gebruik": 0, "wachten": 0, "omgeving": 1, "geld": 2}


def alle_lezingen(dossier: Dossier) -> list[Lezing]:
    """Return each reading of a dossier once."""
    found = {(r.indicator.id, r.cijfer.reeks): r for w in dossier.waarden.values() for r in w.lezingen}
    return list(found.values())


def op_volgorde(lezingen: Iterable[Lezing], wet: str) -> list[Lezing]:
    """Order readings: those of this law first, then use before money before surroundings."""
    return sorted(lezingen, key=lambda r: (r.indicator.wet != wet, _SOORTVOLGORDE[r.indicator.soort], r.indicator.id))


def kies_figuren(lezingen: Iterable[Lezing], wet: str, aantal: int = MEESTE_FIGUREN) -> list[Lezing]:
    """Choose the figures to show: use first, then money of this law, with at least one on the surroundings.

    An old figure is history and is left out here.
    """
    order = op_volgorde((r for r in lezingen if not r.is_oud), wet)
    around = [r for r in order if r.indicator.soort == "omgeving"]
    # Wijken tell more about the surroundings than the municipality as a whole.
    around.sort(key=lambda r: (not r.wijken, r.indicator.id))
    rest = [r for r in order if r not in around]
    chosen = rest[: aantal - 1] + around
    return chosen[:aantal]


def boodschap(lezingen: list[Lezing], gemeente: str) -> list[str]:
    """Return the message: at most three sentences, and when nothing stands out it says so.

    What stands out is a recent figure outside the band of the peers. One in five figures does by
    nature: it is a reason to ask, not a judgement. In a small municipality one amount says too little.

    Parameters
    ----------
    lezingen : list of Lezing
        All readings the briefing rests on, the most telling first.
    gemeente : str
        Name as it reads in a sentence.
    """
    recent = [r for r in lezingen if not r.is_oud]
    small = any("kleine_gemeente" in r.cijfer.waarschuwingen for r in recent)
    steady = [r for r in recent if not (small and r.indicator.soort == "geld")]
    striking = [
        r.indicator.vul_in(r.indicator.opvallend[r.plaats], r.cijfer, gemeente)
        for r in steady
        if r.plaats in r.indicator.opvallend
    ]
    if striking:
        return [*striking[:2], "Dat is geen oordeel: het is een reden om te vragen wat erachter zit."]
    if not recent:
        first = "Er is geen recent cijfer om iets over te zeggen."
    elif small:
        first = "In een kleine gemeente kan zware hulp voor één inwoner de bedragen sterk veranderen."
    elif any(r.indicator.opvallend and r.plaats for r in steady):
        first = "De uitgaven die te vergelijken zijn, liggen tussen die van de meeste vergelijkbare gemeenten."
    else:
        first = "Deze cijfers zijn te weinig voor een boodschap."
    if any(r.indicator.soort == "gebruik" for r in recent):
        second = "Of mensen zijn geholpen en hoe zij dat ervaren, staat in geen enkel cijfer."
    else:
        second = "Over mensen die hulp krijgen, zit nog geen cijfer in deze briefing."
    return [first, second, "Vraag daarom naar de opgave, de aanpak en wat het college leerde."]


def kies_vragen(waarden: Iterable[WaardeDossier], aantal: int = MEESTE_VRAGEN) -> list[Vraag]:
    """Choose three to five questions: at least one about opgave, aanpak and leren where they exist.

    Each next question prefers a figure and a value that were not used yet, then begrip before grip, then
    people before surroundings before money.
    """
    entries = list(waarden)
    pool = [q for w in entries for q in w.vragen]
    soorten = {r.indicator.id: r.indicator.soort for w in entries for r in w.lezingen}
    chosen: list[Vraag] = []

    def cost(question: Vraag) -> tuple[int, ...]:
        return (
            sum(q.cijfer.indicator == question.cijfer.indicator for q in chosen),
            sum(q.waarde == question.waarde for q in chosen),
            int(question.lijn == "grip"),
            _VRAAGVOLGORDE[soorten[question.cijfer.indicator]],
            pool.index(question),
        )

    wanted: list[tuple[str, ...]] = [(s,) for s in HOOFDSOORTEN]
    wanted += [tuple({q.soort for q in pool})] * (aantal - len(wanted))
    for kinds in wanted:
        left = [q for q in pool if q.soort in kinds and q not in chosen]
        if left:
            chosen.append(min(left, key=cost))
    rank = {s: i for i, s in enumerate(HOOFDSOORTEN)}
    return sorted(chosen, key=lambda q: rank.get(q.soort, len(rank)))


def drie(vragen: list[Vraag]) -> list[Vraag]:
    """Choose three of the questions for at the table: different kinds first."""
    first = [next((q for q in vragen if q.soort == s), None) for s in HOOFDSOORTEN]
    chosen = [q for q in first if q is not None]
    return (chosen + [q for q in vragen if q not in chosen])[:3]


def kies_gaten(waarden: Iterable[WaardeDossier], aantal: int = MEESTE_GATEN) -> list[Informatievraag]:
    """Choose what to ask for: one gap per value, values without any figure first, kinds in turn."""
    order = sorted(waarden, key=lambda w: bool(w.lezingen))
    chosen: list[Informatievraag] = []
    kinds: list[str] = []
    for entry in order:
        if len(chosen) == aantal:
            break
        if entry.informatievragen:
            pick = min(entry.informatievragen, key=lambda g: kinds.count(g.zoekt.soort))
            chosen.append(pick)
            kinds.append(pick.zoekt.soort)
    return chosen
