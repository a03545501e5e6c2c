"""What goes into a briefing: which figures, which message, which questions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sociaal_domein.dossier import Dossier, Informatievraag, WaardeDossier
from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.taal import jaartallen
from sociaal_domein.vragen.sjabloon import Vraag, waarom
from sociaal_domein.weergave.zinnen import signaalkop, zonder_bruikbaar_cijfer

MEESTE_FIGUREN = 4
MEESTE_VRAGEN = 4
MEESTE_GATEN = 4
# An indicator of this rank is asked about last.
LAATSTE = 3
HOOFDSOORTEN = ("opgave", "aanpak", "leren")
_SOORTVOLGORDE = {"gebruik": 0, "wachten": 0, "geld": 1, "omgeving": 2, "casus": 3}
_VRAAGVOLGORDE = {"gebruik": 0, "wachten": 0, "casus": 0, "omgeving": 1, "geld": 2}


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

    An old figure is history and is left out here; cases are words first, and no chart.
    """
    order = op_volgorde((r for r in lezingen if not r.is_oud and r.indicator.soort != "casus"), wet)
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
    steady = [r for r in recent if not (r.springt or (small and r.indicator.soort == "geld"))]
    signals = [signaalkop(r, gemeente) for r in recent if r.signalen]
    lasting = list(_blijvend(steady))[:2]
    positions = [r.indicator.vul_in(r.indicator.opvallend[side], r.cijfer, gemeente) for r, side in lasting]
    if signals:
        found = [*signals, *positions][:2]
        return [*found, "Dat is geen oordeel: het is een reden om te vragen wat erachter zit."]
    if lasting:
        return [*positions, f"{_ook_eerder([r for r, _ in lasting])} Het is geen oordeel: vraag waardoor het komt."]
    if any(r.indicator.soort == "gebruik" for r in recent):
        second = "Of mensen zijn geholpen en hoe zij dat ervaren, staat in geen enkel cijfer."
    else:
        second = "Over mensen die hulp krijgen, zit nog geen cijfer in deze briefing."
    first = _kalm(lezingen, steady, recent, small, gemeente)
    return [first, second, "Vraag daarom naar de opgave, de aanpak en wat het college leerde."]


def _kalm(lezingen: list[Lezing], steady: list[Lezing], recent: list[Lezing], small: bool, gemeente: str) -> str:
    """Return the first sentence where nothing stands out."""
    if not recent:
        return "Er is geen recent cijfer om iets over te zeggen."
    if small:
        return "In een kleine gemeente kan zware hulp voor één inwoner de bedragen sterk veranderen."
    places = [r.plaats for r in steady if r.indicator.opvallend and r.plaats]
    if any(p != "binnen" for p in places):
        return "De uitgaven per inwoner liggen niet jaren achter elkaar buiten die van vergelijkbare gemeenten."
    if places:
        return "De uitgaven per inwoner liggen tussen die van de meeste vergelijkbare gemeenten."
    missing = [r for r in lezingen if r.is_oud and r.indicator.soort == "geld"]
    years = sorted({c.jaar for r in missing for c in zonder_bruikbaar_cijfer(r)})
    if years:
        return f"Over {jaartallen(years)} zijn er geen bruikbare cijfers over wat {gemeente} uitgaf."
    if any(r.springt for r in recent):
        return "Bedragen verdubbelden of halveerden hier in één jaar. Vaak is er dan anders geboekt."
    return "Uit deze cijfers springt niets naar voren."


def _ook_eerder(lezingen: list[Lezing]) -> str:
    """Say in which comparable years before the same held."""
    found = [r.blijvend[1] for r in lezingen if r.blijvend is not None]
    years = sorted(set.intersection(*map(set, found)))
    when = f"Ook in {jaartallen(years)} was dat zo." if years else "Het jaar ervoor was dat ook zo."
    older = any(c.segment != r.cijfer.segment for r in lezingen for c in r.cijfers.kies(reeks=r.cijfer.reeks))
    return f"{when} Oudere jaren zijn niet te vergelijken." if older else when


def _blijvend(lezingen: Iterable[Lezing]) -> Iterator[tuple[Lezing, str]]:
    """Yield the readings that lie on one side of their peers for more than one year, and that side."""
    for reading in lezingen:
        if reading.blijvend is not None and reading.blijvend[0] in reading.indicator.opvallend:
            yield reading, reading.blijvend[0]


def kies_vragen(
    waarden: Iterable[WaardeDossier],
    gemeente: str,
    aantal: int = MEESTE_VRAGEN,
    eerst: Collection[str] = (),
) -> list[Vraag]:
    """Choose three to five questions: at least one about opgave, aanpak and leren where they exist.

    What the message says comes first, as a question for the cause. Each next question prefers a figure and a value
    that were not used yet, then begrip before grip, then people before surroundings before money. A figure is asked
    about twice, and an amount that doubled or halved in a year at all, only where one of those three kinds would be
    missing otherwise: such an amount was most likely booked in another way. Questions about the indicators in
    `eerst` go before all others.
    """
    entries = list(waarden)
    jumps = {(r.indicator.id, r.cijfer.reeks) for w in entries for r in w.lezingen if r.springt}
    pool = [q for w in entries for q in w.vragen]
    soorten = {r.indicator.id: r.indicator.soort for w in entries for r in w.lezingen}
    rang = {r.indicator.id: r.indicator.rang for w in entries for r in w.lezingen}
    chosen = _waarom(entries, gemeente)

    def jumped(question: Vraag) -> int:
        return len(pool) if (question.cijfer.indicator, question.cijfer.reeks) in jumps else 0

    def cost(question: Vraag) -> tuple[int, ...]:
        asked = sum(q.cijfer.indicator == question.cijfer.indicator for q in chosen)
        return (
            bool(asked) or question.cijfer.indicator not in eerst,
            asked + jumped(question),
            sum(q.waarde == question.waarde for q in chosen),
            int(question.lijn == "grip"),
            int(rang[question.cijfer.indicator] == LAATSTE),
            _VRAAGVOLGORDE[soorten[question.cijfer.indicator]],
            pool.index(question),
        )

    for kind in HOOFDSOORTEN:
        left = [q for q in pool if q.soort == kind and q not in chosen]
        if left and len(chosen) < max(aantal, 1):
            chosen.append(min(left, key=cost))
    while len(chosen) < aantal:
        left = [q for q in pool if q not in chosen and not cost(q)[1]]
        if not left:
            break
        chosen.append(min(left, key=cost))
    rank = {s: i for i, s in enumerate(("oorzaak", *HOOFDSOORTEN))}
    return sorted(chosen, key=lambda q: rank.get(q.soort, len(rank)))


def _waarom(waarden: list[WaardeDossier], gemeente: str) -> list[Vraag]:
    """Return the question for the cause of what the message names first; none where it names nothing."""
    linked = {r.indicator.id: (r, w.waarde.id) for w in reversed(waarden) for r in w.lezingen if not r.is_oud}
    readings = [r for r, _ in linked.values()]
    small = any("kleine_gemeente" in r.cijfer.waarschuwingen for r in readings)
    striking = [r for r in readings if r.signalen]
    if not striking and not small:
        striking = [r for r, _ in _blijvend(r for r in readings if not r.springt)]
    if not striking:
        return []
    first = op_volgorde(striking, striking[0].indicator.wet)[0]
    return [waarom(first, linked[first.indicator.id][1], gemeente)]


def drie(vragen: list[Vraag]) -> list[Vraag]:
    """Choose three of the questions for at the table: different kinds first."""
    kinds = ("oorzaak", "aanpak", "leren") if any(q.soort == "oorzaak" for q in vragen) else HOOFDSOORTEN
    first = [next((q for q in vragen if q.soort == s), None) for s in kinds]
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
