"""Write a Word document, but never over one that somebody worked on."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.schijf import controleer_plaats
from sociaal_domein.taal import os_fout

if TYPE_CHECKING:
    from docx.document import Document

_DEEL = "customXml/kenmerk.xml"
_INHOUD = "word/document.xml"


def kenmerk(inhoud: bytes) -> str:
    """Return the mark of a text: Word and LibreOffice write another one as soon as somebody saves."""
    return hashlib.sha256(inhoud).hexdigest()[:16]


def zet_kenmerk(document: Document) -> None:
    """Put the mark of what a document says in a part that no reader sees."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<kenmerk>{kenmerk(document.part.blob)}</kenmerk>'.encode()
    part = Part(PackURI(f"/{_DEEL}"), "application/xml", content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def is_onbewerkt(bestand: Path) -> bool:
    """Whether a document still is as this program made it."""
    try:
        with zipfile.ZipFile(bestand) as packed:
            return kenmerk(packed.read(_INHOUD)) in packed.read(_DEEL).decode("utf-8", errors="replace")
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        return False


def vrije_plaats(bestand: Path) -> Path:
    """Return where a document may be written: its own place, or the next number when somebody worked on it."""
    number, target = 1, bestand
    while os.path.lexists(target) and not target.is_dir() and not is_onbewerkt(target):
        number += 1
        target = bestand.with_name(f"{bestand.stem}-{number}{bestand.suffix}")
    return target


def schrijf_docx(bestand: Path, inhoud: bytes) -> Path:
    """Write a document whole, beside one that somebody worked on; return where it stands.

    Raises
    ------
    SociaalDomeinFout
        The name does not end in ``.docx``, or it cannot be written there. What stood there still does.
    """
    if bestand.suffix.lower() != ".docx":
        raise SociaalDomeinFout(
            f"'{bestand.name}' is geen naam voor een Word-document.",
            waar="--naar",
            doe=f"Laat de naam eindigen op .docx, zoals {bestand.stem or 'vragen'}.docx.",
        )
    target = vrije_plaats(bestand)
    beside = target.with_name(f".{target.name}.{os.getpid()}.nieuw")
    makes = bestand.parent.name == "uitvoer"
    try:
        controleer_plaats(target, maakt_map=makes)
        if makes:
            target.parent.mkdir(exist_ok=True)
        beside.write_bytes(inhoud)
        beside.replace(target)
    except OSError as error:
        raise SociaalDomeinFout(
            f"Het document kan niet worden geschreven. Wat er stond, staat er nog. {os_fout(error)}",
            waar=str(target),
            doe="Kijk of de map bestaat en of u erin mag schrijven, of kies een ander bestand met --naar.",
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return target
