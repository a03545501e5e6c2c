"""Write records back: only entries that changed, and never a half file.

An entry that did not change keeps its lines as they stand, comments included. So do the comments at the top
and those above an entry. Comments inside an entry that changed are lost; so is every comment but the one at
the top in a file that is not laid out as one entry per dash at the start of a line.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import plek
from sociaal_domein.register.basis import ALLEEN_TEKST, Record, Soort
from sociaal_domein.register.lezen import lees_records
from sociaal_domein.register.yamlboom import lees_tekst

_KOP = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_STREEP = re.compile(r"^-(?=\s)", re.MULTILINE)
_REGELBREKERS = re.compile("[\x85\u2028\u2029]")


def schrijf_tekst(bestand: Path, tekst: str) -> None:
    """Write a text file beside its place and move it there, so that a reader never sees half of it.

    Raises
    ------
    SociaalDomeinFout
        When the folder or the file cannot be written.
    """
    beside = bestand.with_name(f".{bestand.name}.{os.getpid()}")
    try:
        bestand.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(tekst, encoding="utf-8", newline="\n")
        beside.replace(bestand)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise SociaalDomeinFout(
            "Dit bestand kan niet geschreven worden.",
            waar=plek(bestand),
            doe="Kijk of de map bestaat, of er ruimte is en of u hier mag schrijven.",
        ) from None


def schrijf_records(bestand: Path, soort: Soort, records: Iterable[Record]) -> None:
    """Make a file hold exactly these records, in this order.

    Parameters
    ----------
    bestand : Path
        May be new. When it exists it must be readable: a damaged file is never overwritten.
    soort : Soort
    records : iterable of Record
        At least one.

    Raises
    ------
    SociaalDomeinFout
        When the file that stands there is damaged, or the new one cannot be written.
    """
    wanted = {record.id: record for record in records}
    old = lees_tekst(bestand) if bestand.exists() else ""
    text = _vervang(old, bestand, soort, wanted) if old.strip() else _tekst_van(wanted.values())
    schrijf_tekst(bestand, text)


def kop_vervangen(tekst: str, kop: str) -> str:
    r"""Replace the comment at the top of a register file.

    Examples
    --------
    >>> kop_vervangen("# oud\n\n- id: a\n", "# nieuw\n")
    '# nieuw\n- id: a\n'
    """
    return kop + tekst[_kop_einde(tekst) :]


def _kop_einde(text: str) -> int:
    match = _KOP.match(text)
    return match.end() if match else 0


def _vervang(old: str, bestand: Path, soort: Soort, wanted: dict[str, Record]) -> str:
    current = lees_records(old, bestand, soort).records
    text = old.replace("\r\n", "\n")
    head, chunks, foot = _stukken(text, list(current))
    if not chunks:
        return head + _tekst_van(wanted.values())
    parts = []
    for id, record in wanted.items():
        lead, body = chunks.get(id, ("\n", ""))
        parts.append(lead + (body if id in chunks and current[id] == record else _tekst_van([record])))
    new = head + "".join(part if part.endswith("\n") else part + "\n" for part in parts) + foot
    if _leest_terug(new, bestand, soort, wanted):
        return new
    return text[: _kop_einde(text)] + _tekst_van(wanted.values())


def _stukken(text: str, ids: list[str]) -> tuple[str, dict[str, tuple[str, str]], str]:
    """Cut a file into its head, per id the comment above the entry and the entry itself, and its foot."""
    dashes = [m.start() for m in _STREEP.finditer(text)]
    if len(dashes) != len(ids):
        return text[: _kop_einde(text)], {}, ""
    starts = [_begin_van_commentaar(text, dash) for dash in dashes]
    starts[0] = _begin_van_eerste(text[: dashes[0]])
    ends = [*starts[1:], _begin_van_commentaar(text, len(text))]
    chunks = {
        id: (text[start:dash], text[dash:end]) for id, start, dash, end in zip(ids, starts, dashes, ends, strict=True)
    }
    return text[: starts[0]], chunks, text[ends[-1] :]


def _begin_van_eerste(text: str) -> int:
    """Split what stands above the first entry: a comment after the last blank line is the entry's own."""
    blank = text.rfind("\n\n")
    return len(text) if blank < 0 else blank + 2


def _begin_van_commentaar(text: str, dash: int) -> int:
    """Walk up from a dash over comments and blank lines."""
    start = dash
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above:start].strip()
        if line and not line.startswith("#"):
            break
        start = above
    return start


def _leest_terug(text: str, bestand: Path, soort: Soort, wanted: dict[str, Record]) -> bool:
    try:
        found = lees_records(text, bestand, soort).records
    except SociaalDomeinFout:
        return False
    return list(found.items()) == list(wanted.items())


class _Schrijver(yaml.SafeDumper):
    """Writes rare line breaks (NEL, LS, PS) as escapes: unescaped, YAML reads them back as a space."""


def _tekst(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _REGELBREKERS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Schrijver.add_representer(str, _tekst)


def _tekst_van(records: Iterable[Record]) -> str:
    entries = [
        yaml.dump(
            [record.model_dump(mode="json", exclude_none=True, exclude_defaults=True, context={ALLEEN_TEKST: True})],
            Dumper=_Schrijver,
            allow_unicode=True,
            sort_keys=False,
            width=100,
        )
        for record in records
    ]
    return "\n".join(entries)
