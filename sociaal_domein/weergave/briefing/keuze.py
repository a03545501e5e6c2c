"""What goes into a briefing: which figures, which message, which questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sociaal_domein.dossier import Dossier, Informatievraag, WaardeDossier
from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.vragen.sjabloon import Vraag
from sociaal_domein.weergave.zinnen import signaalkop

MEESTE_FIGUREN = 4
MEESTE_VRAGEN = 4
MEESTE_GATEN = 4
# An indicator of this rank is asked about last.
LAATSTE = 3
HOOFDSOORTEN = ("opgave", "aanpak", "leren")
_SOORTVOLGORDE = {"gebruik": 0, "wachten": 0, "geld": 1, "omgeving": 2}
_VRAAGVOLGORDE = {"gebruik": 0, "wachten": 0, "omgeving": 1, "geld": 2}


def alle_lezingen(dossier: Dossier) -> list[Lezing]:
    """Return each reading of a dossier once."""
    found = {(r.indicator.id, r.cijfer.reeks): r for w in dossier.waarden.values() for r in w.lezingen}
    return list(found.values())


def op_volgorde(lezingen: Iterable[Lezing], wet: str) -> list[Lezing]:
    """Order readings: this law first, the municipality before its province, then by rank, use before money."""

    def place(reading: Lezing) -> tuple[bool, bool, int, int, str]:
        indicator = reading.indicator
        far = reading.cijfer.niveau != "gemeente"
        return indicator.wet != wet, far, indicator.rang, _SOORTVOLGORDE[indicator.soort], indicator.id

    return sorted(lezingen, key=place)


def kies_figuren(lezingen: Iterable[Lezing], wet: str, aantal: int = MEESTE_FIGUREN) -> list[Lezing]:
    """Choose the figures to show: use first, then money of this law, with at least one on the surroundings.

    An old figure is history and is left out here.
    """
    order = op_volgorde((r for r in lezingen if not r.is_oud), wet)
    around = [r for r in order if r.indicator.soort == "omgeving"]
    # Wijken tell more about the surroundings than the municipality as a whole.
    around.sort(key=lambda r: (not r.wijken, r.indicator.rang, r.indicator.id))
    rest = [r for r in order if r not in around]
    chosen = rest[: aantal - 1] + around
    return chosen[:aantal]


def boodschap(lezingen: list[Lezing], gemeente: str) -> list[str]:
    """Return the message: at most three sentences, and when nothing stands out it says so.

    A signal comes first. Next an amount that lies outside the band of the peers now and in the comparable years
    before: one in five figures lies outside in one year, by nature. Neither is a judgement. In a small
    municipality one amount says too little.

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
    signals = [signaalkop(r, gemeente) for r in recent if r.signalen]
    lasting = [r.indicator.vul_in(r.indicator.opvallend[side], r.cijfer, gemeente) for r, side in _blijvend(steady)]
    if signals:
        found = [*signals, *lasting][:2]
        return [*found, "Dat is geen oordeel: het is een reden om te vragen wat erachter zit."]
    if lasting:
        return [*lasting[:2], "Dat was eerder ook zo. Het is geen oordeel, maar een reden om te vragen waarom."]
    compared = [r for r in steady if r.indicator.opvallend and r.plaats]
    outside = [r for r in compared if r.plaats != "binnen"]
    if not recent:
        first = "Er is geen recent cijfer om iets over te zeggen."
    elif small:
        first = "In een kleine gemeente kan zware hulp voor één inwoner de bedragen sterk veranderen."
    elif outside:
        first = "De uitgaven liggen niet jaren achter elkaar buiten wat in vergelijkbare gemeenten gewoon is."
    elif compared:
        first = "De uitgaven die te vergelijken zijn, liggen tussen die van de meeste vergelijkbare gemeenten."
    else:
        first = "Deze cijfers zijn te weinig voor een boodschap."
    if any(r.indicator.soort == "gebruik" for r in recent):
        second = "Of mensen zijn geholpen en hoe zij dat ervaren, staat in geen enkel cijfer."
    else:
        second = "Over mensen die hulp krijgen, zit nog geen cijfer in deze briefing."
    return [first, second, "Vraag daarom naar de opgave, de aanpak en wat het college leerde."]


def _blijvend(lezingen: Iterable[Lezing]) -> Iterator[tuple[Lezing, str]]:
    """Yield the readings that lie on one side of their peers for more than one year, and that side."""
    for reading in lezingen:
        if reading.blijvend is not None and reading.blijvend[0] in reading.indicator.opvallend:
            yield reading, reading.blijvend[0]


def kies_vragen(waarden: Iterable[WaardeDossier], aantal: int = MEESTE_VRAGEN) -> list[Vraag]:
    """Choose three to five questions: at least one about opgave, aanpak and leren where they exist.

    Each next question prefers a figure and a value that were not used yet, then begrip before grip, then
    people before surroundings before money.
    """
    entries = list(waarden)
    pool = [q for w in entries for q in w.vragen]
    soorten = {r.indicator.id: r.indicator.soort for w in entries for r in w.lezingen}
    rang = {r.indicator.id: r.indicator.rang for w in entries for r in w.lezingen}
    chosen: list[Vraag] = []

    def cost(question: Vraag) -> tuple[int, ...]:
        return (
            sum(q.cijfer.indicator == question.cijfer.indicator for q in chosen),
            sum(q.waarde == question.waarde for q in chosen),
            int(question.lijn == "grip"),
            int(rang[question.cijfer.indicator] == LAATSTE),
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
