"""Find where the words of a text still stand: in any file of a folder, also packed or written in another way.

A text is taken apart into runs of five words, without capitals, accents and punctuation. A file is read in every way
it may hold words: UTF-8, Latin-1 and UTF-16, with the escapes of JSON and HTML undone and tags taken out; what is
packed in it (DOCX, XLSX, ZIP, gzip, PDF) is unpacked, and the tables of a DuckDB or Parquet file are read.

What it does not find: words in a picture or a scan, in a file behind a password, or in a packing that it does not know
(such a file is told apart, by `Ondoorzoekbaar`); a text that was rewritten in other words; a text of fewer than four
words.
"""

from __future__ import annotations

import gzip
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sociaal_domein.sql import naam, tekst

REEKS = 5
KORTSTE = 4
GROOTSTE = 500_000_000  # bytes
KOPIE = 0.2  # share of the runs that makes another text a copy
DIEPST = 3
GROOT = 100_000  # bytes
RAND = 512  # bytes around a word, an even number
_GESLOTEN = frozenset(".7z .rar .xz .bz2 .zst .pack .png .jpg .jpeg .gif .tif .tiff .heic .webp .mp3 .mp4 .m4a".split())
_WOORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_JSON = re.compile(r"\\u([0-9a-fA-F]{4})")
_TWEE_BYTES = re.compile(rb"(?:[^\0]\0){8}|(?:\0[^\0]){8}")
_WITREGEL = re.compile(r"\\[nrt]")
_AFBREKING = re.compile("\u00ad|-\\s*\\r?\\n\\s*")


class Ondoorzoekbaar(Exception):
    """A file of which not everything can be read."""


@dataclass(frozen=True)
class Sporen:
    """The runs of words to look for; they exist in memory only.

    Attributes
    ----------
    reeksen : frozenset of tuple of str
    ankers : frozenset of str
        A word of every run, to find the places in large files where a run may stand; empty when a run has none.
    """

    reeksen: frozenset[tuple[str, ...]]
    ankers: frozenset[str] = frozenset()

    @classmethod
    def van(cls, teksten: Iterable[str]) -> Sporen:
        """Take texts apart; one of four words is a run of its own."""
        runs: set[tuple[str, ...]] = set()
        plain: set[str] = set()
        for text in teksten:
            words = woorden(text)
            plain.update(w for w in _WOORD.findall(text.casefold()) if w.isascii())
            if len(words) >= KORTSTE:
                size = min(REEKS, len(words))
                runs.update(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
        return cls(frozenset(runs), _ankers(runs, plain))

    def eigen(self, ander: Sporen) -> Sporen:
        """Leave out what another text says too, unless that text is a copy: then it says a good part of it."""
        shared = self.reeksen & ander.reeksen
        if len(shared) >= KOPIE * len(self.reeksen):
            return self
        return Sporen(self.reeksen - shared, self.ankers)

    def __repr__(self) -> str:
        return f"Sporen({len(self.reeksen)} reeksen)"

    def tel(self, tekst: str) -> int:
        """Return at how many places in a text the words stand; a longer piece counts once."""
        words = woorden(tekst)
        places, last = 0, -1
        for size in {len(run) for run in self.reeksen}:
            for i, run in enumerate(zip(*(words[k:] for k in range(size)), strict=False)):
                if run in self.reeksen:
                    places += last < 0 or i > last + 1
                    last = i
            last = -1
        return places

    def zoek(self, bestand: Path) -> int:
        """Return at how many places in a file, or in its name, the words stand.

        Raises
        ------
        Ondoorzoekbaar
            Not everything in the file can be read, and in what can be read nothing stands.
        """
        most, closed = 0, False
        layers = teksten_van(bestand, self.ankers)
        while True:
            try:
                most = max(most, self.tel(next(layers)))
            except StopIteration:
                break
            except Ondoorzoekbaar:
                closed = True
                break
        if closed and not most:
            raise Ondoorzoekbaar(bestand.name)
        return most


def woorden(tekst: str) -> list[str]:
    """Return the words of a text, without capitals and accents.

    Examples
    --------
    >>> woorden("Eén verzonnen zin, niet meer.")
    ['een', 'verzonnen', 'zin', 'niet', 'meer']
    """
    plain = unicodedata.normalize("NFKD", tekst)
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _WOORD.findall(plain.casefold())


def _ankers(runs: set[tuple[str, ...]], plain: set[str]) -> frozenset[str]:
    chosen: set[str] = set()
    for run in sorted(runs):
        if not chosen.intersection(run):
            usable = [word for word in run if word in plain]
            if not usable:
                return frozenset()
            chosen.add(max(usable, key=len))
    return frozenset(chosen)


def teksten_van(bestand: Path, ankers: Collection[str] = ()) -> Iterator[str]:
    """Yield every way in which a file can be read.

    Parameters
    ----------
    bestand : Path
    ankers : collection of str
        Of a large file that is no text, only what stands around these words.

    Raises
    ------
    Ondoorzoekbaar
        Not everything in it can be read.
    """
    yield bestand.stem
    try:
        if bestand.stat().st_size > GROOTSTE:
            raise Ondoorzoekbaar(bestand.name)
        data = bestand.read_bytes()
    except OSError:
        raise Ondoorzoekbaar(bestand.name) from None
    yield from _lagen(data, DIEPST, ankers)
    if bestand.suffix == ".duckdb":
        yield from _uit_tabellen(bestand, "duckdb")
    elif bestand.suffix == ".parquet":
        yield from _uit_tabellen(bestand, "parquet")
    if bestand.suffix.lower() in _GESLOTEN:
        raise Ondoorzoekbaar(bestand.name)


def _lagen(data: bytes, diepte: int, ankers: Collection[str]) -> Iterator[str]:
    yield from _gelezen(data, ankers)
    if diepte == 0:
        return
    try:
        if data[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                for member in packed.infolist():
                    if member.file_size > GROOTSTE:
                        raise Ondoorzoekbaar("te groot")
                    yield member.filename
                    yield from _lagen(packed.read(member), diepte - 1, ankers)
        elif data[:5] == b"%PDF-":
            yield from _uit_pdf(data)
        elif data[:2] == b"\x1f\x8b":
            yield from _lagen(gzip.decompress(data), diepte - 1, ankers)
        elif data[:1] == b"x" and (inside := _uitgepakt(data)):
            yield from _lagen(inside, diepte - 1, ankers)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, RuntimeError, NotImplementedError, ValueError):
        # RuntimeError is what a password gives.
        raise Ondoorzoekbaar("ingepakt") from None


def _gelezen(data: bytes, ankers: Collection[str]) -> Iterator[str]:
    """Yield the text of bytes, by every alphabet they may be written in."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if ankers and len(data) > GROOT:
            data = _rondom(data, ankers)
        yield from _varianten(data.decode("utf-8", errors="replace"))
        yield from _varianten(data.decode("latin-1"))
    else:
        yield from _varianten(text)
    if _TWEE_BYTES.search(data):
        for start in (0, 1):  # little-endian from the second byte is big-endian from the first
            yield from _varianten(data[start:].decode("utf-16-le", errors="replace"))


def _rondom(data: bytes, ankers: Collection[str]) -> bytes:
    """Return what stands around the words, in one byte or two bytes a letter; the places keep odd and even apart."""
    low = data.lower()
    spots: set[int] = set()
    for word in ankers:
        # Without its last byte the little-endian word also stands in the big-endian one.
        for code in (word.encode(), word.encode("utf-16-le")[:-1]):
            at = low.find(code)
            while at >= 0:
                spots.add(at // RAND)
                at = low.find(code, at + 1)
    around = sorted({block + step for block in spots for step in (-1, 0, 1) if block + step >= 0})
    return b"".join(data[block * RAND : (block + 1) * RAND] for block in around)


def _varianten(text: str) -> Iterator[str]:
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


def _uitgepakt(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, GROOTSTE)
    except zlib.error:
        return b""


_STROOM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.S)
_TEKSTBLOK = re.compile(rb"(\[(?:[^\[\]\\]|\\.)*\]\s*TJ|<[0-9A-Fa-f\s]+>\s*Tj|\((?:[^()\\]|\\.)*\)\s*(?:Tj|'))", re.S)
_STUK = re.compile(rb"<([0-9A-Fa-f\s]+)>|\(((?:[^()\\]|\\.)*)\)|(-?\d+(?:\.\d+)?)", re.S)
_BFCHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
_BFRANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.S)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_SPRONG = -150.0  # thousandths of the size of a letter: a gap this wide is a space


def _uit_pdf(data: bytes) -> Iterator[str]:
    """Yield the text of a PDF, once by every table of letters in it.

    Raises
    ------
    Ondoorzoekbaar
        It is encrypted, or it holds no text, such as a scan.
    """
    streams = [_uitgepakt(m[1]) or m[1] for m in _STROOM.finditer(data)]
    tables = [t for t in map(_letters, streams) if t]
    drawn = [blocks for s in streams if (blocks := _TEKSTBLOK.findall(s))]
    if b"/Encrypt" in data or not drawn:
        raise Ondoorzoekbaar("pdf")
    for table in (*tables, {}):
        for blocks in drawn:
            # A line may be drawn in pieces, and a piece may begin in the middle of a word.
            pieces = [_tekst_van(block, table) for block in blocks]
            yield from _varianten("\n".join(pieces))
            yield from _varianten("".join(pieces))


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


def _uit_tabellen(bestand: Path, vorm: str) -> Iterator[str]:
    """Yield the texts of a few words or more from a database: on disk they may be packed."""
    import duckdb

    try:
        with duckdb.connect() as con:
            if vorm == "parquet":
                con.execute(f"create view v as select * from read_parquet({tekst(bestand)})")
                where = "database_name = current_database()"
            else:
                con.execute(f"attach {tekst(bestand)} as f (read_only)")
                where = "database_name = 'f' and table_name in (select table_name from duckdb_tables())"
            columns = con.execute(
                f"select database_name, schema_name, table_name, column_name from duckdb_columns() where {where} "
                "and not internal and (data_type like '%VARCHAR%' or data_type in ('BLOB', 'JSON'))"
            ).fetchall()
            for database, schema, table, column in columns:
                source = ".".join(map(naam, (database, schema, table)))
                value = f"cast({naam(column)} as varchar)"
                rows = con.execute(f"select distinct {value} from {source} where {value} like '% % % %'")
                while found := rows.fetchmany(5000):
                    yield "\n".join(text for (text,) in found)
    except duckdb.Error:
        raise Ondoorzoekbaar(bestand.name) from None
