"""Reading XML of a supplier: no document type, no entities of its own, no depth without end.

A document type is what every trick with entities begins with, and no supplier needs one: it is refused at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from sociaal_domein.fouten import SociaalDomeinFout

DIEPSTE = 100


@dataclass
class Knoop:
    """An element: its name without namespace, its text and what is in it."""

    naam: str
    delen: list[Knoop] = field(default_factory=list)
    tekst: str = ""

    def alle(self, naam: str) -> Iterator[Knoop]:
        """Yield every element of this name, however deep."""
        for part in self.delen:
            if part.naam == naam:
                yield part
            yield from part.alle(naam)

    def eerste(self, naam: str) -> Knoop | None:
        """Return the first element of this name, however deep."""
        return next(self.alle(naam), None)

    def van(self, naam: str) -> str:
        """Return the text of a direct part, without padding."""
        return next((part.tekst.strip() for part in self.delen if part.naam == naam), "")


class _Geweigerd(Exception):
    pass


def lees_xml(inhoud: bytes, pad: Path) -> Knoop:
    """Read XML into a tree.

    Raises
    ------
    SociaalDomeinFout
        It is no XML, or holds a document type.
    """
    root = Knoop("")
    path = [root]

    def begin(name: str, _: object) -> None:
        if len(path) > DIEPSTE:
            raise _Geweigerd("De delen van dit bestand zitten te diep in elkaar.")
        node = Knoop(name.rpartition(":")[2])
        path[-1].delen.append(node)
        path.append(node)

    def end(_: str) -> None:
        path.pop()

    def text(data: str) -> None:
        path[-1].tekst += data

    def refuse(*_: object) -> int:
        raise _Geweigerd("Dit bestand begint met een documenttype (DOCTYPE). Daarin kan een val zitten.")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(inhoud, True)
    except _Geweigerd as error:
        raise SociaalDomeinFout(
            str(error), waar=str(pad), doe="Vraag de leverancier om het bestand zonder die bijzonderheid."
        ) from None
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        raise SociaalDomeinFout(
            "Dit bestand is niet te lezen als XML. Misschien is het afgebroken.",
            waar=str(pad) + (f", regel {line}" if line else ""),
            doe="Haal het opnieuw op bij de leverancier.",
        ) from None
    return root
