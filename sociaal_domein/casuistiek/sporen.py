"""Find where the words of a text still stand: in any file of a folder, also packed or written in another way.

A text is taken apart into runs of five words, without capitals, accents and punctuation. A file is read in every way
it may hold words: UTF-8, Latin-1 and UTF-16, with the escapes of JSON, HTML and mail undone and tags taken out; what is
packed in it (DOCX, XLSX, ZIP, tar, gzip, bzip2, xz, PDF) is unpacked, and the tables of a database or a Parquet file
are read. What a file is, its first bytes say, not its name.

What it does not find: words in a picture or a scan, in a file behind a password, or in a packing that it does not know
(such a file is told apart, by `Ondoorzoekbaar`); a text that was rewritten in other words; a text of fewer than four
words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sociaal_domein.casuistiek.pdftekst import uit_pdf
from sociaal_domein.casuistiek.verpakt import (
    DIEPST,
    GROOTSTE,
    TABELLEN,
    Ondoorzoekbaar,
    base64_blokken,
    delen,
    elk,
    herkend,
    is_beeld,
    is_gesloten,
    lijkt_versleuteld,
    tabelsoort,
    varianten,
    zonder_aanhaling,
)
from sociaal_domein.sql import naam, tekst

REEKS = 5
KORTSTE = 4
GROOT = 100_000  # bytes
RAND = 512  # bytes around a word, an even number
_GESLOTEN = frozenset(".7z .rar .zst .pack .png .jpg .jpeg .gif .tif .tiff .heic .webp .mp3 .mp4 .m4a".split())
_INGEPAKT = frozenset(".gz .tgz .bz2 .tbz .tbz2 .xz .txz .zip".split())
_WOORD = re.compile(r"[^\W_]+")
_TWEE_BYTES = re.compile(rb"(?:[^\0]\0){8}|(?:\0[^\0]){8}")


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

    def zonder(self, ander: Sporen) -> Sporen:
        """Leave out what another text says too."""
        return Sporen(self.reeksen - ander.reeksen, self.ankers)

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
    kind = tabelsoort(data) or bestand.suffix.removeprefix(".")
    tables = [_uit_tabellen(bestand, kind)] if kind in TABELLEN else []
    yield from elk([_lagen(data, DIEPST, ankers, bestand=True), *tables])
    suffix, known = bestand.suffix.lower(), herkend(data)
    if suffix in _GESLOTEN or is_beeld(data) or (not known and (suffix in _INGEPAKT or lijkt_versleuteld(data))):
        raise Ondoorzoekbaar(bestand.name)


def _lagen(data: bytes, diepte: int, ankers: Collection[str], *, bestand: bool = False) -> Iterator[str]:
    yield from _gelezen(data, ankers)
    if is_gesloten(data) or (tabelsoort(data) and not bestand):
        raise Ondoorzoekbaar("ingepakt")
    if data[:5] == b"%PDF-":
        yield from uit_pdf(data)
    elif herkend(data):
        if diepte == 0:
            raise Ondoorzoekbaar("te diep")
        yield from elk(_deel(name, inside, diepte - 1, ankers) for name, inside in delen(data))
    elif diepte:
        if (plain := zonder_aanhaling(data)) is not None:
            yield from _gelezen(plain, ankers)
        yield from elk(_lagen(inside, diepte - 1, ankers) for inside in base64_blokken(data))


def _deel(name: str, data: bytes, diepte: int, ankers: Collection[str]) -> Iterator[str]:
    yield name
    yield from _lagen(data, diepte, ankers)


def _gelezen(data: bytes, ankers: Collection[str]) -> Iterator[str]:
    """Yield the text of bytes, by every alphabet they may be written in."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if ankers and len(data) > GROOT:
            data = _rondom(data, ankers)
        yield from varianten(data.decode("utf-8", errors="replace"))
        yield from varianten(data.decode("latin-1"))
    else:
        yield from varianten(text)
    if _TWEE_BYTES.search(data):
        for start in (0, 1):  # little-endian from the second byte is big-endian from the first
            yield from varianten(data[start:].decode("utf-16-le", errors="replace"))


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
