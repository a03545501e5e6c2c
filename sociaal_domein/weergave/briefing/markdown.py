"""The briefing as Markdown: CommonMark with tables, that also reads well as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from sociaal_domein.weergave.briefing import inhoud
from sociaal_domein.weergave.briefing.blokken import Alinea, Blad, Blok, Deel, Grafiek, Kop, Lijst, Tabel, Zin
from sociaal_domein.weergave.briefing.maken import Gegevens

BREED = 100
# A wider cell makes a table no one can read as text: that column becomes a list below it.
_LANGE_CEL = 60
_EIGEN = re.compile(r"([\\`*\[\]<>~|$]|(?<![^\W_])_|_(?![^\W_]))")
_VERWIJZING = re.compile(r"&(?=#?\w+;)")
# At the start of a line these begin a heading, a list, a quotation or a line beneath a heading.
_BEGIN = re.compile(r"#{1,6}(?=\s|$)|[-+=>](?=\s|$)|[-=]+$|\d{1,9}(?=[.)](?:\s|$))")
# Behind a heading these close it.
_SLOT = re.compile(r"(?<!\S)(#+)$")
_ONTSNAPT = r"\\\1"
_VAST = "\u00a0"
_BLIJFT_BIJEEN = re.compile(rf"(?<=€) | (?={_BEGIN.pattern})")


def maak(gegevens: Gegevens) -> tuple[bytes, bytes]:
    """Return the briefing and the meeting card as Markdown, in UTF-8."""
    pages = inhoud.briefing(gegevens, beelden=False), inhoud.kaart(gegevens)
    briefing, card = (schrijf(page).encode() for page in pages)
    return briefing, card


def schrijf(blad: Blad) -> str:
    r"""Write a document as Markdown.

    Examples
    --------
    >>> from sociaal_domein.weergave.briefing.blokken import sterk, zin
    >>> print(schrijf(Blad("x", (Kop(1, "A_b"), Alinea(zin(sterk("Zegt niet:"), " 1 * 2"), "zegt_niet")))), end="")
    # A_b
    <BLANKLINE>
    > **Zegt niet:** 1 \* 2
    """
    lines: list[str] = []
    previous: Blok | None = None
    mark = "*"
    for block in blad.blokken:
        # Two lists below each other are two lists only when their marks differ.
        mark = "*" if isinstance(previous, Lijst) and mark == "-" else "-"
        if previous is not None:
            lines.append(">" if _is_boodschap(previous) and _is_boodschap(block) else "")
        lines += _blok(block, mark)
        previous = block
    if blad.herkomst:  # for a program, not for a reader
        lines += ["", f"<!-- {blad.herkomst} -->"]
    return "\n".join(lines) + "\n"


def _is_boodschap(block: Blok) -> bool:
    return isinstance(block, Alinea) and block.stijl == "boodschap"


def _blok(block: Blok, mark: str) -> Iterator[str]:
    match block:
        case Kop():
            yield f"{'#' * block.niveau} {_SLOT.sub(_ONTSNAPT, _eigen(block.tekst))}"
        case Alinea(stijl="boodschap" | "zegt_niet"):
            yield from _gevouwen(block.zin, "> ", "> ")
        case Alinea(stijl="groot"):
            yield f"**{''.join(_eigen(d.tekst) for d in block.zin)}**"
        case Alinea():
            yield from _gevouwen(block.zin)
        case Lijst():
            yield from _lijst(block, mark)
        case Grafiek():
            yield from _vouw(f"*Grafiek: {_eigen(block.titel)}.* {_eigen(block.omschrijving)}")
        case Tabel():
            yield from _tabel(block)


def _gevouwen(text: Zin, first: str = "", other: str = "") -> Iterator[str]:
    yield from _vouw("".join(_met_nadruk(d) for d in text), first, other)


def _vouw(text: str, first: str = "", other: str = "") -> Iterator[str]:
    """Fold a paragraph; an amount, a command and what would begin something else stay on their line."""
    begin = _BEGIN.match(text)
    if begin:
        text = f"{begin[0]}\\{text[begin.end() :]}" if begin[0].isdigit() else f"\\{text}"
    for line in wrap(
        _BLIJFT_BIJEEN.sub(_VAST, text),
        BREED,
        initial_indent=first,
        subsequent_indent=other,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        yield line.replace(_VAST, " ")


def _met_nadruk(deel: Deel) -> str:
    if deel.nadruk == "code":
        return _code(deel.tekst).replace(" ", _VAST)
    return f"**{_eigen(deel.tekst)}**" if deel.nadruk == "sterk" else _eigen(deel.tekst)


def _eigen(text: str) -> str:
    r"""Escape what Markdown would take for its own.

    Examples
    --------
    >>> print(_eigen("a_b [c] <d> &amp; R&D"))
    a_b \[c\] \<d\> \&amp; R&D
    """
    return _VERWIJZING.sub(r"\\&", _EIGEN.sub(_ONTSNAPT, re.sub(r"\s+", " ", text)))


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    room = " " if "`" in text else ""
    return f"{fence}{room}{text}{room}{fence}"


def _lijst(block: Lijst, bullet: str) -> Iterator[str]:
    for number, point in enumerate(block.punten, 1):
        mark = f"{number}. " if block.genummerd else f"{bullet} "
        indent = " " * len(mark)
        yield from _gevouwen(point.zin, mark, indent)
        if point.klein:
            yield ""
            yield from _gevouwen(point.klein, indent, indent)
            if number < len(block.punten):
                yield ""


def _tabel(block: Tabel) -> Iterator[str]:
    long = {k for k in range(1, len(block.kop)) if any(len(row[k]) > _LANGE_CEL for row in block.rijen)}
    kept = [k for k in range(len(block.kop)) if k not in long]
    rows = [[_eigen(row[k]) for k in kept] for row in (block.kop, *block.rijen)]
    widths = [max(3, *(len(row[k]) for row in rows)) for k in range(len(kept))]
    numbers = [block.getal[k] for k in kept]

    def line(cells: list[str]) -> str:
        placed = (c.rjust(w) if n else c.ljust(w) for c, w, n in zip(cells, widths, numbers, strict=True))
        return f"| {' | '.join(placed)} |"

    yield from _gevouwen(block.titel)
    yield ""
    yield line(rows[0])
    yield line(["-" * (w - 1) + ":" if n else "-" * w for w, n in zip(widths, numbers, strict=True)])
    yield from (line(row) for row in rows[1:])
    for k in sorted(long):
        yield ""
        yield f"{_eigen(block.kop[k])}:"
        yield ""
        for row in block.rijen:
            yield from _vouw(f"**{_eigen(row[0])}:** {_eigen(row[k])}", "- ", "  ")
