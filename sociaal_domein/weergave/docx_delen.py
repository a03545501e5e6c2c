"""What every Word document of ours shares: clean text, a makerand fixed bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sociaal_domein import paden

if TYPE_CHECKING:
    from docx.document import Document

# What XML cannot hold.
_ONTOELAATBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def schoon(text: str) -> str:
    r"""Return a text on one line, without what XML cannot hold.

    Examples
    --------
    >>> schoon("een\x0b regel\nmet\x00 meer")
    'een regel met meer'
    """
    return re.sub(" +", " ", _ONTOELAATBAAR.sub("", re.sub(r"\s", " ", text)))


def eigenschappen(document: Document, titel: str, peildatum: date) -> None:
    """Say what a document is and who made it; the day is never that of today."""
    maker = f"sociaal-domein {paden.versie()}"
    day = datetime.combine(peildatum, time())
    core = document.core_properties
    core.title, core.author, core.last_modified_by = schoon(titel), maker, maker
    core.subject, core.keywords, core.comments, core.category = "Sociaal domein", "", "", ""
    core.language, core.revision = "nl-NL", 1
    core.created = core.modified = core.last_printed = day


def vaste_bytes(document: Document, peildatum: date) -> bytes:
    """Pack a document without anything of this moment or of this machine."""
    _zonder_resten(document)
    packed, fixed = io.BytesIO(), io.BytesIO()
    document.save(packed)
    stamp = (max(peildatum.year, 1980), peildatum.month, peildatum.day, 0, 0, 0)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name), compresslevel=9)
    return fixed.getvalue()


def _zonder_resten(document: Document) -> None:
    """Leave out what the empty template carries along: a picture of another document, styles for Word 2010."""
    for holder in (document.part.package, document.part):
        for key in [k for k, r in holder.rels.items() if r.reltype.endswith(("/thumbnail", "/stylesWithEffects"))]:
            del holder.rels[key]
