"""From a proposal to a value that the council gave to the college: the decision is written beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.meldingen import plek, raad, vertaal
from sociaal_domein.motor.invoer import registermap
from sociaal_domein.register import Waarde, schrijf_records, soorten
from sociaal_domein.register.lezen import lees_records, merk_van
from sociaal_domein.register.yamlboom import lees_tekst
from sociaal_domein.taal import datum
from sociaal_domein.vragen.slot import slot


@dataclass(frozen=True)
class Waardenbestand:
    """The values of a working folder as they were read.

    Attributes
    ----------
    merk : str
        Mark of the file: it changes when the file does.
    """

    home: Path
    bestand: Path
    waarden: dict[str, Waarde]
    merk: str

    def waarde(self, naam: str) -> Waarde:
        """Return a value by id or name.

        Raises
        ------
        SociaalDomeinFout
            There is none with that name.
        """
        key = naam.casefold().replace(" ", "_")
        found = next((w for k, w in self.waarden.items() if key in (k, w.naam.casefold().replace(" ", "_"))), None)
        if found is None:
            raise SociaalDomeinFout(
                f"De waarde '{naam}' staat niet in het register.",
                waar=plek(self.bestand),
                doe=raad(naam, list(self.waarden)),
            )
        return found


def lees_waarden(home: Path) -> Waardenbestand:
    """Read the values of a working folder, and remember how the file stood."""
    kind = soorten()["waarden"]
    file = registermap(home) / "waarden.yaml"
    text = lees_tekst(file)
    records = lees_records(text, file, kind).records
    return Waardenbestand(home, file, {k: r for k, r in records.items() if isinstance(r, Waarde)}, merk_van(text))


def geef_mee(bestand: Waardenbestand, naam: str, besluit: str, dag: date, document: str) -> Waarde:
    """Write down that the council gave a value to the college, with the decision.

    Parameters
    ----------
    bestand : Waardenbestand
        As it was read; what stands there must still be so.
    naam : str
        Id or name of the value.
    besluit, document : str
        The name of the motion or kaderbrief, and where it can be read.
    dag : date
        The day of the decision: not one to come.

    Returns
    -------
    Waarde

    Raises
    ------
    SociaalDomeinFout
        The value is unknown, lapsed or was given already; a field is empty or can lead to a resident; or the file
        changed since it was read. Nothing is written then.
    """
    value = bestand.waarde(naam)
    if value.status != "voorstel":
        given = value.meegegeven_bij
        when = f" met het besluit '{given.besluit}' van {datum(given.datum)}" if given else ""
        raise SociaalDomeinFout(
            f"De waarde '{value.naam}' is al {value.status}{when}. Er is niets veranderd.",
            waar=plek(bestand.bestand, veld=(value.id,)),
            doe="Klopt het besluit niet? Verander het dan zelf in dit bestand.",
        )
    if dag > date.today():
        raise SociaalDomeinFout(
            f"{datum(dag)} is nog niet geweest.", waar="--datum", doe="Geef de dag waarop de raad besloot."
        )
    _weiger_personen(besluit, document)
    try:
        given_now = Waarde.model_validate(
            {
                **value.model_dump(),
                "status": "meegegeven",
                "meegegeven_bij": {"besluit": besluit, "datum": dag, "document": document},
            }
        )
    except ValidationError as exc:
        raise vertaal(
            exc, model=Waarde, bestand=bestand.bestand, regel=lambda _: None, bij="het besluit over een waarde"
        ) from None
    with slot(bestand.home / ".opslag"):
        if merk_van(lees_tekst(bestand.bestand)) != bestand.merk:
            raise SociaalDomeinFout(
                "Dit bestand is veranderd nadat het was gelezen. Er is niets bewaard.",
                waar=plek(bestand.bestand),
                doe="Kijk wat de ander veranderde, en geef dezelfde opdracht opnieuw.",
            )
        records = [given_now if k == value.id else w for k, w in bestand.waarden.items()]
        schrijf_records(bestand.bestand, soorten()["waarden"], records)
    return given_now


def _weiger_personen(*texts: str) -> None:
    from sociaal_domein.privacy.treffer import SOORTEN
    from sociaal_domein.privacy.wacht import bewaak_openbaar

    for text in texts:
        if found := bewaak_openbaar(text):
            raise SociaalDomeinFout(
                f"Hier staat iets dat lijkt op {SOORTEN[found[0].soort]}. Er is niets bewaard.",
                waar="--besluit en --document",
                doe="Schrijf nooit iets op over een inwoner. Noem het besluit en waar het staat.",
            )
