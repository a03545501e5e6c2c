"""Sentences about one reading: the figure, its peers, its own history, its wijken."""

from __future__ import annotations

from sociaal_domein.cijfers import Cijfer
from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.duiding.maatlat import maatlat
from sociaal_domein.duiding.mediaan import rangen
from sociaal_domein.indicator import Indicator
from sociaal_domein.taal import opsomming

_GROND = {"leeftijd": "leeftijd en aantal inwoners", "grootte": "het aantal inwoners, niet met leeftijd"}
_KANT = {"onder": "onder dat van", "boven": "boven dat van"}
# The letters that CBS begins the codes of a kind of region with, by law: youth care and work are bought together there.
_REGIO_BIJ = {"jeugd": "JZ", "participatie": "AM"}
# Up to here the spread between wijken is about what chance alone gives (1).
GEWOON_TOEVAL = 1.5
GEEN_OORDEEL = "Dat is geen oordeel: het zegt niet waarom, en niet of het goed of slecht is."


def hoofdzin(lezing: Lezing, gemeente: str) -> str:
    """Return the figure in one sentence."""
    figure, indicator = lezing.cijfer, lezing.indicator
    if figure.status == "begroot" and figure.reeks == "begroting":
        assert figure.waarde is not None
        return f"{indicator.titel}: in de begroting van {figure.jaar} is dat {indicator.schrijf(figure.waarde)}."
    return indicator.vul_in(indicator.zin, figure, gemeente)


def bandzin(lezing: Lezing) -> str | None:
    """Say where the peers lie; None without peers."""
    band = lezing.band
    if band is None:
        return None
    low, high = _tussen(lezing.indicator, band.p10, band.p90)
    group = "gemeenten die u koos" if band.groep.eigen_keuze else band.groep.naam
    if band.is_klein:
        return f"Bij de {group} ({band.n} met een cijfer) ligt dit tussen {low} en {high}."
    if lezing.is_zonder_midden:
        return f"Bij de meeste van {band.n} {group} ligt dit tussen {low} en {high}: zij verschillen hierin sterk."
    text = f"Bij de meeste van {band.n} {group} ligt dit tussen {low} en {high}."
    if lezing.blijvend is None or lezing.springt:
        return text
    side, years = lezing.blijvend
    return f"{text} Ook in {opsomming([str(y) for y in sorted(years)])} lag het cijfer {_KANT[side]} de meeste."


def regiozin(lezing: Lezing) -> str | None:
    """Set the figure beside that of the region in which municipalities do this work together; None without one."""
    letters = _REGIO_BIJ.get(lezing.indicator.wet)
    figure = lezing.cijfer
    if letters is None or figure.niveau != "gemeente":
        return None
    regions = lezing.cijfers.kies(niveau="regio", reeks=figure.reeks, met_waarde=True)
    found = next((c for c in regions if c.jaar == figure.jaar and c.gebied_code.startswith(letters)), None)
    if found is None or found.waarde is None:
        return None
    return f"In de {found.gebied_naam} als geheel is dit {lezing.indicator.schrijf(found.waarde)}."


def geschiedeniszin(lezing: Lezing) -> str | None:
    """Set the figure beside the year before and the first comparable year, or say why that cannot be done."""
    indicator, figure = lezing.indicator, lezing.cijfer
    assert figure.waarde is not None
    own = lezing.cijfers.kies(niveau=lezing.cijfers.hoofdniveau, reeks=figure.reeks)
    gap = next((c for c in own if c.jaar == figure.jaar - 1 and c.waarde is None), None)
    if not lezing.eerder:
        if gap is not None:
            return f"Over {gap.jaar} is er geen cijfer. {gap.uitleg}"
        if any(c.jaar < figure.jaar and c.waarde is not None for c in own):
            return "Met eerdere jaren is dit niet te vergelijken: daar ligt een breuk tussen."
        return None
    last, first = lezing.eerder[-1], lezing.eerder[0]
    assert last.waarde is not None and first.waarde is not None
    now, before = (indicator.schrijf(v, eenheid=False) for v in (figure.waarde, last.waarde))
    text = f"Dat was in {last.jaar} ook zo" if now == before else f"In {last.jaar} was dat {before}"
    if first.jaar != last.jaar:
        text += f", in {first.jaar} {indicator.schrijf(first.waarde, eenheid=False)}"
    text += " (niet gecorrigeerd voor prijsstijging)." if indicator.vorm == "euro_per_inwoner" else "."
    apart = [c.jaar for c in own if c.jaar < first.jaar and c.waarde is not None and c.segment != figure.segment]
    return f"{text} De jaren tot en met {max(apart)} zijn daar niet mee te vergelijken." if apart else text


def zonder_bruikbaar_cijfer(lezing: Lezing) -> list[Cijfer]:
    """Return the newer years that were due but cannot be used."""
    figure = lezing.cijfer
    own = lezing.cijfers.kies(niveau=lezing.cijfers.hoofdniveau, reeks=figure.reeks)
    return [c for c in own if c.jaar > figure.jaar and c.waarde is None and c.reden != "nog_niet_gepubliceerd"]


def actualiteitszin(lezing: Lezing) -> str | None:
    """Say so when a newer year was due but cannot be used."""
    newer = zonder_bruikbaar_cijfer(lezing)
    if not newer:
        return None
    last = max(newer, key=lambda c: c.jaar)
    return f"Over {last.jaar} is er geen bruikbaar cijfer. {last.uitleg}"


def wijkenzin(lezing: Lezing) -> str | None:
    """Say between which values most wijken lie; None with too few wijken to sum up."""
    middle = lezing.wijken_midden
    if middle is None:
        return None
    low, high = _tussen(lezing.indicator, *middle)
    year = lezing.wijken[0].jaar
    when = "" if year == lezing.cijfer.jaar else f" in {year}"
    text = f"In de meeste van {len(lezing.wijken)} wijken ligt dit{when} tussen {low} en {high}."
    measure = maatlat(lezing)
    if measure is not None and measure.waarde != measure.gemeente:
        together = lezing.indicator.schrijf(measure.waarde, eenheid=False)
        text += f" De bron plaatst niet iedereen in een wijk: de wijken samen komen op {together}."
    return text


def trechterzin(lezing: Lezing) -> str | None:
    """Say which wijken lie further off than chance and ordinary differences explain; None where that is unknown."""
    found = lezing.trechter
    if found is None:
        return None
    total, signals = len(found.punten), found.signalen
    base = f"Die vergelijking houdt rekening met {_GROND[found.grond]}."
    if not signals and found.phi < GEWOON_TOEVAL:
        return f"De verschillen tussen de {total} wijken passen bij toeval. Dat maakt ze niet klein of terecht."
    if not signals:
        return (
            f"De wijken verschillen meer dan door toeval alleen, maar geen van de {total} staat helemaal los van de "
            f"rest. Waardoor zij verschillen, zegt dit cijfer niet."
        )
    verb = "ligt het cijfer" if len(signals) == 1 else "liggen de cijfers"
    sides = {"hoger": "signaal_hoog", "lager": "signaal_laag"}
    parts = {word: [p.naam for p in signals if p.plaats == place] for word, place in sides.items()}
    named = "; ".join(f"{word} in {opsomming(names)}" for word, names in parts.items() if names)
    return (
        f"In {len(signals)} van de {total} wijken {verb} verder weg dan past bij toeval en bij de gewone verschillen "
        f"tussen deze wijken: {named}. {base} {GEEN_OORDEEL}"
    )


def gemeentezin(lezing: Lezing) -> str | None:
    """Say where the municipality lies beside what one may expect among the others; None where that is unknown."""
    found, own = lezing.trechter_gemeenten, lezing.eigen_punt
    if found is None or own is None:
        return None
    text = f"Naast {len(found.punten)} gemeenten met dit cijfer"
    expected = lezing.indicator.schrijf(own.verwacht / own.noemer * lezing.indicator.factor, eenheid=False)
    base = f"Die vergelijking houdt rekening met {_GROND[found.grond]}: te verwachten was {expected}."
    if own.is_signaal:
        side = "hoger" if own.plaats == "signaal_hoog" else "lager"
        return f"{text} ligt dit {side} dan past bij toeval en onderlinge verschillen. {base} {GEEN_OORDEEL}"
    return f"{text} springt dit er niet uit: het past bij toeval en onderlinge verschillen. {base}"


def signaalkop(lezing: Lezing, gemeente: str) -> str:
    """Return the signals of one reading in one short sentence, for the message of a briefing."""
    title, own = lezing.indicator.titel, lezing.eigen_punt
    if own is not None and own.is_signaal:
        side = "hoger" if own.plaats == "signaal_hoog" else "lager"
        return f"{title}: {gemeente} ligt {side} dan toeval en verschillen tussen gemeenten verklaren."
    many = len(lezing.signalen)
    which = "1 wijk springt eruit" if many == 1 else f"{many} wijken springen eruit"
    return f"{title}: {which}, meer dan toeval en onderlinge verschillen verklaren."


def reeksenzin(lezing: Lezing) -> str | None:
    """Give the other lines of the same year, where the first says little without them; None elsewhere."""
    figure, indicator = lezing.cijfer, lezing.indicator
    # Parts of a whole are read from their bar.
    if not indicator.staat_naast(figure.reeks) or indicator.vorm == "aandeel":
        return None
    beside = lezing.cijfers.kies(niveau=figure.niveau, met_waarde=True)
    values = {c.reeks: c.waarde for c in beside if c.jaar == figure.jaar and c.reeks != figure.reeks}
    parts = [
        f"{label} {indicator.schrijf(values[key] or 0.0, eenheid=False)}"
        for key, label in indicator.reeksen.items()
        if key in values
    ]
    return f"Daarnaast: {'; '.join(parts)}." if parts else None


def mediaanzin(lezing: Lezing) -> str | None:
    """Say on how many values a median rests, and when those are too few; None for other figures."""
    number = lezing.cijfer.n
    if lezing.indicator.vorm != "mediaan" or not number:
        return None
    count = round(number)
    figure, write = lezing.cijfer, lezing.indicator.schrijf
    if figure.onder is not None and figure.boven is not None:
        low, high = write(figure.onder, eenheid=False), write(figure.boven)
        return f"Dit midden rust op {count} metingen en ligt vrij zeker tussen {low} en {high}."
    if rangen(count) is None:
        return f"Dit midden rust op {count} metingen. Dat is te weinig om te zeggen hoe zeker het is."
    return f"Dit midden rust op {count} metingen: de helft ligt eronder en de helft erboven."


def zinnen(lezing: Lezing, gemeente: str) -> list[str]:
    """Return all sentences about a reading, the figure first."""
    found = [
        hoofdzin(lezing, gemeente),
        mediaanzin(lezing),
        actualiteitszin(lezing),
        geschiedeniszin(lezing),
        bandzin(lezing),
        regiozin(lezing),
        reeksenzin(lezing),
        gemeentezin(lezing),
        wijkenzin(lezing),
        trechterzin(lezing),
    ]
    return [z for z in found if z]


def _tussen(indicator: Indicator, low: float, high: float) -> tuple[str, str]:
    unit = indicator.vorm in ("aandeel", "verhouding")
    end = f"{indicator.schrijf(high, eenheid=False)} procent" if unit else indicator.schrijf(high, eenheid=False)
    return indicator.schrijf(low, eenheid=False), end
