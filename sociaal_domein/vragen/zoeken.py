"""Find earlier questions, promises, motions and documents. The engine (tantivy) ranks; see docs/besluiten/0012."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.fragment import fragment, gezocht
from sociaal_domein.vragen.zoekindex import Beschadigd, Geopend, open_index, vergeet
from sociaal_domein.vragen.zoekstukken import SOORTEN, Zoekstuk, uit_bytes
from sociaal_domein.vragen.zoekvraag import Filters, Vraagmaker, nodig, woorden_van

if TYPE_CHECKING:
    from tantivy import Query

_KANDIDATEN = 30


@dataclass(frozen=True)
class Vondst:
    """Something that was found.

    Attributes
    ----------
    soort : str
        ``raadsvraag``, ``toezegging``, ``motie`` or ``document``.
    fase : str
        Where it stands today; empty for a document.
    score : float
        What the engine gave it. It means something beside the others of the same search only.
    fragment : str
        The sentence that was hit, at most 200 characters.
    """

    soort: str
    id: str
    titel: str
    datum: date | None
    fractie: tuple[str, ...]
    waarden: tuple[str, ...]
    fase: str
    link: str | None
    score: float
    fragment: str


def zoek(
    home: Path,
    vraag: str,
    *,
    soort: str | None = None,
    fractie: str | None = None,
    waarde: str | None = None,
    van: date | None = None,
    tot: date | None = None,
    portefeuillehouder: str | None = None,
    aantal: int = 10,
) -> list[Vondst]:
    """Search the register and the imported documents of a working folder, the best first.

    What has the words as asked goes first. Only when there is nothing, one letter may differ in a word of five or more;
    then any one of the words will do.

    Parameters
    ----------
    home : Path
    vraag : str
        Any text. Without a word in it: all that passes the filters, the newest first; without filters too: nothing.
    soort : str, optional
        ``raadsvraag``, ``toezegging``, ``motie`` or ``document``.
    fractie, portefeuillehouder : str, optional
        Words of the name.
    waarde : str, optional
        Id or name of a value.
    van, tot : date, optional
        First and last day.
    aantal : int
        At most this many.

    Raises
    ------
    SociaalDomeinFout
        An unknown kind, no number, or a damaged register.
    """
    if soort is not None and soort not in SOORTEN:
        raise SociaalDomeinFout(
            f"De soort '{soort}' bestaat niet.", waar="--soort", doe=f"Kies uit: {', '.join(SOORTEN)}."
        )
    if aantal < 1:
        raise SociaalDomeinFout("Zo komt er niets uit.", waar="--aantal", doe="Kies 1 of meer.")
    filters = Filters(soort, fractie, portefeuillehouder, waarde, van, tot)
    try:
        return _zoek(home, vraag, filters, aantal)
    except Beschadigd:  # while it was read: once more, with an index that is made again
        vergeet(home)
        return _zoek(home, vraag, filters, aantal)


def _zoek(home: Path, vraag: str, filters: Filters, aantal: int) -> list[Vondst]:
    index = open_index(home)
    words = woorden_van(vraag, index.vormen)
    maker = Vraagmaker(index.schema, index.vormen)
    sought = gezocht(vraag, index.vormen)
    if not words:
        if vraag.strip() or not filters:
            return []
        found = _stukken(index, maker.vraag([], filters), aantal, op_dag=True)
        return _vondsten(home, index, found, sought)
    enough = nodig(len(words))
    for almost, least in ((False, enough), (True, enough), (False, 1)):
        if found := _stukken(index, maker.vraag(words, filters, bijna=almost, minstens=least), aantal):
            return _vondsten(home, index, found, sought)
    return []


def lijkt_op(home: Path, tekst: str, aantal: int = 3) -> list[Vondst]:
    """Return earlier questions that ask nearly the same, the likest first; nothing unless it is clear.

    The engine finds the candidates. Of these remain the ones with a sentence whose subjects are those of a question in
    the text, see `gelijkenis`; the score is that likeness, from 0 to 1.
    """
    try:
        return _lijkt_op(home, tekst, aantal)
    except Beschadigd:
        vergeet(home)
        return _lijkt_op(home, tekst, aantal)


def _lijkt_op(home: Path, tekst: str, aantal: int) -> list[Vondst]:
    from sociaal_domein.vragen.gelijkenis import NODIG, lijken, vraagtaal, vragen_in

    index = open_index(home)
    forms, maker = index.vormen, Vraagmaker(index.schema, index.vormen)
    best: dict[str, tuple[float, Zoekstuk, str]] = {}
    for text in vragen_in(tekst):
        words = woorden_van(text, forms, vraagtaal(forms))
        query = maker.vraag(words, Filters(soort="raadsvraag"))
        for _, piece in _stukken(index, query, _KANDIDATEN) if words else ():
            earlier = [sentence for part in piece.vragen for sentence in vragen_in(part)]
            alike = max((lijken(text, sentence, forms) for sentence in earlier), default=0.0)
            if alike >= NODIG and alike > best.get(piece.id, (0.0,))[0]:
                best[piece.id] = (alike, piece, text)
    likest = sorted(best.values(), key=lambda found: (-found[0], found[1].id))[:aantal]
    sought = {term: word for _, _, text in likest for term, word in gezocht(text, forms).items()}
    return _vondsten(home, index, [(alike, piece) for alike, piece, _ in likest], sought)


def _stukken(index: Geopend, query: Query, aantal: int, *, op_dag: bool = False) -> list[tuple[float, Zoekstuk]]:
    try:
        hits = index.zoeker.search(query, aantal, count=False, order_by_field="dag" if op_dag else None).hits
        return [(0.0 if op_dag else score, uit_bytes(index.zoeker.doc(place)["stuk"][0])) for score, place in hits]
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise Beschadigd(str(exc)) from exc


def _vondsten(
    home: Path, index: Geopend, gevonden: list[tuple[float, Zoekstuk]], zoekt: dict[str, str]
) -> list[Vondst]:
    phases = _fasen(home, [piece for _, piece in gevonden])
    return [
        Vondst(
            piece.soort,
            piece.id,
            piece.titel,
            piece.datum,
            piece.fractie,
            piece.waarden,
            phase,
            piece.link,
            score,
            fragment(piece.tekst, zoekt, index.vormen),
        )
        for (score, piece), phase in zip(gevonden, phases, strict=True)
    ]


def _fasen(home: Path, stukken: list[Zoekstuk]) -> list[str]:
    """Return where each stands today; a document stands nowhere."""
    if all(piece.stuk is None for piece in stukken):
        return [""] * len(stukken)
    from sociaal_domein.instellingen import lees_instellingen
    from sociaal_domein.register.moties import Motie
    from sociaal_domein.register.raadsvragen import Raadsvraag
    from sociaal_domein.register.toezeggingen import Toezegging
    from sociaal_domein.vragen.fase import stand_van

    models: dict[str, type[Raadsvraag | Toezegging | Motie]] = {
        "raadsvraag": Raadsvraag,
        "toezegging": Toezegging,
        "motie": Motie,
    }
    rules, today = lees_instellingen(home).reglement, date.today()
    return [
        "" if piece.stuk is None else stand_van(models[piece.soort].model_validate(piece.stuk), today, rules).fase
        for piece in stukken
    ]
