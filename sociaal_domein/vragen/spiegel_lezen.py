"""What the mirror reads off one question: its deelvragen, its scales, its half-year, and whether it may be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.register.moties import Motie
from sociaal_domein.register.raadsvragen import Raadsvraag
from sociaal_domein.vragen.lezen import Gelezen, lees_vraag, lees_vragen

if TYPE_CHECKING:
    from sociaal_domein.vragen.boek import Boek

# A scale is read in these words only. "Wij" and "de gemeente" stand in every question and say nothing about scale.
_SCHAALWOORDEN = {
    "hyperlokaal": r"buurt(?:en)?|wijk(?:en)?|straat|straten|dorp(?:en)?|dorpskern(?:en)?|kernen",
    "lokaal": r"lokaal|lokale|hele (?:gemeente|stad)|gemeentebre(?:ed|de)",
    "intergemeentelijk": r"buurgemeenten?|andere gemeenten|omliggende gemeenten|gemeenschappelijke regeling(?:en)?|"
    r"intergemeentelijke?",
    "regio": r"(?:jeugd|zorg|arbeidsmarkt|jeugdzorg)?regio(?:'s|s)?|regiona(?:al|le)|"
    r"provincie|provincia(?:al|le)",
    "landelijk": r"landelijke?|het rijk|rijksoverheid|ministeries?|minister|staatssecretaris|kabinet|vng|"
    r"tweede kamer|wetgever",
}
_SCHAAL = {schaal: re.compile(rf"\b(?:{words})\b", re.I) for schaal, words in _SCHAALWOORDEN.items()}
_VOORBEELD_LENGTE = range(20, 241)
_GEEN_NAAM = {"van", "der", "den", "het", "ten", "ter", "heer", "mevrouw", "mevr", "dhr", "drs", "fractie", "raadslid"}
VOORBEELDEN = 2


def deelvragen_van(vraag: Raadsvraag) -> list[Gelezen]:
    """Read every deelvraag: those that stand apart, or else those found in the text."""
    if vraag.deelvragen:
        return [lees_vraag(part) for part in vraag.deelvragen]
    return lees_vragen(vraag.tekst) or [lees_vraag(vraag.tekst)]


def schalen_van(vraag: Raadsvraag) -> frozenset[str]:
    """Return the scale that was filled in, or else every scale that the words of the question name.

    Examples
    --------
    >>> vraag = Raadsvraag(id="a", naam="A", tekst="Wat doet het Rijk, en wat doet de jeugdregio?")
    >>> sorted(schalen_van(vraag))
    ['landelijk', 'regio']
    """
    if vraag.schaal is not None:
        return frozenset({vraag.schaal})
    return schalen_in("\n".join(vraag.deelvragen) or vraag.tekst)


def schalen_in(tekst: str) -> frozenset[str]:
    """Return every scale that a text names."""
    return frozenset(name for name, pattern in _SCHAAL.items() if pattern.search(tekst))


def halfjaar(dag: date) -> str:
    """Name the half-year of a day.

    Examples
    --------
    >>> halfjaar(date(2026, 6, 30)), halfjaar(date(2026, 7, 1))
    ('2026-1', '2026-2')
    """
    return f"{dag.year}-{1 if dag.month <= 6 else 2}"


def halfjaren(eerste: date, laatste: date) -> list[str]:
    """Name every half-year between two days, those without a question too.

    Examples
    --------
    >>> halfjaren(date(2025, 11, 1), date(2026, 8, 1))
    ['2025-2', '2026-1', '2026-2']
    """
    first, last = (day.year * 2 + (day.month > 6) for day in (eerste, laatste))
    return [f"{n // 2}-{n % 2 + 1}" for n in range(first, last + 1)]


class Citeerbaar:
    """Decides which words of people the mirror may repeat: none that hold the name of an asker or a fractie.

    Parameters
    ----------
    personen : iterable of str
        In full; each of their names alone counts too.
    fracties : iterable of str
    """

    def __init__(self, personen: Iterable[str], fracties: Iterable[str] = ()) -> None:
        wanted = {part for name in personen for part in (name.strip(), *_delen(name)) if part}
        wanted |= {name.strip() for name in fracties}
        joined = "|".join(re.escape(name) for name in sorted(wanted, key=len, reverse=True))
        self._namen = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.I) if joined else None

    def mag(self, tekst: str) -> bool:
        """Whether a text names nobody that asked."""
        return self._namen is None or self._namen.search(tekst) is None

    def kies(self, kandidaten: Sequence[tuple[date, str, int, str]]) -> tuple[str, ...]:
        """Choose the examples: the newest ones of a readable length, whatever order they came in.

        Parameters
        ----------
        kandidaten : sequence of (day, id, place, text)
        """
        found = sorted(kandidaten, key=lambda c: (-c[0].toordinal(), c[1], c[2]))
        texts = dict.fromkeys(" ".join(text.split()) for *_, text in found)
        return tuple(t for t in texts if len(t) in _VOORBEELD_LENGTE and self.mag(t))[:VOORBEELDEN]


def namen_van_vragers(boek: Boek) -> tuple[set[str], set[str]]:
    """Return the names of all askers, and those of all fracties, in a book."""
    papers: list[Raadsvraag | Motie] = [*boek.raadsvragen.values(), *boek.moties.values()]
    return {n for p in papers for n in p.steller}, {n for p in papers for n in p.fractie}


def _delen(naam: str) -> set[str]:
    """Return the words of a name that name somebody by themselves, however a system writes it.

    Examples
    --------
    >>> sorted(_delen("Jansen-Smit, A.B. (Partij)")), sorted(_delen("Mevrouw Zus van der Bedacht"))
    (['Jansen-Smit', 'Partij'], ['Bedacht', 'Zus'])
    """
    words = re.findall(r"[^\W\d_][\w'’-]+", naam)
    return {w for w in words if len(w) > 2 and w[0].isupper() and w.casefold() not in _GEEN_NAAM}
