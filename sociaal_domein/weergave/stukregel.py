"""How a question, a promise or a motion is told in a few lines: the same words in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociaal_domein.register import Motie, Raadsvraag, Toezegging
from sociaal_domein.taal import datum, opsomming

if TYPE_CHECKING:
    from sociaal_domein.vragen.bij_waarde import Besproken

_VRAAG = {
    "schriftelijke_politieke_vraag": "Schriftelijke vraag",
    "mondelinge_politieke_vraag": "Mondelinge vraag",
    "technische_vraag": "Technische vraag",
}
_BEANTWOORDT = {
    "ja": "Volgens de vragensteller is de vraag beantwoord.",
    "deels": "Volgens de vragensteller is de vraag deels beantwoord.",
    "nee": "Volgens de vragensteller is de vraag niet beantwoord.",
}
VERZONNEN = "Dit is verzonnen: de Voorbeeldgemeente bestaat niet."


def naam(item: Besproken) -> str:
    """Return its name as a sentence."""
    return item.stuk.naam if item.stuk.naam.endswith(("?", "!", ".")) else f"{item.stuk.naam}."


def kop(item: Besproken) -> str:
    """Say what it is, of whom and of when."""
    record = item.stuk
    if isinstance(record, Toezegging):
        return f"Toezegging aan {opsomming(record.aan) or 'de raad'}, {datum(item.dag)}"
    what = _VRAAG[record.vraagtype] if isinstance(record, Raadsvraag) else item.soort.capitalize()
    return f"{what}{f' van {opsomming(record.fractie)}' if record.fractie else ''}, {datum(item.dag)}"


def regels(item: Besproken) -> list[tuple[str, str]]:
    """Return what is told of it, as pairs of a heading and a text; the first says where it stands."""
    record = item.stuk
    lines = [("Stand", item.stand.zin)]
    if isinstance(record, Raadsvraag):
        lines += [("Vraag", " ".join(record.deelvragen) or record.tekst)]
        if (answer := item.antwoord) is not None:
            lines += [("Antwoord", answer.samenvatting)] if answer.samenvatting else []
            verdict = answer.oordeel
            if verdict is not None and verdict.datum <= item.peildatum:
                lines += [("Oordeel", " ".join(filter(None, (_BEANTWOORDT[verdict.beantwoordt], verdict.toelichting))))]
    elif isinstance(record, Motie):
        lines += [("Wat de raad vroeg", record.tekst)]
    else:
        lines += [("Wat is toegezegd", record.tekst)]
    return [*lines, *([("Geleerd", item.geleerd)] if item.geleerd else [])]


def vindplaats(item: Besproken) -> str:
    """Return the public address; empty when it has none."""
    answer = item.antwoord
    return (answer.link if answer is not None and answer.link else item.stuk.link) or ""
