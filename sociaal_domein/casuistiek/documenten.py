"""The pieces of a document that is no case: text, Word, CSV and Excel, with notes, headers, links and properties."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sociaal_domein.casuistiek.kantoorbestand import Kantoorbestand
from sociaal_domein.casuistiek.stukken import Stuk
from sociaal_domein.fouten import SociaalDomeinFout

TEKST = (".txt", ".md")
WORD = (".docx",)
EXCEL = (".xlsx", ".xlsm")
SOORTEN = (*TEKST, ".csv", *WORD, *EXCEL)
NIET_GELEZEN = "Plaatjes, foto's en ingesloten bestanden leest het programma niet. Staan die erin? Kijk daar zelf naar."


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
    if kind in TEKST:
        charset, _ = schrijfwijze(raw)
        return [Stuk("tekst", "", raw.decode(charset, errors="replace").removeprefix("\ufeff"), regel=1)]
    if kind in WORD:
        return Kantoorbestand(raw, pad, "word").word()
    if kind in EXCEL:
        return [*_bladen(pad), *Kantoorbestand(raw, pad, "xl").excel()]
    return [*_csv(raw, pad)]


def niet_gelezen(pad: Path) -> str:
    """Say what of a document the program does not read; nothing for one that is text only."""
    return NIET_GELEZEN if pad.suffix.casefold() in (*WORD, *EXCEL) else ""


def _csv(raw: bytes, pad: Path) -> Iterator[Stuk]:
    from sociaal_domein.eigenbron.tabelbestand import lees_tabel
    from sociaal_domein.eigenbron.verkennen import schrijfwijze

    charset, delimiter = schrijfwijze(raw)
    yield from _cellen(lees_tabel(pad, tekenset=charset, scheiding=delimiter).regels, "")


def _bladen(pad: Path) -> Iterator[Stuk]:
    from sociaal_domein.eigenbron.tabelbestand import lees_tabel

    for number, sheet in enumerate(lees_tabel(pad).bladen, start=1):
        yield Stuk("blad", f"werkblad {number}, de naam", sheet)
        yield from _cellen(lees_tabel(pad, blad=sheet).regels, f"werkblad {number}, ")


def _cellen(lines: tuple[tuple[int, tuple[str, ...]], ...], before: str) -> Iterator[Stuk]:
    for number, cells in lines:
        for column, cell in enumerate(cells, start=1):
            if cell:
                yield Stuk("cel", f"{before}regel {number}, kolom {column}", cell)
