"""From words that someone typed to a query of the engine. What is typed is never read as a language of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.vragen.woordvormen import LANGSTE, WOORD, Woordvormen, is_algemeen, plat, schoon
from sociaal_domein.vragen.zoekindex import platte_woorden

if TYPE_CHECKING:
    from tantivy import Query, Schema

MEESTE_WOORDEN = 40
# How much a hit weighs by where it is: in the title, in a name, in the text, in a part of a compound.
_VELDEN = {"titel": 3.0, "tekst": 1.0, "namen": 0.8, "delen": 0.4}
_DEEL = 0.4
_BIJNA = 0.5
_KORTSTE_BIJNA = 5
_OOK = 0.1  # what a second field adds to the best one


@dataclass(frozen=True)
class Woord:
    """A word that was asked for: what it is compared by, and as it is written in a name."""

    term: str
    plat: str


@dataclass(frozen=True)
class Filters:
    """What every hit must be; None and nothing: anything."""

    soort: str | None = None
    fractie: str | None = None
    portefeuillehouder: str | None = None
    waarde: str | None = None
    van: date | None = None
    tot: date | None = None

    def __bool__(self) -> bool:
        return self != Filters()


def woorden_van(tekst: str, vormen: Woordvormen, zonder: Iterable[str] = ()) -> list[Woord]:
    """Return the words with content, each once, at most `MEESTE_WOORDEN`."""
    skip, found = set(zonder), dict[str, Woord]()
    for match in WOORD.finditer(schoon(tekst)):
        term = vormen.term(match[0])
        if term and term not in skip:
            found.setdefault(term, Woord(term, plat(match[0])[:LANGSTE]))
            if len(found) == MEESTE_WOORDEN:
                break
    return list(found.values())


def nodig(aantal: int) -> int:
    """Return how many of the words a piece must have: of one or two all, of more half, rounded up.

    Examples
    --------
    >>> [nodig(n) for n in (1, 2, 3, 4, 5)]
    [1, 2, 2, 2, 3]
    """
    return aantal if aantal <= 2 else (aantal + 1) // 2


class Vraagmaker:
    """Makes queries for one index.

    Parameters
    ----------
    schema : tantivy.Schema
    vormen : Woordvormen
    """

    def __init__(self, schema: Schema, vormen: Woordvormen) -> None:
        self._schema = schema
        self._forms = vormen

    def vraag(self, woorden: Sequence[Woord], filters: Filters, *, bijna: bool = False, minstens: int = 1) -> Query:
        """Return the query for words and filters.

        Parameters
        ----------
        woorden : sequence of Woord
            Without any: everything that passes the filters.
        filters : Filters
        bijna : bool
            Forgive one letter in a word of five or more.
        minstens : int
            How many of the words a piece must have.
        """
        from tantivy import Occur, Query

        must = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in self._filters(filters)]
        if not woorden:
            return Query.boolean_query([*must, (Occur.Must, Query.all_query())])
        asked = [(Occur.Should, self._woord(word, bijna)) for word in woorden]
        words = Query.boolean_query(asked, minimum_number_should_match=min(minstens, len(asked)))
        return Query.boolean_query([*must, (Occur.Must, words)])

    def _woord(self, word: Woord, bijna: bool) -> Query:
        from tantivy import Query

        ways = [self._term(field, word.plat if field == "namen" else word.term, w) for field, w in _VELDEN.items()]
        if (parts := self._delen(word.term, _DEEL)) is not None:
            ways.append(parts)
        if bijna and len(word.plat) >= _KORTSTE_BIJNA:
            for field, weight in _VELDEN.items():
                # What is misspelt has another stem: a word of the list is compared as it is written.
                for text in {word.plat} if field == "namen" else {word.term, word.plat}:
                    near = Query.fuzzy_term_query(self._schema, field, text)
                    ways.append(Query.boost_query(near, weight * _BIJNA))
        return Query.disjunction_max_query(ways, _OOK)

    def _delen(self, term: str, weight: float) -> Query | None:
        """Ask for the parts of a compound; those that say little of their own may lack."""
        from tantivy import Occur, Query

        parts = self._forms.directe_delen(term)
        if not parts:
            return None
        telling = [part for part in parts if not is_algemeen(part)] or list(parts)
        asked = []
        for part in parts:
            ways = [self._term(field, part, weight * w) for field, w in _VELDEN.items() if field != "namen"]
            if (deeper := self._delen(part, weight * _DEEL)) is not None:
                ways.append(deeper)
            asked.append((Occur.Must if part in telling else Occur.Should, Query.disjunction_max_query(ways, _OOK)))
        return Query.boolean_query(asked)

    def _term(self, field: str, text: str, weight: float) -> Query:
        from tantivy import Query

        return Query.boost_query(Query.term_query(self._schema, field, text, "freq"), weight)

    def _filters(self, filters: Filters) -> list[Query]:
        from tantivy import FieldType, Query

        found = []
        if filters.soort is not None:
            found.append(Query.term_query(self._schema, "soort", filters.soort, "basic"))
        if filters.waarde is not None:
            value = "_".join(platte_woorden([filters.waarde]).split())
            found.append(Query.term_query(self._schema, "waarde", value, "basic"))
        for field in ("fractie", "portefeuillehouder"):
            if (name := getattr(filters, field)) is not None:
                words = platte_woorden([name]).split()
                found += [Query.term_query(self._schema, field, word, "freq") for word in words]
                if not words:
                    found.append(Query.empty_query())
        if filters.van is not None or filters.tot is not None:
            first, last = (day.toordinal() if day else None for day in (filters.van, filters.tot))
            found.append(Query.range_query(self._schema, "dag", FieldType.Integer, first, last))
        return found
