"""Make a raadsvraag: from proposals, from the words of the asker, or from both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import vertaal
from sociaal_domein.register import Raadsvraag
from sociaal_domein.vragen.boek import nieuw_id

if TYPE_CHECKING:
    from sociaal_domein.register import CijferToen
    from sociaal_domein.vragen.boek import Boek
    from sociaal_domein.vragen.onderwerp import Voorstel

# What the user calls a kind of question, and what the standard does.
VRAAGTYPEN = {
    "schriftelijk": ("schriftelijke_politieke_vraag", "155"),
    "mondeling": ("mondelinge_politieke_vraag", "155"),
    "technisch": ("technische_vraag", "technisch"),
}
_NUMMERS = re.compile(r"\s*\d{1,2}\s*(,\s*\d{1,2}\s*)*")


@dataclass(frozen=True)
class Invulling:
    """What the asker gives.

    Attributes
    ----------
    type : str
        One of `VRAAGTYPEN`.
    teksten : sequence of str
        Own questions; they come after those of the proposals.
    ingediend : date or None
        None: a draft.
    """

    steller: Sequence[str]
    fractie: Sequence[str]
    type: str = "schriftelijk"
    titel: str | None = None
    teksten: Sequence[str] = ()
    toelichting: str | None = None
    portefeuillehouder: str | None = None
    ingediend: date | None = None


def kies_voorstellen(voorstellen: Sequence[Voorstel], nummers: str) -> list[Voorstel]:
    """Return the proposals with these numbers, counted from 1, each once and in the order given.

    Raises
    ------
    SociaalDomeinFout
        A number is none, or there is no proposal with it.

    Examples
    --------
    >>> kies_voorstellen(["a", "b", "c"], "3, 1")
    ['c', 'a']
    """
    if not _NUMMERS.fullmatch(nummers):
        raise SociaalDomeinFout(
            f"'{nummers}' is geen rij nummers.",
            waar="--uit-voorstel",
            doe="Schrijf de nummers met een komma ertussen, zoals: --uit-voorstel 2,4",
        )
    wanted = list(dict.fromkeys(int(part) for part in nummers.split(",")))
    wrong = [number for number in wanted if not 1 <= number <= len(voorstellen)]
    if wrong:
        raise SociaalDomeinFout(
            f"Er is geen voorstel met nummer {wrong[0]}.",
            waar="--uit-voorstel",
            doe=f"Kies uit 1 tot en met {len(voorstellen)}. Zie: sociaal-domein vraag voorstel",
        )
    return [voorstellen[number - 1] for number in wanted]


def maak_raadsvraag(
    boek: Boek,
    waarden: Sequence[str],
    invulling: Invulling,
    voorstellen: Sequence[Voorstel] = (),
    *,
    opgave: str | None = None,
    naam: str,
    toelichting: str = "",
    dag: date,
) -> Raadsvraag:
    """Put a record together; `vragen.boek.bewaar` keeps it.

    Parameters
    ----------
    boek : Boek
        Gives the id.
    waarden : sequence of str
        Ids.
    invulling : Invulling
    voorstellen : sequence of Voorstel
    opgave : str or None
        Id.
    naam, toelichting : str
        For when the asker gives none.
    dag : date
        For the id of a draft.

    Raises
    ------
    SociaalDomeinFout
        There is no question in it, or a field cannot hold what it was given.
    """
    questions = [v.tekst for v in voorstellen] + [" ".join(t.split()) for t in invulling.teksten]
    if not any(questions):
        raise SociaalDomeinFout(
            "Er is nog geen vraag.",
            waar="--uit-voorstel en --tekst",
            doe="Kies voorstellen, zoals --uit-voorstel 2,4, of schrijf een vraag achter --tekst.",
        )
    if invulling.type not in VRAAGTYPEN:
        raise SociaalDomeinFout(
            f"'{invulling.type}' kan niet achter --soort.", doe=f"Kies uit: {', '.join(VRAAGTYPEN)}."
        )
    kind, basis = VRAAGTYPEN[invulling.type]
    title = " ".join((invulling.titel or naam).split())
    day = invulling.ingediend or dag
    does = list(dict.fromkeys(v.wat_de_raad_doet for v in voorstellen))
    fields: dict[str, Any] = {
        "id": nieuw_id(boek, "raadsvragen", title, day),
        "naam": title,
        "vraagtype": kind,
        "grondslag": basis,
        "steller": list(invulling.steller),
        "fractie": list(invulling.fractie),
        "portefeuillehouder": invulling.portefeuillehouder,
        "waarden": list(waarden),
        "opgave": opgave,
        "schaal": next((v.schaal for v in voorstellen if v.schaal), None),
        "tekst": questions[0] if len(questions) == 1 else "\n".join(f"{n}. {q}" for n, q in enumerate(questions, 1)),
        "deelvragen": questions,
        "toelichting": invulling.toelichting or toelichting or None,
        "cijfers": _elk_een_keer(voorstellen),
        "wat_de_raad_doet": "\n".join(does) or None,
        "gebeurtenissen": [{"soort": "ingediend", "datum": invulling.ingediend}] if invulling.ingediend else [],
    }
    try:
        return Raadsvraag.model_validate(fields)
    except ValidationError as exc:
        where = Path("vraag nieuw")
        raise vertaal(exc, model=Raadsvraag, bestand=where, regel=lambda _: None, bij="een raadsvraag") from None


def _elk_een_keer(voorstellen: Sequence[Voorstel]) -> list[CijferToen]:
    return list({(c.indicator, c.gebied, c.jaar, c.reeks): c for v in voorstellen for c in v.cijfers}.values())
