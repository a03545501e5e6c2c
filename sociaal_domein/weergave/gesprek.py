"""A session of a team about one story: read it in steps, ask, look at the figures beside it, decide what changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from sociaal_domein.fouten import SociaalDomeinFout
from sociaal_domein.weergave.verhaal import EEN_VERHAAL, Scherm, als_zin, bij_cijfer, overzicht, toon

if TYPE_CHECKING:
    from sociaal_domein.domein import Domein
    from sociaal_domein.dossier import Dossier
    from sociaal_domein.duiding.lezing import Lezing
    from sociaal_domein.gemeente import Gemeente
    from sociaal_domein.verhalen import Verhaal

# Without a working folder the figures are of this municipality: it has the most that is open.
VOORBEELD = "Almere"
MEESTE_CIJFERS = 4


@dataclass(frozen=True)
class Vragenlijst:
    """Questions for on the screen, in our own words, with the source of the thought."""

    titel: str
    inleiding: str
    vragen: tuple[tuple[str, str], ...]
    bron: str = ""


PROMPTS = {
    "omgekeerde_toets": Vragenlijst(
        "De omgekeerde toets",
        "Begin bij wat nodig is, en eindig bij de regel. Zo ontstaat maatwerk zonder willekeur.",
        (
            ("1. Gewenst effect", "Wat had er voor deze mensen beter moeten worden? Wat vonden zij daar zelf van?"),
            (
                "2. Grondwaarden van de wet",
                "Waar is deze wet voor bedoeld? Past dit effect daarbij, ook als de regel iets anders lijkt te zeggen?",
            ),
            (
                "3. Gevolgen, breder bekeken",
                "Wat gebeurt er als wij het doen, en als wij het laten? Denk aan de mensen zelf, hun omgeving, "
                "anderen in dezelfde situatie, de kosten en later.",
            ),
            (
                "4. De juridische toets, als laatste",
                "Welk artikel maakt dit mogelijk? Hoe leggen wij uit waarom dit hier wel kan? "
                "Wat doen wij als morgen iemand met dezelfde vraag komt?",
            ),
        ),
        "In eigen woorden, naar de omgekeerde toets van Stimulansz.",
    ),
    "waardendriehoek": Vragenlijst(
        "De waardendriehoek",
        "Kijk van drie kanten. Waar de kanten botsen, zit vaak de les.",
        (
            (
                "Betrokkenheid",
                "Wie voelde zich verantwoordelijk, en wie deed mee? Stonden de mensen zelf achter wat er gebeurde?",
            ),
            ("Legitimiteit", "Maakte wat wij deden verschil? En mocht het, was het eerlijk en uit te leggen?"),
            ("Rendement", "Gingen wij zuinig om met geld en tijd? Wat kostte het om het niet, of te laat, te doen?"),
        ),
        "In eigen woorden, naar de waardendriehoek van het Instituut voor Publieke Waarden.",
    ),
    "raad_en_college": Vragenlijst(
        "Wat vertellen en vragen wij?",
        "Eén verhaal is geen bewijs. Het is wel een goede reden voor een vraag.",
        (
            ("Aan de raad", "Welke waarde staat hier onder druk? Welke keuze is aan de raad, en niet aan ons?"),
            ("Aan het college", "Wat moet het college weten om dit te kunnen oplossen? Wat kan het laten uitzoeken?"),
            ("Komt dit vaker voor?", "Welk cijfer of welk tweede verhaal zou ons van gedachten doen veranderen?"),
        ),
    ),
    "anders_doen": Vragenlijst(
        "Wat doen wij anders?",
        "Kies één ding dat klein genoeg is om morgen te beginnen.",
        (
            ("Wat", "Wat doen wij vanaf nu anders, in één zin?"),
            ("Wie en wanneer", "Wie begint, en wanneer kijken wij of het helpt?"),
            ("Waaraan zien wij het", "Wat merken inwoners ervan? Wanneer stoppen wij ermee?"),
            ("De les", "Wat zetten wij in het verhaal bij 'les' en bij 'wat veranderde'?"),
        ),
    ),
}


def prompts(naam: str) -> Scherm:
    """Show the questions of one way of looking.

    Parameters
    ----------
    naam : str
        A key of `PROMPTS`: ``omgekeerde_toets``, ``waardendriehoek``, ``raad_en_college`` or ``anders_doen``.

    Raises
    ------
    SociaalDomeinFout
        There is no such list.
    """
    if naam not in PROMPTS:
        raise SociaalDomeinFout(f"De vragenlijst '{naam}' bestaat niet.", doe=f"Kies uit: {', '.join(PROMPTS)}.")
    chosen = PROMPTS[naam]
    rows = "".join(f"<dt><b>{escape(head)}</b></dt><dd>{escape(text)}</dd>" for head, text in chosen.vragen)
    source = f"<p><small>{escape(chosen.bron)}</small></p>" if chosen.bron else ""
    return Scherm(
        f'<section lang="nl" class="prompts"><h3>{escape(chosen.titel)}</h3><p>{escape(chosen.inleiding)}</p>'
        f"<dl>{rows}</dl>{source}</section>"
    )


def cijfers_bij(verhaal: Verhaal, dossier: Dossier) -> Scherm:
    """Show the figures of the same opgave: first those that the story explains or contradicts, then some others."""
    from sociaal_domein.weergave.beeld import lezingbeeld
    from sociaal_domein.weergave.briefing.keuze import alle_lezingen, op_volgorde
    from sociaal_domein.weergave.tabel import lezing_als_html
    from sociaal_domein.weergave.zinnen import zinnen

    place = verhaal.gemeente
    readings = [r for r in op_volgorde(alle_lezingen(dossier), verhaal.casus.wet) if not r.is_oud]
    linked = [r for r in readings if verhaal.bij_cijfer(r.indicator.id)]
    shown = (linked + [r for r in readings if r not in linked])[:MEESTE_CIJFERS]
    if not shown:
        return Scherm(f'<p lang="nl">Over deze opgave is er geen recent cijfer voor {escape(place.naam)}.</p>')

    def part(reading: Lezing) -> str:
        return (
            f"<h3>{escape(reading.indicator.titel)}</h3>{_naast(verhaal, reading)}"
            f"<p>{escape(' '.join(zinnen(reading, place.naam)))}</p>"
            f"<p><strong>Zegt niet:</strong> {escape(reading.indicator.zegt_niet[0])}</p>"
            f"<figure>{lezingbeeld(reading, place).svg()}</figure>"
            f"<details><summary>Uitleg en bron</summary>{lezing_als_html(reading)}</details>"
        )

    return Scherm(
        f'<section lang="nl" class="cijfers">{"".join(part(r) for r in shown)}<p><em>{EEN_VERHAAL}</em></p></section>'
    )


def _naast(verhaal: Verhaal, lezing: Lezing) -> str:
    link = verhaal.bij_cijfer(lezing.indicator.id)
    if link is None:
        return ""
    return (
        f"<p><strong>{escape(verhaal.casus.naam)}.</strong> {bij_cijfer(verhaal, link)} {escape(als_zin(link.uitleg))} "
        f"{EEN_VERHAAL}</p>"
    )


def vragen_bij(verhaal: Verhaal, dossier: Dossier) -> Scherm:
    """Show per value of the story the question about the story, and the questions about the figures."""
    parts = []
    for value in verhaal.casus.waarden:
        if entry := dossier.waarden.get(value.waarde):
            asked = "".join(f"<li>{escape(q.tekst)}</li>" for q in entry.vragen)
            figures = f"<p>Bij de cijfers:</p><ul>{asked}</ul>" if asked else ""
            parts.append(
                f"<h3>{escape(entry.waarde.naam)}</h3><p><b>{escape(entry.waarde.casusvraag)}</b></p>{figures}"
            )
    return Scherm(f'<section lang="nl" class="vragen">{"".join(parts)}</section>')


@dataclass
class Gesprek:
    """One session at the table. What it shows can be taken off the screen again: a notebook keeps what it shows.

    Attributes
    ----------
    gemeente : Gemeente
    verhalen : list of Verhaal
        Also own cases that are not released: they stay with this team.
    """

    gemeente: Gemeente
    verhalen: list[Verhaal] = field(repr=False)
    _gekozen: Verhaal | None = field(default=None, repr=False)
    _wissen: list[Callable[[], None]] = field(default_factory=list, repr=False)

    def overzicht(self) -> None:
        """Show which stories there are."""
        self._toon(overzicht(self.verhalen))

    def kies(self, nummer: int) -> None:
        """Choose a story by its number and show it.

        Raises
        ------
        SociaalDomeinFout
            There is no story with this number.
        """
        if not 1 <= nummer <= len(self.verhalen):
            raise SociaalDomeinFout(
                f"Er is geen verhaal met nummer {nummer}.",
                doe=f"Kies een nummer van 1 tot en met {len(self.verhalen)}.",
            )
        self._gekozen = self.verhalen[nummer - 1]
        self._toon(toon(self._gekozen))

    def prompts(self, naam: str) -> None:
        """Show a list of questions; see `prompts`."""
        self._toon(prompts(naam))

    def cijfers(self) -> None:
        """Show the figures beside the chosen story."""
        self._toon(cijfers_bij(self.verhaal, self._dossier()))

    def vragen(self) -> None:
        """Show the questions that fit the chosen story."""
        self._toon(vragen_bij(self.verhaal, self._dossier()))

    def wis(self) -> None:
        """Take everything off the screen, so that no story is saved with the notebook."""
        for clear in self._wissen:
            clear()
        self._wissen.clear()

    @property
    def verhaal(self) -> Verhaal:
        """The story that was chosen.

        Raises
        ------
        SociaalDomeinFout
            None was chosen yet.
        """
        if self._gekozen is None:
            raise SociaalDomeinFout("Er is nog geen verhaal gekozen.", doe="Kies er een met: gesprek.kies(1)")
        return self._gekozen

    def _dossier(self) -> Dossier:
        from sociaal_domein.dossier import maak_dossier

        case, tasks = self.verhaal.casus, self.gemeente.domein.register.opgaven
        fitting = (o.id for o in tasks.values() if case.wet in (o.wet, "breed"))
        task = case.opgave if case.opgave in tasks else next(fitting, None)
        return maak_dossier(self.gemeente, None, date.today(), task)

    def _toon(self, scherm: Scherm) -> None:
        from IPython import display

        show: Callable[..., Any] = display.display
        if (handle := show(scherm, display_id=True)) is not None:
            self._wissen.append(lambda: handle.update(Scherm("")))


def begin_gesprek(domein: Domein) -> Gesprek:
    """Begin a session: with the cases of the working folder first, then published ones about a figure.

    Without a working folder the figures are those of an example.

    Raises
    ------
    SociaalDomeinFout
        A file with an own case is damaged, or holds what may lead to a person.
    """
    from sociaal_domein.verhalen import verhalen_voor_team

    place = domein.gemeente(domein.instellingen.gemeente or VOORBEELD)
    stories = verhalen_voor_team(place)
    return Gesprek(place, sorted(stories, key=lambda v: (v.vanwaar not in ("eigen", "verzonnen"), not v.casus.cijfers)))
