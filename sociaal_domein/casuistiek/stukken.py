"""The pieces of text that the guard reads, each with the place where it stands; and what it found there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.casussen import kenmerk_van

if TYPE_CHECKING:
    from sociaal_domein.privacy.wacht import Niveau

_TUSSEN = "\n\n"  # a paragraph apart: what ends one field does not begin the next
VERHAAL = "verhaal"


@dataclass(frozen=True)
class Stuk:
    """A text with its place; it never shows its text by itself.

    Attributes
    ----------
    veld : str
        What a person confirms: ``wat_gebeurde``, ``hindernissen.1.wat``, ``opmerking``.
    plek : str
        Where it stands in the file, such as ``regel 12, veld wat_gebeurde``.
    is_verhaal : bool
        Whether it is part of the story, so that it is weighed together with the rest of it.
    regel : int, optional
        The line of its first character, where its lines are those of the file.
    """

    veld: str
    plek: str
    tekst: str = field(repr=False)
    is_verhaal: bool = True
    regel: int | None = None

    def plek_van(self, begin: int) -> str:
        """Say where a character stands."""
        return self.plek if self.regel is None else f"regel {self.regel + self.tekst.count(chr(10), 0, begin)}"


@dataclass(frozen=True)
class Vondst:
    """What the guard found, without the text.

    Attributes
    ----------
    kenmerk : str
        The mark of the text that it stands in: a confirmation lapses when that changes.
    """

    veld: str
    plek: str
    niveau: Niveau
    soort: str
    voorstel: str
    kenmerk: str

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """What a confirmation is about."""
        return self.veld, self.soort, self.kenmerk

    @property
    def zin(self) -> str:
        """Place, kind and safe wording, for a reader."""
        from sociaal_domein.privacy.wacht import SOORTEN

        return f"{self.plek}: {SOORTEN.get(self.soort, self.soort)}. Schrijf liever: {self.voorstel}"


def bekijk(stukken: Sequence[Stuk]) -> list[Vondst]:
    """Let the guard read the pieces of one file, those of the story together.

    A finding that reaches over more than one field is about the story as a whole.

    Raises
    ------
    SociaalDomeinFout
        The extra that recognises names is not installed.
    """
    found: list[Vondst] = []
    for is_story in (True, False):
        found += _bekijk([s for s in stukken if s.is_verhaal == is_story])
    return list(dict.fromkeys(found))


def _bekijk(pieces: Sequence[Stuk]) -> Iterator[Vondst]:
    from sociaal_domein.privacy.wacht import bewaak

    if not pieces:
        return
    starts, size = [], 0
    for piece in pieces:
        starts.append(size)
        size += len(piece.tekst) + len(_TUSSEN)
    whole = _TUSSEN.join(piece.tekst for piece in pieces)
    for hit in bewaak(whole):
        piece = pieces[(first := bisect_right(starts, hit.begin) - 1)]
        place = piece.plek_van(hit.begin - starts[first])
        if hit.eind <= starts[first] + len(piece.tekst):
            mark = kenmerk_van(piece.tekst)
            yield Vondst(piece.veld, place, hit.niveau, hit.soort, hit.voorstel, mark)
        else:
            last = pieces[bisect_right(starts, hit.eind - 1) - 1]
            yield Vondst(
                VERHAAL, f"{place} tot en met {last.plek}", hit.niveau, hit.soort, hit.voorstel, kenmerk_van(whole)
            )


@contextmanager
def zonder_tekst(bestand: Path) -> Iterator[None]:
    """Let no error out that could hold what was read; what is raised on purpose holds none."""
    try:
        yield
    except SociaalDomeinFout:
        raise
    except Exception as error:
        step = error.__traceback__
        while step is not None and step.tb_next is not None:
            step = step.tb_next
        where = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else ""
        kind = type(error).__name__
    else:
        return
    raise SociaalDomeinFout(
        f"Er ging iets mis dat het programma niet verwachtte ({kind}, {where}).",
        waar=str(bestand),
        doe="Stuur deze melding naar de makers. Stuur het bestand zelf niet mee: daar kan iemand in staan.",
    )
