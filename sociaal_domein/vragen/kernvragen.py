"""The three questions that always can be asked: what is at stake, what is done about it, and what was learned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.vragen.onderwerp import GEEN_CIJFER, Onderwerp, Voorstel
from sociaal_domein.vragen.sjabloon import maak_vraag

KERN = ("opgave", "aanpak", "leren")
# For a value that has no words of its own.
_GEWOON = {
    "opgave": "Wat speelt er in {gemeente} bij {wie} als het gaat om {naam}?",
    "aanpak": "Wat doet het college in {gemeente} zodat {wie} merken wat de raad met {naam} bedoelt?",
    "leren": "Wat heeft het college van {gemeente} geleerd over {naam}?",
}
_ZINNEN = re.compile(r"(?<=[.?!])\s+(?=[A-ZÀ-Ý'\"€])")
# A second question behind the first: ", en wie …", ", en hoe …".
_STAART = re.compile(r",? en (?:wie|wat|waar|waardoor|waarom|wanneer|welke?|hoe|past)\b[^?]*\?$")
# What is learned is often asked last; then that is the question, and not what leads up to it.
_GELEERD = re.compile(r".*[,]? en ((?:wat|hoe|welke?)\b[^?]*\b(?:leerde?n?|leert|leren|geleerd|lessen?)\b[^?]*\?)$")


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
        text = een_vraag(question.tekst, question.soort) if question else None
        if text is None:
            continue
        read = lees_vraag(text)
        if read.soort != link.vraag.soort or "meervoudig" in read.vormen:
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


def een_vraag(tekst: str, soort: str = "") -> str | None:
    """Keep what leads up to a question and the first question; None when that is no question.

    Of a question about what was learned, that part is kept.

    Examples
    --------
    >>> een_vraag("Er kwamen er 12. Wie springt bij, en waar ontbreekt zo iemand? En dan?")
    'Er kwamen er 12. Wie springt bij?'
    >>> een_vraag("Het werd 106 procent. Wat liep goed, en wat leert het college daarvan?", "leren")
    'Het werd 106 procent. Wat leert het college daarvan?'
    """
    kept = []
    for sentence in _ZINNEN.split(tekst):
        learned = _GELEERD.fullmatch(sentence) if soort == "leren" else None
        part = learned[1][0].upper() + learned[1][1:] if learned else sentence
        kept.append(_STAART.sub("?", part))
        if sentence.endswith("?"):
            return " ".join(kept)
    return None


def kern(onderwerp: Onderwerp, soort: str, lezing: Lezing | None = None) -> Voorstel:
    """Ask for the opgave, the aanpak or what was learned in the words of the value, or in ours.

    Parameters
    ----------
    onderwerp : Onderwerp
    soort : str
        One of `KERN`.
    lezing : Lezing, optional
        The figure to begin with. Without one the question rests on the words of the opgave and the value.
    """
    topic, task, own = onderwerp, onderwerp.opgave, onderwerp.waarde.kernvragen
    text = topic.vul_in(getattr(own, soort) if own is not None else _GEWOON[soort].replace("{naam}", topic.naam))
    why = {
        "opgave": f"{task.wat_speelt} {task.waarom}",
        "aanpak": f"Waar de opgave naartoe wil: {task.waarheen}",
        "leren": "Wat lukte en wat niet lukte, helpt alleen verder als iemand het opschrijft en er iets mee doet.",
    }[soort]
    return topic.vraag(
        soort,
        f"{topic.zin(lezing)} {text}" if lezing else text,
        why if lezing else f"{why} {GEEN_CIJFER}",
        aanleiding="sjabloon",
        schaal=None if lezing else "lokaal",
        cijfers=(lezing.cijfer,) if lezing else (),
        zegt_niet=(topic.waarde.zegt_niet,),
    )
