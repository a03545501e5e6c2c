"""The figures of a question, then and now, for a reader."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from sociaal_domein.taal import opsomming

if TYPE_CHECKING:
    from sociaal_domein.register import Raadsvraag
    from sociaal_domein.vragen.hermeten import Verschil

BREED = 100


def hermeting_als_tekst(vraag: Raadsvraag, verschillen: list[Verschil]) -> str:
    """Write a look at the figures for the command line."""
    parts = [f"{vraag.naam}: de cijfers van toen en nu"]
    for found in verschillen:
        title = found.indicator.titel if found.indicator else found.toen.indicator
        parts.append("\n".join([title, *(row for line in found.zinnen for row in _regels(line, "  ", "  "))]))
    if caution := dict.fromkeys(line for found in verschillen for line in found.let_op):
        parts.append("\n".join(["Let op", *(row for line in caution for row in _regels(line, "  - ", "    "))]))
    gone = [found.toen.indicator for found in verschillen if found.weg]
    if gone:
        parts.append(f"Zonder cijfer van nu: {opsomming(dict.fromkeys(gone))}.")
    parts.append("Een verschil zegt niet waardoor het komt, en niet of het goed of slecht is.")
    return "\n\n".join(parts)


def _regels(text: str, first: str, rest: str) -> list[str]:
    return wrap(text, BREED, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
