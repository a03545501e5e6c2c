"""The text of a Word document as its reader sees it, with the numbers that Word itself puts before a paragraph."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sociaal_domein.fouten import SociaalDomeinFout

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What a reader does not see as text: what was struck out or moved away, and what Word fills in itself.
_NIET_ZICHTBAAR = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback"})
_EIGEN_ALINEAS = "txbxContent"  # the paragraphs of a text box are read by themselves
_TEKENS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTEN = {"footnoteReference", "endnoteReference"}


def word_tekst(inhoud: bytes, pad: Path, grootst: int) -> str | None:
    """Return the visible text of a Word document, paragraphs apart, with the numbers of its lists.

    Parameters
    ----------
    inhoud : bytes
    pad : Path
        Only named in messages.
    grootst : int
        How many characters at most.

    Returns
    -------
    str or None
        None when there is more text than that.

    Raises
    ------
    SociaalDomeinFout
        It is damaged, no Word file, or unpacks to more than anyone wrote.
    """
    from docx import Document

    from sociaal_domein.casuistiek.kantoorbestand import Kantoorbestand

    Kantoorbestand(inhoud, pad, "word")  # refuses what is damaged, locked, or unpacks to more than anyone wrote
    try:
        document = Document(io.BytesIO(inhoud))
        numbers = _Nummers(document)
        lines: list[str] = []
        size = 0
        for paragraph in _alineas(document.element.body):
            text = _zichtbaar(paragraph)
            lines.append(f"{numbers.van(paragraph)}{text}" if text.strip() else "")
            size += len(text)
            if size > grootst:
                return None
    except Exception:  # whatever is wrong with it: what cannot be read is not tested half
        lines, size = [], -1
    if size < 0:
        raise SociaalDomeinFout(
            "Dit Word-bestand is niet te lezen.",
            waar=str(pad),
            doe="Open het en sla het opnieuw op, als .docx of .txt.",
        )
    return "\n\n".join(lines)


def _naam(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _alineas(body: Any) -> Iterator[Any]:
    """Yield the paragraphs in the order of the page, those in tables too."""
    for element in body.iter("{*}p"):
        if not any(_naam(above) in _NIET_ZICHTBAAR for above in element.iterancestors()):
            yield element


def _zichtbaar(element: Any) -> str:
    parts: list[str] = []
    for child in element:
        name = _naam(child)
        if name in _NIET_ZICHTBAAR or name in ("pPr", _EIGEN_ALINEAS):
            continue
        if name == "t":
            parts.append(child.text or "")
        elif name in _NOTEN:
            parts.append(" [noot]")
        elif name in _TEKENS:
            parts.append(_TEKENS[name])
        else:
            parts.append(_zichtbaar(child))
    return "".join(parts)


class _Nummers:
    """The numbers that Word puts before a paragraph, which stand nowhere in its text.

    Parameters
    ----------
    document : docx.document.Document
    """

    def __init__(self, document: Any) -> None:
        self._vorm: dict[tuple[str, int], str] = {}
        self._stijl: dict[str, tuple[str, int]] = {}
        self._tel: defaultdict[str, dict[int, int]] = defaultdict(dict)
        with_numbers = [
            part for part in document.part.package.iter_parts() if str(part.partname).endswith("/numbering.xml")
        ]
        for part in with_numbers:
            self._lees_lijsten(part.element)
        for style in document.styles.element.iter("{*}style"):
            found = _lijst_van(style)
            if found is not None:
                self._stijl[_waarde(style, "styleId")] = found

    def _lees_lijsten(self, root: Any) -> None:
        levels: dict[str, dict[int, str]] = {}
        for abstract in root.iter("{*}abstractNum"):
            levels[_waarde(abstract, "abstractNumId")] = {
                int(_waarde(level, "ilvl") or 0): _waarde(next(level.iter("{*}numFmt"), None), "val")
                for level in abstract.iter("{*}lvl")
            }
        for number in root.iter("{*}num"):
            reference = _waarde(next(number.iter("{*}abstractNumId"), None), "val")
            for level, form in levels.get(reference, {}).items():
                self._vorm[_waarde(number, "numId"), level] = form

    def van(self, paragraph: Any) -> str:
        """Return the number of a paragraph, such as ``"3. "``; nothing for one that has none."""
        found = _lijst_van(paragraph)
        if found is None:
            style = next(paragraph.iter("{*}pStyle"), None)
            found = self._stijl.get(_waarde(style, "val"))
        if found is None or found[0] == "0":
            return ""
        number, level = found
        form = self._vorm.get(found, "bullet")
        if form in ("bullet", "none", ""):
            return "- "
        counts = self._tel[number]
        counts[level] = counts.get(level, 0) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        if form.endswith("Letter"):
            return f"{_LETTERS[(counts[level] - 1) % len(_LETTERS)]}. "
        return f"{counts[level]}. "


def _lijst_van(element: Any) -> tuple[str, int] | None:
    """Return the list and the level that a paragraph or style is in."""
    properties = next(element.iter("{*}numPr"), None)
    if properties is None:
        return None
    number = _waarde(next(properties.iter("{*}numId"), None), "val")
    level = _waarde(next(properties.iter("{*}ilvl"), None), "val")
    return (number, int(level or 0)) if number else None


def _waarde(element: Any, name: str) -> str:
    """Return an attribute of an element of Word, whatever its namespace."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
