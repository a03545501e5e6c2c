"""Values for the college as a Word document: a motie or a kaderbrief, ready to edit and to sign.

A motie states figures, and what these do not say in its notes; then why, what the council says and what it asks.
Stories that may be told outside and the first questions come after the decision: they are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.indicator import GEWONE_REEKSEN
from sociaal_domein.taal import datum, opsomming
from sociaal_domein.vragen.kernvragen import KERN
from sociaal_domein.vragen.onderwerp import klein, op_eiland, zonder_punt
from sociaal_domein.vragen.vastleggen import leg_vast
from sociaal_domein.weergave.briefing.blokken import sterk
from sociaal_domein.weergave.cijfernoot import noot
from sociaal_domein.weergave.docx_werkstuk import Werkstuk
from sociaal_domein.weergave.verhaal import EEN_VERHAAL, herkomst, kort
from sociaal_domein.weergave.vraagdocument import VERZONNEN

if TYPE_CHECKING:
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.register import Opgave
    from sociaal_domein.vragen.onderwerp import Onderwerp, Voorstel

VORMEN = ("motie", "kaderbrief")
MEESTE_CIJFERS = 2
# So many characters of a story are told.
LENGTE_VERHAAL = 280
_MOMENT = {
    "leren": "bij de jaarstukken, in het voorjaar",
    "aanpak": "bij de begroting, in het najaar",
    "opgave": "bij de kaderbrief, in het voorjaar",
}
_CONCEPT = "Concept voor een {vorm}: een voorstel, geen besluit van de raad."


@dataclass(frozen=True)
class Waardestuk:
    """One value in the document: what it is about, and the questions that the council will ask."""

    onderwerp: Onderwerp
    vragen: Sequence[Voorstel]


def waardedocument(gemeente: Gemeente, stukken: Sequence[Waardestuk], vorm: str, dag: date) -> bytes:
    """Return a motie or kaderbrief that gives values to the college, as DOCX.

    Parameters
    ----------
    gemeente : Gemeente
    stukken : sequence of Waardestuk
        At least one.
    vorm : str
        One of `VORMEN`.
    dag : date
        The day of reading, and the day that the file carries.

    Returns
    -------
    bytes
        The same input gives the same bytes.
    """
    names = opsomming(klein(s.onderwerp.waarde.naam) for s in stukken)
    marks = ((VERZONNEN,) if gemeente.is_verzonnen else ()) + (_CONCEPT.format(vorm=vorm),)
    title = f"{vorm.capitalize()}: {names} als waarde{'n' if len(stukken) > 1 else ''} voor het college"
    document = Werkstuk(f"{title} ({gemeente.naam})", dag, marks)
    document.kop(title, 1)
    document.regels(
        (
            ("Gemeente", gemeente.naam),
            ("Vergadering", "[datum van de vergadering]"),
            ("Agendapunt", "[agendapunt]"),
            ("Opgesteld", f"{datum(dag)}, met cijfers van die dag"),
        )
    )
    if vorm == "motie":
        _motie(document, gemeente.naam, stukken)
        _ondertekening(document, vorm)
        _toelichting(document, stukken)
        _wanneer(document, stukken, "Bijlage: wanneer de raad hiernaar vraagt")
    else:
        _kaderbrief(document, gemeente.naam, stukken)
        _wanneer(document, stukken, "Wanneer de raad hiernaar vraagt")
        _ondertekening(document, vorm)
    return document.bytes()


def _motie(document: Werkstuk, plaats: str, stukken: Sequence[Waardestuk]) -> None:
    document.alinea(f"De raad van de gemeente {plaats}, in vergadering bijeen,")
    document.kop("constaterende")
    _vaststellingen(document, stukken)
    document.kop("overwegende")
    for task in _opgaven(stukken):
        document.punt(f"dat bij de opgave '{klein(task.naam)}' dit speelt: '{task.wat_speelt}';")
        document.punt(f"dat dit de raad raakt: '{task.waarom}';")
        document.punt(f"dat de raad hiernaartoe wil: '{task.waarheen}';")
    document.kop("spreekt uit")
    _waarden(document, stukken)
    document.kop("draagt het college op")
    for text in _opdrachten(stukken):
        document.punt(text)
    document.alinea("en gaat over tot de orde van de dag.")


def _kaderbrief(document: Werkstuk, plaats: str, stukken: Sequence[Waardestuk]) -> None:
    document.kop("Wat de raad belangrijk vindt")
    document.alinea(f"De raad van {plaats} geeft het college {_deze(stukken)} mee. Een getal of een norm komt daarna.")
    _waarden(document, stukken)
    document.kop("Waarom")
    for task in _opgaven(stukken):
        document.punt(f"{task.wat_speelt} {task.waarom}")
        document.punt(f"Waar wij naartoe willen: {task.waarheen}")
    for text in _verhalen(stukken):
        document.punt(text)
    document.kop("Wat wij weten")
    for part, readings in _gekozen(stukken):
        topic = part.onderwerp
        for reading in readings:
            document.punt(topic.zin(reading), noten=(_cijfernoot(document, topic, reading),))
        if not topic.lezingen:
            document.punt(f"Over {topic.naam} is er nog geen recent cijfer dat bij deze opgave hoort.")
        elif topic.dossier.alleen_geld:
            document.punt(
                f"Over {topic.naam} zijn er alleen cijfers over geld. Dat is te weinig om te begrijpen wat er speelt."
            )
        document.punt(topic.waarde.zegt_niet)
    document.kop("Wat wij het college vragen")
    for text in _opdrachten(stukken):
        document.punt(text)


def _vaststellingen(document: Werkstuk, stukken: Sequence[Waardestuk]) -> None:
    """Write the figures of a motie as clauses; what they do not say stands in the notes."""
    for part, readings in _gekozen(stukken):
        topic = part.onderwerp
        clauses: list[tuple[str, tuple[int, ...]]] = [
            (_als_bijzin(topic, r), (_cijfernoot(document, topic, r),)) for r in readings
        ]
        if not topic.lezingen:
            clauses.append((f"dat er over {topic.naam} nog geen recent cijfer is dat bij deze opgave hoort;", ()))
        elif topic.dossier.alleen_geld:
            clauses.append((f"dat er over {topic.naam} alleen cijfers over geld zijn;", ()))
        for number, (text, notes) in enumerate(clauses, start=1):
            last = number == len(clauses)
            limits = (document.noot(f"Bij {topic.naam}: {topic.waarde.zegt_niet}"),) if last else ()
            document.punt(text, noten=(*notes, *limits))


def _als_bijzin(topic: Onderwerp, reading: Lezing) -> str:
    """Say a figure as a clause: the sentence of an indicator has another order of words."""
    figure, indicator = reading.cijfer, reading.indicator
    assert figure.waarde is not None
    amount = indicator.schrijf(figure.waarde, kort=False)
    line = "" if figure.reeks in GEWONE_REEKSEN else f" ({indicator.reeksen.get(figure.reeks, figure.reeks)})"
    status = f", een {figure.status} cijfer" if figure.status in ("voorlopig", "begroot") else ""
    where = op_eiland(f"in {topic.plaats}")
    return f"dat '{indicator.titel}'{line} {where} in {figure.jaar} uitkwam op {amount}{status};"


def _waarden(document: Werkstuk, stukken: Sequence[Waardestuk]) -> None:
    for part in stukken:
        value = part.onderwerp.waarde
        document.punt(sterk(f"{value.naam}: "), value.omschrijving)


def _opgaven(stukken: Sequence[Waardestuk]) -> list[Opgave]:
    return list({s.onderwerp.opgave.id: s.onderwerp.opgave for s in stukken}.values())


def _gekozen(stukken: Sequence[Waardestuk]) -> Iterator[tuple[Waardestuk, list[Lezing]]]:
    """Yield each value with its figures that say most; no figure comes twice."""
    told: set[tuple[str, str]] = set()
    for part in stukken:
        lines = {(r.indicator.id, r.cijfer.reeks): r for r in part.onderwerp.lezingen}
        readings = [reading for line, reading in lines.items() if line not in told]
        # The surroundings say the least of what the municipality does.
        readings.sort(key=lambda r: (r.indicator.soort == "omgeving", r.indicator.rang))
        chosen = readings[:MEESTE_CIJFERS]
        told |= {(r.indicator.id, r.cijfer.reeks) for r in chosen}
        yield part, chosen


def _cijfernoot(document: Werkstuk, topic: Onderwerp, reading: Lezing) -> int:
    return document.noot(noot(leg_vast(reading.cijfer, topic.dag), topic.gemeente.domein.indicatoren))


def _verhalen(stukken: Sequence[Waardestuk]) -> Iterator[str]:
    """Yield one story for each value that has one, with where it comes from; no story comes twice."""
    told: set[str] = set()
    for part in stukken:
        story = next((s for s in part.onderwerp.dossier.casussen if s.casus.id not in told), None)
        if story is not None:
            told.add(story.casus.id)
            text = f"{kort(story.casus.wat_gebeurde, LENGTE_VERHAAL)} {kort(story.casus.les, LENGTE_VERHAAL)}"
            yield f"Een verhaal bij {part.onderwerp.naam}: {text} {herkomst(story)} {EEN_VERHAAL}"


def _toelichting(document: Werkstuk, stukken: Sequence[Waardestuk]) -> None:
    stories = list(_verhalen(stukken))
    if stories:
        document.kop("Toelichting")
        for text in stories:
            document.alinea(text)


def _opdrachten(stukken: Sequence[Waardestuk]) -> Iterator[str]:
    names = opsomming(s.onderwerp.naam for s in stukken)
    yield f"{names} mee te wegen in plannen, contracten en besluiten over dit onderwerp;"
    yield (
        f"de raad elk half jaar te laten zien wat inwoners van {_deze(stukken)} merken, met cijfers, met verhalen "
        "waarin niemand te herkennen is, en met wat er is geprobeerd;"
    )
    yield "te zeggen wat niet lukte en wat het college daarvan leerde;"
    gaps = [g for s in stukken for g in s.onderwerp.dossier.informatievragen if g.zoekt.soort == "casus"]
    for gap in gaps[:2]:
        yield f"na te gaan {zonder_punt(gap.zoekt.wat)}, samen met {zonder_punt(gap.zoekt.wie_heeft_het)};"


def _deze(stukken: Sequence[Waardestuk]) -> str:
    return "deze waarden" if len(stukken) > 1 else "deze waarde"


def _wanneer(document: Werkstuk, stukken: Sequence[Waardestuk], kop: str) -> None:
    document.kop(kop)
    document.alinea(f"De raad vraagt elk half jaar naar {_deze(stukken)}. Dit zijn de eerste vragen:")
    for part in stukken:
        for kind in KERN[::-1]:
            question = next((v for v in part.vragen if v.soort == kind), None)
            if question is not None:
                document.punt(sterk(f"{part.onderwerp.waarde.naam}, {_MOMENT[kind]}: "), question.tekst)


def _ondertekening(document: Werkstuk, vorm: str) -> None:
    document.kop("Ondertekening")
    who = ("[naam], [fractie]",) * 3 if vorm == "motie" else ("[naam], griffier", "[naam], voorzitter van de raad")
    for line in who:
        document.alinea("")
        document.alinea(f"______________________________   {line}")
