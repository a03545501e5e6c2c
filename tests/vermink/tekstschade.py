"""Ways in which a text file with a table gets damaged: by hand, by Excel, by a transport that was cut off."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

Trek = Callable[[st.SearchStrategy], object]

# What a cell may suddenly hold. Nothing of it is data about a person.
CELLEN = (
    "", " ", ".", "-", "x", "?", "nan", "NaN", "inf", "-inf", "Infinity", "1e400", "1e3", "1e-5", "9e-0", "0x10",
    "-1", "-0", "+5", "−7", "1,5", "1.5", "1.234,5", "1,234.5", "1.2.3", ",5", "5,", "00012", "1_000",
    "99999999999999999999", "9" * 400, "-99998", "-99997.0", "0", "0,0", "100,1", "1900", "2101", "20224",
    "2026-02-30", "2026-13-01", "2023-00-00", "0000-00-00", "31-02-2024", "1-1-2099", "2099JJ00", "2024KW09",
    "1234", "１２３", "٣٤", "𝟗", "²", "½", "Ⅷ", "12\u200b3", "\u200f34", "\u202e5,2", "\ufeff6", "7\u00a0000",
    "a\u0301", "é", "\ufffd", "\x1b[31m", "\x07", "\\N", "NULL", "None", "true", "#REF!", "=1+1", "{}", "{0}", "%s",
    "'", "''", '""', "; drop table x", "../../etc", "GM0034", "GM9999", "gm0034", "WK003401", "BU00340100", "NL01",
    "Nederland", "Almere", "s" * 300, "b" * 40_000, "a b " * 9_000, "\u2028", "\x0b", "\x85",
)  # fmt: skip
KOPPEN = ("", " ", "jaar", "Jaar", "gm_code", "kolom 1", "naam", "Lasten", "WmoClienten_1", "{x}", "é" * 60, "\ufeff")
SCHEIDINGEN = (",", ";", "\t", "|", " ", ":")
TEKENSETS = ("cp1252", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp037", "utf-7")


def verminkte_tekst(inhoud: bytes, scheiding: str) -> st.SearchStrategy[bytes]:
    """Return a strategy that damages a delimited text file in one to three ways."""

    @st.composite
    def build(draw: Callable[[st.SearchStrategy], object]) -> bytes:
        raw = inhoud
        for change in draw(st.lists(st.sampled_from(WIJZEN), min_size=1, max_size=3)):  # type: ignore[attr-defined]
            raw = change(draw, raw, scheiding)
        return raw

    return build()


def _getal(draw: Trek, high: int, low: int = 0) -> int:
    return int(draw(st.integers(low, max(low, high))))  # type: ignore[call-overload]


def _uit(draw: Trek, choices: tuple[str, ...]) -> str:
    return str(draw(st.sampled_from(choices)))


def _op_regels(change: Callable[[Trek, list[str], str], list[str]]) -> Callable[[Trek, bytes, str], bytes]:
    """Make a change of lines into one of bytes; bytes that are no text go through unharmed."""

    def apply(draw: Trek, raw: bytes, sep: str) -> bytes:
        lines = raw.decode("utf-8", "surrogateescape").split("\n")
        return "\n".join(change(draw, lines, sep)).encode("utf-8", "surrogateescape")

    apply.__name__ = change.__name__
    return apply


@_op_regels
def regel_weg(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at = _getal(draw, len(lines) - 1)
    return lines[:at] + lines[at + _getal(draw, 3, 1) :]


@_op_regels
def regel_dubbel(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at, to = _getal(draw, len(lines) - 1), _getal(draw, len(lines))
    return [*lines[:to], lines[at], *lines[to:]]


@_op_regels
def regels_verwisseld(draw: Trek, lines: list[str], sep: str) -> list[str]:
    a, b = _getal(draw, len(lines) - 1), _getal(draw, len(lines) - 1)
    lines[a], lines[b] = lines[b], lines[a]
    return lines


@_op_regels
def lege_regels(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at = _getal(draw, len(lines))
    return [*lines[:at], _uit(draw, ("", " ", sep, sep * 3, sep * 40, "#")), *lines[at:]]


@_op_regels
def regels_samen(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at = _getal(draw, len(lines) - 1)
    return [*lines[:at], _uit(draw, ("", " ", sep, "\r")).join(lines[at : at + 2]), *lines[at + 2 :]]


@_op_regels
def cel_anders(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at = _getal(draw, len(lines) - 1, 1) if len(lines) > 1 else 0
    cells = lines[at].split(sep)
    cells[_getal(draw, len(cells) - 1)] = _uit(draw, CELLEN)
    lines[at] = sep.join(cells)
    return lines


@_op_regels
def cel_van_boven(draw: Trek, lines: list[str], sep: str) -> list[str]:
    """Make one cell the same as that of another row: a key that comes twice, with other values."""
    a, b = _getal(draw, len(lines) - 1), _getal(draw, len(lines) - 1)
    one, other = lines[a].split(sep), lines[b].split(sep)
    at = _getal(draw, len(other) - 1)
    if at < len(one):
        one[at] = other[at]
        lines[a] = sep.join(one)
    return lines


@_op_regels
def kop_anders(draw: Trek, lines: list[str], sep: str) -> list[str]:
    names = lines[0].split(sep)
    at = _getal(draw, len(names) - 1)
    names[at] = (
        lambda: _uit(draw, KOPPEN),
        lambda: names[at].upper(),
        lambda: names[at] + "_2",
        lambda: names[at][:-1],
        lambda: names[_getal(draw, len(names) - 1)],
        lambda: f'"{names[at]}"',
    )[_getal(draw, 5)]()
    lines[0] = sep.join(names)
    return lines


@_op_regels
def kolom_weg(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at = _getal(draw, lines[0].count(sep))
    return [sep.join(c for i, c in enumerate(line.split(sep)) if i != at) for line in lines]


@_op_regels
def kolom_verplaatst(draw: Trek, lines: list[str], sep: str) -> list[str]:
    width = lines[0].count(sep) + 1
    a, b = _getal(draw, width - 1), _getal(draw, width - 1)
    whole = bool(_getal(draw, 1))

    def move(line: str) -> str:
        cells = line.split(sep)
        if max(a, b) < len(cells):
            cells.insert(b, cells.pop(a))
        return sep.join(cells)

    return [move(line) if whole or i == 0 else line for i, line in enumerate(lines)]


@_op_regels
def kolom_dubbel(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at = _getal(draw, lines[0].count(sep))
    return [sep.join([*cells[: at + 1], *cells[at:]]) for cells in (line.split(sep) for line in lines)]


@_op_regels
def ander_scheidingsteken(draw: Trek, lines: list[str], sep: str) -> list[str]:
    new, only = _uit(draw, SCHEIDINGEN), _getal(draw, len(lines))
    return [line.replace(sep, new) if only in (i, len(lines)) else line for i, line in enumerate(lines)]


@_op_regels
def aanhalingsteken(draw: Trek, lines: list[str], sep: str) -> list[str]:
    """Open a quote at the start of a cell, and perhaps close one at the end of a later cell."""
    a = _getal(draw, len(lines) - 1)
    cells = lines[a].split(sep)
    at = _getal(draw, len(cells) - 1)
    cells[at] = '"' + cells[at]
    lines[a] = sep.join(cells)
    if _getal(draw, 2):
        b = min(len(lines) - 1, a + _getal(draw, 4))
        cells = lines[b].split(sep)
        end = min(at, len(cells) - 1) if _getal(draw, 3) else _getal(draw, len(cells) - 1)
        cells[end] += '"'
        lines[b] = sep.join(cells)
    return lines


@_op_regels
def komma_en_punt(draw: Trek, lines: list[str], sep: str) -> list[str]:
    at = _getal(draw, len(lines) - 1)
    table = str.maketrans({".": ",", ",": "."} if sep != "," else {".": "·"})
    lines[at] = lines[at].translate(table)
    return lines


def ander_regeleinde(draw: Trek, raw: bytes, sep: str) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(b"\n", (b"\r\n", b"\r", b"\n\n", b"\n\r", b"")[_getal(draw, 4)])


def andere_tekenset(draw: Trek, raw: bytes, sep: str) -> bytes:
    return raw.decode("utf-8", "replace").encode(_uit(draw, TEKENSETS), "replace")


def dubbel_gecodeerd(draw: Trek, raw: bytes, sep: str) -> bytes:
    return raw.decode("latin-1").encode("utf-8")


def afgeknipt(draw: Trek, raw: bytes, sep: str) -> bytes:
    at = _getal(draw, len(raw))
    return raw[:at] if _getal(draw, 2) else raw[at:]


def bytes_anders(draw: Trek, raw: bytes, sep: str) -> bytes:
    new = bytearray(raw)
    for _ in range(_getal(draw, 3, 1) if raw else 0):
        new[_getal(draw, len(new) - 1)] = _getal(draw, 255)
    return bytes(new)


def bytes_erbij(draw: Trek, raw: bytes, sep: str) -> bytes:
    at = _getal(draw, len(raw))
    extra = (b"\0", b"\0\0\0\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\x8f", b"\r", b"\x1a", b'"', b"\xed\xa0\x80")
    return raw[:at] + extra[_getal(draw, len(extra) - 1)] + raw[at:]


def iets_anders(draw: Trek, raw: bytes, sep: str) -> bytes:
    """Send what is no table at all."""
    first = raw.split(b"\n", 1)[0]
    other = (
        b"", b"\n", b"\xef\xbb\xbf", b"   ", b"\0" * 64, first, first + b"\n", b"PK\x03\x04" + raw, raw + raw,
        b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", b'{"value": []}', bytes(range(256)) * 4,
    )  # fmt: skip
    return other[_getal(draw, len(other) - 1)]


WIJZEN = (
    regel_weg, regel_dubbel, regels_verwisseld, lege_regels, regels_samen, cel_anders, cel_anders, cel_anders,
    cel_van_boven, cel_van_boven, kop_anders, kolom_weg, kolom_verplaatst, kolom_dubbel, ander_scheidingsteken,
    aanhalingsteken, aanhalingsteken, komma_en_punt, ander_regeleinde, andere_tekenset, dubbel_gecodeerd, afgeknipt,
    bytes_anders, bytes_erbij, iets_anders,
)  # fmt: skip
