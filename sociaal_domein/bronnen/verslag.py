"""The report of one reading, in plain Dutch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.taal import getal

if TYPE_CHECKING:
    from sociaal_domein.kwaliteit.uitslag import Oordelen

REDENEN = {
    "ander_gebied": "een ander soort gebied dan gemeente, wijk of buurt",
    "buiten_bereik": "een taakveld buiten het sociaal domein",
    "dubbel": "een exacte herhaling van een eerdere regel",
    "geen_gemeente": "de code is niet van een gemeente in dat jaar",
    "geen_opgave": "de gemeente gaf dit bedrag niet op",
    "kwartaalopgave": "een kwartaalopgave; wij lezen begroting en jaarrekening",
    "landelijk_totaal": "het totaal van Nederland",
    "naam_onleesbaar": "de naam is beschadigd en staat in geen ander jaar",
    "onbekend_taakveld": "dit taakveld bestaat dat jaar niet",
    "onbekende_gemeente": "deze naam staat dat jaar niet in de lijst van gemeenten",
    "onbekend_circuit": "de bron zegt niet voor wie deze zorg is",
    "onbekende_plaats": "de bron zegt niet in welke gemeente deze aanbieder zit",
    "geen_maatstaf": "een bedrag in euro's dat niet aan een maatstaf hangt",
    "weggelaten": "het koppelbestand laat deze rij weg",
    "voetregel": "een toelichting onder of tussen de cijfers",
    "geen_maat": "bij geen enkele maat in het koppelbestand hoort deze rij",
    "andere_periode": "een ander soort periode dan het koppelbestand vraagt",
    "fout": "eerst te verbeteren, zie bovenaan",
    "nummer_onleesbaar": "het nummer van de toewijzing is geen getal",
    "datum_ontbreekt": "de datum is leeg",
    "datum_onmogelijk": "de datum bestaat niet of ligt voor 2015",
    "na_peildatum": "de datum ligt na de peildatum",
    "onbekende_productcategorie": "deze productcategorie staat niet in de standaard",
    "twee_wetten": "dit nummer hoort bij Jeugd en bij Wmo",
    "verwijderd": "de gemeente verwijderde deze toewijzing",
    "voor_venster": "van voor de eerste dag waarvan alle berichten er zijn",
    "start_onbekend": "de hulp is gegeven, maar de eerste dag is onbekend",
    "ingetrokken": "de aanbieder trok dit bericht in",
    "zonder_toewijzing": "de toewijzing staat niet in de bestanden",
    "toewijzing_apart": "de toewijzing zelf is apart gezet",
    "andere_gemeente": "een wijk, buurt of gemeente waar u niet om vroeg",
    "vervangen": "vervangen door nieuwe cijfers",
    "leeg": "de gemeente boekte hier niets",
    "saldo": "het saldo van de andere regels, dat niet mee mag tellen",
    "balanspost": "een post van de balans",
    "totaalregel": "een optelling van andere regels",
    "onbekende_categorie": "een categorie die wij niet kennen",
    "niets_geboekt": "op dit taakveld is niets geboekt",
}


@dataclass(frozen=True)
class Tabelverslag:
    """What was read for one table, and the file it makes."""

    naam: str
    gelezen: int
    geladen: int
    apart: dict[str, int]
    dekking: str
    rijen: int
    bestand: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Verslag:
    """What one reading of a source did, or would do.

    Parameters
    ----------
    bron : str
        Name of the source.
    droog : bool
        True when nothing was kept.
    map : Path or None
        Where the snapshot stands, or would stand; None for a trial where there is no such place.
    gewijzigd : bool
        False when the snapshot that was there already is the same.
    tabellen : tuple of Tabelverslag
        One report per table.
    vervangt_meegeleverde : bool
        True when the snapshot takes the place of the one that comes with the package.
    meldingen : tuple of str
        What the user should know, for example about corrections.
    kwaliteit : Oordelen or None
        What the rules of the source found.
    eerste : bool
        True when no snapshot was there before.
    """

    bron: str
    droog: bool
    map: Path | None
    gewijzigd: bool
    tabellen: tuple[Tabelverslag, ...]
    vervangt_meegeleverde: bool = False
    meldingen: tuple[str, ...] = field(default=())
    kwaliteit: Oordelen | None = None
    eerste: bool = False

    @property
    def bytes(self) -> int:
        """Size of all tables together."""
        return sum(table.bytes for table in self.tabellen)

    def tekst(self) -> str:
        """Return the report in plain Dutch."""
        size = f"{getal(self.bytes // 1000)} kB"
        count = "1 tabel," if len(self.tabellen) == 1 else f"{len(self.tabellen)} tabellen, samen"
        lines = [f"Bron {self.bron}: {count} {size}."]
        for table in self.tabellen:
            aside = table.gelezen - table.geladen
            lines += [
                "",
                f"{table.naam}",
                f"  Gelezen: {getal(table.gelezen)} regels. Geladen: {getal(table.geladen)}. "
                f"Apart gezet: {getal(aside)}.",
            ]
            lines += [
                f"    {getal(count)} keer {reason}: {REDENEN.get(reason, reason)}"
                for reason, count in sorted(table.apart.items(), key=lambda item: (-item[1], item[0]))
            ]
            lines += [
                f"  Dekking: {table.dekking}.",
                f"  Bestand: {table.bestand}, {getal(table.rijen)} rijen, "
                f"{getal(table.bytes)} bytes, sha256 {table.sha256[:12]}…",
            ]
        if self.meldingen:
            lines += ["", "Let op:", *(f"  - {text}" for text in self.meldingen)]
        if self.kwaliteit is not None:
            from sociaal_domein.kwaliteit.woorden import regeltekst

            lines += ["", *regeltekst(self.kwaliteit)]
        change = "De gegevens zijn anders dan wat er stond." if self.gewijzigd else "Er is niets veranderd."
        if self.eerste:
            change = "Er stond nog niets van deze bron."
        if self.droog:
            place = f" Het zou komen in {self.map}." if self.map is not None else ""
            end = f"Dit was een proef: er is niets geschreven.{place}"
        else:
            end = f"Geschreven naar {self.map}."
        if self.vervangt_meegeleverde:
            end += f" Dit vervangt {'dan ' if self.droog else ''}de meegeleverde momentopname."
        return "\n".join([*lines, "", f"{end} {change}"])
