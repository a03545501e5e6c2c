"""What stands in a Word or Excel file beside its cells: paragraphs, notes, links, headers, names and properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sociaal_domein.casuistiek.stukken import Stuk
from sociaal_domein.fouten import SociaalDomeinFout

GROOTSTE_INHOUD = 100_000_000  # bytes, unpacked
EIGENSCHAPPEN = "eigenschappen van het bestand"
_HOOFD = {"word": re.compile(r"word/document\d*\.xml"), "xl": re.compile(r"xl/workbook\.xml")}
_ONDERDELEN = (
    (re.compile(r"word/(?:glossary/)?document\d*\.xml"), "alinea"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "kop- of voettekst, alinea"),
    (re.compile(r"word/(?:footnotes|endnotes)\d*\.xml"), "noot"),
    (re.compile(r"word/comments\d*\.xml"), "opmerking"),
)
_OPMERKINGEN = re.compile(r"xl/(?:comments/?\w*|threadedComments/\w+)\.xml")
_GELEZEN = re.compile(r"(?:.*/)?_rels/[^/]*\.rels|(?:word|xl|docProps)/.*\.xml")
_KOP_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z&])')
# What Word writes where a reader sees room between two words, or a dash.
_TEKENS = {"br": " ", "tab": " ", "cr": " ", "ptab": " ", "p": " ", "noBreakHyphen": "-"}
_MAKERS = {"creator", "lastModifiedBy", "Manager", "Company"}
_OVER_HET_STUK = {"title", "subject", "description", "keywords", "category", "contentStatus", "lpwstr"}
_KOPPEN = {f"{which}{part}" for which in ("odd", "even", "first") for part in ("Header", "Footer")}
_UITLEG = ("display", "tooltip", "prompt", "promptTitle", "error", "errorTitle", "descr", "title")


def _naam(element: Any) -> str:
    """Return the name of an element or attribute without its namespace."""
    return str(getattr(element, "tag", element)).rpartition("}")[2]


class Kantoorbestand:
    """A Word or Excel file, unpacked in memory.

    Parameters
    ----------
    inhoud : bytes
    pad : Path
        Only named in messages.
    soort : str
        ``word`` or ``xl``.

    Raises
    ------
    SociaalDomeinFout
        It is damaged, no such file, or unpacks to more than `GROOTSTE_INHOUD`.
    """

    def __init__(self, inhoud: bytes, pad: Path, soort: str) -> None:
        self._delen: dict[str, Any] = {}
        try:
            self._pak_uit(inhoud)
            if not any(_HOOFD[soort].fullmatch(name) for name in self._delen):
                raise ValueError
        except Exception:  # whatever is wrong with it: an unread document is not a clean one
            damaged = True
        else:
            damaged = False
        if damaged:
            raise SociaalDomeinFout(
                "Dit bestand is beschadigd, of het is geen Word- of Excel-bestand.",
                waar=str(pad),
                doe="Open het en sla het opnieuw op. Staat er een wachtwoord op? Haal dat eerst weg.",
            )

    def _pak_uit(self, inhoud: bytes) -> None:
        from docx.oxml import parse_xml

        with zipfile.ZipFile(io.BytesIO(inhoud)) as archive:
            parts = [info for info in archive.infolist() if _GELEZEN.fullmatch(info.filename)]
            # No part yields more than it says here: reading stops there.
            if sum(info.file_size for info in parts) > GROOTSTE_INHOUD:
                raise ValueError
            self._delen = {info.filename: parse_xml(archive.read(info)) for info in parts}

    def word(self) -> list[Stuk]:
        """Return the text of a Word file."""
        return [*self._alineas(), *self._tekeningen(), *self._links(), *self._eigenschappen(), *self._makers()]

    def excel(self) -> list[Stuk]:
        """Return what stands in an Excel file outside its cells."""
        found = [*self._opmerkingen(), *self._namen(), *self._koppen(), *self._tekeningen()]
        return [*found, *self._links(), *self._eigenschappen(), *self._makers()]

    def _bij(self, wanted: re.Pattern[str]) -> Iterator[Any]:
        return (root for name, root in self._delen.items() if wanted.fullmatch(name))

    def _alineas(self) -> Iterator[Stuk]:
        for part, name in _ONDERDELEN:
            number = 0
            for root in self._bij(part):
                for block in root.iter("{*}p"):  # whatever the namespace: Word has two ways of saving
                    if text := _tekst_van(block):
                        number += 1
                        yield Stuk("tekst", f"{name} {number}", text)
        for root in self._delen.values():
            for field in root.iter("{*}instrText"):
                if text := (field.text or "").strip():
                    yield Stuk("koppeling", "een koppeling of veldcode", text)

    def _tekeningen(self) -> Iterator[Stuk]:
        """Yield the text in shapes, and what is told of a picture or a cell to who points at it."""
        told = tuple(part for part, _ in _ONDERDELEN)
        for name, root in self._delen.items():
            for block in () if any(part.fullmatch(name) for part in told) else root.iter("{*}p"):
                if text := "".join(_waarden(block, "t", "br")).strip():
                    yield Stuk("tekst", "tekst in een vorm of grafiek", text)
            for element in root.iter():
                for attribute in _UITLEG:
                    if text := str(element.get(attribute) or "").strip():
                        yield Stuk("uitleg", "uitleg bij een plaatje, koppeling of cel", text)

    def _links(self) -> Iterator[Stuk]:
        number = 0
        for name, root in self._delen.items():
            for link in root.iter() if name.endswith(".rels") else ():
                if link.get("TargetMode") != "External":
                    continue
                target = unquote(link.get("Target") or "")
                if str(link.get("Type")).endswith("/attachedTemplate"):  # where the maker keeps it
                    yield Stuk("eigenschappen", EIGENSCHAPPEN, target, is_maker=True)
                else:
                    number += 1
                    yield Stuk("koppeling", f"koppeling {number}", target)

    def _eigenschappen(self) -> Iterator[Stuk]:
        for name, root in self._delen.items():
            for element in root.iter() if name.startswith("docProps/") else ():
                kind, text = _naam(element), (element.text or "").strip()
                if text and kind in _MAKERS | _OVER_HET_STUK:
                    yield Stuk("eigenschappen", EIGENSCHAPPEN, text, is_maker=kind in _MAKERS)

    def _makers(self) -> Iterator[Stuk]:
        """Yield who wrote comments and changes."""
        found: dict[str, None] = {}
        for name, root in self._delen.items():
            people = name.startswith("xl/persons/")
            for element in root.iter():
                found |= {str(v): None for k, v in element.items() if _naam(k) == "author"}
                if name.startswith("xl/") and _naam(element) == "author":
                    found[element.text or ""] = None
                if people and element.get("displayName"):
                    found[element.get("displayName")] = None
        yield from (Stuk("eigenschappen", EIGENSCHAPPEN, text, is_maker=True) for text in found if text.strip())

    def _opmerkingen(self) -> Iterator[Stuk]:
        number = 0
        for root in self._bij(_OPMERKINGEN):
            for note in root.iter():
                if _naam(note) in ("comment", "threadedComment"):
                    number += 1
                    yield Stuk("opmerking", f"opmerking {number} bij een cel", "".join(_waarden(note, "t", "text")))

    def _namen(self) -> Iterator[Stuk]:
        for root in self._bij(_HOOFD["xl"]):
            for element in root.iter():
                if _naam(element) == "definedName":
                    for text in (element.get("name"), element.get("comment"), element.text):
                        if text:
                            yield Stuk("naam", "een naam voor een groep cellen", text.replace("_", " "))
                elif _naam(element) == "sheet":
                    yield Stuk("blad", "de naam van een werkblad", (element.get("name") or "").replace("_", " "))

    def _koppen(self) -> Iterator[Stuk]:
        for root in self._bij(re.compile(r"xl/(?:worksheets|chartsheets)/\w+\.xml")):
            for element in root.iter():
                if _naam(element) in _KOPPEN and (text := _KOP_CODE.sub(" ", element.text or "").strip()):
                    yield Stuk("kop", "kop- of voettekst bij het afdrukken", text)


def _tekst_van(block: Any) -> str:
    """Return the words of a paragraph of Word as a reader sees them."""
    parts = []
    for piece in block.iter():
        if _naam(piece) in ("t", "delText"):
            parts.append(piece.text or "")
        elif piece is not block:
            parts.append(_TEKENS.get(_naam(piece), ""))
    return "".join(parts).strip()


def _waarden(block: Any, *names: str) -> Iterator[str]:
    return (" " if _naam(piece) == "br" else piece.text or "" for piece in block.iter() if _naam(piece) in names)
