"""The pieces of a document that is no case: text, Word, CSV and Excel, with notes and headers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sociaal_domein.casuistiek.stukken import Stuk
from sociaal_domein.fouten import SociaalDomeinFout

TEKST = (".txt", ".md")
WORD = (".docx",)
SOORTEN = (*TEKST, ".csv", *WORD, ".xlsx", ".xlsm")
GROOTSTE_INHOUD = 100_000_000  # bytes, unpacked
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLAD = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ONDERDELEN = (
    (re.compile(r"word/document\d*\.xml"), "alinea"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "kop- of voettekst, alinea"),
    (re.compile(r"word/(?:footnotes|endnotes)\d*\.xml"), "noot"),
    (re.compile(r"word/comments\d*\.xml"), "opmerking"),
)
_OPMERKINGEN = re.compile(r"xl/comments/?\w*\d*\.xml")


def stukken_van(pad: Path) -> list[Stuk]:
    """Return all text of a document, with its places.

    Parameters
    ----------
    pad : Path
        ``.txt``, ``.md``, ``.csv``, ``.docx``, ``.xlsx`` or ``.xlsm``.

    Raises
    ------
    SociaalDomeinFout
        Another kind of file, or one that cannot be read: what cannot be read is not called safe.
    """
    from sociaal_domein.eigenbron.tabelbestand import lees_bytes
    from sociaal_domein.eigenbron.verkennen import schrijfwijze

    kind = pad.suffix.casefold()
    if kind not in SOORTEN:
        raise SociaalDomeinFout(
            "Dit soort bestand kan het programma niet nakijken.",
            waar=str(pad),
            doe=f"Sla het op als een van deze: {', '.join(SOORTEN)}. Een casus eindigt op .yaml.",
        )
    raw = lees_bytes(pad)
    if kind in WORD:
        return [*_word(raw, pad)]
    if kind in TEKST:
        charset, _ = schrijfwijze(raw)
        return [Stuk("tekst", "", raw.decode(charset, errors="replace").removeprefix("\ufeff"), regel=1)]
    return [*_tabel(raw, pad)]


def _tabel(raw: bytes, pad: Path) -> Iterator[Stuk]:
    from sociaal_domein.eigenbron.tabelbestand import is_excel, lees_tabel
    from sociaal_domein.eigenbron.verkennen import schrijfwijze

    if not is_excel(pad):
        charset, delimiter = schrijfwijze(raw)
        yield from _cellen(lees_tabel(pad, tekenset=charset, scheiding=delimiter).regels, "")
        return
    for number, sheet in enumerate(lees_tabel(pad).bladen, start=1):
        yield Stuk("blad", f"werkblad {number}, de naam", sheet)
        yield from _cellen(lees_tabel(pad, blad=sheet).regels, f"werkblad {number}, ")
    for number, text in enumerate(_xml_alineas(raw, pad, _OPMERKINGEN, f"{_BLAD}comment", (f"{_BLAD}t",)), start=1):
        yield Stuk("opmerking", f"opmerking {number} bij een cel", text)


def _cellen(lines: tuple[tuple[int, tuple[str, ...]], ...], before: str) -> Iterator[Stuk]:
    for number, cells in lines:
        for column, cell in enumerate(cells, start=1):
            if cell:
                yield Stuk("cel", f"{before}regel {number}, kolom {column}", cell)


def _word(raw: bytes, pad: Path) -> Iterator[Stuk]:
    words = (f"{_WORD}t", f"{_WORD}delText")
    for part, name in _ONDERDELEN:
        for number, text in enumerate(_xml_alineas(raw, pad, part, f"{_WORD}p", words), start=1):
            yield Stuk("tekst", f"{name} {number}", text)


def _xml_alineas(raw: bytes, pad: Path, part: re.Pattern[str], paragraph: str, words: tuple[str, ...]) -> Iterator[str]:
    from docx.oxml import parse_xml

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = [info for info in archive.infolist() if part.fullmatch(info.filename)]
            if sum(info.file_size for info in parts) > GROOTSTE_INHOUD:
                raise ValueError
            for info in parts:
                for block in parse_xml(archive.read(info)).iter(paragraph):
                    if text := "".join(piece.text or "" for piece in block.iter(*words)).strip():
                        yield text
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
