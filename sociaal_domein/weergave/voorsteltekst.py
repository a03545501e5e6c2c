"""Proposals for questions on the screen, and for a program."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from sociaal_domein.taal import datum
from sociaal_domein.vragen.onderwerp import op_eiland
from sociaal_domein.weergave.cijfernoot import kort, opgehaald

if TYPE_CHECKING:
    from sociaal_domein.vragen.onderwerp import Onderwerp, Voorstel

BREEDTE = 100
AANLEIDINGEN = {
    "signaal": "een cijfer springt eruit",
    "tegenspraak": "een verhaal en een cijfer spreken elkaar tegen",
    "verhaal": "een verhaal en een cijfer naast elkaar",
    "verhaal_elders": "een verhaal van elders en een cijfer naast elkaar",
    "gat": "hierover is nog niets bekend",
    "toezegging": "een toezegging is over de termijn",
    "sjabloon": "een vraag die bij deze waarde hoort",
}


def voorsteltekst(onderwerp: Onderwerp, voorstellen: Sequence[Voorstel], *, sql: bool = False) -> str:
    """Return proposals as text, numbered; with `sql` the queries that give the figures too."""
    value, task = onderwerp.waarde, onderwerp.opgave
    lines = [
        op_eiland(f"Vragen over {onderwerp.naam} in {onderwerp.plaats}, bij de opgave {task.naam} ")
        + f"({datum(onderwerp.dag)})",
        *_regels(f"{value.naam}: {value.omschrijving}", "  "),
        "",
    ]
    for number, proposal in enumerate(voorstellen, start=1):
        lines.append(
            f"{number:>2}. {proposal.soort.capitalize()} ({proposal.lijn}): {AANLEIDINGEN[proposal.aanleiding]}"
        )
        lines += _regels(proposal.tekst, "    ")
        lines += _regels(f"Waarom: {proposal.waarom}", "    - ")
        known = onderwerp.gemeente.domein.indicatoren
        for figure in proposal.cijfers:
            taken = f", opgehaald op {opgehaald(figure.snapshot)}" if figure.snapshot else ""
            lines += _regels(f"Rust op: {kort(figure, known)}. Bron: {figure.bron}{taken}.", "    - ")
            if sql and figure.sql:
                lines.append(f"      {figure.sql}")
        lines += _regels(f"Zegt niet: {' '.join(proposal.zegt_niet)}", "    - ")
        lines += [*_regels(proposal.wat_de_raad_doet, "    - "), ""]
    return "\n".join(lines)


def voorsteljson(onderwerp: Onderwerp, voorstellen: Sequence[Voorstel]) -> str:
    """Return proposals as JSON, with everything that belongs to their figures."""
    found = [
        {"nummer": n, **asdict(v), "cijfers": [c.model_dump(mode="json") for c in v.cijfers]}
        for n, v in enumerate(voorstellen, start=1)
    ]
    whole = {"gemeente": onderwerp.gemeente.code, "peildatum": onderwerp.dag.isoformat(), "voorstellen": found}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _regels(tekst: str, inspringen: str) -> list[str]:
    return textwrap.wrap(
        tekst, BREEDTE, initial_indent=inspringen, subsequent_indent=" " * len(inspringen), break_long_words=False
    )
