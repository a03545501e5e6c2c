"""Values for the college as a Word document: a motie or a kaderbrief, ready to edit and to sign.

Considerations rest on figures, with what these do not say, and on stories that may be told outside; then what the
council says and asks, and when it will ask after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.taal import datum, opsomming
from sociaal_domein.vragen.kernvragen import KERN
from sociaal_domein.vragen.onderwerp import klein, zonder_punt
from sociaal_domein.vragen.vastleggen import leg_vast
from sociaal_domein.weergave.briefing.blokken import sterk
from sociaal_domein.weergave.cijfernoot import noot
from sociaal_domein.weergave.docx_werkstuk import Werkstuk
from sociaal_domein.weergave.verhaal import EEN_VERHAAL, herkomst, kort
from sociaal_domein.weergave.vraagdocument import VERZONNEN

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.vragen.onderwerp import Onderwerp, Voorstel

VORMEN = ("motie", "kaderbrief")
MEESTE_CIJFERS = 2
# So many characters of a story stand in the considerations.
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
    parts = _motie if vorm == "motie" else _kaderbrief
    parts(document, gemeente.naam, stukken)
    _wanneer(document, stukken)
    _ondertekening(document, vorm)
    return document.bytes()


def _motie(document: Werkstuk, plaats: str, stukken: Sequence[Waardestuk]) -> None:
    document.alinea(f"De raad van de gemeente {plaats}, in vergadering bijeen,")
    document.kop("Constaterende")
    _cijfers(document, stukken)
    document.kop("Overwegende")
    for text in _overwegingen(stukken):
        document.punt(text)
    document.kop("Spreekt uit")
    for part in stukken:
        value = part.onderwerp.waarde
        document.punt(sterk(f"{value.naam}: "), value.omschrijving)
    document.kop("Draagt het college op")
    for text in _opdrachten(stukken):
        document.punt(text)
    document.alinea("en gaat over tot de orde van de dag.")


def _kaderbrief(document: Werkstuk, plaats: str, stukken: Sequence[Waardestuk]) -> None:
    document.kop("Wat de raad belangrijk vindt")
    document.alinea(f"De raad van {plaats} geeft het college {_deze(stukken)} mee. Een getal of een norm komt daarna.")
    for part in stukken:
        value = part.onderwerp.waarde
        document.punt(sterk(f"{value.naam}: "), value.omschrijving)
    document.kop("Waarom")
    for text in _overwegingen(stukken):
        document.punt(text)
    document.kop("Wat wij weten")
    _cijfers(document, stukken)
    document.kop("Wat wij het college vragen")
    for text in _opdrachten(stukken):
        document.punt(text)


def _cijfers(document: Werkstuk, stukken: Sequence[Waardestuk]) -> None:
    """Write the figures, each once; a value without any says so."""
    told: set[tuple[str, str]] = set()
    for part in stukken:
        topic = part.onderwerp
        lines = {(r.indicator.id, r.cijfer.reeks): r for r in topic.lezingen}
        readings = [reading for line, reading in lines.items() if line not in told]
        # The surroundings say the least of what the municipality does.
        readings.sort(key=lambda r: (r.indicator.soort == "omgeving", r.indicator.rang))
        for reading in readings[:MEESTE_CIJFERS]:
            told.add((reading.indicator.id, reading.cijfer.reeks))
            figure = leg_vast(reading.cijfer, topic.dag)
            note = document.noot(noot(figure, topic.gemeente.domein.indicatoren))
            document.punt(topic.zin(reading), noten=(note,))
        if not topic.lezingen:
            document.punt(f"Over {topic.naam} is er nog geen recent cijfer dat bij deze opgave hoort.")
        elif topic.dossier.alleen_geld:
            document.punt(
                f"Over {topic.naam} zijn er alleen cijfers over geld. Dat is te weinig om te begrijpen wat er speelt."
            )
        document.punt(topic.waarde.zegt_niet)


def _overwegingen(stukken: Sequence[Waardestuk]) -> Iterator[str]:
    for task in {s.onderwerp.opgave.id: s.onderwerp.opgave for s in stukken}.values():
        yield f"{task.wat_speelt} {task.waarom}"
        yield f"Waar wij naartoe willen: {task.waarheen}"
    told: set[str] = set()
    for part in stukken:
        for story in part.onderwerp.dossier.casussen:
            if story.casus.id not in told:
                told.add(story.casus.id)
                text = f"{kort(story.casus.wat_gebeurde, LENGTE_VERHAAL)} {kort(story.casus.les, LENGTE_VERHAAL)}"
                yield f"Een verhaal bij {part.onderwerp.naam}: {text} {herkomst(story)} {EEN_VERHAAL}"
                break


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


def _wanneer(document: Werkstuk, stukken: Sequence[Waardestuk]) -> None:
    document.kop("Wanneer de raad hiernaar vraagt")
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
