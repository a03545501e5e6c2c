"""Propose questions about a value: from signals, contradictions, gaps, and the templates of its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from sociaal_domein.dossier import kies_waarde, maak_dossier
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.vragen.gaten import ervaringsvragen, open_zaken, proefvragen, schaalvragen
from sociaal_domein.vragen.kernvragen import KERN, kern, uit_sjablonen
from sociaal_domein.vragen.onderwerp import Onderwerp, Voorstel
from sociaal_domein.vragen.signaalvragen import signaalvragen
from sociaal_domein.vragen.tegenspraak import tegenspraken

if TYPE_CHECKING:
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.register import Opgave
    from sociaal_domein.vragen.boek import Boek

__all__ = ["MEESTE", "Voorstel", "maak_onderwerp", "stel_voor", "stel_voor_bij"]

MEESTE = 8
# Of each occasion so many, so that none drives out the others.
_VAN_ELK = 2
_VOLGORDE = ("oorzaak", "opgave", "aanpak", "ervaring", "schaal", "leren")


def stel_voor(
    gemeente: Gemeente, waarde: str, *, opgave: str | None = None, dag: date, boek: Boek | None = None
) -> list[Voorstel]:
    """Propose four to eight questions about one value, at least one each about opgave, aanpak and leren.

    The same store, register, records and day give the same questions in the same order.

    Parameters
    ----------
    gemeente : Gemeente
    waarde : str
        Id or name of a value.
    opgave : str or None
        Id or name of one of its opgaven; default the first.
    dag : date
        The day of reading: what is older than three years on that day carries no question.
    boek : Boek or None
        Earlier questions and promises.

    Raises
    ------
    SociaalDomeinFout
        The value is not in the register, or the opgave is not one of that value.
    """
    return stel_voor_bij(maak_onderwerp(gemeente, waarde, opgave, dag), boek)


def stel_voor_bij(topic: Onderwerp, boek: Boek | None = None) -> list[Voorstel]:
    """Propose questions about a subject that was put together; see `stel_voor`."""
    templates = list(uit_sjablonen(topic))
    chosen: list[Voorstel] = []
    for found in (
        *([open_zaken(topic, boek)] if boek is not None else []),
        signaalvragen(topic),
        tegenspraken(topic),
    ):
        chosen += islice(found, _VAN_ELK)
    chosen = chosen[: MEESTE - len(KERN) - 1]
    for kind in KERN:
        if not any(v.soort == kind for v in chosen):
            chosen.append(_kern(topic, kind, templates, chosen))
    rest = chain(
        islice(ervaringsvragen(topic), 1),
        islice(schaalvragen(topic, boek), 1),
        _nog_niet_gevraagd(templates, chosen),
        islice(proefvragen(topic), 1),
    )
    for proposal in rest:
        if len(chosen) < MEESTE and proposal.tekst not in {v.tekst for v in chosen}:
            chosen.append(proposal)
    return sorted(chosen, key=lambda v: _VOLGORDE.index(v.soort) if v.soort in _VOLGORDE else len(_VOLGORDE))


def maak_onderwerp(gemeente: Gemeente, waarde: str, opgave: str | None, dag: date) -> Onderwerp:
    """Put together what questions about a value need to know; see `stel_voor` for what can be wrong."""
    register = gemeente.domein.register
    value = kies_waarde(gemeente, waarde)
    own = {o: register.opgaven[o] for o in value.opgaven}
    preferred = gemeente.domein.instellingen.opgave
    task = own.get(preferred or "", next(iter(own.values()))) if opgave is None else _kies_opgave(own.values(), opgave)
    if task is None:
        raise SociaalDomeinFout(
            f"De waarde '{value.naam}' hoort niet bij de opgave '{opgave}'.",
            waar="--opgave",
            doe=f"Kies uit: {', '.join(own)}.",
        )
    # Only figures that go with the opgave: a question about children does not rest on care for the old.
    return Onderwerp(gemeente, maak_dossier(gemeente, value.id, dag, task.id).waarden[value.id], task, dag)


def _kies_opgave(tasks: Iterable[Opgave], wanted: str) -> Opgave | None:
    key = wanted.casefold().replace(" ", "_")
    return next((t for t in tasks if key in (t.id, t.naam.casefold().replace(" ", "_"))), None)


def _kern(topic: Onderwerp, kind: str, templates: list[Voorstel], chosen: list[Voorstel]) -> Voorstel:
    """Return the question of a kind that must be there: a template about a figure that was not used, else our own."""
    used = _gebruikt(chosen)
    fresh = [t for t in templates if t.soort == kind and t.cijfers[0].indicator not in used]
    if fresh:
        return min(fresh, key=lambda t: t.lijn == "grip")
    left = [r for r in topic.lezingen if r.indicator.id not in used and r.indicator.soort != "omgeving"]
    return kern(topic, kind, left[0] if left else None)


def _nog_niet_gevraagd(templates: list[Voorstel], chosen: list[Voorstel]) -> Iterator[Voorstel]:
    """Yield the templates about other figures, one per figure and at most two of a kind."""
    for template in templates:
        kinds = Counter(v.soort for v in chosen)
        if template.cijfers[0].indicator not in _gebruikt(chosen) and kinds[template.soort] < _VAN_ELK:
            yield template


def _gebruikt(chosen: list[Voorstel]) -> set[str]:
    return {c.indicator for v in chosen for c in v.cijfers}
