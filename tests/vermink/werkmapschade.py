"""Ways in which an Excel workbook gets damaged: as a zip, in the XML of its sheet, and in what its cells hold."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from hypothesis import strategies as st

from .tekstschade import CELLEN, Trek, afgeknipt, bytes_anders, bytes_erbij, iets_anders

BLAD = "xl/worksheets/sheet1.xml"
_XML_MAG = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def verminkte_werkmap(inhoud: bytes) -> st.SearchStrategy[bytes]:
    """Return a strategy that damages a workbook in one or two ways."""

    @st.composite
    def build(draw: Callable[[st.SearchStrategy], object]) -> bytes:
        raw = inhoud
        for change in draw(st.lists(st.sampled_from(WIJZEN), min_size=1, max_size=2)):  # type: ignore[attr-defined]
            try:
                raw = change(draw, raw)
            except (zipfile.BadZipFile, zlib.error, LookupError, NotImplementedError, EOFError, ValueError, OSError):
                continue  # the first change left nothing for the second
        return raw

    return build()


def _getal(draw: Trek, high: int) -> int:
    return int(draw(st.integers(0, max(0, high))))  # type: ignore[call-overload]


def _herpak(raw: bytes, changed: dict[str, bytes | None], *, extra: dict[str, bytes] | None = None) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changed.get(name, b"-")
            if content == b"-":
                content = old.read(name)
            if content is not None:
                new.writestr(name, content)
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return into.getvalue()


def _blad(raw: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        return book.read(BLAD).decode("utf-8", "replace")


def _met_blad(raw: bytes, text: str) -> bytes:
    return _herpak(raw, {BLAD: text.encode("utf-8", "replace")})


def deel_weg(draw: Trek, raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        names = book.namelist()
    return _herpak(raw, {names[_getal(draw, len(names) - 1)]: None})


def deel_kapot(draw: Trek, raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        names = book.namelist()
        name = names[_getal(draw, len(names) - 1)]
        content = book.read(name)
    new = (afgeknipt, bytes_anders, bytes_erbij, iets_anders)[_getal(draw, 3)](draw, content, ",")
    return _herpak(raw, {name: new})


def geen_werkmap(draw: Trek, raw: bytes) -> bytes:
    """Pack another thing as a zip, or as no zip at all."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as book:
        book.writestr(("brief.txt", "[Content_Types].xml", "word/document.xml")[_getal(draw, 2)], b"<x/>")
    other = (into.getvalue(), bytes.fromhex("d0cf11e0a1b11ae1") + raw, b"jaar;waarde\n2024;5\n", b"", raw + raw)
    return other[_getal(draw, len(other) - 1)]


def als_bytes(draw: Trek, raw: bytes) -> bytes:
    return (afgeknipt, bytes_anders, bytes_erbij)[_getal(draw, 2)](draw, raw, ",")


def _rijen(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"<row\b.*?</row>", text, re.S))


def rij_weg(draw: Trek, raw: bytes) -> bytes:
    text = _blad(raw)
    row = _rijen(text)[_getal(draw, len(_rijen(text)) - 1)]
    return _met_blad(raw, text[: row.start()] + text[row.end() :])


def rij_dubbel(draw: Trek, raw: bytes) -> bytes:
    """Repeat a row element, with its own number or with none."""
    text = _blad(raw)
    row = _rijen(text)[_getal(draw, len(_rijen(text)) - 1)]
    again = row[0] if _getal(draw, 1) else re.sub(r' r="[A-Z0-9]+"', "", row[0])
    return _met_blad(raw, text[: row.end()] + again + text[row.end() :])


def rijen_verwisseld(draw: Trek, raw: bytes) -> bytes:
    text = _blad(raw)
    rows = _rijen(text)
    a, b = sorted((_getal(draw, len(rows) - 1), _getal(draw, len(rows) - 1)))
    one, two = rows[a], rows[b]
    if a == b:
        return raw
    middle = text[one.end() : two.start()]
    return _met_blad(raw, text[: one.start()] + two[0] + middle + one[0] + text[two.end() :])


def rijnummer_anders(draw: Trek, raw: bytes) -> bytes:
    text = _blad(raw)
    row = _rijen(text)[_getal(draw, len(_rijen(text)) - 1)]
    new = ("0", "-1", "1", "7", "1048576", "1048577", "99999999", "x", "")[_getal(draw, 8)]
    return _met_blad(
        raw, text[: row.start()] + re.sub(r' r="[0-9]+"', f' r="{new}"', row[0], count=1) + text[row.end() :]
    )


def afmeting_anders(draw: Trek, raw: bytes) -> bytes:
    """Say another size than the sheet has, as some exporters do."""
    new = ("A1", "A1:A1", "A1:B5", "A1:XFD1048576", "B2:C3", "", "x", "A5:A1")[_getal(draw, 7)]
    return _met_blad(raw, re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{new}"', _blad(raw)))


def cel_anders(draw: Trek, raw: bytes) -> bytes:
    text = _blad(raw)
    cells = list(re.finditer(r"<c\b[^>]*?(/>|>.*?</c>)", text, re.S))
    cell = cells[_getal(draw, len(cells) - 1)]
    place = re.search(r' r="[A-Z]+[0-9]+"', cell[0])
    at = place[0] if place else ""
    value = _XML_MAG.sub("?", CELLEN[_getal(draw, len(CELLEN) - 1)]).replace("&", "+").replace("<", "(")
    new = (
        f'<c{at} t="inlineStr"><is><t>{value}</t></is></c>',
        f'<c{at} t="str"><f>1+1</f><v>{value}</v></c>',
        f"<c{at}><f>SUM(A1:A9)</f></c>",
        f"<c{at}><v>{value}</v></c>",
        f'<c{at} t="e"><v>#DIV/0!</v></c>',
        f'<c{at} t="b"><v>1</v></c>',
        f'<c{at} t="s"><v>99999</v></c>',
        f'<c{at} s="99"><v>1</v></c>',
        f'<c{at} t="d"><v>2026-02-30T00:00:00</v></c>',
        f'<c{at} t="zz"><v>1</v></c>',
        '<c r="XFD3"><v>5</v></c>',
        '<c r="A0"><v>5</v></c>',
        f"<c{at}/>",
        "",
    )
    return _met_blad(raw, text[: cell.start()] + new[_getal(draw, len(new) - 1)] + text[cell.end() :])


def extra_onderdeel(draw: Trek, raw: bytes) -> bytes:
    """Put an entity bomb, a second sheet part or the same part twice into the zip."""
    bomb = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(8)
    )
    sheet = _blad(raw).encode()
    body = re.sub(rb"^<\?xml[^>]*\?>", b"", sheet)
    return (
        lambda: _herpak(raw, {BLAD: bomb + b"]>" + body.replace(b"<sheetData>", b"<sheetData>&i;")}),
        lambda: _herpak(raw, {"xl/sharedStrings.xml": bomb + b"]><sst><si><t>&i;</t></si></sst>"}),
        lambda: _herpak(raw, {}, extra={"xl/worksheets/sheet99.xml": sheet}) if b"sheet99" not in raw else raw,
        lambda: _herpak(raw, {"xl/workbook.xml": b"<workbook/>"}),
        lambda: _herpak(raw, {"xl/sharedStrings.xml": b"<sst/>"}),
        lambda: _herpak(raw, {BLAD: re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", sheet, flags=re.S)}),
        lambda: _herpak(
            raw, {BLAD: b'<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'}
        ),
    )[_getal(draw, 6)]()


WIJZEN = (
    deel_weg, deel_kapot, geen_werkmap, als_bytes, rij_weg, rij_dubbel, rij_dubbel, rijen_verwisseld, rijnummer_anders,
    afmeting_anders, afmeting_anders, cel_anders, cel_anders, cel_anders, extra_onderdeel,
)  # fmt: skip
