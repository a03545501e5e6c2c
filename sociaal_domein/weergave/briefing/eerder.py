"""What was asked and promised before: which of it stands in a briefing, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociaal_domein.taal import getal, opsomming
from sociaal_domein.weergave.briefing.blokken import Alinea, Blok, Kop, Lijst, Punt, sterk, zin
from sociaal_domein.weergave.stukregel import VERZONNEN, kop, naam, regels, vindplaats
from sociaal_domein.weergave.verhaal import kort

if TYPE_CHECKING:
    from sociaal_domein.dossier import WaardeDossier
    from sociaal_domein.vragen.bij_waarde import Besproken

MEESTE_OPEN = 4
KORT = 240
_MEERVOUD = {"raadsvraag": "vragen", "toezegging": "toezeggingen", "motie": "moties", "amendement": "amendementen"}
_ENKELVOUD = {"raadsvraag": "vraag"}


@dataclass(frozen=True)
class Eerder:
    """What a briefing tells of earlier questions and promises.

    Attributes
    ----------
    zin : str
        How many there are and how many are open or late; empty when there are none.
    open : list of dict
        Told in the open: what is late, what is open and what was learned of.
    meer : list of dict
        The others.
    """

    zin: str = ""
    open: tuple[dict[str, Any], ...] = ()
    meer: tuple[dict[str, Any], ...] = ()
    noot: str = ""

    @property
    def eerste(self) -> dict[str, Any] | None:
        """What presses most, for a card."""
        return next((i for i in self.open if i["is_te_laat"]), None)


def kies(waarden: Sequence[WaardeDossier]) -> Eerder:
    """Choose what is told about these values: each question or promise once, what presses first."""
    items: dict[str, Besproken] = {}
    named: dict[str, list[str]] = {}
    for value in waarden:
        for item in value.besproken:
            key = f"{item.soort}/{item.stuk.id}"
            items.setdefault(key, item)
            named.setdefault(key, []).append(value.waarde.naam)
    if not items:
        return Eerder()
    # Late and open ones first; of what is done, first that of which something was learned.
    order = sorted(
        items, key=lambda k: (not items[k].stand.is_te_laat, not items[k].stand.is_open, not items[k].geleerd)
    )
    first = order[: MEESTE_OPEN // 2]
    learned = [k for k in order if items[k].geleerd and k not in first]
    chosen = [*first, *learned, *(k for k in order if k not in first and k not in learned)][:MEESTE_OPEN]
    told = {k: _verteld(items[k], named[k]) for k in order}
    note = VERZONNEN if any(i.is_verzonnen for i in items.values()) else ""
    return Eerder(
        _tel(list(items.values())),
        tuple(told[k] for k in order if k in chosen),
        tuple(told[k] for k in order if k not in chosen),
        note,
    )


def _tel(items: Sequence[Besproken]) -> str:
    kinds = [(k, sum(i.soort == k for i in items)) for k in _MEERVOUD]
    parts = [f"{getal(n)} {_ENKELVOUD.get(k, k) if n == 1 else _MEERVOUD[k]}" for k, n in kinds if n]
    open_, late = sum(i.stand.is_open for i in items), sum(i.stand.is_te_laat for i in items)
    text = f"In het register {'staat' if len(items) == 1 else 'staan'} hierover {opsomming(parts)}."
    text += f" Daarvan {'is' if open_ == 1 else 'zijn'} er {getal(open_)} nog open" if open_ else " Alles is afgerond"
    return text + (f", waarvan {getal(late)} te laat." if late else ".")


def _verteld(item: Besproken, waarden: list[str]) -> dict[str, Any]:
    lines = regels(item)
    return {
        "naam": naam(item),
        "kop": kop(item),
        "stand": lines[0][1],
        "is_te_laat": item.stand.is_te_laat,
        "geleerd": kort(item.geleerd, KORT) if item.geleerd else "",
        "regels": lines[1:],
        "adres": vindplaats(item),
        "waarden": opsomming(waarden),
    }


def blokken(eerder: Eerder) -> Iterator[Blok]:
    """Yield the section of what was asked and promised before; nothing when there is nothing."""
    if not eerder.zin:
        return
    yield Kop(2, "Wat al is gevraagd en toegezegd")
    yield Alinea(zin(f"{eerder.zin} {eerder.noot}".strip()), "klein")
    yield Lijst(tuple(_punt(item) for item in eerder.open))


def _punt(item: dict[str, Any]) -> Punt:
    learned = f" Geleerd: {item['geleerd']}" if item["geleerd"] else ""
    return Punt(
        zin(sterk(f"{item['naam']}"), f" {item['stand']}{learned}"), zin(f"{item['kop']}. Waarde: {item['waarden']}")
    )


def helemaal(eerder: Eerder) -> Iterator[Blok]:
    """Yield everything whole, for the annex: what the page on a screen folds away."""
    if not eerder.zin:
        return
    yield Kop(3, "Alle vragen, toezeggingen en moties hierbij")
    for item in (*eerder.open, *eerder.meer):
        yield Alinea(zin(sterk(f"{item['naam']}"), f" {item['kop']}. {item['stand']}"))
        yield from _regels(item["regels"])
        if item["adres"]:
            yield Alinea(zin(f"Lees het stuk zelf: {item['adres']}"), "klein")


def _regels(lines: Iterable[tuple[str, str]]) -> Iterator[Blok]:
    for head, text in lines:
        yield Alinea(zin(sterk(f"{head}:"), f" {text}"), "klein")


def bij_waarde(eerder: Eerder) -> Iterator[Blok]:
    """Yield what is told with one value among all: how many there are, and the first of them."""
    if eerder.zin:
        yield Kop(3, "Wat al is gevraagd en toegezegd")
        yield Alinea(zin(f"{eerder.zin} {eerder.noot}".strip()), "klein")
        yield Lijst(tuple(_punt(item) for item in eerder.open[:1]))


def op_kaart(eerder: Eerder) -> Iterator[Blok]:
    """Yield what is late, as short as a card asks for."""
    if (item := eerder.eerste) is not None:
        yield Alinea(zin(sterk(f"Nog open: {item['naam']}"), f" {item['kop']}. {item['stand']}"), "klein")
