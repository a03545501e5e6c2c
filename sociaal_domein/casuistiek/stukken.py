"""The pieces of text that the guard reads, each with the place where it stands; and what it found there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.casussen import kenmerk_van

if TYPE_CHECKING:
    from sociaal_domein.privacy.wacht import Niveau

MAKER = ("naam van de maker", "niets, of de naam van een team")  # kind and safe wording
# The fields of a case that tell of people; who released it or agreed is not among them.
_VERHAAL = {"naam", "wat_gebeurde", "wat_nodig", "wat_werkte", "les", "wat_veranderde"} | {
    *("hindernissen", "waarden", "loketten", "cijfers"),
}
_EINDE = re.compile(r"[.!?](?=[\"'”’)]*\s)")


@dataclass(frozen=True)
class Stuk:
    """A text with its place; it never shows its text by itself.

    Attributes
    ----------
    veld : str
        What a person confirms: ``wat_gebeurde``, ``hindernissen.1.wat``, ``opmerking``.
    plek : str
        Where it stands in the file, such as ``regel 12, veld wat_gebeurde``.
    regel : int, optional
        The line of its first character, where its lines are those of the file.
    is_maker : bool
        Whether it names who made the file, mostly somebody of the office: that is asked, never refused.
    """

    veld: str
    plek: str
    tekst: str = field(repr=False)
    regel: int | None = None
    is_maker: bool = False

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


def bekijk(stukken: Iterable[Stuk]) -> list[Vondst]:
    """Let the guard read the pieces of one file, each by itself.

    Raises
    ------
    SociaalDomeinFout
        The extra that recognises names is not installed.
    """
    from sociaal_domein.privacy.wacht import bewaak

    found = []
    for piece in stukken:
        for hit in bewaak(piece.tekst):
            mark = kenmerk_van(piece.tekst)
            level: Niveau = "vraag" if piece.is_maker else hit.niveau
            kind, wording = MAKER if piece.is_maker else (hit.soort, hit.voorstel)
            found.append(Vondst(piece.veld, piece.plek_van(hit.begin), level, kind, wording, mark))
    return list(dict.fromkeys(found))


def bekijk_samen(stukken: Iterable[Stuk]) -> list[Vondst]:
    """Ask about traits that stand apart, in more than one sentence or field, and that together point to one family.

    Returns
    -------
    list of Vondst
        At most one, at the last field that completes it; its mark is that of all these fields together.
    """
    from sociaal_domein.privacy.combinaties import vind_combinaties
    from sociaal_domein.privacy.treffer import zinnen

    pieces = [piece for piece in stukken if piece.veld.partition(".")[0] in _VERHAAL]
    whole = "\n".join(piece.tekst for piece in pieces)
    sentences = zinnen(whole)
    as_one = _EINDE.sub(";", whole).replace("\n", " ")  # as long as it was, and one sentence
    for hit in vind_combinaties(as_one):
        if any(begin <= hit.begin and hit.eind <= end for begin, end in sentences):
            continue  # within one sentence: asked there already
        starts = accumulate((len(piece.tekst) + 1 for piece in pieces), initial=0)
        last = [piece for piece, start in zip(pieces, starts, strict=False) if start < hit.eind][-1]
        return [Vondst(last.veld, last.plek, hit.niveau, hit.soort, hit.voorstel, kenmerk_van(whole))]
    return []


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
    ) from None
