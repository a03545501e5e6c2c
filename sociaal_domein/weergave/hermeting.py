"""The figures of a question, then and now, for a reader."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociaal_domein.register import Raadsvraag
    from sociaal_domein.vragen.hermeten import Verschil

BREED = 100


def hermeting_als_tekst(vraag: Raadsvraag, verschillen: list[Verschil]) -> str:
    """Write a look at the figures for the command line."""
    parts = [f"{vraag.naam}: de cijfers van toen en nu"]
    for found in verschillen:
        parts.append("\n".join([found.kop, *(row for line in found.zinnen for row in _regels(line, "  ", "  "))]))
    says_not = [
        line for found in verschillen if found.indicator and found.cijfers for line in found.indicator.zegt_niet
    ]
    for head, lines in (
        ("Let op", [line for found in verschillen for line in found.let_op]),
        ("Wat deze cijfers niet zeggen", says_not),
    ):
        if lines:
            rows = (row for line in dict.fromkeys(lines) for row in _regels(line, "  - ", "    "))
            parts.append("\n".join([head, *rows]))
    parts.append("Een verschil zegt niet waardoor het komt, en niet of het goed of slecht is.")
    return "\n\n".join(parts)


def _regels(text: str, first: str, rest: str) -> list[str]:
    return wrap(text, BREED, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
