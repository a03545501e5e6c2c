"""Questions from contradictions: a story from practice beside a figure that says otherwise, or says nothing.

A question holds no word of a story: it goes into the register and into documents, where nobody could take it back.
Of a published one, that came with the package, the reason tells what it shows and where it stands. One from elsewhere
contradicts no figure of here: it stands beside it.
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
    if not story.is_van_hier:
        return topic.vraag(
            "ervaring",
            f"{topic.zin(reading)}{rise} Hoe weet het college of {topic.weet_of}?",
            f"{_vanwaar(story)} {_wat_het_toont(story, shows)}{EEN_VERHAAL}",
            aanleiding="verhaal_elders",
            cijfers=figures,
            zegt_niet=(_bewijs(topic, story),),
        )
    return topic.vraag(
        "ervaring",
        f"{topic.zin(reading)}{rise} Een verhaal uit de praktijk laat iets anders zien. Hoe weet het college of meer "
        f"inwoners van {topic.plaats} dit ervaren?",
        f"Een cijfer en een verhaal spreken elkaar tegen bij {topic.naam}. {_vanwaar(story)} {EEN_VERHAAL}",
        aanleiding="tegenspraak",
        cijfers=figures,
        zegt_niet=(_bewijs(topic, story),),
    )


def _onder_druk(topic: Onderwerp, story: Verhaal, reading: Lezing) -> Voorstel:
    return topic.vraag(
        "ervaring",
        f"{topic.zin(reading)} Dat valt niet op naast vergelijkbare gemeenten. In een verhaal uit de praktijk stond "
        f"{topic.naam} wel onder druk. Hoe weet het college of meer inwoners van {topic.plaats} dit ervaren?",
        f"Het cijfer lijkt gewoon, maar in een verhaal stond {topic.naam} onder druk. {_vanwaar(story)} {EEN_VERHAAL}",
        aanleiding="verhaal",
        cijfers=(reading.cijfer,),
        zegt_niet=(_bewijs(topic, story),),
    )


def _valt_niet_op(topic: Onderwerp) -> Lezing | None:
    """Return the first reading that lies among its peers, without a signal."""
    return next((r for r in topic.lezingen if r.plaats == "binnen" and not r.signalen), None)


def _vanwaar(story: Verhaal) -> str:
    """Say where a story comes from; a published one with its name and address."""
    source = story.casus.bron
    if source is not None and _is_openbaar(story):
        place = "" if story.is_van_hier else " van elders"
        address = f" (zie {source.adres})" if "?" not in source.adres else ""
        return f"Een openbaar verhaal{place} gaat hierover: '{zonder_punt(story.casus.naam)}'{address}."
    return "Het verhaal is vrijgegeven."


def _wat_het_toont(story: Verhaal, shows: str) -> str:
    return f"{shows} " if _is_openbaar(story) else ""


def _is_openbaar(story: Verhaal) -> bool:
    return story.casus.id in landelijke_casussen()


def _bewijs(topic: Onderwerp, story: Verhaal) -> str:
    if story.is_van_hier:
        return EEN_VERHAAL
    return f"Een verhaal van elders is geen bewijs over {topic.plaats}."
