"""Make a briefing again from exactly the snapshots it was made from, also after the sources were refreshed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein import paden
from sociaal_domein.taal import opsomming
from sociaal_domein.verschil import standen
from sociaal_domein.verschil.herkomstblok import Herkomstblok, lees_blok, maak_blok, zonder_blok

if TYPE_CHECKING:
    from sociaal_domein.domein import Domein
    from sociaal_domein.weergave.briefing import Bestanden

# More names than this do not help a reader.
MEESTE_NAMEN = 5


@dataclass(frozen=True)
class Opnieuw:
    """What was made again.

    Attributes
    ----------
    bestanden : Bestanden
        The briefing and the meeting card.
    gelijk : bool or None
        Whether the page is the same as the one that was asked for, byte for byte; None in another form.
    inhoud_gelijk : bool or None
        Whether all that a reader sees is the same.
    anders : list of str
        What is not as it was then and may be why, as sentences; empty when the page is the same.
    """

    bestanden: Bestanden
    gelijk: bool | None
    inhoud_gelijk: bool | None
    anders: list[str]


def maak_opnieuw(home: Path | None, zoals: Path, naar: Path | None = None) -> Opnieuw:
    """Make a briefing and its meeting card again, from what the page says of itself.

    Parameters
    ----------
    home : Path or None
        The working folder with the register and the snapshots.
    zoals : Path
        The briefing, or its meeting card.
    naar : Path, optional
        The file to write. Default: beside `zoals`, with ``-opnieuw`` behind its name.

    Raises
    ------
    SociaalDomeinFout
        The page does not say what it rests on, or a snapshot is gone: then nothing is written.
    """
    from sociaal_domein.domein import Domein
    from sociaal_domein.instellingen import Instellingen, lees_instellingen
    from sociaal_domein.weergave.briefing import BriefingKeuze, schrijf_briefing

    block = lees_blok(zoals)
    before = zoals.read_bytes()
    state = standen.van_briefing(home, zoals)
    stem = zoals.stem.removesuffix("-vergaderkaart") if block.soort == "vergaderkaart" else zoals.stem
    target = naar if naar is not None else zoals.with_name(f"{stem}-opnieuw{zoals.suffix}")
    said = block.instellingen.model_dump(exclude_none=True) | {"opgave": block.instellingen.opgave}
    kept = said | {"vergelijkingsgroep": list(block.instellingen.vergelijkingsgroep)}
    settings = lees_instellingen(home)
    then = Instellingen.model_validate(settings.model_dump() | kept)
    with Domein(standen.opslag_van(home, state), home, then) as domein:
        place = domein.gemeente(block.gezocht_op or block.gemeente)
        choice = BriefingKeuze(
            block.peildatum, opgave=block.opgave, waarde=block.waarde, alles=block.alles, bij=block.bij
        )
        differs = _anders(block, maak_blok(place, choice, block.soort), domein)
        files = schrijf_briefing(place, choice, target)
    made = files.briefing if block.soort == "briefing" else files.vergaderkaart
    if made.suffix != zoals.suffix:
        return Opnieuw(files, None, None, differs)
    after = made.read_bytes()
    same, same_content = after == before, zonder_blok(after) == zonder_blok(before)
    if not same and not differs:
        differs = [
            "Versie, momentopnamen, register en rekenregels zijn dezelfde. Dan is het bestand daarna bewerkt, of is er "
            "een andere versie van een hulpprogramma geïnstalleerd dan toen (zie requirements/)."
        ]
    return Opnieuw(files, same, same_content, [] if same else differs)


def _anders(then: Herkomstblok, now: Herkomstblok, domein: Domein) -> list[str]:
    """Say what is not as it was when the page was made."""
    found = []
    if then.versie != now.versie:
        found.append(f"De briefing is gemaakt met sociaal-domein {then.versie}; dit is versie {paden.versie()}.")
    if then.register_kenmerk != now.register_kenmerk:
        found.append(f"Het register is sindsdien veranderd: {domein.register.map}")
    if then.verhalen is not None and then.verhalen != now.verhalen:
        found.append(
            "De verhalen uit de praktijk zijn sindsdien veranderd. Een verhaal dat is ingetrokken, komt niet terug."
        )
    both = then.definities.keys() & now.definities.keys()
    changed = sorted(i for i in both if then.definities[i] != now.definities[i])
    if changed:
        found.append(f"De rekenregels zijn sindsdien veranderd van: {_namen(changed)}.")
    if other := sorted(then.definities.keys() ^ now.definities.keys()):
        found.append(f"Deze indicatoren zijn er sindsdien bijgekomen, of zijn weg: {_namen(other)}.")
    if then.definities == now.definities and then.modellen != now.modellen:
        found.append("Er is sindsdien iets veranderd aan rekenregels waar geen indicator op rust.")
    checks = [n for n, m in then.momentopnamen.items() if m.controles != now.momentopnamen[n].controles]
    if checks:
        found.append(f"De controles van deze bronnen zijn sindsdien veranderd of opnieuw gemeten: {_namen(checks)}.")
    return found


def _namen(names: list[str]) -> str:
    rest = len(names) - MEESTE_NAMEN
    return opsomming([*names[:MEESTE_NAMEN], *([f"nog {rest}"] if rest > 0 else [])])
