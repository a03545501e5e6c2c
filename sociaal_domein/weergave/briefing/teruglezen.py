"""What a briefing says of itself, read back from any of its forms."""

from __future__ import annotations

import re
import zipfile
import zlib
from base64 import b64decode
from pathlib import Path

from sociaal_domein.weergave.briefing.docx import HERKOMST_IN_DOCX

_PAKKET = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_IN_PDF = re.compile(rb"/herkomst\s*\(([A-Za-z0-9+/=]+)\)")


def tekst_met_herkomst(bestand: Path) -> str:
    """Return the text in which the ``<meta>`` about a briefing stands.

    Parameters
    ----------
    bestand : Path
        A briefing or meeting card as HTML, Markdown, PDF or DOCX.

    Returns
    -------
    str
        Empty when a PDF or DOCX says nothing of itself.

    Raises
    ------
    OSError
        The file cannot be read.
    UnicodeDecodeError
        It is none of those forms.
    """
    content = bestand.read_bytes()
    if content.startswith(b"%PDF"):
        return _uit_pdf(content)
    if content.startswith(b"PK"):
        return _uit_docx(bestand)
    return content.decode("utf-8")


def _uit_pdf(content: bytes) -> str:
    for text in (content, *_uitgepakt(content)):
        if found := _IN_PDF.search(text):
            return b64decode(found[1]).decode("utf-8")
    return ""


def _uitgepakt(content: bytes) -> list[bytes]:
    texts = []
    for stream in _PAKKET.findall(content):
        try:
            texts.append(zlib.decompress(stream))
        except zlib.error:  # a picture, or a font
            continue
    return texts


def _uit_docx(bestand: Path) -> str:
    try:
        with zipfile.ZipFile(bestand) as packed:
            return packed.read(HERKOMST_IN_DOCX.lstrip("/")).decode("utf-8")
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):  # the last: locked with a password
        return ""
