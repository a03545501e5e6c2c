"""What can be done next with a question, a promise or a motion, as a command."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sociaal_domein.register import Motie, Raadsvraag, Toezegging

if TYPE_CHECKING:
    from sociaal_domein.vragen.boek import Boek

_DATUM = "--datum jjjj-mm-dd"
# A year later the same figures say something new.
_HERMETEN_NA = 365


def volgende_stap(boek: Boek, stuk: Raadsvraag | Toezegging | Motie, dag: date) -> str | None:
    """Return a sensible next step with its command; None when nothing is left to do."""
    match stuk:
        case Raadsvraag():
            return _bij_vraag(boek, stuk, dag)
        case Toezegging() if boek.stand(stuk, dag).is_open:
            return f"Is het gedaan? Geef: sociaal-domein toezegging afdoen {stuk.id} {_DATUM} --document …"
        case Motie() if boek.stand(stuk, dag).is_open:
            return f"Gebeurde er iets? Geef: sociaal-domein motie gebeurtenis {stuk.id} --soort … {_DATUM}"
        case _:
            return None


def _bij_vraag(boek: Boek, vraag: Raadsvraag, dag: date) -> str | None:
    stand = boek.stand(vraag, dag)
    if stand.fase == "concept":
        return f"Is zij ingediend? Geef: sociaal-domein vraag gebeurtenis {vraag.id} --soort ingediend {_DATUM}"
    if stand.fase == "ingetrokken":
        return None
    if stand.is_open:
        return f"Is er een antwoord? Geef: sociaal-domein vraag antwoord {vraag.id} {_DATUM} --samenvatting …"
    verdicts = [a.oordeel for a in vraag.antwoorden]
    if None in verdicts:
        return f"Beantwoordt dit de vraag? Geef: sociaal-domein vraag beoordeel {vraag.id} --beantwoordt ja|deels|nee"
    last = verdicts[-1] if verdicts else None
    if last is not None and last.beantwoordt != "ja" and stand.fase == "beantwoord":
        return f"Vraagt u door? Geef: sociaal-domein vraag gebeurtenis {vraag.id} --soort vervolgvraag {_DATUM}"
    looked = max([h.datum for h in vraag.hermetingen] + [c.dag for c in vraag.cijfers], default=dag)
    if vraag.cijfers and (dag - looked).days >= _HERMETEN_NA:
        return f"Hoe staan de cijfers er nu voor? Geef: sociaal-domein vraag hermeting {vraag.id}"
    if stand.fase != "afgedaan":
        return f"Bent u klaar? Geef: sociaal-domein vraag gebeurtenis {vraag.id} --soort afgedaan {_DATUM}"
    return None
