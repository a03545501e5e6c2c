"""What bytes are, by how they begin, and what is packed in them."""

from __future__ import annotations

import binascii
import bz2
import gzip
import html
import io
import lzma
import math
import re
import sqlite3
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

GROOTSTE = 500_000_000  # bytes of a file
UITGEPAKT = 200_000_000  # bytes that one packed part may become
DIEPST = 4
TABELLEN = ("duckdb", "parquet")
_SQLITE = b"SQLite format 3\0"
# 7z, RAR, zstd, LZ4, compress, Cabinet, a pack of git, and Office before 2007 or with a password.
_GESLOTEN = (
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"\x28\xb5\x2f\xfd",
    b"\x04\x22\x4d\x18",
    b"\x1f\x9d",
    b"MSCF\0\0\0\0",
    b"PACK\0\0\0",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)
_BEELD = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_STROMEN: dict[bytes, Callable[[Any], Any]] = {
    b"\x1f\x8b\x08": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\0": lzma.open,
}
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}(?:\r?\n[A-Za-z0-9+/]+)*={0,2}")
_BASE64_URL = re.compile(rb"(?=[A-Za-z0-9]*[_-])[A-Za-z0-9_-]{24,}={0,2}")
_AANHALING = re.compile(rb"=(?:[0-9A-Fa-f]{2}|[ \t]*\r?\n)")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_JSON = re.compile(r"\\u([0-9a-fA-F]{4})")
_WITREGEL = re.compile(r"\\[nrt]")
_AFBREKING = re.compile("\u00ad|-\\s*\\r?\\n\\s*")
_STEEKPROEF = 65_536  # bytes


class Ondoorzoekbaar(Exception):
    """A file of which not everything can be read."""


def is_gesloten(data: bytes) -> bool:
    """Whether the bytes are of a packing that cannot be opened here."""
    return data.startswith(_GESLOTEN)


def is_beeld(data: bytes) -> bool:
    """Whether the bytes are a picture."""
    return data.startswith(_BEELD)


def tabelsoort(data: bytes) -> str | None:
    """Return the kind of table file, of `TABELLEN`, that the bytes are."""
    if data[8:12] == b"DUCK":
        return "duckdb"
    return "parquet" if data[:4] == b"PAR1" else None


def herkend(data: bytes) -> bool:
    """Whether the bytes are of a form that is read here by what it is."""
    return (
        data.startswith((b"PK\x03\x04", b"%PDF-", _SQLITE, *_STROMEN))
        or data[257:262] == b"ustar"
        or tabelsoort(data) in TABELLEN
        or (data[:1] == b"x" and bool(inflate(data)))
    )


def delen(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every part of packed bytes.

    Raises
    ------
    Ondoorzoekbaar
        A part is damaged, locked with a password or too large; the other parts came first.
    """
    closed = False
    try:
        if data[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                for member in packed.infolist():
                    if part := _lid(packed, member):
                        yield member.filename, part
                    else:
                        closed |= member.file_size > 0
        elif data[257:262] == b"ustar":
            with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
                for entry in archive:
                    opened = archive.extractfile(entry) if entry.isfile() else None
                    yield entry.name, opened.read() if opened else b""
        elif data.startswith(_SQLITE):
            yield "", _uit_sqlite(data)
        elif data[:1] == b"x":
            yield "", inflate(data)
        else:
            for start, opener in _STROMEN.items():
                if data.startswith(start):
                    with opener(io.BytesIO(data)) as stream:
                        whole: bytes = stream.read(UITGEPAKT + 1)
                    yield "", whole[:UITGEPAKT]
                    closed = len(whole) > UITGEPAKT
    except (zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, sqlite3.Error, zlib.error):
        closed = True
    except (OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        closed = True
    if closed:
        raise Ondoorzoekbaar("ingepakt") from None


def _lid(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return one file of a ZIP; nothing when it cannot be read."""
    if member.file_size > UITGEPAKT:
        return b""
    try:
        return packed.read(member)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError, NotImplementedError):
        return b""  # RuntimeError is what a password gives


def _uit_sqlite(data: bytes) -> bytes:
    """Return every text of a database, a line each, read in memory: a long one is spread over its pages."""
    lines: list[str] = []
    con = sqlite3.connect(":memory:")
    try:
        con.deserialize(data[:18] + b"\1\1" + data[20:])  # a journal beside it cannot be read from memory
        for (table,) in con.execute("select name from sqlite_master where type = 'table'").fetchall():
            quoted = str(table).replace('"', '""')
            for row in con.execute(f'select * from "{quoted}"'):
                lines += [v if isinstance(v, str) else v.decode("latin-1") for v in row if isinstance(v, str | bytes)]
    finally:
        con.close()
    return "\n".join(lines).encode(errors="replace")


def inflate(data: bytes) -> bytes:
    """Return what zlib packed; empty when it is not that."""
    try:
        return zlib.decompressobj().decompress(data, UITGEPAKT)
    except zlib.error:
        return b""


def elk(lagen: Iterable[Iterator[str]]) -> Iterator[str]:
    """Yield all texts of all layers, and raise only then when one of them could not be read.

    Raises
    ------
    Ondoorzoekbaar
        Not everything can be read.
    """
    closed = False
    for layer in lagen:
        try:
            yield from layer
        except Ondoorzoekbaar:
            closed = True
    if closed:
        raise Ondoorzoekbaar("ingepakt")


def base64_blokken(data: bytes) -> Iterator[bytes]:
    """Yield what stands in the bytes as base64, such as the body of a mail."""
    for pattern, signs in ((_BASE64, b"+/"), (_BASE64_URL, b"-_")):
        for found in pattern.finditer(data):
            raw = re.sub(rb"[\r\n=]", b"", found[0]).translate(bytes.maketrans(signs, b"+/"))
            yield binascii.a2b_base64(raw[: len(raw) - (len(raw) % 4 == 1)] + b"=" * (-len(raw) % 4))


def zonder_aanhaling(data: bytes) -> bytes | None:
    """Undo quoted-printable, as in a mail; None when nothing in the bytes is written so."""
    return binascii.a2b_qp(data) if _AANHALING.search(data) else None


def lijkt_versleuteld(data: bytes) -> bool:
    """Whether bytes are no text and hardly repeat, as what is packed or locked does not.

    Examples
    --------
    >>> lijkt_versleuteld(b"gewone tekst" * 100), lijkt_versleuteld(bytes(range(256)))
    (False, True)
    """
    middle = max(0, len(data) // 2 - _STEEKPROEF // 2)
    sample = data[middle : middle + _STEEKPROEF]
    if len(sample) < 32:
        return False
    counts = Counter(sample)
    odd = sum(n for byte, n in counts.items() if byte >= 0x80 or (byte < 0x20 and byte not in b"\t\r\n"))
    bits = -sum(n / len(sample) * math.log2(n / len(sample)) for n in counts.values())
    if odd < 0.4 * len(sample) or bits < 0.85 * min(8.0, math.log2(len(sample))):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return len(counts) > 200


def varianten(text: str) -> Iterator[str]:
    """Yield the ways to read a text: breaks, escapes and tags undone."""
    plain = _AFBREKING.sub("", text)
    if "\\" in plain:
        plain = _WITREGEL.sub(" ", _JSON.sub(lambda m: chr(int(m[1], 16)), plain))
    yield plain
    if "&" in plain:
        plain = html.unescape(plain)
        yield plain
    if "<" in plain:
        yield _TAG.sub(" ", plain)
        yield _TAG.sub("", plain)
