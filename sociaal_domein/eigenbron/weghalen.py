"""``bron weg``: remove the snapshot and the models of an own source; its file and mapping stay."""

from __future__ import annotations

import shutil
from pathlib import Path

from sociaal_domein.bronnen import bronnen
from sociaal_domein.eigenbron.koppelbestand import MAP, NAAMVORM
from sociaal_domein.eigenbron.modellen import modellen_van
from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.kwaliteit.regels import REGELSBESTAND
from sociaal_domein.taal import opsomming, os_fout


def haal_weg(naam: str, home: Path | None) -> str:
    """Remove an own source and say what went and what stays.

    Raises
    ------
    SociaalDomeinFout
        There is no working folder or no such source, or a person changed one of its models or wrote rules for it.
    """
    if home is None:
        raise SociaalDomeinFout(
            "U bent niet in een werkmap. Een eigen bron staat in de werkmap van uw gemeente.", doe="Ga naar uw werkmap."
        )
    snapshot = home / "data" / "open" / naam
    known = NAAMVORM.fullmatch(naam) is not None and naam not in bronnen()
    made, edited = modellen_van(naam, home) if known else ([], [])
    if not made and not edited and not (known and snapshot.is_dir()):
        raise SociaalDomeinFout(
            f"Er is geen eigen bron {naam} om weg te halen.",
            doe="Kijk welke bronnen er zijn: sociaal-domein bron lijst",
        )
    rules = snapshot / REGELSBESTAND
    written = [*edited, *([rules] if rules.is_file() else [])]
    if written:
        raise SociaalDomeinFout(
            f"U schreef zelf aan {opsomming([p.name for p in written])}. Er is niets weggehaald.",
            waar=opsomming([str(folder) for folder in dict.fromkeys(p.parent for p in written)]),
            doe="Bewaar wat u wilt houden ergens anders, gooi deze bestanden weg en probeer het opnieuw.",
        )
    try:
        for file in made:
            file.unlink()
        if snapshot.is_dir():
            shutil.rmtree(snapshot)
    except OSError as error:
        raise SociaalDomeinFout(
            f"De bron {naam} is niet helemaal weg. {os_fout(error)}",
            waar=str(error.filename or snapshot),
            doe="Kijk of u deze bestanden mag weggooien, en probeer het opnieuw.",
        ) from error
    mapping = home / MAP / f"{naam}.yml"
    stays = f" Het koppelbestand {mapping} blijft staan." if mapping.is_file() else ""
    models = "1 bestand" if len(made) == 1 else f"{len(made)} bestanden"
    return f"De bron {naam} is weg: de cijfers, en {models} in de map pipelines.{stays}"
