"""A figure in a question beside the figure in the store: only where it is sure that both are about the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.vragen.toets.gebieden import gemeente_in
from sociaal_domein.vragen.toets.getallen import Getal, vind_getallen
from sociaal_domein.vragen.toets.herken import passende, titelwoorden, vormen_van
from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking
from sociaal_domein.vragen.toets.wachttijd import wachttijd_van, zonder_wachten

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.indicator import Indicator

_JAAR = re.compile(r"\b(?:19|20)\d\d\b")
_NU = re.compile(r"\b(?:nu|op dit moment|momenteel|thans|inmiddels|huidige?)\b")
# Then the figure is about a part, a change or a plan, and not about the whole.
_IETS_ANDERS = re.compile(
    r"\b(?:wacht\w*|stij\w+|gesteg\w+|steeg|stegen|toegenomen|toename|afgenomen|afname|daling|gedaald\w*|daalde\w*|"
    r"extra|"
    r"nieuwe?|daarvan|van wie|waarvan|verblijf|gesloten|pgb|wijk\w*|buurt\w*|stadsdeel|bescherming|reclassering|"
    r"groei\w*|"
    r"hoger|lager|landelijk\w*|nederland\w*|provincie|regio\w*|minder|meer|tekort|bezuinig\w*|beoogd\w*|verwacht\w*|"
    r"doel|"
    r"streef\w*|norm|zou|zouden|moeten|jonger|ouder|ggz|verwijz\w*|klacht\w*|verschil\w*|overschr\w*|aanbieders?|"
    r"gemiddelde?|helft|deel|voor (?:een|elk|elke|ieder|iedere)|per (?!inwoner|hoofd|jaar|1\.?000)\w+)\b"
)
# After "12 procent van de jongeren" this makes it a part of a part.
_DEEL = r"met|die|uit|zonder|onder|boven|tot|tussen|van|in de"
_RUIM = 0.1  # what "ruim" or "één op de tien" leaves open
_VER_ERNAAST = 2.5
_LANGSTE_ZIN = 1_000  # letters; what is longer is a list, and no claim about one thing
_VOLK = ("jongeren", "inwoners")


def naast_cijfers(
    invoer: Invoer, gemeente: Gemeente, dag: date
) -> Iterator[tuple[Getal, int | None, Opmerking | None]]:
    """Yield each figure that the store knows too, the deelvraag it stands in, and what there is to say.

    Nothing is said of a figure that is the same and has its source with it.
    """
    for figure in vind_getallen(invoer.gewoon, invoer.tekst):
        begin, end = figure.zin
        where = gemeente_in(invoer.tekst[begin:end], gemeente) if end - begin <= _LANGSTE_ZIN else None
        known = None if where is None else _bekend(invoer, figure, where, dag)
        if where is not None and known is not None:
            place = invoer.bij(figure.begin)
            yield figure, place, _opmerking(invoer, figure, place, where, *known)


def _bekend(invoer: Invoer, figure: Getal, gemeente: Gemeente, dag: date) -> tuple[Indicator, Cijfer, float] | None:
    begin, end = figure.zin
    sentence = invoer.gewoon[begin:end]
    about = sentence.replace("meer dan", "").replace("minder dan", "")
    if _IETS_ANDERS.search(zonder_wachten(about) if figure.soort == "duur" else about):
        return None
    years = {int(m[0]) for m in _JAAR.finditer(sentence)}
    if len(years) > 1 or (not years and not _NU.search(sentence)):
        return None
    for indicator, line in _kandidaten(figure, gemeente, sentence, invoer.gewoon[figure.begin : end]):
        figures = gemeente.cijfers(indicator.id, buurten=False).kies(niveau="gemeente", reeks=line, met_waarde=True)
        known = next((c for c in figures if c.jaar in years), None) if years else figures.laatste()
        value = None if known is None else _in_eenheid(figure, known)
        if known is not None and value is not None and known.jaar <= dag.year and _kan_hetzelfde_zijn(figure, value):
            return indicator, known, value
    return None


def _kandidaten(figure: Getal, gemeente: Gemeente, sentence: str, after: str) -> Iterator[tuple[Indicator, str]]:
    """Yield the indicators, each with its series, that count what a figure counts."""
    every = gemeente.domein.indicatoren.values()
    if figure.soort == "duur":
        waiting = wachttijd_van(every, sentence)
        if waiting is not None:
            yield waiting
        return
    for indicator in passende(every, sentence):
        if _zelfde_geheel(figure, indicator, sentence, after):
            budget = "begroting" in indicator.reeksen and "begro" in sentence
            yield indicator, "begroting" if budget else indicator.hoofdreeks


def _zelfde_geheel(figure: Getal, indicator: Indicator, sentence: str, after: str) -> bool:
    """Say whether a figure counts what the indicator counts, of the same whole."""
    if indicator.vorm == "euro_per_inwoner":
        return figure.soort in ("euro", "euro_per_inwoner")
    if indicator.vorm != "promille" or indicator.soort != "gebruik":
        return False
    people = next((word for word in titelwoorden(indicator.titel) if word in _VOLK), None)
    if people is None:
        return False
    named = vormen_van(people)
    if figure.soort == "aandeel":
        whole = rf"\b(?:van (?:de|alle|onze|het)|(?:op|van) de \w+) {named}\b(?! (?:{_DEEL})\b)"
        return re.search(whole, sentence) is not None
    return figure.soort in ("promille", "aantal") and re.search(rf"\b{named}\b", after[:60]) is not None


def _kan_hetzelfde_zijn(figure: Getal, value: float) -> bool:
    """Say whether an amount or a count can be meant as this one; far from it, it is one of something else."""
    if figure.soort not in ("aantal", "euro"):
        return True
    return value > 0 and 1 / _VER_ERNAAST < figure.waarde / value < _VER_ERNAAST


def _in_eenheid(figure: Getal, known: Cijfer) -> float | None:
    """Return the figure of the store in the unit of the question."""
    assert known.waarde is not None
    match figure.soort:
        case "aandeel":
            return known.waarde / 10
        case "aantal" | "euro":
            return known.teller
        case _:
            return known.waarde


def _opmerking(
    invoer: Invoer,
    figure: Getal,
    place: int | None,
    gemeente: Gemeente,
    indicator: Indicator,
    known: Cijfer,
    value: float,
) -> Opmerking | None:
    from sociaal_domein.duiding.redenen import WAARSCHUWINGEN
    from sociaal_domein.taal import datum

    source = (
        f"{known.bron}. Jaar: {known.jaar}, {_status(known)}, opgehaald op {datum(date.fromisoformat(known.snapshot))}."
    )
    words = " ".join(invoer.tekst[figure.begin : figure.eind].split())
    room = max(figure.stap / 2, _RUIM * value if figure.omtrent else 0)
    if abs(figure.waarde - value) <= room + 1e-9:
        if figure.heeft_bron:
            return None
        told = _in_een_zin(indicator, known, gemeente)
        return Opmerking("bron", place, f"‘{words}’ staat ook in de cijfers.", f"{told} Noem de bron: {source}")
    caveats = [WAARSCHUWINGEN[code] for code in known.waarschuwingen if code != "status_onbekend"]
    caveats += [f"Zegt niet: {text[0].lower()}{text[1:]}" for text in known.zegt_niet]
    return Opmerking(
        "cijfer",
        place,
        f"U schrijft ‘{words}’. "
        f"In de cijfers staat {_schrijf(figure, indicator, value)} ({known.jaar}, {_status(known)}).",
        " ".join([_in_een_zin(indicator, known, gemeente), *caveats, f"Bron: {source}"]),
    )


def _in_een_zin(indicator: Indicator, known: Cijfer, gemeente: Gemeente) -> str:
    if known.status == "begroot":
        assert known.waarde is not None
        return f"{indicator.titel} in de begroting van {known.jaar}: {indicator.schrijf(known.waarde, eenheid=False)}."
    return indicator.vul_in(indicator.zin, known, gemeente.naam)


def _status(known: Cijfer) -> str:
    return "status onbekend" if known.status == "onbekend" else known.status


def _schrijf(figure: Getal, indicator: Indicator, value: float) -> str:
    from sociaal_domein.taal import bedrag, getal

    match figure.soort:
        case "aandeel":
            return f"{getal(value, max(1, figure.decimalen))} procent"
        case "promille":
            return f"{getal(value, figure.decimalen)} per 1.000"
        case "aantal":
            return getal(value)
        case "duur":
            return indicator.schrijf(value, kort=False)
        case "euro_per_inwoner":
            return f"{bedrag(value)} per inwoner"
        case _:
            return bedrag(value)
