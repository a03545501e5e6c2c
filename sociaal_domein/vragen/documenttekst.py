"""The text of a document with questions: Word, Markdown or plain text, as its reader sees it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from sociaal_domein.fouten import SociaalDomeinFout

GROOTST = 2_000_000  # bytes, of the file: a picture of a logo takes room too
LANGST = 100_000  # letters, of the text in it: some forty pages
SOORTEN = (".docx", ".md", ".txt")
_DOE_GROOT = "Haal eruit wat geen vraag is, zoals bijlagen en plaatjes. Of knip de tekst in stukken."
_MARKDOWN = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\((https?:[^)\s]+)[^)\n]*\)"), r"\1 (\2)"),
    (re.compile(r"\[\^[^\]\n]+\](?!:)"), " [noot]"),
    (re.compile(r"^(?:```|~~~|---+$|===+$).*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
)


def lees_document(pad: Path) -> str:
    """Return the text of a document with questions.

    Comments in the margin, headers and footers are no part of the question and are left out; a footnote leaves
    "[noot]" behind, for that is where a source stands.

    Parameters
    ----------
    pad : Path
        ``.docx``, ``.md`` or ``.txt``.

    Raises
    ------
    SociaalDomeinFout
        Another kind of file, one that cannot be read, one that is empty, one of more than `GROOTST` bytes, or one with
        more than `LANGST` letters.
    """
    kind = pad.suffix.casefold()
    if kind not in SOORTEN:
        raise SociaalDomeinFout(
            "Dit soort bestand kan het programma niet toetsen.",
            waar=str(pad),
            doe=f"Sla het op als een van deze: {', '.join(SOORTEN)}.",
        )
    try:
        with pad.open("rb") as stream:
            raw = _hooguit(stream, str(pad))
    except OSError as error:
        from sociaal_domein.taal import os_fout

        raise SociaalDomeinFout(
            f"Dit bestand is niet te lezen. {os_fout(error)}",
            waar=str(pad),
            doe="Kijk of de naam klopt en of u het mag openen.",
        ) from error
    if kind == ".docx":
        from sociaal_domein.vragen.wordtekst import word_tekst

        shown = word_tekst(raw, pad, GROOTST)
        if shown is None:
            raise _te_groot(str(pad))
        return _eis_tekst(shown, str(pad))
    text = _tekst(raw, str(pad))
    return _eis_tekst(zonder_opmaak(text) if kind == ".md" else text, str(pad))


def lees_stroom(stroom: BinaryIO) -> str:
    """Return the text that was sent to the program, as ``cat vraag.txt | sociaal-domein vraag toets --bestand -`` does.

    Raises
    ------
    SociaalDomeinFout
        It is empty, no text, more than `GROOTST` bytes, or more than `LANGST` letters.
    """
    where = "standaardinvoer (-)"
    return _eis_tekst(_tekst(_hooguit(stroom, where), where), where)


def controleer_tekst(tekst: str, waar: str) -> str:
    """Return a text that was typed, if it holds anything and is not too long.

    Raises
    ------
    SociaalDomeinFout
        It is empty, or more than `LANGST` letters.
    """
    return _eis_tekst(tekst, waar)


def zonder_opmaak(tekst: str) -> str:
    """Return Markdown without what only a program reads; headings and lists keep their marks.

    Examples
    --------
    >>> zonder_opmaak("1. **Hoe lang** is de [wachtlijst](https://voorbeeld.nl/lijst)?")
    '1. Hoe lang is de wachtlijst (https://voorbeeld.nl/lijst)?'
    """
    for pattern, instead in _MARKDOWN:
        tekst = pattern.sub(instead, tekst)
    return tekst


def _hooguit(stream: BinaryIO, where: str) -> bytes:
    raw = stream.read(GROOTST + 1)
    if len(raw) > GROOTST:
        raise _te_groot(where)
    return raw


def _te_groot(where: str) -> SociaalDomeinFout:
    return SociaalDomeinFout("Dit bestand is te groot. Verwacht: hooguit 2 megabyte.", waar=where, doe=_DOE_GROOT)


def _tekst(raw: bytes, where: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    if b"\x00" in raw or raw.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf")):
        raise SociaalDomeinFout(
            "Dit is geen gewone tekst.", waar=where, doe=f"Sla het op als een van deze: {', '.join(SOORTEN)}."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("windows-1252", errors="replace")


def _eis_tekst(text: str, where: str) -> str:
    if not any(char.isalnum() for char in text):
        raise SociaalDomeinFout(
            "Hier staat geen tekst.", waar=where, doe="Schrijf een vraag, of wijs een ander bestand aan."
        )
    if len(text) > LANGST:
        raise SociaalDomeinFout(
            "Dit is te veel tekst. Verwacht: hooguit 100.000 tekens, ongeveer 40 bladzijden.",
            waar=where,
            doe=_DOE_GROOT,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
