"""The search finds words however they were written down, and says which files it cannot read."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import random
import sqlite3
import tarfile
import zipfile
import zlib
from pathlib import Path

import duckdb
import pytest

from sociaal_domein.casuistiek.sporen import Ondoorzoekbaar, Sporen, woorden

ZIN = "De paarse olifant zocht négen weken lang naar een groene paraplu."
SPOREN = Sporen.van([ZIN, "Vier verzonnen blauwe woorden", "Te kort"])


def schrijf(folder: Path, name: str, content: bytes | str) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize(
    "content",
    [
        ZIN,
        ZIN.upper(),
        ZIN.replace("é", "e\u0301"),
        ZIN.replace(" ", "\r\n    "),
        ZIN.replace(" ", ", "),
        ZIN.replace("paraplu", "para\u00adplu").replace("olifant", "oli-\n   fant"),
        "Een gewone zin vooraf. Vier, verzonnen (blauwe) woorden!",
        ZIN.encode("latin-1"),
        ZIN.encode("utf-8-sig"),
        ZIN.encode("utf-16"),
        ZIN.encode("utf-16-le"),
        b"\x01" + ZIN.encode("utf-16-be"),
        json.dumps({"wat": ZIN}),
        json.dumps({"wat": ZIN.replace(" ", "\n")}),
        "".join(f"\\u{ord(c):04x}" for c in ZIN),
        "<p>" + ZIN.replace("é", "&eacute;").replace(" ", "&nbsp;") + "</p>",
        ZIN.replace("olifant", "oli</w:t></w:r><w:r><w:t>fant"),
        ZIN.replace(" ", "</td><td>"),
        gzip.compress(ZIN.encode()),
        zlib.compress(ZIN.encode()),
        bz2.compress(ZIN.encode()),
        lzma.compress(ZIN.encode()),
        b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(f"Een verzonnen mail. {ZIN}".encode()),
        "data:text/plain;base64," + base64.urlsafe_b64encode(("\u00ff\u00fe? " + ZIN).encode()).decode(),
        base64.b64encode(gzip.compress(ZIN.encode())),
        quopri.encodestring(("x " * 20 + ZIN).encode("latin-1")),
        b"\xff\x00\x81" * 70_000 + ZIN.encode() + b"\xff\x00\x81" * 70_000,
        b"\xff\xd8\x81" * 70_001 + ZIN.encode("utf-16-le") + b"\xff" * 70_000,
        b"\xff\xd8\x81" * 70_001 + ZIN.encode("utf-16-be") + b"\xff" * 70_000,
    ],
)
def test_the_words_are_found_however_they_were_written(tmp_path: Path, content: bytes | str) -> None:
    assert SPOREN.zoek(schrijf(tmp_path, "iets.bin", content)) == 1


@pytest.mark.parametrize(
    "content",
    [
        "",
        "De paarse olifant zocht tien weken lang.",
        "Te kort. Te kort.",
        "olifant paarse de zocht",
        b"\xff\x00" * 90_000,
    ],
)
def test_other_words_are_not_found(tmp_path: Path, content: bytes | str) -> None:
    assert SPOREN.zoek(schrijf(tmp_path, "iets.txt", content)) == 0


def test_every_place_counts_once(tmp_path: Path) -> None:
    assert SPOREN.zoek(schrijf(tmp_path, "twee.txt", f"{ZIN} En nog eens: {ZIN} Vier verzonnen blauwe woorden")) == 3
    assert SPOREN.zoek(schrijf(tmp_path, f"{ZIN[:-1]}.txt", "")) == 1
    assert Sporen.van(["Te kort"]).zoek(schrijf(tmp_path, "kort.txt", "Te kort")) == 0


def test_the_words_are_not_shown_by_accident() -> None:
    assert "olifant" not in repr(SPOREN) and woorden("Eén ZIN.") == ["een", "zin"]


def test_what_another_text_says_too_is_left_out() -> None:
    words = [f"woord{n}" for n in range(30)]
    whole = Sporen.van([" ".join(words)])
    assert len(whole.reeksen) == 26
    common = Sporen.van([" ".join(words[:9])])  # 5 of 26 runs
    left = whole.zonder(common)
    assert len(left.reeksen) == 21 and left.tel(" ".join(words[:9])) == 0 and left.tel(" ".join(words)) == 1
    assert whole.zonder(whole).reeksen == frozenset()


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    inner = tmp_path / "binnen.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("blad.xml", f"<t>{ZIN}</t>")
    outer = tmp_path / "buiten.docx"
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(inner, "bijlage.zip")
    assert b"olifant" not in outer.read_bytes()
    assert SPOREN.zoek(outer) == 1


def test_a_tar_and_what_is_in_it(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tbz", "w:bz2") as packed:
        for name, content in (("stuk.gz", b"\x1f\x8b\x08 kapot"), ("b.gz", gzip.compress(ZIN.encode()))):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    assert SPOREN.zoek(tmp_path / "a.tbz") == 1


def test_a_database_under_another_name(tmp_path: Path) -> None:
    file = tmp_path / "a.bak"
    with duckdb.connect(str(file)) as con:
        con.execute("create table t as select i, ? || i as s from range(5000) as r (i)", [ZIN[:-1]])
    assert SPOREN.zoek(file) > 0
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("x", b"\0" * 8 + b"DUCK" + bytes(50))
    with pytest.raises(Ondoorzoekbaar):
        SPOREN.zoek(tmp_path / "b.zip")
    con = sqlite3.connect(tmp_path / "c.bak")
    con.execute("create table t (s)")
    con.execute("insert into t values (?)", ("x" * 4056 + " " + ZIN,))  # runs on in another page
    con.commit()
    con.close()
    assert SPOREN.zoek(tmp_path / "c.bak") > 0


def test_office_files(tmp_path: Path) -> None:
    import docx
    import openpyxl

    document = docx.Document()
    paragraph = document.add_paragraph()
    for part in (ZIN[:13], ZIN[13:30], ZIN[30:]):
        paragraph.add_run(part).bold = part.startswith("De")
    document.save(str(tmp_path / "a.docx"))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["titel", ZIN])
    book.save(tmp_path / "a.xlsx")
    assert SPOREN.zoek(tmp_path / "a.docx") == 1
    assert SPOREN.zoek(tmp_path / "a.xlsx") == 1


def test_a_database_is_read_also_where_its_bytes_are_packed(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "a.duckdb")) as con:
        con.execute("create table t as select i, struct_pack(w := ? || i) as s from range(5000) as r (i)", [ZIN[:-1]])
        con.execute("checkpoint")
        con.execute(f"copy (select * from t) to '{tmp_path / 'a.parquet'}' (format parquet, compression zstd)")
        con.execute(f"copy (select 'niets van dat alles hier' as w) to '{tmp_path / 'b.parquet'}' (format parquet)")
    assert SPOREN.zoek(tmp_path / "a.duckdb") > 0
    assert SPOREN.zoek(tmp_path / "a.parquet") > 0
    assert SPOREN.zoek(tmp_path / "b.parquet") == 0


def test_a_pdf_of_our_own_is_read(tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint", exc_type=ImportError)
    page = "<html lang=nl><body style='width:7cm'><p>{}</p><h1>Een andere kop hier</h1></body></html>"
    for name, text in (("met", ZIN), ("zonder", "Hier staat heel iets anders dan gezocht wordt.")):
        weasyprint.HTML(string=page.format(text)).write_pdf(tmp_path / f"{name}.pdf")
    assert b"olifant" not in (tmp_path / "met.pdf").read_bytes()
    assert SPOREN.zoek(tmp_path / "met.pdf") > 0
    assert SPOREN.zoek(tmp_path / "zonder.pdf") == 0


def test_a_pdf_of_plain_letters_is_read(tmp_path: Path) -> None:
    drawn = zlib.compress(b"BT [(De paarse oli) -20 (fant) -300 (zocht ) 5 (negen weken)] TJ (lang naar) Tj ET")
    assert SPOREN.zoek(schrijf(tmp_path, "a.pdf", b"%PDF-1.4\nstream\n" + drawn + b"\nendstream")) > 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("scan.pdf", b"%PDF-1.4\nstream\n\xff\xd8beeld\nendstream"),
        ("slot.pdf", b"%PDF-1.4 /Encrypt\nstream\n(iets) Tj\nendstream"),
        ("foto.JPG", b"\xff\xd8\xff"),
        ("stuk.docx", b"PK\x03\x04 kapot"),
        ("stuk.gz", b"\x1f\x8b kapot"),
        ("stuk.bak", bz2.compress(b"iets")[:-6]),
        ("a.bak", b"7z\xbc\xaf\x27\x1c"),
        ("b.bak", b"Rar!\x1a\x07\x01"),
        ("c.bak", b"\x28\xb5\x2f\xfd"),
        ("d.bak", b"\xff\xd8\xff"),
        ("e.bak", b"SQLite format 3\0 kapot"),
        ("f.bak", random.Random(1).randbytes(5000)),
        ("g.eml", base64.encodebytes(b"7z\xbc\xaf\x27\x1c" + bytes(40))),
        ("stuk.parquet", b"PAR1 kapot"),
        ("stuk.duckdb", b"kapot"),
    ],
)
def test_what_cannot_be_read_is_told_apart(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(Ondoorzoekbaar):
        SPOREN.zoek(schrijf(tmp_path, name, content))


def test_what_is_found_before_a_file_closes_counts(tmp_path: Path) -> None:
    assert SPOREN.zoek(schrijf(tmp_path, "foto.png", ZIN)) == 1


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Ondoorzoekbaar):
        SPOREN.zoek(tmp_path / "weg.txt")
