"""The questions of a briefing as a document of their own, ready to edit: name, fractie and day are left open.

It holds no word of a story from practice, so that nothing in it ever has to be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sociaal_domein.weergave.briefing.maken import BriefingKeuze, Gegevens

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.vragen.onderwerp import Voorstel

MINSTE_VRAGEN = 3


def maak(gemeente: Gemeente, gegevens: Gegevens, wens: BriefingKeuze) -> bytes:
    """Return the three to five questions of a briefing as DOCX.

    Where its figures carry fewer, questions about the opgave, the approach and what was learned are added.

    Returns
    -------
    bytes
        The same input gives the same bytes.
    """
    from sociaal_domein.vragen.boek import Boek
    from sociaal_domein.vragen.nieuw import Invulling, maak_raadsvraag
    from sociaal_domein.weergave.vraagdocument import Omgeving, vraagdocument

    g = gegevens.briefing
    task = g["opgave"]
    found = list(_voorstellen(gemeente, g, wens))
    ids = list(dict.fromkeys(v.waarde for v in found))
    question = maak_raadsvraag(
        Boek(None),
        ids,
        Invulling((), ()),
        found,
        opgave=task.id,
        naam=_naam(gemeente, gegevens, wens),
        toelichting=f"{task.wat_speelt} {task.waarom}\nWaar wij naartoe willen: {task.waarheen}",
        dag=wens.peildatum,
    )
    domein = gemeente.domein
    names = {w.waarde.id: w.waarde.naam for w in g["waarden"]}
    about = Omgeving(
        gemeente.naam, domein.instellingen.reglement, domein.indicatoren, names, verzonnen=gemeente.is_verzonnen
    )
    return vraagdocument(question, about, wens.peildatum)


def _voorstellen(gemeente: Gemeente, g: dict[str, Any], wens: BriefingKeuze) -> Iterator[Voorstel]:
    from sociaal_domein.vragen.kernvragen import KERN, een_vraag, kern
    from sociaal_domein.vragen.onderwerp import Onderwerp

    by_name = {w.waarde.naam: w for w in g["waarden"]}
    fit = [v for v in g["vragen"] if _hoort_bij(gemeente, v["cijfer"].indicator, g["opgave"].id)]
    for v in fit:
        topic = Onderwerp(gemeente, by_name[v["waarde"]], g["opgave"], wens.peildatum)
        text = een_vraag(v["tekst"], v["soort"]) or v["tekst"]
        yield topic.vraag(v["soort"], text, "", aanleiding="sjabloon", lijn=v["lijn"], cijfers=(v["cijfer"],))
    missing = [kind for kind in KERN if kind not in {v["soort"] for v in fit}]
    topic = Onderwerp(gemeente, g["waarden"][0], g["opgave"], wens.peildatum)
    for kind in missing[: max(0, MINSTE_VRAGEN - len(fit))]:
        yield kern(topic, kind)


def _naam(gemeente: Gemeente, gegevens: Gegevens, wens: BriefingKeuze) -> str:
    from sociaal_domein.vragen.onderwerp import Onderwerp

    if gegevens.alles:
        return "Alle waarden"
    g = gegevens.briefing
    title: str = g["titel"]
    return Onderwerp(gemeente, g["waarden"][0], g["opgave"], wens.peildatum).titel if wens.waarde else title


def _hoort_bij(gemeente: Gemeente, indicator: str, opgave: str) -> bool:
    """Whether a figure goes with the opgave: about children the college does not answer for care of the old."""
    known = gemeente.domein.indicatoren
    return opgave in known[indicator].opgaven or not any(opgave in i.opgaven for i in known.values())
