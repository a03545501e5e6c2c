"""From what a user typed to the changes between two states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sociaal_domein import paden
from sociaal_domein.domein import Domein
from sociaal_domein.instellingen import lees_instellingen
from sociaal_domein.taal import opsomming
from sociaal_domein.verschil import standen
from sociaal_domein.verschil.herkomstblok import definities
from sociaal_domein.verschil.standen import Stand
from sociaal_domein.verschil.vergelijken import Bereik, Vergelijking, vergelijk
from sociaal_domein.verschil.weergeven import Verhaal


def maak_verschil(
    home: Path | None,
    *,
    van: str = standen.VERVERSING,
    tot: str = standen.NU,
    gemeente: str | None = None,
    alles: bool = False,
    indicatoren: Sequence[str] = (),
) -> tuple[Vergelijking, Verhaal]:
    """Compare two states of the sources.

    Parameters
    ----------
    home : Path or None
        The working folder; without one everything is compared, unless a municipality is named.
    van, tot : str
        See `standen.kies`.
    gemeente : str, optional
        Name or code. Default: that of the working folder.
    alles : bool
        Every area.
    indicatoren : sequence of str
        Only these.

    Raises
    ------
    SociaalDomeinFout
        A state, municipality or indicator does not exist.
    """
    settings = lees_instellingen(home)
    old, new = standen.kies(home, van), standen.kies(home, tot)
    stores = standen.opslag_van(home, old), standen.opslag_van(home, new)
    with Domein(stores[1], home, settings) as domein:
        chosen = tuple(domein.indicator(name).id for name in indicatoren) or None
        story, scope = Verhaal(), Bereik(indicatoren=chosen)
        if not alles and (gemeente or settings.gemeente):
            place = domein.gemeente(gemeente)
            group = place.vergelijkingsgroep.codes
            story = Verhaal(place.code, place.naam, group)
            scope = Bereik(place.code, ("NL01", place.provincie, *group), chosen)
        old, new = (_met_noten(domein, state) for state in (old, new))
    return vergelijk(old, new, *stores, settings.drempels, scope, home), story


def _met_noten(domein: Domein, state: Stand) -> Stand:
    """Say of the state of a briefing what is not compared: figures that were computed by other rules."""
    if state.blok is None:
        return state
    notes = []
    if state.blok.versie != paden.versie():
        notes.append(
            f"De briefing is gemaakt met versie {state.blok.versie} van het programma; dit is {paden.versie()}."
        )
    now = definities(domein.con)
    if changed := sorted(i for i, mark in state.blok.definities.items() if now.get(i) != mark):
        notes.append(
            f"Definitie: de rekenregels zijn sinds de briefing veranderd van {opsomming(changed)}. Beide standen zijn "
            "hier met de regels van nu uitgerekend. In de briefing kan dus een ander cijfer staan dan hier onder 'was'."
        )
    return replace(state, noten=(*state.noten, *notes))
