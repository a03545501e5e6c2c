"""The pieces of text that the guard reads, each with the place where it stands; and what it found there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.register.casussen import kenmerk_van

if TYPE_CHECKING:
    from sociaal_domein.privacy.wacht import Niveau

MAKER = ("naam van de maker", "niets, of de naam van een team")  # kind and safe wording


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
