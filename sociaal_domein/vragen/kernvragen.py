"""The three questions that always can be asked: what is at stake, what is done about it, and what was learned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.vragen.onderwerp import GEEN_CIJFER, Onderwerp, Voorstel
from sociaal_domein.vragen.sjabloon import maak_vraag

KERN = ("opgave", "aanpak", "leren")
_ZINNEN = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Ý'\"€])")
# A second question behind the first: ", en wie …", ", en hoe …".
_STAART = re.compile(r",? en (?:wie|wat|waar|waardoor|waarom|wanneer|welke?|hoe|past)\b[^?]*\?$")


def uit_sjablonen(onderwerp: Onderwerp) -> Iterator[Voorstel]:
    """Yield the questions of the links between the value and its figures, in the order of the links.

    One that our own reader takes for another kind of question is left out: what a college reads is what it answers.
    """
    from sociaal_domein.vragen.lezen import lees_vraag  # its rules take a while to read, and a briefing needs none

    usable = {id(reading) for reading in onderwerp.lezingen}
    for evidence in onderwerp.dossier.bewijs:
        reading, link = evidence.lezing, evidence.koppeling
        if reading is None or id(reading) not in usable:
            continue
        question = maak_vraag(link, reading, onderwerp.plaats)
        text = een_vraag(question.tekst) if question else None
        if text is None or lees_vraag(text).soort != link.vraag.soort:
            continue
        yield onderwerp.vraag(
            link.vraag.soort,
            text,
            link.leest_als,
            aanleiding="sjabloon",
            lijn=link.lijn,
            cijfers=(reading.cijfer,),
            zegt_niet=(link.zegt_niet,),
        )


def een_vraag(tekst: str) -> str | None:
    """Keep what leads up to a question and the first question; None when that is no question.

    Examples
    --------
    >>> een_vraag("Er kwamen er 12. Wie springt bij, en waar ontbreekt zo iemand? En dan?")
    'Er kwamen er 12. Wie springt bij?'
    """
    kept = []
    for sentence in _ZINNEN.split(tekst):
        kept.append(_STAART.sub("?", sentence))
        if sentence.endswith("?"):
            return " ".join(kept)
    return None


def kern(onderwerp: Onderwerp, soort: str, lezing: Lezing | None = None) -> Voorstel:
    """Ask for the opgave, the aanpak or what was learned in our own words.

    Parameters
    ----------
    onderwerp : Onderwerp
    soort : str
        One of `KERN`.
    lezing : Lezing, optional
        The figure to begin with. Without one the question rests on the words of the opgave and the value.
    """
    topic, place, year = onderwerp, onderwerp.plaats, onderwerp.dag.year
    task, who = topic.opgave, topic.over_wie
    lead = f"{topic.zin(lezing)} " if lezing else ""
    match soort:
        case "opgave":
            told = lead or f"{task.wat_speelt} "
            text = f"{told}{who} Wat is er in {year} in {place} bij hen aan de hand als het gaat om {topic.naam}?"
            why = task.waarom
        case "aanpak":
            text = f"{lead}{who} Wat doet het college in {year} om {topic.naam} voor hen in {place} waar te maken?"
            why = f"Waar wij naartoe willen: {task.waarheen}"
        case _:
            since = lezing.cijfer.jaar if lezing and lezing.cijfer.status != "begroot" else year - 1
            told = lead or f"{who} "
            text = f"{told}Welke lessen over {topic.naam} trok het college in {place} sinds {since}?"
            why = "Wat lukte en wat niet lukte, helpt alleen verder als iemand het opschrijft en er iets mee doet."
    figures = (lezing.cijfer,) if lezing else ()
    return topic.vraag(
        soort,
        text,
        why if lezing else f"{why} {GEEN_CIJFER}",
        aanleiding="sjabloon",
        schaal=None if lezing else "lokaal",
        cijfers=figures,
        zegt_niet=(topic.waarde.zegt_niet,),
    )
