"""What is said about a question: remarks, each with a suggestion, and other ways to ask it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sociaal_domein.vragen.lezen import Gelezen

# The kinds of remark, the most telling first, each with the word that a reader sees before it.
SOORTEN = {
    "persoon": "privacy",
    "geen_vraag": "geen vraag",
    "cijfer": "cijfer",
    "breuk": "vergelijken",
    "eerder": "eerder gevraagd",
    "ontvanger": "aan wie",
    "suggestief": "suggestief",
    "meervoudig": "meer vragen in één",
    "definitie": "definitie",
    "bron": "bron",
    "aantal": "aantal vragen",
    "spiegel": "grip en begrip",
    "opgave": "opgave",
    "waarde": "waarde",
    "periode": "periode",
    "gebied": "gebied",
    "route": "route",
    "gebruik": "daarna",
}
_RANG = {kind: rank for rank, kind in enumerate(SOORTEN)}
# Who reads more than this about one question reads nothing.
MEESTE = 4
MEESTE_GEHEEL = 6
MEESTE_ALLEEN = 5  # a lone question and its whole together
_ALTIJD = ("persoon", "geen_vraag")
# Two that are mended in one go stand in one line, and count as one.
SAMEN = (("opgave", "waarde"), ("periode", "gebied"))
_MEESTE_NAMEN = 8
# A remark that holds for at least so many questions is made once.
_SAMEN = 3


@dataclass(frozen=True)
class Opmerking:
    """One remark.

    Parameters
    ----------
    soort : str
        A key of `SOORTEN`.
    deelvraag : int or None
        The place of the question, from 1; None for the text as a whole.
    zin : str
        What was seen.
    suggestie : str
        What the asker could do.
    """

    soort: str
    deelvraag: int | None
    zin: str
    suggestie: str


@dataclass(frozen=True)
class Anders:
    """The same subject, asked as opgave, aanpak, ervaring and leren.

    Parameters
    ----------
    over : str
        The subject in a few words, such as "wachten op jeugdhulp".
    deelvragen : tuple of int
        The questions it stands beside, from 1.
    vragen : tuple of (str, str)
        The soort and the question.
    """

    over: str
    deelvragen: tuple[int, ...]
    vragen: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Toets:
    """A text with questions, read.

    Parameters
    ----------
    gelezen : tuple of Gelezen
        The deelvragen, in the order of the text. One that is not shown has no text and no words seen.
    opmerkingen : tuple of Opmerking
        About the whole first, then per deelvraag, the most telling first; of a lone question all by weight.
    anders : tuple of Anders
    """

    gelezen: tuple[Gelezen, ...]
    opmerkingen: tuple[Opmerking, ...]
    anders: tuple[Anders, ...] = ()


def naam_van(gelezen: Sequence[Gelezen], plaats: int) -> str:
    """Return how a deelvraag is called: by the number it has in the text, else by its place."""
    return gelezen[plaats - 1].nummer or str(plaats)


def namen_van(gelezen: Sequence[Gelezen], plaatsen: Sequence[int]) -> str:
    """Name deelvragen as in a sentence: the first few, and how many more."""
    names = [naam_van(gelezen, place) for place in plaatsen]
    if len(names) > _MEESTE_NAMEN:
        return f"{', '.join(names[:_MEESTE_NAMEN])} en {len(names) - _MEESTE_NAMEN} andere"
    return " en ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def rangschik(opmerkingen: Iterable[Opmerking], gelezen: Sequence[Gelezen]) -> tuple[Opmerking, ...]:
    """Return the remarks a reader gets: at most `MEESTE` about one thing, what holds for many questions once."""
    found = list(dict.fromkeys(opmerkingen))
    places: dict[Opmerking, list[int]] = {}
    for remark in found:
        if remark.deelvraag is not None and remark.soort not in _ALTIJD:
            places.setdefault(replace(remark, deelvraag=None), []).append(remark.deelvraag)
    often = {remark: at for remark, at in places.items() if len(at) >= _SAMEN}
    merged = [remark for remark in found if remark.deelvraag is None or replace(remark, deelvraag=None) not in often]
    merged += [replace(same, zin=f"Vraag {namen_van(gelezen, at)}: {same.zin}") for same, at in often.items()]
    ordered = sorted(merged, key=lambda o: (o.deelvraag or 0, _RANG[o.soort]))
    alone = len(gelezen) == 1
    if alone:
        ordered.sort(key=lambda o: _RANG[o.soort])
    kept: list[Opmerking] = []
    room: Counter[int | None] = Counter()
    for remark in ordered:
        place = 1 if alone else remark.deelvraag
        with_last = bool(kept) and (kept[-1].soort, remark.soort) in SAMEN
        if remark.soort not in _ALTIJD and not with_last:
            room[place] += 1
        most = MEESTE_ALLEEN if alone else MEESTE_GEHEEL if place is None else MEESTE
        if room[place] <= most or remark.soort in _ALTIJD:
            kept.append(remark)
    return tuple(kept)
