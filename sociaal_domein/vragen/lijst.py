"""Lists of questions, promises and motions: what is urgent comes first."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, get_args

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.gemeentenaam import bedoelt_u
from sociaal_domein.register import Motie, Raadsvraag, Toezegging
from sociaal_domein.taal import datum, getal, opsomming
from sociaal_domein.vragen.inuit.cellen import bescherm
from sociaal_domein.vragen.stand import Fase, Stand, aantal_dagen

if TYPE_CHECKING:
    from sociaal_domein.vragen.boek import Boek

# A spreadsheet takes a cell that begins like this for a formula, and these words are not ours.
_KOP = (
    "Id",
    "Nummer",
    "Dag",
    "Titel",
    "Fractie",
    "Portefeuillehouder",
    "Waarden",
    "Fase",
    "Uiterlijk",
    "Dagen over",
    "Adres",
)
_WOORDEN = {"raadsvragen": ("vraag", "vragen"), "toezeggingen": ("toezegging", "toezeggingen")}
_WOORDEN["moties"] = ("motie", "moties")
# So many fit on a few screens; a council that reads in its history has thousands.
OP_SCHERM = 50
Stuk = Raadsvraag | Toezegging | Motie


@dataclass(frozen=True)
class Regel:
    """One question, promise or motion with where it stands.

    Attributes
    ----------
    dag : date or None
        On which it was handed in or promised; None for a draft.
    fractie : tuple of str
        Who asked; of a promise to whom it was made.
    """

    id: str
    nummer: str | None
    dag: date | None
    titel: str
    fractie: tuple[str, ...]
    portefeuillehouder: str | None
    waarden: tuple[str, ...]
    link: str | None
    stand: Stand

    @property
    def termijn(self) -> str:
        """How long is left, or how late it is, in words; empty where nothing is awaited."""
        stand = self.stand
        if not stand.is_open:
            return ""
        if stand.uiterlijk is None or stand.dagen is None:
            return "geen termijn"
        if stand.dagen < 0:
            return f"{aantal_dagen(-stand.dagen)} te laat (was {datum(stand.uiterlijk)})"
        left = "vandaag" if stand.dagen == 0 else f"nog {aantal_dagen(stand.dagen)}"
        return f"{left} (uiterlijk {datum(stand.uiterlijk)})"


@dataclass(frozen=True)
class Keuze:
    """What a list is narrowed to; what is None or False does not count."""

    fase: str | None = None
    waarde: str | None = None
    fractie: str | None = None
    portefeuillehouder: str | None = None
    open: bool = False
    te_laat: bool = False
    te_laat_zonder_uitstel: bool = False

    def past(self, regel: Regel) -> bool:
        """Whether a row belongs to the list."""
        stand = regel.stand
        return (
            (self.fase is None or stand.fase == self.fase)
            and (self.waarde is None or self.waarde in regel.waarden)
            and (self.fractie is None or _bevat(self.fractie, regel.fractie))
            and (self.portefeuillehouder is None or _noemt(self.portefeuillehouder, regel.portefeuillehouder))
            and (not self.open or stand.is_open)
            and (not self.te_laat or stand.is_te_laat)
            and (not self.te_laat_zonder_uitstel or stand.is_te_laat_zonder_uitstel)
        )


@dataclass(frozen=True)
class Lijst:
    """The chosen rows, the most urgent first.

    Attributes
    ----------
    soort : str
        ``raadsvragen``, ``toezeggingen`` or ``moties``.
    alles : int
        How many there are in the book, chosen or not.
    """

    soort: str
    dag: date
    regels: tuple[Regel, ...]
    alles: int

    def tekst(self) -> str:
        """Write the list for the command line, with counts below it."""
        one, more = _WOORDEN[self.soort]
        if not self.regels:
            if self.alles:
                held = f"In het register staat er 1: {one}." if self.alles == 1 else f"In het register: {self.alles}."
                return f"Geen {one} past bij deze keuze. {held}"
            return f"Er staan nog geen {more} in het register."
        parts = ["\n".join(_regeltekst(r) for r in self.regels[:OP_SCHERM])]
        if (rest := len(self.regels) - OP_SCHERM) > 0:
            parts.append(f"En nog {getal(rest)}. Kies met --open of --fase, of zie alles met --csv.")
        return "\n\n".join([*parts, self.telling])

    @property
    def telling(self) -> str:
        """The counts in one line."""
        one, more = _WOORDEN[self.soort]
        late = [r for r in self.regels if r.stand.is_te_laat]
        plain = sum(r.stand.is_te_laat_zonder_uitstel for r in late)
        whole = len(self.regels)
        text = f"{whole} {one if whole == 1 else more}"
        if whole < self.alles:
            text += f" van de {self.alles} in het register"
        waiting = sum(r.stand.is_open for r in self.regels)
        text += f" op {datum(self.dag)}. Open: {waiting}. Te laat: {len(late)}"
        return text + (f", waarvan {plain} zonder uitstel." if late else ".")

    def csv(self) -> str:
        """Return the list for a spreadsheet, one row each; nothing in it is taken for a formula."""
        file = StringIO()
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(_KOP)
        for r in self.regels:
            days = "" if r.stand.dagen is None or not r.stand.is_open else str(r.stand.dagen)
            cells = (
                r.id,
                r.nummer or "",
                r.dag.isoformat() if r.dag else "",
                r.titel,
                ", ".join(r.fractie),
                r.portefeuillehouder or "",
                ", ".join(r.waarden),
                r.stand.fase,
                r.stand.uiterlijk.isoformat() if r.stand.uiterlijk else "",
            )
            writer.writerow([*map(bescherm, cells), days, bescherm(r.link or "")])
        return file.getvalue()

    def json(self) -> str:
        """Return the list for a program."""
        rows = [
            {
                "id": r.id,
                "nummer": r.nummer,
                "dag": r.dag,
                "titel": r.titel,
                "fractie": r.fractie,
                "portefeuillehouder": r.portefeuillehouder,
                "waarden": r.waarden,
                "fase": r.stand.fase,
                "uiterlijk": r.stand.uiterlijk,
                "dagen": r.stand.dagen,
                "is_open": r.stand.is_open,
                "is_te_laat": r.stand.is_te_laat,
                "is_te_laat_zonder_uitstel": r.stand.is_te_laat_zonder_uitstel,
                "uitleg": r.stand.zin,
                "link": r.link,
            }
            for r in self.regels
        ]
        return json.dumps({"peildatum": self.dag, self.soort: rows}, ensure_ascii=False, indent=2, default=str)


def maak_lijst(boek: Boek, soort: str, dag: date, keuze: Keuze, waarden: Iterable[str] = ()) -> Lijst:
    """List what is in a book.

    Parameters
    ----------
    boek : Boek
    soort : str
        ``raadsvragen``, ``toezeggingen`` or ``moties``.
    dag : date
        The day on which phases and terms are looked at.
    keuze : Keuze
    waarden : iterable of str
        Values of the register: to ask for one that nothing is about is no mistake.

    Raises
    ------
    SociaalDomeinFout
        The choice names a phase, value, fractie or portefeuillehouder that is nowhere in the book.
    """
    papers: dict[str, Iterable[Stuk]] = {
        "raadsvragen": boek.raadsvragen.values(),
        "toezeggingen": boek.toezeggingen.values(),
        "moties": boek.moties.values(),
    }
    rows = [_regel(paper, boek.stand(paper, dag)) for paper in papers[soort]]
    if rows:
        _controleer(keuze, rows, waarden)
    chosen = sorted((r for r in rows if keuze.past(r)), key=_dringend)
    return Lijst(soort, dag, tuple(chosen), len(rows))


def begin_van(stuk: Stuk) -> date | None:
    """Return the day on which it was handed in or promised; None for a draft."""
    return next((e.datum for e in stuk.gebeurtenissen if e.soort in ("ingediend", "gedaan")), None)


def _regel(stuk: Stuk, stand: Stand) -> Regel:
    who = stuk.aan if isinstance(stuk, Toezegging) else stuk.fractie
    holder = stuk.portefeuillehouder or (stuk.door if isinstance(stuk, Toezegging) else None)
    return Regel(
        stuk.id, stuk.nummer, begin_van(stuk), stuk.naam, tuple(who), holder, tuple(stuk.waarden), stuk.link, stand
    )


def _dringend(regel: Regel) -> tuple[int, int, str]:
    """Sort late ones first (without postponement, then the longest), then by what comes due, then the rest by day."""
    stand = regel.stand
    day = regel.dag.toordinal() if regel.dag else 0
    if stand.is_te_laat:
        return 0 if stand.is_te_laat_zonder_uitstel else 1, stand.dagen or 0, regel.id
    if stand.is_open and stand.uiterlijk is not None:
        return 2, stand.uiterlijk.toordinal(), regel.id
    if stand.is_open:
        return 3, day, regel.id
    return (4, 0, regel.id) if stand.fase == "concept" else (5, -day, regel.id)


def _controleer(keuze: Keuze, rows: Sequence[Regel], waarden: Iterable[str]) -> None:
    """Refuse a word that nothing in the book has: an empty list would say that there is nothing."""
    given: list[tuple[str | None, str, set[str]]] = [
        (keuze.fase, "fase", set(get_args(Fase))),
        (keuze.waarde, "waarde", {*waarden, *(w for r in rows for w in r.waarden)}),
        (keuze.fractie, "fractie", {f for r in rows for f in r.fractie}),
        (keuze.portefeuillehouder, "portefeuillehouder", {r.portefeuillehouder for r in rows if r.portefeuillehouder}),
    ]
    for word, option, known in given:
        found = word is None or word in known
        if option == "fractie" and word is not None:
            found = _bevat(word, known)
        if option == "portefeuillehouder" and word is not None:
            found = any(_noemt(word, name) for name in known)
        if not found:
            here = {r.stand.fase for r in rows} if option == "fase" else known
            near = bedoelt_u(str(word), sorted(known))
            listed = f"Wat er nu staat: {opsomming(sorted(here))}." if 0 < len(here) <= 20 else ""
            raise SociaalDomeinFout(
                f"'{word}' kan niet achter --{option}." if option == "fase" else f"Nergens staat de {option} '{word}'.",
                waar=f"--{option}",
                doe=(near + listed).strip() or "Laat deze keuze weg.",
            )


def _bevat(naam: str, namen: Iterable[str]) -> bool:
    return naam.strip().casefold() in (n.casefold() for n in namen)


def _noemt(woord: str, naam: str | None) -> bool:
    """Whether a name or role holds a word: people write "wethouder jeugd" for a longer one."""
    return naam is not None and woord.strip().casefold() in naam.casefold()


def _regeltekst(regel: Regel) -> str:
    title = " ".join(regel.titel.split())
    head = f"{regel.nummer}  {title}" if regel.nummer else title
    who = opsomming(regel.fractie) or regel.portefeuillehouder
    facts = [f"{datum(regel.dag)}" if regel.dag else "", who or "", regel.stand.fase, regel.termijn]
    if regel.stand.is_te_laat and not regel.stand.is_te_laat_zonder_uitstel:
        facts.append("ook na uitstel")
    return f"{head}\n    {' · '.join(fact for fact in facts if fact)}\n    id: {regel.id}"
