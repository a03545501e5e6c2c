"""Questions from contradictions: a story from practice beside a figure that says otherwise, or says nothing.

A question holds no word of an own story: it goes into the register and into documents, where nobody could take it
back. Of a published one, that came with the package, it tells what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sociaal_domein.duiding.lezing import Lezing
from sociaal_domein.register import landelijke_casussen
from sociaal_domein.vragen.onderwerp import Onderwerp, Voorstel, zonder_punt

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer
    from sociaal_domein.verhalen import Verhaal

EEN_VERHAAL = "Eén verhaal bewijst niets. Het laat zien waar te kijken."
# So much a figure must have risen before a question says that it did.
STIJGING = 1.05


def tegenspraken(onderwerp: Onderwerp) -> Iterator[Voorstel]:
    """Yield a question per figure that a story does not go with; stories from here first.

    First those that contradict a figure in words, then those in which the value was under pressure while the figure
    beside it does not stand out.
    """
    stories = onderwerp.dossier.casussen
    told: set[str] = set()
    for story in stories:
        for reading in onderwerp.lezingen:
            link = story.bij_cijfer(reading.indicator.id)
            used = {story.casus.id, reading.indicator.id} & told
            if link is not None and link.hoe == "spreekt_tegen" and not used:
                told |= {story.casus.id, reading.indicator.id}
                yield _weersproken(onderwerp, story, reading, link.uitleg)
    calm = _valt_niet_op(onderwerp)
    for story in stories:
        judged = story.oordeel_over(onderwerp.waarde.id)
        pressed = judged is not None and judged.oordeel == "onder_druk"
        if calm is not None and pressed and story.is_van_hier and story.casus.id not in told:
            told.add(story.casus.id)
            yield _onder_druk(onderwerp, story, calm)


def _weersproken(topic: Onderwerp, story: Verhaal, reading: Lezing, shows: str) -> Voorstel:
    before = reading.eerder[-1] if reading.eerder else None
    figures: tuple[Cijfer, ...] = (reading.cijfer,)
    rise = ""
    if before is not None and before.waarde and (reading.cijfer.waarde or 0.0) > before.waarde * STIJGING:
        rise = f" Dat is meer dan in {before.jaar}."
        figures = (reading.cijfer, before)
    own = story.casus.id not in landelijke_casussen()
    said = "Het verhaal laat iets anders zien dan het cijfer." if own else shows
    return topic.vraag(
        "ervaring",
        f"{topic.zin(reading)}{rise} {_vanwaar(story)} {said} Wat merken inwoners van {topic.plaats} hiervan in "
        f"{topic.dag.year}?",
        f"Een cijfer en een verhaal spreken elkaar tegen bij {topic.naam}. {EEN_VERHAAL}",
        aanleiding="tegenspraak",
        cijfers=figures,
        zegt_niet=(_bewijs(topic, story),),
    )


def _onder_druk(topic: Onderwerp, story: Verhaal, reading: Lezing) -> Voorstel:
    return topic.vraag(
        "ervaring",
        f"{topic.zin(reading)} Dat valt niet op naast vergelijkbare gemeenten. {_vanwaar(story)} Daarin stond "
        f"{topic.naam} wel onder druk. Wat merken inwoners van {topic.plaats} hiervan in {topic.dag.year}?",
        f"Het cijfer lijkt gewoon, maar in een verhaal stond {topic.naam} onder druk. {EEN_VERHAAL}",
        aanleiding="tegenspraak",
        cijfers=(reading.cijfer,),
        zegt_niet=(_bewijs(topic, story),),
    )


def _valt_niet_op(topic: Onderwerp) -> Lezing | None:
    """Return the first reading that lies among its peers, without a signal."""
    return next((r for r in topic.lezingen if r.plaats == "binnen" and not r.signalen), None)


def _vanwaar(story: Verhaal) -> str:
    """Say where a story comes from; the name of a publisher may hold a place that reads as a name of a person."""
    source = story.casus.bron
    if source is not None and story.casus.id in landelijke_casussen():
        place = "" if story.is_van_hier else " van elders"
        address = f" (zie {source.adres})" if "?" not in source.adres else ""
        return f"Een openbaar verhaal{place} gaat hierover: '{zonder_punt(story.casus.naam)}'{address}."
    return "Een verhaal uit de praktijk, dat is vrijgegeven, gaat hierover."


def _bewijs(topic: Onderwerp, story: Verhaal) -> str:
    if story.is_van_hier:
        return EEN_VERHAAL
    return f"Een verhaal van elders is geen bewijs over {topic.plaats}."
