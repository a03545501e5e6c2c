"""The words that are drawn in a PDF, read without a library: enough to search in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sociaal_domein.casuistiek.verpakt import Ondoorzoekbaar, inflate, varianten

_STROOM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.S)
_TEKSTBLOK = re.compile(rb"(\[(?:[^\[\]\\]|\\.)*\]\s*TJ|<[0-9A-Fa-f\s]+>\s*Tj|\((?:[^()\\]|\\.)*\)\s*(?:Tj|'))", re.S)
_STUK = re.compile(rb"<([0-9A-Fa-f\s]+)>|\(((?:[^()\\]|\\.)*)\)|(-?\d+(?:\.\d+)?)", re.S)
_BFCHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
_BFRANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.S)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_SPRONG = -150.0  # thousandths of the size of a letter: a gap this wide is a space


def uit_pdf(data: bytes) -> Iterator[str]:
    """Yield the text of a PDF, once by every table of letters in it.

    Parameters
    ----------
    data : bytes

    Raises
    ------
    Ondoorzoekbaar
        It is encrypted, or it holds no text, such as a scan.
    """
    streams = [inflate(m[1]) or m[1] for m in _STROOM.finditer(data)]
    tables = [t for t in map(_letters, streams) if t]
    drawn = [blocks for s in streams if (blocks := _TEKSTBLOK.findall(s))]
    if b"/Encrypt" in data or not drawn:
        raise Ondoorzoekbaar("pdf")
    for table in (*tables, {}):
        for blocks in drawn:
            # A line may be drawn in pieces, and a piece may begin in the middle of a word.
            pieces = [_tekst_van(block, table) for block in blocks]
            yield from varianten("\n".join(pieces))
            yield from varianten("".join(pieces))


def _letters(stream: bytes) -> dict[int, str]:
    """Return which letter each number means, from a ToUnicode table; empty when it is none."""
    table: dict[int, str] = {}
    for block in _BFCHAR.findall(stream):
        found = _HEX.findall(block)
        table.update({int(a, 16): _utf16(b) for a, b in zip(found[::2], found[1::2], strict=False)})
    for block in _BFRANGE.findall(stream):
        for line in block.splitlines():
            if len(found := _HEX.findall(line)) >= 3:
                first, last = int(found[0], 16), min(int(found[1], 16), 0xFFFF)
                if b"[" in line:
                    table.update({first + i: _utf16(code) for i, code in enumerate(found[2:])})
                elif start := _utf16(found[2]):
                    last = min(last, first + 0x10FFFF - ord(start[-1]))
                    table.update({n: start[:-1] + chr(ord(start[-1]) + n - first) for n in range(first, last + 1)})
    return table


def _utf16(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", errors="replace") if len(code) % 4 == 0 else ""


def _tekst_van(block: bytes, table: dict[int, str]) -> str:
    parts = []
    for match in _STUK.finditer(block):
        if match[1] is not None:
            raw = bytes.fromhex(re.sub(rb"\s", b"", match[1]).decode() + ("0" if len(match[1]) % 2 else ""))
        elif match[2] is not None:
            raw = re.sub(rb"\\(.)", rb"\1", match[2], flags=re.S)
        else:
            parts.append(" " if float(match[3]) < _SPRONG else "")
            continue
        if table:
            parts.append("".join(table.get(int.from_bytes(raw[i : i + 2]), "") for i in range(0, len(raw), 2)))
        else:
            parts.append(raw.decode("latin-1"))
    return "".join(parts)
