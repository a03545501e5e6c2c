"""Keep one question, promise or motion: nothing of a resident, nothing over what somebody else wrote meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import plek
from sociaal_domein.register.basis import soorten
from sociaal_domein.register.lezen import bekende_ids, controleer_verwijzingen, lees_register, merk_van
from sociaal_domein.register.schrijven import schrijf_records
from sociaal_domein.register.yamlboom import lees_tekst
from sociaal_domein.vragen.slot import slot

if TYPE_CHECKING:
    from sociaal_domein.register.moties import Motie
    from sociaal_domein.register.raadsvragen import Raadsvraag
    from sociaal_domein.register.toezeggingen import Toezegging
    from sociaal_domein.vragen.boek import Boek


def bewaar(boek: Boek, stuk: Raadsvraag | Toezegging | Motie) -> Path:
    """Write one record to its own file in the register.

    Parameters
    ----------
    boek : Boek
        As it was read before the record was changed. What it says of the file must still be so.
    stuk : Raadsvraag or Toezegging or Motie
        New, changed, or imported: that gets a file of its own, which goes before the import from then on.

    Returns
    -------
    Path

    Raises
    ------
    SociaalDomeinFout
        The file changed, appeared or went away since the book was read; something in it can lead to a resident; it
        refers to nothing; or the disk refuses. Nothing is written then.
    """
    kind = next(k for k in soorten().values() if k.model is type(stuk))
    if boek.home is None:
        raise SociaalDomeinFout(
            "Er is geen werkmap om dit in te bewaren.",
            doe="Maak een werkmap met: sociaal-domein begin --gemeente NAAM",
        )
    register = boek.register or lees_register(boek.home / "register")
    file = kind.pad(register.map, stuk.id)
    _weiger_personen(stuk, file)
    elsewhere = {name: boek.van(name) for name in ("raadsvragen", "toezeggingen", "moties")}
    known = bekende_ids(register, {}, elsewhere)
    controleer_verwijzingen(stuk, known, lambda field: plek(file, veld=field))
    with slot(boek.home / ".opslag"):
        _weiger_veranderd(file, boek.merken.get(f"{kind.naam}/{stuk.id}", ""))
        schrijf_records(file, kind, [stuk])
    return file


def _weiger_veranderd(file: Path, mark: str) -> None:
    now = merk_van(lees_tekst(file)) if file.exists() else ""
    if now == mark:
        return
    if not mark:
        what = "Er staat intussen al een bestand met deze id."
        then = "Lees het register opnieuw. Kijk of het hetzelfde stuk is, of kies een andere id."
    elif not now:
        what = "Dit bestand is weggehaald nadat het was gelezen."
        then = "Vraag na wie het weghaalde, lees het register opnieuw en probeer het dan nog eens."
    else:
        what = "Dit bestand is veranderd nadat het was gelezen."
        then = "Lees het register opnieuw, kijk wat de ander veranderde en doe uw wijziging nog eens."
    raise SociaalDomeinFout(f"{what} Er is niets bewaard.", waar=plek(file), doe=then)


def _weiger_personen(stuk: Raadsvraag | Toezegging | Motie, file: Path) -> None:
    from sociaal_domein.privacy.treffer import SOORTEN
    from sociaal_domein.vragen.bewaking import treffers

    for field, hit in treffers(stuk):
        raise SociaalDomeinFout(
            f"Hier staat iets dat lijkt op {SOORTEN[hit.soort]}. Er is niets bewaard.",
            waar=plek(file, veld=field),
            doe="Schrijf nooit iets op over een inwoner. Noem een rol, geen persoon. "
            f'Schrijf bijvoorbeeld: "{hit.voorstel}".',
        )
