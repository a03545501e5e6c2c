"""From a value to a question on paper, in steps: for a notebook, without programming."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.taal import datum
from sociaal_domein.weergave.tabel import dossier_als_html, html_tabel
from sociaal_domein.weergave.verhaal import Scherm

if TYPE_CHECKING:
    from sociaal_domein.domein import Domein
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.vragen.onderwerp import Onderwerp, Voorstel

# Without a working folder the figures are of this municipality: it has the most that is open.
VOORBEELD = "Almere"


@dataclass
class Vraagwerk:
    """A question in the making.

    Attributes
    ----------
    gemeente : Gemeente
    dag : date
        The day of reading.
    """

    gemeente: Gemeente
    dag: date
    _topic: Onderwerp | None = field(default=None, repr=False)
    _proposals: list[Voorstel] = field(default_factory=list, repr=False)

    def waarden(self) -> Scherm:
        """Show the values to choose from, and how much was asked about each."""
        dossier = self.gemeente.dossier(peildatum=self.dag)
        rows = [
            [w.waarde.id, w.waarde.naam, w.waarde.omschrijving, w.waarde.status, str(len(w.besproken))]
            for w in dossier.waarden.values()
        ]
        head = ["Kies met", "Waarde", "In de woorden van de raad", "Stand", "Eerder besproken"]
        return Scherm(html_tabel(f"De waarden van {self.gemeente.naam}", head, rows))

    def kies(self, waarde: str, opgave: str | None = None) -> Scherm:
        """Choose a value, and show everything known about it.

        Raises
        ------
        SociaalDomeinFout
            There is no such value.
        """
        from sociaal_domein.vragen.voorstel import maak_onderwerp

        self._topic = maak_onderwerp(self.gemeente, waarde, opgave, self.dag)
        self._proposals = []
        return Scherm(dossier_als_html(self.gemeente.dossier(waarde, peildatum=self.dag)))

    def voorstellen(self) -> Scherm:
        """Show questions to begin with, numbered, each with what it rests on."""
        from sociaal_domein.vragen.voorstel import stel_voor_bij
        from sociaal_domein.weergave.cijfernoot import kort
        from sociaal_domein.weergave.voorsteltekst import AANLEIDINGEN

        topic = self._gekozen()
        domein = self.gemeente.domein
        self._proposals = stel_voor_bij(topic, self.gemeente.boek)
        rows = [
            [
                str(number),
                f"{p.soort} ({p.lijn})",
                p.tekst,
                f"{AANLEIDINGEN[p.aanleiding]}. {p.waarom}",
                "; ".join(kort(figure, domein.indicatoren) for figure in p.cijfers) or "geen cijfer",
                " ".join(p.zegt_niet),
                p.wat_de_raad_doet,
            ]
            for number, p in enumerate(self._proposals, start=1)
        ]
        head = ["Nummer", "Soort", "Vraag", "Waarom", "Rust op", "Zegt niet", "De raad"]
        return Scherm(html_tabel(f"Voorstellen over {topic.waarde.naam}", head, rows))

    def toets(self, vraag: str) -> Scherm:
        """Show how a question of your own is read, and what it still lacks."""
        from sociaal_domein.vragen.toets.vraag import toets_vraag
        from sociaal_domein.vragen.toets.weergave import als_tekst

        found = toets_vraag(vraag, self.gemeente, self.gemeente.domein.home, self.dag)
        return Scherm(f'<pre lang="nl" style="white-space: pre-wrap">{escape(als_tekst(found))}</pre>')

    def document(
        self, naar: str, *, nummers: str, steller: str, fractie: str, eigen: tuple[str, ...] = (), titel: str = ""
    ) -> Path:
        """Write a Word document with the chosen questions and your own; nothing is kept in a register.

        Parameters
        ----------
        naar : str
            Name of the file, such as ``vraag.docx``. A file of another that stands there is never replaced.
        nummers : str
            Numbers of proposals, such as ``1,3``; empty for own questions only.

        Raises
        ------
        SociaalDomeinFout
            A number is none of the proposals, there is no question, or the file cannot be written.
        """
        from sociaal_domein.vragen.boek import Boek
        from sociaal_domein.vragen.nieuw import Invulling, kies_voorstellen, maak_raadsvraag
        from sociaal_domein.weergave.docx_bewerkt import schrijf_docx
        from sociaal_domein.weergave.vraagdocument import Omgeving, vraagdocument

        topic = self._gekozen()
        if not self._proposals:
            self.voorstellen()
        chosen = kies_voorstellen(self._proposals, nummers) if nummers else []
        given = Invulling([steller], [fractie], titel=titel or None, teksten=eigen)
        question = maak_raadsvraag(
            Boek(None),
            [topic.waarde.id],
            given,
            chosen,
            opgave=topic.opgave.id,
            naam=f"{topic.waarde.naam}, {datum(self.dag)}",
            toelichting=f"{topic.met_de_waarde}\n{topic.opgave.wat_speelt} {topic.opgave.waarheen}",
            dag=self.dag,
        )
        domein = self.gemeente.domein
        names = {w.id: w.naam for w in domein.register.waarden.values()}
        about = Omgeving(
            self.gemeente.naam,
            domein.instellingen.reglement,
            domein.indicatoren,
            names,
            self.gemeente.is_verzonnen,
        )
        return schrijf_docx(Path(naar), vraagdocument(question, about, self.dag))

    def _gekozen(self) -> Onderwerp:
        if self._topic is None:
            raise SociaalDomeinFout("U koos nog geen waarde.", doe='Kies er een, bijvoorbeeld: werk.kies("nabijheid")')
        return self._topic


def begin_vraag(domein: Domein, dag: date | None = None) -> Vraagwerk:
    """Begin a question about the municipality of the working folder, or about Almere to practise."""
    return Vraagwerk(domein.gemeente(domein.instellingen.gemeente or VOORBEELD), dag or date.today())
