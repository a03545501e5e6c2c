"""What a question is about: a value beside an opgave in one municipality, and the words in which a council asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from sociaal_domein.dossier import WaardeDossier
from sociaal_domein.taal import datum
from sociaal_domein.vragen.vastleggen import leg_vast
from sociaal_domein.weergave.zinnen import hoofdzin

if TYPE_CHECKING:
    from sociaal_domein.cijfers import Cijfer
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.register import CijferToen, Opgave, Waarde

# What the council can do with an answer, by the kind of question.
WAT_DE_RAAD_DOET = {
    "opgave": "De raad kan kiezen welke inwoners en welke zorgen voorgaan, bij de kaderbrief of de begroting.",
    "aanpak": "De raad kan zien of de aanpak past bij deze waarde, en zo nodig bijsturen met een motie.",
    "leren": "De raad kan besluiten wat mag groeien, wat anders moet en wat kan stoppen.",
    "oorzaak": "De raad kan zien of er iets te kiezen valt, of dat het cijfer vooral anders is geteld of geboekt.",
    "ervaring": "De raad kan met deze inwoners in gesprek gaan, en hun ervaring laten meewegen in een besluit.",
    "schaal": "De raad kan afspreken wat dichtbij blijft en wat samen met anderen moet, en dat inbrengen in de regio.",
}
GEWOON = "De raad kan het antwoord laten meewegen bij de kaderbrief of de begroting."
# Of these one says "op" and not "in".
_EILANDEN = (
    *("Ameland", "Goeree-Overflakkee", "Noord-Beveland", "Schiermonnikoog", "Schouwen-Duiveland"),
    *("Terschelling", "Texel", "Vlieland"),
)
_IN_EILAND = re.compile(rf"\b([Ii])n (?=(?:{'|'.join(_EILANDEN)})\b)")
GEEN_CIJFER = "Deze vraag rust op de tekst van de opgave en de waarde, niet op een cijfer."


@dataclass(frozen=True)
class Voorstel:
    """A question that the council could ask, with what it rests on.

    Attributes
    ----------
    soort, lijn : str
        What it asks for (see `Vraagsoort`), and whether the answer gives grip or begrip.
    tekst : str
        The question as a member would say it: one question, with place and period.
    waarde, opgave : str
        Ids.
    schaal : str or None
        On which scale it looks.
    aanleiding : str
        ``signaal``, ``tegenspraak``, ``verhaal``, ``verhaal_elders``, ``gat``, ``toezegging`` or ``sjabloon``.
    waarom : str
        Why one would ask this.
    cijfers : tuple of CijferToen
        The figures it rests on, as they are on the day of reading.
    zegt_niet : tuple of str
        What those figures do not say.
    wat_de_raad_doet : str
        What the council could do with the answer.
    """

    soort: str
    lijn: str
    tekst: str
    waarde: str
    opgave: str
    schaal: str | None
    aanleiding: str
    waarom: str
    cijfers: tuple[CijferToen, ...]
    zegt_niet: tuple[str, ...]
    wat_de_raad_doet: str


@dataclass(frozen=True)
class Onderwerp:
    """What the questions of one proposal share."""

    gemeente: Gemeente
    dossier: WaardeDossier
    opgave: Opgave
    dag: date

    @property
    def waarde(self) -> Waarde:
        """The value that is asked about."""
        return self.dossier.waarde

    @property
    def plaats(self) -> str:
        """The municipality as it reads in a sentence."""
        return self.gemeente.naam

    @cached_property
    def lezingen(self) -> list[Lezing]:
        """The readings that may carry a question.

        Not an old one, and not an amount that doubled or halved in a year: that was most likely booked in another way.
        """
        return [r for r in self.dossier.lezingen if not r.is_oud and not r.springt]

    @property
    def wie(self) -> str:
        """Whom the opgave is about, within a sentence: without who comes after them."""
        return klein(zonder_punt(self.opgave.voor_wie)).split(", en ", 1)[0].removeprefix("alle ")

    @property
    def titel(self) -> str:
        """What a question about this is called."""
        return f"{self.waarde.naam}: {klein(self.opgave.naam)}"

    @property
    def gaat_over(self) -> str:
        """What agreements about the value would be about."""
        own = self.waarde.kernvragen
        return self.vul_in(own.gaat_over) if own is not None and own.gaat_over else self.naam

    @property
    def weet_of(self) -> str:
        """What residents would notice of the value: completes "Hoe weet het college of …"."""
        own = self.waarde.kernvragen
        if own is not None and own.weet_of:
            return zonder_punt(self.vul_in(own.weet_of)).rstrip("?")
        return f"inwoners merken wat de raad met {self.naam} bedoelt"

    def vul_in(self, tekst: str) -> str:
        """Fill in the municipality and the people of the opgave."""
        return tekst.replace("{gemeente}", self.plaats).replace("{wie}", self.wie)

    @property
    def met_de_waarde(self) -> str:
        """Say what the value means, and whether the council gave it to the college."""
        value = self.waarde
        given = value.meegegeven_bij
        if given is not None and given.datum <= self.dag:
            return f"De raad gaf het college op {datum(given.datum)} de waarde {self.naam} mee: {self.betekenis}"
        return f"Wij vragen dit vanuit de waarde {self.naam}: {self.betekenis}"

    @property
    def betekenis(self) -> str:
        """What the value means, quoted."""
        return f"'{self.waarde.omschrijving}'"

    @property
    def naam(self) -> str:
        """The name of the value within a sentence."""
        return klein(self.waarde.naam)

    def zin(self, lezing: Lezing) -> str:
        """Return the figure in a sentence, with the word preliminary where it is."""
        text = hoofdzin(lezing, self.plaats)
        status = lezing.cijfer.status
        whole = f"{text} Dat is een {status} cijfer." if "voorlopig" in status and status not in text else text
        return op_eiland(whole)

    def vraag(
        self,
        soort: str,
        tekst: str,
        waarom: str,
        *,
        aanleiding: str,
        lijn: str = "begrip",
        schaal: str | None = None,
        cijfers: tuple[Cijfer, ...] = (),
        zegt_niet: tuple[str, ...] = (),
    ) -> Voorstel:
        """Put a proposal together; the scale is that of its first figure where none is given."""
        not_said = [z for c in cijfers for z in c.zegt_niet[:1]]
        return Voorstel(
            soort=soort,
            lijn=lijn,
            tekst=op_eiland(" ".join(tekst.split())),
            waarde=self.waarde.id,
            opgave=self.opgave.id,
            schaal=schaal or next((c.schaal for c in cijfers), None),
            aanleiding=aanleiding,
            waarom=op_eiland(waarom),
            cijfers=tuple(leg_vast(c, self.dag) for c in cijfers),
            zegt_niet=tuple(dict.fromkeys([*zegt_niet, *not_said])) or (self.waarde.zegt_niet,),
            wat_de_raad_doet=WAT_DE_RAAD_DOET.get(soort, GEWOON),
        )


def op_eiland(tekst: str) -> str:
    """Write "op" and not "in" before a municipality that is an island.

    Examples
    --------
    >>> op_eiland("Wat speelt er in Texel?"), op_eiland("In Almere")
    ('Wat speelt er op Texel?', 'In Almere')
    """
    return _IN_EILAND.sub(lambda m: "Op " if m[1] == "I" else "op ", tekst)


def klein(tekst: str) -> str:
    """Write the first letter small, unless the word is all capitals.

    Examples
    --------
    >>> klein("Eigen kracht"), klein("GGZ dichtbij")
    ('eigen kracht', 'GGZ dichtbij')
    """
    first = tekst.split(" ", 1)[0]
    return tekst if len(first) > 1 and first.isupper() else tekst[:1].lower() + tekst[1:]


def zonder_punt(tekst: str) -> str:
    """Return a sentence without the full stop behind it."""
    return tekst.strip().removesuffix(".")
