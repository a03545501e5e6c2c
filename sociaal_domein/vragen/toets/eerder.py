"""What was asked before: the question, where it stands, and what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sociaal_domein.vragen.toets.invoer import Invoer
from sociaal_domein.vragen.toets.opmerking import Opmerking

_LANGST = 300


def eerder_gevraagd(invoer: Invoer, home: Path) -> Iterator[Opmerking]:
    """Yield for each deelvraag the earlier question that asks nearly the same, with its answer.

    Parameters
    ----------
    home : Path
        The working folder with the register.
    """
    from sociaal_domein.taal import datum
    from sociaal_domein.vragen.boek import lees_boek
    from sociaal_domein.vragen.zoeken import lijkt_op

    asked = lees_boek(home).raadsvragen
    alike = {text: lijkt_op(home, text, 1) for text in set(invoer.schoon)}
    for place, text in enumerate(invoer.schoon, 1):
        for found in alike[text]:
            day = f"{datum(found.datum)}, " if found.datum else ""
            known = asked.get(found.id) if found.soort == "raadsvraag" else None
            answers = [answer for answer in (known.antwoorden if known else []) if answer.samenvatting]
            told = (
                f"Toen was het antwoord: {_kort(answers[-1].samenvatting or '')}"
                if answers
                else "Lees eerst wat daarop kwam."
            )
            where = f" {found.link}" if found.link else ""
            yield Opmerking(
                "eerder", place, f"Dit is eerder gevraagd: {found.titel} ({day}{found.fase}).", f"{told}{where}"
            )


def _kort(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LANGST else f"{words[:_LANGST].rpartition(' ')[0]} …"
